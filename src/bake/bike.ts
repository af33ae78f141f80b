/**
 * What becomes of the motorbike along a recorded flight: on its suspension up to the lip, under its rider through the air, alone
 * and turning over after the release, and on the rock until it lies still.
 */

import { jumpById } from '../jumps';
import { cos, PI, sin } from '../math/deterministic';
import type { Sliced } from '../math/sliced';
import { clamp, smoothstep } from '../math/smooth';
import { airInTable, createAir } from '../physics/atmosphere';
import type { FlightLaw } from '../physics/flight';
import type { Recording } from '../recording/recording';
import { createMotion } from '../recording/sample';
import { motionAt, pieceAt } from '../recording/track';
import {
  bikeAlone,
  bikeAndRider,
  FRONT_RADIUS,
  REAR_RADIUS,
  SADDLE,
  SAG,
  STROKE,
  WHEELBASE,
  wheelInertia,
} from './bike-body';
import { BIKE, BIKE_WIDTH, type BikeBake, HIT_SIZE } from './bike-frames';
import { hang, type RidePose, runUpOf, type Suspension } from './bike-run-up';
import { clearanceOf, stepToTouch, wreck } from './bike-wreck';
import { createFrameWriter } from './frame-writer';
import { RATE, STEP, STEPS_OF_SLICE } from './rigid';
import { createTumble, HOLD, SPIN, TUMBLE_SIZE, turnInto } from './tumble';

/** Frames a second: two steps of what is baked. */
const FRAME_RATE = RATE / 2;

/**
 * Angular velocity that the rider's push adds at the release, rad/s about the axes of the machine: the legs press the saddle
 * down and back, a little to one side (chosen).
 */
const PUSH = [1.1, -0.8, -0.9] as const;
/** Rates at which the wheels of a machine without a rider slow down, 1/s: bearings alone; chain and a dying engine (chosen). */
const BRAKING = [0.02, 0.35] as const;
/** The bars turn this far to either side, rad, and follow so much of the turning of the machine. */
const FULL_LOCK = 0.7;
const LOOSE_BARS = 0.6;
/** Steering axis in the frame of the machine: raked back by 27 degrees. */
const STEERING = [-0.454, 0.891] as const;
/** Nearer to the ground than this the corners are looked at, m: no corner is further from the centre. */
const NEAR = 2.5;

/** @returns null where there is no bike */
export function* bakeBike(recording: Recording): Sliced<BikeBake | null> {
  if (!recording.hasBike) return null;
  const [ride, alone] = lawsOf(recording);
  if (!alone) return null;
  const riding = bikeAndRider(alone.mass, Math.max(0, ride.mass - alone.mass));
  const runUp = yield* runUpOf(recording, riding, alone.mass);
  const first = -(runUp.count - 1) * STEP;
  const writer = createFrameWriter(Math.ceil(first * FRAME_RATE) / FRAME_RATE, FRAME_RATE, BIKE_WIDTH);
  const now = new Float64Array(BIKE_WIDTH);
  const pose: RidePose = { x: 0, y: 0, pitch: 0, front: 0, rear: 0, along: 0 };

  // ---- to the lip
  for (let k = 0; k < runUp.count; k++) {
    const time = first + k * STEP;
    runUp.poseAt(k, pose);
    lay(pose.x, pose.y, 0, pose.pitch, now);
    now[BIKE.front] = pose.front;
    now[BIKE.rear] = pose.rear;
    now[BIKE.frontTurn] = pose.along / FRONT_RADIUS;
    now[BIKE.rearTurn] = pose.along / REAR_RADIUS;
    now[BIKE.steer] = wobble(pose.along, time);
    writer.add(time, now);
    if (k % STEPS_OF_SLICE === 0) yield;
  }

  // ---- under its rider through the air
  const { track, bike } = recording;
  const release = bike ? (bike.times[0] as number) : recording.end;
  const motion = createMotion();
  let piece = 0;
  piece = pieceAt(track, 0, piece);
  motionAt(track, piece, 0, motion);
  const lip = { x: motion.x, y: motion.y };
  const speed = Math.sqrt(motion.vx * motion.vx + motion.vy * motion.vy);
  const cx = riding.centre[0] - SADDLE;
  const cy = riding.centre[1];
  let { pitch, pitchRate } = runUp;
  const [c0, s0] = [cos(pitch), sin(pitch)];
  const levers = [c0 * cx - s0 * cy, s0 * cx + c0 * cy] as const;
  const ends = { front: loose(runUp.front, pose.front), rear: loose(runUp.rear, pose.rear) };
  const air = createAir();
  for (let time = 0; time < release; ) {
    const h = Math.min(STEP, release - time);
    airInTable(recording.environment.air, motion.y + recording.environment.landingElevation, air);
    const v = Math.sqrt(motion.vx * motion.vx + motion.vy * motion.vy + motion.vz * motion.vz);
    // The air resists the turning as it does the fall.
    const slowing = (0.5 * air.density * ride.dragTo * v * HOLD) / riding.inertia[2];
    pitchRate /= 1 + h * slowing;
    pitch += h * pitchRate;
    // Whole steps on their own grid, so that the frames lie on it.
    time = h < STEP ? release : Math.round((time + h) * RATE) / RATE;
    if (time > release) time = release;
    piece = pieceAt(track, time, piece);
    motionAt(track, piece, time, motion);
    const [c, s] = [cos(pitch), sin(pitch)];
    lay(motion.x + levers[0] - (c * cx - s * cy), motion.y + levers[1] - (s * cx + c * cy), motion.z, pitch, now);
    swingOut(ends.front, 0);
    // The rear wheel runs on the boards until it is past the lip.
    const rearX = (now[0] as number) - lip.x - (c * WHEELBASE) / 2;
    const rearY = (now[1] as number) - lip.y - (s * WHEELBASE) / 2;
    const above = c0 * rearY - s0 * rearX;
    swingOut(ends.rear, c0 * rearX + s0 * rearY < 0 ? clamp(SAG - above, 0, STROKE) : 0);
    now[BIKE.front] = ends.front.travel;
    now[BIKE.rear] = ends.rear.travel;
    now[BIKE.frontTurn] = (speed * time) / FRONT_RADIUS;
    now[BIKE.rearTurn] = (speed * time) / REAR_RADIUS;
    now[BIKE.steer] = 0;
    writer.add(time, now);
  }
  const hits = new Float32Array(0);
  if (!bike) return { frames: writer.finish(), release: null, impact: null, rest: null, hits };

  // ---- alone
  const mass = bikeAlone(alone.mass);
  const wheel = wheelInertia(alone.mass);
  const { environment } = recording;
  const tumble = createTumble({ mass, wheel, braking: BRAKING, environment, law: alone });
  const state = new Float64Array(TUMBLE_SIZE);
  const centre = new Float64Array(3);
  motionAt(bike, 0, release, motion);
  turnInto(now, BIKE.orientation, mass.centre, 0, centre);
  for (let i = 0; i < 3; i++) state[i] = (now[i] as number) + (centre[i] as number);
  // The machine leaves with the velocity of the recorded fall.
  state.set([motion.vx, motion.vy, motion.vz], 3);
  for (let i = 0; i < 4; i++) state[6 + i] = now[BIKE.orientation + i] as number;
  state.set([PUSH[0], PUSH[1], pitchRate + PUSH[2]], 10);
  state[SPIN] = wheel * ((state[12] as number) - speed / FRONT_RADIUS);
  state[SPIN + 1] = wheel * ((state[12] as number) - speed / REAR_RADIUS);

  const record = (time: number, h: number, pressedFront: number, pressedRear: number): void => {
    turnInto(state, 6, mass.centre, 0, centre);
    for (let i = 0; i < 3; i++) now[i] = (state[i] as number) - (centre[i] as number);
    let along = 0;
    for (let i = 0; i < 4; i++) along += (now[BIKE.orientation + i] as number) * (state[6 + i] as number);
    // Both signs of a quaternion are the same turn; neighbours must agree to be blended.
    for (let i = 0; i < 4; i++) now[BIKE.orientation + i] = (along < 0 ? -1 : 1) * (state[6 + i] as number);
    swingOut(ends.front, pressedFront);
    swingOut(ends.rear, pressedRear);
    now[BIKE.front] = ends.front.travel;
    now[BIKE.rear] = ends.rear.travel;
    now[BIKE.frontTurn] =
      (now[BIKE.frontTurn] as number) + h * ((state[12] as number) - (state[SPIN] as number) / wheel);
    now[BIKE.rearTurn] =
      (now[BIKE.rearTurn] as number) + h * ((state[12] as number) - (state[SPIN + 1] as number) / wheel);
    const yaw = STEERING[0] * (state[10] as number) + STEERING[1] * (state[11] as number);
    now[BIKE.steer] = clamp((now[BIKE.steer] as number) - h * LOOSE_BARS * clamp(yaw, -6, 6), -FULL_LOCK, FULL_LOCK);
    writer.add(time, now);
  };

  const options = { mass, wheel, environment, tumble };
  const before = new Float64Array(TUMBLE_SIZE);
  const { ground } = environment;
  let impact: number | null = null;
  let time = release;
  while (time < recording.end && impact === null) {
    // The first step leads back to the grid of steps.
    const h = (Math.floor(time * RATE + 1e-6) + 1) / RATE - time;
    before.set(state);
    tumble.step(state, time, h);
    let taken = h;
    if (
      ground.clearanceAt(state[0] as number, state[1] as number, state[2] as number) < NEAR &&
      clearanceOf(state, ground, mass.centre) < 0
    ) {
      taken = stepToTouch(state, time, h, options, before);
      impact = time + taken;
    }
    time += taken;
    record(time, taken, 0, 0);
    yield;
  }
  if (impact === null) return { frames: writer.finish(), release, impact, rest: null, hits };

  // ---- on the rock
  let last = time;
  const blows: number[] = [];
  const rest = yield* wreck(state, time, options, (step) => {
    const { front, rear } = runUp;
    record(
      step.time,
      step.time - last,
      Math.min(0.9 * STROKE, step.frontForce / (2 * front.spring)),
      Math.min(0.9 * STROKE, step.rearForce / (2 * rear.spring)),
    );
    last = step.time;
    noteBlow(blows, step.time, state, step.blow);
  });
  return { frames: writer.finish(), release, impact, rest, hits: Float32Array.from(blows) };
}

/** A hit lasts several steps: those within this time, s, are one. Weaker ones than this, m/s, throw up nothing. */
const ONE_HIT = 0.12;
const WEAKEST_HIT = 0.08;

function noteBlow(blows: number[], time: number, state: Float64Array, blow: number): void {
  if (blow < WEAKEST_HIT) return;
  const last = blows.length - HIT_SIZE;
  if (last >= 0 && time - (blows[last] as number) < ONE_HIT) blows[last + 4] = (blows[last + 4] as number) + blow;
  else blows.push(time, state[0] as number, state[1] as number, state[2] as number, blow);
}

/** Laws of bike and rider together, and of the bike once it is let go: what the plan of the jump has them fly by. */
function lawsOf({ jump, values }: Recording): readonly [ride: FlightLaw, alone: FlightLaw | undefined] {
  const plan = jumpById(jump).plan(values);
  return [plan.first.law, plan.first.ends[0]?.next(plan.start).drops];
}

/** Lays the machine with its recorded point at a place, nose up by `pitch`. */
function lay(x: number, y: number, z: number, pitch: number, out: Float64Array): void {
  out[BIKE.position] = x - SADDLE * cos(pitch);
  out[BIKE.position + 1] = y - SADDLE * sin(pitch);
  out[BIKE.position + 2] = z;
  out[BIKE.orientation] = 0;
  out[BIKE.orientation + 1] = 0;
  out[BIKE.orientation + 2] = sin(0.5 * pitch);
  out[BIKE.orientation + 3] = cos(0.5 * pitch);
}

/** The bars are never quite still: small corrections while it runs, none at rest and at the lip. */
function wobble(along: number, time: number): number {
  return 0.025 * smoothstep(-time / 1.5) * smoothstep(-along / 5) * sin(along * 0.41) * sin(2 * PI * 0.31 * time);
}

interface Loose {
  readonly suspension: Suspension;
  travel: number;
  rate: number;
}

function loose(suspension: Suspension, travel: number): Loose {
  return { suspension, travel, rate: 0 };
}

/** One step of a wheel in the air, pressed in to `least` where something presses, m. */
function swingOut(end: Loose, least: number): void {
  const next = hang(end.suspension, end.travel, end.rate);
  end.rate = next.travel > 0 ? next.rate : 0;
  end.travel = next.travel;
  if (end.travel >= least) return;
  // Half the way at a time: the wheel has mass.
  end.travel += 0.5 * (least - end.travel);
  end.rate = 0;
}
