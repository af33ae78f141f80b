/** All about the clouds of a place that takes long, from plain data to plain data. */
import type { Sliced } from '../../math/sliced';
import { type GroundShadow, groundShadow } from './ground-shadow';
import { type Crossing, layoutClouds } from './layout';
import { lightPuffs } from './lighting';
import { type LookName, looks } from './looks';

export interface CloudsAsked {
  readonly look: LookName;
  readonly cover: number;
  readonly sprites: number;
  readonly crossing: Crossing | null;
  /** Towards the sun; of about unit length. */
  readonly sun: readonly [number, number, number];
  /** Texels along the edge of the shadows on the ground. */
  readonly shadowSize: number;
}

export interface CloudsBuilt {
  /** See `puffs.ts`. */
  readonly puffs: Float32Array;
  readonly shadow: GroundShadow;
}

export function* buildClouds({ look, cover, sprites, crossing, sun, shadowSize }: CloudsAsked): Sliced<CloudsBuilt> {
  const puffs = layoutClouds(looks[look], cover, sprites, crossing);
  yield;
  const length = Math.hypot(...sun);
  const towards = sun.map((v) => v / length);
  yield* lightPuffs(puffs, towards);
  return { puffs, shadow: groundShadow(puffs, towards, crossing?.x ?? 0, crossing?.z ?? 0, shadowSize) };
}
