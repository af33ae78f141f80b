/** What is fast to the frame of the bike: frame, tank, seat, plastics, and the engine of `bike-engine.ts`. Frame of `bike-measures.ts`. */
import { ALUMINIUM, BLACK, blade, CAST, type Detail, GOLD, lump, RED, SEAT, STEEL, WHITE } from './bike-coats';
import { engine, exhaust } from './bike-engine';
import { PEGS, SHOCK_FOOT, SHOCK_HEAD, steeringAxisAt } from './bike-measures';
import { addPair, box, loft, panel, pipe, skin, smoothed, turned } from './pieces';
import { addPiece, createShape, type Piece, type Point, type Shape } from './shape';

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
