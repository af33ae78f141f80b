/** Which lines a canopy has, how they look, and each drawn where it runs at the moment. */
import type * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import type { Outfit } from './canopy-outfit';
import { BRAKES_ASIDE, brakeRib, cornerOf, distance, placeRing, ring, rowOf } from './canopy-rigging';
import { createThreads, type Thread, type Threads } from './canopy-threads';

/** Straight pieces of a line between two points. */
const PIECES = { lower: 6, upper: 4, brake: 4, bridle: 8 } as const;

/** Line diameters: 3.5 mm Dacron or its like; the bridle is tape. */
const looksOf = (setting: SettingName, cells: number): readonly Thread[] => {
  const tone = setting === 'desert' ? ([0.5, 0.47, 0.38] as const) : ([0.7, 0.69, 0.65] as const);
  const brake = setting === 'desert' ? ([0.42, 0.36, 0.2] as const) : ([0.62, 0.2, 0.08] as const);
  return [
    { lines: 2 * (cells + 1), width: 0.0042, tone },
    { lines: 4 * (cells + 1), width: 0.0035, tone },
    { lines: 2 * (BRAKES_ASIDE + 2), width: 0.0034, tone: brake },
    { lines: 1, width: 0.022, tone: setting === 'desert' ? [0.1, 0.105, 0.06] : [0.09, 0.09, 0.1] },
  ];
};

/** @param light  what a white thread in the light of the place sends out */
export function createLines(setting: SettingName, cells: number, light: THREE.Color): Threads {
  return createThreads(light, looksOf(setting, cells), [PIECES.lower, PIECES.upper, PIECES.brake, PIECES.bridle]);
}

/** Draws the lines of a wing that is still in its bag: from risers and brakes to the mouth of it. */
export function drawPackedLines(lines: Threads, outfit: Outfit): void {
  const { cells, rigging, bridleFrom, bridleTo, gear, mouth } = outfit;
  const { made } = lines;
  lines.begin();
  made[0] = 0;
  for (let n = 0; n <= cells; n++) {
    for (let rear = 0; rear < 2; rear++) {
      lines.run(rigging.links, 3 * cornerOf(2 * n, cells, rear === 1), mouth, 0, PIECES.lower);
    }
  }
  // The upper lines lie folded.
  for (let n = 0; n < 4 * (cells + 1); n++) lines.run(mouth, 0, mouth, 0, PIECES.upper);
  for (let side = 0; side < 2; side++) {
    placeRing(rigging, side);
    lines.run(ring, 0, rigging.toggles, 3 * side, PIECES.brake);
    lines.run(ring, 0, mouth, 0, PIECES.brake);
    for (let line = 0; line < BRAKES_ASIDE; line++) lines.run(mouth, 0, mouth, 0, PIECES.brake);
  }
  made[0] = gear.look.bridle;
  lines.run(bridleFrom, 0, bridleTo, 0, PIECES.bridle);
  lines.end();
}

/** Draws the lines of an open wing. */
export function drawLines(lines: Threads, outfit: Outfit): void {
  const { cells, ribs, rigging, gear, bridleFrom, bridleTo } = outfit;
  const { links, grommets, joints, lowerMade, upperMade, brakeJoints, brakeMade, brakeLowerMade, toggles } = rigging;
  const { made } = lines;
  const last = ribs.shares.length - 1;
  lines.begin();
  for (let n = 0; n <= cells; n++) {
    for (let rear = 0; rear < 2; rear++) {
      const c = 3 * cornerOf(2 * n, cells, rear === 1);
      const joint = 3 * (2 * n + rear);
      const below = distance(links, c, grommets, c);
      made[0] = lowerMade[2 * n + rear]!;
      if (made[0] > below) {
        made[0] = below;
        lines.run(links, c, grommets, c, 1);
        made[0] = lowerMade[2 * n + rear]! - below;
        lines.run(grommets, c, joints, joint, PIECES.lower - 1);
      } else lines.run(links, c, joints, joint, PIECES.lower);
    }
  }
  for (let n = 0; n <= cells; n++) {
    for (let g = 0; g < 4; g++) {
      const rear = g > 1 ? 1 : 0;
      const c = 3 * cornerOf(2 * n, cells, rear === 1);
      const joint = 3 * (2 * n + rear);
      const end = rowOf(ribs, 2 * n, ribs.groupRows[g]!);
      made[0] = upperMade[4 * n + g]!;
      if (lowerMade[2 * n + rear]! < distance(links, c, grommets, c)) {
        // The joint is still below the slider.
        made[0] = distance(joints, joint, grommets, c);
        lines.run(joints, joint, grommets, c, 1);
        made[0] = upperMade[4 * n + g]! - made[0];
        lines.run(grommets, c, ribs.at, end, PIECES.upper - 1);
      } else lines.run(joints, joint, ribs.at, end, PIECES.upper);
    }
  }
  for (let side = 0; side < 2; side++) {
    placeRing(rigging, side);
    made[0] = distance(ring, 0, toggles, 3 * side);
    lines.run(ring, 0, toggles, 3 * side, PIECES.brake);
    made[0] = brakeLowerMade[side]! - made[0];
    lines.run(ring, 0, brakeJoints, 3 * side, PIECES.brake);
    for (let line = 0; line < BRAKES_ASIDE; line++) {
      made[0] = brakeMade[BRAKES_ASIDE * side + line]!;
      lines.run(brakeJoints, 3 * side, ribs.at, rowOf(ribs, brakeRib(side, line, cells), last), PIECES.brake);
    }
  }
  made[0] = gear.look.bridle;
  lines.run(bridleFrom, 0, bridleTo, 0, PIECES.bridle);
  lines.end();
}
