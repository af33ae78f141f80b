/** Spruces and birches, so that height can be felt; tussocks and stones of the heath: each kind in one draw. */
import * as THREE from 'three';
import type { AirUniforms } from '../../light/aerial';
import { createPropMaterial } from '../props/prop-material';
import type { FjordPlants, Stand } from './plants';

export interface Forest {
  readonly object: THREE.Object3D;
  plant(plants: FjordPlants): void;
  /** Takes the light that reaches the corners of the land: shares of sun and sky side by side. */
  setDaylight(daylight: Uint8Array): void;
  dispose(): void;
}

/** Rings of corners from the foot up, as radius and height, and how dark each is. A tree of height 1 and width 1. */
type Ring = readonly [radius: number, height: number, dark: number];

/** A body of rings around the stem, closed at the top; each tier begins anew where the radius grows. */
function turned(rings: readonly Ring[], sides: number, leanOut: number): THREE.BufferGeometry {
  const position: number[] = [];
  const normal: number[] = [];
  const paint: number[] = [];
  const index: number[] = [];
  for (const [r, [radius, height, dark]] of rings.entries()) {
    const next = rings[Math.min(r + 1, rings.length - 1)]!;
    const before = rings[Math.max(r - 1, 0)]!;
    const rise = Math.max(0.05, next[1] - before[1]);
    const shrink = Math.max(0, before[0] - next[0]) + leanOut;
    for (let s = 0; s < sides; s++) {
      // Every other corner a little further out: branches, not a cone.
      const angle = ((s + 0.37 * r) / sides) * 2 * Math.PI;
      const uneven = 0.86 + 0.28 * Math.abs(Math.sin(7.3 * s + 3.1 * r));
      const out = radius * 0.5 * (s % 2 === 0 ? 1.12 : 0.86) * uneven;
      position.push(out * Math.cos(angle), height - (s % 2 === 0 ? 0.02 : 0), out * Math.sin(angle));
      const length = Math.hypot(rise, shrink);
      normal.push((Math.cos(angle) * rise) / length, shrink / length, (Math.sin(angle) * rise) / length);
      paint.push(0, dark, 0, 1);
    }
    if (r === 0) continue;
    const a = (r - 1) * sides;
    const b = r * sides;
    for (let s = 0; s < sides; s++) {
      const t = (s + 1) % sides;
      if (radius < 0.01) index.push(a + s, b + s, a + t);
      else index.push(a + s, b + s, a + t, a + t, b + s, b + t);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(position, 3));
  geometry.setAttribute('normal', new THREE.Float32BufferAttribute(normal, 3));
  geometry.setAttribute('paint', new THREE.Float32BufferAttribute(paint, 4));
  geometry.setIndex(index);
  return geometry;
}

/** Blades that lean apart from one foot. */
function tussock(): THREE.BufferGeometry {
  const blades = 6;
  const position: number[] = [];
  const normal: number[] = [];
  const paint: number[] = [];
  const index: number[] = [];
  for (let b = 0; b < blades; b++) {
    const angle = (2.4 * b) % (2 * Math.PI);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const foot = 0.12 + 0.3 * ((b * 0.618) % 1);
    const tip = foot + 0.25 + 0.5 * ((b * 0.37) % 1);
    const wide = 0.15;
    position.push(foot * c - wide * s, 0, foot * s + wide * c, foot * c + wide * s, 0, foot * s - wide * c);
    position.push(tip * c, 0.55 + 0.45 * ((b * 0.77) % 1), tip * s);
    for (const dark of [0.5, 0.5, 1.25]) {
      // Lit as the heath they stand in, whichever side is seen.
      normal.push(0.35 * c, 0.94, 0.35 * s);
      paint.push(0, dark, 0, 1);
    }
    index.push(3 * b, 3 * b + 2, 3 * b + 1, 3 * b, 3 * b + 1, 3 * b + 2);
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(position, 3));
  geometry.setAttribute('normal', new THREE.Float32BufferAttribute(normal, 3));
  geometry.setAttribute('paint', new THREE.Float32BufferAttribute(paint, 4));
  geometry.setIndex(index);
  return geometry;
}

const shapes = {
  spruces: () =>
    turned(
      [
        [1, 0.02, 0.45],
        [0, 1, 1.35],
      ],
      5,
      0.3,
    ),
  birches: () =>
    turned(
      [
        [0.6, 0.1, 0.45],
        [1, 0.45, 0.85],
        [0.68, 0.84, 1.15],
        [0, 0.98, 1.35],
      ],
      4,
      0.4,
    ),
  nearSpruces: () =>
    turned(
      [
        [0.16, 0, 0.3],
        [0.12, 0.1, 0.25],
        [1, 0.1, 0.5],
        [0.42, 0.38, 0.8],
        [0.8, 0.34, 0.55],
        [0.3, 0.62, 0.95],
        [0.58, 0.58, 0.65],
        [0.18, 0.84, 1.1],
        [0.32, 0.81, 0.8],
        [0, 1, 1.4],
      ],
      7,
      0.25,
    ),
  nearBirches: () =>
    turned(
      [
        [0.06, 0, 1.6],
        [0.05, 0.16, 1.4],
        [0.62, 0.18, 0.5],
        [1, 0.42, 0.8],
        [0.78, 0.56, 0.75],
        [0.86, 0.66, 1.05],
        [0.5, 0.86, 1.2],
        [0, 1, 1.35],
      ],
      6,
      0.3,
    ),
  tussocks: tussock,
  stones: () =>
    turned(
      [
        [1.9, 0, 0.7],
        [1.5, 0.3, 1],
        [0.9, 0.5, 1.15],
        [0, 0.55, 1.2],
      ],
      5,
      0.5,
    ),
} as const;

type Kind = keyof typeof shapes;
const kinds = Object.keys(shapes) as Kind[];

export function createForest(air: AirUniforms): Forest {
  const object = new THREE.Group();
  const material = createPropMaterial(air, { wrap: 0.45 });
  let stands: { readonly geometry: THREE.InstancedBufferGeometry; readonly stand: Stand }[] = [];
  const clear = (): void => {
    for (const { geometry } of stands) geometry.dispose();
    stands = [];
    object.clear();
  };
  return {
    object,
    plant(plants) {
      clear();
      for (const kind of kinds) {
        const stand = plants[kind];
        if (stand.corner.length === 0) continue;
        const shape = shapes[kind]();
        const geometry = new THREE.InstancedBufferGeometry();
        geometry.setIndex(shape.index);
        for (const [name, attribute] of Object.entries(shape.attributes)) geometry.setAttribute(name, attribute);
        geometry.setAttribute('place', new THREE.InstancedBufferAttribute(stand.place, 4));
        geometry.setAttribute('look', new THREE.InstancedBufferAttribute(stand.look, 4, true));
        geometry.instanceCount = stand.corner.length;
        const trees = new THREE.Mesh(geometry, material);
        trees.frustumCulled = false;
        object.add(trees);
        stands.push({ geometry, stand });
      }
    },
    setDaylight(daylight) {
      for (const { geometry, stand } of stands) {
        const { corner } = stand;
        const own = new Uint8Array(2 * corner.length);
        for (let i = 0; i < corner.length; i++) {
          own[2 * i] = daylight[2 * corner[i]!]!;
          own[2 * i + 1] = daylight[2 * corner[i]! + 1]!;
        }
        geometry.setAttribute('daylight', new THREE.InstancedBufferAttribute(own, 2, true));
      }
    },
    dispose() {
      clear();
      material.dispose();
    },
  };
}
