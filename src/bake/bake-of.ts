import type { Recording } from '../recording/recording';
import type { Bake } from './bake';
import { bakeBike } from './bike';
import { bakeJumper } from './jumper';

/** Bakes all that belongs to a recording. For a worker: takes as long as several frames of the picture. */
export function bakeOf(recording: Recording): Bake {
  return {
    recordingHash: recording.hash,
    bike: bakeBike(recording),
    jumper: bakeJumper(recording),
  };
}
