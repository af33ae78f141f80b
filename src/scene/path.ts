/** The path of a body as points close enough together to be drawn with straight pieces. */
import { quinticValue } from '../math/hermite';
import type { Track } from '../recording/recording';

/** Time, x, y, z and speed of each point. */
export const POINT = 5;

/**
 * @param from, to  first and last moment, s since exit
 * @param step      longest time between two points, s
 */
export function pathPoints(track: Track, from: number, to: number, step: number): Float64Array {
  const points: number[] = [];
  const add = (k: number, u: number, h: number): void => {
    const a = 9 * k;
    const b = 9 * Math.min(k + 1, track.count - 1);
    const s = track.states;
    const time = track.times[k]! + u * h;
    if (time < from || time > to) return;
    points.push(time);
    for (let axis = 0; axis < 3; axis++) {
      const value = s[a + axis]!;
      points.push(
        u === 0
          ? value
          : quinticValue(
              u,
              h,
              value,
              s[a + 3 + axis]!,
              s[a + 6 + axis]!,
              s[b + axis]!,
              s[b + 3 + axis]!,
              s[b + 6 + axis]!,
            ),
      );
    }
    const speed = (k: number): number => Math.hypot(s[k + 3]!, s[k + 4]!, s[k + 5]!);
    points.push(speed(a) + (speed(b) - speed(a)) * u);
  };
  for (let k = 0; k < track.count; k++) {
    const h = k + 1 < track.count ? track.times[k + 1]! - track.times[k]! : 0;
    const pieces = h > 0 ? Math.ceil(h / step) : k + 1 < track.count ? 0 : 1;
    for (let p = 0; p < pieces; p++) add(k, p / pieces, h);
  }
  return Float64Array.from(points);
}
