/**
 * A person with clothes and gear on one skeleton: one skin for all that is solid, one for glass, and a plain one for far off.
 *
 * Frame of the hips: x to the front, y to the head, z to the right. At rest the arms point sideways. The bones stand outside the
 * scene graph and are posed in the meshes' own frame, so the figure keeps still far from the origin.
 */
import * as THREE from 'three';
import { bindBody, bodyField, paintBody } from './figure-body';
import { BONE_COUNT, Bone, createRig, joints } from './figure-bones';
import { createFigureCloth, plainColour } from './figure-cloth';
import { ball, type Field } from './figure-field';
import { addContainer, addHarness } from './figure-harness';
import { addHead } from './figure-head';
import { createSkin, geometryOf, type PackedSkin, packSkin, type Skin } from './figure-mesh';
import { addNet } from './figure-net';
import { addOxygen, addRucksack } from './figure-pack';
import type { Fineness } from './figure-stuff';
import { addBoots, addGloves, addPads } from './figure-wear';
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
  dispose(): void;
}

/** Meshes of the net of clothes, m, by corners around a limb. */
const meshOf = (around: number): number =>
  around >= 20 ? 0.0226 : around >= 14 ? 0.0302 : around >= 12 ? 0.038 : 0.055;

/** The clothes alone: one closed skin from collar to cuffs. */
export function clothesOf(kit: Kit, around: number): { readonly skin: Skin; readonly field: Field } {
  const skin = createSkin();
  const field = bodyField(kit);
  addNet(skin, field, {
    low: [-0.27, -1, -0.84],
    high: [0.27, 0.7, 0.84],
    mesh: meshOf(around),
    paint: paintBody(kit),
    bind: bindBody,
    mirrored: true,
  });
  return { skin, field };
}

/** All of a figure at rest: solid, and of glass. Where there is no glass, the face lies open. */
export function skinsOf(
  kit: Kit,
  around: number,
  shiny: boolean,
): { readonly solid: Skin; readonly glass: Skin | null } {
  const { skin, field } = clothesOf(kit, around);
  const fineness: Fineness = { around, mesh: meshOf(around), detail: around >= 12 };
  const glass = shiny ? createSkin() : null;
  const container = addContainer(skin, kit, fineness);
  addHarness(skin, kit, field, fineness);
  addGloves(skin, kit, fineness);
  addBoots(skin, kit, fineness);
  addPads(skin, kit, field, fineness);
  if (kit.rucksack) addRucksack(skin, kit, fineness);
  if (kit.oxygen) addOxygen(skin, kit, fineness);
  addHead(skin, glass, kit, fineness.detail ? Math.min(20, around) : 8);
  const helmet = ball([-0.005, 0.7, 0], [0.135, 0.135, 0.12]);
  shadeFolds(skin, (x, y, z) => {
    if (y > 0.7) return helmet(x, y, z);
    const clothes = field(x, y, z);
    if (y > 0.5) return Math.min(clothes, helmet(x, y, z));
    return x < 0 && y > -0.15 ? Math.min(clothes, container(x, y, z)) : clothes;
  });
  if (!shiny) {
    for (let n = 0; n < skin.colour.length; n += 3) {
      const at = skin.position.slice(n, n + 3);
      const i = (n / 3) * 4;
      const colour = plainColour(kit, at, skin.colour.slice(n, n + 3), skin.cloth.slice(i, i + 4));
      for (let c = 0; c < 3; c++) skin.colour[n + c] = colour[c]! * (0.45 + 0.55 * skin.surface[i + 3]!);
    }
  }
  return { solid: skin, glass };
}

/** How far from a surface something stands in its light, m, and how much that takes. */
const SHADES: readonly (readonly [far: number, share: number])[] = [
  [0.012, 0.2],
  [0.03, 0.3],
  [0.075, 0.35],
];

/** Works out the share of the sky that each corner sees, where that is not given. */
function shadeFolds({ position: p, normal: n, surface }: Skin, around: Field): void {
  for (let k = 0, i = 3; k < p.length; k += 3, i += 4) {
    if (!Number.isNaN(surface[i]!)) continue;
    let open = 1;
    const here = Math.max(0, around(p[k]!, p[k + 1]!, p[k + 2]!));
    for (const [far, share] of SHADES) {
      const free = around(p[k]! + far * n[k]!, p[k + 1]! + far * n[k + 1]!, p[k + 2]! + far * n[k + 2]!) - here;
      open -= share * Math.min(1, Math.max(0, 1 - free / far));
    }
    surface[i] = Math.max(0.1, open);
  }
}

interface Packed {
  readonly solid: PackedSkin;
  readonly glass: PackedSkin | null;
}
/** What has been made of a kit, by how finely: a ghost wears the same, and a world may come back. */
const made = new WeakMap<Kit, Map<string, Packed>>();

function packedOf(kit: Kit, around: number, shiny: boolean): Packed {
  const byFineness = made.get(kit) ?? new Map<string, Packed>();
  made.set(kit, byFineness);
  const key = `${around} ${shiny}`;
  let packed = byFineness.get(key);
  if (!packed) {
    const { solid, glass } = skinsOf(kit, around, shiny);
    packed = { solid: packSkin(solid), glass: glass && packSkin(glass) };
    byFineness.set(key, packed);
  }
  return packed;
}

/** From here on the plain figure stands for the fine one, m. */
const FAR = 60;
const FAR_AROUND = 8;

export function createFigure(kit: Kit, around: number, shiny: boolean): Figure {
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
  const add = (skin: PackedSkin, material: THREE.Material, name: string): THREE.SkinnedMesh => {
    const geometry = geometryOf(skin);
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
  const near = new THREE.Group();
  const { solid, glass } = packedOf(kit, around, shiny);
  near.add(add(solid, cloth.body, 'figure'));
  if (glass && cloth.glass) near.add(add(glass, cloth.glass, 'visor'));
  let object: THREE.Object3D = near;
  if (shiny) {
    const far = add(packedOf(kit, FAR_AROUND, true).solid, cloth.body, 'figure far off');
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
      for (const geometry of geometries) geometry.dispose();
      cloth.dispose();
      skeleton.dispose();
    },
  };
}
