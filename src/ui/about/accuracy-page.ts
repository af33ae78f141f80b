import { errorOf, isWithin, type Measurement, measurements } from '../../accuracy/accuracy';
import { element } from '../elements/dom';
import { MINUS } from '../text';

const bases: Readonly<Record<Measurement['basis'], string>> = {
  published: 'published',
  measured: 'measured by others',
  model: 'computed by other programs',
  'closed form': 'closed form',
  step: 'stricter steps',
};

/** Computes every figure here and now, a part a turn, and sets each table down as it comes. */
export async function fillAccuracy(body: HTMLElement, isWanted: () => boolean): Promise<void> {
  const verdict = element('p', { class: 'about-verdict', attributes: { role: 'status' } });
  const tables = element('div', {});
  body.replaceChildren(
    element('p', {
      text: 'Computed in this browser a moment ago, by the code that flies the jumps and that the tests read. The bar is the largest difference allowed; how much of it is used says how near ours comes.',
    }),
    verdict,
    tables,
  );
  let count = 0;
  let within = 0;
  for (const [i, measure] of measurements.entries()) {
    verdict.textContent = `Computing part ${i + 1} of ${measurements.length} …`;
    // The page goes on moving between the parts.
    await new Promise((turn) => setTimeout(turn));
    if (!isWanted()) return;
    const made = measure();
    count += made.length;
    within += made.filter(isWithin).length;
    for (const [name, rows] of byTable(made)) tables.append(tableOf(name, rows));
  }
  const all = within === count;
  verdict.textContent = all
    ? `All ${count} figures are within their bars.`
    : `${count - within} of ${count} figures are outside their bars: they are marked.`;
  verdict.classList.toggle('is-outside', !all);
}

function byTable(made: readonly Measurement[]): Map<string, Measurement[]> {
  const tables = new Map<string, Measurement[]>();
  for (const m of made) tables.set(m.table, [...(tables.get(m.table) ?? []), m]);
  return tables;
}

const columns = ['', 'Reference', 'Ours', 'Difference', 'Bar', 'Used'];

function tableOf(name: string, rows: readonly Measurement[]): HTMLElement {
  const [first] = rows;
  const outside = rows.filter((m) => !isWithin(m)).length;
  const used = Math.max(...rows.map(shareOfBar));
  const sources = [...new Set(rows.map((m) => `${bases[m.basis]}: ${m.source}`))];
  const says = outside > 0 ? `${outside} outside` : `at most ${percent(used)} of the bar`;
  return element(
    'details',
    { class: outside > 0 ? 'is-outside' : '' },
    element(
      'summary',
      {},
      element('span', { class: 'about-name', text: name }),
      element('span', {
        class: 'about-used',
        text: `${rows.length} ${rows.length === 1 ? 'figure' : 'figures'}, ${says}`,
      }),
    ),
    element('p', { class: 'about-source', text: sources.join('; ') }),
    element(
      'div',
      // Wider than a phone: it scrolls by itself, by keys too.
      { class: 'about-scroll', attributes: { tabindex: '0', role: 'group', 'aria-label': name } },
      element(
        'table',
        {},
        element('caption', { class: 'visually-hidden', text: `${name}${first ? `, ${bases[first.basis]}` : ''}` }),
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ...columns.map((text) =>
              text === '' ? element('td') : element('th', { text, attributes: { scope: 'col' } }),
            ),
          ),
        ),
        element('tbody', {}, ...rows.map(rowOf)),
      ),
    ),
  );
}

function rowOf(m: Measurement): HTMLElement {
  const decimals = decimalsFor(m.bar);
  // No sign before a zero.
  const number = (value: number) => (Number(value.toFixed(decimals)) + 0).toFixed(decimals).replace('-', MINUS);
  const cells = [
    `${number(m.reference)} ${m.unit}`.trim(),
    number(m.got),
    number(errorOf(m)),
    `± ${number(m.bar)}`,
    isWithin(m) ? percent(shareOfBar(m)) : `${percent(shareOfBar(m))}, outside`,
  ];
  return element(
    'tr',
    { class: isWithin(m) ? '' : 'is-outside' },
    element('th', { text: m.what, attributes: { scope: 'row' } }),
    ...cells.map((text) => element('td', { text })),
  );
}

const shareOfBar = (m: Measurement): number => Math.abs(errorOf(m)) / m.bar;
const percent = (share: number): string => `${(100 * share).toFixed(share < 0.0995 && share > 0 ? 1 : 0)} %`;

/** Two digits of the bar are seen: more of a figure says nothing. */
function decimalsFor(bar: number): number {
  return Math.min(Math.max(1 - Math.floor(Math.log10(bar)), 0), 12);
}
