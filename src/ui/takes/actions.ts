import type { JumpId } from '../../jumps/jump';
import type { Values } from '../../parameters/parameter';
import type { Take } from '../state';

/** What can be done to the runs that are kept. The page's state follows. */
export interface TakeKeeper {
  /** The new take; or a sentence why there is none. */
  keep(name: string, jump: JumpId, values: Values): Promise<Take | string>;
  /** Null once it is done; or a sentence why not. */
  rename(id: string, name: string): string | null;
  /** Returns how to bring it back. */
  remove(id: string): () => void;
  /** Takes what a file holds; in sentences what came of it. */
  importFile(text: string): Promise<readonly string[]>;
  fileOf(runs: readonly Omit<Take, 'id'>[]): string;
}

export interface TakesActions {
  /** Fetched, and the browser's storage read, when they are first asked for. */
  open(): Promise<TakeKeeper>;
  /** The values become the run of one's own, as one step that can be undone, and its view opens. */
  restore(jump: JumpId, values: Values): void;
}
