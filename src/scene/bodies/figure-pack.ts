/** Rucksack behind the thighs, oxygen on the hip. */
import { Bone } from './figure-bones';
import { type Girth, girth } from './figure-field';
import { type Bind, rigid, type Skin } from './figure-mesh';
import { type Fineness, nylon, STEEL, type V } from './figure-stuff';
import type { Kit } from './kits';
import { addLoft, addPatch, addStrap, type Section } from './loft';

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
