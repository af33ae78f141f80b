import type { PhaseName, Posture } from '../jumps/jump';

/** Where a body is, how fast and under what acceleration: m, m/s, m/s² in the frame of the jump (y up, x downrange). */
export interface Motion {
  x: number;
  y: number;
  z: number;
  vx: number;
  vy: number;
  vz: number;
  ax: number;
  ay: number;
  az: number;
}

/** All that is known about one instant of a recording. Filled in place by `sampleAt`; SI units. */
export interface Sample extends Motion {
  /** s since exit; negative before it. */
  time: number;
  phase: PhaseName;
  /** Body position: from one to the other by `postureShare`, 0 to 1. */
  postureFrom: Posture;
  postureTo: Posture;
  postureShare: number;
  /** Share of the canopy's area that has filled, 0 to 1; 0 in free fall. */
  inflation: number;
  /** Share of the full brakes pulled in the flare, 0 to 1. */
  brakes: number;
  /** Direction flown, angle from x towards z, rad. */
  course: number;
  /** Bank angle to the right, as its sine. */
  bankSine: number;
  /** True from the exit on. */
  inFlight: boolean;
  /** True once the jump has ended. */
  isOver: boolean;
  mass: number;
  dragArea: number;
  liftArea: number;
  /** Velocity of the air, m/s. */
  windX: number;
  windZ: number;
  airDensity: number;
  airPressure: number;
  temperature: number;
  soundSpeed: number;
  gravity: number;
  landingElevation: number;
  /** Shortest distance to the ground profile, m; NaN where the ground is level or before the exit. */
  groundClearance: number;
  /** The bike, together with the rider until the release; `hasBike` is false where there is none. */
  hasBike: boolean;
  bikeReleased: boolean;
  bike: Motion;
  /** Where `sampleAt` looked last, so that the next look costs little; of no meaning to others. */
  piece: number;
  bikePiece: number;
  leg: number;
}

export function createMotion(): Motion {
  return { x: 0, y: 0, z: 0, vx: 0, vy: 0, vz: 0, ax: 0, ay: 0, az: 0 };
}

export function createSample(): Sample {
  return {
    ...createMotion(),
    time: 0,
    phase: 'dive',
    postureFrom: 'standing',
    postureTo: 'standing',
    postureShare: 1,
    inflation: 0,
    brakes: 0,
    course: 0,
    bankSine: 0,
    inFlight: false,
    isOver: false,
    mass: 0,
    dragArea: 0,
    liftArea: 0,
    windX: 0,
    windZ: 0,
    airDensity: 0,
    airPressure: 0,
    temperature: 0,
    soundSpeed: 0,
    gravity: 0,
    landingElevation: 0,
    groundClearance: Number.NaN,
    hasBike: false,
    bikeReleased: false,
    bike: createMotion(),
    piece: 0,
    bikePiece: 0,
    leg: 0,
  };
}
