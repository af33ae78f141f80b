/** Skins over sections in a row along a path: limbs of gear, straps, hoses, fingers. */
import { type Field, slope, smoothRows } from './figure-field';
import { addCorner, type Bind, cornersOf, type Paint, roundOff, type Skin, turnOver, volumeOf } from './figure-mesh';

/** Centre, and half widths: the first across `up`, the second along it. m. */
export type Section = readonly [x: number, y: number, z: number, a: number, b: number];

export interface LoftOptions {
  readonly paint: Paint;
  readonly bind: Bind;
  readonly around: number;
  /** Direction of the second half width, upright on the path as far as it can be. */
  readonly up?: readonly [number, number, number];
  /** 2 for ellipses, more for boxes with rounded edges. */
  readonly square?: number;
  /** Sections between two that are given, for a smooth course. */
  readonly steps?: number;
}

type V = [number, number, number];
const cross = (a: readonly number[], b: readonly number[]): V => [
  a[1]! * b[2]! - a[2]! * b[1]!,
  a[2]! * b[0]! - a[0]! * b[2]!,
  a[0]! * b[1]! - a[1]! * b[0]!,
];
const unit = (a: readonly number[]): V => {
  const length = Math.sqrt(a[0]! ** 2 + a[1]! ** 2 + a[2]! ** 2) || 1;
  return [a[0]! / length, a[1]! / length, a[2]! / length];
};

/** Adds a closed skin over sections; both ends are covered. */
export function addLoft(skin: Skin, sections: readonly Section[], options: LoftOptions): void {
  const { paint, bind, around, up = [0, 1, 0], square = 2, steps = 1 } = options;
  const rows = steps > 1 ? smoothRows(sections, steps) : sections;
  const first = cornersOf(skin);
  const firstIndex = skin.index.length;
  const power = 2 / square;
  rows.forEach((s, r) => {
    const before = rows[Math.max(0, r - 1)]!;
    const after = rows[Math.min(rows.length - 1, r + 1)]!;
    const along = unit([after[0]! - before[0]!, after[1]! - before[1]!, after[2]! - before[2]!]);
    const aside = unit(cross(along, up));
    const over = cross(aside, along);
    for (let i = 0; i < around; i++) {
      const angle = ((i + (square > 3 ? 0.5 : 0)) / around) * 2 * Math.PI;
      const c = Math.cos(angle);
      const d = Math.sin(angle);
      const p = Math.max(s[3]!, 1e-4) * Math.sign(c) * Math.abs(c) ** power;
      const q = Math.max(s[4]!, 1e-4) * Math.sign(d) * Math.abs(d) ** power;
      const at = [0, 1, 2].map((n) => s[n]! + p * aside[n]! + q * over[n]!) as V;
      addCorner(skin, ...at, paint, bind);
    }
  });
  const { index } = skin;
  for (let r = 0; r < rows.length - 1; r++) {
    for (let i = 0; i < around; i++) {
      const a = first + r * around + i;
      const b = first + r * around + ((i + 1) % around);
      index.push(a, b, a + around, b, b + around, a + around);
    }
  }
  for (const end of [0, rows.length - 1]) {
    const s = rows[end]!;
    const middle = addCorner(skin, s[0]!, s[1]!, s[2]!, paint, bind);
    for (let i = 0; i < around; i++) {
      const a = first + end * around + i;
      const b = first + end * around + ((i + 1) % around);
      if (end === 0) index.push(middle, b, a);
      else index.push(middle, a, b);
    }
  }
  if (volumeOf(skin, firstIndex) < 0) turnOver(skin, firstIndex);
  roundOff(skin, first, firstIndex);
}

/** A box with sharp edges: centre, half sizes, the directions of the first two of its axes. */
export function addBlock(
  skin: Skin,
  centre: readonly number[],
  half: readonly number[],
  paint: Paint,
  bind: Bind,
  axes: readonly [readonly number[], readonly number[]] = [
    [1, 0, 0],
    [0, 1, 0],
  ],
): void {
  const frame = [unit(axes[0]), unit(axes[1]), unit(cross(axes[0], axes[1]))];
  for (let axis = 0; axis < 3; axis++) {
    for (const sign of [1, -1]) {
      const first = cornersOf(skin);
      const firstIndex = skin.index.length;
      for (const [u, v] of [
        [1, 1],
        [-1, 1],
        [-1, -1],
        [1, -1],
      ]) {
        const way = [0, 0, 0];
        way[axis] = sign * half[axis]!;
        way[(axis + 1) % 3] = u! * half[(axis + 1) % 3]!;
        way[(axis + 2) % 3] = v! * sign * half[(axis + 2) % 3]!;
        const at = [0, 1, 2].map(
          (n) => centre[n]! + way[0]! * frame[0]![n]! + way[1]! * frame[1]![n]! + way[2]! * frame[2]![n]!,
        ) as V;
        addCorner(skin, ...at, paint, bind);
      }
      skin.index.push(first, first + 1, first + 2, first, first + 2, first + 3);
      roundOff(skin, first, firstIndex);
    }
  }
}

const found = new Float64Array(5);
/** A point that had to go no further lies where it is to, m. */
const NEAR = 0.0002;

/** Draws a point onto the surface of a field at a distance; `found` then holds the direction away from it. */
function cling(field: Field, point: V, height: number): void {
  for (let round = 0; round < 4; round++) {
    slope(field, point[0], point[1], point[2], found);
    const way = (found[3]! - height) / Math.max(0.5, found[4]!);
    for (let c = 0; c < 3; c++) point[c]! -= way * found[c]!;
    if (Math.abs(way) < NEAR) return;
  }
}

export interface StrapOptions {
  readonly width: number;
  readonly thick: number;
  readonly paint: Paint;
  readonly bind: Bind;
  /** Length between two sections, m. */
  readonly step: number;
  /** Distance from the surface at each given point, m; none: it lies on it. */
  readonly heights?: readonly number[];
}

/** A band that lies on a surface along points near it. */
export function addStrap(skin: Skin, field: Field, points: readonly V[], options: StrapOptions): void {
  const { width, thick, paint, bind, step } = options;
  const fine = smoothRows(
    points.map((p, i) => [...p, options.heights?.[i] ?? 0]),
    12,
  );
  const rows: [V, V, number][] = [];
  let passed = step;
  for (let i = 0; i < fine.length; i++) {
    const row = fine[i]!;
    if (i > 0) passed += Math.sqrt([0, 1, 2].reduce((sum, c) => sum + (row[c]! - fine[i - 1]![c]!) ** 2, 0));
    if (passed < step && i < fine.length - 1) continue;
    passed = 0;
    const at: V = [row[0]!, row[1]!, row[2]!];
    cling(field, at, Math.max(0, row[3]!));
    rows.push([at, [found[0]!, found[1]!, found[2]!], Math.max(0, row[3]!)]);
  }
  const first = cornersOf(skin);
  const firstIndex = skin.index.length;
  rows.forEach(([at, away, over], r) => {
    const before = rows[Math.max(0, r - 1)]![0];
    const after = rows[Math.min(rows.length - 1, r + 1)]![0];
    const aside = unit(cross([after[0] - before[0], after[1] - before[1], after[2] - before[2]], away));
    for (const [share, height] of [
      [-0.5, -0.4],
      [-0.46, 1],
      [0.46, 1],
      [0.5, -0.4],
    ] as const) {
      const point = [0, 1, 2].map((c) => at[c]! + share * width * aside[c]! + height * thick * away[c]!) as V;
      // Soft enough to lie on, unless it is stretched over something.
      if (over === 0) cling(field, point, height * thick);
      addCorner(skin, ...point, paint, bind);
    }
  });
  // Open below, where it lies on something.
  for (let r = 0; r < rows.length - 1; r++) {
    for (let i = 0; i < 3; i++) {
      const a = first + 4 * r + i;
      skin.index.push(a, a + 1, a + 4, a + 1, a + 5, a + 4);
    }
  }
  roundOff(skin, first, firstIndex);
  const away = rows[0]![1];
  if ([0, 1, 2].reduce((sum, c) => sum + away[c]! * skin.normal[3 * (first + 1) + c]!, 0) > 0) return;
  turnOver(skin, firstIndex);
  for (let n = 3 * first; n < skin.normal.length; n++) skin.normal[n] = -skin.normal[n]!;
}

export interface PatchOptions {
  /** Half sizes along the two directions, m. */
  readonly half: readonly [number, number];
  readonly thick: number;
  readonly paint: Paint;
  readonly bind: Bind;
  /** Squares along each direction. */
  readonly cells?: number;
  /** How round its outline is: 2 for an ellipse, more for a sheet with rounded corners. */
  readonly square?: number;
  /** How much thicker it is in its middle, m. */
  readonly bulge?: number;
  /** Of the tape around its edge. */
  readonly edge?: Paint;
}

/** A pad, pocket or flap that lies on a surface around a point near it. */
export function addPatch(skin: Skin, field: Field, centre: V, along: readonly [V, V], options: PatchOptions): void {
  const { half, thick, paint, bind, cells = 6, square = 6, bulge = 0 } = options;
  const [u, v] = [unit(along[0]), unit(along[1])];
  const first = cornersOf(skin);
  const firstIndex = skin.index.length;
  const wide = cells + 3;
  const away: number[] = [];
  // The outermost row all around is the foot of the edge, on the surface.
  for (let j = 0; j < wide; j++) {
    for (let i = 0; i < wide; i++) {
      const place = (n: number): number => Math.min(1, Math.max(-1, ((n - 1) / cells) * 2 - 1));
      const [s, t] = [place(i), place(j)];
      const most = Math.max(Math.abs(s), Math.abs(t));
      const round = most < 1e-6 ? 1 : most / (Math.abs(s) ** square + Math.abs(t) ** square) ** (1 / square);
      const foot = i === 0 || j === 0 || i === wide - 1 || j === wide - 1;
      const at = [0, 1, 2].map((c) => centre[c]! + s * round * half[0] * u[c]! + t * round * half[1] * v[c]!) as V;
      const height = foot ? -0.003 : thick * (most > 0.99 ? 0.75 : 1) + bulge * (1 - s * s) * (1 - t * t);
      cling(field, at, height);
      addCorner(skin, ...at, most > 0.99 ? (options.edge ?? paint) : paint, bind);
      away.push(foot ? 0 : found[0]!, foot ? 0 : found[1]!, foot ? 0 : found[2]!);
    }
  }
  for (let j = 0; j < wide - 1; j++) {
    for (let i = 0; i < wide - 1; i++) {
      const a = first + j * wide + i;
      skin.index.push(a, a + 1, a + wide, a + 1, a + wide + 1, a + wide);
    }
  }
  roundOff(skin, first, firstIndex);
  // Facing away from what it lies on.
  const middle = 3 * (first + Math.floor(wide / 2) * wide + Math.floor(wide / 2));
  slope(field, skin.position[middle]!, skin.position[middle + 1]!, skin.position[middle + 2]!, found);
  let out = 0;
  for (let c = 0; c < 3; c++) out += found[c]! * skin.normal[middle + c]!;
  if (out < 0) {
    turnOver(skin, firstIndex);
    for (let n = 3 * first; n < skin.normal.length; n++) skin.normal[n] = -skin.normal[n]!;
  }
  // A flat top with a plain edge rather than a cushion.
  for (let n = 0; n < away.length; n += 3) {
    const at = 3 * first + n;
    const normal = unit([0, 1, 2].map((c) => skin.normal[at + c]! + 1.6 * away[n + c]!));
    for (let c = 0; c < 3; c++) skin.normal[at + c] = normal[c]!;
  }
}
