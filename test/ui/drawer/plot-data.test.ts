import { describe, expect, test } from 'vitest';
import { jumpById, jumps } from '../../../src/jumps';
import { unitSystems } from '../../../src/parameters/reader-units';
import { defaultsOf } from '../../../src/parameters/values';
import { channel } from '../../../src/recording/channels';
import { eventTime } from '../../../src/recording/recording';
import { createSample } from '../../../src/recording/sample';
import { sampleAt } from '../../../src/recording/sample-at';
import { simulate } from '../../../src/recording/simulate';
import { figures } from '../../../src/recording/summary';
import {
  type Curve,
  createPlotData,
  curvesOf,
  linesOf,
  niceRange,
  POINTS,
  panes,
  paneText,
  roundStep,
} from '../../../src/ui/drawer/plot-data';
import type { PageState, Run, ShownRun } from '../../../src/ui/state';

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

/** The one line of a pane that is no limit and belongs to a role. */
function lineOf(data: ReturnType<ReturnType<typeof createPlotData>>, pane: string, role: Curve['role'] = 'first') {
  const at = panes.findIndex(({ key }) => key === pane);
  const declared = panes[at] ?? expect.fail(pane);
  const line = linesOf(declared).findIndex((each) => each.role === role && !each.isLimit);
  return data.panes[at]?.lines[line] ?? expect.fail(`${pane} ${role}`);
}
const greatest = (line: Float64Array) =>
  line.reduce((most, value) => (value > most ? value : most), Number.NEGATIVE_INFINITY);

describe('the lines', () => {
  test.each(jumps.flatMap((jump) => [null, ...jump.presets].map((preset) => [jump, preset] as const)))(
    'show the whole peak of the opening, however few points there are ($id, $key)',
    (jump, preset) => {
      const recording = simulate(jump, { ...defaultsOf(jump.parameters), ...preset?.values });
      const peak = figures.find(({ key }) => key === 'openingLoad')?.of(recording) ?? expect.fail('no opening');
      const run = { jump, values: recording.values, recording };
      for (const points of [20, POINTS]) {
        const data = createPlotData()([curve(run)], whole(run), imperial, points);
        const pull = eventTime(recording, 'pull') ?? expect.fail('no pull');
        const after = lineOf(data, 'load').filter(
          (_, i) => (data.times[i] as number) > pull && (data.times[i] as number) < pull + 15,
        );
        expect(greatest(after)).toBeGreaterThanOrEqual(peak - 1e-9);
        expect(greatest(after)).toBeCloseTo(peak, 2);
      }
    },
  );

  test('never leave the recording by more than a pixel', () => {
    const [width, height] = [400, 200];
    const sample = createSample();
    for (const run of [halo, cliff]) {
      const data = createPlotData()([curve(run)], whole(run), metric, POINTS);
      const column = (run.recording.end - run.recording.start) / width;
      panes.forEach((pane, at) => {
        const line = lineOf(data, pane.key);
        const { range } = data.panes[at] ?? expect.fail();
        const pixel = (range.max - range.min) / height;
        const { of } = channel(pane.channels[0]);
        const factor = pane.key === 'speed' ? 3.6 : 1;
        for (let i = 0; i + 1 < data.times.length; i++) {
          const time = ((data.times[i] as number) + (data.times[i + 1] as number)) / 2;
          const real = of(sampleAt(run.recording, time, sample)) * factor;
          // What is drawn in the column of pixels around this time.
          const near = line.filter(
            (_, k) => k === i || k === i + 1 || Math.abs((data.times[k] as number) - time) < column / 2,
          );
          expect(real).toBeGreaterThan(Math.min(...near) - pixel);
          expect(real).toBeLessThan(Math.max(...near) + pixel);
        }
      });
    }
  });

  test('fall upright where the load jumps at the exit', () => {
    const data = createPlotData()([curve(cliff)], { start: -1, end: 1 }, metric, 10);
    const load = lineOf(data, 'load');
    const exit = data.times.indexOf(0);
    expect(exit).toBeGreaterThan(0);
    expect((data.times[exit] as number) - (data.times[exit - 1] as number)).toBeLessThan(1e-5);
    expect(load[exit]).not.toBeCloseTo(load[exit - 1] as number, 1);
  });

  test('have rising times that begin and end with the window', () => {
    const window = { start: 90.1, end: 101.7 };
    const { times } = createPlotData()([curve(halo), curve(cliff, 'second', 71.2)], window, imperial, POINTS);
    expect(times[0]).toBe(window.start);
    expect(times[times.length - 1]).toBe(window.end);
    for (let i = 1; i < times.length; i++) expect(times[i]).toBeGreaterThan(times[i - 1] as number);
  });

  test('of a run that is shifted lie later by its offset, and nowhere outside its own time', () => {
    const offset = 71.25;
    const window = { start: halo.recording.start, end: halo.recording.end };
    const data = createPlotData()([curve(halo), curve(cliff, 'second', offset)], window, metric, POINTS);
    const height = lineOf(data, 'height', 'second');
    const sample = createSample();
    let drawn = 0;
    data.times.forEach((time, i) => {
      const own = time - offset;
      if (own < cliff.recording.start - 1e-6 || own > cliff.recording.end + 1e-6) expect(height[i]).toBeNaN();
      else if (own > cliff.recording.start && own < cliff.recording.end) {
        expect(height[i]).toBeCloseTo(sampleAt(cliff.recording, own, sample).y, 6);
        drawn++;
      }
    });
    expect(drawn).toBeGreaterThan(50);
  });

  test('have no terminal speed before the exit, and none of a ghost', () => {
    const at = panes.findIndex(({ key }) => key === 'speed');
    const lines = linesOf(panes[at] ?? expect.fail());
    expect(lines.filter(({ isLimit }) => isLimit).map(({ role }) => role)).not.toContain('ghost');
    const data = createPlotData()([curve(halo), curve(halo, 'ghost')], { start: -4, end: 20 }, metric, 100);
    const limit =
      data.panes[at]?.lines[lines.findIndex(({ isLimit, role }) => isLimit && role === 'first')] ?? expect.fail();
    data.times.forEach((time, i) => {
      if (time < -1e-5) expect(limit[i]).toBeNaN();
      if (time > 0) expect(limit[i]).toBeGreaterThan(0);
    });
  });

  test('are in the units of the reader', () => {
    const read = createPlotData();
    const inFeet = greatest(lineOf(read([curve(halo)], whole(halo), imperial, 50), 'height'));
    expect(inFeet).toBeCloseTo(25_000, 6);
    const inMetres = greatest(lineOf(read([curve(halo)], whole(halo), metric, 50), 'height'));
    expect(inMetres).toBeCloseTo(7620, 6);
  });

  test('of one call do not depend on what was read before', () => {
    const window = whole(halo);
    const used = createPlotData();
    used([curve(cliff), curve(halo, 'second', 3), curve(cliff, 'ghost')], { start: -5, end: 50 }, metric, 900);
    const again = used([curve(halo)], window, imperial, POINTS);
    const fresh = createPlotData()([curve(halo)], window, imperial, POINTS);
    expect(Array.from(again.times)).toEqual(Array.from(fresh.times));
    expect(again.panes.map(({ range }) => range)).toEqual(fresh.panes.map(({ range }) => range));
    for (const pane of panes) {
      expect(Array.from(lineOf(again, pane.key))).toEqual(Array.from(lineOf(fresh, pane.key)));
      expect(lineOf(again, pane.key, 'second').every(Number.isNaN)).toBe(true);
    }
  });
});

describe('the scales', () => {
  test('hold every value of every preset, and do not waste a quarter of their height', () => {
    for (const jump of jumps) {
      for (const preset of jump.presets) {
        const recording = simulate(jump, { ...defaultsOf(jump.parameters), ...preset.values });
        const run = { jump, values: recording.values, recording };
        const data = createPlotData()([curve(run)], whole(run), imperial, POINTS);
        for (const pane of panes) {
          const { range } = data.panes[panes.indexOf(pane)] ?? expect.fail();
          const most = greatest(lineOf(data, pane.key));
          expect(range.max, `${preset.key} ${pane.key}`).toBeGreaterThan(most);
          expect(Math.abs(range.min), `${preset.key} ${pane.key}`).toBeLessThan(1e-9);
          // A limit far above the speed may not press it flat.
          expect(range.max, `${preset.key} ${pane.key}`).toBeLessThan(1.4 * most);
        }
      }
    }
  });

  test('end at round numbers and stay above zero where asked', () => {
    expect(niceRange(0, 25_000, false)).toEqual({ min: 0, max: 26_000 });
    expect(niceRange(180, 199, true).min).toBe(0);
    const close = niceRange(1510, 1990, false);
    expect(close.min).toBeGreaterThan(1000);
    expect(close.min).toBeLessThanOrEqual(1510);
    expect(close.max).toBeGreaterThanOrEqual(1990);
  });

  test('are never empty', () => {
    for (const [least, most] of [
      [0, 0],
      [1, 1],
      [-1e-9, 0],
      [25_000, 25_000],
      [1e-12, 2e-12],
    ] as const) {
      for (const fromZero of [true, false]) {
        const { min, max } = niceRange(least, most, fromZero);
        expect(max).toBeGreaterThan(min);
        expect(min).toBeLessThanOrEqual(least);
        expect(max).toBeGreaterThanOrEqual(most);
      }
    }
  });

  test('step by 1, 2 or 5', () => {
    expect([0.7, 1, 1.2, 3, 5, 6250, 0.031].map(roundStep)).toEqual([1, 1, 2, 5, 5, 10_000, 0.05]);
  });
});

describe('the curves', () => {
  const shown = (run: Run, isOwn = true, offset = 0): ShownRun => ({ run, offset, name: run.jump.id, isOwn });
  const state = (runs: readonly ShownRun[], ghost: Run | null): PageState => ({ shown: runs, ghost }) as PageState;

  test('put a ghost beside the run that it was, at the same offset', () => {
    const before = runOf('cliff', { holdTime: 1 });
    const curves = curvesOf(state([shown(halo), shown(cliff, true, 12)], before));
    expect(curves.map(({ role, offset }) => [role, offset])).toEqual([
      ['first', 0],
      ['second', 12],
      ['ghost', 12],
    ]);
    expect(curves[2]?.recording).toBe(before.recording);
  });

  test('show no ghost beside a preset as it is', () => {
    expect(curvesOf(state([shown(halo), shown(cliff, false)], cliff)).map(({ role }) => role)).toEqual([
      'first',
      'second',
    ]);
  });
});

describe('the text twin', () => {
  test('tells the story of a pane in the units of the reader', () => {
    const [height, speed, load] = panes;
    const text = (pane = height) => paneText(pane ?? expect.fail(), [curve(halo)], imperial);
    expect(text(height)).toMatch(
      /^Height AGL\. 25,000 ft at exit, .*2,000 ft at pull \(T\+95\.\d s\), .*0 ft at touchdown/,
    );
    expect(text(speed)).toContain('at peak speed (T+24.0 s)');
    expect(text(load)).toMatch(/3\.3 g at opening shock/);
  });

  test('names the runs where there are several, and the end of one without an ending', () => {
    const text = paneText(panes[0] ?? expect.fail(), [curve(halo), curve(cliff, 'second')], metric);
    expect(text).toContain('first: 7,620 m at exit');
    expect(text).toContain('second: 1,096 m at exit');
    const unended = { ...halo.recording, events: halo.recording.events.filter(({ name }) => name !== 'touchdown') };
    const open = paneText(panes[0] ?? expect.fail(), [{ ...curve(halo), recording: unended }], metric);
    expect(open).toMatch(/ at the end\.$/);
  });
});
