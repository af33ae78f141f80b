/**
 * The land of `land-material.ts` where there is no graphics card: one look at each pixel instead of one from each side, grain of
 * two sizes, light of the lake from the corners of the mesh.
 */

import { landLayers } from './land-layers';
import { road, stream, waveGlsl } from './ways';

/** Follows `airBetween` in the vertex shader: distances to the stream and to the road, m, and the light of the lake. */
export const landLiteVertex = /* glsl */ `
  varying vec2 ways;
  varying vec3 lake;
  uniform vec3 waterColour;
  void litePlace() {
    ways = vec2(position.x - ${waveGlsl(stream, 'position.z')}, position.z - ${waveGlsl(road, 'position.x')});
    lake = vec3(0.0);
    if (shore > 15.0) return;
    vec3 view = normalize(offset);
    // Rough water shows the sky from further up.
    vec3 mirrored = normalize(vec3(view.x, abs(view.y) + 0.12, view.z));
    float mirror = 0.02 + 0.7 * pow(1.0 - mirrored.y, 4.0);
    lake = skyAt(mirrored) * mirror + waterColour / 3.14159 * (sunlight * max(airSun.y, 0.0) * daylight.x + skylightOn(vec3(0.0, 1.0, 0.0)) * daylight.y);
  }`;

export const landLiteFragment = /* glsl */ `
  varying vec2 ways;
  varying vec3 lake;
  void main() {
    #include <logdepthbuf_fragment>
    float distance = length(offset);
    vec3 n = normalAt;
    // Two sizes of grain around the one that the eye resolves here.
    float step = clamp(log2(distance / 16.0) / 2.5849625, 0.0, 3.999);
    float base = floor(step);
    float part = step - base;
    float scale = FINEST * exp2(base * 2.5849625);
    vec4 broad = texture(land, vec3(placeAt.xz / 173.0, ${landLayers.turf}.0));
    float rough = broad.b - 0.5;
    vec4 cover = coverAt;
    float over = smoothstep(0.34, 0.62, cover.x + cover.y + cover.z + cover.w + 0.55 * rough);
    vec4 score = cover + vec4(0.3, 0.0, -0.25, 0.12) * rough;
    float most = max(max(score.x, score.y), max(score.z, score.w));
    bool wood = score.z == most;
    bool stones = score.x == most;
    // What there is most of lends its shape; rock is seen along the axis it faces most.
    bool bare = over < 0.5;
    vec3 facingAxis = abs(n);
    bool level = !bare || (facingAxis.y > facingAxis.x && facingAxis.y > facingAxis.z);
    bool sideways = facingAxis.x > facingAxis.z;
    vec2 at = level ? placeAt.xz : vec2(sideways ? placeAt.z : placeAt.x, 0.62 * placeAt.y);
    float layer = bare ? ${landLayers.rock}.0 : wood ? ${landLayers.crowns}.0 : stones ? ${landLayers.boulders}.0 : ${landLayers.turf}.0;
    bool crowned = wood && !bare;
    vec4 fine = texture(land, vec3(at / (crowned ? 64.0 : scale), layer));
    vec4 coarse = texture(land, vec3(at.yx / (crowned ? 431.0 : 6.0 * scale) + 0.37, layer));
    float share = crowned ? 0.45 : part;
    float fade = crowned ? 1.0 / (1.0 + distance / 2600.0) : 1.0;
    vec2 tilt = mix((fine.rg - 0.5) * fade, coarse.gr - 0.5, share) * (crowned ? 1.6 : 1.3);
    vec2 shape = mix((fine.ba - 0.5) * (0.4 + 0.6 * fade), coarse.ba - 0.5, share) * 1.3;
    vec3 slope = level ? vec3(tilt.x, 0.0, tilt.y) : sideways ? vec3(0.0, tilt.y, tilt.x) : vec3(tilt.x, tilt.y, 0.0);
    vec3 stone = toneAt.rgb * toneAt.rgb;
    stone = mix(stone, stone * vec3(1.2, 0.97, 0.72), clamp(1.4 * rough + 0.4 * shape.x, 0.0, 0.55));
    stone *= clamp(1.0 + 0.45 * shape.x + 0.5 * shape.y, 0.4, 1.5);
    vec3 soft;
    if (wood) {
      soft = mix(FOREST_DARK, FOREST_LIGHT, clamp(2.5 * shape.y + 2.0 * rough, 0.0, 1.0)) * clamp(1.0 + 1.2 * shape.x, 0.35, 1.8);
    } else if (stones) {
      soft = mix(stone, vec3(0.16, 0.157, 0.14), 0.4);
    } else if (score.w == most) {
      soft = vec3(0.74, 0.77, 0.81);
      slope *= 0.3;
    } else {
      float dry = clamp(0.5 + 1.6 * rough + 0.5 * shape.x, 0.0, 1.0);
      soft = mix(mix(HEATH_DARK, HEATH_PALE, dry), mix(vec3(0.056, 0.085, 0.022), vec3(0.115, 0.135, 0.04), dry), toneAt.a);
      soft *= clamp(1.0 + 0.5 * shape.x, 0.5, 1.5);
      if (toneAt.a > 0.93) {
        vec2 p = mat2(0.978, 0.208, -0.208, 0.978) * placeAt.xz;
        float row = floor(p.y / FIELD.y);
        float along = p.x / FIELD.x + 0.29 * fract(row * 0.618);
        float kind = fract(floor(along) * 0.754877 + row * 0.569840);
        vec2 inside = vec2(fract(along) * FIELD.x, p.y - row * FIELD.y);
        vec3 field = mix(vec3(0.09, 0.145, 0.03), vec3(0.2, 0.21, 0.07), kind);
        float swath = (kind > 0.5 ? inside.y : inside.x) / 10.4;
        field *= 1.0 + 0.3 * (smoothstep(0.3, 0.7, abs(fract(swath) * 2.0 - 1.0)) - 0.5) * clamp(1.6 - distance / 700.0, 0.0, 1.0);
        float edge = min(min(inside.x, FIELD.x - inside.x), min(inside.y, FIELD.y - inside.y));
        float mown = smoothstep(0.93, 0.985, toneAt.a);
        soft = mix(soft, field * (1.0 + 0.25 * rough + 0.15 * shape.x), mown * smoothstep(0.8, 2.4, edge));
        float gravel = smoothstep(2.1, 1.7, abs(ways.y)) * mown;
        soft = mix(soft, vec3(0.215, 0.2, 0.172), gravel);
        slope *= 1.0 - 0.8 * mown;
      }
      slope *= 0.7;
    }
    vec3 albedo = mix(stone, soft, over);
    vec3 bumped = normalize(n - 1.15 * slope);
    float skyThere = LEAST_SKY + (1.0 - LEAST_SKY) * daylightAt.y;
    float facing = max(dot(bumped, airSun), 0.0) * clamp(5.5 * dot(n, airSun) + 0.55, 0.0, 1.0);
    float between = clamp(0.85 + 0.6 * shape.x, 0.45, 1.0);
    float open = clamp(1.0 + 0.7 * shape.y, 0.5, 1.15) * skyThere;
    vec3 light = albedo / 3.14159 * (sunlight * facing * daylightAt.x * between + skylightOn(bumped) * open + valleyLight(bumped, sunlight) * skyThere);
    // Over the lake its own light, and the bed in the shallows.
    float shore = daylightAt.z + 1.2 * rough;
    if (toneAt.a > 0.9) shore = min(shore, (abs(ways.x) - 7.5 - 6.0 * rough) * 0.22);
    float wet = 1.0 - smoothstep(-2.5, 0.3, shore);
    light = mix(light, lake * (1.0 + 0.5 * rough), shore < 0.3 ? 0.35 + 0.65 * wet : 0.0);
    light = light * kept + glow;
    // Over the last third before the horizon the table of the sky takes over: no seam.
    float horizon = sqrt(2.0 * AIR_RADIUS * max(airEye.y, 40.0));
    if (distance > 0.5 * horizon) light = mix(light, skyAt(normalize(offset)), smoothstep(0.5, 0.98, distance / horizon));
    gl_FragColor = vec4(light, 1.0);
  }`;
