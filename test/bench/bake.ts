/** What it takes to bake the rigid bodies of a jump: work of the worker, told in frames of the page that it runs beside. */

import { bakeOf } from '../../src/bake/bake-of';
import { bakeBike } from '../../src/bake/bike';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { whole } from '../../src/math/sliced';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import { buffersIn } from '../../src/scene/build/jobs';
import { serve, timesOf, Worker } from './processes';
import { table, twoDigits } from './table';

/** Fresh processes, for the first bake of a page, and further bakes in each. */
const FRESH = 3;
const ROUNDS = 6;
const FRAME_MS = 1000 / 60;

const recordings = {
  halo: () => simulate(halo, defaultsOf(halo.parameters)),
  cliff: () => simulate(cliff, defaultsOf(cliff.parameters)),
  'six-second': () => simulate(cliff, { ...defaultsOf(cliff.parameters), openingRule: 'delay', openingDelay: 6 }),
} as const;
type Subject = keyof typeof recordings;

const parts = {
  whole: (subject: Subject) => whole(bakeOf(recordings[subject]())),
  bike: (subject: Subject) => whole(bakeBike(recordings[subject]())),
} as const;
type Part = keyof typeof parts;

const rows: readonly (readonly [Subject, Part, string])[] = [
  ['halo', 'whole', 'HALO'],
  ['cliff', 'whole', 'cliff'],
  ['cliff', 'bike', 'cliff, the bike alone'],
  ['six-second', 'whole', 'cliff, pulled after 6 s'],
];

interface BakeRequest {
  readonly subject: Subject;
  readonly part: Part;
}

/** ms of one bake with the flight before it, and the bytes that go to the page. */
export function serveBakes(): void {
  serve(({ subject, part }: BakeRequest) => {
    const start = performance.now();
    const baked = parts[part](subject);
    const ms = performance.now() - start;
    const bytes = [...buffersIn(baked)].reduce((sum, buffer) => sum + buffer.byteLength, 0);
    return { ms, bytes };
  });
}

export async function measureBakes(): Promise<void> {
  const results: string[][] = [];
  for (const [subject, part, label] of rows) {
    const first: number[] = [];
    const later: number[] = [];
    let size = 0;
    for (let i = 0; i < FRESH; i++) {
      const worker = new Worker('bakes');
      for (let round = 0; round < ROUNDS; round++) {
        const { ms, bytes } = await worker.ask<{ ms: number; bytes: number }>({ subject, part });
        (round === 0 ? first : later).push(ms);
        size = bytes;
      }
      worker.end();
    }
    const cold = timesOf(first);
    const warm = timesOf(later);
    results.push([
      label,
      twoDigits(cold.median / FRAME_MS),
      twoDigits(warm.median / FRAME_MS),
      twoDigits(warm.best / FRAME_MS),
      twoDigits(cold.median),
      twoDigits(warm.median),
      `${Math.round(size / 1000)} kB`,
    ]);
  }
  console.log('## What rigid bodies make of a jump');
  console.log();
  console.log(
    'In the worker, beside the page: no frame waits for it. The flight that comes before it is in the times.',
  );
  console.log();
  table(
    ['jump', 'first bake, frames of 16.7 ms', 'later ones, median', 'best', 'first, ms', 'later, ms', 'size'],
    results,
  );
}
