import { quinticCurvature, quinticSlope, quinticValue } from '../math/hermite';
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

/** Writes the motion at `time` (held within the track) to `out`; `piece` from {@link pieceAt}. */
export function motionAt(track: Track, piece: number, time: number, out: Motion): void {
  const { times, states } = track;
  const t0 = times[piece] as number;
  const h = (times[piece + 1] as number) - t0;
  const a = piece * KNOT;
  const b = a + KNOT;
  const u = h > SHORTEST_PIECE ? Math.min(Math.max((time - t0) / h, 0), 1) : 0;
  if (u === 0 || u === 1) {
    const o = u === 0 ? a : b;
    out.x = states[o] as number;
    out.y = states[o + 1] as number;
    out.z = states[o + 2] as number;
    out.vx = states[o + 3] as number;
    out.vy = states[o + 4] as number;
    out.vz = states[o + 5] as number;
    out.ax = states[o + 6] as number;
    out.ay = states[o + 7] as number;
    out.az = states[o + 8] as number;
    return;
  }
  const s = states;
  out.x = quinticValue(u, h, s[a]!, s[a + 3]!, s[a + 6]!, s[b]!, s[b + 3]!, s[b + 6]!);
  out.y = quinticValue(u, h, s[a + 1]!, s[a + 4]!, s[a + 7]!, s[b + 1]!, s[b + 4]!, s[b + 7]!);
  out.z = quinticValue(u, h, s[a + 2]!, s[a + 5]!, s[a + 8]!, s[b + 2]!, s[b + 5]!, s[b + 8]!);
  out.vx = quinticSlope(u, h, s[a]!, s[a + 3]!, s[a + 6]!, s[b]!, s[b + 3]!, s[b + 6]!);
  out.vy = quinticSlope(u, h, s[a + 1]!, s[a + 4]!, s[a + 7]!, s[b + 1]!, s[b + 4]!, s[b + 7]!);
  out.vz = quinticSlope(u, h, s[a + 2]!, s[a + 5]!, s[a + 8]!, s[b + 2]!, s[b + 5]!, s[b + 8]!);
  out.ax = quinticCurvature(u, h, s[a]!, s[a + 3]!, s[a + 6]!, s[b]!, s[b + 3]!, s[b + 6]!);
  out.ay = quinticCurvature(u, h, s[a + 1]!, s[a + 4]!, s[a + 7]!, s[b + 1]!, s[b + 4]!, s[b + 7]!);
  out.az = quinticCurvature(u, h, s[a + 2]!, s[a + 5]!, s[a + 8]!, s[b + 2]!, s[b + 5]!, s[b + 8]!);
}
