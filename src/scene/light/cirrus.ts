/**
 * Thin ice clouds high above everything, as light in the dome of the sky: streaks along the wind in loose fields. They catch the
 * sun long after it has set below.
 */
import * as THREE from 'three';
import { createRandom } from '../../math/random';
import { mix, smoothstep } from '../../math/smooth';

/** Height above the sea, m. */
const HEIGHT = 10_000;
const SIZE = 96;
/** Nodes along an edge of the coarsest of the octaves. */
const COARSEST = 4;
const OCTAVES = 4;

/** Noise that repeats, from 0 to 1 (red), and its crests (green), from 0 to 1. */
export function cirrusTexels(): Uint8Array<ArrayBuffer> {
  const random = createRandom(31);
  const sum = new Float32Array(SIZE * SIZE);
  const crests = new Float32Array(SIZE * SIZE);
  const line = new Float32Array(COARSEST * 2 ** (OCTAVES - 1) + 1);
  let share = 0.5;
  for (let octave = 0, nodes = COARSEST; octave < OCTAVES; octave++, nodes *= 2) {
    const values = Float32Array.from({ length: nodes * nodes }, () => 2 * random() - 1);
    const cell = SIZE / nodes;
    for (let j = 0; j < SIZE; j++) {
      const y = Math.floor(j / cell);
      const above = ((y + 1) % nodes) * nodes;
      const v = smoothstep(j / cell - y);
      // One row of nodes between the two around this line.
      for (let x = 0; x < nodes; x++) line[x] = mix(values[y * nodes + x]!, values[above + x]!, v);
      line[nodes] = line[0]!;
      for (let i = 0; i < SIZE; i++) {
        const x = Math.floor(i / cell);
        const value = share * mix(line[x]!, line[x + 1]!, smoothstep(i / cell - x));
        const k = j * SIZE + i;
        sum[k] = sum[k]! + value;
        crests[k] = crests[k]! - Math.abs(value);
      }
    }
    share *= 0.58;
  }
  const texels = new Uint8Array(2 * SIZE * SIZE);
  for (const [channel, field] of [sum, crests].entries()) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const value of field) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    for (let k = 0; k < field.length; k++)
      texels[2 * k + channel] = Math.round((255 * (field[k]! - least)) / (most - least));
  }
  return texels;
}

export function cirrusTexture(): THREE.DataTexture {
  const texture = new THREE.DataTexture(cirrusTexels(), SIZE, SIZE, THREE.RGFormat);
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}

/** Amount of ice cloud, 0 to 1, under a sky of which other clouds cover a share: fair-weather fields bring some. */
export function cirrusAmount(cover: number): number {
  return Math.min(1, 2.2 * cover);
}

/**
 * `cirrusAt(direction, depth)`: light that the ice throws towards the eye from there, as it sets out, and its optical depth. Needs
 * `airCommon` before it.
 */
export const cirrusAt = /* glsl */ `
  uniform sampler2D cirrus;
  uniform float cirrusAmount;
  vec3 cirrusAt(vec3 direction, out float depth) {
    depth = 0.0;
    float below = ${HEIGHT.toFixed(1)} - airEyeHeight;
    if (cirrusAmount <= 0.0 || below <= 0.0) return vec3(0.0);
    float rise = direction.y * (AIR_RADIUS + airEyeHeight);
    float reach = sqrt(rise * rise + below * (2.0 * AIR_RADIUS + ${HEIGHT.toFixed(1)} + airEyeHeight)) - rise;
    vec3 point = airEye + direction * reach;
    vec2 along = vec2(dot(point.xz, vec2(0.8, 0.6)), dot(point.xz, vec2(-0.6, 0.8))) / vec2(150e3, 44e3);
    float fields = texture2D(cirrus, along * vec2(0.9, 0.37) + 0.2).r;
    along.y += 0.3 * (texture2D(cirrus, along * 0.6 + 0.63).r - 0.5);
    float streaks = 0.6 * texture2D(cirrus, along).g + 0.4 * texture2D(cirrus, along * vec2(2.1, 4.3)).g;
    // Where the eye comes near the layer it thins: one never flies into it.
    depth = 0.3 * cirrusAmount * smoothstep(0.4, 0.75, fields) * smoothstep(0.36, 0.86, streaks)
      * smoothstep(0.0, 1500.0, below) * (1.0 - smoothstep(110e3, 260e3, reach));
    vec2 place = airPlace(point);
    float nu = dot(direction, airSun);
    float forward = 0.06 + 0.5 * pow(max(0.5 + 0.5 * nu, 0.0), 14.0);
    return AIR_SUN * airClear * (sunThrough(${HEIGHT.toFixed(1)}, place.y) * forward + airScattered(${HEIGHT.toFixed(1)}, place.y));
  }`;
