/**
 * One clock over the recordings on show. It is told how much time has passed; it never asks.
 *
 * Its time is seconds since exit, shared by all recordings; each holds its first or last moment outside its own span.
 */
export interface Playback {
  readonly time: number;
  readonly start: number;
  readonly end: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Counts the moments at which time did not run on smoothly; what draws the past watches it in order to forget. */
  readonly discontinuities: number;
  play(): void;
  pause(): void;
  /** Clamped to {@link speeds}' range; NaN is ignored. */
  setSpeed(speed: number): void;
  /** Goes to a time, clamped into the span. */
  seek(time: number): void;
  /** A new span after a change of the runs; the time stays, clamped into it. */
  setSpan(start: number, end: number): void;
  /** Lets `dt` seconds of real time pass. Stops at the end. */
  advance(dt: number): void;
}

/** The speeds on offer, times real time. */
export const speeds = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32] as const;

/** Longest step that one frame may make, s: a hidden tab or a stall does not make the jump leap. */
const LONGEST_STEP = 0.25;

export function createPlayback(start: number, end: number): Playback {
  let span = { start, end };
  let time = start;
  let playing = false;
  let speed = 1;
  let discontinuities = 0;
  const goTo = (next: number): void => {
    time = Math.min(Math.max(next, span.start), span.end);
  };
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
    get speed() {
      return speed;
    },
    get discontinuities() {
      return discontinuities;
    },
    play() {
      if (time >= span.end) {
        goTo(span.start);
        discontinuities++;
      }
      playing = true;
    },
    pause() {
      playing = false;
    },
    setSpeed(next) {
      if (Number.isNaN(next)) return;
      speed = Math.min(Math.max(next, speeds[0]), speeds[speeds.length - 1] as number);
    },
    seek(next) {
      if (Number.isNaN(next)) return;
      goTo(next);
      discontinuities++;
    },
    setSpan(nextStart, nextEnd) {
      span = { start: nextStart, end: nextEnd };
      const before = time;
      goTo(time);
      if (time !== before) discontinuities++;
    },
    advance(dt) {
      if (!playing || !(dt > 0)) return;
      goTo(time + Math.min(dt, LONGEST_STEP) * speed);
      if (time >= span.end) playing = false;
    },
  };
}
