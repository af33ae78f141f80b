/**
 * A person as one skinned mesh: trunk, head and limbs as lofts of rounded sections, gear fixed to single bones.
 *
 * Frame of the hips: x to the front, y to the head, z to the right. At rest the arms point sideways. The bones stand outside the
 * scene graph and are posed in the mesh's own frame, so the figure keeps still far from the origin.
 */
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { LEFT, RIGHT } from '../../bake/postures';
import { limbs, trunk } from './figure-skin';
import type { Kit, Rgb } from './kits';
import { Bone } from './loft';

/** Height of the hips above the soles when standing, m. */
export const HIP_HEIGHT = 0.97;

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

export interface Figure {
  readonly object: THREE.SkinnedMesh;
  /** Puts the bones into a pose (see `bake/postures.ts`). */
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
  // Asked for when things are sorted by distance; worked out from every corner it would take longer than all else here.
  object.boundingSphere = new THREE.Sphere(new THREE.Vector3(), 1.3);
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
