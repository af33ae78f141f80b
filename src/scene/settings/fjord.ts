/** A sheer wall above a Norwegian valley on a clear morning: plateau with the ramp, wall, scree, meadow, lake, far mountains. */
import * as THREE from 'three';
import type { Ground } from '../../physics/ground/ground';
import type { Recording } from '../../recording/recording';
import { createClouds } from '../clouds/clouds';
import { createGroundMaterial } from '../ground/ground-material';
import { createRelief } from '../ground/relief';
import { type Corner, createCorner, createSheetData } from '../ground/sheet';
import { sheetGeometries } from '../ground/sheet-geometry';
import { sunTowards } from '../light/sun';
import { sameNumbers } from '../path';
import { fjordAt, forestAt, LAKE_LEVEL, type ProfileRow, paintFjord, profileRows } from './fjord-relief';
import { createForest } from './forest';
import { createLandingMark } from './landing-mark';
import { createLaunchRamp } from './launch-ramp';
import type { PlaceLight, Setting, SettingParts } from './setting';

export const fjordLight: PlaceLight = {
  air: { sun: sunTowards(27, -52), haze: 1.15, ground: [0.11, 0.13, 0.07] },
  skyLight: [0.09, 0.108, 0.14],
  exposure: 0.36,
};

/** Columns of the sheet: a metre or two apart at the flight line, wide apart at the ends of the valley. */
export function columnsAcross(density: number): Float64Array {
  const half = Math.round(84 * density);
  const reach = 34_000;
  const stretch = 6.4;
  return Float64Array.from({ length: 2 * half + 1 }, (_, i) => {
    const u = (i - half) / half;
    return (Math.sinh(u * stretch) / Math.sinh(stretch)) * reach;
  });
}

export interface FjordSheet {
  readonly rows: readonly ProfileRow[];
  readonly columns: Float64Array;
  readonly geometries: readonly THREE.BufferGeometry[];
}

/** The land as geometry: runs without graphics. */
export function createFjordSheet(ground: Ground, density: number): FjordSheet {
  const rows = profileRows(ground, density);
  const columns = columnsAcross(density);
  const sheet = createSheetData({
    rows: rows.length,
    columns: columns.length,
    closed: false,
    strips: 6,
    place: (row, column, corner) => fjordAt(rows[row]!, columns[column]!, corner),
    paint: (row, _column, corner) => paintFjord(rows[row]!, corner),
  });
  return { rows, columns, geometries: sheetGeometries(sheet) };
}

/** Height of the highest crossing of the sheet with the vertical at (x, z). */
function highestAt(rows: readonly ProfileRow[], x: number, z: number, scratch: Corner): number {
  let highest = Number.NEGATIVE_INFINITY;
  let beforeX = 0;
  let beforeY = 0;
  for (let r = 0; r < rows.length; r++) {
    fjordAt(rows[r]!, z, scratch);
    if (r > 0 && (beforeX - x) * (scratch.x - x) <= 0 && scratch.x !== beforeX) {
      const share = (x - beforeX) / (scratch.x - beforeX);
      highest = Math.max(highest, beforeY + (scratch.y - beforeY) * share);
    }
    beforeX = scratch.x;
    beforeY = scratch.y;
  }
  return highest;
}

/** Updates without another ground after which the land is built anew: less than the frames that are drawn after a change. */
const UPDATES_AT_REST = 8;

function sameProfile(a: Ground, b: Ground): boolean {
  return sameNumbers(a.profile, b.profile);
}

/** Height of the lip above the landing, m. */
function lipOf(ground: Ground): number {
  return ground.heightAt(0, 0);
}

export function createFjord({ air, tier, builder }: SettingParts): Setting {
  const object = new THREE.Group();
  const relief = createRelief(tier.reliefSize, tier.anisotropy);
  const material = createGroundMaterial(
    air,
    relief,
    {
      scales: [430, 58, 6.5],
      fade: 14_000,
      waterLevel: LAKE_LEVEL,
      waterColour: [0.01, 0.03, 0.035],
      waves: 0.1,
      ripples: false,
    },
    tier,
  );
  const land = new THREE.Group();
  const forest = createForest(air, tier.trees);
  const clouds = createClouds({ air, tier, builder, look: 'fjord' });
  const launchRamp = createLaunchRamp(air);
  const mark = createLandingMark(air);
  mark.object.scale.setScalar(0.5);
  object.add(land, forest.object, clouds.object, launchRamp.object, mark.object);

  /** The ground of the recording, and the one that the land was built for: while a hand is on a slider they differ. */
  let ground: Ground | null = null;
  let built: Ground | null = null;
  let updatesToBuild = 0;
  let rows: readonly ProfileRow[] = [];
  const scratch = createCorner();

  const clearLand = (): void => {
    for (const strip of land.children) (strip as THREE.Mesh).geometry.dispose();
    land.clear();
  };
  const build = (next: Ground): void => {
    clearLand();
    const sheet = createFjordSheet(next, tier.groundDensity);
    for (const geometry of sheet.geometries) land.add(new THREE.Mesh(geometry, material));
    rows = sheet.rows;
    forest.plant(sheet, (row, corner) => forestAt(row, corner));
    built = next;
    stretch(1);
  };
  const stretch = (share: number): void => {
    land.scale.y = share;
    forest.object.scale.y = share;
  };

  return {
    object,
    surfaceAt(x, z) {
      if (!ground) return 0;
      // Roughness of the rock moves the wall by a metre or two on the flight line.
      const onLine = Math.max(ground.heightAt(x - 2, z), ground.heightAt(x, z));
      return Math.abs(z) < 8 ? onLine : Math.max(highestAt(rows, x, z, scratch) * land.scale.y, LAKE_LEVEL);
    },
    setRecording(recording: Recording) {
      const next = recording.environment.ground;
      if (!built) {
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
      ground = next;
      clouds.setRecording(recording);
      launchRamp.setRecording(recording);
      const last = 9 * (recording.track.count - 1);
      const x = recording.track.states[last] ?? 0;
      const z = recording.track.states[last + 2] ?? 0;
      mark.object.position.set(x, Math.max(0, next.heightAt(x, z)), z);
      mark.object.visible = recording.ending === 'landed' && x > 500;
    },
    setSun: clouds.setSun,
    update(sample, eye) {
      clouds.update(sample, eye);
      if (updatesToBuild > 0 && --updatesToBuild === 0 && ground) build(ground);
    },
    dispose() {
      clearLand();
      material.dispose();
      relief.dispose();
      forest.dispose();
      clouds.dispose();
      launchRamp.dispose();
      mark.dispose();
    },
  };
}
