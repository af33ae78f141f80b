import type { Watch } from '../ui/what-if/actions';
import type { Steps } from '../what-if/trial';

/**
 * Does work in turns of at most so many ms, with room for everything else in between. A turn ends after the step in which its time
 * runs out.
 *
 * @returns null once it is stopped
 */
export async function inSlices<T>(steps: Steps<T>, turn: number, { progress, signal }: Watch): Promise<T | null> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    const end = performance.now() + turn;
    let share = 0;
    do {
      if (signal.aborted) return null;
      const { done, value } = steps.next();
      if (done) return value;
      share = value;
    } while (performance.now() < end);
    progress(share);
  }
}
