/**
 * The path flown as a line of even width on the screen. The path of a run is bright up to now and faint ahead, coloured by speed
 * on one scale for all jumps (`speed-ramp.ts`). The path of a ghost is of one
 * tone all along, in dashes of time, with a dark edge so that it shows before any ground.
 */
import * as THREE from 'three';
import type { Track } from '../recording/recording';
import { Dial } from './dial';
import { GHOST_TONE, type Tone } from './ghost-look';
import type { White } from './light/light';
import { lineCorners, lineOnScreen, takeScreen } from './line';
import { POINT, pathPoints } from './path';
import { FASTEST, rampColours, STEPS } from './speed-ramp';

export interface Trail {
  readonly object: THREE.Object3D;
  setTrack(track: Track | null, from: number, to: number): void;
  update(time: number): void;
  dispose(): void;
}

const vertexShader = /* glsl */ `
  attribute vec4 from; // position and time
  attribute vec4 to;
  attribute vec2 speeds;
  uniform float now;
  uniform float lift;
  uniform float width;
  uniform float lookBack; // how plain the path is behind and ahead
  uniform float lookAhead;
  varying float speedAt;
  varying float timeAt;
  varying float side;
  varying float shown;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${lineOnScreen}
  void main() {
    bool ahead = from.w >= now;
    float end = ahead ? 1.0 : clamp((now - from.w) / max(to.w - from.w, 1e-6), 0.0, 1.0);
    vec3 a = (modelViewMatrix * vec4(from.xyz + vec3(0.0, lift, 0.0), 1.0)).xyz;
    vec3 b = (modelViewMatrix * vec4(mix(from.xyz, to.xyz, end) + vec3(0.0, lift, 0.0), 1.0)).xyz;
    vec2 shares = vec2(0.0, end);
    if (!cutAtEye(a, b, shares)) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
    vec3 at = position.y < 0.5 ? a : b;
    gl_Position = besideLine(a, b, position, width + 1.0);
    side = position.x * (width + 1.0);
    float share = mix(shares.x, shares.y, position.y);
    timeAt = mix(from.w, to.w, share);
    speedAt = mix(speeds.x, speeds.y, share) / ${FASTEST.toFixed(1)};
    // Out of the way right at the eye.
    shown = smoothstep(2.5, 14.0, -at.z) * (ahead ? lookAhead : lookBack);
    vec4 mvPosition = vec4(at, 1.0);
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying float speedAt;
  varying float timeAt;
  varying float side;
  varying float shown;
  uniform float width;
  uniform vec3 white;
  uniform float share;
  uniform float ghostly;
  uniform float now;
  uniform vec3 tone;
  uniform vec3 ramp[${STEPS}];
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    // Dashes of equal time: long where it went fast. Far away they run together into a fainter line.
    float dash = timeAt * 2.0;
    float soft = fwidth(dash);
    if (ghostly > 0.5) {
    float lit = smoothstep(-soft, soft, 0.62 - 2.0 * abs(fract(dash) - 0.5));
    lit = mix(lit, 0.62, clamp(soft * 2.5 - 0.5, 0.0, 1.0));
    float core = clamp(width + 0.5 - abs(side), 0.0, 1.0);
    float casing = clamp(width + 1.0 - abs(side), 0.0, 1.0) * 0.6;
    float cover = max(core, casing);
    gl_FragColor = vec4(tone * white * share * core / max(cover, 0.01), shown * lit * cover);
    } else {
    float s = clamp(speedAt, 0.0, 1.0);
    float step = s * ${(STEPS - 1).toFixed(1)};
    vec3 paint = ramp[0];
    for (int i = 1; i < ${STEPS}; i++) paint = mix(paint, ramp[i], clamp(step - float(i - 1), 0.0, 1.0));
    float core = clamp(width + 0.5 - abs(side), 0.0, 1.0);
    // A thin dark edge: the colours show before a bright sky too.
    float casing = clamp(width + 1.0 - abs(side), 0.0, 1.0) * 0.5;
    float cover = max(core, casing);
    // It begins a little behind the body, and goes on a little before it: nobody hangs on it.
    float apart = smoothstep(0.12, 0.7, abs(now - timeAt));
    gl_FragColor = vec4(paint * white * share * core / max(cover, 0.01), shown * apart * cover);
    }
  }`;

export interface TrailLook {
  /** Half the width of the line, CSS px. */
  readonly width: number;
  /** Height of the middle of the body above the recorded point, m. */
  readonly lift: number;
  /** Brightness that comes out white on the screen, and the line's share of it. */
  readonly white: White;
  readonly share: number;
  /** Of a ghost, its one colour. */
  readonly tone?: Tone;
}

/** Longest time between two corners of the line, s. */
const STEP = 0.3;
/** Half the width of the thinnest line that is even, pixels of the picture. */
const FINEST = 0.8;
/** Of a piece: both ends with their times, and both speeds. */
const FLOATS = 10;

export function createTrail({ width, lift, white, share, tone }: TrailLook): Trail {
  const isGhost = tone !== undefined;
  const drawnWidth = { value: width };
  const now = new Dial(0);
  const material = new THREE.ShaderMaterial({
    uniforms: {
      now,
      lift: { value: lift },
      width: drawnWidth,
      halfScreen: { value: new THREE.Vector2(640, 360) },
      white,
      share: { value: share },
      ghostly: { value: isGhost ? 1 : 0 },
      lookBack: { value: 0.85 },
      lookAhead: { value: isGhost ? 0.85 : 0.16 },
      tone: { value: new THREE.Vector3(...(tone ?? GHOST_TONE)) },
      ramp: { value: rampColours.map((colour) => new THREE.Vector3(...colour)) },
    },
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    side: THREE.DoubleSide, // which way a piece runs across the screen decides its winding
  });
  // With corners from the start: a shape without any would ask for a program of its own.
  const empty = new THREE.InstancedBufferGeometry();
  lineCorners(empty);
  const object = new THREE.Mesh(empty, material);
  object.frustumCulled = false;
  object.renderOrder = isGhost ? 11.5 : 12;
  const screen = material.uniforms.halfScreen!.value as THREE.Vector2;
  object.onBeforeRender = (renderer) => {
    takeScreen(renderer, screen);
    // A uniform stores each new number as an object, and this one hardly ever changes.
    const wide = Math.max(FINEST, width * renderer.getPixelRatio());
    if (drawnWidth.value !== wide) drawnWidth.value = wide;
  };

  let buffer = new THREE.InstancedInterleavedBuffer(new Float32Array(0), FLOATS);
  /** Makes room for so many pieces; while a slider is dragged there nearly always is. */
  function reserve(pieces: number): void {
    if (pieces * FLOATS <= buffer.array.length) return;
    object.geometry.dispose();
    const geometry = new THREE.InstancedBufferGeometry();
    buffer = new THREE.InstancedInterleavedBuffer(new Float32Array(Math.ceil(pieces * 1.25) * FLOATS), FLOATS);
    buffer.setUsage(THREE.DynamicDrawUsage);
    lineCorners(geometry);
    geometry.setAttribute('from', new THREE.InterleavedBufferAttribute(buffer, 4, 0));
    geometry.setAttribute('to', new THREE.InterleavedBufferAttribute(buffer, 4, 4));
    geometry.setAttribute('speeds', new THREE.InterleavedBufferAttribute(buffer, 2, 8));
    object.geometry = geometry;
  }

  return {
    object,
    setTrack(track, from, to) {
      const points = track ? pathPoints(track, from, to, STEP) : null;
      const pieces = points ? Math.max(0, points.length / POINT - 1) : 0;
      object.visible = pieces > 0;
      if (!points || pieces === 0) return;
      reserve(pieces);
      const data = buffer.array as Float32Array;
      for (let i = 0; i < pieces; i++) {
        const a = i * POINT;
        const b = a + POINT;
        const to = i * FLOATS;
        for (let end = 0; end < 2; end++) {
          const point = end === 0 ? a : b;
          data[to + 4 * end] = points[point + 1]!;
          data[to + 4 * end + 1] = points[point + 2]!;
          data[to + 4 * end + 2] = points[point + 3]!;
          data[to + 4 * end + 3] = points[point]!;
          data[to + 8 + end] = points[point + 4]!;
        }
      }
      buffer.needsUpdate = true;
      (object.geometry as THREE.InstancedBufferGeometry).instanceCount = pieces;
    },
    update(time) {
      now.value = time;
    },
    dispose() {
      object.geometry.dispose();
      material.dispose();
    },
  };
}
