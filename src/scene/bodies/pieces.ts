/** Pieces that machines are put together from: skins over rings of points, tubes, turned parts, panels with rounded edges. */
import { length3 } from '../../math/length';
import { addPiece, type Coat, type Piece, type Point, type Shape } from './shape';

/** The same piece on the other side of the plane z = 0. */
export function mirrored({ points, triangles }: Piece): Piece {
  const out = points.slice();
  for (let i = 2; i < out.length; i += 3) out[i] = -out[i]!;
  return { points: out, triangles };
}

/** A piece and its mirror image. */
export function addPair(shape: Shape, piece: Piece, coat: Coat, edge?: number): void {
  addPiece(shape, piece, coat, edge);
  addPiece(shape, mirrored(piece), coat, edge);
}

export function moved({ points, triangles }: Piece, [x, y, z]: Point): Piece {
  return { points: points.map((v, i) => v + (i % 3 === 0 ? x : i % 3 === 1 ? y : z)), triangles };
}

/** Turned in the plane of x and y about a point, rad. */
export function pitched({ points, triangles }: Piece, angle: number, [x, y]: readonly [number, number] | Point): Piece {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const out = points.slice();
  for (let i = 0; i < out.length; i += 3) {
    const u = points[i]! - x;
    const v = points[i + 1]! - y;
    out[i] = x + u * c - v * s;
    out[i + 1] = y + u * s + v * c;
  }
  return { points: out, triangles };
}

/** Rows one after the other. */
export function joined(rows: readonly (readonly number[])[]): number[] {
  const out: number[] = [];
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!;
    for (let i = 0; i < row.length; i++) out.push(row[i]!);
  }
  return out;
}

/** A skin over rings of equally many points, closed around; ends closed by a fan each unless left open. */
export function skin(rings: readonly (readonly number[])[], caps = true): Piece {
  const around = rings[0]!.length / 3;
  const points = joined(rings);
  const triangles: number[] = [];
  for (let r = 0; r < rings.length - 1; r++) {
    for (let i = 0; i < around; i++) {
      const a = r * around + i;
      const b = i + 1 < around ? a + 1 : r * around;
      triangles.push(a, b, a + around, b, b + around, a + around);
    }
  }
  if (caps) {
    for (const end of [0, rings.length - 1]) {
      const middle = points.length / 3;
      const ring = rings[end]!;
      let x = 0;
      let y = 0;
      let z = 0;
      for (let i = 0; i < 3 * around; i += 3) {
        x += ring[i]! / around;
        y += ring[i + 1]! / around;
        z += ring[i + 2]! / around;
      }
      points.push(x, y, z);
      for (let i = 0; i < around; i++) {
        const a = end * around + i;
        const b = i + 1 < around ? a + 1 : end * around;
        if (end === 0) triangles.push(middle, b, a);
        else triangles.push(middle, a, b);
      }
    }
  }
  return { points, triangles };
}

/** Rows of numbers on a smooth curve through the given ones, so many steps from each to the next. */
export function smoothed(rows: readonly (readonly number[])[], steps: number, closed = false): number[][] {
  const n = rows.length;
  const at = (i: number): readonly number[] => (closed ? rows[(i + n) % n]! : rows[Math.min(n - 1, Math.max(0, i))]!);
  const out: number[][] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const a = at(i - 1);
    const b = at(i);
    const c = at(i + 1);
    const d = at(i + 2);
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const row: number[] = [];
      for (let k = 0; k < b.length; k++) {
        const p = a[k]!;
        const q = b[k]!;
        const u = c[k]!;
        const v = d[k]!;
        row.push(q + 0.5 * t * (u - p + t * (2 * p - 5 * q + 4 * u - v + t * (3 * (q - u) + v - p))));
      }
      out.push(row);
    }
  }
  if (!closed) out.push([...rows[n - 1]!]);
  return out;
}

function unit([x, y, z]: Point): Point {
  const length = length3(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Cosines and sines around a circle, by how many corners it has. */
const circles: Float64Array[] = [];

/** Of each corner of a circle in turn: cosine, then sine. */
function circle(corners: number): Float64Array {
  let found = circles[corners];
  if (!found) {
    found = new Float64Array(2 * corners);
    for (let i = 0; i < corners; i++) {
      found[2 * i] = Math.cos((i / corners) * 2 * Math.PI);
      found[2 * i + 1] = Math.sin((i / corners) * 2 * Math.PI);
    }
    circles[corners] = found;
  }
  return found;
}

/** A direction across another, the same for neighbours. */
function acrossOf(along: Point): Point {
  return unit(cross(along, Math.abs(along[2]) < 0.9 ? [0, 0, 1] : [0, 1, 0]));
}

/**
 * A round tube along points, each with its radius behind its place.
 *
 * @param flat  height of its section over its width, the width lying across the plane of x and y
 */
export function tube(path: readonly (readonly number[])[], sides: number, flat = 1): Piece {
  const round = circle(sides);
  const rings: number[][] = [];
  let across: Point = [0, 0, 0];
  for (let k = 0; k < path.length; k++) {
    const a = path[Math.max(0, k - 1)]!;
    const b = path[Math.min(path.length - 1, k + 1)]!;
    const along = unit([b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!]);
    // Carried on from ring to ring, so that the skin does not twist.
    const next = k === 0 ? acrossOf(along) : across;
    const dot = next[0] * along[0] + next[1] * along[1] + next[2] * along[2];
    across = unit([next[0] - dot * along[0], next[1] - dot * along[1], next[2] - dot * along[2]]);
    const aside = cross(along, across);
    const [x, y, z, radius] = path[k] as [number, number, number, number];
    const ring: number[] = [];
    for (let i = 0; i < sides; i++) {
      const c = radius * flat * round[2 * i]!;
      const d = radius * round[2 * i + 1]!;
      ring.push(x + c * across[0] + d * aside[0], y + c * across[1] + d * aside[1], z + c * across[2] + d * aside[2]);
    }
    rings.push(ring);
  }
  return skin(rings);
}

/** A tube of one radius on a smooth curve through points. */
export function pipe(points: readonly Point[], radius: number, sides: number, steps = 4): Piece {
  const path = points.length > 2 ? smoothed(points, steps) : points;
  return tube(
    path.map((p) => [...p, radius]),
    sides,
  );
}

/** Turned about the line from one point to another: pairs of the share of the way and the radius, m. */
export function turned(
  from: Point,
  to: Point,
  profile: readonly (readonly [number, number])[],
  sides: number,
  caps = true,
): Piece {
  const way: Point = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const along = unit(way);
  const across = acrossOf(along);
  const aside = cross(along, across);
  const round = circle(sides);
  const rings = profile.map(([share, radius]) => {
    const x = from[0] + share * way[0];
    const y = from[1] + share * way[1];
    const z = from[2] + share * way[2];
    const ring: number[] = [];
    for (let i = 0; i < sides; i++) {
      const c = radius * round[2 * i]!;
      const d = radius * round[2 * i + 1]!;
      ring.push(x + c * across[0] + d * aside[0], y + c * across[1] + d * aside[1], z + c * across[2] + d * aside[2]);
    }
    return ring;
  });
  return skin(rings, caps);
}

/** A closed ring of revolution about the z axis through (x, y): its section as pairs of radius and z. */
export function hoop(
  [x, y]: readonly [number, number] | Point,
  section: readonly (readonly [number, number])[],
  sides: number,
): Piece {
  const n = section.length;
  const points: number[] = [];
  const triangles: number[] = [];
  for (let i = 0; i < sides; i++) {
    const angle = (i / sides) * 2 * Math.PI;
    for (const [r, z] of section) points.push(x + r * Math.cos(angle), y + r * Math.sin(angle), z);
    for (let k = 0; k < n; k++) {
      const a = i * n + k;
      const b = i * n + ((k + 1) % n);
      const c = ((i + 1) % sides) * n + k;
      const d = ((i + 1) % sides) * n + ((k + 1) % n);
      triangles.push(a, b, c, b, d, c);
    }
  }
  return { points, triangles };
}

/** A section of a loft along x: its place, half its height and width, and how boxy it is (2 is an ellipse). */
export type Section = readonly [x: number, y: number, tall: number, wide: number, square?: number];

/** A body over upright sections in a row along x, on smooth curves through them. */
export function loft(sections: readonly Section[], around: number, steps = 3): Piece {
  const rows = smoothed(
    sections.map(([x, y, tall, wide, square]) => [x, y, tall, wide, square ?? 2.4]),
    steps,
  );
  const round = circle(around);
  return skin(
    rows.map(([x, y, tall, wide, square]) => {
      const ring: number[] = [];
      for (let i = 0; i < around; i++) {
        const c = round[2 * i]!;
        const d = round[2 * i + 1]!;
        const up = Math.sign(c) * Math.abs(c) ** (2 / square!);
        const out = Math.sign(d) * Math.abs(d) ** (2 / square!);
        ring.push(x!, y! + up * tall!, out * wide!);
      }
      return ring;
    }),
  );
}

/** How a panel stands out of the plane of its outline. */
export interface Relief {
  readonly thickness: number;
  /** Place of its back at a point of the outline, m from the plane z = 0. */
  readonly back: (x: number, y: number) => number;
  /** Height of its middle over its edge, m. */
  readonly dome?: number;
  /** Width of its rounded edge, m. */
  readonly bevel?: number;
}

/**
 * A shell cut along an outline in the plane of x and y, its edge rounded, its face domed. The outline must be seen whole from
 * its middle.
 */
export function panel(outline: readonly (readonly [number, number])[], relief: Relief, steps: number): Piece {
  const line = steps > 1 ? smoothed(outline, steps, true) : outline;
  let mx = 0;
  let my = 0;
  for (const [x, y] of line) {
    mx += x! / line.length;
    my += y! / line.length;
  }
  const { thickness, back, dome = 0, bevel = Math.min(thickness / 2, 0.006) } = relief;
  let reach = 0;
  for (const [x, y] of line) reach = Math.max(reach, Math.sqrt((x! - mx) ** 2 + (y! - my) ** 2));
  const ring = (inset: number, shrink: number, lift: number): number[] => {
    const out: number[] = [];
    for (const [x, y] of line) {
      const dx = mx - x!;
      const dy = my - y!;
      const far = Math.sqrt(dx * dx + dy * dy) || 1;
      const share = Math.min(1, inset / far) * (1 - shrink) + shrink;
      const px = x! + dx * share;
      const py = y! + dy * share;
      out.push(px, py, back(px, py) + lift);
    }
    return out;
  };
  if (steps === 1) return skin([ring(0, 0, 0), ring(bevel, 0, thickness), ring(bevel, 0.5, thickness + 0.7 * dome)]);
  return skin([
    ring(0, 0.4, 0),
    ring(bevel * 0.5, 0, 0),
    ring(0, 0, Math.min(bevel, thickness * 0.5)),
    ring(bevel * 0.3, 0, thickness - 0.3 * bevel),
    ring(bevel, 0, thickness),
    ring(bevel, 0.25, thickness + 0.45 * dome),
    ring(bevel, 0.6, thickness + 0.85 * dome),
  ]);
}

/** A box with its edges broken, about a point, by halves of its edges, m. */
export function block([x, y, z]: Point, [a, b, c]: Point, bevel = Math.min(a, b, c) * 0.25): Piece {
  const ring = (h: number, shrink: number): number[] => {
    const [u, w, k] = [a - shrink, c - shrink, Math.max(bevel - shrink, bevel * 0.4)];
    const flat: readonly (readonly [number, number])[] = [
      [u, w - k],
      [u - k, w],
      [k - u, w],
      [-u, w - k],
      [-u, k - w],
      [k - u, -w],
      [u - k, -w],
      [u, k - w],
    ];
    return flat.flatMap(([px, pz]) => [x + px, y + h, z + pz]);
  };
  return skin([ring(-b, bevel), ring(bevel - b, 0), ring(b - bevel, 0), ring(b, bevel)]);
}

/** Eight corners and twelve triangles, by halves of its edges. */
export function box([x, y, z]: Point, [a, b, c]: Point): Piece {
  const points: number[] = [];
  for (let i = 0; i < 8; i++) points.push(x + (i & 1 ? a : -a), y + (i & 2 ? b : -b), z + (i & 4 ? c : -c));
  return { points, triangles: BOX };
}
const BOX = [
  [0, 2, 1, 1, 2, 3],
  [4, 5, 6, 5, 7, 6],
  [0, 1, 4, 1, 5, 4],
  [2, 6, 3, 3, 6, 7],
  [0, 4, 2, 2, 4, 6],
  [1, 3, 5, 3, 7, 5],
].flat();
