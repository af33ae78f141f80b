import { systemOf, type UnitSystem, type Units, unitSystems } from '../../parameters/reader-units';
import type { Drawer, PageState, View } from '../state';

/** All that a key can do. */
export interface CommandActions {
  togglePlay(): void;
  begin(): void;
  seek(time: number): void;
  step(seconds: number): void;
  stepFrame(direction: 1 | -1): void;
  goToEvent(direction: 1 | -1): void;
  toggleBackwards(): void;
  changeSpeed(direction: 1 | -1): void;
  setSpeed(speed: 'auto'): void;
  toggleLoop(): void;
  setLoopEnd(which: 'start' | 'end'): void;
  choose(view: View): void;
  nextCamera(): void;
  /** Turns the camera as a hand on the picture would that moves so many pixels. */
  orbit(dx: number, dy: number): void;
  /** Above 1 moves the camera away. */
  zoom(factor: number): void;
  /** Rings at round heights and labels on landmarks. */
  toggleMarks(): void;
  /** Arrows for the forces. */
  toggleForces(): void;
  /** On or silent. */
  toggleSound(): void;
  toggleFullScreen(): void;
  toggleBare(): void;
  togglePanel(): void;
  openPanel(open: boolean): void;
  toggleDrawer(drawer: Drawer): void;
  openDrawer(drawer: Drawer | null): void;
  openPresets(): void;
  /** Asks for a name for the run on show. */
  keepRun(): void;
  setUnits(units: Units): void;
  openHelp(open: boolean): void;
  undo(): void;
  redo(): void;
  dismissGhost(): void;
  dismissMessages(): void;
}

/** A chord and what it does. */
export interface Binding {
  /** `Shift+ArrowLeft`, `Mod+z` (Control, on a Mac Command), `?`. */
  readonly chord: string;
  /** Another way to press the same, which the help does not show. */
  readonly isAlias?: boolean;
  run(actions: CommandActions, state: PageState): void;
}

/** What one line of the help says: one thing, or two that are each other's opposite. */
export interface Command {
  readonly key: string;
  readonly label: string;
  readonly group: CommandGroup;
  /** Goes on while the key is held. */
  readonly repeats?: boolean;
  /** Something that not every browser has. */
  readonly needs?: 'fullScreen';
  readonly bindings: readonly Binding[];
}

export const commandGroups = {
  time: 'Time',
  picture: 'Picture',
  page: 'Page',
} as const;
export type CommandGroup = keyof typeof commandGroups;

/** Pixels that a press turns the camera by, and how much nearer it brings it. */
const TURN = 36;
const NEARER = 0.88;

/** Every action of the page with its keys. What listens, the help and the titles of the buttons walk this list. */
export const commands: readonly Command[] = [
  { key: 'play', group: 'time', label: 'Play, pause', bindings: [{ chord: 'Space', run: (a) => a.togglePlay() }] },
  { key: 'replay', group: 'time', label: 'Replay from the start', bindings: [{ chord: 'r', run: (a) => a.begin() }] },
  {
    key: 'second',
    group: 'time',
    label: 'A second back, forward',
    repeats: true,
    bindings: [
      { chord: 'ArrowLeft', run: (a) => a.step(-1) },
      { chord: 'ArrowRight', run: (a) => a.step(1) },
    ],
  },
  {
    key: 'tenth',
    group: 'time',
    label: 'A tenth of a second',
    repeats: true,
    bindings: [
      { chord: 'Shift+ArrowLeft', run: (a) => a.step(-0.1) },
      { chord: 'Shift+ArrowRight', run: (a) => a.step(0.1) },
    ],
  },
  {
    key: 'frame',
    group: 'time',
    label: 'One frame',
    repeats: true,
    bindings: [
      { chord: '[', run: (a) => a.stepFrame(-1) },
      { chord: ']', run: (a) => a.stepFrame(1) },
    ],
  },
  {
    key: 'event',
    group: 'time',
    label: 'Previous, next event',
    bindings: [
      { chord: ',', run: (a) => a.goToEvent(-1) },
      { chord: '.', run: (a) => a.goToEvent(1) },
    ],
  },
  {
    key: 'ends',
    group: 'time',
    label: 'To the start, the end',
    bindings: [
      { chord: 'Home', run: (a) => a.seek(Number.NEGATIVE_INFINITY) },
      { chord: 'End', run: (a) => a.seek(Number.POSITIVE_INFINITY) },
    ],
  },
  { key: 'backwards', group: 'time', label: 'Backwards', bindings: [{ chord: 'b', run: (a) => a.toggleBackwards() }] },
  {
    key: 'speed',
    group: 'time',
    label: 'Slower, faster',
    repeats: true,
    bindings: [
      { chord: '-', run: (a) => a.changeSpeed(-1) },
      { chord: '+', run: (a) => a.changeSpeed(1) },
      // The same key as the plus of many keyboards, without Shift.
      { chord: '=', isAlias: true, run: (a) => a.changeSpeed(1) },
    ],
  },
  { key: 'auto', group: 'time', label: 'Automatic speed', bindings: [{ chord: 'a', run: (a) => a.setSpeed('auto') }] },
  { key: 'loop', group: 'time', label: 'Loop this phase', bindings: [{ chord: 'l', run: (a) => a.toggleLoop() }] },
  {
    key: 'loopEnds',
    group: 'time',
    label: 'Loop starts, ends here',
    bindings: [
      { chord: 'i', run: (a) => a.setLoopEnd('start') },
      { chord: 'o', run: (a) => a.setLoopEnd('end') },
    ],
  },

  {
    key: 'view',
    group: 'picture',
    label: 'HALO, Cliff, Compare',
    bindings: [
      { chord: '1', run: (a) => a.choose('halo') },
      { chord: '2', run: (a) => a.choose('cliff') },
      { chord: '3', run: (a) => a.choose('compare') },
    ],
  },
  { key: 'camera', group: 'picture', label: 'Next camera', bindings: [{ chord: 'c', run: (a) => a.nextCamera() }] },
  {
    key: 'turn',
    group: 'picture',
    label: 'Turn the camera left, right',
    repeats: true,
    bindings: [
      { chord: 'j', run: (a) => a.orbit(-TURN, 0) },
      { chord: 'k', run: (a) => a.orbit(TURN, 0) },
    ],
  },
  {
    key: 'tilt',
    group: 'picture',
    label: 'Turn it up, down',
    repeats: true,
    bindings: [
      { chord: 'u', run: (a) => a.orbit(0, -TURN) },
      { chord: 'n', run: (a) => a.orbit(0, TURN) },
    ],
  },
  {
    key: 'zoom',
    group: 'picture',
    label: 'Nearer, farther',
    repeats: true,
    bindings: [
      { chord: 'z', run: (a) => a.zoom(NEARER) },
      { chord: 'x', run: (a) => a.zoom(1 / NEARER) },
    ],
  },
  { key: 'marks', group: 'picture', label: 'Scale marks', bindings: [{ chord: 'v', run: (a) => a.toggleMarks() }] },
  { key: 'forces', group: 'picture', label: 'Forces', bindings: [{ chord: 'd', run: (a) => a.toggleForces() }] },
  {
    key: 'fullScreen',
    group: 'picture',
    label: 'Full screen',
    needs: 'fullScreen',
    bindings: [{ chord: 'f', run: (a) => a.toggleFullScreen() }],
  },
  { key: 'bare', group: 'picture', label: 'Hide interface', bindings: [{ chord: 'h', run: (a) => a.toggleBare() }] },

  { key: 'sound', group: 'page', label: 'Sound', bindings: [{ chord: 's', run: (a) => a.toggleSound() }] },
  { key: 'presets', group: 'page', label: 'Presets', bindings: [{ chord: 'e', run: (a) => a.openPresets() }] },
  { key: 'panel', group: 'page', label: 'Parameters', bindings: [{ chord: 'g', run: (a) => a.togglePanel() }] },
  { key: 'plots', group: 'page', label: 'Plots', bindings: [{ chord: 'p', run: (a) => a.toggleDrawer('plots') }] },
  {
    key: 'figures',
    group: 'page',
    label: 'Figures',
    bindings: [{ chord: 't', run: (a) => a.toggleDrawer('figures') }],
  },
  { key: 'takes', group: 'page', label: 'Takes', bindings: [{ chord: 'q', run: (a) => a.toggleDrawer('takes') }] },
  { key: 'keep', group: 'page', label: 'Keep this run', bindings: [{ chord: 'y', run: (a) => a.keepRun() }] },
  { key: 'whatif', group: 'page', label: 'What if', bindings: [{ chord: 'w', run: (a) => a.toggleDrawer('whatif') }] },
  {
    key: 'units',
    group: 'page',
    label: 'Next units',
    bindings: [{ chord: 'm', run: (a, state) => a.setUnits(unitSystems[nextSystem(state.units)]) }],
  },
  {
    key: 'undo',
    group: 'page',
    label: 'Undo, redo',
    bindings: [
      { chord: 'Mod+z', run: (a) => a.undo() },
      { chord: 'Mod+Shift+z', run: (a) => a.redo() },
      { chord: 'Mod+y', isAlias: true, run: (a) => a.redo() },
    ],
  },
  {
    key: 'close',
    group: 'page',
    label: 'Close what is open',
    bindings: [{ chord: 'Escape', run: (a, state) => closeTopmost(a, state) }],
  },
  { key: 'help', group: 'page', label: 'These keys', bindings: [{ chord: '?', run: (a) => a.openHelp(true) }] },
];

/** The next of the unit systems; from a mixture, the first. */
export function nextSystem(units: Units): UnitSystem {
  const systems = Object.keys(unitSystems) as UnitSystem[];
  const present = systemOf(units);
  return systems[((present ? systems.indexOf(present) : -1) + 1) % systems.length] as UnitSystem;
}

export type Closable = 'help' | 'bare' | 'ghost' | 'messages' | 'drawer' | 'panel';

/**
 * What Escape closes: what lies on top, then what asks for attention, then what takes room. Menus and dialogs hold the focus and
 * see the key first; the panel goes only where it covers the picture.
 */
export function topmostOf(
  state: Pick<PageState, 'helpOpen' | 'bare' | 'ghost' | 'messages' | 'drawer' | 'panelOpen'>,
  isNarrow: boolean,
): Closable | null {
  if (state.helpOpen) return 'help';
  if (state.bare) return 'bare';
  if (state.ghost) return 'ghost';
  if (state.messages.length > 0) return 'messages';
  if (state.drawer) return 'drawer';
  return state.panelOpen && isNarrow ? 'panel' : null;
}

const closers: Readonly<Record<Closable, (actions: CommandActions) => void>> = {
  help: (a) => a.openHelp(false),
  bare: (a) => a.toggleBare(),
  ghost: (a) => a.dismissGhost(),
  messages: (a) => a.dismissMessages(),
  drawer: (a) => a.openDrawer(null),
  panel: (a) => a.openPanel(false),
};

function closeTopmost(actions: CommandActions, state: PageState): void {
  // As the layout has it: where panel and drawer take the place of the picture.
  const isNarrow = matchMedia('(max-width: 699px), (max-height: 479px)').matches;
  const topmost = topmostOf(state, isNarrow);
  if (topmost) closers[topmost](actions);
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  '-': '−',
};

/** A chord as it is printed on a keyboard: "Shift ←", "Ctrl Z". */
export function chordText(chord: string, isMac = false): string {
  // The plus may itself be the key.
  const parts = chord.split(/\+(?=.)/);
  return parts
    .map((part) => {
      if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
      return keyNames[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    })
    .join(' ');
}

/** What a button says about itself, with the key that does the same: "Hide interface (H)". */
export function titleOf(key: string, binding = 0, label?: string): string {
  const command = commands.find((each) => each.key === key);
  const chord = command?.bindings[binding]?.chord;
  if (!command || chord === undefined) throw new Error(`There is no command ${key} ${binding}.`);
  return `${label ?? command.label} (${chordText(chord)})`;
}
