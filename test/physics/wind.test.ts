import { describe, expect, it } from 'vitest';
import { at, environment, fly } from '../../src/accuracy/flying';
import { steadyLaw } from '../../src/physics/flight';
import { createWind, isStill, stillAir, type Wind, windAt } from '../../src/physics/wind';

const degrees = (d: number): number => (d * Math.PI) / 180;
const read = (wind: Wind, height: number, time = 0): [x: number, z: number] => {
  const out = new Float64Array(2);
  windAt(wind, height, time, out);
  return [out[0]!, out[1]!];
};
const one = (from: number, heading: number, speed = 10): Wind =>
  createWind([{ height: 0, speed, from: degrees(from) }], degrees(heading), 0, 1);

describe('the wind', () => {
  it('blows against a jumper who heads where it comes from', () => {
    for (const heading of [0, 60, 260]) {
      const [x, z] = read(one(heading, heading), 100);
      expect(x).toBeCloseTo(-10, 12);
      expect(z).toBeCloseTo(0, 12);
    }
  });

  it('pushes to the left when it comes from the right, and to the right from the left', () => {
    expect(read(one(60 + 90, 60), 100)[1]).toBeCloseTo(-10, 12);
    expect(read(one(60 - 90, 60), 100)[1]).toBeCloseTo(10, 12);
    // A west wind over a north heading comes from the left.
    expect(read(one(270, 0), 100)[1]).toBeCloseTo(10, 12);
  });

  it('pushes from behind when it comes from behind', () => {
    expect(read(one(240, 60), 100)[0]).toBeCloseTo(10, 12);
  });

  it('changes linearly in its components between rows, and stays beyond the first and last', () => {
    const wind = createWind(
      [
        { height: 0, speed: 4, from: degrees(180) },
        { height: 1_000, speed: 12, from: degrees(270) },
        { height: 3_000, speed: 0, from: 0 },
      ],
      0,
      0,
      1,
    );
    const low = [4, 0];
    const middle = [0, 12];
    const blend = (a: readonly number[], b: readonly number[], s: number): number[] =>
      a.map((v, i) => v + s * (b[i]! - v));
    const near = (got: readonly number[], expected: readonly number[]): void => {
      got.forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 12);
      });
    };
    near(read(wind, 0), low);
    near(read(wind, -50), low);
    near(read(wind, 250), blend(low, middle, 0.25));
    near(read(wind, 1_000), middle);
    near(read(wind, 2_500), blend(middle, [0, 0], 0.75));
    near(read(wind, 9_000), [0, 0]);
    // Opposite winds pass through calm: the vectors are blended and not the bearings.
    const veering = createWind(
      [
        { height: 0, speed: 5, from: 0 },
        { height: 100, speed: 5, from: Math.PI },
      ],
      0,
      0,
      1,
    );
    near(read(veering, 50), [0, 0]);
  });

  it('is still when there are no rows and no gusts', () => {
    expect(isStill(stillAir)).toBe(true);
    expect(isStill(createWind([], 0, 0, 1))).toBe(true);
    expect(isStill(one(0, 0))).toBe(false);
    expect(isStill(createWind([], 0, 3, 1))).toBe(false);
    expect(read(stillAir, 500, 12)).toEqual([0, 0]);
  });

  it('carries a body that sinks steadily: the drift is the wind times the time', () => {
    const wind = one(60, 60);
    const end = fly(environment({ wind }), steadyLaw(100, 64), at([0, 1_000, 0], [-10, -5, 0]), { time: 100 });
    expect(end[0]).toBeCloseTo(-1_000, 1);
    expect(end[3]).toBeCloseTo(-10, 6);
  });

  it("agrees with the planner's drift rule: 2.5 m for each knot and thousand feet at 120 mph", () => {
    // A planner's check: 25,000 to 2,000 ft in 111 s, so a knot drifts 111 * 0.5144 m in 23 thousand feet.
    // Who moves with the air from the start drifts that much; who must first be taken along by it, less.
    const wind = one(150, 60, 20 * 0.514444);
    const drift = (across: number): number => {
      const end = fly(environment({ wind }), steadyLaw(100, 0.5565), at([0, 7_620, 0], [73.8, 0, across]), {
        measure: (s) => s[1]! - 609.6,
      });
      return -end[2]! / 20 / 23;
    };
    expect(drift(-20 * 0.514444)).toBeCloseTo(2.5, 2);
    expect(drift(0)).toBeGreaterThan(2.2);
    expect(drift(0)).toBeLessThan(2.5);
  });
});

describe('gusts', () => {
  const gusty = (seed: number, speed = 8): Wind => createWind([], 0, speed, seed);

  it('are the same day again for the same seed, and another day for another', () => {
    const day = (seed: number): number[] => Array.from({ length: 50 }, (_, i) => read(gusty(seed), 100, i * 1.7)[0]);
    expect(day(4)).toEqual(day(4));
    expect(day(5)).not.toEqual(day(4));
  });

  it('never exceed their largest departure on either axis, come near it, and average to nothing', () => {
    const wind = gusty(11);
    let [most, sum] = [0, 0];
    const count = 100_000;
    for (let i = 0; i < count; i++) {
      const [x, z] = read(wind, 100, i * 0.1);
      most = Math.max(most, Math.abs(x), Math.abs(z));
      sum += x;
    }
    expect(most).toBeLessThanOrEqual(8);
    expect(most).toBeGreaterThan(6);
    expect(Math.abs(sum / count)).toBeLessThan(0.05);
  });

  it('add to the mean wind', () => {
    const rows = [{ height: 0, speed: 10, from: 0 }];
    const both = read(createWind(rows, 0, 8, 3), 100, 7.7);
    const alone = read(gusty(3), 100, 7.7);
    expect(both[0]).toBeCloseTo(alone[0] - 10, 12);
    expect(both[1]).toBeCloseTo(alone[1], 12);
  });
});
