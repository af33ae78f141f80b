import { describe, expect, it } from 'vitest';
import { createPlayback, type Playback } from '../../src/playback/playback';

/** Every time shown while `count` frames of `dt` pass. */
function timesShown(clock: Playback, dt: number, count: number): number[] {
  return Array.from({ length: count }, () => {
    clock.advance(dt);
    return clock.time;
  });
}

function playing(options: { end?: number; from?: number; backwards?: boolean; loop?: [number, number] }): Playback {
  const clock = createPlayback(-4, options.end ?? 100);
  clock.seek(options.from ?? 0);
  clock.setBackwards(options.backwards ?? false);
  if (options.loop) clock.setLoop({ start: options.loop[0], end: options.loop[1] });
  clock.play();
  return clock;
}

describe('backwards', () => {
  it('runs to the start, stops exactly there, and does not break off on the way', () => {
    const clock = playing({ from: -3.5, backwards: true });
    const before = clock.discontinuities;
    expect(timesShown(clock, 0.2, 3)).toEqual([-3.7, expect.closeTo(-3.9, 12), -4]);
    expect([clock.playing, clock.discontinuities]).toEqual([false, before]);
  });

  it('begins again from the end when played at the start', () => {
    const clock = playing({ from: -4, backwards: true });
    expect([clock.time, clock.playing]).toEqual([100, true]);
    clock.advance(0.1);
    expect(clock.time).toBeCloseTo(99.9, 12);
  });

  it('does not wrap at the end, from which it can run', () => {
    const clock = playing({ from: 100, backwards: true });
    expect(clock.time).toBe(100);
    clock.advance(0.1);
    expect([clock.time, clock.playing]).toEqual([expect.closeTo(99.9, 12), true]);
  });

  it('is the way forwards turned round: as many frames lead back as led there', () => {
    const clock = playing({});
    clock.setSpeed(4);
    const there = timesShown(clock, 0.016, 50);
    clock.setBackwards(true);
    const back = timesShown(clock, 0.016, 49);
    back.forEach((time, i) => {
      expect(time).toBeCloseTo(there[48 - i] as number, 9);
    });
  });
});

describe('a loop', () => {
  it('never shows a moment outside it, either way, at any speed', () => {
    for (const backwards of [false, true]) {
      for (const speed of [1 / 16, 1, 4, 32]) {
        const clock = playing({ from: 11, loop: [10, 12.3], backwards });
        clock.setSpeed(speed);
        for (const time of timesShown(clock, 0.09, 400)) {
          expect(time).toBeGreaterThanOrEqual(10);
          expect(time).toBeLessThanOrEqual(12.3);
        }
        expect(clock.playing).toBe(true);
      }
    }
  });

  it('goes round as often as real time allows, and counts every round as a break', () => {
    const clock = playing({ from: 10, loop: [10, 12] });
    const before = clock.discontinuities;
    // 20.5 rounds of two seconds; a round ends with the frame that would leave it.
    const times = timesShown(clock, 0.125, 350);
    const rounds = times.filter((time, i) => i > 0 && time < (times[i - 1] as number)).length;
    expect(rounds).toBe(Math.floor(350 / 17));
    expect(clock.discontinuities - before).toBe(rounds);
  });

  it('goes on from its end when running backwards', () => {
    const clock = playing({ from: 10.1, loop: [10, 12], backwards: true });
    expect(timesShown(clock, 0.25, 2)).toEqual([12, 11.75]);
  });

  it('is run up to from before it, and taken to its beginning from beyond it', () => {
    const before = playing({ from: 9, loop: [10, 12] });
    before.advance(0.25);
    expect(before.time).toBeCloseTo(9.25, 12);
    for (const [backwards, beyond, beginning] of [
      [false, 50, 10],
      [true, 9, 12],
    ] as const) {
      // Sent there while playing, and played from there.
      const sent = playing({ from: 11, loop: [10, 12], backwards });
      sent.seek(beyond);
      expect(sent.time).toBe(beyond);
      sent.advance(0.25);
      expect(sent.time).toBe(beginning);
      expect(playing({ from: beyond, loop: [10, 12], backwards }).time).toBe(beginning);
    }
  });

  it('keeps going where it ends with the whole, even on a step that ends exactly there', () => {
    const clock = playing({ end: 10, from: 9.5, loop: [9, 10] });
    expect(timesShown(clock, 0.25, 3)).toEqual([9.75, 10, 9]);
    expect(clock.playing).toBe(true);
    const turned = playing({ end: 10, from: -3.5, loop: [-4, -3], backwards: true });
    expect(timesShown(turned, 0.25, 3)).toEqual([-3.75, -4, -3]);
    expect(turned.playing).toBe(true);
  });

  it('begins at its own beginning when played on its end', () => {
    const clock = playing({ from: 12, loop: [10, 12] });
    expect(clock.time).toBe(10);
    const turned = playing({ from: 10, loop: [10, 12], backwards: true });
    expect(turned.time).toBe(12);
  });

  it('is held within the whole', () => {
    const clock = createPlayback(-4, 100);
    clock.setLoop({ start: -50, end: 7 });
    expect(clock.loop).toEqual({ start: -4, end: 7 });
    clock.setLoop({ start: 90, end: Number.POSITIVE_INFINITY });
    expect(clock.loop).toEqual({ start: 90, end: 100 });
  });

  it('is none where there is nothing to play', () => {
    const clock = createPlayback(-4, 100);
    for (const [start, end] of [
      [5, 5],
      [5, 5.05],
      [9, 3],
      [200, 300],
      [-90, -50],
      [Number.NaN, 5],
      [5, Number.NaN],
    ] as const) {
      clock.setLoop({ start: 1, end: 2 });
      clock.setLoop({ start, end });
      expect(clock.loop, `${start} to ${end}`).toBeNull();
    }
    clock.setLoop({ start: 1, end: 2 });
    clock.setLoop(null);
    expect(clock.loop).toBeNull();
    // What never was a loop does not become one later.
    clock.setLoop({ start: 200, end: 300 });
    clock.setSpan(-4, 1_000);
    expect(clock.loop).toBeNull();
  });

  it('comes back as it was chosen when a change of the runs had cut it for a while', () => {
    const clock = createPlayback(-4, 100);
    clock.setLoop({ start: 60, end: 90 });
    clock.setSpan(-4, 80);
    expect(clock.loop).toEqual({ start: 60, end: 80 });
    clock.setSpan(-4, 50);
    expect(clock.loop).toBeNull();
    clock.setSpan(-4, 120);
    expect(clock.loop).toEqual({ start: 60, end: 90 });
  });

  it('does not leap out after a stall', () => {
    const clock = playing({ from: 11, loop: [10, 90] });
    clock.advance(3_600);
    expect(clock.time).toBeLessThanOrEqual(11.25);
  });
});
