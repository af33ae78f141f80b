/**
 * One repeating texture that gives all grounds their grain: slope along both edges (red, green), height (blue), and how far
 * a point lies in a hollow (alpha). Read at several scales, its slopes catch the light where the mesh is smooth.
 */
import { tilingNoise } from './noise';

function heights(size: number): Float32Array {
  const out = new Float32Array(size * size);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      // Bent coordinates turn the grid of the noise into gullies.
      const x = i / size + 0.05 * tilingNoise((4 * i) / size, (4 * j) / size, 4, 5);
      const z = j / size + 0.05 * tilingNoise((4 * i) / size, (4 * j) / size, 4, 6);
      let sum = 0;
      let weight = 1;
      for (let o = 0, a = 1; o < 5; o++, a *= 0.52) {
        const period = 4 << o;
        const fold = (1 - Math.abs(tilingNoise(x * period, z * period, period, 11 + o)) * 1.6) ** 2;
        sum += a * fold * weight;
        weight = Math.min(1, Math.max(0.2, fold * 1.4));
      }
      out[j * size + i] = sum;
      low = Math.min(low, sum);
      high = Math.max(high, sum);
    }
  }
  return out.map((h) => (h - low) / (high - low));
}

const toByte = (share: number): number => Math.max(0, Math.min(255, Math.round(share * 255)));

export function reliefTexels(size: number): Uint8Array {
  const h = heights(size);
  const at = (i: number, j: number): number => h[((j + size) % size) * size + ((i + size) % size)]!;
  const step = Math.max(1, size >> 7);
  const data = new Uint8Array(size * size * 4);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const slopeX = ((at(i + 1, j) - at(i - 1, j)) * size) / 24;
      const slopeZ = ((at(i, j + 1) - at(i, j - 1)) * size) / 24;
      const around = (at(i + 3 * step, j) + at(i - 3 * step, j) + at(i, j + 3 * step) + at(i, j - 3 * step)) / 4;
      const texel = [0.5 + slopeX * 0.5, 0.5 + slopeZ * 0.5, at(i, j), 0.5 + (at(i, j) - around) * 3.5];
      data.set(texel.map(toByte), (j * size + i) * 4);
    }
  }
  return data;
}
