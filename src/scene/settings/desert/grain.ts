/**
 * What sand and gravel are like from close by: layers of repeating texture. Slope along both edges (red, green), height
 * (blue) and a second pattern (alpha). No three here: made in a worker.
 */
import { createRandom } from '../../../math/random';
import type { Sliced } from '../../../math/sliced';
import { tilingNoise } from '../../../physics/ground/noise';
import { GRAIN_LAYERS } from './grain-layers';

const toByte = (share: number): number => Math.max(0, Math.min(255, Math.round(share * 255)));

/** Octaves of noise that repeats over the whole texture, about -1 to 1. */
function rollingTile(u: number, v: number, period: number, octaves: number, seed: number): number {
  let sum = 0;
  let norm = 0;
  for (let o = 0, a = 1, p = period; o < octaves; o++, a *= 0.55, p *= 2) {
    sum += a * tilingNoise(u * p, v * p, p, seed + o);
    norm += a;
  }
  return sum / norm;
}

/** Ripples across the first edge, as the wind makes them: gentle to windward, steep to leeward, forking here and there. */
function* ripples(size: number, heights: Float32Array, second: Float32Array): Sliced<void> {
  const COUNT = 30;
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const u = i / size;
      const v = j / size;
      const wave = COUNT * u + 1.5 * rollingTile(u, v, 5, 2, 31) + 0.4 * tilingNoise(u * 22, v * 22, 22, 37);
      const phase = wave - Math.floor(wave);
      const crest = phase < 0.72 ? phase / 0.72 : (1 - phase) / 0.28;
      const high = 0.55 + 0.45 * rollingTile(u, v, 9, 2, 41);
      heights[j * size + i] = 0.42 * crest * crest * (3 - 2 * crest) * high + 0.2 * rollingTile(u, v, 4, 3, 51) + 0.3;
      second[j * size + i] = 0.5 + 0.5 * rollingTile(u, v, 64, 2, 61);
    }
    yield;
  }
}

/** Stones of many sizes strewn over fine gravel, in drifts with sandy ground between them. */
function* stones(size: number, heights: Float32Array, second: Float32Array): Sliced<void> {
  const random = createRandom(77);
  for (let k = 0; k < heights.length; k++) {
    const u = (k % size) / size;
    const v = Math.floor(k / size) / size;
    heights[k] = 0.1 + 0.08 * rollingTile(u, v, 6, 4, 71);
    second[k] = 0.5 + 0.22 * rollingTile(u, v, 24, 3, 81);
    if (k % size === 0) yield;
  }
  for (let n = 0; n < 5_200; n++) {
    if (n % 64 === 0) yield;
    const radius = (0.0026 + 0.03 * random() ** 9) * size;
    const x = random() * size;
    const y = random() * size;
    const drift = rollingTile(x / size, y / size, 5, 3, 91);
    if (random() > 0.04 + 1.6 * Math.max(0, drift + 0.06)) continue;
    const squash = 0.65 + 0.5 * random();
    const turn = random() * Math.PI;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const tone = 0.2 + 0.6 * random();
    const reach = Math.ceil(radius * 1.6);
    for (let dj = -reach; dj <= reach; dj++) {
      for (let di = -reach; di <= reach; di++) {
        const px = Math.floor(x) + di;
        const py = Math.floor(y) + dj;
        const a = ((px + 0.5 - x) * c + (py + 0.5 - y) * s) / radius;
        const b = ((py + 0.5 - y) * c - (px + 0.5 - x) * s) / (radius * squash);
        const inside = 1 - a * a - b * b;
        if (inside <= 0) continue;
        const k = ((py + size) % size) * size + ((px + size) % size);
        const height = 0.12 + (radius / size) * 22 * Math.sqrt(inside);
        if (height < heights[k]!) continue;
        heights[k] = height;
        second[k] = tone;
      }
    }
  }
}

/** Soft hummocks and stains without a direction, for the larger scales. */
function* hummocks(size: number, heights: Float32Array, second: Float32Array): Sliced<void> {
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const u = i / size;
      const v = j / size;
      const bentU = u + 0.035 * tilingNoise(u * 5, v * 5, 5, 5);
      const bentV = v + 0.035 * tilingNoise(u * 5, v * 5, 5, 6);
      heights[j * size + i] = 0.5 + 0.62 * rollingTile(bentU, bentV, 5, 6, 11);
      second[j * size + i] = 0.5 + 0.75 * rollingTile(bentV, bentU, 4, 4, 21);
    }
    yield;
  }
}

/** Lays one round piece on a texture that repeats; `at` is told each texel and the square of its distance, 1 at the rim. */
function laid(
  size: number,
  x: number,
  y: number,
  long: number,
  wide: number,
  at: (texel: number, along: number, square: number) => void,
): void {
  for (let j = Math.floor(y - wide); j <= y + wide; j++) {
    for (let i = Math.floor(x - long); i <= x + long; i++) {
      const along = (i + 0.5 - x) / long;
      const across = (j + 0.5 - y) / wide;
      const square = along * along + across * across;
      if (square < 1) at((((j % size) + size) % size) * size + (((i % size) + size) % size), along, square);
    }
  }
}

/** Low shrubs (second pattern above one half), each with the tail of sand that the wind leaves behind it (below). */
function* shrubs(size: number, heights: Float32Array, second: Float32Array): Sliced<void> {
  const random = createRandom(101);
  for (let k = 0; k < heights.length; k++) {
    heights[k] = 0.2 + 0.02 * rollingTile((k % size) / size, Math.floor(k / size) / size, 12, 3, 111);
    second[k] = 0.5;
    if (k % size === 0) yield;
  }
  yield;
  for (let n = 0; n < 420; n++) {
    const x = random() * size;
    const y = random() * size;
    const drift = rollingTile(x / size, y / size, 4, 2, 121);
    const chance = random();
    const radius = (0.0036 + 0.0085 * random() ** 3) * size;
    const long = radius * (4 + 4 * random());
    if (chance > 0.25 + 1.8 * drift) continue;
    laid(size, x + 0.75 * long, y, long, 0.9 * radius, (k, along, square) => {
      const share = (1 - square) * (0.75 - 0.6 * along);
      heights[k] = Math.max(heights[k]!, 0.2 + 0.25 * share);
      second[k] = Math.min(second[k]!, 0.5 - 0.45 * Math.min(1, 1.6 * share));
    });
    // Three or four bushes grown into one.
    for (let b = 0; b < 4; b++) {
      const turn = random() * 2 * Math.PI;
      const off = 0.55 * radius * random();
      const own = Math.max(1.1, radius * (0.4 + 0.5 * random()));
      laid(size, x + off * Math.cos(turn), y + off * Math.sin(turn), own, own, (k, _, square) => {
        heights[k] = Math.max(heights[k]!, 0.25 + 0.45 * Math.sqrt(1 - square));
        second[k] = 1;
      });
    }
  }
}

/** Crust of salt: plates of many sizes with raised rims, each plate of its own tone. */
function* crust(size: number, heights: Float32Array, second: Float32Array): Sliced<void> {
  const PLATES = 15;
  const random = createRandom(131);
  const middles = Float32Array.from({ length: 3 * PLATES * PLATES }, () => random());
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const u = i / size;
      const v = j / size;
      const x = PLATES * (u + 0.02 * rollingTile(u, v, 9, 3, 141));
      const y = PLATES * (v + 0.02 * rollingTile(u, v, 9, 3, 151));
      let nearest = 9;
      let next = 9;
      let tone = 0;
      for (let r = Math.floor(y) - 1; r <= Math.floor(y) + 1; r++) {
        for (let c = Math.floor(x) - 1; c <= Math.floor(x) + 1; c++) {
          const k = 3 * (((r + PLATES) % PLATES) * PLATES + ((c + PLATES) % PLATES));
          const away = Math.hypot(c + middles[k]! - x, r + middles[k + 1]! - y);
          if (away < nearest) {
            next = nearest;
            nearest = away;
            tone = middles[k + 2]!;
          } else if (away < next) next = away;
        }
      }
      const rim = Math.max(0, 1 - (next - nearest) / 0.16);
      heights[j * size + i] = 0.25 + 0.5 * rim * rim + 0.06 * rollingTile(u, v, 16, 3, 161);
      second[j * size + i] = 0.3 + 0.4 * tone;
    }
    yield;
  }
}

/** All layers: ripples, stones, hummocks, shrubs, crust of salt. */
export function* desertGrain({ size }: { readonly size: number }): Sliced<Uint8Array> {
  const data = new Uint8Array(GRAIN_LAYERS * 4 * size * size);
  const heights = new Float32Array(size * size);
  const second = new Float32Array(size * size);
  for (const [layer, fill] of [ripples, stones, hummocks, shrubs, crust].entries()) {
    yield* fill(size, heights, second);
    // The steepest slope that each layer keeps, as heights per texture.
    const steepest = [40, 90, 18, 70, 40][layer]!;
    const at = (i: number, j: number): number => heights[((j + size) % size) * size + ((i + size) % size)]!;
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const k = 4 * ((layer * size + j) * size + i);
        data[k] = toByte(0.5 + (0.25 * size * (at(i + 1, j) - at(i - 1, j))) / steepest);
        data[k + 1] = toByte(0.5 + (0.25 * size * (at(i, j + 1) - at(i, j - 1))) / steepest);
        data[k + 2] = toByte(at(i, j));
        data[k + 3] = toByte(second[j * size + i]!);
      }
      yield;
    }
  }
  return data;
}
