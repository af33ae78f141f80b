/** Spruces, so that height can be felt: cones in one draw, planted where the land is painted as forest. */
import * as THREE from 'three';
import { createRandom } from '../../math/random';
import type { Corner } from '../ground/sheet';
import { type AirUniforms, veilWithAir } from '../light/aerial';
import type { FjordSheet } from './fjord';
import type { ProfileRow } from './fjord-relief';

export interface Forest {
  readonly object: THREE.Object3D;
  plant(sheet: FjordSheet, densityAt: (row: ProfileRow, corner: Corner) => number): void;
  dispose(): void;
}

const placement = new THREE.Matrix4();
const tint = new THREE.Color();

export function createForest(air: AirUniforms, trees: number): Forest {
  const geometry = new THREE.ConeGeometry(0.5, 1, 6, 1, true);
  geometry.translate(0, 0.46, 0);
  const material = veilWithAir(new THREE.MeshLambertMaterial(), air);
  const object = new THREE.InstancedMesh(geometry, material, trees);
  object.frustumCulled = false;
  object.count = 0;
  return {
    object,
    plant(sheet, densityAt) {
      const { rows, columns, geometries } = sheet;
      const positions = geometries[0]!.getAttribute('position');
      const normals = geometries[0]!.getAttribute('normal');
      const random = createRandom(5);
      const corner = { x: 0, y: 0, z: 0, level: 0, upness: 1 } as Corner;
      let planted = 0;
      for (let tries = 0; tries < trees * 40 && planted < trees; tries++) {
        // Closer to the flight line there are more of them: columns lie closer together there.
        const r = Math.floor(random() * (rows.length - 1));
        const c = Math.floor(columns.length * (0.5 + (random() - 0.5) * 0.62));
        const row = rows[r]!;
        const u = random();
        const v = random();
        const chance = random();
        const size = random();
        if (row.part === 'plateau' || row.part === 'lip' || row.x > 5_500) continue;
        const k = r * columns.length + c;
        const down = k + columns.length;
        corner.x =
          positions.getX(k) +
          (positions.getX(down) - positions.getX(k)) * u +
          (positions.getX(k + 1) - positions.getX(k)) * v;
        corner.y =
          positions.getY(k) +
          (positions.getY(down) - positions.getY(k)) * u +
          (positions.getY(k + 1) - positions.getY(k)) * v;
        corner.z = positions.getZ(k) + (positions.getZ(k + 1) - positions.getZ(k)) * v;
        corner.level = corner.y;
        corner.upness = normals.getY(k);
        if (chance > densityAt(row, corner)) continue;
        const height = 7 + 13 * size;
        placement.makeScale(height * 0.42, height, height * 0.42).setPosition(corner.x, corner.y - 0.5, corner.z);
        object.setMatrixAt(planted, placement);
        object.setColorAt(planted, tint.setRGB(0.028 + 0.02 * v, 0.05 + 0.025 * u, 0.022));
        planted++;
      }
      object.count = planted;
      object.instanceMatrix.needsUpdate = true;
      if (object.instanceColor) object.instanceColor.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      object.dispose();
    },
  };
}
