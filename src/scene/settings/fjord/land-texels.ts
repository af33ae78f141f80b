/**
 * Four repeating textures of what land is made of, seen from above or face on: jointed rock, boulders, tree crowns, turf. Each
 * holds the slope along both edges (red, green), height (blue) and one more number (alpha): how deep a point lies in a crack, or
 * for crowns which tree it is.
 */
import { createRandom } from '../../../math/random';
import type { Sliced } from '../../../math/sliced';
import { ramp, tilingNoise } from '../../../physics/ground/noise';
import { type Facet, facetAt } from '../../ground/facets';

type Field = (u: number, v: number, texel: Texel) => void;
interface Texel {
  height: number;
  /** 0 to 1; left at -1 it is worked out as the depth below the surroundings. */
  extra: number;
}

const facet: Facet = { height: 0, joint: 0, tint: 0 };

/** Blocks within blocks, set back and leaning each its own way; a few joints stand open. */
const rock: Field = (u, v, texel) => {
  const bendU = 0.026 * tilingNoise(3 * u, 3 * v, 3, 5) + 0.008 * tilingNoise(11 * u, 11 * v, 11, 6);
  const bendV = 0.026 * tilingNoise(3 * u, 3 * v, 3, 7) + 0.008 * tilingNoise(11 * u, 11 * v, 11, 8);
  let height = 0;
  let crack = 0;
  for (let level = 0, a = 1, period = 3; level < 5; level++, a *= 0.56, period = period * 2 - (level & 1)) {
    facetAt((u + bendU) * period, (v + bendV) * period, 31 + level, 0.86, period, facet);
    height += a * facet.height;
    const open = facet.tint > 0.72 ? 1 : 0;
    crack = Math.max(crack, level > 0 ? a * open * (1 - ramp(0, 0.05 + 0.01 * period, facet.joint)) : 0);
  }
  // Foliation: the grain of gneiss, and its rough skin.
  const grain = Math.sin(2 * Math.PI * (27 * v + 3 * u) + 90 * bendU + 70 * bendV);
  height += 0.03 * grain + 0.09 * tilingNoise(29 * u, 29 * v, 29, 61) + 0.06 * tilingNoise(71 * u, 71 * v, 71, 62);
  texel.height = height - 0.5 * crack;
};

/** Broken blocks of many sizes heaped on each other: the large ones lie on top. */
const boulders: Field = (u, v, texel) => {
  let height = 0.12 * tilingNoise(41 * u, 41 * v, 41, 72);
  for (let level = 0, a = 1, period = 9; level < 3; level++, a *= 0.6, period = period * 2 + 1) {
    const bend = 0.09 * tilingNoise(2 * period * u, 2 * period * v, 2 * period, 9 + level);
    const aside = 0.09 * tilingNoise(2 * period * u, 2 * period * v, 2 * period, 19 + level);
    facetAt(u * period + bend, v * period + aside, 41 + level, 0.8, period, facet);
    // Most places hold none of a size.
    const holds = level === 2 ? 0.1 : 0.62;
    if (facet.tint < holds) continue;
    const size = (facet.tint - holds) / (1 - holds);
    const dome = facet.joint - 0.28 * (1 - size);
    if (dome <= 0) continue;
    height = Math.max(height, a * (0.35 + 0.65 * Math.sqrt(Math.min(1, dome / 0.45)) + 0.4 * facet.height));
  }
  texel.height = height + 0.06 * tilingNoise(67 * u, 67 * v, 67, 71);
};

interface Crowns {
  readonly period: number;
  /** For each cell: where the stem stands in it, reach, top, and which tree it is. */
  readonly sites: Float32Array;
}
const SITE = 5;

function plantCrowns(period: number, reach: number, seed: number): Crowns {
  const random = createRandom(seed);
  const sites = new Float32Array(period * period * SITE);
  for (let k = 0; k < period * period; k++) {
    const birch = random();
    sites.set(
      [0.1 + 0.8 * random(), 0.1 + 0.8 * random(), reach * (0.55 + 0.6 * random()), 0.45 + 0.75 * random(), birch],
      SITE * k,
    );
  }
  return { period, sites };
}

const stands = [plantCrowns(11, 0.8, 51), plantCrowns(17, 0.72, 52), plantCrowns(23, 0.7, 53)];

/** Crowns of spruces, pointed, and of birches, round. */
const crowns: Field = (u, v, texel) => {
  let height = 0;
  let which = 0;
  for (const { period, sites } of stands) {
    const pu = u * period;
    const pv = v * period;
    const cu = Math.floor(pu);
    const cv = Math.floor(pv);
    for (let j = cv - 1; j <= cv + 1; j++) {
      for (let i = cu - 1; i <= cu + 1; i++) {
        const k = SITE * (((j + period) % period) * period + ((i + period) % period));
        const x = (pu - i - sites[k]!) / sites[k + 2]!;
        const y = (pv - j - sites[k + 1]!) / sites[k + 2]!;
        const d2 = x * x + y * y;
        if (d2 > 1) continue;
        const birch = sites[k + 4]!;
        const top = sites[k + 3]! * (birch > 0.55 ? Math.sqrt(1 - d2) * 0.8 : (1 - Math.sqrt(d2)) * 1.25);
        if (top > height) {
          height = top;
          which = birch;
        }
      }
    }
  }
  texel.height = height + 0.12 * tilingNoise(37 * u, 37 * v, 37, 81) + 0.06 * tilingNoise(83 * u, 83 * v, 83, 82);
  texel.extra = height > 0.02 ? 0.15 + 0.85 * which : 0;
};

/** Tussocks, blades and bare patches. */
const turf: Field = (u, v, texel) => {
  let height = 0;
  for (let o = 0, a = 0.5, period = 5; o < 5; o++, a *= 0.62, period = period * 2 + 1) {
    height += a * tilingNoise(u * period, v * period, period, 91 + o);
  }
  const tuft = tilingNoise(u * 29, v * 29, 29, 99);
  texel.height = height + 0.25 * tuft * Math.abs(tuft);
};

/** In the order of `landLayers`. */
const fields: readonly Field[] = [rock, boulders, crowns, turf];

const toByte = (share: number): number => Math.max(0, Math.min(255, Math.round(share * 255)));

/** The four layers one after the other, each with slopes of the same mean steepness. */
export function* landTexels({ size }: { readonly size: number }): Sliced<Uint8Array> {
  const data = new Uint8Array(size * size * 4 * fields.length);
  const heights = new Float32Array(size * size);
  const extras = new Float32Array(size * size);
  const texel: Texel = { height: 0, extra: -1 };
  for (const [layer, field] of fields.entries()) {
    let sum = 0;
    let square = 0;
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        texel.extra = -1;
        field((i + 0.5) / size, (j + 0.5) / size, texel);
        heights[j * size + i] = texel.height;
        extras[j * size + i] = texel.extra;
        sum += texel.height;
        square += texel.height * texel.height;
      }
      yield;
    }
    const mean = sum / heights.length;
    const spread = Math.sqrt(square / heights.length - mean * mean);
    const at = (i: number, j: number): number =>
      (heights[((j + size) % size) * size + ((i + size) % size)]! - mean) / spread;
    let steep = 0;
    for (let j = 0; j < size; j += 3)
      for (let i = 0; i < size; i += 3)
        steep += Math.abs(at(i + 1, j) - at(i - 1, j)) + Math.abs(at(i, j + 1) - at(i, j - 1));
    const scale = 0.135 / (steep / (2 * Math.ceil(size / 3) ** 2));
    const step = Math.max(1, size >> 7);
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const k = (layer * size * size + j * size + i) * 4;
        const h = at(i, j);
        data[k] = toByte(0.5 + (at(i + 1, j) - at(i - 1, j)) * scale);
        data[k + 1] = toByte(0.5 + (at(i, j + 1) - at(i, j - 1)) * scale);
        data[k + 2] = toByte(0.5 + h * 0.19);
        const around = (at(i + 3 * step, j) + at(i - 3 * step, j) + at(i, j + 3 * step) + at(i, j - 3 * step)) / 4;
        const extra = extras[j * size + i]!;
        data[k + 3] = toByte(extra >= 0 ? extra : 0.5 + (h - around) * 0.28);
      }
      yield;
    }
  }
  return data;
}
