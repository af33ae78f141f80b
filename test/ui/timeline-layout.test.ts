import { expect, test } from 'vitest';
import { jumps } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import { eventTimes, type ShownRun, spanOf } from '../../src/ui/state';
import {
  labelsThatFit,
  nearestEvent,
  neighbourEvent,
  shareOf,
  type Tick,
  timelineRow,
} from '../../src/ui/timeline-layout';

const runs = jumps.map((jump): ShownRun => {
  const values = defaultsOf(jump.parameters);
  return { run: { jump, values, recording: simulate(jump, values) }, offset: 0, name: jump.id, isOwn: true };
});
const [first] = runs as [ShownRun];

test('the bands of a jump fill its own timeline without a gap', () => {
  for (const shown of runs) {
    const { bands } = timelineRow(shown, spanOf([shown]));
    let right = 0;
    for (const band of bands) {
      expect(band.left).toBeCloseTo(right, 9);
      expect(band.width).toBeGreaterThanOrEqual(0);
      right = band.left + band.width;
    }
    expect(right).toBeCloseTo(1, 9);
  }
});

test('two jumps share the longer span, and their exits stand above each other', () => {
  const span = spanOf(runs);
  expect(span.start).toBe(Math.min(...runs.map(({ run }) => run.recording.start)));
  expect(span.end).toBe(Math.max(...runs.map(({ run }) => run.recording.end)));
  const exits = runs.map((shown) => timelineRow(shown, span).ticks.find((tick) => tick.name === 'exit')?.left);
  expect(exits[0]).toBe(exits[1]);
  expect(exits[0]).toBe(shareOf(0, span));
});

test('a run that is shifted stands later on the clock, with all its events', () => {
  const shifted = { ...first, offset: 10 };
  const span = { start: -4, end: 500 };
  const at = (shown: ShownRun) => timelineRow(shown, span).ticks.find((tick) => tick.name === 'pull');
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
