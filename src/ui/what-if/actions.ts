import type { JumpId } from '../../jumps/jump';
import type { Values } from '../../parameters/parameter';
import type { GroundMarks } from '../../what-if/ground-marks';
import type { Variation } from '../../what-if/spread';
import type { AnswerOf, AskedOf, RunOf, SolveKey } from '../../what-if/work';

/** What whoever waits for an answer wants to hear, and how the work is stopped. */
export interface Watch {
  /** The share that is done, 0 to 1. */
  progress(share: number): void;
  readonly signal: AbortSignal;
}

export interface SpreadAsked {
  readonly variation: Variation;
  readonly seed: number;
  readonly runs: number;
}

/** What the questions need of the page. Answers are null once they are stopped. */
export interface WhatIfActions {
  solve<K extends SolveKey>(question: K, of: RunOf, asked: AskedOf<K>, watch: Watch): Promise<AnswerOf<K> | null>;
  /** The numbers of each run, as `what-if/spread.ts` lays them. */
  spread(of: RunOf, asked: SpreadAsked, watch: Watch): Promise<Float64Array | null>;
  /** Puts what was found into the jump. */
  takeOver(jump: JumpId, changes: Values): void;
  /** Draws on the ground of the run they belong to, until that changes; null takes them away. */
  showOnGround(marks: GroundMarks | null): void;
}
