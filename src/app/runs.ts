import type { Jump, JumpId } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import type { Problem } from '../parameters/values';
import type { Recording } from '../recording/recording';
import type { Run } from '../ui/state';

export type Simulate = (jump: Jump, values: Values) => Recording;
/** Last word on values before they are simulated: what a hold solves for is put in here. */
export type Settle = (jump: Jump, values: Values) => Values;

const asTheyAre: Settle = (_, values) => values;

/**
 * The runs of the page and the edits that wait for them.
 *
 * A slider that is dragged sends more edits than there are frames. They are kept until the next frame asks, so that each jump
 * is simulated at most once a frame, with the latest values.
 */
export interface Runs {
  /** The values as last edited, simulated or not. */
  valuesOf(id: JumpId): Values;
  edit(id: JumpId, values: Values): void;
  /** Values that were simulated before: they come back as they were, and nothing is settled anew. */
  restore(id: JumpId, values: Values): void;
  readonly isWaiting: boolean;
  /** Simulates what waits. Returns the new runs, or null if nothing came of it. */
  simulateWaiting(): { runs: Readonly<Record<JumpId, Run>>; problems: readonly Problem[] } | null;
}

export function createRun(jump: Jump, values: Values, simulate: Simulate): Run {
  return { jump, values, recording: simulate(jump, values) };
}

export function createRuns(first: Readonly<Record<JumpId, Run>>, simulate: Simulate, settle: Settle = asTheyAre): Runs {
  let runs = first;
  const waiting = new Map<JumpId, { readonly values: Values; readonly settle: Settle }>();
  return {
    valuesOf: (id) => waiting.get(id)?.values ?? runs[id].values,
    edit(id, values) {
      waiting.set(id, { values, settle });
    },
    restore(id, values) {
      waiting.set(id, { values, settle: asTheyAre });
    },
    get isWaiting() {
      return waiting.size > 0;
    },
    simulateWaiting() {
      if (waiting.size === 0) return null;
      const problems: Problem[] = [];
      for (const [id, { values, settle: settled }] of waiting) {
        const { jump } = runs[id];
        try {
          runs = { ...runs, [id]: createRun(jump, settled(jump, values), simulate) };
        } catch (error) {
          // Values are checked before they come here, so this is a mistake of the program; the last good run stays.
          problems.push({ key: id, message: `These values could not be simulated; the last run stays. (${error})` });
        }
      }
      waiting.clear();
      return { runs, problems };
    },
  };
}
