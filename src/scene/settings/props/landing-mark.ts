/**
 * What marks a landing on the ground, as drop zones use it: a T of fabric panels, 2.1 by 0.6 m each, its stem along the wind, and a
 * ring of small white discs around it.
 */
import * as THREE from 'three';
import { createRandom } from '../../../math/random';
import type { Part } from '../../disposal';
import type { AirUniforms } from '../../light/aerial';
import { createPropMaterial } from './prop-material';
import { propGeometry } from './props';
import { type Albedo, addDisc, addFace, createSolids, type Solids, solidData } from './solids';

const PANEL: Albedo = [0.5, 0.115, 0.06];
const DISC: Albedo = [0.6, 0.575, 0.52];
const PANEL_LENGTH = 2.1;
const PANEL_WIDTH = 0.6;
/** From the middle of one panel to that of the next, m. */
const STEP = 2.2;
/** A panel lies in low waves: so many of half a length. */
const WAVES = 7;
const DISCS = 20;
const RING = 12;

/** One panel, its middle at (x, z); `long` lies along x. */
function addPanel(solids: Solids, x: number, z: number, long: boolean, random: () => number): void {
  const half = PANEL_LENGTH / WAVES / 2;
  const skew = 0.06 * (random() - 0.5);
  const faded = 0.04 * random();
  let low = 0.02;
  for (let k = 0; k < WAVES; k++) {
    const off = (k + 0.5) * 2 * half - PANEL_LENGTH / 2;
    const high = k % 2 === 0 ? 0.025 + 0.012 * random() : 0.018;
    const rise = (high - low) / 2;
    const middle = (high + low) / 2;
    const tone = 0.92 + 0.16 * random();
    const colour: Albedo = [PANEL[0] * tone + faded, PANEL[1] * tone + faded, PANEL[2] * tone + faded];
    if (long)
      addFace(solids, [x + off, middle, z + skew * off], [0, 0, PANEL_WIDTH / 2], [half, rise, skew * half], colour);
    else addFace(solids, [x + skew * off, middle, z + off], [skew * half, rise, half], [PANEL_WIDTH / 2, 0, 0], colour);
    low = high;
  }
}

export function createLandingMark(air: AirUniforms): Part {
  const random = createRandom(23);
  const solids = createSolids();
  // The stem runs along x, the bar lies across its end.
  for (let i = 0; i < 3; i++) addPanel(solids, STEP * (i - 1), 0, true, random);
  for (const i of [-1, 0, 1]) addPanel(solids, 1.5 * STEP + 0.35, STEP * i, false, random);
  for (let i = 0; i < DISCS; i++) {
    const angle = ((i + 0.5) / DISCS) * 2 * Math.PI;
    addDisc(solids, 0.42, 12, [RING * Math.cos(angle), 0.025, RING * Math.sin(angle)], DISC);
  }
  const material = createPropMaterial(air, { wrap: 0, laid: true });
  const object = new THREE.Mesh(propGeometry(solidData(solids)), material);
  object.frustumCulled = false;
  return {
    object,
    dispose() {
      object.geometry.dispose();
      material.dispose();
    },
  };
}
