/** Soft random numbers in space that repeat every `NOISE_SIZE` cells: the same in the shape of cloth and in its shading. */
import { smoothstep } from '../../math/smooth';

export const NOISE_SIZE = 32;
/** Four numbers a cell, 0 to 255. */
export const noiseCells = fill();

function fill(): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(4 * NOISE_SIZE ** 3);
  let state = 0x2545f491;
  for (let i = 0; i < out.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    out[i] = state >>> 24;
  }
  return out;
}

/** 0 to 1, smooth, one cell a unit. */
export function noiseAt(x: number, y: number, z: number, channel: 0 | 1 | 2 | 3): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const k = Math.floor(z);
  const u = smoothstep(x - i);
  const v = smoothstep(y - j);
  const w = smoothstep(z - k);
  let sum = 0;
  for (let n = 0; n < 8; n++) {
    const a = n & 1;
    const b = (n >> 1) & 1;
    const c = n >> 2;
    const cell = (((k + c) & 31) * NOISE_SIZE + ((j + b) & 31)) * NOISE_SIZE + ((i + a) & 31);
    sum += noiseCells[4 * cell + channel]! * (a ? u : 1 - u) * (b ? v : 1 - v) * (c ? w : 1 - w);
  }
  return sum / 255;
}

/** Function `noiseAt(point)` of four soft numbers, one cell a unit. */
export const noiseShader = /* glsl */ `
  uniform mediump sampler3D noise;
  vec4 noiseAt(vec3 p) {
    vec3 cell = floor(p);
    vec3 u = p - cell;
    return texture(noise, (cell + u * u * (3.0 - 2.0 * u) + 0.5) / ${NOISE_SIZE}.0);
  }`;
