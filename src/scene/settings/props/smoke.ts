/**
 * Smoke from a canister on the ground: shows the wind to whoever comes down. Each puff is where its age has brought it: up as long
 * as it is warm, along with the wind, which is slower close to the ground. A function of time alone; one draw.
 */
import * as THREE from 'three';
import { createRandom } from '../../../math/random';
import { Dial } from '../../dial';
import { type AirUniforms, airBetween, airCommon } from '../../light/aerial';

export interface Smoke {
  readonly object: THREE.Mesh;
  /** Velocity of the air near the ground, m/s along x and z. */
  setWind(x: number, z: number): void;
  /** s of the recording. */
  setTime(time: number): void;
  dispose(): void;
}

/** s for which a puff is seen. */
const LIFE = 44;

const vertexShader = /* glsl */ `
  attribute vec4 chance; // birth as a share of the life, and three random numbers
  uniform float time;
  uniform vec2 wind;
  varying vec2 at;
  varying float dense;
  varying vec3 light;
  varying vec3 kept;
  varying vec3 glow;
  varying float seed;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${airCommon}
  ${airBetween}
  void main() {
    float age = fract(time / ${LIFE.toFixed(1)} + chance.x) * ${LIFE.toFixed(1)};
    float blow = length(wind);
    // Warm smoke rises, the slower the more air it has taken in; wind takes it apart and holds it down.
    float rise = (1.0 - exp(-age / 26.0)) * 34.0 / (1.0 + 0.5 * blow);
    float size = 0.28 + (0.2 + 0.05 * blow) * pow(age, 0.82);
    float sheltered = 0.55 + 0.45 * smoothstep(0.0, 6.0, rise);
    vec2 along = wind * sheltered * max(age - 0.8 * (1.0 - exp(-age / 0.8)), 0.0);
    float swirl = 0.4 * age * chance.y + 6.2831853 * chance.z;
    vec3 centre = vec3(along.x, 0.15 + rise, along.y)
      + size * 0.5 * vec3(cos(swirl), 0.6 * sin(1.7 * swirl), sin(swirl)) * (chance.w + 0.3);
    centre.xz += 0.9 * sin(0.35 * (time - age) + vec2(0.0, 1.9)) * sqrt(age) * (0.25 + 0.1 * blow);
    vec4 mvPosition = modelViewMatrix * vec4(centre, 1.0);
    float spin = 6.2831853 * chance.z + 0.12 * age * (chance.y - 0.5);
    vec2 corner = mat2(cos(spin), sin(spin), -sin(spin), cos(spin)) * position.xy;
    mvPosition.xy += corner * size * 1.5;
    gl_Position = projectionMatrix * mvPosition;
    at = position.xy;
    seed = chance.z * 17.0;
    float thin = age / ${LIFE.toFixed(1)};
    dense = smoothstep(0.0, 0.4, age) * (1.0 - thin) * min(0.9, 0.42 / (0.25 + 0.22 * size * size));
    vec3 offset = transpose(mat3(viewMatrix)) * mvPosition.xyz;
    airBetween(offset, kept, glow);
    vec3 side = normalize(transpose(mat3(viewMatrix)) * vec3(corner, 0.6) + vec3(0.0, 0.25, 0.0));
    // Light goes round and through a puff.
    vec3 sun = sunlightAt(offset) * (0.3 + 0.5 * max(dot(side, airSun), 0.0));
    const vec3 dye = vec3(0.86, 0.27, 0.045);
    light = dye / 3.14159 * (sun + skylightOn(side) * 0.9);
    #include <logdepthbuf_vertex>
  }`;

/** Of a puff of anything: `at` its corner, how dense it is, its light, and what the air before it leaves and adds. */
export const puffFragment = /* glsl */ `
  varying vec2 at;
  varying float dense;
  varying vec3 light;
  varying vec3 kept;
  varying vec3 glow;
  varying float seed;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    // A few waves across each other break up the round edge.
    vec2 p = at * 2.6 + seed;
    float curl = sin(p.x + 1.6 * sin(p.y * 1.3 + seed)) * sin(p.y + 1.4 * sin(p.x * 1.7 - seed));
    float body = 1.0 - dot(at, at) * (1.25 + 0.5 * curl);
    float alpha = dense * smoothstep(0.0, 0.8, body) * (0.8 + 0.25 * curl);
    if (alpha < 0.004) discard;
    gl_FragColor = vec4(light * (1.0 + 0.16 * curl) * kept + glow, min(alpha, 1.0));
  }`;

/** @param puffs  how many are in the air at once */
export function createSmoke(air: AirUniforms, puffs: number): Smoke {
  const random = createRandom(5);
  const chance = Float32Array.from({ length: 4 * puffs }, (_, i) => (i % 4 === 0 ? i / 4 / puffs : random()));
  const geometry = new THREE.InstancedBufferGeometry();
  const square = new THREE.PlaneGeometry(2, 2);
  geometry.index = square.index;
  geometry.setAttribute('position', square.getAttribute('position'));
  geometry.setAttribute('chance', new THREE.InstancedBufferAttribute(chance, 4));
  geometry.instanceCount = puffs;
  const wind = new THREE.Vector2();
  const uniforms = { ...air, time: new Dial(0), wind: { value: wind } };
  const material = new THREE.ShaderMaterial({
    uniforms,
    vertexShader,
    fragmentShader: puffFragment,
    transparent: true,
    depthWrite: false,
  });
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 3;
  return {
    object,
    setWind(x, z) {
      wind.set(x, z);
    },
    setTime(time) {
      uniforms.time.value = time;
    },
    dispose() {
      geometry.dispose();
      square.dispose();
      material.dispose();
    },
  };
}
