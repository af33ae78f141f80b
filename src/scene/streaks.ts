/**
 * Specks in the air around the camera, drawn as long as one exposure of a film camera smears them: the eye reads speed from
 * them where the ground is too far away. They stand still in the air mass, so their motion is the true one.
 */
import * as THREE from 'three';
import { createRandom } from '../math/random';
import type { Sample } from '../recording/sample';
import { Dial } from './dial';
import type { White } from './light/light';

export interface Streaks {
  readonly object: THREE.Object3D;
  update(sample: Sample, eye: THREE.Vector3): void;
  dispose(): void;
}

/** Edge of the cube of specks around the eye, which repeats, m. */
const CUBE = 26;
/** s: half a frame of film, as a shutter of 180 degrees leaves it open. */
const EXPOSURE = 1 / 48;

const vertexShader = /* glsl */ `
  attribute vec3 speck;
  uniform vec3 shift;
  uniform vec3 smear;
  uniform float strength;
  varying float shown;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  void main() {
    vec3 p = mod(speck - shift, ${CUBE.toFixed(1)}) - ${(CUBE / 2).toFixed(1)} + smear * (position.x - 0.5);
    vec4 mvPosition = viewMatrix * vec4(p, 0.0);
    mvPosition.w = 1.0;
    gl_Position = projectionMatrix * mvPosition;
    float distance = length(p);
    shown = strength * smoothstep(1.5, 4.0, distance) * (1.0 - smoothstep(${(CUBE * 0.3).toFixed(1)}, ${(CUBE * 0.5).toFixed(1)}, distance));
    shown *= 0.25 + 0.75 * position.x;
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying float shown;
  uniform vec3 white;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    gl_FragColor = vec4(white, shown);
  }`;

/** Remainder within the cube, computed in double precision: the eye may be kilometres up. */
const within = (value: number): number => ((value % CUBE) + CUBE) % CUBE;

/** Longer than this between two pictures, s, the clock has leapt: where specks stand then does not matter. */
const LEAP = 0.5;

/** @param white  brightness that comes out white on the screen */
export function createStreaks(count: number, white: White): Streaks {
  const random = createRandom(3);
  const specks = Float32Array.from({ length: count * 3 }, () => random() * CUBE);
  const geometry = new THREE.InstancedBufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(new Float32Array([0, 0, 0, 1, 0, 0]), 3));
  geometry.setAttribute('speck', new THREE.InstancedBufferAttribute(specks, 3));
  geometry.instanceCount = count;
  const shift = new THREE.Vector3();
  const smear = new THREE.Vector3();
  // How far the air has gone, to x and z, and the moment of the last picture: winds change with height and in gusts.
  const drift = new Float64Array(3);
  const strength = new Dial(0);
  const material = new THREE.ShaderMaterial({
    uniforms: { shift: { value: shift }, smear: { value: smear }, strength, white },
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
  });
  const object = new THREE.LineSegments(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 11;
  return {
    object,
    update(sample, eye) {
      const x = sample.vx - sample.windX;
      const z = sample.vz - sample.windZ;
      const speed = Math.sqrt(x * x + sample.vy * sample.vy + z * z);
      const passed = sample.time - drift[2]!;
      if (Math.abs(passed) < LEAP) {
        drift[0] = drift[0]! + sample.windX * passed;
        drift[1] = drift[1]! + sample.windZ * passed;
      }
      drift[2] = sample.time;
      const share = Math.min(1, Math.max(0, (speed - 18) / 60));
      object.visible = sample.inFlight && !sample.isOver && share > 0;
      // Number by number: handed to a function each would be stored away as an object.
      smear.x = EXPOSURE * x;
      smear.y = EXPOSURE * sample.vy;
      smear.z = EXPOSURE * z;
      shift.x = within(eye.x - drift[0]!);
      shift.y = within(eye.y);
      shift.z = within(eye.z - drift[1]!);
      // A uniform stores each new number as an object; this one mostly stays.
      const shown = 0.2 * share;
      if (strength.value !== shown) strength.value = shown;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
