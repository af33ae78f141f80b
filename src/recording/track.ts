import { quinticMotion } from '../math/hermite';
import type { State } from '../physics/flight';
import type { Track } from './recording';
import type { Motion } from './sample';

const KNOT = 9;

/** Within a piece shorter than this, s, the quintic's curvature would be rounding noise: its first knot stands for it. */
const SHORTEST_PIECE = 1e-6;

/** Collects knots while a body flies; grows as needed, and is copied to size at the end. */
export interface TrackWriter {
  add(state: State): void;
  /** Begins an empty track again, keeping the room. */
  clear(): void;
  finish(): Track;
}

export function createTrackWriter(): TrackWriter {
  let times = new Float64Array(512);
  let states = new Float64Array(512 * KNOT);
  let count = 0;
  return {
    add(state) {
      if (count === times.length) {
        times = grown(times);
        states = grown(states);
      }
      const o = count * KNOT;
      times[count] = state[6] as number;
      for (let i = 0; i < 6; i++) states[o + i] = state[i] as number;
      for (let i = 6; i < KNOT; i++) states[o + i] = state[i + 1] as number;
      count++;
    },
    clear() {
      count = 0;
    },
    finish: () => ({ count, times: times.slice(0, count), states: states.slice(0, count * KNOT) }),
  };
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}

/**
 * Index of the knot that begins the piece holding `time`: the last knot not after it, save that the last piece ends in the
 * last knot. `hint` is where to look first; a step forward or back costs nothing then.
 */
export function pieceAt(track: Track, time: number, hint: number): number {
  const { times, count } = track;
  const last = count - 2;
  let low = hint < 0 ? 0 : hint > last ? last : hint;
  if ((times[low] as number) <= time) {
    if (low === last || time < (times[low + 1] as number)) return low;
    if (low + 1 === last || time < (times[low + 2] as number)) return low + 1;
  }
  let high = last;
  low = 0;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((times[middle] as number) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

const between = new Float64Array(KNOT);

const instant = { time: Number.NaN };

/** Writes the motion at `time` (held within the track) to `out`; `piece` from {@link pieceAt}. */
export function motionAt(track: Track, piece: number, time: number, out: Motion): void {
  instant.time = time;
  motionOf(track, piece, instant, out);
}

/** The same at the time of an instant. */
export function motionOf(track: Track, piece: number, { time }: { readonly time: number }, out: Motion): void {
  const { times, states } = track;
  const t0 = times[piece] as number;
  const h = (times[piece + 1] as number) - t0;
  const a = piece * KNOT;
  const b = a + KNOT;
  const u = h > SHORTEST_PIECE ? Math.min(Math.max((time - t0) / h, 0), 1) : 0;
  if (u === 0) readMotion(states, a, out);
  else if (u === 1) readMotion(states, b, out);
  else {
    quinticMotion(u, h, states, a, states, b, 6, between);
    readMotion(between, 0, out);
  }
}

/**
 * Writes speed and acceleration alone at `time`, from those of the knots: for a measured track, whose positions are off by metres that
 * wander. Taken as the slope of its path they would be nothing but that.
 */
export function speedAt(track: Track, piece: number, time: number, out: Motion): void {
  const { times, states } = track;
  const t0 = times[piece] as number;
  const h = (times[piece + 1] as number) - t0;
  const u = h > SHORTEST_PIECE ? Math.min(Math.max((time - t0) / h, 0), 1) : 0;
  const a = piece * KNOT + 3;
  const b = a + KNOT;
  for (let i = 0; i < 3; i++) {
    const v0 = states[a + i] as number;
    const p = h * (states[a + 3 + i] as number);
    const rise = (states[b + i] as number) - v0;
    const q = h * (states[b + 3 + i] as number);
    between[i + 3] = v0 + u * (p + u * (3 * rise - 2 * p - q + u * (p + q - 2 * rise)));
    between[i + 6] = (p + u * (q - p)) / (h > SHORTEST_PIECE ? h : 1);
  }
  out.vx = between[3] as number;
  out.vy = between[4] as number;
  out.vz = between[5] as number;
  out.ax = between[6] as number;
  out.ay = between[7] as number;
  out.az = between[8] as number;
}

function readMotion(states: Float64Array, at: number, out: Motion): void {
  out.x = states[at] as number;
  out.y = states[at + 1] as number;
  out.z = states[at + 2] as number;
  out.vx = states[at + 3] as number;
  out.vy = states[at + 4] as number;
  out.vz = states[at + 5] as number;
  out.ax = states[at + 6] as number;
  out.ay = states[at + 7] as number;
  out.az = states[at + 8] as number;
}
