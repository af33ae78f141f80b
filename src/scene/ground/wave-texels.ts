/** Waves of open water as a repeating texture of slopes. No three here: made in a worker. */
import { createRandom } from '../../math/random';
import type { Sliced } from '../../math/sliced';

/** Waves that repeat after one tile in both directions, longest a sixth of it: slopes along both edges in units of their root mean square over 3. */
export function* waveTexels({ size }: { readonly size: number }): Sliced<Uint8Array> {
  const random = createRandom(58);
  const slopeX = new Float32Array(size * size);
  const slopeZ = new Float32Array(size * size);
  const table = Float32Array.from({ length: size }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  for (let n = 0; n < 56; n++) {
    // Evenly over the logarithm of the length, running along the first edge and up to 60° off it.
    const count = 6 * Math.exp((n / 56) * Math.log(size / 24));
    const angle = (random() + random() - 1) * 1.05;
    const kx = Math.round(count * Math.cos(angle));
    const kz = Math.round(count * Math.sin(angle));
    const phase = Math.floor(random() * size);
    const length = Math.hypot(kx, kz);
    for (let j = 0; j < size; j++) {
      let step = (phase + kz * j) % size;
      if (step < 0) step += size;
      for (let i = 0; i < size; i++) {
        const wave = table[step]!;
        slopeX[j * size + i] = slopeX[j * size + i]! + (wave * kx) / length;
        slopeZ[j * size + i] = slopeZ[j * size + i]! + (wave * kz) / length;
        step += kx;
        if (step >= size) step -= size;
      }
    }
    yield;
  }
  let square = 0;
  for (let k = 0; k < slopeX.length; k++) square += slopeX[k]! * slopeX[k]! + slopeZ[k]! * slopeZ[k]!;
  const scale = 127.5 / 3 / Math.sqrt(square / slopeX.length);
  const data = new Uint8Array(size * size * 4);
  for (let k = 0; k < slopeX.length; k++) {
    data[4 * k] = Math.max(0, Math.min(255, 127.5 + scale * slopeX[k]!));
    data[4 * k + 1] = Math.max(0, Math.min(255, 127.5 + scale * slopeZ[k]!));
    data[4 * k + 3] = 255;
  }
  return data;
}
