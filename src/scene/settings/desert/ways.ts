/** Where the roads of the desert coast run: a highway along the coast, and a track from it past the landing into the dunes. */
import { coastSweep } from '../../../physics/ground/desert';
import { ramp, rolling } from '../../../physics/ground/noise';

/** Half the widths, m: two lanes with their shoulders, and a pair of ruts. */
export const HIGHWAY_HALF = 5.2;
export const TRACK_HALF = 2.1;
/** The track ends here at the foot of the dunes, m. */
const TRACK_END = 9_500;

function highwayAt(x: number): number {
  const drawn = -2_900 + coastSweep(x) + 3_400 * rolling(x / 29_000 + 0.37, 2.2, 1, 7);
  return drawn + (-2_300 - drawn) * ramp(9_000, 2_500, Math.abs(x));
}

/** Where the track runs at z: its x, m. */
export function trackAt(z: number): number {
  return -330 + 260 * rolling(z / 3_100 + 0.3, 5.5, 2, 91) * ramp(200, 1_500, Math.abs(z));
}

/** Distance from the middle of the highway, m, positive to the right of the flight. */
export function highwayOffset(x: number, z: number): number {
  const slope = (highwayAt(x + 50) - highwayAt(x - 50)) / 100;
  return (z - highwayAt(x)) / Math.sqrt(1 + slope * slope);
}

/** Distance from the middle of the track, m, positive ahead of it; far away before it leaves the highway and beyond its end. */
export function trackOffset(x: number, z: number): number {
  const off = x - trackAt(z);
  if (z > TRACK_END || z < highwayAt(x)) return off + Math.sign(off) * 1_000;
  const slope = (trackAt(z + 20) - trackAt(z - 20)) / 40;
  return off / Math.sqrt(1 + slope * slope);
}
