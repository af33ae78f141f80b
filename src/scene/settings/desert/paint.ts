/** Colours of the desert coast: what the shape of `physics/ground/desert.ts` is made of at each place. Linear albedo. */
import type { DesertPoint } from '../../../physics/ground/desert';
import { DUNE_WIND, SEA_LEVEL } from '../../../physics/ground/desert';
import { noise, ramp, rolling } from '../../../physics/ground/noise';

export interface Paint {
  red: number;
  green: number;
  blue: number;
  /** 1 on loose sand with wind ripples, 0 on gravel and rock with pebbles. */
  sand: number;
}

/**
 * What lies on the gravel plains, as fields that are about -1 to 1 and 0 where the thing ends: whoever draws them close by draws
 * that edge as sharp as it is.
 */
export interface Floor {
  /** Salt pan. */
  salt: number;
  /** Sand blown over the gravel in streaks along the wind. */
  sand: number;
  /** Dark, closely packed gravel. */
  gravel: number;
  /** Bed of a flood that runs to the sea: 0 along the middle, of either sign on its two sides. */
  wash: number;
}

export function createFloor(): Floor {
  return { salt: -1, sand: -1, gravel: -1, wash: 1 };
}

/** Colours on the floor, linear albedo. */
export const FLOOR_COLOURS = {
  salt: [0.68, 0.63, 0.545],
  damp: [0.215, 0.178, 0.142],
  sand: [0.6, 0.462, 0.3],
  gravel: [0.172, 0.14, 0.116],
  wash: [0.63, 0.545, 0.415],
} as const;

/** How much of a form of this length, m, a grid with points this far apart still shows. */
const shown = (length: number, finest: number): number => ramp(0.5 * length, 0.2 * length, finest);

/** @param finest  as in `desertAt`, m */
export function desertFloor(x: number, z: number, point: DesertPoint, finest: number, out: Floor): void {
  const bentX = x + 90 * noise(x / 520, z / 520, 281);
  const bentZ = z + 90 * noise(x / 520 + 5.3, z / 520, 282);
  const downwind = DUNE_WIND[0] * bentX + DUNE_WIND[1] * bentZ;
  const across = DUNE_WIND[1] * bentX - DUNE_WIND[0] * bentZ;
  const large = shown(900, finest);
  const middle = shown(300, finest);
  const small = shown(110, finest);
  out.salt = -0.27;
  out.sand = -0.1;
  out.gravel = -0.1;
  out.wash = 1;
  if (large > 0) {
    out.salt +=
      large *
      (0.75 * noise(bentX / 780 + 1.874, bentZ / 620, 283) + 0.3 * noise(bentX / 2_700 + 0.426, bentZ / 2_700, 284));
    out.gravel +=
      large * (0.8 * noise(bentX / 830, bentZ / 1_150 + 3.1, 285) + 0.25 * noise(bentX / 2_300, bentZ / 2_300, 286));
    out.sand += large * 0.5 * noise(across / 640, downwind / 2_400, 287);
  }
  if (middle > 0) {
    out.salt += middle * 0.3 * noise(bentX / 230 + 5, bentZ / 190, 288);
    out.gravel += middle * 0.4 * noise(bentX / 270, bentZ / 310, 289);
    out.sand += middle * 0.62 * noise(across / 190, downwind / 1_700, 290);
    // Floods come down from the right towards the sea on the left. Lifted away from 0, their beds run together and end.
    const dry = ramp(0.12, -0.3, noise(x / 2_100 + 4.4, z / 3_300, 293));
    const line = noise((bentX + 150 * noise(z / 430, 7.7, 294)) / 760, bentZ / 2_900, 295);
    out.wash = 6 * line * (1.35 + noise(bentX / 260, bentZ / 330, 296)) + 4.5 * dry + 4 * (1 - middle);
  }
  if (small > 0) {
    out.gravel += small * 0.22 * noise(x / 96, z / 110, 291);
    out.sand += small * 0.42 * noise(across / 66, downwind / 760, 292);
  }
  // Dunes, rock and the flats of the coast have nothing of all this.
  const other = Math.min(1, point.dune + point.rock + point.sabkha + point.wash + ramp(400, 100, point.shore));
  out.salt -= other;
  out.sand -= other;
  out.gravel -= other;
  out.wash = Math.max(-1, Math.min(1, out.wash + 4 * other));
}

/** Lays it in colours, for who does not draw its edges. */
export function paintFloor(floor: Floor, finest: number, out: Paint): void {
  const soft = 0.05 + finest / 1_100;
  const gravel = ramp(-soft, soft, floor.gravel) * 0.8;
  lay(out, ...FLOOR_COLOURS.gravel, gravel);
  const sand = ramp(-soft, soft, floor.sand) * 0.85;
  lay(out, ...FLOOR_COLOURS.sand, sand);
  out.sand += (1 - out.sand) * 0.8 * sand;
  lay(out, ...FLOOR_COLOURS.wash, ramp(0.3 + soft, 0.1, Math.abs(floor.wash)) * 0.7);
  // The rims are narrow.
  lay(out, ...FLOOR_COLOURS.damp, (ramp(-0.12 - soft, 0, floor.salt) * 0.8) / (1 + finest / 40));
  const salt = ramp(0, 0.08 + soft, floor.salt);
  lay(out, ...FLOOR_COLOURS.salt, salt);
  out.sand *= 1 - salt;
}

function lay(paint: Paint, red: number, green: number, blue: number, share: number): void {
  paint.red += (red - paint.red) * share;
  paint.green += (green - paint.green) * share;
  paint.blue += (blue - paint.blue) * share;
}

/**
 * @param steep   slope of the ground, rise over run
 * @param finest  as in `desertAt`, m
 */
export function paintDesert(x: number, z: number, point: DesertPoint, steep: number, finest: number, out: Paint): void {
  const { dune, inland, rock, wash, sabkha, shore, height } = point;
  const broad = rolling(x / 7_900 + 3, z / 7_900, 2, 201);
  const patch = finest < 900 ? rolling(x / 1_650, z / 1_650, 3, 231) : 0;
  if (height < SEA_LEVEL - 0.15) {
    // Sand of shells, with meadows of seagrass in the deeper parts.
    out.red = 0.6;
    out.green = 0.53;
    out.blue = 0.4;
    const deep = ramp(SEA_LEVEL - 0.9, SEA_LEVEL - 2.6, height) * ramp(SEA_LEVEL - 14, SEA_LEVEL - 6, height);
    const grass = deep * ramp(-0.05, 0.3, finest < 300 ? rolling(x / 1_050, z / 620, 3, 241) : 0.05);
    lay(out, 0.09, 0.12, 0.075, 0.8 * grass);
    out.sand = 1;
    return;
  }
  // Gravel plains: grey brown, redder and paler by the region.
  out.red = 0.385 + 0.07 * broad + 0.05 * patch;
  out.green = 0.305 + 0.05 * broad + 0.045 * patch;
  out.blue = 0.222 + 0.03 * broad + 0.04 * patch;
  out.sand = 0.12;
  const coastal = ramp(9_000, 1_500, shore);
  lay(out, 0.56, 0.47, 0.34, 0.22 * coastal);
  const tone = 0.5 + 0.5 * broad + 0.25 * patch;
  const rust = ramp(0.15, 1, inland) * (0.7 + 0.3 * tone);
  lay(out, 0.545 - 0.02 * rust, 0.41 - 0.115 * rust, 0.255 - 0.115 * rust, dune);
  lay(out, 0.6, 0.5, 0.365, dune * coastal * 0.6);
  out.sand += (1 - out.sand) * dune;
  const crust = finest < 120 ? rolling(x / 520, z / 520, 3, 261) : 0;
  const damp = ramp(-0.1, 0.35, 0.6 * patch + 0.7 * crust + 0.3 * ramp(2_500, 300, shore));
  lay(out, 0.6 - 0.24 * damp, 0.55 - 0.235 * damp, 0.475 - 0.215 * damp, sabkha * 0.92);
  out.sand *= 1 - 0.75 * sabkha;
  lay(out, 0.56, 0.49, 0.38, wash * 0.85);
  if (finest < 60 && wash > 0) {
    const scrub = ramp(0.05, 0.5, noise(x / 90, z / 90, 271)) * wash * 0.5;
    lay(out, 0.14, 0.14, 0.075, scrub);
  }
  const bare = Math.min(1, rock * 0.9 + ramp(0.3, 0.6, steep) * (1 - dune));
  if (bare > 0) {
    const strata = 0.5 + 0.5 * Math.sin(height / 9 + 2 * patch);
    lay(out, 0.235 + 0.1 * strata, 0.175 + 0.06 * strata, 0.13 + 0.035 * strata, bare);
    out.sand *= 1 - bare;
  }
  // The beach is nearly white; where the tide stands it is dark and green with mangroves.
  const above = height - SEA_LEVEL;
  lay(out, 0.64, 0.57, 0.45, ramp(260, 60, shore) * 0.85 * ramp(0.1, 0.5, above));
  const mangrove = sabkha * ramp(0.95, 0.35, above) * ramp(-0.2, 0.15, crust);
  lay(out, 0.07, 0.09, 0.045, 0.8 * mangrove);
}
