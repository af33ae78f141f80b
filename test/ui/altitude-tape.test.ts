import { expect, test } from 'vitest';
import { jumps } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import { heightBands, tapeMarks, topOf } from '../../src/ui/altitude-tape';

test('the phases cover the tape from the ground to the top', () => {
  for (const jump of jumps) {
    const recording = simulate(jump, defaultsOf(jump.parameters));
    const bands = heightBands(recording, topOf(recording));
    expect(Math.min(...bands.map((band) => band.bottom))).toBeCloseTo(0, 2);
    expect(Math.max(...bands.map((band) => band.bottom + band.height))).toBeGreaterThan(0.95);
    for (const band of bands) expect(band.height).toBeGreaterThanOrEqual(0);
  }
});

test('marks are round, few, and never crowd the top', () => {
  expect(tapeMarks(25_000)).toEqual([0, 5000, 10_000, 15_000, 20_000]);
  expect(tapeMarks(1096)).toEqual([0, 200, 400, 600, 800, 1000]);
  for (const top of [30, 99, 101, 127_852, 39_000]) {
    expect(tapeMarks(top).length).toBeGreaterThan(2);
    expect(tapeMarks(top).length).toBeLessThan(9);
  }
});
