/**
 * A person with clothes and gear on one skeleton: one skin for all that is solid, one for glass, and a plain one for far off.
 *
 * Frame of the hips: x to the front, y to the head, z to the right. At rest the arms point sideways. The bones stand outside the
 * scene graph and are posed in the meshes' own frame, so the figure keeps still far from the origin.
 */
import * as THREE from 'three';
import type { Builder } from '../build/builder';
import { BONE_COUNT, Bone, createRig, joints } from './figure-bones';
import { createFigureCloth } from './figure-cloth';
import type { PackedSkin } from './figure-mesh';
import type { SkinOrder } from './figure-skin';
import type { Kit } from './kits';

export { HIP_HEIGHT } from '../../bake/skeleton';

export interface Figure {
  readonly object: THREE.Object3D;
  /** How far the fingers are bent beyond a loose hand, rad: right, left. */
  readonly grip: Float64Array;
  /** Puts the bones into a pose (see `bake/postures.ts`). */
  pose(pose: Float64Array): void;
  /**
   * Ripples the clothes in the wind. What is seen depends on these two alone.
   *
   * @param wind  time, s, and dynamic pressure, Pa: 0 for none, as where motion is to be reduced. In an array, because
   *   numbers handed over would be allocated.
   */
  ripple(wind: Float64Array): void;
  /** Lowest point of trunk, hands and feet along a direction of the figure's frame, m. */
  reachAlong(direction: THREE.Vector3): number;
  /** Settles once the skin is there, or will not come. */
  readonly dressed: Promise<unknown>;
  dispose(): void;
}

/** Attributes whose bytes stand for shares from 0 to 1. */
const SHARES: ReadonlySet<string> = new Set(['surface', 'skinWeight']);

function fill(geometry: THREE.BufferGeometry, { attributes, index }: PackedSkin): void {
  for (const [name, [array, size]] of Object.entries(attributes))
    geometry.setAttribute(name, new THREE.BufferAttribute(array, size, SHARES.has(name)));
  geometry.setIndex(new THREE.BufferAttribute(index, 1));
}

/** From here on the plain figure stands for the fine one, m. */
const FAR = 60;
const FAR_AROUND = 8;

/**
 * The skin is worked out by the builder: until it comes nothing is drawn, but the programs can be readied.
 *
 * @param around  corners around a limb
 * @param shiny  for a shader of its own, with glass before the face and a plain figure for far off
 */
export function createFigure(kit: Kit, around: number, shiny: boolean, builder: Builder): Figure {
  const rig = createRig();
  const cloth = createFigureCloth(kit, shiny);
  const bones = joints.map((joint) => {
    const bone = new THREE.Bone();
    bone.matrixAutoUpdate = false;
    bone.matrixWorldAutoUpdate = false;
    bone.matrixWorld.makeTranslation(...joint);
    return bone;
  });
  const skeleton = new THREE.Skeleton(bones);
  const geometries: THREE.BufferGeometry[] = [];
  const add = (material: THREE.Material, name: string): THREE.SkinnedMesh => {
    const geometry = new THREE.BufferGeometry();
    geometries.push(geometry);
    const mesh = new THREE.SkinnedMesh(geometry, material);
    mesh.name = name;
    mesh.bindMode = THREE.DetachedBindMode;
    mesh.frustumCulled = false;
    // Asked for when things are sorted by distance; worked out from every corner it would take longer than all else here.
    mesh.boundingSphere = new THREE.Sphere(new THREE.Vector3(), 1.3);
    mesh.castShadow = material === cloth.body;
    mesh.receiveShadow = material === cloth.body;
    mesh.bind(skeleton, new THREE.Matrix4());
    return mesh;
  };
  let disposed = false;
  const dress = (order: SkinOrder, solid: THREE.SkinnedMesh, glass: THREE.SkinnedMesh | null): Promise<unknown> =>
    builder.run('figureSkin', order).then(
      (skin) => {
        if (disposed) return;
        fill(solid.geometry, skin.solid);
        if (glass && skin.glass) fill(glass.geometry, skin.glass);
      },
      // Nobody is seen then, but all else is.
      () => undefined,
    );
  const body = add(cloth.body, 'figure');
  const visor = cloth.glass && add(cloth.glass, 'visor');
  const dressed = dress({ kit, around, shiny }, body, visor);
  let object: THREE.Object3D = body;
  if (visor) {
    const near = new THREE.Group();
    near.add(body, visor);
    const far = add(cloth.body, 'figure far off');
    void dress({ kit, around: FAR_AROUND, shiny }, far, null);
    const levels = new THREE.LOD();
    levels.addLevel(near, 0);
    levels.addLevel(far, FAR, 0.05);
    object = levels;
  }
  const { turns, places } = rig;
  return {
    object,
    grip: rig.grip,
    pose(pose) {
      rig.pose(pose);
      for (let b = 0; b < BONE_COUNT; b++) {
        const { elements } = bones[b]!.matrixWorld;
        for (let axis = 0; axis < 3; axis++)
          for (let c = 0; c < 3; c++) elements[4 * axis + c] = turns[9 * b + 3 * axis + c]!;
        for (let c = 0; c < 3; c++) elements[12 + c] = places[3 * b + c]!;
      }
    },
    ripple: cloth.ripple,
    dressed,
    reachAlong(direction) {
      let farthest = 0.13;
      for (let b = 0; b <= Bone.FootL; b++) {
        const along =
          places[3 * b]! * direction.x + places[3 * b + 1]! * direction.y + places[3 * b + 2]! * direction.z;
        farthest = Math.max(farthest, along + (b === Bone.Head ? 0.15 : 0.09));
      }
      return farthest;
    },
    dispose() {
      disposed = true;
      for (const geometry of geometries) geometry.dispose();
      cloth.dispose();
      skeleton.dispose();
    },
  };
}
