import type { Sliced } from '../math/sliced';
import type { Recording } from '../recording/recording';
import type { Bake } from './bake';
import { bakeBike } from './bike';
import { bakeJumper } from './jumper';

/** Bakes all that belongs to a recording: takes as long as many frames of the picture. */
export function* bakeOf(recording: Recording): Sliced<Bake> {
  return {
    recordingHash: recording.hash,
    bike: yield* bakeBike(recording),
    jumper: yield* bakeJumper(recording),
  };
}
