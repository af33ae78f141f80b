/**
 * What stands at the run-up: deck of plywood on scaffolding, rails, the causeway of gravel before it, and the things a crew leaves
 * beside it. In the frame of the jump, m; laid under the way that the wheels take.
 */
import { createRandom } from '../../../math/random';
import { block, box, hoop, skin, smoothed, tube, turned } from '../../bodies/pieces';
import { addPiece, type Coat, createShape, type Piece, type Point, type Shape } from '../../bodies/shape';
import { POINT } from '../../path';

/** What a surface is, for the pattern on it. */
export enum Kind {
  Plain,
  Plywood,
  Steel,
  Gravel,
}

const coat = (red: number, green: number, blue: number, kind = Kind.Plain): Coat => [red, green, blue, kind, 0];
const PLY = coat(0.36, 0.265, 0.165, Kind.Plywood);
const TIMBER = coat(0.33, 0.245, 0.15);
const STEEL = coat(0.3, 0.315, 0.325, Kind.Steel);
const COUPLER = coat(0.17, 0.165, 0.155, Kind.Steel);
const GRAVEL = coat(0.125, 0.112, 0.094, Kind.Gravel);
const SAND_BAG = coat(0.29, 0.25, 0.175);
const CASE = coat(0.022, 0.023, 0.026);
const EDGE = coat(0.42, 0.43, 0.44, Kind.Steel);
const CABLE = coat(0.012, 0.012, 0.013);
const RED = coat(0.55, 0.035, 0.015);
const WHITE = coat(0.6, 0.59, 0.56);
const YELLOW = coat(0.58, 0.36, 0.02);

export const HALF_WIDTH = 1.3;
/** Thickness of the sheets, and depth of all below them. */
const SHEET = 0.024;
const BELOW = 0.17;
/** From one pair of standards to the next. */
const BAY = 2.07;
/** Way above ground from which it needs a deck: what is lower is filled up with gravel. */
const FILL = 0.32;
/** The last pair of standards stands behind the edge of the plateau. */
const LAST_STANDARD = -1.8;
/** Length of deck beside which the crew's cases find room. */
const ROOM = 17;
/** Rails end so far before the lip. */
const RAILS_END = -4.5;

/** The way of the wheels: times, places and speeds as in `path.ts`; it rises in x. */
export type Way = Float64Array;
export type Ground = (x: number, z: number) => number;

/** Height of the way at x. */
export function heightOn(way: Way, x: number): number {
  let low = 0;
  let high = way.length / POINT - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (way[middle * POINT + 1]! <= x) low = middle;
    else high = middle;
  }
  const x0 = way[low * POINT + 1]!;
  const x1 = way[high * POINT + 1]!;
  const y0 = way[low * POINT + 2]!;
  if (!(x1 > x0)) return y0;
  return y0 + ((way[high * POINT + 2]! - y0) * (x - x0)) / (x1 - x0);
}

/** Where the deck begins: at its foot the way lies on the fill. */
export function deckFrom(way: Way, ground: Ground): number {
  const start = way[1]!;
  const end = way[way.length - POINT + 1]!;
  let x = end;
  while (x > start && (x > end - 8 || heightOn(way, x) - ground(Math.min(x, LAST_STANDARD), 0) > FILL)) x -= 0.5;
  return Math.max(start, x - 2);
}

/** A bar of rectangular section under the way, its top so far above it. */
function bar(
  way: Way,
  x0: number,
  x1: number,
  z0: number,
  z1: number,
  lift: number,
  thick: number,
  step: number,
): Piece {
  const count = Math.max(1, Math.round((x1 - x0) / step));
  const rings: number[][] = [];
  for (let i = 0; i <= count; i++) {
    const x = x0 + ((x1 - x0) * i) / count;
    const y = heightOn(way, x) + lift;
    rings.push([x, y, z0, x, y, z1, x, y - thick, z1, x, y - thick, z0]);
  }
  return skin(rings);
}

function rod(from: Point, to: Point, radius: number, sides = 6): Piece {
  return tube(
    [
      [...from, radius],
      [...to, radius],
    ],
    sides,
  );
}

function deck(shape: Shape, way: Way, x0: number, x1: number): void {
  addPiece(shape, bar(way, x0, x1, -HALF_WIDTH, HALF_WIDTH, 0, SHEET, 0.4), PLY, 0.5);
  for (const z of [-1.2, -0.6, 0, 0.6, 1.2])
    addPiece(shape, bar(way, x0 + 0.04, x1 - 0.02, z - 0.04, z + 0.04, -SHEET, BELOW - SHEET - 0.04, 1.2), TIMBER, 0.5);
  // Kerbs in lengths of a plank, with a gap between one and the next.
  for (const side of [-1, 1]) {
    for (let x = x0 + 0.1; x < x1 - 0.3; x += 3) {
      const z = side * (HALF_WIDTH + 0.02);
      addPiece(shape, bar(way, x, Math.min(x1, x + 2.985), z - 0.022, z + 0.022, 0.1, 0.2, 1), TIMBER, 0.5);
    }
  }
}

/** A clamp where tubes cross. */
function coupler(shape: Shape, [x, y, z]: Point): void {
  addPiece(shape, box([x, y, z], [0.042, 0.036, 0.048]), COUPLER);
}

function scaffold(shape: Shape, way: Way, x0: number, x1: number, ground: Ground): void {
  const outer = HALF_WIDTH + 0.14;
  interface Pair {
    readonly x: number;
    readonly feet: readonly [number, number];
    readonly head: number;
    readonly at: number;
  }
  let before: Pair | null = null;
  const bays = Math.max(1, Math.round((x1 - x0 - 0.6) / BAY));
  const bay = (x1 - 0.25 - (x0 + 0.35)) / bays;
  for (let k = 0; k <= bays; k++) {
    const x = x0 + 0.35 + bay * k;
    const at = Math.min(x, LAST_STANDARD);
    const head = heightOn(way, x) - BELOW - 0.03;
    const feet = [ground(at, -outer), ground(at, outer)] as const;
    const lowest = Math.min(feet[0], feet[1]);
    // A tube across under the joists, standing on what there is.
    addPiece(shape, rod([x, head, -outer - 0.22], [x, head, outer + 0.22], 0.0242), STEEL, 1);
    const low = head - lowest < 0.18;
    const railed = x < RAILS_END;
    for (const [i, side] of [-1, 1].entries()) {
      const z = side * outer;
      const foot = feet[i]!;
      // With a rail the standard goes on to its height; the outermost ones lean from behind the edge.
      const top = heightOn(way, x) + (railed ? 1.05 : 0.12);
      addPiece(shape, rod([at, foot + (low ? -0.1 : 0.12), z], [x, top, z], 0.0242), STEEL, 1);
      coupler(shape, [x, head, z]);
      if (low) continue;
      addPiece(shape, rod([at, foot, z], [at, foot + 0.3, z], 0.017, 5), COUPLER, 1);
      addPiece(shape, box([at, foot + 0.02, z], [0.075, 0.006, 0.075]), COUPLER);
      addPiece(shape, box([at, foot - 0.01, z], [0.3, 0.03, 0.12]), TIMBER);
      if (!before) continue;
      // Along: at the head, at the foot, and lifts between.
      const [p, q] = [before.feet[i]! + 0.28, foot + 0.28];
      addPiece(shape, rod([before.at, p, z + 0.05 * side], [at, q, z + 0.05 * side], 0.0242), STEEL, 1);
      coupler(shape, [at, q, z]);
      addPiece(
        shape,
        rod([before.x, before.head - 0.06, z + 0.05 * side], [x, head - 0.06, z + 0.05 * side], 0.0242),
        STEEL,
        1,
      );
      if (head - foot > 1.35) {
        addPiece(
          shape,
          rod([before.at, (p + before.head) / 2, z + 0.05 * side], [at, (q + head) / 2, z + 0.05 * side], 0.0242),
          STEEL,
          1,
        );
        coupler(shape, [at, (q + head) / 2, z]);
      }
      if (head - foot > 0.5) {
        const up = (k + i) % 2 === 0;
        const from: Point = [before.at, up ? p : before.head - 0.1, z + 0.1 * side];
        const to: Point = [at, up ? head - 0.1 : q, z + 0.1 * side];
        addPiece(shape, rod(from, to, 0.0242), STEEL, 1);
        coupler(shape, [to[0], to[1], z + 0.05 * side]);
      }
    }
    if (!low && head - lowest > 0.5) {
      addPiece(shape, rod([at, lowest + 0.34, -outer - 0.15], [at, lowest + 0.34, outer + 0.15], 0.0242), STEEL, 1);
      const up = k % 2 === 0 ? 1 : -1;
      addPiece(
        shape,
        rod([at + 0.05, lowest + 0.3, -outer * up], [x + 0.05, head - 0.05, outer * up], 0.0242),
        STEEL,
        1,
      );
    }
    if (railed && before) {
      for (const side of [-1, 1]) {
        for (const lift of [0.52, 1.0]) {
          const z = side * (outer - 0.05);
          addPiece(
            shape,
            rod([before.x, heightOn(way, before.x) + lift, z], [x, heightOn(way, x) + lift, z], 0.0242),
            STEEL,
            1,
          );
          coupler(shape, [x, heightOn(way, x) + lift, z]);
        }
      }
    }
    // Bags of sand on the feet.
    if (!low && k % 2 === 0) {
      for (const [i, side] of [-1, 1].entries()) {
        sandBag(shape, [at + 0.34, feet[i]! + 0.08, side * (outer + 0.06)], 0.2 * k);
        if (k % 4 === 0) sandBag(shape, [at - 0.3, feet[i]! + 0.08, side * (outer + 0.1)], 1 + 0.3 * k);
      }
    }
    before = { x, feet, head, at };
  }
}

function sandBag(shape: Shape, [x, y, z]: Point, turn: number): void {
  const rings: number[][] = [];
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  for (const [along, tall, wide] of [
    [-0.27, 0.02, 0.09],
    [-0.22, 0.075, 0.14],
    [-0.07, 0.1, 0.165],
    [0.1, 0.095, 0.16],
    [0.22, 0.07, 0.145],
    [0.27, 0.02, 0.1],
  ] as const) {
    const ring: number[] = [];
    for (let i = 0; i < 8; i++) {
      const a = (i / 8) * 2 * Math.PI;
      const across = wide * Math.cos(a);
      ring.push(
        x + along * c - across * s,
        y + tall * Math.sin(a) * (Math.sin(a) < 0 ? 0.7 : 1),
        z + along * s + across * c,
      );
    }
    rings.push(ring);
  }
  addPiece(shape, skin(rings), SAND_BAG, 1);
}

/** Gravel filled up to the way, with two worn ruts and ragged shoulders that run out on the ground. */
function causeway(shape: Shape, way: Way, from: number, to: number, ground: Ground): void {
  const random = createRandom(29);
  const rows: number[][] = [];
  const count = Math.max(2, Math.round((to - from) / 0.9));
  for (let i = 0; i <= count; i++) {
    const x = from + ((to - from) * i) / count;
    const top = heightOn(way, x);
    const ragged = (): number => 0.75 + 0.5 * random();
    const row: number[] = [];
    for (const side of [1, -1]) {
      const foot = side * (2.15 + 0.6 * ragged());
      const edge = side * (1.3 + 0.25 * ragged());
      const strip: readonly (readonly [number, number])[] = [
        [foot, ground(x, foot) - 0.12],
        [side * 1.9, ground(x, side * 1.9) + 0.03 + 0.4 * Math.max(0, top - ground(x, side * 1.9)) * ragged()],
        [edge, top - 0.035 * ragged()],
        [side * 0.8, top + 0.012 * ragged()],
        [side * 0.35, top - 0.012],
      ];
      const ordered = side > 0 ? strip : [...strip].reverse();
      for (const [z, y] of ordered) row.push(x, y, z);
    }
    rows.push(row);
  }
  // Rows rise in x and run from right to left: seen from above.
  const n = rows[0]!.length / 3;
  const triangles: number[] = [];
  for (let r = 0; r < rows.length - 1; r++) {
    for (let i = 0; i < n - 1; i++) {
      const a = r * n + i;
      triangles.push(a, a + n, a + 1, a + 1, a + n, a + n + 1);
    }
  }
  addPiece(shape, { points: rows.flat(), triangles }, GRAVEL, 1.2, true);
}

/** Flags that mark the way, on canes in turn on both sides, blown out along the wind. */
function flags(shape: Shape, from: number, to: number, ground: Ground, wind: Point): void {
  const [wx, , wz] = wind;
  const speed = Math.sqrt(wx * wx + wz * wz);
  const [dx, dz] = speed > 0.1 ? [wx / speed, wz / speed] : [0.6, 0.8];
  const lift = Math.min(1, speed / 7);
  for (let x = from + 1, k = 0; x < to; x += 6, k++) {
    for (const side of [-1, 1]) {
      // A camera lies beside the last stretch and looks across it.
      if (side > 0 && x > to - 14) continue;
      const z = side * 2.9;
      const foot = ground(x, z) - 0.15;
      const top = foot + 1.55;
      const lean = 0.05 * Math.sin(7 * k + side);
      addPiece(
        shape,
        tube(
          [
            [x, foot, z, 0.011],
            [x + lean, top, z + lean, 0.006],
          ],
          4,
        ),
        WHITE,
        1.7,
      );
      // Cloth from the top of the cane: hangs in still air, stands out in wind.
      const rows: number[][] = [];
      for (let i = 0; i <= 4; i++) {
        const out = (i / 4) * 0.46;
        const wave = 0.03 * Math.sin(2.4 * i + k + side) * (i / 4);
        const px = x + lean + dx * out * (0.25 + 0.75 * lift) - dz * wave;
        const pz = z + lean + dz * out * (0.25 + 0.75 * lift) + dx * wave;
        const py = top - out * (1 - lift) * 0.9;
        const tall = 0.3 * (1 - 0.75 * (i / 4));
        rows.push([px, py, pz, px, py - tall, pz]);
      }
      addPiece(shape, strip(rows, 0.004), k % 2 ? RED : YELLOW, 1.2);
    }
  }
}

/** A band of cloth with two faces. */
function strip(rows: readonly (readonly number[])[], thick: number): Piece {
  return skin(
    rows.map(([x, y, z, u, v, w]) => [
      x!,
      y!,
      z! - thick,
      u!,
      v!,
      w! - thick,
      u! + 0.001,
      v!,
      w! + thick,
      x! + 0.001,
      y!,
      z! + thick,
    ]),
  );
}

/** Cases of the crew, a reel, and cables along the ramp. */
function crew(shape: Shape, x0: number, ground: Ground): void {
  const flight = ([x, z]: readonly [number, number], [a, b, c]: Point, on = 0, turn = 0): void => {
    const y = ground(x, z) + on + b + 0.02;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const put = (piece: Piece): Piece => ({
      points: piece.points.map((_, i, all) => {
        const at = i - (i % 3);
        const u = all[at]! - x;
        const w = all[at + 2]! - z;
        return i % 3 === 0 ? x + u * cos - w * sin : i % 3 === 1 ? all[i]! : z + u * sin + w * cos;
      }),
      triangles: piece.triangles,
    });
    addPiece(shape, put(block([x, y, z], [a, b, c], 0.012)), CASE);
    for (const u of [-1, 1]) {
      for (const w of [-1, 1]) {
        addPiece(shape, put(box([x + u * a, y, z + w * c], [0.014, b + 0.004, 0.014])), EDGE);
        addPiece(shape, put(box([x, y + w * b, z + u * c], [a + 0.004, 0.014, 0.014])), EDGE);
      }
      addPiece(shape, put(box([x + u * (a + 0.004), y + 0.2 * b, z], [0.006, 0.05, 0.09])), EDGE);
    }
    addPiece(shape, put(box([x, y + 0.35 * b, z], [a + 0.004, 0.008, c + 0.004])), EDGE);
  };
  flight([x0 + 6, 3.9], [0.6, 0.32, 0.4], 0, 0.2);
  flight([x0 + 6.1, 3.85], [0.42, 0.24, 0.3], 0.68, -0.25);
  flight([x0 + 7.7, 4.3], [0.5, 0.45, 0.35], 0, 0.6);
  flight([x0 + 12.5, -4.2], [0.6, 0.3, 0.35], 0, -0.4);
  flight([x0 + 13.9, -4], [0.4, 0.25, 0.4], 0, 0.1);
  const cable = (points: readonly (readonly [number, number])[], radius: number): void => {
    const path = smoothed(points, 3).map(([x, z]) => [x!, ground(x!, z!) + radius, z!, radius]);
    addPiece(shape, tube(path, 4), CABLE, 1.7);
  };
  /** A share of the way to where the plateau ends. */
  const on = (share: number): number => x0 + (LAST_STANDARD - 0.6 - x0) * share;
  const monitor: Point = [on(1), ground(on(1), 2.35), 2.35];
  addPiece(shape, block([monitor[0], monitor[1] + 0.13, monitor[2]], [0.2, 0.13, 0.15], 0.012), CASE);
  cable(
    [
      [x0 + 7.5, 4.1],
      [on(0.4), 2.9],
      [on(0.55), 2.4],
      [on(0.7), 2.6],
      [on(0.88), 2.2],
      [on(1), 2.35],
    ],
    0.014,
  );
  cable(
    [
      [x0 + 6.3, 4.3],
      [x0 + 4, 5.2],
      [x0 + 5, 6.4],
      [x0 + 3.2, 7],
    ],
    0.011,
  );
  cable(
    [
      [x0 + 12.7, -3.9],
      [on(0.62), -2.8],
      [on(0.8), -2.4],
      [on(0.98), -1.5],
    ],
    0.014,
  );
  // A reel lying on its side.
  const [rx, rz] = [x0 + 9.6, 4.6];
  const y = ground(rx, rz);
  for (const [low, high, radius, paint] of [
    [0, 0.05, 0.36, TIMBER],
    [0.05, 0.34, 0.24, CABLE],
    [0.34, 0.39, 0.36, TIMBER],
  ] as const)
    addPiece(
      shape,
      turned(
        [rx, y + low, rz],
        [rx, y + high, rz],
        [
          [0, radius],
          [1, radius],
        ],
        14,
      ),
      paint,
    );
  // Cones where the deck begins.
  for (const z of [-2.1, 2.1]) {
    const foot: Point = [x0 - 0.5, ground(x0 - 0.5, z) + 0.02, z];
    addPiece(shape, box([foot[0], foot[1], foot[2]], [0.17, 0.02, 0.17]), CASE);
    addPiece(
      shape,
      turned(
        foot,
        [foot[0], foot[1] + 0.46, z],
        [
          [0, 0.13],
          [0.45, 0.085],
          [0.46, 0.085],
          [0.7, 0.052],
          [0.71, 0.052],
          [1, 0.02],
        ],
        10,
      ),
      RED,
      0.9,
    );
  }
}

/** All of it but the wind sock. */
export function rampShape(way: Way, ground: Ground, wind: Point): Shape {
  const shape = createShape();
  const start = way[1]!;
  const end = way[way.length - POINT + 1]!;
  const from = deckFrom(way, ground);
  if (end - from > 0.5) {
    deck(shape, way, from, end);
    scaffold(shape, way, from, end, ground);
    if (LAST_STANDARD - from > ROOM) crew(shape, from, ground);
  }
  if (from > start + 1) {
    causeway(shape, way, start - 4, from + 0.15, ground);
    flags(shape, start - 3, from - 1, ground, wind);
  }
  return shape;
}

/** Mast of the wind sock, m. */
export const MAST = 4.2;

/** The pole it turns on, foot at the origin. */
export function mast(): Shape {
  const shape = createShape();
  addPiece(
    shape,
    tube(
      [
        [0, -0.3, 0, 0.035],
        [0, MAST, 0, 0.022],
      ],
      8,
    ),
    WHITE,
    1,
  );
  addPiece(
    shape,
    tube(
      [
        [0, MAST - 0.02, 0, 0.012],
        [0, MAST - 0.02, ARM, 0.012],
      ],
      5,
    ),
    STEEL,
    1,
  );
  for (let i = 0; i < 3; i++) {
    const a = (i / 3) * 2 * Math.PI;
    addPiece(
      shape,
      tube(
        [
          [0, 2.6, 0, 0.005],
          [1.5 * Math.cos(a), -0.1, 1.5 * Math.sin(a), 0.005],
        ],
        3,
      ),
      CABLE,
      2,
    );
  }
  return shape;
}

/** From the pole to where the sock hangs. */
export const ARM = 0.34;

/** The sock blown out along x from its ring at the origin, in bands. */
export function sock(): Shape {
  const shape = createShape();
  const ring = hoop(
    [0, 0],
    [
      [0.165, -0.012],
      [0.19, 0],
      [0.165, 0.012],
    ],
    12,
  );
  // From the plane of x and y to that of y and z.
  for (let i = 0; i < ring.points.length; i += 3) {
    const [x, z] = [ring.points[i]!, ring.points[i + 2]!];
    ring.points[i] = z;
    ring.points[i + 2] = x;
  }
  addPiece(shape, ring, STEEL, 1);
  const at = (share: number, thick: number): number[] => {
    const out: number[] = [];
    const sag = -0.16 * share * share;
    for (let i = 0; i < 12; i++) {
      const a = (i / 12) * 2 * Math.PI;
      const radius = (0.17 - 0.08 * share) * (1 + 0.05 * Math.sin(9 * share + 2 * i)) - thick;
      out.push(1.5 * share, sag + radius * Math.sin(a), radius * Math.cos(a));
    }
    return out;
  };
  for (let band = 0; band < 5; band++) {
    const rings: number[][] = [];
    for (let s = 0; s <= 2; s++) rings.push(at((band + s / 2) / 5, 0));
    for (let s = 2; s >= 0; s--) rings.push(at((band + s / 2) / 5, 0.006));
    rings.push(rings[0]!);
    addPiece(shape, skin(rings, false), band % 2 ? WHITE : RED, 1);
  }
  return shape;
}
