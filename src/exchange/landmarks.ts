/** Finds the jump in a track: exit, opening and landing. */
import { G0 } from '../physics/atmosphere';
import type { TrackFile } from './track-file';

/** Moments of a track, on its own clock, s. */
export interface Landmarks {
  readonly exit: number;
  /** When the fall begins to slow down under the canopy; null where none opens. */
  readonly opening: number | null;
  /** When it stands still after the jump, or its last moment. */
  readonly landing: number;
  /** Height of the landing above sea level, m. */
  readonly landingElevation: number;
}

/** The exit counts from the moment at which it falls this fast, m/s, as the FlySight Viewer has it, ... */
const FALLING = 10;
/** ... speeds up by this much, m/s², ... */
const SPEEDING_UP = 2.5;
/** ... and the receiver is sure of its speed to this, m/s. */
const SURE = 1;

/** Slower than this a canopy flies; faster, someone falls. m/s */
const UNDER_CANOPY = 12;
/** How long it must last to count, s. */
const LASTS = 2;
/** Standing still: slower than this for that long, m/s and s. */
const STILL = 1.5;
const STILL_LASTS = 4;

/** @returns a sentence where there is no jump in the track */
export function findJump(track: TrackFile): Landmarks | string {
  const { count, moments, down, heights } = track;
  const exitAt = findExit(track);
  if (exitAt === null) return 'No exit was found: nothing in this track falls away at more than 10 m/s.';
  const { index, exit } = exitAt;
  const slow = firstLasting(track, index, LASTS, (i) => (down[i] as number) < UNDER_CANOPY);
  const landing = firstLasting(track, slow ?? index, STILL_LASTS, (i) => speedAt(track, i) < STILL) ?? count - 1;
  return {
    exit,
    opening: slow === null || slow >= landing ? null : beginOfSlowing(track, index, slow),
    landing: moments[landing] as number,
    landingElevation: heights[landing] as number,
  };
}

function findExit(track: TrackFile): { readonly index: number; readonly exit: number } | null {
  const { count, moments, down, speedAccuracy } = track;
  for (let i = 1; i < count; i++) {
    const before = down[i - 1] as number;
    const after = down[i] as number;
    if (!(before < FALLING && after >= FALLING)) continue;
    if ((speedAccuracy[i] as number) > SURE) continue;
    const seconds = (moments[i] as number) - (moments[i - 1] as number);
    // The receiver lags and rounds: its own neighbours on both sides say how the speed grows.
    const from = Math.max(0, i - 2);
    const to = Math.min(count - 1, i + 1);
    const rate =
      ((down[to] as number) - (down[from] as number)) / ((moments[to] as number) - (moments[from] as number));
    if (!(rate >= SPEEDING_UP)) continue;
    const crossing = (moments[i - 1] as number) + (seconds * (FALLING - before)) / (after - before);
    // Someone who leaves a rock falls freely up to there, whatever the receiver smooths.
    return { index: i, exit: crossing - FALLING / Math.min(rate, G0) };
  }
  return null;
}

/** First fix from which on something holds for so long, s; null where it never does. */
function firstLasting(track: TrackFile, from: number, lasts: number, holds: (i: number) => boolean): number | null {
  const { count, moments } = track;
  let begin = -1;
  for (let i = from; i < count; i++) {
    if (!holds(i)) begin = -1;
    else if (begin < 0) begin = i;
    if (begin >= 0 && (moments[i] as number) - (moments[begin] as number) >= lasts) return begin;
  }
  return null;
}

function speedAt({ north, east, down }: TrackFile, i: number): number {
  const [n, e, d] = [north[i] as number, east[i] as number, down[i] as number];
  return Math.sqrt(n * n + e * e + d * d);
}

/** A fall slows down by itself as the air thickens, but no faster than this, m/s², over so many seconds around a moment. */
const SLOWING = 2.5;
const AROUND = 0.5;
/** The last part of an opening brakes little, for up to this long, s. */
const SETTLING = 4;

/** Goes back from where it is slow to where it began to be slowed: the opening is one stretch of braking. */
function beginOfSlowing(track: TrackFile, exit: number, slow: number): number {
  const { moments, down, count } = track;
  const braking = (i: number): number => {
    let a = i;
    let b = i;
    while (a > exit && (moments[i] as number) - (moments[a] as number) < AROUND) a--;
    while (b < count - 1 && (moments[b] as number) - (moments[i] as number) < AROUND) b++;
    return ((down[a] as number) - (down[b] as number)) / ((moments[b] as number) - (moments[a] as number));
  };
  let i = slow;
  while (i > exit && braking(i) < SLOWING && (moments[slow] as number) - (moments[i] as number) < SETTLING) i--;
  while (i > exit && braking(i) >= SLOWING) i--;
  return moments[i] as number;
}
