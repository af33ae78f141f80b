/**
 * The surface of land and water, for all places: colours of the mesh, grain of the relief texture at up to three scales, sun, sky
 * light, and the air in front of it. Where the land lies below the water level, the pixel is water with the sky in it.
 *
 * The mesh carries `chart` (metres along the surface: downrange or down the wall, and to the right), `color` with the
 * strength of the grain in its fourth component, and `level` (height of the land before it was flooded).
 */
import * as THREE from 'three';
import { type AirUniforms, airBetween, airCommon, airSkyLookup } from '../light/aerial';
import type { Tier } from '../tiers';

export interface GroundLook {
  /** Lengths after which the grain repeats, coarse to fine, m. */
  readonly scales: readonly [number, number, number];
  /** Distance at which the coarsest grain is half gone, m: beyond, its repetition would show. */
  readonly fade: number;
  /** Height of the water, m. */
  readonly waterLevel: number;
  readonly waterColour: readonly [number, number, number];
  /** Slope of the waves, rad: how wide the glitter spreads. */
  readonly waves: number;
  /** Wind ripples of sand close to the eye. */
  readonly ripples: boolean;
}

const vertexShader = /* glsl */ `
  attribute vec2 chart;
  attribute vec4 tone;
  attribute float level;
  varying vec2 chartAt;
  varying vec4 toneAt;
  varying float levelAt;
  varying vec3 normalAt;
  varying vec3 offset;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  #ifdef AIR_AT_CORNERS
    ${airCommon}
    ${airBetween}
    varying vec3 kept;
    varying vec3 glow;
  #endif
  void main() {
    chartAt = chart;
    toneAt = tone;
    levelAt = level;
    normalAt = normal;
    vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
    offset = transpose(mat3(viewMatrix)) * mvPosition.xyz;
    gl_Position = projectionMatrix * mvPosition;
    #ifdef AIR_AT_CORNERS
      airBetween(offset, kept, glow);
    #endif
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying vec2 chartAt;
  varying vec4 toneAt;
  varying float levelAt;
  varying vec3 normalAt;
  varying vec3 offset;
  uniform sampler2D relief;
  uniform vec3 scales;
  uniform float fade;
  uniform float waterLevel;
  uniform vec3 waterColour;
  uniform float waves;
  uniform vec3 airGround;
  #include <common>
  #include <logdepthbuf_pars_fragment>
  ${airCommon}
  ${airSkyLookup}
  #ifdef AIR_AT_CORNERS
    varying vec3 kept;
    varying vec3 glow;
  #else
    ${airBetween}
  #endif
  vec3 water(vec3 toEye, float distance, vec4 grain, vec3 sunlight) {
    float ripple = waves / (1.0 + distance * 2e-4);
    vec3 n = normalize(vec3((grain.r - 0.5) * ripple, 1.0, (grain.g - 0.5) * ripple));
    float facing = max(dot(n, toEye), 0.02);
    float mirror = 0.02 + 0.98 * pow(1.0 - facing, 5.0) * 0.72; // waves hide part of the glancing mirror
    vec3 bounced = reflect(-toEye, n);
    bounced.y = abs(bounced.y) + 0.03;
    vec3 sky = skyAt(normalize(bounced));
    vec3 middle = normalize(toEye + airSun);
    float slope2 = (1.0 - middle.y * middle.y) / max(middle.y * middle.y, 1e-4);
    float spread = waves * waves * 0.5 + 0.0015;
    float glitter = exp(-slope2 / spread) / (3.14159 * spread * pow(middle.y, 4.0) * 4.0 * facing);
    float mirrorSun = 0.02 + 0.98 * pow(1.0 - max(dot(middle, toEye), 0.0), 5.0);
    return waterColour * (skylightOn(vec3(0.0, 1.0, 0.0)) + sunlight * airSun.y) / 3.14159 * (1.0 - mirror)
      + sky * mirror + sunlight * mirrorSun * min(glitter, 3.0) * (0.25 + 0.5 * grain.b);
  }
  void main() {
    #include <logdepthbuf_fragment>
    float distance = length(offset);
    vec3 toEye = -offset / distance;
    vec3 n = normalize(normalAt);
    float strength = toneAt.a;
    vec4 coarse = texture2D(relief, chartAt / scales.x);
    vec4 grain = coarse;
    float near = 1.0 / (1.0 + distance * distance / (fade * fade));
    vec2 slope = (coarse.rg - 0.5) * (0.08 + 0.92 * strength) * near;
    float height = (coarse.b - 0.5) * near;
    float hollow = (coarse.a - 0.5) * near;
    #if SCALES > 1
      float nearer = 1.0 / (1.0 + distance / (scales.y * 90.0));
      vec4 middle = texture2D(relief, chartAt.yx / scales.y + 0.37);
      slope += (middle.gr - 0.5) * nearer * strength;
      height += (middle.b - 0.5) * nearer;
      hollow += (middle.a - 0.5) * nearer;
    #endif
    #if SCALES > 2
      float nearest = 1.0 / (1.0 + distance / (scales.z * 60.0));
      vec4 fine = texture2D(relief, chartAt / scales.z + 0.71);
      slope += (fine.rg - 0.5) * nearest * strength;
      height += (fine.b - 0.5) * nearest * 0.8;
      hollow += (fine.a - 0.5) * nearest;
      float closest = 1.0 / (1.0 + distance * distance / 900.0);
      vec4 finest = texture2D(relief, chartAt.yx / (scales.z * 0.083) + 0.19);
      slope += (finest.gr - 0.5) * closest * (0.35 + 0.65 * strength);
      height += (finest.b - 0.5) * closest * 0.8;
      grain = fine;
    #endif
    #ifdef RIPPLES
      float close = 1.0 / (1.0 + distance * distance / 3600.0);
      float wave = sin(chartAt.x * 14.0 + 9.0 * coarse.b + 5.0 * sin(chartAt.y * 0.9 + 6.0 * height));
      slope.x += wave * 0.16 * close;
    #endif
    vec3 light;
    vec3 sunlight = sunlightAt(offset);
    float shore = levelAt - waterLevel + (coarse.b - 0.5) * 1.2;
    if (shore < 0.0) {
      vec4 chop = texture2D(relief, chartAt / (scales.y * 1.3));
      light = water(toEye, distance, chop, sunlight);
      light = mix(light, toneAt.rgb * skylightOn(vec3(0.0, 1.0, 0.0)) / 3.14159, 0.5 * exp(shore * 0.9));
    } else {
      vec3 down = normalize(cross(n, vec3(0.0, 0.0, 1.0)) + vec3(1e-4, 0.0, 0.0));
      vec3 across = vec3(0.0, 0.0, 1.0);
      vec3 bumped = normalize(n - slope.x * down - slope.y * across);
      float open = clamp(1.0 + hollow * 0.9, 0.35, 1.25);
      vec3 albedo = toneAt.rgb * clamp(1.0 + height * 0.62 * (0.22 + 0.78 * strength), 0.4, 1.6);
      albedo *= 1.0 - 0.45 * exp(-shore * 0.7); // wet sand and stones
      float facing = max(dot(bumped, airSun), 0.0) * smoothstep(-0.12, 0.1, dot(n, airSun));
      vec3 sky = skylightOn(bumped) * open;
      vec3 bounce = airGround * sunlight * max(airSun.y, 0.0) * 0.3 * (0.5 - 0.5 * bumped.y);
      light = albedo / 3.14159 * (sunlight * facing * (0.6 + 0.4 * open) + sky + bounce);
    }
    #ifndef AIR_AT_CORNERS
      vec3 kept, glow;
      airBetween(offset, kept, glow);
    #endif
    light = light * kept + glow;
    // Over the last third before the horizon the table of the sky takes over: no seam.
    float horizon = sqrt(2.0 * AIR_RADIUS * max(airEye.y, 40.0));
    float hand = smoothstep(0.5, 0.98, distance / horizon);
    if (hand > 0.0) light = mix(light, skyAt(-toEye), hand);
    gl_FragColor = vec4(light, 1.0);
  }`;

export function createGroundMaterial(
  air: AirUniforms,
  relief: THREE.Texture,
  look: GroundLook,
  tier: Tier,
): THREE.ShaderMaterial {
  const defines: Record<string, number> = { SCALES: tier.reliefScales };
  if (tier.airAtCorners) defines.AIR_AT_CORNERS = 1;
  if (look.ripples && tier.reliefScales > 2) defines.RIPPLES = 1;
  return new THREE.ShaderMaterial({
    defines,
    uniforms: {
      ...air,
      relief: { value: relief },
      scales: { value: new THREE.Vector3(...look.scales) },
      fade: { value: look.fade },
      waterLevel: { value: look.waterLevel },
      waterColour: { value: new THREE.Vector3(...look.waterColour) },
      waves: { value: look.waves },
    },
    vertexShader,
    fragmentShader,
  });
}
