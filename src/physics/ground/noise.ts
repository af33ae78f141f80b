/** Gradient noise that depends on its arguments and a seed alone: the same hills on every machine. */
import { cos, PI, sin } from '../../math/deterministic';

const GRADIENTS = 256;
const gradientX = new Float64Array(GRADIENTS);
const gradientZ = new Float64Array(GRADIENTS);
for (let i = 0; i < GRADIENTS; i++) {
  gradientX[i] = cos((i / GRADIENTS) * 2 * PI);
  gradientZ[i] = sin((i / GRADIENTS) * 2 * PI);
}

function hash(x: number, z: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(z, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function corner(x: number, z: number, seed: number, dx: number, dz: number): number {
  const g = hash(x, z, seed) % GRADIENTS;
  return gradientX[g]! * dx + gradientZ[g]! * dz;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

function blend(ix: number, iz: number, jx: number, jz: number, fx: number, fz: number, seed: number): number {
  const a = corner(ix, iz, seed, fx, fz);
  const b = corner(jx, iz, seed, fx - 1, fz);
  const c = corner(ix, jz, seed, fx, fz - 1);
  const d = corner(jx, jz, seed, fx - 1, fz - 1);
  const u = fade(fx);
  const near = a + (b - a) * u;
  return (near + (c + (d - c) * u - near) * fade(fz)) * 1.5;
}

/** One octave, within about -1 to 1, smooth over a length of 1. */
export function noise(x: number, z: number, seed: number): number {
  const ix = Math.floor(x);
  const iz = Math.floor(z);
  return blend(ix, iz, ix + 1, iz + 1, x - ix, z - iz, seed);
}

/** One octave that repeats after `period` in both directions; x and z from 0 up. */
export function tilingNoise(x: number, z: number, period: number, seed: number): number {
  const ix = Math.floor(x);
  const iz = Math.floor(z);
  const wrap = (i: number): number => ((i % period) + period) % period;
  return blend(wrap(ix), wrap(iz), wrap(ix + 1), wrap(iz + 1), x - ix, z - iz, seed);
}

/** Octaves of noise, each half as strong and twice as fine: rolling ground. */
export function rolling(x: number, z: number, octaves: number, seed: number): number {
  let sum = 0;
  let norm = 0;
  for (let o = 0, a = 1, f = 1; o < octaves; o++, a *= 0.5, f *= 2.03) {
    sum += a * noise(x * f, z * f, seed + o);
    norm += a;
  }
  return sum / norm;
}

/** Octaves of folded noise, 0 to 1, with sharp crests: mountain ridges, gullies when inverted. */
export function ridges(x: number, z: number, octaves: number, seed: number): number {
  let sum = 0;
  let norm = 0;
  let weight = 1;
  for (let o = 0, a = 1, f = 1; o < octaves; o++, a *= 0.5, f *= 2.1) {
    const fold = 1 - Math.abs(noise(x * f, z * f, seed + o));
    sum += a * fold * fold * weight;
    weight = Math.min(1, fold * fold * 1.6);
    norm += a;
  }
  return sum / norm;
}

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger. */
export function ramp(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
