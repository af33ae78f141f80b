/**
 * The shape of a machine, laid piece by piece. Plain numbers, no three. Normals are smooth over flat angles and broken at edges;
 * closed pieces face outwards whichever way their rings run.
 */
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
