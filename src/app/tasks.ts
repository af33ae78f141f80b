/** Has what-ifs answered by workers, or, where workers are refused, here in slices between the frames. */
import type { Watch, WhatIfActions } from '../ui/what-if/actions';
import { RUN } from '../what-if/spread';
import { type AnswerOf, type Done, doWork, MOST_RUNS, type Work } from '../what-if/work';
import { inSlices } from './slices';

export type TaskRequest = { readonly id: number; readonly work: Work } | { readonly stop: number };
export type TaskReply =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly done: Done }
  | { readonly id: number; readonly failure: string };

/** Those of the questions that are work; however many workers do it, the answers are the same. */
export interface Tasks extends Pick<WhatIfActions, 'solve' | 'spread'> {
  dispose(): void;
}

export interface TaskOptions {
  /** Workers at most. */
  readonly count?: number;
  /** For the tests. Null where workers are refused. */
  createWorker?(): Worker | null;
}

/** ms of a turn on the main thread: half a frame is left to the picture. */
const TURN = 8;
/** Runs handed over at once: a bar that moves, and far fewer than may be. */
const CHUNK = Math.min(50, MOST_RUNS);
/** Work that lies ready at each worker, so that none waits for the page. */
const AHEAD = 2;

function startWorker(): Worker | null {
  if (typeof Worker === 'undefined') return null;
  try {
    return new Worker(new URL('./tasks-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null; // refused, as for a page opened from a file
  }
}

/** One stays free for the page. */
function usualCount(): number {
  return Math.min(4, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));
}

interface Waiting {
  readonly work: Work;
  readonly watch: Watch;
  readonly worker: Worker;
  settle(done: Done | null | Promise<Done | null>): void;
  fail(reason: Error): void;
}

export function createTasks({ count = usualCount(), createWorker = startWorker }: TaskOptions = {}): Tasks {
  const waiting = new Map<number, Waiting>();
  let workers: Worker[] = [];
  let isRefused = false;
  let isGone = false;
  let next = 0;

  /** As many workers as are wanted, if there may be any. */
  function staff(wanted: number): void {
    while (!isRefused && workers.length < Math.min(wanted, count)) {
      const worker = createWorker();
      if (!worker) {
        isRefused = true;
        return;
      }
      worker.onmessage = ({ data }: MessageEvent<TaskReply>) => hear(data);
      worker.onerror = () => lose(worker);
      workers.push(worker);
    }
  }
  function hear(reply: TaskReply): void {
    const task = waiting.get(reply.id);
    if (!task) return;
    if ('share' in reply) {
      task.watch.progress(reply.share);
      return;
    }
    waiting.delete(reply.id);
    if ('failure' in reply) task.fail(new Error(reply.failure));
    else task.settle(reply.done);
  }
  /** A worker that does not start or dies: what it has not done is done here. */
  function lose(worker: Worker): void {
    worker.terminate();
    workers = workers.filter((each) => each !== worker);
    isRefused = workers.length === 0;
    for (const [id, task] of waiting) {
      if (task.worker !== worker) continue;
      waiting.delete(id);
      task.settle(inSlices(doWork(task.work), TURN, task.watch));
    }
  }
  const loadOf = (worker: Worker) => [...waiting.values()].filter((task) => task.worker === worker).length;

  function run(work: Work, watch: Watch): Promise<Done | null> {
    if (isGone || watch.signal.aborted) return Promise.resolve(null);
    const [first, ...others] = workers;
    if (!first) return inSlices(doWork(work), TURN, watch);
    const worker = others.reduce((least, each) => (loadOf(each) < loadOf(least) ? each : least), first);
    const id = next++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { work, watch, worker, settle: resolve, fail: reject });
      watch.signal.addEventListener('abort', () => {
        const task = waiting.get(id);
        if (!task) return;
        waiting.delete(id);
        task.worker.postMessage({ stop: id } satisfies TaskRequest);
        resolve(null);
      });
      worker.postMessage({ id, work } satisfies TaskRequest);
    });
  }

  return {
    solve(question, of, asked, watch) {
      staff(1);
      return run({ kind: 'solve', ...of, question, asked }, watch) as Promise<AnswerOf<typeof question> | null>;
    },
    async spread(of, { variation, seed, runs }, watch) {
      staff(count);
      const all = new Float64Array(RUN * runs);
      let begun = 0;
      let flown = 0;
      const part: Watch = { signal: watch.signal, progress: () => undefined };
      async function lane(): Promise<void> {
        while (begun < runs && !watch.signal.aborted) {
          const from = begun;
          const to = Math.min(from + CHUNK, runs);
          begun = to;
          const done = await run({ kind: 'spread', ...of, variation, seed, from, to }, part);
          if (!(done instanceof Float64Array)) return;
          all.set(done, RUN * from);
          flown += to - from;
          watch.progress(flown / runs);
        }
      }
      await Promise.all(Array.from({ length: Math.max(1, workers.length * AHEAD) }, lane));
      return flown === runs ? all : null;
    },
    dispose() {
      isGone = true;
      for (const worker of workers) worker.terminate();
      workers = [];
      for (const { settle } of waiting.values()) settle(null);
      waiting.clear();
    },
  };
}
