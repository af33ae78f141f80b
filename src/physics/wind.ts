/**
 * Wind over height, as the velocity of the air (where it goes), and seeded gusts (physics/README.md, "Wind").
 *
 * The wind is horizontal and the same everywhere at one height. Leaves out thermals, rotor behind a cliff edge, and change
 * over the minutes of a jump other than the gusts.
 */
import { cos, PI, sin } from '../math/deterministic';
import { createRandom } from '../math/random';

export interface Wind {
  /** Heights of the rows above the landing, m, rising. Empty: still air. */
  readonly heights: Float64Array;
  /** Velocity of the air along x (downrange) and z (right), m/s, by row. */
  readonly alongX: Float64Array;
  readonly alongZ: Float64Array;
  /** Largest departure of a gust from the mean, m/s along each axis; 0 for none. */
  readonly gustSpeed: number;
  /** Amplitude share, angular frequency (rad/s) and two phases (rad), four numbers a wave. */
  readonly gusts: Float64Array;
}

/** Periods of the gust waves, s: between a slow surge and a buffet that a canopy still follows (chosen). */
const GUST_PERIODS = [3.1, 5.3, 8.9, 14.7, 23.9] as const;

export const stillAir: Wind = {
  heights: new Float64Array(0),
  alongX: new Float64Array(0),
  alongZ: new Float64Array(0),
  gustSpeed: 0,
  gusts: new Float64Array(0),
};

/**
 * @param rows     height above the landing (m), speed (m/s) and true bearing the wind comes from (rad), heights rising
 * @param heading  true bearing of the x axis, rad
 */
export function createWind(
  rows: readonly { readonly height: number; readonly speed: number; readonly from: number }[],
  heading: number,
  gustSpeed: number,
  gustSeed: number,
): Wind {
  const random = createRandom(gustSeed);
  const gusts = new Float64Array(gustSpeed > 0 ? GUST_PERIODS.length * 4 : 0);
  for (let i = 0; i * 4 < gusts.length; i++) {
    gusts[4 * i] = 1 / GUST_PERIODS.length;
    gusts[4 * i + 1] = (2 * PI) / (GUST_PERIODS[i] as number);
    gusts[4 * i + 2] = 2 * PI * random();
    gusts[4 * i + 3] = 2 * PI * random();
  }
  return {
    heights: Float64Array.from(rows, (r) => r.height),
    // A wind from straight ahead (from = heading) blows against x; one from the right (heading + 90°) blows against z.
    alongX: Float64Array.from(rows, (r) => -r.speed * cos(r.from - heading)),
    alongZ: Float64Array.from(rows, (r) => -r.speed * sin(r.from - heading)),
    gustSpeed: gusts.length > 0 ? gustSpeed : 0,
    gusts,
  };
}

export function isStill(wind: Wind): boolean {
  return wind.heights.length === 0 && wind.gustSpeed === 0;
}

/** Writes the air's velocity along x and z, m/s, to out[0] and out[1]. */
export function windAt(wind: Wind, heightAgl: number, time: number, out: Float64Array): void {
  const { heights, alongX, alongZ, gusts } = wind;
  const last = heights.length - 1;
  let x = 0;
  let z = 0;
  if (last >= 0) {
    let i = 0;
    while (i < last && heightAgl > (heights[i + 1] as number)) i++;
    const low = heights[i] as number;
    const high = heights[Math.min(i + 1, last)] as number;
    const share = high > low ? Math.min(Math.max((heightAgl - low) / (high - low), 0), 1) : 0;
    const next = Math.min(i + 1, last);
    x = (alongX[i] as number) + share * ((alongX[next] as number) - (alongX[i] as number));
    z = (alongZ[i] as number) + share * ((alongZ[next] as number) - (alongZ[i] as number));
  }
  for (let i = 0; i < gusts.length; i += 4) {
    const swing = wind.gustSpeed * (gusts[i] as number);
    const angle = (gusts[i + 1] as number) * time;
    x += swing * sin(angle + (gusts[i + 2] as number));
    z += swing * sin(angle + (gusts[i + 3] as number));
  }
  out[0] = x;
  out[1] = z;
}
