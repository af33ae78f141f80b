/** The two materials of the aircraft: painted skin outside, and the lit hold. */
import * as THREE from 'three';
import { type AirUniforms, veilWithAir } from '../light/aerial';
import type { White } from '../light/light';
import { Kind } from './aircraft-hold-light';
import { DOOR_END, HINGE } from './aircraft-hull';

const glsl = (value: number): string => value.toFixed(4);

/** Adds to what a material does before it is compiled. */
function andThen(
  material: THREE.Material,
  key: string,
  change: (shader: THREE.WebGLProgramParametersWithUniforms) => void,
): void {
  const before = material.onBeforeCompile;
  material.onBeforeCompile = (shader, renderer) => {
    before.call(material, shader, renderer);
    change(shader);
  };
  material.customProgramCacheKey = () => key;
}

/** Grey paint with lines between its panels, streaked along the flow. Lines fade out before they flicker. */
export function createSkin(air: AirUniforms): THREE.Material {
  const skin = veilWithAir(new THREE.MeshLambertMaterial({ vertexColors: true }), air);
  andThen(skin, 'aircraft skin', (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', 'varying vec3 ownPlace; varying vec3 ownNormal;\n#include <common>')
      .replace('#include <begin_vertex>', 'ownPlace = position; ownNormal = normal;\n#include <begin_vertex>');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', 'varying vec3 ownPlace; varying vec3 ownNormal;\n#include <common>')
      .replace(
        '#include <color_fragment>',
        /* glsl */ `#include <color_fragment>
        {
          vec3 lying = abs(ownNormal);
          // Wings are cut along the span, the hull in rings; stringers follow the place that changes most across.
          bool onWing = abs(ownPlace.z) > 3.7 && lying.y > 0.5;
          vec2 at = onWing ? vec2(ownPlace.x + 0.466 * abs(ownPlace.z), ownPlace.z) * vec2(0.55, 0.42)
            : vec2(ownPlace.x * 0.52, atan(ownPlace.z, ownPlace.y - 1.65) * 3.2);
          if (ownPlace.y > 6.0) at = vec2(ownPlace.x + 0.8 * ownPlace.y, ownPlace.y) * 0.6;
          vec2 width = fwidth(at) + 1e-5;
          vec2 line = abs(fract(at + 0.5) - 0.5) / width;
          vec2 seen = clamp(0.06 / width, 0.0, 1.0);
          float seams = 1.0 - 0.13 * max((1.0 - clamp(line.x, 0.0, 1.0)) * seen.x, (1.0 - clamp(line.y, 0.0, 1.0)) * seen.y);
          vec2 cell = floor(at + 0.5);
          float tone = fract(sin(dot(cell, vec2(12.9898, 78.233))) * 437.585);
          float along = sin(ownPlace.z * 5.1 + ownPlace.y * 6.3) * sin(ownPlace.z * 2.3 - ownPlace.y * 3.7 + 0.22 * ownPlace.x);
          diffuseColor.rgb *= seams * (0.96 + 0.07 * tone) * (1.0 + 0.045 * along);
        }`,
      );
  });
  return skin;
}

export interface HoldUniforms {
  /** Brightness that comes out white on the screen. */
  readonly white: White;
  /** The jump light: 0 red, 1 green. */
  readonly holdGreen: THREE.IUniform<number>;
  readonly holdBeacon: THREE.IUniform<number>;
  /** Feet of the two who stand in the opening, in the frame of the aircraft; far off for nobody. */
  readonly holdPeople: THREE.IUniform<readonly [THREE.Vector3, THREE.Vector3]>;
}

/**
 * `seesOut(place, direction)`: whether a ray leaves the hold through the slanting opening between hinge and door. From below the
 * opening, on the ramp, it is free unless the tail is overhead.
 */
const seesOut = /* glsl */ `
  float seesOut(vec3 place, vec3 s) {
    float k = ${glsl(3.7 / (HINGE - DOOR_END))};
    float above = place.y - k * (${glsl(HINGE)} - place.x);
    if (above < 0.0) {
      vec3 over = place + s * ((4.2 - place.y) / max(s.y, 1e-3));
      return max(step(s.y, 0.0), max(smoothstep(-9.0, -12.0, over.x), smoothstep(2.6, 3.0, abs(over.z))));
    }
    float falls = -(s.y + k * s.x);
    vec3 gate = place + s * (above / max(falls, 1e-3));
    return step(1e-3, falls) * smoothstep(${glsl(DOOR_END - 0.1)}, ${glsl(DOOR_END + 0.5)}, gate.x)
      * (1.0 - smoothstep(2.15, 2.5, abs(gate.z) + 0.06 * max(0.0, 1.0 - gate.x)));
  }`;

/** Lamps from the corners, the sun where it shines in through the opening, the shadow of who stands there. */
export function createHoldSurface(air: AirUniforms, uniforms: HoldUniforms): THREE.Material {
  const surface = veilWithAir(new THREE.MeshBasicMaterial({ vertexColors: true }), air);
  andThen(surface, 'aircraft hold', (shader) => {
    Object.assign(shader.uniforms, {
      holdWhite: uniforms.white,
      holdGreen: uniforms.holdGreen,
      holdBeacon: uniforms.holdBeacon,
      holdPeople: uniforms.holdPeople,
    });
    const both = 'varying vec3 holdPlace; varying vec3 holdNormal; varying vec3 holdLit; varying vec3 holdOwn;';
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `attribute vec3 lit; attribute vec3 own; ${both}\n#include <common>`)
      .replace(
        '#include <begin_vertex>',
        'holdPlace = position; holdNormal = normal; holdLit = lit; holdOwn = own;\n#include <begin_vertex>',
      );
    shader.fragmentShader = shader.fragmentShader
      .replace(
        '#include <common>',
        /* glsl */ `${both}
        uniform vec3 holdWhite; uniform float holdGreen; uniform float holdBeacon; uniform vec3 holdPeople[2];
        #include <common>`,
      )
      .replace('void main() {', `${seesOut}\nvoid main() {`)
      .replace(
        '#include <opaque_fragment>',
        /* glsl */ `
        {
          vec3 albedo = diffuseColor.rgb;
          vec3 n = normalize(holdNormal);
          int kind = int(holdOwn.z + 0.5);
          vec3 signal = mix(vec3(1.0, 0.05, 0.025), vec3(0.04, 0.85, 0.2), holdGreen);
          if (kind == ${Kind.Lamp}) outgoingLight = albedo * holdWhite * 1.7;
          else if (kind == ${Kind.Red}) outgoingLight = albedo * holdWhite * mix(1.3, 0.04, holdGreen);
          else if (kind == ${Kind.Green}) outgoingLight = albedo * holdWhite * mix(0.03, 1.1, holdGreen);
          else if (kind == ${Kind.Beacon}) outgoingLight = albedo * holdWhite * (0.1 + 4.0 * holdBeacon);
          else {
            float relief = 1.0;
            if (kind == ${Kind.Quilt}) {
              // Stitched squares that puff out between their seams.
              vec2 at = vec2(holdPlace.x * 4.6, (holdPlace.y + abs(holdPlace.z) * 0.75) * 4.2);
              vec2 fine = fwidth(at);
              float keep = 1.0 - smoothstep(0.25, 0.7, max(fine.x, fine.y));
              vec2 cell = fract(at) - 0.5;
              vec2 edge = smoothstep(0.36, 0.5, abs(cell));
              relief += keep * (0.16 * cell.y - 0.10 * cell.x - 0.34 * max(edge.x, edge.y) + 0.05);
            } else if (kind == ${Kind.Floor}) {
              // Tread: short bars crosswise in turn, worn bright along the middle.
              vec2 at = holdPlace.xz * 9.0;
              vec2 fine = fwidth(at);
              float keep = 1.0 - smoothstep(0.3, 0.9, max(fine.x, fine.y));
              vec2 cell = fract(at) - 0.5;
              bool turned = mod(floor(at.x) + floor(at.y), 2.0) > 0.5;
              vec2 bar = abs(turned ? cell.yx : cell);
              float raised = 1.0 - smoothstep(0.3, 0.42, bar.x) * 1.0;
              raised *= 1.0 - smoothstep(0.06, 0.12, bar.y);
              relief += keep * (0.5 * raised - 0.08);
              float worn = 0.5 + 0.5 * sin(holdPlace.x * 1.7 + 2.0 * sin(holdPlace.z * 2.3)) * sin(holdPlace.z * 3.9 + holdPlace.x);
              relief *= 0.82 + 0.3 * worn * exp(-holdPlace.z * holdPlace.z * 0.35);
            }
            float open = seesOut(holdPlace, airSun);
            // Who stands there keeps the sun off a strip of the floor, and the light of the lamps from under the feet.
            vec3 s = airSun;
            vec2 d = normalize(s.xz + vec2(1e-5));
            float rise = s.y / max(length(s.xz), 1e-3);
            float tread = 1.0;
            for (int who = 0; who < 2; who++) {
              vec3 feet = holdPeople[who];
              vec2 to = feet.xz - holdPlace.xz;
              float toward = dot(to, d);
              float aside = abs(to.x * d.y - to.y * d.x);
              float passes = holdPlace.y - feet.y + toward * rise;
              float blur = 0.03 + 0.006 * max(toward, 0.0);
              float narrow = passes > 1.5 ? 0.12 : passes > 0.85 ? 0.26 : 0.2;
              float body = step(0.0, toward) * step(passes, 1.85) * step(-0.05, passes);
              open *= 1.0 - body * (1.0 - smoothstep(narrow - blur, narrow + blur, aside));
              float near = dot(to, to) + 4.0 * feet.y * feet.y;
              tread *= 1.0 - 0.55 * exp(-near * 9.0) * (1.0 - smoothstep(0.1, 0.5, holdPlace.y));
            }
            float faces = max(dot(n, s), 0.0);
            vec3 gleam = vec3(0.0);
            if (kind == ${Kind.Floor}) {
              // Worn metal mirrors the sky at a grazing look.
              vec3 look = normalize(airOffset);
              vec3 back = reflect(look, n);
              float grazing = 1.0 - max(-dot(look, n), 0.0);
              gleam = skyAt(back) * (seesOut(holdPlace, back) * tread * (0.02 + 0.5 * pow(grazing, 5.0)) * (0.3 + 0.7 * relief));
            }
            vec3 day = sunlightAt(airOffset) * (open * faces) + skylightOn(vec3(-0.6, 0.2, 0.0)) * (1.6 * holdOwn.y * tread);
            outgoingLight = gleam + albedo * relief * (RECIPROCAL_PI * day + holdWhite * tread * (holdLit * 1.9 + signal * holdOwn.x * 0.16));
          }
        }
        #include <opaque_fragment>`,
      );
  });
  return surface;
}
