/**
 * How a figure takes light: one material for cloth, leather, rubber, metal and skin, told apart by numbers at the corners, and one
 * for the glass before the face. Creases, camouflage and panels are functions of the place on the resting figure, so they stay
 * on the cloth whatever the limbs do.
 */
import * as THREE from 'three';
import { NOISE_SIZE, noiseCells, noiseShader } from './figure-noise';
import type { Kit, Rgb } from './kits';

/** Half the height of a ripple of loose cloth, m, and the dynamic pressure at which it is half of that, Pa: at 20 m/s near the ground. */
const RIPPLE = 0.0055;
const HALF_PRESSURE = 250;
/** Waves of three directions: rad per m, and rad/s. */
const WAVES: readonly (readonly [x: number, y: number, z: number])[] = [
  [13, 24, 31],
  [-19, 37, 17],
  [29, -15, 43],
];
const RATES = [53, 79, 117] as const;
const SHARES = [0.5, 0.32, 0.26] as const;

/**
 * Light of the lamps in the helmet on the face, in units of the sun's outside the air over pi. A strip of them gives a few hundred
 * lux, which the sun outdoes by day and nothing does at dusk.
 */
const LAMPS: Rgb = [0.3, 0.285, 0.25];

export interface FigureCloth {
  readonly body: THREE.Material;
  readonly glass: THREE.Material | null;
  /** @param wind  time, s, and dynamic pressure, Pa */
  ripple(wind: Float64Array): void;
  dispose(): void;
}

const vec3 = (c: readonly number[]): string => `vec3(${c.map((v) => v.toFixed(4)).join(', ')})`;

const rippling = /* glsl */ `
  attribute vec4 surface;
  attribute vec4 cloth;
  uniform vec4 ripple;
  varying vec3 restPoint;
  varying vec4 restSurface;
  varying vec4 restCloth;`;

const wave = /* glsl */ `
  restPoint = position;
  restSurface = surface;
  restCloth = cloth;
  float lift = 0.0;
  if (ripple.x * cloth.y > 0.0) {
    vec3 lean = vec3(0.0);
    ${WAVES.map(
      (k, i) => `{
      float phase = dot(position, ${vec3(k)}) - ripple.${'yzw'[i]};
      lift += ${SHARES[i]!.toFixed(2)} * sin(phase);
      lean += ${SHARES[i]!.toFixed(2)} * cos(phase) * ${vec3(k)};
    }`,
    ).join('')}
    // Always outwards: shadows are cast by the cloth at rest, which must not come out over it.
    lift = (lift + 1.08) * ripple.x * cloth.y;
    lean *= ripple.x * cloth.y;
    objectNormal = normalize(objectNormal - lean + objectNormal * dot(lean, objectNormal));
  }`;

/** Height of creases, m: narrow ridges, wide between them. */
const pattern = /* glsl */ `
  varying vec3 restPoint;
  varying vec4 restSurface;
  varying vec4 restCloth;
  ${noiseShader}
  float creasesAt(vec3 p, float sharp) {
    // Folds run across the pull: in rings around arms and legs, slanting over the trunk; in patches, more of them where limbs bend.
    // Without a ridge down the middle.
    float side = sqrt(p.z * p.z + 0.002);
    float arms = smoothstep(0.17, 0.26, side) * smoothstep(0.2, 0.32, p.y);
    float legs = 1.0 - smoothstep(-0.2, -0.02, p.y);
    vec4 coarse = noiseAt(p * vec3(7.0, 6.0, 7.0));
    vec4 fine = noiseAt(p * 19.0 + 0.5);
    float over = 52.0 * p.y + 40.0 * side + 14.0 * p.x;
    float across = mix(mix(over, 74.0 * p.y + 30.0 * p.x + 22.0 * p.z, legs), 16.0 + 82.0 * side + 22.0 * p.x + 16.0 * p.y, arms);
    float wave = 0.5 + 0.5 * sin(across + 9.0 * coarse.x + 2.2 * fine.x);
    float bend = max(arms * exp(-90.0 * (side - 0.47) * (side - 0.47)), legs * exp(-70.0 * (p.y + 0.47) * (p.y + 0.47)));
    bend = max(bend, (1.0 - arms) * exp(-120.0 * (p.y + 0.07) * (p.y + 0.07)));
    // Between trunk and arm the two directions would crowd.
    float patches = smoothstep(0.36, 0.72, coarse.y + 0.35 * bend) * (1.0 - 3.6 * arms * (1.0 - arms));
    return 0.0105 * (patches + 0.12) * wave * wave + sharp * 0.0042 * (fine.z + 0.5 * fine.w);
  }`;

const painted = /* glsl */ `
  #include <color_fragment>
  float crease = 0.0;
  float panelEdge = restCloth.x;
  diffuseColor.rgb = mix(diffuseColor.rgb, trim, smoothstep(-0.0008, 0.0008, panelEdge) * step(-0.9, panelEdge));
  float finely = 1.0 - smoothstep(0.002, 0.012, fwidth(restPoint.x) + fwidth(restPoint.y) + fwidth(restPoint.z));
  if (restCloth.z > 0.01) {
    vec3 frayed = restPoint + 0.06 * (noiseAt(restPoint * 13.0).xyz - 0.5) + 0.018 * (noiseAt(restPoint * 41.0).xyz - 0.5);
    vec4 spots = noiseAt(frayed * vec3(10.0, 15.0, 10.0));
    float dark = smoothstep(0.54, 0.56, spots.x);
    float light = smoothstep(0.6, 0.62, spots.y) * (1.0 - dark);
    float deep = smoothstep(0.66, 0.68, spots.z);
    vec3 dye = mix(vec3(1.0), vec3(0.7, 0.68, 0.63), dark);
    dye = mix(dye, vec3(1.34, 1.34, 1.3), light);
    dye = mix(dye, vec3(0.44, 0.41, 0.36), deep);
    diffuseColor.rgb *= mix(vec3(1.0), dye, restCloth.z);
  }
  if (restSurface.z > 0.02) {
    // Seams along panels; wear and dust.
    float seam = 1.0 - smoothstep(0.0008, 0.0022, abs(abs(panelEdge) - 0.004));
    diffuseColor.rgb *= 1.0 - 0.35 * seam * finely * step(-0.9, panelEdge);
    diffuseColor.rgb *= 0.86 + 0.28 * noiseAt(restPoint * 23.0).w;
    crease = creasesAt(restPoint, finely);
    // Less light comes down between two ridges.
    diffuseColor.rgb *= mix(1.0, 0.84 + 28.0 * crease, restSurface.z);
  }`;

const creased = /* glsl */ `
  #include <normal_fragment_maps>
  vec3 evenNormal = normal;
  if (restSurface.z > 0.02) {
    float height = crease * restSurface.z;
    vec3 acrossX = dFdx(-vViewPosition);
    vec3 acrossY = dFdy(-vViewPosition);
    vec3 r1 = cross(acrossY, normal);
    vec3 r2 = cross(normal, acrossX);
    float det = dot(acrossX, r1) * faceDirection;
    vec3 grade = sign(det) * (dFdx(height) * r1 + dFdy(height) * r2);
    // Where a limb presses the cloth together, creases would stand up like walls.
    grade *= min(1.0, 0.6 * abs(det) / max(length(grade), 1e-12));
    normal = normalize(abs(det) * normal - grade);
  }`;

/** What the sky and the ground throw back from a surface, which the lights of the scene by themselves do not. */
const mirrored = (sharpness: string): string => /* glsl */ `
  #if defined( USE_LIGHT_PROBES )
  {
    vec3 back = reflect(-geometryViewDir, geometryNormal);
    vec3 up = (viewMatrix * vec4(0.0, 1.0, 0.0, 0.0)).xyz;
    vec3 above = getLightProbeIrradiance(lightProbe, back) * RECIPROCAL_PI;
    float rise = dot(back, up);
    above *= mix(1.0, rise > 0.0 ? 1.15 + 0.5 * (1.0 - rise) : 0.75, ${sharpness});
    radiance += above;
  }
  #endif
  #include <lights_fragment_maps>`;

const shaded = /* glsl */ `
  #include <lights_fragment_end>
  float open = restSurface.w;
  reflectedLight.indirectDiffuse *= open;
  reflectedLight.indirectSpecular *= open * open;
  reflectedLight.directDiffuse *= mix(0.55, 1.0, smoothstep(0.0, 0.7, open));
  #if NUM_DIR_LIGHTS > 0
    // Creases catch no sun where the cloth as a whole is turned from it, along the ragged edge of its own shadow.
    float towardsSun = smoothstep(0.02, 0.22, dot(evenNormal, directionalLights[0].direction));
    reflectedLight.directDiffuse *= towardsSun;
    reflectedLight.directSpecular *= towardsSun;
  #endif
  // Fuzz of cloth at grazing angles.
  float rim = 1.0 - saturate(dot(geometryNormal, geometryViewDir));
  reflectedLight.indirectDiffuse *= 1.0 + 0.9 * restSurface.z * rim * rim * rim;
  totalEmissiveRadiance += diffuseColor.rgb * restCloth.w * ${vec3(LAMPS)};`;

function createNoiseTexture(): THREE.Data3DTexture {
  const texture = new THREE.Data3DTexture(noiseCells, NOISE_SIZE, NOISE_SIZE, NOISE_SIZE);
  texture.minFilter = THREE.LinearFilter;
  texture.magFilter = THREE.LinearFilter;
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.wrapR = THREE.RepeatWrapping;
  texture.needsUpdate = true;
  return texture;
}

export function createFigureCloth(kit: Kit, shiny: boolean): FigureCloth {
  if (!shiny) {
    const body = new THREE.MeshLambertMaterial({ vertexColors: true });
    return { body, glass: null, ripple() {}, dispose: () => body.dispose() };
  }
  const noise = createNoiseTexture();
  const uniforms = {
    noise: { value: noise },
    ripple: { value: new THREE.Vector4() },
    trim: { value: new THREE.Vector3(...kit.trim) },
  };
  const body = new THREE.MeshStandardMaterial({ vertexColors: true });
  body.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${rippling}`)
      .replace(
        '#include <beginnormal_vertex>',
        `#include <beginnormal_vertex>\nvec3 restNormal = objectNormal;\n${wave}`,
      )
      .replace('#include <begin_vertex>', '#include <begin_vertex>\ntransformed += restNormal * lift;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\nuniform vec3 trim;\n${pattern}`)
      .replace('#include <color_fragment>', painted)
      .replace('#include <roughnessmap_fragment>', 'float roughnessFactor = restSurface.x;')
      .replace('#include <metalnessmap_fragment>', 'float metalnessFactor = restSurface.y;')
      .replace('#include <normal_fragment_maps>', creased)
      .replace('#include <lights_fragment_maps>', mirrored('1.0 - roughnessFactor'))
      .replace('#include <lights_fragment_end>', shaded);
  };
  body.customProgramCacheKey = () => 'figure';
  const glass = new THREE.MeshStandardMaterial({
    vertexColors: true,
    roughness: 0.06,
    transparent: true,
    depthWrite: false,
    premultipliedAlpha: true,
    opacity: 0.16,
  });
  glass.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <lights_fragment_maps>', mirrored('1.0'))
      // What it throws back is not less for what shines through.
      .replace(
        '#include <opaque_fragment>',
        `float thrown = saturate(max(max(totalSpecular.r, totalSpecular.g), totalSpecular.b));
        float steep = 1.0 - saturate(dot(normal, geometryViewDir));
        diffuseColor.a = mix(diffuseColor.a, 0.75, steep * steep * steep * steep);
        gl_FragColor = vec4(totalDiffuse * diffuseColor.a + totalSpecular, diffuseColor.a);`,
      )
      .replace('#include <premultiplied_alpha_fragment>', '');
  };
  glass.customProgramCacheKey = () => 'figure-glass';
  // Whoever lets go of what lies with the graphics card knows materials only.
  body.addEventListener('dispose', () => noise.dispose());
  return {
    body,
    glass,
    ripple(wind) {
      const { value } = uniforms.ripple;
      const seconds = wind[0]!;
      const pressure = Math.max(0, wind[1]!);
      value.x = (RIPPLE * pressure) / (pressure + HALF_PRESSURE);
      value.y = (seconds * RATES[0]) % (2 * Math.PI);
      value.z = (seconds * RATES[1]) % (2 * Math.PI);
      value.w = (seconds * RATES[2]) % (2 * Math.PI);
    },
    dispose() {
      body.dispose();
      glass.dispose();
    },
  };
}
