/** Plywood, galvanised steel, gravel and paint of the ramp as one material: each corner says which of them it is. */
import * as THREE from 'three';
import { type AirUniforms, veilWithAir } from '../../light/aerial';
import { HALF_WIDTH, Kind } from './ramp-parts';

export function createRampSurface(air: AirUniforms): THREE.Material {
  const surface = veilWithAir(new THREE.MeshLambertMaterial({ vertexColors: true }), air);
  const veil = surface.onBeforeCompile;
  surface.onBeforeCompile = (shader, renderer) => {
    veil.call(surface, shader, renderer);
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', 'attribute vec2 finish; varying vec4 ramp;\n#include <common>')
      .replace('#include <begin_vertex>', 'ramp = vec4(position, finish.x);\n#include <begin_vertex>');
    shader.fragmentShader = shader.fragmentShader
      .replace(
        '#include <common>',
        /* glsl */ `varying vec4 ramp;
        float rampHash(vec2 p) { return fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453); }
        float rampNoise(vec2 p) {
          vec2 i = floor(p);
          vec2 f = p - i;
          f = f * f * (3.0 - 2.0 * f);
          return mix(mix(rampHash(i), rampHash(i + vec2(1.0, 0.0)), f.x),
            mix(rampHash(i + vec2(0.0, 1.0)), rampHash(i + vec2(1.0, 1.0)), f.x), f.y);
        }
        #include <common>`,
      )
      .replace(
        '#include <color_fragment>',
        /* glsl */ `#include <color_fragment>
        {
          int kind = int(ramp.w + 0.5);
          float far = max(fwidth(ramp.x), fwidth(ramp.z));
          // Where the wheels have run: one line that wanders, and others that went before.
          float lane = 0.1 * sin(ramp.x * 0.21) + 0.05 * sin(ramp.x * 0.67 + 1.0);
          float wheel = 1.0 - smoothstep(0.03, 0.075, abs(ramp.z - lane));
          float lugs = 0.65 + 0.35 * step(0.45, fract(ramp.x * 11.0 + 0.35 * sign(ramp.z - lane)));
          lugs = mix(lugs, 0.82, smoothstep(0.02, 0.06, far));
          float older = 1.0 - smoothstep(0.0, 0.34, abs(ramp.z - 0.3 * sin(ramp.x * 0.11 + 2.0)));
          if (kind == ${Kind.Plywood}) {
            // Sheets of 2.44 m by 1.3 m, half a sheet apart in the two lanes.
            float side = step(0.0, ramp.z);
            vec2 at = vec2(ramp.x / 2.44 + 0.5 * side, ramp.z / ${HALF_WIDTH.toFixed(2)});
            vec2 sheet = floor(at);
            float tone = rampHash(sheet);
            float grain = rampNoise(vec2(ramp.x * 3.5 + 40.0 * tone, ramp.z * 70.0));
            float broad = rampNoise(vec2(ramp.x * 1.1 + 9.0 * tone, ramp.z * 9.0));
            float fine = 1.0 - smoothstep(0.004, 0.03, far);
            vec3 wood = diffuseColor.rgb * (0.76 + 0.42 * tone) * (1.0 + (0.3 * grain - 0.15) * fine + 0.22 * (broad - 0.5));
            wood = mix(wood, vec3(0.21, 0.19, 0.165), 0.25 + 0.3 * rampNoise(ramp.xz * 0.6));
            vec2 cell = at - sheet;
            vec2 gap = vec2(min(cell.x, 1.0 - cell.x) * 2.44, min(cell.y, 1.0 - cell.y) * ${HALF_WIDTH.toFixed(2)});
            float wide = max(0.006, far);
            float joint = (1.0 - smoothstep(0.3 * wide, 1.2 * wide, min(gap.x, gap.y))) * min(1.0, 0.012 / wide);
            wood *= 1.0 - 0.8 * joint;
            // Screws along the edges of the sheets.
            vec2 screw = vec2(fract(ramp.x * 4.1) - 0.5, gap.y - 0.05) / vec2(4.1, 1.0);
            wood *= 1.0 - 0.55 * fine * (1.0 - smoothstep(0.004, 0.007, length(screw)));
            // Dust carried up from the track, dark rubber where many have ridden.
            float dust = rampNoise(ramp.xz * vec2(0.9, 2.2)) * (0.25 + 0.55 * smoothstep(-14.0, -34.0, ramp.x));
            wood = mix(wood, vec3(0.17, 0.145, 0.11), dust);
            wood *= 1.0 - 0.3 * older * (0.5 + rampNoise(vec2(ramp.x * 0.8, ramp.z * 24.0)));
            wood *= 1.0 - 0.62 * wheel * lugs;
            // Edge lines, scuffed.
            float line = 1.0 - smoothstep(0.028, 0.036, abs(abs(ramp.z) - 1.13));
            float scuffed = smoothstep(0.22, 0.5, rampNoise(ramp.xz * vec2(2.3, 16.0)));
            wood = mix(wood, vec3(0.52, 0.5, 0.46), line * scuffed * 0.85);
            // The last sheet is marked across.
            float last = step(-1.2, ramp.x) * step(fract((ramp.x + ramp.z) * 1.6), 0.5);
            wood = mix(wood, vec3(0.55, 0.05, 0.02), 0.75 * step(-0.35, ramp.x) * scuffed);
            wood = mix(wood, vec3(0.5, 0.48, 0.44), 0.6 * last * (1.0 - step(-0.35, ramp.x)) * scuffed);
            diffuseColor.rgb = wood;
          } else if (kind == ${Kind.Steel}) {
            float zinc = rampNoise(ramp.xy * 31.0 + ramp.z * 17.0);
            float stain = smoothstep(0.62, 0.9, rampNoise(ramp.xy * vec2(2.1, 5.0) + ramp.z * 3.0));
            diffuseColor.rgb *= 0.82 + 0.36 * zinc;
            diffuseColor.rgb = mix(diffuseColor.rgb, vec3(0.16, 0.085, 0.045), 0.5 * stain);
          } else if (kind == ${Kind.Gravel}) {
            float fine = 1.0 - smoothstep(0.01, 0.05, far);
            float stones = rampNoise(ramp.xz * 26.0) * 0.6 + rampNoise(ramp.xz * 61.0) * 0.4;
            float patches = rampNoise(ramp.xz * 0.8);
            diffuseColor.rgb *= 0.72 + 0.35 * patches + (stones - 0.5) * 0.9 * fine;
            // Ruts are packed smooth and pale, grass creeps in from the shoulders.
            diffuseColor.rgb = mix(diffuseColor.rgb, vec3(0.2, 0.172, 0.135) * (0.85 + 0.3 * patches), 0.55 * older);
            diffuseColor.rgb *= 1.0 - 0.4 * wheel * lugs;
            float green = smoothstep(1.35, 2.4, abs(ramp.z) + 0.7 * rampNoise(ramp.xz * 3.1) - 0.2);
            diffuseColor.rgb = mix(diffuseColor.rgb, vec3(0.082, 0.074, 0.048) * (0.55 + 0.9 * stones), 0.85 * green);
          } else {
            diffuseColor.rgb *= 0.86 + 0.28 * rampNoise(ramp.xz * 7.0 + ramp.y * 5.0);
          }
        }`,
      );
  };
  surface.customProgramCacheKey = () => 'ramp';
  return surface;
}
