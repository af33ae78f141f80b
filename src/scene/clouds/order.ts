/** Far puffs first: a counting sort that allocates nothing, so that it may run while one falls. */
import { AT, PUFF } from './puffs';

export interface FarFirst {
  /** Numbers of the puffs, the farthest first, into `out`. */
  sort(puffs: Float32Array, count: number, x: number, y: number, z: number, out: Float32Array): void;
}

/** Buckets for each doubling of the squared distance, as a power of two. */
const FINE = 8;
const LARGEST = (36 << FINE) - 1;

export function createFarFirst(capacity: number): FarFirst {
  const squared = new Float32Array(capacity);
  // The bits of a positive float rise with it, as its logarithm does roughly: the key comes without computing one.
  const bits = new Uint32Array(squared.buffer);
  const starts = new Uint32Array(LARGEST + 2);
  const keys = new Uint16Array(capacity);
  return {
    sort(puffs, count, x, y, z, out) {
      for (let i = 0; i < count; i++) {
        const at = i * PUFF;
        const dx = puffs[at]! - x;
        const dy = puffs[at + AT.y]! - y;
        const dz = puffs[at + AT.z]! - z;
        squared[i] = Math.max(1, dx * dx + dy * dy + dz * dz);
      }
      starts.fill(0);
      for (let i = 0; i < count; i++) {
        const key = LARGEST - Math.min(LARGEST, (bits[i]! >>> (23 - FINE)) - (127 << FINE));
        keys[i] = key;
        starts[key + 1] = starts[key + 1]! + 1;
      }
      for (let k = 1; k < starts.length; k++) starts[k] = starts[k]! + starts[k - 1]!;
      for (let i = 0; i < count; i++) {
        const key = keys[i]!;
        const place = starts[key]!;
        out[place] = i;
        starts[key] = place + 1;
      }
    },
  };
}
