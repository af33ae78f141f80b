import type { Values } from '../../parameters/parameter';
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
  clearGround,
}: {
  readonly state: Readable<PageState>;
  takeOver(run: Run, changes: Values): void;
  clearGround(): void;
}): Answer {
  const cleanup = createCleanup();
  // Read out when something is put into it.
  const words = element('div', { class: 'what-if-words', attributes: { 'aria-live': 'polite' } });
  const status = element('p', { class: 'what-if-status', attributes: { role: 'status' } });
  const take = element('button', { class: 'what-if-take', text: 'Take over', attributes: { type: 'button' } });
  const erase = element('button', { class: 'plain', text: 'Clear the ground', attributes: { type: 'button' } });
  const buttons = element('div', { class: 'what-if-buttons' }, take, erase, status);
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
        drawing('Landings from above', createPlan(run.jump, runs, figures, units)),
        ...(figures.loads ? [drawing('Opening loads', createHistogram(runs, figures.loads))] : []),
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
    erase.hidden = now.groundMarks === null || now.groundMarks !== reply.marks;
    const text = taken ? 'Taken over; Undo takes it back.' : isSame ? '' : 'The jump has changed since: ask again.';
    if (status.textContent !== text) status.textContent = text;
    buttons.hidden = take.hidden && erase.hidden && text === '';
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
  cleanup.listen(erase, 'click', clearGround);
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.units !== before.units) write();
      else if (now.runs !== before.runs || now.groundMarks !== before.groundMarks) settle();
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

function drawing(name: string, image: SVGSVGElement): HTMLElement {
  return element('figure', {}, element('figcaption', { text: name }), image);
}
