import type { JumpId } from '../jumps/jump';
import type { Values } from '../parameters/parameter';

/** All that a person sets up of one jump: its values, and the figure that is held (SI) or null. */
export interface Setup {
  readonly values: Values;
  readonly hold: number | null;
}

/** One change of a person: how a jump was set up before and after it. */
export interface Change {
  readonly jump: JumpId;
  readonly before: Setup;
  readonly after: Setup;
}

/** Changes that can be taken back, and those that were. */
export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Remembers a change; what was taken back before it is forgotten. */
  add(change: Change): void;
  undo(): Change | null;
  redo(): Change | null;
}

const MOST_CHANGES = 200;

export function createHistory(): History {
  const done: Change[] = [];
  const undone: Change[] = [];
  const move = (from: Change[], to: Change[]): Change | null => {
    const change = from.pop() ?? null;
    if (change) to.push(change);
    return change;
  };
  return {
    get canUndo() {
      return done.length > 0;
    },
    get canRedo() {
      return undone.length > 0;
    },
    add(change) {
      done.push(change);
      if (done.length > MOST_CHANGES) done.shift();
      undone.length = 0;
    },
    undo: () => move(done, undone),
    redo: () => move(undone, done),
  };
}
