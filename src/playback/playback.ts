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

type Changing<T> = { -readonly [K in keyof T]: T[K] };

export function createPlayback(start: number, end: number): Playback {
  let events: readonly number[] = [];
  /** As chosen: a span that shrinks for a while does not shrink it for good. */
  let chosenLoop: Span | null = null;

  const clamped = (next: number): number => Math.min(Math.max(next, playback.start), playback.end);
  function moveTo(next: number): void {
    playback.time = clamped(next);
    fitSpeed();
  }
  function fitSpeed(): void {
    const { chosenSpeed } = playback;
    playback.speed = chosenSpeed === 'auto' ? autoSpeedAt(events, playback.time) : chosenSpeed;
  }
  function leapTo(next: number): void {
    const before = playback.time;
    moveTo(next);
    if (playback.time !== before) playback.discontinuities++;
  }
  function fitLoop(): void {
    const within = chosenLoop && { start: clamped(chosenLoop.start), end: clamped(chosenLoop.end) };
    playback.loop = within && within.end - within.start >= SHORTEST_LOOP ? within : null;
  }
  /** Where time comes to its end, as it runs now, and where it goes on from there. */
  const farEnd = (): number =>
    playback.backwards ? (playback.loop ?? playback).start : (playback.loop ?? playback).end;
  const nearEnd = (): number =>
    playback.backwards ? (playback.loop ?? playback).end : (playback.loop ?? playback).start;
  const isPast = (moment: number, limit: number): boolean => (playback.backwards ? moment < limit : moment > limit);

  // Fields and no getter: one of those makes a literal a table to the engine, which stores each new number as an object.
  const playback: Changing<Playback> = {
    time: start,
    start,
    end,
    playing: false,
    chosenSpeed: 1,
    speed: 1,
    backwards: false,
    loop: null,
    discontinuities: 0,
    play() {
      const { time } = playback;
      if (time === farEnd() || isPast(time, farEnd())) leapTo(nearEnd());
      playback.playing = true;
    },
    pause() {
      playback.playing = false;
    },
    setSpeed(next) {
      if (next === 'auto') playback.chosenSpeed = next;
      else if (!Number.isNaN(next))
        playback.chosenSpeed = Math.min(Math.max(next, speeds[0]), speeds[speeds.length - 1] as number);
      fitSpeed();
    },
    setBackwards(next) {
      playback.backwards = next;
    },
    setLoop(next) {
      chosenLoop = next;
      fitLoop();
      if (!playback.loop) chosenLoop = null;
    },
    seek(next) {
      if (Number.isNaN(next)) return;
      moveTo(next);
      playback.discontinuities++;
    },
    setSpan(nextStart, nextEnd) {
      playback.start = nextStart;
      playback.end = nextEnd;
      leapTo(playback.time);
      fitLoop();
    },
    setEvents(times) {
      events = times;
      fitSpeed();
    },
    advance(dt) {
      if (!playback.playing || !(dt > 0)) return;
      const step = Math.min(dt, LONGEST_STEP) * playback.speed;
      const { time, loop } = playback;
      const next = playback.backwards ? time - step : time + step;
      if (loop && isPast(next, farEnd())) {
        leapTo(nearEnd());
        return;
      }
      moveTo(next);
      if (!loop && playback.time === farEnd()) playback.playing = false;
    },
  };
  return playback;
}
