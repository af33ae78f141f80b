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
  },
} as const satisfies Record<string, CloudLook>;

export type LookName = keyof typeof looks;
