/**
 * What rigid bodies make of a finished flight: the machine on its ramp, in its fall and on the rock, the limbs in the wind, the
 * swing under the canopy. Plain typed arrays at a fixed rate, tied to the recording by its hash. Nothing flows back.
 */
import type { BikeBake } from './bike-frames';
import type { JumperBake } from './jumper';

/** Numbers of one body or group at equal steps of time, `width` of them at each. */
export interface Frames {
  /** s since exit. */
  readonly start: number;
  /** 1/s */
  readonly rate: number;
  readonly count: number;
  readonly width: number;
  readonly values: Float32Array;
}

/**
 * Writes the numbers at a moment to `out`, straight between the two frames around it; before the first and after the last, that
 * one. `moments[0]` is the moment, s since exit: in an array, because a number handed over would be boxed.
 */
export function framesAt(frames: Frames, moments: Float64Array, out: Float64Array): void {
  const { start, rate, count, width, values } = frames;
  const last = count - 1;
  const place = ((moments[0] as number) - start) * rate;
  const u = place > 0 ? (place < last ? place : last) : 0;
  const k = u < last ? Math.floor(u) : Math.max(0, last - 1);
  const share = last === 0 ? 0 : u - k;
  const a = k * width;
  const b = last === 0 ? a : a + width;
  for (let i = 0; i < width; i++) {
    const from = values[a + i] as number;
    out[i] = from + ((values[b + i] as number) - from) * share;
  }
}

/** All that is baked along one recording. */
export interface Bake {
  /** Of the recording that it belongs to: with another one it is of no use. */
  readonly recordingHash: string;
  /** Null where there is no bike. */
  readonly bike: BikeBake | null;
  readonly jumper: JumperBake;
}
