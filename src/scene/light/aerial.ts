/**
 * What the air does to light between a surface and the eye, for every material of a place.
 *
 * Two halves of each ray in closed form, each with the sun and the many-times scattered light of its own place. Rays that end on
 * the round ground hand over to the table of the sky, so that ground and sky meet at the horizon without a seam.
 */
import * as THREE from 'three';
import { type CloudUniforms, cloudShadow, cloudVeil, createCloudUniforms } from '../clouds/uniforms';
import {
  AIR_DEPTH,
  type AirTables,
  HAZE_FORWARD,
  HAZE_SCALE,
  hazeExtinction,
  hazeScattering,
  LONGEST_VIEW,
  MOLECULE_SCALE,
  MOLECULES,
  PLANET_RADIUS,
  SCATTER_SIZE,
  SUN_IRRADIANCE,
  SUN_RADIUS,
  THROUGH_SIZE,
} from './atmosphere';

/** Uniforms that all materials of a place share: change a value once and all see it. */
export interface AirUniforms extends CloudUniforms {
  readonly [name: string]: THREE.IUniform;
  /** How much sunlight comes through, and how much light is scattered many times. */
  readonly airThrough: { value: THREE.DataTexture };
  readonly airScatter: { value: THREE.DataTexture };
  /** The sky as seen from the eye, by angle from the horizon and from the sun. */
  readonly airSky: { value: THREE.Texture | null };
  /** Unit vector towards the sun. */
  readonly airSun: { value: THREE.Vector3 };
  /** Share of the sun's light that clouds leave. */
  readonly airClear: { value: number };
  readonly airEye: { value: THREE.Vector3 };
  /** Height of the eye above the round Earth, m, and how far the horizon lies below eye level, rad. */
  readonly airLevel: { value: THREE.Vector2 };
  /** Light of the sky on a surface near the ground: mean, and by how much it changes with x, y and z of the normal. */
  readonly airSkyLight: { value: THREE.Vector3[] };
  /** Scattering and extinction of the haze at the sea, per m. */
  readonly airHaze: { value: THREE.Vector2 };
  /** Mean albedo of the ground. */
  readonly airGround: { value: THREE.Vector3 };
  /** What the textures hold, for who asks without a shader. */
  readonly airTables: { value: AirTables | null };
}

function tableTexture([width, height]: readonly [number, number]): THREE.DataTexture {
  const texels = new Uint16Array(4 * width * height);
  const texture = new THREE.DataTexture(texels, width, height, THREE.RGBAFormat, THREE.HalfFloatType);
  texture.minFilter = THREE.LinearFilter;
  texture.magFilter = THREE.LinearFilter;
  return texture;
}

function fillTexture(texture: THREE.DataTexture, table: Float32Array): void {
  const texels = texture.image.data as Uint16Array;
  for (let i = 0; i < texels.length; i++) texels[i] = THREE.DataUtils.toHalfFloat(table[i]!);
  texture.needsUpdate = true;
}

export function createAirUniforms(): AirUniforms {
  return {
    airThrough: { value: tableTexture(THROUGH_SIZE) },
    airScatter: { value: tableTexture(SCATTER_SIZE) },
    airSky: { value: null },
    airSun: { value: new THREE.Vector3(0, 1, 0) },
    airClear: { value: 1 },
    airEye: { value: new THREE.Vector3() },
    airLevel: { value: new THREE.Vector2(1, 0) },
    airSkyLight: { value: [0, 1, 2, 3].map(() => new THREE.Vector3()) },
    airHaze: { value: new THREE.Vector2() },
    airGround: { value: new THREE.Vector3() },
    airTables: { value: null },
    ...createCloudUniforms(),
  };
}

/** Fits the uniforms to another air. */
export function fillAirUniforms(uniforms: AirUniforms, tables: AirTables): void {
  const { air, through, scatter } = tables;
  uniforms.airTables.value = tables;
  fillTexture(uniforms.airThrough.value, through);
  fillTexture(uniforms.airScatter.value, scatter);
  uniforms.airHaze.value.set(hazeScattering(air), hazeExtinction(air));
  uniforms.airGround.value.set(...air.ground);
}

const glsl = (value: number): string => value.toExponential(8);
const vec3 = (c: readonly number[]): string => `vec3(${c.map(glsl).join(',')})`;
/** Place in a texture of so many texels for a share from the middle of the first to the middle of the last. */
const centred = ([width, height]: readonly [number, number]): string =>
  `* vec2(${glsl(1 - 1 / width)}, ${glsl(1 - 1 / height)}) + vec2(${glsl(0.5 / width)}, ${glsl(0.5 / height)})`;

/** Constants and phase functions used by every shader of the air. */
export const airCommon = /* glsl */ `
  #define AIR_RADIUS ${glsl(PLANET_RADIUS)}
  #define AIR_DEPTH ${glsl(AIR_DEPTH)}
  #define AIR_LONGEST ${glsl(LONGEST_VIEW)}
  #define AIR_MOLECULES ${vec3(MOLECULES)}
  #define AIR_SUN ${glsl(SUN_IRRADIANCE)}
  #define AIR_SUN_RADIUS ${glsl(SUN_RADIUS)}
  uniform sampler2D airThrough;
  uniform sampler2D airScatter;
  uniform vec3 airSun;
  uniform float airClear;
  uniform vec3 airEye;
  uniform vec2 airLevel;
  #define airEyeHeight airLevel.x
  #define airDip airLevel.y
  uniform vec2 airHaze;
  uniform vec3 airSkyLight[4];
  /** Share of light from outside the air that comes to a height from a direction whose angle to the zenith has the cosine mu. */
  vec3 airTransmittance(float height, float mu) {
    float h = clamp(height, 0.0, AIR_DEPTH);
    float square = h * (2.0 * AIR_RADIUS + h);
    float horizon = sqrt(square);
    float rmu = max(mu * (AIR_RADIUS + h), -horizon);
    float d = sqrt(max(rmu * rmu + AIR_LONGEST * AIR_LONGEST - square, 0.0)) - rmu;
    vec2 place = vec2((d - AIR_DEPTH + h) / (horizon + AIR_LONGEST - AIR_DEPTH + h), horizon / AIR_LONGEST);
    return texture2D(airThrough, clamp(place, 0.0, 1.0) ${centred(THROUGH_SIZE)}).rgb;
  }
  /** The same for the sun, which fades out as its disc sets behind the horizon of that height. */
  vec3 sunThrough(float height, float mu) {
    float h = max(height, 0.0);
    float low = -sqrt(h * (2.0 * AIR_RADIUS + h)) / (AIR_RADIUS + h);
    return airTransmittance(h, mu) * smoothstep(-AIR_SUN_RADIUS, AIR_SUN_RADIUS, mu - low);
  }
  /** Light that air scatters many times, per unit of sun, by height and the zenith cosine of the sun. */
  vec3 airScattered(float height, float mu) {
    vec2 place = vec2(0.5 + 0.56 * mu / (abs(mu) + 0.12), sqrt(clamp(height, 0.0, 60e3) / 60e3));
    return texture2D(airScatter, place ${centred(SCATTER_SIZE)}).rgb;
  }
  /** Height of a point of the picture above the round Earth, and the zenith cosine of the sun there. */
  vec2 airPlace(vec3 point) {
    float height = max(point.y + dot(point.xz, point.xz) / (2.0 * AIR_RADIUS), 0.0);
    vec2 lean = point.xz / AIR_RADIUS;
    return vec2(height, (airSun.y + dot(lean, airSun.xz)) * inversesqrt(1.0 + dot(lean, lean)));
  }
  ${cloudShadow}
  ${cloudVeil}
  /** Light of the sun on a surface that faces it, at a point seen from the eye, as air and clouds leave it. */
  vec3 sunlightAt(vec3 offset) {
    vec3 point = airEye + offset;
    vec2 place = airPlace(point);
    return sunThrough(place.x, place.y) * (AIR_SUN * airClear * cloudShadow(point));
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

/**
 * `skyAt(direction)`: light of the air in a direction, below the horizon that of the air before the round ground. In the table u is
 * the sine of half the angle around from the sun, and v the square root of the angle from the horizon: the detail sits there.
 * May be included more than once.
 */
export const airSkyLookup = /* glsl */ `
  #ifndef AIR_SKY_LOOKUP
  #define AIR_SKY_LOOKUP
  uniform sampler2D airSky;
  vec3 skyAt(vec3 direction) {
    float above = asin(clamp(direction.y, -1.0, 1.0)) + airDip;
    float v = above >= 0.0 ? sqrt(above / (1.5707963 + airDip)) : -sqrt(above / (airDip - 1.5707963));
    float around = dot(direction.xz, airSun.xz)
      * inversesqrt(max(dot(direction.xz, direction.xz) * dot(airSun.xz, airSun.xz), 1e-12));
    vec3 light = texture2D(airSky, vec2(sqrt(max(0.5 - 0.5 * around, 0.0)), v * 0.5 + 0.5)).rgb;
    vec3 kept = vec3(1.0);
    cloudVeil(direction * 1e5, kept, light);
    return light;
  }
  #endif`;

/**
 * `airBetween(offset, through, glow)`: what is kept of the light from a point at `offset` from the eye, and what the air adds.
 * Needs nothing but `airCommon` before it.
 */
export const airBetween = /* glsl */ `
  ${airSkyLookup}
  // Mean density over both halves of the ray, of an air whose density falls by e over the scale.
  vec2 airMean(vec3 heights, float scale) {
    vec3 e = exp(-heights / scale);
    vec2 d = heights.yz - heights.xy;
    vec2 mean = scale * (e.xy - e.yz) / (abs(d) + 1e-3) * sign(d);
    return vec2(abs(d.x) < 1.0 ? e.x : mean.x, abs(d.y) < 1.0 ? e.z : mean.y);
  }
  // What a stretch with an even source adds: the source is given for a stretch that lets all light through.
  vec3 airFilled(vec3 source, vec3 depth, vec3 kept) {
    return source * mix((1.0 - kept) / max(depth, vec3(1e-3)), 1.0 - 0.5 * depth, lessThan(depth, vec3(0.02)));
  }
  vec3 airSource(vec3 point, float molecules, float haze, float moleculeShare, float hazeShare) {
    // Light is scattered most where the air is thickest: there the sun is looked up.
    float height = ${glsl(-MOLECULE_SCALE)} * log(molecules);
    float mu = airPlace(point).y;
    vec3 sunlight = sunThrough(height, mu);
    vec3 again = airScattered(height, mu);
    return AIR_MOLECULES * molecules * (sunlight * moleculeShare + again)
      + airHaze.x * haze * (sunlight * hazeShare + again);
  }
  void airBetween(vec3 offset, out vec3 through, out vec3 glow) {
    float distance = max(length(offset), 1e-3);
    vec3 direction = offset / distance;
    float h0 = airEyeHeight;
    float h1 = airPlace(airEye + offset).x;
    float hm = max(0.5 * (h0 + h1) - distance * distance / (8.0 * AIR_RADIUS), 0.0);
    vec2 molecules = airMean(vec3(h0, hm, h1), ${glsl(MOLECULE_SCALE)});
    vec2 haze = airMean(vec3(h0, hm, h1), ${glsl(HAZE_SCALE)});
    float part = 0.5 * distance;
    vec3 nearDepth = part * (AIR_MOLECULES * molecules.x + airHaze.y * haze.x);
    vec3 farDepth = part * (AIR_MOLECULES * molecules.y + airHaze.y * haze.y);
    vec3 nearKept = exp(-nearDepth);
    vec3 farKept = exp(-farDepth);
    through = nearKept * farKept;
    float nu = dot(direction, airSun);
    float moleculeShare = moleculePhase(nu);
    float hazeShare = hazePhase(nu);
    vec3 near = airSource(airEye + 0.25 * offset, molecules.x, haze.x, moleculeShare, hazeShare);
    vec3 far = airSource(airEye + 0.75 * offset, molecules.y, haze.y, moleculeShare, hazeShare);
    glow = AIR_SUN * part * (airFilled(near, nearDepth, nearKept) + nearKept * airFilled(far, farDepth, farKept));
    // Where the ray meets the round ground, the table knows better.
    float fall = -direction.y * (AIR_RADIUS + h0);
    float square = h0 * (2.0 * AIR_RADIUS + h0);
    float end = square / (fall + sqrt(max(fall * fall - square, 0.0)));
    if (fall > 0.0 && distance > 0.8 * end) glow = mix(glow, skyAt(direction), smoothstep(0.8, 1.0, distance / end));
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
