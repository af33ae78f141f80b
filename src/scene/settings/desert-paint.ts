/** Colours of the desert coast: what the shape of `physics/ground/desert.ts` is made of at each place. Linear albedo. */
import type { DesertPoint } from '../../physics/ground/desert';
import { SEA_LEVEL } from '../../physics/ground/desert';
import { noise, ramp, rolling } from '../../physics/ground/noise';

export interface Paint {
  red: number;
  green: number;
  blue: number;
  /** 1 on loose sand with wind ripples, 0 on gravel and rock with pebbles. */
  sand: number;
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
  out.red = 0.33 + 0.07 * broad + 0.05 * patch;
  out.green = 0.265 + 0.05 * broad + 0.045 * patch;
  out.blue = 0.195 + 0.03 * broad + 0.04 * patch;
  out.sand = 0.12;
  // Sheets of sand blown over the gravel along the wind.
  const streak = finest < 200 ? rolling((0.97 * x - 0.26 * z) / 420, (0.97 * z + 0.26 * x) / 2_600, 3, 251) : 0;
  const sheet = ramp(-0.1, 0.42, streak + 0.5 * broad) * 0.75;
  lay(out, 0.5, 0.385, 0.25, sheet);
  out.sand += 0.6 * sheet;
  const coastal = ramp(9_000, 1_500, shore);
  lay(out, 0.56, 0.47, 0.34, 0.35 * coastal);
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
