/**
 * Pieces that machines are put together from: skins over rings of points, tubes, turned parts, panels with rounded edges. Plain
 * numbers, no three. Normals are smooth over flat angles and broken at edges; closed pieces face outwards whichever way their
 * rings run.
 */
import { length3 } from '../../math/length';

export type Point = readonly [x: number, y: number, z: number];
/** Linear albedo, roughness of the surface, and how much of a metal it is. */
export type Coat = readonly [red: number, green: number, blue: number, rough: number, metal: number];

/** Corners and triangles without normals. */
export interface Piece {
  readonly points: number[];
  readonly triangles: number[];
}

/** What is drawn: corners with normal, colour and finish. */
export interface Shape {
  readonly position: number[];
  readonly normal: number[];
  readonly colour: number[];
  readonly finish: number[];
  readonly index: number[];
}

export function createShape(): Shape {
  return { position: [], normal: [], colour: [], finish: [], index: [] };
}

/** Volume within a closed piece, m³: negative where its triangles face inwards. */
export function volumeOf({ points: p, triangles: t }: Piece): number {
  let sum = 0;
  const x0 = p[0] ?? 0;
  const y0 = p[1] ?? 0;
  const z0 = p[2] ?? 0;
  for (let i = 0; i < t.length; i += 3) {
    const a = 3 * t[i]!;
    const b = 3 * t[i + 1]!;
    const c = 3 * t[i + 2]!;
    const ax = p[a]! - x0;
    const ay = p[a + 1]! - y0;
    const az = p[a + 2]! - z0;
    const bx = p[b]! - x0;
    const by = p[b + 1]! - y0;
    const bz = p[b + 2]! - z0;
    const cx = p[c]! - x0;
    const cy = p[c + 1]! - y0;
    const cz = p[c + 2]! - z0;
    sum += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
  return sum / 6;
}

/**
 * Lays a piece into a shape.
 *
 * @param edge  angle from which on two faces meet in an edge, rad
 * @param open  its triangles are kept as they run: a piece without an inside cannot tell
 */
export function addPiece(shape: Shape, piece: Piece, coat: Coat, edge = 0.7, open = false): void {
  const { points: p, triangles: t } = piece;
  const turned = !open && volumeOf(piece) < 0;
  const faces = t.length / 3;
  const normals = new Float64Array(3 * faces);
  const areas = new Float64Array(faces);
  const touching: number[][] = [];
  for (let f = 0; f < faces; f++) {
    const [a, b, c] = [t[3 * f]!, t[3 * f + (turned ? 2 : 1)]!, t[3 * f + (turned ? 1 : 2)]!];
    const ux = p[3 * b]! - p[3 * a]!;
    const uy = p[3 * b + 1]! - p[3 * a + 1]!;
    const uz = p[3 * b + 2]! - p[3 * a + 2]!;
    const vx = p[3 * c]! - p[3 * a]!;
    const vy = p[3 * c + 1]! - p[3 * a + 1]!;
    const vz = p[3 * c + 2]! - p[3 * a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const area = length3(nx, ny, nz);
    areas[f] = area;
    if (area < 1e-14) continue;
    normals[3 * f] = nx / area;
    normals[3 * f + 1] = ny / area;
    normals[3 * f + 2] = nz / area;
    for (const corner of [a, b, c]) {
      touching[corner] ??= [];
      touching[corner].push(f);
    }
  }
  const sharp = Math.cos(edge);
  /** Corners of the shape that already stand for a point, to be shared by faces that agree on the normal. */
  const made: number[][] = [];
  const cornerOf = (point: number, face: number): number => {
    let nx = 0;
    let ny = 0;
    let nz = 0;
    const fx = normals[3 * face]!;
    const fy = normals[3 * face + 1]!;
    const fz = normals[3 * face + 2]!;
    for (const other of touching[point]!) {
      const x = normals[3 * other]!;
      const y = normals[3 * other + 1]!;
      const z = normals[3 * other + 2]!;
      if (x * fx + y * fy + z * fz < sharp) continue;
      nx += x * areas[other]!;
      ny += y * areas[other]!;
      nz += z * areas[other]!;
    }
    const length = length3(nx, ny, nz) || 1;
    nx /= length;
    ny /= length;
    nz /= length;
    made[point] ??= [];
    for (const corner of made[point]) {
      const at = 3 * corner;
      if (nx * shape.normal[at]! + ny * shape.normal[at + 1]! + nz * shape.normal[at + 2]! > 0.9999) return corner;
    }
    const corner = shape.position.length / 3;
    shape.position.push(p[3 * point]!, p[3 * point + 1]!, p[3 * point + 2]!);
    shape.normal.push(nx, ny, nz);
    shape.colour.push(coat[0], coat[1], coat[2]);
    shape.finish.push(coat[3], coat[4]);
    made[point].push(corner);
    return corner;
  };
  for (let f = 0; f < faces; f++) {
    if (areas[f]! < 1e-14) continue;
    for (let k = 0; k < 3; k++) {
      const at = turned && k > 0 ? 3 - k : k;
      shape.index.push(cornerOf(t[3 * f + at]!, f));
    }
  }
}

/** The same piece on the other side of the plane z = 0. */
export function mirrored({ points, triangles }: Piece): Piece {
  return { points: points.map((v, i) => (i % 3 === 2 ? -v : v)), triangles };
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

/** A skin over rings of equally many points, closed around; ends closed by a fan each unless left open. */
export function skin(rings: readonly (readonly number[])[], caps = true): Piece {
  const around = rings[0]!.length / 3;
  const points = rings.flat();
  const triangles: number[] = [];
  for (let r = 0; r < rings.length - 1; r++) {
    for (let i = 0; i < around; i++) {
      const a = r * around + i;
      const b = r * around + ((i + 1) % around);
      triangles.push(a, b, a + around, b, b + around, a + around);
    }
  }
  if (caps) {
    for (const end of [0, rings.length - 1]) {
      const middle = points.length / 3;
      const sum = [0, 0, 0];
      for (let i = 0; i < 3 * around; i++) sum[i % 3]! += rings[end]![i]! / around;
      points.push(...sum);
      for (let i = 0; i < around; i++) {
        const a = end * around + i;
        const b = end * around + ((i + 1) % around);
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
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      out.push(
        b.map(
          (v, k) =>
            v +
            0.5 *
              t *
              (c[k]! - a[k]! + t * (2 * a[k]! - 5 * v + 4 * c[k]! - d[k]! + t * (3 * (v - c[k]!) + d[k]! - a[k]!))),
        ),
      );
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
      const c = radius * flat * Math.cos((i / sides) * 2 * Math.PI);
      const d = radius * Math.sin((i / sides) * 2 * Math.PI);
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
  const rings = profile.map(([share, radius]) => {
    const ring: number[] = [];
    for (let i = 0; i < sides; i++) {
      const c = radius * Math.cos((i / sides) * 2 * Math.PI);
      const d = radius * Math.sin((i / sides) * 2 * Math.PI);
      for (let k = 0; k < 3; k++) ring.push(from[k]! + share * way[k]! + c * across[k]! + d * aside[k]!);
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
  return skin(
    rows.map(([x, y, tall, wide, square]) => {
      const ring: number[] = [];
      for (let i = 0; i < around; i++) {
        const c = Math.cos((i / around) * 2 * Math.PI);
        const d = Math.sin((i / around) * 2 * Math.PI);
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
