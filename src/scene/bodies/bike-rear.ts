/** The arm of the rear wheel with chain and brake, and the moving half of its shock. Frame of `bike-measures.ts`. */
import { ALUMINIUM, BLACK, CAST, DARK_STEEL, type Detail, lump, SPRING } from './bike-coats';
import { PIVOT, REAR_AXLE, SHOCK_FOOT, SHOCK_HEAD } from './bike-measures';
import { addPair, panel, pipe, skin, tube, turned } from './pieces';
import { addPiece, createShape, type Point, type Shape } from './shape';

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
