/**
 * A surface as one sheet of rows and columns, wherever the corners lie: a plain around a point, or a mountain side with an
 * overhang. Cut into strips of columns, so that what is behind the camera is skipped.
 */
import type { Sliced } from '../../math/sliced';

/** One corner of the sheet. `place` sets position, chart and level; `paint` then knows `steepness` and sets the colour. */
export interface Corner {
  x: number;
  y: number;
  z: number;
  /** Metres along the surface, for the grain. */
  chartAlong: number;
  chartAcross: number;
  /** Height of the land under water, m; `y` where it is dry. */
  level: number;
  /** Vertical part of the unit normal: 1 on level ground, 0 on a wall. */
  upness: number;
  red: number;
  green: number;
  blue: number;
  /** How strongly the grain shows, 0 to 1. */
  grain: number;
}

export interface SheetShape {
  readonly rows: number;
  readonly columns: number;
  /** The last column meets the first. */
  readonly closed: boolean;
  /** Number of strips. */
  readonly strips: number;
}

export interface SheetPlan extends SheetShape {
  place(row: number, column: number, corner: Corner): void;
  paint(row: number, column: number, corner: Corner): void;
}

export function createCorner(): Corner {
  return {
    x: 0,
    y: 0,
    z: 0,
    chartAlong: 0,
    chartAcross: 0,
    level: 0,
    upness: 1,
    red: 0,
    green: 0,
    blue: 0,
    grain: 1,
  };
}

/** The sheet as plain arrays: fit to be sent from one thread to another. */
export interface SheetData {
  readonly position: Float32Array;
  readonly normal: Float32Array;
  readonly chart: Float32Array;
  /** Red, green, blue, strength of the grain. */
  readonly tone: Float32Array;
  readonly level: Float32Array;
  readonly strips: readonly Strip[];
}

/** A part of a sheet that is drawn, or not, by itself. */
export interface Strip {
  /** Corners of its triangles. */
  readonly index: Uint32Array;
  /** The sphere around it: x, y, z, radius. */
  readonly sphere: Float32Array;
}

/** Triangles face the side from which rows run up and columns to the right. */
export function* createSheetData(plan: SheetPlan): Sliced<SheetData> {
  const { rows, columns } = plan;
  const count = rows * columns;
  const position = new Float32Array(count * 3);
  const chart = new Float32Array(count * 2);
  const tone = new Float32Array(count * 4);
  const level = new Float32Array(count);
  const corner = createCorner();
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const k = r * columns + c;
      plan.place(r, c, corner);
      position[3 * k] = corner.x;
      position[3 * k + 1] = corner.y;
      position[3 * k + 2] = corner.z;
      chart[2 * k] = corner.chartAlong;
      chart[2 * k + 1] = corner.chartAcross;
      level[k] = corner.level;
    }
    yield;
  }
  const normal = normalsOf(position, plan);
  yield;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const k = r * columns + c;
      corner.x = position[3 * k]!;
      corner.y = position[3 * k + 1]!;
      corner.z = position[3 * k + 2]!;
      corner.level = level[k]!;
      corner.upness = normal[3 * k + 1]!;
      plan.paint(r, c, corner);
      tone[4 * k] = corner.red;
      tone[4 * k + 1] = corner.green;
      tone[4 * k + 2] = corner.blue;
      tone[4 * k + 3] = corner.grain;
    }
    yield;
  }
  return { position, normal, chart, tone, level, strips: yield* stripsOf(position, plan) };
}

/** Normals from the neighbours along row and column. */
export function normalsOf(position: Float32Array, { rows, columns, closed }: SheetShape): Float32Array {
  const normal = new Float32Array(position.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      // A closed sheet repeats its first column as its last one, so the neighbour beyond it is the second.
      const left = 3 * (r * columns + (c > 0 ? c - 1 : closed ? columns - 2 : 0));
      const right = 3 * (r * columns + (c < columns - 1 ? c + 1 : closed ? 1 : columns - 1));
      const above = 3 * (Math.max(r - 1, 0) * columns + c);
      const below = 3 * (Math.min(r + 1, rows - 1) * columns + c);
      const ax = position[right]! - position[left]!;
      const ay = position[right + 1]! - position[left + 1]!;
      const az = position[right + 2]! - position[left + 2]!;
      const bx = position[below]! - position[above]!;
      const by = position[below + 1]! - position[above + 1]!;
      const bz = position[below + 2]! - position[above + 2]!;
      const x = ay * bz - az * by;
      const y = az * bx - ax * bz;
      const z = ax * by - ay * bx;
      const length = Math.hypot(x, y, z);
      const k = 3 * (r * columns + c);
      normal[k] = length > 0 ? x / length : 0;
      normal[k + 1] = length > 0 ? y / length : 1; // the point in the middle of a round sheet
      normal[k + 2] = length > 0 ? z / length : 0;
    }
  }
  return normal;
}

/**
 * Cuts a sheet into its strips.
 *
 * @param heights  of the corners: cells are then cut along the contour, so that shores and ridges run smoothly
 */
export function* stripsOf(
  position: Float32Array,
  { rows, columns, strips }: SheetShape,
  heights?: Float32Array,
): Sliced<Strip[]> {
  const out: Strip[] = [];
  for (let s = 0; s < strips; s++) {
    const first = Math.floor(((columns - 1) * s) / strips);
    const last = Math.floor(((columns - 1) * (s + 1)) / strips);
    const index = new Uint32Array((rows - 1) * (last - first) * 6);
    let n = 0;
    for (let r = 0; r < rows - 1; r++) {
      for (let c = first; c < last; c++) {
        const a = r * columns + c;
        const b = a + 1;
        const d = a + columns;
        const e = d + 1;
        // Alternating diagonals leave no grain of their own.
        const falling = heights
          ? Math.abs(heights[a]! - heights[e]!) < Math.abs(heights[b]! - heights[d]!)
          : (r + c) % 2 === 0;
        if (falling) index.set([a, b, e, a, e, d], n);
        else index.set([a, b, d, b, e, d], n);
        n += 6;
      }
    }
    out.push({ index, sphere: sphereAround(position, index) });
    yield;
  }
  return out;
}

function sphereAround(position: Float32Array, index: Uint32Array): Float32Array {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const k of index) {
    for (let c = 0; c < 3; c++) {
      low[c] = Math.min(low[c]!, position[3 * k + c]!);
      high[c] = Math.max(high[c]!, position[3 * k + c]!);
    }
  }
  const [x, y, z] = low.map((l, c) => (l + high[c]!) / 2) as [number, number, number];
  return Float32Array.of(x, y, z, Math.hypot(high[0]! - x, high[1]! - y, high[2]! - z));
}
