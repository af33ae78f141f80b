import * as THREE from 'three';
import type { Settle } from '../surface';
import type { Shot } from './shot';

/** How a camera shows what it promises to show. */
export interface Shown {
  readonly of: Shot['of'];
  /** The subject's box, as shares of half the picture from its middle: right and up positive, 1 at the edge. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Whether it lies before the camera. */
  readonly isAhead: boolean;
  /** From the eye to the middle of the subject, m, and from the ground up to the eye. */
  readonly distance: number;
  readonly eyeHeight: number;
}

const corner = new THREE.Vector3();
const across = new THREE.Vector3();
const upwards = new THREE.Vector3();
const below = new THREE.Vector3();

/** Where the subject of a shot lies in the picture of a camera that was fitted to a view. For tests and the console: allocates. */
export function subjectIn(camera: THREE.PerspectiveCamera, shot: Shot | null, settle: Settle): Shown {
  const nothing = {
    of: 'jumper' as const,
    left: 0,
    right: 0,
    bottom: 0,
    top: 0,
    isAhead: false,
    distance: 0,
    eyeHeight: 0,
  };
  if (!shot) return nothing;
  across.setFromMatrixColumn(camera.matrixWorld, 0);
  upwards.setFromMatrixColumn(camera.matrixWorld, 1);
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [x, y] of [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const) {
    corner.copy(shot.subject);
    corner.addScaledVector(across, x * shot.radius).addScaledVector(upwards, y * shot.radius);
    corner.project(camera);
    xs.push(corner.x);
    ys.push(corner.y);
  }
  corner.copy(shot.subject).applyMatrix4(camera.matrixWorldInverse);
  settle(below.copy(shot.eye));
  return {
    of: shot.of,
    left: Math.min(...xs),
    right: Math.max(...xs),
    bottom: Math.min(...ys),
    top: Math.max(...ys),
    isAhead: corner.z < 0,
    distance: shot.eye.distanceTo(shot.subject),
    eyeHeight: shot.eye.y - below.y,
  };
}
