/**
 * A cloud is a heap of puffs: soft ellipsoids, round seen from above. This is how one lies in memory, in the order in which the
 * graphics card reads it: four texels of four numbers. Metres, x downrange, y up, z to the right.
 */
export const PUFF = 16;

export const AT = {
  x: 0,
  y: 1,
  z: 2,
  radius: 3,
  /** Half height over half width. */
  flat: 4,
  /** Which picture, turned how: a random number from 0 to 1 for lumps, from 1 to 2 for soft ones. */
  seed: 5,
  /** How much of what lies behind it a puff hides; below 1 for mist. */
  opacity: 6,
  /** Share of the sky that reaches its middle. */
  sky: 7,
  /** Optical depth towards the sun at the middle, and how it changes with x, y and z, per m. */
  depth: 8,
  slopeX: 9,
  slopeY: 10,
  slopeZ: 11,
  /** Out of the cloud: no longer than 1, near 0 deep inside. */
  outX: 12,
  outY: 13,
  outZ: 14,
  /** Share of the light from the ground that reaches its middle. */
  ground: 15,
} as const;

/** Pictures of puffs on one texture, side by side and one above the other. */
export const PICTURES = [4, 2] as const;
/** So many of them are lumps; the others are soft, for shreds, floors and mist. */
export const LUMPS = 6;

/** Light taken away per metre in the middle of a puff. Large puffs far away stand for many small ones with
 * gaps, thin ones have holes. */
export function extinctionOf(radius: number, opacity: number): number {
  return 0.045 * opacity * opacity * (radius < 220 ? 1 : (220 / radius) ** 0.5);
}
