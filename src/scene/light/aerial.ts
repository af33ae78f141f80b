/**
 * What the air does to light between a surface and the eye, in closed form, for every material of a place.
 *
 * Two exponential segments of density along the ray, sunlight taken at its lower end. The far end hands over to the table of
 * the sky, so that ground and sky meet at the horizon without a seam.
 */
import * as THREE from 'three';
import { type CloudUniforms, cloudShadow, cloudVeil, createCloudUniforms } from '../clouds/uniforms';
import type { PlaceLight } from '../settings/setting';
import {
  HAZE_FORWARD,
  HAZE_SCALE,
  hazeExtinction,
  hazeScattering,
  MOLECULE_SCALE,
  MOLECULES,
  PLANET_RADIUS,
  SCATTER_SIZE,
  SUN_IRRADIANCE,
  scatterTable,
  TRANSMITTANCE_SIZE,
  transmittanceTable,
} from './atmosphere';

/** Uniforms that all materials of a place share: change a value once and all see it. */
export interface AirUniforms extends CloudUniforms {
  readonly [name: string]: THREE.IUniform;
  readonly airThrough: { value: THREE.Texture };
  readonly airScatter: { value: THREE.Texture };
  readonly airSky: { value: THREE.Texture | null };
  readonly airSun: { value: THREE.Vector3 };
  readonly airEye: { value: THREE.Vector3 };
  readonly airSkyHeight: { value: number };
  /** Light of the sky on a surface near the ground: mean, and by how much it changes with x, y and z of the normal. */
  readonly airSkyLight: { value: THREE.Vector3[] };
}

function tableTexture(data: Float32Array, width: number, height: number): THREE.DataTexture {
  const half = Uint16Array.from(data, (v) => THREE.DataUtils.toHalfFloat(v));
  const texture = new THREE.DataTexture(half, width, height, THREE.RGBAFormat, THREE.HalfFloatType);
  texture.minFilter = THREE.LinearFilter;
  texture.magFilter = THREE.LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

export function createAirUniforms({ air, skyLight }: PlaceLight): AirUniforms {
  const through = transmittanceTable(air);
  const scatter = scatterTable(air, through);
  return {
    airThrough: { value: tableTexture(through, ...TRANSMITTANCE_SIZE) },
    airScatter: { value: tableTexture(scatter, SCATTER_SIZE, 1) },
    airSky: { value: null },
    airSun: { value: new THREE.Vector3(...air.sun) },
    airEye: { value: new THREE.Vector3() },
    airSkyHeight: { value: 0 },
    airSkyLight: {
      value: [0.55, 0, 0.45, 0].map((share) => new THREE.Vector3(...skyLight).multiplyScalar(share * SUN_IRRADIANCE)),
    },
    airHaze: { value: new THREE.Vector2(hazeScattering(air), hazeExtinction(air)) },
    airGround: { value: new THREE.Vector3(...air.ground) },
    ...createCloudUniforms(),
    airAmbient: { value: new THREE.Vector3(scatter[0], scatter[1], scatter[2]) },
  };
}

const glsl = (value: number): string => value.toExponential(8);
const vec3 = (c: readonly number[]): string => `vec3(${c.map(glsl).join(',')})`;

/** Constants and phase functions used by every shader of the air. */
export const airCommon = /* glsl */ `
  #define AIR_RADIUS ${glsl(PLANET_RADIUS)}
  #define AIR_MOLECULES ${vec3(MOLECULES)}
  #define AIR_SUN ${glsl(SUN_IRRADIANCE)}
  uniform sampler2D airThrough;
  uniform vec3 airSun;
  uniform vec3 airEye;
  uniform vec2 airHaze;
  uniform vec3 airSkyLight[4];
  vec3 sunThrough(float height, float mu) {
    return texture2D(airThrough, vec2((mu + 0.2) / 1.2, sqrt(clamp(height, 0.0, 80e3) / 80e3))).rgb;
  }
  ${cloudShadow}
  /** Light of the sun on a surface that faces it, at a point seen from the eye, as air and clouds leave it. */
  vec3 sunlightAt(vec3 offset) {
    vec3 point = airEye + offset;
    float height = max(point.y + dot(point.xz, point.xz) / (2.0 * AIR_RADIUS), 0.0);
    vec3 up = normalize(vec3(point.x, AIR_RADIUS + height, point.z));
    return sunThrough(height, dot(up, airSun)) * AIR_SUN * cloudShadow(point);
  }
  /** Light of the whole sky on a surface near the ground with this normal. */
  vec3 skylightOn(vec3 normal) {
    return max(airSkyLight[0] + airSkyLight[1] * normal.x + airSkyLight[2] * normal.y + airSkyLight[3] * normal.z, vec3(0.0));
  }
  float moleculePhase(float nu) { return 0.0596831 * (1.0 + nu * nu); }
  float hazePhase(float nu) {
    const float g = ${glsl(HAZE_FORWARD)};
    return 0.1193662 * (1.0 - g * g) * (1.0 + nu * nu) / ((2.0 + g * g) * pow(1.0 + g * g - 2.0 * g * nu, 1.5));
  }`;

/** Reads the sky in a direction: v is the square root of the angle from the horizon, so the detail sits there. */
export const airSkyLookup = /* glsl */ `
  uniform sampler2D airSky;
  uniform float airSkyHeight;
  vec3 skyAt(vec3 direction) {
    float horizon = -acos(clamp(AIR_RADIUS / (AIR_RADIUS + airSkyHeight), -1.0, 1.0));
    float elevation = asin(clamp(direction.y, -1.0, 1.0));
    float v = elevation >= horizon
      ? sqrt((elevation - horizon) / (1.5707963 - horizon))
      : -sqrt((horizon - elevation) / (horizon + 1.5707963));
    return texture2D(airSky, vec2(atan(direction.z, direction.x) / 6.2831853, v * 0.5 + 0.5)).rgb;
  }`;

/** `airBetween(offset, through, glow)`: what is kept of the light from a point at `offset` from the eye, and what the air adds. */
export const airBetween = /* glsl */ `
  uniform vec3 airAmbient;
  ${cloudVeil}
  // Mean density over both halves of the ray, of an air whose density falls by e over the scale.
  float airMean(vec3 heights, float scale) {
    vec3 e = exp(-heights / scale);
    vec2 d = heights.yz - heights.xy;
    vec2 mean = scale * (e.xy - e.yz) / (abs(d) + 1e-3) * sign(d);
    return 0.5 * ((abs(d.x) < 1.0 ? e.x : mean.x) + (abs(d.y) < 1.0 ? e.z : mean.y));
  }
  void airBetween(vec3 offset, out vec3 through, out vec3 glow) {
    float distance = length(offset);
    vec3 direction = offset / max(distance, 1e-3);
    float h0 = max(airEye.y + dot(airEye.xz, airEye.xz) / (2.0 * AIR_RADIUS), 0.0);
    vec3 point = airEye + offset;
    float h1 = max(point.y + dot(point.xz, point.xz) / (2.0 * AIR_RADIUS), 0.0);
    float hm = max(0.5 * (h0 + h1) - distance * distance / (8.0 * AIR_RADIUS), 0.0);
    float molecules = distance * airMean(vec3(h0, hm, h1), ${glsl(MOLECULE_SCALE)});
    float haze = distance * airMean(vec3(h0, hm, h1), ${glsl(HAZE_SCALE)});
    float nu = dot(direction, airSun);
    vec3 depth = AIR_MOLECULES * molecules + airHaze.y * haze;
    through = exp(-depth);
    vec3 sunlight = sunThrough(min(h0, h1), airSun.y);
    vec3 scattered = AIR_MOLECULES * molecules * (sunlight * moleculePhase(nu) + airAmbient)
      + airHaze.x * haze * (sunlight * hazePhase(nu) + airAmbient);
    glow = AIR_SUN * scattered * (1.0 - through) / max(depth, vec3(1e-6));
    cloudVeil(offset, through, glow);
  }`;

/**
 * Lays the air over one of three's own materials, so that what is far away is hazy. Only near things may do without.
 * The key keeps three from sharing the program with a plain material of the same kind.
 */
export function veilWithAir<M extends THREE.Material>(material: M, air: AirUniforms): M {
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, air);
    shader.vertexShader = shader.vertexShader
      .replace('#include <fog_pars_vertex>', 'varying vec3 airOffset;')
      .replace('#include <fog_vertex>', 'airOffset = transpose(mat3(viewMatrix)) * mvPosition.xyz;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <fog_pars_fragment>', `varying vec3 airOffset;${airCommon}${airBetween}`)
      .replace('#include <fog_fragment>', '')
      .replace(
        '#include <tonemapping_fragment>',
        'vec3 airKept, airGlow; airBetween(airOffset, airKept, airGlow); gl_FragColor.rgb = gl_FragColor.rgb * airKept + airGlow;',
      );
  };
  material.customProgramCacheKey = () => 'veiled';
  return material;
}

export function disposeAirUniforms(air: AirUniforms): void {
  air.airThrough.value.dispose();
  air.airScatter.value.dispose();
  air.airCloudShadow.value.dispose();
}
