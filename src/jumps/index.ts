import { cliff } from './cliff';
import { halo } from './halo';
import type { Jump, JumpId } from './jump';

/** All jumps, in menu order. A new one is a file beside these and its line here. */
export const jumps: readonly Jump[] = [halo, cliff];

export function jumpById(id: JumpId): Jump {
  return jumps.find((jump) => jump.id === id) as Jump;
}
