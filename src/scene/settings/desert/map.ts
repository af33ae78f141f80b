/**
 * Square maps of the desert coast, nested around the landing, for the surface shader: so that what a pixel shows does not depend
 * on how fine the mesh is. Worked out in a worker; no three here.
 */
import type { Sliced } from '../../../math/sliced';
import { createDesertPoint, curvatureDrop, desertAt, LEVEL_RADIUS, SEA_LEVEL } from '../../../physics/ground/desert';
import { createSheetData, type SheetData } from '../../ground/sheet';
import type { Spot } from '../../surface';
import { createFloor, desertFloor, type Paint, paintDesert, paintFloor } from './paint';
import { highwayOffset, trackOffset } from './ways';

/** Half the edges of the nested maps, fine to coarse, m. */
export const MAP_HALVES = [5_000, 15_000, 45_000, 135_000] as const;
/** Slopes are kept as the root of their share of this, so that they are finest about the level. */
export const MAP_STEEPEST = 0.8;
/** Heights above and below the sea that a map tells apart, m, kept in the same way. */
export const MAP_SHORE = 16;
/** Distances from the middle of a road that a map tells apart, in texels. */
export const MAP_WAYS = 2;

export interface DesertMap {
  /** Roots of the albedo, and how sandy it is. */
  readonly colour: Uint8Array;
  /** Slope along x and z, height above the sea, share of the sky that is open. */
  readonly shape: Uint8Array;
  /** Signed distance from the highway and from the track. */
  readonly ways: Uint8Array;
  /** On the finest map the fields of `Floor`, which its colours then leave out; null on the others. */
  readonly floor: Uint8Array | null;
}

export interface MapPlan {
  /** Which of the nested maps. */
  readonly level: number;
  /** Edge, texels. */
  readonly size: number;
}

const toByte = (share: number): number => Math.max(0, Math.min(255, Math.round(share * 255)));
const signedRoot = (share: number): number => 0.5 + 0.5 * Math.sign(share) * Math.sqrt(Math.min(1, Math.abs(share)));

/** Heights of the last maps made, because their shadows are cast again when the sun has moved. */
const heightsMade = new Map<string, Float32Array>();

function* heightsOf({ level, size }: MapPlan): Sliced<Float32Array> {
  const key = `${level} ${size}`;
  let heights = heightsMade.get(key);
  if (heights) return heights;
  heights = new Float32Array(size * size);
  const half = MAP_HALVES[level]!;
  const step = (2 * half) / size;
  const point = createDesertPoint();
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      desertAt((i + 0.5) * step - half, (j + 0.5) * step - half, step, point);
      heights[j * size + i] = point.height;
    }
    yield;
  }
  heightsMade.set(key, heights);
  return heights;
}

/** Mean of the squares around each texel, by sliding sums along both edges. */
function blurred(heights: Float32Array, size: number, reach: number): Float32Array {
  let from = heights;
  for (const [along, across] of [
    [1, size],
    [size, 1],
  ] as const) {
    const to = new Float32Array(size * size);
    for (let row = 0; row < size; row++) {
      const at = (i: number): number => from[row * across + Math.max(0, Math.min(size - 1, i)) * along]!;
      let sum = 0;
      for (let i = -reach; i <= reach; i++) sum += at(i);
      for (let i = 0; i < size; i++) {
        to[row * across + i * along] = sum / (2 * reach + 1);
        sum += at(i + reach + 1) - at(i - reach);
      }
    }
    from = to;
  }
  return from;
}

export function* desertMap(plan: MapPlan): Sliced<DesertMap> {
  const { level, size } = plan;
  const half = MAP_HALVES[level]!;
  const step = (2 * half) / size;
  const heights = new Float32Array(size * size);
  const steeps = new Float32Array(size * size);
  const colour = new Uint8Array(4 * size * size);
  const shape = new Uint8Array(4 * size * size);
  const ways = new Uint8Array(2 * size * size);
  const floor = level === 0 ? new Uint8Array(4 * size * size) : null;
  const here = createFloor();
  const point = createDesertPoint();
  const paint: Paint = { red: 0, green: 0, blue: 0, sand: 0 };
  // The slope at a texel needs its neighbours, and the paint needs the slope: rows are painted one behind.
  const points = Array.from({ length: 3 * size }, createDesertPoint);
  const paintRow = (j: number): void => {
    for (let i = 0; i < size; i++) {
      const k = j * size + i;
      const at = (c: number, r: number): number =>
        heights[Math.max(0, Math.min(size - 1, r)) * size + Math.max(0, Math.min(size - 1, c))]!;
      // Under water the slope of the bed does not show.
      const slopeX = (at(i + 1, j) - at(i - 1, j)) / (2 * step);
      const slopeZ = (at(i, j + 1) - at(i, j - 1)) / (2 * step);
      const steep = Math.sqrt(slopeX * slopeX + slopeZ * slopeZ);
      steeps[k] = steep;
      shape[4 * k] = toByte(signedRoot(slopeX / MAP_STEEPEST));
      shape[4 * k + 1] = toByte(signedRoot(slopeZ / MAP_STEEPEST));
      shape[4 * k + 2] = toByte(signedRoot((heights[k]! - SEA_LEVEL) / MAP_SHORE));
      const x = (i + 0.5) * step - half;
      const z = (j + 0.5) * step - half;
      const what = points[(j % 3) * size + i]!;
      paintDesert(x, z, what, steep, step, paint);
      desertFloor(x, z, what, step, here);
      if (!floor) paintFloor(here, step, paint);
      else {
        floor[4 * k] = toByte(0.5 + 0.5 * here.salt);
        floor[4 * k + 1] = toByte(0.5 + 0.5 * here.sand);
        floor[4 * k + 2] = toByte(0.5 + 0.5 * here.gravel);
        floor[4 * k + 3] = toByte(0.5 + 0.5 * here.wash);
      }
      colour[4 * k] = toByte(Math.sqrt(paint.red));
      colour[4 * k + 1] = toByte(Math.sqrt(paint.green));
      colour[4 * k + 2] = toByte(Math.sqrt(paint.blue));
      colour[4 * k + 3] = toByte(paint.sand);
      ways[2 * k] = toByte(0.5 + (0.5 * highwayOffset(x, z)) / (MAP_WAYS * step));
      ways[2 * k + 1] = toByte(0.5 + (0.5 * trackOffset(x, z)) / (MAP_WAYS * step));
    }
  };
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      desertAt((i + 0.5) * step - half, (j + 0.5) * step - half, step, point);
      heights[j * size + i] = point.height;
      Object.assign(points[(j % 3) * size + i]!, point);
    }
    if (j > 0) paintRow(j - 1);
    yield;
  }
  paintRow(size - 1);
  heightsMade.set(`${level} ${size}`, heights);

  // A place below its surroundings sees less of the sky, judged over two widths.
  const near = blurred(heights, size, 2);
  yield;
  const wide = blurred(heights, size, 7);
  yield;
  for (let k = 0; k < heights.length; k++) {
    const hollow = (near[k]! - heights[k]!) / (3 * step) + (wide[k]! - heights[k]!) / (9 * step);
    shape[4 * k + 3] = toByte(0.8 - 1.6 * hollow - 0.12 * steeps[k]!);
  }
  return { colour, shape, ways, floor };
}

type Direction = readonly [x: number, y: number, z: number];

/** Half the angle across the sun, as its tangent. */
const SUN_HALF = 0.00465;

/**
 * How much of the sun each texel sees past what stands before it.
 *
 * One pass away from the sun: the height below which all lies in shadow sinks with the rays from texel to texel. Where a ray
 * runs between two texels it takes what it brings from both, so shadows soften with their length as those of the sun do.
 */
function* shadeOf(level: number, size: number, sun: Direction): Sliced<Uint8Array> {
  const shade = new Uint8Array(size * size).fill(255);
  const flat = Math.hypot(sun[0], sun[2]);
  if (flat < 1e-6) return shade;
  const heights = yield* heightsOf({ level, size });
  const step = (2 * MAP_HALVES[level]!) / size;
  // Along the edge that the sun stands closer to, one texel a step.
  const swap = Math.abs(sun[2]) > Math.abs(sun[0]);
  const main = swap ? sun[2] : sun[0];
  const side = (swap ? sun[0] : sun[2]) / Math.abs(main);
  const sink = step * (sun[1] / flat) * (flat / Math.abs(main));
  const soften = (step * SUN_HALF * flat) / Math.abs(main);
  const index = (m: number, s: number): number => (swap ? m * size + s : s * size + m);
  let line = new Float32Array(size).fill(Number.NEGATIVE_INFINITY);
  let next = new Float32Array(size);
  let width = new Float32Array(size);
  let nextWidth = new Float32Array(size);
  for (let n = 0; n < size; n++) {
    const m = main > 0 ? size - 1 - n : n;
    for (let s = 0; s < size; s++) {
      const from = s + side;
      const low = Math.floor(from);
      const share = from - low;
      const a = Math.max(0, Math.min(size - 1, low));
      const b = Math.max(0, Math.min(size - 1, low + 1));
      const came = n === 0 ? Number.NEGATIVE_INFINITY : line[a]! + (line[b]! - line[a]!) * share - sink;
      const soft = n === 0 ? 0 : width[a]! + (width[b]! - width[a]!) * share + soften;
      const k = index(m, s);
      const height = heights[k]!;
      shade[k] = toByte(0.5 + (0.5 * (height - came)) / (soft + 0.1));
      const casts = height > came;
      next[s] = casts ? height : came;
      nextWidth[s] = casts ? 0 : soft;
    }
    [line, next] = [next, line];
    [width, nextWidth] = [nextWidth, width];
    yield;
  }
  return shade;
}

/**
 * Shadows on all maps.
 *
 * @param sun  towards the sun, a unit vector
 */
export function* desertShade({ size, sun }: { readonly size: number; readonly sun: Direction }): Sliced<Uint8Array[]> {
  const shades: Uint8Array[] = [];
  for (const level of MAP_HALVES.keys()) shades.push(yield* shadeOf(level, size, sun));
  return shades;
}

/** Farthest ground drawn: the horizon as seen from 42 km, m. */
const REACH = 760_000;
/** Up to here the rows lie close, m: beyond, hills are small in the picture. */
const CLOSE = 42_000;

/** Cells of the land around the landing: rows outwards, columns around. */
export interface LandPlan {
  readonly rows: number;
  readonly columns: number;
}

export function landPlan(density: number): LandPlan {
  return { rows: Math.round(212 * density), columns: Math.round(360 * density) + 1 };
}

/** Distance of a row from the middle, m. The level zone takes few rows, the dunes most. */
export function rowRadius(row: number, rows: number): number {
  const inner = Math.max(3, Math.round(rows * 0.03));
  if (row <= inner) return (row / inner) * LEVEL_RADIUS;
  const u = (row - inner) / (rows - 1 - inner);
  return u < 0.75
    ? LEVEL_RADIUS * (CLOSE / LEVEL_RADIUS) ** (u / 0.75)
    : CLOSE * (REACH / CLOSE) ** ((u - 0.75) / 0.25);
}

/** The land as one round sheet, the curvature of the Earth in it. */
export function desertLand({ rows, columns }: LandPlan): Sliced<SheetData> {
  const points = Array.from({ length: rows * columns }, createDesertPoint);
  const paint: Paint = { red: 0, green: 0, blue: 0, sand: 0 };
  const floor = createFloor();
  const finestAt = (radius: number): number => Math.max(30, (radius * 2 * Math.PI) / (columns - 1));
  return createSheetData({
    rows,
    columns,
    closed: true,
    strips: 8,
    place(row, column, corner) {
      const point = points[row * columns + column]!;
      const radius = rowRadius(row, rows);
      const angle = (column / (columns - 1)) * 2 * Math.PI;
      corner.x = radius * Math.cos(angle);
      corner.z = radius * Math.sin(angle);
      desertAt(corner.x, corner.z, finestAt(radius), point);
      corner.level = point.height;
      corner.y = Math.max(point.height, SEA_LEVEL) - curvatureDrop(radius);
      corner.chartAlong = corner.x;
      corner.chartAcross = corner.z;
    },
    paint(row, column, corner) {
      const point = points[row * columns + column]!;
      const steep = Math.sqrt(Math.max(0, 1 / (corner.upness * corner.upness) - 1));
      const finest = finestAt(rowRadius(row, rows));
      paintDesert(corner.x, corner.z, point, steep, finest, paint);
      if (point.height > SEA_LEVEL) {
        desertFloor(corner.x, corner.z, point, finest, floor);
        paintFloor(floor, finest, paint);
      }
      corner.red = paint.red;
      corner.green = paint.green;
      corner.blue = paint.blue;
      corner.grain = paint.sand;
    },
  });
}

/** Moves a point to the height of the highest corner of the cell of the sheet that it is in: the sheet lies nowhere above it. */
export function settleOnLand({ position }: SheetData, { rows, columns }: LandPlan, point: Spot): void {
  const { x, z } = point;
  const radius = Math.sqrt(x * x + z * z);
  let low = 0;
  let high = rows - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rowRadius(middle, rows) <= radius) low = middle;
    else high = middle;
  }
  const turn = Math.atan2(z, x) / (2 * Math.PI);
  const column = Math.min(columns - 2, Math.floor((turn - Math.floor(turn)) * (columns - 1)));
  const inner = 3 * (low * columns + column) + 1;
  const outer = 3 * (high * columns + column) + 1;
  point.y = Math.max(position[inner]!, position[inner + 3]!, position[outer]!, position[outer + 3]!);
}
