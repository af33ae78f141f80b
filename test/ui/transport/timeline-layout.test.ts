import { expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import { defaultsOf } from '../../../src/parameters/values';
import { simulate } from '../../../src/recording/simulate';
import { AFTERMATH, eventTimes, type ShownRun, spanOf } from '../../../src/ui/state';
import {
  labelsThatFit,
  loopWithEnd,
  nearestEvent,
  neighbourEvent,
  phaseAt,
  shareOf,
  type Tick,
  timelineRow,
  timeMarks,
  whereaboutsAt,
} from '../../../src/ui/transport/timeline-layout';

const runs = jumps.map((jump): ShownRun => {
  const values = defaultsOf(jump.parameters);
  return { run: { jump, values, recording: simulate(jump, values) }, offset: 0, name: jump.id, isOwn: true };
});
const [first, second] = runs as [ShownRun, ShownRun];
const timed = ({ run, offset }: ShownRun) => ({ recording: run.recording, offset });

test('the bands of a jump fill its own timeline without a gap up to the touchdown', () => {
  for (const shown of runs) {
    const span = spanOf([shown]);
    const { bands } = timelineRow(timed(shown), span);
    let right = 0;
    for (const band of bands) {
      expect(band.left).toBeCloseTo(right, 9);
      expect(band.width).toBeGreaterThanOrEqual(0);
      right = band.left + band.width;
    }
    expect(right).toBeCloseTo(shareOf(shown.run.recording.end, span), 9);
  }
});

test('two jumps share the longer span, and their exits stand above each other', () => {
  const span = spanOf(runs);
  expect(span.start).toBe(Math.min(...runs.map(({ run }) => run.recording.start)));
  expect(span.end).toBe(Math.max(...runs.map(({ run }) => run.recording.end)) + AFTERMATH);
  const exits = runs.map((shown) => timelineRow(timed(shown), span).ticks.find((tick) => tick.name === 'exit')?.left);
  expect(exits[0]).toBe(exits[1]);
  expect(exits[0]).toBe(shareOf(0, span));
});

test('a run that is shifted stands later on the clock, with all its events', () => {
  const shifted = { ...first, offset: 10 };
  const span = { start: -4, end: 500 };
  const at = (shown: ShownRun) => timelineRow(timed(shown), span).ticks.find((tick) => tick.name === 'pull');
  expect((at(shifted)?.time ?? 0) - (at(first)?.time ?? 0)).toBeCloseTo(10, 9);
  expect(nearestEvent([shifted], 10.3, 0.5)).toMatchObject({ event: { name: 'exit' }, time: 10 });
  expect(spanOf([shifted]).start).toBe(spanOf([first]).start + 10);
});

test('a time outside the span stands at its ends', () => {
  const span = { start: -4, end: 100 };
  expect(shareOf(-10, span)).toBe(0);
  expect(shareOf(1000, span)).toBe(1);
  expect(shareOf(5, { start: 5, end: 5 })).toBe(0);
});

test('a pointer takes an event only within its reach', () => {
  expect(nearestEvent([first], 0.3, 0.5)?.event.name).toBe('exit');
  expect(nearestEvent([first], 0.6, 0.5)).toBeNull();
});

test('stepping through the events meets each moment once, forwards and backwards', () => {
  const times = [...new Set(eventTimes(runs))].sort((a, b) => a - b);
  const walk = (from: number, direction: 1 | -1) => {
    const met: number[] = [];
    for (let time = from; ; ) {
      const next = neighbourEvent(times, time, direction, 1e-9);
      if (next === null) return met;
      time = next;
      met.push(time);
    }
  };
  expect(walk(-1e6, 1)).toEqual(times);
  expect(walk(1e6, -1)).toEqual([...times].reverse());
});

test('going back while playing skips the event that was just passed', () => {
  const { events } = first.run.recording;
  const pull = events.find((event) => event.name === 'pull')?.time ?? 0;
  expect(neighbourEvent(eventTimes([first]), pull + 0.3, -1, 1e-6)).toBe(pull);
  expect(neighbourEvent(eventTimes([first]), pull + 0.3, -1, 0.8)).toBeLessThan(pull);
});

test('labels never touch, the important one wins, and all stay on the strip', () => {
  const tick = (name: Tick['name'], left: number): Tick => ({ name, label: name, time: 0, left });
  const ticks = [tick('exit', 0), tick('peakSpeed', 0.05), tick('pull', 0.5), tick('touchdown', 1)];
  const placed = labelsThatFit(
    ticks,
    (each) => (each.name === 'peakSpeed' ? 9 : 0),
    () => 0.2,
  );
  expect(placed.map(({ tick: { name } }) => name).sort()).toEqual(['exit', 'pull', 'touchdown']);
  for (const { centre, width } of placed) {
    expect(centre - width / 2).toBeGreaterThanOrEqual(-1e-12);
    expect(centre + width / 2).toBeLessThanOrEqual(1 + 1e-12);
  }
});

test('a run alone is over only on the ground; beside a longer one it waits too', () => {
  const alone = spanOf([first]);
  const [over, ...others] = timelineRow(timed(first), alone).gaps;
  expect(others).toEqual([]);
  expect(over?.width).toBeCloseTo(AFTERMATH / (alone.end - alone.start), 9);
  const late = { ...second, offset: 60 };
  const span = spanOf([first, late]);
  const { bands, gaps } = timelineRow(timed(late), span);
  expect(gaps.map((gap) => gap.label)).toEqual(['Not begun', 'Over']);
  // Gaps and bands together fill the row.
  const width = [...gaps, ...bands].reduce((sum, each) => sum + each.width, 0);
  expect(width).toBeCloseTo(1, 9);
  expect(gaps[0]?.width).toBeCloseTo(bands[0]?.left as number, 12);
});

test('of a longer run before a change only what lies within the span is drawn', () => {
  const { recording } = first.run;
  const span = { start: recording.start, end: 100 };
  const { bands, ticks } = timelineRow({ recording, offset: 0 }, span);
  for (const band of bands) expect(band.left + band.width).toBeLessThanOrEqual(1 + 1e-12);
  expect(ticks.map((tick) => tick.name)).toEqual(
    recording.events.filter((event) => event.time <= 100).map((event) => event.name),
  );
});

test('a run says where it is, and before and after its time that it is not', () => {
  const late = { ...second, offset: 60 };
  const { start, end, phases } = second.run.recording;
  expect(whereaboutsAt(late, 60 + start - 0.1)).toBe('Not begun');
  expect(phaseAt(late, 60 + start - 0.1)).toBeNull();
  for (const phase of phases) {
    if (phase.end > phase.start) expect(phaseAt(late, 60 + (phase.start + phase.end) / 2)).toBe(phase.name);
  }
  // The last moment itself still belongs to the jump.
  expect(phaseAt(late, 60 + end)).toBe(phases[phases.length - 1]?.name);
  expect(whereaboutsAt(late, 60 + end + 0.1)).toBe('Over');
});

test('marks stand at round times, with room between them, zero among them', () => {
  for (const [span, room] of [
    [{ start: -4, end: 232.7 }, 0.06],
    [{ start: -9, end: 44.4 }, 0.2],
    [{ start: -4, end: 1700 }, 0.05],
  ] as const) {
    const marks = timeMarks(span, room);
    expect(marks).toContain(0);
    expect(marks.length).toBeGreaterThan(2);
    for (const [i, mark] of marks.entries()) {
      expect(mark).toBeGreaterThanOrEqual(span.start);
      expect(mark).toBeLessThanOrEqual(span.end);
      if (i > 0) expect(mark - (marks[i - 1] as number)).toBeGreaterThanOrEqual(room * (span.end - span.start));
    }
  }
  expect(timeMarks({ start: 5, end: 5 }, 0.1)).toEqual([]);
  expect(timeMarks({ start: 0, end: 1e6 }, 0.5)).toEqual([]);
});

test('the ends of a loop never pass each other and stay within the whole', () => {
  const whole = { start: -4, end: 100 };
  const loop = { start: 20, end: 30 };
  expect(loopWithEnd(loop, 'start', 25, whole, 0.1)).toEqual({ start: 25, end: 30 });
  expect(loopWithEnd(loop, 'start', 99, whole, 0.1)).toEqual({ start: 29.9, end: 30 });
  expect(loopWithEnd(loop, 'start', -99, whole, 0.1)).toEqual({ start: -4, end: 30 });
  expect(loopWithEnd(loop, 'end', 5, whole, 0.1)).toEqual({ start: 20, end: 20.1 });
  expect(loopWithEnd(loop, 'end', 500, whole, 0.1)).toEqual({ start: 20, end: 100 });
});

test('a run that never comes down ends with its last moment', () => {
  const { run } = first;
  const endless: ShownRun = { ...first, run: { ...run, recording: { ...run.recording, ending: 'timeLimit' } } };
  expect(spanOf([endless]).end).toBe(run.recording.end);
});
