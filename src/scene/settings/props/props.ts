/** Meshes for `prop-material.ts`. */
import * as THREE from 'three';
import type { Pieces, SolidData } from './solids';

/** A piece that stands at the origin in its own size and colours. */
const asBuilt: Pieces = { place: Float32Array.of(0, 0, 0, 1), look: new Float32Array(4) };

export function propGeometry(
  { position, normal, paint }: SolidData,
  { place, look }: Pieces = asBuilt,
): THREE.InstancedBufferGeometry {
  const geometry = new THREE.InstancedBufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(position, 3));
  geometry.setAttribute('normal', new THREE.BufferAttribute(normal, 3));
  geometry.setAttribute('paint', new THREE.BufferAttribute(paint, 4));
  const count = place.length / 4;
  geometry.setAttribute('place', new THREE.InstancedBufferAttribute(place, 4));
  geometry.setAttribute('look', new THREE.InstancedBufferAttribute(look, 4));
  geometry.setAttribute('daylight', new THREE.InstancedBufferAttribute(new Float32Array(2 * count).fill(1), 2));
  geometry.instanceCount = count;
  return geometry;
}
