import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createEditing, type Editing } from '../../src/app/editing';
import { createRun, type Simulate } from '../../src/app/runs';
import { createPresetRuns, createTakeRuns, shownRuns } from '../../src/app/shown';
import { createSpeech } from '../../src/app/speech';
import { createStore, type Store } from '../../src/app/store';
import { jumpById, jumps } from '../../src/jumps';
import type { JumpId } from '../../src/jumps/jump';
import type { Values } from '../../src/parameters/parameter';
import { unitSystems } from '../../src/parameters/reader-units';
import { mph } from '../../src/parameters/units';
import { defaultsOf } from '../../src/parameters/values';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import type { PageState } from '../../src/ui/state';

const defaults = (id: JumpId) => defaultsOf(jumpById(id).parameters) as Values;

let store: Store<PageState>;
let editing: Editing;
const simulated = vi.fn<Simulate>();

beforeEach(() => {
  simulated.mockReset().mockImplementation((jump, values) => simulate(jump, values));
  const sources = { preset: createPresetRuns(simulate), take: createTakeRuns(simulate) };
  const beginning = {
    view: 'halo',
    runs: {
      halo: createRun(jumpById('halo'), defaults('halo'), simulate),
      cliff: createRun(jumpById('cliff'), defaults('cliff'), simulate),
    },
    comparison: {
      left: { kind: 'own', jump: 'halo' },
      right: { kind: 'own', jump: 'cliff' },
      alignment: 'exit',
      height: 1000,
      picture: 'scenes',
    },
    track: null,
  } as const;
  store = createStore<PageState>({
    ...beginning,
    shown: shownRuns(beginning, sources),
    jump: 'halo',
    units: unitSystems.imperial,
    ghost: null,
    takes: [],
    takesStay: null,
    holds: { halo: null, cliff: null },
    canUndo: false,
    canRedo: false,
    cameras: [],
    camera: null,
    quality: 'auto',
    tier: null,
    marks: false,
    forces: false,
    readings: 'compact',
    sound: false,
    volume: 0.7,
    voice: false,
    building: null,
    messages: [],
    panelOpen: true,
    groundMarks: null,
    drawer: null,
    bare: false,
    helpOpen: false,
    aboutOpen: false,
  } as PageState);
  const { say, forget } = createSpeech(store);
  editing = createEditing({ store, simulate: simulated, say, forget });
});

const runOf = (id: JumpId) => store.get().runs[id];
const change = (changes: Values, id: JumpId = 'halo') => editing.edit(id, { ...editing.valuesOf(id), ...changes });
const gesture = (changes: Values, id: JumpId = 'halo') => {
  change(changes, id);
  editing.finish();
};
const said = () => store.get().messages.map(({ message }) => message);

/** Largest downward speed, looked for in a run flown anew, without the figure that is held. */
function peakOf(values: Values): number {
  const recording = simulate(jumpById('halo'), values);
  const sample = createSample();
  let best = 0;
  let from = 0;
  let to = recording.end;
  for (let round = 0; round < 4; round++) {
    const step = (to - from) / 2_000;
    let at = from;
    for (let i = 0; i <= 2_000; i++) {
      const down = -sampleAt(recording, from + i * step, sample).vy;
      if (down <= best) continue;
      best = down;
      at = from + i * step;
    }
    [from, to] = [Math.max(at - step, 0), Math.min(at + step, recording.end)];
  }
  return best;
}

describe('the ghost', () => {
  test('is the run before the first change, and stays it through all that follow', () => {
    const before = runOf('halo');
    change({ mass: 110 });
    expect(store.get().ghost?.recording).toBe(before.recording);
    editing.simulateWaiting();
    change({ mass: 120 });
    editing.finish();
    gesture({ canopyGlideRatio: 2 });
    gesture({ mass: 140 });
    expect(store.get().ghost?.recording).toBe(before.recording);
    editing.undo();
    expect(store.get().ghost?.recording).toBe(before.recording);
  });

  test('goes when the run is it again, and comes back when that is undone', () => {
    const before = runOf('halo');
    gesture({ mass: 110 });
    gesture({ mass: before.values.mass as number });
    expect(store.get().ghost).toBeNull();
    editing.undo();
    expect(store.get().ghost?.recording).toBe(before.recording);
    expect(runOf('halo').values.mass).toBe(110);
    editing.undo();
    expect(store.get().ghost).toBeNull();
    editing.redo();
    expect(store.get().ghost?.recording).toBe(before.recording);
  });

  test('stays away once dismissed, until the next change makes a new one', () => {
    gesture({ mass: 110 });
    editing.dismissGhost();
    editing.undo();
    editing.redo();
    expect(store.get().ghost).toBeNull();
    const before = runOf('halo');
    gesture({ mass: 130 });
    expect(store.get().ghost?.recording).toBe(before.recording);
  });

  test('is at most one: a change of the other jump takes its place', () => {
    gesture({ mass: 110 });
    const before = runOf('cliff');
    gesture({ riderMass: 100 }, 'cliff');
    expect(store.get().ghost?.recording).toBe(before.recording);
  });
});

describe('undo and redo', () => {
  test('restore values to the bit, one gesture at a time', () => {
    const states = [runOf('halo').values];
    for (const changes of [{ mass: 111.3 }, { openingAltitude: 700.1, mass: 99 }, { machFactor: true }]) {
      gesture(changes);
      states.push(runOf('halo').values);
    }
    for (const values of [...states].reverse().slice(1)) {
      editing.undo();
      expect(runOf('halo').values).toEqual(values);
      expect(runOf('halo').recording.hash).toBe(simulate(jumpById('halo'), values).hash);
    }
    expect(store.get()).toMatchObject({ canUndo: false, canRedo: true });
    editing.undo();
    for (const values of states.slice(1)) {
      editing.redo();
      expect(runOf('halo').values).toEqual(values);
    }
    expect(store.get()).toMatchObject({ canUndo: true, canRedo: false });
  });

  test('a drag is one change, and a hand that comes back to where it began is none', () => {
    for (let mass = 100; mass <= 150; mass++) {
      change({ mass });
      editing.simulateWaiting();
    }
    editing.finish();
    editing.undo();
    expect(runOf('halo').values.mass).toBe(100);
    expect(store.get().canUndo).toBe(false);
    change({ mass: 170 });
    change({ mass: 100 });
    editing.finish();
    expect(store.get().canUndo).toBe(false);
  });

  test('restore what was held, and what it had solved for', () => {
    editing.setHold('halo', mph(180));
    const held = runOf('halo').values;
    gesture({ mass: 130 });
    const solved = runOf('halo').values;
    gesture({ diveDragArea: 0.6 });
    expect(store.get().holds.halo).toBeNull();
    editing.undo();
    expect(store.get().holds.halo).toBe(mph(180));
    expect(runOf('halo').values).toEqual(solved);
    editing.undo();
    expect(runOf('halo').values).toEqual(held);
    editing.undo();
    expect(store.get().holds.halo).toBeNull();
    expect(runOf('halo').values).toEqual(defaults('halo'));
    editing.redo();
    editing.redo();
    expect(store.get().holds.halo).toBe(mph(180));
    expect(runOf('halo').values).toEqual(solved);
  });

  test('say so when what they take back is out of sight', () => {
    gesture({ riderMass: 100 }, 'cliff');
    expect(said()).toEqual([]);
    editing.undo();
    expect(said()).toEqual([expect.stringMatching(/^Undone: .*Motorbike/)]);
  });
});

describe('work', () => {
  test('a hundred edits in one frame are one simulation, of the last', () => {
    for (let i = 0; i < 100; i++) change({ mass: 60 + i });
    expect(simulated).not.toHaveBeenCalled();
    editing.simulateWaiting();
    expect(simulated).toHaveBeenCalledOnce();
    expect(runOf('halo').values.mass).toBe(159);
    editing.finish();
    editing.simulateWaiting();
    expect(simulated).toHaveBeenCalledOnce();
    expect(editing.counts).toEqual({ simulations: 1, solves: 0 });
  });

  test('with a hold, one solve and one simulation', () => {
    editing.setHold('halo', mph(190));
    const before = { ...editing.counts };
    for (let i = 0; i < 100; i++) change({ mass: 60 + i });
    editing.simulateWaiting();
    expect(editing.counts).toEqual({ simulations: before.simulations + 1, solves: before.solves + 1 });
  });
});

describe('a hold', () => {
  test('on what is already there changes no value, and can be undone', () => {
    const before = runOf('halo');
    const peak = peakOf(before.values);
    editing.setHold('halo', peak);
    expect(runOf('halo')).toBe(before);
    expect(store.get()).toMatchObject({ ghost: null, canUndo: true, holds: { halo: peak, cliff: null } });
    editing.undo();
    expect(store.get().holds.halo).toBeNull();
  });

  test('keeps its figure within 0.01 % while the mass goes from 60 to 200 kg', () => {
    editing.setHold('halo', mph(200));
    const areas: number[] = [];
    for (let mass = 60; mass <= 200; mass += 7) {
      change({ mass });
      editing.simulateWaiting();
      const { values, recording } = runOf('halo');
      expect(values.mass).toBe(mass);
      expect(Math.abs(peakOf(values) / mph(200) - 1)).toBeLessThan(1e-4);
      expect(recording.values).toEqual(values);
      areas.push(values.diveDragArea as number);
    }
    // The heavier, the more area: and 140 kg apart it is no small matter.
    expect(areas).toEqual([...areas].sort((a, b) => a - b));
    expect(areas.at(-1)).toBeGreaterThan(2 * (areas[0] as number));
    expect(said()).toEqual([]);
  });

  test('makes the peak what was typed', () => {
    editing.setHold('halo', mph(180));
    expect(Math.abs(peakOf(runOf('halo').values) / mph(180) - 1)).toBeLessThan(1e-4);
    expect(store.get().ghost?.values).toEqual(defaults('halo'));
  });

  test('that is out of reach is refused with a sentence, and the run stays', () => {
    const before = runOf('halo');
    editing.setHold('halo', mph(1_000));
    expect(runOf('halo')).toBe(before);
    expect(store.get()).toMatchObject({ ghost: null, canUndo: false, holds: { halo: null } });
    expect(said()).toEqual([
      expect.stringMatching(
        /^Peak vertical speed: 1,000\.0 mph cannot be held here; "Drag area in the dive" reaches from [\d.]+ mph to [\d.]+ mph\.$/,
      ),
    ]);
    editing.setHold('halo', mph(190));
    expect(said()).toEqual([]);
    expect(store.get().holds.halo).toBe(mph(190));
  });

  test('that goes out of reach stays, says so, and holds again when it can', () => {
    editing.setHold('halo', mph(200));
    change({ exitAltitude: 700 });
    editing.simulateWaiting();
    expect(runOf('halo').values.exitAltitude).toBe(700);
    expect(store.get().holds.halo).toBe(mph(200));
    expect(said()).toEqual([expect.stringMatching(/cannot be held here/)]);
    const { messages } = store.get();
    change({ exitAltitude: 700, mass: 100.5 });
    editing.simulateWaiting();
    expect(store.get().messages).toBe(messages);
    change({ exitAltitude: 6_000 });
    editing.finish();
    expect(said()).toEqual([]);
    expect(Math.abs(peakOf(runOf('halo').values) / mph(200) - 1)).toBeLessThan(1e-4);
  });

  test('is let go by whoever moves what it solves for, and by a reset of everything', () => {
    editing.setHold('halo', mph(190));
    gesture({ mass: 120 });
    expect(store.get().holds.halo).toBe(mph(190));
    gesture({ diveDragArea: 0.5 });
    expect(store.get().holds.halo).toBeNull();
    expect(runOf('halo').values).toMatchObject({ mass: 120, diveDragArea: 0.5 });

    editing.setHold('halo', peakOf(defaults('halo')));
    editing.reset('halo');
    expect(store.get().holds.halo).toBeNull();
    expect(runOf('halo').values).toEqual(defaults('halo'));
    editing.undo();
    expect(store.get().holds.halo).not.toBeNull();
  });

  test('is declared with a figure and a number that gives way', () => {
    for (const { hold, parameters } of jumps) {
      if (!hold) continue;
      expect(parameters[hold.parameter]?.kind).toBe('number');
      expect(hold.doc).toMatch(/\.$/);
    }
  });
});
