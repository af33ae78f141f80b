import type { Playback } from '../playback/playback';
import type { CompareActions } from './compare-bar';
import { element } from './dom';
import type { Part, Readable } from './part';
import type { PageState } from './state';

/** Both profiles true to scale beside each other, with a few known heights. */
export function createScaleView(state: Readable<PageState>, _playback: Playback, _actions: CompareActions): Part {
  const root = element('section', { class: 'scale-view', attributes: { 'aria-label': 'Both profiles true to scale' } });
  const arrange = () => {
    const { view, comparison } = state.get();
    root.hidden = view !== 'compare' || comparison.picture !== 'scale';
  };
  const unsubscribe = state.subscribe(arrange);
  arrange();
  return {
    element: root,
    dispose() {
      unsubscribe();
      root.remove();
    },
  };
}
