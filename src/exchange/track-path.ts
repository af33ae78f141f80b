/**
 * The path of a measured jump, as knots like those of a simulated one: t = 0 at the exit, x along the course flown at the exit, y
 * above the landing, z to the right.
 */
import { atan2, PI } from '../math/deterministic';
import { smoothstep } from '../math/smooth';
import type { Measured, Track } from '../recording/recording';
import { createMotion } from '../recording/sample';
import { motionAt, pieceAt } from '../recording/track';
import { createFix, createGeography, type Placed } from './geography';
import type { Landmarks } from './landmarks';
import type { TrackFile } from './track-file';

/** The course at the exit is that of these first seconds, s, where it is faster than this, m/s. */
const FIRST = 3;
const SLOWEST = 1;
/** Fixes further apart than this, s, are not taken for neighbours. */
export const GAP = 1.5;
/**
 * Positions count by a straight line through what they differ from the integral of the speeds over so many seconds to either side: in
 * an opening they lag behind the speeds by metres for seconds. s
 */
const STEADY = 2;
/** The last part of the way, s, takes up what the height of the landing is off by, up to so many m. */
const SETTLES = 20;
const MOST_OFF = 10;

const KNOT = 9;

/** Direction flown in the first seconds of the fall, degrees from north to east; 0 where it falls straight down. */
function headingOf({ moments, north, east, count }: TrackFile, { exit }: Landmarks): number {
  let [n, e, taken] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const since = (moments[i] as number) - exit;
    if (since < 0 || since > FIRST) continue;
    n += north[i] as number;
    e += east[i] as number;
    taken++;
  }
  if (!(n * n + e * e > SLOWEST * SLOWEST * taken * taken)) return 0;
  const degrees = (atan2(e, n) * 180) / PI;
  return degrees < 0 ? degrees + 360 : degrees;
}

/**
 * Receivers measure speeds to a tenth of a metre a second, and positions to metres that wander within seconds. The path is therefore the
 * integral of the speeds, drawn to the positions as they are on the average. The speeds stay as they were measured: `sampleAt` reads
 * them by themselves.
 *
 * @param from  first moment of the path, s since exit
 */
export function pathOf(
  track: TrackFile,
  landmarks: Landmarks,
  from: number,
): { readonly path: Track; readonly measured: Measured } {
  const { exit, landing } = landmarks;
  let first = 0;
  while (first < track.count - 2 && (track.moments[first + 1] as number) <= exit + from) first++;
  let last = first + 1;
  while (last + 1 < track.count && (track.moments[last + 1] as number) < landing) last++;
  const ends = landing > (track.moments[last] as number) ? 1 : 0;
  const fixes = last - first + 1;
  const times = new Float64Array(fixes + ends);
  const states = new Float64Array((fixes + ends) * KNOT);
  placeFixes(track, landmarks, first, times.subarray(0, fixes), states);
  accelerations(times.subarray(0, fixes), states);
  followSpeeds(times.subarray(0, fixes), states);
  if (ends > 0) goOn(times, states, landing - exit);
  const path = { count: times.length, times, states };
  if (landmarks.hasLanded) settle(path);
  return { path, measured: beginAtExit(path, originOf(track, landmarks, first)) };
}

function originOf(track: TrackFile, landmarks: Landmarks, first: number): Measured {
  const isPlaced = Number.isFinite(track.latitudes[first] as number);
  return {
    latitude: isPlaced ? (track.latitudes[first] as number) : 0,
    longitude: isPlaced ? (track.longitudes[first] as number) : 0,
    heading: headingOf(track, landmarks),
    exit: landmarks.exit,
  };
}

function placeFixes(track: TrackFile, landmarks: Landmarks, first: number, times: Float64Array, states: Float64Array) {
  const isPlaced = Number.isFinite(track.latitudes[first] as number);
  const geography = createGeography(originOf(track, landmarks, first), landmarks.landingElevation);
  const fix = createFix();
  const placed: Placed = createMotion();
  for (let k = 0; k < times.length; k++) {
    const i = first + k;
    fix.latitude = isPlaced ? (track.latitudes[i] as number) : 0;
    fix.longitude = isPlaced ? (track.longitudes[i] as number) : 0;
    fix.height = track.heights[i] as number;
    fix.north = track.north[i] as number;
    fix.east = track.east[i] as number;
    fix.down = track.down[i] as number;
    geography.toPlaced(fix, placed);
    times[k] = (track.moments[i] as number) - landmarks.exit;
    // Without positions the speeds alone lead on: no drift is known.
    states.set([placed.x, placed.y, placed.z, placed.vx, placed.vy, placed.vz], k * KNOT);
  }
  if (isPlaced) return;
  for (let k = 1; k < times.length; k++) {
    const h = (times[k] as number) - (times[k - 1] as number);
    for (const axis of [0, 2]) {
      const at = k * KNOT + axis;
      const mean = 0.5 * ((states[at + 3] as number) + (states[at + 3 - KNOT] as number));
      states[at] = (states[at - KNOT] as number) + h * mean;
    }
  }
}

/** From the speeds before and after; beside a gap from the near side alone. */
function accelerations(times: Float64Array, states: Float64Array): void {
  const last = times.length - 1;
  for (let k = 0; k <= last; k++) {
    const before = k > 0 ? (times[k] as number) - (times[k - 1] as number) : Number.POSITIVE_INFINITY;
    const after = k < last ? (times[k + 1] as number) - (times[k] as number) : Number.POSITIVE_INFINITY;
    for (let axis = 0; axis < 3; axis++) {
      const at = k * KNOT + 3 + axis;
      const v = states[at] as number;
      const back = k > 0 ? (v - (states[at - KNOT] as number)) / before : 0;
      const ahead = k < last ? ((states[at + KNOT] as number) - v) / after : 0;
      const isNear = [before <= GAP, after <= GAP];
      let a = 0;
      if (isNear[0] && isNear[1]) a = (before * ahead + after * back) / (before + after);
      else if (isNear[0]) a = back;
      else if (isNear[1]) a = ahead;
      states[at + 3] = a;
    }
  }
}

/** Replaces the positions by the integral of the speeds and what is steady of the rest; gaps are left as wide as they are. */
function followSpeeds(times: Float64Array, states: Float64Array): void {
  const count = times.length;
  const [led, left] = [new Float64Array(count), new Float64Array(count)];
  const stretches = stretchesOf(times);
  for (let axis = 0; axis < 3; axis++) {
    for (const [begin, end] of stretches) {
      for (let k = begin; k <= end; k++) {
        const at = k * KNOT + axis;
        if (k === begin) led[k] = 0;
        else {
          const h = (times[k] as number) - (times[k - 1] as number);
          const speeds = (states[at + 3 - KNOT] as number) + (states[at + 3] as number);
          const turn = (states[at + 6 - KNOT] as number) - (states[at + 6] as number);
          led[k] = (led[k - 1] as number) + 0.5 * h * speeds + (h * h * turn) / 12;
        }
        left[k] = (states[at] as number) - (led[k] as number);
      }
      for (let k = begin; k <= end; k++) {
        states[k * KNOT + axis] = (led[k] as number) + steadyAt(times, left, k, begin, end);
      }
    }
  }
}

function stretchesOf(times: Float64Array): readonly (readonly [begin: number, end: number])[] {
  const found: [number, number][] = [];
  let begin = 0;
  for (let k = 1; k <= times.length; k++) {
    if (k < times.length && (times[k] as number) - (times[k - 1] as number) <= GAP) continue;
    found.push([begin, k - 1]);
    begin = k;
  }
  return found;
}

/** The straight line that fits best around a fix, at that fix. */
function steadyAt(times: Float64Array, values: Float64Array, k: number, begin: number, end: number): number {
  const middle = times[k] as number;
  const here = values[k] as number;
  let first = k;
  while (first > begin && middle - (times[first - 1] as number) <= STEADY) first--;
  let n = 0;
  let t1 = 0;
  let t2 = 0;
  let v1 = 0;
  let tv = 0;
  for (let i = first; i <= end; i++) {
    const t = (times[i] as number) - middle;
    if (t > STEADY) break;
    const v = (values[i] as number) - here;
    n++;
    t1 += t;
    t2 += t * t;
    v1 += v;
    tv += t * v;
  }
  const whole = n * t2 - t1 * t1;
  const slope = whole > 0 ? (n * tv - t1 * v1) / whole : 0;
  return here + (v1 - slope * t1) / n;
}

/** The touchdown falls between two fixes: the last speed before it leads there. */
function goOn(times: Float64Array, states: Float64Array, end: number): void {
  const to = (times.length - 1) * KNOT;
  const from = to - KNOT;
  const h = end - (times[times.length - 2] as number);
  times[times.length - 1] = end;
  states.copyWithin(to, from, to);
  for (let axis = 0; axis < 3; axis++) {
    states[to + axis] = (states[to + axis] as number) + h * (states[to + 3 + axis] as number);
    states[to + 6 + axis] = 0;
  }
}

/** Lays the end on the ground: the height of the landing and that of the last fix are off each other by a metre or so. */
function settle({ count, times, states }: Track): void {
  const end = times[count - 1] as number;
  const off = states[(count - 1) * KNOT + 1] as number;
  if (Math.abs(off) > MOST_OFF) return;
  for (let k = 0; k < count; k++) {
    const u = ((times[k] as number) - end + SETTLES) / SETTLES;
    if (u <= 0) continue;
    const at = k * KNOT + 1;
    states[at] = (states[at] as number) - off * smoothstep(u);
  }
}

/** Lays x = z = 0 under the exit, and says where that is. */
function beginAtExit(path: Track, origin: Measured): Measured {
  const { times, states, count } = path;
  const motion = createMotion();
  const exit = Math.min(Math.max(0, times[0] as number), times[count - 1] as number);
  motionAt(path, pieceAt(path, exit, 0), exit, motion);
  for (let k = 0; k < count; k++) {
    states[k * KNOT] = (states[k * KNOT] as number) - motion.x;
    states[k * KNOT + 2] = (states[k * KNOT + 2] as number) - motion.z;
  }
  const { latitude, longitude } = createGeography(origin, 0).toFix(motion, createFix());
  return { ...origin, latitude, longitude };
}
