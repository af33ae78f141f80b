import { autoSpeedAt } from './auto-speed';

/** A stretch of time, s on the clock. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Times real time, or as the events ask. */
export type Speed = number | 'auto';

/**
 * One clock over the recordings on show. It is told how much time has passed; it never asks.
 *
 * Its time is seconds since the exit of the first recording; a second one may be shifted against it by a constant. Each holds
 * its first or last moment outside its own span.
 */
export interface Playback {
  readonly time: number;
  readonly start: number;
  readonly end: number;
  readonly playing: boolean;
  /** What was chosen. */
  readonly chosenSpeed: Speed;
  /** Times real time at this moment, always positive. */
  readonly speed: number;
  readonly backwards: boolean;
  readonly loop: Span | null;
  /** Counts the moments at which time did not run on smoothly; what draws the past watches it in order to forget. */
  readonly discontinuities: number;
  /** At the end (backwards: at the start) begins again from the other. */
  play(): void;
  pause(): void;
  /** Numbers are clamped to {@link speeds}' range; NaN is ignored. */
  setSpeed(speed: Speed): void;
  setBackwards(backwards: boolean): void;
  /** Plays a span over and over, once inside it; clamped into the whole. One that is too short, or null, ends it. */
  setLoop(loop: Span | null): void;
  /** Goes to a time, clamped into the span; NaN is ignored. */
  seek(time: number): void;
  /** A new span after a change of the runs; the time stays, clamped into it. */
  setSpan(start: number, end: number): void;
  /** Moments that the automatic speed slows down for, s. */
  setEvents(times: readonly number[]): void;
  /** Lets `dt` seconds of real time pass. Stops at the end of the span, whichever way it runs. */
  advance(dt: number): void;
}

/** The fixed speeds on offer, times real time. */
export const speeds = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32] as const;

/** Longest step that one frame may make, s: a hidden tab or a stall does not make the jump leap. */
const LONGEST_STEP = 0.25;

/** Shorter than this, s, a loop would only flicker. */
const SHORTEST_LOOP = 0.1;

export function createPlayback(start: number, end: number): Playback {
  let span: Span = { start, end };
  let time = start;
  let playing = false;
  let chosen: Speed = 1;
  let backwards = false;
  let loop: Span | null = null;
  let events: readonly number[] = [];
  let discontinuities = 0;

  const clamped = (next: number): number => Math.min(Math.max(next, span.start), span.end);
  function leapTo(next: number): void {
    const before = time;
    time = clamped(next);
    if (time !== before) discontinuities++;
  }
  const speed = (): number => (chosen === 'auto' ? autoSpeedAt(events, time) : chosen);
  function setLoop(next: Span | null): void {
    const within = next && { start: clamped(next.start), end: clamped(next.end) };
    loop = within && within.end - within.start >= SHORTEST_LOOP ? within : null;
  }

  return {
    get time() {
      return time;
    },
    get start() {
      return span.start;
    },
    get end() {
      return span.end;
    },
    get playing() {
      return playing;
    },
    get chosenSpeed() {
      return chosen;
    },
    get speed() {
      return speed();
    },
    get backwards() {
      return backwards;
    },
    get loop() {
      return loop;
    },
    get discontinuities() {
      return discontinuities;
    },
    play() {
      if (backwards ? time <= span.start : time >= span.end) leapTo(backwards ? span.end : span.start);
      playing = true;
    },
    pause() {
      playing = false;
    },
    setSpeed(next) {
      if (next === 'auto') chosen = next;
      else if (!Number.isNaN(next)) chosen = Math.min(Math.max(next, speeds[0]), speeds[speeds.length - 1] as number);
    },
    setBackwards(next) {
      backwards = next;
    },
    setLoop,
    seek(next) {
      if (Number.isNaN(next)) return;
      time = clamped(next);
      discontinuities++;
    },
    setSpan(nextStart, nextEnd) {
      span = { start: nextStart, end: nextEnd };
      leapTo(time);
      setLoop(loop);
    },
    setEvents(times) {
      events = times;
    },
    advance(dt) {
      if (!playing || !(dt > 0)) return;
      const step = Math.min(dt, LONGEST_STEP) * speed();
      const next = backwards ? time - step : time + step;
      if (loop && (backwards ? time >= loop.start && next < loop.start : time <= loop.end && next > loop.end)) {
        leapTo(backwards ? loop.end : loop.start);
        return;
      }
      time = clamped(next);
      if (backwards ? time <= span.start : time >= span.end) playing = false;
    },
  };
}
