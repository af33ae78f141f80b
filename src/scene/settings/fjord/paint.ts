/** What covers the fjord where: bare rock, boulders, turf, forest, snow. */
import { noise, ramp, ridges, rolling } from '../../../physics/ground/noise';
import type { Place } from './relief';

/** What a corner of the land is made of. */
export interface Paint {
  /** Colour of the rock, linear albedo. */
  red: number;
  green: number;
  blue: number;
  /** How green the turf is: 0 for brown heath, 1 for the hay meadows of the valley floor. */
  lush: number;
  /** Shares of boulders, turf, trees and snow; rock is the rest. */
  boulders: number;
  turf: number;
  forest: number;
  snow: number;
}

export const createPaint = (): Paint => ({
  red: 0,
  green: 0,
  blue: 0,
  lush: 0,
  boulders: 0,
  turf: 0,
  forest: 0,
  snow: 0,
});

const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

/** Height of the highest trees at a place, m above the landing: 700 to 800 m above the sea. */
const treeline = (x: number, z: number): number => 560 + 95 * rolling(x / 500, z / 500, 3, 235);

/**
 * @param upness  vertical part of the unit normal
 */
export function paintFjord(place: Place, upness: number, out: Paint): void {
  const { x, z, bed: y, zone, high } = place;
  const aside = Math.abs(z);
  const patch = rolling(x / 170 + y / 260, z / 170, 3, 201) * 0.5 + 0.5;
  // Gneiss: bands folded into each other, pale and dark, some of it red with feldspar.
  const fold = y / 26 + 1.7 * rolling(x / 190 + z / 240, y / 120, 2, 213);
  const band = 0.5 + 0.5 * Math.sin(fold * 2.1) * Math.cos(fold * 0.83);
  const tone = mix(0.175, 0.31, patch) * mix(0.84, 1.14, band);
  const red = ramp(0.5, 0.78, rolling(z / 110 + x / 90, y / 55, 2, 221) * 0.5 + 0.5);
  out.red = tone * mix(1.01, 1.13, red);
  out.green = tone * mix(0.985, 0.95, red);
  out.blue = tone * mix(0.955, 0.8, red);

  const level = ramp(0.5, 0.8, upness);
  const line = treeline(x, z);
  const wood = rolling(x / 310, z / 310, 3, 231) * 0.5 + 0.5;
  out.forest = 0;
  out.boulders = 0;
  out.snow = 0;
  let turf = level;
  // Where the flight lands, and far into the lake's side, the floor is fields.
  const floor = zone === 2 ? ramp(7, 2.5, y) * ramp(0.985, 0.997, upness) * ramp(1_450, 1_150, aside) : 0;
  if (zone > 0) {
    const holds = zone === 1 ? ramp(0.34, 0.52, upness) : ramp(0.24, 0.42, upness);
    // Avalanches and rock fall keep lanes free of trees down to the fans: down the slope, and wide enough for the mesh out there.
    const lanes =
      zone === 1
        ? ridges(z / 120 + 0.4, y / 2_500, 2, 237)
        : ridges(z / 1_050 + 0.35 * noise(x / 700, z / 700, 238), x / 5_000, 2, 239);
    const open =
      zone === 1 ? ramp(0.8, 0.94, lanes) * ramp(90, 260, y) : 0.8 * ramp(0.86, 0.97, lanes) * ramp(60, 200, y);
    const belt = ramp(line + 60, line - 130, y + 130 * (wood - 0.5));
    out.forest = holds * belt * (1 - open) * ramp(5, 13, y) * (1 - floor);
    if (zone === 2 && y <= 40) {
      const groves = ramp(0.55, 0.62, wood) * ramp(300, 430, aside + Math.max(0, x - 2_250));
      const bank = ramp(2_350, 2_550, x) * ramp(0.35, 0.5, wood);
      out.forest = Math.max(out.forest * (1 - floor), Math.min(1, groves + bank) * ramp(-0.4, 0.6, y + 1));
      if (z > 4_650) out.forest = Math.max(out.forest, ramp(0.3, 0.45, wood));
    }
    const fan = 0.5 + 0.5 * noise(z / 46 + 0.4 * noise(y / 90, z / 200, 243), y / 420, 245);
    if (zone === 1) {
      const bench = ramp(0.4, 0.55, upness) * ramp(0.56, 0.62, high);
      const apron = ramp(0.42, 0.56, upness) * ramp(0.62, 1, fan + 1.1 * (high - 0.2)) * ramp(0.46, 0.4, high);
      out.boulders = Math.max(bench, apron * ramp(0.02, 0.1, high));
    } else if (y > 20) {
      // Old screes under the cliffs across, birches among the stones: thinner towards their edges.
      out.boulders =
        0.62 *
        ramp(0.5, 0.64, upness) *
        ramp(0.93, 0.82, upness) *
        ramp(0.5, 0.9, fan) *
        ramp(60, 260, y) *
        ramp(800, 300, y);
    }
    out.forest *= 1 - out.boulders * 0.9;
    // Grass and birch scrub hold where the avalanches run.
    if (y < line + 250)
      turf = Math.max(turf, 0.9 * ramp(0.33, 0.5, upness) * ramp(0.35, 0.6, 0.5 + 0.5 * noise(x / 37, z / 37, 257)));
    turf *= 1 - out.boulders;
  }
  if (zone === 0) {
    // Slabs scraped bare, heath in the hollows.
    const bare = rolling(x / 46, z / 46, 3, 247) + 0.5 * rolling(x / 13, z / 13, 2, 249);
    turf *= ramp(0.22, -0.12, bare);
    out.boulders = 0.75 * ramp(0.2, 0.45, rolling(x / 38 + 9, z / 38, 2, 251)) * level;
    turf *= 1 - out.boulders;
  } else if (y > 480) {
    turf *= ramp(1_250, 700, y + 420 * (patch - 0.5));
  }
  out.turf = Math.max(0, Math.min(1, turf - out.forest));
  out.lush = floor > 0.02 ? 0.9 + 0.1 * floor : 0.88 * ramp(900, 420, y + 120 * (patch - 0.5));
  // Old snow lies in hollows and at the foot of steps; above 1,500 m it stays.
  const hollow = rolling(x / 90, z / 90, 3, 253) + 0.35 * rolling(x / 420, z / 420, 2, 255);
  const least = zone === 0 ? 0.22 : 0.36;
  const summer = ramp(least, least + 0.12, hollow - 0.00016 * (y - 1_100)) * ramp(880, 1_020, y);
  const lasting = ramp(1_260, 1_720, y + 420 * hollow);
  out.snow = Math.max(summer * ramp(0.62, 0.85, upness), lasting * ramp(0.55, 0.78, upness));
  if (zone === 0 && x > -260 && aside < 14) out.snow = 0;
  const rest = 1 - out.snow;
  out.forest *= rest;
  out.turf *= rest;
  out.boulders *= rest;
}
