import type { PhaseName, Posture } from '../jumps/jump';
import { type Moments, noMoments } from './moments';

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
  /** s since then, 0 before: what happens on the ground is no part of the flight. */
  sinceEnd: number;
  /** The same at every instant of a recording: what it is of, and whether it was measured (`Flown.measured`). */
  moments: Moments;
  isMeasured: boolean;
  mass: number;
  dragArea: number;
  liftArea: number;
  /** Part of the drag area that is the jumper's own, m²: all of it until a canopy fills, none once it is open (`forces.ts`). */
  bodyDragArea: number;
  /** By how much drag and lift are larger than at low speed, 1 where the model leaves that out (physics/README.md, "Mach"). */
  machFactor: number;
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
  /** Whether there is a bike. Until the release its motion is the rider's; without one it is left as it was. */
  hasBike: boolean;
  bikeReleased: boolean;
  bike: Motion;
  /** Whether the cameraman is about. Once he is gone his last moment is held; without one his motion is left as it was. */
  hasCameraman: boolean;
  cameraman: Motion;
  /** Where `sampleAt` looked last, so that the next look costs little; of no meaning to others. */
  piece: number;
  bikePiece: number;
  cameramanPiece: number;
  leg: number;
}

/**
 * Every number begins as NaN: nothing is known yet, and the engine then lays the fields out as the floating-point numbers
 * that they will hold. Begun as whole zeros they would change their layout at the first fill, which costs each read.
 */
const UNKNOWN = Number.NaN;

export function createMotion(): Motion {
  return {
    x: UNKNOWN,
    y: UNKNOWN,
    z: UNKNOWN,
    vx: UNKNOWN,
    vy: UNKNOWN,
    vz: UNKNOWN,
    ax: UNKNOWN,
    ay: UNKNOWN,
    az: UNKNOWN,
  };
}

export function createSample(): Sample {
  // Written out, not spread from createMotion(): only a plain literal keeps its fields within the object.
  return {
    x: UNKNOWN,
    y: UNKNOWN,
    z: UNKNOWN,
    vx: UNKNOWN,
    vy: UNKNOWN,
    vz: UNKNOWN,
    ax: UNKNOWN,
    ay: UNKNOWN,
    az: UNKNOWN,
    time: UNKNOWN,
    phase: 'dive',
    postureFrom: 'standing',
    postureTo: 'standing',
    postureShare: UNKNOWN,
    inflation: UNKNOWN,
    brakes: UNKNOWN,
    course: UNKNOWN,
    bankSine: UNKNOWN,
    inFlight: false,
    isOver: false,
    sinceEnd: UNKNOWN,
    moments: noMoments,
    isMeasured: false,
    mass: UNKNOWN,
    dragArea: UNKNOWN,
    liftArea: UNKNOWN,
    bodyDragArea: UNKNOWN,
    machFactor: UNKNOWN,
    windX: UNKNOWN,
    windZ: UNKNOWN,
    airDensity: UNKNOWN,
    airPressure: UNKNOWN,
    temperature: UNKNOWN,
    soundSpeed: UNKNOWN,
    gravity: UNKNOWN,
    landingElevation: UNKNOWN,
    groundClearance: UNKNOWN,
    hasBike: false,
    bikeReleased: false,
    bike: createMotion(),
    hasCameraman: false,
    cameraman: createMotion(),
    piece: 0,
    bikePiece: 0,
    cameramanPiece: 0,
    leg: 0,
  };
}
