/** The ramp at the lip and the track that leads to it: laid under the recorded run-up, so the wheels ride on it. */
import * as THREE from 'three';
import { length2 } from '../../../math/length';
import type { Recording } from '../../../recording/recording';
import { createSample, type Sample } from '../../../recording/sample';
import { sampleAt } from '../../../recording/sample-at';
import { geometryOf } from '../../bodies/finish';
import type { AirUniforms } from '../../light/aerial';
import { POINT, pathPoints, sameNumbers } from '../../path';
import { ARM, deckFrom, MAST, mast, rampShape, sock } from './ramp-parts';
import { createRampSurface } from './ramp-surface';

export interface LaunchRamp {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  /** Turns the wind sock into the wind that blows on the rider, who is near as long as it is seen. */
  update(sample: Sample): void;
  dispose(): void;
}

/** The sock stands beside the deck where the rider sees it: so far before its foot, and to the side. */
const SOCK_BEFORE = 4;
const SOCK_ASIDE = 6.5;
/** Wind in which the sock stands out level, m/s (15 knots, as for the socks of airfields: ICAO Annex 14, 5.1.1). */
const FULL = 7.7;

const atTheLip = createSample();

export function createLaunchRamp(air: AirUniforms): LaunchRamp {
  const object = new THREE.Group();
  const surface = createRampSurface(air);
  const add = (geometry: THREE.BufferGeometry): THREE.Mesh => {
    const mesh = new THREE.Mesh(geometry, surface);
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    object.add(mesh);
    return mesh;
  };
  const ramp = add(new THREE.BufferGeometry());
  const pole = add(geometryOf(mast()));
  const cloth = add(geometryOf(sock()));
  cloth.rotation.order = 'YZX';
  cloth.castShadow = false;
  /** What the ramp stands for: the way of the run-up, the ground below it, and the wind that blew. */
  let way: Float64Array = new Float64Array(0);
  let below: Float64Array = new Float64Array(0);
  let blown = Number.NaN;
  return {
    object,
    setRecording(next) {
      const { ground } = next.environment;
      const points = pathPoints(next.track, next.start, 0, 0.1);
      const { windX, windZ } = sampleAt(next, 0, atTheLip);
      const blows = windX + 1_000 * windZ;
      // Most sliders leave the run-up as it is.
      if (sameNumbers(points, way) && sameNumbers(ground.profile, below) && blows === blown) return;
      way = points;
      below = ground.profile;
      blown = blows;
      object.visible = points.length >= 2 * POINT;
      if (!object.visible) return;
      const groundAt = (x: number, z: number): number => ground.heightAt(x, z);
      ramp.geometry.dispose();
      ramp.geometry = geometryOf(rampShape(points, groundAt, [windX, 0, windZ]));
      const x = deckFrom(points, groundAt) - SOCK_BEFORE;
      pole.position.set(x, ground.heightAt(x, SOCK_ASIDE), SOCK_ASIDE);
      cloth.position.copy(pole.position);
      cloth.position.y += MAST;
      cloth.position.z += ARM;
      object.updateMatrixWorld(true);
    },
    update({ time, windX, windZ }) {
      const speed = length2(windX, windZ);
      const filled = Math.min(1, speed / FULL);
      // Still air leaves it hanging; a breeze makes it nod.
      const droop = 1.42 * (1 - filled) * (1 - filled) + 0.05 * filled * Math.sin(time * 3.1);
      cloth.rotation.set(0, speed > 0.05 ? -Math.atan2(windZ, windX) : 0.9, -droop);
    },
    dispose() {
      for (const mesh of [ramp, pole, cloth]) mesh.geometry.dispose();
      surface.dispose();
    },
  };
}
