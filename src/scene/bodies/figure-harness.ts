/** Webbing of the harness, and the container of the parachutes on the back. */
import { bindBody } from './figure-body';
import { Bone } from './figure-bones';
import { type Field, type Girth, girth } from './figure-field';
import { type Bind, type Paint, rigid, type Skin } from './figure-mesh';
import { type Fineness, nylon, STEEL, type V } from './figure-stuff';
import type { Kit, Rgb } from './kits';
import { addLoft, addPatch, addStrap, type Section } from './loft';

/** From chest to seat, in the line of what is worn on the back. */
const bindBack: Bind = rigid(Bone.Chest);

/** Rows of the container: height, middle, half depth, half width. */
const containers: Readonly<Record<Kit['rig'], readonly Girth[]>> = {
  tandem: [
    [-0.02, -0.145, 0, 0.03, 0.1],
    [-0.005, -0.165, 0, 0.06, 0.14],
    [0.04, -0.19, 0, 0.09, 0.162],
    [0.12, -0.21, 0, 0.1, 0.168],
    [0.205, -0.208, 0, 0.094, 0.165],
    [0.235, -0.192, 0, 0.078, 0.16],
    [0.265, -0.2, 0, 0.084, 0.157],
    [0.35, -0.2, 0, 0.082, 0.152],
    [0.43, -0.185, 0, 0.068, 0.14],
    [0.475, -0.165, 0, 0.045, 0.12],
    [0.49, -0.15, 0, 0.02, 0.09],
  ],
  slim: [
    [0.02, -0.125, 0, 0.02, 0.09],
    [0.035, -0.14, 0, 0.04, 0.12],
    [0.09, -0.15, 0, 0.056, 0.138],
    [0.2, -0.158, 0, 0.058, 0.138],
    [0.33, -0.168, 0, 0.054, 0.132],
    [0.42, -0.16, 0, 0.045, 0.122],
    [0.465, -0.145, 0, 0.03, 0.105],
    [0.478, -0.135, 0, 0.012, 0.08],
  ],
};

export function addContainer(skin: Skin, kit: Kit, { around, detail }: Fineness): Field {
  const rows = containers[kit.rig];
  const field = girth('y', rows, 4.2);
  const paint = nylon(kit.container, 0.45);
  const tray = rows.map(([y, x, z, a, b]): Section => [x, y, z, b, a]);
  addLoft(skin, tray, {
    paint,
    bind: bindBack,
    around: detail ? around + 8 : 10,
    up: [1, 0, 0],
    square: 4.2,
    steps: detail ? 2 : 1,
  });
  const tape = nylon([kit.webbing[0] * 0.6, kit.webbing[1] * 0.6, kit.webbing[2] * 0.6], 0.1);
  const flap = (y: number, half: readonly [number, number], thick: number, colour: Rgb, x = -0.32): void => {
    addPatch(
      skin,
      field,
      [x, y, 0],
      [
        [0, 0, 1],
        [0, 1, 0],
      ],
      {
        half,
        thick,
        paint: nylon(colour, 0.3),
        bind: bindBack,
        cells: detail ? 5 : 2,
        square: 7,
        bulge: 0.004,
        edge: tape,
      },
    );
  };
  const lighter: Rgb = [kit.container[0] * 1.35, kit.container[1] * 1.35, kit.container[2] * 1.35];
  if (kit.rig === 'tandem') {
    flap(0.36, [0.1, 0.085], 0.008, lighter);
    flap(0.32, [0.045, 0.055], 0.016, kit.container);
    flap(0.13, [0.12, 0.075], 0.008, lighter);
    flap(0.1, [0.05, 0.06], 0.017, kit.container);
  } else {
    flap(0.25, [0.1, 0.15], 0.007, lighter);
    flap(0.3, [0.06, 0.06], 0.014, kit.rider ? kit.trim : kit.container);
    flap(0.13, [0.06, 0.05], 0.014, kit.container);
  }
  if (!detail) return field;
  // Pins and grommets, handle of the pilot chute at the bottom corner.
  for (const y of kit.rig === 'tandem' ? [0.27, 0.05] : [0.235, 0.07])
    addPatch(
      skin,
      field,
      [-0.33, y, 0],
      [
        [0, 0, 1],
        [0, 1, 0],
      ],
      {
        half: [0.011, 0.011],
        thick: 0.016,
        paint: STEEL,
        bind: bindBack,
        cells: 2,
        square: 2,
      },
    );
  addLoft(
    skin,
    [
      [rows[2]![1] - 0.02, rows[2]![0] - 0.03, rows[2]![4] - 0.05, 0.011, 0.011],
      [rows[2]![1] - 0.02, rows[2]![0] - 0.03, rows[2]![4] + 0.03, 0.011, 0.011],
    ],
    {
      paint: { colour: kit.rider ? [0.7, 0.68, 0.64] : [0.3, 0.09, 0.03], rough: 0.6 },
      bind: bindBack,
      around: 7,
      up: [1, 0, 0],
    },
  );
  return field;
}

export function addHarness(skin: Skin, kit: Kit, body: Field, { detail }: Fineness): void {
  const paint = nylon(kit.webbing, 0.15);
  const step = detail ? 0.025 : 0.1;
  const webbing = { width: 0.046, thick: 0.0055, paint, bind: bindBody, step };
  const wide = kit.rig === 'tandem';
  for (const side of [1, -1] as const) {
    const p = (x: number, y: number, z: number): V => [x, y, z * side];
    // Main lift web: over the shoulder, down the chest, to the hip.
    addStrap(
      skin,
      body,
      [
        p(-0.135, 0.44, 0.105),
        p(-0.09, 0.51, 0.112),
        p(-0.02, 0.545, 0.118),
        p(0.055, 0.5, 0.118),
        p(0.12, 0.42, 0.112),
        p(0.14, 0.3, 0.108),
        p(0.13, 0.16, 0.112),
        p(0.115, 0.04, 0.13),
        p(0.07, -0.03, 0.165),
      ],
      { ...webbing, width: wide ? 0.052 : 0.046, thick: 0.008 },
    );
    // Leg strap: a slanting ring around the thigh.
    const ring: V[] = [];
    for (let n = 0; n <= 12; n++) {
      const turn = 2.4 + (n / 12) * 2 * Math.PI;
      const out = Math.sin(turn);
      ring.push(p(0.115 * Math.cos(turn), -0.125 + 0.055 * out, 0.108 + 0.098 * out));
    }
    addStrap(skin, body, ring, { ...webbing, thick: 0.009 });
    // From the hip back under the container.
    addStrap(
      skin,
      body,
      [p(0.085, -0.02, 0.16), p(0.02, 0.02, 0.18), p(-0.07, 0.03, 0.16), p(-0.13, 0.05, 0.1)],
      webbing,
    );
    if (!detail) continue;
    const front = (y: number, x: number, z: number, half: readonly [number, number], thick: number, of: Paint): void =>
      addPatch(
        skin,
        body,
        p(x, y, z),
        [
          [0, 0, 1],
          [0, 1, 0],
        ],
        {
          half,
          thick,
          paint: of,
          bind: bindBody,
          cells: 3,
          square: 4,
        },
      );
    // Ring and handle: cutaway on the right, reserve on the left.
    front(0.405, 0.15, 0.114, [0.026, 0.02], 0.016, STEEL);
    if (wide) {
      // Cutaway pillow on the right; the reserve's handle, a bent rod in its pocket, on the left.
      front(0.27, 0.16, 0.11, [0.021, 0.037], 0.022, {
        colour: side === 1 ? [0.42, 0.04, 0.02] : kit.webbing,
        rough: 0.7,
      });
      if (side === -1)
        addLoft(
          skin,
          Array.from({ length: 11 }, (_, n): Section => {
            const turn = (n / 10) * 2 * Math.PI;
            return [
              0.172 - 0.006 * Math.cos(turn),
              0.262 + 0.042 * Math.cos(turn),
              -0.11 + 0.026 * Math.sin(turn),
              0.0042,
              0.0042,
            ];
          }),
          { paint: STEEL, bind: bindBody, around: 5, up: [1, 0, 0] },
        );
    }
    front(-0.005, 0.11, 0.14, [0.026, 0.019], 0.014, STEEL);
    addPatch(
      skin,
      body,
      p(0.11, -0.105, 0.14),
      [
        [0, 0.1, 1],
        [0.2, 1, 0],
      ],
      {
        half: [0.02, 0.026],
        thick: 0.016,
        paint: STEEL,
        bind: bindBody,
        cells: 3,
        square: 4,
      },
    );
  }
  addStrap(
    skin,
    body,
    [
      [0.15, 0.325, -0.11],
      [0.155, 0.32, -0.05],
      [0.155, 0.318, 0],
      [0.155, 0.32, 0.05],
      [0.15, 0.325, 0.11],
    ],
    { ...webbing, heights: [0.008, 0.006, 0.004, 0.006, 0.008], thick: 0.007, step: step * 0.8 },
  );
  if (detail)
    addPatch(
      skin,
      body,
      [0.17, 0.319, 0.028],
      [
        [0, 0, 1],
        [0, 1, 0],
      ],
      {
        half: [0.024, 0.028],
        thick: 0.02,
        paint: STEEL,
        bind: bindBody,
        cells: 3,
        square: 5,
      },
    );
}
