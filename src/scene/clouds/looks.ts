/** What clouds there are over each place. Plain numbers: a worker lays them out. */
export interface CloudLook {
  readonly seed: number;
  /** Height of the flat undersides, and of the highest tops above them, m. */
  readonly base: number;
  readonly depth: number;
  /** Mean distance from cloud to cloud near the flight, m. */
  readonly cell: number;
  /** How far out there are clouds, m. */
  readonly reach: number;
  /** How much they tower: 0 a flat layer, 1 heaps. */
  readonly heap: number;
  /** Share of the tier's sprites. */
  readonly share: number;
  /** The flight falls through one of them. */
  readonly crossed: boolean;
  /** No cloud stands over this part of the place. */
  readonly clear?: { readonly fromX: number; readonly toX: number; readonly aside: number };
  /** Banks of mist over flat ground or water. */
  readonly mist?: readonly MistBank[];
}

/** A bank of mist along a line: from (x, z) to (toX, toZ), m. */
export interface MistBank {
  readonly x: number;
  readonly z: number;
  readonly toX: number;
  readonly toZ: number;
  /** Half width, and height of the underside and thickness, m. */
  readonly aside: number;
  readonly base: number;
  readonly depth: number;
  readonly puffs: number;
  /** How much of what lies behind it a puff hides. */
  readonly opacity: number;
}

export const looks = {
  desert: { seed: 7, base: 2_300, depth: 600, cell: 1_700, reach: 78_000, heap: 0.7, share: 1, crossed: true },
  fjord: {
    seed: 11,
    base: 1_750,
    depth: 760,
    cell: 2_300,
    reach: 42_000,
    heap: 1,
    share: 0.5,
    crossed: false,
    clear: { fromX: -3_300, toX: 5_000, aside: 3_600 },
    mist: [
      { x: 2_780, z: 700, toX: 2_560, toZ: 2_900, aside: 150, base: 6, depth: 50, puffs: 26, opacity: 0.081 },
      { x: 1_500, z: 4_050, toX: 2_600, toZ: 4_350, aside: 240, base: 5, depth: 60, puffs: 23, opacity: 0.089 },
      { x: 1_080, z: 2_150, toX: 1_250, toZ: 3_500, aside: 120, base: 4, depth: 32, puffs: 16, opacity: 0.056 },
      { x: 2_050, z: 1_350, toX: 2_250, toZ: 2_350, aside: 170, base: 5, depth: 28, puffs: 13, opacity: 0.045 },
      { x: 3_120, z: -1_500, toX: 2_960, toZ: 500, aside: 120, base: 165, depth: 75, puffs: 23, opacity: 0.081 },
      { x: 3_060, z: 1_300, toX: 2_900, toZ: 2_650, aside: 110, base: 210, depth: 80, puffs: 18, opacity: 0.073 },
      { x: 2_350, z: -2_300, toX: 2_550, toZ: -1_000, aside: 150, base: 10, depth: 36, puffs: 16, opacity: 0.064 },
      { x: 1_500, z: -2_900, toX: 1_750, toZ: -5_600, aside: 330, base: 120, depth: 95, puffs: 31, opacity: 0.097 },
    ],
  },
} as const satisfies Record<string, CloudLook>;

export type LookName = keyof typeof looks;
