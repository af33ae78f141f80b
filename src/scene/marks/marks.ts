/**
 * Marks that give the scale: rings at round heights around the way down, and upright lines beside things of known height, each
 * with its label. Two draws.
 */
import * as THREE from 'three';
import type { Recording } from '../../recording/recording';
import type { White } from '../light/light';
import { lineCorners, lineOnScreen, takeScreen } from '../line';
import { heightMarks, type MarkUnit } from './heights';
import { CELL_SHAPE, createLettering, type Lettering, MOST_TEXTS } from './lettering';

export type { MarkUnit } from './heights';

/** Something in a place whose height people know, m. */
export interface Landmark {
  readonly name: string;
  readonly height: number;
  readonly x: number;
  /** Of its foot; 0 where left out. */
  readonly y?: number;
  readonly z: number;
}

export interface Marks {
  readonly object: THREE.Object3D;
  /** Null hides them. */
  setUnit(unit: MarkUnit | null): void;
  /** @param exitHeight  m above the landing */
  setRecording(recording: Recording, exitHeight: number, landmarks: readonly Landmark[]): void;
  dispose(): void;
}

const FOOT = 0.3048;
const CORNERS = 48;
/** Of the rings, m: wide enough to be in the picture for a while as one falls past them. */
const RADIUS = 90;
/** A landmark's line stands this far aside, as a share of its height. */
const ASIDE = 0.12;

const lineVertex = /* glsl */ `
  attribute vec3 from;
  attribute vec3 to;
  attribute float reach; // distance at which it has faded, m
  uniform float width;
  varying float side;
  varying float shown;
  varying float strong;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${lineOnScreen}
  void main() {
    vec3 a = (modelViewMatrix * vec4(from, 1.0)).xyz;
    vec3 b = (modelViewMatrix * vec4(to, 1.0)).xyz;
    vec2 shares = vec2(0.0, 1.0);
    if (!cutAtEye(a, b, shares)) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
    gl_Position = besideLine(a, b, position, width + 1.0);
    side = position.x * (width + 1.0);
    float distance = length(position.y < 0.5 ? a : b);
    strong = reach > 500.0 ? 0.75 : 0.34; // what is seen from afar is what is labelled
    shown = smoothstep(3.0, 12.0, distance) * (1.0 - smoothstep(0.35, 1.0, distance / reach));
    vec4 mvPosition = vec4(position.y < 0.5 ? a : b, 1.0);
    #include <logdepthbuf_vertex>
  }`;

const lineFragment = /* glsl */ `
  uniform float width;
  uniform vec3 light;
  varying float side;
  varying float shown;
  varying float strong;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    float core = clamp(width + 0.5 - abs(side), 0.0, 1.0);
    gl_FragColor = vec4(vec3(0.96, 0.93, 0.86) * light, strong * shown * core);
  }`;

const labelVertex = /* glsl */ `
  attribute vec4 anchor; // place, and radius of the ring around it on which the text stands, m
  attribute vec4 cell;
  attribute float reach;
  varying vec2 place;
  varying float shown;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  void main() {
    // On the far side of the ring, to the right of what the camera looks at.
    vec2 ahead = normalize(vec2(-viewMatrix[0][2], -viewMatrix[2][2]) + 1e-4);
    vec2 beside = mat2(0.96, 0.28, -0.28, 0.96) * ahead;
    vec4 mvPosition = modelViewMatrix * vec4(anchor.xyz + anchor.w * vec3(beside.x, 0.0, beside.y), 1.0);
    float distance = length(mvPosition.xyz);
    float tall = 0.08 * distance / projectionMatrix[1][1]; // the same on the screen at any distance
    mvPosition.x += 0.2 * tall + position.x * tall * ${CELL_SHAPE.toFixed(4)};
    mvPosition.y += (position.y + 0.05) * tall;
    gl_Position = projectionMatrix * mvPosition;
    place = cell.xy + cell.zw * position.xy;
    shown = smoothstep(14.0, 30.0, distance) * (1.0 - smoothstep(0.3, 0.8, distance / reach));
    if (shown <= 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    #include <logdepthbuf_vertex>
  }`;

const labelFragment = /* glsl */ `
  uniform sampler2D texts;
  uniform vec3 light;
  varying vec2 place;
  varying float shown;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    vec4 texel = texture2D(texts, place);
    gl_FragColor = vec4(texel.rgb * light, texel.a * shown);
  }`;

/** Numbers as the reader of English writes them. */
const spell = (value: number): string => Math.round(value).toLocaleString('en');

/** @param white  light that comes out white on the screen */
export function createMarks(white: White): Marks {
  const object = new THREE.Group();
  object.visible = false;
  const lineMaterial = new THREE.ShaderMaterial({
    uniforms: { width: { value: 0.8 }, light: white, halfScreen: { value: new THREE.Vector2(640, 360) } },
    vertexShader: lineVertex,
    fragmentShader: lineFragment,
    transparent: true,
    depthWrite: false,
    side: THREE.DoubleSide,
  });
  const labelMaterial = new THREE.ShaderMaterial({
    uniforms: { texts: { value: null }, light: white },
    vertexShader: labelVertex,
    fragmentShader: labelFragment,
    transparent: true,
    depthWrite: false,
  });
  const lines = new THREE.Mesh(new THREE.InstancedBufferGeometry(), lineMaterial);
  const labels = new THREE.Mesh(new THREE.InstancedBufferGeometry(), labelMaterial);
  for (const mesh of [lines, labels]) {
    mesh.frustumCulled = false;
    mesh.renderOrder = 13;
    object.add(mesh);
  }
  const screen = lineMaterial.uniforms.halfScreen!.value as THREE.Vector2;
  lines.onBeforeRender = (renderer) => {
    takeScreen(renderer, screen);
    lineMaterial.uniforms.width!.value = Math.max(0.8, 0.8 * renderer.getPixelRatio());
  };

  let unit: MarkUnit | null = null;
  let recording: Recording | null = null;
  let exitHeight = 0;
  let landmarks: readonly Landmark[] = [];
  let lettering: Lettering | null = null;
  /** What the present marks were made for. */
  let made: { unit: MarkUnit; recording: Recording } | null = null;

  function make(): void {
    object.visible = unit !== null && recording !== null;
    if (!unit || !recording || (made?.unit === unit && made.recording === recording)) return;
    made = { unit, recording };
    const inSi = unit === 'ft' ? FOOT : 1;
    const marks = heightMarks(recording.track, exitHeight, unit);
    const pieces: number[] = [];
    const anchors: number[] = [];
    const texts: string[] = [];
    for (const { x, y, z, height, isMajor } of marks) {
      const ringReach = isMajor ? 900 : 320;
      for (let i = 0; i < CORNERS; i++) {
        const [a, b] = [(i / CORNERS) * 2 * Math.PI, ((i + 1) / CORNERS) * 2 * Math.PI];
        pieces.push(x + RADIUS * Math.cos(a), y, z + RADIUS * Math.sin(a));
        pieces.push(x + RADIUS * Math.cos(b), y, z + RADIUS * Math.sin(b), ringReach);
      }
      if (!isMajor) continue;
      anchors.push(x, y, z, RADIUS, ringReach);
      texts.push(`${spell(height)} ${unit}`);
    }
    for (const { name, height, x, y = 0, z } of landmarks) {
      const reach = Math.max(1_500, 24 * height);
      const foot = x - ASIDE * height;
      pieces.push(foot, y, z, foot, y + height, z, reach);
      const tick = 0.05 * height;
      for (const end of [y, y + height]) pieces.push(foot - tick, end, z, foot + tick, end, z, reach);
      anchors.push(foot, y + height, z, 0, reach);
      texts.push(`${name} ${spell(height / inSi)} ${unit}`);
    }
    lines.geometry.dispose();
    lines.geometry = new THREE.InstancedBufferGeometry();
    lineCorners(lines.geometry);
    const buffer = new THREE.InstancedInterleavedBuffer(Float32Array.from(pieces), 7);
    for (const [name, size, at] of [
      ['from', 3, 0],
      ['to', 3, 3],
      ['reach', 1, 6],
    ] as const) {
      lines.geometry.setAttribute(name, new THREE.InterleavedBufferAttribute(buffer, size, at));
    }
    letter(texts, anchors);
  }

  function letter(texts: readonly string[], anchors: readonly number[]): void {
    lettering?.dispose();
    lettering = createLettering(texts);
    labelMaterial.uniforms.texts!.value = lettering.texture;
    const count = Math.min(texts.length, MOST_TEXTS);
    const cell = new THREE.Vector4();
    const data = new Float32Array(count * 9);
    for (let i = 0; i < count; i++) {
      lettering.cell(i, cell);
      data.set(anchors.slice(5 * i, 5 * i + 5), 9 * i);
      data.set(cell.toArray(), 9 * i + 5);
    }
    labels.geometry.dispose();
    labels.geometry = new THREE.InstancedBufferGeometry();
    labels.geometry.setAttribute(
      'position',
      new THREE.BufferAttribute(Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0), 3),
    );
    labels.geometry.setIndex([0, 1, 2, 1, 3, 2]);
    const buffer = new THREE.InstancedInterleavedBuffer(data, 9);
    labels.geometry.setAttribute('anchor', new THREE.InterleavedBufferAttribute(buffer, 4, 0));
    labels.geometry.setAttribute('reach', new THREE.InterleavedBufferAttribute(buffer, 1, 4));
    labels.geometry.setAttribute('cell', new THREE.InterleavedBufferAttribute(buffer, 4, 5));
    labels.geometry.instanceCount = count;
  }

  return {
    object,
    setUnit(next) {
      unit = next;
      make();
    },
    setRecording(next, nextExit, nextLandmarks) {
      recording = next;
      exitHeight = nextExit;
      landmarks = nextLandmarks;
      make();
    },
    dispose() {
      lettering?.dispose();
      lines.geometry.dispose();
      labels.geometry.dispose();
      lineMaterial.dispose();
      labelMaterial.dispose();
    },
  };
}
