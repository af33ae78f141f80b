/**
 * Stubble and second growth close to the eye: blades in tufts that lie on a square around it and come round again on the far side,
 * so that a few thousand do for the whole meadow. They shrink to nothing before the square ends.
 */
import * as THREE from 'three';
import { createRandom } from '../../../math/random';
import { type AirUniforms, airCommon } from '../../light/aerial';
import { road, stream, waveGlsl } from './ways';

export interface Grass {
  readonly object: THREE.Object3D;
  /** Shares of sun and sky that reach the meadow, 0 to 255. */
  setDaylight(sun: number, sky: number): void;
  update(eye: THREE.Vector3): void;
  dispose(): void;
}

/** Edge of the square, m. */
const SQUARE = 30;
/** Seen from higher up than this, blades are finer than pixels, m. */
const SEEN_FROM = 16;
const BLADES = 4;

const vertexShader = /* glsl */ `
  attribute vec2 place;
  attribute vec4 kind; // turn, height, hue, spread
  uniform vec2 daylight;
  varying vec3 light;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${airCommon}
  void main() {
    vec2 around = airEye.xz / ${SQUARE.toFixed(1)};
    vec2 at = (fract(place - around + 0.5) - 0.5 + around) * ${SQUARE.toFixed(1)};
    float away = length(vec3(at.x, 0.0, at.y) - airEye);
    float size = 1.0 - smoothstep(${(SQUARE * 0.24).toFixed(1)}, ${(SQUARE * 0.48).toFixed(1)}, away);
    // On the fields only: not in the stream, on the road or by the wall.
    size *= step(515.0, at.x) * step(at.x, 2300.0) * step(abs(at.y), 420.0);
    size *= step(2.3, abs(at.y - ${waveGlsl(road, 'at.x')})) * step(9.0, abs(at.x - ${waveGlsl(stream, 'at.y')}));
    float turn = kind.x * 6.2831853;
    vec3 p = position * vec3(0.5 + kind.w, kind.y * size, 0.5 + kind.w);
    p.xz = mat2(cos(turn), sin(turn), -sin(turn), cos(turn)) * p.xz;
    vec4 mvPosition = viewMatrix * vec4(at.x + p.x, p.y - 0.01, at.y + p.z, 1.0);
    gl_Position = projectionMatrix * mvPosition;
    vec3 offset = transpose(mat3(viewMatrix)) * mvPosition.xyz;
    vec3 albedo = mix(vec3(0.1, 0.135, 0.035), vec3(0.19, 0.2, 0.068), kind.z) * (0.55 + 0.75 * position.y);
    // Blades let light through, so both sides are lit; seen against the sun they glow.
    float through = 0.5 + 0.5 * max(dot(normalize(offset), airSun), 0.0);
    light = albedo / 3.14159 * (sunlightAt(offset) * max(airSun.y, 0.0) * (0.65 + 0.7 * through) * daylight.x + skylightOn(vec3(0.0, 1.0, 0.0)) * daylight.y);
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying vec3 light;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    gl_FragColor = vec4(light, 1.0);
  }`;

/** A few blades that lean apart. */
function tuft(): { position: Float32Array; index: Uint16Array } {
  const random = createRandom(3);
  const position: number[] = [];
  const index: number[] = [];
  for (let b = 0; b < BLADES; b++) {
    const angle = ((b + random()) / BLADES) * 2 * Math.PI;
    const lean = 0.05 + 0.09 * random();
    const x = 0.05 * Math.cos(angle * 3);
    const z = 0.05 * Math.sin(angle * 2);
    const wide = 0.011 + 0.009 * random();
    const first = position.length / 3;
    position.push(x - wide * Math.sin(angle), 0, z + wide * Math.cos(angle));
    position.push(x + wide * Math.sin(angle), 0, z - wide * Math.cos(angle));
    position.push(x + lean * Math.cos(angle), 0.6 + 0.4 * random(), z + lean * Math.sin(angle));
    index.push(first, first + 1, first + 2);
  }
  return { position: Float32Array.from(position), index: Uint16Array.from(index) };
}

export function createGrass(air: AirUniforms, tufts: number): Grass {
  const random = createRandom(91);
  const place = new Float32Array(2 * tufts);
  const kind = new Float32Array(4 * tufts);
  for (let i = 0; i < tufts; i++) {
    place.set([random(), random()], 2 * i);
    const tall = random() ** 4;
    kind.set([random(), 0.09 + 0.09 * random() + 0.16 * tall, random(), random()], 4 * i);
  }
  const blades = tuft();
  const geometry = new THREE.InstancedBufferGeometry();
  geometry.setIndex(new THREE.BufferAttribute(blades.index, 1));
  geometry.setAttribute('position', new THREE.BufferAttribute(blades.position, 3));
  geometry.setAttribute('place', new THREE.InstancedBufferAttribute(place, 2));
  geometry.setAttribute('kind', new THREE.InstancedBufferAttribute(kind, 4));
  geometry.instanceCount = tufts;
  const daylight = new THREE.Vector2(1, 1);
  const material = new THREE.ShaderMaterial({
    uniforms: { ...air, daylight: { value: daylight } },
    vertexShader,
    fragmentShader,
    side: THREE.DoubleSide,
  });
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.visible = false;
  return {
    object,
    setDaylight(sun, sky) {
      daylight.set(sun / 255, sky / 255);
    },
    update(eye) {
      object.visible = eye.y < SEEN_FROM && eye.x > 460 && eye.x < 2_350;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
