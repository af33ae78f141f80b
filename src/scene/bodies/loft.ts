/** Skins over sections in a row, bound to bones: the way trunk, limbs and gear of the figure are made. */
import * as THREE from 'three';
import type { Rgb } from './kits';

export enum Bone {
  Hips,
  Chest,
  Head,
  UpperArmR,
  ForearmR,
  HandR,
  ThighR,
  ShinR,
  FootR,
  UpperArmL,
  ForearmL,
  HandL,
  ThighL,
  ShinL,
  FootL,
}

/** Centre, half widths (to the front; the other way), the two bones it follows and the share of the second, colour. */
export type Section = readonly [
  x: number,
  y: number,
  z: number,
  front: number,
  side: number,
  a: Bone,
  b: Bone,
  share: number,
  c: Rgb,
];

/**
 * A skin over sections in a row.
 *
 * @param axis    direction of the row
 * @param square  2 for ellipses, more for boxes with rounded edges
 */
export function loft(
  axis: 'y' | 'z',
  sections: readonly Section[],
  around: number,
  square = 2.2,
): THREE.BufferGeometry {
  const positions: number[] = [];
  const colours: number[] = [];
  const bones: number[] = [];
  const weights: number[] = [];
  const index: number[] = [];
  const put = (s: Section, front: number, side: number): void => {
    positions.push(s[0] + front, axis === 'y' ? s[1] : s[1] + side, axis === 'y' ? s[2] + side : s[2]);
    colours.push(...s[8]);
    bones.push(s[5], s[6], 0, 0);
    weights.push(1 - s[7], s[7], 0, 0);
  };
  const power = 2 / square;
  for (const s of sections) {
    for (let i = 0; i < around; i++) {
      const angle = (i / around) * 2 * Math.PI;
      const c = Math.cos(angle);
      const d = Math.sin(angle);
      put(s, s[3] * Math.sign(c) * Math.abs(c) ** power, s[4] * Math.sign(d) * Math.abs(d) ** power);
    }
  }
  for (let r = 0; r < sections.length - 1; r++) {
    for (let i = 0; i < around; i++) {
      const a = r * around + i;
      const b = r * around + ((i + 1) % around);
      index.push(a, b, a + around, b, b + around, a + around);
    }
  }
  for (const end of [0, sections.length - 1]) {
    const middle = positions.length / 3;
    put(sections[end]!, 0, 0);
    for (let i = 0; i < around; i++) {
      const a = end * around + i;
      const b = end * around + ((i + 1) % around);
      if (end === 0) index.push(middle, b, a);
      else index.push(middle, a, b);
    }
  }
  const first = sections[0]!;
  const last = sections[sections.length - 1]!;
  const rises = axis === 'y' ? last[1] > first[1] : last[2] < first[2];
  if (rises) for (let i = 0; i < index.length; i += 3) [index[i], index[i + 1]] = [index[i + 1]!, index[i]!];
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setAttribute('color', new THREE.Float32BufferAttribute(colours, 3));
  geometry.setAttribute('skinIndex', new THREE.Uint16BufferAttribute(bones, 4));
  geometry.setAttribute('skinWeight', new THREE.Float32BufferAttribute(weights, 4));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}
