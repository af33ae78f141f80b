/** What the clouds leave of the sun on the ground, seen along the sun's rays. */
import { AT, extinctionOf, PUFF } from './puffs';

/** Edge of the square that is looked at, m. */
export const SHADOW_REACH = 30_000;
/** Through the thickest cloud so much light still comes, scattered on the way. */
const LEAST = 0.1;

export interface GroundShadow {
  /** 0 to 255 for none to all of the sun's light, row by row along z. */
  readonly texels: Uint8Array;
  /** Mean, 0 to 1. */
  readonly mean: number;
}

/**
 * @param x, z  middle of the square at height 0, m
 * @param size  texels along an edge
 */
export function groundShadow(
  puffs: Float32Array,
  sun: readonly number[],
  x: number,
  z: number,
  size: number,
): GroundShadow {
  const depth = new Float32Array(size * size);
  const rise = Math.max(0.04, sun[1]!);
  const slantX = sun[0]! / rise;
  const slantZ = sun[2]! / rise;
  const slant = Math.hypot(slantX, slantZ);
  const alongX = slant > 1e-6 ? slantX / slant : 1;
  const alongZ = slant > 1e-6 ? slantZ / slant : 0;
  const texel = SHADOW_REACH / size;
  for (let at = 0; at < puffs.length; at += PUFF) {
    const radius = puffs[at + AT.radius]!;
    const half = radius * puffs[at + AT.flat]!;
    // An ellipsoid in slanting light throws an ellipse, drawn out along the light.
    const long = Math.hypot(radius, half * slant);
    const through = (2 * half * radius * Math.hypot(1, slant)) / long;
    const middle = through * 0.53 * extinctionOf(radius, puffs[at + AT.opacity]!);
    const px = puffs[at]! - slantX * puffs[at + AT.y]! - x + SHADOW_REACH / 2;
    const pz = puffs[at + AT.z]! - slantZ * puffs[at + AT.y]! - z + SHADOW_REACH / 2;
    const boxX = Math.hypot(long * alongX, radius * alongZ);
    const boxZ = Math.hypot(long * alongZ, radius * alongX);
    const i1 = Math.min(size - 1, Math.floor((px + boxX) / texel));
    const j1 = Math.min(size - 1, Math.floor((pz + boxZ) / texel));
    for (let j = Math.max(0, Math.ceil((pz - boxZ) / texel)); j <= j1; j++) {
      const dz = (j + 0.5) * texel - pz;
      for (let i = Math.max(0, Math.ceil((px - boxX) / texel)); i <= i1; i++) {
        const dx = (i + 0.5) * texel - px;
        const along = (dx * alongX + dz * alongZ) / long;
        const across = (dz * alongX - dx * alongZ) / radius;
        const left = 1 - along * along - across * across;
        if (left > 0) depth[j * size + i] = depth[j * size + i]! + middle * left * left;
      }
    }
  }
  const texels = new Uint8Array(size * size);
  let sum = 0;
  for (let k = 0; k < texels.length; k++) {
    const kept = LEAST + (1 - LEAST) * Math.exp(-0.5 * depth[k]!);
    texels[k] = Math.round(255 * kept);
    sum += kept;
  }
  return { texels, mean: sum / texels.length };
}
