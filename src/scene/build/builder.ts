/** Has the long work of the picture done in a worker, and tells how far it is. */
import type { JobInput, JobName, JobOutput, JobRequest } from './jobs';
import { createStandIn, type Hand } from './stand-in';

export interface Builder {
  /**
   * Does a job; jobs are done in the order in which they are asked for. The same job with the same input is done once: its
   * result is kept, and must not be changed.
   *
   * @returns never settles once the builder is disposed
   */
  run<K extends JobName>(job: K, input: JobInput<K>): Promise<JobOutput<K>>;
  /** Jobs asked for and jobs done since nothing was left to do. Passing ones are not told. */
  readonly progress: { readonly asked: number; readonly done: number };
  dispose(): void;
}

/** Results that are kept: as many as the places and tiers between which people go back and forth. */
const KEPT = 32;

/**
 * Jobs that come with each run and not with a place: no building that anybody waits for, and no reason to forget a place. So many of
 * their results are kept, for who goes back to where he was.
 */
const passing: ReadonlySet<JobName> = new Set(['bake']);
const KEPT_PASSING = 6;

export interface BuilderOptions {
  /** Called when `progress` changes, and when any job is done. */
  onProgress?(): void;
  /** For the tests. Where this gives null the jobs are done on the main thread. */
  createWorker?(): Hand | null;
}

function startWorker(): Hand | null {
  if (typeof Worker === 'undefined') return null;
  try {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null; // refused, as by some browsers for a page opened from a file
  }
}

export function createBuilder({ onProgress, createWorker = startWorker }: BuilderOptions = {}): Builder {
  const waiting = new Map<number, { request: JobRequest; done(output: unknown): void; failed(reason: Error): void }>();
  const ofPlaces = new Map<string, Promise<unknown>>();
  const ofRuns = new Map<string, Promise<unknown>>();
  let hand: Hand | null = null;
  let disposed = false;
  let next = 0;
  let asked = 0;
  let done = 0;

  function settle(id: number, settleWith: (job: { done(output: unknown): void; failed(reason: Error): void }) => void) {
    const job = waiting.get(id);
    if (!job || disposed) return;
    waiting.delete(id);
    if (!passing.has(job.request.job)) done++;
    settleWith(job);
    onProgress?.();
    if (done === asked) asked = done = 0;
  }
  function employ(next: Hand): Hand {
    next.onmessage = ({ data }) =>
      settle(data.id, (job) => ('failure' in data ? job.failed(new Error(data.failure)) : job.done(data.output)));
    hand = next;
    return next;
  }
  function start(): Hand {
    const worker = createWorker();
    if (!worker) return employ(createStandIn());
    worker.onerror = () => {
      // The worker is lost: what it has not done is done here.
      worker.terminate();
      const standIn = employ(createStandIn());
      for (const { request } of waiting.values()) standIn.postMessage(request);
    };
    return employ(worker);
  }

  return {
    run<K extends JobName>(job: K, input: JobInput<K>) {
      const key = `${job} ${JSON.stringify(input, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value))}`;
      const kept = passing.has(job) ? ofRuns : ofPlaces;
      let result = kept.get(key) as Promise<JobOutput<K>> | undefined;
      kept.delete(key);
      if (!result) {
        const request: JobRequest = { id: next++, job, input };
        if (!passing.has(job)) asked++;
        result = new Promise<JobOutput<K>>((resolve, reject) => {
          waiting.set(request.id, { request, done: (output) => resolve(output as JobOutput<K>), failed: reject });
        });
        result.catch(() => kept.delete(key));
        (hand ?? start()).postMessage(request);
        if (!passing.has(job)) onProgress?.();
      }
      kept.set(key, result);
      for (const oldest of kept.keys()) {
        if (kept.size <= (passing.has(job) ? KEPT_PASSING : KEPT)) break;
        kept.delete(oldest);
      }
      return result;
    },
    get progress() {
      return { asked, done };
    },
    dispose() {
      disposed = true;
      hand?.terminate();
      waiting.clear();
      ofPlaces.clear();
      ofRuns.clear();
    },
  };
}
