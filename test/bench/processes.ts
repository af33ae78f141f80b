/** Every measurement runs in a process of its own: type feedback shared between solvers would distort the times. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** A timed call: what is measured, how often a round calls it. */
export interface Timed {
  readonly run: () => unknown;
  readonly calls: number;
}

/** One process with one task. Requests are answered in order. */
export class Worker {
  readonly #process: ChildProcess;

  constructor(task: string) {
    const runner = join(import.meta.dirname, '../../.ci/run-ts.mjs');
    this.#process = fork(runner, [join(import.meta.dirname, 'index.ts'), task]);
  }

  ask<T>(request: unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      const failed = (code: number | null): void => reject(new Error(`a benchmark process ended with ${code}`));
      this.#process.once('exit', failed);
      this.#process.once('message', (answer) => {
        this.#process.off('exit', failed);
        resolve(answer as T);
      });
      this.#process.send(request as object);
    });
  }

  end(): void {
    this.#process.kill();
  }
}

/** Answers the requests of the parent process. */
export function serve(answer: (request: never) => unknown): void {
  process.on('message', (request) => {
    process.send?.(answer(request as never) as object);
  });
  process.on('disconnect', () => process.exit());
}

/** Microseconds a call. */
export function time({ run, calls }: Timed): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) run();
  return ((performance.now() - start) * 1000) / calls;
}

/** Runs it hot and finds how many calls last about 40 ms. */
export function warmUp(run: () => unknown): Timed {
  const end = performance.now() + 600;
  let calls = 0;
  while (performance.now() < end) {
    run();
    calls++;
  }
  const each = time({ run, calls: Math.max(1, Math.ceil(calls / 20)) });
  return { run, calls: Math.max(1, Math.round(40_000 / each)) };
}

export interface Times {
  readonly median: number;
  readonly best: number;
}

export function timesOf(values: readonly number[]): Times {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? Number.NaN, best: sorted[0] ?? Number.NaN };
}
