/**
 * The bones of a person and how a pose turns them.
 *
 * Frame of the hips: x to the front, y to the head, z to the right, m. At rest the arms point sideways, palms down. Besides the bones
 * that a pose names there are helpers between them: each stands half way between two turns, so that a skin that hangs
 * on three bones around a joint keeps its girth where one on two would fall in.
 */
import { LEFT, POSE_SIZE, RIGHT, RUCKSACK } from '../../bake/postures';
import {
  FOREARM,
  HIP_JOINT,
  HIP_OUT,
  NECK,
  SHIN,
  SHOULDER,
  SHOULDER_OUT,
  THIGH,
  UPPER_ARM,
  WAIST,
} from '../../bake/skeleton';
import { length3 } from '../../math/length';
import type { Rgb } from './kits';

export enum Bone {
  Hips,
  Chest,
  Head,
  UpperArmR,
  ForearmR,
  HandR,
  ThighR,
  ShinR,
  FootR,
  UpperArmL,
  ForearmL,
  HandL,
  ThighL,
  ShinL,
  FootL,
  Rucksack,
  Waist,
  Neck,
  ShoulderR,
  TwistR,
  ElbowR,
  FingersR,
  GroinR,
  KneeR,
  AnkleR,
  ClavicleR,
  ShoulderL,
  TwistL,
  ElbowL,
  FingersL,
  GroinL,
  KneeL,
  AnkleL,
  ClavicleL,
}

const ELBOW_OUT = SHOULDER_OUT + UPPER_ARM;
const WRIST_OUT = ELBOW_OUT + FOREARM;
const oneSide = (side: 1 | -1): readonly Rgb[] => [
  [0, SHOULDER, SHOULDER_OUT * side],
  [0, SHOULDER, ELBOW_OUT * side],
  [0, SHOULDER, WRIST_OUT * side],
  [0, HIP_JOINT, HIP_OUT * side],
  [0, HIP_JOINT - THIGH, HIP_OUT * side],
  [0, HIP_JOINT - THIGH - SHIN, HIP_OUT * side],
];
const helpersOf = (side: 1 | -1): readonly Rgb[] => [
  [0, SHOULDER, SHOULDER_OUT * side],
  [0, SHOULDER, SHOULDER_OUT * side],
  [0, SHOULDER, ELBOW_OUT * side],
  [0, SHOULDER, (WRIST_OUT + 0.091) * side],
  [0, HIP_JOINT, HIP_OUT * side],
  [0, HIP_JOINT - THIGH, HIP_OUT * side],
  [0, HIP_JOINT - THIGH - SHIN, HIP_OUT * side],
  [0, 0.47, 0.03 * side],
];

/** Where each bone turns, in the resting figure, m. */
export const joints: readonly Rgb[] = [
  [0, 0, 0],
  [0, WAIST, 0],
  [0, NECK, 0],
  ...oneSide(1),
  ...oneSide(-1),
  [-0.12, -0.02, 0],
  [0, 0.08, 0],
  [0, 0.53, 0],
  ...helpersOf(1),
  ...helpersOf(-1),
];
export const BONE_COUNT = joints.length;

/** From a bone of the right to the same one of the left. */
export const TO_LEFT = Bone.UpperArmL - Bone.UpperArmR;
export const HELPER_TO_LEFT = Bone.ShoulderL - Bone.ShoulderR;

/** Turn of the collar bone per share of the arm's rise above level, rad. */
const SHRUG = 0.35;
/** How strongly elbows and knees keep to the turn with the least twist, against the plane in which they bend. */
const LEAST_TWIST = 0.2;

export interface Rig {
  /** Nine numbers a bone: its three axes, each a unit vector of the frame of the hips. */
  readonly turns: Float64Array;
  /** Three numbers a bone: where it is, m. */
  readonly places: Float64Array;
  /** How far the fingers are bent beyond a loose hand, rad: right, left. */
  readonly grip: Float64Array;
  pose(pose: Float64Array): void;
}

/** Numbers of the frame live in arrays throughout, and places in them are handed over: a double handed over is allocated. */
export function createRig(): Rig {
  const turns = new Float64Array(9 * BONE_COUNT);
  const places = new Float64Array(3 * BONE_COUNT);
  const grip = new Float64Array(2);
  const rest = new Float64Array(joints.flat());
  /** Pose in use. */
  const now = new Float64Array(POSE_SIZE);
  /** Three axes before they are put in order, an angle and its sine and cosine. */
  const work = new Float64Array(12);
  const ANGLE = 9;

  for (let b = 0; b < BONE_COUNT; b++) straight(b);

  function straight(bone: number): void {
    for (let i = 0; i < 9; i++) turns[9 * bone + i] = i % 4 === 0 ? 1 : 0;
  }

  /** Makes axis `second` upright on `first`, and the third from both; all of the bone. Axes are numbered 0 to 2. */
  function square(bone: number, first: number, second: number): void {
    const f = 9 * bone + 3 * first;
    const s = 9 * bone + 3 * second;
    const third = 3 - first - second;
    const t = 9 * bone + 3 * third;
    unit(f);
    let dot = 0;
    for (let i = 0; i < 3; i++) dot += turns[f + i]! * turns[s + i]!;
    for (let i = 0; i < 3; i++) turns[s + i]! -= dot * turns[f + i]!;
    unit(s);
    const sign = (second - first + 3) % 3 === 1 ? 1 : -1;
    for (let i = 0; i < 3; i++) {
      const j = (i + 1) % 3;
      const k = (i + 2) % 3;
      turns[t + i] = sign * (turns[f + j]! * turns[s + k]! - turns[f + k]! * turns[s + j]!);
    }
  }

  function unit(at: number): void {
    const length = length3(turns[at]!, turns[at + 1]!, turns[at + 2]!);
    if (!(length > 1e-9)) return;
    for (let i = 0; i < 3; i++) turns[at + i]! /= length;
  }

  /** Half way between the turns of two bones. */
  function between(bone: number, a: number, b: number, first: number, second: number): void {
    for (let i = 0; i < 9; i++) turns[9 * bone + i] = turns[9 * a + i]! + turns[9 * b + i]!;
    // Opposite turns have no middle: then that of the first.
    for (const axis of PAIRS[3 * first + second]!) {
      const at = 9 * bone + 3 * axis;
      if (length3(turns[at]!, turns[at + 1]!, turns[at + 2]!) < 1e-3)
        for (let i = 0; i < 3; i++) turns[at + i] = turns[9 * a + 3 * axis + i]!;
    }
    square(bone, first, second);
  }

  /** Hangs a bone from where its parent has turned to. */
  function hang(bone: number, parent: number): void {
    for (let i = 0; i < 3; i++) {
      let at = places[3 * parent + i]!;
      for (let axis = 0; axis < 3; axis++)
        at += turns[9 * parent + 3 * axis + i]! * (rest[3 * bone + axis]! - rest[3 * parent + axis]!);
      places[3 * bone + i] = at;
    }
  }

  /** The turn with the least twist that brings an axis of a bone, or its opposite, to a direction of the pose. */
  function aim(bone: number, axis: number, sign: number, at: number): void {
    straight(bone);
    // v' = v - (v·s) s / (1 + c) + ..., written out as a reflection of each axis: first on the half-way vector, then on the old one.
    for (let i = 0; i < 3; i++) work[i] = now[at + i]! + (i === axis ? sign : 0);
    const length = length3(work[0]!, work[1]!, work[2]!);
    if (length < 1e-6) {
      // Straight back: about the front for arms and thighs alike.
      for (let i = 3; i < 9; i++) turns[9 * bone + i] = -turns[9 * bone + i]!;
      return;
    }
    for (let i = 0; i < 3; i++) work[i]! /= length;
    for (let a = 0; a < 3; a++) {
      // Axis a mirrored on the plane across the old direction, then on that across the half-way vector.
      for (let i = 0; i < 3; i++) work[3 + i] = i === a ? (a === axis ? -1 : 1) : 0;
      let dot = 0;
      for (let i = 0; i < 3; i++) dot += work[i]! * work[3 + i]!;
      for (let i = 0; i < 3; i++) turns[9 * bone + 3 * a + i] = work[3 + i]! - 2 * dot * work[i]!;
    }
  }

  /** Cross product of two directions of the pose to `work[6..8]`. */
  function cross(a: number, b: number): void {
    for (let i = 0; i < 3; i++) {
      const j = (i + 1) % 3;
      const k = (i + 2) % 3;
      work[6 + i] = now[a + j]! * now[b + k]! - now[a + k]! * now[b + j]!;
    }
  }

  /**
   * Turns a limb of two bones so that it bends about its hinge.
   *
   * @param along   axis that points along the limb, or against it for `sign` -1
   * @param hinge   axis about which it bends, by the sense of the cross product of its parts times `bend`
   * @param origin  bone with the least twist
   */
  function bendLimb(
    upper: number,
    lower: number,
    origin: number,
    along: number,
    sign: number,
    hinge: number,
    bend: number,
    at: number,
  ): void {
    cross(at, at + 3);
    for (let i = 0; i < 3; i++) {
      const axis = bend * work[6 + i]! + LEAST_TWIST * turns[9 * origin + 3 * hinge + i]!;
      turns[9 * upper + 3 * along + i] = sign * now[at + i]!;
      turns[9 * lower + 3 * along + i] = sign * now[at + 3 + i]!;
      turns[9 * upper + 3 * hinge + i] = axis;
      turns[9 * lower + 3 * hinge + i] = axis;
    }
    square(upper, along, hinge);
    square(lower, along, hinge);
  }

  /** The turn of a parent, then by the angle in `work` about one of its axes. */
  function turned(bone: number, parent: number, axis: number): void {
    work[ANGLE + 1] = Math.sin(work[ANGLE]!);
    work[ANGLE + 2] = Math.cos(work[ANGLE]!);
    const j = (axis + 1) % 3;
    const k = (axis + 2) % 3;
    for (let i = 0; i < 3; i++) {
      const y = turns[9 * parent + 3 * j + i]!;
      const z = turns[9 * parent + 3 * k + i]!;
      turns[9 * bone + 3 * axis + i] = turns[9 * parent + 3 * axis + i]!;
      turns[9 * bone + 3 * j + i] = y * work[ANGLE + 2]! + z * work[ANGLE + 1]!;
      turns[9 * bone + 3 * k + i] = z * work[ANGLE + 2]! - y * work[ANGLE + 1]!;
    }
  }

  function side(isLeft: number): void {
    const shift = isLeft * TO_LEFT;
    const more = isLeft * HELPER_TO_LEFT;
    const sign = isLeft ? -1 : 1;
    const at = isLeft ? LEFT : RIGHT;
    const arm = Bone.UpperArmR + shift;
    const fore = Bone.ForearmR + shift;
    const hand = Bone.HandR + shift;
    const twist = Bone.TwistR + more;
    const shoulder = Bone.ShoulderR + more;
    const elbow = Bone.ElbowR + more;
    const fingers = Bone.FingersR + more;
    const clavicle = Bone.ClavicleR + more;
    aim(shoulder, 2, sign, at);
    bendLimb(twist, fore, shoulder, 2, sign, 1, sign, at);
    between(arm, shoulder, twist, 2, 1);
    copy(hand, fore);
    hang(arm, Bone.Chest);
    hang(shoulder, Bone.Chest);
    hang(twist, Bone.Chest);
    between(shoulder, Bone.Chest, shoulder, 2, 1);
    hang(fore, twist);
    hang(elbow, twist);
    between(elbow, twist, fore, 2, 1);
    hang(hand, fore);
    work[ANGLE] = sign * grip[isLeft]!;
    turned(fingers, hand, 0);
    hang(fingers, hand);
    work[ANGLE] = -sign * SHRUG * Math.max(0, now[at + 1]!);
    turned(clavicle, Bone.Chest, 0);
    hang(clavicle, Bone.Chest);

    const thigh = Bone.ThighR + shift;
    const shin = Bone.ShinR + shift;
    const foot = Bone.FootR + shift;
    const groin = Bone.GroinR + more;
    const knee = Bone.KneeR + more;
    const ankle = Bone.AnkleR + more;
    aim(groin, 1, -1, at + 6);
    bendLimb(thigh, shin, groin, 1, -1, 2, -1, at + 6);
    between(groin, Bone.Hips, thigh, 1, 2);
    hang(thigh, Bone.Hips);
    hang(groin, Bone.Hips);
    hang(shin, thigh);
    hang(knee, thigh);
    between(knee, thigh, shin, 1, 2);
    work[ANGLE] = -now[2]!;
    turned(foot, shin, 2);
    hang(foot, shin);
    hang(ankle, shin);
    between(ankle, shin, foot, 1, 2);
  }

  function copy(bone: number, from: number): void {
    for (let i = 0; i < 9; i++) turns[9 * bone + i] = turns[9 * from + i]!;
  }

  return {
    turns,
    places,
    grip,
    pose(pose) {
      now.set(pose);
      straight(Bone.Hips);
      work[ANGLE] = now[0]!;
      turned(Bone.Chest, Bone.Hips, 2);
      hang(Bone.Chest, Bone.Hips);
      work[ANGLE] = now[1]!;
      turned(Bone.Head, Bone.Chest, 2);
      hang(Bone.Head, Bone.Chest);
      between(Bone.Neck, Bone.Chest, Bone.Head, 1, 2);
      hang(Bone.Neck, Bone.Chest);
      between(Bone.Waist, Bone.Hips, Bone.Chest, 1, 2);
      hang(Bone.Waist, Bone.Hips);
      work[ANGLE] = now[RUCKSACK]!;
      turned(Bone.Rucksack, Bone.Hips, 2);
      work[ANGLE] = now[RUCKSACK + 1]!;
      turned(Bone.Rucksack, Bone.Rucksack, 0);
      hang(Bone.Rucksack, Bone.Hips);
      side(0);
      side(1);
    },
  };
}

/** The two axes that make a frame, by 3 × first + second. */
const PAIRS: readonly (readonly number[])[] = [[], [0, 1], [0, 2], [1, 0], [], [1, 2], [2, 0], [2, 1], []];
