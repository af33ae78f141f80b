import { describe, expect, it } from 'vitest';
import { cliff } from '../../../src/jumps/cliff';
import { halo } from '../../../src/jumps/halo';
import { whole } from '../../../src/math/sliced';
import type { Values } from '../../../src/parameters/parameter';
import { unitSystems } from '../../../src/parameters/reader-units';
import { feet, mph } from '../../../src/parameters/units';
import { defaultsOf } from '../../../src/parameters/values';
import { simulate } from '../../../src/recording/simulate';
import { type Field, fieldText, readField, roundNear } from '../../../src/ui/what-if/fields';
import { binsOf } from '../../../src/ui/what-if/histogram';
import { layOutPlan } from '../../../src/ui/what-if/plan';
import { questions } from '../../../src/ui/what-if/questions';
import {
  bearingText,
  dragAreaWords,
  latestReleaseWords,
  lowestOpeningWords,
  releasePointWords,
  spreadRows,
  spreadWords,
  variationWords,
} from '../../../src/ui/what-if/words';
import { dragAreaForPeak } from '../../../src/what-if/drag-area';
import { latestRelease } from '../../../src/what-if/latest-release';
import { lowestOpening } from '../../../src/what-if/lowest-opening';
import { releasePoint } from '../../../src/what-if/release-point';
import { usualVariation } from '../../../src/what-if/spread';
import { spreadFigures } from '../../../src/what-if/spread-figures';

const { imperial, metric, aviation } = unitSystems;
const haloValues: Values = { ...defaultsOf(halo.parameters), cameraman: false };
const cliffValues: Values = defaultsOf(cliff.parameters);

describe('an answer in words', () => {
  it('about the drag area names it, the peak and what it is now, in the units of the reader', () => {
    const answer = whole(dragAreaForPeak(halo, haloValues, { parameter: 'diveDragArea', peak: mph(220) }));
    expect(dragAreaWords(answer, halo, haloValues, imperial)).toEqual([
      expect.stringMatching(
        /^“Drag area in the dive” of 0\.\d{3} m² gives a peak of 220\.0 mph; it is 0\.371 m² now\.$/,
      ),
    ]);
    expect(dragAreaWords(answer, halo, haloValues, metric)[0]).toContain('354.1 km/h');
    const bad = whole(dragAreaForPeak(cliff, cliffValues, { parameter: 'trackDragArea', peak: 70 }));
    expect(dragAreaWords(bad, cliff, cliffValues, metric)[1]).toMatch(/^But that jump ends badly\. Hit the ground/);
  });

  it('says why there is no drag area', () => {
    const none = whole(dragAreaForPeak(halo, haloValues, { parameter: 'diveDragArea', peak: 900 }));
    expect(dragAreaWords(none, halo, haloValues, imperial)[0]).toMatch(
      /^No drag area gives 2,013\.2 mph: within 0\.050 to 3\.000 m² “Drag area in the dive” reaches from /,
    );
    const same = whole(
      dragAreaForPeak(
        halo,
        { ...haloValues, recoveryAltitude: feet(140_000) },
        {
          parameter: 'diveDragArea',
          peak: 60,
        },
      ),
    );
    expect(dragAreaWords(same, halo, haloValues, imperial)[0]).toMatch(/^The peak is .* mph whatever /);
  });

  it('about the opening is never lower than the edge', () => {
    const grain = feet(1);
    const answer = whole(lowestOpening(halo, haloValues, { sink: 5, grain }));
    const [first = ''] = lowestOpeningWords(answer, imperial);
    expect(first).toMatch(
      /^At \d{3} ft or higher\. From there the canopy is fully open \d+ ft above the ground and comes down with [45]\.\d m\/s\.$/,
    );
    const inMetres = Number(/^At (\d+) m/.exec(lowestOpeningWords(answer, metric)[0] ?? '')?.[1]);
    expect(inMetres).toBeGreaterThanOrEqual(answer.height as number);
    expect(inMetres - (answer.height as number)).toBeLessThan(1);
    expect(lowestOpeningWords(answer, imperial)[1]).toMatch(/^Now it is thrown at 2,000 ft, 1,\d{3} ft higher\.$/);
    const none = whole(lowestOpening(halo, haloValues, { sink: 0.5, grain }));
    expect(lowestOpeningWords(none, imperial)[0]).toMatch(/^No opening does: of all heights the softest touchdown is /);
  });

  it('about the release says what goes wrong a moment later', () => {
    const free = whole(latestRelease(cliff, cliffValues, { clearance: 0, pullHeight: 0 }));
    const words = latestReleaseWords(free, cliffValues, metric).join(' ');
    expect(words).toMatch(/^After 4\.1 s at the latest; now it is 0\.5 s\. /);
    expect(words).toContain('A tenth of a second later: its path cuts into the rock.');
    const far = whole(latestRelease(cliff, cliffValues, { clearance: 5, pullHeight: 0 }));
    expect(latestReleaseWords(far, cliffValues, metric).join(' ')).toContain(
      'later: it passes the wall nearer than 5 m.',
    );
    const none = whole(latestRelease(cliff, { ...cliffValues, rampSpeed: 5 }, { clearance: 0, pullHeight: 0 }));
    expect(latestReleaseWords(none, cliffValues, metric)).toEqual([
      expect.stringMatching(/^No release does it, not even one at the lip\. /),
    ]);
  });

  it('about the exit speaks as a compass and a run-in do', () => {
    const values = { ...haloValues, wind: '0:20@330' };
    const answer = whole(releasePoint(halo, values, { downrange: 0, right: 0 }));
    expect(releasePointWords(answer, halo.place, metric).join(' ')).toMatch(
      /^Get out [\d,]+ m from the target, on a bearing of \d{3}° true from it\. On the run-in of 060° that is [\d,]+ m before it and [\d,]+ m to the left\. From there fall and canopy carry you /,
    );
    const still = whole(releasePoint(halo, haloValues, { downrange: 0, right: 0 }));
    expect(releasePointWords(still, halo.place, metric)[0]).toMatch(/a bearing of 240° true .* m before it\.$/);
    const lip = whole(releasePoint(cliff, cliffValues, { downrange: 0, right: 0 }));
    expect(releasePointWords(lip, cliff.place, aviation)[0]).toMatch(
      /^The lip stays where it is\. You come down 2,156 ft towards 260°/,
    );
    expect([bearingText(0), bearingText(359.7), bearingText(7.4), bearingText(180)]).toEqual([
      '000°',
      '000°',
      '007°',
      '180°',
    ]);
  });

  it('about a spread says the endings, the ellipses, the loads, and what was varied', () => {
    const runs = Float64Array.of(0, 0, 3, 0, 30, 0, 3.2, 0, 0, 12, 3.4, 0, 5, 5, Number.NaN, 1);
    const figures = spreadFigures(runs);
    const [ended, landings, loads] = spreadWords(figures, metric);
    expect(ended).toBe('Of 4 jumps 3 landed; 1 hit the ground.');
    expect(landings).toMatch(
      / of a normal spread are [\d.]+ by [\d.]+ m and [\d.]+ by [\d.]+ m; inside are \d+ % and 100 %\.$/,
    );
    expect(loads).toBe('Openings: 3.2 g in the middle, 3.0 to 3.4 g for nine of ten, 3.4 g at most.');
    expect(variationWords(usualVariation, 7, true, aviation)).toBe(
      'Standard deviations: mass 3.0 kg, drag 5 %, wind 4.0 kt on each axis, delay of the pull 0.5 s. Each jump has gusts of its own. Seed 7.',
    );
    expect(Object.fromEntries(spreadRows(figures, metric))['Mean landing, downrange of the exit']).toBe('10 m');
  });
});

describe('what goes with a question', () => {
  const field: Field = {
    key: 'sink',
    label: 'Touchdown no harder than',
    of: { unit: 'm/s', digits: 1 },
    initial: 5,
    min: 0.1,
    max: 7,
  };
  const height: Field = {
    ...field,
    key: 'height',
    label: 'Height',
    of: { unit: 'ft', digits: 0 },
    initial: 3,
    max: 100,
  };

  it('is read in the unit shown, or in one typed with it', () => {
    expect(readField(field, '4.5', imperial)).toEqual({ value: 4.5 });
    expect(readField(field, ' 16.4042 ft/s ', imperial).value).toBeCloseTo(5, 4);
    expect(readField(height, '100', imperial).value).toBeCloseTo(30.48, 9);
    expect(readField(height, '100', metric).value).toBe(100);
  });

  it('is refused with a sentence', () => {
    expect(readField(field, '', imperial).problem).toMatch(/must be a number/);
    expect(readField(field, 'soft', imperial).problem).toMatch(/must be a number.*\.$/);
    expect(readField(field, '12', imperial).problem).toBe('Touchdown no harder than must be within 0.1 to 7.0 m/s.');
    expect(readField(field, '0', imperial).problem).toBe('Touchdown no harder than must be within 0.1 to 7.0 m/s.');
    expect(readField(field, '5 kg', imperial).problem).toMatch(/does not fit/);
  });

  it('left as it was offered is exactly that, whatever rounding shows', () => {
    const odd = { ...height, initial: 3.3 };
    expect(readField(odd, fieldText(odd, odd.initial, imperial), imperial).value).toBe(3.3);
    expect(roundNear(mph(223), { unit: 'mph', quantity: 'climb' }, imperial, 25)).toBeCloseTo(mph(220), 9);
  });

  it.each([halo, cliff])('has initial values within its limits, for $id in all units', (jump) => {
    const recording = simulate(jump, defaultsOf(jump.parameters));
    const run = { jump, values: defaultsOf(jump.parameters), recording };
    const offered = questions.filter((question) => question.suits(run));
    expect(offered.map(({ key }) => key)).toContain('spread');
    expect(offered.some(({ key }) => key === 'latest-release')).toBe(jump.id === 'cliff');
    expect(offered.some(({ key }) => key === 'release-point')).toBe(jump.id === 'halo');
    for (const units of [imperial, metric, aviation]) {
      for (const { fields, key } of offered) {
        for (const each of fields(run, units)) {
          const { value, problem } = readField(each, fieldText(each, each.initial, units), units);
          expect(problem, `${key} ${each.key}`).toBeUndefined();
          expect(value).toBeGreaterThanOrEqual(each.min);
          expect(value).toBeLessThanOrEqual(each.max);
        }
      }
    }
  });
});

describe('the drawings of a spread', () => {
  const runs = Float64Array.of(100, -20, 3, 0, 300, 40, 3.31, 0, 200, 10, 3.4, 0, 150, 0, Number.NaN, 1);
  const figures = spreadFigures(runs);

  it('has downrange up and right to the right, to one scale, with everything inside', () => {
    const { at, scale } = layOutPlan(runs, figures);
    const [[ax, ay], [bx, by]] = [at(100, -20), at(300, 40)];
    expect(by).toBeLessThan(ay);
    expect(bx).toBeGreaterThan(ax);
    expect((ay - by) / 200).toBeCloseTo(scale, 9);
    expect((bx - ax) / 60).toBeCloseTo(scale, 9);
    for (const value of [ax, ay, bx, by]) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(200);
    }
  });

  it('counts each opening once, in bins of a round width', () => {
    const bins = binsOf(runs, figures.loads as NonNullable<typeof figures.loads>);
    expect(bins.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(bins.width).toBeCloseTo(0.05, 9);
    expect(bins.from).toBeLessThanOrEqual(3 + 1e-9);
    expect(bins.counts.at(-1)).toBeGreaterThan(0);
  });
});
