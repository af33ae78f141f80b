/** All that hangs over a jumper, as numbers: what the parts of the sequence write, and cloth and lines are drawn from. */
import type { Gear } from './canopy-gear';
import type { Rigging } from './canopy-rigging';
import type { CanopySize, Ribs } from './canopy-shape';

export interface Outfit {
  readonly cells: number;
  size: CanopySize;
  readonly ribs: Ribs;
  readonly rigging: Rigging;
  readonly gear: Gear;
  /** Where the bridle begins, at the bag or on top of the wing, and its end at the pilot chute. */
  readonly bridleFrom: Float64Array;
  readonly bridleTo: Float64Array;
  /** Mouth of the packed bag, where all lines run to. */
  readonly mouth: Float64Array;
}
