import type { JumpId } from '../../jumps/jump';
import type { Values } from '../../parameters/parameter';
import { createCleanup, element, liveText, setAttribute } from '../elements/dom';
import { createIcon } from '../elements/icons';
import { createMenu, type MenuGroup } from '../elements/menu';
import { titleOf } from '../keys/commands';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';
import { shortName } from '../text';
import { presetOf, presetValues } from './presets';

export interface PresetMenu extends Part {
  open(): void;
}

/** Whole sets of values for the jumps in view: says which one is on, and opens the others with a line on each. */
export function createPresetMenu(state: Readable<PageState>, set: (id: JumpId, values: Values) => void): PresetMenu {
  const cleanup = createCleanup();
  /** What was chosen last, for presets with the same values. */
  const chosen: Partial<Record<JumpId, string>> = {};
  const present = (id: JumpId) => {
    const { jump, values } = state.get().runs[id];
    return presetOf(jump, values, chosen[id]);
  };
  /** The jumps of which a run of one's own is in view. */
  const inView = (): JumpId[] => {
    const own = state.get().shown.filter(({ isOwn }) => isOwn);
    return own.map(({ run }) => run.jump.id);
  };

  function groups(): MenuGroup[] {
    const ids = inView();
    return ids.map((id) => {
      const { jump } = state.get().runs[id];
      const now = present(id);
      return {
        ...(ids.length > 1 ? { label: jump.title } : {}),
        items: jump.presets.map((preset) => ({
          label: preset.label,
          note: preset.doc,
          isChosen: preset === now,
          choose() {
            chosen[id] = preset.key;
            set(id, presetValues(jump, preset));
          },
        })),
      };
    });
  }

  const label = liveText();
  const text = element('span', { class: 'menu-text' });
  text.append(label.node);
  const menu = createMenu({
    label: 'Presets',
    class: 'preset-button',
    title: titleOf('presets'),
    content: [createIcon('list').element, text, createIcon('more').element],
    groups,
  });
  function show(): void {
    const ids = inView();
    // Nothing of one's own is in view: nothing could take a preset.
    menu.element.hidden = ids.length === 0;
    const names = ids.map((id) => present(id)?.label ?? 'Your own');
    const [only] = names;
    label.set(ids.length === 1 && only !== undefined ? only : 'Presets');
    const said = ids.map((id, i) => (ids.length > 1 ? `${shortName(id)}: ${names[i]}` : names[i]));
    setAttribute(menu.element, 'aria-label', `Presets, ${said.join('; ')}`);
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.shown !== before.shown || now.runs !== before.runs) show();
    }),
  );
  show();

  return {
    element: menu.element,
    open() {
      if (inView().length > 0) menu.open();
    },
    dispose() {
      cleanup.run();
      menu.dispose();
    },
  };
}
