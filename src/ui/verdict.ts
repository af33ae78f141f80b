import type { JumpId } from '../jumps/jump';
import type { Playback } from '../playback/playback';
import { figures } from '../recording/summary';
import { createCleanup, element } from './dom';
import type { Part, Readable } from './part';
import type { PageState } from './state';
import { quantityText } from './text';

/** How a jump ended, with its headline figures. Shown from its last moment on. */
export function createVerdict(state: Readable<PageState>, playback: Playback, id: JumpId): Part & { update(): void } {
  const sentence = element('p', { class: 'verdict-sentence' });
  const list = element('dl', { class: 'figures' });
  const root = element(
    'section',
    { class: 'verdict plate', attributes: { 'aria-label': `How it ended, ${state.get().runs[id].jump.title}` } },
    sentence,
    // Closed at first: the end of the jump is worth seeing, and this plate lies over it.
    element('details', {}, element('summary', { text: 'The jump in figures' }), list),
  );
  root.hidden = true;
  root.dataset.jump = id;
  const cleanup = createCleanup();
  let isStale = true;

  function fill(): void {
    isStale = false;
    const { runs, units } = state.get();
    const { recording } = runs[id];
    root.dataset.ending = recording.ending;
    sentence.textContent = recording.verdict;
    list.replaceChildren(
      ...figures.flatMap((figure) => {
        const si = figure.of(recording);
        if (si === null) return [];
        const text = quantityText(si, figure, units);
        return [element('div', {}, element('dt', { text: figure.label }), element('dd', { text }))];
      }),
    );
  }

  cleanup.add(
    state.subscribe((now, before) => {
      if (now.runs[id] !== before.runs[id] || now.units !== before.units) isStale = true;
    }),
  );
  return {
    element: root,
    update() {
      const isOver = playback.time >= state.get().runs[id].recording.end;
      if (isOver && isStale) fill();
      if (root.hidden === isOver) root.hidden = !isOver;
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
