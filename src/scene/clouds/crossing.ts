import type { Recording } from '../../recording/recording';
import type { Crossing } from './layout';

/** Slower than this, a cloud would hide the flight for too long, m/s. */
const FALLS_FAST = 25;
/** The cloud moves with the flight in steps of this length, m. */
const STEP = 10;

/** Where a flight falls through a height, or null where it never does. */
export function crossingOf(recording: Recording, height: number): Crossing | null {
  const { states, count } = recording.track;
  for (let k = 1; k < count; k++) {
    const above = states[9 * k - 8]! - height;
    const below = height - states[9 * k + 1]!;
    if (above < 0 || below <= 0) continue;
    const share = above / (above + below);
    const between = (i: number): number => states[9 * k - 9 + i]! * (1 - share) + states[9 * k + i]! * share;
    return {
      x: STEP * Math.round(between(0) / STEP),
      z: STEP * Math.round(between(2) / STEP),
      through: -between(4) > FALLS_FAST,
    };
  }
  return null;
}
