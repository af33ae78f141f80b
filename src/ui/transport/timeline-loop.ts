import { type Playback, SHORTEST_LOOP, type Span } from '../../playback/playback';
import { createCleanup, element, setAttribute } from '../elements/dom';
import { listenToDrag } from '../elements/pointer-drag';
import type { Part } from '../part';
import { timeText } from '../text';
import { loopWithEnd, shareOf, timeStep } from './timeline-layout';

export interface TimelineLoopOptions {
  readonly playback: Playback;
  /** The time that a pointer points at, s on the clock. */
  timeAt(event: PointerEvent): number;
  setLoop(loop: Span): void;
  /** The hand has left: time goes into the loop if it is not there. */
  settle(): void;
}

const ends = [
  { which: 'start', label: 'Loop start' },
  { which: 'end', label: 'Loop end' },
] as const;

/** The chosen span over the timeline: what lies outside it is dimmed, and each end can be taken hold of. */
export function createTimelineLoop({ playback, timeAt, setLoop, settle }: TimelineLoopOptions): Part & {
  update(): void;
  /** The whole has changed. */
  layOut(): void;
} {
  const cleanup = createCleanup();
  const before = element('div', { class: 'loop-shade' });
  const after = element('div', { class: 'loop-shade' });
  const frame = element('div', { class: 'loop-frame' });

  function moveEnd(which: 'start' | 'end', time: number): void {
    const { loop } = playback;
    if (loop) setLoop(loopWithEnd(loop, which, time, playback, SHORTEST_LOOP));
  }
  const handles = ends.map(({ which, label }) => {
    const handle = element('div', {
      class: `loop-handle at-${which}`,
      title: `${label}: drag, or arrow keys`,
      attributes: { role: 'slider', tabindex: '0', 'aria-label': label, 'aria-orientation': 'horizontal' },
    });
    listenToDrag(cleanup, handle, {
      begin: () => handle.focus(),
      move(event, held) {
        if (held) moveEnd(which, timeAt(event));
      },
      end: settle,
      leave: () => undefined,
    });
    cleanup.listen(handle, 'keydown', (event) => {
      const { loop } = playback;
      const step = timeStep(event);
      if (!loop || step === null) return;
      event.preventDefault();
      moveEnd(which, loop[which] + step);
    });
    return { which, handle };
  });
  const root = element('div', { class: 'timeline-loop' }, before, after, frame, ...handles.map(({ handle }) => handle));
  root.hidden = true;

  let shown: Span | null = null;
  function layOut(): void {
    shown = playback.loop;
    root.hidden = shown === null;
    if (!shown) return;
    const left = shareOf(shown.start, playback);
    const right = shareOf(shown.end, playback);
    before.style.width = percent(left);
    after.style.left = percent(right);
    frame.style.left = percent(left);
    frame.style.right = percent(1 - right);
    for (const { which, handle } of handles) {
      const time = shown[which];
      handle.style.left = percent(which === 'start' ? left : right);
      setAttribute(handle, 'aria-valuemin', (which === 'start' ? playback.start : shown.start).toFixed(2));
      setAttribute(handle, 'aria-valuemax', (which === 'start' ? shown.end : playback.end).toFixed(2));
      setAttribute(handle, 'aria-valuenow', time.toFixed(2));
      setAttribute(handle, 'aria-valuetext', timeText(time));
    }
  }

  return {
    element: root,
    update() {
      if (playback.loop !== shown) layOut();
    },
    layOut,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
