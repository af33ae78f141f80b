/**
 * The surface of the desert coast: colours and slopes from the nested maps, below them grain of sand and gravel whose parts come
 * in as a pixel takes in less ground, roads, shore and sea. Before a map has come, its part is drawn from the corners of the mesh.
 */
import * as THREE from 'three';
import { DUNE_WIND, SEA_LEVEL } from '../../../physics/ground/desert';
import type { Builder } from '../../build/builder';
import { createWaterUniforms, waterSurface } from '../../ground/water';
import { type AirUniforms, airBetween, airCommon, airSkyLookup } from '../../light/aerial';
import type { Tier } from '../../tiers';
import { GRAIN_LAYERS } from './grain-layers';
import { type DesertMap, MAP_HALVES, MAP_SHORE, MAP_STEEPEST, MAP_WAYS } from './map';
import { FLOOR_COLOURS } from './paint';
import { HIGHWAY_HALF, TRACK_HALF } from './ways';

const LEVELS = MAP_HALVES.length;
const glsl = (value: number): string => value.toFixed(6);
const albedo = (name: keyof typeof FLOOR_COLOURS): string => `vec3(${FLOOR_COLOURS[name].map(glsl).join(', ')})`;

/** Vehicles have come to the landing from all sides: heading of each pair of ruts, rad, how far it bends, m, and how long it is, m. */
const VISITS = [
  [0.35, 26, 1_900],
  [1.15, -34, 900],
  [1.75, 18, 2_600],
  [2.62, 42, 1_500],
  [3.05, -22, 2_900],
  [4.4, 30, 1_100],
  [5.35, -38, 2_200],
] as const;
/** Where they have turned and parked beside the marks: x, z and radius of the loops, m. */
const LOOPS = [
  [-30, -34, 15],
  [24, 38, 22],
  [-58, 30, 31],
] as const;

const vertexShader = /* glsl */ `
  attribute vec4 tone;
  attribute float level;
  varying vec2 place;
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
    place = position.xz;
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
  varying vec2 place;
  varying vec4 toneAt;
  varying float levelAt;
  varying vec3 normalAt;
  varying vec3 offset;
  uniform sampler2DArray mapColour;
  uniform sampler2DArray mapShape;
  uniform sampler2DArray mapWays;
  uniform sampler2DArray mapShade;
  uniform sampler2DArray grain;
  uniform sampler2D mapFloor;
  uniform float ready[${LEVELS + 2}]; // the maps, the grain, the shadows
  uniform float mapTexel;
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
  ${waterSurface}

  // What is known of a point: albedo and sandiness, slope, height above the sea, open sky, distances from the roads, sun.
  struct Surface { vec4 colour; vec2 slope; float shore; float open; vec2 ways; float sun; };

  Surface fromMap(int i, float halfEdge, vec4 spread) {
    vec3 at = vec3(place / (2.0 * halfEdge) + 0.5, float(i));
    vec2 dx = spread.xy / (2.0 * halfEdge);
    vec2 dy = spread.zw / (2.0 * halfEdge);
    vec4 colour = textureGrad(mapColour, at, dx, dy);
    vec4 shape = textureGrad(mapShape, at, dx, dy);
    vec2 ways = textureGrad(mapWays, at, dx, dy).rg;
    vec3 signedRoot = shape.rgb * 2.0 - 1.0;
    vec3 signedShare = signedRoot * abs(signedRoot);
    Surface s;
    s.colour = vec4(colour.rgb * colour.rgb, colour.a);
    s.slope = signedShare.xy * ${glsl(MAP_STEEPEST)};
    s.shore = signedShare.z * ${glsl(MAP_SHORE)};
    s.open = shape.a;
    float span = 2.0 * halfEdge * mapTexel * ${glsl(MAP_WAYS)};
    vec2 off = abs(ways * 2.0 - 1.0);
    s.ways = mix(off * span, vec2(1e5), step(0.99, off));
    s.sun = mix(1.0, textureGrad(mapShade, at, dx, dy).r, ready[${LEVELS + 1}]);
    return s;
  }
  Surface fromCorners() {
    return Surface(toneAt, -normalAt.xz / max(normalAt.y, 0.2), levelAt - ${glsl(SEA_LEVEL)}, 0.8, vec2(1e5), 1.0);
  }
  Surface surfaceHere(vec4 spread) {
    float reach = max(abs(place.x), abs(place.y));
    Surface s;
    float left = 1.0; // the share that coarser maps may still add
    bool found = false;
    for (int i = 0; i < ${LEVELS}; i++) {
      float halfEdge = ${glsl(MAP_HALVES[0])} * pow(${glsl(MAP_HALVES[1] / MAP_HALVES[0])}, float(i));
      float share = left * ready[i] * (1.0 - smoothstep(0.72, 0.97, reach / halfEdge));
      if (share <= 0.0) continue;
      Surface next = fromMap(i, halfEdge, spread);
      if (!found) s = next;
      else {
        float part = left;
        s.colour = mix(s.colour, next.colour, part);
        s.slope = mix(s.slope, next.slope, part);
        s.shore = mix(s.shore, next.shore, part);
        s.open = mix(s.open, next.open, part);
        s.ways = mix(s.ways, next.ways, step(0.5, part));
        s.sun = mix(s.sun, next.sun, part);
      }
      found = true;
      left -= share;
      if (left <= 0.004) break;
    }
    if (!found) return fromCorners();
    if (left > 0.004) {
      Surface next = fromCorners();
      s.colour = mix(s.colour, next.colour, left);
      s.slope = mix(s.slope, next.slope, left);
      s.shore = mix(s.shore, next.shore, left);
      s.open = mix(s.open, next.open, left);
    }
    return s;
  }

  // One layer of grain at one size, turned: slope in its own steepest, height, second pattern, about zero.
  vec4 grainAt(float layer, float tile, vec2 turn, vec2 shift, vec4 spread, float keep) {
    mat2 to = mat2(turn.x, -turn.y, turn.y, turn.x);
    vec4 texel = textureGrad(grain, vec3(to * place / tile + shift, layer), to * spread.xy / tile, to * spread.zw / tile) - 0.5;
    return vec4(transpose(to) * texel.xy * 2.0, texel.zw) * keep;
  }
  // Full where a pixel is small against the tile, gone before its repetition shows.
  float keepAt(float tile, float footprint) { return 1.0 - smoothstep(tile * 0.015, tile * 0.08, footprint); }

  // How much of the ground old wheels have pressed, around the landing.
  float visitsAt(vec2 place, float footprint) {
    float wide = 0.16 + 0.5 * footprint;
    float keep = min(1.0, 0.2 / wide) * smoothstep(3.0, 1.0, footprint);
    if (keep <= 0.0) return 0.0;
    float pressed = 0.0;
    float away = length(place);
    if (away < 3000.0) {
      ${VISITS.map(
        ([heading, bend, long], i) => `{
        vec2 q = vec2(${glsl(Math.cos(heading))} * place.x + ${glsl(Math.sin(heading))} * place.y, ${glsl(Math.cos(heading))} * place.y - ${glsl(Math.sin(heading))} * place.x);
        float off = q.y - ${glsl(bend)} * sin(q.x / ${glsl(170 + 37 * i)}) * min(q.x / 120.0, 1.0) - 0.06 * ${glsl(bend)} * sin(q.x / 23.0);
        float rut = 1.0 - smoothstep(wide * 0.6, wide * 1.4, abs(abs(off) - 0.8));
        pressed = max(pressed, rut * smoothstep(14.0, 30.0, q.x) * smoothstep(${glsl(long)}, ${glsl(0.8 * long)}, q.x));
      }`,
      ).join('')}
    }
    if (away < 120.0) {
      ${LOOPS.map(
        ([x, z, radius]) =>
          `pressed = max(pressed, 1.0 - smoothstep(wide * 0.6, wide * 1.4, abs(abs(length(place - vec2(${glsl(x)}, ${glsl(z)})) - ${glsl(radius)}) - 0.8)));`,
      ).join('\n')}
    }
    return 0.8 * keep * pressed;
  }

  void main() {
    #include <logdepthbuf_fragment>
    float distance = length(offset);
    vec3 toEye = -offset / distance;
    vec4 spread = vec4(dFdx(place), dFdy(place));
    float longer = sqrt(max(dot(spread.xy, spread.xy), dot(spread.zw, spread.zw)));
    float shorter = sqrt(min(dot(spread.xy, spread.xy), dot(spread.zw, spread.zw)));
    // At the horizon it knows no bounds.
    float footprint = min(max(shorter, longer * 0.25), 1e4);
    Surface s = surfaceHere(spread);
    vec3 sunlight = sunlightAt(offset) * s.sun;

    float sand = s.colour.a;
    vec2 slope = vec2(0.0);
    float tint = 0.0;
    float relief = 0.0;
    float scrub = 0.0;
    float mosaic = 0.0;
    const vec2 wind = vec2(${glsl(DUNE_WIND[0])}, ${glsl(DUNE_WIND[1])});
    vec4 broad = vec4(0.0);
    if (ready[${LEVELS}] > 0.0) {
      broad = grainAt(2.0, 2310.0, vec2(0.81, 0.59), vec2(0.13), spread, 1.0 - smoothstep(40.0, 130.0, footprint));
      tint += 0.34 * broad.w + 0.16 * broad.z;
      slope += broad.xy * 0.02;
      float keep = keepAt(390.0, footprint);
      if (keep > 0.0) {
        vec4 patches = grainAt(2.0, 390.0, vec2(0.36, -0.93), vec2(0.71), spread, keep);
        tint += (0.3 - 0.18 * sand) * patches.z + 0.2 * patches.w;
        slope += patches.xy * (0.05 + 0.03 * sand);
        relief += 0.3 * patches.z;
        mosaic += 0.8 * patches.z + 0.5 * patches.w;
      }
      #if GRAIN > 1
        keep = keepAt(61.0, footprint);
        if (keep > 0.0) {
          vec4 dune = grainAt(0.0, 61.0, wind, vec2(0.0), spread, keep * sand * (0.6 + broad.w));
          vec4 plain = grainAt(2.0, 47.0, vec2(-0.5, 0.866), vec2(0.31), spread, keep);
          slope += dune.xy * 0.13 + plain.xy * 0.1 * (1.0 - sand);
          tint += 0.1 * dune.z + (0.5 * plain.w + 0.35 * plain.z) * (1.0 - sand);
          relief += 0.5 * dune.z + 0.5 * plain.z * (1.0 - sand);
          mosaic += 0.45 * plain.z + 0.25 * plain.w;
        }
      #endif
    }

    // The floor of the plain, each thing of it with the edge that it has: the grain frays what the map draws smoothly.
    vec3 ground = s.colour.rgb;
    float plainShare = ready[0] * (1.0 - smoothstep(0.72, 0.97, max(abs(place.x), abs(place.y)) / ${glsl(MAP_HALVES[0])}));
    float salt = 0.0;
    float stony = 0.6 * (1.0 - sand);
    float growth = 0.35;
    if (plainShare > 0.0) {
      vec2 floorAt = place / ${glsl(2 * MAP_HALVES[0])};
      vec4 field = textureGrad(mapFloor, floorAt + 0.5, spread.xy / ${glsl(2 * MAP_HALVES[0])}, spread.zw / ${glsl(2 * MAP_HALVES[0])}) * 2.0 - 1.0;
      field.rgb += mosaic * vec3(0.24, 0.34, 0.4);
      float edge = 0.012 + footprint * 0.006;
      vec3 lies = smoothstep(vec3(-edge), vec3(edge), field.rgb);
      float bank = abs(field.a + 0.34 * mosaic);
      float bed = 1.0 - smoothstep(0.13 - edge, 0.13 + edge, bank);
      // Bars that the last flood has left between its arms.
      bed *= 1.0 - 0.85 * smoothstep(0.04 - edge, 0.04 + edge, mosaic) * smoothstep(0.11, 0.07, bank);
      float gravel = plainShare * lies.b;
      ground = mix(ground, ${albedo('gravel')} * (1.0 + 0.5 * mosaic), 0.86 * gravel);
      stony = max(stony, gravel);
      float sheet = plainShare * lies.g;
      // It lies thickest, and palest, along its edge.
      ground = mix(ground, ${albedo('sand')} * (0.93 + 0.16 * smoothstep(0.3, 0.0, field.g)), sheet * 0.93);
      sand = mix(sand, 1.0, sheet);
      float flood = plainShare * bed;
      ground = mix(ground, ground * 0.72, plainShare * smoothstep(0.26, 0.16, bank) * (1.0 - bed));
      ground = mix(ground, ${albedo('wash')}, 0.92 * flood);
      sand = mix(sand, 0.6, flood);
      growth = mix(growth, 1.0, plainShare * smoothstep(0.12, 0.17, bank) * smoothstep(0.5, 0.28, bank));
      float rim = plainShare * smoothstep(-0.15, -0.09, field.r) * (1.0 - flood);
      ground = mix(ground, ${albedo('damp')}, 0.85 * rim);
      salt = plainShare * smoothstep(0.0, 2.0 * edge, field.r) * (1.0 - flood);
      // Rings where the last water has dried.
      float rings = 0.5 + 0.5 * cos(field.r * 55.0);
      ground = mix(ground, ${albedo('salt')} * (0.84 + 0.16 * smoothstep(0.02, 0.3, field.r) - 0.07 * rings), salt);
      sand *= 1.0 - max(salt, rim);
      stony *= (1.0 - 0.8 * sheet) * (1.0 - 0.9 * max(salt, rim)) * (1.0 - 0.5 * flood);
      growth *= (1.0 - max(salt, rim)) * (1.0 - 0.85 * sheet) * (1.0 - flood);
      tint *= 1.0 - 0.6 * max(salt, sheet);
    }
    // Elsewhere sand lies in shallow hollows, with an edge.
    float thin = 0.014 + 0.02 * footprint;
    float veneer = smoothstep(-thin, thin, mosaic - 0.035) * (1.0 - sand) * (1.0 - salt);
    ground = mix(ground * (1.0 - 0.2 * stony), ${albedo('sand')}, 0.7 * veneer);
    stony *= 1.0 - 0.85 * veneer;
    sand = max(sand, 0.5 * veneer);
    growth *= 1.0 - 0.8 * sand;

    if (ready[${LEVELS}] > 0.0) {
      #if GRAIN > 1
        float keep = keepAt(131.0, footprint);
        if (keep * growth > 0.01) {
          vec4 shrubs = grainAt(3.0, 131.0, vec2(-wind.x, wind.y), vec2(0.5), spread, 1.0);
          float stands = keep * smoothstep(0.05, 0.2, footprint) * smoothstep(-0.12, 0.2, growth - 0.3 + 0.9 * mosaic);
          scrub = stands * smoothstep(0.12, 0.4, shrubs.w);
          float tail = stands * smoothstep(0.04, 0.3, -shrubs.w);
          ground = mix(ground, ${albedo('sand')}, 0.7 * tail);
          slope += shrubs.xy * 0.35 * stands;
        }
        keep = keepAt(430.0, footprint);
        if (keep * sand > 0.01) {
          // Ridges of blown sand a few spans high: too low for the mesh, and enough for low light.
          vec4 ridge = grainAt(0.0, 430.0, wind, vec2(0.17) + 0.3 * broad.zw, spread, keep * sand);
          slope += ridge.xy * 0.16;
          tint += 0.22 * ridge.z;
          relief += 0.3 * ridge.z;
        }
        // Close by they would be soft: there lie those that stand.
        keep = keepAt(37.0, footprint) * smoothstep(0.02, 0.09, footprint);
        if (keep * stony > 0.01) {
          // Lone blocks and drifts of cobbles.
          vec4 blocks = grainAt(1.0, 37.0, vec2(0.28, -0.96), vec2(0.83), spread, 1.0);
          float lies = keep * stony * smoothstep(-0.3, -0.1, blocks.z);
          slope += blocks.xy * 0.4 * lies;
          tint += lies * (0.7 * blocks.w - 0.16);
        }
        keep = keepAt(4.3, footprint);
        if (keep > 0.0) {
          vec4 rippled = grainAt(0.0, 4.3, wind, vec2(0.4), spread, keep * sand);
          float strewn = keep * stony;
          vec4 pebbles = grainAt(1.0, 5.9, vec2(0.96, 0.28), vec2(0.2), spread, strewn);
          slope += rippled.xy * 0.26 + pebbles.xy * 0.5;
          tint += 0.14 * rippled.z + 1.1 * pebbles.w + 0.3 * pebbles.z;
          relief += 0.9 * rippled.z + 0.6 * pebbles.z;
        }
        keep = keepAt(29.0, footprint);
        if (keep * salt > 0.01) {
          vec4 crust = grainAt(4.0, 29.0, vec2(0.8, 0.6), vec2(0.6), spread, keep * salt);
          slope += crust.xy * 0.35;
          tint += 0.3 * crust.w - 0.3 * max(crust.z + 0.2, 0.0);
        }
      #endif
      #if GRAIN > 2
        keep = keepAt(1.1, footprint);
        if (keep > 0.0) {
          vec4 fine = grainAt(2.0, 1.1, vec2(-0.42, 0.91), vec2(0.6), spread, keep);
          slope += fine.xy * (0.15 - 0.1 * sand);
          tint += (0.55 - 0.3 * sand) * (fine.w + fine.z);
        }
      #endif
    }

    vec3 light;
    vec3 albedo = ground * clamp(1.0 + tint, 0.35, 1.7);
    albedo = mix(albedo, vec3(0.085, 0.085, 0.05), 0.85 * scrub);
    // The line of the shore wanders by the grain, which is finer than the maps.
    float shore = s.shore + (broad.z * 0.25 + relief * 0.12) * (1.0 - smoothstep(0.0, 3.0, abs(s.shore)));
    float foam = 0.0;
    if (shore < 0.0) {
      light = waterLight(offset, place, spread, -shore, albedo, sunlight);
    } else {
      // Wet and dark where the sea has just been.
      albedo *= 1.0 - 0.4 * exp(-shore * 12.0);
      float highway = abs(s.ways.x);
      float lane = 1.0 - smoothstep(${glsl(HIGHWAY_HALF)} - footprint, ${glsl(HIGHWAY_HALF)} + footprint, highway);
      lane *= min(1.0, ${glsl(HIGHWAY_HALF * 1.6)} / footprint);
      float shoulder = 1.0 - smoothstep(${glsl(HIGHWAY_HALF)}, ${glsl(HIGHWAY_HALF * 2.6)} + footprint, highway);
      albedo = mix(albedo, albedo * 1.08 + 0.03, 0.5 * shoulder * min(1.0, 20.0 / footprint));
      albedo = mix(albedo, vec3(0.085, 0.082, 0.08), lane);
      float paintKeep = clamp(1.0 - footprint / 0.9, 0.0, 1.0);
      float dash = step(fract((place.x + place.y * 0.3) / 12.0), 0.35);
      float marks = max((1.0 - smoothstep(0.07, 0.09 + footprint, highway)) * dash, 1.0 - smoothstep(0.07, 0.09 + footprint, abs(highway - 3.8)));
      albedo = mix(albedo, vec3(0.55), marks * paintKeep);
      float track = abs(s.ways.y);
      float ruts = 1.0 - smoothstep(0.32, 0.5 + footprint, abs(track - 0.95));
      float worn = 1.0 - smoothstep(${glsl(TRACK_HALF)} * 0.6, ${glsl(TRACK_HALF)} + footprint, track);
      worn *= min(1.0, ${glsl(TRACK_HALF * 1.4)} / footprint);
      ruts *= clamp(1.0 - footprint * 0.7, 0.0, 1.0);
      albedo = mix(albedo, vec3(0.52, 0.435, 0.32), 0.62 * worn);
      albedo *= 1.0 - 0.22 * ruts * worn;
      slope *= 1.0 - 0.8 * max(lane, 0.5 * worn);
      float visited = visitsAt(place, footprint);
      albedo = mix(albedo, vec3(0.58, 0.475, 0.345), visited);
      slope *= 1.0 - 0.6 * visited;

      vec2 bend = (airEye.xz + offset.xz) / AIR_RADIUS;
      vec3 plain = normalize(vec3(bend.x - s.slope.x, 1.0, bend.y - s.slope.y));
      vec3 bumped = normalize(vec3(bend.x - s.slope.x - slope.x, 1.0, bend.y - s.slope.y - slope.y));
      float open = clamp(s.open + 0.2 + relief * 0.45, 0.3, 1.15);
      // Light at a glance: grain that faces it is bright, and hides as much behind it.
      float even = dot(plain, airSun);
      float facing = max(dot(bumped, airSun), 0.0) * clamp((even + 0.01) / (max(even, 0.0) + 0.035), 0.0, 1.0);
      vec3 sky = skylightOn(bumped) * open;
      vec3 bounce = airGround * sunlight * max(airSun.y, 0.0) * 0.3 * (0.5 - 0.5 * bumped.y);
      light = albedo / 3.1415927 * (sunlight * facing + sky + bounce);
    }
    #ifndef AIR_AT_CORNERS
      vec3 kept, glow;
      airBetween(offset, kept, glow);
    #endif
    light = light * kept + glow;
    gl_FragColor = vec4(light, 1.0);
  }`;

export interface DesertSurface {
  readonly material: THREE.ShaderMaterial;
  /** Takes a map as it comes. */
  setMap(level: number, map: DesertMap): void;
  /** Takes what the sun reaches, a map for each level; null where nothing worth the name is in shadow. */
  setShade(shades: readonly Uint8Array[] | null): void;
  setGrain(texels: Uint8Array): void;
  /** s of the recording. */
  setTime(time: number): void;
  dispose(): void;
}

function layers(size: number, depth: number, format: THREE.PixelFormat, anisotropy: number, repeat: boolean) {
  const channels = format === THREE.RGBAFormat ? 4 : format === THREE.RGFormat ? 2 : 1;
  const texture = new THREE.DataArrayTexture(new Uint8Array(channels * size * size * depth), size, size, depth);
  texture.format = format;
  texture.wrapS = texture.wrapT = repeat ? THREE.RepeatWrapping : THREE.ClampToEdgeWrapping;
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = anisotropy;
  texture.unpackAlignment = 1;
  return texture;
}

function fillLayer(texture: THREE.DataArrayTexture, layer: number, texels: Uint8Array): void {
  const data = texture.image.data as Uint8Array;
  data.set(texels, layer * texels.length);
  texture.addLayerUpdate(layer);
  texture.needsUpdate = true;
}

export function createDesertSurface(air: AirUniforms, tier: Tier, builder: Builder): DesertSurface {
  const size = tier.mapSize;
  const water = createWaterUniforms(
    {
      roughness: 0.15,
      towards: [0.42, 0.907],
      colour: [0.008, 0.034, 0.048],
      absorption: [0.42, 0.085, 0.06],
    },
    Math.min(128, tier.reliefSize),
    builder,
  );
  const colour = layers(size, LEVELS, THREE.RGBAFormat, tier.anisotropy, false);
  const shape = layers(size, LEVELS, THREE.RGBAFormat, tier.anisotropy, false);
  const ways = layers(size, LEVELS, THREE.RGFormat, tier.anisotropy, false);
  const shade = layers(size, LEVELS, THREE.RedFormat, 1, false);
  const grain = layers(tier.reliefSize, GRAIN_LAYERS, THREE.RGBAFormat, tier.anisotropy, true);
  const floor = new THREE.DataTexture(new Uint8Array(4 * size * size), size, size);
  floor.magFilter = THREE.LinearFilter;
  floor.minFilter = THREE.LinearMipmapLinearFilter;
  floor.generateMipmaps = true;
  floor.anisotropy = tier.anisotropy;
  const textures = [colour, shape, ways, shade, grain, floor];
  const ready = new Float32Array(LEVELS + 2);
  const defines: Record<string, number> = { GRAIN: tier.reliefScales, WATER_LAYERS: tier.reliefScales };
  if (tier.airAtCorners) defines.AIR_AT_CORNERS = 1;
  const uniforms = {
    ...air,
    ...water,
    mapColour: { value: colour },
    mapShape: { value: shape },
    mapWays: { value: ways },
    mapShade: { value: shade },
    mapFloor: { value: floor },
    grain: { value: grain },
    ready: { value: ready },
    mapTexel: { value: 1 / size },
  };
  const material = new THREE.ShaderMaterial({ name: 'ground', defines, uniforms, vertexShader, fragmentShader });
  return {
    material,
    setMap(level, map) {
      fillLayer(colour, level, map.colour);
      fillLayer(shape, level, map.shape);
      fillLayer(ways, level, map.ways);
      if (map.floor) {
        (floor.image.data as Uint8Array).set(map.floor);
        floor.needsUpdate = true;
      }
      ready[level] = 1;
    },
    setShade(shades) {
      ready[LEVELS + 1] = shades ? 1 : 0;
      shades?.forEach((texels, level) => {
        fillLayer(shade, level, texels);
      });
    },
    setGrain(texels) {
      (grain.image.data as Uint8Array).set(texels);
      grain.needsUpdate = true;
      ready[LEVELS] = 1;
    },
    setTime(time) {
      water.waterTime.value = time;
    },
    dispose() {
      material.dispose();
      water.waterWaves.value.dispose();
      for (const texture of textures) texture.dispose();
    },
  };
}
