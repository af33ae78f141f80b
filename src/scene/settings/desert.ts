/** A desert coast at sunset, from the air: plain, dunes, mesas, mountains, the sea to the left, thin broken clouds. */
import * as THREE from 'three';
import type { Recording } from '../../recording/recording';
import { createClouds } from '../clouds/clouds';
import { createGroundMaterial } from '../ground/ground-material';
import { createRelief } from '../ground/relief';
import { createSheetData } from '../ground/sheet';
import { sheetGeometries } from '../ground/sheet-geometry';
import type { AirUniforms } from '../light/aerial';
import { sunTowards } from '../light/sun';
import type { Tier } from '../tiers';
import { curvatureDrop, type DesertPoint, desertAt, paintDesert, SEA_LEVEL } from './desert-relief';
import { createLandingMark } from './landing-mark';
import type { PlaceLight, Setting, SettingParts } from './setting';

export const desertLight: PlaceLight = {
  air: { sun: sunTowards(8.5, -64), haze: 1.5, ground: [0.36, 0.28, 0.19] },
  skyLight: [0.066, 0.074, 0.094],
  exposure: 0.75,
};

/** The map moves with the landing in steps of this length, m, so that a slider does not drag the hills along. */
const MAP_STEP = 4_000;
/** Farthest ground drawn: the horizon as seen from 42 km, m. */
const REACH = 760_000;

function createGround(air: AirUniforms, relief: THREE.Texture, tier: Tier): THREE.Group {
  const columns = Math.round(192 * tier.groundDensity) + 1;
  const rows = Math.round(170 * tier.groundDensity);
  const point: DesertPoint = { height: 0, rock: 0, dune: 0, wash: 0 };
  const radiusOf = (row: number): number => {
    const u = row / (rows - 1);
    return u < 0.04 ? (u / 0.04) * 2_000 : 2_000 * (REACH / 2_000) ** ((u - 0.04) / 0.96);
  };
  const sheet = createSheetData({
    rows,
    columns,
    closed: true,
    strips: 8,
    place(row, column, corner) {
      const radius = row === 0 ? 0 : radiusOf(row);
      const angle = (column / (columns - 1)) * 2 * Math.PI;
      corner.x = radius * Math.cos(angle);
      corner.z = radius * Math.sin(angle);
      desertAt(corner.x, corner.z, point);
      corner.level = point.height;
      corner.y = Math.max(point.height, SEA_LEVEL) - curvatureDrop(radius);
      corner.chartAlong = corner.x;
      corner.chartAcross = corner.z;
    },
    paint(_row, _column, corner) {
      desertAt(corner.x, corner.z, point);
      paintDesert(point, corner);
    },
  });
  const material = createGroundMaterial(
    air,
    relief,
    {
      scales: [2_900, 270, 19],
      fade: 26_000,
      waterLevel: SEA_LEVEL,
      waterColour: [0.012, 0.035, 0.045],
      waves: 0.16,
      ripples: true,
    },
    tier,
  );
  const ground = new THREE.Group();
  for (const geometry of sheetGeometries(sheet)) ground.add(new THREE.Mesh(geometry, material));
  return ground;
}

export function createDesert({ air, tier, builder }: SettingParts): Setting {
  const object = new THREE.Group();
  const relief = createRelief(tier.reliefSize, tier.anisotropy);
  const map = new THREE.Group();
  const ground = createGround(air, relief, tier);
  const clouds = createClouds({ air, tier, builder, look: 'desert' });
  const mark = createLandingMark(air);
  mark.object.scale.setScalar(0.65);
  map.add(ground);
  object.add(map, clouds.object, mark.object);

  const point: DesertPoint = { height: 0, rock: 0, dune: 0, wash: 0 };
  return {
    object,
    surfaceAt(x, z) {
      const mapX = x - map.position.x;
      const mapZ = z - map.position.z;
      desertAt(mapX, mapZ, point);
      return Math.max(point.height, SEA_LEVEL, 0) - curvatureDrop(Math.hypot(mapX, mapZ));
    },
    setRecording(recording: Recording) {
      const last = 9 * (recording.track.count - 1);
      const x = recording.track.states[last] ?? 0;
      const z = recording.track.states[last + 2] ?? 0;
      map.position.set(Math.round(x / MAP_STEP) * MAP_STEP, 0, Math.round(z / MAP_STEP) * MAP_STEP);
      map.updateMatrixWorld();
      mark.object.position.set(x, 0, z);
      clouds.setRecording(recording);
    },
    setSun: clouds.setSun,
    update(sample, eye) {
      clouds.update(sample, eye);
    },
    dispose() {
      (ground.children[0] as THREE.Mesh<THREE.BufferGeometry, THREE.Material>).material.dispose();
      for (const strip of ground.children) (strip as THREE.Mesh).geometry.dispose();
      relief.dispose();
      clouds.dispose();
      mark.dispose();
    },
  };
}
