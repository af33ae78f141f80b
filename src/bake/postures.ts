/**
 * How the jumper holds arms and legs in each body position: directions of the limbs in the frame of the hips, x to the front, y
 * to the head, z to the right. Directions blend into each other without the surprises of joint angles.
 */

import { cos, sin } from '../math/deterministic';
import { length3 } from '../math/length';
import { smoothstep } from '../math/smooth';
import {
  ANKLE,
  BALL,
  FOREARM,
  HIP_JOINT,
  HIP_OUT,
  PALM,
  SHIN,
  SHOULDER,
  SHOULDER_OUT,
  THIGH,
  UPPER_ARM,
  WAIST,
} from './skeleton';

type Vector = readonly [x: number, y: number, z: number];

interface Limbs {
  readonly upperArm: Vector;
  readonly forearm: Vector;
  readonly thigh: Vector;
  readonly shin: Vector;
}

interface Pose extends Limbs {
  /** Lean of the trunk, rad: to the back positive. */
  readonly spine: number;
  /** Nod of the head against the trunk, rad: up positive. */
  readonly head: number;
  /** Stretch of the foot, rad. */
  readonly foot: number;
  /** The left side where it is not the mirror image of the right. */
  readonly left?: Partial<Limbs>;
}

/**
 * Directions of the two links of a limb that reaches from `root` to `goal`, bent towards `pole`; a goal out of reach is reached
 * for with the limb straight.
 */
export function twoLinks(
  root: Vector,
  goal: Vector,
  upper: number,
  lower: number,
  pole: Vector,
): readonly [Vector, Vector] {
  const [dx, dy, dz] = [goal[0] - root[0], goal[1] - root[1], goal[2] - root[2]];
  const away = length3(dx, dy, dz);
  const reach = Math.min(away, 0.999 * (upper + lower));
  const along: Vector = [dx / away, dy / away, dz / away];
  const lean = pole[0] * along[0] + pole[1] * along[1] + pole[2] * along[2];
  const side: Vector = [pole[0] - lean * along[0], pole[1] - lean * along[1], pole[2] - lean * along[2]];
  const wide = length3(...side);
  const a = (upper * upper - lower * lower + reach * reach) / (2 * reach);
  const b = Math.sqrt(Math.max(0, upper * upper - a * a));
  const link = (i: 0 | 1 | 2, c: number, s: number): number => along[i] * c + (side[i] / wide) * s;
  const both = (c: number, s: number): Vector => [link(0, c, s), link(1, c, s), link(2, c, s)];
  return [both(a / upper, b / upper), both((reach - a) / lower, -b / lower)];
}

/** The right shoulder with the trunk leaning by `spine`. */
function shoulder(spine: number): Vector {
  const high = SHOULDER - WAIST;
  return [-high * sin(spine), WAIST + high * cos(spine), SHOULDER_OUT];
}

/** The right arm with the hand at a point. */
function armTo(spine: number, hand: Vector, elbow: Vector): Pick<Limbs, 'upperArm' | 'forearm'> {
  const [upperArm, forearm] = twoLinks(shoulder(spine), hand, UPPER_ARM, FOREARM + PALM, elbow);
  return { upperArm, forearm };
}

/** The right leg with the ball of the level foot on a point. */
function legTo(ball: Vector, knee: Vector): Pick<Limbs, 'thigh' | 'shin'> {
  const ankle: Vector = [ball[0] - BALL, ball[1] + ANKLE, ball[2]];
  const [thigh, shin] = twoLinks([0, HIP_JOINT, HIP_OUT], ankle, THIGH, SHIN, knee);
  return { thigh, shin };
}

/** Right grip and right peg of the bike, m: x to the front from the middle between the wheels, y up from the ground, z to the right. */
export const GRIP: Vector = [0.235, 1.15, 0.36];
export const PEG: Vector = [-0.175, 0.415, 0.2];
/** Where the hips are in that frame, m: seated, and standing on the pegs. */
export const SEATED: readonly [x: number, y: number] = [-0.225, 1.02];
export const ON_PEGS: readonly [x: number, y: number] = [-0.4, 1.22];

/** On the bike with the hips at a place, hands on the grips and feet on the pegs. */
function onTheBike([x, y]: readonly [x: number, y: number], spine: number, head: number): Pose {
  const from = ([px, py, pz]: Vector): Vector => [px - x, py - y, pz];
  return {
    spine,
    head,
    foot: 0,
    ...armTo(spine, from(GRIP), [0.1, 0.35, 1]),
    ...legTo(from(PEG), [1, 0.2, 0.35]),
  };
}

/** At rest, the left foot on the ground beside the bike as far as the leg reaches. */
function waiting(): Pose {
  const seat = onTheBike(SEATED, -0.36, 0.34);
  const { thigh, shin } = legTo([-0.02 - SEATED[0] + BALL - 0.2, 0.02 - SEATED[1], 0.3], [1, 0, 0.3]);
  return { ...seat, left: { thigh: mirrored(thigh), shin: mirrored(shin) } };
}

const driving: Limbs = {
  upperArm: [0.14, 0.62, 0.78],
  forearm: [0.1, 1, -0.22],
  thigh: [0.3, -1, 0.15],
  shin: [-0.2, -1, 0.02],
};
/** One hand drawn to the shoulder with its toggle. */
const drawn = { upperArm: [0.12, -0.62, 0.78], forearm: [0.42, 0.8, -0.16] } as const;
function mirrored([x, y, z]: Vector): Vector {
  return [x, y, -z];
}

const table = {
  standing: {
    spine: -0.04,
    head: 0,
    foot: 0,
    upperArm: [0.05, -1, 0.27],
    forearm: [0.3, -1, 0.08],
    thigh: [0.07, -1, 0.13],
    shin: [-0.07, -1, 0.06],
  },
  /** Running, right leg forward. */
  stride: {
    spine: -0.2,
    head: 0.15,
    foot: 0.15,
    upperArm: [-0.62, -0.8, 0.3],
    forearm: [0.55, -0.75, 0.1],
    thigh: [0.72, -0.75, 0.1],
    shin: [-0.16, -1, 0.02],
    left: {
      upperArm: [0.5, -0.85, -0.25],
      forearm: [0.85, 0.35, 0.15],
      thigh: [-0.36, -1, -0.08],
      shin: [-0.82, -0.62, -0.02],
    },
  },
  /** Running, left leg forward. */
  otherStride: {
    spine: -0.2,
    head: 0.15,
    foot: 0.15,
    upperArm: [0.5, -0.85, 0.25],
    forearm: [0.85, 0.35, -0.15],
    thigh: [-0.36, -1, 0.08],
    shin: [-0.82, -0.62, 0.02],
    left: {
      upperArm: [-0.62, -0.8, -0.3],
      forearm: [0.55, -0.75, -0.1],
      thigh: [0.72, -0.75, -0.1],
      shin: [-0.16, -1, -0.02],
    },
  },
  /** Off the edge head first. */
  leap: {
    spine: -0.3,
    head: 0.4,
    foot: 0.6,
    upperArm: [0.85, 0.25, 0.42],
    forearm: [0.95, 0.3, 0.12],
    thigh: [0.3, -1, 0.16],
    shin: [-0.5, -0.9, 0.05],
    left: { thigh: [-0.32, -1, -0.16], shin: [-0.62, -0.8, -0.05] },
  },
  /** Thrown about by the wind behind the aircraft. */
  tumbling: {
    spine: 0.1,
    head: 0.2,
    foot: 0.5,
    upperArm: [0.3, 0.35, 0.9],
    forearm: [0.6, 0.65, 0.45],
    thigh: [0.42, -0.9, 0.34],
    shin: [-0.6, -0.8, 0.1],
    left: {
      upperArm: [-0.1, -0.1, -1],
      forearm: [0.35, 0.5, -0.8],
      thigh: [0.02, -1, -0.36],
      shin: [-0.7, -0.7, -0.05],
    },
  },
  dive: {
    spine: 0.08,
    head: 0.34,
    foot: 1,
    upperArm: [-0.3, -0.88, 0.46],
    forearm: [-0.2, -1, 0.3],
    thigh: [-0.04, -1, 0.2],
    shin: [-0.2, -1, 0.13],
  },
  /** Face to earth: elbows at shoulder height and square, knees bent by half a right angle, the hips lowest. */
  belly: {
    spine: 0.24,
    head: 0.55,
    foot: 0.75,
    upperArm: [-0.24, 0.1, 1],
    forearm: [-0.16, 1, 0.14],
    thigh: [-0.16, -1, 0.4],
    shin: [-0.84, -0.6, 0.14],
  },
  riding: onTheBike(SEATED, -0.52, 0.5),
  /** At rest with a foot on the ground. */
  waiting: waiting(),
  /** Standing on the pegs with knees and elbows bent. */
  pegs: onTheBike(ON_PEGS, -0.92, 0.84),
  /** The bike pressed away, hands open. */
  pushing: {
    spine: -0.12,
    head: 0.25,
    foot: 0.5,
    upperArm: [0.62, -0.25, 0.62],
    forearm: [0.85, 0.1, 0.4],
    thigh: [0.34, -1, 0.3],
    shin: [-0.2, -1, 0.1],
  },
  upright: {
    spine: 0.12,
    head: 0.15,
    foot: 0.5,
    upperArm: [0.05, 0.22, 1],
    forearm: [0.2, 0.75, 0.66],
    thigh: [0.2, -1, 0.42],
    shin: [-0.55, -0.9, 0.14],
  },
  track: {
    spine: -0.14,
    head: 0.55,
    foot: 1.15,
    upperArm: [-0.08, -0.82, 0.58],
    forearm: [0.05, -1, 0.4],
    thigh: [0.08, -1, 0.2],
    shin: [-0.02, -1, 0.14],
  },
  /** Both arms out to the sides, on their way to the handle and over the head. */
  sweeping: {
    spine: 0.2,
    head: 0.5,
    foot: 0.8,
    upperArm: [-0.3, -0.25, 0.92],
    forearm: [-0.12, -0.1, 1],
    thigh: [-0.14, -1, 0.38],
    shin: [-0.7, -0.72, 0.14],
    left: { upperArm: [-0.05, 0.3, -0.95], forearm: [0.15, 0.8, -0.58] },
  },
  /** Right hand at the handle of the pilot chute under the container, left hand over the head to keep level. */
  reach: {
    spine: 0.2,
    head: 0.5,
    foot: 0.75,
    ...armTo(0.2, [-0.24, -0.03, 0.17], [-0.6, 0.1, 1]),
    thigh: [-0.14, -1, 0.4],
    shin: [-0.8, -0.62, 0.14],
    left: { upperArm: [0.12, 0.72, -0.68], forearm: [0.12, 0.72, 0.68] },
  },
  /** The pilot chute let go at arm's length. */
  throwing: {
    spine: 0.18,
    head: 0.45,
    foot: 0.7,
    upperArm: [-0.34, -0.3, 0.9],
    forearm: [-0.34, -0.08, 0.94],
    thigh: [-0.12, -1, 0.38],
    shin: [-0.78, -0.64, 0.13],
    left: { upperArm: [0.1, 0.6, -0.78], forearm: [0.16, 0.9, 0.3] },
  },
  pull: {
    spine: 0.12,
    head: 0.3,
    foot: 0.6,
    upperArm: [-0.04, 0.3, 0.95],
    forearm: [0.12, 1, 0.02],
    thigh: [0, -1, 0.34],
    shin: [-0.62, -0.8, 0.1],
  },
  /** Under the opening canopy, hands at the risers. */
  opening: {
    spine: 0.03,
    head: 0.28,
    foot: 0.5,
    upperArm: [0.16, 0.82, 0.5],
    forearm: [0.22, 1, -0.3],
    thigh: [0.42, -1, 0.2],
    shin: [-0.14, -1, 0.04],
  },
  hanging: { spine: 0, head: 0.1, foot: 0.4, ...driving, upperArm: [0.16, 0.78, 0.58], forearm: [0.14, 1, -0.24] },
  driving: { spine: 0, head: 0.02, foot: 0.4, ...driving },
  turningRight: {
    spine: 0,
    head: -0.04,
    foot: 0.4,
    ...driving,
    ...drawn,
    left: { upperArm: mirrored(driving.upperArm), forearm: mirrored(driving.forearm), thigh: [0.42, -1, -0.1] },
  },
  turningLeft: {
    spine: 0,
    head: -0.04,
    foot: 0.4,
    ...driving,
    thigh: [0.42, -1, 0.1],
    left: { upperArm: mirrored(drawn.upperArm), forearm: mirrored(drawn.forearm), thigh: mirrored(driving.thigh) },
  },
  flaring: {
    spine: -0.04,
    head: -0.12,
    foot: 0.12,
    upperArm: [-0.02, -0.86, 0.46],
    forearm: [0.34, -0.92, 0.08],
    thigh: [0.42, -1, 0.1],
    shin: [-0.12, -1, 0.02],
  },
  /** The soles find the ground one after the other. */
  touching: {
    spine: -0.1,
    head: -0.1,
    foot: 0,
    upperArm: [-0.08, -0.85, 0.5],
    forearm: [0.4, -0.86, 0.1],
    thigh: [0.55, -0.85, 0.12],
    shin: [-0.16, -1, 0.02],
    left: { thigh: [0.26, -1, -0.12], shin: [-0.46, -0.9, -0.02] },
  },
  /** Knees deep, arms out: the last of the speed is taken up. */
  absorbing: {
    spine: -0.34,
    head: 0.2,
    foot: 0,
    upperArm: [0.25, -0.75, 0.6],
    forearm: [0.7, -0.45, 0.1],
    thigh: [0.78, -0.7, 0.2],
    shin: [-0.42, -0.92, 0],
    left: { thigh: [0.5, -0.86, -0.18], shin: [-0.6, -0.82, -0.02] },
  },
  /** Feet and knees together and bent, elbows in: the body is going to roll over calf, thigh and shoulder. */
  bracing: {
    spine: -0.16,
    head: -0.3,
    foot: 0.1,
    upperArm: [0.3, -0.85, 0.26],
    forearm: [0.5, 0.85, -0.22],
    thigh: [0.55, -0.9, 0.04],
    shin: [-0.42, -0.95, -0.02],
  },
  /** On its side after a roll. */
  rolled: {
    spine: -0.3,
    head: -0.25,
    foot: 0.5,
    upperArm: [0.5, -0.55, 0.3],
    forearm: [0.6, 0.75, -0.2],
    thigh: [0.75, -0.65, 0.1],
    shin: [-0.7, -0.75, 0],
    left: { thigh: [0.5, -0.85, -0.12], shin: [-0.8, -0.6, -0.04] },
  },
  /** Where a fall ended. */
  fallen: {
    spine: 0.02,
    head: 0.16,
    foot: 1.1,
    upperArm: [0.03, 0.62, 0.78],
    forearm: [0, 0.98, -0.2],
    thigh: [0.1, -0.9, 0.42],
    shin: [-0.12, -1, 0.2],
    left: { upperArm: [0, -0.72, -0.7], forearm: [-0.04, -0.94, -0.34], thigh: [0, -1, -0.16], shin: [-0.1, -1, -0.2] },
  },
} satisfies Record<string, Pose>;

export type PoseName = keyof typeof table;

/**
 * Places of the numbers of a pose: three angles, then four directions for the right side and four for the left, then the swing
 * of the rucksack: its lower end to the back and to the left, rad.
 */
export const POSE_SIZE = 29;
export const RIGHT = 3;
export const LEFT = 15;
export const RUCKSACK = 27;

function flatten(pose: Pose): Float64Array {
  const out = new Float64Array(POSE_SIZE);
  out.set([pose.spine, pose.head, pose.foot]);
  const limbs = ['upperArm', 'forearm', 'thigh', 'shin'] as const;
  limbs.forEach((limb, i) => {
    out.set(pose[limb], RIGHT + 3 * i);
    out.set(pose.left?.[limb] ?? mirrored(pose[limb]), LEFT + 3 * i);
  });
  normalizeLimbs(out);
  return out;
}

/** Gives all directions unit length again. */
export function normalizeLimbs(pose: Float64Array): void {
  for (let at = RIGHT; at < RUCKSACK; at += 3) {
    const x = pose[at] as number;
    const y = pose[at + 1] as number;
    const z = pose[at + 2] as number;
    const length = Math.sqrt(x * x + y * y + z * z);
    if (!(length > 1e-6)) continue;
    pose[at] = x / length;
    pose[at + 1] = y / length;
    pose[at + 2] = z / length;
  }
}

export const poses = Object.fromEntries(Object.entries(table).map(([name, pose]) => [name, flatten(pose)])) as Readonly<
  Record<PoseName, Float64Array>
>;

/** Writes the pose a share, `share[0]`, of the way from one to another; `out` may be either. */
export function blendPoses(from: Float64Array, to: Float64Array, share: Float64Array, out: Float64Array): void {
  const s = share[0] as number;
  for (let i = 0; i < POSE_SIZE; i++) {
    const a = from[i] as number;
    out[i] = a + ((to[i] as number) - a) * s;
  }
  normalizeLimbs(out);
}

/** Nearer to the shoulder than this, m, no hand can be brought without the elbow rising over it. */
const NEAREST = 0.2;
const shoulderAt = new Float64Array(3);

/**
 * Bends an arm of a pose so that its hand comes to a point, by a share, `share[0]`. A point out of reach is reached for as far as
 * a quarter of a metre beyond, and then no longer; nor is one right at the shoulder.
 *
 * @param side  1 right, -1 left
 * @param goal  m, in the frame of the hips
 */
export function reachFor(pose: Float64Array, side: 1 | -1, goal: Float64Array, share: Float64Array): void {
  const lean = pose[0] as number;
  const high = SHOULDER - WAIST;
  shoulderAt[0] = -high * sin(lean);
  shoulderAt[1] = WAIST + high * cos(lean);
  shoulderAt[2] = SHOULDER_OUT * side;
  const dx = (goal[0] as number) - (shoulderAt[0] as number);
  const dy = (goal[1] as number) - (shoulderAt[1] as number);
  const dz = (goal[2] as number) - (shoulderAt[2] as number);
  const away = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const lower = FOREARM + PALM;
  const longest = 0.995 * (UPPER_ARM + lower);
  const near = smoothstep((away - NEAREST) / 0.12);
  const weight = (share[0] as number) * near * Math.min(1, Math.max(0, (longest + 0.25 - away) / 0.25));
  if (!(weight > 0)) return;
  const reach = Math.min(away, longest);
  const x = dx / away;
  const y = dy / away;
  const z = dz / away;
  // The elbow goes out, and a little down and back.
  const along = -0.35 * x - 0.25 * y + side * z;
  let ex = -0.35 - along * x;
  let ey = -0.25 - along * y;
  let ez = side - along * z;
  const wide = Math.max(1e-6, Math.sqrt(ex * ex + ey * ey + ez * ez));
  ex /= wide;
  ey /= wide;
  ez /= wide;
  const a = (UPPER_ARM * UPPER_ARM - lower * lower + reach * reach) / (2 * reach);
  const out = Math.sqrt(Math.max(0, UPPER_ARM * UPPER_ARM - a * a));
  const at = side > 0 ? RIGHT : LEFT;
  draw(
    pose,
    at,
    weight,
    (a * x + out * ex) / UPPER_ARM,
    (a * y + out * ey) / UPPER_ARM,
    (a * z + out * ez) / UPPER_ARM,
  );
  const b = reach - a;
  draw(pose, at + 3, weight, (b * x - out * ex) / lower, (b * y - out * ey) / lower, (b * z - out * ez) / lower);
}

/** Turns one direction of a pose a share of the way to another. */
function draw(pose: Float64Array, at: number, share: number, x: number, y: number, z: number): void {
  const p = (pose[at] as number) * (1 - share) + x * share;
  const q = (pose[at + 1] as number) * (1 - share) + y * share;
  const r = (pose[at + 2] as number) * (1 - share) + z * share;
  const length = Math.sqrt(p * p + q * q + r * r);
  if (!(length > 1e-6)) return;
  pose[at] = p / length;
  pose[at + 1] = q / length;
  pose[at + 2] = r / length;
}
