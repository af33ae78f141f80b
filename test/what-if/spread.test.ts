import { describe, expect, it } from 'vitest';
import { jumpById } from '../../src/jumps';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { createRandom } from '../../src/math/random';
import { whole } from '../../src/math/sliced';
import type { Values } from '../../src/parameters/parameter';
import { toSi } from '../../src/parameters/units';
import { defaultsOf } from '../../src/parameters/values';
import { parseWind } from '../../src/parameters/wind';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { summaryOf } from '../../src/recording/summary';
import {
  endings,
  mostVariation,
  normal,
  RUN,
  spreadSetup,
  usualVariation,
  type Variation,
  variedValues,
  windWith,
} from '../../src/what-if/spread';
import { ellipsePoint, percentile, spreadFigures } from '../../src/what-if/spread-figures';
import { doWork } from '../../src/what-if/work';

const haloValues: Values = defaultsOf(halo.parameters);
const cliffValues: Values = defaultsOf(cliff.parameters);
const nothing: Variation = { mass: 0, drag: 0, wind: 0, delay: 0 };

function flyAll(
  jump: 'halo' | 'cliff',
  values: Values,
  variation: Variation,
  [from, to]: readonly [number, number],
  seed = 1,
): Float64Array {
  return whole(doWork({ kind: 'spread', jump, values, variation, seed, from, to })) as Float64Array;
}

const meanOf = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
function deviationOf(xs: readonly number[]): number {
  const mean = meanOf(xs);
  return Math.sqrt(meanOf(xs.map((x) => (x - mean) ** 2)) * (xs.length / (xs.length - 1)));
}

describe('what is drawn', () => {
  it('is normal: moments, and shares within one and two deviations', () => {
    const random = createRandom(5);
    const xs = Array.from({ length: 20_000 }, () => normal(random));
    expect(meanOf(xs)).toBeCloseTo(0, 1);
    expect(deviationOf(xs)).toBeCloseTo(1, 1);
    expect(xs.filter((x) => Math.abs(x) < 1).length / xs.length).toBeCloseTo(0.6827, 2);
    expect(xs.filter((x) => Math.abs(x) < 2).length / xs.length).toBeCloseTo(0.9545, 2);
  });

  it('has the deviations asked for, and one thing tells nothing of another', () => {
    const values: Values = { ...haloValues, wind: '0:12@200,3000:30@250' };
    const setup = spreadSetup(halo, values, usualVariation, 3);
    const runs = Array.from({ length: 2000 }, (_, run) => variedValues(setup, run));
    const of = {
      mass: runs.map((run) => (run.mass as number) - 100),
      drag: runs.map((run) => (run.bellyDragArea as number) / (values.bellyDragArea as number) - 1),
      opening: runs.map((run) => (run.openingAltitude as number) - (values.openingAltitude as number)),
      east: runs.map((run) => eastAndNorth(run.wind as string)[0] - eastAndNorth(values.wind as string)[0]),
      north: runs.map((run) => eastAndNorth(run.wind as string)[1] - eastAndNorth(values.wind as string)[1]),
    };
    const wished = {
      mass: usualVariation.mass,
      drag: usualVariation.drag,
      opening: usualVariation.delay * (summaryOf(simulate(halo, values)).pullSpeed as number),
      east: usualVariation.wind,
      north: usualVariation.wind,
    };
    // Of 2,000 numbers the mean is known to 1 in 45 deviations, the deviation to 1 in 63: four times that each.
    for (const [name, deviation] of Object.entries(wished)) {
      const drawn = of[name as keyof typeof of];
      expect(Math.abs(meanOf(drawn)) / deviation, name).toBeLessThan(0.09);
      expect(Math.abs(deviationOf(drawn) / deviation - 1), name).toBeLessThan(0.064);
    }
    const names = Object.keys(of) as (keyof typeof of)[];
    for (const a of names) {
      for (const b of names) {
        if (a >= b) continue;
        const product = meanOf(of[a].map((x, i) => x * (of[b][i] as number)));
        expect(Math.abs(product / (deviationOf(of[a]) * deviationOf(of[b]))), `${a} and ${b}`).toBeLessThan(0.09);
      }
    }
    // Both drag areas are of one body.
    for (const run of runs.slice(0, 20)) {
      expect((run.diveDragArea as number) / (values.diveDragArea as number)).toBeCloseTo(
        (run.bellyDragArea as number) / (values.bellyDragArea as number),
        12,
      );
    }
  });

  /** Of the lowest row, m/s. */
  function eastAndNorth(wind: string): [number, number] {
    const row = parseWind(wind).rows[0];
    const speed = toSi(row?.knots ?? 0, 'kt');
    const from = ((row?.from ?? 0) * Math.PI) / 180;
    return [-speed * Math.sin(from), -speed * Math.cos(from)];
  }

  it('adds the same wind at all heights', () => {
    const { rows, problem } = parseWind(windWith('0:10@270,2000:20@0,5000:0@90', 3, -2));
    expect(problem).toBeUndefined();
    const before = parseWind('0:10@270,2000:20@0,5000:0@90').rows;
    rows.forEach((row, i) => {
      const [east, north] = eastAndNorth(`0:${row.knots}@${row.from}`);
      const [east0, north0] = eastAndNorth(`0:${before[i]?.knots}@${before[i]?.from}`);
      expect(row.height).toBe(before[i]?.height);
      expect(east - east0).toBeCloseTo(3, 3);
      expect(north - north0).toBeCloseTo(-2, 3);
    });
    expect(parseWind(windWith('', 1, 0)).rows).toEqual([{ height: 0, knots: expect.closeTo(1.9438, 4), from: 270 }]);
  });

  it('leaves alone what is not varied, and stays within the ranges whatever is', () => {
    const setup = spreadSetup(cliff, cliffValues, nothing, 1);
    expect(variedValues(setup, 17)).toEqual(cliffValues);
    const wild = spreadSetup(halo, { ...haloValues, mass: 41, openingAltitude: 60 }, mostVariation, 1);
    for (let run = 0; run < 300; run++) {
      const values = variedValues(wild, run);
      for (const [key, parameter] of Object.entries(halo.parameters)) {
        if (parameter.kind !== 'number') continue;
        expect(values[key], key).toBeGreaterThanOrEqual(parameter.min);
        expect(values[key], key).toBeLessThanOrEqual(parameter.max);
      }
    }
  });

  it('is another gusty day each time where there are gusts', () => {
    const setup = spreadSetup(cliff, { ...cliffValues, gustSpeed: 3 }, nothing, 1);
    const seeds = new Set(Array.from({ length: 50 }, (_, run) => variedValues(setup, run).gustSeed));
    expect(seeds.size).toBeGreaterThan(45);
  });
});

describe('a spread', () => {
  it('is the same however it is cut, and in whatever order its parts are flown', () => {
    const whole = flyAll('cliff', cliffValues, usualVariation, [0, 120]);
    const cuts = [
      [100, 120],
      [0, 1],
      [37, 100],
      [1, 37],
    ] as const;
    const joined = new Float64Array(whole.length);
    for (const [from, to] of cuts) joined.set(flyAll('cliff', cliffValues, usualVariation, [from, to]), RUN * from);
    expect(joined).toEqual(whole);
    expect(flyAll('cliff', cliffValues, usualVariation, [0, 120], 2)).not.toEqual(whole);
  });

  it.each([
    ['halo', haloValues],
    ['cliff', { ...cliffValues, openingRule: 'delay' }],
  ] as const)('of the %s is what single simulations of its values give', (id, values) => {
    const jump = jumpById(id);
    const setup = spreadSetup(jump, values, usualVariation, 1);
    const runs = flyAll(id, values, usualVariation, [0, 12]);
    for (let run = 0; run < 12; run++) {
      const recording = simulate(jump, variedValues(setup, run));
      const landing = sampleAt(recording, recording.end, createSample());
      expect([...runs.subarray(RUN * run, RUN * run + RUN)]).toEqual([
        landing.x,
        landing.z,
        summaryOf(recording).openingLoad,
        endings.indexOf(recording.ending),
      ]);
    }
  });

  it('of the mass alone has the deviation of the load that its slope gives', () => {
    const deviation = 1;
    const runs = flyAll('halo', haloValues, { ...nothing, mass: deviation }, [0, 400]);
    const loadWith = (mass: number) => summaryOf(simulate(halo, { ...haloValues, mass })).openingLoad as number;
    const slope = (loadWith(101) - loadWith(99)) / 2;
    const setup = spreadSetup(halo, haloValues, { ...nothing, mass: deviation }, 1);
    const masses = Array.from({ length: 400 }, (_, run) => variedValues(setup, run).mass as number);
    const loads = Array.from({ length: 400 }, (_, run) => runs[RUN * run + 2] as number);
    // Against the masses that were drawn: what is left is how far the load bends over one kilogramme.
    expect(deviationOf(loads) / (Math.abs(slope) * deviationOf(masses))).toBeCloseTo(1, 2);
    expect(meanOf(loads)).toBeCloseTo(loadWith(100), 2);
  });

  it('of the delay alone opens lower by the delay at the rate of fall', () => {
    const setup = spreadSetup(halo, haloValues, { ...nothing, delay: 1 }, 4);
    const { pullSpeed, freefallTime } = summaryOf(simulate(halo, haloValues));
    for (let run = 0; run < 5; run++) {
      const values = variedValues(setup, run);
      const late =
        ((haloValues.openingAltitude as number) - (values.openingAltitude as number)) / (pullSpeed as number);
      const time = summaryOf(simulate(halo, values)).freefallTime as number;
      expect(time - (freefallTime as number)).toBeCloseTo(late, 1);
    }
  });
});

describe('what the runs say together', () => {
  /** A cloud of known shape: normal along two axes that are turned, with some that did not land. */
  function cloud(count: number): Float64Array {
    const random = createRandom(11);
    const runs = new Float64Array(RUN * count);
    for (let i = 0; i < count; i++) {
      const [along, across] = [50 * normal(random), 20 * normal(random)];
      const turn = 0.6;
      runs.set(
        [
          1000 + along * Math.cos(turn) - across * Math.sin(turn),
          -30 + along * Math.sin(turn) + across * Math.cos(turn),
          i % 10 === 0 ? Number.NaN : 3 + 0.2 * normal(random),
          i % 10 === 0 ? endings.indexOf('impact') : 0,
        ],
        RUN * i,
      );
    }
    return runs;
  }
  const count = 5000;
  const runs = cloud(count);
  const found = spreadFigures(runs);

  it('has the covariance of a direct sum over those that landed', () => {
    const xs: number[] = [];
    const zs: number[] = [];
    for (let i = 0; i < count; i++) {
      if (runs[RUN * i + 3] !== 0) continue;
      xs.push(runs[RUN * i] as number);
      zs.push(runs[RUN * i + 1] as number);
    }
    // By the other form: the mean of products less the product of means.
    const n = xs.length;
    const covariance = (a: readonly number[], b: readonly number[]) =>
      (meanOf(a.map((x, i) => x * (b[i] as number))) - meanOf(a) * meanOf(b)) * (n / (n - 1));
    expect(found.runs).toBe(count);
    expect(found.endings).toMatchObject({ landed: 4500, impact: 500, wallStrike: 0 });
    expect(found.landings?.x).toBeCloseTo(meanOf(xs), 8);
    expect(found.landings?.z).toBeCloseTo(meanOf(zs), 8);
    expect(found.landings?.xx).toBeCloseTo(covariance(xs, xs), 5);
    expect(found.landings?.xz).toBeCloseTo(covariance(xs, zs), 5);
    expect(found.landings?.zz).toBeCloseTo(covariance(zs, zs), 5);
  });

  it('has ellipses along the axes of the cloud, which hold their share of it', () => {
    const [half, most] = found.ellipses;
    // Radii of 50 and 95 % of a normal spread in two dimensions: table of chi squared, 1.3863 and 5.9915.
    expect(half?.major).toBeCloseTo(50 * Math.sqrt(1.3863), -0.5);
    expect((most?.major as number) / (half?.major as number)).toBeCloseTo(Math.sqrt(5.9915 / 1.3863), 3);
    expect((half?.minor as number) / (half?.major as number)).toBeCloseTo(0.4, 1);
    expect(half?.angle).toBeCloseTo(0.6, 1);
    expect(half?.holds).toBeCloseTo(0.5, 1);
    expect(most?.holds).toBeCloseTo(0.95, 2);
    // Every corner has the same distance in the measure of the covariance.
    const { x, z, xx, xz, zz } = found.landings as NonNullable<typeof found.landings>;
    for (const at of [0, 1, 2.5, 4]) {
      const [px, pz] = ellipsePoint(most as NonNullable<typeof most>, at);
      const [dx, dz] = [px - x, pz - z];
      const squared = (zz * dx * dx - 2 * xz * dx * dz + xx * dz * dz) / (xx * zz - xz * xz);
      expect(squared).toBeCloseTo(5.9915, 3);
    }
  });

  it('has percentiles of the loads of those that opened', () => {
    const loads = Array.from({ length: count }, (_, i) => runs[RUN * i + 2] as number)
      .filter((load) => !Number.isNaN(load))
      .sort((a, b) => a - b);
    expect(found.loads).toMatchObject({ count: 4500, least: loads[0], most: loads.at(-1) });
    expect(found.loads?.p50).toBe(((loads[2249] as number) + (loads[2250] as number)) / 2);
    expect(found.loads?.p5).toBeCloseTo(3 - 0.2 * 1.645, 1);
    expect(found.loads?.p95).toBeCloseTo(3 + 0.2 * 1.645, 1);
    expect(percentile([1, 2, 4, 8], 0.5)).toBe(3);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('is said without landings and without openings', () => {
    const bad = Float64Array.of(1, 2, Number.NaN, 1, 3, 4, Number.NaN, 1);
    expect(spreadFigures(bad)).toMatchObject({ runs: 2, landings: null, ellipses: [], loads: null });
    // All the same: an ellipse without size.
    const same = spreadFigures(flyAll('halo', haloValues, nothing, [0, 4]));
    expect(same.ellipses[1]).toMatchObject({ major: 0, minor: 0, holds: 1 });
    expect(same.loads?.p5).toBe(same.loads?.p95);
  });
});
