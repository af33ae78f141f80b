/**
 * The sky of a place: a small table of its light, drawn anew when the eye has changed its height, and the dome that shows it.
 * At height the zenith darkens and the horizon dips as they do in nature.
 */
import * as THREE from 'three';
import { cloudVeil } from '../clouds/uniforms';
import { compileScene } from '../compile';
import type { Tier } from '../tiers';
import { type AirUniforms, airCommon, airSkyLookup } from './aerial';

export interface Sky {
  readonly object: THREE.Object3D;
  /** Readies the programs for the table; those of the dome are the scene's. */
  compile(renderer: THREE.WebGLRenderer): Promise<void>;
  /** Draws the table if the eye's height asks for it. Call with no render target in use. */
  prepare(renderer: THREE.WebGLRenderer, eye: THREE.Vector3): void;
  /** Lets go of the table, whose texels a lost graphics context has taken; the next picture draws it anew. */
  invalidate(): void;
  dispose(): void;
}

const tableVertex = /* glsl */ `
  varying vec2 place;
  void main() { place = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`;

const tableFragment = (steps: number): string => /* glsl */ `
  ${airCommon}
  uniform sampler2D airScatter;
  uniform vec3 airGround;
  uniform float airSkyHeight;
  varying vec2 place;
  #define AIR_TOP 6451e3
  vec3 skyLight(float r, vec3 direction) {
    float mu = direction.y;
    float toGround = r * r * (mu * mu - 1.0) + AIR_RADIUS * AIR_RADIUS;
    bool ground = mu < 0.0 && toGround >= 0.0;
    float reach = ground ? -r * mu - sqrt(toGround) : -r * mu + sqrt(max(0.0, r * r * (mu * mu - 1.0) + AIR_TOP * AIR_TOP));
    float nu = dot(direction, airSun);
    float molecule = moleculePhase(nu);
    float haze = hazePhase(nu);
    vec3 light = vec3(0.0);
    vec3 kept = vec3(1.0);
    float before = 0.0;
    for (int i = 1; i <= ${steps}; i++) {
      float share = float(i) / float(${steps});
      float after = reach * share * share;
      float t = 0.5 * (before + after);
      vec3 point = vec3(0.0, r, 0.0) + direction * t;
      float radius = length(point);
      float h = max(radius - AIR_RADIUS, 0.0);
      vec3 molecules = AIR_MOLECULES * exp(-h / 8000.0);
      float hazeHere = exp(-h / 1200.0);
      float ozone = max(0.0, 1.0 - abs(h - 25e3) / 15e3);
      vec3 extinction = molecules + airHaze.y * hazeHere + vec3(0.65e-6, 1.881e-6, 0.085e-6) * ozone;
      vec3 again = texture2D(airScatter, vec2((sqrt(min(h, 60e3) / 60e3) * 15.0 + 0.5) / 16.0, 0.5)).rgb;
      vec3 scattering = molecules + airHaze.x * hazeHere;
      vec3 source = sunThrough(h, dot(point, airSun) / radius) * (molecules * molecule + airHaze.x * hazeHere * haze)
        + again * scattering;
      vec3 passed = exp(-extinction * (after - before));
      light += kept * source * (1.0 - passed) / max(extinction, vec3(1e-9));
      kept *= passed;
      before = after;
    }
    if (ground) light += kept * airGround / 3.14159 * max(0.0, airSun.y) * sunThrough(0.0, airSun.y);
    return light * AIR_SUN;
  }
  void main() {
    float r = AIR_RADIUS + airSkyHeight;
    float horizon = -acos(clamp(AIR_RADIUS / r, -1.0, 1.0));
    float v = place.y * 2.0 - 1.0;
    float elevation = v >= 0.0 ? horizon + (1.5707963 - horizon) * v * v : horizon - (horizon + 1.5707963) * v * v;
    float azimuth = place.x * 6.2831853;
    gl_FragColor = vec4(skyLight(r, vec3(cos(elevation) * cos(azimuth), sin(elevation), cos(elevation) * sin(azimuth))), 1.0);
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
  ${airCommon}
  ${airSkyLookup}
  ${cloudVeil}
  void main() {
    vec3 d = normalize(direction);
    vec3 light = skyAt(d);
    float mu = dot(d, airSun);
    vec3 sunlight = sunThrough(airSkyHeight, airSun.y) * AIR_SUN;
    // The disc is dimmer than the real one by far, so that edges against it stay smooth; the halo stands for glare in the lens.
    light += sunlight * (22.0 * smoothstep(0.99995, 0.99999, mu) + 0.05 * pow(max(mu, 0.0), 1800.0) + 0.006 * pow(max(mu, 0.0), 90.0));
    vec3 kept = vec3(1.0);
    cloudVeil(d * 1e5, kept, light);
    gl_FragColor = vec4(light, 1.0);
  }`;

export function createSky(air: AirUniforms, tier: Tier): Sky {
  const [width, height] = tier.skySize;
  const table = new THREE.WebGLRenderTarget(width, height, {
    type: THREE.HalfFloatType,
    wrapS: THREE.RepeatWrapping,
    depthBuffer: false,
  });
  air.airSky.value = table.texture;

  const quad = new THREE.PlaneGeometry(2, 2);
  const tableMaterial = new THREE.ShaderMaterial({
    uniforms: air,
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

  const domeMaterial = new THREE.ShaderMaterial({
    uniforms: air,
    vertexShader: domeVertex,
    fragmentShader: domeFragment,
    depthWrite: false,
  });
  const dome = new THREE.Mesh(quad, domeMaterial);
  dome.frustumCulled = false;
  dome.renderOrder = 1; // after the solid things: it fills only what they leave

  let drawnAt = Number.NaN;
  return {
    object: dome,
    compile: (renderer) => compileScene(renderer, tableScene, flat),
    prepare(renderer, eye) {
      const above = Math.max(1, eye.y + (eye.x * eye.x + eye.z * eye.z) / (2 * 6_371_000));
      if (Math.abs(above - drawnAt) <= Math.max(25, 0.015 * above)) return;
      drawnAt = above;
      air.airSkyHeight.value = above;
      renderer.setRenderTarget(table);
      renderer.render(tableScene, flat);
      renderer.setRenderTarget(null);
    },
    invalidate() {
      table.dispose();
      drawnAt = Number.NaN;
    },
    dispose() {
      table.dispose();
      quad.dispose();
      tableMaterial.dispose();
      domeMaterial.dispose();
    },
  };
}
