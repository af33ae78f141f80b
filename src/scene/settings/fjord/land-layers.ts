/** What land is made of: the layers of its texture, see `land-texels.ts`. */
export const landLayers = { rock: 0, boulders: 1, crowns: 2, turf: 3 } as const;
