/** Engine and exhaust of the bike: cases, cylinder, header and silencer. Frame of `bike-measures.ts`. */
import { ALUMINIUM, BLACK, CAST, DARK_STEEL, type Detail, lump, MAGNESIUM, STEEL, TITANIUM } from './bike-coats';
import { box, loft, pipe, pitched, smoothed, tube, turned } from './pieces';
import { addPiece, type Coat, type Point, type Shape } from './shape';

export function engine(shape: Shape, detail: Detail): void {
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

export function exhaust(shape: Shape, { sides, steps, small }: Detail): void {
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
