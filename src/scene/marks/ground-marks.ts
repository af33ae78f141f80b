/** Lines laid on the ground: where landings spread, the target and the point below the exit. One draw. */
import * as THREE from 'three';
import type { GroundLineKind, GroundMarks } from '../../what-if/ground-marks';
import type { Part } from '../disposal';
import type { White } from '../light/light';
import { lineCorners, lineOnScreen, takeScreen } from '../line';

export interface DrawnGroundMarks extends Part {
  /** Null takes them away. Laid on the ground as it is drawn now. */
  setMarks(marks: GroundMarks | null, surfaceAt: (x: number, z: number) => number): void;
}

/** Colour, and half the width in CSS px. */
const looks: Readonly<Record<GroundLineKind | 'upright', readonly [r: number, g: number, b: number, width: number]>> = {
  half: [0.95, 0.42, 0.12, 1.5],
  most: [0.96, 0.9, 0.78, 1.1],
  target: [0.95, 0.42, 0.12, 1.6],
  release: [0.2, 0.72, 0.85, 1.6],
  way: [0.96, 0.9, 0.78, 0.8],
  upright: [0.2, 0.72, 0.85, 1],
};

/** Above the ground as drawn, m: grass and ripples. */
const LIFT = 0.35;

const vertexShader = /* glsl */ `
  attribute vec3 from;
  attribute vec3 to;
  attribute vec4 look;
  uniform float ratio; // pixels of the picture for a CSS px
  varying float side;
  varying float wide;
  varying float shown;
  varying vec3 paint;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${lineOnScreen}
  void main() {
    // A little nearer to the eye along the line of sight: the same on the screen, and before the ground it lies on.
    vec3 a = (modelViewMatrix * vec4(from, 1.0)).xyz * 0.985;
    vec3 b = (modelViewMatrix * vec4(to, 1.0)).xyz * 0.985;
    vec2 shares = vec2(0.0, 1.0);
    if (!cutAtEye(a, b, shares)) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
    wide = max(0.8, look.w * ratio);
    gl_Position = besideLine(a, b, position, wide + 1.0);
    side = position.x * (wide + 1.0);
    vec3 at = position.y < 0.5 ? a : b;
    shown = smoothstep(2.0, 9.0, length(at));
    paint = look.rgb;
    vec4 mvPosition = vec4(at, 1.0);
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  uniform vec3 light;
  varying float side;
  varying float wide;
  varying float shown;
  varying vec3 paint;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    float core = clamp(wide + 0.5 - abs(side), 0.0, 1.0);
    // A thin dark edge: it shows on bright sand and on snow too.
    float casing = clamp(wide + 1.0 - abs(side), 0.0, 1.0) * 0.5;
    float cover = max(core, casing);
    gl_FragColor = vec4(paint * light * core / max(cover, 0.01), 0.9 * shown * cover);
  }`;

/** Of a piece: both ends and the look. */
const FLOATS = 10;

/** @param white  light that comes out white on the screen */
export function createGroundMarks(white: White): DrawnGroundMarks {
  const material = new THREE.ShaderMaterial({
    uniforms: { ratio: { value: 1 }, light: white, halfScreen: { value: new THREE.Vector2(640, 360) } },
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    side: THREE.DoubleSide,
  });
  const empty = new THREE.InstancedBufferGeometry();
  lineCorners(empty);
  const object = new THREE.Mesh(empty, material);
  object.visible = false;
  object.frustumCulled = false;
  object.renderOrder = 11;
  const screen = material.uniforms.halfScreen!.value as THREE.Vector2;
  object.onBeforeRender = (renderer) => {
    takeScreen(renderer, screen);
    const ratio = renderer.getPixelRatio();
    if (material.uniforms.ratio!.value !== ratio) material.uniforms.ratio!.value = ratio;
  };

  return {
    object,
    setMarks(marks, surfaceAt) {
      object.visible = marks !== null;
      if (!marks) return;
      const pieces: number[] = [];
      for (const { kind, points } of marks.lines) {
        for (let i = 2; i + 1 < points.length; i += 2) {
          for (const at of [i - 2, i]) {
            const [x, z] = [points[at]!, points[at + 1]!];
            pieces.push(x, surfaceAt(x, z) + LIFT, z);
          }
          pieces.push(...looks[kind]);
        }
      }
      if (marks.upright) {
        const { x, z, height } = marks.upright;
        pieces.push(x, surfaceAt(x, z), z, x, height, z, ...looks.upright);
      }
      object.geometry.dispose();
      const geometry = new THREE.InstancedBufferGeometry();
      lineCorners(geometry);
      const buffer = new THREE.InstancedInterleavedBuffer(Float32Array.from(pieces), FLOATS);
      geometry.setAttribute('from', new THREE.InterleavedBufferAttribute(buffer, 3, 0));
      geometry.setAttribute('to', new THREE.InterleavedBufferAttribute(buffer, 3, 3));
      geometry.setAttribute('look', new THREE.InterleavedBufferAttribute(buffer, 4, 6));
      geometry.instanceCount = pieces.length / FLOATS;
      object.geometry = geometry;
    },
    dispose() {
      object.geometry.dispose();
      material.dispose();
    },
  };
}
