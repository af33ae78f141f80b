import { expect, test } from 'vitest';
import { jumps } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import {
  labelsThatFit,
  nearestEvent,
  neighbourEvent,
  shareOf,
  spanOf,
  type Tick,
  timelineRow,
} from '../../src/ui/timeline-layout';

const recordings = jumps.map((jump) => simulate(jump, defaultsOf(jump.parameters)));

test('the bands of a jump fill its own timeline without a gap', () => {
  for (const recording of recordings) {
    const { bands } = timelineRow(recording, spanOf([recording]));
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
  const span = spanOf(recordings);
  expect(span.start).toBe(Math.min(...recordings.map((r) => r.start)));
  expect(span.end).toBe(Math.max(...recordings.map((r) => r.end)));
  const exits = recordings.map((r) => timelineRow(r, span).ticks.find((tick) => tick.name === 'exit')?.left);
  expect(exits[0]).toBe(exits[1]);
  expect(exits[0]).toBe(shareOf(0, span));
});

test('a time outside the span stands at its ends', () => {
  const span = { start: -4, end: 100 };
  expect(shareOf(-10, span)).toBe(0);
  expect(shareOf(1000, span)).toBe(1);
  expect(shareOf(5, { start: 5, end: 5 })).toBe(0);
});

test('a pointer takes an event only within its reach', () => {
  const [recording] = recordings;
  if (!recording) throw new Error('no recording');
  expect(nearestEvent([recording], 0.3, 0.5)?.name).toBe('exit');
  expect(nearestEvent([recording], 0.6, 0.5)).toBeNull();
});

test('stepping through the events meets each moment once, forwards and backwards', () => {
  const times = [...new Set(recordings.flatMap((r) => r.events.map((event) => event.time)))].sort((a, b) => a - b);
  const walk = (from: number, direction: 1 | -1) => {
    const met: number[] = [];
    for (let time = from; ; ) {
      const event = neighbourEvent(recordings, time, direction, 1e-9);
      if (!event) return met;
      time = event.time;
      met.push(time);
    }
  };
  expect(walk(-1e6, 1)).toEqual(times);
  expect(walk(1e6, -1)).toEqual([...times].reverse());
});

test('going back while playing skips the event that was just passed', () => {
  const [recording] = recordings;
  if (!recording) throw new Error('no recording');
  const pull = recording.events.find((event) => event.name === 'pull')?.time ?? 0;
  expect(neighbourEvent([recording], pull + 0.3, -1, 1e-6)?.name).toBe('pull');
  expect(neighbourEvent([recording], pull + 0.3, -1, 0.8)?.time).toBeLessThan(pull);
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
