/**
 * Arms, legs, head and rucksack as rigid bodies, jointed to a trunk that follows the flight. Each is held to the body position
 * by its muscles and loaded by its weight, by the acceleration of the flight and by the wind: the picture plays where they go.
 *
 * The world rides with the recorded point without turning, so weight in it is the recorded load turned round; the trunk's attitude
 * is given. Every limb is a rod; its moment about the long axis is set to that across, because only its direction is seen.
 */
import { type Body, type GSSolver, PointToPointConstraint, Vec3 } from 'cannon-es';
import { atan2, cos, sin } from '../math/deterministic';
import { multiplyTurns, turnVector } from '../math/quaternion';
import { createRandom } from '../math/random';
import { clamp } from '../math/smooth';
import { LEFT, POSE_SIZE, RIGHT, RUCKSACK } from './postures';
import { addBody, addConstraint, createRigidWorld, kineticEnergy, RATE, STEP } from './rigid';
import { FOREARM, HIP_JOINT, HIP_OUT, NECK, SHIN, SHOULDER, SHOULDER_OUT, THIGH, UPPER_ARM, WAIST } from './skeleton';

/** What the recorded mass has above this, kg, is gear. */
export const HEAVIEST_BODY = 90;

interface Segment {
  /** Share of the body's mass; centre of mass from the joint and radius of gyration about it, m. */
  readonly mass: number;
  readonly centre: number;
  readonly gyration: number;
  /** Drag coefficient times area side on, m². */
  readonly dragArea: number;
  /** Muscles of the heaviest body: N m per rad, N m s per rad, and the most that they hold against a steady load, N m. */
  readonly stiffness: number;
  readonly damping: number;
  readonly strength: number;
}

// Shares of mass, centres and gyrations: Winter, Biomechanics and Motor Control of Human Movement (2009), table 4.1; with sleeves,
// gloves and boots. Areas are length times width with a coefficient of 1.1 (cylinders across the flow). Muscles are chosen for
// limbs that follow within a fifth of a second and sway by a few degrees in the wind of a fall.
export const segments = {
  upperArm: {
    mass: 0.028,
    centre: 0.436 * UPPER_ARM,
    gyration: 0.092,
    dragArea: 0.034,
    stiffness: 120,
    damping: 9,
    strength: 70,
  },
  forearm: { mass: 0.024, centre: 0.19, gyration: 0.12, dragArea: 0.036, stiffness: 60, damping: 3.6, strength: 60 },
  thigh: {
    mass: 0.1,
    centre: 0.433 * THIGH,
    gyration: 0.14,
    dragArea: 0.078,
    stiffness: 300,
    damping: 36,
    strength: 190,
  },
  shin: { mass: 0.066, centre: 0.27, gyration: 0.18, dragArea: 0.074, stiffness: 130, damping: 12, strength: 130 },
  head: { mass: 0.085, centre: 0.13, gyration: 0.11, dragArea: 0.045, stiffness: 60, damping: 4.5, strength: 50 },
  rucksack: { mass: 0.2, centre: 0.22, gyration: 0.17, dragArea: 0.05, stiffness: 170, damping: 22, strength: 110 },
} as const satisfies Record<string, Segment>;

type SegmentName = keyof typeof segments;

interface Joint {
  readonly segment: SegmentName;
  /** Place in the list of what it hangs from; -1 for the trunk. */
  readonly parent: number;
  /** Place of its direction in a pose; -1 for head and rucksack. */
  readonly at: number;
  /** 1 right, -1 left, 0 in the middle. */
  readonly side: number;
}

const joints: readonly Joint[] = [
  ...[RIGHT, LEFT].flatMap((at, i): Joint[] => {
    const side = i === 0 ? 1 : -1;
    const first = 4 * i;
    return [
      { segment: 'upperArm', parent: -1, at, side },
      { segment: 'forearm', parent: first, at: at + 3, side },
      { segment: 'thigh', parent: -1, at: at + 6, side },
      { segment: 'shin', parent: first + 2, at: at + 9, side },
    ];
  }),
  { segment: 'head', parent: -1, at: -1, side: 0 },
  { segment: 'rucksack', parent: -1, at: -1, side: 0 },
];
/** Places of the last two bodies in {@link LimbWorld.directions}. */
export const HEAD = 8;
export const PACK = 9;
const lengths: Readonly<Record<SegmentName, number>> = {
  upperArm: UPPER_ARM,
  forearm: FOREARM,
  thigh: THIGH,
  shin: SHIN,
  head: 0.25,
  rucksack: 0.4,
};

/** Time in which muscles take over a load that stays, s. */
const TAKE_OVER = 0.5;
/**
 * Elbows and knees stop at this much bend backwards (sine of the angle). There they meet a spring, N m a radian, as heavily damped as
 * it is stiff: a joint does not bounce.
 */
const STRAIGHT = 0.02;
const STOPS = { elbow: [150, 7], knee: [420, 26] } as const;
/** The pack lies behind container and thighs: the air reaches it with this share of its speed. */
export const IN_LEE = 0.6;
/** Where it hangs, m in the frame of the hips. */
const PACK_JOINT: readonly [number, number, number] = [-0.2, -0.08, 0];
/** Share of the speed that the air of the wake changes by, at a limb and for the whole body; and how fast, s (chosen). */
const GUST = 0.12;
const SWAY = 0.045;
const GUST_TIME = 0.035;
const SWAY_TIME = 0.3;
export interface LimbInput {
  /** Attitude of the trunk at the end of the step. */
  readonly turn: Float64Array;
  /** How the body means to be held, see `postures.ts`. */
  readonly pose: Float64Array;
  /** Acceleration of the flight less gravity, m/s². */
  readonly load: Float64Array;
  /** Velocity of the air past the body, m/s. */
  readonly wind: Float64Array;
  /** Density of the air, kg/m³; how rough the wake is, 1 as usual; share of the muscles' strength. */
  readonly numbers: Float64Array;
}

/** Places in {@link LimbInput.numbers}. */
export const DENSITY = 0;
export const ROUGHNESS = 1;
export const STRENGTH = 2;

export function createLimbInput(): LimbInput {
  return {
    turn: Float64Array.of(0, 0, 0, 1),
    pose: new Float64Array(POSE_SIZE),
    load: new Float64Array(3),
    wind: new Float64Array(3),
    numbers: Float64Array.of(1.2, 1, 1),
  };
}

export interface LimbWorld {
  /** The pose that the limbs are in. */
  readonly pose: Float64Array;
  /** Directions of all bodies in the frame of the jump, three numbers each. */
  readonly directions: Float64Array;
  /** J; of height against the trunk, under the load given. */
  energy(load: Float64Array): number;
  step(input: LimbInput): void;
}

interface Limb {
  readonly joint: Joint;
  readonly segment: Segment;
  readonly body: Body;
  readonly pivot: Vec3;
  readonly constraint: PointToPointConstraint;
}

/**
 * Limbs in the pose and at the attitude of `input`, at rest against the trunk.
 *
 * @param mass      of the body with what it wears, kg
 * @param hasPack   whether a rucksack hangs behind the thighs
 */
export function createLimbs(mass: number, hasPack: boolean, input: LimbInput, seed = 1): LimbWorld {
  const world = createRigidWorld();
  (world.solver as GSSolver).iterations = 8;
  const trunk = addBody(world, 0, [1, 1, 1]);
  trunk.quaternion.set(input.turn[0]!, input.turn[1]!, input.turn[2]!, input.turn[3]!);
  const count = hasPack ? joints.length : joints.length - 1;
  const random = createRandom(seed);
  const directions = new Float64Array(3 * joints.length);
  /** Where each means to point, in the frame of the jump. */
  const wanted = new Float64Array(3 * joints.length);
  /** What the muscles have learnt to hold, N m in the frame of the trunk. */
  const held = new Float64Array(3 * joints.length);
  const gusts = new Float64Array(3 * joints.length);
  const sway = new Float64Array(3);
  const pose = input.pose.slice();
  const own = new Float64Array(3);
  const v = new Vec3();
  const limbs: Limb[] = [];

  /** Joint of a limb at the trunk, in its frame. */
  function placeJoint(joint: Joint, spine: number, out: Vec3): void {
    const { segment, side } = joint;
    if (segment === 'thigh') out.set(0, HIP_JOINT, HIP_OUT * side);
    else if (segment === 'rucksack') out.set(...PACK_JOINT);
    else {
      const high = (segment === 'head' ? NECK : SHOULDER) - WAIST;
      out.set(-high * sin(spine), WAIST + high * cos(spine), SHOULDER_OUT * side);
    }
  }

  /** Direction that a pose asks of a limb, in the frame of the trunk, to `own`. */
  function aim(i: number, from: Float64Array): void {
    const { at } = joints[i]!;
    if (at >= 0) {
      own[0] = from[at]!;
      own[1] = from[at + 1]!;
      own[2] = from[at + 2]!;
    } else if (i === HEAD) {
      const angle = from[0]! + from[1]!;
      own[0] = -sin(angle);
      own[1] = cos(angle);
      own[2] = 0;
    } else {
      // Between the thighs, and behind them.
      const x = Math.min(from[RIGHT + 6]!, from[LEFT + 6]!) - 0.06;
      const y = Math.min(-0.3, 0.5 * (from[RIGHT + 7]! + from[LEFT + 7]!));
      const long = Math.sqrt(x * x + y * y);
      own[0] = x / long;
      own[1] = y / long;
      own[2] = 0;
    }
  }

  for (let i = 0; i < count; i++) {
    const joint = joints[i]!;
    const segment: Segment = segments[joint.segment];
    const kilograms = segment.mass * mass;
    const moment = kilograms * segment.gyration * segment.gyration;
    const body = addBody(world, kilograms, [moment, moment, moment]);
    aim(i, pose);
    turnVector(input.turn, 1, own, 0, directions, 3 * i);
    body.quaternion.setFromVectors(new Vec3(1, 0, 0), v.set(...triple(directions, 3 * i)));
    const parent = joint.parent < 0 ? null : limbs[joint.parent]!;
    const pivot = new Vec3();
    if (parent) pivot.set(lengths[parent.joint.segment] - parent.segment.centre, 0, 0);
    else placeJoint(joint, pose[0]!, pivot);
    const from = parent?.body ?? trunk;
    from.quaternion.vmult(pivot, v);
    from.position.vadd(v, v);
    body.position.set(
      v.x + segment.centre * directions[3 * i]!,
      v.y + segment.centre * directions[3 * i + 1]!,
      v.z + segment.centre * directions[3 * i + 2]!,
    );
    const constraint = new PointToPointConstraint(from, pivot, body, new Vec3(-segment.centre, 0, 0));
    addConstraint(world, constraint);
    limbs.push({ joint, segment, body, pivot: constraint.pivotA, constraint });
  }

  const last = input.turn.slice();
  const back = new Float64Array(4);
  const moved = new Float64Array(4);

  /** Gives the trunk the spin that brings it to the attitude at the end of the step. */
  function turnTrunk(turn: Float64Array): void {
    for (let i = 0; i < 3; i++) back[i] = -last[i]!;
    back[3] = last[3]!;
    multiplyTurns(turn, back, moved);
    const rate = (moved[3]! < 0 ? -2 : 2) * RATE;
    trunk.quaternion.set(last[0]!, last[1]!, last[2]!, last[3]!);
    trunk.angularVelocity.set(moved[0]! * rate, moved[1]! * rate, moved[2]! * rate);
    last.set(turn);
  }

  /**
   * Adds a torque, in the frame of the jump, to a limb and its opposite to what it hangs from. What acts about a long axis the
   * trunk takes up through the rotators of shoulder and hip: such a turn does not show.
   */
  function twist(limb: Limb, i: number, x: number, y: number, z: number): void {
    addAcross(limb.body, 3 * i, x, y, z);
    const { parent } = limb.joint;
    if (parent >= 0) addAcross(limbs[parent]!.body, 3 * parent, -x, -y, -z);
  }

  function addAcross(body: Body, a: number, x: number, y: number, z: number): void {
    const along = x * directions[a]! + y * directions[a + 1]! + z * directions[a + 2]!;
    v.set(x - along * directions[a]!, y - along * directions[a + 1]!, z - along * directions[a + 2]!);
    body.torque.vadd(v, body.torque);
  }

  /** Who weighs less is as much weaker. */
  const build = mass / HEAVIEST_BODY;

  function pullMuscles(strength: number): void {
    for (let i = 0; i < count; i++) {
      const limb = limbs[i]!;
      const { joint, segment, body } = limb;
      const parent = joint.parent < 0 ? trunk : limbs[joint.parent]!.body;
      const a = 3 * i;
      const [dx, dy, dz] = [directions[a]!, directions[a + 1]!, directions[a + 2]!];
      const [wx, wy, wz] = [wanted[a]!, wanted[a + 1]!, wanted[a + 2]!];
      let ex = dy * wz - dz * wy;
      let ey = dz * wx - dx * wz;
      let ez = dx * wy - dy * wx;
      // Beyond a right angle the sine falls again, the muscles do not.
      if (dx * wx + dy * wy + dz * wz < 0) {
        const size = Math.sqrt(ex * ex + ey * ey + ez * ez);
        if (size > 1e-6) {
          ex /= size;
          ey /= size;
          ez /= size;
        }
      }
      // What stays is learnt in the frame of the trunk, which turns.
      own[0] = ex;
      own[1] = ey;
      own[2] = ez;
      turnVector(last, -1, own, 0, own, 0);
      const learning = (build * segment.stiffness * STEP) / TAKE_OVER;
      const most = build * segment.strength;
      for (let c = 0; c < 3; c++) held[a + c] = clamp(held[a + c]! + own[c]! * learning, -most, most);
      turnVector(last, 1, held, a, own, 0);
      const stiffness = build * strength * segment.stiffness;
      const damping = build * strength * segment.damping;
      const spin = body.angularVelocity;
      const under = parent.angularVelocity;
      twist(
        limb,
        i,
        stiffness * ex + strength * own[0]! - damping * (spin.x - under.x),
        stiffness * ey + strength * own[1]! - damping * (spin.y - under.y),
        stiffness * ez + strength * own[2]! - damping * (spin.z - under.z),
      );
    }
  }

  /** Elbows and knees do not bend backwards: `n` is the side that the lower limb must not go over to. */
  function stopAt(i: number, stop: readonly [number, number], nx: number, ny: number, nz: number): void {
    const limb = limbs[i]!;
    const a = 3 * i;
    const [dx, dy, dz] = [directions[a]!, directions[a + 1]!, directions[a + 2]!];
    const over = dx * nx + dy * ny + dz * nz - STRAIGHT;
    if (!(over > 0)) return;
    // Back about the axis across both.
    const tx = -(dy * nz - dz * ny);
    const ty = -(dz * nx - dx * nz);
    const tz = -(dx * ny - dy * nx);
    const under = limbs[limb.joint.parent]!.body.angularVelocity;
    const spin = limb.body.angularVelocity;
    const rate = (spin.x - under.x) * tx + (spin.y - under.y) * ty + (spin.z - under.z) * tz;
    const size = build * Math.max(0, stop[0] * over - stop[1] * rate);
    twist(limb, i, tx * size, ty * size, tz * size);
  }

  function stopJoints(strength: number): void {
    for (let i = 0; i < 8; i += 2) {
      const a = 3 * i;
      const [ux, uy, uz] = [directions[a]!, directions[a + 1]!, directions[a + 2]!];
      if (joints[i]!.segment === 'thigh') {
        // The side of the kneecap: the front of the trunk, as far as it stands across the thigh.
        own[0] = 1;
        own[1] = own[2] = 0;
        turnVector(last, 1, own, 0, own, 0);
        kneecap(ux, uy, uz);
        stopAt(i + 1, STOPS.knee, own[0]!, own[1]!, own[2]!);
        continue;
      }
      // The side of the elbow: away from where the forearm means to be. Which way that is the shoulder's muscles hold.
      if (!(strength > 0)) continue;
      const b = a + 3;
      const [fx, fy, fz] = [wanted[b]!, wanted[b + 1]!, wanted[b + 2]!];
      const along = fx * ux + fy * uy + fz * uz;
      const [nx, ny, nz] = [along * ux - fx, along * uy - fy, along * uz - fz];
      const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
      if (size > 0.12) stopAt(i + 1, STOPS.elbow, nx / size, ny / size, nz / size);
    }
  }

  /** The front of the trunk, in `own`, turned with the thigh from straight down to where it points. */
  function kneecap(ux: number, uy: number, uz: number): void {
    const [x, y, z] = [own[0]!, own[1]!, own[2]!];
    own[0] = 0;
    own[1] = -1;
    own[2] = 0;
    turnVector(last, 1, own, 0, own, 0);
    const [rx, ry, rz] = [own[0]!, own[1]!, own[2]!];
    // Shortest turn from r to u applied to the front: v - (r + u) (u·v) / (1 + r·u), as r·v is 0.
    const share = (ux * x + uy * y + uz * z) / Math.max(0.05, 1 + rx * ux + ry * uy + rz * uz);
    own[0] = x - (rx + ux) * share;
    own[1] = y - (ry + uy) * share;
    own[2] = z - (rz + uz) * share;
  }

  function blow(input: LimbInput): void {
    const density = input.numbers[DENSITY]!;
    const rough = input.numbers[ROUGHNESS]!;
    const [ax, ay, az] = [input.wind[0]!, input.wind[1]!, input.wind[2]!];
    const speed = Math.sqrt(ax * ax + ay * ay + az * az);
    // Of random steps of this size comes a noise whose mean square is 1 (uniform numbers have a third).
    const fast = Math.sqrt((6 * STEP) / GUST_TIME);
    const slow = Math.sqrt((6 * STEP) / SWAY_TIME);
    for (let c = 0; c < 3; c++) sway[c]! += slow * (2 * random() - 1) - (sway[c]! * STEP) / SWAY_TIME;
    for (let i = 0; i < count; i++) {
      const { body, segment } = limbs[i]!;
      const a = 3 * i;
      for (let c = 0; c < 3; c++) gusts[a + c]! += fast * (2 * random() - 1) - (gusts[a + c]! * STEP) / GUST_TIME;
      const lee = i === PACK ? IN_LEE : 1;
      const own = speed * rough;
      const x = lee * (ax + own * (GUST * gusts[a]! + SWAY * sway[0]!)) - body.velocity.x;
      const y = lee * (ay + own * (GUST * gusts[a + 1]! + SWAY * sway[1]!)) - body.velocity.y;
      const z = lee * (az + own * (GUST * gusts[a + 2]! + SWAY * sway[2]!)) - body.velocity.z;
      // A cylinder feels the wind across it.
      const along = i === HEAD ? 0 : x * directions[a]! + y * directions[a + 1]! + z * directions[a + 2]!;
      const nx = x - along * directions[a]!;
      const ny = y - along * directions[a + 1]!;
      const nz = z - along * directions[a + 2]!;
      const push = 0.5 * density * segment.dragArea * Math.sqrt(nx * nx + ny * ny + nz * nz);
      v.set(push * nx, push * ny, push * nz);
      body.force.vadd(v, body.force);
    }
  }

  function read(): void {
    for (let i = 0; i < count; i++) {
      const { body, joint } = limbs[i]!;
      v.set(1, 0, 0);
      body.quaternion.vmult(v, v);
      directions[3 * i] = v.x;
      directions[3 * i + 1] = v.y;
      directions[3 * i + 2] = v.z;
      turnVector(last, -1, directions, 3 * i, own, 0);
      if (joint.at >= 0) pose.set(own, joint.at);
      else if (i === HEAD) pose[1] = clamp(atan2(-own[0]!, own[1]!) - pose[0]!, -0.9, 0.9);
      else {
        pose[RUCKSACK] = atan2(-own[0]!, -own[1]!);
        pose[RUCKSACK + 1] = atan2(-own[2]!, -own[1]!);
      }
    }
  }
  read();

  return {
    pose,
    directions,
    energy(load) {
      let sum = 0;
      for (const { body } of limbs) {
        const { x, y, z } = body.position;
        sum += kineticEnergy(body) + body.mass * (x * load[0]! + y * load[1]! + z * load[2]!);
      }
      return sum;
    },
    step(input) {
      turnTrunk(input.turn);
      pose[0] = input.pose[0]!;
      pose[2] = input.pose[2]!;
      for (let i = 0; i < count; i++) {
        aim(i, input.pose);
        turnVector(last, 1, own, 0, wanted, 3 * i);
        const { joint, pivot } = limbs[i]!;
        if (joint.parent < 0) placeJoint(joint, pose[0]!, pivot);
      }
      // A lower limb is held against the upper one, wherever that has gone.
      for (let i = 0; i < 8; i += 2) carry(3 * i, wanted, directions);
      world.gravity.set(-input.load[0]!, -input.load[1]!, -input.load[2]!);
      const strength = input.numbers[STRENGTH]!;
      if (strength > 0) pullMuscles(strength);
      stopJoints(strength);
      blow(input);
      world.step(STEP);
      trunk.position.set(0, 0, 0);
      trunk.velocity.set(0, 0, 0);
      trunk.quaternion.set(last[0]!, last[1]!, last[2]!, last[3]!);
      read();
    },
  };
}

function triple(from: Float64Array, at: number): [number, number, number] {
  return [from[at]!, from[at + 1]!, from[at + 2]!];
}

/** Turns the wish for a lower limb, at `a + 3`, as its upper one is turned away from its own wish, at `a`. */
function carry(a: number, wanted: Float64Array, now: Float64Array): void {
  const [x, y, z] = triple(wanted, a);
  const [u, v, w] = triple(now, a);
  const [p, q, r] = triple(wanted, a + 3);
  const cosine = x * u + y * v + z * w;
  if (cosine < -0.9) return;
  // Shortest turn from (x, y, z) to (u, v, w).
  const [cx, cy, cz] = [y * w - z * v, z * u - x * w, x * v - y * u];
  const along = (cx * p + cy * q + cz * r) / (1 + cosine);
  wanted[a + 3] = p * cosine + cy * r - cz * q + cx * along;
  wanted[a + 4] = q * cosine + cz * p - cx * r + cy * along;
  wanted[a + 5] = r * cosine + cx * q - cy * p + cz * along;
}
