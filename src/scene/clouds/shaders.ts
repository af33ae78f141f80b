/**
 * Draws puffs as pictures that lie in the plane of their outline. All puffs of a cloud read their light at the place where
 * their surface is, from one field, so that a cloud is lit as one body.
 */
import { airBetween, airCommon } from '../light/aerial';
import { LUMPS, PICTURES } from './puffs';

/** Puffs in a row of the texture that holds them. */
export const PUFFS_IN_ROW = 128;

export const vertexShader = /* glsl */ `
  attribute float which;
  uniform sampler2D cloudPuffs;
  uniform float cloudBase;
  uniform float cloudReach;
  uniform vec3 airGround;
  varying vec4 place;   // in the outline -1 to 1; cosine and sine of the picture's turn
  varying vec4 look;    // tile of the picture, opacity, height above the flat base
  varying vec4 depth;   // towards the sun: in the plane, and what the bulge adds; brightness against the sun; shade below
  varying vec3 sunSeen; // towards the sun and out of the cloud: right, up, to the eye
  varying vec3 outSeen;
  varying vec3 sunlight;
  varying vec3 skylight;
  varying vec3 kept;
  varying vec3 glow;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${airCommon}
  ${airBetween}
  void main() {
    int number = int(which + 0.5);
    ivec2 at = ivec2((number % ${PUFFS_IN_ROW}) * 4, number / ${PUFFS_IN_ROW});
    vec4 body = texelFetch(cloudPuffs, at, 0);
    vec4 kind = texelFetch(cloudPuffs, at + ivec2(1, 0), 0);
    vec4 sunDepth = texelFetch(cloudPuffs, at + ivec2(2, 0), 0);
    vec4 outwards = texelFetch(cloudPuffs, at + ivec2(3, 0), 0);
    vec3 centre = body.xyz - airEye;
    float wide = body.w;
    float half_ = wide * kind.x;

    // The outline of an ellipsoid lies in a plane of its own: flat puffs lie flat, and do not cut into the ground.
    float distance = length(centre);
    vec3 toEye = -centre / distance;
    vec2 ahead = centre.xz / max(length(centre.xz), 1e-3);
    float down = toEye.y;
    float level = sqrt(max(0.0, 1.0 - down * down));
    float tall = sqrt(half_ * half_ * level * level + wide * wide * down * down);
    vec3 right = vec3(-ahead.y, 0.0, ahead.x);
    vec3 up = vec3(ahead.x * down, level, ahead.y * down);
    vec3 outline = vec3(ahead.x * wide * wide * down, half_ * half_ * level, ahead.y * wide * wide * down) / tall;
    vec3 corner = right * wide * position.x + outline * position.y;
    float bulge = wide * half_ / tall;
    vec3 offset = centre + corner;

    float inside = length(centre / vec3(wide, half_, wide));
    float shown = kind.z * smoothstep(0.55, 1.3, inside) * (1.0 - smoothstep(0.86, 1.0, length(body.xz) / cloudReach));
    vec4 seen = vec4(mat3(viewMatrix) * offset, 1.0);
    gl_Position = projectionMatrix * seen;
    if (shown < 0.01 || airVeil.w * min(distance, 140.0) > 5.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);

    // Turning with the direction of the eye, the picture stays put while one looks straight down on it.
    float turn = 6.2831853 * kind.y + atan(ahead.y, ahead.x);
    place = vec4(position.xy, cos(turn), sin(turn));
    float picture = kind.y < 1.0 ? floor(fract(kind.y * 37.7) * ${LUMPS.toFixed(1)}) : ${LUMPS.toFixed(1)} + floor(fract(kind.y * 37.7) * ${(PICTURES[0] * PICTURES[1] - LUMPS).toFixed(1)});
    float drop = dot(body.xz, body.xz) / (2.0 * AIR_RADIUS);
    bool mist = body.y + drop < cloudBase - 200.0;
    look = vec4(
      mod(picture, ${PICTURES[0].toFixed(1)}), floor(picture / ${PICTURES[0].toFixed(1)}),
      shown, mist ? 1e4 : body.y + corner.y - (cloudBase - drop));

    vec3 sunHere = sunlightAt(centre);
    float against = max(dot(-toEye, airSun), 0.0);
    depth = vec4(
      sunDepth.x + dot(sunDepth.yzw, corner), dot(sunDepth.yzw, toEye) * bulge,
      0.04 + 0.6 * pow(against, 8.0) + 2.4 * pow(against, 60.0), kind.w);
    sunSeen = vec3(dot(airSun, right), dot(airSun, up), dot(airSun, toEye));
    outSeen = vec3(dot(outwards.xyz, right), dot(outwards.xyz, up), dot(outwards.xyz, toEye));
    sunlight = sunHere / PI;
    vec3 open = skylightOn(normalize(outwards.xyz + vec3(0.0, 0.35, 0.0)));
    vec3 ground = airGround * (skylightOn(vec3(0.0, 1.0, 0.0)) + 0.7 * sunHere * max(airSun.y, 0.0)) * (0.6 - 0.4 * outwards.y);
    skylight = (open * (0.12 + 0.88 * kind.w) + ground * (0.2 + 0.8 * outwards.w)) / PI;
    airBetween(offset, kept, glow);
    vec4 mvPosition = seen;
    #include <logdepthbuf_vertex>
  }`;

export const fragmentShader = /* glsl */ `
  varying vec4 place;
  varying vec4 look;
  varying vec4 depth;
  varying vec3 sunSeen;
  varying vec3 outSeen;
  varying vec3 sunlight;
  varying vec3 skylight;
  varying vec3 kept;
  varying vec3 glow;
  uniform sampler2D cloudPictures;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    float square = dot(place.xy, place.xy);
    if (square > 1.0) discard;
    vec2 turned = vec2(place.z * place.x - place.w * place.y, place.w * place.x + place.z * place.y);
    vec4 texel = texture2D(cloudPictures, (look.xy + turned * 0.5 + 0.5) / vec2(${PICTURES[0].toFixed(1)}, ${PICTURES[1].toFixed(1)}));
    // A puff that fades is eaten away from its edges.
    float eaten = 0.55 * (1.0 - look.z);
    float alpha = smoothstep(0.03 + eaten, 0.95 + eaten, texel.a) * look.z;
    // Mist has no edges.
    if (look.w > 5e3) alpha = look.z * (1.0 - square) * (1.0 - square) * (0.25 + 0.9 * smoothstep(0.05, 0.95, texel.a));
    alpha *= smoothstep(-30.0, 22.0, look.w + 46.0 * (texel.b - 0.6));
    if (alpha < 0.008) discard;
    vec2 slope = texel.rg * 2.0 - 1.0;
    vec2 bump = vec2(place.z * slope.x + place.w * slope.y, -place.w * slope.x + place.z * slope.y);
    float bulge = sqrt(1.0 - square);
    vec3 n = normalize(outSeen * 1.1 + vec3(place.xy, bulge) * 0.32 + vec3(bump * 0.75, 0.25));
    float facing = clamp(dot(n, sunSeen) * 0.62 + 0.38, 0.0, 1.0);
    float through = max(depth.x + depth.y * bulge, 0.0);
    float hollow = 0.55 + 0.75 * texel.b;
    vec3 light = sunlight * hollow * (
      (0.27 * exp(-0.6 * through) + 0.27 / (1.0 + 0.8 * through)) * (0.34 + 0.66 * facing)
      + 0.055 / (1.0 + 0.15 * through)
      + depth.z * exp(-through) * (1.0 - 0.8 * alpha));
    light += skylight * mix(hollow, 1.0, 0.4) * (0.82 + 0.18 * n.y);
    gl_FragColor = vec4(light * kept + glow, alpha);
  }`;
