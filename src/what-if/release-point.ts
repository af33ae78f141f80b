import type { Jump, Place } from '../jumps/jump';
import { atan2, PI } from '../math/deterministic';
import { length2 } from '../math/length';
import type { NumberParameter, Values } from '../parameters/parameter';
import type { Ending } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { fly, lastMoment, type Steps } from './trial';

/** Where is the exit, so that the landing is where it is wished? */
export interface ReleasePointAsked {
  /** The target in the frame of the jump, counted from where it lands now: m downrange and m to the right. */
  readonly downrange: number;
  readonly right: number;
}

/** A horizontal way: along the heading, to its right, and as a compass has it. m and degrees true */
export interface Way {
  readonly downrange: number;
  readonly right: number;
  readonly distance: number;
  readonly bearing: number;
}

export interface ReleasePointAnswer {
  readonly asked: ReleasePointAsked;
  /** From the point below the exit to the landing. */
  readonly carried: Way;
  /** The same in still air. */
  readonly carriedInStillAir: Way;
  readonly hasWind: boolean;
  /** From the target to the point below the exit; null where the exit cannot be moved. */
  readonly exit: Way | null;
  /** In the frame of the jump as it is: m downrange and to the right of its exit, and the height of the exit above the landing. */
  readonly target: { readonly x: number; readonly z: number };
  readonly release: { readonly x: number; readonly z: number; readonly height: number };
  /** How the jump ends, and in words. */
  readonly ending: Ending;
  readonly verdict: string;
}

const moment = createSample();

/** @param downrange, right  m along the heading of a place and to the right of it */
export function wayOf(downrange: number, right: number, { heading }: Pick<Place, 'heading'>): Way {
  const bearing = heading + (atan2(right, downrange) * 180) / PI;
  return { downrange, right, distance: length2(downrange, right), bearing: bearing - 360 * Math.floor(bearing / 360) };
}

/**
 * The way from the exit to the landing is the flight's own and does not change when the whole jump is moved over level ground, so
 * the exit lies that way before the target. A cliff stays where it is: there the answer is where one comes down.
 */
export function* releasePoint(jump: Jump, values: Values, asked: ReleasePointAsked): Steps<ReleasePointAnswer> {
  yield 0;
  const flown = fly(jump, values);
  const { x, z } = lastMoment(flown);
  const height = sampleAt(flown, 0, moment).y;
  yield 0.5;
  const still = lastMoment(fly(jump, { ...values, ...stillAir(jump) }));
  const canMove = flown.environment.ground.isLevel;
  const target = canMove ? { x: x + asked.downrange, z: z + asked.right } : { x, z };
  return {
    asked,
    carried: wayOf(x, z, jump.place),
    carriedInStillAir: wayOf(still.x, still.z, jump.place),
    hasWind: values.wind !== '' || (values.gustSpeed as number) > 0,
    exit: canMove ? wayOf(-x, -z, jump.place) : null,
    target,
    release: { x: target.x - x, z: target.z - z, height },
    ending: flown.ending,
    verdict: flown.verdict,
  };
}

function stillAir({ parameters }: Jump): Values {
  return { wind: '', gustSpeed: (parameters.gustSpeed as NumberParameter).min };
}
