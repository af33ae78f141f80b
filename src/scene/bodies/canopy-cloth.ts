/**
 * The cloth of a canopy as one mesh: upper and lower skin in half cells with creases between them, ribs that show in the mouths,
 * stabilisers at the tips. Written anew from the ribs whenever they move.
 */
import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import { LINE_GROUPS, LIP, type Ribs } from './canopy-shape';

/** What a corner belongs to; a fragment of cloth reads it to draw its seams. */
export const PARTS = { upper: 0, lower: 1, rib: 2, tip: 3, gear: 4, mesh: 5 } as const;

export interface Cloth {
  readonly geometry: THREE.BufferGeometry;
  /** Columns of corners across half a cell. */
  readonly columns: number;
  readonly triangles: number;
}

/** Depth of a stabiliser under the tip, in chords. */
const STABILISER = 0.12;
const STABILISER_END = 0.9;
/** Share of its height below which a rib no longer holds its stabiliser out. */
const LIMP = 0.05;
/** How far air bows the skins out between two ribs, in widths of half a cell. */
const BOW_ABOVE = 0.13;
const BOW_BELOW = 0.085;

type Rgb = readonly [number, number, number];

const OLIVE = { main: [0.078, 0.1, 0.044], nose: [0.062, 0.08, 0.036], tips: [0.05, 0.064, 0.031] } as const;
const WHITE: Rgb = [0.66, 0.63, 0.58];
const RED: Rgb = [0.54, 0.045, 0.022];

/** Colour of a panel, linear: of a half cell from the left, on the upper skin or not, ahead of the cross seam or behind it. */
function dyeOf(setting: SettingName, cells: number, half: number, isUpper: boolean, isFront: boolean): Rgb {
  /** Cells from the middle one. */
  const out = Math.abs(Math.floor(half / 2) - (cells - 1) / 2);
  const isTip = out === (cells - 1) / 2;
  if (setting === 'desert') return isTip ? OLIVE.tips : isUpper && isFront ? OLIVE.nose : OLIVE.main;
  // White with a red middle, red tips and a red nose over the middle three cells.
  return isTip || out === 0 || (out === 1 && isUpper && isFront) ? RED : WHITE;
}

/** Columns of corners across a half cell, by tier. */
export const columnsOf = (roundness: number): number => (roundness < 12 ? 3 : roundness < 20 ? 7 : 9);

/** The mesh of a wing with these ribs, still without places. */
export function createCloth(ribs: Ribs, setting: SettingName, roundness: number): Cloth {
  const { count, shares, lip, cells } = ribs;
  const rows = shares.length;
  const columns = columnsOf(roundness);
  const tone: number[] = [];
  const weave: number[] = [];
  const index: number[] = [];
  let corners = 0;
  const add = (rgb: Rgb, across: number, along: number, part: number, loose: number): number => {
    tone.push(...rgb);
    weave.push(across, along, part, loose);
    return corners++;
  };
  const seam = LINE_GROUPS[1];
  const secondRow = shares.lastIndexOf(seam);
  for (const isUpper of [true, false]) {
    const first = isUpper ? 0 : lip;
    for (let k = 0; k + 1 < count; k++) {
      const start = corners;
      for (let c = 0; c < columns; c++) {
        for (let j = first; j < rows; j++) {
          const share = shares[j]!;
          // The trailing edge ripples; a little more where no line holds it.
          const loose =
            share > 0.8 ? ((share - 0.8) / 0.2) ** 2 * (0.35 + 0.65 * Math.sin((Math.PI * c) / (columns - 1))) : 0;
          const rgb = dyeOf(setting, cells, k, isUpper, j < secondRow);
          add(rgb, k + c / (columns - 1), share, isUpper ? PARTS.upper : PARTS.lower, loose);
        }
      }
      const high = rows - first;
      for (let c = 0; c + 1 < columns; c++) {
        for (let j = 0; j + 1 < high; j++) {
          if (shares[first + j] === shares[first + j + 1]) continue;
          const a = start + c * high + j;
          const b = a + high;
          if (isUpper) index.push(a, a + 1, b, b, a + 1, b + 1);
          else index.push(a, b, a + 1, b, b + 1, a + 1);
        }
      }
    }
  }
  for (let i = 0; i < count; i++) {
    const start = corners;
    const isTip = i === 0 || i === count - 1;
    const rgb = dyeOf(setting, cells, Math.min(i, count - 2), false, false);
    for (let j = 0; j < rows; j++) {
      const loose = shares[j]! > 0.8 ? ((shares[j]! - 0.8) / 0.2) ** 2 * 0.35 : 0;
      // Of a rib, `across` is how far up it is: where its crossports lie.
      for (const height of [1, 0]) add(rgb, height, shares[j]!, isTip ? PARTS.tip : PARTS.rib, loose);
    }
    for (let j = 0; j + 1 < rows; j++) {
      if (shares[j] === shares[j + 1]) continue;
      const a = start + 2 * j;
      // The tips face outwards.
      if (i === 0) index.push(a, a + 1, a + 2, a + 2, a + 1, a + 3);
      else index.push(a, a + 2, a + 1, a + 2, a + 3, a + 1);
    }
  }
  for (const i of [0, count - 1]) {
    const start = corners;
    const rgb = dyeOf(setting, cells, Math.min(i, count - 2), false, true);
    for (let j = 0; j < rows; j++) {
      add(rgb, 0, shares[j]!, PARTS.tip, 0);
      add(rgb, 0, shares[j]!, PARTS.tip, 0.12);
    }
    for (let j = 0; j + 1 < rows; j++) {
      if (shares[j] === shares[j + 1]) continue;
      const a = start + 2 * j;
      if (i === 0) index.push(a, a + 1, a + 2, a + 2, a + 1, a + 3);
      else index.push(a, a + 2, a + 1, a + 2, a + 3, a + 1);
    }
  }
  const geometry = new THREE.BufferGeometry();
  for (const name of ['position', 'normal']) {
    const numbers = new THREE.BufferAttribute(new Float32Array(corners * 3), 3);
    geometry.setAttribute(name, numbers.setUsage(THREE.DynamicDrawUsage));
  }
  geometry.setAttribute('color', new THREE.BufferAttribute(new Float32Array(tone), 3));
  geometry.setAttribute('weave', new THREE.BufferAttribute(new Float32Array(weave), 4));
  geometry.setIndex(index);
  return { geometry, columns, triangles: index.length / 3 };
}

/** Of a column across half a cell: its share of the way, and how far it bows out there. */
const bowOf: Record<number, Float64Array> = {};
for (const columns of [3, 7, 9]) {
  bowOf[columns] = Float64Array.from({ length: columns }, (_, c) => Math.sin((Math.PI * c) / (columns - 1)));
}

/** Normals of a grid of corners; its columns have creases on either side. */
function normalsOfStrip(
  p: Float32Array,
  n: Float32Array,
  start: number,
  columns: number,
  high: number,
  sign: number,
): void {
  for (let c = 0; c < columns; c++) {
    const left = c > 0 ? -3 * high : 0;
    const right = c + 1 < columns ? 3 * high : 0;
    for (let j = 0; j < high; j++) {
      const o = 3 * (start + c * high + j);
      const ahead = o + (j > 1 ? -6 : j > 0 ? -3 : 0);
      const behind = o + (j + 2 < high ? 6 : j + 1 < high ? 3 : 0);
      const ax = p[behind]! - p[ahead]!;
      const ay = p[behind + 1]! - p[ahead + 1]!;
      const az = p[behind + 2]! - p[ahead + 2]!;
      const bx = p[o + right]! - p[o + left]!;
      const by = p[o + right + 1]! - p[o + left + 1]!;
      const bz = p[o + right + 2]! - p[o + left + 2]!;
      const x = ay * bz - az * by;
      const y = az * bx - ax * bz;
      const z = ax * by - ay * bx;
      const length = Math.sqrt(x * x + y * y + z * z);
      const scale = length > 1e-12 ? sign / length : 0;
      n[o] = x * scale;
      n[o + 1] = y * scale;
      n[o + 2] = z * scale;
    }
  }
}

/** Writes places and normals of all corners. Allocates nothing. */
export function writeCloth(cloth: Cloth, ribs: Ribs, span: number, chord: number): void {
  const { geometry, columns } = cloth;
  const { count, shares, lip, at, up, tall, pressure, upper, lower, slump } = ribs;
  const position = geometry.getAttribute('position') as THREE.BufferAttribute;
  const normal = geometry.getAttribute('normal') as THREE.BufferAttribute;
  const p = position.array as Float32Array;
  const n = normal.array as Float32Array;
  const rows = shares.length;
  const width = span / (count - 1);
  const bows = bowOf[columns]!;
  let corner = 0;
  for (let skin = 0; skin < 2; skin++) {
    const first = skin === 0 ? 0 : lip;
    const heights = skin === 0 ? upper : lower;
    for (let k = 0; k + 1 < count; k++) {
      const start = corner;
      const push = pressure[k]!;
      const bow = (skin === 0 ? BOW_ABOVE : -BOW_BELOW) * width * push;
      for (let c = 0; c < columns; c++) {
        const t = c / (columns - 1);
        const arch = bows[c]!;
        const thick = chord * (tall[k]! + (tall[k + 1]! - tall[k]!) * t);
        for (let j = first; j < rows; j++) {
          const a = 3 * (k * rows + j);
          const b = a + 3 * rows;
          const dx = at[b]! - at[a]!;
          const dy = at[b + 1]! - at[a + 1]!;
          const dz = at[b + 2]! - at[a + 2]!;
          // What is wider than the ribs stand apart lies in a fold, the upper over the lower.
          const spare = width * width - dx * dx - dy * dy - dz * dz;
          let fold = spare > 0 ? 0.5 * Math.sqrt(spare) * (skin === 0 ? 0.9 : 0.72) : 0;
          // Gathered tightly, one fold lies in the next.
          fold *= 0.42 + 0.58 * Math.min(1, (2 * Math.sqrt(dx * dx + dy * dy + dz * dz)) / width);
          let s = t;
          if (slump > 0) {
            // Where cloth lies, each fold has fallen to some side, one more than the other.
            const whim = Math.sin(2.7 * k + 1.3 * j + Math.sin(1.1 * k));
            fold *= 1 - slump * (0.66 + 0.3 * whim);
            s += 0.9 * slump * arch * Math.sin(1.9 * k + 0.9 * j) * (spare > 0 ? 1 : 0) * t * (1 - t);
          }
          const share = shares[j]!;
          // The skins are sewn together along the trailing edge.
          const slim = share > 0.6 ? 1 - ((share - 0.6) / 0.4) ** 2 : 1;
          // A full cell has no fold; the bow takes over from it as it fills.
          const h = heights[j]! * thick + arch * (bow * slim + fold * (1 - push));
          const o = 3 * corner++;
          p[o] = at[a]! + dx * s + h * (up[a]! + (up[b]! - up[a]!) * t);
          p[o + 1] = at[a + 1]! + dy * s + h * (up[a + 1]! + (up[b + 1]! - up[a + 1]!) * t);
          p[o + 2] = at[a + 2]! + dz * s + h * (up[a + 2]! + (up[b + 2]! - up[a + 2]!) * t);
        }
      }
      normalsOfStrip(p, n, start, columns, rows - first, skin === 0 ? 1 : -1);
    }
  }
  for (let i = 0; i < count; i++) {
    const thick = chord * tall[i]!;
    for (let j = 0; j < rows; j++) {
      const a = 3 * (i * rows + j);
      for (let edge = 0; edge < 2; edge++) {
        const h = thick * (edge === 0 ? upper[j]! : lower[j]!);
        const o = 3 * corner++;
        p[o] = at[a]! + h * up[a]!;
        p[o + 1] = at[a + 1]! + h * up[a + 1]!;
        p[o + 2] = at[a + 2]! + h * up[a + 2]!;
      }
    }
    normalsOfBand(ribs, n, i, corner - 2 * rows, i === 0 ? 1 : -1);
  }
  for (let side = -1; side <= 1; side += 2) {
    const i = side < 0 ? 0 : count - 1;
    const thick = chord * tall[i]!;
    for (let j = 0; j < rows; j++) {
      const a = 3 * (i * rows + j);
      const share = shares[j]!;
      const t = (share - LIP) / (STABILISER_END - LIP);
      const inset = t <= 0 || t >= 1 ? 0 : Math.min(1, 8 * t) * (1 - t * t * t);
      const depth = STABILISER * Math.max(0, thick - LIMP * chord) * inset;
      for (let edge = 0; edge < 2; edge++) {
        const h = thick * lower[j]! - edge * depth;
        const out = 0.16 * edge * depth * side;
        const o = 3 * corner++;
        p[o] = at[a]! + h * up[a]!;
        p[o + 1] = at[a + 1]! + h * up[a + 1]! - out * up[a + 2]!;
        p[o + 2] = at[a + 2]! + h * up[a + 2]! + out * up[a + 1]!;
      }
    }
    normalsOfBand(ribs, n, i, corner - 2 * rows, -side);
  }
  position.needsUpdate = true;
  normal.needsUpdate = true;
}

/** Normals of pairs of corners along a rib, square to its chord and to its height. */
function normalsOfBand(ribs: Ribs, n: Float32Array, rib: number, start: number, sign: number): void {
  const { at, up, shares } = ribs;
  const rows = shares.length;
  for (let j = 0; j < rows; j++) {
    const o = 3 * (rib * rows + j);
    const ahead = o - (j > 1 ? 6 : j > 0 ? 3 : 0);
    const behind = o + (j + 2 < rows ? 6 : j + 1 < rows ? 3 : 0);
    const ax = at[behind]! - at[ahead]!;
    const ay = at[behind + 1]! - at[ahead + 1]!;
    const az = at[behind + 2]! - at[ahead + 2]!;
    const x = ay * up[o + 2]! - az * up[o + 1]!;
    const y = az * up[o]! - ax * up[o + 2]!;
    const z = ax * up[o + 1]! - ay * up[o]!;
    const length = Math.sqrt(x * x + y * y + z * z);
    const scale = length > 1e-12 ? sign / length : 0;
    for (let k = 3 * (start + 2 * j); k < 3 * (start + 2 * j) + 6; k += 3) {
      n[k] = x * scale;
      n[k + 1] = y * scale;
      n[k + 2] = z * scale;
    }
  }
}
