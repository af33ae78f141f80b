/** What turns with the bars of the bike, and what slides with its front wheel. Frame of `bike-measures.ts`. */
import { ALUMINIUM, BLACK, blade, CAST, DARK_STEEL, type Detail, GOLD, lump, RED, STEEL, WHITE } from './bike-coats';
import { FORK_LEAN, FRONT_AXLE, GRIPS, steeringAxisAt } from './bike-measures';
import { loft, panel, pipe, pitched, skin, smoothed, tube, turned } from './pieces';
import { addPiece, createShape, type Piece, type Point, type Shape } from './shape';

/** Along the fork from the front axle upwards, behind its lug, at a distance from the plane of the wheels. */
function onFork(up: number, z: number, ahead = 0): Point {
  const [s, c] = [Math.sin(FORK_LEAN), Math.cos(FORK_LEAN)];
  const aside = ahead - 0.032;
  return [FRONT_AXLE[0] - s * up + c * aside, FRONT_AXLE[1] + c * up + s * aside, z];
}

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
