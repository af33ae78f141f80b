import { describe, expect, it } from 'vitest';
import {
  GRIP,
  LEFT,
  ON_PEGS,
  PEG,
  POSE_SIZE,
  poses,
  RIGHT,
  RUCKSACK,
  reachFor,
  SEATED,
  twoLinks,
} from '../../src/bake/postures';
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
} from '../../src/bake/skeleton';
import { GRIPS, PEGS, SADDLE } from '../../src/scene/bodies/bike-measures';
import { Bone, joints } from '../../src/scene/bodies/figure-bones';

type Vector = [number, number, number];
const all = Object.entries(poses);
const vector = (pose: Float64Array, at: number): Vector => [pose[at]!, pose[at + 1]!, pose[at + 2]!];
const plus = (a: readonly number[], b: readonly number[], far: number): Vector => [
  a[0]! + far * b[0]!,
  a[1]! + far * b[1]!,
  a[2]! + far * b[2]!,
];

/** Joints of one side of a pose, m in the frame of the hips. */
function jointsOf(pose: Float64Array, side: 1 | -1): Record<'elbow' | 'palm' | 'knee' | 'ankle', Vector> {
  const at = side > 0 ? RIGHT : LEFT;
  const lean = pose[0]!;
  const high = SHOULDER - WAIST;
  const shoulder = [-high * Math.sin(lean), WAIST + high * Math.cos(lean), side * SHOULDER_OUT];
  const elbow = plus(shoulder, vector(pose, at), UPPER_ARM);
  const knee = plus([0, HIP_JOINT, side * HIP_OUT], vector(pose, at + 6), THIGH);
  return {
    elbow,
    palm: plus(elbow, vector(pose, at + 3), FOREARM + PALM),
    knee,
    ankle: plus(knee, vector(pose, at + 9), SHIN),
  };
}

describe('body positions', () => {
  it('point limbs in unit directions', () => {
    for (const [name, pose] of all) {
      for (let at = RIGHT; at < RUCKSACK; at += 3) expect(Math.hypot(...vector(pose, at)), name).toBeCloseTo(1, 12);
    }
  });

  it('bend no knee to the front', () => {
    for (const [name, pose] of all) {
      for (const at of [RIGHT, LEFT]) {
        const [tx, ty, tz] = vector(pose, at + 6);
        const [sx, sy, sz] = vector(pose, at + 9);
        // Where the kneecap looks: the front, turned with the thigh from straight down.
        const share = tx / (1 - ty);
        const cap = [1 - tx * share, (1 - ty) * share, -tz * share];
        expect(sx * cap[0]! + sy * cap[1]! + sz * cap[2]!, name).toBeLessThan(0.05);
      }
    }
  });

  it('keep hands and elbows out of the trunk, an ellipse of 0.3 m by 0.19 m', () => {
    for (const [name, pose] of all) {
      for (const side of [1, -1] as const) {
        const { elbow, palm } = jointsOf(pose, side);
        for (const [x, y, z] of [elbow, palm]) {
          if (y < -0.1 || y > 0.5) continue;
          const lean = -Math.max(0, y - WAIST) * Math.sin(pose[0]!);
          expect(Math.hypot((x - lean) / 0.095, z / 0.15), `${name} ${side}`).toBeGreaterThan(1);
        }
      }
    }
  });

  it('have the joints of the figure that is drawn', () => {
    const [hipY, shoulderY] = [joints[Bone.ThighR]!, joints[Bone.UpperArmR]!];
    expect([hipY[1], hipY[2], shoulderY[1], shoulderY[2]]).toEqual([HIP_JOINT, HIP_OUT, SHOULDER, SHOULDER_OUT]);
    const between = (a: Bone, b: Bone): number => Math.hypot(...joints[a]!.map((value, i) => value - joints[b]![i]!));
    expect(between(Bone.UpperArmR, Bone.ForearmR)).toBeCloseTo(UPPER_ARM, 9);
    expect(between(Bone.ForearmR, Bone.HandR)).toBeCloseTo(FOREARM, 9);
    expect(between(Bone.ThighR, Bone.ShinR)).toBeCloseTo(THIGH, 9);
    expect(between(Bone.ShinR, Bone.FootR)).toBeCloseTo(SHIN, 9);
    expect(joints[Bone.Chest]![1]).toBe(WAIST);
  });
});

describe('on the bike', () => {
  it('knows its grips, pegs and saddle where they are drawn', () => {
    expect(GRIP).toEqual(GRIPS.right);
    expect(PEG).toEqual(PEGS.right);
    expect(SEATED[0]).toBe(SADDLE);
  });

  it.each([
    ['riding', SEATED],
    ['pegs', ON_PEGS],
  ] as const)('%s: hands on the grips, balls of the feet on the pegs', (name, hips) => {
    const { palm, ankle } = jointsOf(poses[name], 1);
    const inBike = ([x, y, z]: Vector): Vector => [x + hips[0], y + hips[1], z];
    for (let i = 0; i < 3; i++) expect(inBike(palm)[i]).toBeCloseTo(GRIP[i]!, 3);
    const ball = plus(inBike(ankle), [BALL, -ANKLE, 0], 1);
    for (let i = 0; i < 3; i++) expect(ball[i]).toBeCloseTo(PEG[i]!, 3);
  });
});

describe('two links', () => {
  it('meet at the goal and bend towards the pole', () => {
    const goal: Vector = [0.2, 0.3, 0.1];
    const [upper, lower] = twoLinks([0, 0, 0], goal, 0.3, 0.25, [0, 0, 1]);
    const end = plus(plus([0, 0, 0], upper, 0.3), lower, 0.25);
    for (let i = 0; i < 3; i++) expect(end[i]).toBeCloseTo(goal[i]!, 12);
    expect(upper[2]).toBeGreaterThan(lower[2]);
  });

  it('of an arm hold a toggle within reach, and let go of one that is far off', () => {
    const pose = poses.driving.slice();
    const goal = Float64Array.of(0.1, 0.8, -0.25);
    reachFor(pose, -1, goal, Float64Array.of(1));
    const { palm } = jointsOf(pose, -1);
    for (let i = 0; i < 3; i++) expect(palm[i]).toBeCloseTo(goal[i]!, 9);
    const before = pose.slice();
    reachFor(pose, -1, Float64Array.of(0.1, 2.5, -0.25), Float64Array.of(1));
    expect(pose).toEqual(before);
    expect(pose.length).toBe(POSE_SIZE);
  });
});
