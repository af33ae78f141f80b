import type { QualityTier } from '../scene/tiers';

const ladder: readonly QualityTier[] = ['low', 'medium', 'high'];

/** Frames that are looked at together, and those let by after a change: programs and textures arrive in them. */
const WINDOW = 48;
const SETTLING = 40;
/** A frame longer than this was a stall of something else, s. */
const STALL = 0.4;
/** Slower than this is not fluent; faster than this may have room for more, s a frame. */
const TOO_SLOW = 1 / 27;
const FLUENT = 1 / 48;
/** Fluent windows in a row before more is tried. */
const PATIENCE = 8;

export interface Governor {
  readonly tier: QualityTier;
  /**
   * Tells how long a frame of the moving picture took, s.
   *
   * @returns whether `tier` has changed
   */
  frame(seconds: number): boolean;
}

/**
 * Picks the quality from measured frame times: down as soon as frames come too slowly, up once after a long fluent stretch, and
 * never again to where it was too slow.
 *
 * @param first  the guess to begin with
 */
export function createGovernor(first: QualityTier): Governor {
  const times = new Float64Array(WINDOW);
  let at = ladder.indexOf(first);
  let ceiling = ladder.length - 1;
  let count = 0;
  let settling = SETTLING;
  let fluentWindows = 0;

  function goTo(next: number): boolean {
    at = next;
    count = 0;
    settling = SETTLING;
    fluentWindows = 0;
    return true;
  }

  return {
    get tier() {
      return ladder[at] as QualityTier;
    },
    frame(seconds) {
      if (!(seconds > 0) || seconds > STALL) return false;
      if (settling > 0) {
        settling--;
        return false;
      }
      times[count++] = seconds;
      if (count < WINDOW) return false;
      count = 0;
      times.sort();
      // Three frames in four are at least this quick.
      const usual = times[Math.floor(0.75 * WINDOW)] as number;
      if (usual > TOO_SLOW) {
        if (at === 0) return false;
        ceiling = at - 1;
        return goTo(at - 1);
      }
      fluentWindows = usual < FLUENT ? fluentWindows + 1 : 0;
      return fluentWindows >= PATIENCE && at < ceiling ? goTo(at + 1) : false;
    },
  };
}
