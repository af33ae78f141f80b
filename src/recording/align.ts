import { findRoot } from '../math/roots';
import type { AlignmentKey } from '../parameters/address';
import { eventTime, type Recording } from './recording';
import { createMotion } from './sample';
import { motionAt } from './track';

/** What two runs beside each other have at the same instant: the exit, the passing of a height, or the throw of the pilot chute. */
export const alignments = {
  exit: { label: 'Time since exit', doc: 'Both leave at the same instant.' },
  height: { label: 'Height', doc: 'Both pass the chosen height above their landing at the same instant.' },
  opening: { label: 'Opening', doc: 'Both throw their pilot chute at the same instant.' },
} as const satisfies Record<AlignmentKey, { readonly label: string; readonly doc: string }>;
export type Alignment = AlignmentKey;

/**
 * The moment of a recording, s since its exit, that an alignment lays beside that of another; null if it never comes.
 *
 * @param height  m above the landing, for the alignment by height
 */
export function alignedMoment(recording: Recording, alignment: Alignment, height: number): number | null {
  switch (alignment) {
    case 'exit':
      return 0;
    case 'height':
      return passingTime(recording, height);
    case 'opening':
      return eventTime(recording, 'pull');
  }
}

/** Ending no further above a height than this, m, is reaching it: touchdowns are found to a rounding. */
const TOUCHING = 1e-3;

const motion = createMotion();

/** When a jumper last sinks through a height above the landing, m; s since exit, or null if that never happens. */
export function passingTime({ track }: Recording, height: number): number | null {
  const { times, states, count } = track;
  const timeOf = (knot: number) => times[knot] as number;
  const heightOf = (knot: number) => states[9 * knot + 1] as number;
  const climbOf = (knot: number) => states[9 * knot + 4] as number;
  const last = count - 1;
  if (heightOf(last) >= height) return heightOf(last) <= height + TOUCHING ? timeOf(last) : null;
  for (let k = last - 1; k >= 0; k--) {
    if (heightOf(k + 1) >= height) continue;
    const read = (time: number) => {
      motionAt(track, k, time, motion);
      return motion;
    };
    // A piece that begins rising and ends sinking is highest in between.
    const isArch = climbOf(k) > 0 && climbOf(k + 1) < 0;
    const top = isArch ? findRoot((time) => read(time).vy, timeOf(k), timeOf(k + 1), 1e-9) : timeOf(k);
    if (read(top).y >= height) return findRoot((time) => read(time).y - height, top, timeOf(k + 1), 1e-9);
  }
  return null;
}
