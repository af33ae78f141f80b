/** What a thousand jumps of a spread cost beside a thousand warm single ones, and what the answers to the other questions cost. */
import { jumpById } from '../../src/jumps';
import type { JumpId } from '../../src/jumps/jump';
import { whole } from '../../src/math/sliced';
import type { Values } from '../../src/parameters/parameter';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import { usualVariation } from '../../src/what-if/spread';
import { doWork, type SolveWork } from '../../src/what-if/work';
import { serve, timesOf, Worker } from './processes';
import { table, twoDigits } from './table';

const RUNS = 1000;
/** As the page cuts them. */
const CHUNK = 50;
const ROUNDS = 7;

const subjects: readonly (readonly [label: string, jump: JumpId, changes: Values])[] = [
  ['HALO', 'halo', {}],
  ['HALO, strong wind', 'halo', { wind: '0:5@230,1500:15@250,5000:35@270,9000:60@285,14000:40@290' }],
  ['cliff', 'cliff', {}],
  ['cliff, pulled after 6 s', 'cliff', { openingRule: 'delay' }],
];

const questions: readonly (readonly [label: string, work: Omit<SolveWork, 'kind' | 'values'>])[] = [
  [
    'drag area for a peak',
    { jump: 'halo', question: 'dragAreaForPeak', asked: { parameter: 'diveDragArea', peak: 95 } },
  ],
  ['lowest opening, HALO', { jump: 'halo', question: 'lowestOpening', asked: { sink: 5, grain: 1 } }],
  ['lowest opening, cliff', { jump: 'cliff', question: 'lowestOpening', asked: { sink: 5, grain: 1 } }],
  ['latest release', { jump: 'cliff', question: 'latestRelease', asked: { clearance: 5, pullHeight: 0 } }],
  ['exit point', { jump: 'halo', question: 'releasePoint', asked: { downrange: 0, right: 0 } }],
];

/** ms of processor time: what others do on the machine is no part of it. */
function timed(act: () => void): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

interface Request {
  readonly subject?: number;
  readonly question?: number;
}
interface Timed {
  readonly spread: number;
  /** As the jump is, and without the cameraman, whom no question flies. */
  readonly single: number;
  readonly bare: number;
}

/** All in one process, taking turns. */
export function serveWhatIfs(): void {
  serve(({ subject, question }: Request): Timed | number => {
    if (question !== undefined) {
      const [, work] = questions[question] as (typeof questions)[number];
      const values = defaultsOf(jumpById(work.jump).parameters);
      return timed(() => whole(doWork({ kind: 'solve', ...work, values })));
    }
    const [, id, changes] = subjects[subject ?? 0] as (typeof subjects)[number];
    const jump = jumpById(id);
    const values: Values = { ...defaultsOf(jump.parameters), ...changes };
    const bare: Values = 'cameraman' in values ? { ...values, cameraman: false } : values;
    return {
      spread: timed(() => {
        for (let from = 0; from < RUNS; from += CHUNK) {
          const to = from + CHUNK;
          whole(doWork({ kind: 'spread', jump: id, values, variation: usualVariation, seed: 1, from, to }));
        }
      }),
      single: timed(() => {
        for (let i = 0; i < RUNS; i++) simulate(jump, values);
      }),
      bare: timed(() => {
        for (let i = 0; i < RUNS; i++) simulate(jump, bare);
      }),
    };
  });
}

export async function measureWhatIfs(): Promise<void> {
  const rows: string[][] = [];
  for (const [subject, [label]] of subjects.entries()) {
    const worker = new Worker('what-ifs');
    const rounds: Timed[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const times = await worker.ask<Timed>({ subject });
      if (round > 0) rounds.push(times);
    }
    worker.end();
    const ratio = (of: 'single' | 'bare') => timesOf(rounds.map((times) => times.spread / times[of]));
    const spread = timesOf(rounds.map((times) => times.spread));
    rows.push([
      label,
      twoDigits(ratio('single').median),
      twoDigits(ratio('bare').median),
      twoDigits(ratio('bare').best),
      twoDigits(spread.median),
      twoDigits(spread.best),
    ]);
  }
  console.log(`## A spread of ${RUNS} jumps, varied as usual, beside ${RUNS} warm single ones in the same process`);
  console.log();
  table(['jump', 'times as it is', 'times without the cameraman, median', 'best', 'median ms', 'best ms'], rows);

  const answers: string[][] = [];
  for (const [question, [label]] of questions.entries()) {
    const worker = new Worker('what-ifs');
    const first = await worker.ask<number>({ question });
    const later: number[] = [];
    for (let round = 0; round < ROUNDS; round++) later.push(await worker.ask<number>({ question }));
    worker.end();
    answers.push([label, twoDigits(first), twoDigits(timesOf(later).median), twoDigits(timesOf(later).best)]);
  }
  console.log('## Answers to questions');
  console.log();
  table(['question', 'first, ms', 'later, median', 'best'], answers);
}
