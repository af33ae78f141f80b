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
  /** At the end (backwards: at the start) begins again from the other; in a loop, from the other end of that. */
  play(): void;
  pause(): void;
  /** Numbers are clamped to {@link speeds}' range; NaN is ignored. */
  setSpeed(speed: Speed): void;
  setBackwards(backwards: boolean): void;
  /**
   * Plays a span over and over: what has come to its far end, or lies beyond it, goes on from its near end; what lies before it
   * runs up to it. Clamped into the whole. One that is too short, or null, ends it.
   */
  setLoop(loop: Span | null): void;
  /** Goes to a time, clamped into the span; NaN is ignored. */
  seek(time: number): void;
  /** A new span after a change of the runs; time and loop stay as they were chosen, as far as they lie within it. */
  setSpan(start: number, end: number): void;
  /** Moments that the automatic speed slows down for, s. */
  setEvents(times: readonly number[]): void;
  /** Lets `dt` seconds of real time pass. Without a loop it stops at the end of the span, whichever way it runs. */
  advance(dt: number): void;
}

/** The fixed speeds on offer, times real time. */
export const speeds = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32] as const;

/** Longest step that one frame may make, s: a hidden tab or a stall does not make the jump leap. */
const LONGEST_STEP = 0.25;

/** Shorter than this, s, a loop would only flicker. */
export const SHORTEST_LOOP = 0.1;

export function createPlayback(start: number, end: number): Playback {
  let span: Span = { start, end };
  // The time, in an array: a number in a variable of the closure is an allocation at each write.
  const clock = Float64Array.of(start);
  let playing = false;
  let chosen: Speed = 1;
  let backwards = false;
  /** As chosen: a span that shrinks for a while does not shrink it for good. */
  let chosenLoop: Span | null = null;
  let loop: Span | null = null;
  let events: readonly number[] = [];
  let discontinuities = 0;

  const clamped = (next: number): number => Math.min(Math.max(next, span.start), span.end);
  function leapTo(next: number): void {
    const before = clock[0];
    clock[0] = clamped(next);
    if (clock[0] !== before) discontinuities++;
  }
  const speed = (): number => (chosen === 'auto' ? autoSpeedAt(events, clock[0] as number) : chosen);
  function fitLoop(): void {
    const within = chosenLoop && { start: clamped(chosenLoop.start), end: clamped(chosenLoop.end) };
    loop = within && within.end - within.start >= SHORTEST_LOOP ? within : null;
  }
  /** Where time comes to its end, as it runs now, and where it goes on from there. */
  const farEnd = (): number => (backwards ? (loop ?? span).start : (loop ?? span).end);
  const nearEnd = (): number => (backwards ? (loop ?? span).end : (loop ?? span).start);
  const isPast = (moment: number, limit: number): boolean => (backwards ? moment < limit : moment > limit);

  return {
    get time() {
      return clock[0] as number;
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
      const time = clock[0] as number;
      if (time === farEnd() || isPast(time, farEnd())) leapTo(nearEnd());
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
    setLoop(next) {
      chosenLoop = next;
      fitLoop();
      if (!loop) chosenLoop = null;
    },
    seek(next) {
      if (Number.isNaN(next)) return;
      clock[0] = clamped(next);
      discontinuities++;
    },
    setSpan(nextStart, nextEnd) {
      span = { start: nextStart, end: nextEnd };
      leapTo(clock[0] as number);
      fitLoop();
    },
    setEvents(times) {
      events = times;
    },
    advance(dt) {
      if (!playing || !(dt > 0)) return;
      const step = Math.min(dt, LONGEST_STEP) * speed();
      const time = clock[0] as number;
      const next = backwards ? time - step : time + step;
      if (loop && isPast(next, farEnd())) {
        leapTo(nearEnd());
        return;
      }
      clock[0] = clamped(next);
      if (!loop && clock[0] === farEnd()) playing = false;
    },
  };
}
