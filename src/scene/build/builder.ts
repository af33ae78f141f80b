/** Has the long work of the picture done in a worker, and tells how far it is. */
import type { JobInput, JobName, JobOutput, JobReply, JobRequest } from './jobs';

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
  /** For the tests: without a worker the jobs are done here, each in a turn of its own. */
  createWorker?(): Worker | null;
}

function startWorker(): Worker | null {
  if (typeof Worker === 'undefined') return null;
  try {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null; // refused, as for a page opened from a file
  }
}

export function createBuilder({ onProgress, createWorker = startWorker }: BuilderOptions = {}): Builder {
  const waiting = new Map<number, { request: JobRequest; done(output: unknown): void; failed(reason: Error): void }>();
  const ofPlaces = new Map<string, Promise<unknown>>();
  const ofRuns = new Map<string, Promise<unknown>>();
  let worker: Worker | null = null;
  let started = false;
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
  function doHere(request: JobRequest): void {
    setTimeout(async () => {
      try {
        // Loaded only here: where there is a worker the page does without it.
        const { runJob } = await import('./jobs');
        if (disposed) return;
        const output = runJob(request.job, request.input);
        settle(request.id, (job) => job.done(output));
      } catch (error) {
        settle(request.id, (job) => job.failed(new Error(String(error))));
      }
    });
  }
  /** The worker is lost: what it has not done is done here. */
  function giveUpWorker(): void {
    worker?.terminate();
    worker = null;
    for (const { request } of waiting.values()) doHere(request);
  }
  function start(): void {
    started = true;
    worker = createWorker();
    if (!worker) return;
    worker.onmessage = ({ data }: MessageEvent<JobReply>) =>
      settle(data.id, (job) => ('failure' in data ? job.failed(new Error(data.failure)) : job.done(data.output)));
    worker.onerror = giveUpWorker;
  }

  return {
    run<K extends JobName>(job: K, input: JobInput<K>) {
      const key = `${job} ${JSON.stringify(input, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value))}`;
      const kept = passing.has(job) ? ofRuns : ofPlaces;
      let result = kept.get(key) as Promise<JobOutput<K>> | undefined;
      kept.delete(key);
      if (!result) {
        if (!started) start();
        const request: JobRequest = { id: next++, job, input };
        if (!passing.has(job)) asked++;
        result = new Promise<JobOutput<K>>((resolve, reject) => {
          waiting.set(request.id, { request, done: (output) => resolve(output as JobOutput<K>), failed: reject });
        });
        result.catch(() => kept.delete(key));
        if (worker) worker.postMessage(request);
        else doHere(request);
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
      worker?.terminate();
      worker = null;
      waiting.clear();
      ofPlaces.clear();
      ofRuns.clear();
    },
  };
}
