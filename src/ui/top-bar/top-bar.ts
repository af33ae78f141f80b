import type { JumpId } from '../../jumps/jump';
import type { Values } from '../../parameters/parameter';
import type { Units } from '../../parameters/reader-units';
import { createCleanup, element, liveText, setAttribute } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import { createMenu, type Menu, type MenuGroup } from '../elements/menu';
import { titleOf } from '../keys/commands';
import type { Part, Readable } from '../part';
import type { PageState, Tier, View } from '../state';
import { createCopyLink } from './copy-link';
import { createFilesMenu, type FileActions, fileGroups } from './files-menu';
import { createPresetMenu } from './preset-menu';
import { createSoundControl, type SoundActions } from './sound-control';
import { createMixedUnits, createUnitsMenu, unitGroup } from './units-menu';
import { createViewSwitch } from './view-switch';

export interface TopBarActions extends SoundActions, FileActions {
  choose(view: View): void;
  /** A whole change of the values at once: a preset. */
  set(id: JumpId, values: Values): void;
  setCamera(key: string): void;
  setQuality(quality: PageState['quality']): void;
  toggleMarks(): void;
  toggleForces(): void;
  setUnits(units: Units): void;
  toggleFullScreen(): void;
  toggleBare(): void;
  openHelp(open: boolean): void;
  /** The address of what is on show at this moment. */
  link(): string;
}

export interface TopBar extends Part {
  openPresets(): void;
}

/** Above the picture: name, view, presets, and how the picture is looked at. On a phone the last is one menu. */
export function createTopBar(state: Readable<PageState>, actions: TopBarActions): TopBar {
  const cleanup = createCleanup();
  const viewSwitch = createViewSwitch(state, actions.choose);
  const presets = createPresetMenu(state, actions.set);
  const mixed = createMixedUnits(state, actions.setUnits);
  const units = createUnitsMenu(state, actions.setUnits, mixed.open);
  const camera = createCameraMenu(state, actions);
  const sound = createSoundControl(state, actions);
  const files = createFilesMenu(state, actions);
  const copyLink = createCopyLink(actions.link);

  const button = (name: IconName, label: string, title: string, act: () => void) => {
    const icon = createIcon(name);
    const made = element('button', { class: 'plain', title, attributes: { type: 'button', 'aria-label': label } });
    made.append(icon.element);
    cleanup.listen(made, 'click', act);
    return { made, icon };
  };
  const fullScreen = button('expand', 'Full screen', titleOf('fullScreen'), actions.toggleFullScreen);
  const showFullScreen = () => {
    // Some phones have none.
    fullScreen.made.hidden = !document.fullscreenEnabled;
    fullScreen.icon.show(document.fullscreenElement ? 'contract' : 'expand');
    setAttribute(fullScreen.made, 'aria-pressed', String(document.fullscreenElement !== null));
  };
  document.addEventListener('fullscreenchange', showFullScreen);
  cleanup.add(() => document.removeEventListener('fullscreenchange', showFullScreen));
  showFullScreen();

  const hide = button('hide', 'Hide interface', titleOf('bare'), actions.toggleBare);
  const show = button('show', 'Show interface', titleOf('bare', 0, 'Show interface'), actions.toggleBare);
  show.made.classList.add('bare-button');
  const help = button('dots', 'Keys and help', titleOf('help', 0, 'Keys'), () => actions.openHelp(true));
  help.made.replaceChildren(element('span', { class: 'question', text: '?', attributes: { 'aria-hidden': 'true' } }));

  const more = createMenu({
    label: 'More',
    class: 'more-button',
    content: [createIcon('dots').element],
    groups() {
      const groups = showsFiles ? fileGroups(state.get(), actions) : moreGroups();
      showsFiles = false;
      return groups;
    },
  });
  /** Files are a plate of their own in the place of this one: together they would be longer than a phone. */
  let showsFiles = false;
  function openFiles(): void {
    showsFiles = true;
    more.open();
  }
  /** What a phone has no room for. */
  function moreGroups(): MenuGroup[] {
    const now = state.get();
    const things = [
      { label: 'Files…', note: 'Open a file; save this run, a picture or a video', choose: openFiles },
      { label: 'Copy link', choose: copyLink.copy },
      ...(copyLink.share ? [{ label: 'Share link…', choose: copyLink.share }] : []),
      ...(document.fullscreenEnabled
        ? [
            {
              label: document.fullscreenElement ? 'Leave full screen' : 'Full screen',
              choose: actions.toggleFullScreen,
            },
          ]
        : []),
      { label: 'Hide interface', choose: actions.toggleBare },
      { label: 'Keys and help', choose: () => actions.openHelp(true) },
    ];
    const groups: MenuGroup[] = [{ items: things }, unitGroup(now.units, actions.setUnits, mixed.open)];
    groups.unshift(...pictureGroups(now, actions));
    return groups;
  }

  const root = element(
    'header',
    { class: 'top' },
    element(
      'div',
      { class: 'top-left plate' },
      element('h1', { text: 'Two stunts' }),
      viewSwitch.element,
      presets.element,
    ),
    element(
      'div',
      { class: 'top-right plate' },
      camera.element,
      units.element,
      sound.element,
      files.element,
      copyLink.element,
      fullScreen.made,
      hide.made,
      help.made,
      more.element,
    ),
    show.made,
    mixed.element,
    copyLink.dialog,
  );

  // Whoever hid the interface by a button keeps a place to stand on, and comes back to that button.
  let pressed: HTMLElement | null = null;
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.bare === before.bare) return;
      const had = document.activeElement;
      if (!(had instanceof HTMLElement) || !root.contains(had)) return;
      if (now.bare) pressed = had;
      // Only when the page has been arranged can it take the focus.
      queueMicrotask(() => (now.bare ? show.made : pressed)?.focus());
    }),
  );

  const parts: readonly Part[] = [viewSwitch, presets, mixed, units, camera, sound, files, copyLink, more];
  return {
    element: root,
    openPresets: presets.open,
    dispose() {
      cleanup.run();
      for (const part of parts) part.dispose();
      root.remove();
    },
  };
}

type PictureActions = Pick<TopBarActions, 'setCamera' | 'setQuality' | 'toggleMarks' | 'toggleForces'>;

const tierNames: Readonly<Record<Tier, string>> = { low: 'Low', medium: 'Medium', high: 'High' };

/** How the picture is looked at; nothing where there is none. */
function pictureGroups(
  now: PageState,
  { setCamera, setQuality, toggleMarks, toggleForces }: PictureActions,
): MenuGroup[] {
  const { cameras, camera, marks, forces, quality, tier } = now;
  if (cameras.length === 0 || tier === null) return [];
  return [
    {
      label: 'Camera',
      items: cameras.map(({ key, label }) => ({ label, isChosen: key === camera, choose: () => setCamera(key) })),
    },
    {
      label: 'In the picture',
      items: [
        {
          label: marks ? 'Hide scale marks' : 'Show scale marks',
          note: 'Rings at round heights, known landmarks',
          choose: toggleMarks,
        },
        {
          label: forces ? 'Hide forces' : 'Show forces',
          note: 'Arrows for weight, drag, lift, line tension and their sum',
          choose: toggleForces,
        },
      ],
    },
    {
      label: 'Quality',
      items: [
        {
          label: 'Automatic',
          note: quality === 'auto' ? `Now ${tierNames[tier].toLowerCase()}` : 'As fluent as this device draws',
          isChosen: quality === 'auto',
          choose: () => setQuality('auto'),
        },
        ...(Object.keys(tierNames) as Tier[]).map((key) => ({
          label: tierNames[key],
          isChosen: key === quality,
          choose: () => setQuality(key),
        })),
      ],
    },
  ];
}

function createCameraMenu(state: Readable<PageState>, actions: PictureActions): Menu {
  const label = liveText();
  const text = element('span', { class: 'menu-text' });
  text.append(label.node);
  const menu = createMenu({
    label: 'Camera',
    class: 'camera-button',
    title: titleOf('camera', 0, 'Camera'),
    content: [createIcon('camera').element, text, createIcon('more').element],
    groups: () => pictureGroups(state.get(), actions),
  });
  function show(): void {
    const { cameras, camera } = state.get();
    const name = cameras.find((mode) => mode.key === camera)?.label ?? '';
    menu.element.hidden = cameras.length === 0;
    label.set(name);
    setAttribute(menu.element, 'aria-label', `Camera, ${name}`);
  }
  const unsubscribe = state.subscribe((now, before) => {
    if (now.cameras !== before.cameras || now.camera !== before.camera) show();
  });
  show();
  return {
    ...menu,
    dispose() {
      unsubscribe();
      menu.dispose();
    },
  };
}
