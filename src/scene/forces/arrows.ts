/** Arrows of constant width on the screen, one instance each; a broad hollow one may lie under others on the same line. */
import * as THREE from 'three';
import type { White } from '../light/light';
import { lineCorners, lineOnScreen, takeScreen } from '../line';

/** Of an arrow: start and reach, m; colour; 0 slim, 1 broad and hollow. */
export const ARROW = 10;

/** Half the width of shaft and head, length of the head: CSS px, slim and broad. */
const SHAFT = [1.7, 5.2] as const;
const HEAD = [5.5, 11] as const;
const TIP = [13, 17] as const;
const CASING = 1.4;
const REACH = 14;

const pick = (of: readonly [number, number]): string => `mix(${of[0].toFixed(1)}, ${of[1].toFixed(1)}, broad)`;

const vertexShader = /* glsl */ `
  attribute vec3 start;
  attribute vec3 reach;
  attribute vec4 look;
  uniform float pixel; // pixels of the picture in a CSS px
  varying vec2 place; // along the arrow from its start, and across, CSS px
  varying float extent;
  varying vec3 paint;
  varying float broad;
  ${lineOnScreen}
  void main() {
    vec3 a = (modelViewMatrix * vec4(start, 1.0)).xyz;
    vec3 b = (modelViewMatrix * vec4(start + reach, 1.0)).xyz;
    vec2 shares = vec2(0.0, 1.0);
    if (!cutAtEye(a, b, shares)) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
    vec4 clipA = projectionMatrix * vec4(a, 1.0);
    vec4 clipB = projectionMatrix * vec4(b, 1.0);
    vec2 from = clipA.xy / clipA.w * halfScreen / pixel;
    vec2 to = clipB.xy / clipB.w * halfScreen / pixel;
    extent = length(to - from);
    vec2 along = extent > 1e-3 ? (to - from) / extent : vec2(0.0, 1.0);
    vec2 at = mix(from - along * ${REACH.toFixed(1)}, to + along * ${REACH.toFixed(1)}, position.y);
    place = vec2(dot(at - from, along), position.x * ${REACH.toFixed(1)});
    at += vec2(-along.y, along.x) * place.y;
    paint = look.rgb;
    broad = look.a;
    gl_Position = vec4(at * pixel / halfScreen, 0.0, 1.0);
  }`;

const fragmentShader = /* glsl */ `
  varying vec2 place;
  varying float extent;
  varying vec3 paint;
  varying float broad;
  uniform float pixel;
  uniform vec3 light;
  uniform float strength;
  void main() {
    float tip = min(${pick(TIP)}, 0.7 * extent);
    float wide = ${pick(HEAD)} * tip / ${pick(TIP)};
    float shaft = min(${pick(SHAFT)}, 0.6 * wide);
    vec2 p = vec2(place.x, abs(place.y));
    // A short arrow is its head.
    float neck = extent - tip;
    float rod = max(p.y - shaft, max(-p.x, p.x - neck));
    vec2 side = normalize(vec2(wide, tip));
    float head = max(dot(vec2(p.x - extent, p.y), side), neck - p.x);
    float away = min(rod, head);
    float inside = clamp(0.5 - away * pixel, 0.0, 1.0);
    float rim = clamp(0.5 - (abs(away + 0.8) - 0.8) * pixel, 0.0, 1.0);
    float core = mix(inside, max(0.34 * inside, rim), broad);
    // Nearly opaque: the sky behind may be many times as bright as white paper.
    float edge = 0.94 * clamp(0.5 - (away - ${CASING.toFixed(1)}) * pixel, 0.0, 1.0) * (1.0 - 0.8 * broad * inside);
    float cover = core + edge * (1.0 - core);
    cover *= strength * smoothstep(2.0, 8.0, extent);
    if (cover < 0.004) discard;
    gl_FragColor = vec4(paint * light * core / max(core + edge * (1.0 - core), 0.01), cover);
  }`;

export interface Arrows {
  readonly object: THREE.Mesh;
  /** {@link ARROW} numbers an arrow; written to, then shown by {@link show}. */
  readonly data: Float32Array;
  show(count: number, strength: number): void;
  dispose(): void;
}

export function createArrows(most: number, white: White): Arrows {
  const uniforms = {
    halfScreen: { value: new THREE.Vector2(640, 360) },
    pixel: { value: 1 },
    light: white,
    strength: { value: 1 },
  };
  const material = new THREE.ShaderMaterial({
    uniforms,
    vertexShader,
    fragmentShader,
    transparent: true,
    depthTest: false,
    depthWrite: false,
    side: THREE.DoubleSide,
  });
  const data = new Float32Array(most * ARROW);
  const buffer = new THREE.InstancedInterleavedBuffer(data, ARROW).setUsage(THREE.DynamicDrawUsage);
  const geometry = new THREE.InstancedBufferGeometry();
  lineCorners(geometry);
  geometry.setAttribute('start', new THREE.InterleavedBufferAttribute(buffer, 3, 0));
  geometry.setAttribute('reach', new THREE.InterleavedBufferAttribute(buffer, 3, 3));
  geometry.setAttribute('look', new THREE.InterleavedBufferAttribute(buffer, 4, 6));
  geometry.instanceCount = 0;
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 15;
  object.onBeforeRender = (renderer) => {
    takeScreen(renderer, uniforms.halfScreen.value);
    uniforms.pixel.value = renderer.getPixelRatio();
  };
  return {
    object,
    data,
    show(count, strength) {
      geometry.instanceCount = count;
      uniforms.strength.value = strength;
      buffer.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
