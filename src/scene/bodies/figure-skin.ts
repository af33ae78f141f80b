/** The skin of a person with all that is worn, worked out from the kit: plain data, so that a worker can do it. */
import type { Sliced } from '../../math/sliced';
import { bindBody, bodyField, paintBody } from './figure-body';
import { ball, type Field } from './figure-field';
import { addContainer, addHarness } from './figure-harness';
import { addHead } from './figure-head';
import { createSkin, type PackedSkin, packSkin, type Skin } from './figure-mesh';
import { addNet } from './figure-net';
import { noiseAt } from './figure-noise';
import { addOxygen, addRucksack } from './figure-pack';
import type { Fineness } from './figure-stuff';
import { addBoots, addGloves, addPads } from './figure-wear';
import type { Kit, Rgb } from './kits';

/** Which skin: of what kit, with how many corners around a limb, and whether a shader paints panels, camouflage and glass. */
export interface SkinOrder {
  readonly kit: Kit;
  readonly around: number;
  readonly shiny: boolean;
}
export interface FigureSkin {
  readonly solid: PackedSkin;
  readonly glass: PackedSkin | null;
}

export function* figureSkin({ kit, around, shiny }: SkinOrder): Sliced<FigureSkin> {
  const { solid, glass } = yield* skinsOf(kit, around, shiny);
  return { solid: packSkin(solid), glass: glass && packSkin(glass) };
}

/** Meshes of the net of clothes, m, by corners around a limb. */
const meshOf = (around: number): number =>
  around >= 20 ? 0.0226 : around >= 14 ? 0.0302 : around >= 12 ? 0.038 : 0.055;

/** The clothes alone: one closed skin from collar to cuffs. */
export function* clothesOf(kit: Kit, around: number): Sliced<{ readonly skin: Skin; readonly field: Field }> {
  const skin = createSkin();
  const field = bodyField(kit);
  yield* addNet(skin, field, {
    low: [-0.27, -1, -0.84],
    high: [0.27, 0.7, 0.84],
    mesh: meshOf(around),
    paint: paintBody(kit),
    bind: bindBody,
    mirrored: true,
  });
  return { skin, field };
}

/** All of a figure at rest: solid, and of glass. Where there is no glass, the face lies open. */
export function* skinsOf(
  kit: Kit,
  around: number,
  shiny: boolean,
): Sliced<{ readonly solid: Skin; readonly glass: Skin | null }> {
  const { skin, field } = yield* clothesOf(kit, around);
  const fineness: Fineness = { around, mesh: meshOf(around), detail: around >= 12 };
  const glass = shiny ? createSkin() : null;
  const container = addContainer(skin, kit, fineness);
  yield;
  addHarness(skin, kit, field, fineness);
  yield;
  addGloves(skin, kit, fineness);
  yield* addBoots(skin, kit, fineness);
  addPads(skin, kit, field, fineness);
  yield;
  if (kit.rucksack) addRucksack(skin, kit, fineness);
  if (kit.oxygen) addOxygen(skin, kit, fineness);
  yield;
  yield* addHead(skin, glass, kit, fineness.detail ? Math.min(20, around) : 8);
  yield;
  const helmet = ball([-0.005, 0.7, 0], [0.135, 0.135, 0.12]);
  yield* shadeFolds(skin, (x, y, z) => {
    if (y > 0.7) return helmet(x, y, z);
    const clothes = field(x, y, z);
    if (y > 0.5) return Math.min(clothes, helmet(x, y, z));
    return x < 0 && y > -0.15 ? Math.min(clothes, container(x, y, z)) : clothes;
  });
  if (!shiny) {
    for (let n = 0; n < skin.colour.length; n += 3) {
      const at = skin.position.slice(n, n + 3);
      const i = (n / 3) * 4;
      const colour = plainColour(kit, at, skin.colour.slice(n, n + 3), skin.cloth.slice(i, i + 4));
      for (let c = 0; c < 3; c++) skin.colour[n + c] = colour[c]! * (0.45 + 0.55 * skin.surface[i + 3]!);
    }
  }
  return { solid: skin, glass };
}

/** Numbers of the corners of a slice. */
const CORNERS = 3 * 512;

/** How far from a surface something stands in its light, m, and how much that takes. */
const SHADES: readonly (readonly [far: number, share: number])[] = [
  [0.012, 0.2],
  [0.03, 0.3],
  [0.075, 0.35],
];

/** Works out the share of the sky that each corner sees, where that is not given. */
function* shadeFolds({ position: p, normal: n, surface }: Skin, around: Field): Sliced<void> {
  for (let k = 0, i = 3; k < p.length; k += 3, i += 4) {
    if (k % CORNERS === 0) yield;
    if (!Number.isNaN(surface[i]!)) continue;
    let open = 1;
    const here = Math.max(0, around(p[k]!, p[k + 1]!, p[k + 2]!));
    for (const [far, share] of SHADES) {
      const free = around(p[k]! + far * n[k]!, p[k + 1]! + far * n[k + 1]!, p[k + 2]! + far * n[k + 2]!) - here;
      open -= share * Math.min(1, Math.max(0, 1 - free / far));
    }
    surface[i] = Math.max(0.1, open);
  }
}

/** Colour of a corner where no shader paints panels and camouflage. */
function plainColour(kit: Kit, at: readonly number[], colour: readonly number[], cloth: readonly number[]): Rgb {
  const [panel, , camo, glow] = cloth as [number, number, number, number];
  const base = panel > 0 ? kit.trim : colour;
  const [x, y, z] = at as [number, number, number];
  const spots = noiseAt(x * 7, y * 9.5, z * 7, 0);
  const dye = 1 + camo * (spots > 0.55 ? -0.38 : noiseAt(x * 7, y * 9.5, z * 7, 1) > 0.61 ? 0.4 : 0);
  const lamps = 1 + 0.4 * glow;
  return [base[0]! * dye * lamps, base[1]! * dye * lamps, base[2]! * dye * lamps];
}
