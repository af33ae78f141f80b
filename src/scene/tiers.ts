/** How much the picture may cost. One table; `medium` is the default of a laptop, `low` runs without a graphics card. */
export type QualityTier = 'low' | 'medium' | 'high';

export interface Tier {
  /** Device pixels per CSS pixel, and pixels of one picture in all, at most. */
  readonly pixelRatio: number;
  readonly pixels: number;
  /** Samples a pixel for smooth edges; 0 draws without. */
  readonly samples: number;
  /** Edge of the relief texture in texels, and how many scales of it the ground mixes. */
  readonly reliefSize: number;
  readonly reliefScales: 1 | 2 | 3;
  readonly anisotropy: number;
  /** Computes the air before the ground at the corners of the mesh instead of at each pixel. */
  readonly airAtCorners: boolean;
  /** Puffs of the smoke that marks a landing. */
  readonly smokePuffs: number;
  /** Edge in texels of each of the nested maps of the desert. */
  readonly mapSize: number;
  /** Edge in texels of each texture of what land is made of. */
  readonly landSize: number;
  /** Cells of the ground relative to medium, along one direction. */
  readonly groundDensity: number;
  /** Texels of the table the sky is read from, around and upwards, and steps of each ray through the air. */
  readonly skySize: readonly [around: number, up: number];
  readonly skySteps: number;
  /** Cloud puffs at most, edge in texels of the picture of one, and of the shadows of clouds on the ground. */
  readonly clouds: number;
  readonly puffSize: number;
  readonly cloudShadowSize: number;
  readonly trees: number;
  /** Tufts of grass around an eye close to the meadow. */
  readonly grass: number;
  /** Streaks of the air around the camera. */
  readonly streaks: number;
  /** Sections around a limb. */
  readonly roundness: number;
  /** Edge of the shadow map of the bodies in texels; 0 for soft discs only. */
  readonly shadowSize: number;
}

export const tiers: Readonly<Record<QualityTier, Tier>> = {
  low: {
    pixelRatio: 1,
    pixels: 640 * 400,
    samples: 0,
    reliefSize: 128,
    reliefScales: 2,
    anisotropy: 1,
    airAtCorners: true,
    smokePuffs: 50,
    mapSize: 320,
    landSize: 256,
    groundDensity: 0.6,
    skySize: [96, 96],
    skySteps: 16,
    clouds: 900,
    puffSize: 64,
    cloudShadowSize: 128,
    trees: 1_200,
    grass: 500,
    streaks: 60,
    roundness: 10,
    shadowSize: 0,
  },
  medium: {
    pixelRatio: 1.5,
    pixels: 2.4e6,
    samples: 4,
    reliefSize: 256,
    reliefScales: 3,
    anisotropy: 4,
    airAtCorners: false,
    smokePuffs: 150,
    mapSize: 576,
    landSize: 512,
    groundDensity: 1,
    skySize: [192, 128],
    skySteps: 24,
    clouds: 4_500,
    puffSize: 128,
    cloudShadowSize: 256,
    trees: 7_000,
    grass: 4_000,
    streaks: 160,
    roundness: 16,
    shadowSize: 1024,
  },
  high: {
    pixelRatio: 2,
    pixels: 8.3e6,
    samples: 4,
    reliefSize: 512,
    reliefScales: 3,
    anisotropy: 8,
    airAtCorners: false,
    smokePuffs: 220,
    mapSize: 608,
    landSize: 512,
    groundDensity: 1.35,
    skySize: [256, 160],
    skySteps: 32,
    clouds: 9_000,
    puffSize: 256,
    cloudShadowSize: 256,
    trees: 14_500,
    grass: 8_000,
    streaks: 220,
    roundness: 24,
    shadowSize: 2048,
  },
};
