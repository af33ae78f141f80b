/** A wheel of the bike about its axle. */
import { ALUMINIUM, BLACK, type Detail, GOLD, RUBBER, STEEL } from './bike-coats';
import { TYRES } from './bike-measures';
import { hoop, tube, turned } from './pieces';
import { addPiece, type Coat, createShape, type Point, type Shape } from './shape';

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
