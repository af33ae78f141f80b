import type { Playback } from '../../playback/playback';
import { element } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';
import { eventText } from '../text';

/** Faster than this, events pass more quickly than they can be spoken. */
const FASTEST_SPOKEN = 2;

/** Says to assistive software what the picture shows to the eye: each event as it passes, and how it ended. */
export function createAnnouncer(state: Readable<PageState>, playback: Playback): Part & { update(): void } {
  const root = element('div', { class: 'visually-hidden', attributes: { 'aria-live': 'polite' } });
  // Not in variables of the closure: each write of a number there is an allocation.
  const before = Float64Array.of(playback.time, playback.discontinuities);

  return {
    element: root,
    update() {
      const now = playback.time;
      const last = before[0] as number;
      const ran = now > last && before[1] === playback.discontinuities && playback.speed <= FASTEST_SPOKEN;
      if (ran) {
        const { shown } = state.get();
        for (const { run, offset, name } of shown) {
          const { recording } = run;
          for (const event of recording.events) {
            if (event.time + offset <= last || event.time + offset > now) continue;
            root.textContent = shown.length > 1 ? `${name}: ${eventText(event)}` : eventText(event);
          }
          if (last < recording.end + offset && now >= recording.end + offset) root.textContent = recording.verdict;
        }
      }
      before[0] = now;
      before[1] = playback.discontinuities;
    },
    dispose() {
      root.remove();
    },
  };
}
