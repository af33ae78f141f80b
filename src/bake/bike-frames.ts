/** How a baked bike is laid down: what the picture reads, without what makes it. */
import type { Frames } from './bake';

/** Places of the numbers of a frame. */
export const BIKE = {
  /** Of the origin of the machine (`bike-body.ts`), m. */
  position: 0,
  /** x, y, z, w: turns the frame of the machine into that of the jump. */
  orientation: 3,
  /** Of the suspension, m: 0 fully extended. */
  front: 7,
  rear: 8,
  /** How far each wheel has rolled since the lip, rad: rising as it rolls forwards. */
  frontTurn: 9,
  rearTurn: 10,
  /** Of the bars, rad: to the left positive, as a turn about an axis that points up. */
  steer: 11,
} as const;
export const BIKE_WIDTH = 12;

export interface BikeBake {
  readonly frames: Frames;
  /** s since exit; null for what does not come to pass within the recording. */
  readonly release: number | null;
  readonly impact: number | null;
  readonly rest: number | null;
  /** Blows that throw stones and dust, in order of time: {@link HIT_SIZE} numbers each. */
  readonly hits: Float32Array;
}

/** Of a hit: time, s since exit; place of the middle of the machine, m; change of its speed, m/s. */
export const HIT_SIZE = 5;
