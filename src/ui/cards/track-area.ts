import { createCleanup, element } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';
import type { TrackActions } from './track-card';

/** Room for the card of an imported track; the card is fetched with the first one. */
export function createTrackArea(state: Readable<PageState>, actions: TrackActions): Part {
  const cleanup = createCleanup();
  const root = element('section', { class: 'track-area', attributes: { 'aria-label': 'Imported track' } });
  root.hidden = true;
  let asked = false;
  async function fetchCard(): Promise<void> {
    const { createTrackCard } = await import('./track-card');
    const card = createTrackCard(root, state, actions);
    cleanup.add(card.dispose);
  }
  cleanup.add(
    state.subscribe(({ track }) => {
      if (!track || asked) return;
      asked = true;
      // Not found on the way here: the next track asks again.
      fetchCard().catch(() => {
        asked = false;
      });
    }),
  );
  return {
    element: root,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
