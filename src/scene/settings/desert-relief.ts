/** Shape and colours of the desert coast, around the landing: x downrange, z to the right, m. */
import { noise, ramp, ridges, rolling } from '../ground/noise';
import type { Corner } from '../ground/sheet';

/** Surface of the sea, m below the landing. */
export const SEA_LEVEL = -7;
/** The flight takes the ground for level this far from the middle of the map at least, m. */
const LEVEL_RADIUS = 3_900;
const PLANET_RADIUS = 6_371_000;

export interface DesertPoint {
  height: number;
  /** Shares of rock, dune and dry river at this place. */
  rock: number;
  dune: number;
  wash: number;
}

/** Where the coast runs at x: the sea lies to the left of it. */
function coastAt(x: number): number {
  return -7_600 + 6_500 * rolling(x / 34_000 + 0.4, 2.2, 3, 7) + 1_300 * rolling(x / 5_200, 8.1, 3, 17);
}

export function desertAt(x: number, z: number, out: DesertPoint): void {
  const distance = Math.hypot(x, z);
  const open = ramp(LEVEL_RADIUS, LEVEL_RADIUS * 2.4, distance);
  const bentX = x + 900 * rolling(x / 5_200, z / 5_200, 2, 301);
  const bentZ = z + 900 * rolling(x / 5_200 + 9.1, z / 5_200 - 4.3, 2, 331);
  const range = ramp(
    0.02,
    0.4,
    rolling(bentX / 23_000 + 3.7, bentZ / 23_000 - 1.2, 3, 21) + 0.2 * ramp(9_000, 40_000, distance),
  );
  const table = rolling(bentX / 4_600, bentZ / 4_600, 3, 61);
  const mesa = (ramp(0.22, 0.25, table) * 0.6 + ramp(0.32, 0.35, table) * 0.4) * (1 - range);
  const field = ramp(-0.1, 0.15, rolling(x / 15_000 - 7, z / 15_000 + 5, 2, 81)) * (1 - range) * (1 - mesa);
  const wave = (0.86 * x + 0.5 * z) / 900 + 1.8 * rolling(x / 2_300, z / 2_300, 2, 91);
  const phase = wave - Math.floor(wave);
  const crest = phase < 0.7 ? phase / 0.7 : (1 - phase) / 0.3;
  out.wash = 1 - ramp(0, 0.045, Math.abs(rolling(bentX / 6_400 + 1.7, bentZ / 6_400 + 8.8, 3, 111)));
  let height = 70 * rolling(bentX / 24_000, bentZ / 24_000, 3, 1);
  height += range * 1_150 * ridges(bentX / 9_500, bentZ / 9_500, 5, 41) ** 1.6;
  height += 170 * mesa + field * 42 * crest ** 1.5 - 12 * out.wash * (1 - range);
  height = Math.max(height, -3 + 6 * field) * open;
  const shore = z - coastAt(x);
  // Land sinks to the shore over two kilometres and on below the sea.
  const land = ramp(-1_600, 2_400, shore);
  out.height = height * land + (-60 + 60 * ramp(-900, 700, shore)) * ramp(LEVEL_RADIUS, LEVEL_RADIUS + 1_200, distance);
  out.rock = Math.max(range, mesa > 0.02 && mesa < 0.98 ? 0.7 : 0.1 * mesa) * open;
  out.dune = field * open;
}

/** How far the round Earth falls away, m. The middle of the map stays level: there the flight meets the ground. */
export function curvatureDrop(distance: number): number {
  const beyond = Math.max(0, distance - 6_000);
  return (beyond * beyond) / (2 * PLANET_RADIUS);
}

const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

/** Colour of sand, gravel, rock and scrub. Linear albedo. */
export function paintDesert(point: DesertPoint, corner: Corner): void {
  const { x, z } = corner;
  const patch = rolling(x / 2_600, z / 2_600, 3, 201) * 0.5 + 0.5;
  const plain = rolling(x / 700, z / 700, 2, 231) * 0.5 + 0.5;
  let red = mix(0.4, 0.52, patch);
  let green = mix(0.28, 0.37, patch);
  let blue = mix(0.175, 0.225, patch);
  const gravel = ramp(0.45, 0.75, plain) * 0.55;
  red = mix(red, 0.27, gravel);
  green = mix(green, 0.205, gravel);
  blue = mix(blue, 0.15, gravel);
  red = mix(red, 0.56, point.dune * 0.8);
  green = mix(green, 0.34, point.dune * 0.8);
  blue = mix(blue, 0.17, point.dune * 0.8);
  const rock = Math.min(1, point.rock * 0.9 + ramp(0.06, 0.25, 1 - corner.upness));
  const strata = 0.5 + 0.5 * Math.sin(point.height / 14 + 1.5 * patch);
  red = mix(red, mix(0.22, 0.33, strata), rock);
  green = mix(green, mix(0.14, 0.19, strata), rock);
  blue = mix(blue, mix(0.1, 0.125, strata), rock);
  const bed = point.wash * (1 - point.rock);
  red = mix(red, 0.58, bed * 0.55);
  green = mix(green, 0.49, bed * 0.55);
  blue = mix(blue, 0.37, bed * 0.55);
  const scrub = point.wash * ramp(0, 0.35, noise(x / 160, z / 160, 77)) * 0.45;
  corner.red = mix(red, 0.15, scrub);
  corner.green = mix(green, 0.16, scrub);
  corner.blue = mix(blue, 0.085, scrub);
  const rough = 0.16 + 0.3 * ramp(0.35, 0.75, rolling(x / 5_200 + 11, z / 5_200, 2, 251) * 0.5 + 0.5);
  corner.grain = mix(mix(rough, 0.62, point.dune), 1, rock);
}
