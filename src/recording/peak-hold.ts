import { channel } from './channels';
import type { Recording } from './recording';
import { createSample } from './sample';
import { sampleAt } from './sample-at';

const airspeed = channel('airspeed');
const terminalSpeed = channel('terminalSpeed');
const load = channel('load');

/** The largest readings of a recording from its exit on. */
interface Peaks {
  /** Moments at which the load was larger than ever before, s, and that load. Both rise. */
  readonly times: Float64Array;
  readonly loads: Float64Array;
  readonly airspeed: number;
  readonly terminalSpeed: number;
}

/** Recordings never change: what was found of one holds as long as it lives. */
const known = new WeakMap<Recording, Peaks>();

/** Looks within each of the solver's steps; the load bends a few times in the steepest of them. */
const LOOKS = 6;
/** How far before a knot its other side is read, as a share of the step and at most, s: the acceleration may jump there. */
const JUST_BEFORE = 1e-6;
/** Rounds of the golden section, each of which leaves 62 % of the bracket. */
const ROUNDS = 24;
const GOLDEN = 0.6180339887498949;

const sample = createSample();
const now = createSample();

function loadAt(recording: Recording, time: number): number {
  return load.of(sampleAt(recording, time, sample));
}

function peaksOf(recording: Recording): Peaks {
  const found = known.get(recording) ?? findPeaks(recording);
  known.set(recording, found);
  return found;
}

function findPeaks(recording: Recording): Peaks {
  const { times, count } = recording.track;
  const moments: number[] = [];
  const loads: number[] = [];
  const largest = { load: 0, airspeed: 0, terminalSpeed: 0 };
  const hold = (time: number, value: number): void => {
    if (!(value > largest.load)) return;
    largest.load = value;
    moments.push(time);
    loads.push(value);
  };

  for (let k = 0; k + 1 < count; k++) {
    const from = times[k] as number;
    const length = (times[k + 1] as number) - from;
    if (from < 0 || length <= 0) continue;
    const end = length - Math.min(JUST_BEFORE, JUST_BEFORE * length);
    let [best, most] = [0, 0];
    for (let i = 0; i <= LOOKS; i++) {
      const value = loadAt(recording, from + (end * i) / LOOKS);
      largest.airspeed = Math.max(largest.airspeed, airspeed.of(sample));
      const terminal = terminalSpeed.of(sample);
      if (terminal > largest.terminalSpeed) largest.terminalSpeed = terminal;
      if (value > most) [best, most] = [i, value];
    }
    if (most <= 0.99 * largest.load) continue;
    // Climbing to the top of this step, and then the top itself between the looks beside the highest.
    for (let i = 0; i < best; i++) hold(from + (end * i) / LOOKS, loadAt(recording, from + (end * i) / LOOKS));
    const low = from + (end * Math.max(best - 1, 0)) / LOOKS;
    const high = from + (end * Math.min(best + 1, LOOKS)) / LOOKS;
    const top = topBetween(recording, low, high);
    if (top < from + (end * best) / LOOKS) hold(top, loadAt(recording, top));
    hold(from + (end * best) / LOOKS, most);
    if (top > from + (end * best) / LOOKS) hold(top, loadAt(recording, top));
  }
  return {
    times: Float64Array.from(moments),
    loads: Float64Array.from(loads),
    airspeed: largest.airspeed,
    terminalSpeed: largest.terminalSpeed,
  };
}

/** Where the load is largest between two times that have one top between them, by golden section. */
function topBetween(recording: Recording, low: number, high: number): number {
  let [a, b] = [low, high];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [fc, fd] = [loadAt(recording, c), loadAt(recording, d)];
  for (let round = 0; round < ROUNDS; round++) {
    if (fc > fd) {
      [b, d, fd] = [d, c, fc];
      c = b - GOLDEN * (b - a);
      fc = loadAt(recording, c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + GOLDEN * (b - a);
      fd = loadAt(recording, d);
    }
  }
  return 0.5 * (a + b);
}

/**
 * The largest load from the exit up to a moment, both included, in g; NaN before the exit. A look-up: going back in time gives
 * what was held then.
 */
export function peakLoadAt(recording: Recording, time: number): number {
  if (time < 0) return Number.NaN;
  const { times, loads } = peaksOf(recording);
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  const held = low > 0 ? (loads[low - 1] as number) : 0;
  return Math.max(held, load.of(sampleAt(recording, time, now)));
}

/** The largest true airspeed of a recording from its exit on, m/s, to within the looks between its knots. */
export function largestAirspeed(recording: Recording): number {
  return peaksOf(recording).airspeed;
}

/** The largest terminal speed of a recording, m/s. */
export function largestTerminalSpeed(recording: Recording): number {
  return peaksOf(recording).terminalSpeed;
}
