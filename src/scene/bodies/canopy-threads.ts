/**
 * Lines as drawn: bands that face the eye, as wide as they are close by and never thinner than a pixel far off, where they fade
 * instead. One instance a straight piece; slack lines hang or blow in a bow.
 */
import * as THREE from 'three';
import { lineCorners, lineOnScreen, takeScreen } from '../line';

/** What a bow lies on. */
export interface Ground {
  heightAt(x: number, z: number): number;
}

export interface Threads {
  readonly object: THREE.Mesh;
  /** Begins anew; then {@link Threads.run} in the same order each time. */
  begin(): void;
  /**
   * A line of so many pieces from a point to another, of the length in {@link Threads.made}: what is left over hangs in a bow.
   */
  run(a: Float64Array, i: number, b: Float64Array, k: number, pieces: number): void;
  /** Length of the next line, m. In an array: a number handed over would be boxed. */
  readonly made: Float64Array;
  /** Ends the drawing: pieces not written are hidden. */
  end(): void;
  /**
   * How slack lies: from trailing behind the flight with the other lines, `share` 0, to hanging down to the ground, 1.
   */
  hang(share: number, ground: Ground | null): void;
  dispose(): void;
}

/** Width and colour of lines that follow. */
export interface Thread {
  readonly lines: number;
  /** m */
  readonly width: number;
  readonly tone: readonly [number, number, number];
}

/** In the air slack trails along with the other lines: its bow, as a share of the way. */
const TRAILING = 0.05;
/** On the ground: as a share of the length that it was made. */
const HANGING = 0.3;
/** From, to, colour, half the width. */
const FLOATS = 10;

const vertexShader = /* glsl */ `
  attribute vec3 from;
  attribute vec3 to;
  attribute vec4 thread; // colour, half the width in m
  varying vec4 look; // colour, cover
  varying float side;
  varying float reach;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${lineOnScreen}
  void main() {
    vec3 a = (modelViewMatrix * vec4(from, 1.0)).xyz;
    vec3 b = (modelViewMatrix * vec4(to, 1.0)).xyz;
    vec2 shares = vec2(0.0, 1.0);
    if (distance(a, b) < 1e-5 || !cutAtEye(a, b, shares)) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
    vec3 at = position.y < 0.5 ? a : b;
    float wide = thread.w * projectionMatrix[1][1] * halfScreen.y / max(-at.z, 0.05);
    reach = max(wide, 0.62);
    // Not quite as faint as it is thin: a line that carries a man should be seen.
    look = vec4(thread.rgb, pow(min(1.0, wide / 0.62), 0.6) * smoothstep(900.0, 200.0, -at.z));
    gl_Position = besideLine(a, b, position, reach + 0.8);
    side = position.x * (reach + 0.8);
    vec4 mvPosition = vec4(at, 1.0);
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying vec4 look;
  varying float side;
  varying float reach;
  uniform vec3 light;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    float cover = clamp(reach + 0.5 - abs(side), 0.0, 1.0) * look.a;
    if (cover < 0.02) discard;
    // Round: darker to its edges where it is wide enough to tell.
    float round_ = 1.0 - 0.45 * clamp(reach - 1.0, 0.0, 1.0) * (side * side) / (reach * reach);
    // Of the light around it, a line shows the eye its lit and its shaded side by halves.
    gl_FragColor = vec4(look.rgb * 0.7 * light * round_, cover);
  }`;

/**
 * @param light   what a white thread in the light of the place sends out
 * @param looks   kinds of lines, in the order in which they will run
 * @param pieces  straight pieces of each kind
 */
export function createThreads(light: THREE.Color, looks: readonly Thread[], pieces: readonly number[]): Threads {
  const room = looks.reduce((sum, { lines }, kind) => sum + lines * pieces[kind]!, 0);
  const material = new THREE.ShaderMaterial({
    uniforms: { halfScreen: { value: new THREE.Vector2(640, 360) }, light: { value: light } },
    vertexShader,
    fragmentShader,
    transparent: true,
    side: THREE.DoubleSide, // which way a piece runs across the screen decides its winding
  });
  const geometry = new THREE.InstancedBufferGeometry();
  lineCorners(geometry);
  const numbers = new Float32Array(room * FLOATS);
  const buffer = new THREE.InstancedInterleavedBuffer(numbers, FLOATS);
  buffer.setUsage(THREE.DynamicDrawUsage);
  geometry.setAttribute('from', new THREE.InterleavedBufferAttribute(buffer, 3, 0));
  geometry.setAttribute('to', new THREE.InterleavedBufferAttribute(buffer, 3, 3));
  geometry.setAttribute('thread', new THREE.InterleavedBufferAttribute(buffer, 4, 6));
  geometry.instanceCount = room;
  let piece = 0;
  for (let kind = 0; kind < looks.length; kind++) {
    const { lines, width, tone } = looks[kind]!;
    for (let n = 0; n < lines * pieces[kind]! && piece < room; n++, piece++) {
      numbers.set(tone, piece * FLOATS + 6);
      numbers[piece * FLOATS + 9] = width / 2;
    }
  }
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  const screen = material.uniforms.halfScreen!.value as THREE.Vector2;
  object.onBeforeRender = (renderer) => takeScreen(renderer, screen);
  /** How far slack hangs, and what it may lie on. */
  const slack = { share: 0.5, ground: null as Ground | null };
  /** Next piece and next line. */
  const next = new Int32Array(2);
  const length = new Float64Array(1);
  return {
    object,
    made: length,
    hang(share, ground) {
      slack.share = share;
      slack.ground = ground;
    },
    begin() {
      next.fill(0);
    },
    run(a, i, b, k, count) {
      const made = length[0]!;
      const x = a[i]!;
      const y = a[i + 1]!;
      const z = a[i + 2]!;
      const dx = b[k]! - x;
      const dy = b[k + 1]! - y;
      const dz = b[k + 2]! - z;
      const far = Math.sqrt(dx * dx + dy * dy + dz * dz);
      const spare = Math.max(0, made - far);
      // Of a flat arc; what is much too long hangs down by half of it.
      const { share, ground } = slack;
      const most = TRAILING * far + share * (HANGING * made - TRAILING * far);
      const bow = Math.min(Math.sqrt(0.375 * spare * far), most);
      // Behind and a little down, or straight down.
      const aft = -0.8 * (1 - share) * bow;
      const down = (0.3 + 0.7 * share) * bow;
      const turn = next[1]! * 2.39996;
      const sideways = 0.35 * bow * Math.sin(turn);
      const fore = 0.35 * bow * Math.cos(turn);
      for (let n = 0; n < count; n++) {
        const o = next[0]! * FLOATS;
        for (let end = 0; end < 2; end++) {
          const t = (n + end) / count;
          const sag = 4 * t * (1 - t);
          const px = x + dx * t + sag * (aft + fore);
          const pz = z + dz * t + sag * sideways;
          let py = y + dy * t - sag * down;
          if (ground) py = Math.max(py, ground.heightAt(px, pz) + 0.012);
          numbers[o + 3 * end] = px;
          numbers[o + 3 * end + 1] = py;
          numbers[o + 3 * end + 2] = pz;
        }
        next[0]!++;
      }
      next[1]!++;
    },
    end() {
      for (let o = next[0]! * FLOATS; o < numbers.length; o += FLOATS) for (let c = 0; c < 6; c++) numbers[o + c] = 0;
      buffer.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
