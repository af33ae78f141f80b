import type { Frames } from './bake';

/** Collects numbers that come at any rising times and lays them at the equal steps of {@link Frames}, straight in between. */
export interface FrameWriter {
  /** `values` are copied. The first call fills all frames up to its time. */
  add(time: number, values: Float64Array): void;
  finish(): Frames;
}

/** @param start  s since exit; a whole number of frames from 0, so that the exit has a frame of its own */
export function createFrameWriter(start: number, rate: number, width: number): FrameWriter {
  let room = new Float32Array(1024 * width);
  let count = 0;
  const last = new Float64Array(width);
  let lastTime = start;
  return {
    add(time, values) {
      // A hair late counts as on time: sums of steps are off by a rounding.
      const reached = time + 1e-9;
      for (let next = start + count / rate; next <= reached; next = start + count / rate) {
        if ((count + 1) * width > room.length) {
          const larger = new Float32Array(2 * room.length);
          larger.set(room);
          room = larger;
        }
        const share = count > 0 && next < time ? (next - lastTime) / (time - lastTime) : 1;
        for (let i = 0; i < width; i++) {
          const from = last[i] as number;
          room[count * width + i] = from + ((values[i] as number) - from) * share;
        }
        count++;
      }
      last.set(values);
      lastTime = time;
    },
    finish: () => ({ start, rate, count, width, values: room.slice(0, count * width) }),
  };
}
