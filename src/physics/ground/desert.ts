/**
 * The desert coast around the landing: x downrange, z to the right, m, with the landing in the middle of the map.
 *
 * Chosen, not surveyed, after the coast of Abu Dhabi: a shallow gulf to the left with bars, tidal channels and low islands, salt
 * flats behind the beach, gravel plains and dune fields inland, large dunes with salt flats between them further in, table
 * mountains to the right, a range on the horizon ahead. The wind that has built the dunes is the north-westerly one of the Gulf.
 */
import { noise, ramp, ridges, rolling } from './noise';

/** Surface of the sea, m below the landing. */
export const SEA_LEVEL = -4;
/** Around the middle of the map the ground is one level plane: there the flight meets it. m. */
export const LEVEL_RADIUS = 3_300;
/** The landing lies within this distance of the middle of the map, m. */
const OPEN_BEYOND = 5_600;
const PLANET_RADIUS = 6_371_000;

/** Where the wind blows that has built the dunes: from the north-west, with a heading of 60°. A unit vector along x and z. */
export const DUNE_WIND: readonly [x: number, z: number] = [0.2588190451, 0.9659258263];

export interface DesertPoint {
  /** Height of land or sea bed above the landing, m. */
  height: number;
  /** Distance from the coast, m, roughly: positive on land. */
  shore: number;
  /** Shares of what lies at this place, each 0 to 1; what they leave is gravel. */
  dune: number;
  /** Of the dunes, those far inland, with more iron in their sand. */
  inland: number;
  rock: number;
  wash: number;
  /** Salt flat. */
  sabkha: number;
}

export function createDesertPoint(): DesertPoint {
  return { height: 0, shore: 0, dune: 0, inland: 0, rock: 0, wash: 0, sabkha: 0 };
}

/** The sweep of the coast along x, m to the right: behind the flight it draws back in a wide bay. */
export function coastSweep(x: number): number {
  return 15_000 * ramp(-15_000, -46_000, x) - 9_000 * ramp(-52_000, -90_000, x) - 3_500 * ramp(9_000, 40_000, x);
}

/** Where the coast runs at x: the sea lies to the left of it. */
function coastAt(x: number): number {
  return -7_400 + coastSweep(x) + 5_200 * rolling(x / 29_000 + 0.37, 2.2, 2, 7);
}

/** The larger of two heights, rounded off where they are within `soft` of each other. */
function softMax(a: number, b: number, soft: number): number {
  const h = Math.max(soft - Math.abs(a - b), 0) / soft;
  return Math.max(a, b) + (h * h * soft) / 4;
}

/**
 * One train of transverse dunes: 0 between them, up to 1 on a crest. Gentle to windward, at the angle of rest to leeward. Where a
 * crest is low it has run ahead downwind, so that it ends in horns.
 *
 * @param u       downwind, m
 * @param v       across the wind, m
 * @param length  from crest to crest, m
 * @param tall    height over length
 * @param finest  what is shorter is not wanted, m
 */
function duneTrain(u: number, v: number, length: number, tall: number, finest: number, seed: number): number {
  const high = ramp(-0.62, 0.5, noise(v / (1.5 * length), u / (2.6 * length), seed));
  const wave = u / length + 0.75 * rolling(v / (3.4 * length), u / (4.4 * length), 2, seed + 3) - 0.42 * (1 - high);
  const phase = wave - Math.floor(wave);
  const lee = Math.min(0.5, Math.max((tall * high) / 0.36, (2.2 * finest) / length, 0.035));
  const windward = phase / (1 - lee);
  const crest = windward < 1 ? windward * windward * (1.7 - 0.7 * windward) : (1 - phase) / lee;
  return Math.max(0, (1.12 * crest - 0.12) * high);
}

/** Two trains that run into each other: crests branch where they cross. */
function duneField(u: number, v: number, length: number, tall: number, finest: number, seed: number): number {
  const first = duneTrain(u, v, length, tall, finest, seed);
  const turnedU = 0.965 * u + 0.262 * v;
  const turnedV = 0.965 * v - 0.262 * u;
  return Math.max(first, 0.8 * duneTrain(turnedU, turnedV, 0.74 * length, tall, finest, seed + 40));
}

/** Bed of the shallow sea, m; `out` is the distance from the coast. */
function seaBedAt(x: number, z: number, out: number, finest: number): number {
  const bentX = x + 700 * noise(x / 3_900, z / 3_900, 401);
  const bentZ = z + 700 * noise(x / 3_900 + 7, z / 3_900, 402);
  const edge = 8_500 + 5_000 * noise(x / 17_000, z / 17_000, 411);
  const shelf = 1 - ramp(edge, edge + 6_500, out);
  let depth = 0.7 * ramp(0, 160, out) + 1.7 * ramp(100, 2_600, out) + 12 * (1 - shelf) + 26 * ramp(16_000, 52_000, out);
  if (shelf > 0) {
    // Bars that the tide has drawn out along the coast, the highest of them islands.
    const bars = ridges(bentX / 9_800 + 2.2, bentZ / 4_100, finest < 60 ? 3 : 2, 421);
    depth -= shelf * ramp(100, 1_400, out) * (3.7 * ramp(0.42, 0.9, bars) - 0.9);
    const island = rolling(bentX / 11_500 + 4.1, bentZ / 5_600 - 2.3, 2, 431);
    depth -= shelf * ramp(900, 2_600, out) * 5.2 * ramp(0.22, 0.42, island);
    const channel = Math.abs(rolling(bentX / 10_500, bentZ / 8_100, 2, 441));
    const creek = Math.abs(rolling(bentX / 2_900, bentZ / 2_300, 2, 451));
    depth += shelf * (6.5 * (1 - ramp(0.003, 0.06, channel)) + 1.5 * (1 - ramp(0, 0.09, creek)) * ramp(-1, 2, depth));
  }
  return SEA_LEVEL - depth;
}

/**
 * @param finest  forms shorter than a few times this are left out, m: for a grid whose points lie this far apart
 */
export function desertAt(x: number, z: number, finest: number, out: DesertPoint): void {
  const distance = Math.sqrt(x * x + z * z);
  const open = ramp(LEVEL_RADIUS, OPEN_BEYOND, distance);
  let shore = z - coastAt(x);
  if (shore < 14_000 && shore > -14_000) {
    shore += 2_600 * rolling(x / 9_400, z / 9_400, 2, 211);
    if (shore < 6_000 && shore > -6_000 && finest < 400) shore += 620 * rolling(x / 2_100, z / 2_100, 3, 221);
  }
  // A headland around the landing.
  shore = softMax(shore, 5_900 - distance + 700 * noise(x / 2_400, z / 2_400, 231), 2_500);
  out.shore = shore;
  out.dune = out.inland = out.rock = out.wash = out.sabkha = 0;
  if (shore < -40) {
    out.height = seaBedAt(x, z, -shore, finest);
    return;
  }

  const bentX = x + 1_700 * rolling(x / 6_300, z / 6_300, 2, 301);
  const bentZ = z + 1_700 * rolling(x / 6_300 + 9.1, z / 6_300 - 4.3, 2, 331);
  const far = ramp(26_000, 70_000, 0.87 * x + 0.5 * z + 9_000 * noise(x / 21_000, z / 21_000, 23));
  const range = far * ramp(-0.25, 0.35, rolling(bentX / 23_000 + 3.7, bentZ / 23_000 - 1.2, 2, 21));
  const near = 1 - 0.75 * ramp(5_200, 3_000, distance); // around the landing it is mostly gravel
  const inland = ramp(11_000, 21_000, shore + 5_200 * noise(bentX / 12_000, bentZ / 12_000, 71)) * (1 - range);
  const patches = rolling((0.8 * bentX - 0.6 * bentZ) / 12_500 - 7, (0.8 * bentZ + 0.6 * bentX) / 9_500 + 5, 3, 81);
  const dune = Math.max(inland, ramp(-0.02, 0.13, patches) * ramp(2_400, 4_200, shore)) * (1 - range) * near;
  const table = finest < 500 && inland < 0.2 && z > 3_000 ? rolling(bentX / 6_400, bentZ / 6_400, 3, 61) : 0;
  const tables = ramp(5_000, 11_000, z - 0.25 * Math.abs(x - 9_000)) * (1 - range) * ramp(0.2, 0, inland);
  const mesa = (0.6 * ramp(0.2, 0.225, table) + 0.4 * ramp(0.3, 0.325, table)) * tables;
  const bed = Math.abs(rolling(bentX / 5_900 + 1.7, bentZ / 5_900 + 8.8, 3, 111));
  // Beds of floods; a second noise keeps them from closing into rings.
  const bedEnds = ramp(-0.12, 0.12, noise(bentX / 7_300, bentZ / 7_300, 131));
  const wash = (1 - ramp(0.005, 0.03, bed)) * bedEnds * (1 - 0.9 * dune) * ramp(2_600, 4_000, shore);

  // The coastal plain rises to the level of the landing over two and a half kilometres.
  let height =
    SEA_LEVEL + 0.25 + 1.1 * ramp(-40, 170, shore) - 0.5 * ramp(120, 420, shore) + 3.15 * ramp(300, 2_900, shore);
  height += ramp(3_000, 16_000, shore) * (26 + 30 * rolling(bentX / 15_000, bentZ / 15_000, 3, 1)) * open;
  height += range * (120 + 1_350 * ridges(bentX / 9_500, bentZ / 9_500, finest < 250 ? 5 : 4, 41) * (0.4 + 0.6 * far));
  height += 120 * mesa + 9 * ramp(0.05, 0.2, table) * tables - 3 * wash * open * (1 - mesa);
  let sand = dune * (1 - mesa);
  let salt = (1 - ramp(1_900, 4_300, shore + 1_500 * noise(bentX / 2_700, bentZ / 2_700, 511))) * ramp(180, 420, shore);
  if (sand > 0.01 && open > 0) {
    const u = DUNE_WIND[0] * x + DUNE_WIND[1] * z;
    const v = DUNE_WIND[1] * x - DUNE_WIND[0] * z;
    const large = finest < 420 && inland > 0 ? duneField(u, v, 1_750, 0.042, finest, 601) : 0;
    const middle = finest < 110 ? duneField(u, v, 460, 0.04, finest, 701) : 0.3;
    const small = finest < 34 ? duneTrain(u, v, 118, 0.035, finest, 801) : 0.3;
    // Between large dunes lies salt, and the smaller ones ride on their backs.
    const rides = inland * ramp(0.02, 0.2, large) * 0.5 + (1 - inland);
    const rise = 74 * inland * large + (0.35 + 0.65 * rides) * rides * (19 * middle + 3.4 * small * (0.35 + middle));
    height += sand * open * rise;
    const flat = inland * (1 - ramp(0.015, 0.06, large)) * (finest < 420 ? 1 : 0.4);
    salt = Math.max(salt, 0.85 * flat * ramp(-0.2, 0.25, rolling(bentX / 5_200, bentZ / 5_200, 2, 521)));
    sand *= Math.max(ramp(0, 0.09, rise / 20), 0.3 * (1 - inland));
  }
  // Creeks of the tide reach into the salt flats.
  if (shore < 2_600 && finest < 160) {
    const creek = Math.abs(rolling(bentX / 1_900, bentZ / 1_900, 3, 461));
    height -= 2.4 * (1 - ramp(0.002, 0.05 * ramp(2_600, 0, shore) + 0.003, creek)) * ramp(2_600, 900, shore);
  }
  if (shore < 0) height += (seaBedAt(x, z, 0, finest) - 0.4 - height) * ramp(0, -40, shore);
  out.height = height * open;
  out.dune = sand;
  out.inland = inland;
  out.rock = Math.max(range, mesa > 0.02 && mesa < 0.98 * tables ? 0.8 : 0.35 * mesa);
  out.wash = wash * (1 - 0.7 * mesa);
  out.sabkha = salt * (1 - mesa) * (1 - range);
}

/** How far the round Earth falls away, m. The middle of the map stays level: there the flight meets the ground. */
export function curvatureDrop(distance: number): number {
  const beyond = Math.max(0, distance - 6_000);
  return (beyond * beyond) / (2 * PLANET_RADIUS);
}
