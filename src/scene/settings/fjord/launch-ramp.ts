/** The ramp at the lip and the track that leads to it: laid under the recorded run-up, so the wheels ride on it. */
import * as THREE from 'three';
import { createRandom } from '../../../math/random';
import type { Recording } from '../../../recording/recording';
import { disposeTree } from '../../disposal';
import { type AirUniforms, veilWithAir } from '../../light/aerial';
import { POINT, pathPoints, sameNumbers } from '../../path';

export interface LaunchRamp {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  dispose(): void;
}

const HALF_WIDTH = 1.3;
const THICKNESS = 0.06;
/** Sheets of plywood lie two abreast, their ends not beside each other. */
const SHEET = 1.25;
const GAP = 0.012;
const KERB = 0.16;
const BAY = 2.07;

/** Height of the way at x, m; the way rises in x. */
function heightOn(points: Float64Array, x: number): number {
  const count = points.length / POINT;
  let low = 0;
  let high = count - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle * POINT + 1]! <= x) low = middle;
    else high = middle;
  }
  const x0 = points[low * POINT + 1]!;
  const x1 = points[high * POINT + 1]!;
  const share = x1 > x0 ? (x - x0) / (x1 - x0) : 0;
  const y0 = points[low * POINT + 2]!;
  return y0 + (points[high * POINT + 2]! - y0) * share;
}

/** A bar of rectangular section from x0 to x1 under the way, its top `lift` above it. */
interface Bar {
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
  readonly lift: number;
  readonly thickness: number;
  readonly tone: number;
}

/** Corners of a unit box, as shares along x, y and z, side by side and seen from outside. */
const BOX = [
  [0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0],
  [0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1],
  [0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1],
  [0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0],
  [1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1],
  [0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0],
] as const;

/** Bars along the way as one geometry. */
function barsUnder(points: Float64Array, bars: readonly Bar[]): THREE.BufferGeometry {
  const position: number[] = [];
  const colour: number[] = [];
  const index: number[] = [];
  for (const bar of bars) {
    const ends = [heightOn(points, bar.x0) + bar.lift, heightOn(points, bar.x1) + bar.lift];
    for (const side of BOX) {
      const first = position.length / 3;
      for (let i = 0; i < 12; i += 3) {
        const end = side[i]!;
        position.push(
          end ? bar.x1 : bar.x0,
          ends[end]! - (1 - side[i + 1]!) * bar.thickness,
          side[i + 2] ? bar.z1 : bar.z0,
        );
        colour.push(bar.tone, bar.tone * 0.97, bar.tone * 0.93);
      }
      index.push(first, first + 1, first + 2, first, first + 2, first + 3);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(position, 3));
  geometry.setAttribute('color', new THREE.Float32BufferAttribute(colour, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

/** Deck of plywood with a kerb along both sides and the beams that carry it. */
function deck(points: Float64Array, fromX: number, toX: number): THREE.BufferGeometry {
  const random = createRandom(17);
  const bars: Bar[] = [];
  for (const [lane, z0] of [-HALF_WIDTH, 0].entries()) {
    for (let x = fromX - (lane * SHEET) / 2; x < toX; x += SHEET) {
      const x0 = Math.max(fromX, x) + GAP;
      const x1 = Math.min(toX, x + SHEET) - GAP;
      if (x1 - x0 < 0.05) continue;
      const tone = 0.72 + 0.42 * random();
      bars.push({ x0, x1, z0: z0 + GAP, z1: z0 + HALF_WIDTH - GAP, lift: 0, thickness: 0.022, tone });
    }
  }
  for (let x = fromX; x < toX; x += 2 * SHEET) {
    const x1 = Math.min(toX, x + 2 * SHEET);
    for (const z of [-HALF_WIDTH, -0.65, 0, 0.65, HALF_WIDTH])
      bars.push({ x0: x, x1, z0: z - 0.04, z1: z + 0.04, lift: -0.024, thickness: THICKNESS + 0.1, tone: 0.42 });
    for (const side of [-1, 1]) {
      const z = side * (HALF_WIDTH + 0.05);
      bars.push({
        x0: x,
        x1: x1 - 0.02,
        z0: z - 0.025,
        z1: z + 0.025,
        lift: KERB,
        thickness: KERB,
        tone: 0.85 + 0.3 * random(),
      });
    }
  }
  return barsUnder(points, bars);
}

/** Round tubes as one geometry, each with this many sides. */
const SIDES = 5;

interface Tubes {
  readonly position: number[];
  readonly normal: number[];
  readonly index: number[];
}

/** Adds a tube from one point to another. */
function addTube(out: Tubes, from: THREE.Vector3, to: THREE.Vector3, radius: number): void {
  const first = out.position.length / 3;
  along.subVectors(to, from).normalize();
  // Any two directions across it.
  across.set(along.y, along.z, along.x).cross(along).normalize();
  aside.crossVectors(along, across);
  for (let s = 0; s < SIDES; s++) {
    const c = Math.cos((s / SIDES) * 2 * Math.PI);
    const d = Math.sin((s / SIDES) * 2 * Math.PI);
    const x = c * across.x + d * aside.x;
    const y = c * across.y + d * aside.y;
    const z = c * across.z + d * aside.z;
    out.position.push(from.x + radius * x, from.y + radius * y, from.z + radius * z);
    out.position.push(to.x + radius * x, to.y + radius * y, to.z + radius * z);
    out.normal.push(x, y, z, x, y, z);
    const a = first + 2 * s;
    const b = first + 2 * ((s + 1) % SIDES);
    out.index.push(a, b, a + 1, b, b + 1, a + 1);
  }
}

const along = new THREE.Vector3();
const across = new THREE.Vector3();
const aside = new THREE.Vector3();

/** Scaffolding: standards in pairs on base plates, ledgers along and across at each lift, braces, and a rail on the outer side. */
function scaffold(
  points: Float64Array,
  fromX: number,
  toX: number,
  groundAt: (x: number) => number,
): THREE.BufferGeometry | null {
  const tubes: Tubes = { position: [], normal: [], index: [] };
  const from = new THREE.Vector3();
  const to = new THREE.Vector3();
  const tube = (x0: number, y0: number, z0: number, x1: number, y1: number, z1: number, radius = 0.024): void => {
    addTube(tubes, from.set(x0, y0, z0), to.set(x1, y1, z1), radius);
  };
  const outer = HALF_WIDTH + 0.12;
  let before: { x: number; foot: number; head: number } | null = null;
  for (let x = fromX; x <= toX + 0.01; x += BAY) {
    const head = heightOn(points, x) - THICKNESS - 0.12;
    // The last pair stands behind the edge of the plateau.
    const standsAt = Math.min(x, -1.8);
    const foot = groundAt(standsAt);
    if (head - foot < 0.12) continue;
    for (const side of [-1, 1]) {
      const z = side * outer;
      tube(standsAt, foot - 0.15, z, x, head + 0.12 + KERB, z);
      tube(standsAt - 0.09, foot + 0.02, z, standsAt + 0.09, foot + 0.02, z, 0.07);
      if (!before) continue;
      for (let lift = 0.25; lift < head - foot; lift += 1) {
        if (lift < before.head - before.foot) tube(before.x, before.foot + lift, z, standsAt, foot + lift, z);
      }
      tube(before.x, before.head, z, x, head, z);
    }
    for (let lift = 0.25; lift < head - foot; lift += 1)
      tube(standsAt, foot + lift, -outer, standsAt, foot + lift, outer);
    tube(x, head, -outer, x, head, outer, 0.03);
    if (before && head - foot > 0.8) {
      tube(before.x, before.foot + 0.1, -outer, x, head, -outer);
      tube(before.x, before.head, outer, standsAt, foot + 0.1, outer);
      tube(standsAt, foot + 0.1, -outer, x, head, outer);
    }
    before = { x: standsAt, foot, head };
  }
  if (tubes.index.length === 0) return null;
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(tubes.position, 3));
  geometry.setAttribute('normal', new THREE.Float32BufferAttribute(tubes.normal, 3));
  geometry.setIndex(tubes.index);
  return geometry;
}

/** Two wheel tracks of gravel on the ground, ragged at their sides. */
function track(points: Float64Array, toX: number): THREE.BufferGeometry {
  const random = createRandom(29);
  const bars: Bar[] = [];
  const fromX = points[1]!;
  for (let x = fromX; x < toX; x += 1.6) {
    const x1 = Math.min(toX, x + 1.6);
    const ragged = (): number => 0.85 + 0.3 * random();
    bars.push({ x0: x, x1, z0: -ragged(), z1: ragged(), lift: -0.03, thickness: 0.1, tone: 0.9 + 0.2 * random() });
  }
  return barsUnder(points, bars);
}

export function createLaunchRamp(air: AirUniforms): LaunchRamp {
  const object = new THREE.Group();
  const wood = veilWithAir(new THREE.MeshLambertMaterial({ color: 0x9c8766, vertexColors: true }), air);
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
      const fromX = points[first * POINT + 1]!;
      const toX = points[(count - 1) * POINT + 1]!;
      add(deck(points, fromX, toX), wood);
      if (fromX > points[1]! + 1) add(track(points, fromX), gravel);
      const posts = scaffold(points, fromX, toX, (x) => ground.heightAt(x, 0));
      if (posts) add(posts, steel);
    },
    dispose() {
      disposeTree(object);
      for (const material of [wood, steel, gravel]) material.dispose();
    },
  };
}
