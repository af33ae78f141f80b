/** What people have put up in the desert: a lattice mast, a water tower and sheds on the track, the pick-ups of the crew. No three here. */

import {
  type Albedo,
  addBar,
  addBox,
  addTurned,
  addWheel,
  createSolids,
  type Point,
  type SolidData,
  type Solids,
  solidData,
} from '../props/solids';
import { MAST, PICKUP, SHED, TOWER } from './sites';

const RED: Albedo = [0.5, 0.045, 0.025];
const WHITE: Albedo = [0.62, 0.61, 0.58];
const CONCRETE: Albedo = [0.4, 0.36, 0.29];
const STEEL: Albedo = [0.24, 0.24, 0.235];
const TYRE: Albedo = [0.03, 0.03, 0.03];
const GLASS: Albedo = [0.04, 0.05, 0.06];
const CANVAS: Albedo = [0.32, 0.29, 0.2];

/** Seven bands of red and white, as masts that tall wear them. */
function addMast(solids: Solids): void {
  const BAYS = 14;
  const corner = (level: number, side: number): Point => {
    const half = 2.6 - (1.7 * level) / BAYS;
    const angle = ((side + 0.5) * Math.PI) / 2;
    return [
      MAST.x + half * Math.SQRT2 * Math.cos(angle),
      (level / BAYS) * (MAST.height - 6),
      MAST.z + half * Math.SQRT2 * Math.sin(angle),
    ];
  };
  for (let level = 0; level < BAYS; level++) {
    const colour = Math.floor((level / BAYS) * 7) % 2 === 0 ? RED : WHITE;
    for (let side = 0; side < 4; side++) {
      addBar(solids, corner(level, side), corner(level + 1, side), 0.34, colour);
      addBar(solids, corner(level, side), corner(level + 1, side + 1), 0.16, colour);
      if (level > 0) addBar(solids, corner(level, side), corner(level, side + 1), 0.18, colour);
    }
  }
  addBox(solids, [0.3, 6, 0.3], [MAST.x, MAST.height - 6, MAST.z], RED);
  for (const y of [62, 78]) addBox(solids, [1.9, 2.4, 0.5], [MAST.x, y, MAST.z - 1.7], WHITE);
  addBox(solids, [5, 2.6, 4], [MAST.x + 9, 0, MAST.z + 4], CONCRETE);
}

function addWaterTower(solids: Solids): void {
  const { x, z, height } = TOWER;
  for (let i = 0; i < 6; i++) {
    const angle = (i / 6) * 2 * Math.PI;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    addBar(solids, [x + 4.6 * c, 0, z + 4.6 * s], [x + 3.4 * c, height - 8, z + 3.4 * s], 0.6, CONCRETE);
  }
  addTurned(solids, 0.7, 0.7, height - 8, 10, [x, 0, z], CONCRETE);
  addTurned(solids, 5.4, 3.4, 3, 20, [x, height - 8, z], WHITE);
  addTurned(solids, 5.4, 5.4, 3.4, 20, [x, height - 5, z], WHITE);
  addTurned(solids, 0.4, 5.5, 1.6, 20, [x, height - 1.6, z], STEEL);
}

function addSheds(solids: Solids): void {
  const { x, z, height } = SHED;
  addBox(solids, [9, height, 5.5], [x, 0, z], CONCRETE);
  addBox(solids, [9.5, 0.25, 6], [x, height - 0.25, z], WHITE);
  addBox(solids, [1, 2.1, 0.1], [x - 2, 0, z - 2.76], STEEL);
  addBox(solids, [1.2, 1, 0.1], [x + 1.8, 1.1, z - 2.76], GLASS);
  addBox(solids, [6, 2.6, 4.5], [x + 13, 0, z + 5], CONCRETE);
  addBox(solids, [12, 1.9, 0.25], [x + 5, 0, z - 9], CONCRETE);
  addBox(solids, [0.25, 1.9, 18], [x + 22, 0, z], CONCRETE);
}

/** Along x, its middle at (x, z). */
function addPickup(solids: Solids, x: number, z: number, colour: Albedo): void {
  addBox(solids, [5.2, 0.65, 1.85], [x, 0.55, z], colour);
  addBox(solids, [1.3, 0.35, 1.8], [x + 1.85, 1.2, z], colour);
  addBox(solids, [1.9, 0.62, 1.66], [x + 0.25, 1.2, z], GLASS);
  addBox(solids, [1.7, 0.1, 1.6], [x + 0.2, PICKUP.height - 0.1, z], colour);
  addBox(solids, [2, 0.4, 0.08], [x - 1.6, 1.2, z + 0.88], colour);
  addBox(solids, [2, 0.4, 0.08], [x - 1.6, 1.2, z - 0.88], colour);
  for (const along of [-1.6, 1.65]) {
    for (const side of [-0.82, 0.82]) addWheel(solids, 0.4, 0.28, [x + along, 0.4, z + side], TYRE);
  }
}

function addCamp(solids: Solids): void {
  const { x, z } = PICKUP;
  addPickup(solids, x, z, WHITE);
  addPickup(solids, x + 7.5, z + 3.5, [0.36, 0.33, 0.27]);
  addBox(solids, [3.4, 0.06, 3.4], [x + 1, 2.25, z + 6.5], CANVAS);
  for (const dx of [-1.6, 1.6]) {
    for (const dz of [-1.6, 1.6]) addBox(solids, [0.06, 2.25, 0.06], [x + 1 + dx, 0, z + 6.5 + dz], STEEL);
  }
  addBox(solids, [1.6, 0.74, 0.7], [x + 1, 0, z + 6.5], STEEL);
  addBox(solids, [0.9, 0.5, 0.6], [x - 0.6, 0, z + 7.6], CANVAS);
}

/** What stands with the map, and what stands with the landing. */
export interface DesertBuildings {
  readonly standing: SolidData;
  readonly camp: SolidData;
}

export function desertBuildings(): DesertBuildings {
  const standing = createSolids();
  addMast(standing);
  addWaterTower(standing);
  addSheds(standing);
  const camp = createSolids();
  addCamp(camp);
  return { standing: solidData(standing), camp: solidData(camp) };
}
