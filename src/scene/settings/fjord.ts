/** A sheer wall above a Norwegian valley on a clear morning: plateau with the ramp, wall, scree, meadow, lake, far mountains. */
import * as THREE from 'three';
import { whole } from '../../math/sliced';
import type { Ground } from '../../physics/ground/ground';
import { helsetkopen } from '../../physics/ground/helsetkopen';
import type { Recording } from '../../recording/recording';
import { createClouds } from '../clouds/clouds';
import { createWaterUniforms } from '../ground/water';
import { sameNumbers } from '../path';
import type { Settle } from '../surface';
import { createFarm } from './fjord/farm';
import { farmYard, fjordLandmarks } from './fjord/farm-sites';
import { createForest } from './fjord/forest';
import { cornerAt, type FjordLand, fjordLand, type HeightGrid, settleIn } from './fjord/land';
import { createLandMaterial, createLandTexture } from './fjord/land-material';
import { createLaunchRamp } from './fjord/launch-ramp';
import { createGrass } from './fjord/meadow-grass';
import type { Boulders } from './fjord/plants';
import { LAKE_LEVEL } from './fjord/relief';
import { createLandingMark } from './props/landing-mark';
import type { Setting, SettingParts } from './setting';

/** Density of the land that is shown until the whole of it is made. */
const PLAIN_DENSITY = 0.08;
/** Updates without another ground after which the land is built anew: less than the frames that are drawn after a change. */
const UPDATES_AT_REST = 8;

function sameProfile(a: Ground, b: Ground): boolean {
  return sameNumbers(a.profile, b.profile);
}

/** Height of the lip above the landing, m. */
function lipOf(ground: Ground): number {
  return ground.heightAt(0, 0);
}

/** Geometries of the strips; they share their corners. */
function landGeometries(land: FjordLand): THREE.BufferGeometry[] {
  const attributes = {
    position: new THREE.BufferAttribute(land.position, 3),
    normal: new THREE.BufferAttribute(land.normal, 3),
    tone: new THREE.BufferAttribute(land.tone, 4, true),
    cover: new THREE.BufferAttribute(land.cover, 4, true),
    shore: new THREE.BufferAttribute(land.shore, 1),
    daylight: new THREE.BufferAttribute(daylightOf(land, null), 2, true),
  };
  return land.strips.map(({ index, sphere }) => {
    const geometry = new THREE.BufferGeometry();
    for (const [name, attribute] of Object.entries(attributes)) geometry.setAttribute(name, attribute);
    geometry.setIndex(new THREE.BufferAttribute(index, 1));
    const [x = 0, y = 0, z = 0, radius = 0] = sphere;
    geometry.boundingSphere = new THREE.Sphere(new THREE.Vector3(x, y, z), radius);
    return geometry;
  });
}

function boulderGeometry(boulders: Boulders): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  const count = boulders.corner.length;
  geometry.setAttribute('position', new THREE.BufferAttribute(boulders.position, 3));
  geometry.setAttribute('normal', new THREE.BufferAttribute(boulders.normal, 3));
  geometry.setAttribute('tone', new THREE.BufferAttribute(boulders.tone, 4, true));
  geometry.setAttribute('cover', new THREE.BufferAttribute(new Uint8Array(4 * count), 4, true));
  geometry.setAttribute('shore', new THREE.BufferAttribute(new Float32Array(count).fill(100), 1));
  return geometry;
}

/** Shares of sun and sky side by side; without `sun` nothing is in shadow. */
function daylightOf(land: FjordLand, sun: Uint8Array | null): Uint8Array {
  const out = new Uint8Array(2 * land.sky.length);
  for (let k = 0; k < land.sky.length; k++) {
    out[2 * k] = sun ? sun[k]! : 255;
    out[2 * k + 1] = land.sky[k]!;
  }
  return out;
}

/** A measured jump knows of no wall: it is flown past the one of this place, from the height at which it began. */
function wallFor({ environment, moments }: Recording): Ground {
  const { ground } = environment;
  return ground.isLevel && moments.exitHeight > 0 ? helsetkopen(moments.exitHeight) : ground;
}

export function createFjord({ air, tier, builder }: SettingParts): Setting {
  const object = new THREE.Group();
  const water = createWaterUniforms(
    { roughness: 0.075, towards: [0.5, 0.866], colour: [0.01, 0.038, 0.043], absorption: [0.5, 0.21, 0.19] },
    tier.reliefSize,
    builder,
  );
  let texture = createLandTexture(new Uint8Array(4 * 4 * 4 * 4).fill(128), 4, 1);
  const material = createLandMaterial(air, water, texture, tier);
  const strips = new THREE.Group();
  const forest = createForest(air);
  const farm = createFarm(air);
  const grass = createGrass(air, tier.grass);
  const boulders = new THREE.Mesh(new THREE.BufferGeometry(), material);
  boulders.visible = false;
  const scaled = new THREE.Group();
  scaled.add(strips, forest.object, boulders);
  const clouds = createClouds({ air, tier, builder, look: 'fjord' });
  const launchRamp = createLaunchRamp(air);
  const mark = createLandingMark(air);
  object.add(scaled, farm.object, grass.object, clouds.object, launchRamp.object, mark.object);

  let disposed = false;
  /** The ground of the recording, and the one that the land was built for: while a hand is on a slider they differ. */
  let ground: Ground | null = null;
  let built: Ground | null = null;
  let updatesToBuild = 0;
  let land: FjordLand | null = null;
  let heights: HeightGrid | null = null;
  let daylight: Uint8Array = new Uint8Array(0);
  /** Corners of the land at the farm and where the flight lands. */
  let yard = 0;
  let meadow = 0;
  /** The land that trees and boulders were found places on. */
  let planted: FjordLand | null = null;
  /** Corner of the land beside each corner of the boulders. */
  let corners: Uint32Array = new Uint32Array(0);
  const sun = air.airSun.value.clone();
  // Where the air is worked out at each corner of the land there are fewer of them.
  const density = tier.airAtCorners ? 0.72 * tier.groundDensity : tier.groundDensity;

  const clearLand = (): void => {
    for (const strip of strips.children) (strip as THREE.Mesh).geometry.dispose();
    strips.clear();
  };
  const show = (next: FjordLand, lands: Ground): void => {
    clearLand();
    for (const geometry of landGeometries(next)) strips.add(new THREE.Mesh(geometry, material));
    land = next;
    daylight = daylightOf(next, null);
    yard = cornerAt(next, ...farmYard);
    meadow = cornerAt(next, 680, 0);
    heights = next.heights;
    built = lands;
    stretch(ground ? lipOf(ground) / lipOf(lands) : 1);
  };
  /** The textures come once, after the land that they lie on. */
  let textured = false;
  const takeTexture = (): void => {
    if (textured) return;
    textured = true;
    builder.run('landTexels', { size: tier.landSize }).then((texels) => {
      if (disposed) return;
      texture.dispose();
      texture = createLandTexture(texels, tier.landSize, tier.anisotropy);
      material.uniforms.land!.value = texture;
    });
  };
  const build = (next: Ground): void => {
    const lip = lipOf(next);
    builder
      .run('fjordLand', { lip, density, skyDirections: tier.reliefScales > 2 ? 16 : 8, heightCell: 5 })
      .then((made) => {
        if (disposed || !ground || !sameProfile(ground, next)) return;
        show(made, next);
        shine();
      });
    takeTexture();
    if (!farm.object.visible)
      builder.run('fjordFarm', null).then((mesh) => {
        if (!disposed) farm.take(mesh);
      });
    builder.run('fjordPlants', { lip, density, trees: tier.trees }).then((plants) => {
      if (disposed || !built || !land || !sameProfile(built, next)) return;
      forest.plant(plants);
      boulders.geometry.dispose();
      boulders.geometry = boulderGeometry(plants.boulders);
      boulders.visible = true;
      corners = plants.boulders.corner;
      planted = land;
      setDaylight(daylight);
    });
  };
  /** Hands the light at the corners of the land to all that stands on it. */
  const setDaylight = (next: Uint8Array): void => {
    daylight = next;
    const attribute = new THREE.BufferAttribute(next, 2, true);
    for (const strip of strips.children) (strip as THREE.Mesh).geometry.setAttribute('daylight', attribute);
    farm.setDaylight(next[2 * yard]!, next[2 * yard + 1]!);
    grass.setDaylight(next[2 * meadow]!, next[2 * meadow + 1]!);
    if (planted !== land) return;
    forest.setDaylight(next);
    const own = new Uint8Array(2 * corners.length);
    for (let i = 0; i < corners.length; i++) {
      own[2 * i] = next[2 * corners[i]!]!;
      own[2 * i + 1] = next[2 * corners[i]! + 1]!;
    }
    boulders.geometry.setAttribute('daylight', new THREE.BufferAttribute(own, 2, true));
  };
  /** Asks which parts of the land lie in the sun; what is shown stays until the answer comes. */
  const shine = (): void => {
    if (!built || !land) return;
    const lit = land;
    const towards = [sun.x, sun.y, sun.z] as const;
    builder.run('fjordSunlight', { lip: lipOf(built), density, towards, size: 4 * tier.landSize }).then((share) => {
      if (disposed || land !== lit || share.length !== lit.sky.length) return;
      if (sun.x !== towards[0] || sun.y !== towards[1] || sun.z !== towards[2]) return;
      setDaylight(daylightOf(lit, share));
    });
  };
  const stretch = (share: number): void => {
    scaled.scale.y = share;
  };
  const spot = new THREE.Vector3();
  const settle: Settle = (point) => {
    if (!ground) {
      point.y = 0;
      return;
    }
    const { x, z } = point;
    if (Math.abs(z) < 8 || !heights) {
      // Roughness of the rock moves the wall by a metre or two on the flight line.
      point.y = Math.max(ground.heightAt(x - 2, z), ground.heightAt(x, z));
      return;
    }
    if (!settleIn(heights, point)) point.y = x < 0 ? lipOf(ground) + 60 : LAKE_LEVEL;
    point.y = Math.max(point.y * scaled.scale.y, LAKE_LEVEL);
  };

  return {
    object,
    landmarks: fjordLandmarks,
    settle,
    surfaceAt(x, z) {
      spot.x = x;
      spot.z = z;
      settle(spot);
      return spot.y;
    },
    setRecording(recording: Recording) {
      const next = wallFor(recording);
      ground = next;
      if (!built) {
        show(whole(fjordLand({ lip: lipOf(next), density: PLAIN_DENSITY, skyDirections: 0, heightCell: 80 })), next);
        build(next);
      } else if (!sameProfile(built, next)) {
        // The wall is drawn for any height of the lip by stretching it, so the land that stands stretched is right where it is
        // flown past. Building it anew takes many frames' time: that waits until the hand rests.
        stretch(lipOf(next) / lipOf(built));
        updatesToBuild = UPDATES_AT_REST;
      } else {
        stretch(1);
        updatesToBuild = 0;
      }
      clouds.setRecording(recording);
      launchRamp.setRecording(recording);
      const last = 9 * (recording.track.count - 1);
      const x = recording.track.states[last] ?? 0;
      const z = recording.track.states[last + 2] ?? 0;
      mark.object.position.set(x, Math.max(0, next.heightAt(x, z)), z);
      mark.object.visible = recording.ending === 'landed' && x > 500;
    },
    setSun(towards) {
      sun.copy(towards);
      clouds.setSun(towards);
      shine();
    },
    update(sample, eye) {
      water.waterTime.value = sample.time;
      clouds.update(sample, eye);
      grass.update(eye);
      launchRamp.update(sample);
      if (updatesToBuild > 0 && --updatesToBuild === 0 && ground) build(ground);
    },
    dispose() {
      disposed = true;
      clearLand();
      forest.dispose();
      farm.dispose();
      grass.dispose();
      boulders.geometry.dispose();
      material.dispose();
      texture.dispose();
      water.waterWaves.value.dispose();
      clouds.dispose();
      launchRamp.dispose();
      mark.dispose();
    },
  };
}
