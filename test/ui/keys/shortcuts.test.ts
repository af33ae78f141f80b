import { describe, expect, test, vi } from 'vitest';
import { unitSystems } from '../../../src/parameters/reader-units';
import {
  type CommandActions,
  chordText,
  commandGroups,
  commands,
  nextSystem,
  titleOf,
  topmostOf,
} from '../../../src/ui/keys/commands';
import { chordOf, type Focus, type KeyPress, shortcutOf } from '../../../src/ui/keys/shortcuts';
import type { PageState } from '../../../src/ui/state';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const state = { units: unitSystems.imperial } as PageState;

/** Presses a key and says what was done: the action's name and what it was told. */
function press(key: string, held: Partial<KeyPress> = {}, focus: Focus = 'page', singleKeys = true): unknown[] {
  const done: unknown[] = [];
  const actions = new Proxy({} as CommandActions, {
    get:
      (_, name) =>
      (...told: unknown[]) =>
        done.push(name, ...told),
  });
  shortcutOf({ ...plain, key, ...held }, focus, { singleKeys })?.binding.run(actions, state);
  return done;
}

describe('keys', () => {
  test.each([
    [' ', {}, ['togglePlay']],
    ['ArrowLeft', {}, ['step', -1]],
    ['ArrowRight', {}, ['step', 1]],
    ['ArrowLeft', { shiftKey: true }, ['step', -0.1]],
    ['ArrowRight', { shiftKey: true }, ['step', 0.1]],
    ['[', {}, ['stepFrame', -1]],
    [']', {}, ['stepFrame', 1]],
    [',', {}, ['goToEvent', -1]],
    ['.', {}, ['goToEvent', 1]],
    ['Home', {}, ['seek', Number.NEGATIVE_INFINITY]],
    ['End', {}, ['seek', Number.POSITIVE_INFINITY]],
    ['r', {}, ['begin']],
    ['b', {}, ['toggleBackwards']],
    ['-', {}, ['changeSpeed', -1]],
    ['+', { shiftKey: true }, ['changeSpeed', 1]],
    ['=', {}, ['changeSpeed', 1]],
    ['a', {}, ['setSpeed', 'auto']],
    ['l', {}, ['toggleLoop']],
    ['i', {}, ['setLoopEnd', 'start']],
    ['o', {}, ['setLoopEnd', 'end']],
    ['1', {}, ['choose', 'halo']],
    ['2', {}, ['choose', 'cliff']],
    ['3', {}, ['choose', 'compare']],
    ['c', {}, ['nextCamera']],
    ['f', {}, ['toggleFullScreen']],
    ['h', {}, ['toggleBare']],
    ['e', {}, ['openPresets']],
    ['q', {}, ['toggleDrawer', 'takes']],
    ['y', {}, ['keepRun']],
    ['w', {}, ['toggleDrawer', 'whatif']],
    ['g', {}, ['togglePanel']],
    ['p', {}, ['toggleDrawer', 'plots']],
    ['t', {}, ['toggleDrawer', 'figures']],
    ['m', {}, ['setUnits', unitSystems.aviation]],
    ['?', { shiftKey: true }, ['openHelp', true]],
    ['z', { ctrlKey: true }, ['undo']],
    ['z', { metaKey: true }, ['undo']],
    ['Z', { ctrlKey: true, shiftKey: true }, ['redo']],
    ['y', { ctrlKey: true }, ['redo']],
  ])('%j %o does %j', (key, held, done) => {
    expect(press(key, held)).toEqual(done);
  });

  test('turn and zoom the camera, each pair in opposite ways', () => {
    const turned = (key: string) => press(key).slice(1) as [number, number];
    expect(turned('j')).toEqual(turned('k').map((pixels) => (pixels === 0 ? 0 : -pixels)));
    expect(turned('u')).toEqual(turned('n').map((pixels) => (pixels === 0 ? 0 : -pixels)));
    expect(turned('j')[0]).toBeLessThan(0);
    expect(turned('u')[1]).toBeLessThan(0);
    const [[nearer = 0], [farther = 0]] = [press('z').slice(1), press('x').slice(1)] as [number[], number[]];
    expect(nearer).toBeLessThan(1);
    expect(nearer * farther).toBeCloseTo(1, 12);
  });

  test('with caps lock and on keyboards that need AltGr for brackets mean the same', () => {
    expect(press('C')).toEqual(['nextCamera']);
    expect(press('[', { ctrlKey: true, altKey: true })).toEqual(['stepFrame', -1]);
    expect(press(']', { altKey: true })).toEqual(['stepFrame', 1]);
  });

  test('of the browser are left to it', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
      for (const key of ['c', 'f', 'p', 'r', 't', '-', '+', '1', 'ArrowLeft'])
        expect(press(key, held), key).toEqual([]);
    }
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'c', ' ']) expect(press(key, { altKey: true })).toEqual([]);
    for (const key of ['Tab', 'Enter', 'F5', 'PageDown']) expect(press(key)).toEqual([]);
  });

  test('belong to a text wholly, to other controls but for undo and Escape, to a button what presses it', () => {
    const chords = commands.flatMap(({ bindings }) => bindings.map(({ chord }) => chord));
    for (const chord of chords) {
      const parts = chord.split(/\+(?=.)/);
      const key = parts[parts.length - 1] === 'Space' ? ' ' : (parts[parts.length - 1] as string);
      const held = { shiftKey: parts.includes('Shift'), ctrlKey: parts.includes('Mod') };
      expect(shortcutOf({ ...plain, ...held, key }, 'page')?.binding.chord, chord).toBe(chord);
      expect(shortcutOf({ ...plain, ...held, key }, 'text'), chord).toBeNull();
      const inControl = shortcutOf({ ...plain, ...held, key }, 'control');
      expect(inControl !== null, chord).toBe(held.ctrlKey || key === 'Escape');
      const onButton = shortcutOf({ ...plain, ...held, key }, 'button');
      expect(onButton === null, chord).toBe(key === ' ');
    }
    expect(press('Enter', {}, 'button')).toEqual([]);
  });

  test('of one letter or sign can be switched off; arrows, Space and chords stay', () => {
    for (const key of ['c', '1', ',', '?', '+']) expect(press(key, {}, 'page', false), key).toEqual([]);
    expect(press(' ', {}, 'page', false)).toEqual(['togglePlay']);
    expect(press('ArrowLeft', {}, 'page', false)).toEqual(['step', -1]);
    expect(press('z', { ctrlKey: true }, 'page', false)).toEqual(['undo']);
  });

  test('are read from the character, whatever Shift was needed for it', () => {
    expect(chordOf({ ...plain, key: '?', shiftKey: true })).toBe('?');
    expect(chordOf({ ...plain, key: 'ArrowLeft', shiftKey: true })).toBe('Shift+ArrowLeft');
    expect(chordOf({ ...plain, key: 'Z', shiftKey: true, metaKey: true })).toBe('Mod+Shift+z');
  });
});

describe('the table', () => {
  test('gives no key to two commands and no name to two lines', () => {
    const chords = commands.flatMap(({ bindings }) => bindings.map(({ chord }) => chord));
    expect(new Set(chords).size).toBe(chords.length);
    for (const list of [commands.map(({ key }) => key), commands.map(({ label }) => label)]) {
      expect(new Set(list).size).toBe(list.length);
    }
    for (const { key, group, bindings } of commands) {
      expect(commandGroups[group], key).toBeTruthy();
      expect(bindings[0]?.isAlias, key).toBeUndefined();
    }
  });

  test('prints keys as keyboards do', () => {
    expect(chordText('Shift+ArrowLeft')).toBe('Shift ←');
    expect(chordText('Mod+Shift+z')).toBe('Ctrl Shift Z');
    expect(chordText('Mod+z', true)).toBe('⌘ Z');
    expect(chordText('+')).toBe('+');
    expect(titleOf('bare')).toBe('Hide interface (H)');
    expect(titleOf('view', 2, 'Both on one clock')).toBe('Both on one clock (3)');
    expect(() => titleOf('nonsense')).toThrow();
  });
});

test('units go round, and a mixture leads to a system', () => {
  const seen = [nextSystem(unitSystems.imperial)];
  for (let i = 0; i < 2; i++) seen.push(nextSystem(unitSystems[seen[i] as keyof typeof unitSystems]));
  expect(seen).toEqual(['aviation', 'metric', 'imperial']);
  expect(unitSystems).toHaveProperty(nextSystem({ ...unitSystems.metric, length: 'ft' }));
});

test('Escape closes one thing after the other, from the top', () => {
  const everything = {
    helpOpen: true,
    bare: true,
    ghost: {} as PageState['ghost'],
    messages: [{ key: 'x', message: 'x' }],
    drawer: 'plots' as const,
    panelOpen: true,
  };
  const nothing = { helpOpen: false, bare: false, ghost: null, messages: [], drawer: null, panelOpen: false };
  const order = [];
  let now: Parameters<typeof topmostOf>[0] = everything;
  for (let top = topmostOf(now, true); top; top = topmostOf(now, true)) {
    order.push(top);
    const field = top === 'help' ? 'helpOpen' : top === 'panel' ? 'panelOpen' : top;
    now = { ...now, [field]: nothing[field] };
  }
  expect(order).toEqual(['help', 'bare', 'ghost', 'messages', 'drawer', 'panel']);
  // Beside the picture the panel is in nobody's way.
  expect(topmostOf({ ...nothing, panelOpen: true }, false)).toBeNull();
});

test('no command does nothing, and each does what its own binding says only once', () => {
  for (const { key, bindings } of commands) {
    for (const binding of bindings) {
      if (binding.chord === 'Escape') continue;
      const called = vi.fn();
      binding.run(new Proxy({} as CommandActions, { get: () => called }), state);
      expect(called, `${key} ${binding.chord}`).toHaveBeenCalledOnce();
    }
  }
});
