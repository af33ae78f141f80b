import type { Jump } from '../jumps/jump';
import type { NumberParameter, Values } from '../parameters/parameter';
import { eventTime, type Recording } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { lowestHolding } from './lowest-holding';
import { fly, pullHeight, type Steps } from './trial';

/** How late may the bike be let go of, so that the jump still ends on its feet? */
export interface LatestReleaseAsked {
  /** Least distance to the wall in free fall, m; 0 where it does not matter. */
  readonly clearance: number;
  /** Least height of the pull above the landing, m; 0 where it does not matter. */
  readonly pullHeight: number;
}

/** What stands in the way of a release. */
export type ReleaseFault = 'ending' | 'clearance' | 'pullHeight';

export interface LatestReleaseAnswer {
  readonly asked: LatestReleaseAsked;
  readonly changes: Values | null;
  /** Longest time on the bike, s; null if no release does it. */
  readonly hold: number | null;
  /** A shorter hold that does not do it, s; null if all do. */
  readonly failsBefore: number | null;
  /** With the answer; without one, with the release at the lip. m */
  readonly clearance: number;
  readonly pullHeight: number | null;
  /** What is wrong a tenth of a second later, and how that jump ends; without an answer, with the release at the lip. */
  readonly fault: ReleaseFault | null;
  readonly verdict: string;
}

/** It has to go well over so many seconds before the latest release too. */
const STRETCH = 0.3;

/** How often the distance to the wall is read, s: in that time it changes by a metre at most. */
const READ_EVERY = 0.02;

const moment = createSample();

export function* latestRelease(jump: Jump, values: Values, asked: LatestReleaseAsked): Steps<LatestReleaseAnswer> {
  const { min, max, step } = jump.parameters.holdTime as NumberParameter;
  const count = Math.round((max - min) / step);
  // Counted from the longest hold downwards, so that the latest release is the lowest point.
  const holdAt = (point: number): number => Number((min + (count - point) * step).toPrecision(12));
  const flyWith = (point: number): Recording => fly(jump, { ...values, holdTime: holdAt(point) });
  const { at, failsAbove } = yield* lowestHolding((point) => faultOf(flyWith(point), asked) === null, {
    coarse: Array.from({ length: count + 1 }, (_, i) => i),
    stretch: Math.round(STRETCH / step),
  });
  const best = flyWith(at ?? count);
  // A moment later; without an answer, the earliest of all.
  const later = at === null ? best : at > 0 ? flyWith(at - 1) : null;
  return {
    asked,
    changes: at === null ? null : { holdTime: holdAt(at) },
    hold: at === null ? null : holdAt(at),
    failsBefore: failsAbove === null ? null : holdAt(failsAbove),
    clearance: leastClearance(best),
    pullHeight: pullHeight(best),
    fault: later && faultOf(later, asked),
    verdict: later?.verdict ?? '',
  };
}

function faultOf(recording: Recording, asked: LatestReleaseAsked): ReleaseFault | null {
  if (recording.ending !== 'landed') return 'ending';
  if (asked.pullHeight > 0 && !((pullHeight(recording) ?? 0) >= asked.pullHeight)) return 'pullHeight';
  // Also where nothing is wished: a step of the solver may pass over a corner of the rock that the path just cuts.
  return leastClearance(recording) >= Math.max(asked.clearance, 0) ? null : 'clearance';
}

/**
 * Least distance from the wall and the ground in free fall, m. It is small at the lip, grows as the wall falls away, and counts
 * from where it first shrinks again.
 */
export function leastClearance(recording: Recording): number {
  const end = eventTime(recording, 'pull') ?? recording.end;
  let least = Number.POSITIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i * READ_EVERY < end; i++) {
    const now = sampleAt(recording, i * READ_EVERY, moment).groundClearance;
    if (now < before || least < Number.POSITIVE_INFINITY) least = Math.min(least, now);
    before = now;
  }
  return least < Number.POSITIVE_INFINITY ? least : before;
}
