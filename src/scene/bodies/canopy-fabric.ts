/**
 * The stuff of a canopy: coated nylon that lets light through, its seams and tapes, the ribs' shadows on the skins against the
 * light, dark mouths, and a trailing edge that ripples in the air.
 */
import * as THREE from 'three';
import type { Tier } from '../tiers';
import { LINE_GROUPS, LIP } from './canopy-shape';

export interface Fabric {
  readonly material: THREE.Material;
  /** Seconds for the ripple, and how far the loosest cloth moves, m. */
  readonly breeze: THREE.Vector2;
  /** Width of half a cell and chord, m. */
  readonly size: THREE.Vector2;
}

/** Share of the light on its far side that dyed cloth lets through, and how far a soft weave lets it in from the side. */
const TRANSLUCENCE = 0.36;
const WRAP = 0.3;
/** Share of the chord at the middle of each crossport. */
const CROSSPORTS = [0.215, 0.45, 0.685];

const glsl = (value: number): string => value.toFixed(4);

const vertexHead = /* glsl */ `
  attribute vec4 weave; // half cells across, share of the chord, part, looseness
  varying vec4 vWeave;
  uniform vec2 breeze;`;
const vertexShift = /* glsl */ `
  vWeave = weave;
  // Both skins go the same way.
  transformed += objectNormal * ((abs(weave.z - 1.0) < 0.5 ? -weave.w : weave.w) * breeze.y
    * (0.6 * sin(breeze.x * 23.0 + weave.x * 2.6) + 0.4 * sin(breeze.x * 37.0 - weave.x * 4.3 + 9.0 * weave.y)));`;

const fragmentHead = /* glsl */ `
  varying vec4 vWeave;
  uniform vec2 clothSize;
  float clothVeil; // share of the light from behind that seams and ribs leave
  /** Cover of a stripe so far off, half so wide, on pixels of a size; m. Thinner than a pixel it fades. */
  float stripe(float off, float wide, float pixel) {
    float least = max(wide, 0.6 * pixel);
    return clamp((least - off) / max(pixel, 1e-5) + 0.5, 0.0, 1.0) * wide / least;
  }
  /** 1 within a crossport: share of the chord, and of the height of the rib. */
  float crossport(float along, float high) {
    float hole = 0.0;
    ${CROSSPORTS.map((at) => `hole = max(hole, 1.0 - length(vec2((along - ${glsl(at)}) / 0.062, (high - 0.52) / 0.27)));`).join('\n    ')}
    return smoothstep(0.0, 0.25, hole);
  }`;

const fragmentSeams = /* glsl */ `
  clothVeil = 1.0;
  {
    float across = vWeave.x * clothSize.x;
    float along = vWeave.y * clothSize.y;
    float pixelX = max(fwidth(across), 1e-5);
    float pixelY = max(fwidth(along), 1e-5);
    float pixel = max(pixelX, pixelY);
    if (vWeave.z < 1.5) {
      bool isUpper = vWeave.z < 0.5;
      float rib = abs(fract(vWeave.x + 0.5) - 0.5) * clothSize.x;
      bool isLoaded = mod(floor(vWeave.x + 0.5), 2.0) < 0.5;
      // Two rows of stitches hold skin and rib; a tape runs along each loaded one.
      float seam = stripe(rib, isLoaded ? 0.011 : 0.006, pixelX);
      seam = max(seam, 0.8 * stripe(abs(vWeave.y - ${glsl(LINE_GROUPS[1])}) * clothSize.y, 0.006, pixelY));
      seam = max(seam, 0.6 * stripe(abs(vWeave.y - 0.68) * clothSize.y, 0.005, pixelY));
      float edge = isUpper ? 0.0 : ${glsl(LIP)};
      seam = max(seam, stripe((vWeave.y - edge) * clothSize.y, 0.022, pixelY));
      seam = max(seam, stripe((1.0 - vWeave.y) * clothSize.y, 0.018, pixelY));
      if (!isUpper && isLoaded) {
        // Patches spread the load where lines are sewn on.
        float patch_ = 0.0;
        ${LINE_GROUPS.map((at) => `patch_ = max(patch_, stripe(rib + 0.6 * abs(vWeave.y - ${glsl(at)}) * clothSize.y, 0.055, pixel));`).join('\n        ')}
        seam = max(seam, 0.75 * patch_);
      }
      diffuseColor.rgb *= 1.0 - 0.34 * seam;
      clothVeil *= 1.0 - 0.62 * seam;
      // Ripstop: a stronger thread every 8 mm, seen from close by.
      float near = clamp(1.6 - pixel / 0.0028, 0.0, 1.0);
      vec2 grid = abs(fract(vec2(across, along) / 0.008) - 0.5);
      diffuseColor.rgb *= 1.0 - 0.1 * near * step(0.4, max(grid.x, grid.y));
      if (!gl_FrontFacing) diffuseColor.rgb *= 0.3 - 0.18 * smoothstep(0.0, 0.3, vWeave.y);
    } else if (vWeave.z < 2.5) {
      if (crossport(vWeave.y, vWeave.x) > 0.05) discard;
      diffuseColor.rgb *= 0.26 - 0.2 * smoothstep(0.0, 0.3, vWeave.y);
      clothVeil = 0.35;
    }
  }`;

const fragmentLight = /* glsl */ `
  #if NUM_DIR_LIGHTS > 0
    vec3 toSun = directionalLights[0].direction;
    if (vWeave.z < 1.5 && gl_FrontFacing) {
      // Ribs between the skins: on the far skin they shade the side away from the sun, but for their crossports.
      vec3 px = dFdx(-vViewPosition);
      vec3 py = dFdy(-vViewPosition);
      vec3 sideways = cross(py, geometryNormal) * dFdx(vWeave.x) + cross(geometryNormal, px) * dFdy(vWeave.x);
      sideways *= sign(dot(px, cross(py, geometryNormal)));
      sideways *= inversesqrt(max(dot(sideways, sideways), 1e-12));
      float slope = dot(toSun, sideways) / max(-dot(toSun, geometryNormal), 0.12);
      float tall = 0.36 * clothSize.y * sqrt(vWeave.y) * (1.0 - vWeave.y);
      float across = fract(vWeave.x);
      float off = clothSize.x * (slope > 0.0 ? 1.0 - across : across);
      float reach = tall * abs(slope);
      float soft = 0.012 + 0.12 * off;
      float shade = 1.0 - smoothstep(reach - soft, reach + soft, off);
      float high = off / max(reach, 1e-3);
      shade *= 1.0 - 0.45 * crossport(vWeave.y, vWeave.z < 0.5 ? 1.0 - high : high);
      // Light that skims the cloth passes many ribs, and comes from nowhere in particular.
      clothVeil *= 1.0 - 0.42 * mix(shade, 0.6, smoothstep(0.8, 2.6, abs(slope)));
    }
    // Light meets less dye on its way through than on its way in and out again.
    vec3 passed = clothVeil * ${glsl(TRANSLUCENCE)} * pow(diffuseColor.rgb, vec3(0.55)) * RECIPROCAL_PI;
    float behind = max(0.0, (${glsl(WRAP)} - dot(geometryNormal, toSun)) / ${glsl(1 + WRAP)});
    reflectedLight.directDiffuse += directionalLights[0].color * behind * passed;
    #if defined( USE_LIGHT_PROBES )
      reflectedLight.directDiffuse += getLightProbeIrradiance(lightProbe, -geometryNormal) * passed;
    #endif
  #endif`;

export function createFabric(tier: Tier): Fabric {
  const material =
    tier.samples > 0
      ? new THREE.MeshStandardMaterial({ vertexColors: true, roughness: 0.8 })
      : new THREE.MeshLambertMaterial({ vertexColors: true });
  material.side = THREE.DoubleSide;
  const breeze = new THREE.Vector2();
  const size = new THREE.Vector2(0.5, 3.5);
  material.onBeforeCompile = (shader) => {
    shader.uniforms.breeze = { value: breeze };
    shader.uniforms.clothSize = { value: size };
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${vertexHead}`)
      .replace('#include <begin_vertex>', `#include <begin_vertex>\n${vertexShift}`);
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${fragmentHead}`)
      .replace('#include <color_fragment>', `#include <color_fragment>\n${fragmentSeams}`)
      .replace('#include <lights_fragment_begin>', `#include <lights_fragment_begin>\n${fragmentLight}`);
  };
  material.customProgramCacheKey = () => 'canopy';
  return { material, breeze, size };
}
