/** What a thousand runs say together. */
import { atan2, cos, log, sin } from '../math/deterministic';
import type { Ending } from '../recording/recording';
import { endings, RUN } from './spread';

/** The ellipse of a normal spread in two dimensions that holds a share of all landings, in the frame of the jump. */
export interface Ellipse {
  readonly share: number;
  /** Middle, half axes (the longer first), m, and the direction of the longer from x towards z, rad. */
  readonly x: number;
  readonly z: number;
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
  /** Share of the runs that in fact came down inside. */
  readonly holds: number;
}

/** Percentiles of the opening load, g. */
export interface LoadFigures {
  readonly count: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly least: number;
  readonly most: number;
}

export interface SpreadFigures {
  readonly runs: number;
  /** How many ended how. */
  readonly endings: Readonly<Record<Ending, number>>;
  /** Of those that landed: mean, m, and covariance, m²; null with fewer than three. */
  readonly landings: {
    readonly x: number;
    readonly z: number;
    readonly xx: number;
    readonly xz: number;
    readonly zz: number;
  } | null;
  /** For 50 and 95 %. */
  readonly ellipses: readonly Ellipse[];
  /** Of those that opened; null without any. */
  readonly loads: LoadFigures | null;
}

/** Shares of the landings for which an ellipse is given. */
export const ellipseShares = [0.5, 0.95] as const;

/** @param runs  {@link RUN} numbers for each, in the order of their numbers: the sums then come out the same to the last digit */
export function spreadFigures(runs: Float64Array): SpreadFigures {
  const count = runs.length / RUN;
  const ended = Object.fromEntries(endings.map((ending) => [ending, 0])) as Record<Ending, number>;
  const xs: number[] = [];
  const zs: number[] = [];
  const loads: number[] = [];
  for (let i = 0; i < count; i++) {
    const ending = endings[runs[RUN * i + 3] as number] as Ending;
    ended[ending]++;
    if (ending === 'landed') {
      xs.push(runs[RUN * i] as number);
      zs.push(runs[RUN * i + 1] as number);
    }
    const load = runs[RUN * i + 2] as number;
    if (!Number.isNaN(load)) loads.push(load);
  }
  const landings = landingFigures(xs, zs);
  loads.sort((a, b) => a - b);
  return {
    runs: count,
    endings: ended,
    landings,
    ellipses: landings ? ellipseShares.map((share) => ellipseOf(share, landings, xs, zs)) : [],
    loads:
      loads.length > 0
        ? {
            count: loads.length,
            p5: percentile(loads, 0.05),
            p50: percentile(loads, 0.5),
            p95: percentile(loads, 0.95),
            least: loads[0] as number,
            most: loads[loads.length - 1] as number,
          }
        : null,
  };
}

function landingFigures(xs: readonly number[], zs: readonly number[]): SpreadFigures['landings'] {
  const n = xs.length;
  if (n < 3) return null;
  let [x, z] = [0, 0];
  for (let i = 0; i < n; i++) {
    x += (xs[i] as number) / n;
    z += (zs[i] as number) / n;
  }
  let [xx, xz, zz] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dz] = [(xs[i] as number) - x, (zs[i] as number) - z];
    xx += (dx * dx) / (n - 1);
    xz += (dx * dz) / (n - 1);
    zz += (dz * dz) / (n - 1);
  }
  return { x, z, xx, xz, zz };
}

/**
 * The covariance has the half axes as square roots of its eigenvalues; a normal spread in two dimensions lies within r of them
 * with the probability 1 - exp(-r²/2).
 */
function ellipseOf(
  share: number,
  { x, z, xx, xz, zz }: NonNullable<SpreadFigures['landings']>,
  xs: readonly number[],
  zs: readonly number[],
): Ellipse {
  const radius = Math.sqrt(-2 * log(1 - share));
  const middle = (xx + zz) / 2;
  const apart = Math.sqrt(((xx - zz) * (xx - zz)) / 4 + xz * xz);
  const major = radius * Math.sqrt(middle + apart);
  const minor = radius * Math.sqrt(Math.max(middle - apart, 0));
  const angle = apart > 0 ? atan2(2 * xz, xx - zz) / 2 : 0;
  const [c, s] = [cos(angle), sin(angle)];
  let inside = 0;
  for (let i = 0; i < xs.length; i++) {
    const [dx, dz] = [(xs[i] as number) - x, (zs[i] as number) - z];
    const along = major > 0 ? (c * dx + s * dz) / major : 0;
    const across = minor > 0 ? (c * dz - s * dx) / minor : 0;
    if (along * along + across * across <= 1) inside++;
  }
  return { share, x, z, major, minor, angle, holds: inside / xs.length };
}

/** Between the two nearest of rising numbers, as spreadsheets have it. */
export function percentile(rising: readonly number[], share: number): number {
  const at = share * (rising.length - 1);
  const low = Math.floor(at);
  const a = rising[low] as number;
  const b = rising[Math.min(low + 1, rising.length - 1)] as number;
  return a + (at - low) * (b - a);
}

/** A point on an ellipse, at an angle from its longer axis, rad: x and z, m. */
export function ellipsePoint({ x, z, major, minor, angle }: Ellipse, at: number): readonly [x: number, z: number] {
  const [along, across] = [major * cos(at), minor * sin(at)];
  const [c, s] = [cos(angle), sin(angle)];
  return [x + c * along - s * across, z + s * along + c * across];
}
