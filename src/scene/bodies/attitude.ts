import * as THREE from 'three';

const front = new THREE.Vector3();
const head = new THREE.Vector3();
const right = new THREE.Vector3();
const basis = new THREE.Matrix4();

/**
 * Turn of a body frame (x to the front, y to the head, z to the right): the head along `headward` and the front as near to
 * `frontward` as that allows. Neither changes.
 */
export function orient(headward: THREE.Vector3, frontward: THREE.Vector3, out: THREE.Quaternion): THREE.Quaternion {
  head.copy(headward).normalize();
  right.crossVectors(frontward, head);
  if (right.lengthSq() < 1e-10) right.set(0, 0, 1).addScaledVector(head, -head.z);
  right.normalize();
  front.crossVectors(head, right);
  return out.setFromRotationMatrix(basis.makeBasis(front, head, right));
}
