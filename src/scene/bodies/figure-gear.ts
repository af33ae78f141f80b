/** Harness, parachute container, rucksack, oxygen, gloves, boots and pads. */
import { HIP_HEIGHT } from '../../bake/skeleton';
import { bindBody, bindBoot, bootField, bootTop, SOLE_HEIGHT } from './figure-body';
import { Bone, TO_LEFT } from './figure-bones';
import { type Field, type Girth, girth } from './figure-field';
import { type Bind, type Paint, rigid, type Skin } from './figure-mesh';
import { addNet } from './figure-net';
import type { Kit, Rgb } from './kits';
import { addBlock, addLoft, addPatch, addStrap, type Section } from './loft';

type V = [number, number, number];

/** How finely gear is made: corners around a round thing, edge of nets in m. */
export interface Fineness {
  readonly around: number;
  readonly mesh: number;
  readonly detail: boolean;
}

const STEEL: Paint = { colour: [0.27, 0.27, 0.28], rough: 0.36, metal: 1 };
const BLACK: Paint = { colour: [0.018, 0.018, 0.019], rough: 0.5 };
const nylon = (colour: Rgb, weave = 0.35): Paint => ({ colour, rough: 0.8, weave });

/** From chest to seat, in the line of what is worn on the back. */
const bindBack: Bind = rigid(Bone.Chest);

export function addGloves(skin: Skin, kit: Kit, { around, detail }: Fineness): void {
  const paint: Paint = { colour: kit.gloves, rough: 0.62, weave: 0.3 };
  const fingerAround = detail ? Math.max(6, Math.round(around * 0.45)) : 4;
  for (const side of [1, -1] as const) {
    const fingers = side === 1 ? Bone.FingersR : Bone.FingersL;
    const hand = Bone.HandR + (side === 1 ? 0 : TO_LEFT);
    const bind: Bind = (x, y, z, shares) => {
      const far = Math.abs(z);
      if (far < 0.765) {
        bindBody(x, y, z, shares);
        return;
      }
      const t = Math.min(1, Math.max(0, (far - 0.805) / 0.03));
      shares[hand] = 1 - t;
      shares[fingers] = t;
    };
    const at = (x: number, y: number, z: number, a: number, b: number): Section => [x, y, z * side, a, b];
    addLoft(
      skin,
      [
        at(0, 0.46, 0.655, 0.046, 0.042),
        at(0, 0.46, 0.66, 0.051, 0.047),
        at(0, 0.46, 0.7, 0.044, 0.038),
        at(0, 0.46, 0.728, 0.037, 0.031),
        at(0.003, 0.461, 0.755, 0.041, 0.0265),
        at(0.004, 0.462, 0.79, 0.0475, 0.0215),
        at(0.003, 0.461, 0.822, 0.047, 0.0175),
        at(0.002, 0.458, 0.838, 0.042, 0.012),
      ],
      { paint, bind, around: detail ? around : 8, square: 2.4 },
    );
    const fingersOf: readonly (readonly [x: number, length: number, spread: number])[] = !detail
      ? [[0.001, 0.078, 0]]
      : [
          [0.0345, 0.074, 0.006],
          [0.012, 0.084, 0.002],
          [-0.0105, 0.078, -0.002],
          [-0.0315, 0.062, -0.006],
        ];
    for (const [x, length, spread] of fingersOf) {
      const r = x < -0.03 ? 0.0095 : 0.0112;
      const wide = detail ? 1 : 4;
      addLoft(
        skin,
        [
          at(x, 0.459, 0.818, r * wide, r),
          at(x + 0.3 * spread, 0.456, 0.818 + 0.38 * length, r * 1.02 * wide, r),
          at(x + 0.7 * spread, 0.446, 0.818 + 0.72 * length, r * 0.95 * wide, r * 0.92),
          at(x + spread, 0.433, 0.818 + 0.94 * length, r * 0.78 * wide, r * 0.78),
          at(x + spread, 0.428, 0.818 + length, r * 0.3 * wide, r * 0.3),
        ],
        { paint, bind, around: fingerAround, up: [0, 1, 0] },
      );
    }
    addLoft(
      skin,
      [
        at(0.018, 0.452, 0.745, 0.016, 0.016),
        at(0.043, 0.446, 0.772, 0.0155, 0.0155),
        at(0.059, 0.439, 0.802, 0.0128, 0.0128),
        at(0.064, 0.434, 0.826, 0.0105, 0.0105),
        at(0.064, 0.432, 0.836, 0.004, 0.004),
      ],
      { paint, bind: rigid(hand), around: fingerAround, up: [0, 1, 0] },
    );
    if (!detail) continue;
    // Guard over the knuckles, band around the wrist.
    const back: Field = girth('z', [
      [0.655, 0, 0.46, 0.05, 0.046],
      [0.7, 0, 0.46, 0.044, 0.038],
      [0.728, 0, 0.46, 0.037, 0.031],
      [0.755, 0.003, 0.461, 0.041, 0.0265],
      [0.79, 0.004, 0.462, 0.0475, 0.0215],
      [0.83, 0.003, 0.461, 0.045, 0.016],
    ]);
    addPatch(
      skin,
      back,
      [0.003, 0.49, 0.797 * side],
      [
        [1, 0, 0],
        [0, 0, side],
      ],
      {
        half: [0.034, 0.02],
        thick: 0.005,
        paint: { colour: kit.rider ? kit.trim : kit.gear, rough: 0.5 },
        bind: rigid(hand),
        cells: 4,
        bulge: 0.002,
      },
    );
  }
}

export function addBoots(skin: Skin, kit: Kit, { mesh, detail }: Fineness): void {
  const field = bootField(kit);
  const top = bootTop(kit);
  const sole: Paint = { colour: [0.022, 0.021, 0.02], rough: 0.9 };
  for (const side of [1, -1] as const) {
    const paint: Paint = { colour: kit.boots, rough: kit.rider ? 0.4 : 0.62, weave: kit.rider ? 0 : 0.12 };
    addNet(skin, (x, y, z) => field(x, y, z * side), {
      low: [-0.16, -0.985, side === 1 ? 0.005 : -0.195],
      high: [0.24, top + 0.03, side === 1 ? 0.195 : -0.005],
      mesh: detail ? mesh * 0.86 : mesh,
      // Only the upper: mud and scuffs darken it downwards.
      paint: (_x, y) => ({
        ...paint,
        panel: kit.rider ? Math.min(0.05 - Math.abs(y - top + 0.11), 0.2) : -1,
      }),
      bind: bindBoot,
    });
    const foot = Bone.FootR + (side === 1 ? 0 : TO_LEFT);
    const outline = (y: number, more: number): Section => [0.046, y, 0.102 * side, 0.05 + more, 0.153 + more];
    addLoft(
      skin,
      [
        outline(-HIP_HEIGHT, -0.003),
        outline(-HIP_HEIGHT + 0.003, 0.0005),
        outline(-HIP_HEIGHT + SOLE_HEIGHT - 0.004, 0.001),
        outline(-HIP_HEIGHT + SOLE_HEIGHT, -0.003),
      ],
      { paint: sole, bind: rigid(foot), around: detail ? 20 : 10, up: [1, 0, 0], square: 2.6 },
    );
    if (!detail) continue;
    if (kit.rider) {
      for (const y of [-0.66, -0.73, -0.8, -0.86]) {
        addPatch(
          skin,
          (x, yy, z) => field(x, yy, z * side),
          [y < -0.83 ? 0.02 : -0.005, y, 0.17 * side],
          [
            [1, 0.15, 0],
            [0, 1, 0],
          ],
          { half: [0.026, 0.009], thick: 0.008, paint: y < -0.83 ? BLACK : STEEL, bind: bindBoot, cells: 2, square: 6 },
        );
      }
    } else {
      for (let n = 0; n < 5; n++) {
        const y = -0.775 - 0.024 * n;
        addPatch(
          skin,
          (x, yy, z) => field(x, yy, z * side),
          [0.09, y, 0.1 * side],
          [
            [0, 0, 1],
            [0.4, 1, 0],
          ],
          {
            half: [0.024, 0.0035],
            thick: 0.004,
            paint: { colour: [0.06, 0.045, 0.03], rough: 0.9 },
            bind: bindBoot,
            cells: 2,
          },
        );
      }
    }
  }
}

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

export function addRucksack(skin: Skin, kit: Kit, { around, detail }: Fineness): void {
  const bind = rigid(Bone.Rucksack);
  const rows: readonly Girth[] = [
    [-0.53, -0.215, 0, 0.05, 0.11],
    [-0.515, -0.225, 0, 0.09, 0.15],
    [-0.46, -0.235, 0, 0.112, 0.168],
    [-0.34, -0.24, 0, 0.12, 0.17],
    [-0.22, -0.238, 0, 0.118, 0.166],
    [-0.14, -0.23, 0, 0.108, 0.158],
    [-0.1, -0.222, 0, 0.086, 0.146],
    [-0.085, -0.215, 0, 0.05, 0.11],
  ];
  const field = girth('y', rows, 3.4);
  const paint = nylon(kit.container, 0.35);
  addLoft(
    skin,
    rows.map(([y, x, z, a, b]): Section => [x, y, z, b, a]),
    { paint, bind, around: detail ? around + 6 : 10, up: [1, 0, 0], square: 3.4, steps: detail ? 2 : 1 },
  );
  const patch = (
    centre: V,
    along: readonly [V, V],
    half: readonly [number, number],
    thick: number,
    bulge = 0.01,
    of = paint,
  ): void =>
    addPatch(skin, field, centre, along, {
      half,
      thick,
      paint: of,
      bind,
      cells: detail ? 4 : 1,
      square: 6,
      bulge,
      edge: tape,
    });
  const tape = nylon([kit.webbing[0] * 0.5, kit.webbing[1] * 0.5, kit.webbing[2] * 0.5], 0.1);
  const darker = nylon([kit.container[0] * 0.8, kit.container[1] * 0.8, kit.container[2] * 0.8], 0.3);
  patch(
    [-0.36, -0.38, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
    ],
    [0.1, 0.095],
    0.03,
    0.016,
    darker,
  );
  patch(
    [-0.36, -0.19, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
    ],
    [0.12, 0.06],
    0.012,
    0.006,
    darker,
  );
  for (const side of [1, -1] as const)
    patch(
      [-0.24, -0.36, 0.18 * side],
      [
        [1, 0, 0],
        [0, 1, 0],
      ],
      [0.07, 0.1],
      0.028,
      0.014,
      darker,
    );
  if (!detail) return;
  const webbing = { width: 0.028, thick: 0.004, paint: nylon(kit.webbing, 0.1), bind, step: 0.04 };
  for (const side of [1, -1] as const) {
    const z = 0.075 * side;
    addStrap(
      skin,
      field,
      [
        [-0.13, -0.16, z],
        [-0.2, -0.085, z],
        [-0.28, -0.09, z],
        [-0.36, -0.2, z],
        [-0.37, -0.38, z],
        [-0.33, -0.53, z],
        [-0.2, -0.55, z],
      ],
      { ...webbing, heights: [0, 0, 0, 0.016, 0.04, 0.004, 0] },
    );
    // What it hangs from: short straps to the rings at the hips.
    addLoft(
      skin,
      [
        [-0.16, -0.14, 0.15 * side, 0.016, 0.004],
        [-0.1, -0.06, 0.178 * side, 0.016, 0.004],
        [-0.04, -0.02, 0.19 * side, 0.016, 0.004],
      ],
      {
        paint: webbing.paint,
        bind: (x, _y, _z, shares) => {
          const t = Math.min(1, Math.max(0, (x + 0.16) / 0.12));
          shares[Bone.Rucksack] = 1 - t;
          shares[Bone.Hips] = t;
        },
        around: 4,
        square: 4,
        steps: 2,
      },
    );
  }
}

/** Bottle on the left hip and the hose from the mask to it. */
export function addOxygen(skin: Skin, kit: Kit, { around, detail }: Fineness): void {
  const hip = rigid(Bone.Hips);
  const z = -0.222;
  addLoft(
    skin,
    [
      [0.0, -0.145, z, 0.012, 0.012],
      [0.0, -0.138, z, 0.034, 0.034],
      [0.0, -0.115, z, 0.045, 0.045],
      [0.0, 0.04, z, 0.045, 0.045],
      [0.0, 0.066, z, 0.036, 0.036],
      [0.0, 0.078, z, 0.017, 0.017],
      [0.0, 0.105, z, 0.017, 0.017],
      [0.0, 0.107, z, 0.006, 0.006],
    ],
    { paint: { colour: [0.1, 0.115, 0.075], rough: 0.42 }, bind: hip, around, up: [1, 0, 0] },
  );
  for (const y of detail ? [-0.08, 0.02] : [])
    addLoft(
      skin,
      [
        [0.0, y - 0.014, z, 0.048, 0.048],
        [0.0, y + 0.014, z, 0.048, 0.048],
      ],
      { paint: nylon(kit.webbing, 0.1), bind: hip, around, up: [1, 0, 0] },
    );
  if (detail)
    addLoft(
      skin,
      [
        [0.012, 0.092, z, 0.02, 0.02],
        [0.034, 0.092, z, 0.02, 0.02],
        [0.036, 0.092, z, 0.015, 0.015],
      ],
      { paint: STEEL, bind: hip, around: 10, up: [0, 1, 0] },
    );
  // The hose, ring by ring.
  const path: Section[] = [
    [0.165, 0.588, 0, 1, 1],
    [0.192, 0.555, -0.012, 1, 1],
    [0.195, 0.5, -0.045, 1, 1],
    [0.178, 0.42, -0.09, 1, 1],
    [0.168, 0.32, -0.135, 1, 1],
    [0.148, 0.22, -0.175, 1, 1],
    [0.1, 0.15, -0.21, 1, 1],
    [0.035, 0.115, -0.224, 1, 1],
    [0.0, 0.098, -0.222, 1, 1],
  ];
  const steps = detail ? 8 : 2;
  const sections: Section[] = [];
  for (let n = 0; n < path.length - 1; n++) {
    for (let k = 0; k < steps; k++) {
      const row = curve(path, n + k / steps);
      const ridge = detail ? ((n * steps + k) % 2 === 0 ? 0.0155 : 0.0195) : 0.018;
      sections.push([row[0], row[1], row[2], ridge, ridge]);
    }
  }
  const bind: Bind = (_x, y, _z, shares) => {
    const up = Math.min(1, Math.max(0, (y - 0.47) / 0.12));
    const down = Math.min(1, Math.max(0, (0.3 - y) / 0.2));
    const smooth = (t: number): number => t * t * (3 - 2 * t);
    shares[Bone.Head] = smooth(up);
    shares[Bone.Hips] = smooth(down);
    shares[Bone.Chest] = 1 - smooth(up) - smooth(down);
  };
  addLoft(skin, sections, {
    paint: { colour: [0.03, 0.032, 0.031], rough: 0.55 },
    bind,
    around: detail ? Math.max(7, Math.round(around * 0.4)) : 4,
    up: [0.3, 0, 1],
  });
}

/** A point of the smooth curve through rows, at a place counted in rows. */
function curve(rows: readonly Section[], place: number): V {
  const i = Math.min(rows.length - 2, Math.floor(place));
  const t = place - i;
  const at = (n: number): Section => rows[Math.min(rows.length - 1, Math.max(0, n))]!;
  const [p, q, r, s] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
  return [0, 1, 2].map(
    (c) =>
      0.5 *
      (2 * q[c]! +
        (r[c]! - p[c]!) * t +
        (2 * p[c]! - 5 * q[c]! + 4 * r[c]! - s[c]!) * t * t +
        (3 * q[c]! - p[c]! - 3 * r[c]! + s[c]!) * t * t * t),
  ) as V;
}

/** Pockets, pads, the altimeter. */
export function addPads(skin: Skin, kit: Kit, body: Field, { detail, around }: Fineness): void {
  const patch = (
    centre: V,
    along: readonly [V, V],
    half: readonly [number, number],
    thick: number,
    paint: Paint,
    bulge = 0,
    square = 5,
  ): void =>
    addPatch(skin, body, centre, along, { half, thick, paint, bind: bindBody, cells: detail ? 5 : 2, square, bulge });
  const pocket: Paint = { colour: kit.suit, rough: 0.86, weave: 0.8, camo: kit.camouflage };
  for (const side of [1, -1] as const) {
    const p = (x: number, y: number, z: number): V => [x, y, z * side];
    if (kit.rider) {
      // Knee guards with a hard cap, elbow guards.
      const hard: Paint = { colour: kit.gear, rough: 0.35 };
      patch(
        p(0.12, -0.46, 0.1),
        [
          [0, 0, 1],
          [0.1, 1, 0],
        ],
        [0.062, 0.115],
        0.011,
        nylon(kit.gloves, 0.3),
        0.006,
        3,
      );
      patch(
        p(0.14, -0.45, 0.1),
        [
          [0, 0, 1],
          [0.1, 1, 0],
        ],
        [0.046, 0.06],
        0.02,
        hard,
        0.014,
        2.6,
      );
      patch(
        p(0.12, -0.535, 0.1),
        [
          [0, 0, 1],
          [0, 1, 0],
        ],
        [0.042, 0.04],
        0.017,
        hard,
        0.006,
        3,
      );
      patch(
        p(-0.09, 0.46, 0.49),
        [
          [0, 1, 0],
          [0, 0, side],
        ],
        [0.042, 0.075],
        0.009,
        nylon(kit.gloves, 0.3),
        0.008,
        2.6,
      );
    } else {
      patch(
        p(0.02, -0.27, 0.21),
        [
          [1, 0.05, 0],
          [0, 1, 0],
        ],
        [0.068, 0.085],
        0.012,
        pocket,
        0.012,
      );
      patch(
        p(0.02, -0.195, 0.21),
        [
          [1, 0.05, 0],
          [0, 1, 0],
        ],
        [0.07, 0.026],
        0.02,
        pocket,
        0.002,
      );
      patch(
        p(0.12, -0.465, 0.1),
        [
          [0, 0, 1],
          [0.1, 1, 0],
        ],
        [0.052, 0.08],
        0.012,
        { colour: kit.gear, rough: 0.6 },
        0.012,
        2.8,
      );
      if (detail)
        patch(
          p(0.0, 0.56, 0.28),
          [
            [0, 0, side],
            [1, 0, 0],
          ],
          [0.045, 0.042],
          0.003,
          { colour: kit.gear, rough: 0.95 },
          0,
        );
      // Chest pocket under the harness.
      if (detail)
        patch(
          p(0.16, 0.2, 0.055),
          [
            [0, 0, 1],
            [0, 1, 0],
          ],
          [0.04, 0.05],
          0.01,
          pocket,
          0.006,
        );
    }
  }
  // Altimeter on the back of the left wrist.
  const wrist = rigid(Bone.ForearmL);
  const round = (y: number, r: number): Section => [0, y, -0.685, r, r];
  addLoft(skin, [round(0.495, 0.03), round(0.514, 0.03), round(0.517, 0.027), round(0.517, 0.0245)], {
    paint: BLACK,
    bind: wrist,
    around: detail ? around : 8,
    up: [1, 0, 0],
  });
  if (!detail) return;
  addLoft(skin, [round(0.512, 0.0235), round(0.516, 0.0235)], {
    paint: { colour: [0.6, 0.6, 0.57], rough: 0.2 },
    bind: wrist,
    around,
    up: [1, 0, 0],
  });
  addBlock(skin, [0.006, 0.5165, -0.691], [0.011, 0.0006, 0.0014], { colour: [0.5, 0.03, 0.02], rough: 0.4 }, wrist, [
    [1, 0, 0.9],
    [0, 1, 0],
  ]);
  const band: V[] = Array.from({ length: 9 }, (_, n) => {
    const turn = (n / 8) * 2 * Math.PI;
    return [0.05 * Math.sin(turn), 0.46 + 0.05 * Math.cos(turn), -0.685];
  });
  addStrap(
    skin,
    girth('z', [
      [0.6, 0, 0.46, 0.052, 0.048],
      [0.75, 0, 0.46, 0.046, 0.04],
    ]),
    band,
    {
      width: 0.026,
      thick: 0.004,
      paint: BLACK,
      bind: wrist,
      step: 0.03,
    },
  );
}
