/** The ramp at the lip and the track that leads to it: laid under the recorded run-up, so the wheels ride on it. */
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { Recording } from '../../recording/recording';
import { disposeTree } from '../disposal';
import { type AirUniforms, veilWithAir } from '../light/aerial';
import { POINT, pathPoints, sameNumbers } from '../path';
import { tubeBetween } from '../tube';

export interface LaunchRamp {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  dispose(): void;
}

const HALF_WIDTH = 1.3;
const THICKNESS = 0.12;
const POST_GAP = 2.4;

/** A strip under the points from `first` on, its top on the path. */
function stripUnder(
  points: Float64Array,
  first: number,
  lift: number,
  thickness: number,
  halfWidth: number,
): THREE.BufferGeometry {
  const count = points.length / POINT - first;
  const positions = new Float32Array(count * 4 * 3);
  const index: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = (first + i) * POINT;
    const x = points[at + 1]!;
    const y = points[at + 2]! + lift;
    const z = points[at + 3]!;
    positions.set(
      [x, y, z - halfWidth, x, y, z + halfWidth, x, y - thickness, z + halfWidth, x, y - thickness, z - halfWidth],
      12 * i,
    );
    if (i === 0) continue;
    const a = 4 * (i - 1);
    for (let side = 0; side < 4; side++) {
      const b = (side + 1) % 4;
      index.push(a + side, a + b, a + 4 + side, a + b, a + 4 + b, a + 4 + side);
    }
  }
  const end = 4 * (count - 1);
  index.push(end, end + 1, end + 2, end, end + 2, end + 3);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(positions, 3));
  geometry.setIndex(index);
  const tones = new Float32Array(count * 12).fill(1);
  geometry.setAttribute('color', new THREE.BufferAttribute(tones, 3));
  const faceted = geometry.toNonIndexed();
  geometry.dispose();
  faceted.computeVertexNormals();
  const colours = faceted.getAttribute('color');
  // Sheets of plywood: no two alike.
  for (let i = 0; i < colours.count; i++) {
    const tone = 0.86 + 0.14 * Math.sin(Math.floor(i / 24) * 12.9898);
    colours.setXYZ(i, tone, tone, tone);
  }
  return faceted;
}

/** Posts and braces from the ground to the underside of the deck. */
function scaffold(points: Float64Array, first: number, groundAt: (x: number) => number): THREE.BufferGeometry | null {
  const tubes: THREE.BufferGeometry[] = [];
  const foot = new THREE.Vector3();
  const head = new THREE.Vector3();
  const beforeHead = new THREE.Vector3();
  let nextX = points[first * POINT + 1] ?? 0;
  let have = false;
  for (let i = first; i < points.length / POINT; i++) {
    const x = points[i * POINT + 1]!;
    const last = i === points.length / POINT - 1;
    if (x < nextX && !last) continue;
    nextX = x + POST_GAP;
    const deck = points[i * POINT + 2]! - THICKNESS;
    // The last pair stands behind the edge of the plateau.
    const standsAt = Math.min(x, -1.8);
    const ground = groundAt(standsAt);
    if (deck - ground < 0.15) continue;
    for (const side of [-1, 1]) {
      const z = side * (HALF_WIDTH - 0.08);
      tubes.push(tubeBetween(foot.set(standsAt, ground - 0.2, z), head.set(x, deck, z), 0.045));
      if (have)
        tubes.push(tubeBetween(beforeHead.set(beforeHead.x, beforeHead.y, z), foot.set(standsAt, ground, z), 0.028));
    }
    tubes.push(
      tubeBetween(foot.set(standsAt, ground, -HALF_WIDTH + 0.08), head.set(x, deck, HALF_WIDTH - 0.08), 0.028),
    );
    beforeHead.set(x, deck, 0);
    have = true;
  }
  if (tubes.length === 0) return null;
  const merged = mergeGeometries(tubes);
  for (const tube of tubes) tube.dispose();
  return merged;
}

export function createLaunchRamp(air: AirUniforms): LaunchRamp {
  const object = new THREE.Group();
  const wood = veilWithAir(new THREE.MeshLambertMaterial({ color: 0x8a7358, vertexColors: true }), air);
  const steel = veilWithAir(new THREE.MeshLambertMaterial({ color: 0x8f979c }), air);
  const gravel = veilWithAir(new THREE.MeshLambertMaterial({ color: 0x5f594e, vertexColors: true }), air);
  const parts: THREE.Mesh[] = [];
  const clear = (): void => {
    for (const part of parts) part.geometry.dispose();
    parts.length = 0;
    object.clear();
  };
  const add = (geometry: THREE.BufferGeometry, material: THREE.Material): void => {
    const mesh = new THREE.Mesh(geometry, material);
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    parts.push(mesh);
    object.add(mesh);
  };
  /** What the ramp stands for: the way of the run-up, and the ground below it. */
  let way: Float64Array = new Float64Array(0);
  let below: Float64Array = new Float64Array(0);
  return {
    object,
    setRecording(recording) {
      const { ground } = recording.environment;
      const points = pathPoints(recording.track, recording.start, 0, 0.1);
      // Most sliders leave the run-up as it is.
      if (sameNumbers(points, way) && sameNumbers(ground.profile, below)) return;
      way = points;
      below = ground.profile;
      clear();
      const count = points.length / POINT;
      if (count < 2) return;
      let first = count - 1;
      while (
        first > 0 &&
        points[(first - 1) * POINT + 2]! - ground.heightAt(Math.min(points[(first - 1) * POINT + 1]!, -1.6), 0) > 0.02
      )
        first--;
      first = Math.max(0, first - 1);
      add(stripUnder(points, first, 0, THICKNESS, HALF_WIDTH), wood);
      add(stripUnder(points, 0, -0.03, 0.1, 0.9), gravel);
      const posts = scaffold(points, first, (x) => ground.heightAt(x, 0));
      if (posts) add(posts, steel);
    },
    dispose() {
      disposeTree(object);
      for (const material of [wood, steel, gravel]) material.dispose();
    },
  };
}
