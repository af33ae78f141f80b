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
  /** Moments on the clock at which there is something to say, and what. */
  let moments = new Float64Array(0);
  let sentences: readonly string[] = [];

  function prepare(shown: PageState['shown']): void {
    const news = shown.flatMap(({ run: { recording }, offset, name }) => [
      ...recording.events.map((event) => ({
        at: event.time + offset,
        text: shown.length > 1 ? `${name}: ${eventText(event)}` : eventText(event),
      })),
      { at: recording.end + offset, text: recording.verdict },
    ]);
    moments = Float64Array.from(news, ({ at }) => at);
    sentences = news.map(({ text }) => text);
  }
  const unsubscribe = state.subscribe((now, old) => {
    if (now.shown !== old.shown) prepare(now.shown);
  });
  prepare(state.get().shown);

  return {
    element: root,
    update() {
      const last = before[0] as number;
      before[0] = playback.time;
      const ran = (before[0] as number) > last && before[1] === playback.discontinuities;
      before[1] = playback.discontinuities;
      if (!ran) return;
      for (let i = 0; i < moments.length; i++) {
        const moment = moments[i] as number;
        if (moment <= last || moment > (before[0] as number)) continue;
        if (playback.speed <= FASTEST_SPOKEN) root.textContent = sentences[i] as string;
      }
    },
    dispose() {
      unsubscribe();
      root.remove();
    },
  };
}
