/**
 * The path flown as a line of even width on the screen, bright up to now and faint ahead, coloured by speed. The colours run from
 * slate blue over white to amber: told apart in every kind of colour vision.
 */
import * as THREE from 'three';
import type { Track } from '../recording/recording';
import { POINT, pathPoints } from './path';

export interface Trail {
  readonly object: THREE.Object3D;
  setTrack(track: Track | null, from: number, to: number): void;
  /** @param lift  height of the middle of the body above the recorded point, m */
  update(time: number, lift: number): void;
  dispose(): void;
}

const vertexShader = /* glsl */ `
  attribute vec4 from; // position and time
  attribute vec4 to;
  attribute vec2 speeds;
  uniform float now;
  uniform float lift;
  uniform float width;
  uniform vec2 halfScreen; // half the view in pixels
  uniform float fastest;
  varying float speedAt;
  varying float side;
  varying float shown;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  void main() {
    bool ahead = from.w >= now;
    float end = ahead ? 1.0 : clamp((now - from.w) / max(to.w - from.w, 1e-6), 0.0, 1.0);
    vec3 a = (modelViewMatrix * vec4(from.xyz + vec3(0.0, lift, 0.0), 1.0)).xyz;
    vec3 b = (modelViewMatrix * vec4(mix(from.xyz, to.xyz, end) + vec3(0.0, lift, 0.0), 1.0)).xyz;
    // What lies behind the eye is cut at a plane just before it.
    const float nearest = -0.3;
    if (a.z > nearest && b.z > nearest) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
    if (a.z > nearest) a = mix(b, a, (nearest - b.z) / (a.z - b.z));
    if (b.z > nearest) b = mix(a, b, (nearest - a.z) / (b.z - a.z));
    vec4 clipA = projectionMatrix * vec4(a, 1.0);
    vec4 clipB = projectionMatrix * vec4(b, 1.0);
    vec2 direction = (clipB.xy / clipB.w - clipA.xy / clipA.w) * halfScreen;
    float length2 = dot(direction, direction);
    direction = length2 > 1e-8 ? direction * inversesqrt(length2) : vec2(1.0, 0.0);
    vec4 clip = position.y < 0.5 ? clipA : clipB;
    vec3 at = position.y < 0.5 ? a : b;
    clip.xy += vec2(-direction.y, direction.x) * position.x * (width + 1.0) / halfScreen * clip.w;
    gl_Position = clip;
    side = position.x * (width + 1.0);
    speedAt = mix(speeds.x, mix(speeds.x, speeds.y, end), position.y) / fastest;
    // Out of the way right at the eye.
    shown = smoothstep(2.5, 14.0, -at.z) * (ahead ? 0.16 : 0.85);
    vec4 mvPosition = vec4(at, 1.0);
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying float speedAt;
  varying float side;
  varying float shown;
  uniform float width;
  uniform float light;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    float s = clamp(speedAt, 0.0, 1.0);
    vec3 tone = s < 0.5 ? mix(vec3(0.16, 0.3, 0.52), vec3(0.85, 0.84, 0.8), s * 2.0) : mix(vec3(0.85, 0.84, 0.8), vec3(0.95, 0.5, 0.1), s * 2.0 - 1.0);
    float edge = clamp(width + 0.5 - abs(side), 0.0, 1.0);
    gl_FragColor = vec4(tone * light, shown * edge);
  }`;

/**
 * @param width  half the width of the line, pixels
 * @param light  brightness that comes out white on the screen: one over the exposure, about
 */
export function createTrail(width: number, light: number): Trail {
  const corners = new Float32Array([-1, 0, 0, 1, 0, 0, -1, 1, 0, 1, 1, 0]);
  const material = new THREE.ShaderMaterial({
    uniforms: {
      now: { value: 0 },
      lift: { value: 0 },
      width: { value: width },
      halfScreen: { value: new THREE.Vector2(640, 360) },
      fastest: { value: 100 },
      light: { value: light },
    },
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    side: THREE.DoubleSide, // which way a piece runs across the screen decides its winding
  });
  const object = new THREE.Mesh(new THREE.InstancedBufferGeometry(), material);
  object.frustumCulled = false;
  object.renderOrder = 12;
  const size = new THREE.Vector2();
  const screen = material.uniforms.halfScreen!.value as THREE.Vector2;
  object.onBeforeRender = (renderer) => {
    const target = renderer.getRenderTarget();
    if (target) screen.set(target.width / 2, target.height / 2);
    else screen.copy(renderer.getSize(size)).multiplyScalar(0.5);
  };
  return {
    object,
    setTrack(track, from, to) {
      object.geometry.dispose();
      const geometry = new THREE.InstancedBufferGeometry();
      object.geometry = geometry;
      object.visible = track !== null;
      if (!track) return;
      const points = pathPoints(track, from, to, 0.3);
      const pieces = Math.max(0, points.length / POINT - 1);
      const data = new Float32Array(pieces * 10);
      let fastest = 1;
      for (let i = 0; i < pieces; i++) {
        const a = i * POINT;
        const b = a + POINT;
        data.set([points[a + 1]!, points[a + 2]!, points[a + 3]!, points[a]!], 10 * i);
        data.set([points[b + 1]!, points[b + 2]!, points[b + 3]!, points[b]!], 10 * i + 4);
        data.set([points[a + 4]!, points[b + 4]!], 10 * i + 8);
        fastest = Math.max(fastest, points[b + 4]!);
      }
      const buffer = new THREE.InstancedInterleavedBuffer(data, 10);
      geometry.setAttribute('position', new THREE.BufferAttribute(corners, 3));
      geometry.setIndex([0, 1, 2, 1, 3, 2]);
      geometry.setAttribute('from', new THREE.InterleavedBufferAttribute(buffer, 4, 0));
      geometry.setAttribute('to', new THREE.InterleavedBufferAttribute(buffer, 4, 4));
      geometry.setAttribute('speeds', new THREE.InterleavedBufferAttribute(buffer, 2, 8));
      geometry.instanceCount = pieces;
      material.uniforms.fastest!.value = fastest;
    },
    update(time, lift) {
      material.uniforms.now!.value = time;
      material.uniforms.lift!.value = lift;
    },
    dispose() {
      object.geometry.dispose();
      material.dispose();
    },
  };
}
