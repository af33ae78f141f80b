import { element } from './dom';
import type { Part, Readable } from './part';
import type { Comparison, PageState } from './state';

export interface CompareActions {
  compare(changes: Partial<Comparison>): void;
}

/** How Compare is set up: who stands left and right, what is aligned, and which picture. */
export function createCompareBar(state: Readable<PageState>, _actions: CompareActions): Part {
  const root = element('section', { class: 'compare-bar plate', attributes: { 'aria-label': 'Comparison' } });
  const arrange = () => {
    root.hidden = state.get().view !== 'compare';
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
