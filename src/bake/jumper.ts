import type { Sliced } from '../math/sliced';
import type { Recording } from '../recording/recording';
import type { Frames } from './bake';
import { bakeLimbs } from './limb-stretches';
import { createScript } from './script';
import { bakeSwing } from './swing';

/** What rigid bodies make of the jumper, each in one or more stretches of the jump. */
export interface JumperBake {
  /** Poses, see `postures.ts`. */
  readonly limbs: readonly Frames[];
  /** Direction to the canopy and attitude below it, see `swing.ts`. */
  readonly swing: readonly Frames[];
}

export function* bakeJumper(recording: Recording): Sliced<JumperBake> {
  const script = createScript(recording);
  const swing = yield* bakeSwing(recording, script);
  return { limbs: yield* bakeLimbs(recording, script, swing), swing };
}
