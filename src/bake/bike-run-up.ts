/**
 * The machine under its rider on the way to the lip. The recorded approach is a given motion; what is worked out is how the sprung
 * body heaves and pitches over its two wheels: a cannon-es body in a frame that rides on that motion, its y axis square to the
 * way, with gravity less the frame's acceleration. Bumps of the track, the bend of the ramp and the thrust at the rear wheel move
 * it; over the last metres what is left is led into the state with which the flight begins.
 */
import { atan2, cos, PI, sin } from '../math/deterministic';
import { createRandom } from '../math/random';
import type { Sliced } from '../math/sliced';
import { clamp, smoothstep } from '../math/smooth';
import { G0 } from '../physics/atmosphere';
import type { Recording } from '../recording/recording';
import { createMotion } from '../recording/sample';
import { motionAt, pieceAt } from '../recording/track';
import { type Mass, SADDLE, SAG, STROKE, WHEEL_SHARE, WHEELBASE } from './bike-body';
import { addBody, createRigidWorld, STEP, STEPS_OF_SLICE } from './rigid';

/** One moment of the machine under its rider, in the vertical plane of the run-up. */
export interface RidePose {
  /** Of the point of the machine that rides on the recorded one, m. */
  x: number;
  y: number;
  /** Nose up, rad. */
  pitch: number;
  /** Travel of the suspension, m: 0 fully extended. */
  front: number;
  rear: number;
  /** Way along the track, m, negative before the lip: what the wheels have rolled. */
  along: number;
}

export interface RunUp {
  /** s a step; the last pose is at time 0. */
  readonly count: number;
  poseAt(step: number, out: RidePose): void;
  readonly front: Suspension;
  readonly rear: Suspension;
  /** Nose up, rad and rad/s, at the lip. */
  readonly pitch: number;
  readonly pitchRate: number;
}

/** What pushes a wheel out, N/m and N s/m, and the mass that moves with it, kg. */
export interface Suspension {
  readonly spring: number;
  readonly damper: number;
  readonly wheel: number;
}

/** Damping of each end as a share of what would let it creep back without swinging (chosen: a taut motocross set-up). */
const DAMPING = 0.4;
/** How much harder the springs are at the end of their travel. */
const PROGRESSION = 1.2;
/** Share of the pitching by the thrust that the pull of the chain takes up. */
const ANTI_SQUAT = 0.55;
/** Bumps of the track, m: lengths, and heights chosen for a beaten way over heath. */
const bumps = [
  { length: 7.3, height: 0.016 },
  { length: 3.7, height: 0.011 },
  { length: 2.1, height: 0.006 },
  { length: 1.3, height: 0.0032 },
] as const;
/** The way is boards where it lies this far above the rock, m. */
const BOARDED = 0.3;
/** Over the last metres of the way the pose is led into that of the flight. */
const LED_IN = 2;
/** The nose sinks or rises at the lip at no more than this, rad/s: the rider balances with throttle and weight. */
const FASTEST_NOSE = 0.35;

/** Where the recorded way leads: steps of time along it. */
interface Way {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Along the way from its start, m. */
  readonly s: Float64Array;
  /** Direction, rad above level, and its rate, rad/s. */
  readonly slope: Float64Array;
  readonly turning: Float64Array;
  /** Acceleration along the way and square to it, m/s². */
  readonly along: Float64Array;
  readonly across: Float64Array;
}

/** Slower than this, m/s, a motion has no direction of its own. */
const STILL = 0.05;

function wayOf(recording: Recording): Way {
  const { track } = recording;
  const count = Math.max(1, Math.ceil(-recording.start / STEP)) + 1;
  const [x, y, s, slope, turning, along, across] = Array.from({ length: 7 }, () => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const motion = createMotion();
  let piece = 0;
  let firstMoving = count;
  for (let k = 0; k < count; k++) {
    const time = Math.max((k - count + 1) * STEP, recording.start);
    piece = pieceAt(track, time, piece);
    // The first knot of the flight is at the same moment: the approach ends in its own.
    if (k === count - 1) while (piece > 0 && (track.times[piece] as number) >= 0) piece--;
    motionAt(track, piece, time, motion);
    x[k] = motion.x;
    y[k] = motion.y;
    if (k > 0) {
      const dx = motion.x - (x[k - 1] as number);
      const dy = motion.y - (y[k - 1] as number);
      s[k] = (s[k - 1] as number) + Math.sqrt(dx * dx + dy * dy);
    }
    const speed = Math.sqrt(motion.vx * motion.vx + motion.vy * motion.vy);
    if (speed < STILL) {
      slope[k] = k > 0 ? (slope[k - 1] as number) : 0;
      continue;
    }
    slope[k] = atan2(motion.vy, motion.vx);
    along[k] = (motion.vx * motion.ax + motion.vy * motion.ay) / speed;
    across[k] = (motion.vx * motion.ay - motion.vy * motion.ax) / speed;
    turning[k] = (across[k] as number) / speed;
    firstMoving = Math.min(firstMoving, k);
  }
  for (let k = 0; k < Math.min(firstMoving, count - 1); k++)
    slope[k] = firstMoving < count ? (slope[firstMoving] as number) : 0;
  return { count, x, y, s, slope, turning, along, across };
}

/** Height of the bumps at a place along the way, m. */
function createBumps(boardsFrom: number): (s: number) => number {
  const random = createRandom(1246);
  const phases = bumps.map(() => 2 * PI * random());
  return (s) => {
    let height = 0;
    for (let i = 0; i < bumps.length; i++) {
      const { length, height: most } = bumps[i] as (typeof bumps)[number];
      height += most * sin((2 * PI * s) / length + (phases[i] as number));
    }
    // It stands on level ground before it starts.
    return height * smoothstep((s - 1) / 4) * smoothstep((boardsFrom - s) / 2.5);
  };
}

/** Places along the way at which boards begin, m. */
function boardsOf(way: Way, recording: Recording): number {
  const { ground } = recording.environment;
  for (let k = 0; k < way.count; k++) {
    const x = way.x[k] as number;
    // Seen from behind the edge of the plateau: the ramp may reach out over it.
    if ((way.y[k] as number) - ground.heightAt(Math.min(x, -2), 0) > BOARDED) return way.s[k] as number;
  }
  return way.s[way.count - 1] as number;
}

/** One end of the machine: how far its spring is pressed together. */
interface End extends Suspension {
  /** From the common centre to the axle, along the machine, m. */
  readonly lever: number;
  travel: number;
  rate: number;
  /** Surface under the wheel, square to the way from the frame's x axis, m; far below where there is none. */
  under: number;
  grounded: boolean;
}

const NOTHING = -10;

/** @param mass  of bike and rider; `bikeMass` of the bike alone, kg */
export function* runUpOf(recording: Recording, mass: Mass, bikeMass: number): Sliced<RunUp> {
  const way = wayOf(recording);
  const { count, s } = way;
  const last = count - 1;
  const length = s[last] as number;
  const bumpAt = createBumps(boardsOf(way, recording));
  const [middle, cy] = mass.centre;
  // The frame rides on the recorded point.
  const cx = middle - SADDLE;
  const wheel = WHEEL_SHARE * bikeMass;
  const sprung = mass.mass - 2 * wheel;
  const turning = mass.inertia[2];

  const endOf = (lever: number, other: number): End => {
    const load = (sprung * Math.abs(other)) / WHEELBASE;
    // What a progressive spring carries at rest.
    const spring = (load * G0) / springForce(SAG, 1);
    return {
      lever,
      spring,
      damper: 2 * DAMPING * Math.sqrt(spring * load),
      wheel,
      travel: SAG,
      rate: 0,
      under: 0,
      grounded: true,
    };
  };
  const front = endOf(WHEELBASE / 2 - middle, -WHEELBASE / 2 - middle);
  const rear = endOf(-WHEELBASE / 2 - middle, WHEELBASE / 2 - middle);
  const ends = [front, rear];

  const world = createRigidWorld();
  const body = addBody(world, sprung, mass.inertia);
  body.linearFactor.set(0, 1, 0);
  body.angularFactor.set(0, 0, 1);
  let tilt = 0; // against the way, rad: read off the quaternion of the body
  let place = 0;

  /** Surface at a distance along the way from step k, in its frame. */
  const surfaceAt = (k: number, ahead: number): number => {
    const at = (s[k] as number) + ahead;
    if (at > length + 1e-9 && length > 0) return NOTHING;
    const slope = way.slope[k] as number;
    place = Math.min(place, last - 1);
    while (place > 0 && (s[place] as number) > at) place--;
    while (place < last - 1 && (s[place + 1] as number) < at) place++;
    const span = (s[place + 1] as number) - (s[place] as number);
    const share = span > 1e-9 ? (Math.max(at, 0) - (s[place] as number)) / span : 0;
    // Behind the start the way goes on straight.
    const back = Math.min(at, 0);
    const x0 = (way.x[place] as number) + back * cos(way.slope[0] as number);
    const y0 = (way.y[place] as number) + back * sin(way.slope[0] as number);
    const dx = x0 + share * ((way.x[place + 1] as number) - (way.x[place] as number)) - (way.x[k] as number);
    const dy = y0 + share * ((way.y[place + 1] as number) - (way.y[place] as number)) - (way.y[k] as number);
    return cos(slope) * dy - sin(slope) * dx + bumpAt(at);
  };

  const poses = new Float64Array(count * 6);
  for (let k = 0; k < count; k++) {
    for (const end of ends) {
      end.under = surfaceAt(k, end.lever + cx);
      roll(end, SAG + end.under - (body.position.y + tilt * end.lever), k === 0);
    }
    poses.set([body.position.y, tilt, front.travel, rear.travel, front.grounded ? 1 : 0, rear.grounded ? 1 : 0], 6 * k);
    if (k === last) break;

    const slope = way.slope[k] as number;
    const weight = sprung * (G0 * cos(slope) + (way.across[k] as number));
    const thrust = sprung * ((way.along[k] as number) + G0 * sin(slope));
    const bend = ((way.turning[k + 1] as number) - (way.turning[k] as number)) / STEP;
    let force = -weight;
    let moment = (1 - ANTI_SQUAT) * cy * thrust - turning * bend;
    for (const end of ends) {
      const push = Math.max(0, end.spring * springForce(end.travel, 1) + end.damper * end.rate);
      force += push;
      moment += push * end.lever;
    }
    body.force.set(0, force, 0);
    body.torque.set(0, 0, moment);
    world.step(STEP);
    tilt = 2 * body.quaternion.z * (body.quaternion.w < 0 ? -1 : 1);
    stopAtTheEnd(k + 1);
    if (k % STEPS_OF_SLICE === 0) yield;
  }

  /** At the end of their stroke the ends go no further: the body is carried along, and nothing springs back. */
  function stopAtTheEnd(k: number): void {
    for (let round = 0; round < 4; round++) {
      for (const end of ends) {
        const under = surfaceAt(k, end.lever + cx);
        const over = SAG + under - (body.position.y + tilt * end.lever) - STROKE;
        if (over <= 0) continue;
        const give = 1 / sprung + (end.lever * end.lever) / turning;
        const lift = over / give;
        body.position.y += lift / sprung;
        tilt += (lift * end.lever) / turning;
        const surface = (under - end.under) / STEP;
        const closing = surface - (body.velocity.y + body.angularVelocity.z * end.lever);
        if (closing <= 0) continue;
        body.velocity.y += closing / give / sprung;
        body.angularVelocity.z += ((closing / give) * end.lever) / turning;
      }
    }
    // Whatever way the numbers ask for, the machine stays on its track.
    body.position.y = clamp(body.position.y, -0.4, 0.6);
    tilt = clamp(tilt, -0.6, 0.6);
    body.quaternion.set(0, 0, 0.5 * tilt, Math.sqrt(1 - 0.25 * tilt * tilt));
  }

  const pitch = way.slope[last] as number;
  const free = (way.turning[last] as number) + body.angularVelocity.z;
  const pitchRate = clamp(Number.isFinite(free) ? free : 0, -FASTEST_NOSE, 0.3 * FASTEST_NOSE);

  return {
    count,
    front,
    rear,
    pitch,
    pitchRate,
    poseAt(step, out) {
      const at = 6 * step;
      const slope = way.slope[step] as number;
      const time = (step - last) * STEP;
      const led = length > 0 ? smoothstep(((s[step] as number) - length + LED_IN) / LED_IN) : 1;
      // Into the turning of the flight, from a fifth of a second before.
      const lead = time > -0.2 ? (1 + time / 0.2) * (1 + time / 0.2) : 0;
      const wanted = pitch + pitchRate * time * lead - slope;
      const free = poses[at + 1] as number;
      const lean = free + (wanted - free) * led;
      // The origin turns with the body about the common centre.
      const level = 1 - led;
      const dx = level * (cx - cos(lean) * cx + sin(lean) * cy);
      const dy = level * (cy + (poses[at] as number) - sin(lean) * cx - cos(lean) * cy);
      out.x = (way.x[step] as number) + cos(slope) * dx - sin(slope) * dy;
      out.y = (way.y[step] as number) + sin(slope) * dx + cos(slope) * dy;
      out.pitch = slope + lean;
      out.along = (s[step] as number) - length;
      const onGround = (end: End, grounded: number, travel: number): number => {
        if (grounded === 0) return travel;
        const reach = end.lever + cx;
        return clamp(SAG + surfaceAt(step, reach) - dy - sin(lean) * reach, 0, STROKE);
      };
      out.front = onGround(front, poses[at + 4] as number, poses[at + 2] as number);
      out.rear = onGround(rear, poses[at + 5] as number, poses[at + 3] as number);
    },
  };
}

/** Force of a spring, N, for one of `rate` N/m that hardens along its travel. */
function springForce(travel: number, rate: number): number {
  const share = travel / STROKE;
  return rate * travel * (1 + PROGRESSION * share * share * share);
}

/** One step of a wheel: on its surface where that is as near as `pressed` says, else on its way out. */
function roll(end: End, pressed: number, resting: boolean): void {
  const before = end.travel;
  const hanging = hang(end, end.travel, resting ? 0 : end.rate);
  end.grounded = pressed >= hanging.travel;
  end.travel = clamp(end.grounded ? pressed : hanging.travel, 0, STROKE);
  end.rate = resting ? 0 : (end.travel - before) / STEP;
}

const hung = { travel: 0.5, rate: 0.5 };

/** One step of a wheel in the air: its spring pushes it out. */
export function hang({ spring, damper, wheel }: Suspension, travel: number, rate: number): Readonly<typeof hung> {
  // Implicit in both: the wheel is light and its damper strong.
  const pull = springForce(travel, spring) / Math.max(travel, 1e-6);
  hung.rate = (rate - (STEP * pull * travel) / wheel) / (1 + (STEP * damper) / wheel + (STEP * STEP * pull) / wheel);
  hung.travel = Math.max(0, travel + STEP * hung.rate);
  return hung;
}
