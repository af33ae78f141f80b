import { expect, test, vi } from 'vitest';
import { createRun, createRuns, type Simulate } from '../../src/app/runs';
import { jumpById } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';

const [halo, cliff] = [jumpById('halo'), jumpById('cliff')];
const first = {
  halo: createRun(halo, defaultsOf(halo.parameters), simulate),
  cliff: createRun(cliff, defaultsOf(cliff.parameters), simulate),
};

test('however often a slider moves between two frames, each jump is simulated once, with the latest values', () => {
  const counting = vi.fn<Simulate>(simulate);
  const runs = createRuns(first, counting);
  for (const mass of [90, 95, 110]) runs.edit('halo', { ...runs.valuesOf('halo'), mass });
  expect(runs.valuesOf('halo')).toMatchObject({ mass: 110 });
  const result = runs.simulateWaiting();
  expect(counting).toHaveBeenCalledOnce();
  expect(result?.runs.halo.recording.values).toMatchObject({ mass: 110 });
  expect(result?.runs.cliff).toBe(first.cliff);
  expect(runs.simulateWaiting()).toBeNull();
});

test('edits of one parameter after another do not lose the first', () => {
  const runs = createRuns(first, simulate);
  runs.edit('halo', { ...runs.valuesOf('halo'), mass: 120 });
  runs.edit('halo', { ...runs.valuesOf('halo'), canopyGlideRatio: 2 });
  expect(runs.simulateWaiting()?.runs.halo.values).toMatchObject({ mass: 120, canopyGlideRatio: 2 });
});

test('a failure keeps the last good run and says so', () => {
  const runs = createRuns(first, () => {
    throw new Error('boom');
  });
  runs.edit('cliff', { ...runs.valuesOf('cliff') });
  const result = runs.simulateWaiting();
  expect(result?.runs.cliff).toBe(first.cliff);
  expect(result?.problems).toHaveLength(1);
  expect(runs.valuesOf('cliff')).toBe(first.cliff.values);
});

test('what is settled is settled on an edit, and not on a way back', () => {
  const runs = createRuns(first, simulate, (_, values) => ({ ...values, mass: 123 }));
  runs.edit('halo', { ...runs.valuesOf('halo'), mass: 90 });
  expect(runs.simulateWaiting()?.runs.halo.values.mass).toBe(123);
  runs.restore('halo', { ...runs.valuesOf('halo'), mass: 90 });
  expect(runs.simulateWaiting()?.runs.halo.values.mass).toBe(90);
  // The last word of a frame counts.
  runs.restore('halo', { ...runs.valuesOf('halo'), mass: 80 });
  runs.edit('halo', { ...runs.valuesOf('halo'), mass: 70 });
  expect(runs.simulateWaiting()?.runs.halo.values.mass).toBe(123);
});
