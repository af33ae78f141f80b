/** A pressure cabin under a balloon, with a step before its open door. Origin where one steps off; x to the front, y up, m. */
import { block, box, hoop, tube, turned } from './pieces';
import { addPiece, type Coat, createShape, type Point, type Shape } from './shape';

const SHELL: Coat = [0.4, 0.395, 0.375, 0, 0];
const BAND: Coat = [0.4, 0.06, 0.03, 0, 0];
const DARK: Coat = [0.02, 0.022, 0.026, 0, 0];
const METAL: Coat = [0.2, 0.205, 0.21, 0, 0];
const ROPE: Coat = [0.3, 0.28, 0.22, 0, 0];

/** Radius of the shell, and how far its middle lies inwards. */
const RADIUS = 1.15;
const INWARDS = 1.75;

export function cabin(): Shape {
  const shape = createShape();
  const foot: Point = [INWARDS, -0.35, 0];
  const profile: (readonly [number, number])[] = [
    [0, 0.55],
    [0.02, 0.95],
    [0.08, RADIUS],
    [0.62, RADIUS],
    [0.76, 1.05],
    [0.88, 0.75],
    [0.96, 0.4],
    [1, 0.18],
  ];
  addPiece(shape, turned(foot, [INWARDS, 2.85, 0], profile, 28), SHELL, 0.6);
  for (const y of [0.05, 1.7])
    addPiece(
      shape,
      turned(
        [INWARDS, y, 0],
        [INWARDS, y + 0.16, 0],
        [
          [0, RADIUS],
          [0.1, RADIUS + 0.02],
          [0.9, RADIUS + 0.02],
          [1, RADIUS],
        ],
        28,
      ),
      BAND,
    );
  // Door: a dark opening with a frame, windows to both sides.
  addPiece(shape, block([INWARDS - RADIUS + 0.06, 0.95, 0], [0.1, 0.92, 0.42], 0.06), METAL);
  addPiece(shape, block([INWARDS - RADIUS + 0.04, 0.95, 0], [0.1, 0.85, 0.35], 0.05), DARK);
  for (const side of [-1, 1]) {
    const middle: Point = [INWARDS - 0.1, 1.25, 1.12 * side];
    addPiece(
      shape,
      turned(
        [middle[0], middle[1], middle[2]],
        [middle[0], middle[1], middle[2] + 0.07 * side],
        [
          [0, 0.28],
          [0.8, 0.28],
          [1, 0.24],
        ],
        18,
      ),
      METAL,
    );
    addPiece(
      shape,
      turned(
        [middle[0], middle[1], middle[2]],
        [middle[0], middle[1], middle[2] + 0.075 * side],
        [
          [0, 0.22],
          [1, 0.22],
        ],
        18,
      ),
      DARK,
    );
    // Rails beside the step.
    addPiece(
      shape,
      tube(
        [
          [0.62, 1.1, 0.44 * side, 0.018],
          [0.2, 1.0, 0.44 * side, 0.018],
          [0.12, 0.1, 0.44 * side, 0.018],
        ],
        6,
      ),
      METAL,
    );
    addPiece(
      shape,
      tube(
        [
          [0.3, -0.03, 0.3 * side, 0.02],
          [0.95, -0.32, 0.3 * side, 0.02],
        ],
        6,
      ),
      METAL,
    );
    // Bottles of gas along the foot.
    for (const x of [1.3, 1.75, 2.2])
      addPiece(
        shape,
        turned(
          [x, -0.3, 1.22 * side],
          [x, 0.7, 1.22 * side],
          [
            [0, 0.06],
            [0.06, 0.11],
            [0.86, 0.11],
            [0.95, 0.05],
            [1, 0.03],
          ],
          10,
        ),
        METAL,
      );
  }
  // The step ends where one leaves.
  addPiece(shape, box([0.42, -0.03, 0], [0.42, 0.025, 0.42]), METAL);
  addPiece(shape, box([0.02, -0.004, 0], [0.025, 0.006, 0.42]), BAND);
  // Ring and ropes to the balloon, which is far above.
  const ring = hoop(
    [0, 0],
    [
      [0.55, -0.03],
      [0.61, 0],
      [0.55, 0.03],
    ],
    20,
  );
  for (let i = 0; i < ring.points.length; i += 3) {
    const [a, b, c] = [ring.points[i]!, ring.points[i + 1]!, ring.points[i + 2]!];
    ring.points[i] = INWARDS + a;
    ring.points[i + 1] = 5.2 + c;
    ring.points[i + 2] = b;
  }
  addPiece(shape, ring, METAL, 1);
  for (let i = 0; i < 8; i++) {
    const [c, s] = [Math.cos((i / 8) * 2 * Math.PI), Math.sin((i / 8) * 2 * Math.PI)];
    addPiece(
      shape,
      tube(
        [
          [INWARDS + RADIUS * c, 1.65, RADIUS * s, 0.012],
          [INWARDS + 0.57 * c, 5.2, 0.57 * s, 0.012],
        ],
        4,
      ),
      ROPE,
    );
    addPiece(
      shape,
      tube(
        [
          [INWARDS + 0.57 * c, 5.2, 0.57 * s, 0.012],
          [INWARDS + 0.2 * c, 62, 0.2 * s, 0.012],
        ],
        4,
      ),
      ROPE,
    );
  }
  return shape;
}
