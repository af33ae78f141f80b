/** What may take longer than a frame, as plain data: a worker does it, or the page itself in slices. */
import { jumpById } from '../jumps';
import type { JumpId } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import { dragAreaForPeak } from './drag-area';
import { latestRelease } from './latest-release';
import { lowestOpening } from './lowest-opening';
import { releasePoint } from './release-point';
import { flySpread, RUN, spreadSetup, type Variation } from './spread';
import type { Steps } from './trial';

/** Questions that are answered by a search. */
export const solves = { dragAreaForPeak, lowestOpening, latestRelease, releasePoint } as const;
export type SolveKey = keyof typeof solves;
export type AskedOf<K extends SolveKey> = Parameters<(typeof solves)[K]>[2];
export type AnswerOf<K extends SolveKey> = ReturnType<(typeof solves)[K]> extends Steps<infer A> ? A : never;

/** A jump as plain data. */
export interface RunOf {
  readonly jump: JumpId;
  readonly values: Values;
}

export interface SolveWork extends RunOf {
  readonly kind: 'solve';
  readonly question: SolveKey;
  readonly asked: AskedOf<SolveKey>;
}
/** Some of the runs of a spread. */
export interface SpreadWork extends RunOf {
  readonly kind: 'spread';
  readonly variation: Variation;
  readonly seed: number;
  readonly from: number;
  /** Not counted. */
  readonly to: number;
}
export type Work = SolveWork | SpreadWork;
export type Done = AnswerOf<SolveKey> | Float64Array;

/** So many runs are handed over at once at most. */
export const MOST_RUNS = 100;

export function doWork(work: Work): Steps<Done> {
  return work.kind === 'solve' ? solve(work) : spread(work);
}

function* solve({ jump, values, question, asked }: SolveWork): Steps<AnswerOf<SolveKey>> {
  const steps = solves[question] as (...given: unknown[]) => Steps<AnswerOf<SolveKey>>;
  return yield* steps(jumpById(jump), values, asked);
}

function* spread({ jump, values, variation, seed, from, to }: SpreadWork): Steps<Float64Array> {
  const setup = spreadSetup(jumpById(jump), values, variation, seed);
  const runs = new Float64Array(RUN * (to - from));
  for (let run = from; run < to; run++) {
    yield (run - from) / (to - from);
    flySpread(setup, run, runs, RUN * (run - from));
  }
  return runs;
}
