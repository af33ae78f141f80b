/** What gear is made of, and how finely. */
import type { Paint } from './figure-mesh';
import type { Rgb } from './kits';

export type V = [number, number, number];

/** How finely gear is made: corners around a round thing, edge of nets in m. */
export interface Fineness {
  readonly around: number;
  readonly mesh: number;
  readonly detail: boolean;
}

export const STEEL: Paint = { colour: [0.27, 0.27, 0.28], rough: 0.36, metal: 1 };
export const BLACK: Paint = { colour: [0.018, 0.018, 0.019], rough: 0.5 };
export const nylon = (colour: Rgb, weave = 0.35): Paint => ({ colour, rough: 0.8, weave });
