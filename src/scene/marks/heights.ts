/** Where the marks of height stand: at round heights along the way down. */
import type { Track } from '../../recording/recording';
import { createMotion } from '../../recording/sample';
import { motionAt } from '../../recording/track';

/** Units of length in which marks are round. */
export type MarkUnit = 'ft' | 'm';

const FOOT = 0.3048;
const steps: Readonly<Record<MarkUnit, readonly number[]>> = {
  ft: [250, 1_000, 5_000, 25_000],
  m: [100, 250, 1_000, 5_000],
};
/** More rings than this are a tunnel, not a scale. */
const MOST_RINGS = 30;

export interface HeightMark {
  /** In the unit. */
  readonly height: number;
  /** Whether it stands at a whole step, and is labelled. */
  readonly isMajor: boolean;
  /** Where the way down passes that height above the landing, m. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Distance between two marks, in the unit, for an exit at this height, m above the landing. */
export function markStep(exitHeight: number, unit: MarkUnit): number {
  const total = unit === 'ft' ? exitHeight / FOOT : exitHeight;
  return steps[unit].find((step) => total / step <= MOST_RINGS) ?? steps[unit][steps[unit].length - 1]!;
}

/** Marks between two that are labelled. */
export const MINOR = 5;

/** Marks from the exit down, {@link MINOR} for each step. */
export function heightMarks(track: Track, exitHeight: number, unit: MarkUnit): HeightMark[] {
  const inSi = unit === 'ft' ? FOOT : 1;
  const step = markStep(exitHeight, unit) / MINOR;
  const motion = createMotion();
  const marks: HeightMark[] = [];
  // An aircraft that rises again after the exit passes no mark twice.
  let next = Math.floor((exitHeight - 1e-6) / inSi / step);
  for (let k = 0; k + 1 < track.count && next > 0; k++) {
    const from = track.times[k]!;
    const to = track.times[k + 1]!;
    if (from < 0) continue;
    while (next > 0 && track.states[9 * (k + 1) + 1]! <= next * step * inSi) {
      const y = next * step * inSi;
      let low = from;
      let high = to;
      for (let i = 0; i < 40; i++) {
        const middle = 0.5 * (low + high);
        motionAt(track, k, middle, motion);
        if (motion.y > y) low = middle;
        else high = middle;
      }
      marks.push({ height: next * step, isMajor: next % MINOR === 0, x: motion.x, y, z: motion.z });
      next--;
    }
  }
  return marks;
}
