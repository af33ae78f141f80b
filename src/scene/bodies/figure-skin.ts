/** Trunk, head, limbs and gear of the figure at rest, arms stretched sideways. */
import type * as THREE from 'three';
import type { Kit, Rgb } from './kits';
import { Bone, loft, type Section } from './loft';

export function limbs(kit: Kit, side: 1 | -1, around: number): THREE.BufferGeometry[] {
  const shift = side === 1 ? 0 : Bone.UpperArmL - Bone.UpperArmR;
  const upper = Bone.UpperArmR + shift;
  const fore = Bone.ForearmR + shift;
  const hand = Bone.HandR + shift;
  const thigh = Bone.ThighR + shift;
  const shin = Bone.ShinR + shift;
  const foot = Bone.FootR + shift;
  const arm = (z: number, r: number, a: Bone, b: Bone, share: number, c: Rgb, y = 0.46): Section => [
    0,
    y,
    z * side,
    r,
    r,
    a,
    b,
    share,
    c,
  ];
  const leg = (
    y: number,
    x: number,
    front: number,
    across: number,
    a: Bone,
    b: Bone,
    share: number,
    c: Rgb,
  ): Section => [x, y, (0.1 + (y > -0.1 ? -0.012 : 0)) * side, front, across, a, b, share, c];
  return [
    loft(
      'z',
      [
        arm(0.07, 0.075, Bone.Chest, upper, 0, kit.suit, 0.435),
        arm(0.13, 0.083, Bone.Chest, upper, 0.15, kit.suit, 0.45),
        arm(0.185, 0.077, Bone.Chest, upper, 0.55, kit.suit),
        arm(0.24, 0.068, Bone.Chest, upper, 0.95, kit.suit),
        arm(0.34, 0.06, upper, fore, 0, kit.suit),
        arm(0.42, 0.055, upper, fore, 0.1, kit.suit),
        arm(0.47, 0.054, upper, fore, 0.5, kit.trim),
        arm(0.52, 0.053, upper, fore, 0.9, kit.trim),
        arm(0.61, 0.047, fore, hand, 0, kit.suit),
        arm(0.7, 0.039, fore, hand, 0.2, kit.suit),
        arm(0.71, 0.044, fore, hand, 0.4, kit.gloves),
      ],
      around,
    ),
    loft(
      'z',
      [
        arm(0.69, 0.043, fore, hand, 0.3, kit.gloves),
        arm(0.74, 0.041, fore, hand, 0.8, kit.gloves),
        [0.004, 0.46, 0.79 * side, 0.05, 0.026, hand, hand, 0, kit.gloves],
        [0.006, 0.455, 0.84 * side, 0.047, 0.021, hand, hand, 0, kit.gloves],
        [0.006, 0.448, 0.9 * side, 0.036, 0.014, hand, hand, 0, kit.gloves],
      ],
      around,
    ),
    loft(
      'y',
      [
        leg(0.02, -0.01, 0.105, 0.086, Bone.Hips, thigh, 0, kit.suit),
        leg(-0.04, -0.006, 0.114, 0.1, Bone.Hips, thigh, 0.45, kit.suit),
        leg(-0.12, 0, 0.107, 0.098, Bone.Hips, thigh, 0.9, kit.suit),
        leg(-0.25, 0.004, 0.097, 0.09, thigh, shin, 0, kit.suit),
        leg(-0.38, 0.008, 0.084, 0.079, thigh, shin, 0.06, kit.suit),
        leg(-0.44, 0.012, 0.081, 0.074, thigh, shin, 0.35, kit.trim),
        leg(-0.5, 0.01, 0.078, 0.071, thigh, shin, 0.75, kit.trim),
        leg(-0.56, -0.002, 0.077, 0.071, thigh, shin, 1, kit.suit),
        leg(-0.66, -0.014, 0.077, 0.07, shin, foot, 0, kit.suit),
        leg(-0.76, -0.014, 0.064, 0.06, shin, foot, 0, kit.suit),
        leg(-0.82, -0.014, 0.058, 0.056, shin, foot, 0.05, kit.suit),
      ],
      around,
    ),
    loft(
      'y',
      [
        leg(-0.69, -0.014, 0.07, 0.065, shin, foot, 0, kit.boots),
        leg(-0.8, -0.014, 0.062, 0.058, shin, foot, 0.05, kit.boots),
        leg(-0.86, 0.0, 0.075, 0.055, shin, foot, 0.55, kit.boots),
        leg(-0.905, 0.04, 0.125, 0.052, shin, foot, 1, kit.boots),
        leg(-0.94, 0.055, 0.148, 0.053, shin, foot, 1, kit.boots),
        leg(-0.97, 0.055, 0.15, 0.05, shin, foot, 1, kit.boots),
      ],
      around,
      2.6,
    ),
  ];
}

export function trunk(kit: Kit, around: number): THREE.BufferGeometry[] {
  const torso = (
    y: number,
    x: number,
    front: number,
    across: number,
    a: Bone,
    b: Bone,
    share: number,
    c: Rgb = kit.suit,
  ): Section => [x, y, 0, front, across, a, b, share, c];
  const head = (y: number, x: number, front: number, across: number, c: Rgb): Section => [
    x,
    y,
    0,
    front,
    across,
    Bone.Head,
    Bone.Head,
    0,
    c,
  ];
  const box = (at: readonly Section[]): THREE.BufferGeometry => loft('y', at, Math.max(12, around), 5);
  const worn = (y: number, x: number, front: number, across: number, bone: Bone, c: Rgb): Section => [
    x,
    y,
    0,
    front,
    across,
    bone,
    bone,
    0,
    c,
  ];
  const parts = [
    loft(
      'y',
      [
        torso(-0.13, -0.005, 0.08, 0.09, Bone.Hips, Bone.Chest, 0),
        torso(-0.08, -0.01, 0.115, 0.155, Bone.Hips, Bone.Chest, 0),
        torso(-0.02, -0.012, 0.128, 0.175, Bone.Hips, Bone.Chest, 0),
        torso(0.05, -0.006, 0.12, 0.168, Bone.Hips, Bone.Chest, 0.1),
        torso(0.12, 0, 0.112, 0.157, Bone.Hips, Bone.Chest, 0.4, kit.trim),
        torso(0.2, 0, 0.116, 0.166, Bone.Hips, Bone.Chest, 0.8),
        torso(0.3, -0.003, 0.128, 0.186, Bone.Chest, Bone.Head, 0),
        torso(0.4, -0.008, 0.128, 0.198, Bone.Chest, Bone.Head, 0),
        torso(0.46, -0.014, 0.112, 0.185, Bone.Chest, Bone.Head, 0),
        torso(0.5, -0.016, 0.088, 0.12, Bone.Chest, Bone.Head, 0.1),
        torso(0.54, -0.012, 0.07, 0.075, Bone.Chest, Bone.Head, 0.5, kit.trim),
        torso(0.6, 0, 0.062, 0.06, Bone.Chest, Bone.Head, 1, kit.trim),
      ],
      around,
      2.35,
    ),
    loft(
      'y',
      [
        head(0.575, 0.02, 0.07, 0.062, kit.helmet),
        head(0.6, 0.025, 0.108, 0.088, kit.helmet),
        head(0.64, 0.018, 0.122, 0.108, kit.helmet),
        head(0.7, 0.0, 0.138, 0.12, kit.helmet),
        head(0.76, -0.006, 0.138, 0.12, kit.helmet),
        head(0.8, -0.008, 0.122, 0.106, kit.helmet),
        head(0.832, -0.008, 0.086, 0.075, kit.helmet),
        head(0.846, -0.008, 0.035, 0.03, kit.helmet),
      ],
      around,
    ),
    // Visor or goggles: a dark band in front of the helmet.
    loft(
      'y',
      [
        head(0.655, 0.052, 0.09, 0.082, kit.face),
        head(0.675, 0.06, 0.094, 0.092, kit.face),
        head(0.715, 0.058, 0.092, 0.094, kit.face),
        head(0.735, 0.05, 0.088, 0.086, kit.face),
      ],
      around,
    ),
    box([
      worn(0.02, -0.165, 0.03, 0.13, Bone.Chest, kit.container),
      worn(0.05, -0.18, 0.06, 0.15, Bone.Chest, kit.container),
      worn(0.25, -0.19, 0.075, 0.15, Bone.Chest, kit.container),
      worn(0.43, -0.175, 0.06, 0.13, Bone.Chest, kit.container),
      worn(0.46, -0.16, 0.03, 0.11, Bone.Chest, kit.container),
    ]),
    box([
      worn(0.3, 0.105, 0.03, 0.185, Bone.Chest, kit.container),
      worn(0.335, 0.105, 0.03, 0.185, Bone.Chest, kit.container),
    ]),
  ];
  if (kit.oxygen) {
    parts.push(
      loft(
        'y',
        [
          head(0.585, 0.12, 0.03, 0.03, kit.face),
          head(0.605, 0.13, 0.05, 0.05, kit.face),
          head(0.64, 0.125, 0.052, 0.05, kit.face),
          head(0.66, 0.11, 0.04, 0.04, kit.face),
        ],
        around,
      ),
      // Bottle on the left hip, rucksack behind the thighs.
      box([
        [0.03, -0.02, -0.2, 0.05, 0.04, Bone.Hips, Bone.Hips, 0, kit.gloves],
        [0.03, 0.2, -0.2, 0.05, 0.04, Bone.Hips, Bone.Hips, 0, kit.gloves],
      ]),
    );
  }
  if (kit.rucksack) {
    parts.push(
      box([
        worn(-0.48, -0.2, 0.06, 0.13, Bone.Hips, kit.trim),
        worn(-0.45, -0.21, 0.1, 0.17, Bone.Hips, kit.trim),
        worn(-0.15, -0.215, 0.115, 0.18, Bone.Hips, kit.trim),
        worn(-0.06, -0.2, 0.08, 0.16, Bone.Hips, kit.trim),
      ]),
    );
  }
  return parts;
}
