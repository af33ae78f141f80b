/** The path of a body as points close enough together to be drawn with straight pieces. */
import type { Track } from '../recording/recording';
import { createMotion } from '../recording/sample';
import { motionAt } from '../recording/track';

/** Time, x, y, z and speed of each point. */
export const POINT = 5;

/**
 * @param from, to  first and last moment, s since exit
 * @param step      longest time between two points, s
 */
export function pathPoints(track: Track, from: number, to: number, step: number): Float64Array {
  const { times, count } = track;
  const motion = createMotion();
  const points: number[] = [];
  const add = (piece: number, time: number): void => {
    if (time < from || time > to) return;
    motionAt(track, piece, time, motion);
    points.push(time, motion.x, motion.y, motion.z, Math.hypot(motion.vx, motion.vy, motion.vz));
  };
  for (let k = 0; k + 1 < count; k++) {
    const h = times[k + 1]! - times[k]!;
    const pieces = Math.ceil(h / step);
    for (let p = 0; p < pieces; p++) add(k, times[k]! + (h * p) / pieces);
  }
  add(count - 2, times[count - 1]!);
  return Float64Array.from(points);
}

export function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
