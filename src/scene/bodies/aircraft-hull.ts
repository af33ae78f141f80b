/**
 * Hull, wing, tail and engines of a four-engine military transport, seen from outside. Origin at the end of the ramp's floor, where
 * a jumper leaves; x to the nose, y up, z to the right, m.
 *
 * Measures of the Boeing C-17A: length 53.0 m, span 51.7 m over the winglets, height 16.8 m, tail span 19.8 m, body 6.86 m wide,
 * wing swept by 25°, hold 20.8 m long without the ramp of 6.1 m, 5.5 m wide, 3.8 m high (U.S. Air Force fact sheet "C-17
 * Globemaster III", 2018; Boeing, "C-17 Technical Specification"). Its floor lies 1.6 m above the ground on its wheels.
 */
import { box, joined, loft, mirrored, moved, skin, smoothed, tube, turned } from './pieces';
import { addPiece, type Coat, createShape, type Piece, type Point, type Shape } from './shape';

export const LENGTH = 53;
export const SPAN = 51.7;
export const HEIGHT = 16.8;
/** Of the floor above the ground when it stands. */
export const FLOOR_HEIGHT = 1.63;
/** Where the ramp hangs from the floor, and the forward end of the hold. */
export const HINGE = 6.1;
export const HOLD_END = HINGE + 20.8;
export const NOSE = 37.2;
export const TAIL = NOSE - LENGTH;
/** Of the hold's floor and of the ramp. */
export const FLOOR_WIDTH = 5.5;

/** Top of the fin and of the aircraft above the floor. */
const TOP = HEIGHT - FLOOR_HEIGHT;

/** Section of the hull: height of its middle, half width, half height, and half the angle that is open below, rad. */
export interface HullSection {
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
  readonly cut: number;
}

/** Stations from nose to tail: x, height of the middle, half width, half height. */
const stations: readonly (readonly [x: number, y: number, wide: number, tall: number])[] = [
  [NOSE, 0.35, 0.06, 0.06],
  [36.9, 0.42, 0.72, 0.66],
  [36.2, 0.58, 1.38, 1.28],
  [35.2, 0.86, 2.0, 1.9],
  [33.8, 1.2, 2.6, 2.55],
  [32, 1.48, 3.06, 3.05],
  [29.5, 1.62, 3.36, 3.36],
  [26.5, 1.65, 3.43, 3.43],
  [20, 1.65, 3.43, 3.43],
  [14, 1.65, 3.43, 3.43],
  [8, 1.65, 3.43, 3.43],
  [5, 1.84, 3.4, 3.27],
  [2, 2.45, 3.27, 2.7],
  [-1.5, 3.3, 2.95, 2.02],
  [-5, 4.05, 2.48, 1.43],
  [-8.5, 4.5, 1.82, 1.04],
  [-11.5, 4.72, 1.05, 0.74],
  [-13.4, 4.85, 0.3, 0.32],
];
/** The opening below the tail: from the hinge to where the raised door ends. */
export const DOOR_END = -6.2;

/** Half the angle that the opening takes of the hull at the hinge, rad. */
const OPEN = 0.93;

/** The last section asked for: along a ring all points ask for the same. */
let lastAt = Number.NaN;
let last: HullSection = { y: 0, wide: 0, tall: 0, cut: 0 };

export function hullAt(x: number): HullSection {
  if (x === lastAt) return last;
  let k = 0;
  while (k < stations.length - 2 && stations[k + 1]![0] > x) k++;
  const opening = Math.max(0, Math.min(1, (HINGE - x) / (HINGE - DOOR_END)));
  last = {
    y: between(k, x, 1),
    wide: Math.max(0.05, between(k, x, 2)),
    tall: Math.max(0.05, between(k, x, 3)),
    cut: x > HINGE || x < DOOR_END ? 0 : OPEN + 0.1 * opening,
  };
  lastAt = x;
  return last;
}

/** A measure between a station and the next: cubic, with the slopes of their neighbours. */
function between(k: number, x: number, i: 1 | 2 | 3): number {
  const a = stations[k]!;
  const b = stations[k + 1]!;
  const before = stations[Math.max(0, k - 1)]!;
  const after = stations[Math.min(stations.length - 1, k + 2)]!;
  const span = b[0] - a[0];
  const t = Math.max(0, Math.min(1, (x - a[0]) / span));
  const m0 = k === 0 ? (b[i] - a[i]) * 2.2 : ((b[i] - before[i]) / (b[0] - before[0])) * span;
  const m1 = ((after[i] - a[i]) / (after[0] - a[0])) * span;
  const u = t * t;
  const v = u * t;
  return (2 * v - 3 * u + 1) * a[i] + (v - 2 * u + t) * m0 + (3 * u - 2 * v) * b[i] + (v - u) * m1;
}

/** A point of the hull: angle from below over the right side, rad. */
export function onHull(x: number, angle: number, lift = 0): Point {
  const { y, wide, tall } = hullAt(x);
  return [x, y - Math.cos(angle) * (tall + lift), Math.sin(angle) * (wide + lift)];
}

const GREY: Coat = [0.205, 0.222, 0.236, 0, 0];
const PALE: Coat = [0.245, 0.262, 0.275, 0, 0];
const DARK: Coat = [0.05, 0.053, 0.056, 0, 0];
const GLASS: Coat = [0.006, 0.008, 0.012, 0, 0];
const INTAKE: Coat = [0.3, 0.31, 0.32, 0, 0];
const HOT: Coat = [0.085, 0.075, 0.066, 0, 0];

export interface HullDetail {
  readonly around: number;
  /** Length of a strip of the hull. */
  readonly strip: number;
  readonly foil: number;
  readonly sides: number;
}

export const hullDetails: Readonly<Record<'far' | 'low' | 'medium' | 'high', HullDetail>> = {
  far: { around: 10, strip: 4.5, foil: 2, sides: 6 },
  low: { around: 12, strip: 4, foil: 2, sides: 6 },
  medium: { around: 34, strip: 1.4, foil: 6, sides: 18 },
  high: { around: 48, strip: 1, foil: 9, sides: 28 },
};

/** A skin over open rows of points in a row, left open at all edges; as it runs. */
export function sheet(rows: readonly (readonly number[])[]): Piece {
  const n = rows[0]!.length / 3;
  const triangles: number[] = [];
  for (let r = 0; r < rows.length - 1; r++) {
    for (let i = 0; i < n - 1; i++) {
      const a = r * n + i;
      triangles.push(a, a + 1, a + n, a + 1, a + n + 1, a + n);
    }
  }
  return { points: joined(rows), triangles };
}

/** The body of the hull from one x to another, open below where the ramp is. */
function bodySkin(from: number, to: number, detail: HullDetail): Piece {
  const count = Math.max(2, Math.ceil((from - to) / detail.strip));
  const rows: number[][] = [];
  for (let s = 0; s <= count; s++) {
    // Closer together towards the nose.
    const share = s / count;
    const x = from + (to - from) * (from === NOSE ? share ** 1.7 : share);
    const cut = from <= HINGE && to >= DOOR_END ? Math.max(hullAt(x).cut, OPEN) : 0;
    const row: number[] = [];
    for (let i = 0; i <= detail.around; i++) {
      const angle = cut + ((2 * Math.PI - 2 * cut) * i) / detail.around;
      const [, y, z] = onHull(x, angle);
      row.push(x, y, z);
    }
    rows.push(row);
  }
  return sheet(rows);
}

/** Half thickness of a wing section of thickness 1 at a share of its chord (NACA four-digit law). */
function thickness(x: number): number {
  return 5 * (0.2969 * Math.sqrt(x) - 0.126 * x - 0.3516 * x * x + 0.2843 * x * x * x - 0.1036 * x * x * x * x);
}

/** A section of a wing: leading edge, chord, thickness relative to the chord. */
type Foil = readonly [x: number, y: number, z: number, chord: number, thick: number];

/** A wing, fin or winglet through sections: `flat` 1 for one that lies, 0 for one that stands, between them for any. */
function wing(sections: readonly Foil[], flat: readonly number[], steps: number): Piece {
  return skin(
    sections.map(([x, y, z, chord, thick], k) => {
      const ring: number[] = [];
      const lying = flat[Math.min(k, flat.length - 1)]!;
      const standing = Math.sqrt(1 - lying * lying);
      for (let i = 0; i < 2 * steps; i++) {
        const q = i <= steps ? 1 - i / steps : (i - steps) / steps;
        const u = 0.5 * (1 - Math.cos(Math.PI * q)) * 0.999 + 0.0005;
        const h = (i < steps ? 1 : -0.7 - 0.3 * standing) * thickness(u) * thick * chord;
        ring.push(x - u * chord, y + h * lying, z - h * standing * (z < 0 ? -1 : 1));
      }
      return ring;
    }),
  );
}

const SWEEP = Math.tan((25 * Math.PI) / 180);
const ROOT_CHORD = 11.6;
const TIP_CHORD = 3;
const WING_REACH = 25.1;

/** Leading edge of the wing: its x and y at a distance from the middle, and the chord there. */
export function wingAt(z: number): { readonly x: number; readonly y: number; readonly chord: number } {
  const share = z / WING_REACH;
  const chord = ROOT_CHORD + (TIP_CHORD - ROOT_CHORD) * share;
  return { x: 19.8 - SWEEP * z + 0.25 * chord, y: 4.9 - 1.25 * share, chord };
}

function addEngine(shape: Shape, z: number, side: number, detail: HullDetail): void {
  const { x: lead, y: under } = wingAt(z);
  const x = lead + 3.9;
  const y = under - 2.35;
  const at = (back: number): Point => [x - back, y - 0.02 * back, side * z];
  const round = detail.sides;
  const profile = (rows: readonly (readonly [number, number])[], length: number): (readonly [number, number])[] =>
    rows.map(([back, radius]) => [back / length, radius]);
  // From the fan over the lip along the cowl to the nozzle.
  const cowl = profile(
    [
      [0.9, 1.05],
      [0.25, 1.12],
      [0.05, 1.18],
      [0, 1.26],
      [0.12, 1.36],
      [0.7, 1.46],
      [1.7, 1.48],
      [2.9, 1.38],
      [4.1, 1.1],
      [4.75, 0.92],
      [4.7, 0.84],
      [4, 0.8],
    ],
    5,
  );
  addPiece(shape, turned(at(0), at(5), cowl, round), PALE, 0.9);
  // Polished lip: a ring that closes on itself.
  const lip: readonly (readonly [number, number])[] = [
    [0.06, 1.17],
    [-0.01, 1.262],
    [0.14, 1.375],
    [0.06, 1.17],
  ];
  addPiece(shape, turned(at(0), at(1), lip, round, false), INTAKE, 0.9);
  addPiece(
    shape,
    turned(
      at(0.75),
      at(0.95),
      [
        [0, 1.14],
        [1, 1.14],
      ],
      round,
    ),
    DARK,
  );
  addPiece(
    shape,
    turned(
      at(0.35),
      at(0.8),
      [
        [0, 0.03],
        [0.3, 0.2],
        [1, 0.4],
      ],
      Math.max(6, round >> 1),
    ),
    GREY,
    1,
  );
  addPiece(
    shape,
    turned(
      at(4.2),
      at(5.9),
      [
        [0, 0.7],
        [0.4, 0.6],
        [0.7, 0.42],
        [0.72, 0.3],
        [1, 0.05],
      ],
      Math.max(6, Math.ceil((round * 2) / 3)),
    ),
    HOT,
    0.8,
  );
  // Pylon: a fin from the wing to the cowl.
  const pylon = wing(
    [
      [x - 0.9, y + 1.25, side * z, 5.6, 0.1],
      [lead + 0.6, under - 0.2, side * z, 7.4, 0.08],
    ],
    [0, 0],
    Math.max(3, detail.foil - 3),
  );
  addPiece(shape, pylon, GREY, 0.9);
}

/** All that is seen from outside, with the ramp down and the door up. */
export function outside(detail: HullDetail): Shape {
  const shape = createShape();
  // As they run the rows face outwards: from below over the right side, nose first.
  addPiece(shape, bodySkin(NOSE, HINGE, detail), GREY, 1.2, true);
  addPiece(shape, bodySkin(HINGE - 0.001, DOOR_END + 0.001, detail), GREY, 1.2, true);
  addPiece(shape, bodySkin(DOOR_END, stations[stations.length - 1]![0], detail), GREY, 1.2, true);
  // Under the hinge the hull ends in a wall.
  const wall: number[] = [HINGE - 0.002, -0.9, 0];
  const fan: number[] = [];
  for (let i = 0; i <= 12; i++) {
    wall.push(...onHull(HINGE, 1.02 * (i / 6 - 1), -0.01));
    wall[wall.length - 3] = HINGE - 0.002;
    if (i > 0) fan.push(0, i, i + 1);
  }
  fan.push(0, 13, 1);
  fan.reverse();
  addPiece(shape, { points: wall, triangles: fan }, DARK, 1, true);
  // The underside of the ramp is painted as the rest.
  addPiece(shape, box([HINGE / 2, -0.19, 0], [HINGE / 2 - 0.03, 0.085, 2.51]), GREY);
  const half = (piece: Piece, coat: Coat, edge = 1): void => {
    addPiece(shape, piece, coat, edge);
    addPiece(shape, mirrored(piece), coat, edge);
  };
  const at = (z: number, thick: number): Foil => {
    const { x, y, chord } = wingAt(z);
    return [x, y, z, chord, thick];
  };
  const tip = wingAt(WING_REACH);
  half(
    wing(
      [
        at(0.2, 0.135),
        at(3.4, 0.135),
        at(9, 0.125),
        at(17, 0.115),
        at(24, 0.11),
        at(WING_REACH, 0.1),
        // The winglet rises out of a short bend.
        [tip.x - 0.5, tip.y + 0.22, 25.42, 2.5, 0.09],
        [tip.x - 1.0, tip.y + 0.75, 25.6, 2.0, 0.08],
        [tip.x - 2.2, tip.y + 2.25, SPAN / 2, 0.95, 0.07],
      ],
      [1, 1, 1, 1, 1, 0.97, 0.7, 0.25, 0.2],
      detail.foil,
    ),
    GREY,
  );
  // Fairing where the wing crosses the body.
  addPiece(
    shape,
    loft(
      [
        [24.2, 4.6, 0.1, 0.6],
        [22.6, 4.75, 0.65, 2.0],
        [18.5, 4.75, 0.95, 2.6],
        [13.5, 4.55, 0.9, 2.6],
        [10.2, 4.5, 0.6, 1.9],
        [7.5, 4.7, 0.1, 0.5],
      ],
      Math.max(8, detail.sides),
      Math.max(1, detail.foil >> 2),
    ),
    GREY,
    1,
  );
  // Fairings of the flap tracks.
  for (const z of detail.foil > 3 ? [5.2, 9.2, 16, 20] : []) {
    const { x, y, chord } = wingAt(z);
    const fairing = loft(
      [
        [x - 0.55 * chord, y - 0.42, 0.1, 0.1],
        [x - 0.8 * chord, y - 0.4, 0.32, 0.2],
        [x - 1.12 * chord, y - 0.25, 0.05, 0.05],
      ],
      6,
      1,
    );
    half(moved(fairing, [0, 0, z]), PALE);
  }
  // Fin, tailplane and the bullet where they meet.
  addPiece(
    shape,
    wing(
      [
        [2.6, 4.6, 0, 11.4, 0.07],
        [0.3, 5.4, 0, 9.4, 0.1],
        [-7.3, TOP - 0.75, 0, 6.1, 0.11],
        [-7.6, TOP - 0.3, 0, 5.9, 0.1],
      ],
      [0],
      detail.foil,
    ),
    GREY,
    1,
  );
  half(
    wing(
      [
        [-7.7, TOP - 0.42, 0.05, 5.9, 0.1],
        [-8.4, TOP - 0.45, 1.2, 5.4, 0.1],
        [TAIL + 2.35, TOP - 0.75, 9.7, 2.35, 0.09],
        [TAIL + 1.9, TOP - 0.75, 9.9, 1.5, 0.05],
      ],
      [1],
      detail.foil,
    ),
    GREY,
  );
  addPiece(
    shape,
    loft(
      [
        [-6.5, TOP - 0.42, 0.05, 0.05],
        [-7.4, TOP - 0.42, 0.34, 0.36],
        [-10, TOP - 0.42, 0.42, 0.46],
        [-13, TOP - 0.42, 0.3, 0.3],
        [-14.6, TOP - 0.42, 0.04, 0.04],
      ],
      Math.max(6, detail.sides >> 1),
      2,
    ),
    PALE,
    1,
  );
  // Pods of the main wheels.
  half(
    skin(
      smoothed(
        [
          [22.6, -0.35, 2.9, 0.12, 0.12],
          [21.8, -0.5, 3.0, 0.7, 0.55],
          [20, -0.68, 3.12, 1.05, 0.95],
          [16, -0.75, 3.16, 1.12, 1.05],
          [12.5, -0.7, 3.12, 1.08, 0.98],
          [10, -0.45, 2.95, 0.75, 0.65],
          [8.6, -0.25, 2.8, 0.15, 0.15],
        ],
        Math.max(1, detail.foil >> 2),
      ).map(([x, y, z, tall, wide]) => {
        const ring: number[] = [];
        const n = Math.max(8, detail.sides);
        for (let i = 0; i < n; i++) {
          const [c, s] = [Math.cos((i / n) * 2 * Math.PI), Math.sin((i / n) * 2 * Math.PI)];
          ring.push(
            x!,
            y! + tall! * Math.sign(c) * Math.abs(c) ** 0.75,
            z! + (s > 0 ? wide! : Math.min(wide!, 0.15)) * Math.sign(s) * Math.abs(s) ** 0.75,
          );
        }
        return ring;
      }),
    ),
    GREY,
  );
  for (const side of [-1, 1]) for (const z of [7.6, 13.6]) addEngine(shape, z, side, detail);
  if (detail.around > 12) {
    windows(shape);
    // Antennas on the back, a probe at the nose.
    for (const [x, y] of [
      [29, 4.98],
      [8.5, 5.05],
    ] as const)
      addPiece(
        shape,
        wing(
          [
            [x, y, 0, 0.9, 0.12],
            [x - 0.35, y + 0.55, 0, 0.45, 0.1],
          ],
          [0],
          3,
        ),
        DARK,
      );
    addPiece(
      shape,
      tube(
        [
          [NOSE - 0.9, 1.0, 1.15, 0.04],
          [NOSE - 0.3, 0.95, 1.3, 0.02],
        ],
        5,
      ),
      DARK,
    );
  }
  return shape;
}

/** Glass of the cockpit: panes a hand above the skin, wide ones before the pilots, small ones above them. */
function windows(shape: Shape): void {
  const pane = (x0: number, x1: number, a0: number, a1: number, lean = 0): void => {
    for (const side of [1, -1]) {
      const rows: number[][] = [];
      for (let s = 0; s <= 2; s++) {
        const row: number[] = [];
        for (let i = 0; i <= 3; i++) {
          const angle = a0 + ((a1 - a0) * i) / 3;
          const x = x0 + ((x1 - x0) * s) / 2 + lean * (i / 3);
          const [px, py, pz] = onHull(x, Math.PI - angle, 0.012);
          row.push(px, py, side * pz);
        }
        rows.push(side > 0 ? row : row.slice());
      }
      const piece = sheet(rows);
      if (side > 0) piece.triangles.reverse();
      addPiece(shape, piece, GLASS, 1, true);
    }
  };
  pane(35.25, 34.45, 0.03, 0.42);
  pane(35.18, 34.4, 0.48, 0.86, -0.12);
  pane(34.95, 34.2, 0.92, 1.22, -0.2);
  pane(34.2, 33.8, 0.1, 0.36);
  pane(34.15, 33.75, 0.46, 0.7);
}
