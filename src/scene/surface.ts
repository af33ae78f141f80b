/** A point whose height is looked for, m. */
export interface Spot {
  readonly x: number;
  y: number;
  readonly z: number;
}

/** Moves a point straight up or down onto the ground, or what is drawn as such. */
export type Settle = (point: Spot) => void;
