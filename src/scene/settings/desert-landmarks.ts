/** What stands in the desert and tells its scale: a lattice mast, a water tower and sheds on the track, the pick-ups of the crew. */
import * as THREE from 'three';
import type { AirUniforms } from '../light/aerial';
import type { Landmark } from '../marks/marks';
import { trackAt } from './desert-ways';
import { createPropMaterial } from './prop-material';
import { type Albedo, bar, box, painted, propGeometry } from './props';

const RED: Albedo = [0.5, 0.045, 0.025];
const WHITE: Albedo = [0.62, 0.61, 0.58];
const CONCRETE: Albedo = [0.4, 0.36, 0.29];
const STEEL: Albedo = [0.24, 0.24, 0.235];
const TYRE: Albedo = [0.03, 0.03, 0.03];
const GLASS: Albedo = [0.04, 0.05, 0.06];
const CANVAS: Albedo = [0.32, 0.29, 0.2];

const MAST = { height: 100, x: -390, z: -458 };
const TOWER = { height: 30, x: trackAt(560) + 46, z: 560 };
const SHED = { height: 3.2, x: trackAt(600) + 30, z: 622 };
/** From the landing, m: clear of where one glides in. */
const PICKUP = { height: 1.9, x: -24, z: -41 };

/** Seven bands of red and white, as masts that tall wear them. */
function mast(): THREE.BufferGeometry[] {
  const solids: THREE.BufferGeometry[] = [];
  const BAYS = 14;
  const corner = (level: number, side: number): THREE.Vector3 => {
    const half = 2.6 - (1.7 * level) / BAYS;
    const angle = ((side + 0.5) * Math.PI) / 2;
    return new THREE.Vector3(
      MAST.x + half * Math.SQRT2 * Math.cos(angle),
      (level / BAYS) * (MAST.height - 6),
      MAST.z + half * Math.SQRT2 * Math.sin(angle),
    );
  };
  for (let level = 0; level < BAYS; level++) {
    const colour = Math.floor((level / BAYS) * 7) % 2 === 0 ? RED : WHITE;
    for (let side = 0; side < 4; side++) {
      solids.push(bar(corner(level, side), corner(level + 1, side), 0.34, colour));
      solids.push(bar(corner(level, side), corner(level + 1, side + 1), 0.16, colour));
      if (level > 0) solids.push(bar(corner(level, side), corner(level, side + 1), 0.18, colour));
    }
  }
  solids.push(box(0.3, 6, 0.3, MAST.x, MAST.height - 6, MAST.z, RED));
  for (const y of [62, 78]) solids.push(box(1.9, 2.4, 0.5, MAST.x, y, MAST.z - 1.7, WHITE));
  solids.push(box(5, 2.6, 4, MAST.x + 9, 0, MAST.z + 4, CONCRETE));
  return solids;
}

function waterTower(): THREE.BufferGeometry[] {
  const { x, z, height } = TOWER;
  const solids: THREE.BufferGeometry[] = [];
  const foot = new THREE.Vector3();
  const head = new THREE.Vector3();
  for (let i = 0; i < 6; i++) {
    const angle = (i / 6) * 2 * Math.PI;
    foot.set(x + 4.6 * Math.cos(angle), 0, z + 4.6 * Math.sin(angle));
    head.set(x + 3.4 * Math.cos(angle), height - 8, z + 3.4 * Math.sin(angle));
    solids.push(bar(foot, head, 0.6, CONCRETE));
  }
  solids.push(
    painted(new THREE.CylinderGeometry(0.7, 0.7, height - 8, 10).translate(x, (height - 8) / 2, z), CONCRETE),
  );
  solids.push(painted(new THREE.CylinderGeometry(5.4, 3.4, 3, 20).translate(x, height - 6.5, z), WHITE));
  solids.push(painted(new THREE.CylinderGeometry(5.4, 5.4, 3.4, 20).translate(x, height - 3.3, z), WHITE));
  solids.push(painted(new THREE.CylinderGeometry(0.4, 5.5, 1.6, 20).translate(x, height - 0.8, z), STEEL));
  return solids;
}

function sheds(): THREE.BufferGeometry[] {
  const { x, z, height } = SHED;
  return [
    box(9, height, 5.5, x, 0, z, CONCRETE),
    box(9.5, 0.25, 6, x, height - 0.25, z, WHITE),
    box(1, 2.1, 0.1, x - 2, 0, z - 2.76, STEEL),
    box(1.2, 1, 0.1, x + 1.8, 1.1, z - 2.76, GLASS),
    box(6, 2.6, 4.5, x + 13, 0, z + 5, CONCRETE),
    box(12, 1.9, 0.25, x + 5, 0, z - 9, CONCRETE),
    box(0.25, 1.9, 18, x + 22, 0, z, CONCRETE),
  ];
}

/** Along x, its middle at (x, z). */
function pickup(x: number, z: number, colour: Albedo): THREE.BufferGeometry[] {
  const solids = [
    box(5.2, 0.65, 1.85, x, 0.55, z, colour),
    box(1.3, 0.35, 1.8, x + 1.85, 1.2, z, colour),
    box(1.9, 0.62, 1.66, x + 0.25, 1.2, z, GLASS),
    box(1.7, 0.1, 1.6, x + 0.2, PICKUP.height - 0.1, z, colour),
    box(2, 0.4, 0.08, x - 1.6, 1.2, z + 0.88, colour),
    box(2, 0.4, 0.08, x - 1.6, 1.2, z - 0.88, colour),
  ];
  for (const along of [-1.6, 1.65]) {
    for (const side of [-0.82, 0.82]) {
      const wheel = new THREE.CylinderGeometry(0.4, 0.4, 0.28, 14).rotateX(Math.PI / 2);
      solids.push(painted(wheel.translate(x + along, 0.4, z + side), TYRE));
    }
  }
  return solids;
}

function camp(): THREE.BufferGeometry[] {
  const { x, z } = PICKUP;
  return [
    ...pickup(x, z, WHITE),
    ...pickup(x + 7.5, z + 3.5, [0.36, 0.33, 0.27]),
    box(3.4, 0.06, 3.4, x + 1, 2.25, z + 6.5, CANVAS),
    ...[-1.6, 1.6].flatMap((dx) => [-1.6, 1.6].map((dz) => box(0.06, 2.25, 0.06, x + 1 + dx, 0, z + 6.5 + dz, STEEL))),
    box(1.6, 0.74, 0.7, x + 1, 0, z + 6.5, STEEL),
    box(0.9, 0.5, 0.6, x - 0.6, 0, z + 7.6, CANVAS),
  ];
}

export interface DesertLandmarks {
  /** Stand with the map. */
  readonly inMap: THREE.Object3D;
  /** Stand with the landing. */
  readonly atLanding: THREE.Object3D;
  /** Their heights and places, in the frame of the jump once both are placed. */
  list(mapX: number, mapZ: number, landingX: number, landingZ: number): readonly Landmark[];
  dispose(): void;
}

export function createDesertLandmarks(air: AirUniforms): DesertLandmarks {
  const material = createPropMaterial(air, { wrap: 0 });
  const inMap = new THREE.Mesh(propGeometry([...mast(), ...waterTower(), ...sheds()]), material);
  const atLanding = new THREE.Mesh(propGeometry(camp()), material);
  return {
    inMap,
    atLanding,
    list: (mapX, mapZ, landingX, landingZ) => [
      { name: 'Mast', height: MAST.height, x: mapX + MAST.x, z: mapZ + MAST.z },
      { name: 'Water tower', height: TOWER.height, x: mapX + TOWER.x, z: mapZ + TOWER.z },
      { name: 'Shed', height: SHED.height, x: mapX + SHED.x, z: mapZ + SHED.z },
      { name: 'Pick-up', height: PICKUP.height, x: landingX + PICKUP.x, z: landingZ + PICKUP.z },
    ],
    dispose() {
      inMap.geometry.dispose();
      atLanding.geometry.dispose();
      material.dispose();
    },
  };
}
