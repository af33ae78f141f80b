/** Panels laid out on the ground where the jump ends: a cross inside a ring of squares, as drop zones mark their target. */
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { disposeTree, type Part } from '../disposal';
import { type AirUniforms, veilWithAir } from '../light/aerial';

export function createLandingMark(air: AirUniforms): Part {
  const panels: THREE.BufferGeometry[] = [];
  const lay = (length: number, width: number, angle: number, radius: number): void => {
    const panel = new THREE.PlaneGeometry(length, width);
    panel.rotateX(-Math.PI / 2);
    panel.translate(radius, 0.04, 0);
    panel.rotateY(angle);
    panels.push(panel);
  };
  for (let i = 0; i < 4; i++) lay(9, 2.4, (i * Math.PI) / 2, 6.6);
  for (let i = 0; i < 16; i++) lay(1.6, 3.6, ((i + 0.5) * Math.PI) / 8, 19);
  const geometry = mergeGeometries(panels);
  for (const panel of panels) panel.dispose();
  const material = veilWithAir(new THREE.MeshLambertMaterial({ color: 0xc8602e }), air);
  const object = new THREE.Mesh(geometry, material);
  return { object, dispose: () => disposeTree(object) };
}
