/** Soft random numbers in space that repeat every `SIZE` cells: the same in the shape of cloth and in its shading. */
import * as THREE from 'three';

const SIZE = 32;
/** Four numbers a cell, 0 to 255. */
const cells = fill();

function fill(): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(4 * SIZE ** 3);
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
  const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const [u, v, w] = [ease(x - i), ease(y - j), ease(z - k)];
  const cell = (a: number, b: number, c: number): number =>
    cells[4 * ((((k + c) & 31) * SIZE + ((j + b) & 31)) * SIZE + ((i + a) & 31)) + channel]!;
  let sum = 0;
  for (const c of [0, 1])
    for (const b of [0, 1])
      for (const a of [0, 1]) sum += cell(a, b, c) * (a ? u : 1 - u) * (b ? v : 1 - v) * (c ? w : 1 - w);
  return sum / 255;
}

export function createNoiseTexture(): THREE.Data3DTexture {
  const texture = new THREE.Data3DTexture(cells, SIZE, SIZE, SIZE);
  texture.minFilter = THREE.LinearFilter;
  texture.magFilter = THREE.LinearFilter;
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.wrapR = THREE.RepeatWrapping;
  texture.needsUpdate = true;
  return texture;
}

/** Function `noiseAt(point)` of four soft numbers, one cell a unit. */
export const noiseShader = /* glsl */ `
  uniform mediump sampler3D noise;
  vec4 noiseAt(vec3 p) {
    vec3 cell = floor(p);
    vec3 u = p - cell;
    return texture(noise, (cell + u * u * (3.0 - 2.0 * u) + 0.5) / ${SIZE}.0);
  }`;
