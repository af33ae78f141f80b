import type { JumpId } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import type { Units } from '../parameters/reader-units';
import { element } from './dom';
import type { Part, Readable } from './part';
import type { PageState, View } from './state';
import { createViewSwitch } from './view-switch';

export interface TopBarActions {
  choose(view: View): void;
  /** Values as last edited, and a whole change of them at once: for the presets. */
  valuesOf(id: JumpId): Values;
  set(id: JumpId, values: Values): void;
  setCamera(key: string): void;
  setUnits(units: Units): void;
  toggleFullScreen(): void;
  toggleBare(): void;
  openHelp(open: boolean): void;
}

/** Above the picture: name, view, presets, and how the picture is looked at. */
export function createTopBar(state: Readable<PageState>, actions: TopBarActions): Part {
  const viewSwitch = createViewSwitch(state, actions.choose);
  const root = element('header', { class: 'top' }, element('h1', { text: 'Two stunts' }), viewSwitch.element);
  return {
    element: root,
    dispose() {
      viewSwitch.dispose();
      root.remove();
    },
  };
}
