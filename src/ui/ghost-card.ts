import { element } from './dom';
import type { Part, Readable } from './part';
import type { Drawer, PageState } from './state';

export interface GhostActions {
  dismissGhost(): void;
  openDrawer(drawer: Drawer | null): void;
}

/** What a change did: the figures that differ from the run as it was before, until that ghost is dismissed. */
export function createGhostCard(state: Readable<PageState>, _actions: GhostActions): Part {
  const root = element('section', { class: 'ghost-card plate', attributes: { 'aria-label': 'What the change did' } });
  const arrange = () => {
    root.hidden = state.get().ghost === null;
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
