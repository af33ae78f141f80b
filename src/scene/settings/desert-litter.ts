/** Stones, tufts of dry grass and low shrubs around the landing, in their true sizes: what makes the last metres look like metres. */
import * as THREE from 'three';
import { createRandom } from '../../math/random';
import type { Part } from '../disposal';
import type { AirUniforms } from '../light/aerial';
import type { Tier } from '../tiers';
import { createPropMaterial } from './prop-material';
import { type Pieces, painted, propGeometry } from './props';

/** Nothing lies on the marks, m. */
const CLEAR = 7;
const FARTHEST = 190;
/** At medium. */
const STONES = 1_200;
const TUFTS = 340;

/** A flat-sided lump a metre high on a foot of a metre. */
function stone(): THREE.BufferGeometry {
  const lump = new THREE.IcosahedronGeometry(0.5, 0);
  const position = lump.getAttribute('position');
  const random = createRandom(9);
  const moved = new Map<string, number>();
  for (let i = 0; i < position.count; i++) {
    const key = `${position.getX(i).toFixed(3)} ${position.getY(i).toFixed(3)} ${position.getZ(i).toFixed(3)}`;
    const by = moved.get(key) ?? 0.75 + 0.5 * random();
    moved.set(key, by);
    position.setXYZ(i, position.getX(i) * by, position.getY(i) * by + 0.32, position.getZ(i) * by);
  }
  lump.computeVertexNormals();
  // Half way to round: weathered, not cut.
  const normal = lump.getAttribute('normal');
  const round = new THREE.Vector3();
  for (let i = 0; i < position.count; i++) {
    round.set(position.getX(i), position.getY(i) - 0.32, position.getZ(i)).normalize();
    normal.setXYZ(i, normal.getX(i) + 1.4 * round.x, normal.getY(i) + 1.4 * round.y, normal.getZ(i) + 1.4 * round.z);
  }
  return painted(lump, [1, 1, 1], 1);
}

/** Blades that lean out of one foot, a metre high, seen from both sides; dark where they are dense. */
function tuft(): THREE.BufferGeometry {
  const BLADES = 26;
  const random = createRandom(31);
  const corners: number[] = [];
  const normals: number[] = [];
  const tones: number[] = [];
  for (let i = 0; i < BLADES; i++) {
    const angle = (i / BLADES) * 2 * Math.PI + random();
    const lean = 0.1 + 0.6 * random();
    const tall = 0.55 + 0.45 * random();
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const wide = 0.014 + 0.016 * random();
    const foot = 0.12 * random();
    const blade = [
      [foot * c - wide * s, 0, foot * s + wide * c],
      [foot * c + wide * s, 0, foot * s - wide * c],
      [(foot + lean) * c, tall, (foot + lean) * s],
    ] as const;
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
    ]) {
      for (const k of order) {
        corners.push(...blade[k]!);
        normals.push(0.5 * c, 0.8, 0.5 * s);
        tones.push(1, k === 2 ? 1 : 0.35, 1, 1);
      }
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(Float32Array.from(corners), 3));
  geometry.setAttribute('normal', new THREE.BufferAttribute(Float32Array.from(normals), 3));
  geometry.setAttribute('paint', new THREE.BufferAttribute(Float32Array.from(tones), 4));
  return geometry;
}

interface Kind {
  readonly count: number;
  readonly seed: number;
  /** Of the smallest and of the largest, m; most are small. */
  readonly heights: readonly [number, number];
  readonly widths: readonly [number, number];
  readonly colours: readonly (readonly [number, number, number])[];
  /** Pieces of one clump. */
  readonly clump: number;
}

/** Thick around the landing, thinner out to where the smallest can no longer be seen. */
export function strewn({ count, seed, heights, widths, colours, clump }: Kind): Pieces {
  const random = createRandom(seed);
  const place = new Float32Array(4 * count);
  const look = new Float32Array(4 * count);
  let clumpX = 0;
  let clumpZ = 0;
  for (let i = 0; i < count; i++) {
    if (i % clump === 0) {
      const radius = CLEAR + 1 + (FARTHEST - CLEAR - 1) * random() ** 1.7;
      const angle = random() * 2 * Math.PI;
      clumpX = radius * Math.cos(angle);
      clumpZ = radius * Math.sin(angle);
    }
    const spread = clump > 1 ? 2.6 * random() : 0;
    const turn = random() * 2 * Math.PI;
    const x = clumpX + spread * Math.cos(turn);
    const z = clumpZ + spread * Math.sin(turn);
    const away = Math.hypot(x, z);
    const height = heights[0] + (heights[1] - heights[0]) * random() ** 5;
    // Larger ones keep off further.
    const push = Math.max(1, (CLEAR + 6 * height) / Math.max(away, 0.1));
    place.set([x * push, 0, z * push, height], 4 * i);
    const colour = colours[Math.floor(random() * colours.length)]!;
    const tone = 0.8 + 0.4 * random();
    look.set([...colour.map((c) => Math.sqrt(c * tone)), widths[0] + (widths[1] - widths[0]) * random()], 4 * i);
  }
  return { place, look };
}

export function createDesertLitter(air: AirUniforms, tier: Tier): Part {
  const share = Math.min(1.2, tier.groundDensity ** 2);
  const material = createPropMaterial(air, { wrap: 0.25, reach: 420 });
  const stones = strewn({
    count: Math.round(STONES * share),
    seed: 41,
    heights: [0.03, 0.34],
    widths: [1.2, 2.1],
    colours: [
      [0.24, 0.2, 0.165],
      [0.17, 0.145, 0.125],
      [0.31, 0.275, 0.225],
      [0.2, 0.155, 0.12],
    ],
    clump: 3,
  });
  const tufts = strewn({
    count: Math.round(TUFTS * share),
    seed: 43,
    heights: [0.14, 0.75],
    widths: [0.8, 1.5],
    colours: [
      [0.36, 0.3, 0.15],
      [0.27, 0.25, 0.12],
      [0.2, 0.2, 0.11],
    ],
    clump: 2,
  });
  const object = new THREE.Group();
  for (const geometry of [propGeometry([stone()], stones), propGeometry([tuft()], tufts)]) {
    const mesh = new THREE.Mesh(geometry, material);
    mesh.frustumCulled = false;
    object.add(mesh);
  }
  return {
    object,
    dispose() {
      for (const mesh of object.children) (mesh as THREE.Mesh).geometry.dispose();
      material.dispose();
    },
  };
}
