import type { Playback } from '../playback/playback';
import { figures } from '../recording/summary';
import { createCleanup, element } from './dom';
import type { Part, Readable } from './part';
import { type PageState, stageOf } from './state';
import { quantityText } from './text';

/** How a jump ended, with its headline figures. Shown from its last moment on. */
export function createSummary(state: Readable<PageState>, playback: Playback, slot: number): Part & { update(): void } {
  const sentence = element('p', { class: 'summary-sentence' });
  const list = element('dl', { class: 'figures' });
  const root = element(
    'section',
    { class: 'summary plate' },
    sentence,
    // Closed at first: the end of the jump is worth seeing, and this plate lies over it.
    element('details', {}, element('summary', { text: 'The jump in figures' }), list),
  );
  root.hidden = true;
  root.dataset.slot = String(slot);
  const cleanup = createCleanup();
  let isStale = true;

  function fill(): void {
    isStale = false;
    const { shown, units } = state.get();
    const own = shown[slot];
    if (!own) return;
    const { recording } = own.run;
    root.setAttribute('aria-label', `How it ended, ${shown.length > 1 ? own.name : own.run.jump.title}`);
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
      if (now.shown !== before.shown || now.units !== before.units) isStale = true;
    }),
  );
  return {
    element: root,
    update() {
      const own = state.get().shown[slot];
      const isOver = own !== undefined && stageOf(own, playback.time) === 'over';
      if (isOver && isStale) fill();
      if (root.hidden === isOver) root.hidden = !isOver;
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
