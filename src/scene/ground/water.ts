/**
 * Light of open water, for all grounds: the sky in a rough mirror, the glitter of the sun, the water's own colour, and the bed
 * where it is shallow.
 *
 * Waves that a pixel resolves bend the mirror; those it does not widen it. So the path of glitter keeps its shape from a boat and
 * from the stratosphere. Statistics of slopes and glitter: C. Cox, W. Munk 1954; mean mirror and shadowing of waves by waves: E.
 * Bruneton et al., "Real-time realistic ocean lighting", 2010.
 */
import * as THREE from 'three';
import type { Builder } from '../build/builder';
import { Dial } from '../dial';

export interface WaterLook {
  /** Root of the mean squared slope of all waves: 0.1 for a lake in a breeze, 0.16 for a sea with 4 m/s of wind. */
  readonly roughness: number;
  /** Towards where the waves run in the place's frame, a unit vector along x and z. */
  readonly towards: readonly [x: number, z: number];
  /** Share of the light that deep water gives back. */
  readonly colour: readonly [red: number, green: number, blue: number];
  /** Share of the light lost on each metre down and up again, as a coefficient, 1/m. */
  readonly absorption: readonly [red: number, green: number, blue: number];
}

export interface WaterUniforms {
  readonly [name: string]: THREE.IUniform;
  readonly waterWaves: { value: THREE.DataTexture };
  readonly waterRoughness: { value: number };
  readonly waterTowards: { value: THREE.Vector2 };
  readonly waterColour: { value: THREE.Vector3 };
  readonly waterAbsorption: { value: THREE.Vector3 };
  /** s, of the recording: waves run with it. */
  readonly waterTime: { value: number };
}

/** Smooth at first: the waves come from the builder. */
export function createWaterUniforms(look: WaterLook, size: number, builder: Builder): WaterUniforms {
  const texture = new THREE.DataTexture(new Uint8Array(4 * size * size).fill(128), size, size);
  texture.wrapS = texture.wrapT = THREE.RepeatWrapping;
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  builder.run('waves', { size }).then(
    (texels) => {
      (texture.image.data as Uint8Array).set(texels);
      texture.needsUpdate = true;
    },
    () => {}, // the water stays smooth
  );
  return {
    waterWaves: { value: texture },
    waterRoughness: { value: look.roughness },
    waterTowards: { value: new THREE.Vector2(...look.towards) },
    waterColour: { value: new THREE.Vector3(...look.colour) },
    waterAbsorption: { value: new THREE.Vector3(...look.absorption) },
    waterTime: new Dial(0),
  };
}

/**
 * `vec3 waterLight(vec3 offset, vec2 place, vec4 spread, float depth, vec3 bed, vec3 sunlight)`: light that leaves the surface of
 * water towards the eye, before the air in between. Needs `airCommon` and `airSkyLookup` before it, and `createWaterUniforms`.
 * Define WATER_LAYERS (1 to 3) for how many sizes of waves are drawn.
 *
 * - offset    from the eye to the point, m
 * - place     x and z of the point in a frame in which water does not slide, m
 * - spread    `vec4(dFdx(place), dFdy(place))`, taken outside of any branch
 * - depth     of the water, m
 * - bed       albedo of the ground below
 * - sunlight  `sunlightAt(offset)`, less what is in shadow
 */
export const waterSurface = /* glsl */ `
  #ifndef WATER_LAYERS
    #define WATER_LAYERS 3
  #endif
  uniform sampler2D waterWaves;
  uniform float waterRoughness;
  uniform vec2 waterTowards;
  uniform vec3 waterColour;
  uniform vec3 waterAbsorption;
  uniform float waterTime;
  // One size of waves: its slopes in units of their root mean square, less as a pixel takes in more of the tile. Long waves run faster.
  vec2 waterSlopes(vec2 along, vec4 spread, float tile, float turn, inout float resolved) {
    mat2 to = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
    float drift = 0.5 * sqrt(1.56 * tile / 9.0) * waterTime; // m, at the speed of waves of a ninth of the tile
    vec2 at = (to * (along - vec2(drift, 0.0))) / tile;
    vec2 dx = to * spread.xy / tile;
    vec2 dy = to * spread.zw / tile;
    float footprint = sqrt(max(dot(dx, dx), dot(dy, dy)));
    resolved = 1.0 - smoothstep(0.012, 0.09, footprint);
    if (resolved <= 0.0) return vec2(0.0);
    return (transpose(to) * (textureGrad(waterWaves, at, dx, dy).rg - 0.5)) * 6.0 * resolved;
  }
  // How much waves hide of each other, seen or lit at this cosine to the vertical.
  float waterHidden(float cosine, float square) {
    float v = cosine / sqrt(max((1.0 - cosine * cosine) * 2.0 * square, 1e-8));
    return v > 2.5 ? 0.0 : max(0.0, exp(-v * v) / (3.5449077 * v) - 0.5 * exp(-1.2 * v - 0.75 * v * v));
  }
  vec3 waterLight(vec3 offset, vec2 place, vec4 spread, float depth, vec3 bed, vec3 sunlight) {
    vec3 toEye = -normalize(offset);
    vec3 point = airEye + offset;
    vec3 up = normalize(vec3(point.x, AIR_RADIUS, point.z)); // far out the round Earth turns the mirror
    float total = waterRoughness * waterRoughness;
    // Gusts lay darker and brighter lanes over the water that outlast any wave.
    mat2 frame = mat2(waterTowards.x, -waterTowards.y, waterTowards.y, waterTowards.x);
    vec2 along = frame * place;
    vec4 alongSpread = vec4(frame * spread.xy, frame * spread.zw);
    vec2 lanes = textureGrad(waterWaves, along / vec2(9100.0, 3700.0), alongSpread.xy / vec2(9100.0, 3700.0), alongSpread.zw / vec2(9100.0, 3700.0)).rg - 0.5;
    total *= 1.0 + 1.1 * (lanes.x + lanes.y);
    // Shallow water has small waves.
    total *= 0.25 + 0.75 * clamp(depth * 0.4, 0.0, 1.0);
    float resolved;
    float kept = 0.0;
    vec2 slope = waterSlopes(along, alongSpread, 19.0, 0.0, resolved);
    kept += 0.5 * resolved;
    slope *= sqrt(0.5);
    #if WATER_LAYERS > 1
      slope += sqrt(0.3) * waterSlopes(along + 7.7, alongSpread, 131.0, 0.6, resolved);
      kept += 0.3 * resolved;
    #endif
    #if WATER_LAYERS > 2
      slope += sqrt(0.12) * waterSlopes(along - 3.1, alongSpread, 3.7, -0.5, resolved);
      kept += 0.12 * resolved;
    #endif
    slope = transpose(frame) * slope * sqrt(total);
    float square = total * (1.0 - kept) * 0.5 + 4e-4; // along one direction
    vec3 n = normalize(up - vec3(slope.x, 0.0, slope.y));
    // A wave that faces away is hidden behind one that does not.
    n = normalize(n + toEye * max(0.0, 0.01 - dot(n, toEye)));
    float facing = max(dot(n, toEye), 0.01);
    float rough = sqrt(square);
    float mirror = 0.02 + 0.98 * pow(1.0 - facing, 5.0 * exp(-2.69 * rough)) / (1.0 + 22.7 * pow(rough, 1.5));
    vec3 bounced = reflect(-toEye, n);
    // What is seen of rough water at a glance leans to the eye and shows the sky further up.
    float climb = max(dot(bounced, up), 0.0);
    float elevation = clamp(asin(climb) + 1.1 * rough * (1.0 - facing), 0.005, 1.5);
    // The table knows the sky from the eye's height: its horizon is taken for the one of the water.
    float seen = elevation * (1.0 + airDip / 1.5707963) - airDip;
    vec2 aside = bounced.xz * inversesqrt(max(dot(bounced.xz, bounced.xz), 1e-8));
    vec3 sky = skyAt(vec3(aside.x * cos(seen), sin(seen), aside.y * cos(seen)));
    float high = max(dot(up, airSun), 0.0);
    vec3 light = sky * mirror;
    if (high > 0.0) {
      vec3 middle = normalize(toEye + airSun);
      float tilt = max(dot(middle, n), 1e-3);
      float slope2 = 1.0 / (tilt * tilt) - 1.0;
      float chance = exp(-0.5 * slope2 / square) / (6.2831853 * square * tilt * tilt * tilt * tilt);
      float hidden = 1.0 + waterHidden(facing, square) + waterHidden(max(high, 0.01), square);
      float mirrorSun = 0.02 + 0.98 * pow(1.0 - max(dot(middle, toEye), 0.0), 5.0);
      light += sunlight * mirrorSun * min(chance / (4.0 * facing * hidden), 40.0);
    }
    vec3 down = skylightOn(up) * 0.94 + sunlight * high * (1.0 - 0.98 * pow(1.0 - high, 5.0));
    vec3 clear = exp(-waterAbsorption * depth);
    vec3 inside = mix(waterColour, bed * 0.8, clear);
    return light + inside * down * (1.0 - mirror) / 3.1415927;
  }`;
