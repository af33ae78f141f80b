import { describe, expect, it } from 'vitest';
import { jumps } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { autoSpeedAt } from '../../src/playback/auto-speed';
import { createPlayback } from '../../src/playback/playback';
import { simulate } from '../../src/recording/simulate';

const CALM = 2.5;
const events = [0, 23.4, 24, 79.5, 95.7, 232.7];
const nearest = (times: readonly number[], time: number) => Math.min(...times.map((each) => Math.abs(each - time)));

/** Lets a clock run over a whole span: real seconds used, and the times shown with the speed at each. */
function playThrough(times: readonly number[], span: readonly [number, number], dt: number, backwards = false) {
  const clock = createPlayback(span[0], span[1]);
  clock.setSpeed('auto');
  clock.setEvents(times);
  clock.setBackwards(backwards);
  clock.play();
  const shown = [{ time: clock.time, speed: clock.speed }];
  while (clock.playing) {
    clock.advance(dt);
    shown.push({ time: clock.time, speed: clock.speed });
  }
  return { seconds: (shown.length - 1) * dt, shown };
}

describe('the automatic speed', () => {
  it('is that of life around every event', () => {
    for (const event of events) {
      for (let ahead = -CALM; ahead <= CALM; ahead += 0.1) expect(autoSpeedAt(events, event + ahead)).toBe(1);
    }
  });

  it('is never slower than life nor faster than sixteenfold, however far away the events are', () => {
    for (let time = -100; time < 5_000; time += 3.7) {
      const speed = autoSpeedAt(events, time);
      expect(speed).toBeGreaterThanOrEqual(1);
      expect(speed).toBeLessThanOrEqual(16);
    }
    expect(autoSpeedAt(events, 160)).toBe(16);
    expect(autoSpeedAt([], 5)).toBe(16);
  });

  it('is the same before and after an event, and the same for a jump turned round', () => {
    for (let ahead = 0; ahead < 60; ahead += 0.875) {
      expect(autoSpeedAt([10], 10 + ahead)).toBe(autoSpeedAt([10], 10 - ahead));
    }
    const turned = events.map((time) => -time);
    for (let time = -5; time < 240; time += 1.3) expect(autoSpeedAt(turned, -time)).toBe(autoSpeedAt(events, time));
  });

  it('has no steps: a tenth of a second changes it by a tenth at most', () => {
    for (let time = -10; time < 260; time += 0.1) {
      const change = autoSpeedAt(events, time + 0.1) - autoSpeedAt(events, time);
      expect(Math.abs(change)).toBeLessThanOrEqual(0.1 + 1e-9);
    }
  });

  it('does not depend on the order in which the events are given', () => {
    const shuffled = [95.7, 0, 232.7, 24, 79.5, 23.4];
    for (let time = -5; time < 240; time += 1.7) expect(autoSpeedAt(shuffled, time)).toBe(autoSpeedAt(events, time));
  });
});

describe('a whole jump at the automatic speed', () => {
  it.each(jumps.map((jump) => [jump.id, jump] as const))('%s takes a minute or so either way', (_id, jump) => {
    const recording = simulate(jump, defaultsOf(jump.parameters));
    const times = recording.events.map((event) => event.time);
    for (const backwards of [false, true]) {
      const { seconds } = playThrough(times, [recording.start, recording.end], 1 / 60, backwards);
      expect(seconds).toBeLessThan(100);
      expect(seconds).toBeLessThan(recording.end - recording.start);
      expect(seconds).toBeGreaterThan(20);
    }
  });

  it('passes every event at the speed of life, even at four frames a second', () => {
    for (const dt of [1 / 144, 1 / 60, 0.1, 0.25]) {
      for (const backwards of [false, true]) {
        const { shown } = playThrough(events, [-4, 240], dt, backwards);
        for (const event of events) {
          // The calm around an event begins no later than one frame of life after it should, and lasts.
          const near = shown.filter(({ time }) => Math.abs(time - event) <= CALM);
          const first = near[0]?.time as number;
          const lead = backwards ? first - event : event - first;
          if (event > -4 + CALM) expect(lead).toBeGreaterThanOrEqual(CALM - 0.25 - 1e-9);
          for (const { speed } of near) expect(speed).toBe(1);
        }
      }
    }
  });

  it('never steps over the beginning of a calm, wherever the events lie', () => {
    for (let gap = 5; gap < 90; gap += 0.37) {
      for (const offset of [0, 0.05, 0.11, 0.2]) {
        const times = [offset, offset + gap];
        const { shown } = playThrough(times, [0, offset + gap + 3], 0.25);
        const arrival = shown.find(({ time }) => time > times[0]! + gap / 2 && nearest(times, time) <= CALM);
        expect(nearest(times, arrival?.time as number)).toBeGreaterThanOrEqual(CALM - 0.25 - 1e-9);
      }
    }
  });

  it('takes about as long at ten frames a second as at a hundred', () => {
    const quick = playThrough(events, [-4, 240], 0.01).seconds;
    const slow = playThrough(events, [-4, 240], 0.1).seconds;
    expect(Math.abs(slow - quick) / quick).toBeLessThan(0.05);
  });
});
