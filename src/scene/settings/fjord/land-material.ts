/**
 * The surface of mountains and meadows: rock, boulders, turf, forest and snow as the mesh says how much of each there is, with detail
 * at every distance; water where the land lies below its level; sunlight and skylight dimmed by what stands in the way.
 *
 * The mesh carries `tone` (colour of the bare rock as its square root, and how lush the green is), `cover` (shares of boulders, turf,
 * crowns and snow), `daylight` (shares of the sun and of the sky that reach the place) and `shore` (height above the water, m).
 */
import * as THREE from 'three';
import { type WaterUniforms, waterSurface } from '../../ground/water';
import { type AirUniforms, airBetween, airCommon, airSkyLookup } from '../../light/aerial';
import type { Tier } from '../../tiers';
import { landLayers } from './land-layers';
import { landLiteFragment, landLiteVertex } from './land-lite';
import { road, stream, waveGlsl } from './ways';

const vertexShader = /* glsl */ `
  attribute vec4 tone;
  attribute vec4 cover;
  attribute vec2 daylight;
  attribute float shore;
  varying vec3 placeAt;
  varying vec4 toneAt;
  varying vec4 coverAt;
  varying vec3 daylightAt;
  varying vec3 normalAt;
  varying vec3 offset;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  #ifdef AIR_AT_CORNERS
    ${airCommon}
    ${airBetween}
    varying vec3 kept;
    varying vec3 glow;
    varying vec3 sunlight;
    ${landLiteVertex}
  #endif
  void main() {
    placeAt = position;
    toneAt = tone;
    coverAt = cover;
    daylightAt = vec3(daylight, shore);
    normalAt = normal;
    vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
    offset = transpose(mat3(viewMatrix)) * mvPosition.xyz;
    gl_Position = projectionMatrix * mvPosition;
    #ifdef AIR_AT_CORNERS
      airBetween(offset, kept, glow);
      sunlight = sunlightAt(offset);
      litePlace();
    #endif
    #include <logdepthbuf_vertex>
  }`;

/** Middle of the stream and of the road through the fields, as `ways.ts` has them. */
const streamAt = waveGlsl(stream, 'placeAt.z');
const roadAt = waveGlsl(road, 'placeAt.x');

/** What both ways to draw the land have in common. */
const fragmentCommon = /* glsl */ `
  varying vec3 placeAt;
  varying vec4 toneAt;
  varying vec4 coverAt;
  varying vec3 daylightAt;
  varying vec3 normalAt;
  varying vec3 offset;
  uniform mediump sampler2DArray land;
  uniform vec3 airGround;
  #include <common>
  #include <logdepthbuf_pars_fragment>
  ${airCommon}
  ${airSkyLookup}
  #ifdef AIR_AT_CORNERS
    varying vec3 kept;
    varying vec3 glow;
    varying vec3 sunlight;
  #else
    ${airBetween}
  #endif
  const float FINEST = 1.6; // m after which the finest grain repeats; each coarser one is six times as long
  const float LEAST_SKY = 0.2; // share of the sky's light that reaches the deepest corner by way of other rock
  const vec2 FIELD = vec2(310.0, 172.0); // m
  const vec3 FOREST_DARK = vec3(0.03, 0.05, 0.021);
  const vec3 FOREST_LIGHT = vec3(0.066, 0.09, 0.026);
  const vec3 HEATH_DARK = vec3(0.08, 0.074, 0.031);
  const vec3 HEATH_PALE = vec3(0.175, 0.14, 0.068);
  /** Light that comes back from the sunlit floor of the valley: walls see it, most of it low down. */
  vec3 valleyLight(vec3 normal, vec3 sunlight) {
    float seen = (0.55 - 0.45 * normal.y) * mix(1.15, 0.7, smoothstep(0.0, 1000.0, placeAt.y));
    return airGround * sunlight * (max(airSun.y, 0.0) * seen);
  }`;

const fragmentShader = /* glsl */ `
  ${waterSurface}
  vec3 dx, dy;
  vec4 layerAt(vec2 at, vec2 across, vec2 up, float layer) {
    return textureGrad(land, vec3(at, layer), across, up);
  }
  /** Adds rock seen along its three axes: slope as a vector, height and hollow. */
  void addRock(vec3 weights, float scale, float amount, inout vec3 slope, inout vec2 shape) {
    vec3 p = placeAt / scale;
    vec3 a = dx / scale;
    vec3 b = dy / scale;
    const float tall = 0.62; // blocks of a wall stand upright
    if (weights.x > 0.02) {
      vec4 t = layerAt(vec2(p.z, p.y * tall), vec2(a.z, a.y * tall), vec2(b.z, b.y * tall), ${landLayers.rock}.0);
      slope += amount * weights.x * vec3(0.0, t.g - 0.5, t.r - 0.5);
      shape += amount * weights.x * (t.ba - 0.5);
    }
    if (weights.z > 0.02) {
      vec4 t = layerAt(vec2(p.x, p.y * tall) + 0.37, vec2(a.x, a.y * tall), vec2(b.x, b.y * tall), ${landLayers.rock}.0);
      slope += amount * weights.z * vec3(t.r - 0.5, t.g - 0.5, 0.0);
      shape += amount * weights.z * (t.ba - 0.5);
    }
    if (weights.y > 0.02) {
      vec4 t = layerAt(p.xz + 0.71, a.xz, b.xz, ${landLayers.rock}.0);
      slope += amount * weights.y * vec3(t.r - 0.5, 0.0, t.g - 0.5);
      shape += amount * weights.y * (t.ba - 0.5);
    }
  }
  /** Adds what lies on the ground, seen from above. Each size is turned, so that none repeats with another. */
  void addSoft(float layer, float scale, float turn, float amount, inout vec3 slope, inout vec2 shape) {
    mat2 to = mat2(cos(turn), sin(turn), -sin(turn), cos(turn)) / scale;
    vec4 t = layerAt(to * placeAt.xz + turn, to * dx.xz, to * dy.xz, layer);
    vec2 s = transpose(to) * (t.rg - 0.5) * scale;
    slope += amount * vec3(s.x, 0.0, s.y);
    shape += amount * (t.ba - 0.5);
  }
  float dice(vec2 cell) { return fract(sin(dot(cell, vec2(127.1, 311.7))) * 43758.5453); }
  /** Hay fields of the valley floor: mown swaths, stubble and second growth, headlands between. */
  vec3 meadow(vec3 green, float rough) {
    vec2 p = mat2(0.978, 0.208, -0.208, 0.978) * placeAt.xz;
    float row = floor(p.y / FIELD.y);
    vec2 cell = vec2(floor((p.x + 90.0 * dice(vec2(row, 3.0))) / FIELD.x), row);
    vec2 inside = vec2(fract((p.x + 90.0 * dice(vec2(row, 3.0))) / FIELD.x) * FIELD.x, fract(p.y / FIELD.y) * FIELD.y);
    float kind = dice(cell);
    vec3 grown = mix(vec3(0.075, 0.13, 0.026), vec3(0.125, 0.17, 0.036), dice(cell + 7.0));
    vec3 mown = mix(vec3(0.15, 0.205, 0.05), vec3(0.235, 0.225, 0.088), dice(cell + 5.0));
    float along = kind > 0.5 ? inside.y : inside.x;
    float swath = along / 5.2;
    float width = fwidth(swath);
    float lane = smoothstep(-0.35 - width, 0.35 + width, sin(3.14159 * swath));
    float fine = 1.0 - smoothstep(0.15, 0.8, width);
    vec3 colour = kind > 0.36 ? mown : grown;
    float contrast = kind > 0.36 ? 0.24 : 0.1;
    colour *= 1.0 + contrast * (lane - 0.5) * fine;
    float edge = min(min(inside.x, FIELD.x - inside.x), min(inside.y, FIELD.y - inside.y)) + 1.2 * rough;
    colour = mix(green * 1.1, colour, smoothstep(0.6, 2.2, edge));
    return colour * (1.0 + 0.2 * rough);
  }
  void main() {
    #include <logdepthbuf_fragment>
    dx = dFdx(placeAt);
    dy = dFdy(placeAt);
    float distance = length(offset);
    vec3 n = normalize(normalAt);
    vec3 sunlight = sunlightAt(offset);
    float sunThere = daylightAt.x;
    float skyThere = LEAST_SKY + (1.0 - LEAST_SKY) * daylightAt.y;
    vec3 light;
    // Three sizes of grain around the one that the eye resolves here.
    float step = max(log(distance / 16.0) / 1.7917595, 0.0);
    float base = min(floor(step), 3.0);
    float part = clamp(step - base, 0.0, 1.0);
    float scale = FINEST * exp(base * 1.7917595);
    const float patches = 61.0; // m
    vec4 broad = layerAt(placeAt.xz / patches, dx.xz / patches, dy.xz / patches, ${landLayers.turf}.0);
    float rough = broad.b - 0.5;
    rough += 0.8 * (layerAt(placeAt.zx / 397.0, dx.zx / 397.0, dy.zx / 397.0, ${landLayers.turf}.0).b - 0.5);
    float shore = daylightAt.z + 1.2 * rough;
    if (toneAt.a > 0.9) shore = min(shore, (abs(placeAt.x - ${streamAt}) - 7.5 - 6.0 * rough) * 0.22);
    if (shore < 0.0) {
      vec4 spread = vec4(dx.xz, dy.xz);
      vec3 bed = mix(vec3(0.11, 0.1, 0.075), vec3(0.2, 0.19, 0.16), broad.b);
      light = waterLight(offset, placeAt.xz, spread, -shore, bed, sunlight * sunThere);
    } else {
      vec4 cover = coverAt;
      float soft = cover.x + cover.y + cover.z + cover.w;
      // Green grows from the hollows of the rock, not as a veil over it.
      float over = smoothstep(0.34, 0.62, soft + 0.55 * rough);
      vec3 slope = vec3(0.0);
      vec2 shape = vec2(0.0);
      vec3 albedo = vec3(0.0);
      if (over < 0.98) {
        vec3 weights = abs(n);
        weights *= weights * weights;
        weights *= weights;
        weights /= weights.x + weights.y + weights.z;
        addRock(weights, scale, 1.0 - part, slope, shape);
        addRock(weights, scale * 6.0, 1.0, slope, shape);
        addRock(weights, scale * 36.0, part, slope, shape);
        slope *= 1.5;
        vec3 stone = toneAt.rgb * toneAt.rgb;
        // Water runs down the wall and leaves black and pale streaks; lichen and rust stand in patches.
        vec2 run = vec2(placeAt.z + placeAt.x, placeAt.y * 0.11) / 87.0;
        vec4 streak = layerAt(run, vec2(dx.z + dx.x, dx.y * 0.11) / 87.0, vec2(dy.z + dy.x, dy.y * 0.11) / 87.0, ${landLayers.turf}.0);
        float wall = (1.0 - smoothstep(0.35, 0.75, n.y)) * smoothstep(4.0, 70.0, distance);
        stone *= mix(1.0, 0.58 + 0.84 * smoothstep(0.28, 0.68, streak.b + 0.25 * rough), wall);
        stone = mix(stone, stone * vec3(1.2, 0.97, 0.72), smoothstep(0.1, 0.5, rough + shape.x * 0.3) * 0.55);
        stone = mix(stone, vec3(0.17, 0.175, 0.12), smoothstep(0.05, 0.4, shape.x * 0.4 - rough) * 0.4 * smoothstep(0.2, 0.6, n.y));
        albedo = stone * clamp(1.0 + 0.4 * shape.x, 0.55, 1.45);
        albedo *= clamp(1.0 + 0.7 * shape.y, 0.5, 1.2);
      }
      if (over > 0.02) {
        vec3 softSlope = vec3(0.0);
        vec2 softShape = vec2(0.0);
        // Edges fray: islands of one stand in the other.
        vec4 score = cover + vec4(0.34, 0.0, -0.3, 0.12) * (rough + 0.5 * (broad.g - 0.5));
        float most = max(max(score.x, score.y), max(score.z, score.w));
        float layer = score.z == most ? ${landLayers.crowns}.0 : score.x == most ? ${landLayers.boulders}.0 : ${landLayers.turf}.0;
        float near = scale;
        float w0 = 1.0 - part, w1 = 1.0, w2 = part;
        // Crowns have their one size, and then larger groups of them.
        if (score.z == most) {
          w0 = distance < 1400.0 ? 0.0 : w0;
          near = max(scale, FINEST * 6.0);
        }
        vec2 crown = vec2(0.0);
        if (score.z == most) {
          vec3 own = vec3(0.0);
          addSoft(layer, 64.0, 0.4, 1.0, own, crown);
          float fade = 1.0 / (1.0 + distance / 2600.0);
          softSlope += own * fade * 1.2;
          softShape.x += crown.x * (0.35 + 0.65 * fade);
          own = vec3(0.0);
          vec2 groups = vec2(0.0);
          addSoft(layer, 431.0, 1.3, 1.0, own, groups);
          softSlope += 0.8 * own;
          softShape.x += 0.7 * groups.x;
        } else {
          // Stalks and pebbles, for an eye that stands among them.
          float close = 1.0 - smoothstep(5.0, 15.0, distance);
          if (close > 0.0 && score.w != most) {
            addSoft(layer, FINEST / 4.3, 2.0, 0.9 * close, softSlope, softShape);
            softSlope *= 1.0 + 0.6 * close;
            softShape *= 1.0 + 0.5 * close;
          }
          addSoft(layer, near, 0.0, w0, softSlope, softShape);
          addSoft(layer, near * 6.0, 1.1, w1, softSlope, softShape);
          addSoft(layer, near * 36.0, 2.3, w2, softSlope, softShape);
        }
        vec3 colour;
        if (score.z == most) {
          float birch = smoothstep(0.1, 0.42, crown.y + 0.6 * rough);
          float autumn = smoothstep(0.22, 0.5, crown.y + 0.35 * rough);
          colour = mix(FOREST_DARK, FOREST_LIGHT, birch);
          colour = mix(colour, vec3(0.14, 0.115, 0.02), autumn * 0.4);
          colour *= clamp(1.0 + 1.25 * softShape.x, 0.35, 1.75);
        } else if (score.x == most) {
          colour = mix(toneAt.rgb * toneAt.rgb, vec3(0.15, 0.148, 0.13), 0.5) * clamp(1.0 + 0.8 * softShape.x, 0.4, 1.7);
          colour *= clamp(1.0 + 1.4 * softShape.y, 0.3, 1.2);
        } else if (score.w == most) {
          softSlope *= 0.3;
          colour = vec3(0.74, 0.77, 0.81) * (1.0 + 0.05 * softShape.x);
        } else {
          float dry = clamp(0.5 + 1.6 * rough + 0.5 * softShape.x, 0.0, 1.0);
          vec3 heath = mix(HEATH_DARK, HEATH_PALE, dry);
          heath = mix(heath, vec3(0.125, 0.055, 0.028), smoothstep(0.12, 0.42, broad.g - 0.5 - 0.3 * rough) * 0.6);
          vec3 green = mix(vec3(0.056, 0.085, 0.022), vec3(0.115, 0.135, 0.04), dry);
          colour = mix(heath, green, toneAt.a);
          if (toneAt.a > 0.93) {
            float mown = smoothstep(0.93, 0.985, toneAt.a);
            colour = mix(colour, meadow(green, softShape.x * 0.28 + 0.15 * rough), mown);
            softSlope *= 1.0 - 0.8 * mown;
            softShape.x *= 1.0 - 0.75 * mown;
            // A gravel road with grass between the wheels.
            float road = abs(placeAt.z - (${roadAt})) + 0.5 * rough;
            float gravel = smoothstep(2.1, 1.7, road) * (1.0 - 0.75 * smoothstep(0.5, 0.25, road)) * mown;
            colour = mix(colour, vec3(0.215, 0.2, 0.172) * (1.0 + 0.5 * softShape.x), gravel);
          }
          softSlope *= 0.7;
          colour *= clamp(1.0 + (0.45 + 0.2 * (1.0 - toneAt.a)) * softShape.x, 0.4, 1.6);
        }
        slope = mix(slope, softSlope, over);
        shape = mix(shape, softShape, over);
        albedo = mix(albedo, colour, over);
      }
      albedo *= 1.0 - 0.45 * exp(-shore * 0.9); // wet stones
      slope -= n * dot(slope, n);
      vec3 bumped = normalize(n - 1.15 * slope);
      float open = clamp(1.0 + 0.7 * shape.y, 0.5, 1.15) * skyThere;
      float facing = max(dot(bumped, airSun), 0.0) * smoothstep(-0.1, 0.08, dot(n, airSun));
      // Low in the sky the blocks that stand out shade those that do not.
      float between = clamp(0.85 + 0.6 * shape.x, 0.45, 1.0);
      vec3 sky = skylightOn(bumped) * open;
      vec3 bounce = valleyLight(bumped, sunlight) * (0.3 + 0.7 * skyThere);
      light = albedo / 3.14159 * (sunlight * facing * sunThere * between + sky + bounce);
    }
    vec3 kept, glow;
    airBetween(offset, kept, glow);
    light = light * kept + glow;
    // Over the last third before the horizon the table of the sky takes over: no seam.
    float horizon = sqrt(2.0 * AIR_RADIUS * max(airEye.y, 40.0));
    float hand = smoothstep(0.5, 0.98, distance / horizon);
    if (hand > 0.0) light = mix(light, skyAt(normalize(offset)), hand);
    gl_FragColor = vec4(light, 1.0);
  }`;

/** The layers of `land-texels.ts` for the graphics card. */
export function createLandTexture(texels: Uint8Array, size: number, anisotropy: number): THREE.DataArrayTexture {
  const texture = new THREE.DataArrayTexture(texels as Uint8Array<ArrayBuffer>, size, size, 4);
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.magFilter = THREE.LinearFilter;
  // Blending between sizes of the texture doubles the work where there is no graphics card.
  texture.minFilter = anisotropy > 1 ? THREE.LinearMipmapLinearFilter : THREE.LinearMipmapNearestFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = anisotropy;
  texture.needsUpdate = true;
  return texture;
}

export function createLandMaterial(
  air: AirUniforms,
  water: WaterUniforms,
  texture: THREE.DataArrayTexture,
  tier: Tier,
): THREE.ShaderMaterial {
  const defines: Record<string, number> = { WATER_LAYERS: tier.reliefScales };
  if (tier.airAtCorners) defines.AIR_AT_CORNERS = 1;
  return new THREE.ShaderMaterial({
    name: 'ground',
    defines,
    uniforms: { ...air, ...water, land: { value: texture } },
    vertexShader,
    fragmentShader: fragmentCommon + (tier.airAtCorners ? landLiteFragment : fragmentShader),
  });
}
