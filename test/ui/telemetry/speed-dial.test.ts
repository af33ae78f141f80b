import { expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import { unitChoices } from '../../../src/parameters/reader-units';
import { fromSi } from '../../../src/parameters/units';
import { defaultsOf } from '../../../src/parameters/values';
import { largestAirspeed, largestTerminalSpeed } from '../../../src/recording/peak-hold';
import { simulate } from '../../../src/recording/simulate';
import { multiples, roundStep, roundUp, spread, withQuarters } from '../../../src/ui/elements/round-scale';
import { loadScale } from '../../../src/ui/telemetry/meter';
import { arcPath, dialAngle, dialPoint, dialReach, dialScale } from '../../../src/ui/telemetry/speed-dial';

test('the scale of every preset holds its speeds, in every unit, with few round numbers', () => {
  for (const jump of jumps) {
    for (const preset of jump.presets) {
      const recording = simulate(jump, { ...defaultsOf(jump.parameters), ...preset.values });
      for (const unit of unitChoices.speed) {
        const airspeed = fromSi(largestAirspeed(recording), unit);
        const scale = dialScale(dialReach(airspeed, fromSi(largestTerminalSpeed(recording), unit)));
        expect(scale.end, preset.key).toBeGreaterThanOrEqual(airspeed);
        // Not so long that the needle would never leave the first half.
        expect(scale.end, preset.key).toBeLessThan(2.2 * airspeed);
        expect(scale.major.length).toBeGreaterThan(3);
        expect(scale.major.length).toBeLessThan(8);
        expect(scale.major[0]).toBe(0);
        expect(scale.major.at(-1)).toBe(scale.end);
        for (const number of scale.major) expect(String(number)).toMatch(/^\d{1,2}0*$/);
      }
    }
  }
});

test('the film needs 250 mph and Stratos 1,000', () => {
  expect(dialScale(dialReach(201, 219)).major).toEqual([0, 50, 100, 150, 200, 250]);
  // From 127,852 ft the air at the exit would allow 2,000 mph.
  expect(dialScale(dialReach(843, 2028)).end).toBe(1200);
  expect(dialScale(dialReach(0, 0)).end).toBeGreaterThan(0);
});

test('limits far beyond what is flown do not flatten the dial', () => {
  expect(dialReach(100, 120)).toBe(120);
  expect(dialReach(100, 5000)).toBeCloseTo(140, 9);
});

test('the arc runs from the lower left over the top to the lower right, and rests at its ends', () => {
  expect(dialAngle(0, 250)).toBe(-120);
  expect(dialAngle(125, 250)).toBe(0);
  expect(dialAngle(250, 250)).toBe(120);
  expect(dialAngle(900, 250)).toBe(120);
  expect(dialAngle(-1, 250)).toBe(-120);
  const [x, y] = dialPoint(-120, 80);
  expect(x).toBeLessThan(100);
  expect(y).toBeGreaterThan(100);
  expect(Math.hypot(x - 100, y - 100)).toBeCloseTo(80, 9);
  expect(dialPoint(0, 80)).toEqual([100, 20]);
});

test('an arc of more than half a turn takes the long way round', () => {
  expect(arcPath(-120, 120, 88)).toMatch(/^M[\d. ]+A88 88 0 1 1 [\d. ]+$/);
  expect(arcPath(0, 90, 80)).toBe('M100.00 20.00A80 80 0 0 1 180.00 100.00');
});

test('a load scale holds the peak, and at least 4 g', () => {
  expect(loadScale(1)).toEqual([0, 1, 2, 3, 4]);
  expect(loadScale(5.07)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(loadScale(9.3)).toEqual([0, 2, 4, 6, 8, 10]);
  for (const peak of [0, 4, 4.01, 6, 12, 31, 400]) {
    expect(loadScale(peak).at(-1)).toBeGreaterThanOrEqual(peak);
    expect(loadScale(peak).length).toBeLessThan(8);
  }
});

test('round steps divide a length into no more parts than asked', () => {
  expect(roundStep(250, 5)).toBe(50);
  expect(roundStep(250.1, 5)).toBe(100);
  expect(roundStep(15_000, 6, withQuarters)).toBe(2500);
  expect(roundStep(0, 6)).toBe(1);
  for (let length = 0.03; length < 1e6; length *= 1.37) {
    const step = roundStep(length, 6);
    expect(length / step).toBeLessThanOrEqual(6 + 1e-6);
    expect(length / step).toBeGreaterThan(2.39);
    expect(roundUp(length, step)).toBeGreaterThanOrEqual(length * (1 - 1e-9));
    expect(roundUp(length, step) - length).toBeLessThan(step);
  }
  expect(multiples(0.2, 0.6)).toHaveLength(4);
});

test('labels that are apart stay, those that touch move apart about their middle', () => {
  expect(spread([0, 30, 60], 15, 0, 100)).toEqual([0, 30, 60]);
  expect(spread([50, 50], 10, 0, 100)).toEqual([45, 55]);
  expect(spread([50, 52, 54], 10, 0, 100)).toEqual([42, 52, 62]);
  expect(spread([], 10, 0, 100)).toEqual([]);
});

test('labels stay on the line and in their order', () => {
  for (const places of [
    [0, 1, 2],
    [95, 98, 100],
    [0, 50, 51, 99, 100],
  ]) {
    const moved = spread(places, 15, 0, 100);
    expect(moved[0]).toBeGreaterThanOrEqual(0);
    expect(moved.at(-1)).toBeLessThanOrEqual(100);
    for (let i = 1; i < moved.length; i++) expect(moved[i]! - moved[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9);
  }
});
