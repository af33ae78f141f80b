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

const motion = createMotion();

/** When a jumper last sinks through a height above the landing, m; s since exit, or null if that never happens. */
export function passingTime(recording: Recording, height: number): number | null {
  const { track } = recording;
  const heightOf = (knot: number) => track.states[9 * knot + 1] as number;
  for (let k = track.count - 2; k >= 0; k--) {
    if (heightOf(k) < height || heightOf(k + 1) >= height) continue;
    const above = (time: number): number => {
      motionAt(track, k, time, motion);
      return motion.y - height;
    };
    return findRoot(above, track.times[k] as number, track.times[k + 1] as number, 1e-9);
  }
  return null;
}
