/**
 * The clouds of a place: one draw for all puffs. They are laid out and lit in the worker and swapped in as they come; here they
 * are put in order, and the cloud around the eye becomes a veil over everything.
 */
import * as THREE from 'three';
import { smoothstep } from '../../math/smooth';
import { noise } from '../../physics/ground/noise';
import type { Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Builder } from '../build/builder';
import type { AirUniforms } from '../light/aerial';
import type { Tier } from '../tiers';
import { crossingOf } from './crossing';
import { createField, type Field } from './field';
import { SHADOW_REACH } from './ground-shadow';
import type { CloudsAsked, CloudsBuilt } from './job';
import { type LookName, looks } from './looks';
import { createFarFirst } from './order';
import { PICTURES, PUFF } from './puffs';
import { fragmentShader, PUFFS_IN_ROW, vertexShader } from './shaders';
import { shadowTexture, sunlightInAir } from './uniforms';
import { createWisps } from './wisps';

export interface CloudParts {
  readonly air: AirUniforms;
  readonly tier: Tier;
  readonly builder: Builder;
  readonly look: LookName;
}

export interface Clouds {
  readonly object: THREE.Object3D;
  /** Takes the amount of cloud, and where the flight crosses the layer. */
  setRecording(recording: Recording): void;
  setSun(towards: THREE.Vector3): void;
  /** Orders the puffs for this eye, and finds the cloud that it is in. */
  update(sample: Sample, eye: THREE.Vector3): void;
  dispose(): void;
}

/** Light taken away per metre in the thick of a cloud: one sees some fifty metres. */
const THICK = 0.07;
/** Light that has been thrown from droplet to droplet has lost so much of its colour, and reaches so far into the cloud. */
const WHITENS = 0.72;
const WANDERS = 1.9;
/** The eye moves so far before the puffs are put in order anew, m. */
const ORDER_STEP = 70;
/** Directions of the sun are told apart in steps of about a degree. */
const SUN_STEP = 64;

const UP = [0, 1, 0];

const luminance = (c: THREE.Vector3): number => 0.2126 * c.x + 0.7152 * c.y + 0.0722 * c.z;

const roundSun = (v: number): number => Math.round(v * SUN_STEP) / SUN_STEP;

export function createClouds({ air, tier, builder, look: lookName }: CloudParts): Clouds {
  const look = looks[lookName];
  const sprites = Math.round(tier.clouds * look.share);
  const rows = Math.ceil(sprites / PUFFS_IN_ROW);
  const width = PUFFS_IN_ROW * (PUFF / 4);
  const texels = new Float32Array(width * 4 * rows);
  const puffTexture = new THREE.DataTexture(texels, width, rows, THREE.RGBAFormat, THREE.FloatType);
  const pictures = new THREE.DataTexture(
    new Uint8Array(4 * tier.puffSize * tier.puffSize * PICTURES[0] * PICTURES[1]),
    tier.puffSize * PICTURES[0],
    tier.puffSize * PICTURES[1],
  );
  pictures.magFilter = THREE.LinearFilter;
  pictures.minFilter = THREE.LinearMipmapLinearFilter;
  pictures.generateMipmaps = true;
  const shadow = shadowTexture(new Uint8Array(tier.cloudShadowSize ** 2).fill(255), tier.cloudShadowSize);
  // In place of the shadow of a sky without clouds, whose texture nobody else lets go of.
  air.airCloudShadow.value.dispose();
  air.airCloudShadow.value = shadow;

  const geometry = new THREE.InstancedBufferGeometry();
  const square = new THREE.PlaneGeometry(2, 2);
  const order = new Float32Array(sprites);
  const which = new THREE.InstancedBufferAttribute(order, 1);
  which.setUsage(THREE.DynamicDrawUsage);
  geometry.index = square.index;
  geometry.setAttribute('position', square.getAttribute('position'));
  geometry.setAttribute('which', which);
  geometry.instanceCount = 0;
  const material = new THREE.ShaderMaterial({
    uniforms: {
      ...air,
      cloudPuffs: { value: puffTexture },
      cloudPictures: { value: pictures },
      cloudBase: { value: look.base },
      cloudReach: { value: look.reach },
    },
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
  });
  const mesh = new THREE.Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 10;
  mesh.visible = false;
  const wisps = createWisps(air, pictures);
  const object = new THREE.Group();
  object.add(mesh, wisps.object);

  let disposed = false;
  let cover = -1;
  let crossing: CloudsAsked['crossing'] = null;
  let sun: CloudsAsked['sun'] | null = null;
  /** What is being made, and whether something else is wanted since. */
  let busy = false;
  let stale = false;
  let field: Field | null = null;
  let puffs: Float32Array = new Float32Array(0);
  const farFirst = createFarFirst(sprites);
  const sortedAt = new THREE.Vector3(Number.NaN, 0, 0);

  function show(asked: CloudsAsked, built: CloudsBuilt): void {
    puffs = built.puffs;
    texels.set(puffs);
    puffTexture.needsUpdate = true;
    geometry.instanceCount = puffs.length / PUFF;
    mesh.visible = puffs.length > 0;
    sortedAt.x = Number.NaN;
    field = createField(puffs);
    shadow.image.data!.set(built.shadow.texels);
    shadow.needsUpdate = true;
    air.airCloudShadowShare.value.x = built.shadow.mean;
    air.airCloudShadowMap.value.set(
      (asked.crossing?.x ?? 0) - SHADOW_REACH / 2,
      (asked.crossing?.z ?? 0) - SHADOW_REACH / 2,
      1 / SHADOW_REACH,
      look.base,
    );
  }
  function ask(): void {
    stale = true;
    if (busy || cover < 0 || !sun) return;
    busy = true;
    stale = false;
    const asked: CloudsAsked = { look: lookName, cover, sprites, crossing, sun, shadowSize: tier.cloudShadowSize };
    builder.run('clouds', asked).then((built) => {
      if (disposed) return;
      busy = false;
      show(asked, built);
      if (stale) ask();
    });
  }
  builder.run('puffs', { size: tier.puffSize }).then((made) => {
    if (disposed) return;
    pictures.image.data!.set(made);
    pictures.needsUpdate = true;
  });

  function setSun(towards: THREE.Vector3): void {
    const share = smoothstep((towards.y - 0.035) / 0.06);
    air.airCloudShadowShare.value.y = share;
    const next: CloudsAsked['sun'] = [roundSun(towards.x), roundSun(towards.y), roundSun(towards.z)];
    if (sun && next.every((v, c) => v === sun![c])) return;
    sun = next;
    ask();
  }

  const veil = air.airVeil.value;
  const sunNow = [0, 0, 0];
  const sunAtBase = new THREE.Vector3();
  const fromSun = new THREE.Vector3();
  const fromSky = new THREE.Vector3();
  const veilSun = air.airVeilSun.value;
  const veilUp = air.airVeilUp.value;
  function veilAt(eye: THREE.Vector3): void {
    const above = eye.y - look.base;
    let thick = 0;
    if (field && above > -60 && above < look.depth + 100) {
      thick = Math.min(1, 1.5 * field.thicknessAt(eye.x, eye.y, eye.z)) * smoothstep((above + 45) / 60);
      // Thicker and thinner by turns: what passes the eye tells how fast one falls.
      const streaming = noise(eye.x / 31 + eye.y / 47, eye.y / 26 + eye.z / 33, 5);
      thick *= 1 + 0.5 * streaming * (1 - 0.6 * thick);
    }
    veil.w = THICK * Math.max(0, thick);
    if (!field || thick <= 0) return;
    sunNow[0] = air.airSun.value.x;
    sunNow[1] = air.airSun.value.y;
    sunNow[2] = air.airSun.value.z;
    sunlightInAir(air, look.base, sunAtBase);
    const towardsSun = field.depthTowards(eye.x, eye.y, eye.z, sunNow, 40, 4_000);
    const open = Math.exp(-0.1 * field.depthTowards(eye.x, eye.y, eye.z, UP, 40, 1_500));
    const sunShare = (WANDERS * (0.26 * Math.exp(-0.3 * towardsSun) + 0.26 / (1 + 0.12 * towardsSun))) / Math.PI;
    const mean = air.airSkyLight.value[0]!;
    const upwards = air.airSkyLight.value[2]!;
    const skyShare = (WANDERS * (0.75 + 0.35 * open)) / Math.PI;
    fromSky.copy(mean).add(upwards).multiplyScalar(skyShare);
    fromSun.copy(sunAtBase).multiplyScalar(sunShare);
    const white = luminance(fromSky) + luminance(fromSun);
    veil.x = white * WHITENS + (fromSun.x + fromSky.x) * (1 - WHITENS);
    veil.y = white * WHITENS + (fromSun.y + fromSky.y) * (1 - WHITENS);
    veil.z = white * WHITENS + (fromSun.z + fromSky.z) * (1 - WHITENS);
    // Warm from the sun, cool from above; both fainter deep inside.
    const clearly = 0.35 + 0.65 * Math.exp(-0.12 * towardsSun);
    const redness = white / Math.max(1e-6, luminance(fromSun));
    for (let c = 0; c < 3; c++) {
      const warm = Math.min(1.6, 0.45 + (0.55 * fromSun.getComponent(c) * redness) / white);
      veilSun.setComponent(c, 0.85 * clearly * white * warm);
      const cool = fromSky.getComponent(c) / Math.max(1e-6, luminance(fromSky));
      veilUp.setComponent(c, (0.2 + 0.4 * open) * white * Math.min(1.5, 0.5 + 0.5 * cool));
    }
  }

  return {
    object,
    setRecording(recording) {
      const next = recording.values.cloudCover;
      cover = typeof next === 'number' ? next : 0;
      crossing = look.crossed ? crossingOf(recording, look.base + 0.4 * look.depth) : null;
      ask();
    },
    setSun,
    update(sample, eye) {
      veilAt(eye);
      wisps.update(sample, eye, veil.w / THICK);
      if (!mesh.visible || sortedAt.distanceToSquared(eye) < ORDER_STEP * ORDER_STEP) return;
      sortedAt.copy(eye);
      farFirst.sort(puffs, puffs.length / PUFF, eye.x, eye.y, eye.z, order);
      which.needsUpdate = true;
    },
    dispose() {
      disposed = true;
      geometry.dispose();
      square.dispose();
      material.dispose();
      puffTexture.dispose();
      pictures.dispose();
      shadow.dispose();
      wisps.dispose();
    },
  };
}
