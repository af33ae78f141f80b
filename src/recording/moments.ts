import type { Ending, JumpEvent } from './recording';

/** What a reading of one instant has to know of the whole jump. NaN for what never happens. */
export interface Moments {
  /** Height above the landing at the exit, m. */
  readonly exitHeight: number;
  /** When the pilot chute is thrown, when the canopy has its full area, when the jump ends on ground or wall: s since exit. */
  readonly pull: number;
  readonly open: number;
  readonly ground: number;
}

/** Of a jump of which nothing is known. */
export const noMoments: Moments = {
  exitHeight: Number.NaN,
  pull: Number.NaN,
  open: Number.NaN,
  ground: Number.NaN,
};

/** @param end  last moment of the jump, s since exit, whether or not that is on the ground */
export function momentsOf(exitHeight: number, events: readonly JumpEvent[], ending: Ending, end: number): Moments {
  const timeOf = (name: JumpEvent['name']): number => events.find((event) => event.name === name)?.time ?? Number.NaN;
  return {
    exitHeight,
    pull: timeOf('pull'),
    open: timeOf('inflated'),
    ground: ending === 'timeLimit' || ending === 'diverged' ? Number.NaN : end,
  };
}
