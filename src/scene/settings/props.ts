/** Meshes for `prop-material.ts`, put together from simple solids in colours of their own. */
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';

/** Colours of the pieces of a geometry: linear albedo. */
export type Albedo = readonly [red: number, green: number, blue: number];

/**
 * Gives a solid its colour.
 *
 * @param own  share of it that each piece's own colour replaces
 */
export function painted(solid: THREE.BufferGeometry, [red, green, blue]: Albedo, own = 0): THREE.BufferGeometry {
  const geometry = solid.index ? solid.toNonIndexed() : solid;
  if (geometry !== solid) solid.dispose();
  geometry.deleteAttribute('uv');
  const count = geometry.getAttribute('position').count;
  const paint = new Float32Array(4 * count);
  for (let i = 0; i < count; i++) paint.set([Math.sqrt(red), Math.sqrt(green), Math.sqrt(blue), own], 4 * i);
  geometry.setAttribute('paint', new THREE.BufferAttribute(paint, 4));
  return geometry;
}

export function box(width: number, height: number, depth: number, x: number, y: number, z: number, colour: Albedo) {
  return painted(new THREE.BoxGeometry(width, height, depth).translate(x, y + height / 2, z), colour);
}

const UP = new THREE.Vector3(0, 1, 0);

/** A bar from one point to another. */
export function bar(from: THREE.Vector3, to: THREE.Vector3, thick: number, colour: Albedo): THREE.BufferGeometry {
  const along = to.clone().sub(from);
  const solid = new THREE.BoxGeometry(thick, along.length(), thick);
  solid.applyQuaternion(new THREE.Quaternion().setFromUnitVectors(UP, along.normalize()));
  return painted(solid.translate((from.x + to.x) / 2, (from.y + to.y) / 2, (from.z + to.z) / 2), colour);
}

/** One of each piece: x, y, z of its foot and its height, m; its own colour as its square root, and width over height. */
export interface Pieces {
  readonly place: Float32Array;
  readonly look: Float32Array;
}

/** A piece that stands at the origin in its own size and colours. */
const asBuilt: Pieces = { place: Float32Array.of(0, 0, 0, 1), look: new Float32Array(4) };

export function propGeometry(
  solids: readonly THREE.BufferGeometry[],
  { place, look }: Pieces = asBuilt,
): THREE.InstancedBufferGeometry {
  const merged = mergeGeometries([...solids]);
  const geometry = new THREE.InstancedBufferGeometry();
  for (const name of ['position', 'normal', 'paint']) geometry.setAttribute(name, merged.getAttribute(name));
  for (const solid of solids) solid.dispose();
  merged.dispose();
  const count = place.length / 4;
  geometry.setAttribute('place', new THREE.InstancedBufferAttribute(place, 4));
  geometry.setAttribute('look', new THREE.InstancedBufferAttribute(look, 4));
  geometry.setAttribute('daylight', new THREE.InstancedBufferAttribute(new Float32Array(2 * count).fill(1), 2));
  geometry.instanceCount = count;
  return geometry;
}
