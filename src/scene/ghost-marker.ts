/**
 * Points out the ghost where it is too small to see: a ring around it, or an arrowhead at the edge of the free part of the view
 * where it is out of sight. The same size on every screen, and never behind anything.
 */

import * as THREE from 'three';
import { length2 } from '../math/length';
import { clamp, smoothstep } from '../math/smooth';
import type { Tone } from './ghost-look';
import type { White } from './light/light';
import type { Frame } from './viewport';

/** Where on the view a marker stands. */
export interface MarkerPlace {
  /** From -1 at the left and the lower edge to 1 at the right and the upper. */
  readonly at: THREE.Vector2;
  /** Where to, as seen from the middle of what is free: a unit vector to the right and up. */
  readonly towards: THREE.Vector2;
  inSight: boolean;
  /** Height of the figure on the screen, CSS px. */
  size: number;
}

export function createMarkerPlace(): MarkerPlace {
  return { at: new THREE.Vector2(), towards: new THREE.Vector2(1, 0), inSight: false, size: 0 };
}

/** Half of the marker, and the least distance of its middle from an edge, CSS px. */
const REACH = 13;
const MARGIN = 20;
/** m. */
const FIGURE_HEIGHT = 1.8;

const seen = new THREE.Vector3();

/** Finds the place of a marker for a point. The camera is fitted to the frame. Allocates nothing. */
export function placeMarker(
  point: THREE.Vector3,
  camera: THREE.PerspectiveCamera,
  frame: Frame,
  out: MarkerPlace,
): void {
  const { width, height } = frame;
  // In pixels from the upper left, as the plates are.
  const left = frame.left + MARGIN;
  const right = width - frame.right - MARGIN;
  const top = frame.top + MARGIN;
  const bottom = height - frame.bottom - MARGIN;
  const middleX = (left + right) / 2;
  const middleY = (top + bottom) / 2;
  seen.copy(point).applyMatrix4(camera.matrixWorldInverse);
  const depth = -seen.z;
  const perPixel = (2 * Math.tan((camera.fov * Math.PI) / 360)) / height;
  out.size = FIGURE_HEIGHT / (perPixel * Math.max(seen.length(), 1e-3));
  let x = middleX;
  let y = middleY;
  let dx = seen.x;
  let dy = -seen.y;
  if (depth > 0.1) {
    seen.applyMatrix4(camera.projectionMatrix);
    x = (seen.x * 0.5 + 0.5) * width;
    y = (0.5 - seen.y * 0.5) * height;
    dx = x - middleX;
    dy = y - middleY;
  }
  const length = length2(dx, dy);
  if (length > 1e-6) out.towards.set(dx / length, -dy / length);
  else out.towards.set(0, -1);
  out.inSight = depth > 0.1 && x >= left && x <= right && y >= top && y <= bottom;
  if (!out.inSight) {
    const towardsX = out.towards.x;
    const towardsY = -out.towards.y;
    const reach = Math.min(
      Math.max(right - middleX, 0) / Math.max(Math.abs(towardsX), 1e-9),
      Math.max(bottom - middleY, 0) / Math.max(Math.abs(towardsY), 1e-9),
    );
    x = middleX + towardsX * reach;
    y = middleY + towardsY * reach;
  }
  out.at.set((x / width) * 2 - 1, 1 - (y / height) * 2);
}

/** The ring comes as the figure becomes smaller than the first and is there below the second, CSS px. */
const APPEARS = [30, 16] as const;

const vertexShader = /* glsl */ `
  uniform vec2 at;
  uniform vec2 reach;
  varying vec2 place;
  void main() {
    place = position.xy * ${(REACH + 1).toFixed(1)};
    gl_Position = vec4(at + position.xy * reach, 0.0, 1.0);
  }`;

const fragmentShader = /* glsl */ `
  varying vec2 place; // CSS px from the middle
  uniform vec2 towards;
  uniform float arrow;
  uniform float strength;
  uniform float pixel; // of the picture, in CSS px
  uniform vec3 tone;
  uniform vec3 white;
  float toSegment(vec2 p, vec2 a, vec2 b) {
    vec2 along = b - a;
    return length(p - a - along * clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0));
  }
  void main() {
    vec2 p = vec2(dot(place, towards), abs(dot(place, vec2(-towards.y, towards.x))));
    float away = arrow > 0.5 ? toSegment(p, vec2(6.0, 0.0), vec2(-2.5, 8.0)) : abs(length(place) - 8.0);
    float soft = 0.5 * max(pixel, 0.75);
    float line = 1.1 * max(1.0, 0.8 * pixel);
    float core = 1.0 - smoothstep(line - soft, line + soft, away);
    // A dark edge, so that it shows before a bright cloud too.
    float edge = 0.75 * (1.0 - smoothstep(1.9 * line - soft, 2.5 * line + soft, away));
    float cover = max(core, edge);
    if (cover < 0.004) discard;
    gl_FragColor = vec4(tone * white * core / cover, cover * strength);
  }`;

export interface GhostMarker {
  readonly object: THREE.Object3D;
  /** @param strength  0 to 1 */
  update(point: THREE.Vector3, camera: THREE.PerspectiveCamera, frame: Frame, strength: number): void;
  dispose(): void;
}

/** @param white  brightness that comes out white on the screen */
export function createGhostMarker(white: White, tone: Tone): GhostMarker {
  const place = createMarkerPlace();
  const uniforms = {
    at: { value: place.at },
    towards: { value: place.towards },
    reach: { value: new THREE.Vector2() },
    arrow: { value: 0 },
    strength: { value: 1 },
    pixel: { value: 1 },
    tone: { value: new THREE.Vector3(...tone) },
    white,
  };
  const geometry = new THREE.PlaneGeometry(2, 2);
  const material = new THREE.ShaderMaterial({
    uniforms,
    vertexShader,
    fragmentShader,
    transparent: true,
    depthTest: false,
    depthWrite: false,
  });
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 14;
  object.onBeforeRender = (renderer) => {
    uniforms.pixel.value = 1 / renderer.getPixelRatio();
  };
  return {
    object,
    update(point, camera, frame, strength) {
      placeMarker(point, camera, frame, place);
      const small = smoothstep((APPEARS[0] - place.size) / (APPEARS[0] - APPEARS[1]));
      const shown = strength * (place.inSight ? small : 1);
      object.visible = shown > 0.01;
      uniforms.arrow.value = place.inSight ? 0 : 1;
      uniforms.strength.value = 0.9 * clamp(shown, 0, 1);
      uniforms.reach.value.set((2 * (REACH + 1)) / frame.width, (2 * (REACH + 1)) / frame.height);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
