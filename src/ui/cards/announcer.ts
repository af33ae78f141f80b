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
  let before = playback.time;
  let jumps = playback.discontinuities;

  return {
    element: root,
    update() {
      const now = playback.time;
      const ran = now > before && jumps === playback.discontinuities && playback.speed <= FASTEST_SPOKEN;
      if (ran) {
        const { shown } = state.get();
        for (const { run, offset, name } of shown) {
          const { recording } = run;
          for (const event of recording.events) {
            if (event.time + offset <= before || event.time + offset > now) continue;
            root.textContent = shown.length > 1 ? `${name}: ${eventText(event)}` : eventText(event);
          }
          if (before < recording.end + offset && now >= recording.end + offset) root.textContent = recording.verdict;
        }
      }
      before = now;
      jumps = playback.discontinuities;
    },
    dispose() {
      root.remove();
    },
  };
}
