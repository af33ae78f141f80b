import { describe, expect, test } from 'vitest';
import { halo } from '../../src/jumps/halo';
import { mph } from '../../src/parameters/units';
import { defaultsOf } from '../../src/parameters/values';
import { airAt, createAir, gravityAt } from '../../src/physics/atmosphere';
import { simulate } from '../../src/recording/simulate';
import { solveFor } from '../../src/recording/solve';
import { summaryOf } from '../../src/recording/summary';

const defaults = defaultsOf(halo.parameters);
const solveDive = (values: typeof defaults, target: number) =>
  solveFor(halo, values, 'diveDragArea', 'peakVerticalSpeed', target);
const peakWith = (values: typeof defaults, diveDragArea: number) =>
  summaryOf(simulate(halo, { ...values, diveDragArea })).peakVerticalSpeed as number;

describe('the drag area for a wished peak', () => {
  test('is what halving the range sixty times finds', () => {
    for (const [mass, speed] of [
      [60, 200],
      [100, 180],
      [163, 230],
      [200, 220],
    ] as const) {
      const values = { ...defaults, mass };
      let [low, high] = [halo.parameters.diveDragArea.min as number, halo.parameters.diveDragArea.max as number];
      for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        if (peakWith(values, middle) > mph(speed)) low = middle;
        else high = middle;
      }
      const { value } = solveDive(values, mph(speed));
      expect(Math.abs((value as number) - low)).toBeLessThan(2e-6);
    }
  });

  test('is weight over dynamic pressure where the peak is, for a fall straight down', () => {
    const values = { ...defaults, aircraftSpeed: 0 };
    const { value } = solveDive(values, mph(190));
    const { peakVerticalSpeed, peakVerticalSpeedAltitude } = summaryOf(
      simulate(halo, { ...values, diveDragArea: value as number }),
    );
    const altitude = peakVerticalSpeedAltitude as number;
    const { density } = airAt(altitude, 0, createAir());
    const area = (2 * values.mass * gravityAt(altitude)) / (density * (peakVerticalSpeed as number) ** 2);
    expect(Math.abs((value as number) / area - 1)).toBeLessThan(1e-4);
    expect(peakVerticalSpeed).toBeCloseTo(mph(190), 4);
  });

  test('is the present one where that does it already, to the bit', () => {
    expect(solveDive(defaults, peakWith(defaults, defaults.diveDragArea)).value).toBe(defaults.diveDragArea);
    const odd = { ...defaults, diveDragArea: 0.4123456789 };
    expect(solveDive(odd, peakWith(odd, odd.diveDragArea)).value).toBe(0.4123456789);
  });

  test('is the default again on the way back', () => {
    const away = { ...defaults, diveDragArea: 0.9 };
    expect(solveDive(away, peakWith(defaults, defaults.diveDragArea)).value).toBe(defaults.diveDragArea);
  });

  test('is a short number, so that an address stays short', () => {
    for (const speed of [150, 160, 171.3, 199, 240]) {
      expect(String(solveDive(defaults, mph(speed)).value).length).toBeLessThanOrEqual(8);
    }
  });
});

describe('a peak out of reach', () => {
  test('has no area, and comes with what the range reaches', () => {
    const { min, max } = halo.parameters.diveDragArea;
    for (const speed of [5, 2_000]) {
      expect(solveDive(defaults, mph(speed))).toEqual({
        value: null,
        reach: [expect.closeTo(peakWith(defaults, max), 9), expect.closeTo(peakWith(defaults, min), 9)],
      });
    }
  });

  test('is one that another part of the fall exceeds, whatever the area of the dive', () => {
    // Below the dive, 200 kg fall faster than that even on the belly.
    const heavy = { ...defaults, mass: 200 };
    const { value, reach } = solveDive(heavy, mph(150));
    expect(value).toBeNull();
    expect(reach?.[0]).toBeGreaterThan(mph(150));
  });

  test('of a fall that the area has no part in is said as one number', () => {
    const belly = { ...defaults, recoveryAltitude: halo.parameters.recoveryAltitude.max };
    const { value, reach } = solveDive(belly, mph(200));
    expect(value).toBeNull();
    expect(reach?.[0]).toBe(reach?.[1]);
  });
});
