/** How a baked swing is laid down and read: what the picture needs, without what makes it. */
import { blendTurns, normalizeTurn } from '../math/quaternion';
import type { Frames } from './bake';
import { stretchAt } from './stretches';

/** Numbers of a frame: the unit vector from the shoulders to the canopy, then the attitude of the trunk as a turn. */
export const SWING_SIZE = 7;
export const SWING_BODY = 3;

const swung = new Float64Array(SWING_SIZE);
const hung = new Float64Array(4);
const weight = new Float64Array(1);

/**
 * Lays what is baked for a moment over the direction to the canopy and the attitude of the trunk that are known without it.
 * Leaves both where nothing is baked.
 *
 * @param fade  how much of it to lay over, 0 to 1, in its first place
 */
export function swingAt(
  stretches: readonly Frames[],
  moments: Float64Array,
  towards: Float64Array,
  turn: Float64Array,
  fade: Float64Array,
): void {
  stretchAt(stretches, moments, swung, weight);
  weight[0]! *= fade[0] as number;
  const share = weight[0] as number;
  if (!(share > 0)) return;
  let length = 0;
  for (let i = 0; i < 3; i++) {
    towards[i]! += (swung[i]! - towards[i]!) * share;
    length += towards[i]! * towards[i]!;
  }
  length = Math.sqrt(length);
  if (length > 1e-6) for (let i = 0; i < 3; i++) towards[i]! /= length;
  for (let i = 0; i < 4; i++) hung[i] = swung[SWING_BODY + i]!;
  normalizeTurn(hung);
  blendTurns(turn, hung, weight, turn);
}
