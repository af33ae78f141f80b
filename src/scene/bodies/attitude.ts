/**
 * How the jumper lies in the air: orientations as quaternions that turn the body frame (x to the front of the body, y to its
 * head, z to its right) into the frame of the jump.
 */

import * as THREE from 'three';
import type { Posture } from '../../jumps/jump';
import { length2, length3 } from '../../math/length';
import type { Sample } from '../../recording/sample';

/** Angle between the airflow and the line from feet to head, rad, for postures that lie on the air. */
const angleOfAttack: Partial<Record<Posture, number>> = {
  dive: 0.5,
  belly: 1.5,
  pull: 1.42,
  track: 0.62,
  upright: 1.25,
};

const front = new THREE.Vector3();
const head = new THREE.Vector3();
const right = new THREE.Vector3();
const basis = new THREE.Matrix4();
const first = new THREE.Quaternion();
const load = new THREE.Vector3();

/** Orientation with the head along `headward` and the front as near to `frontward` as that allows. Neither changes. */
export function orient(headward: THREE.Vector3, frontward: THREE.Vector3, out: THREE.Quaternion): THREE.Quaternion {
  head.copy(headward).normalize();
  right.crossVectors(frontward, head);
  if (right.lengthSq() < 1e-10) right.set(0, 0, 1).addScaledVector(head, -head.z);
  right.normalize();
  front.crossVectors(head, right);
  return out.setFromRotationMatrix(basis.makeBasis(front, head, right));
}

const headTo = new THREE.Vector3();
const frontTo = new THREE.Vector3();

/** Lying on the air: `alpha` between flow and head, in the vertical plane of the course. */
function onTheAir(sample: Sample, alpha: number, out: THREE.Quaternion): void {
  const cx = Math.cos(sample.course);
  const cz = Math.sin(sample.course);
  const along = (sample.vx - sample.windX) * cx + (sample.vz - sample.windZ) * cz;
  const down = -sample.vy;
  const speed = length2(along, down);
  // At rest in the air there is no flow to lie on: as if falling straight down.
  const cos = speed > 0.5 ? along / speed : 0;
  const sin = speed > 0.5 ? down / speed : 1;
  const flowX = cos * cx;
  const flowZ = cos * cz;
  const a = Math.cos(alpha);
  const b = Math.sin(alpha);
  headTo.set(a * flowX + b * sin * cx, -a * sin + b * cos, a * flowZ + b * sin * cz);
  frontTo.set(b * flowX - a * sin * cx, -b * sin - a * cos, b * flowZ - a * sin * cz);
  orient(headTo, frontTo, out);
}

/** Direction in which the canopy pulls, as the load under it asks; straight up at rest. */
export function loadDirection(sample: Sample, out: THREE.Vector3): THREE.Vector3 {
  out.set(sample.ax, sample.ay + sample.gravity, sample.az);
  const flow = length3(sample.vx - sample.windX, sample.vy, sample.vz - sample.windZ);
  if (flow > 0.5) {
    // Before the canopy carries, it streams behind the body.
    const streaming = 1 - Math.min(1, sample.inflation * 1.6);
    load.set(sample.windX - sample.vx, -sample.vy, sample.windZ - sample.vz).divideScalar(flow);
    out
      .normalize()
      .multiplyScalar(1 - streaming)
      .addScaledVector(load, streaming);
  }
  if (!(out.lengthSq() > 1e-6)) out.set(0, 1, 0);
  out.normalize();
  // The model's load may point anywhere for an instant; a canopy never hangs far below its jumper.
  if (sample.inflation > 0.3 && out.y < 0.3) out.setY(0.3).normalize();
  return out;
}

/**
 * Orientation in one posture.
 *
 * @param pitch  nose-up angle of the bike for `riding`, rad
 */
export function attitudeOf(posture: Posture, sample: Sample, pitch: number, out: THREE.Quaternion): void {
  const alpha = angleOfAttack[posture];
  if (alpha !== undefined) {
    onTheAir(sample, alpha, out);
    return;
  }
  const cx = Math.cos(sample.course);
  const cz = Math.sin(sample.course);
  if (posture === 'riding') {
    headTo.set(-Math.sin(pitch) * cx, Math.cos(pitch), -Math.sin(pitch) * cz);
    frontTo.set(Math.cos(pitch) * cx, Math.sin(pitch), Math.cos(pitch) * cz);
  } else if (posture === 'standing') {
    headTo.set(0, 1, 0);
    // Aboard one looks out over the open ramp, against the flight.
    const outwards = sample.phase === 'aboard';
    frontTo.set(outwards ? -1 : cx, 0, outwards ? 0 : cz);
  } else {
    loadDirection(sample, headTo);
    frontTo.set(cx, 0, cz);
  }
  orient(headTo, frontTo, out);
}

/** Orientation a `share` of the way between two postures. */
export function blendAttitude(sample: Sample, pitch: number, out: THREE.Quaternion): void {
  attitudeOf(sample.postureFrom, sample, pitch, first);
  attitudeOf(sample.postureTo, sample, pitch, out);
  if (sample.postureShare < 1) out.copy(first.slerp(out, Math.max(0, sample.postureShare)));
}
