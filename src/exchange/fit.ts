/** Fits the model to a measured fall: which drag area explains it best, and how well. */
import { solveLeast } from '../math/least';
import { airInTable, createAir, createAirTable, gravityAt } from '../physics/atmosphere';
import type { Landmarks } from './landmarks';
import type { TrackFile } from './track-file';

export interface FallFit {
  /** m² for the mass given. */
  readonly dragArea: number;
  /** Mass over drag area, kg/m²: what the track itself determines. */
  readonly ballistic: number;
  /** Root mean square of the differences in vertical speed, m/s, and the largest. */
  readonly rms: number;
  readonly worst: number;
  /** Fixes compared. */
  readonly count: number;
}

/** Step of the integration, s. */
const STEP = 0.2;
/** Before this many seconds after the exit receivers lag. */
const LAG = 3;
/** What was found of the exit may be off by this much, s: the fit is free to move it. */
const UNSURE = 1;
/** Of the fall, the last part before the opening is left out, s: one sits up to throw. */
const GETTING_READY = 1;

/**
 * One constant drag area from exit to opening, straight down in still standard air; the moment of the exit is fitted with it.
 * Wingsuits and tracks change their lift all the time: their fit is bad, and says so by its rms.
 *
 * @param mass  kg
 * @returns a sentence where the fall is too short to say anything
 */
export function fitFall(track: TrackFile, { exit, opening, landing }: Landmarks, mass: number): FallFit | string {
  const end = (opening ?? landing) - GETTING_READY;
  const { count, moments, heights, down } = track;
  let first = 0;
  while (first < count && (moments[first] as number) < exit) first++;
  let last = first;
  while (last + 1 < count && (moments[last + 1] as number) <= end) last++;
  if (end - exit < 6 || last - first < 10)
    return 'The fall is shorter than six seconds: too short to fit a drag area to.';

  const air = createAir();
  const table = createAirTable(0, Math.max(0, heights[first] as number) + 1_000);
  /** Sum of squares and largest difference in vertical speed for mass over drag area and an exit so much later, s. */
  const compare = (ballistic: number, later: number): { sum: number; worst: number; count: number } => {
    let time = exit + later;
    let height = heights[first] as number;
    let v = 0;
    let sum = 0;
    let worst = 0;
    let compared = 0;
    const braked = (h: number, speed: number): number =>
      gravityAt(h) - (0.5 * airInTable(table, h, air).density * speed * speed) / ballistic;
    for (let i = first; i <= last; i++) {
      const goal = moments[i] as number;
      if (goal <= time) continue;
      const steps = Math.max(1, Math.ceil((goal - time) / STEP));
      const dt = (goal - time) / steps;
      for (let k = 0; k < steps; k++) {
        // Heun's method: its error here is a thousandth of what receivers are sure of.
        const a = braked(height, v);
        const guess = v + a * dt;
        const b = braked(height - v * dt, guess);
        height -= dt * (v + 0.25 * (a + b) * dt);
        v += 0.5 * (a + b) * dt;
      }
      time = goal;
      if (goal - exit < LAG) continue;
      const off = v - (down[i] as number);
      sum += off * off;
      worst = Math.max(worst, Math.abs(off));
      compared++;
    }
    return { sum, worst, count: compared };
  };
  const bestExit = (beta: number): number =>
    solveLeast((u) => compare(beta, u - 2 * UNSURE).sum, UNSURE, 3 * UNSURE, 0.005) - 2 * UNSURE;
  const ballistic = solveLeast((beta) => compare(beta, bestExit(beta)).sum, 20, 900, 1e-3);
  const { sum, worst, count: compared } = compare(ballistic, bestExit(ballistic));
  return { dragArea: mass / ballistic, ballistic, rms: Math.sqrt(sum / compared), worst, count: compared };
}
