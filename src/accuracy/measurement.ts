/** `published` and `measured` figures come from the world, `model` ones from two other programs, `closed form` ones from a formula. */
export type Basis = 'published' | 'measured' | 'model' | 'closed form' | 'step';

/** One figure of the program beside the one it should be. */
export interface Measurement {
  /** The table it belongs to. */
  readonly table: string;
  readonly what: string;
  readonly unit: string;
  readonly basis: Basis;
  /** Where the reference is from. */
  readonly source: string;
  readonly reference: number;
  readonly got: number;
  /** Largest difference allowed, in the unit. */
  readonly bar: number;
}

export const errorOf = (m: Measurement): number => m.got - m.reference;
/** False for anything that cannot be compared, NaN above all. */
export const isWithin = (m: Measurement): boolean => Math.abs(errorOf(m)) <= m.bar;
