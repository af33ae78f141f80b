/** Fits the model to a measured fall: which drag area explains it best, how well, and within which limits. */
import { exp, log } from '../math/deterministic';
import { airInTable, createAir, createAirTable, gravityAt } from '../physics/atmosphere';
import type { Landmarks } from './landmarks';
import type { TrackFile } from './track-file';

/** Whether the number can be used, and why not. */
export type FitReason =
  /** A straight fall in one position. */
  | 'steady'
  /** Too short for the drag to show. */
  | 'short'
  /** Flown, not fallen: with lift, the speed downwards says little about the drag. */
  | 'flying'
  /** No one drag area explains it: the position changed on the way, or the air moved. */
  | 'changing';
export type FitVerdict = 'good' | 'poor' | 'undetermined';
export const verdictFor: Readonly<Record<FitReason, FitVerdict>> = {
  steady: 'good',
  short: 'undetermined',
  flying: 'poor',
  changing: 'poor',
};

export interface FallFit {
  readonly verdict: FitVerdict;
  readonly reason: FitReason;
  /** m² for the mass given. */
  readonly dragArea: number;
  /** Limits within which it lies in 19 of 20 cases if the model holds, m²: see {@link fitFall}. */
  readonly interval: readonly [least: number, most: number];
  /** Mass over drag area, kg/m²: what the track itself determines. */
  readonly ballistic: number;
  /** Root mean square of the differences in vertical speed, m/s, and the largest. */
  readonly rms: number;
  readonly worst: number;
  /** Fixes compared, and the time between first and last, s. */
  readonly count: number;
  readonly seconds: number;
  /** The exit that fits best lies so much after the one found, s. */
  readonly later: number;
  /** Speed of fall at the end over the terminal speed there. */
  readonly terminalShare: number;
  /** Metres over the ground for each metre down, in the later half. */
  readonly glide: number;
}

/** Longest step of the integration, s. */
const STEP = 0.2;
/** Before this many seconds after the exit receivers lag and jumpers tumble. */
const LAG = 3;
/** What was found of the exit may be off by this much, s: the fit is free to move it. */
const UNSURE = 1;
/** Of the fall, the last part before the opening is left out, s: one sits up to throw. */
const GETTING_READY = 1;
/** Fewest fixes, and shortest stretch, s, that anything can be fitted to. */
const FEWEST = 8;
const SHORTEST = 1.5;
/** Mass over drag area between a wingsuit on its back and a streamlined weight, kg/m². */
const RANGE = [20, 2_000] as const;
/** What a receiver that claims nothing is sure of, m/s; and no claim below this is believed. */
const USUAL_ACCURACY = 0.2;

/** Less than this to compare, s, and how one lies in the first moments decides everything. */
const LONG_ENOUGH = 5;
/** A fall that ends below this share of its terminal speed has shown less than three quarters of its drag. */
const SHOWN = 0.85;
/** Limits further apart than this factor say nothing. */
const WIDEST = 2;
/** More over the ground than this for each metre down is flight: no wind carries a falling jumper that far for long. */
const FLIGHT = 0.65;
/** Where the curvature says nothing at all the limits stay finite numbers. */
const WIDEST_LOG = 20;
/** A real fall in one position leaves some 1.7 m/s rms: breath, arms, turns. More than this is another position. */
const STEADY = 2.5;

/**
 * One constant drag area from exit to opening in still standard air, beginning with the speed over the ground at the exit; the
 * moment of the exit is fitted with it. Least squares of the downward speed.
 *
 * The limits come from the curvature of the sum of squares. Neighbouring differences are alike, for a body that is held otherwise
 * stays so for seconds: they are widened by the time over which differences stay alike. They hold if one drag area is true and
 * the air stands still; wind up or down and another day's density (3 % for each 10 °C) come on top. What it goes over the ground is
 * wind or flight, and the track cannot say which: the upper limit is for wind. If it is flight with lift over drag r, the same
 * speed downwards comes of a drag area that is (1 + r²)^1.5 times smaller, and to there the lower limit goes.
 *
 * @param mass  kg
 * @returns a sentence where there is nothing to fit to
 */
export function fitFall(track: TrackFile, landmarks: Landmarks, mass: number): FallFit | string {
  const stretch = stretchOf(track, landmarks);
  const { first, last } = stretch;
  if (last - first + 1 < FEWEST || stretch.seconds < SHORTEST) {
    return `The fall is over ${(LAG + SHORTEST + GETTING_READY).toFixed(1)} s after the exit or sooner, or holds too few fixes: there is nothing to fit a drag area to.`;
  }
  const model = createModel(track, landmarks, stretch);
  const { beta, later } = solve(model);
  const n = model.count;
  const off = new Float64Array(n);
  const sum = model.compare(beta, later, off);
  const rms = Math.sqrt(sum / n);
  let worst = 0;
  for (const each of off) worst = Math.max(worst, Math.abs(each));

  const noise = Math.max(sum / (n - 2), accuracyOf(track, stretch));
  const width = 2 * Math.sqrt(noise * alikeness(off) * model.varianceOfLog(beta, later));
  const dragArea = mass / beta;
  const glide = glideOf(track, stretch);
  const scatter = exp(Math.min(width, WIDEST_LOG));
  const interval = [dragArea / scatter / perFlight(glide), dragArea * scatter] as const;
  const terminalShare = model.terminalShare(beta, later);
  const isEdge = beta < RANGE[0] * 1.01 || beta > RANGE[1] * 0.99;
  const isShort = stretch.seconds < LONG_ENOUGH || terminalShare < SHOWN || isEdge;
  const isWide = interval[1] > WIDEST * interval[0];
  const reason: FitReason = isShort
    ? 'short'
    : glide > FLIGHT
      ? 'flying'
      : rms > STEADY
        ? 'changing'
        : isWide
          ? 'short'
          : 'steady';
  return {
    verdict: verdictFor[reason],
    reason,
    dragArea,
    interval,
    ballistic: beta,
    rms,
    worst,
    count: n,
    seconds: stretch.seconds,
    later,
    terminalShare,
    glide,
  };
}

/** By how much less drag area does with lift over drag r what is fitted without lift: see {@link fitFall}. */
export function perFlight(r: number): number {
  return (1 + r * r) * Math.sqrt(1 + r * r);
}

/** Fixes that are compared. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  /** s */
  readonly seconds: number;
}

function stretchOf({ count, moments }: TrackFile, { exit, opening, landing }: Landmarks): Stretch {
  const end = (opening ?? landing) - GETTING_READY;
  let first = 0;
  while (first < count - 1 && (moments[first] as number) < exit + LAG) first++;
  let last = first;
  while (last + 1 < count && (moments[last + 1] as number) <= end) last++;
  return { first, last, seconds: (moments[last] as number) - (moments[first] as number) };
}

/** Square of what the receiver claims of one component of the speed, m²/s². */
function accuracyOf({ speedAccuracy }: TrackFile, { first, last }: Stretch): number {
  let [sum, n] = [0, 0];
  for (let i = first; i <= last; i++) {
    const claim = speedAccuracy[i] as number;
    if (!Number.isFinite(claim)) continue;
    sum += (claim * claim) / 3;
    n++;
  }
  return n > 0 ? sum / n : USUAL_ACCURACY * USUAL_ACCURACY;
}

function glideOf({ moments, heights, north, east }: TrackFile, { first, last }: Stretch): number {
  const middle = (first + last) >> 1;
  let [n, e] = [0, 0];
  for (let i = middle; i < last; i++) {
    const seconds = (moments[i + 1] as number) - (moments[i] as number);
    n += 0.5 * seconds * ((north[i] as number) + (north[i + 1] as number));
    e += 0.5 * seconds * ((east[i] as number) + (east[i + 1] as number));
  }
  const down = (heights[middle] as number) - (heights[last] as number);
  return Math.sqrt(n * n + e * e) / Math.max(down, 1);
}

interface Model {
  readonly count: number;
  /** Sum of squares for mass over drag area and an exit so much later; writes the differences of speed to `off`, m/s. */
  compare(beta: number, later: number, off: Float64Array): number;
  /** Variance of the logarithm of mass over drag area for a variance of 1 of every difference: the inverse curvature. */
  varianceOfLog(beta: number, later: number): number;
  terminalShare(beta: number, later: number): number;
}

function createModel(track: TrackFile, { exit }: Landmarks, { first, last }: Stretch): Model {
  const { moments, heights, down, north, east } = track;
  const count = last - first + 1;
  let before = first;
  while (before > 0 && (moments[before] as number) > exit - 0.5) before--;
  const [n0, e0] = [north[before] as number, east[before] as number];
  const thrown = Math.sqrt(n0 * n0 + e0 * e0);
  let atExit = before;
  while (atExit < first && (moments[atExit] as number) < exit) atExit++;
  const top = heights[atExit] as number;
  const start = down[before] as number;
  const air = createAir();
  const table = createAirTable(0, Math.max(0, top) + 1_000);
  const end = { height: top, speed: 0 };

  function compare(beta: number, later: number, off: Float64Array): number {
    let time = exit + later;
    let height = top;
    let v = start;
    let u = thrown;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const goal = moments[first + i] as number;
      const steps = Math.max(1, Math.ceil((goal - time) / STEP));
      const dt = (goal - time) / steps;
      for (let k = 0; k < steps; k++) {
        // Heun's method: its error here is a thousandth of what receivers are sure of.
        const half = 0.5 * dt;
        const pull = (0.5 * airInTable(table, height, air).density * Math.sqrt(v * v + u * u)) / beta;
        const [a, b] = [gravityAt(height) - pull * v, -pull * u];
        const [v1, u1] = [v + a * dt, u + b * dt];
        const below = height - half * (v + v1);
        const pull1 = (0.5 * airInTable(table, below, air).density * Math.sqrt(v1 * v1 + u1 * u1)) / beta;
        const a1 = gravityAt(below) - pull1 * v1;
        height -= dt * (v + 0.25 * (a + a1) * dt);
        v += half * (a + a1);
        u += half * (b - pull1 * u1);
      }
      time = goal;
      const difference = v - (down[first + i] as number);
      off[i] = difference;
      sum += difference * difference;
    }
    end.height = height;
    end.speed = v;
    return sum;
  }

  const here = new Float64Array(count);
  const [byBeta, byLater] = [new Float64Array(count), new Float64Array(count)];
  return {
    count,
    compare,
    varianceOfLog(beta, later) {
      compare(beta, later, here);
      compare(beta * (1 + SMALL), later, byBeta);
      compare(beta, later + SMALL, byLater);
      let [bb, bl, ll] = [0, 0, 0];
      for (let i = 0; i < count; i++) {
        const b = ((byBeta[i] as number) - (here[i] as number)) / SMALL;
        const l = ((byLater[i] as number) - (here[i] as number)) / SMALL;
        bb += b * b;
        bl += b * l;
        ll += l * l;
      }
      // What of the one cannot be told from the other is lost.
      const told = bb - (ll > 0 ? (bl * bl) / ll : 0);
      return told > 0 ? 1 / told : Number.POSITIVE_INFINITY;
    },
    terminalShare(beta, later) {
      compare(beta, later, here);
      const { density } = airInTable(table, end.height, air);
      return end.speed / Math.sqrt((2 * beta * gravityAt(end.height)) / density);
    },
  };
}

const SMALL = 1e-4;
/** Values of mass over drag area that are tried before the best is refined. */
const TRIES = 24;
const MOST_ROUNDS = 40;

/** Least squares in two numbers: Levenberg and Marquardt's steps from the best of a coarse row, both held within their ranges. */
function solve(model: Model): { readonly beta: number; readonly later: number } {
  const n = model.count;
  const off = new Float64Array(n);
  const [byBeta, byLater] = [new Float64Array(n), new Float64Array(n)];
  const [low, high] = [log(RANGE[0]), log(RANGE[1])];
  let u = low;
  let later = 0;
  let sum = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= TRIES; i++) {
    const at = low + ((high - low) * i) / TRIES;
    const found = model.compare(exp(at), 0, off);
    if (found < sum) [u, sum] = [at, found];
  }
  let damping = 1e-3;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    model.compare(exp(u), later, off);
    model.compare(exp(u + SMALL), later, byBeta);
    model.compare(exp(u), later + SMALL, byLater);
    let [bb, bl, ll, br, lr] = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const r = off[i] as number;
      const b = ((byBeta[i] as number) - r) / SMALL;
      const l = ((byLater[i] as number) - r) / SMALL;
      bb += b * b;
      bl += b * l;
      ll += l * l;
      br += b * r;
      lr += l * r;
    }
    const [p, q] = [bb * (1 + damping), ll * (1 + damping)];
    const whole = p * q - bl * bl;
    if (!(whole > 0)) break;
    const nextU = Math.min(Math.max(u - (q * br - bl * lr) / whole, low), high);
    const nextLater = Math.min(Math.max(later - (p * lr - bl * br) / whole, -UNSURE), UNSURE);
    const next = model.compare(exp(nextU), nextLater, off);
    if (next < sum) {
      const done = Math.abs(nextU - u) < 1e-7 && Math.abs(nextLater - later) < 1e-7;
      [u, later, sum] = [nextU, nextLater, next];
      damping = Math.max(damping / 5, 1e-9);
      if (done) break;
    } else {
      damping *= 10;
      if (damping > 1e6) break;
    }
  }
  return { beta: exp(u), later };
}

/**
 * By how much the variance of a mean grows because neighbouring differences are alike: 1 + 2 x the sum of their correlations, up to
 * the first that is not positive.
 */
function alikeness(off: Float64Array): number {
  const n = off.length;
  let own = 0;
  for (const each of off) own += each * each;
  if (!(own > 0)) return 1;
  let factor = 1;
  for (let lag = 1; lag < n / 2; lag++) {
    let sum = 0;
    for (let i = lag; i < n; i++) sum += (off[i] as number) * (off[i - lag] as number);
    if (sum <= 0) break;
    factor += (2 * sum) / own;
  }
  return factor;
}
