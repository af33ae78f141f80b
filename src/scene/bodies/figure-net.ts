/** The surface of a field as an even net of triangles. */
import type { Sliced } from '../../math/sliced';
import { type Field, slope } from './figure-field';
import { addCorner, type Bind, type PaintAt, type Skin } from './figure-mesh';

export interface NetOptions {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  /** Edge of a mesh of the net, m. */
  readonly mesh: number;
  readonly paint: PaintAt;
  readonly bind: Bind;
  /** The field is its own mirror image on z = 0, and so are `low` and `high`. */
  readonly mirrored?: boolean;
}

const found = new Float64Array(5);

/** Nodes of a block of the grid along each edge, and from how many of its edges on a distance is sure not to be of its surface. */
const BLOCK = 4;
const SURE = 1.5;

/**
 * Adds the surface of a field, closed where the field is within the given box. A corner in each cell of a grid that the surface
 * passes through, a square across each edge of the grid that it cuts; then drawn onto the surface and evened out.
 */
export function* addNet(skin: Skin, field: Field, options: NetOptions): Sliced<void> {
  const { low, mesh } = options;
  const size = [0, 1, 2].map((c) => Math.ceil((options.high[c]! - low[c]!) / mesh) + 1) as [number, number, number];
  const [nx, ny, nz] = size;
  // Mirrored: the middle of the grid lies on z = 0.
  const zLow = options.mirrored ? (-(nz - 1) / 2) * mesh : low[2];
  const values = new Float64Array(nx * ny * nz);
  const at = (i: number, j: number, k: number): number => (k * ny + j) * nx + i;
  const valueAt = (i: number, j: number, k: number): number =>
    field(low[0] + i * mesh, low[1] + j * mesh, zLow + k * mesh);
  const half = options.mirrored ? Math.ceil(nz / 2) : nz;
  for (let k = 0; k < half; k += BLOCK) {
    yield;
    for (let j = 0; j < ny; j += BLOCK)
      for (let i = 0; i < nx; i += BLOCK) {
        // Far from the surface one look does for a block.
        const middle = (BLOCK - 1) / 2;
        const rough = valueAt(i + middle, j + middle, k + middle);
        const isFar = Math.abs(rough) > SURE * mesh * BLOCK;
        for (let c = k; c < Math.min(half, k + BLOCK); c++)
          for (let b = j; b < Math.min(ny, j + BLOCK); b++)
            for (let a = i; a < Math.min(nx, i + BLOCK); a++) values[at(a, b, c)] = isFar ? rough : valueAt(a, b, c);
      }
  }
  for (let k = half; k < nz; k++) values.copyWithin(at(0, 0, k), at(0, 0, nz - 1 - k), at(0, 0, nz - k));
  /** Farther from the surface no edge of a cell is cut. */
  const far = SURE * mesh * 2.5;
  const points: number[] = [];
  const numbers = new Int32Array(nx * ny * nz).fill(-1);
  const strides = [1, nx, nx * ny];
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((c) => (c & 1) + ((c >> 1) & 1) * nx + (c >> 2) * nx * ny);
  const sum = new Float64Array(3);
  for (let k = 0; k < nz - 1; k++) {
    yield;
    for (let j = 0; j < ny - 1; j++)
      for (let i = 0; i < nx - 1; i++) {
        const here = (k * ny + j) * nx + i;
        if (Math.abs(values[here]!) > far) continue;
        let below = 0;
        for (let c = 0; c < 8; c++) below += values[here + corners[c]!]! < 0 ? 1 : 0;
        if (below === 0 || below === 8) continue;
        sum.fill(0);
        let cuts = 0;
        for (let axis = 0; axis < 3; axis++) {
          for (let e = 0; e < 4; e++) {
            const u = (axis + 1) % 3;
            const v = (axis + 2) % 3;
            const from = here + (e & 1) * strides[u]! + (e >> 1) * strides[v]!;
            const a = values[from]!;
            const b = values[from + strides[axis]!]!;
            if (a < 0 === b < 0) continue;
            sum[axis]! += a / (a - b);
            sum[u]! += e & 1;
            sum[v]! += e >> 1;
            cuts++;
          }
        }
        numbers[here] = points.length / 3;
        points.push(
          low[0] + mesh * (i + sum[0]! / cuts),
          low[1] + mesh * (j + sum[1]! / cuts),
          zLow + mesh * (k + sum[2]! / cuts),
        );
      }
  }
  const squares: number[] = [];
  for (let k = 1; k < nz - 1; k++)
    for (let j = 1; j < ny - 1; j++)
      for (let i = 1; i < nx - 1; i++) {
        const here = (k * ny + j) * nx + i;
        if (Math.abs(values[here]!) > far) continue;
        const inside = values[here]! < 0;
        for (let axis = 0; axis < 3; axis++) {
          if (inside === values[here + strides[axis]!]! < 0) continue;
          const u = strides[(axis + 1) % 3]!;
          const v = strides[(axis + 2) % 3]!;
          const first = numbers[here - u - v]!;
          const third = numbers[here]!;
          if (inside) squares.push(first, numbers[here - v]!, third, numbers[here - u]!);
          else squares.push(numbers[here - u]!, third, numbers[here - v]!, first);
        }
      }
  const normals = yield* evenOut(points, squares, field);

  const first = skin.position.length / 3;
  for (let n = 0; n < points.length; n += 3) {
    if (n % CORNERS === 0) yield;
    const x = points[n]!;
    const y = points[n + 1]!;
    const z = points[n + 2]!;
    addCorner(skin, x, y, z, options.paint(x, y, z), options.bind);
    for (let c = 0; c < 3; c++) skin.normal[3 * first + n + c] = normals[n + c]!;
  }
  const apart = (a: number, b: number): number =>
    (points[3 * a]! - points[3 * b]!) ** 2 +
    (points[3 * a + 1]! - points[3 * b + 1]!) ** 2 +
    (points[3 * a + 2]! - points[3 * b + 2]!) ** 2;
  for (let q = 0; q < squares.length; q += 4) {
    const a = squares[q]!;
    const b = squares[q + 1]!;
    const c = squares[q + 2]!;
    const d = squares[q + 3]!;
    // The shorter diagonal bends less.
    const end = apart(a, c) < apart(b, d) ? c : d;
    const start = end === c ? a : b;
    skin.index.push(first + a, first + b, first + end, first + start, first + c, first + d);
  }
}

/** Numbers of the corners of a slice. */
const CORNERS = 3 * 256;

const ROUNDS = 2;
/** Of the way to the middle of its neighbours that a corner goes in a round. */
const EASE = 0.5;

/** Also finds the unit vectors away from the surface. */
function* evenOut(points: number[], squares: readonly number[], field: Field): Sliced<Float64Array> {
  const normals = new Float64Array(points.length);
  const sums = new Float64Array(points.length);
  const counts = new Float64Array(points.length / 3);
  for (let round = 0; round < ROUNDS; round++) {
    sums.fill(0);
    counts.fill(0);
    for (let q = 0; q < squares.length; q++) {
      const n = squares[q]!;
      const other = squares[q % 4 === 3 ? q - 3 : q + 1]!;
      for (let c = 0; c < 3; c++) {
        sums[3 * n + c]! += points[3 * other + c]!;
        sums[3 * other + c]! += points[3 * n + c]!;
      }
      counts[n]!++;
      counts[other]!++;
    }
    for (let n = 0; n < counts.length; n++) {
      if (counts[n] === 0) continue;
      for (let c = 0; c < 3; c++) {
        const i = 3 * n + c;
        points[i] = points[i]! + EASE * (sums[i]! / counts[n]! - points[i]!);
      }
    }
    for (let n = 0; n < points.length; n += 3) {
      if (n % CORNERS === 0) yield;
      slope(field, points[n]!, points[n + 1]!, points[n + 2]!, found);
      const way = found[3]! / Math.max(0.5, found[4]!);
      for (let c = 0; c < 3; c++) {
        points[n + c]! -= way * found[c]!;
        normals[n + c] = found[c]!;
      }
    }
  }
  return normals;
}
