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

/*
 * The piece in hand, in room that is kept from one to the next: machines are made of hundreds. Arrays of one kind and functions of
 * one loop each, so that the first pieces are already laid at speed.
 */
/** Its points, and of its triangles the points at their corners. */
let places = new Float64Array(3 * 1024);
let corners = new Int32Array(3 * 2048);
/** Of each triangle: its normal, and twice its area, 0 for one too thin to have a normal. */
let normals = new Float64Array(3 * 2048);
let areas = new Float64Array(2048);
/** The triangles around each point in a row, and where each row begins; the one after the last is where the last one ends. */
let touching = new Int32Array(3 * 2048);
let begins = new Int32Array(1024 + 1);
/** Corners to be drawn: the first that stands for each point, -1 for none, and the next that stands for the same. */
let firstDrawn = new Int32Array(1024);
let nextDrawn = new Int32Array(3 * 2048);
/** The point and the normal of each, and which of them each triangle takes. */
let drawnPoints = new Int32Array(3 * 2048);
let drawnNormals = new Float64Array(9 * 2048);
let drawn = new Int32Array(3 * 2048);

function take({ points, triangles }: Piece): void {
  if (points.length > places.length) {
    places = new Float64Array(2 * points.length);
    begins = new Int32Array(places.length / 3 + 1);
    firstDrawn = new Int32Array(places.length / 3);
  }
  if (triangles.length > corners.length) {
    const room = 2 * triangles.length;
    corners = new Int32Array(room);
    normals = new Float64Array(room);
    areas = new Float64Array(room / 3);
    touching = new Int32Array(room);
    nextDrawn = new Int32Array(room);
    drawnPoints = new Int32Array(room);
    drawnNormals = new Float64Array(3 * room);
    drawn = new Int32Array(room);
  }
  for (let i = 0; i < points.length; i++) places[i] = points[i]!;
  for (let i = 0; i < triangles.length; i++) corners[i] = triangles[i]!;
}

/** Volume within a closed piece, m³: negative where its triangles face inwards. */
export function volumeOf(piece: Piece): number {
  take(piece);
  return volumeTaken(piece.triangles.length);
}

function volumeTaken(count: number): number {
  const p = places;
  const t = corners;
  const x0 = p[0]!;
  const y0 = p[1]!;
  const z0 = p[2]!;
  let sum = 0;
  for (let i = 0; i < count; i += 3) {
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

/** The same triangles seen from behind. */
function turnTaken(count: number): void {
  for (let i = 0; i < count; i += 3) {
    const second = corners[i + 1]!;
    corners[i + 1] = corners[i + 2]!;
    corners[i + 2] = second;
  }
}

/** Normals of the triangles, and how many of them each point has. */
function measureFaces(points: number, count: number): void {
  const p = places;
  begins.fill(0, 0, points + 1);
  for (let i = 0, f = 0; i < count; i += 3, f++) {
    const a = 3 * corners[i]!;
    const b = 3 * corners[i + 1]!;
    const c = 3 * corners[i + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const area = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (area < 1e-14) {
      areas[f] = 0;
      continue;
    }
    areas[f] = area;
    normals[i] = nx / area;
    normals[i + 1] = ny / area;
    normals[i + 2] = nz / area;
    for (let k = i; k < i + 3; k++) begins[corners[k]!]!++;
  }
}

/** Sorts the triangles by the points that they touch. */
function sortFaces(points: number, faces: number): void {
  // From how many each point has to where they end; filled from the back, that becomes where they begin.
  let sum = 0;
  for (let i = 0; i <= points; i++) {
    sum += begins[i]!;
    begins[i] = sum;
  }
  for (let face = faces - 1; face >= 0; face--) {
    if (areas[face] === 0) continue;
    for (let i = 3 * face; i < 3 * face + 3; i++) {
      const at = begins[corners[i]!]! - 1;
      begins[corners[i]!] = at;
      touching[at] = face;
    }
  }
}

/** How many corners are drawn so far. */
let drawnCount = 0;
/** The normal in hand. */
const normalInHand = new Float64Array(3);

/** Normal of a face at one of its points: the mean of all faces there that it meets without an edge, by area. */
function smoothNormal(face: number, point: number, sharp: number): void {
  const fx = normals[3 * face]!;
  const fy = normals[3 * face + 1]!;
  const fz = normals[3 * face + 2]!;
  let nx = 0;
  let ny = 0;
  let nz = 0;
  const end = begins[point + 1]!;
  for (let i = begins[point]!; i < end; i++) {
    const other = touching[i]!;
    const x = normals[3 * other]!;
    const y = normals[3 * other + 1]!;
    const z = normals[3 * other + 2]!;
    if (x * fx + y * fy + z * fz < sharp) continue;
    const area = areas[other]!;
    nx += x * area;
    ny += y * area;
    nz += z * area;
  }
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  normalInHand[0] = nx / length;
  normalInHand[1] = ny / length;
  normalInHand[2] = nz / length;
}

/** The corner that stands for a point with the normal in hand: one that is there already, where faces agree, or a new one. */
function cornerOf(point: number): number {
  const nx = normalInHand[0]!;
  const ny = normalInHand[1]!;
  const nz = normalInHand[2]!;
  let last = -1;
  for (let corner = firstDrawn[point]!; corner >= 0; corner = nextDrawn[corner]!) {
    const at = 3 * corner;
    if (nx * drawnNormals[at]! + ny * drawnNormals[at + 1]! + nz * drawnNormals[at + 2]! > 0.9999) return corner;
    last = corner;
  }
  const made = drawnCount++;
  if (last < 0) firstDrawn[point] = made;
  else nextDrawn[last] = made;
  nextDrawn[made] = -1;
  drawnPoints[made] = point;
  drawnNormals[3 * made] = nx;
  drawnNormals[3 * made + 1] = ny;
  drawnNormals[3 * made + 2] = nz;
  return made;
}

/**
 * Lays a piece into a shape.
 *
 * @param edge  angle from which on two faces meet in an edge, rad
 * @param open  its triangles are kept as they run: a piece without an inside cannot tell
 */
export function addPiece(shape: Shape, piece: Piece, coat: Coat, edge = 0.7, open = false): void {
  const points = piece.points.length / 3;
  const count = piece.triangles.length;
  take(piece);
  if (!open && volumeTaken(count) < 0) turnTaken(count);
  measureFaces(points, count);
  sortFaces(points, count / 3);
  const sharp = Math.cos(edge);
  firstDrawn.fill(-1, 0, points);
  drawnCount = 0;
  let kept = 0;
  for (let face = 0; 3 * face < count; face++) {
    if (areas[face] === 0) continue;
    for (let i = 3 * face; i < 3 * face + 3; i++) {
      smoothNormal(face, corners[i]!, sharp);
      drawn[kept++] = cornerOf(corners[i]!);
    }
  }
  lay(shape, coat, kept);
}

/** Puts what is drawn of the piece in hand behind what a shape has. */
function lay({ position, normal, colour, finish, index }: Shape, coat: Coat, kept: number): void {
  const [red, green, blue, rough, metal] = coat;
  const first = position.length / 3;
  for (let i = 0; i < drawnCount; i++) {
    const from = 3 * drawnPoints[i]!;
    const to = 3 * (first + i);
    position[to] = places[from]!;
    position[to + 1] = places[from + 1]!;
    position[to + 2] = places[from + 2]!;
    normal[to] = drawnNormals[3 * i]!;
    normal[to + 1] = drawnNormals[3 * i + 1]!;
    normal[to + 2] = drawnNormals[3 * i + 2]!;
    colour[to] = red;
    colour[to + 1] = green;
    colour[to + 2] = blue;
    finish[2 * (first + i)] = rough;
    finish[2 * (first + i) + 1] = metal;
  }
  const before = index.length;
  for (let i = 0; i < kept; i++) index[before + i] = first + drawn[i]!;
}

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
