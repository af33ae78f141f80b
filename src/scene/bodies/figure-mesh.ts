/** Corners and triangles of a figure in plain arrays, each corner with what it is made of and the bones it hangs on. */
import { clamp } from '../../math/smooth';
import { BONE_COUNT, type Bone } from './figure-bones';
import type { Rgb } from './kits';

/** What a surface is made of. Lengths in m, shares from 0 to 1. */
export interface Paint {
  readonly colour: Rgb;
  readonly rough: number;
  readonly metal?: number;
  /** How deep cloth creases. */
  readonly weave?: number;
  /** How freely it ripples. */
  readonly loose?: number;
  /** How plain its camouflage is. */
  readonly camo?: number;
  /** Distance inside a panel of the second colour, negative outside. */
  readonly panel?: number;
  /** Light of the lamps in the helmet that falls on it, or that it sends out. */
  readonly glow?: number;
  /** Share of the sky it sees, where that is not worked out. */
  readonly open?: number;
}
export type PaintAt = (x: number, y: number, z: number) => Paint;
/** Adds to the share of each bone at a point of the resting figure. */
export type Bind = (x: number, y: number, z: number, shares: Float64Array) => void;

export interface Skin {
  readonly position: number[];
  readonly normal: number[];
  readonly colour: number[];
  /** Roughness, metal, weave, share of the sky that is seen; NaN where the last is still to be worked out. */
  readonly surface: number[];
  /** Panel, looseness, camouflage, glow. */
  readonly cloth: number[];
  readonly bone: number[];
  readonly weight: number[];
  readonly index: number[];
}

export const createSkin = (): Skin => ({
  position: [],
  normal: [],
  colour: [],
  surface: [],
  cloth: [],
  bone: [],
  weight: [],
  index: [],
});

export const cornersOf = (skin: Skin): number => skin.position.length / 3;
export const rigid =
  (bone: Bone): Bind =>
  (_x, _y, _z, shares) => {
    shares[bone] = 1;
  };

/** All zero between two corners. */
const shares = new Float64Array(BONE_COUNT);
const most = new Float64Array(4);
const which = new Uint8Array(4);

/** Adds a corner without a normal; returns its number. */
export function addCorner(skin: Skin, x: number, y: number, z: number, paint: Paint, bind: Bind): number {
  skin.position.push(x, y, z);
  skin.normal.push(0, 0, 0);
  const { colour } = paint;
  skin.colour.push(colour[0], colour[1], colour[2]);
  skin.surface.push(paint.rough, paint.metal ?? 0, paint.weave ?? 0, paint.open ?? Number.NaN);
  skin.cloth.push(paint.panel ?? -1, paint.loose ?? 0, paint.camo ?? 0, paint.glow ?? 0);
  bind(x, y, z, shares);
  // The four with the largest shares, in order.
  most.fill(0);
  which.fill(0);
  for (let b = 0; b < BONE_COUNT; b++) {
    const share = shares[b]!;
    shares[b] = 0;
    if (share <= most[3]!) continue;
    let n = 3;
    for (; n > 0 && share > most[n - 1]!; n--) {
      most[n] = most[n - 1]!;
      which[n] = which[n - 1]!;
    }
    most[n] = share;
    which[n] = b;
  }
  const sum = most[0]! + most[1]! + most[2]! + most[3]!;
  skin.bone.push(which[0]!, which[1]!, which[2]!, which[3]!);
  skin.weight.push(most[0]! / sum, most[1]! / sum, most[2]! / sum, most[3]! / sum);
  return cornersOf(skin) - 1;
}

/** Sets the normals of the corners from `first` on to the mean of the triangles around them, by area. */
export function roundOff(skin: Skin, first: number, firstIndex: number): void {
  const { position: p, normal, index } = skin;
  for (let i = firstIndex; i < index.length; i += 3) {
    const a = 3 * index[i]!;
    const b = 3 * index[i + 1]!;
    const c = 3 * index[i + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    for (let corner = 0; corner < 3; corner++) {
      const k = corner === 0 ? a : corner === 1 ? b : c;
      normal[k]! += uy * vz - uz * vy;
      normal[k + 1]! += uz * vx - ux * vz;
      normal[k + 2]! += ux * vy - uy * vx;
    }
  }
  for (let k = 3 * first; k < normal.length; k += 3) {
    const length = Math.sqrt(normal[k]! ** 2 + normal[k + 1]! ** 2 + normal[k + 2]! ** 2);
    if (length < 1e-12) normal[k + 1] = 1;
    else for (let i = 0; i < 3; i++) normal[k + i]! /= length;
  }
}

/** Room taken by the triangles from `firstIndex` on, m³: positive where a closed skin faces outwards. */
export function volumeOf({ position: p, index }: Skin, firstIndex = 0): number {
  let sum = 0;
  for (let i = firstIndex; i < index.length; i += 3) {
    const [a, b, c] = [3 * index[i]!, 3 * index[i + 1]!, 3 * index[i + 2]!];
    sum +=
      p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!) +
      p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!) +
      p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!);
  }
  return sum / 6;
}

/** Turns the triangles from `firstIndex` on around. */
export function turnOver({ index }: Skin, firstIndex: number): void {
  for (let i = firstIndex; i < index.length; i += 3) [index[i + 1], index[i + 2]] = [index[i + 2]!, index[i + 1]!];
}

/** A finished skin as the graphics card takes it. */
export interface PackedSkin {
  readonly attributes: Readonly<Record<string, readonly [array: Float32Array | Uint8Array, size: number]>>;
  readonly index: Uint16Array | Uint32Array;
}

export function packSkin(skin: Skin): PackedSkin {
  const surface = Uint8Array.from(skin.surface, (v) => Math.round(255 * clamp(Number.isNaN(v) ? 1 : v, 0, 1)));
  // Weights in bytes that still add up to one.
  const weights = new Uint8Array(skin.weight.length);
  for (let i = 0; i < weights.length; i += 4) {
    let left = 255;
    for (let n = 1; n < 4; n++) {
      weights[i + n] = Math.round(255 * skin.weight[i + n]!);
      left -= weights[i + n]!;
    }
    weights[i] = left;
  }
  return {
    attributes: {
      position: [Float32Array.from(skin.position), 3],
      normal: [Float32Array.from(skin.normal), 3],
      color: [Float32Array.from(skin.colour), 3],
      surface: [surface, 4],
      cloth: [Float32Array.from(skin.cloth), 4],
      skinIndex: [Uint8Array.from(skin.bone), 4],
      skinWeight: [weights, 4],
    },
    index: cornersOf(skin) < 65_536 ? Uint16Array.from(skin.index) : Uint32Array.from(skin.index),
  };
}
