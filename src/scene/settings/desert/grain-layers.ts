/** Layers of the texture of sand and gravel, one after the other in memory: see `grain.ts`. */
export const GRAIN_LAYERS = 5;
