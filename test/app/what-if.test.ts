import { describe, expect, it } from 'vitest';
import type { Editing } from '../../src/app/editing';
import { createStore } from '../../src/app/store';
import { createWhatIf } from '../../src/app/what-if';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import type { Jump, JumpId } from '../../src/jumps/jump';
import type { Values } from '../../src/parameters/parameter';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import type { PageState, Run } from '../../src/ui/state';

const runOf = (jump: Jump, changes: Values = {}): Run => {
  const values = { ...defaultsOf(jump.parameters), ...changes };
  return { jump, values, recording: simulate(jump, values) };
};

function setUp() {
  const runs = { halo: runOf(halo), cliff: runOf(cliff) };
  const store = createStore({ runs, groundMarks: null } as unknown as PageState);
  const set: (readonly [JumpId, Values])[] = [];
  const editing = {
    valuesOf: (id: JumpId) => store.get().runs[id].values,
    set: (id: JumpId, values: Values) => set.push([id, values]),
  } as unknown as Editing;
  return { store, set, runs, whatIf: createWhatIf({ store, editing }) };
}

describe('what is on the ground', () => {
  it('stays while its run stays, whatever becomes of the other, and goes with it', () => {
    const { store, runs, whatIf } = setUp();
    const marks = { jump: 'halo', of: runs.halo.recording.hash, lines: [], upright: null } as const;
    whatIf.actions.showOnGround(marks);
    store.set({ runs: { ...runs, cliff: runOf(cliff, { holdTime: 1 }) } });
    // Only the light is another: the flight is the same.
    store.set({ runs: { ...runs, halo: runOf(halo, { haze: 3 }) } });
    expect(store.get().groundMarks).toBe(marks);
    store.set({ runs: { ...runs, halo: runOf(halo, { mass: 101 }) } });
    expect(store.get().groundMarks).toBeNull();
    whatIf.dispose();
  });
});

describe('what was found', () => {
  it('is put beside the other values of its jump', () => {
    const { set, runs, whatIf } = setUp();
    whatIf.actions.takeOver('cliff', { holdTime: 2.5 });
    expect(set).toEqual([['cliff', { ...runs.cliff.values, holdTime: 2.5 }]]);
    whatIf.dispose();
  });
});
