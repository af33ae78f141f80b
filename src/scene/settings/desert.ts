/** A desert coast at sunset, from the air: sea, shallows, salt flats, gravel, dunes, table mountains, thin broken clouds. */
import * as THREE from 'three';
import { whole } from '../../math/sliced';
import type { Recording } from '../../recording/recording';
import { createClouds } from '../clouds/clouds';
import type { SheetData } from '../ground/sheet';
import { sheetGeometries } from '../ground/sheet-geometry';
import type { Landmark } from '../marks/marks';
import type { Settle } from '../surface';
import { createDesertLandmarks } from './desert/landmarks';
import { desertLand, type LandPlan, landPlan, settleOnLand } from './desert/map';
import { createDesertSurface } from './desert/material';
import { createLandingMark } from './props/landing-mark';
import { createSmoke } from './props/smoke';
import type { Setting, SettingParts } from './setting';

/** The map moves with the landing in steps of this length, m, so that a slider does not drag the hills along. */
const MAP_STEP = 4_000;
/** Where the middle of the map lies within a step, m: under the landing of the film's jump. */
const MAP_START = 2_050;
/** Land that is shown at once: few enough cells for the first picture. */
const PLAIN_LAND: LandPlan = { rows: 16, columns: 29 };
/** Sine of the height of the sun below which no shadows are cast: all the light that counts comes from the sky. */
const LOWEST_CASTING = 0.006;

/** Of the smoke, from the landing, m: beside the marks, where nobody comes down. */
const CANISTER = [-31, 0, -14] as const;

const mapOrigin = (at: number, start: number): number => start + Math.round((at - start) / MAP_STEP) * MAP_STEP;

/** A part of a direction, as finely as shadows tell. */
const rounded = (part: number): number => Math.round(part * 1_000) / 1_000;

export function createDesert({ air, tier, builder }: SettingParts): Setting {
  const object = new THREE.Group();
  const map = new THREE.Group();
  const ground = new THREE.Group();
  const surface = createDesertSurface(air, tier, builder);
  const clouds = createClouds({ air, tier, builder, look: 'desert' });
  const mark = createLandingMark(air);
  const marks = createDesertLandmarks(air);
  const smoke = createSmoke(air, tier.smokePuffs);
  smoke.object.position.set(...CANISTER);
  const landing = new THREE.Group();
  landing.add(mark.object, marks.atLanding, smoke.object);
  map.add(ground, marks.inMap);
  object.add(map, landing, clouds.object);

  let disposed = false;
  let plan = PLAIN_LAND;
  let land: SheetData = whole(desertLand(plan));
  const clearLand = (): void => {
    for (const strip of ground.children) (strip as THREE.Mesh).geometry.dispose();
    ground.clear();
  };
  const showLand = (nextPlan: LandPlan, next: SheetData): void => {
    clearLand();
    plan = nextPlan;
    land = next;
    for (const geometry of sheetGeometries(land)) ground.add(new THREE.Mesh(geometry, surface.material));
    ground.updateMatrixWorld(true);
  };
  showLand(plan, land);

  /** Does long work and takes its result, unless the place is gone by then. What fails is left plain. */
  const when = <T>(work: Promise<T>, take: (result: T) => void): void => {
    work.then(
      (result) => {
        if (!disposed) take(result);
      },
      () => {},
    );
  };
  const size = tier.mapSize;
  when(builder.run('desertGrain', { size: tier.reliefSize }), surface.setGrain);
  // First what fills the picture from the aircraft, last what lies around the landing.
  for (const level of [2, 1, 3, 0]) {
    when(builder.run('desertMap', { level, size }), (made) => surface.setMap(level, made));
    if (level !== 1) continue;
    const rich = landPlan(tier.groundDensity);
    when(builder.run('desertLand', rich), (made) => showLand(rich, made));
  }

  when(builder.run('desertThings', { share: Math.min(1.2, tier.groundDensity ** 2) }), marks.setThings);

  // The sun moves on while its shadows are being cast: only the latest place counts.
  let asked: readonly [number, number, number] | null = null;
  let casting = false;
  const castNext = (): void => {
    if (casting || !asked) return;
    const sun = asked;
    asked = null;
    casting = true;
    when(builder.run('desertShade', { size, sun }), (shades) => {
      casting = false;
      surface.setShade(shades);
      castNext();
    });
  };

  let landmarks: readonly Landmark[] = [];

  const inMap = new THREE.Vector3();
  const spot = new THREE.Vector3();
  const settle: Settle = (point) => {
    inMap.x = point.x - map.position.x;
    inMap.z = point.z - map.position.z;
    settleOnLand(land, plan, inMap);
    point.y = Math.max(0, inMap.y);
  };

  return {
    object,
    get landmarks() {
      return landmarks;
    },
    settle,
    surfaceAt(x, z) {
      spot.x = x;
      spot.z = z;
      settle(spot);
      return spot.y;
    },
    setRecording(recording: Recording) {
      const last = 9 * (recording.track.count - 1);
      const x = recording.track.states[last] ?? 0;
      const z = recording.track.states[last + 2] ?? 0;
      map.position.set(mapOrigin(x, MAP_START), 0, mapOrigin(z, 0));
      map.updateMatrixWorld();
      landing.position.set(x, 0, z);
      landing.updateMatrixWorld();
      const { wind } = recording.environment;
      const windX = wind.alongX[0] ?? 0;
      const windZ = wind.alongZ[0] ?? 0;
      smoke.setWind(windX, windZ);
      // The bar of the T lies upwind: one lands along the stem towards it.
      mark.object.rotation.y = windX === 0 && windZ === 0 ? 0 : Math.atan2(windZ, -windX);
      landmarks = marks.list(map.position.x, map.position.z, x, z);
      clouds.setRecording(recording);
    },
    setSun(towards) {
      clouds.setSun(towards);
      const { x, y, z } = towards;
      if (y < LOWEST_CASTING) {
        asked = null;
        surface.setShade(null);
        return;
      }
      asked = [rounded(x), rounded(y), rounded(z)];
      castNext();
    },
    update(sample, eye) {
      surface.setTime(sample.time);
      smoke.setTime(sample.time);
      clouds.update(sample, eye);
    },
    dispose() {
      disposed = true;
      clearLand();
      surface.dispose();
      clouds.dispose();
      mark.dispose();
      marks.dispose();
      smoke.dispose();
    },
  };
}
