/**
 * Shreds of cloud around an eye inside it, which stand still in the air and stream past: without them the white shows no speed.
 */
import * as THREE from 'three';
import { createRandom } from '../../math/random';
import type { Sample } from '../../recording/sample';
import type { AirUniforms } from '../light/aerial';
import { PICTURES } from './puffs';
import { cloudVeil } from './uniforms';

export interface Wisps {
  readonly object: THREE.Object3D;
  /** @param share  how thick the cloud is at the eye, 0 to 1 */
  update(sample: Sample, eye: THREE.Vector3, share: number): void;
  dispose(): void;
}

/** Edge of the cube of shreds around the eye, which repeats, m. */
const CUBE = 46;
const COUNT = 240;
/** The stretch of cloud before the jumper, who is drawn without air, m: one pane over the whole picture stands for it. */
const NEAR = 8;
/** s: half a frame of film. */
const EXPOSURE = 1 / 48;

const vertexShader = /* glsl */ `
  attribute vec4 wisp;
  uniform vec3 shift;
  uniform vec3 smear;
  uniform float share;
  varying vec2 place;
  varying vec2 tile;
  varying float shown;
  varying float bright;
  varying vec3 direction;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  void main() {
    vec3 p = mod(wisp.xyz - shift, ${CUBE.toFixed(1)}) - ${(CUBE / 2).toFixed(1)};
    float distance = length(p);
    float radius = 1.2 + 4.6 * wisp.w * wisp.w;
    vec4 mvPosition = viewMatrix * vec4(p, 0.0);
    vec2 along = (viewMatrix * vec4(smear, 0.0)).xy;
    float pace = length(along);
    vec2 axis = pace > 1e-3 ? along / pace : vec2(0.0, 1.0);
    vec2 corner = position.xy * radius;
    corner = vec2(axis.y, -axis.x) * corner.x * 0.7 + axis * corner.y * (1.0 + 0.6 * pace);
    mvPosition = vec4(mvPosition.xyz + vec3(corner, 0.0), 1.0);
    gl_Position = projectionMatrix * mvPosition;
    direction = p + transpose(mat3(viewMatrix)) * vec3(corner, 0.0);
    shown = 0.75 * share * smoothstep(2.5, 3.0 + 1.6 * radius, distance) * (1.0 - smoothstep(${(CUBE * 0.32).toFixed(1)}, ${(CUBE * 0.5).toFixed(1)}, distance));
    bright = 0.8 + 0.5 * fract(wisp.w * 17.3);
    place = position.xy;
    float picture = floor(fract(wisp.w * 37.7) * ${(PICTURES[0] * PICTURES[1]).toFixed(1)});
    tile = vec2(mod(picture, ${PICTURES[0].toFixed(1)}), floor(picture / ${PICTURES[0].toFixed(1)}));
    if (shown < 0.004) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    if (wisp.w < 0.0) {
      #ifdef USE_REVERSED_DEPTH_BUFFER
        gl_Position = vec4(position.xy, 0.999, 1.0);
      #else
        gl_Position = vec4(position.xy, -0.999, 1.0);
      #endif
      shown = -1.0;
      vec4 far = inverse(projectionMatrix) * vec4(position.xy, 0.5, 1.0);
      direction = transpose(mat3(viewMatrix)) * (far.xyz / far.w);
    }
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying vec2 place;
  varying vec2 tile;
  varying float shown;
  varying float bright;
  varying vec3 direction;
  uniform sampler2D cloudPictures;
  uniform vec3 airSun;
  uniform vec3 airEye;
  ${cloudVeil}
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    vec4 texel = texture2D(cloudPictures, (tile + place * 0.5 + 0.5) / vec2(${PICTURES[0].toFixed(1)}, ${PICTURES[1].toFixed(1)}));
    float alpha = shown * smoothstep(0.0, 0.7, texel.a) * (1.0 - smoothstep(0.2, 1.0, length(place)));
    vec3 around = normalize(direction);
    gl_FragColor = shown < 0.0
      ? vec4(cloudLight(around, 6.0), 1.0 - exp(-airVeil.w * ${NEAR.toFixed(1)}))
      : vec4(cloudLight(around, 40.0) * bright * (0.75 + 0.4 * texel.b), alpha);
  }`;

/** Remainder within the cube, computed in double precision: the eye may be kilometres up. */
const within = (value: number): number => ((value % CUBE) + CUBE) % CUBE;

export function createWisps(air: AirUniforms, pictures: THREE.Texture): Wisps {
  const random = createRandom(23);
  const wisps = Float32Array.from({ length: COUNT * 4 }, (_, i) => random() * (i % 4 === 3 ? 1 : CUBE));
  wisps[3] = -1; // the pane
  const geometry = new THREE.InstancedBufferGeometry();
  const square = new THREE.PlaneGeometry(2, 2);
  geometry.index = square.index;
  geometry.setAttribute('position', square.getAttribute('position'));
  geometry.setAttribute('wisp', new THREE.InstancedBufferAttribute(wisps, 4));
  geometry.instanceCount = COUNT;
  const shift = new THREE.Vector3();
  const smear = new THREE.Vector3();
  const thick = { value: 0 };
  const material = new THREE.ShaderMaterial({
    uniforms: {
      airVeil: air.airVeil,
      airVeilSun: air.airVeilSun,
      airVeilUp: air.airVeilUp,
      airSun: air.airSun,
      airEye: air.airEye,
      cloudPictures: { value: pictures },
      shift: { value: shift },
      smear: { value: smear },
      share: thick,
    },
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
  });
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 11;
  object.visible = false;
  return {
    object,
    update(sample, eye, share) {
      object.visible = share > 0.01;
      thick.value = share;
      if (!object.visible) return;
      smear.set(sample.vx - sample.windX, sample.vy, sample.vz - sample.windZ).multiplyScalar(EXPOSURE);
      shift.set(within(eye.x - sample.windX * sample.time), within(eye.y), within(eye.z - sample.windZ * sample.time));
    },
    dispose() {
      geometry.dispose();
      square.dispose();
      material.dispose();
    },
  };
}
