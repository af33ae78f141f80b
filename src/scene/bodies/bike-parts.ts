/**
 * What a motocross machine is made of, one shape for each part that moves by itself, all in the frame of the bike at rest under
 * its rider: x to the front, y up, z to the right, origin on the ground midway between the wheels, m.
 */
import {
  FORK_LEAN,
  FRONT_AXLE,
  GRIPS,
  PEGS,
  PIVOT,
  REAR_AXLE,
  SHOCK_FOOT,
  SHOCK_HEAD,
  steeringAxisAt,
  TYRES,
} from './bike-measures';
import {
  addPair,
  addPiece,
  block,
  box,
  type Coat,
  createShape,
  hoop,
  loft,
  type Piece,
  type Point,
  panel,
  pipe,
  pitched,
  type Shape,
  skin,
  smoothed,
  tube,
  turned,
} from './pieces';

const RED: Coat = [0.46, 0.021, 0.012, 0.3, 0];
const WHITE: Coat = [0.5, 0.49, 0.465, 0.4, 0];
const BLACK: Coat = [0.016, 0.016, 0.018, 0.48, 0];
const SEAT: Coat = [0.02, 0.02, 0.022, 0.85, 0];
const RUBBER: Coat = [0.017, 0.016, 0.015, 0.92, 0];
const ALUMINIUM: Coat = [0.4, 0.4, 0.4, 0.42, 0.7];
const CAST: Coat = [0.24, 0.24, 0.24, 0.55, 0.55];
const MAGNESIUM: Coat = [0.1, 0.088, 0.07, 0.5, 0.5];
const STEEL: Coat = [0.5, 0.49, 0.47, 0.3, 0.85];
const TITANIUM: Coat = [0.42, 0.38, 0.34, 0.32, 0.85];
const GOLD: Coat = [0.62, 0.4, 0.12, 0.32, 0.7];
const SPRING: Coat = [0.5, 0.48, 0.4, 0.4, 0.1];
const DARK_STEEL: Coat = [0.09, 0.085, 0.08, 0.5, 0.6];

/** How finely: sides of round things and steps of curves relative to the middle. */
export interface Detail {
  /** Sides of a tube as thick as a handlebar. */
  readonly sides: number;
  readonly around: number;
  readonly steps: number;
  readonly knobs: number;
  readonly spokes: number;
  /** Small things: levers, cables, bolts, fins. */
  readonly small: boolean;
}

/** A block with its edges broken where that can be seen. */
function lump(detail: Detail, middle: Point, half: Point, bevel?: number): Piece {
  return detail.small ? block(middle, half, bevel) : box(middle, half);
}

/** Along the fork from the front axle upwards, behind its lug, at a distance from the plane of the wheels. */
function onFork(up: number, z: number, ahead = 0): Point {
  const [s, c] = [Math.sin(FORK_LEAN), Math.cos(FORK_LEAN)];
  const aside = ahead - 0.032;
  return [FRONT_AXLE[0] - s * up + c * aside, FRONT_AXLE[1] + c * up + s * aside, z];
}

/** A wheel about its axle at the origin: knobbly tyre, rim, spokes, hub, brake disc; the chain's sprocket behind. */
export function wheel(front: boolean, detail: Detail): Shape {
  const shape = createShape();
  const outer = front ? TYRES.front : TYRES.rear;
  const wide = front ? 0.041 : 0.055;
  const rim = front ? 0.267 : 0.241;
  const height = 0.014;
  const round = Math.round((detail.small ? 3.5 : 3) * detail.around);
  const base = outer - height;
  const tall = base - rim;
  // From bead to bead over the crown; the inside is closed by the rim.
  const tyre: (readonly [number, number])[] = [];
  const section = detail.small ? 8 : 4;
  for (let k = 0; k <= section; k++) {
    const a = ((k / section) * 2 - 1) * 2.25;
    tyre.push([
      base - tall * 0.5 + tall * 0.5 * Math.cos(a) * (Math.abs(a) < 1.4 ? 1 : 1.25),
      wide * Math.sin(a) * 1.02,
    ]);
  }
  addPiece(shape, hoop([0, 0], tyre, round), RUBBER, 1);
  const knob = (angle: number, z: number, long: number, across: number, lean: number): void => {
    // A block that narrows outwards, leaning with the crown of the tyre.
    const piece: number[] = [];
    const [c, s] = [Math.cos(lean), Math.sin(lean)];
    for (const [up, share] of [
      [-0.006, 1.12],
      [height, 0.84],
    ] as const) {
      for (const [u, w] of [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const) {
        const side = w * across * share;
        const crown = outer - height - (1 - Math.cos(lean)) * wide * 0.75;
        const r = crown + up * c - side * s;
        const turn = angle + (u * long * share) / outer;
        piece.push(r * Math.cos(turn), r * Math.sin(turn), z + side * c + up * s);
      }
    }
    addPiece(shape, { points: piece, triangles: KNOB }, RUBBER, 0.5, true);
  };
  for (let i = 0; i < detail.knobs; i++) {
    const angle = ((i + 0.5) / detail.knobs) * 2 * Math.PI;
    const step = (2 * Math.PI) / detail.knobs;
    const long = ((Math.PI * outer) / detail.knobs) * 0.52;
    if (i % 2 === 0) knob(angle, 0, long, wide * 0.3, 0);
    else for (const side of [-1, 1]) knob(angle, side * wide * 0.4, long, wide * 0.2, side * 0.42);
    for (const side of [-1, 1]) knob(angle + 0.25 * step, side * wide * 0.8, long * 0.9, wide * 0.2, side * 0.95);
  }
  const r = rim;
  addPiece(
    shape,
    hoop(
      [0, 0],
      [
        [r + 0.012, -wide * 0.62],
        [r + 0.001, -wide * 0.5],
        [r - 0.012, 0],
        [r + 0.001, wide * 0.5],
        [r + 0.012, wide * 0.62],
      ],
      round,
    ),
    BLACK,
    0.6,
  );
  const hub = front ? 0.028 : 0.034;
  addPiece(
    shape,
    turned(
      [0, 0, -0.055],
      [0, 0, 0.055],
      [
        [0, hub * 0.7],
        [0.02, hub * 1.35],
        [0.12, hub * 1.35],
        [0.2, hub],
        [0.8, hub],
        [0.88, hub * 1.35],
        [0.98, hub * 1.35],
        [1, hub * 0.7],
      ],
      detail.around,
    ),
    ALUMINIUM,
  );
  for (let i = 0; i < detail.spokes; i++) {
    const angle = (i / detail.spokes) * 2 * Math.PI;
    const side = i % 2 ? 1 : -1;
    const from = angle + (i % 4 < 2 ? 1 : -1) * 0.75;
    const a: Point = [hub * 1.2 * Math.cos(from), hub * 1.2 * Math.sin(from), side * 0.047];
    const b: Point = [(r - 0.006) * Math.cos(angle), (r - 0.006) * Math.sin(angle), side * 0.006];
    addPiece(
      shape,
      tube(
        [
          [...a, 0.0021],
          [...b, 0.0021],
        ],
        3,
      ),
      STEEL,
      2,
    );
  }
  // Front: the disc on the left; rear: disc on the right, sprocket on the left.
  const discAt = front ? -0.066 : 0.066;
  const discRadius = front ? 0.13 : 0.12;
  const ring = (z: number, inner: number, out: number, thick: number, coat: Coat): void =>
    addPiece(
      shape,
      hoop(
        [0, 0],
        [
          [inner, z - thick],
          [out, z - thick],
          [out, z + thick],
          [inner, z + thick],
        ],
        Math.round(1.6 * detail.around),
      ),
      coat,
    );
  ring(discAt, discRadius * 0.76, discRadius, 0.002, STEEL);
  for (let i = 0; i < (detail.small ? 5 : 0); i++) {
    const a = (i / 5) * 2 * Math.PI;
    const b = a + 0.55;
    const out = discRadius * 0.8;
    const path = [
      [hub * 1.1 * Math.cos(a), hub * 1.1 * Math.sin(a), discAt, 0.008],
      [out * Math.cos(b), out * Math.sin(b), discAt, 0.005],
    ];
    addPiece(shape, tube(path, 4), STEEL);
  }
  if (!front) {
    ring(-0.066, 0.07, 0.1, 0.003, GOLD);
    for (let i = 0; i < (detail.small ? 6 : 0); i++) {
      const a = (i / 6) * 2 * Math.PI;
      addPiece(
        shape,
        tube(
          [
            [0.03 * Math.cos(a), 0.03 * Math.sin(a), -0.064, 0.009],
            [0.078 * Math.cos(a), 0.078 * Math.sin(a), -0.066, 0.006],
          ],
          4,
        ),
        GOLD,
      );
    }
  }
  return shape;
}
const KNOB = [
  [4, 5, 6, 4, 6, 7],
  [0, 1, 5, 0, 5, 4],
  [1, 2, 6, 1, 6, 5],
  [2, 3, 7, 2, 7, 6],
  [3, 0, 4, 3, 4, 7],
].flat();

/** What slides with the front wheel: inner tubes, lugs, guards, caliper, axle. */
export function forkLegs(detail: Detail): Shape {
  const shape = createShape();
  const { sides } = detail;
  for (const side of [-1, 1]) {
    const z = 0.094 * side;
    addPiece(
      shape,
      turned(
        onFork(0.05, z),
        onFork(0.56, z),
        [
          [0, 0.023],
          [1, 0.023],
        ],
        sides,
      ),
      STEEL,
    );
    addPiece(
      shape,
      turned(
        onFork(-0.02, z),
        onFork(0.13, z),
        [
          [0, 0.012],
          [0.1, 0.025],
          [0.75, 0.031],
          [1, 0.028],
        ],
        sides,
      ),
      ALUMINIUM,
    );
    addPiece(
      shape,
      turned(
        [FRONT_AXLE[0], FRONT_AXLE[1], z - 0.028],
        [FRONT_AXLE[0], FRONT_AXLE[1], z + 0.028],
        [
          [0, 0.02],
          [0.08, 0.03],
          [0.92, 0.03],
          [1, 0.02],
        ],
        sides,
      ),
      ALUMINIUM,
    );
    if (!detail.small) continue;
    // Guards: half shells before the tubes.
    const rings: number[][] = [];
    for (const [up, wide, ahead] of [
      [0.02, 0.022, 0.036],
      [0.06, 0.034, 0.042],
      [0.2, 0.037, 0.036],
      [0.32, 0.035, 0.033],
      [0.36, 0.025, 0.03],
    ] as const) {
      const ring: number[] = [];
      for (let i = 0; i <= 6; i++) {
        const a = ((i / 6) * 2 - 1) * 1.5;
        ring.push(...onFork(up, z + wide * Math.sin(a) + 0.004 * side, ahead * Math.cos(a)));
      }
      for (let i = 6; i >= 0; i--) {
        const a = ((i / 6) * 2 - 1) * 1.5;
        ring.push(...onFork(up, z + (wide - 0.004) * Math.sin(a) + 0.004 * side, (ahead - 0.005) * Math.cos(a)));
      }
      rings.push(ring);
    }
    addPiece(shape, skin(rings), WHITE);
  }
  addPiece(
    shape,
    turned(
      [FRONT_AXLE[0], FRONT_AXLE[1], -0.13],
      [FRONT_AXLE[0], FRONT_AXLE[1], 0.13],
      [
        [0, 0.009],
        [0.02, 0.014],
        [0.98, 0.014],
        [1, 0.009],
      ],
      sides,
    ),
    DARK_STEEL,
  );
  const caliper = onFork(0.1, -0.085, -0.1);
  addPiece(shape, pitched(lump(detail, caliper, [0.028, 0.045, 0.022]), FORK_LEAN, caliper), CAST);
  if (detail.small) {
    const hose = [onFork(0.14, -0.105, -0.09), onFork(0.25, -0.13, -0.02), onFork(0.42, -0.128, 0.01)];
    addPiece(shape, pipe(hose, 0.004, 4, 3), BLACK);
  }
  return shape;
}

/** A blade over a wheel: ridge as [x, y], half widths, how far its sides hang down, thickness. */
function blade(rows: readonly (readonly [x: number, y: number, wide: number, drop: number])[], steps: number): Piece {
  const half = steps + 2;
  return skin(
    smoothed(rows, steps).map(([x, y, wide, drop]) => {
      const ring: number[] = [];
      for (const [from, to, under] of [
        [-half, half, 0],
        [half, -half, 1],
      ] as const) {
        for (let i = from; from < to ? i <= to : i >= to; i += Math.sign(to - from)) {
          const u = i / half;
          const hang =
            drop! * (u * u * 0.35 + u ** 6 * 0.65) + 0.006 * Math.cos(3 * Math.PI * Math.min(1, Math.abs(u) * 1.1));
          ring.push(x!, y! - hang - under * 0.005, u * wide! * (1 - under * 0.02));
        }
      }
      return ring;
    }),
  );
}

/** What turns with the bars: outer tubes, clamps, bars, levers, plate and mudguard. */
export function steering(detail: Detail): Shape {
  const shape = createShape();
  const { sides, steps } = detail;
  for (const side of [-1, 1]) {
    const z = 0.094 * side;
    addPiece(
      shape,
      turned(
        onFork(0.4, z),
        onFork(0.83, z),
        [
          [0, 0.0255],
          [0.01, 0.029],
          [0.1, 0.03],
          [0.12, 0.0285],
          [0.5, 0.0285],
          [0.62, 0.0295],
          [0.985, 0.0295],
          [1, 0.022],
        ],
        sides + 2,
      ),
      GOLD,
    );
  }
  // Clamps: two eyes and the bridge between, drawn as a bar thick at both ends.
  for (const [up, tall, back] of [
    [0.6, 0.034, 0.02],
    [0.795, 0.026, 0.026],
  ] as const) {
    const path = (detail.small ? [-1, -0.75, -0.4, 0, 0.4, 0.75, 1] : [-1, 0, 1]).map((u) => {
      const [x, y, z] = onFork(up, 0.13 * u, -back * (1 - u * u));
      return [x, y, z, 0.03 + 0.012 * Math.cos(Math.PI * Math.min(1, Math.abs(Math.abs(u) - 0.7) * 2.5))];
    });
    const bar = tube(path, detail.sides, 1);
    // Flattened along the fork.
    const [mx, my] = onFork(up, 0, 0);
    const flat = pitched(bar, -FORK_LEAN, [mx, my]);
    for (let i = 1; i < flat.points.length; i += 3) flat.points[i] = my + ((flat.points[i]! - my) * tall) / 0.042;
    addPiece(shape, pitched(flat, FORK_LEAN, [mx, my]), CAST);
  }
  const [sx, sy] = steeringAxisAt(1.02);
  addPiece(
    shape,
    turned(
      [sx, sy, 0],
      [sx - 0.012, sy + 0.024, 0],
      [
        [0, 0.022],
        [0.8, 0.022],
        [1, 0.015],
      ],
      sides,
    ),
    STEEL,
  );
  // Bars of 0.82 m: level in the clamps, rising, swept back to the grips.
  const [gx, gy, gz] = GRIPS.right;
  const clampX = sx + 0.012;
  const clampY = sy + 0.058;
  const bend: Point[] = [
    [gx - 0.02, gy, -0.41],
    [gx, gy, -gz],
    [gx + 0.035, gy, -0.24],
    [clampX - 0.015, clampY + 0.035, -0.14],
    [clampX, clampY, -0.075],
    [clampX, clampY, 0],
    [clampX, clampY, 0.075],
    [clampX - 0.015, clampY + 0.035, 0.14],
    [gx + 0.035, gy, 0.24],
    [gx, gy, gz],
    [gx - 0.02, gy, 0.41],
  ];
  addPiece(shape, pipe(bend, 0.0135, sides, steps), DARK_STEEL);
  // The pad over the clamps.
  if (detail.small)
    addPiece(
      shape,
      loft(
        [
          [clampX - 0.05, clampY + 0.012, 0.012, 0.055, 3],
          [clampX - 0.036, clampY + 0.014, 0.024, 0.095, 3],
          [clampX + 0.02, clampY + 0.014, 0.027, 0.1, 3],
          [clampX + 0.042, clampY + 0.008, 0.014, 0.07, 3],
        ],
        sides + 4,
        2,
      ),
      RED,
    );
  for (const side of [-1, 1]) {
    addPiece(shape, lump(detail, [clampX, clampY - 0.03, 0.05 * side], [0.018, 0.03, 0.014]), CAST);
    const grip: number[][] = [];
    for (const [share, radius] of [
      [0, 0.026],
      [0.05, 0.026],
      [0.07, 0.0175],
      [0.5, 0.0165],
      [0.95, 0.0175],
      [1, 0.015],
    ] as const) {
      const z = 0.295 + 0.118 * share;
      grip.push([gx - 0.02 * ((z - gz) / (0.41 - gz)), gy, z * side, radius]);
    }
    addPiece(shape, tube(grip, sides), BLACK);
    if (!detail.small) continue;
    const perch: Point = [gx + 0.028, gy + 0.004, 0.262 * side];
    addPiece(shape, lump(detail, perch, [0.024, 0.014, 0.02]), BLACK);
    const lever: Point[] = [
      [gx + 0.048, gy + 0.002, 0.262 * side],
      [gx + 0.06, gy - 0.002, 0.3 * side],
      [gx + 0.05, gy - 0.006, 0.36 * side],
      [gx + 0.052, gy - 0.004, 0.405 * side],
    ];
    const path = smoothed(lever, 2).map((p, i, all) => [...p, i === all.length - 1 ? 0.0075 : 0.0055]);
    addPiece(shape, tube(path, 6, 1.2), ALUMINIUM);
    // Hand guards: open shields on a stem from the bars.
    const guard = panel(
      [
        [-0.085, -0.028],
        [-0.09, 0.022],
        [-0.02, 0.05],
        [0.07, 0.038],
        [0.085, -0.01],
        [0.04, -0.045],
      ],
      { thickness: 0.006, back: (x, y) => 0.03 - 5 * x * x - 4 * y * y, dome: 0.006, bevel: 0.004 },
      steps,
    );
    // From the plane of the outline (x across the bike, y up, z to the front).
    const { points } = guard;
    const placed: number[] = [];
    for (let i = 0; i < points.length; i += 3) {
      const across = points[i]!;
      placed.push(
        gx + 0.065 + points[i + 2]! - 0.2 * points[i + 1]!,
        gy + 0.008 + points[i + 1]!,
        side * (0.335 + across),
      );
    }
    addPiece(shape, { points: placed, triangles: guard.triangles }, WHITE);
    addPiece(
      shape,
      pipe(
        [
          [gx + 0.035, gy, 0.235 * side],
          [gx + 0.09, gy + 0.002, 0.29 * side],
        ],
        0.007,
        5,
      ),
      BLACK,
    );
  }
  // The plate before the bars, over the fork, bowed around it.
  const plate = panel(
    [
      [-0.075, -0.15],
      [-0.115, -0.02],
      [-0.12, 0.09],
      [-0.075, 0.125],
      [0, 0.115],
      [0.075, 0.125],
      [0.12, 0.09],
      [0.115, -0.02],
      [0.075, -0.15],
      [0, -0.165],
    ],
    { thickness: 0.01, back: (x) => -1.6 * x * x, dome: 0.012, bevel: 0.007 },
    steps,
  );
  const stand = (piece: Piece, up: number, ahead: number): Piece => {
    const [c, s] = [Math.cos(FORK_LEAN), Math.sin(FORK_LEAN)];
    const out: number[] = [];
    for (let i = 0; i < piece.points.length; i += 3) {
      const [px, py] = onFork(up, 0, ahead);
      const [a, b, d] = [piece.points[i]!, piece.points[i + 1]!, piece.points[i + 2]!];
      out.push(px - s * b + c * d, py + c * b + s * d, a);
    }
    return { points: out, triangles: piece.triangles };
  };
  addPiece(shape, stand(plate, 0.765, 0.075), WHITE);
  // Mudguard under the lower clamp, clear of the wheel at full stroke.
  addPiece(
    shape,
    blade(
      [
        [0.385, 0.842, 0.045, 0.03],
        [0.46, 0.886, 0.068, 0.035],
        [0.56, 0.914, 0.08, 0.04],
        [0.68, 0.923, 0.086, 0.044],
        [0.82, 0.9, 0.081, 0.042],
        [0.94, 0.853, 0.067, 0.034],
        [1.01, 0.814, 0.046, 0.022],
        [1.035, 0.797, 0.02, 0.01],
      ],
      steps,
    ),
    RED,
  );
  if (detail.small) {
    const hose: Point[] = [
      [gx + 0.04, gy, -0.25],
      [clampX + 0.09, clampY + 0.01, -0.13],
      [...onFork(0.68, -0.13, 0.07)],
      [...onFork(0.5, -0.132, 0.03)],
      [...onFork(0.42, -0.128, 0.01)],
    ];
    addPiece(shape, pipe(hose, 0.0042, 4, 3), BLACK);
    const clutch: Point[] = [
      [gx + 0.04, gy, 0.25],
      [clampX + 0.08, clampY - 0.01, 0.12],
      [sx + 0.05, sy - 0.06, 0.06],
      [sx - 0.02, sy - 0.16, 0.07],
    ];
    addPiece(shape, pipe(clutch, 0.0042, 4, 3), BLACK);
  }
  return shape;
}

/** The arm behind with chain, guide and brake. */
export function swingarm(detail: Detail): Shape {
  const shape = createShape();
  const { sides } = detail;
  const [rx, ry] = REAR_AXLE;
  const [px, py] = PIVOT;
  const at = (share: number, lift: number): readonly [number, number] => [
    px + (rx - px) * share,
    py + (ry - py) * share + lift,
  ];
  // Each beam: a rounded box that grows slim towards the axle.
  const rows: number[][] = [];
  for (const [share, tall, wide, z, lift] of [
    [-0.05, 0.03, 0.02, 0.1, 0],
    [0, 0.042, 0.024, 0.1, 0],
    [0.15, 0.043, 0.021, 0.104, 0.012],
    [0.5, 0.037, 0.018, 0.112, 0.014],
    [0.85, 0.029, 0.016, 0.116, 0.004],
    [1.0, 0.027, 0.015, 0.116, 0],
    [1.1, 0.022, 0.013, 0.116, 0],
  ] as const) {
    const [x, y] = at(share, lift);
    const ring: number[] = [];
    for (let i = 0; i < sides + 2; i++) {
      const a = (i / (sides + 2)) * 2 * Math.PI;
      const [c, s] = [Math.cos(a), Math.sin(a)];
      ring.push(x, y + tall * Math.sign(c) * Math.abs(c) ** 0.55, z + wide * Math.sign(s) * Math.abs(s) ** 0.55);
    }
    rows.push(ring);
  }
  addPair(shape, skin(rows), ALUMINIUM);
  // The bridge before the wheel.
  const [bx, by] = at(0.17, 0.01);
  addPiece(shape, lump(detail, [bx, by, 0], [0.045, 0.034, 0.1], 0.02), ALUMINIUM);
  addPiece(
    shape,
    turned(
      [px, py, -0.125],
      [px, py, 0.125],
      [
        [0, 0.014],
        [0.03, 0.02],
        [0.97, 0.02],
        [1, 0.014],
      ],
      sides,
    ),
    DARK_STEEL,
  );
  addPiece(
    shape,
    turned(
      [rx, ry, -0.145],
      [rx, ry, 0.145],
      [
        [0, 0.01],
        [0.03, 0.016],
        [0.97, 0.016],
        [1, 0.01],
      ],
      sides,
    ),
    DARK_STEEL,
  );
  for (const side of [-1, 1]) addPiece(shape, lump(detail, [rx - 0.008, ry, 0.118 * side], [0.038, 0.024, 0.02]), CAST);
  // The chain as drawn tight over both sprockets, a band with its plates.
  const z = -0.066;
  const front: readonly [number, number] = [px + 0.068, py + 0.004];
  const big = 0.1;
  const small = 0.034;
  const path: number[][] = [];
  const lean = Math.atan2(front[1] - ry, front[0] - rx);
  const offset = Math.acos((big - small) / Math.sqrt((front[0] - rx) ** 2 + (front[1] - ry) ** 2));
  const fine = detail.small ? 2 : 1;
  for (let i = 0; i <= 3 * fine; i++) {
    const a = lean + offset * (1 - (2 * i) / (3 * fine));
    path.push([front[0] + small * Math.cos(a), front[1] + small * Math.sin(a)]);
  }
  const far = 2 * Math.PI - 2 * offset;
  for (let i = 0; i <= 6 * fine; i++) {
    const a = lean - offset - (far * i) / (6 * fine);
    path.push([rx + big * Math.cos(a), ry + big * Math.sin(a)]);
  }
  const links: number[] = [];
  const triangles: number[] = [];
  path.forEach(([x, y], i) => {
    const a = path[(i + path.length - 1) % path.length]!;
    const b = path[(i + 1) % path.length]!;
    const length = Math.sqrt((b[0]! - a[0]!) ** 2 + (b[1]! - a[1]!) ** 2) || 1;
    const nx = -(b[1]! - a[1]!) / length;
    const ny = (b[0]! - a[0]!) / length;
    for (const [u, w] of [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const)
      links.push(x! + u * 0.007 * nx, y! + u * 0.007 * ny, z + 0.007 * w);
    for (let k = 0; k < 4; k++) {
      const p0 = 4 * i + k;
      const p1 = 4 * i + ((k + 1) % 4);
      const q0 = 4 * ((i + 1) % path.length) + k;
      const q1 = 4 * ((i + 1) % path.length) + ((k + 1) % 4);
      triangles.push(p0, p1, q0, p1, q1, q0);
    }
  });
  addPiece(shape, { points: links, triangles }, DARK_STEEL);
  addPiece(
    shape,
    turned(
      [front[0], front[1], z - 0.008],
      [front[0], front[1], z + 0.008],
      [
        [0, 0.024],
        [0.3, 0.031],
        [0.7, 0.031],
        [1, 0.024],
      ],
      sides + 2,
    ),
    DARK_STEEL,
  );
  const [cx, cy] = at(0.78, -0.095);
  addPiece(shape, lump(detail, [cx, cy + 0.02, z], [0.075, 0.026, 0.02], 0.012), BLACK);
  const [kx, ky] = at(0.86, 0.085);
  addPiece(shape, lump(detail, [kx, ky, 0.085], [0.04, 0.026, 0.02]), CAST);
  if (detail.small) {
    const [hx, hy] = at(0.3, 0.06);
    addPiece(
      shape,
      pipe(
        [
          [kx + 0.03, ky, 0.095],
          [hx, hy, 0.118],
          [px + 0.02, py + 0.06, 0.12],
        ],
        0.004,
        4,
        3,
      ),
      BLACK,
    );
    const guard = panel(
      [
        [rx + 0.16, ry - 0.03],
        [rx + 0.05, ry - 0.085],
        [rx - 0.06, ry - 0.09],
        [rx - 0.05, ry - 0.035],
        [rx + 0.05, ry - 0.02],
      ],
      { thickness: 0.008, back: () => 0.074 },
      2,
    );
    addPiece(shape, guard, BLACK);
  }
  return shape;
}

/** The coil of the shock, from its head on the frame to its foot on the arm. */
export function coil(detail: Detail): Shape {
  const shape = createShape();
  const turns = detail.small ? 7 : 4;
  const per = detail.small ? 9 : 5;
  const path: number[][] = [];
  for (let i = 0; i <= turns * per; i++) {
    const share = 0.22 + (0.56 * i) / (turns * per);
    const angle = (i / per) * 2 * Math.PI;
    path.push([
      SHOCK_HEAD[0] + (SHOCK_FOOT[0] - SHOCK_HEAD[0]) * share + 0.04 * Math.cos(angle),
      SHOCK_HEAD[1] + (SHOCK_FOOT[1] - SHOCK_HEAD[1]) * share,
      0.04 * Math.sin(angle),
      detail.small ? 0.0065 : 0.01,
    ]);
  }
  addPiece(shape, tube(path, detail.small ? 4 : 3), SPRING, 2);
  return shape;
}

/** Damper rod and lower seat of the spring: they move with the arm. */
export function shockFoot(detail: Detail): Shape {
  const shape = createShape();
  const along = (share: number): Point => [
    SHOCK_HEAD[0] + (SHOCK_FOOT[0] - SHOCK_HEAD[0]) * share,
    SHOCK_HEAD[1] + (SHOCK_FOOT[1] - SHOCK_HEAD[1]) * share,
    0,
  ];
  addPiece(
    shape,
    turned(
      along(0.5),
      along(1),
      [
        [0, 0.012],
        [0.58, 0.012],
        [0.6, 0.046],
        [0.68, 0.046],
        [0.72, 0.022],
        [1, 0.02],
      ],
      detail.sides,
    ),
    CAST,
  );
  return shape;
}

/** Everything that is fast to the frame: frame, engine, exhaust, tank, seat, plastics. */
export function body(detail: Detail): Shape {
  const shape = createShape();
  frame(shape, detail);
  engine(shape, detail);
  exhaust(shape, detail);
  plastics(shape, detail);
  return shape;
}

function frame(shape: Shape, detail: Detail): void {
  const { sides, steps, small } = detail;
  const [hx, hy] = steeringAxisAt(0.955);
  const [lx, ly] = steeringAxisAt(0.875);
  addPiece(
    shape,
    turned(
      [lx, ly, 0],
      [hx, hy, 0],
      [
        [0, 0.03],
        [0.08, 0.034],
        [0.92, 0.034],
        [1, 0.03],
      ],
      sides + 2,
    ),
    ALUMINIUM,
  );
  // Spars: flat boxes from the head, around the tank, down to the pivot.
  const spar = smoothed(
    [
      [0.37, 0.905, 0.028, 0.036],
      [0.27, 0.875, 0.085, 0.038],
      [0.1, 0.8, 0.132, 0.037],
      [-0.06, 0.7, 0.138, 0.034],
      [-0.145, 0.57, 0.125, 0.034],
      [-0.165, 0.44, 0.118, 0.036],
      [-0.15, 0.36, 0.105, 0.028],
    ],
    small ? steps + 1 : 1,
  );
  const flat = (path: number[][], thick: number): Piece =>
    skin(
      path.map(([x, y, z, tall], k) => {
        const a = path[Math.max(0, k - 1)]!;
        const b = path[Math.min(path.length - 1, k + 1)]!;
        const length = Math.sqrt((b[0]! - a[0]!) ** 2 + (b[1]! - a[1]!) ** 2) || 1;
        const ux = -(b[1]! - a[1]!) / length;
        const uy = (b[0]! - a[0]!) / length;
        const ring: number[] = [];
        for (const [u, w] of [
          [-0.8, -1],
          [0.8, -1],
          [1, -0.6],
          [1, 0.6],
          [0.8, 1],
          [-0.8, 1],
          [-1, 0.6],
          [-1, -0.6],
        ] as const)
          ring.push(x! + u * tall! * ux, y! + u * tall! * uy, z! + w * thick);
        return ring;
      }),
    );
  addPair(shape, flat(spar, 0.015), ALUMINIUM, 0.6);
  // Down tube that forks into the cradle.
  addPiece(
    shape,
    pipe(
      [
        [0.4, 0.87, 0],
        [0.365, 0.74, 0],
        [0.335, 0.6, 0],
        [0.315, 0.5, 0],
      ],
      0.027,
      sides,
      steps,
    ),
    ALUMINIUM,
  );
  addPair(
    shape,
    pipe(
      [
        [0.318, 0.52, 0.02],
        [0.29, 0.42, 0.05],
        [0.2, 0.358, 0.085],
        [0, 0.35, 0.1],
        [-0.15, 0.365, 0.102],
      ],
      0.019,
      sides,
      steps,
    ),
    ALUMINIUM,
  );
  // Plate under the engine.
  addPiece(
    shape,
    loft(
      [
        [-0.12, 0.342, 0.006, 0.085, 6],
        [0.05, 0.338, 0.008, 0.095, 6],
        [0.2, 0.342, 0.01, 0.085, 6],
        [0.29, 0.4, 0.016, 0.06, 6],
        [0.325, 0.47, 0.016, 0.035, 6],
      ],
      small ? 12 : 6,
      steps,
    ),
    BLACK,
  );
  // Tail of the frame.
  addPair(
    shape,
    pipe(
      [
        [-0.07, 0.79, 0.1],
        [-0.3, 0.86, 0.1],
        [-0.6, 0.905, 0.075],
      ],
      0.013,
      sides,
      steps,
    ),
    ALUMINIUM,
  );
  addPair(
    shape,
    pipe(
      [
        [-0.145, 0.6, 0.115],
        [-0.32, 0.74, 0.105],
        [-0.48, 0.87, 0.088],
      ],
      0.011,
      sides,
      steps,
    ),
    ALUMINIUM,
  );
  if (small) shockHead(shape, sides);
  pegs(shape, detail);
}

/** Upper half of the shock and its reservoir. */
function shockHead(shape: Shape, sides: number): void {
  const along = (share: number): Point => [
    SHOCK_HEAD[0] + (SHOCK_FOOT[0] - SHOCK_HEAD[0]) * share,
    SHOCK_HEAD[1] + (SHOCK_FOOT[1] - SHOCK_HEAD[1]) * share,
    0,
  ];
  addPiece(
    shape,
    turned(
      along(0),
      along(0.6),
      [
        [0, 0.02],
        [0.1, 0.026],
        [0.28, 0.03],
        [0.3, 0.047],
        [0.38, 0.047],
        [0.4, 0.027],
        [1, 0.027],
      ],
      sides,
    ),
    GOLD,
  );
  addPiece(
    shape,
    turned(
      [-0.06, 0.72, 0.075],
      [0.05, 0.76, 0.075],
      [
        [0, 0.02],
        [0.06, 0.026],
        [0.94, 0.026],
        [1, 0.02],
      ],
      sides,
    ),
    GOLD,
  );
}

/** Pegs: broad, toothed. On the right the brake pedal, on the left the gear lever. */
function pegs(shape: Shape, detail: Detail): void {
  const { steps, small } = detail;
  const [pegX, pegY, pegZ] = PEGS.right;
  for (const side of [-1, 1]) {
    addPiece(shape, lump(detail, [pegX, pegY - 0.016, side * (pegZ + 0.005)], [0.026, 0.009, 0.05], 0.006), STEEL);
    addPiece(shape, lump(detail, [pegX + 0.005, pegY - 0.02, side * 0.13], [0.022, 0.02, 0.022]), CAST);
    if (!small) continue;
    for (let i = 0; i < 5; i++) {
      for (const edge of [-1, 1])
        addPiece(
          shape,
          box([pegX + 0.021 * edge, pegY - 0.004, side * (pegZ - 0.036 + 0.02 * i)], [0.004, 0.006, 0.005]),
          STEEL,
        );
    }
  }
  if (!small) return;
  addPiece(
    shape,
    pipe(
      [
        [-0.16, 0.39, 0.13],
        [-0.06, 0.365, 0.145],
        [0.06, 0.395, 0.155],
      ],
      0.008,
      6,
      steps,
    ),
    ALUMINIUM,
  );
  addPiece(shape, lump(detail, [0.07, 0.4, 0.16], [0.016, 0.008, 0.022]), STEEL);
  addPiece(
    shape,
    pipe(
      [
        [-0.04, 0.39, -0.15],
        [0.06, 0.42, -0.16],
        [0.08, 0.425, -0.165],
      ],
      0.007,
      6,
      steps,
    ),
    ALUMINIUM,
  );
  addPiece(
    shape,
    turned(
      [0.08, 0.425, -0.16],
      [0.08, 0.425, -0.2],
      [
        [0, 0.009],
        [1, 0.009],
      ],
      6,
    ),
    BLACK,
  );
}

function engine(shape: Shape, detail: Detail): void {
  const { sides, around, steps, small } = detail;
  // Cases: two halves as one loft along x.
  addPiece(
    shape,
    loft(
      [
        [-0.165, 0.46, 0.05, 0.06, 3],
        [-0.11, 0.455, 0.085, 0.085, 3],
        [0, 0.45, 0.1, 0.1, 3.4],
        [0.12, 0.45, 0.098, 0.105, 3.4],
        [0.21, 0.455, 0.08, 0.085, 3],
        [0.255, 0.46, 0.045, 0.06, 3],
      ],
      around,
      steps,
    ),
    MAGNESIUM,
  );
  const cover = (x: number, y: number, z0: number, z1: number, radius: number, coat: Coat): void =>
    addPiece(
      shape,
      turned(
        [x, y, z0],
        [x, y, z1],
        [
          [0, radius],
          [0.72, radius * 0.98],
          [0.93, radius * 0.9],
          [1, radius * 0.72],
        ],
        around,
      ),
      coat,
    );
  cover(-0.035, 0.455, 0.08, 0.145, 0.09, MAGNESIUM);
  cover(0.14, 0.445, 0.08, 0.125, 0.062, MAGNESIUM);
  cover(0.12, 0.45, -0.08, -0.13, 0.08, MAGNESIUM);
  cover(-0.085, 0.432, -0.05, -0.1, 0.05, BLACK);
  if (small) {
    for (let i = 0; i < 7; i++) {
      const a = (i / 7) * 2 * Math.PI;
      const at: Point = [-0.035 + 0.078 * Math.cos(a), 0.455 + 0.078 * Math.sin(a), 0.137];
      addPiece(
        shape,
        turned(
          at,
          [at[0], at[1], 0.147],
          [
            [0, 0.0055],
            [1, 0.0055],
          ],
          6,
        ),
        STEEL,
      );
    }
  }
  // Cylinder leaning a little forward, head and cover over it.
  const lean = -0.1;
  const foot: Point = [0.13, 0.53, 0];
  const cylinder = (y0: number, y1: number, long: number, wide: number, coat: Coat, bevel: number): void => {
    const middle: Point = [foot[0], foot[1] + (y0 + y1) / 2, 0];
    addPiece(shape, pitched(lump(detail, middle, [long, (y1 - y0) / 2, wide], bevel), lean, foot), coat);
  };
  const fin = (up: number): void =>
    addPiece(shape, pitched(box([foot[0], foot[1] + up, 0], [0.074, 0.0035, 0.071]), lean, foot), CAST);
  cylinder(0, 0.115, 0.062, 0.06, CAST, 0.02);
  if (small) for (let i = 0; i < 5; i++) fin(0.0215 + 0.019 * i);
  cylinder(0.115, 0.2, 0.072, 0.072, CAST, 0.018);
  cylinder(0.2, 0.262, 0.064, 0.07, MAGNESIUM, 0.022);
  // Throttle body and the boot to the air box.
  addPiece(
    shape,
    pipe(
      [
        [0.08, 0.69, 0],
        [0, 0.71, 0],
        [-0.09, 0.735, 0],
      ],
      0.028,
      sides,
      steps,
    ),
    BLACK,
  );
  addPiece(shape, lump(detail, [-0.2, 0.78, 0], [0.1, 0.085, 0.08], 0.03), BLACK);
  // Radiators with their fins and hoses.
  for (const side of [-1, 1]) {
    addPiece(
      shape,
      pitched(lump(detail, [0.345, 0.745, 0.112 * side], [0.02, 0.125, 0.05], 0.008), 0.1, [0.345, 0.745]),
      DARK_STEEL,
    );
    for (const y of [0.615, 0.875])
      addPiece(shape, pitched(box([0.345, y, 0.112 * side], [0.022, 0.013, 0.052]), 0.1, [0.345, 0.745]), ALUMINIUM);
    if (!small) continue;
    for (let i = 0; i < 7; i++) {
      const piece = box([0.367, 0.645 + 0.034 * i, 0.112 * side], [0.004, 0.004, 0.046]);
      addPiece(shape, pitched(piece, 0.1, [0.345, 0.745]), CAST);
    }
  }
  if (!small) return;
  addPiece(
    shape,
    pipe(
      [
        [0.33, 0.61, 0.1],
        [0.28, 0.57, 0.09],
        [0.22, 0.6, 0.06],
      ],
      0.014,
      sides,
      steps,
    ),
    BLACK,
  );
  addPiece(
    shape,
    pipe(
      [
        [0.35, 0.6, -0.1],
        [0.26, 0.53, -0.1],
        [0.19, 0.5, -0.08],
      ],
      0.014,
      sides,
      steps,
    ),
    BLACK,
  );
}

function exhaust(shape: Shape, { sides, steps, small }: Detail): void {
  // Header out of the head, down before the engine, back on the right, up under the side plate.
  addPiece(
    shape,
    pipe(
      [
        [0.21, 0.7, 0.02],
        [0.275, 0.69, 0.045],
        [0.298, 0.62, 0.085],
        [0.25, 0.555, 0.135],
        [0.12, 0.565, 0.158],
        [-0.03, 0.63, 0.158],
        [-0.17, 0.715, 0.142],
        [-0.28, 0.762, 0.135],
      ],
      0.02,
      sides,
      small ? steps + 1 : 1,
    ),
    TITANIUM,
  );
  const can = smoothed(
    [
      [-0.27, 0.758, 0.136, 0.022],
      [-0.31, 0.77, 0.142, 0.04],
      [-0.35, 0.781, 0.147, 0.049],
      [-0.55, 0.842, 0.147, 0.05],
      [-0.64, 0.869, 0.142, 0.047],
    ],
    steps,
  );
  addPiece(shape, tube(can, small ? sides + 4 : 6, 1.15), ALUMINIUM);
  addPiece(
    shape,
    turned(
      [-0.63, 0.866, 0.142],
      [-0.7, 0.888, 0.138],
      [
        [0, 0.05],
        [0.35, 0.05],
        [0.7, 0.036],
        [1, 0.024],
      ],
      sides + 4,
    ),
    BLACK,
  );
}

function plastics(shape: Shape, detail: Detail): void {
  const { around, steps, small } = detail;
  // Tank, mostly under the seat and the shrouds.
  if (detail.small)
    addPiece(
      shape,
      loft(
        [
          [0.02, 0.875, 0.03, 0.05],
          [0.08, 0.88, 0.06, 0.085],
          [0.2, 0.89, 0.075, 0.105],
          [0.31, 0.895, 0.06, 0.085],
          [0.36, 0.89, 0.03, 0.05],
        ],
        around,
        steps,
      ),
      BLACK,
    );
  addPiece(
    shape,
    turned(
      [0.245, 0.955, 0],
      [0.25, 0.992, 0],
      [
        [0, 0.034],
        [0.7, 0.034],
        [1, 0.024],
      ],
      around,
    ),
    BLACK,
  );
  // Seat: nose up over the tank, low in the middle, rising a little to the tail.
  addPiece(
    shape,
    loft(
      [
        [0.21, 0.968, 0.008, 0.03, 2.6],
        [0.17, 0.958, 0.026, 0.05, 2.8],
        [0.06, 0.925, 0.04, 0.066, 3],
        [-0.1, 0.902, 0.046, 0.08, 3.2],
        [-0.3, 0.9, 0.05, 0.086, 3.2],
        [-0.5, 0.912, 0.044, 0.082, 3.2],
        [-0.62, 0.926, 0.026, 0.068, 3],
        [-0.66, 0.932, 0.008, 0.045, 2.6],
      ],
      small ? around + 4 : around,
      steps,
    ),
    SEAT,
  );
  // Shrouds: from the seat forward over the radiators, standing out to the front.
  const flare = (x: number, y: number): number => {
    const u = Math.max(0, Math.min(1, (x + 0.12) / 0.5));
    return 0.098 + 0.085 * u * u - 0.1 * Math.max(0, y - 0.87) - 0.16 * Math.max(0, 0.72 - y);
  };
  const shroud: readonly (readonly [number, number])[] = [
    [-0.14, 0.862],
    [0.0, 0.905],
    [0.13, 0.948],
    [0.25, 0.968],
    [0.36, 0.945],
    [0.445, 0.875],
    [0.475, 0.8],
    [0.455, 0.735],
    [0.4, 0.665],
    [0.335, 0.605],
    [0.285, 0.6],
    [0.235, 0.655],
    [0.16, 0.735],
    [0.05, 0.805],
  ];
  addPair(shape, panel(shroud, { thickness: 0.012, back: flare, dome: 0.016, bevel: 0.008 }, steps), RED);
  // A pale blade laid on each shroud, and a dark vent under it.
  const inlay: readonly (readonly [number, number])[] = [
    [-0.03, 0.866],
    [0.14, 0.905],
    [0.3, 0.905],
    [0.405, 0.852],
    [0.29, 0.868],
    [0.14, 0.87],
  ];
  const over = (lift: number) => (x: number, y: number) => flare(x, y) + 0.0125 + lift;
  addPair(
    shape,
    panel(
      smoothed(inlay, steps, true) as [number, number][],
      { thickness: 0.006, back: over(0.006), dome: 0.012, bevel: 0.002 },
      1,
    ),
    WHITE,
  );
  const stripe: readonly (readonly [number, number])[] = [
    [0.2, 0.775],
    [0.31, 0.785],
    [0.415, 0.765],
    [0.375, 0.705],
    [0.315, 0.652],
    [0.26, 0.695],
  ];
  addPair(
    shape,
    panel(
      smoothed(stripe, steps, true) as [number, number][],
      { thickness: 0.006, back: over(0.006), dome: 0.016, bevel: 0.002 },
      1,
    ),
    BLACK,
  );
  // Louvres at the front of the shrouds.
  for (const y of [0.68, 0.74, 0.8])
    if (detail.small) addPair(shape, box([0.405, y, 0.155], [0.035, 0.004, 0.022]), BLACK);
  // Side plates over the air box, number plates of nobody.
  const side = (x: number, y: number): number =>
    0.108 + 0.035 * Math.max(0, Math.min(1, (x + 0.75) / 0.4)) - 0.06 * Math.max(0, 0.72 - y);
  addPair(
    shape,
    panel(
      [
        [-0.13, 0.845],
        [-0.3, 0.872],
        [-0.48, 0.888],
        [-0.64, 0.908],
        [-0.69, 0.885],
        [-0.63, 0.8],
        [-0.53, 0.705],
        [-0.43, 0.66],
        [-0.31, 0.67],
        [-0.2, 0.74],
      ],
      { thickness: 0.01, back: (x, y) => side(x, y) + 0.012, dome: 0.012, bevel: 0.007 },
      steps,
    ),
    WHITE,
  );
  addPair(
    shape,
    panel(
      [
        [-0.1, 0.83],
        [-0.17, 0.842],
        [-0.23, 0.745],
        [-0.22, 0.67],
        [-0.17, 0.63],
        [-0.12, 0.7],
      ],
      { thickness: 0.01, back: (x, y) => side(x, y) + 0.004, dome: 0.008, bevel: 0.006 },
      steps,
    ),
    RED,
  );
  // Tail: mudguard under the seat, rising to its end, with the wheel clear of it at full stroke.
  addPiece(
    shape,
    blade(
      [
        [-0.34, 0.875, 0.07, 0.02],
        [-0.5, 0.893, 0.088, 0.035],
        [-0.66, 0.925, 0.092, 0.042],
        [-0.82, 0.951, 0.086, 0.04],
        [-0.95, 0.957, 0.072, 0.032],
        [-1.03, 0.95, 0.05, 0.02],
        [-1.06, 0.944, 0.024, 0.01],
      ],
      steps,
    ),
    RED,
  );
  addPiece(shape, lump(detail, [-0.36, 0.72, 0], [0.012, 0.12, 0.075], 0.01), BLACK);
}

/** Dried mud from below: on all that lies low, behind the wheels most. Colours change, edges do not. */
export function muddy(shape: Shape, wheelAt: readonly [number, number] | null): Shape {
  const { position: p, colour: c, finish: f, normal: n } = shape;
  for (let i = 0; i < p.length / 3; i++) {
    const x = p[3 * i]! + (wheelAt?.[0] ?? 0);
    const y = p[3 * i + 1]! + (wheelAt?.[1] ?? 0);
    const z = p[3 * i + 2]!;
    const grain =
      0.5 + 0.5 * Math.sin(x * 91 + 5 * Math.sin(y * 53)) * Math.sin(y * 77 + z * 61 + 3 * Math.sin(x * 47));
    const low = Math.max(0, Math.min(1, (0.75 - y) / 0.6));
    const under = Math.max(0, -n[3 * i + 1]!);
    const share = Math.min(0.75, (0.55 * low + 0.35 * under) * (0.25 + 0.9 * grain * grain));
    for (let k = 0; k < 3; k++) c[3 * i + k]! += (MUD[k]! - c[3 * i + k]!) * share;
    f[2 * i]! += (0.95 - f[2 * i]!) * share;
    f[2 * i + 1]! *= 1 - share;
  }
  return shape;
}
const MUD = [0.115, 0.083, 0.055] as const;
