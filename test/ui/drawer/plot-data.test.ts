import { describe, expect, test } from 'vitest';
import { jumpById, jumps } from '../../../src/jumps';
import { type Units, unitSystems } from '../../../src/parameters/reader-units';
import { defaultsOf } from '../../../src/parameters/values';
import { channel } from '../../../src/recording/channels';
import { eventTime } from '../../../src/recording/recording';
import { createSample } from '../../../src/recording/sample';
import { sampleAt } from '../../../src/recording/sample-at';
import { simulate } from '../../../src/recording/simulate';
import { figures } from '../../../src/recording/summary';
import { type Curve, curvesOf, marksOf } from '../../../src/ui/drawer/plot-curves';
import { createPlotData, type PaneData, POINTS } from '../../../src/ui/drawer/plot-data';
import { leadsOneWay } from '../../../src/ui/drawer/plot-places';
import { differenceOf, linesOf, type PaneSpec, presets, specOf, usualPanes } from '../../../src/ui/drawer/plot-spec';
import type { Ghost, PageState, Run, ShownRun } from '../../../src/ui/state';

const { imperial, metric } = unitSystems;

function runOf(id: 'halo' | 'cliff', changes: Record<string, number> = {}): Run {
  const jump = jumpById(id);
  const values = { ...defaultsOf(jump.parameters), ...changes };
  return { jump, values, recording: simulate(jump, values) };
}
const halo = runOf('halo');
const cliff = runOf('cliff');
const curve = (run: Run, role: Curve['role'] = 'first', offset = 0): Curve => ({
  role,
  name: role,
  recording: run.recording,
  offset,
});
const whole = ({ recording }: Run) => ({ start: recording.start, end: recording.end });

interface Asked {
  readonly curves: readonly Curve[];
  readonly whole: { readonly start: number; readonly end: number };
  readonly window?: { readonly start: number; readonly end: number };
  readonly units?: Units;
  readonly points?: number;
  readonly specs?: readonly PaneSpec[];
  readonly read?: ReturnType<typeof createPlotData>;
}
/** The panes as they are drawn, by their key. */
function drawn({ curves, whole, window = whole, units = metric, points = POINTS, specs = usualPanes, read }: Asked) {
  const wishes = specs.map((spec) => ({ spec, window: null }));
  const panes = (read ?? createPlotData())(wishes, { curves, marks: marksOf(curves), whole, window, units }, points);
  return Object.fromEntries(specs.map(({ key }, i) => [key, panes[i] as PaneData]));
}
const [height, speed, load] = usualPanes.map(({ key }) => key) as [string, string, string];
const overHeight = 'altitudeAgl:airspeed';
const specOfKey = (key: string) => presets.find((spec) => spec.key === key) ?? expect.fail(key);

/** The one line of a pane that is no limit and belongs to a role. */
function lineOf(panes: Record<string, PaneData>, key: string, role: Curve['role'] = 'first') {
  const line = linesOf(specOfKey(key)).findIndex((each) => each.role === role && !each.isLimit);
  return panes[key]?.lines[line] ?? expect.fail(`${key} ${role}`);
}
const greatest = (line: Float64Array) =>
  line.reduce((most, value) => (value > most ? value : most), Number.NEGATIVE_INFINITY);

describe('the lines over time', () => {
  test.each(jumps.flatMap((jump) => [null, ...jump.presets].map((preset) => [jump, preset] as const)))(
    'show the whole peak of the opening, however few points there are ($id, $key)',
    (jump, preset) => {
      const recording = simulate(jump, { ...defaultsOf(jump.parameters), ...preset?.values });
      const peak = figures.find(({ key }) => key === 'openingLoad')?.of(recording) ?? expect.fail('no opening');
      const run = { jump, values: recording.values, recording };
      const pull = eventTime(recording, 'pull') ?? expect.fail('no pull');
      for (const points of [20, POINTS]) {
        const panes = drawn({ curves: [curve(run)], whole: whole(run), points });
        const after = lineOf(panes, load).ys.filter((_, i) => {
          const time = panes[load]?.times[i] as number;
          return time > pull && time < pull + 15;
        });
        expect(greatest(after)).toBeGreaterThanOrEqual(peak - 1e-9);
        expect(greatest(after)).toBeCloseTo(peak, 2);
      }
    },
  );

  test('never leave the recording by more than a pixel', () => {
    const [wide, high] = [400, 200];
    const sample = createSample();
    for (const run of [halo, cliff]) {
      const panes = drawn({ curves: [curve(run)], whole: whole(run) });
      const column = (run.recording.end - run.recording.start) / wide;
      for (const { key, channels } of usualPanes) {
        const { xs, ys } = lineOf(panes, key);
        const { y } = panes[key] ?? expect.fail();
        const pixel = (y.max - y.min) / high;
        const { of } = channel(channels[0]);
        const factor = key === speed ? 3.6 : 1;
        for (let i = 0; i + 1 < xs.length; i++) {
          const time = ((xs[i] as number) + (xs[i + 1] as number)) / 2;
          const real = of(sampleAt(run.recording, time, sample)) * factor;
          // What is drawn in the column of pixels around this time.
          const near = ys.filter((_, k) => k === i || k === i + 1 || Math.abs((xs[k] as number) - time) < column / 2);
          expect(real).toBeGreaterThan(Math.min(...near) - pixel);
          expect(real).toBeLessThan(Math.max(...near) + pixel);
        }
      }
    }
  });

  test('fall upright where the load jumps at the exit', () => {
    const panes = drawn({ curves: [curve(cliff)], whole: whole(cliff), window: { start: -1, end: 1 }, points: 10 });
    const { xs, ys } = lineOf(panes, load);
    const exit = xs.indexOf(0);
    expect(exit).toBeGreaterThan(0);
    expect((xs[exit] as number) - (xs[exit - 1] as number)).toBeLessThan(1e-5);
    expect(ys[exit]).not.toBeCloseTo(ys[exit - 1] as number, 1);
  });

  test('have rising times that begin and end with the window', () => {
    const window = { start: 90.1, end: 101.7 };
    const panes = drawn({ curves: [curve(halo), curve(cliff, 'second', 71.2)], whole: whole(halo), window });
    const { times } = panes[height] ?? expect.fail();
    expect(times[0]).toBe(window.start);
    expect(times[times.length - 1]).toBe(window.end);
    for (let i = 1; i < times.length; i++) expect(times[i]).toBeGreaterThan(times[i - 1] as number);
  });

  test('of a run that is shifted lie later by its offset, and nowhere outside its own time', () => {
    const offset = 71.25;
    const panes = drawn({ curves: [curve(halo), curve(cliff, 'second', offset)], whole: whole(halo) });
    const { xs, ys } = lineOf(panes, height, 'second');
    const sample = createSample();
    let seen = 0;
    xs.forEach((time, i) => {
      const own = time - offset;
      if (own < cliff.recording.start - 1e-6 || own > cliff.recording.end + 1e-6) expect(ys[i]).toBeNaN();
      else if (own > cliff.recording.start && own < cliff.recording.end) {
        expect(ys[i]).toBeCloseTo(sampleAt(cliff.recording, own, sample).y, 6);
        seen++;
      }
    });
    expect(seen).toBeGreaterThan(50);
  });

  test('have no terminal speed before the exit, and none of a ghost', () => {
    const lines = linesOf(specOfKey(speed));
    expect(lines.filter(({ isLimit }) => isLimit).map(({ role }) => role)).not.toContain('ghost');
    const panes = drawn({ curves: [curve(halo), curve(halo, 'ghost')], whole: whole(halo), points: 100 });
    const limit =
      panes[speed]?.lines[lines.findIndex(({ isLimit, role }) => isLimit && role === 'first')] ?? expect.fail();
    limit.xs.forEach((time, i) => {
      if (time < -1e-5) expect(limit.ys[i]).toBeNaN();
      if (time > 0 && time < halo.recording.end) expect(limit.ys[i]).toBeGreaterThan(0);
    });
  });

  test('are in the units of the reader', () => {
    const asked = { curves: [curve(halo)], whole: whole(halo), read: createPlotData(), points: 50 };
    expect(greatest(lineOf(drawn({ ...asked, units: imperial }), height).ys)).toBeCloseTo(25_000, 6);
    expect(greatest(lineOf(drawn({ ...asked, units: metric }), height).ys)).toBeCloseTo(7620, 6);
  });

  test('of one call do not depend on what was read before', () => {
    const specs = presets;
    const read = createPlotData();
    const others = [curve(cliff), curve(halo, 'second', 3), curve(cliff, 'ghost')];
    drawn({ curves: others, whole: { start: -8, end: 240 }, window: { start: -5, end: 50 }, points: 900, specs, read });
    const asked = { curves: [curve(halo)], whole: whole(halo), units: imperial, specs };
    const again = drawn({ ...asked, read });
    const fresh = drawn(asked);
    for (const { key } of specs) {
      expect(again[key]?.y, key).toEqual(fresh[key]?.y);
      expect(Array.from(again[key]?.times ?? [])).toEqual(Array.from(fresh[key]?.times ?? []));
      expect(Array.from(lineOf(again, key).xs)).toEqual(Array.from(lineOf(fresh, key).xs));
      expect(Array.from(lineOf(again, key).ys)).toEqual(Array.from(lineOf(fresh, key).ys));
      expect(lineOf(again, key, 'second').ys.every(Number.isNaN)).toBe(true);
    }
  });
});

describe('the lines over another quantity', () => {
  const specs = [specOfKey(overHeight), specOfKey('downrange:altitudeAgl'), specOf('time', 'airspeed')];

  test('hold both quantities of one moment at each point', () => {
    const panes = drawn({ curves: [curve(halo), curve(cliff, 'second', 20)], whole: whole(halo), specs });
    const sample = createSample();
    for (const [role, run, offset] of [
      ['first', halo, 0],
      ['second', cliff, 20],
    ] as const) {
      const { xs, ys } = lineOf(panes, overHeight, role);
      const times = panes[overHeight]?.times ?? expect.fail();
      let seen = 0;
      times.forEach((time, i) => {
        if (Number.isNaN(xs[i])) return;
        sampleAt(run.recording, time - offset, sample);
        expect(xs[i]).toBeCloseTo(sample.y, 6);
        const air = Math.hypot(sample.vx - sample.windX, sample.vy, sample.vz - sample.windZ);
        expect(ys[i]).toBeCloseTo(3.6 * air, 6);
        seen++;
      });
      expect(seen).toBeGreaterThan(100);
    }
  });

  test('stay whole while the plots over time look at a part', () => {
    const asked = { curves: [curve(halo)], whole: whole(halo), specs };
    const all = drawn(asked);
    const part = drawn({ ...asked, window: { start: 20, end: 30 } });
    expect(part['time:airspeed']?.times[0]).toBe(20);
    expect(Array.from(lineOf(part, overHeight).xs)).toEqual(Array.from(lineOf(all, overHeight).xs));
  });

  test('show the moving limit: terminal speed falls with the height, and the dive comes down to it and stays near', () => {
    const panes = drawn({ curves: [curve(halo)], whole: whole(halo), specs });
    const { lines, times } = panes[overHeight] ?? expect.fail();
    const declared = linesOf(specOfKey(overHeight));
    const limit = lines[declared.findIndex(({ isLimit, role }) => isLimit && role === 'first')] ?? expect.fail();
    const fast = lineOf(panes, overHeight);
    const recovery = eventTime(halo.recording, 'recovery') ?? expect.fail();
    const peak = eventTime(halo.recording, 'peakSpeed') ?? expect.fail();
    let before = Number.POSITIVE_INFINITY;
    times.forEach((time, i) => {
      if (!(time > 1 && time < recovery)) return;
      expect(limit.ys[i]).toBeLessThan(before);
      before = limit.ys[i] as number;
      if (time > peak + 5) expect((fast.ys[i] as number) / (limit.ys[i] as number)).toBeCloseTo(1.01, 1);
    });
  });

  test('carry the events on the curve, and phases along heights but not along a load', () => {
    const load = specOf('load', 'altitudeAgl');
    const panes = drawn({ curves: [curve(cliff)], whole: whole(cliff), specs: [...specs, load] });
    const { marks, bands } = panes[overHeight] ?? expect.fail();
    const sample = createSample();
    expect(marks.map(({ name }) => name)).toEqual(cliff.recording.events.map(({ name }) => name));
    for (const { name, x, time } of marks) expect(x, name).toBeCloseTo(sampleAt(cliff.recording, time, sample).y, 6);
    expect(bands[0]?.map(({ name }) => name)).toEqual(cliff.recording.phases.map(({ name }) => name));
    expect(bands[0]?.at(-1)?.to).toBeCloseTo(0, 0);
    expect(panes[load.key]?.bands).toEqual([]);
  });

  test('lie over the ground of the recording, and the wall is drawn once for two runs over it', () => {
    const [side] = specs.slice(1);
    const key = side?.key ?? expect.fail();
    const again = runOf('cliff', { mass: 120 });
    const two = drawn({ curves: [curve(cliff), curve(again, 'second')], whole: whole(cliff), specs });
    expect(two[key]?.grounds).toHaveLength(1);
    expect(Array.from(two[key]?.grounds[0] ?? [])).toEqual(Array.from(cliff.recording.environment.ground.profile));
    const inFeet = drawn({ curves: [curve(cliff)], whole: whole(cliff), specs, units: imperial });
    expect(inFeet[key]?.grounds[0]?.[1]).toBeCloseTo(
      (cliff.recording.environment.ground.profile[1] as number) / 0.3048,
      6,
    );
    // The path never comes below the ground that is drawn.
    const { xs, ys } = lineOf(two, key);
    const { ground } = cliff.recording.environment;
    xs.forEach((x, i) => {
      if (!Number.isNaN(x)) expect(ys[i]).toBeGreaterThan(ground.heightAt(x, 0) - 0.5);
    });
    expect(drawn({ curves: [curve(halo)], whole: whole(halo), specs })[key]?.grounds).toEqual([]);
  });

  test('break where a channel has no meaning', () => {
    const glide = specOf('altitudeAgl', 'wallClearance');
    const panes = drawn({ curves: [curve(halo)], whole: whole(halo), specs: [glide] });
    const line = linesOf(glide).findIndex(({ role }) => role === 'first');
    expect(panes[glide.key]?.lines[line]?.ys.every(Number.isNaN)).toBe(true);
    expect(panes[glide.key]?.y).toEqual({ min: 0, max: 1 });
  });

  test('lead one way or do not', () => {
    const { NaN: gap } = Number;
    expect(leadsOneWay(Float64Array.of(1, 2, gap, 3, 7))).toBe(true);
    expect(leadsOneWay(Float64Array.of(100, 101, 60, gap, 3))).toBe(true);
    expect(leadsOneWay(Float64Array.of(0, 5, 4, 9))).toBe(false);
    expect(leadsOneWay(Float64Array.of(gap, gap))).toBe(false);
    expect(leadsOneWay(Float64Array.of(3, 3, 3))).toBe(false);
  });
});

describe('a difference', () => {
  const spec = differenceOf(specOf('time', 'altitudeAgl'));
  const read = (curves: readonly Curve[]) => {
    const panes = drawn({ curves, whole: whole(halo), specs: [spec], units: imperial });
    return panes[spec.key] ?? expect.fail();
  };

  test('is what the first run has more than the one beside it at each moment, and nothing where one does not run', () => {
    const { lines, times, y } = read([curve(halo), curve(cliff, 'second', 30), curve(cliff, 'ghost')]);
    expect(lines).toHaveLength(1);
    const [a, b] = [createSample(), createSample()];
    let seen = 0;
    times.forEach((time, i) => {
      const own = time - 30;
      const value = lines[0]?.ys[i] ?? expect.fail();
      if (own < cliff.recording.start - 1e-6 || own > cliff.recording.end + 1e-6) expect(value).toBeNaN();
      else if (own > cliff.recording.start && own < cliff.recording.end) {
        const real = (sampleAt(halo.recording, time, a).y - sampleAt(cliff.recording, own, b).y) / 0.3048;
        expect(value).toBeCloseTo(real, 6);
        seen++;
      }
    });
    expect(seen).toBeGreaterThan(50);
    // Nought is always seen.
    expect(y.min).toBeLessThanOrEqual(0);
  });

  test('needs two runs', () => {
    expect(read([curve(halo)]).lines[0]?.ys).toHaveLength(0);
    const before = runOf('halo', { mass: 120 });
    const { ys } = read([curve(halo), curve(before, 'ghost')]).lines[0] ?? expect.fail();
    expect(ys.some((value) => Math.abs(value) > 1)).toBe(true);
  });
});

describe('the scales', () => {
  test('hold every value of every preset, and do not waste a quarter of their height', () => {
    for (const jump of jumps) {
      for (const preset of jump.presets) {
        const recording = simulate(jump, { ...defaultsOf(jump.parameters), ...preset.values });
        const run = { jump, values: recording.values, recording };
        const panes = drawn({ curves: [curve(run)], whole: whole(run), units: imperial });
        for (const { key } of usualPanes) {
          const { y } = panes[key] ?? expect.fail();
          const most = greatest(lineOf(panes, key).ys);
          expect(y.max, `${preset.key} ${key}`).toBeGreaterThan(most);
          expect(Math.abs(y.min), `${preset.key} ${key}`).toBeLessThan(1e-9);
          // A limit far above the speed may not press it flat.
          expect(y.max, `${preset.key} ${key}`).toBeLessThan(1.4 * most);
        }
      }
    }
  });
});

describe('the curves', () => {
  const shown = (run: Run, isOwn = true, offset = 0): ShownRun => ({ run, offset, name: run.jump.id, isOwn });
  const state = (runs: readonly ShownRun[], ghost: Ghost | null, track: PageState['track'] = null): PageState =>
    ({ shown: runs, ghost, track }) as PageState;
  const named = (run: Run, name: string | null = null): Ghost => ({ ...run, name });

  test('put a ghost beside the run that it was, at the same offset', () => {
    const before = runOf('cliff', { holdTime: 1 });
    const curves = curvesOf(state([shown(halo), shown(cliff, true, 12)], named(before)));
    expect(curves.map(({ role, offset, name }) => [role, offset, name])).toEqual([
      ['first', 0, 'halo'],
      ['second', 12, 'cliff'],
      ['ghost', 12, 'Before'],
    ]);
    expect(curves[2]?.recording).toBe(before.recording);
  });

  test('show no ghost beside a preset as it is', () => {
    expect(curvesOf(state([shown(halo), shown(cliff, false)], named(cliff))).map(({ role }) => role)).toEqual([
      'first',
      'second',
    ]);
  });

  test('put a measured jump beside a run of its kind', () => {
    const track = { ...runOf('halo', { mass: 90 }), name: 'Saturday', fit: '', mass: 90 };
    const beside = curvesOf(state([shown(halo)], null, track));
    expect(beside.map(({ role, name }) => [role, name])).toEqual([
      ['first', 'halo'],
      ['track', 'Saturday'],
    ]);
    expect(curvesOf(state([shown(cliff)], null, track))).toHaveLength(1);
  });
});
