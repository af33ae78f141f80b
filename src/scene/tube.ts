import * as THREE from 'three';

const up = new THREE.Vector3(0, 1, 0);

/** A round tube from one point to another. */
export function tubeBetween(from: THREE.Vector3, to: THREE.Vector3, radius: number, sides = 6): THREE.BufferGeometry {
  const direction = to.clone().sub(from);
  const length = direction.length();
  const tube = new THREE.CylinderGeometry(radius, radius, length, sides, 1);
  tube.applyQuaternion(new THREE.Quaternion().setFromUnitVectors(up, direction.divideScalar(length)));
  return tube.translate((from.x + to.x) / 2, (from.y + to.y) / 2, (from.z + to.z) / 2);
}
