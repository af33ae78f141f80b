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
}

export const looks = {
  desert: { seed: 7, base: 2_300, depth: 600, cell: 1_700, reach: 78_000, heap: 0.35, share: 1, crossed: true },
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
      { x: 1_450, z: 1_500, toX: 1_800, toZ: 4_300, aside: 560, base: 12, depth: 80, puffs: 34 },
      { x: 2_650, z: -900, toX: 2_450, toZ: 3_600, aside: 260, base: 150, depth: 110, puffs: 44 },
      { x: 1_500, z: -2_700, toX: 1_700, toZ: -6_200, aside: 560, base: 70, depth: 120, puffs: 34 },
    ],
  },
} as const satisfies Record<string, CloudLook>;

export type LookName = keyof typeof looks;
