/** Has what rigid bodies make of a recording worked out while the picture goes on, for the recording that stays. */
import type { Bake } from '../../bake/bake';
import type { Recording } from '../../recording/recording';
import type { Builder } from '../build/builder';

export interface Bakes {
  /** Cheap enough for every step of a slider. */
  setRecording(recording: Recording): void;
  dispose(): void;
}

/** A recording that has stayed for so long, ms, is baked: the hand on the slider rests. */
const REST_MS = 250;

/** @param take  is given null when what it has no longer belongs to the recording, and the bake when it is there */
export function createBakes(builder: Builder, take: (bake: Bake | null, of: Recording) => void): Bakes {
  let wanted: string | null = null;
  let made: Bake | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    setRecording(recording) {
      const { hash, jump, values } = recording;
      if (hash === wanted) {
        // Only the light is another.
        take(made, recording);
        return;
      }
      wanted = hash;
      made = null;
      take(null, recording);
      clearTimeout(timer);
      timer = setTimeout(() => {
        builder.run('bake', { jump, values }).then(
          (bake) => {
            if (wanted !== bake.recordingHash) return;
            made = bake;
            take(bake, recording);
          },
          // Without it bodies are as rigid as they were.
          () => undefined,
        );
      }, REST_MS);
    },
    dispose() {
      wanted = null;
      clearTimeout(timer);
    },
  };
}
