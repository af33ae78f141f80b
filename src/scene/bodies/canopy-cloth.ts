/** The cloth of a canopy as a mesh: colours of the cells, corners and normals for each moment, light through it from behind. */
import * as THREE from 'three';
import {
  type CanopySize,
  CELL_STEPS,
  CORNERS_ALONG,
  chordShare,
  cornersAcross,
  SKIN_STEPS,
  skinCorner,
} from './canopy-shape';

export interface Colours {
  readonly cells: readonly number[];
  readonly lines: number;
}

const corner = new Float64Array(3);
const along = new THREE.Vector3();
const across = new THREE.Vector3();
const from = new THREE.Vector3();

/** Skin with colours; corners are written by `shape`. */
export function createSkin(cells: number, paint: Colours): THREE.BufferGeometry {
  const wide = cornersAcross(cells);
  const count = wide * CORNERS_ALONG;
  const tones = new Float32Array(count * 3);
  const tone = new THREE.Color();
  for (let i = 0; i < wide; i++) {
    for (let j = 0; j < CORNERS_ALONG; j++) {
      const cell = Math.min(cells - 1, Math.floor(i / CELL_STEPS));
      const edge = cell === 0 || cell === cells - 1;
      tone.set(paint.cells[edge ? 1 : cell % paint.cells.length] ?? 0xffffff);
      if (i % CELL_STEPS === 0) tone.multiplyScalar(0.72);
      const open = j > SKIN_STEPS && chordShare(j) < 0.06;
      if (open) tone.multiplyScalar(0.12);
      else if (j > SKIN_STEPS) tone.multiplyScalar(0.8);
      tone.toArray(tones, 3 * (i * CORNERS_ALONG + j));
    }
  }
  const index: number[] = [];
  for (let i = 0; i < wide - 1; i++) {
    for (let j = 0; j < CORNERS_ALONG - 1; j++) {
      const a = i * CORNERS_ALONG + j;
      const b = a + CORNERS_ALONG;
      index.push(a, a + 1, b, a + 1, b + 1, b);
    }
  }
  // The two tips: upper corner to the lower one beneath it.
  for (const i of [0, wide - 1]) {
    for (let j = 0; j < SKIN_STEPS; j++) {
      const a = i * CORNERS_ALONG + j;
      const b = i * CORNERS_ALONG + CORNERS_ALONG - 1 - j;
      if (i === 0) index.push(a, b, a + 1, a + 1, b, b - 1);
      else index.push(a, a + 1, b, a + 1, b - 1, b);
    }
  }
  const geometry = new THREE.BufferGeometry();
  for (const name of ['position', 'normal']) {
    geometry.setAttribute(
      name,
      new THREE.BufferAttribute(new Float32Array(count * 3), 3).setUsage(THREE.DynamicDrawUsage),
    );
  }
  geometry.setAttribute('color', new THREE.BufferAttribute(tones, 3));
  geometry.setIndex(index);
  return geometry;
}

/** From corner `a` to corner `b`. */
function span(positions: Float32Array, a: number, b: number, out: THREE.Vector3): void {
  out.fromArray(positions, 3 * b).sub(from.fromArray(positions, 3 * a));
}

/** Writes all corners and normals of the skin. Allocates nothing. */
export function shapeSkin(
  geometry: THREE.BufferGeometry,
  size: CanopySize,
  inflation: number,
  brakes: number,
  time: number,
): void {
  const positions = geometry.getAttribute('position').array as Float32Array;
  const normals = geometry.getAttribute('normal').array as Float32Array;
  const wide = cornersAcross(size.cells);
  for (let i = 0; i < wide; i++) {
    for (let j = 0; j < CORNERS_ALONG; j++) {
      skinCorner(size, i, j, inflation, brakes, time, corner);
      positions.set(corner, 3 * (i * CORNERS_ALONG + j));
    }
  }
  for (let i = 0; i < wide; i++) {
    for (let j = 0; j < CORNERS_ALONG; j++) {
      const k = i * CORNERS_ALONG + j;
      const row = i * CORNERS_ALONG;
      span(positions, row + Math.max(0, j - 1), row + Math.min(CORNERS_ALONG - 1, j + 1), along);
      span(positions, Math.max(0, i - 1) * CORNERS_ALONG + j, Math.min(wide - 1, i + 1) * CORNERS_ALONG + j, across);
      along
        .cross(across)
        .normalize()
        .toArray(normals, 3 * k);
    }
  }
  geometry.getAttribute('position').needsUpdate = true;
  geometry.getAttribute('normal').needsUpdate = true;
}

/** Share of the light on its far side that dyed cloth lets through, and how far a soft weave lets it in from the side. */
const TRANSLUCENCE = 0.36;
const WRAP = 0.3;

/** Nylon glows where the sun stands behind it. */
export function letLightThrough(cloth: THREE.Material): void {
  cloth.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      '#include <lights_fragment_begin>',
      `#include <lights_fragment_begin>
      #if NUM_DIR_LIGHTS > 0
        // Light meets less dye on its way through than on its way in and out again.
        vec3 passed = ${TRANSLUCENCE.toFixed(2)} * pow(diffuseColor.rgb, vec3(0.55)) * RECIPROCAL_PI;
        float behind = max(0.0, (${WRAP.toFixed(2)} - dot(geometryNormal, directionalLights[0].direction)) / ${(1 + WRAP).toFixed(2)});
        reflectedLight.directDiffuse += directionalLights[0].color * behind * passed;
        #if defined( USE_LIGHT_PROBES )
          reflectedLight.directDiffuse += getLightProbeIrradiance(lightProbe, -geometryNormal) * passed;
        #endif
      #endif`,
    );
  };
  cloth.customProgramCacheKey = () => 'translucent';
}
