import { describe, expect, it } from 'vitest';
import { createPlayback, speeds } from '../../src/playback/playback';

describe('playback', () => {
  it('begins at the start, paused, at the speed of life', () => {
    const clock = createPlayback(-4, 100);
    expect([clock.time, clock.playing, clock.speed]).toEqual([-4, false, 1]);
    expect([clock.start, clock.end]).toEqual([-4, 100]);
  });

  it('moves only while playing, by real time times speed', () => {
    const clock = createPlayback(0, 100);
    clock.advance(0.1);
    expect(clock.time).toBe(0);
    clock.play();
    clock.advance(0.1);
    expect(clock.time).toBeCloseTo(0.1, 12);
    clock.setSpeed(4);
    clock.advance(0.1);
    expect(clock.time).toBeCloseTo(0.5, 12);
    clock.setSpeed(1 / 16);
    clock.advance(0.16);
    expect(clock.time).toBeCloseTo(0.51, 12);
    clock.pause();
    clock.advance(0.1);
    expect(clock.time).toBeCloseTo(0.51, 12);
  });

  it('goes where it is told while paused, and counts that as a break', () => {
    const clock = createPlayback(0, 100);
    clock.seek(42);
    expect([clock.time, clock.playing, clock.discontinuities]).toEqual([42, false, 1]);
    clock.play();
    expect(clock.discontinuities).toBe(1);
    clock.seek(10);
    expect([clock.time, clock.playing, clock.discontinuities]).toEqual([10, true, 2]);
  });

  it('stops exactly at the end, and does not break off there', () => {
    const clock = createPlayback(0, 1);
    clock.play();
    for (let i = 0; i < 20; i++) clock.advance(0.1);
    expect([clock.time, clock.playing, clock.discontinuities]).toEqual([1, false, 0]);
    clock.advance(0.1);
    expect(clock.time).toBe(1);
  });

  it('stops when a step ends exactly on the end', () => {
    const clock = createPlayback(0, 0.5);
    clock.play();
    clock.advance(0.25);
    expect(clock.playing).toBe(true);
    clock.advance(0.25);
    expect([clock.time, clock.playing]).toEqual([0.5, false]);
  });

  it('starts again from the beginning when played at the end', () => {
    const clock = createPlayback(-4, 1);
    clock.seek(1);
    clock.play();
    expect([clock.time, clock.playing, clock.discontinuities]).toEqual([-4, true, 2]);
  });

  it('holds a time that is asked for outside the span within it', () => {
    const clock = createPlayback(-4, 10);
    clock.seek(99);
    expect(clock.time).toBe(10);
    clock.seek(-99);
    expect(clock.time).toBe(-4);
    clock.seek(Number.POSITIVE_INFINITY);
    expect(clock.time).toBe(10);
  });

  it('keeps its time under a new span, or the nearest that is left', () => {
    const clock = createPlayback(-4, 100);
    clock.seek(50);
    const before = clock.discontinuities;
    clock.setSpan(-8, 80);
    expect([clock.time, clock.discontinuities]).toEqual([50, before]);
    clock.setSpan(-8, 30);
    expect([clock.time, clock.discontinuities]).toEqual([30, before + 1]);
    clock.setSpan(40, 60);
    expect(clock.time).toBe(40);
  });

  it('plays on under a new span', () => {
    const clock = createPlayback(0, 10);
    clock.seek(5);
    clock.play();
    clock.setSpan(0, 20);
    clock.advance(0.2);
    expect(clock.time).toBeCloseTo(5.2, 12);
    expect(clock.playing).toBe(true);
  });

  it('does not leap after a stall, and does not go back', () => {
    const clock = createPlayback(0, 1_000);
    clock.play();
    clock.advance(3_600);
    expect(clock.time).toBeLessThanOrEqual(0.25);
    const there = clock.time;
    for (const dt of [0, -1, Number.NaN, Number.NEGATIVE_INFINITY]) clock.advance(dt);
    expect(clock.time).toBe(there);
    clock.setSpeed(32);
    clock.advance(Number.POSITIVE_INFINITY);
    expect(clock.time - there).toBeLessThanOrEqual(0.25 * 32);
  });

  it('holds its speed within what is on offer', () => {
    const clock = createPlayback(0, 10);
    clock.setSpeed(1_000);
    expect(clock.speed).toBe(32);
    clock.setSpeed(0);
    expect(clock.speed).toBe(1 / 16);
    clock.setSpeed(-3);
    expect(clock.speed).toBe(1 / 16);
    clock.setSpeed(2);
    clock.setSpeed(Number.NaN);
    expect(clock.speed).toBe(2);
    for (const speed of speeds) {
      clock.setSpeed(speed);
      expect(clock.speed).toBe(speed);
    }
  });

  it('ignores a time that is not a number', () => {
    const clock = createPlayback(0, 10);
    clock.seek(3);
    clock.seek(Number.NaN);
    expect([clock.time, clock.discontinuities]).toEqual([3, 1]);
  });

  it('gives the same time for the same steps, whatever happened before', () => {
    const steps = [0.016, 0.017, 0.1, 0.2, 0.016];
    const timeAfter = (clock: ReturnType<typeof createPlayback>): number => {
      clock.seek(1);
      clock.play();
      for (const dt of steps) clock.advance(dt);
      return clock.time;
    };
    const used = createPlayback(0, 10);
    timeAfter(used);
    used.seek(7);
    expect(timeAfter(used)).toBe(timeAfter(createPlayback(0, 10)));
  });
});
