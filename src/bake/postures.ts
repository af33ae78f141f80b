/**
 * How the jumper holds arms and legs in each posture: directions of the limbs in the frame of the hips, x to the front, y to
 * the head, z to the right. Directions blend into each other without the surprises of joint angles.
 */

import type { Posture } from '../jumps/jump';
import { sin } from '../math/deterministic';
import { length3 } from '../math/length';

type Direction = readonly [x: number, y: number, z: number];

interface Limbs {
  readonly upperArm: Direction;
  readonly forearm: Direction;
  readonly thigh: Direction;
  readonly shin: Direction;
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

const postures: Readonly<Record<Posture, Pose>> = {
  standing: {
    spine: -0.04,
    head: 0,
    foot: 0,
    upperArm: [0.05, -1, 0.3],
    forearm: [0.3, -1, 0.1],
    thigh: [0.07, -1, 0.13],
    shin: [-0.07, -1, 0.06],
  },
  dive: {
    spine: 0.06,
    head: 0.3,
    foot: 0.9,
    upperArm: [-0.35, -0.8, 0.7],
    forearm: [-0.15, -1, 0.45],
    thigh: [0.02, -1, 0.24],
    shin: [-0.18, -1, 0.18],
  },
  belly: {
    spine: 0.2,
    head: 0.55,
    foot: 0.7,
    upperArm: [-0.22, 0.22, 1],
    forearm: [-0.2, 1, 0.22],
    thigh: [-0.1, -1, 0.42],
    shin: [-0.85, -0.55, 0.12],
  },
  riding: {
    spine: -0.62,
    head: 0.62,
    foot: 0,
    // Hands on the grips and feet on the pegs of `bike.ts`: two-link reach, elbows and knees out.
    upperArm: [0.32, 0.06, 0.94],
    forearm: [0.61, -0.73, -0.3],
    thigh: [0.81, -0.42, 0.41],
    shin: [-0.79, -0.58, -0.18],
  },
  upright: {
    spine: 0.02,
    head: 0.15,
    foot: 0.4,
    upperArm: [0.15, -0.1, 1],
    forearm: [0.25, 0.55, 0.8],
    thigh: [0.3, -1, 0.36],
    shin: [-0.5, -1, 0.12],
  },
  track: {
    spine: -0.12,
    head: 0.6,
    foot: 1.1,
    upperArm: [-0.12, -0.85, 0.6],
    forearm: [0.06, -1, 0.36],
    thigh: [0.1, -1, 0.22],
    shin: [0, -1, 0.17],
  },
  pull: {
    spine: 0.16,
    head: 0.45,
    foot: 0.7,
    upperArm: [-0.45, -0.62, 0.62],
    forearm: [-0.55, -0.75, -0.3],
    thigh: [-0.08, -1, 0.4],
    shin: [-0.8, -0.6, 0.12],
    left: { upperArm: [0, 0.62, -0.8], forearm: [0.02, 1, 0.18] },
  },
  hanging: {
    spine: 0,
    head: 0.05,
    foot: 0.45,
    upperArm: [0.16, 0.78, 0.6],
    forearm: [0.12, 1, -0.16],
    thigh: [0.4, -1, 0.13],
    shin: [-0.16, -1, 0.04],
  },
  flaring: {
    spine: -0.03,
    head: 0,
    foot: 0.1,
    upperArm: [0.02, -0.8, 0.55],
    forearm: [0.3, -0.95, 0.12],
    thigh: [0.34, -1, 0.12],
    shin: [-0.04, -1, 0.05],
  },
};

/** Places of the numbers of a pose: three angles, then four directions for the right side and four for the left. */
export const POSE_SIZE = 27;
export const RIGHT = 3;
export const LEFT = 15;

function flatten(pose: Pose): Float64Array {
  const out = new Float64Array(POSE_SIZE);
  out.set([pose.spine, pose.head, pose.foot]);
  const limbs = ['upperArm', 'forearm', 'thigh', 'shin'] as const;
  limbs.forEach((limb, i) => {
    const [x, y, z] = pose[limb];
    const left = pose.left?.[limb] ?? ([x, y, -z] as const);
    out.set([x, y, z], RIGHT + 3 * i);
    out.set(left, LEFT + 3 * i);
  });
  normalizeLimbs(out);
  return out;
}

function normalizeLimbs(pose: Float64Array): void {
  for (let at = RIGHT; at < POSE_SIZE; at += 3) {
    const length = length3(pose[at]!, pose[at + 1]!, pose[at + 2]!);
    if (length < 1e-6) continue;
    for (let i = 0; i < 3; i++) pose[at + i]! /= length;
  }
}

const poses = Object.fromEntries(Object.entries(postures).map(([name, pose]) => [name, flatten(pose)])) as Readonly<
  Record<Posture, Float64Array>
>;

/** Writes the pose a `share` of the way from one posture to another. */
export function blendPose(from: Posture, to: Posture, share: number, out: Float64Array): void {
  const a = poses[from];
  const b = poses[to];
  for (let i = 0; i < POSE_SIZE; i++) out[i] = a[i]! + (b[i]! - a[i]!) * share;
  normalizeLimbs(out);
}

/** Shakes the limbs in the wind: `strength` in rad. */
export function flutter(pose: Float64Array, time: number, strength: number): void {
  if (!(strength > 0)) return;
  for (let i = 0; i < POSE_SIZE; i++) {
    pose[i]! += strength * (0.6 * sin(time * (31 + 3.7 * (i % 5)) + 2.4 * i) + 0.4 * sin(time * 9.3 + 1.3 * i));
  }
  normalizeLimbs(pose);
}
