/**
 * Pictures of a puff: a lump of heads on heads on heads, as cauliflower has them, seen from outside. They give a cloud its
 * fine edges and small bumps; its large shapes and its light come from the puffs themselves.
 */
import { createRandom } from '../../math/random';
import { ramp, tilingNoise } from '../ground/noise';

/** Pictures on one texture, side by side and one above the other. */
export const PICTURES = [4, 2] as const;

/** Highest and lowest heads of a picture, its density, and scratch for smoothing. */
interface Lump {
  readonly height: Float32Array;
  readonly density: Float32Array;
}

function drawHead(lump: Lump, size: number, x: number, y: number, z: number, r: number): void {
  const scale = size / 2;
  const i0 = Math.max(0, Math.floor((x - r + 1) * scale));
  const i1 = Math.min(size - 1, Math.ceil((x + r + 1) * scale));
  const j0 = Math.max(0, Math.floor((y - r + 1) * scale));
  const j1 = Math.min(size - 1, Math.ceil((y + r + 1) * scale));
  for (let j = j0; j <= j1; j++) {
    const dy = (j + 0.5) / scale - 1 - y;
    for (let i = i0; i <= i1; i++) {
      const dx = (i + 0.5) / scale - 1 - x;
      const inside = 1 - (dx * dx + dy * dy) / (r * r);
      if (inside <= 0) continue;
      const k = j * size + i;
      lump.height[k] = Math.max(lump.height[k]!, z + r * Math.sqrt(inside));
      // The edge of a small head is sharper than that of a large one.
      lump.density[k] = 1 - (1 - lump.density[k]!) * (1 - 0.8 * Math.min(1, inside * (0.5 + 0.9 * r)));
    }
  }
}

/** Mean over a square of half width `reach` texels, in place. */
function smooth(field: Float32Array, size: number, reach: number): void {
  const line = new Float32Array(size);
  for (const [step, stride] of [
    [1, size],
    [size, 1],
  ] as const) {
    for (let l = 0; l < size; l++) {
      let sum = 0;
      for (let i = -reach; i < size; i++) {
        sum += field[l * stride + Math.min(size - 1, i + reach) * step]!;
        sum -= field[l * stride + Math.max(0, i - reach - 1) * step]!;
        if (i < 0) continue;
        line[i] = sum / (2 * reach + 1);
      }
      for (let i = 0; i < size; i++) field[l * stride + i * step] = line[i]!;
    }
  }
}

function drawLump(seed: number, size: number): Lump {
  const lump = { height: new Float32Array(size * size).fill(-0.4), density: new Float32Array(size * size) };
  const random = createRandom(seed);
  const heads: number[] = [];
  drawHead(lump, size, 0, 0, 0, 0.52);
  for (let n = 0; n < 30; n++) {
    const up = 2 * random() - 1;
    const angle = 2.399963 * n + random();
    const flat = Math.sqrt(1 - up * up);
    const r = 0.17 + 0.16 * random();
    const out = 0.86 - r - 0.2 * random() * random();
    heads.push(out * flat * Math.cos(angle), out * flat * Math.sin(angle), 0.75 * out * up, r);
  }
  let from = 0;
  for (const [each, shrink] of [
    [9, 0.42],
    [5, 0.44],
  ] as const) {
    const to = heads.length;
    for (let h = from; h < to; h += 4) {
      for (let n = 0; n < each; n++) {
        const up = 1.7 * random() - 0.7;
        const angle = random() * 2 * Math.PI;
        const flat = Math.sqrt(Math.max(0, 1 - up * up));
        const r = heads[h + 3]! * shrink * (0.65 + 0.6 * random());
        const out = heads[h + 3]! * 0.86;
        heads.push(
          heads[h]! + out * flat * Math.cos(angle),
          heads[h + 1]! + out * flat * Math.sin(angle),
          heads[h + 2]! + out * up,
          r,
        );
      }
    }
    from = to;
  }
  for (let h = 0; h < heads.length; h += 4)
    drawHead(lump, size, heads[h]!, heads[h + 1]!, heads[h + 2]!, heads[h + 3]!);
  return lump;
}

/** Bump to the right and up (red, green), light in the hollows (blue), density (alpha), for each picture. */
export function puffTexels(size: number): Uint8Array {
  const [across, up] = PICTURES;
  const texels = new Uint8Array(size * size * across * up * 4);
  for (let picture = 0; picture < across * up; picture++) {
    const { height, density } = drawLump(500 + picture, size);
    const soft = Math.max(1, Math.round(size / 128));
    smooth(height, size, soft);
    const broad = height.slice();
    smooth(broad, size, Math.round(0.06 * size));
    smooth(broad, size, Math.round(0.06 * size));
    smooth(density, size, soft);
    const at = (i: number, j: number): number => {
      const k = Math.min(size - 1, Math.max(0, j)) * size + Math.min(size - 1, Math.max(0, i));
      return height[k]! - broad[k]!;
    };
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const u = ((i + 0.5) / size) * 2 - 1;
        const v = ((j + 0.5) / size) * 2 - 1;
        const r = Math.hypot(u, v);
        // Frayed: the finer, the nearer to the edge.
        let fray = 0;
        for (let o = 0, a = 0.5; o < 4; o++, a *= 0.6) {
          const period = 6 << o;
          fray += a * tilingNoise((i / size) * period, (j / size) * period, period, 61 * picture + o);
        }
        const k = j * size + i;
        const inner = density[k]! * (1 - ramp(0.8, 0.97, r));
        const kept = inner * (1 + 0.9 * fray * (1 - inner));
        const steep = size / 4;
        const bumpX = (at(i - 1, j) - at(i + 1, j)) * steep;
        const bumpY = (at(i, j - 1) - at(i, j + 1)) * steep;
        const length = Math.hypot(bumpX, bumpY, 1);
        const texel = [
          127.5 + (127 * bumpX) / length,
          127.5 + (127 * bumpY) / length,
          255 * (0.62 + 1.7 * at(i, j)),
          255 * kept,
        ];
        const to = ((j + Math.floor(picture / across) * size) * across * size + i + (picture % across) * size) * 4;
        for (let c = 0; c < 4; c++) texels[to + c] = Math.max(0, Math.min(255, Math.round(texel[c]!)));
      }
    }
  }
  return texels;
}
