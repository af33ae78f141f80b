import { narrationOf } from '../../recording/narration';
import type { Sample } from '../../recording/sample';
import { createCleanup, element, liveText } from '../elements/dom';
import type { Part, Readable } from '../part';
import { type PageState, type ShownRun, stageOf } from '../state';

export interface Caption extends Part {
  /** Tells of an instant of the first run. */
  show(sample: Sample, clock: number): void;
}

/** What goes on, as the caption of a film. With two runs on show there are two stories, and no caption. */
export function createCaption(state: Readable<PageState>): Caption {
  const text = liveText();
  const root = element('p', { class: 'caption plate' });
  root.append(text.node);
  const cleanup = createCleanup();
  const arrange = () => {
    root.hidden = state.get().shown.length > 1;
  };
  cleanup.add(state.subscribe(arrange));
  arrange();
  return {
    element: root,
    show(sample, clock) {
      if (root.hidden) return;
      const isOver = stageOf(state.get().shown[0] as ShownRun, clock) === 'over';
      text.set(isOver ? '' : narrationOf(sample));
      root.classList.toggle('is-empty', isOver);
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
