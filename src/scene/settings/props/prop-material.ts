/**
 * Small things of a place that stand in its light: trees, houses, bales. Lit and veiled at the corners of their meshes, drawn in
 * any number at once.
 *
 * A mesh carries `paint` (colour as its square root, and the share of it that each piece's own colour replaces). Each piece has
 * `place` (x, y, z of its foot and its height, m), `look` (its own colour as its square root, width over height) and `daylight`
 * (shares of sun and sky that reach it).
 */
import * as THREE from 'three';
import { type AirUniforms, airBetween, airCommon } from '../../light/aerial';

const vertexShader = /* glsl */ `
  attribute vec4 paint;
  attribute vec4 place;
  attribute vec4 look;
  attribute vec2 daylight;
  uniform float wrap;
  uniform float reach;
  uniform float laid;
  uniform vec3 airGround;
  varying vec3 light;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${airCommon}
  ${airBetween}
  void main() {
    float turn = fract(place.x * 0.37 + place.z * 0.61) * 6.2831853 * step(0.001, look.a);
    mat2 to = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
    float width = look.a > 0.0 ? look.a * place.w : place.w;
    vec3 p = position * vec3(width, place.w, width);
    p.xz = to * p.xz;
    vec3 n = normalize(normal / vec3(width, place.w, width));
    n.xz = to * n.xz;
    vec4 mvPosition = modelViewMatrix * vec4(place.xyz, 1.0);
    // Grown from nothing on the way in, so that nothing pops up.
    p *= smoothstep(1.0, 0.6, length(mvPosition.xyz) / (reach * place.w));
    mvPosition = modelViewMatrix * vec4(place.xyz + p, 1.0);
    // What lies flat comes a little closer with distance, where depth cannot tell it from the ground below.
    mvPosition.xyz *= 1.0 - laid * min(4e-3, 2e-6 * length(mvPosition.xyz));
    gl_Position = projectionMatrix * mvPosition;
    vec3 offset = transpose(mat3(viewMatrix)) * mvPosition.xyz;
    vec3 albedo = mix(paint.rgb * paint.rgb, look.rgb * look.rgb * paint.g, paint.a);
    vec3 sunlight = sunlightAt(offset);
    // Leaves let light through.
    float facing = max((dot(n, airSun) + wrap) / (1.0 + wrap), 0.0) * daylight.x;
    vec3 sky = skylightOn(n) * daylight.y + airGround * sunlight * max(airSun.y, 0.0) * (0.55 - 0.45 * n.y) * (0.2 + 0.8 * daylight.y);
    vec3 kept, glow;
    airBetween(offset, kept, glow);
    light = albedo / 3.14159 * (sunlight * facing + sky) * kept + glow;
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying vec3 light;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    gl_FragColor = vec4(light, 1.0);
  }`;

export interface PropLook {
  /** How far light reaches round to the side that faces away: 0 for walls, 0.4 for leaves. */
  readonly wrap: number;
  /** Pieces are drawn to this many times their height. Without it always. */
  readonly reach?: number;
  /** They lie flat on the ground. */
  readonly laid?: boolean;
}

export function createPropMaterial(
  air: AirUniforms,
  { wrap, reach = 1e9, laid = false }: PropLook,
): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    uniforms: { ...air, wrap: { value: wrap }, reach: { value: reach }, laid: { value: laid ? 1 : 0 } },
    vertexShader,
    fragmentShader,
  });
}
