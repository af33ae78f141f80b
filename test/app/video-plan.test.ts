import { describe, expect, it } from 'vitest';
import { createRun } from '../../src/app/runs';
import { bitrateOf, frameTimes, namedSpans, pixelsOf, videoSize } from '../../src/app/video-plan';
import { jumpById } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { eventTime } from '../../src/recording/recording';
import { simulate } from '../../src/recording/simulate';
import type { ShownRun } from '../../src/ui/state';
import { durationText } from '../../src/ui/video/duration-text';

const given = (times: readonly number[] | null): readonly number[] => times ?? expect.fail('too long');

describe('the frames of a video', () => {
  it('stand evenly over the span, more of them the slower it runs', () => {
    const span = { start: -2, end: 4 };
    for (const [speed, rate] of [
      [1, 30],
      [1 / 8, 30],
      [4, 60],
    ] as const) {
      const times = given(frameTimes(span, speed, rate, []));
      expect(times[0]).toBe(-2);
      expect(times.at(-1)).toBe(4);
      // Sums of sixtieths of a second may need one more to reach the end.
      expect(Math.abs(times.length - (6 / speed) * rate - 1)).toBeLessThanOrEqual(1);
      for (const [i, time] of times.slice(0, -1).entries()) expect(time).toBeCloseTo(-2 + (i * speed) / rate, 9);
    }
  });

  it('linger at events and hurry between them at automatic speed', () => {
    const times = given(frameTimes({ start: 0, end: 100 }, 'auto', 30, [10, 80]));
    const stepAt = (time: number): number => {
      const i = times.findIndex((each) => each >= time);
      return ((times[i + 1] as number) - (times[i] as number)) * 30;
    };
    // A second of the video is a second of life within 2.5 s of an event, and up to 16 of them far from any.
    for (const time of [8, 10, 12.2, 78, 82]) expect(stepAt(time)).toBeCloseTo(1, 9);
    expect(stepAt(45)).toBeCloseTo(16, 0);
    expect(stepAt(20)).toBeGreaterThan(5);
    expect(times.every((time, i) => i === 0 || time > (times[i - 1] as number))).toBe(true);
    expect(times.at(-1)).toBe(100);
  });

  it('are none where they would be a film of more than ten minutes', () => {
    expect(frameTimes({ start: 0, end: 599 }, 1, 30, [])).not.toBeNull();
    expect(frameTimes({ start: 0, end: 601 }, 1, 30, [])).toBeNull();
    expect(frameTimes({ start: 0, end: 76 }, 1 / 8, 60, [])).toBeNull();
  });
});

describe('the spans on offer', () => {
  const jump = jumpById('halo');
  const run = createRun(jump, defaultsOf(jump.parameters), simulate);
  const shown: readonly ShownRun[] = [{ run, offset: 5, name: 'HALO', isOwn: true }];
  const clock = { start: 1, end: 250, time: 30, loop: null };

  it('are the loop first, then the phase that is on, the whole, and every event within it', () => {
    const spans = namedSpans(shown, { ...clock, loop: { start: 7, end: 9 } });
    expect(spans[0]).toEqual({ label: 'The loop', start: 7, end: 9 });
    expect(spans[1]).toMatchObject({ label: 'This phase: dive', start: 5 });
    expect(spans[2]).toEqual({ label: 'All of it', start: 1, end: 250 });
    expect(spans).toHaveLength(3 + run.recording.events.length);
    const pull = (eventTime(run.recording, 'pull') ?? Number.NaN) + 5;
    expect(spans.find(({ label }) => label === 'Around: pull')).toEqual({
      label: 'Around: pull',
      start: pull - 3,
      end: pull + 5,
    });
    // Nothing before the clock begins or after it ends.
    for (const { start, end } of spans) expect([start >= 1, end <= 250, end > start]).toEqual([true, true, true]);
  });

  it('take the last phase where all is over', () => {
    expect(namedSpans(shown, { ...clock, time: 249 })[0]?.label).toBe('This phase: flare');
  });
});

describe('the size of a video', () => {
  it('is a standard one, or the page’s own with an even number of pixels each way', () => {
    expect(pixelsOf(videoSize('720', { width: 390, height: 844, pixelRatio: 3 }))).toEqual({
      width: 1280,
      height: 720,
    });
    expect(pixelsOf(videoSize('1080', { width: 1, height: 1, pixelRatio: 1 }))).toEqual({ width: 1920, height: 1080 });
    for (const [width, height, pixelRatio] of [
      [641, 359, 0.5],
      [390, 844, 2],
      [1440, 813, 1.25],
      [3840, 2160, 2],
      [2559, 1301, 1],
    ] as const) {
      const size = videoSize('seen', { width, height, pixelRatio });
      const pixels = pixelsOf(size);
      expect([pixels.width % 2, pixels.height % 2]).toEqual([0, 0]);
      expect(Math.max(pixels.width, pixels.height)).toBeLessThanOrEqual(1920);
      expect(Math.abs(size.width / size.height / (width / height) - 1)).toBeLessThan(0.005);
      // What the canvas is made from: its own pixels come out the same.
      expect(Math.floor(size.width * size.pixelRatio + 1e-6)).toBe(pixels.width);
    }
  });

  it('asks for more bits the more there is to keep', () => {
    const hd = videoSize('720', { width: 1, height: 1, pixelRatio: 1 });
    const full = videoSize('1080', { width: 1, height: 1, pixelRatio: 1 });
    expect(bitrateOf(full, 30) / bitrateOf(hd, 30)).toBeCloseTo(2.25, 6);
    expect(bitrateOf(hd, 60)).toBeGreaterThan(bitrateOf(hd, 30));
  });
});

it('a length of time is said as people say it', () => {
  expect(durationText(0.84)).toBe('0.8 s');
  expect(durationText(42.3)).toBe('42 s');
  expect(durationText(59.7)).toBe('1 min');
  expect(durationText(200)).toBe('3 min 20 s');
});
