/** What clouds do to the light of everything else: the cloud around the eye, and the shadow on what lies below. */
import * as THREE from 'three';
import type { AirUniforms } from '../light/aerial';
import { type Colour, readTransmittance, SUN_IRRADIANCE } from '../light/atmosphere';

export interface CloudUniforms {
  /** Light inside the cloud that the eye is in (red, green, blue), and what it takes away per metre. */
  readonly airVeil: { value: THREE.Vector4 };
  /** How much more of it comes from where the sun stands, and from above than from below. */
  readonly airVeilSun: { value: THREE.Vector3 };
  readonly airVeilUp: { value: THREE.Vector3 };
  /** Share of the sun that the clouds leave, seen along its rays. */
  readonly airCloudShadow: { value: THREE.DataTexture };
  /** Corner of that square at height 0 (x, z), one over its edge, and height of the undersides; m. */
  readonly airCloudShadowMap: { value: THREE.Vector4 };
  /** Mean of that square, for what lies outside, and how much of it to use: none when the sun stands low. */
  readonly airCloudShadowShare: { value: THREE.Vector2 };
}

export function shadowTexture(texels: Uint8Array<ArrayBuffer>, size: number): THREE.DataTexture {
  const texture = new THREE.DataTexture(texels, size, size, THREE.RedFormat);
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearFilter;
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}

const colour: Colour = [0, 0, 0];
const ray = new Float64Array(2);

/** Light of the sun at a height above the sea, m: what the shaders read from the same table. */
export function sunlightInAir(air: AirUniforms, height: number, out: THREE.Vector3): THREE.Vector3 {
  ray[0] = height;
  ray[1] = air.airSun.value.y;
  if (air.airTables.value) readTransmittance(air.airTables.value.through, ray, colour);
  return out.fromArray(colour).multiplyScalar(SUN_IRRADIANCE * air.airClear.value);
}

/** A sky without clouds. */
export function createCloudUniforms(): CloudUniforms {
  return {
    airVeil: { value: new THREE.Vector4(0, 0, 0, 0) },
    airVeilSun: { value: new THREE.Vector3() },
    airVeilUp: { value: new THREE.Vector3() },
    airCloudShadow: { value: shadowTexture(Uint8Array.of(255), 1) },
    airCloudShadowMap: { value: new THREE.Vector4(0, 0, 0, 1e5) },
    airCloudShadowShare: { value: new THREE.Vector2(1, 0) },
  };
}

/** `cloudShadow(point)`: share of the sunlight that clouds leave at a point of the place. Needs `airSun`. */
export const cloudShadow = /* glsl */ `
  uniform sampler2D airCloudShadow;
  uniform vec4 airCloudShadowMap;
  uniform vec2 airCloudShadowShare;
  float cloudShadow(vec3 point) {
    vec2 at = (point.xz - airSun.xz / max(airSun.y, 0.04) * point.y - airCloudShadowMap.xy) * airCloudShadowMap.z;
    vec2 inside = smoothstep(0.0, 0.14, at) * (1.0 - smoothstep(0.86, 1.0, at));
    float left = mix(airCloudShadowShare.x, texture2D(airCloudShadow, at).r, inside.x * inside.y);
    float below = 1.0 - smoothstep(-150.0, 200.0, point.y - airCloudShadowMap.w);
    return mix(1.0, left, airCloudShadowShare.y * below);
  }`;

/**
 * `cloudLight(direction, reach)`: light of the cloud around the eye, from the lumps of it some m away: they stand still in the air,
 * so that they stream past. Needs `airSun` and `airEye`.
 *
 * `cloudVeil(offset, through, glow)`: lays that cloud over what `airBetween` has found. It ends somewhere: what it hides it hides
 * within the first stretch.
 */
export const cloudVeil = /* glsl */ `
  uniform vec4 airVeil;
  uniform vec3 airVeilSun;
  uniform vec3 airVeilUp;
  // From -1 to 1, without a grid that one could see.
  float cloudLumps(vec3 p) {
    vec3 bent = p + 1.3 * sin(0.57 * p.zxy + vec3(0.0, 1.7, 4.1));
    return 0.4 * dot(sin(bent), cos(1.37 * bent.yzx));
  }
  vec3 cloudLight(vec3 direction, float reach) {
    float towards = 0.5 + 0.5 * dot(direction, airSun);
    vec3 light = airVeil.rgb + airVeilSun * (towards * towards * towards - 0.25) + airVeilUp * direction.y;
    float lumps = 0.3 * cloudLumps((airEye + direction * min(reach, 34.0)) * 0.16)
      + 0.24 * cloudLumps((airEye + direction * min(reach, 15.0)).zxy * 0.31 + 2.0);
    // Hollows are cooler than what bulges towards the light.
    return max(light, 0.0) * (1.0 + lumps * vec3(1.08, 1.0, 0.86));
  }
  void cloudVeil(vec3 offset, inout vec3 through, inout vec3 glow) {
    if (airVeil.w <= 0.0) return;
    float distance = length(offset);
    float kept = exp(-airVeil.w * min(distance, 140.0));
    through *= kept;
    glow = glow * kept + cloudLight(offset / max(distance, 1e-3), distance) * (1.0 - kept);
  }`;
