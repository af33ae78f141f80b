import type { EventName, JumpId, PhaseName, Posture } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import type { Environment, FlightLaw } from '../physics/flight';
import type { Moments } from './moments';

/**
 * Version of the model. It stands in every hash: raise it with any change that moves a number of a recording.
 */
export const MODEL_VERSION = '1';

/** The path of one body as the solver's own knots. Two knots at one time mark a jump of the acceleration. */
export interface Track {
  readonly count: number;
  /** s since exit, never falling. */
  readonly times: Float64Array;
  /** Nine numbers a knot: position, velocity, acceleration; m, m/s, m/s². */
  readonly states: Float64Array;
}

export interface Phase {
  readonly name: PhaseName;
  readonly start: number;
  readonly end: number;
}

export interface JumpEvent {
  readonly name: EventName;
  /** s since exit. */
  readonly time: number;
}

/**
 * How a jump ended: on its feet or at least alive under a canopy; on the ground too fast; against the wall; still in the air
 * after two hours; or where the numbers left the finite world.
 */
export type Ending = 'landed' | 'impact' | 'wallStrike' | 'timeLimit' | 'diverged';

/** A leg as it was flown, as plain data of one layout. The approach before the exit is the first. */
export interface FlownLeg {
  readonly phase: PhaseName;
  /** Of the approach, which is not flown: the law of the first leg, what the body will be once it flies. */
  readonly law: FlightLaw;
  readonly postureFrom: Posture;
  readonly postureTo: Posture;
  readonly inFlight: boolean;
  readonly start: number;
  readonly end: number;
}

/** Where and when a measured jump left, instead of the place and the clock of the stunt that it is like. */
export interface Measured {
  /** Degrees north and east; 0 where the track holds no positions. */
  readonly latitude: number;
  readonly longitude: number;
  /** True bearing of the x axis, degrees. */
  readonly heading: number;
  /** The exit, s since 1970 in universal time. */
  readonly exit: number;
}

/** What the flight itself yields. */
export interface Flown {
  readonly jump: JumpId;
  readonly values: Values;
  readonly notes: readonly string[];
  readonly environment: Environment;
  readonly track: Track;
  /** The bike's own fall, from the release on. */
  readonly bike: Track | null;
  readonly hasBike: boolean;
  /** Who films the fall, from the ride aboard until he opens his own canopy out of the picture; null without one. */
  readonly cameraman: Track | null;
  /**
   * Of a jump that was measured, not simulated, where and when that was: its speeds are no slopes of its path, its legs know no areas,
   * and its forces follow from its motion.
   */
  readonly measured?: Measured;
  readonly legs: readonly FlownLeg[];
  readonly phases: readonly Phase[];
  /** In order of time. */
  readonly events: readonly JumpEvent[];
  readonly ending: Ending;
  readonly moments: Moments;
  /** First and last moment, s since exit. */
  readonly start: number;
  readonly end: number;
  /** Right-hand sides evaluated, for the benchmark. */
  readonly evaluations: number;
}

/** A jump simulated to its end. Sealed: nothing in it changes. Read it with `sampleAt`. */
export interface Recording extends Flown {
  /** The ending in words. */
  readonly verdict: string;
  /** Fingerprint of model version, values, knots, events and ending. */
  readonly hash: string;
}

export function eventTime(recording: Recording, name: EventName): number | null {
  return recording.events.find((event) => event.name === name)?.time ?? null;
}
