/** What stands in the desert and tells its scale, with the stones and the dry grass around the landing: meshes that come when they are made. */
import * as THREE from 'three';
import type { AirUniforms } from '../../light/aerial';
import type { Landmark } from '../../marks/marks';
import { createPropMaterial } from '../props/prop-material';
import { propGeometry } from '../props/props';
import type { DesertBuildings } from './buildings';
import type { DesertLitter } from './litter';
import { MAST, PICKUP, SHED, TOWER } from './sites';

export interface DesertLandmarks {
  /** Stand with the map. */
  readonly inMap: THREE.Object3D;
  /** Stand with the landing. */
  readonly atLanding: THREE.Object3D;
  setThings(things: DesertBuildings & DesertLitter): void;
  /** Their heights and places, in the frame of the jump once both are placed. */
  list(mapX: number, mapZ: number, landingX: number, landingZ: number): readonly Landmark[];
  dispose(): void;
}

export function createDesertLandmarks(air: AirUniforms): DesertLandmarks {
  const built = createPropMaterial(air, { wrap: 0 });
  const strewn = createPropMaterial(air, { wrap: 0.25, reach: 420 });
  const inMap = new THREE.Group();
  const atLanding = new THREE.Group();
  return {
    inMap,
    atLanding,
    setThings({ standing, camp, stone, stones, tuft, tufts }) {
      inMap.add(new THREE.Mesh(propGeometry(standing), built));
      atLanding.add(new THREE.Mesh(propGeometry(camp), built));
      for (const geometry of [propGeometry(stone, stones), propGeometry(tuft, tufts)]) {
        const mesh = new THREE.Mesh(geometry, strewn);
        mesh.frustumCulled = false;
        atLanding.add(mesh);
      }
      inMap.updateMatrixWorld(true);
      atLanding.updateMatrixWorld(true);
    },
    list: (mapX, mapZ, landingX, landingZ) => [
      { name: 'Mast', height: MAST.height, x: mapX + MAST.x, z: mapZ + MAST.z },
      { name: 'Water tower', height: TOWER.height, x: mapX + TOWER.x, z: mapZ + TOWER.z },
      { name: 'Shed', height: SHED.height, x: mapX + SHED.x, z: mapZ + SHED.z },
      { name: 'Pick-up', height: PICKUP.height, x: landingX + PICKUP.x, z: landingZ + PICKUP.z },
    ],
    dispose() {
      for (const group of [inMap, atLanding])
        for (const mesh of group.children) (mesh as THREE.Mesh).geometry.dispose();
      built.dispose();
      strewn.dispose();
    },
  };
}
