/**
 * The hold: lining, ribs, floor, ramp, seats, fittings, lamps. Frame of `aircraft-hull.ts`, m.
 */
import { bakeLight, type Hold, JUMP_LIGHT_X, Kind, type Lamp, lampsOf } from './aircraft-hold-light';
import { DOOR_END, FLOOR_WIDTH, HINGE, HOLD_END, hullAt, onHull, sheet } from './aircraft-hull';
import { block, box, pipe, skin, tube, turned } from './pieces';
import { addPiece, type Coat, createShape, type Piece, type Point, type Shape } from './shape';

export interface HoldDetail {
  /** From rib to rib. */
  readonly bay: number;
  /** Corners along a rib, and across a panel. */
  readonly arc: number;
  readonly across: number;
  readonly rollers: number;
  readonly small: boolean;
}

export const holdDetails: Readonly<Record<'low' | 'medium' | 'high', HoldDetail>> = {
  low: { bay: 2.6, arc: 8, across: 1, rollers: 0, small: false },
  medium: { bay: 1, arc: 15, across: 3, rollers: 0.42, small: true },
  high: { bay: 0.82, arc: 20, across: 3, rollers: 0.3, small: true },
};

/** Colours; the fourth number is the kind, the fifth how much of the light reaches a place that others hide. */
const coat = (red: number, green: number, blue: number, kind = Kind.Plain, shade = 1): Coat => [
  red,
  green,
  blue,
  kind,
  shade,
];
const QUILT = coat(0.27, 0.28, 0.27, Kind.Quilt);
const RIB = coat(0.3, 0.315, 0.3);
const RIM = coat(0.22, 0.23, 0.22);
const FLOOR = coat(0.17, 0.172, 0.17, Kind.Floor);
const RAMP = coat(0.15, 0.152, 0.15, Kind.Floor);
const TRACK = coat(0.3, 0.3, 0.29);
const ROLLER = coat(0.42, 0.42, 0.41);
const RING = coat(0.05, 0.05, 0.05);
const WEB = coat(0.3, 0.035, 0.022);
const CUSHION = coat(0.07, 0.085, 0.06);
const TUBE = coat(0.36, 0.36, 0.35);
const BLACK = coat(0.02, 0.02, 0.021);
const CABLE = coat(0.035, 0.035, 0.038);
const YELLOW = coat(0.5, 0.32, 0.03);
const STRUT = coat(0.46, 0.46, 0.44);
const CRATE = coat(0.1, 0.11, 0.075);

/**
 * A point of the lining: x, and the share of the way from the right lower edge over the ceiling to the left one. In the hold it
 * runs from the floor; over the ramp from the edge of the opening, closed above by the raised door.
 */
function onLining(x: number, share: number, inset = 0): Point {
  const { y, wide, tall, cut } = hullAt(Math.min(x, HINGE));
  const over = Math.max(0, Math.min(1, (HINGE - x) / (HINGE - DOOR_END)));
  const low = x >= HINGE ? 1.03 : cut;
  const angle = low + (2 * Math.PI - 2 * low) * share;
  const depth = 0.2 + inset;
  const py = y - Math.cos(angle) * (tall - depth);
  const pz = Math.sin(angle) * (wide - depth);
  const ceiling = 3.86 + 0.75 * over - inset;
  // Flat at the top, with a round corner.
  const above = py - (ceiling - 0.45);
  return [x, above > 0 ? ceiling - 0.45 + 0.45 * Math.min(1, above / 0.75) ** 0.6 : py, pz];
}

/** From here forwards everything is far from whoever looks out, and made more simply. */
const FORWARD = 15;

function ribsAt(detail: HoldDetail): number[] {
  const out: number[] = [];
  const stretch = (from: number, to: number, bay: number): void => {
    const count = Math.round((from - to) / bay);
    for (let i = 0; i < count; i++) out.push(from + ((to - from) * i) / count);
  };
  stretch(HOLD_END, FORWARD, 2 * detail.bay);
  stretch(FORWARD, HINGE, detail.bay);
  stretch(HINGE, DOOR_END, detail.bay);
  out.push(DOOR_END);
  return out;
}

function lining(shape: Shape, detail: HoldDetail): void {
  const { arc, across, small } = detail;
  const ribs = ribsAt(detail);
  for (let r = 0; r < ribs.length - 1; r++) {
    const [from, to] = [ribs[r]!, ribs[r + 1]!];
    const rows: number[][] = [];
    const steps = from > FORWARD ? 1 : across;
    for (let s = 0; s <= steps; s++) {
      const t = s / steps;
      const row: number[] = [];
      // The panel bulges between the ribs that hold it.
      const x = from + (to - from) * t;
      const bulge = 0.055 * Math.sin(Math.PI * t);
      for (let i = 0; i <= arc; i++) {
        const [, y, z] = onLining(x, i / arc, bulge);
        row.push(x, y, z);
      }
      rows.push(row);
    }
    const piece = sheet(rows);
    piece.triangles.reverse();
    addPiece(shape, piece, QUILT, 1.2, true);
  }
  for (const [k, x] of ribs.entries()) {
    if (!small && k % 2) continue;
    const strong = Math.abs(x - HINGE) < 0.01;
    const half = strong ? 0.13 : 0.038;
    const deep = strong ? 0.22 : 0.13;
    // Three faces: the fourth lies on the lining.
    const rows: number[][] = [];
    for (let i = 0; i <= arc; i++) {
      const [, y0, z0] = onLining(x, i / arc, -0.02);
      const [, y1, z1] = onLining(x, i / arc, deep);
      rows.push([x + half, y0, z0, x + half, y1, z1, x - half, y1, z1, x - half, y0, z0]);
    }
    addPiece(shape, sheet(rows), strong ? RIM : RIB, 0.7, true);
  }
  // Stringers from end to end, where the eye follows them out.
  if (small) {
    for (const share of [0.1, 0.2, 0.3, 0.7, 0.8, 0.9]) {
      const path: number[][] = [];
      for (let x = HOLD_END; x > DOOR_END; x -= 2.6) path.push([...onLining(x, share, 0.07), 0.022]);
      addPiece(shape, tube(path, 4), RIB, 0.5);
    }
  }
  // Ends: bulkhead before, the shell behind the raised door.
  for (const [x, facing, paint] of [
    [HOLD_END, -1, RIM],
    [DOOR_END, 1, RIM],
  ] as const) {
    const points: number[] = [x, x > 0 ? 1.9 : hullAt(x).y, 0];
    const triangles: number[] = [];
    for (let i = 0; i <= arc; i++) {
      const turn = (2 * Math.PI * i) / arc;
      points.push(...(x > 0 ? onLining(x, i / arc) : onHull(x, turn, -0.03)));
      if (i > 0) triangles.push(0, i, i + 1);
    }
    if (facing > 0) triangles.reverse();
    addPiece(shape, { points, triangles }, paint, 0.7, true);
  }
  // Sill along both edges of the opening: joins lining and skin.
  for (const side of [1, -1]) {
    const rings: number[][] = [];
    for (let i = 0; i <= 12; i++) {
      const x = HINGE + ((DOOR_END - HINGE) * i) / 12;
      const { y, wide, tall, cut } = hullAt(Math.max(DOOR_END + 0.001, Math.min(HINGE, x)));
      const at = (depth: number, turn: number): number[] => [
        x,
        y - Math.cos(cut + turn) * (tall - depth),
        side * Math.sin(cut + turn) * (wide - depth),
      ];
      rings.push([...at(-0.015, 0.03), ...at(-0.015, -0.025), ...at(0.34, -0.025), ...at(0.34, 0.05)]);
    }
    addPiece(shape, skin(rings), RIM, 0.6);
  }
  // And behind, where the skin closes again.
  const { y, wide, tall, cut } = hullAt(DOOR_END + 0.001);
  const rear: number[][] = [];
  for (let i = 0; i <= 10; i++) {
    const angle = cut * (1 - (2 * i) / 10);
    const at = (x: number, depth: number): number[] => [
      x,
      y - Math.cos(angle) * (tall - depth),
      Math.sin(angle) * (wide - depth),
    ];
    rear.push([
      ...at(DOOR_END - 0.15, -0.01),
      ...at(DOOR_END + 0.12, -0.01),
      ...at(DOOR_END + 0.12, 0.3),
      ...at(DOOR_END - 0.15, 0.3),
    ]);
  }
  addPiece(shape, skin(rear), RIM, 0.6);
}

/** The raised door under the roof over the ramp: a shell with ribs across. */
function raisedDoor(shape: Shape, { small }: HoldDetail): void {
  const at = (x: number): number => onLining(x, 0.5)[1] - 0.22;
  const rows: number[][] = [];
  for (let i = 0; i <= 6; i++) {
    const x = 4.6 + ((DOOR_END + 0.6 - 4.6) * i) / 6;
    const half = 1.95 - 0.06 * i;
    rows.push([x, at(x) + 0.1, half, x, at(x) - 0.02, half, x, at(x) - 0.02, -half, x, at(x) + 0.1, -half]);
  }
  addPiece(shape, skin(rows), coat(0.27, 0.285, 0.265, Kind.Plain), 0.5);
  if (!small) return;
  for (let i = 0; i <= 9; i++) {
    const x = 4.4 + ((DOOR_END + 0.9 - 4.4) * i) / 9;
    addPiece(shape, box([x, at(x) - 0.07, 0], [0.035, 0.06, 1.85 - 0.03 * i]), RIB);
  }
  for (const side of [-1, 1])
    addPiece(
      shape,
      tube(
        [
          [4.4, at(4.4) - 0.09, side, 0.05],
          [DOOR_END + 0.8, at(DOOR_END + 0.8) - 0.09, side * 0.9, 0.05],
        ],
        5,
      ),
      RIB,
    );
}

/** A slab whose top is cut into fields, so that light can fall off along it. */
function slab(x0: number, x1: number, y: number, half: number, thick: number, along: number, across: number): Piece {
  const rings: number[][] = [];
  for (let s = 0; s <= along; s++) {
    const x = x0 + ((x1 - x0) * s) / along;
    const ring: number[] = [];
    for (let i = 0; i <= across; i++) ring.push(x, y, half - (2 * half * i) / across);
    ring.push(x, y - thick, -half, x, y - thick, half);
    rings.push(ring);
  }
  return skin(rings);
}

function floors(shape: Shape, { rollers, small }: HoldDetail): void {
  const fields = small ? 24 : 8;
  addPiece(shape, slab(HINGE + 0.03, HOLD_END, 0, FLOOR_WIDTH / 2 + 0.1, 0.1, fields, small ? 10 : 4), FLOOR, 0.5);
  addPiece(shape, slab(0, HINGE - 0.03, 0, 2.5, 0.26, small ? 12 : 5, small ? 8 : 4), RAMP, 0.5);
  // Toes that bridge to the ground, here drawn up a little way down.
  for (const z of [-1.9, -0.95, 0, 0.95, 1.9]) {
    const toe = skin([
      [0.02, 0, z - 0.42, 0.02, 0, z + 0.42, 0.02, -0.14, z + 0.42, 0.02, -0.14, z - 0.42],
      [-0.34, -0.07, z - 0.4, -0.34, -0.07, z + 0.4, -0.34, -0.1, z + 0.4, -0.34, -0.1, z - 0.4],
    ]);
    addPiece(shape, toe, RAMP, 0.5);
  }
  // Edge of the ramp: a warning strip, tread plates.
  const stripes = small ? 20 : 0;
  for (let i = 0; i < stripes; i++) {
    const z = -2.5 + 0.25 * i;
    addPiece(shape, box([0.1, 0.004, z + 0.125], [0.09, 0.006, 0.122]), i % 2 ? YELLOW : BLACK);
  }
  for (const side of [-1, 1]) {
    addPiece(shape, box([HINGE / 2, 0.05, 2.46 * side], [HINGE / 2 - 0.05, 0.06, 0.045]), RIM);
    addPiece(
      shape,
      box([(HINGE + HOLD_END) / 2, 0.07, (FLOOR_WIDTH / 2 + 0.05) * side], [(HOLD_END - HINGE) / 2, 0.08, 0.06]),
      RIM,
    );
    // White walkway lines.
    addPiece(shape, box([HINGE / 2 + 0.2, 0.004, 2.2 * side], [HINGE / 2 - 0.35, 0.005, 0.035]), coat(0.42, 0.42, 0.4));
  }
  // Tracks of rollers in four rows, over hold and ramp.
  for (const z of [-1.62, -0.58, 0.58, 1.62]) {
    for (const [x0, x1] of [
      [0.7, HINGE - 0.15],
      [HINGE + 0.2, HOLD_END - 0.8],
    ] as const) {
      const middle = (x0 + x1) / 2;
      for (const side of [-1, 1]) {
        const pieces = small ? 4 : 1;
        for (let k = 0; k < pieces; k++)
          addPiece(
            shape,
            box(
              [x0 + ((x1 - x0) * (k + 0.5)) / pieces, 0.03, z + 0.105 * side],
              [(x1 - x0) / pieces / 2 - 0.01, 0.034, 0.012],
            ),
            TRACK,
          );
      }
      if (rollers > 0) {
        for (let x = x0 + 0.15; x < Math.min(x1, 11.5); x += rollers) addPiece(shape, roller(x, z), ROLLER, 0.9);
      } else addPiece(shape, box([middle, 0.015, z], [(x1 - x0) / 2, 0.018, 0.07]), ROLLER);
    }
  }
  if (!small) return;
  // Rings to tie things down to, in their pans.
  for (let x = 1.1; x < 10; x += 1.02) {
    if (Math.abs(x - HINGE) < 0.4) continue;
    for (const z of [-2.05, -1.1, 0, 1.1, 2.05]) {
      const pan: number[] = [x, 0.003, z];
      const ring: number[] = [];
      const round: number[] = [];
      const rim: number[] = [];
      for (let i = 0; i < 7; i++) {
        const [c, d] = [Math.cos(i * 0.8976), Math.sin(i * 0.8976)];
        pan.push(x + 0.085 * c, 0.003, z + 0.085 * d);
        round.push(0, 1 + ((i + 1) % 7), 1 + i);
        ring.push(x + 0.042 * c, 0.014, z + 0.042 * d, x + 0.06 * c, 0.014, z + 0.06 * d);
        const [p, q] = [2 * i, 2 * ((i + 1) % 7)];
        rim.push(p, q, p + 1, q, q + 1, p + 1);
      }
      addPiece(shape, { points: pan, triangles: round }, RING, 0.7, true);
      addPiece(shape, { points: ring, triangles: rim }, TRACK, 0.7, true);
    }
  }
}

/** A roller of a track: its ends are hidden by the rails. */
function roller(x: number, z: number): Piece {
  const ring = (side: number): number[] => {
    const out: number[] = [];
    for (let i = 0; i < 5; i++)
      out.push(x + 0.026 * Math.cos(i * 1.2566), 0.034 + 0.026 * Math.sin(i * 1.2566), z + side * 0.092);
    return out;
  };
  return skin([ring(-1), ring(1)], false);
}

function seats(shape: Shape, { small }: HoldDetail): void {
  const step = small ? 0.56 : 2.24;
  for (const side of [-1, 1]) {
    for (let x = HINGE + 0.75; x < HOLD_END - 1; x += step) {
      const half = step * 0.46;
      addPiece(shape, box([x, 0.46, 2.47 * side], [half, 0.035, 0.22]), CUSHION);
      addPiece(shape, box([x, 0.83, 2.73 * side], [half * 0.92, 0.3, 0.03]), CUSHION);
      if (!small || x > FORWARD) continue;
      for (const edge of [-1, 1]) addPiece(shape, box([x + 0.16 * edge, 1.35, 2.78 * side], [0.022, 0.27, 0.012]), WEB);
      addPiece(shape, box([x + half, 0.23, 2.28 * side], [0.014, 0.22, 0.014]), TUBE);
      addPiece(shape, box([x, 0.5, 2.42 * side], [0.05, 0.012, 0.2]), WEB);
    }
    for (const y of [0.42, 1.62]) {
      const z = y < 1 ? 2.27 : 2.8;
      addPiece(
        shape,
        tube(
          [
            [HINGE + 0.4, y, z * side, 0.02],
            [HOLD_END - 0.8, y, z * side, 0.02],
          ],
          5,
        ),
        TUBE,
      );
    }
  }
}

function fittings(shape: Shape, { small }: HoldDetail): void {
  for (const side of [-1, 1]) {
    // Struts that hold the ramp level: cylinder and rod, from the frame at the hinge to the ramp.
    const head: Point = [4.75, 2.35, 2.78 * side];
    const foot: Point = [2.1, 0.08, 2.4 * side];
    const at = (t: number): Point => [
      head[0] + (foot[0] - head[0]) * t,
      head[1] + (foot[1] - head[1]) * t,
      head[2] + (foot[2] - head[2]) * t,
    ];
    addPiece(
      shape,
      turned(
        at(0),
        at(0.55),
        [
          [0, 0.03],
          [0.04, 0.075],
          [0.9, 0.075],
          [0.93, 0.085],
          [1, 0.085],
        ],
        small ? 10 : 6,
      ),
      STRUT,
    );
    addPiece(
      shape,
      turned(
        at(0.5),
        at(1),
        [
          [0, 0.045],
          [0.94, 0.045],
          [0.95, 0.065],
          [1, 0.065],
        ],
        small ? 8 : 5,
      ),
      ROLLER,
    );
    addPiece(shape, box([foot[0], 0.06, foot[2]], [0.16, 0.06, 0.07]), RIM);
    // Cables that static lines hook on, overhead from end to end.
    addPiece(
      shape,
      tube(
        [
          [HOLD_END - 0.5, 2.95, 1.5 * side, 0.012],
          [14, 2.9, 1.5 * side, 0.012],
          [3.9, 2.98, 1.62 * side, 0.012],
        ],
        4,
      ),
      CABLE,
      2,
    );
    if (!small) continue;
    // Bundles of cable and lines along the upper wall, hung at each second rib.
    for (const [y, z, radius] of [
      [2.62, 2.78, 0.04],
      [2.72, 2.7, 0.028],
      [2.82, 2.62, 0.018],
    ] as const) {
      const path: number[][] = [];
      for (let x = FORWARD + 5; x > 5.2; x -= 1) path.push([x, y - 0.02 * (Math.round(x) % 2), z * side, radius]);
      addPiece(shape, tube(path, 4), CABLE, 1.7);
    }
    // Down the wall at the frame of the hinge.
    addPiece(
      shape,
      pipe(
        [
          [5.6, 2.62, 2.8 * side],
          [5.2, 2.7, 2.85 * side],
          [4.6, 2.75, 2.8 * side],
          [2.6, 3.1, 2.55 * side],
          [0.6, 3.45, 2.3 * side],
        ],
        0.022,
        5,
        3,
      ),
      CABLE,
      1,
    );
    // Oxygen bottles and boxes on the wall.
    for (const [x, y] of [
      [5.3, 1.15],
      [5.05, 1.15],
    ] as const)
      addPiece(
        shape,
        turned(
          [x, y, 2.72 * side],
          [x, y + 0.55, 2.75 * side],
          [
            [0, 0.05],
            [0.06, 0.085],
            [0.82, 0.085],
            [0.93, 0.05],
            [1, 0.03],
          ],
          8,
        ),
        side > 0 ? YELLOW : CRATE,
        0.9,
      );
    addPiece(shape, block([5.25, 1.95, 2.85 * side], [0.24, 0.17, 0.07], 0.02), RIM);
    addPiece(shape, block([7.1, 2.05, 2.9 * side], [0.3, 0.2, 0.08], 0.02), CRATE);
    addPiece(shape, block([9.6, 2.1, 2.88 * side], [0.2, 0.14, 0.08], 0.02), RIM);
    // First-aid and fire points.
    addPiece(
      shape,
      turned(
        [8.3, 1.75, 2.86 * side],
        [8.3, 2.2, 2.86 * side],
        [
          [0, 0.05],
          [0.1, 0.07],
          [0.85, 0.07],
          [1, 0.02],
        ],
        8,
      ),
      coat(0.4, 0.03, 0.02),
      0.9,
    );
  }
  if (!small) return;
  // Cases strapped down forward on the floor.
  for (const [x, z, a, b, c] of [
    [19, -0.7, 0.7, 0.55, 0.6],
    [20.6, -0.6, 0.6, 0.42, 0.7],
    [20.2, 0.9, 0.9, 0.7, 0.5],
    [22.6, 0, 0.7, 0.95, 1.1],
  ] as const)
    addPiece(shape, small ? block([x, b + 0.08, z], [a, b, c], 0.05) : box([x, b + 0.08, z], [a, b, c]), CRATE);
}

function lamps(shape: Shape, all: readonly Lamp[], { small }: HoldDetail): void {
  for (const { at, colour } of all) {
    const [x, y, z] = at;
    const glow = coat(colour[0], colour[1], colour[2], Kind.Lamp);
    if (x > HINGE) {
      addPiece(shape, box([x, y + 0.05, z], [0.42, 0.05, 0.1]), RIM);
      addPiece(shape, box([x, y - 0.012, z], [0.38, 0.012, 0.075]), glow);
    } else {
      addPiece(
        shape,
        turned(
          [x, y + 0.1, z],
          [x - 0.02, y - 0.03, z - 0.02 * Math.sign(z)],
          [
            [0, 0.05],
            [0.3, 0.1],
            [1, 0.11],
          ],
          small ? 10 : 6,
        ),
        RIM,
      );
      addPiece(
        shape,
        turned(
          [x, y - 0.03, z],
          [x, y - 0.045, z],
          [
            [0, 0.095],
            [1, 0.08],
          ],
          small ? 10 : 6,
        ),
        glow,
      );
    }
  }
  for (const side of [-1, 1]) {
    const z = side * 2.7;
    addPiece(shape, block([JUMP_LIGHT_X, 2.55, z], [0.05, 0.22, 0.13], 0.02), BLACK);
    for (const [kind, y, paint] of [
      [Kind.Red, 2.65, [1, 0.035, 0.015]],
      [Kind.Green, 2.44, [0.06, 1, 0.2]],
    ] as const)
      addPiece(
        shape,
        turned(
          [JUMP_LIGHT_X + 0.04, y, z - 0.02 * side],
          [JUMP_LIGHT_X + 0.1, y, z - 0.035 * side],
          [
            [0, 0.075],
            [0.5, 0.07],
            [1, 0.03],
          ],
          10,
        ),
        [paint[0], paint[1], paint[2], kind, 1],
        1.2,
      );
  }
}

/** Lights by which other aircraft see it. Kept with the hold because they shine by themselves. */
function outsideLights(shape: Shape, span: number, tail: number): void {
  const bulb = (at: Point, radius: number, paint: Point, kind: Kind): void =>
    addPiece(
      shape,
      turned(
        [at[0] - radius, at[1], at[2]],
        [at[0] + radius, at[1], at[2]],
        [
          [0, radius * 0.3],
          [0.25, radius * 0.85],
          [0.5, radius],
          [0.75, radius * 0.85],
          [1, radius * 0.3],
        ],
        6,
      ),
      [paint[0], paint[1], paint[2], kind, 1],
      2,
    );
  bulb([9.2, 3.68, span / 2 - 0.75], 0.13, [0.05, 1, 0.25], Kind.Lamp);
  bulb([9.2, 3.68, 0.75 - span / 2], 0.13, [1, 0.05, 0.03], Kind.Lamp);
  bulb([tail + 1.2, 14.75, 0], 0.12, [1, 0.95, 0.85], Kind.Lamp);
  bulb([14, 5.85, 0], 0.16, [1, 0.04, 0.02], Kind.Beacon);
  bulb([16, -1.9, 0], 0.16, [1, 0.04, 0.02], Kind.Beacon);
}

/** Lining, floors, seats, fittings and lamps, lit. */
export function hold(detail: HoldDetail, span: number, tail: number): Hold {
  const shape = createShape();
  const all = lampsOf();
  lining(shape, detail);
  raisedDoor(shape, detail);
  floors(shape, detail);
  seats(shape, detail);
  fittings(shape, detail);
  lamps(shape, all, detail);
  outsideLights(shape, span, tail);
  return bakeLight(shape, all);
}
