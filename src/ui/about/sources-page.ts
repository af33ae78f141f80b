import { jumps } from '../../jumps';
import type { Parameter } from '../../parameters/parameter';
import { type Units, unitIn } from '../../parameters/reader-units';
import { element } from '../elements/dom';
import { defaultText, standingMeanings } from '../panel/parameter-help';

/** Every default with its standing and its source, from the declarations themselves. */
export function sourcesPage(units: Units): readonly HTMLElement[] {
  const meanings = Object.entries(standingMeanings).map(([standing, meaning]) => `${standing}: ${meaning}`);
  const legend = element('p', { text: `Where each default is from. ${meanings.join('; ')}.` });
  const tables = jumps.map((jump) =>
    element(
      'section',
      {},
      element('h3', { text: `${jump.title}, ${jump.place.name}` }),
      element(
        'div',
        { class: 'about-scroll', attributes: { tabindex: '0', role: 'group', 'aria-label': jump.title } },
        element(
          'table',
          {},
          element('caption', { class: 'visually-hidden', text: `Defaults: ${jump.title}` }),
          element(
            'thead',
            {},
            element(
              'tr',
              {},
              element('td'),
              ...['Default', 'Standing', 'Source'].map((text) => element('th', { text, attributes: { scope: 'col' } })),
            ),
          ),
          element('tbody', {}, ...Object.values(jump.parameters).map((parameter) => rowOf(parameter, units))),
        ),
      ),
    ),
  );
  return [legend, ...tables];
}

function rowOf(parameter: Parameter, units: Units): HTMLElement {
  const unit = parameter.kind === 'number' ? unitIn(parameter, units) : null;
  return element(
    'tr',
    {},
    element('th', { text: parameter.label, attributes: { scope: 'row' } }),
    element('td', { text: defaultText(parameter, unit) }),
    element('td', { text: parameter.standing }),
    element('td', { text: parameter.source }),
  );
}
