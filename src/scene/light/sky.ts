/**
 * The sky of a place: a small table of its light, drawn anew when the eye has changed its height or the sun has moved on, and the
 * dome that shows it. At height the zenith darkens and the horizon dips; at sunset the shadow of the Earth rises in the east.
 */
import * as THREE from 'three';
import { compileScene } from '../compile';
import type { Tier } from '../tiers';
import { type AirUniforms, airBetween, airCommon } from './aerial';
import { dipAt, HAZE_SCALE, MOLECULE_SCALE, OZONE, OZONE_LAYER } from './atmosphere';
import { cirrusAmount, cirrusAt, cirrusTexture } from './cirrus';

export interface Sky {
  readonly object: THREE.Object3D;
  /** Share of the sky that clouds cover: with them comes ice above. */
  setCover(cover: number): void;
  /** Readies the programs for the table; those of the dome are the scene's. */
  compile(renderer: THREE.WebGLRenderer): Promise<void>;
  /** Draws the table if the height of the eye or the sun asks for it. Call with no render target in use. */
  prepare(renderer: THREE.WebGLRenderer): void;
  /** Lets go of the table, whose texels a lost graphics context has taken or another air has changed; the next picture draws it. */
  invalidate(): void;
  dispose(): void;
}

const tableVertex = /* glsl */ `
  varying vec2 place;
  void main() { place = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`;

const tableFragment = (steps: number): string => /* glsl */ `
  ${airCommon}
  uniform float tableHeight;
  varying vec2 place;
  vec3 skyLight(float height, vec3 direction, vec3 sun) {
    float r = AIR_RADIUS + height;
    float fall = -r * direction.y;
    float square = height * (2.0 * AIR_RADIUS + height);
    float under = fall * fall - square;
    float reach = fall > 0.0 && under >= 0.0
      ? square / (fall + sqrt(under))
      : fall + sqrt(max(fall * fall + AIR_LONGEST * AIR_LONGEST - square, 0.0));
    float nu = dot(direction, sun);
    float molecule = moleculePhase(nu);
    float forward = hazePhase(nu);
    vec3 light = vec3(0.0);
    vec3 kept = vec3(1.0);
    float before = 0.0;
    for (int i = 1; i <= ${steps}; i++) {
      float share = float(i) / float(${steps});
      float after = reach * share * share;
      float t = 0.5 * (before + after);
      float rise = t * (t - 2.0 * fall);
      float radius = sqrt(r * r + rise);
      float h = max((square + rise) / (radius + AIR_RADIUS), 0.0);
      float mu = (r * sun.y + t * nu) / radius;
      vec3 molecules = AIR_MOLECULES * exp(-h / ${MOLECULE_SCALE.toFixed(1)});
      float haze = exp(-h / ${HAZE_SCALE.toFixed(1)});
      float ozone = max(0.0, 1.0 - abs(h - ${OZONE_LAYER[0].toFixed(1)}) / ${OZONE_LAYER[1].toFixed(1)});
      vec3 extinction = molecules + airHaze.y * haze + vec3(${OZONE.join(',')}) * ozone;
      vec3 sunlight = sunThrough(h, mu);
      vec3 again = airScattered(h, mu);
      vec3 source = molecules * (sunlight * molecule + again) + airHaze.x * haze * (sunlight * forward + again);
      vec3 passed = exp(-extinction * (after - before));
      light += kept * source * (1.0 - passed) / max(extinction, vec3(1e-9));
      kept *= passed;
      before = after;
    }
    return light * AIR_SUN;
  }
  void main() {
    float dip = atan(sqrt(tableHeight * (2.0 * AIR_RADIUS + tableHeight)), AIR_RADIUS);
    float v = place.y * 2.0 - 1.0;
    float elevation = (v >= 0.0 ? (1.5707963 + dip) : (dip - 1.5707963)) * v * v - dip;
    float around = 1.0 - 2.0 * place.x * place.x;
    vec3 direction = vec3(cos(elevation) * vec2(around, sqrt(max(1.0 - around * around, 0.0))), sin(elevation)).xzy;
    gl_FragColor = vec4(skyLight(tableHeight, direction, vec3(length(airSun.xz), airSun.y, 0.0)), 1.0);
  }`;

const domeVertex = /* glsl */ `
  varying vec3 direction;
  void main() {
    vec4 seen = inverse(projectionMatrix) * vec4(position.xy, 0.5, 1.0);
    direction = transpose(mat3(viewMatrix)) * (seen.xyz / seen.w);
    #ifdef USE_REVERSED_DEPTH_BUFFER
      gl_Position = vec4(position.xy, 0.0, 1.0);
    #else
      gl_Position = vec4(position.xy, 1.0, 1.0);
    #endif
  }`;

const domeFragment = /* glsl */ `
  varying vec3 direction;
  uniform vec3 airGround;
  ${airCommon}
  ${airBetween}
  ${cirrusAt}
  void main() {
    vec3 d = normalize(direction);
    vec3 light = skyAt(d);
    float fall = -d.y * (AIR_RADIUS + airEyeHeight);
    float square = airEyeHeight * (2.0 * AIR_RADIUS + airEyeHeight);
    if (fall > 0.0 && fall * fall > square) {
      // Below the horizon, where the place has no ground of its own: the round Earth.
      vec3 offset = d * (square / (fall + sqrt(fall * fall - square)));
      vec3 through, glow;
      airBetween(offset, through, glow);
      vec2 there = airPlace(airEye + offset);
      light += through * airGround / 3.14159 * (sunlightAt(offset) * max(there.y, 0.0) + skylightOn(vec3(0.0, 1.0, 0.0)));
    } else {
      float mu = dot(d, airSun);
      vec3 sunlight = sunThrough(airEyeHeight, airSun.y) * AIR_SUN;
      // The air bends the lower rim up more than the upper: a setting sun is flat, and redder below.
      float flatness = mix(1.0, 1.2, exp(-max(airSun.y + airDip, 0.0) * 60.0));
      vec3 aside = d - airSun * mu;
      float rim = length(vec3(aside.x, aside.y * flatness, aside.z)) / AIR_SUN_RADIUS;
      float disc = mu > 0.0 ? 1.0 - smoothstep(0.94, 1.06, rim) : 0.0;
      // Dimmer than the real one by far, so that edges against it stay smooth; the halo stands for glare in the lens.
      float limb = 0.4 + 0.6 * sqrt(max(1.0 - rim * rim, 0.0));
      float ice;
      vec3 iceLight = cirrusAt(d, ice);
      vec3 through = airTransmittance(airEyeHeight, d.y);
      float hidden = 1.0 - exp(-ice / max(d.y, 0.25));
      light = light * (1.0 - 0.3 * hidden) + through * (iceLight * hidden + AIR_SUN * 5.0 * disc * limb * (1.0 - 0.5 * hidden));
      float near = max(mu, 0.0);
      light += sunlight * (0.05 * pow(near, 1800.0) + 0.006 * pow(near, 90.0));
    }
    vec3 kept = vec3(1.0);
    cloudVeil(d * 1e5, kept, light);
    gl_FragColor = vec4(light, 1.0);
  }`;

/** The table is drawn anew when the sun has moved by this angle, rad, or the eye by this share of its height or this many m. */
const SUN_STEP = 9e-4;
const HEIGHT_STEP = 0.015;
const LEAST_HEIGHT_STEP = 20;

export function createSky(air: AirUniforms, tier: Tier): Sky {
  const [width, height] = tier.skySize;
  const table = new THREE.WebGLRenderTarget(width, height, { type: THREE.HalfFloatType, depthBuffer: false });
  air.airSky.value = table.texture;

  const quad = new THREE.PlaneGeometry(2, 2);
  const drawn = { sun: new THREE.Vector3(), height: { value: Number.NaN } };
  const tableMaterial = new THREE.ShaderMaterial({
    uniforms: { ...air, tableHeight: drawn.height },
    vertexShader: tableVertex,
    fragmentShader: tableFragment(tier.skySteps),
    depthTest: false,
    depthWrite: false,
  });
  const tableScene = new THREE.Scene();
  const tableQuad = new THREE.Mesh(quad, tableMaterial);
  tableQuad.frustumCulled = false;
  tableScene.add(tableQuad);
  const flat = new THREE.OrthographicCamera(-1, 1, 1, -1, 0, 1);

  const ice = cirrusTexture();
  const amount = { value: 0 };
  const domeMaterial = new THREE.ShaderMaterial({
    name: 'sky',
    uniforms: { ...air, cirrus: { value: ice }, cirrusAmount: amount },
    vertexShader: domeVertex,
    fragmentShader: domeFragment,
    depthWrite: false,
  });
  const dome = new THREE.Mesh(quad, domeMaterial);
  dome.frustumCulled = false;
  dome.renderOrder = 1; // after the solid things: it fills only what they leave

  return {
    object: dome,
    setCover(cover) {
      amount.value = cirrusAmount(cover);
    },
    compile: (renderer) => compileScene(renderer, tableScene, flat),
    prepare(renderer) {
      const above = air.airLevel.value.x;
      const sun = air.airSun.value;
      air.airLevel.value.y = dipAt(above);
      const still =
        Math.abs(above - drawn.height.value) <= Math.max(LEAST_HEIGHT_STEP, HEIGHT_STEP * above) &&
        drawn.sun.distanceToSquared(sun) <= SUN_STEP * SUN_STEP;
      if (still) return;
      drawn.height.value = above;
      drawn.sun.copy(sun);
      renderer.setRenderTarget(table);
      renderer.render(tableScene, flat);
      renderer.setRenderTarget(null);
    },
    invalidate() {
      table.dispose();
      drawn.height.value = Number.NaN;
    },
    dispose() {
      table.dispose();
      ice.dispose();
      quad.dispose();
      tableMaterial.dispose();
      domeMaterial.dispose();
    },
  };
}
