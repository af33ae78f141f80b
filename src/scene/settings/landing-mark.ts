/**
 * What marks a landing on the ground, as drop zones use it: a T of fabric panels, 2.1 by 0.6 m each, its stem along the wind, and a
 * ring of small white discs around it.
 */
import * as THREE from 'three';
import type { Part } from '../disposal';
import type { AirUniforms } from '../light/aerial';
import { createPropMaterial } from './prop-material';
import { type Albedo, painted, propGeometry } from './props';

const PANEL: Albedo = [0.72, 0.13, 0.045];
const DISC: Albedo = [0.62, 0.6, 0.56];
const PANEL_LENGTH = 2.1;
const PANEL_WIDTH = 0.6;
const DISCS = 20;
const RING = 12;

export function createLandingMark(air: AirUniforms): Part {
  const solids: THREE.BufferGeometry[] = [];
  const lay = (x: number, z: number, long: boolean): void => {
    const panel = new THREE.PlaneGeometry(long ? PANEL_LENGTH : PANEL_WIDTH, long ? PANEL_WIDTH : PANEL_LENGTH);
    solids.push(painted(panel.rotateX(-Math.PI / 2).translate(x, 0.03, z), PANEL));
  };
  // The stem runs along x in two rows, so that it can be told from high up; the bar across its end.
  for (let i = 0; i < 4; i++) for (const side of [-1, 1]) lay(2.3 * i - 3.6, side * 0.33, true);
  for (const i of [-2, -1, 0, 1, 2]) for (const row of [0, 1]) lay(5.1 + 0.66 * row, 2.3 * i, false);
  for (let i = 0; i < DISCS; i++) {
    const angle = ((i + 0.5) / DISCS) * 2 * Math.PI;
    const disc = new THREE.CircleGeometry(0.42, 12).rotateX(-Math.PI / 2);
    solids.push(painted(disc.translate(RING * Math.cos(angle), 0.025, RING * Math.sin(angle)), DISC));
  }
  const material = createPropMaterial(air, { wrap: 0, laid: true });
  const object = new THREE.Mesh(propGeometry(solids), material);
  object.frustumCulled = false;
  return {
    object,
    dispose() {
      object.geometry.dispose();
      material.dispose();
    },
  };
}
