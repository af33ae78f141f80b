/** The farm of `fjord-farm-mesh.ts` in the light of the valley. */
import * as THREE from 'three';
import type { AirUniforms } from '../../light/aerial';
import { createPropMaterial } from '../props/prop-material';
import type { FarmMesh } from './farm-mesh';

export interface Farm {
  readonly object: THREE.Object3D;
  /** Shows the houses; until then there are none. */
  take(mesh: FarmMesh): void;
  /** Shares of sun and sky that reach the yard, 0 to 255. */
  setDaylight(sun: number, sky: number): void;
  dispose(): void;
}

export function createFarm(air: AirUniforms): Farm {
  const geometry = new THREE.InstancedBufferGeometry();
  geometry.instanceCount = 1;
  geometry.setAttribute('place', new THREE.InstancedBufferAttribute(Float32Array.of(0, 0, 0, 1), 4));
  geometry.setAttribute('look', new THREE.InstancedBufferAttribute(new Uint8Array(4), 4, true));
  const daylight = new THREE.InstancedBufferAttribute(Uint8Array.of(255, 240), 2, true);
  geometry.setAttribute('daylight', daylight);
  const material = createPropMaterial(air, { wrap: 0 });
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.visible = false;
  return {
    object,
    take({ position, normal, paint }) {
      geometry.setAttribute('position', new THREE.BufferAttribute(position, 3));
      geometry.setAttribute('normal', new THREE.BufferAttribute(normal, 3));
      geometry.setAttribute('paint', new THREE.BufferAttribute(paint, 4));
      object.visible = true;
    },
    setDaylight(sun, sky) {
      daylight.setXY(0, sun / 255, sky / 255);
      daylight.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
