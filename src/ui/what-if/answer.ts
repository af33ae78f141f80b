import type { Values } from '../../parameters/parameter';
import type { SpreadFigures } from '../../what-if/spread-figures';
import { createCleanup, element } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState, Run } from '../state';
import { createHistogram } from './histogram';
import { createPlan } from './plan';
import type { Reply } from './questions';
import { spreadRows } from './words';

export interface Answer extends Part {
  /** @param run  the one that was asked about */
  show(run: Run, reply: Reply): void;
  clear(): void;
}

/** An answer in words, drawings where there are any, and what can be done with it. It says so when its run has changed. */
export function createAnswer({
  state,
  takeOver,
}: {
  readonly state: Readable<PageState>;
  takeOver(run: Run, changes: Values): void;
}): Answer {
  const cleanup = createCleanup();
  // Read out when something is put into it.
  const words = element('div', { class: 'what-if-words', attributes: { 'aria-live': 'polite' } });
  const status = element('p', { class: 'what-if-status', attributes: { role: 'status' } });
  const take = element('button', { class: 'what-if-take', text: 'Take over', attributes: { type: 'button' } });
  const buttons = element('div', { class: 'what-if-buttons' }, take, status);
  const table = element('div');
  const drawings = element('div', { class: 'what-if-drawings' });
  const root = element(
    'section',
    { class: 'what-if-answer', attributes: { 'aria-label': 'Answer' } },
    element('div', { class: 'what-if-said' }, words, buttons, table),
    drawings,
  );
  let shown: { readonly run: Run; readonly reply: Reply; taken: boolean } | null = null;

  function write(): void {
    root.classList.toggle('is-empty', shown === null);
    if (!shown) {
      for (const part of [words, drawings, table]) part.replaceChildren();
      buttons.hidden = true;
      return;
    }
    const { run, reply } = shown;
    const { units } = state.get();
    words.replaceChildren(...reply.words(units).map((text) => element('p', { text })));
    const { spread } = reply;
    drawings.replaceChildren();
    table.replaceChildren();
    if (spread) {
      const { figures, runs } = spread;
      const rows = spreadRows(figures, units).map(([label, value]) =>
        element('tr', {}, element('th', { text: label, attributes: { scope: 'row' } }), element('td', { text: value })),
      );
      drawings.append(
        drawing(planCaption(figures), createPlan(run.jump, runs, figures, units)),
        ...(figures.loads
          ? [drawing([element('span', { text: 'Opening loads' })], createHistogram(runs, figures.loads))]
          : []),
      );
      table.replaceChildren(
        element(
          'details',
          { class: 'what-if-table' },
          element('summary', { text: 'The same in numbers' }),
          element('table', {}, element('tbody', {}, ...rows)),
        ),
      );
    }
    settle();
  }

  /** What can still be done with it. */
  function settle(): void {
    if (!shown) return;
    const { run, reply, taken } = shown;
    const now = state.get();
    const isSame = now.runs[run.jump.id].recording.hash === run.recording.hash;
    take.hidden = !reply.changes || taken || !isSame;
    const text = taken ? 'Taken over; Undo takes it back.' : isSame ? '' : 'The jump has changed since: ask again.';
    if (status.textContent !== text) status.textContent = text;
    buttons.hidden = take.hidden && text === '';
    root.classList.toggle('is-past', !isSame && !taken);
  }

  cleanup.listen(take, 'click', () => {
    if (!shown?.reply.changes) return;
    shown.taken = true;
    takeOver(shown.run, shown.reply.changes);
    settle();
    status.tabIndex = -1;
    status.focus();
  });
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.units !== before.units) write();
      else if (now.runs !== before.runs) settle();
    }),
  );
  write();

  return {
    element: root,
    show(run, reply) {
      shown = { run, reply, taken: false };
      write();
      root.scrollIntoView({ block: 'nearest' });
    },
    clear() {
      shown = null;
      write();
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

function drawing(caption: readonly HTMLElement[], image: SVGSVGElement): HTMLElement {
  return element('figure', {}, element('figcaption', {}, ...caption), image);
}

/** What is what in the plan, in the colours it is drawn with. */
function planCaption({ runs, endings, ellipses }: SpreadFigures): readonly HTMLElement[] {
  return [
    element('span', { text: 'Landings' }),
    ...ellipses.map(({ share }, i) =>
      element('span', { class: i === 0 ? 'key-half' : 'key-most', text: `${Math.round(100 * share)} %` }),
    ),
    ...(endings.landed < runs ? [element('span', { class: 'key-bad', text: 'no landing' })] : []),
  ];
}
