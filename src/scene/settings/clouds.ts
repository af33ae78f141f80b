/**
 * Fair-weather clouds as puffs that turn to the eye, all in one draw. Shaded by a bump in the texture, soft where the eye comes
 * near, so that one can fall through them.
 */
import * as THREE from 'three';
import { createRandom } from '../../math/random';
import { noise, ramp, rolling, tilingNoise } from '../ground/noise';
import { type AirUniforms, airBetween, airCommon } from '../light/aerial';
import type { Tier } from '../tiers';

export interface CloudsLook {
  /** Height of the flat undersides, m. */
  readonly base: number;
  /** How far out there are clouds, m. */
  readonly reach: number;
  /** Mean distance from cloud to cloud, m. */
  readonly cell: number;
  /** Share of the places that hold one. */
  readonly cover: number;
  readonly size: number;
  readonly seed: number;
  /** Keeps clouds out, for instance of the valley that is flown through. */
  readonly isClear?: (x: number, z: number) => boolean;
}

export interface Clouds {
  readonly object: THREE.Object3D;
  /** Sorts back to front when the eye has moved on. */
  update(eye: THREE.Vector3): void;
  dispose(): void;
}

/** Four puffs on one texture: bump to the right and up (red, green), shade (blue), density (alpha). */
function createPuffs(size: number): THREE.DataTexture {
  const edge = 2 * size;
  const data = new Uint8Array(edge * edge * 4);
  const field = new Float32Array(size * size);
  for (let variant = 0; variant < 4; variant++) {
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        let sum = 0;
        let norm = 0;
        for (let o = 0, a = 1; o < 4; o++, a *= 0.55) {
          const period = 3 << o;
          sum +=
            a * (1 - Math.abs(tilingNoise((i / size) * period, (j / size) * period, period, 31 * variant + o)) * 1.7);
          norm += a;
        }
        field[j * size + i] = sum / norm;
      }
    }
    const at = (i: number, j: number): number => field[((j + size) % size) * size + ((i + size) % size)]!;
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const u = ((i + 0.5) / size) * 2 - 1;
        const v = ((j + 0.5) / size) * 2 - 1;
        const r = Math.hypot(u, v);
        const shade = at(i, j);
        const density =
          ramp(0, 1, ((1 - r) * 1.35 + (shade - 0.55) * 0.85) * 1.6) * Math.min(1, Math.max(0, (1 - r) * 6));
        const right = u * 0.9 - (at(i + 2, j) - at(i - 2, j)) * 1.6;
        const up = v * 0.9 - (at(i, j + 2) - at(i, j - 2)) * 1.6;
        const k = ((j + (variant >> 1) * size) * edge + i + (variant & 1) * size) * 4;
        const texel = [127.5 + right * 110, 127.5 + up * 110, shade * 255, density * 255];
        for (let c = 0; c < 4; c++) data[k + c] = Math.max(0, Math.min(255, texel[c]!));
      }
    }
  }
  const texture = new THREE.DataTexture(data, edge, edge);
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}

const FLOATS = 6; // centre, radius, variant, share of the height

/** Centres, sizes and kinds of all puffs. */
function scatterPuffs(look: CloudsLook, density: number): Float32Array {
  const random = createRandom(look.seed);
  const puffs: number[] = [];
  for (let cz = -look.reach; cz <= look.reach; cz += look.cell) {
    for (let cx = -look.reach; cx <= look.reach; cx += look.cell) {
      const x = cx + (random() - 0.5) * look.cell * 0.9;
      const z = cz + (random() - 0.5) * look.cell * 0.9;
      const crowd = rolling(x / 9_000 + 3, z / 9_000, 2, 77) * 0.5 + 0.5;
      const dice = random();
      const radius = (300 + 650 * random() * random() + 280 * crowd) * look.size;
      const tall = radius * (0.4 + 0.4 * random());
      const long = 1 + random();
      const turn = random() * Math.PI;
      if (dice > look.cover * (0.35 + 1.2 * crowd) || Math.hypot(x, z) > look.reach || look.isClear?.(x, z)) continue;
      const count = Math.round((14 + radius / 60) * density);
      for (let i = 0; i < count; i++) {
        const angle = random() * 2 * Math.PI;
        const q = Math.sqrt(random());
        const along = Math.cos(angle) * q * radius * long;
        const across = Math.sin(angle) * q * radius;
        const dome = 1 - q * q;
        const height = random() ** 1.3 * tall * dome;
        const size = radius * (0.34 + 0.22 * random()) * (1 - (0.35 * height) / tall) * (0.6 + 0.4 * dome);
        puffs.push(
          x + along * Math.cos(turn) - across * Math.sin(turn),
          look.base + size * 0.35 + height + 160 * noise(x / 3_000, z / 3_000, 5),
          z + along * Math.sin(turn) + across * Math.cos(turn),
          size / Math.sqrt(Math.min(1, density)),
          random(),
          height / tall,
        );
      }
    }
  }
  return Float32Array.from(puffs);
}

const vertexShader = /* glsl */ `
  attribute vec4 puff;
  attribute vec2 kind;
  varying vec2 place;
  varying vec3 sunAt;
  varying vec3 kept;
  varying vec3 glow;
  varying vec3 mood; // towards the sun, fade near the eye, share of the height
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${airCommon}
  ${airBetween}
  void main() {
    vec4 mvPosition = modelViewMatrix * vec4(puff.xyz, 1.0);
    vec3 centre = mvPosition.xyz;
    float angle = kind.x * 6.283;
    mat2 turn = mat2(cos(angle), sin(angle), -sin(angle), cos(angle));
    mvPosition.xy += turn * position.xy * puff.w;
    gl_Position = projectionMatrix * mvPosition;
    float variant = floor(fract(kind.x * 13.7) * 4.0);
    place = (position.xy * 0.5 + 0.5) * 0.5 + vec2(mod(variant, 2.0), floor(variant / 2.0)) * 0.5;
    vec3 seen = mat3(viewMatrix) * airSun;
    sunAt = vec3(transpose(turn) * seen.xy, seen.z);
    vec3 offset = transpose(mat3(viewMatrix)) * centre;
    airBetween(offset, kept, glow);
    mood = vec3(dot(normalize(offset), airSun), smoothstep(0.15, 1.6, length(centre) / puff.w), kind.y);
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying vec2 place;
  varying vec3 sunAt;
  varying vec3 kept;
  varying vec3 glow;
  varying vec3 mood;
  uniform sampler2D puffs;
  uniform float base;
  ${airCommon}
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    vec4 texel = texture2D(puffs, place);
    float alpha = texel.a * mood.y;
    if (alpha < 0.006) discard;
    vec2 bump = (texel.rg * 2.0 - 1.0) * 1.15;
    vec3 n = vec3(bump, sqrt(max(0.05, 1.0 - dot(bump, bump))));
    float wrapped = clamp(dot(n, sunAt) * 0.6 + 0.42, 0.0, 1.0);
    float rim = pow(max(mood.x, 0.0), 6.0) * (1.0 - texel.a) * 1.2;
    vec3 sunlight = sunThrough(base, airSun.y) * AIR_SUN;
    vec3 light = sunlight * (0.26 * wrapped * (0.45 + 0.55 * mood.z) + 0.1 * rim + 0.03);
    light += airSkyLight[0] * (0.6 + 0.7 * clamp(mood.z * 1.2 + 0.3 * n.y, 0.0, 1.0)) * 0.3;
    light *= 0.85 + 0.3 * (texel.b - 0.5);
    gl_FragColor = vec4(light * kept + glow, alpha * 0.94);
  }`;

export function createClouds(air: AirUniforms, look: CloudsLook, tier: Tier): Clouds {
  const puffs = scatterPuffs(look, tier.clouds);
  const count = puffs.length / FLOATS;
  const sorted = new Float32Array(puffs.length);
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const distance = new Float64Array(count);

  const buffer = new THREE.InstancedInterleavedBuffer(sorted, FLOATS);
  const geometry = new THREE.InstancedBufferGeometry();
  const square = new THREE.PlaneGeometry(2, 2);
  geometry.index = square.index;
  geometry.setAttribute('position', square.getAttribute('position'));
  geometry.setAttribute('puff', new THREE.InterleavedBufferAttribute(buffer, 4, 0));
  geometry.setAttribute('kind', new THREE.InterleavedBufferAttribute(buffer, 2, 4));
  geometry.instanceCount = count;

  const texture = createPuffs(tier.puffSize);
  const material = new THREE.ShaderMaterial({
    uniforms: {
      ...air,
      puffs: { value: texture },
      base: { value: look.base },
    },
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
  });
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 10;

  const sortedAt = new THREE.Vector3(Number.NaN, 0, 0);
  const local = new THREE.Vector3();
  const byDistance = (a: number, b: number): number => distance[b]! - distance[a]!;
  return {
    object,
    update(eye) {
      object.worldToLocal(local.copy(eye));
      if (local.distanceToSquared(sortedAt) < 80 * 80) return;
      sortedAt.copy(local);
      for (let i = 0; i < count; i++) {
        const x = puffs[FLOATS * i]! - local.x;
        const y = puffs[FLOATS * i + 1]! - local.y;
        const z = puffs[FLOATS * i + 2]! - local.z;
        distance[i] = x * x + y * y + z * z;
      }
      order.sort(byDistance);
      for (let i = 0; i < count; i++) {
        const from = FLOATS * order[i]!;
        for (let f = 0; f < FLOATS; f++) sorted[FLOATS * i + f] = puffs[from + f]!;
      }
      buffer.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      square.dispose();
      material.dispose();
      texture.dispose();
    },
  };
}
