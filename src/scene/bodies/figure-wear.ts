/** Gloves, boots, pockets, pads, the altimeter. */

import { HIP_HEIGHT } from '../../bake/skeleton';
import type { Sliced } from '../../math/sliced';
import { bindBody, bindBoot, bootField, bootTop, SOLE_HEIGHT } from './figure-body';
import { Bone, TO_LEFT } from './figure-bones';
import { type Field, girth } from './figure-field';
import { type Bind, type Paint, rigid, type Skin } from './figure-mesh';
import { addNet } from './figure-net';
import { BLACK, type Fineness, nylon, STEEL, type V } from './figure-stuff';
import type { Kit } from './kits';
import { addBlock, addLoft, addPatch, addStrap, type Section } from './loft';

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

export function* addBoots(skin: Skin, kit: Kit, { mesh, detail }: Fineness): Sliced<void> {
  const field = bootField(kit);
  const top = bootTop(kit);
  const sole: Paint = { colour: [0.022, 0.021, 0.02], rough: 0.9 };
  for (const side of [1, -1] as const) {
    const paint: Paint = { colour: kit.boots, rough: kit.rider ? 0.4 : 0.62, weave: kit.rider ? 0 : 0.12 };
    yield* addNet(skin, (x, y, z) => field(x, y, z * side), {
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
