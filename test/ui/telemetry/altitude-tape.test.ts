import { expect, test } from 'vitest';
import { jumpById, jumps } from '../../../src/jumps';
import { feet, toSi } from '../../../src/parameters/units';
import { defaultsOf } from '../../../src/parameters/values';
import { simulate } from '../../../src/recording/simulate';
import {
  heightBands,
  openingHeight,
  seaMarks,
  steppedHeight,
  tapeMarks,
  topOf,
} from '../../../src/ui/telemetry/altitude-tape';

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

test('altitudes above the sea have the same round steps, shifted by the landing, and none below it', () => {
  expect(seaMarks(25_000, 0)).toEqual(tapeMarks(25_000));
  // The cliff: 1,096 m over a landing at 150 m.
  expect(seaMarks(1_096, 150)).toEqual([200, 400, 600, 800, 1_000, 1_200]);
  expect(seaMarks(25_000, -1_200)).toEqual([0, 5_000, 10_000, 15_000, 20_000]);
  expect(seaMarks(1_000, -1_000)).toEqual([-1_000, -800, -600, -400, -200]);
});

test('the opening is marked where the pilot chute is thrown, and nowhere without one', () => {
  const heightWith = (id: 'halo' | 'cliff', values = {}) =>
    openingHeight(simulate(jumpById(id), { ...defaultsOf(jumpById(id).parameters), ...values }));
  expect(heightWith('halo')).toBeCloseTo(feet(2_000), 3);
  expect(heightWith('cliff')).toBeCloseTo(feet(500), 3);
  expect(heightWith('halo', { openingAltitude: feet(3_500) })).toBeCloseTo(feet(3_500), 3);
  expect(heightWith('halo', { openingAltitude: 0 })).toBeNull();
});

test('keys move the chosen height to the next round one, within the jump', () => {
  const inFeet = (height: number, steps: number) => steppedHeight(feet(height), steps, feet(25_000), 'ft') / feet(1);
  expect(inFeet(3_281, 1)).toBeCloseTo(3_300, 6);
  expect(inFeet(3_281, -1)).toBeCloseTo(3_200, 6);
  expect(inFeet(3_300, 1)).toBeCloseTo(3_400, 6);
  expect(inFeet(3_300, -10)).toBeCloseTo(2_300, 6);
  expect(inFeet(3_249, 0)).toBeCloseTo(3_200, 6);
  expect(inFeet(100, -1)).toBeCloseTo(100, 6);
  expect(inFeet(3_300, Number.POSITIVE_INFINITY)).toBeCloseTo(25_000, 6);
  expect(inFeet(3_300, Number.NEGATIVE_INFINITY)).toBeCloseTo(100, 6);
  expect(steppedHeight(1_000, 1, 1_096, 'm')).toBe(1_050);
  expect(steppedHeight(1_050, 1, 1_096, 'm')).toBe(1_050);
  // Up and down again comes back to the same number, whatever the rounding of the unit.
  for (let at = 100; at < 24_000; at += 100) {
    const up = steppedHeight(toSi(at, 'ft'), 1, feet(25_000), 'ft');
    expect(steppedHeight(up, -1, feet(25_000), 'ft')).toBeCloseTo(toSi(at, 'ft'), 9);
  }
});
