/**
 * Pictures of a puff: a lump of heads on heads on heads, as cauliflower has them, seen from outside. They give a cloud its
 * fine edges and small bumps; its large shapes and its light come from the puffs themselves.
 */
import { createRandom } from '../../math/random';
import type { Sliced } from '../../math/sliced';
import { noise, ramp } from '../../physics/ground/noise';
import { LUMPS, PICTURES } from './puffs';

/** Height where there is no head. */
const NOTHING = -9;

/** How far a picture stands out towards the eye, in half widths, and its density. */
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
      lump.density[k] = 1 - (1 - lump.density[k]!) * (1 - Math.min(0.75, 0.22 + 1.5 * r) * inside);
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
      const at = (i: number): number => field[l * stride + Math.min(size - 1, Math.max(0, i)) * step]!;
      let sum = 0;
      for (let i = -reach; i <= reach; i++) sum += at(i);
      for (let i = 0; i < size; i++) {
        line[i] = sum / (2 * reach + 1);
        sum += at(i + 1 + reach) - at(i - reach);
      }
      for (let i = 0; i < size; i++) field[l * stride + i * step] = line[i]!;
    }
  }
}

/** Mean height around each place that has one. */
function surroundings(height: Float32Array, size: number): Float32Array {
  const there = height.map((h) => (h === NOTHING ? 0 : 1));
  const mean = height.map((h) => (h === NOTHING ? 0 : h));
  for (let n = 0; n < 2; n++) {
    smooth(there, size, Math.round(0.06 * size));
    smooth(mean, size, Math.round(0.06 * size));
  }
  return mean.map((h, k) => h / Math.max(there[k]!, 1e-3));
}

function* drawLump(seed: number, size: number): Sliced<Lump> {
  const lump = { height: new Float32Array(size * size).fill(NOTHING), density: new Float32Array(size * size) };
  const random = createRandom(seed);
  // A few lobes of unlike size, so that no outline is round.
  const heads: number[] = [0.16 * (random() - 0.5), 0.16 * (random() - 0.5), 0, 0.46];
  const lobes = 4 + Math.floor(3 * random());
  for (let n = 0; n < lobes; n++) {
    const angle = ((n + 0.7 * random()) / lobes) * 2 * Math.PI;
    const r = 0.15 + 0.22 * random();
    const out = Math.min(0.86 - r, 0.34 + 0.2 * random());
    heads.push(out * Math.cos(angle), out * Math.sin(angle), 0.3 * (random() - 0.3), r);
  }
  let from = 0;
  for (const [each, shrink] of [
    [16, 0.4],
    [8, 0.44],
  ] as const) {
    const to = heads.length;
    for (let h = from; h < to; h += 4) {
      for (let n = 0; n < each; n++) {
        const up = 1.7 * random() - 0.7;
        const angle = random() * 2 * Math.PI;
        const flat = Math.sqrt(Math.max(0, 1 - up * up));
        const r = heads[h + 3]! * shrink * (0.65 + 0.6 * random());
        const out = heads[h + 3]! * (0.84 + 0.2 * random());
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
  for (let h = 0; h < heads.length; h += 4) {
    drawHead(lump, size, heads[h]!, heads[h + 1]!, heads[h + 2]!, heads[h + 3]!);
    yield;
  }
  return lump;
}

/** No head is smooth from near. */
function* roughen(height: Float32Array, size: number, seed: number): Sliced<void> {
  for (let k = 0; k < height.length; k++) {
    if (k % size === 0) yield;
    if (height[k] === NOTHING) continue;
    const u = (k % size) / size;
    const v = Math.floor(k / size) / size;
    let rough = 0;
    for (let o = 0, a = 0.032, f = 11; o < 3; o++, a *= 0.55, f *= 2.1) {
      rough += a * noise(u * f + 0.5 * v * f, v * f - 0.5 * u * f, 400 + seed + o);
    }
    height[k] = height[k]! + rough;
  }
}

/** A torn veil: thick in the middle, in flakes towards the edge. */
function* drawShred(seed: number, size: number): Sliced<Lump> {
  const height = new Float32Array(size * size);
  const density = new Float32Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const u = ((i + 0.5) / size) * 2 - 1;
      const v = ((j + 0.5) / size) * 2 - 1;
      let flakes = 0;
      for (let o = 0, a = 0.6, f = 1.9; o < 5; o++, a *= 0.58, f *= 2.13) {
        // Each octave turned against the last: no grid shows.
        const c = Math.cos(o * 1.1 + seed);
        const d = Math.sin(o * 1.1 + seed);
        flakes += a * noise((c * u - d * v) * f + 9.7, (d * u + c * v) * f + 3.1, seed + o);
      }
      const k = j * size + i;
      height[k] = 0.3 * flakes;
      density[k] = ramp(0.1, 1.15, 1.25 * (1 - Math.hypot(u, v)) + 0.8 * flakes);
    }
    yield;
  }
  return { height, density };
}

/** Bump to the right and up (red, green), light in the hollows (blue), density (alpha), for each picture. */
export function* puffTexels({ size }: { readonly size: number }): Sliced<Uint8Array> {
  const [across, up] = PICTURES;
  const texels = new Uint8Array(size * size * across * up * 4);
  for (let picture = 0; picture < across * up; picture++) {
    const { height, density } = yield* picture < LUMPS ? drawLump(500 + picture, size) : drawShred(500 + picture, size);
    if (picture < LUMPS) yield* roughen(height, size, picture);
    const broad = surroundings(height, size);
    if (picture < LUMPS) for (let n = 0; n < 2; n++) smooth(density, size, Math.round(0.028 * size));
    const at = (i: number, j: number): number => {
      const k = Math.min(size - 1, Math.max(0, j)) * size + Math.min(size - 1, Math.max(0, i));
      return height[k] === NOTHING ? 0 : height[k]! - broad[k]!;
    };
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const u = ((i + 0.5) / size) * 2 - 1;
        const v = ((j + 0.5) / size) * 2 - 1;
        const r = Math.hypot(u, v);
        // Frayed: the finer, the nearer to the edge.
        let fray = 0;
        for (let o = 0, a = 0.5, f = 3.1; o < 4; o++, a *= 0.62, f *= 2.07) {
          fray += a * noise(u * f + 0.6 * v + 5.3, v * f - 0.6 * u + 7.9, 61 * picture + o);
        }
        const k = j * size + i;
        const inner = density[k]! * (1 - ramp(0.8, 0.97, r));
        const kept = inner * (1 + 2.2 * fray * (1 - inner));
        const steep = size / 4;
        const bumpX = (at(i - 1, j) - at(i + 1, j)) * steep;
        const bumpY = (at(i, j - 1) - at(i, j + 1)) * steep;
        const length = Math.hypot(bumpX, bumpY, 1);
        const texel = [
          127.5 + (127 * bumpX) / length,
          127.5 + (127 * bumpY) / length,
          255 * (0.6 + 2 * at(i, j)),
          255 * kept,
        ];
        const to = ((j + Math.floor(picture / across) * size) * across * size + i + (picture % across) * size) * 4;
        for (let c = 0; c < 4; c++) texels[to + c] = Math.max(0, Math.min(255, Math.round(texel[c]!)));
      }
      yield;
    }
  }
  return texels;
}
