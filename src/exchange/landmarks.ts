/** Finds the jump in a track: exit, opening and landing. */
import { G0 } from '../physics/atmosphere';
import type { TrackFile } from './track-file';

/** Moments of a track, on its own clock, s. */
export interface Landmarks {
  readonly exit: number;
  /** When the canopy begins to slow the fall down: line stretch. Null where none opens. */
  readonly opening: number | null;
  /** From when on it falls no faster than a canopy flies; null where none opens. */
  readonly open: number | null;
  /** On the ground; the last moment of a track that ends in the air. */
  readonly landing: number;
  readonly hasLanded: boolean;
  /** Height of the landing above sea level, m. */
  readonly landingElevation: number;
}

/** Slower than this a canopy flies; faster, someone falls. m/s */
const UNDER_CANOPY = 12;
/** How long it must last to count, s. */
const LASTS = 2;
/** Standing still: slower than this for that long, m/s and s. */
const STILL = 1.5;
const STILL_LASTS = 4;
/** Of the ground run before that, nobody sinks faster than this, m/s. */
const ON_FOOT = 0.7;
/** Lower than this, m, nobody jumps: what falls less far was no exit. */
const LOWEST_JUMP = 10;

/** @returns a sentence where there is no jump in the track. Of several jumps the deepest counts. */
export function findJump(track: TrackFile): Landmarks | string {
  let best: Landmarks | null = null;
  let deepest = LOWEST_JUMP;
  for (let from = 1; ; ) {
    const exitAt = findExit(track, from);
    if (exitAt === null) break;
    const { found, end } = followFrom(track, exitAt);
    const depth = (track.heights[exitAt.index] as number) - found.landingElevation;
    if (depth > deepest) {
      best = found;
      deepest = depth;
    }
    from = Math.max(end, exitAt.index) + 1;
  }
  return best ?? 'No jump was found: nothing in this track leaves for the ground as someone who jumps does.';
}

interface ExitAt {
  /** First fix that falls at more than 10 m/s. */
  readonly index: number;
  readonly exit: number;
}

/** The exit counts from the moment at which it falls this fast, m/s, as the FlySight Viewer has it, ... */
const FALLING = 10;
/** ... speeds up by this much, m/s², ... */
const SPEEDING_UP = 2.5;
/** ... and the receiver is sure of its speed to this, m/s. */
const SURE = 1;
/** Looks this far to both sides for how the speed changes, s, and at the next fix at least. */
const NEAR = 0.2;
/** Where the fall speeds up by less than this share of what it does at 10 m/s, it has not begun, ... */
const BEGUN = 0.3;
/** ... and no exit lies further back than this, s. */
const LONGEST_BEGIN = 3;

/**
 * A line laid through the fall at 10 m/s meets the speed before the exit: zero at a step from a rock, a climb off a ramp, a
 * descent of an aircraft. Receivers smooth the edge itself.
 */
function findExit(track: TrackFile, from: number): ExitAt | null {
  const { count, moments, down, speedAccuracy } = track;
  for (let i = from; i < count; i++) {
    const before = down[i - 1] as number;
    const after = down[i] as number;
    if (!(before < FALLING && after >= FALLING)) continue;
    if ((speedAccuracy[i] as number) > SURE) continue;
    const seconds = (moments[i] as number) - (moments[i - 1] as number);
    if (seconds > LONGEST_BEGIN) continue;
    // Someone who leaves a rock falls freely up to there, whatever the receiver smooths.
    const rate = Math.min(speedingUp(track, i), G0);
    if (!(rate >= SPEEDING_UP)) continue;
    const crossing = (moments[i - 1] as number) + (seconds * (FALLING - before)) / (after - before);
    let k = i - 1;
    while (k > 0 && crossing - (moments[k] as number) < LONGEST_BEGIN && speedingUp(track, k) >= BEGUN * rate) k--;
    const start = down[k] as number;
    // Halfway in speed it speeds up as it does on the average; a receiver that smooths the edge shows less there.
    let half = i;
    while (half > k && (down[half] as number) > 0.5 * (FALLING + start)) half--;
    const average = Math.min(Math.max(rate, speedingUp(track, half)), G0);
    return { index: i, exit: Math.max(crossing - (FALLING - start) / average, moments[0] as number) };
  }
  return null;
}

/** How fast the fall speeds up around a fix, m/s²: the slope of the straight line that fits best. */
function speedingUp({ count, moments, down }: TrackFile, at: number): number {
  const middle = moments[at] as number;
  let a = Math.max(0, at - 1);
  let b = Math.min(count - 1, at + 1);
  while (a > 0 && middle - (moments[a - 1] as number) <= NEAR) a--;
  while (b < count - 1 && (moments[b + 1] as number) - middle <= NEAR) b++;
  let n = 0;
  let t1 = 0;
  let t2 = 0;
  let v1 = 0;
  let tv = 0;
  for (let i = a; i <= b; i++) {
    const t = (moments[i] as number) - middle;
    const v = down[i] as number;
    n++;
    t1 += t;
    t2 += t * t;
    v1 += v;
    tv += t * v;
  }
  return (n * tv - t1 * v1) / (n * t2 - t1 * t1);
}

function followFrom(track: TrackFile, { index, exit }: ExitAt): { readonly found: Landmarks; readonly end: number } {
  const { count, moments, down } = track;
  const slow = firstLasting(track, index, LASTS, (i) => (down[i] as number) < UNDER_CANOPY);
  const still = firstLasting(track, slow ?? index, STILL_LASTS, (i) => speedAt(track, i) < STILL);
  const landing = still === null ? count - 1 : backToTouchdown(track, slow ?? index, still);
  const elevation = still === null ? (track.heights[landing] as number) : restingHeight(track, still);
  const opens = slow !== null && slow < landing;
  return {
    found: {
      exit,
      opening: opens ? beginOfSlowing(track, index, slow) : null,
      open: opens ? (moments[slow] as number) : null,
      landing: still === null ? (moments[landing] as number) : touchdownAt(track, landing, elevation),
      hasLanded: still !== null,
      landingElevation: elevation,
    },
    end: still ?? count - 1,
  };
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

/** A canopy is run out or slides: the landing is where the sinking ends, not where one stands at last. */
function backToTouchdown({ down }: TrackFile, earliest: number, still: number): number {
  let i = still;
  while (i > earliest + 1 && Math.abs(down[i - 1] as number) < ON_FOOT) i--;
  return i;
}

/** Between the last fix in the air and the first on the ground: where the sink of the one reaches the height of the other. */
function touchdownAt({ moments, heights, down }: TrackFile, landing: number, elevation: number): number {
  const last = landing - 1;
  const after = moments[landing] as number;
  if (last < 0 || !((down[last] as number) > ON_FOOT)) return after;
  const before = moments[last] as number;
  const left = Math.max(0, (heights[last] as number) - elevation) / (down[last] as number);
  return Math.min(before + left, after);
}

/** Middle one of the heights of the first seconds of rest: a single height is as good as the satellites of its moment. */
function restingHeight({ count, moments, heights }: TrackFile, still: number): number {
  let end = still;
  while (end + 1 < count && (moments[end + 1] as number) - (moments[still] as number) <= STILL_LASTS) end++;
  const sorted = heights.slice(still, end + 1).sort();
  return sorted[sorted.length >> 1] as number;
}

/** A fall slows down by itself as the air thickens, but no faster than this, m/s², over so many seconds around a moment. */
const SLOWING = 2.5;
const AROUND = 0.5;
/** Less than this, s, does not interrupt it: openings come in fits and starts. */
const PAUSE = 0.6;
/** The last part of an opening brakes little, for up to this long, s. */
const SETTLING = 4;
/** Seen closely, the canopy begins to brake where the fall slows down by this much more, m/s², ... */
const BRAKING = 1.5;
/** ... than it did in this stretch before, s. */
const [BEFORE_FROM, BEFORE_TO] = [1.5, 0.5];

/** Goes back from where it is slow to where it began to be slowed: the opening is one stretch of braking. */
function beginOfSlowing(track: TrackFile, exit: number, slow: number): number {
  const { moments, down, count } = track;
  const back = (from: number, seconds: number): number => {
    let a = from;
    while (a > exit && (moments[from] as number) - (moments[a] as number) < seconds) a--;
    return a;
  };
  const ahead = (from: number, seconds: number): number => {
    let b = from;
    while (b < count - 1 && (moments[b] as number) - (moments[from] as number) < seconds) b++;
    return b;
  };
  const between = (a: number, b: number): number =>
    b > a ? ((down[a] as number) - (down[b] as number)) / ((moments[b] as number) - (moments[a] as number)) : 0;
  const braking = (i: number): number => between(back(i, AROUND), ahead(i, AROUND));
  let i = slow;
  while (i > exit && braking(i) < SLOWING && (moments[slow] as number) - (moments[i] as number) < SETTLING) i--;
  for (let k = i; k > exit && (moments[i] as number) - (moments[k] as number) <= PAUSE; k--) {
    if (braking(k) >= SLOWING) i = k;
  }
  while (i > exit && braking(i) >= SLOWING) i--;

  // So much for the stretch. Its beginning is blurred by the second looked at: now closely, from its first strong pull back.
  const enough = between(back(i, BEFORE_FROM), back(i, BEFORE_TO)) + BRAKING;
  const last = Math.min(ahead(i, 2 * AROUND), slow);
  let k = i;
  for (let j = i; j <= last; j++) if (speedingUp(track, j) < speedingUp(track, k)) k = j;
  while (k > exit && -speedingUp(track, k) >= enough) k--;
  const [low, high] = [-speedingUp(track, k), -speedingUp(track, Math.min(k + 1, slow))];
  const share = high > low ? Math.min(Math.max((enough - low) / (high - low), 0), 1) : 0;
  const next = Math.min(k + 1, slow);
  return (moments[k] as number) + share * ((moments[next] as number) - (moments[k] as number));
}
