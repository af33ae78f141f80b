/**
 * A person as one skinned mesh: trunk, head and limbs as lofts of rounded sections, gear fixed to single bones.
 *
 * Frame of the hips: x to the front, y to the head, z to the right. At rest the arms point sideways. The bones stand outside the
 * scene graph and are posed in the mesh's own frame, so the figure keeps still far from the origin.
 */
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { LEFT, RIGHT } from './poses';

/** Height of the hips above the soles when standing, m. */
export const HIP_HEIGHT = 0.97;

type Rgb = readonly [number, number, number];

/** Colours, linear albedo, and what is worn. */
export interface Kit {
  readonly suit: Rgb;
  readonly trim: Rgb;
  readonly gloves: Rgb;
  readonly boots: Rgb;
  readonly helmet: Rgb;
  readonly face: Rgb;
  readonly container: Rgb;
  readonly rucksack: boolean;
  readonly oxygen: boolean;
}

export const militaryKit: Kit = {
  suit: [0.2, 0.17, 0.115],
  trim: [0.15, 0.128, 0.085],
  gloves: [0.035, 0.034, 0.03],
  boots: [0.12, 0.085, 0.055],
  helmet: [0.085, 0.085, 0.07],
  face: [0.015, 0.016, 0.017],
  container: [0.075, 0.08, 0.055],
  rucksack: true,
  oxygen: true,
};

export const riderKit: Kit = {
  suit: [0.03, 0.033, 0.042],
  trim: [0.5, 0.07, 0.025],
  gloves: [0.025, 0.025, 0.026],
  boots: [0.45, 0.44, 0.42],
  helmet: [0.62, 0.62, 0.6],
  face: [0.012, 0.013, 0.016],
  container: [0.05, 0.055, 0.07],
  rucksack: false,
  oxygen: false,
};

enum Bone {
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
}

/** Where each bone turns, in the resting figure, m. */
const joints: readonly Rgb[] = [
  [0, 0, 0],
  [0, 0.16, 0],
  [0, 0.555, 0],
  [0, 0.46, 0.185],
  [0, 0.46, 0.47],
  [0, 0.46, 0.735],
  [0, -0.04, 0.1],
  [0, -0.47, 0.1],
  [0, -0.885, 0.1],
  [0, 0.46, -0.185],
  [0, 0.46, -0.47],
  [0, 0.46, -0.735],
  [0, -0.04, -0.1],
  [0, -0.47, -0.1],
  [0, -0.885, -0.1],
];

/** Centre, half widths (to the front; the other way), the two bones it follows and the share of the second, colour. */
type Section = readonly [
  x: number,
  y: number,
  z: number,
  front: number,
  side: number,
  a: Bone,
  b: Bone,
  share: number,
  c: Rgb,
];

/**
 * A skin over sections in a row.
 *
 * @param axis    direction of the row
 * @param square  2 for ellipses, more for boxes with rounded edges
 */
function loft(axis: 'y' | 'z', sections: readonly Section[], around: number, square = 2.2): THREE.BufferGeometry {
  const positions: number[] = [];
  const colours: number[] = [];
  const bones: number[] = [];
  const weights: number[] = [];
  const index: number[] = [];
  const put = (s: Section, front: number, side: number): void => {
    positions.push(s[0] + front, axis === 'y' ? s[1] : s[1] + side, axis === 'y' ? s[2] + side : s[2]);
    colours.push(...s[8]);
    bones.push(s[5], s[6], 0, 0);
    weights.push(1 - s[7], s[7], 0, 0);
  };
  const power = 2 / square;
  for (const s of sections) {
    for (let i = 0; i < around; i++) {
      const angle = (i / around) * 2 * Math.PI;
      const c = Math.cos(angle);
      const d = Math.sin(angle);
      put(s, s[3] * Math.sign(c) * Math.abs(c) ** power, s[4] * Math.sign(d) * Math.abs(d) ** power);
    }
  }
  for (let r = 0; r < sections.length - 1; r++) {
    for (let i = 0; i < around; i++) {
      const a = r * around + i;
      const b = r * around + ((i + 1) % around);
      index.push(a, b, a + around, b, b + around, a + around);
    }
  }
  for (const end of [0, sections.length - 1]) {
    const middle = positions.length / 3;
    put(sections[end]!, 0, 0);
    for (let i = 0; i < around; i++) {
      const a = end * around + i;
      const b = end * around + ((i + 1) % around);
      if (end === 0) index.push(middle, b, a);
      else index.push(middle, a, b);
    }
  }
  const first = sections[0]!;
  const last = sections[sections.length - 1]!;
  const rises = axis === 'y' ? last[1] > first[1] : last[2] < first[2];
  if (rises) for (let i = 0; i < index.length; i += 3) [index[i], index[i + 1]] = [index[i + 1]!, index[i]!];
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setAttribute('color', new THREE.Float32BufferAttribute(colours, 3));
  geometry.setAttribute('skinIndex', new THREE.Uint16BufferAttribute(bones, 4));
  geometry.setAttribute('skinWeight', new THREE.Float32BufferAttribute(weights, 4));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

function limbs(kit: Kit, side: 1 | -1, around: number): THREE.BufferGeometry[] {
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

function trunk(kit: Kit, around: number): THREE.BufferGeometry[] {
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

export interface Figure {
  readonly object: THREE.SkinnedMesh;
  /** Puts the bones into a pose (see `poses.ts`). */
  pose(pose: Float64Array): void;
  /** Lowest point of trunk, hands and feet along a direction of the figure's frame, m. */
  reachAlong(direction: THREE.Vector3): number;
  dispose(): void;
}

const axis = new THREE.Vector3();
const rest = new THREE.Vector3();
const place = new THREE.Vector3();
const turn = new THREE.Quaternion();
const unit = new THREE.Vector3(1, 1, 1);
const Z = new THREE.Vector3(0, 0, 1);

export function createFigure(kit: Kit, around: number, shiny: boolean): Figure {
  const pieces = [...trunk(kit, around), ...limbs(kit, 1, around), ...limbs(kit, -1, around)];
  const geometry = mergeGeometries(pieces);
  for (const piece of pieces) piece.dispose();
  const material = shiny
    ? new THREE.MeshStandardMaterial({ vertexColors: true, roughness: 0.72 })
    : new THREE.MeshLambertMaterial({ vertexColors: true });
  const object = new THREE.SkinnedMesh(geometry, material);
  object.bindMode = THREE.DetachedBindMode;
  object.frustumCulled = false;
  object.castShadow = true;
  object.receiveShadow = true;
  const bones = joints.map((joint) => {
    const bone = new THREE.Bone();
    bone.matrixAutoUpdate = false;
    bone.matrixWorldAutoUpdate = false;
    bone.matrixWorld.makeTranslation(...joint);
    return bone;
  });
  object.bind(new THREE.Skeleton(bones), new THREE.Matrix4());

  const turns = joints.map(() => new THREE.Quaternion());
  const places = joints.map((joint) => new THREE.Vector3(...joint));
  /** Hangs a bone from its parent with the given turn in the frame of the hips. */
  const hang = (bone: Bone, parent: Bone): void => {
    const from = joints[parent]!;
    const to = joints[bone]!;
    place.set(to[0] - from[0], to[1] - from[1], to[2] - from[2]).applyQuaternion(turns[parent]!);
    places[bone]!.copy(places[parent]!).add(place);
  };
  const aim = (bone: Bone, parent: Bone, pose: Float64Array, at: number): void => {
    turns[bone]!.setFromUnitVectors(rest, axis.fromArray(pose, at));
    hang(bone, parent);
  };
  const side = (pose: Float64Array, from: number, shift: number): void => {
    rest.set(0, 0, shift === 0 ? 1 : -1);
    aim(Bone.UpperArmR + shift, Bone.Chest, pose, from);
    aim(Bone.ForearmR + shift, Bone.UpperArmR + shift, pose, from + 3);
    turns[Bone.HandR + shift]!.copy(turns[Bone.ForearmR + shift]!);
    hang(Bone.HandR + shift, Bone.ForearmR + shift);
    rest.set(0, -1, 0);
    aim(Bone.ThighR + shift, Bone.Hips, pose, from + 6);
    aim(Bone.ShinR + shift, Bone.ThighR + shift, pose, from + 9);
    turns[Bone.FootR + shift]!.copy(turns[Bone.ShinR + shift]!).multiply(turn.setFromAxisAngle(Z, -pose[2]!));
    hang(Bone.FootR + shift, Bone.ShinR + shift);
  };
  return {
    object,
    pose(pose) {
      turns[Bone.Hips]!.identity();
      places[Bone.Hips]!.set(0, 0, 0);
      turns[Bone.Chest]!.setFromAxisAngle(Z, pose[0]!);
      hang(Bone.Chest, Bone.Hips);
      turns[Bone.Head]!.setFromAxisAngle(Z, pose[0]! + pose[1]!);
      hang(Bone.Head, Bone.Chest);
      side(pose, RIGHT, 0);
      side(pose, LEFT, Bone.UpperArmL - Bone.UpperArmR);
      for (let b = 0; b < bones.length; b++) bones[b]!.matrixWorld.compose(places[b]!, turns[b]!, unit);
    },
    reachAlong(direction) {
      let farthest = 0.13;
      for (let b = 0; b < places.length; b++)
        farthest = Math.max(farthest, places[b]!.dot(direction) + (b === Bone.Head ? 0.15 : 0.09));
      return farthest;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      object.skeleton.dispose();
    },
  };
}
