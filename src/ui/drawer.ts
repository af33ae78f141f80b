import type { Playback } from '../playback/playback';
import { element } from './dom';
import type { Part, Readable } from './part';
import type { Drawer, PageState } from './state';

export interface DrawerActions {
  seek(time: number): void;
  hold(held: boolean): void;
  openDrawer(drawer: Drawer | null): void;
}

/** What opens above the transport: the plots, and the figures of the runs on show side by side. */
export function createDrawer(state: Readable<PageState>, _playback: Playback, _actions: DrawerActions): Part {
  const root = element('section', {
    class: 'drawer plate',
    attributes: { id: 'drawer', 'aria-label': 'Plots and figures' },
  });
  const arrange = () => {
    root.hidden = state.get().drawer === null;
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
