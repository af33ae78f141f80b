/** Letters on the screen: a quad for each glyph, placed in CSS px from the middle of the view. */
import * as THREE from 'three';
import type { White } from '../light/light';
import { takeScreen } from '../line';
import { type Glyphs, LINE, OVERHANG } from './glyphs';

/** Of a letter: middle left and height of its line, and its width; its place on the texture; colour. */
const LETTER = 10;

const vertexShader = /* glsl */ `
  attribute vec3 at;
  attribute vec4 cell;
  attribute vec3 tint;
  uniform vec2 halfScreen;
  uniform float pixel;
  uniform float size;
  varying vec2 place;
  varying vec3 paint;
  void main() {
    // On whole pixels, where letters are sharpest.
    vec2 corner = floor(at.xy * pixel + 0.5) + position.xy * vec2(at.z, ${LINE.toFixed(1)}) * size * pixel;
    corner.y -= ${(LINE / 2).toFixed(1)} * size * pixel;
    gl_Position = vec4(corner / halfScreen, 0.0, 1.0);
    place = cell.xy + cell.zw * position.xy;
    paint = tint;
  }`;

const fragmentShader = /* glsl */ `
  uniform sampler2D glyphs;
  uniform vec3 light;
  uniform float strength;
  varying vec2 place;
  varying vec3 paint;
  void main() {
    vec4 texel = texture2D(glyphs, place);
    gl_FragColor = vec4(paint * texel.r * light, texel.a * strength);
  }`;

export interface Letters {
  readonly object: THREE.Mesh;
  /** @param size  of the letters, 1 as they are on the texture */
  begin(size: number): void;
  /** Adds a glyph with its left end at the pen, CSS px from the middle of the view to the right and up, and moves the pen on. */
  add(glyphs: Glyphs, glyph: number, pen: Float64Array, colours: Float32Array, colour: number): void;
  show(texture: THREE.Texture, strength: number): void;
  dispose(): void;
}

export function createLetters(most: number, white: White): Letters {
  const uniforms = {
    glyphs: { value: null as THREE.Texture | null },
    halfScreen: { value: new THREE.Vector2(640, 360) },
    pixel: { value: 1 },
    size: { value: 1 },
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
  });
  const data = new Float32Array(most * LETTER);
  const buffer = new THREE.InstancedInterleavedBuffer(data, LETTER).setUsage(THREE.DynamicDrawUsage);
  const geometry = new THREE.InstancedBufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0), 3));
  geometry.setIndex([0, 1, 2, 1, 3, 2]);
  geometry.setAttribute('at', new THREE.InterleavedBufferAttribute(buffer, 3, 0));
  geometry.setAttribute('cell', new THREE.InterleavedBufferAttribute(buffer, 4, 3));
  geometry.setAttribute('tint', new THREE.InterleavedBufferAttribute(buffer, 3, 7));
  geometry.instanceCount = 0;
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 16;
  object.onBeforeRender = (renderer) => {
    takeScreen(renderer, uniforms.halfScreen.value);
    uniforms.pixel.value = renderer.getPixelRatio();
  };
  let count = 0;
  return {
    object,
    begin(size) {
      count = 0;
      uniforms.size.value = size;
    },
    add(glyphs, glyph, pen, colours, colour) {
      if (count === most) return;
      const { cells, advances } = glyphs;
      const o = count * LETTER;
      data[o] = pen[0]! - (OVERHANG / 2) * uniforms.size.value;
      data[o + 1] = pen[1]!;
      data[o + 2] = advances[glyph]! + OVERHANG;
      for (let i = 0; i < 4; i++) data[o + 3 + i] = cells[4 * glyph + i]!;
      for (let i = 0; i < 3; i++) data[o + 7 + i] = colours[3 * colour + i]!;
      count++;
      pen[0] = pen[0]! + advances[glyph]! * uniforms.size.value;
    },
    show(texture, strength) {
      geometry.instanceCount = count;
      uniforms.glyphs.value = texture;
      uniforms.strength.value = strength;
      buffer.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
