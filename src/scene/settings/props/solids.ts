/** Simple solids in colours of their own, put together to what stands in a place. No three here: done in a worker. */

/** Colours of the pieces of a geometry: linear albedo. */
export type Albedo = readonly [red: number, green: number, blue: number];
export type Point = readonly [x: number, y: number, z: number];

/** Triangles as they are put together: three corners each, every corner with its own normal and paint. */
export interface Solids {
  readonly position: number[];
  readonly normal: number[];
  readonly paint: number[];
}

export function createSolids(): Solids {
  return { position: [], normal: [], paint: [] };
}

/** @param own  share of the colour that each piece's own colour replaces */
export function addPaint(solids: Solids, corners: number, [red, green, blue]: Albedo, own = 0): void {
  const [r, g, b] = [Math.sqrt(red), Math.sqrt(green), Math.sqrt(blue)];
  for (let i = 0; i < corners; i++) solids.paint.push(r, g, b, own);
}

/** A parallelogram from its middle and halves of its edges; it faces along `along` x `up`. */
export function addFace(solids: Solids, middle: Point, along: Point, up: Point, colour: Albedo): void {
  const nx = along[1] * up[2] - along[2] * up[1];
  const ny = along[2] * up[0] - along[0] * up[2];
  const nz = along[0] * up[1] - along[1] * up[0];
  const length = Math.hypot(nx, ny, nz);
  for (const [a, u] of FACE) {
    solids.position.push(
      middle[0] + a * along[0] + u * up[0],
      middle[1] + a * along[1] + u * up[1],
      middle[2] + a * along[2] + u * up[2],
    );
    solids.normal.push(nx / length, ny / length, nz / length);
  }
  addPaint(solids, 6, colour);
}
const FACE = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** A block from its middle and halves of its edges, which form a right-handed frame. */
function addBlock(solids: Solids, middle: Point, a: Point, b: Point, c: Point, colour: Albedo): void {
  for (const side of [-1, 1]) {
    const beside = (d: Point): Point => [middle[0] + side * d[0], middle[1] + side * d[1], middle[2] + side * d[2]];
    const turned = (d: Point): Point => [side * d[0], side * d[1], side * d[2]];
    addFace(solids, beside(a), turned(b), c, colour);
    addFace(solids, beside(b), turned(c), a, colour);
    addFace(solids, beside(c), turned(a), b, colour);
  }
}

/** An upright box on its foot at (x, y, z). */
export function addBox(solids: Solids, [width, height, depth]: Point, [x, y, z]: Point, colour: Albedo): void {
  addBlock(solids, [x, y + height / 2, z], [width / 2, 0, 0], [0, height / 2, 0], [0, 0, depth / 2], colour);
}

/** A bar from one point to another. */
export function addBar(solids: Solids, from: Point, to: Point, thick: number, colour: Albedo): void {
  const along: Point = [(to[0] - from[0]) / 2, (to[1] - from[1]) / 2, (to[2] - from[2]) / 2];
  const length = Math.hypot(...along);
  const flat = Math.hypot(along[0], along[2]);
  const half = thick / 2;
  // Across it level, and across both.
  const a: Point = flat > 1e-6 ? [(half * along[2]) / flat, 0, (-half * along[0]) / flat] : [half, 0, 0];
  const c: Point = [
    (a[1] * along[2] - a[2] * along[1]) / length,
    (a[2] * along[0] - a[0] * along[2]) / length,
    (a[0] * along[1] - a[1] * along[0]) / length,
  ];
  addBlock(solids, [from[0] + along[0], from[1] + along[1], from[2] + along[2]], a, along, c, colour);
}

/** Upright, round: radii of its top and bottom, its height, its foot at (x, y, z). Closed at the top. */
export function addTurned(
  solids: Solids,
  top: number,
  bottom: number,
  height: number,
  sides: number,
  [x, y, z]: Point,
  colour: Albedo,
): void {
  const lean = (bottom - top) / height;
  const flat = 1 / Math.sqrt(1 + lean * lean);
  for (let i = 0; i < sides; i++) {
    const from = (i / sides) * 2 * Math.PI;
    const to = ((i + 1) / sides) * 2 * Math.PI;
    for (const [angle, up] of [
      [from, 0],
      [from, 1],
      [to, 1],
      [from, 0],
      [to, 1],
      [to, 0],
    ] as const) {
      const radius = up ? top : bottom;
      solids.position.push(x + radius * Math.cos(angle), y + up * height, z + radius * Math.sin(angle));
      solids.normal.push(flat * Math.cos(angle), flat * lean, flat * Math.sin(angle));
    }
    addPaint(solids, 6, colour);
  }
  addDisc(solids, top, sides, [x, y + height, z], colour);
}

/** Flat, facing up. */
export function addDisc(solids: Solids, radius: number, sides: number, [x, y, z]: Point, colour: Albedo): void {
  for (let i = 0; i < sides; i++) {
    const from = (i / sides) * 2 * Math.PI;
    const to = ((i + 1) / sides) * 2 * Math.PI;
    solids.position.push(x, y, z, x + radius * Math.cos(to), y, z + radius * Math.sin(to));
    solids.position.push(x + radius * Math.cos(from), y, z + radius * Math.sin(from));
    for (let k = 0; k < 3; k++) solids.normal.push(0, 1, 0);
  }
  addPaint(solids, 3 * sides, colour);
}

/** A wheel with its axle along z, from both sides. */
export function addWheel(solids: Solids, radius: number, wide: number, [x, y, z]: Point, colour: Albedo): void {
  const SIDES = 14;
  for (let i = 0; i < SIDES; i++) {
    const from = (i / SIDES) * 2 * Math.PI;
    const to = ((i + 1) / SIDES) * 2 * Math.PI;
    const [fx, fy, tx, ty] = [Math.cos(from), Math.sin(from), Math.cos(to), Math.sin(to)];
    const half = wide / 2;
    const at = (cx: number, cy: number, side: number, n: Point): void => {
      solids.position.push(x + radius * cx, y + radius * cy, z + side * half);
      solids.normal.push(...n);
    };
    at(fx, fy, -1, [fx, fy, 0]);
    at(tx, ty, 1, [tx, ty, 0]);
    at(fx, fy, 1, [fx, fy, 0]);
    at(fx, fy, -1, [fx, fy, 0]);
    at(tx, ty, -1, [tx, ty, 0]);
    at(tx, ty, 1, [tx, ty, 0]);
    for (const side of [-1, 1]) {
      at(0, 0, side, [0, 0, side]);
      at(side > 0 ? fx : tx, side > 0 ? fy : ty, side, [0, 0, side]);
      at(side > 0 ? tx : fx, side > 0 ? ty : fy, side, [0, 0, side]);
    }
    addPaint(solids, 12, colour);
  }
}

/** Solids as arrays, ready to be sent from one thread to another. */
export interface SolidData {
  readonly position: Float32Array;
  readonly normal: Float32Array;
  readonly paint: Float32Array;
}

export function solidData({ position, normal, paint }: Solids): SolidData {
  return {
    position: Float32Array.from(position),
    normal: Float32Array.from(normal),
    paint: Float32Array.from(paint),
  };
}

/** One of each piece: x, y, z of its foot and its height, m; its own colour as its square root, and width over height. */
export interface Pieces {
  readonly place: Float32Array;
  readonly look: Float32Array;
}
