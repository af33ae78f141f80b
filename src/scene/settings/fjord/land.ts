/** The fjord as one mesh, with what covers it, what light reaches it, and the heights that cameras keep above. For a worker. */
import type { Sliced } from '../../../math/sliced';
import type { Ground } from '../../../physics/ground/ground';
import { helsetkopen } from '../../../physics/ground/helsetkopen';
import { type DaylightMesh, skyReaching } from '../../ground/daylight';
import { normalsOf, type Strip, stripsOf } from '../../ground/sheet';
import type { Spot } from '../../surface';
import { createPaint, paintFjord } from './paint';
import { columnAt, fjordAt, halfColumns, type Place, type ProfileRow, profileRows, waterLevelAt } from './relief';

export interface FjordLand {
  readonly rows: number;
  readonly columns: number;
  readonly position: Float32Array;
  readonly normal: Float32Array;
  /** Colour of the rock as its square root, and how lush the green is. */
  readonly tone: Uint8Array;
  /** Shares of boulders, turf, trees and snow. */
  readonly cover: Uint8Array;
  /** Height above the water, m, negative where it is flooded. */
  readonly shore: Float32Array;
  /** Share of the sky that reaches each corner, 0 to 255. */
  readonly sky: Uint8Array;
  readonly strips: readonly Strip[];
  readonly heights: HeightGrid;
}

/** Heights of the drawn ground around the flight, on a grid; each the largest around. */
export interface HeightGrid {
  readonly fromX: number;
  readonly fromZ: number;
  readonly cell: number;
  readonly across: number;
  readonly along: number;
  readonly values: Float32Array;
}

export interface FjordLandInput {
  /** Height of the lip above the landing, m. */
  readonly lip: number;
  readonly density: number;
  /** Directions of the sky that are looked in for what hides it; 0 guesses from the slope. */
  readonly skyDirections: number;
  /** Distance between the nodes of the grid of heights, m. */
  readonly heightCell: number;
}

const STRIPS = 8;

/** Rows, and how many columns: the middle one is the flight line. */
export function fjordSheet(ground: Ground, density: number): { rows: ProfileRow[]; columns: number } {
  return { rows: profileRows(ground, density), columns: 2 * halfColumns(density) + 1 };
}

export function* fjordLand({ lip, density, skyDirections, heightCell }: FjordLandInput): Sliced<FjordLand> {
  const { rows, columns } = fjordSheet(helsetkopen(lip), density);
  const half = (columns - 1) / 2;
  const count = rows.length * columns;
  const position = new Float32Array(count * 3);
  const shore = new Float32Array(count);
  const beds = new Float32Array(count);
  const zones = new Uint8Array(count);
  const highs = new Float32Array(count);
  const place: Place = { x: 0, y: 0, z: 0, bed: 0, zone: 0, high: 0 };
  for (const [r, row] of rows.entries()) {
    for (let c = 0; c < columns; c++) {
      const k = r * columns + c;
      fjordAt(row, columnAt(row, c, half), lip, place);
      position[3 * k] = place.x;
      position[3 * k + 1] = place.y;
      position[3 * k + 2] = place.z;
      shore[k] = place.bed - waterLevelAt(place.z);
      beds[k] = place.bed;
      zones[k] = place.zone;
      highs[k] = place.high;
    }
    yield;
  }
  const plan = { rows: rows.length, columns, closed: false, strips: STRIPS };
  const normal = normalsOf(position, plan);
  yield;
  const tone = new Uint8Array(count * 4);
  const cover = new Uint8Array(count * 4);
  const paint = createPaint();
  for (let k = 0; k < count; k++) {
    place.x = position[3 * k]!;
    place.y = position[3 * k + 1]!;
    place.z = position[3 * k + 2]!;
    place.bed = beds[k]!;
    place.zone = zones[k]!;
    place.high = highs[k]!;
    paintFjord(place, normal[3 * k + 1]!, paint);
    tone[4 * k] = toByte(Math.sqrt(paint.red));
    tone[4 * k + 1] = toByte(Math.sqrt(paint.green));
    tone[4 * k + 2] = toByte(Math.sqrt(paint.blue));
    tone[4 * k + 3] = toByte(paint.lush);
    cover[4 * k] = toByte(paint.boulders);
    cover[4 * k + 1] = toByte(paint.turf);
    cover[4 * k + 2] = toByte(paint.forest);
    cover[4 * k + 3] = toByte(paint.snow);
    if (k % columns === 0) yield;
  }
  const strips = yield* stripsOf(position, plan, beds);
  const triangles = strips.map(({ index }) => index);
  const sky =
    skyDirections > 0
      ? yield* skyReaching({ position, normal, triangles, centre: CENTRE }, skyDirections, 512)
      : Uint8Array.from({ length: count }, (_, k) => 165 + 80 * Math.max(0, normal[3 * k + 1]!));
  return {
    rows: rows.length,
    columns,
    position,
    normal,
    tone,
    cover,
    shore,
    sky,
    strips,
    heights: yield* heightsOf(position, triangles, heightCell),
  };
}

const toByte = (share: number): number => Math.max(0, Math.min(255, Math.round(share * 255)));

/** Half-way down, between lip and landing, m. */
export const CENTRE = [250, 500, 0] as const;

/** What of the land others need to find light and plants. */
export interface FjordMesh extends DaylightMesh {
  readonly rows: number;
  readonly columns: number;
  readonly cover: Uint8Array;
  readonly shore: Float32Array;
}

/** Corner of the land nearest to a place on the valley floor. */
export function cornerAt(mesh: { readonly position: Float32Array }, x: number, z: number): number {
  const { position } = mesh;
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < position.length; k += 3) {
    const dx = position[k]! - x;
    const dz = position[k + 2]! - z;
    const away = dx * dx + dz * dz;
    if (away < least && position[k + 1]! < 60) {
      least = away;
      nearest = k / 3;
    }
  }
  return nearest;
}

/** Of the grid of heights, m. */
const [FROM_X, TO_X, FROM_Z, TO_Z] = [-1_000, 3_000, -1_000, 1_000] as const;

function* heightsOf(position: Float32Array, triangles: readonly Uint32Array[], cell: number): Sliced<HeightGrid> {
  const [fromX, fromZ] = [FROM_X, FROM_Z];
  const along = Math.round((TO_X - FROM_X) / cell) + 1;
  const across = Math.round((TO_Z - FROM_Z) / cell) + 1;
  const nodes = new Float32Array(along * across).fill(-1e4);
  // Edges and steep places fall between the nodes: each corner counts for the nodes around it.
  for (let k = 0; k < position.length; k += 3) {
    const i = Math.floor((position[k]! - fromX) / cell);
    const j = Math.floor((position[k + 2]! - fromZ) / cell);
    if (i < 0 || j < 0 || i >= along - 1 || j >= across - 1) continue;
    for (const node of [j * along + i, j * along + i + 1, (j + 1) * along + i, (j + 1) * along + i + 1])
      nodes[node] = Math.max(nodes[node]!, position[k + 1]!);
  }
  for (const index of triangles) {
    for (let t = 0; t < index.length; t += 3) {
      const a = 3 * index[t]!;
      const b = 3 * index[t + 1]!;
      const c = 3 * index[t + 2]!;
      const xa = (position[a]! - fromX) / cell;
      const za = (position[a + 2]! - fromZ) / cell;
      const xb = (position[b]! - fromX) / cell - xa;
      const zb = (position[b + 2]! - fromZ) / cell - za;
      const xc = (position[c]! - fromX) / cell - xa;
      const zc = (position[c + 2]! - fromZ) / cell - za;
      const area = xb * zc - xc * zb;
      if (Math.abs(area) < 1e-9) continue;
      const first = Math.max(0, Math.ceil(xa + Math.min(0, xb, xc)));
      const last = Math.min(along - 1, Math.floor(xa + Math.max(0, xb, xc)));
      const low = Math.max(0, Math.ceil(za + Math.min(0, zb, zc)));
      const high = Math.min(across - 1, Math.floor(za + Math.max(0, zb, zc)));
      const ya = position[a + 1]!;
      const yb = position[b + 1]! - ya;
      const yc = position[c + 1]! - ya;
      for (let j = low; j <= high; j++) {
        for (let i = first; i <= last; i++) {
          const x = i - xa;
          const z = j - za;
          const sb = (x * zc - xc * z) / area;
          const sc = (xb * z - x * zb) / area;
          if (sb < -1e-6 || sc < -1e-6 || sb + sc > 1 + 1e-6) continue;
          const k = j * along + i;
          nodes[k] = Math.max(nodes[k]!, ya + yb * sb + yc * sc);
        }
      }
    }
    yield;
  }
  const values = new Float32Array(nodes.length);
  for (let j = 0; j < across; j++) {
    for (let i = 0; i < along; i++) {
      let most = -1e4;
      for (let dj = Math.max(0, j - 1); dj <= Math.min(across - 1, j + 1); dj++)
        for (let di = Math.max(0, i - 1); di <= Math.min(along - 1, i + 1); di++)
          most = Math.max(most, nodes[dj * along + di]!);
      values[j * along + i] = most;
    }
  }
  return { fromX, fromZ, cell, along, across, values };
}

/** Moves a point onto the drawn ground or a little above it; false, and the point stays, outside the grid. */
export function settleIn(grid: HeightGrid, point: Spot): boolean {
  const u = (point.x - grid.fromX) / grid.cell;
  const v = (point.z - grid.fromZ) / grid.cell;
  const i = Math.floor(u);
  const j = Math.floor(v);
  if (!(i >= 0 && j >= 0 && i < grid.along - 1 && j < grid.across - 1)) return false;
  const k = j * grid.along + i;
  const { values } = grid;
  const near = values[k]! + (values[k + 1]! - values[k]!) * (u - i);
  const far = values[k + grid.along]! + (values[k + grid.along + 1]! - values[k + grid.along]!) * (u - i);
  point.y = near + (far - near) * (v - j);
  return true;
}
