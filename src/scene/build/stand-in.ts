/** Does the work of a worker on the main thread, where the browser refuses one: in slices, with the page in between. */
import { isSliced } from '../../math/sliced';
import type { JobReply, JobRequest } from './jobs';

/** What the builder needs of a worker. */
export interface Hand {
  onmessage: ((event: MessageEvent<JobReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: JobRequest): void;
  terminate(): void;
}

/** A turn ends with the first slice after this time, ms: what remains of a frame is the page's. */
const TURN = 8;

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export function createStandIn(): Hand {
  const waiting: JobRequest[] = [];
  let busy = false;
  let ended = false;

  async function outputOf({ job, input }: JobRequest): Promise<unknown> {
    // Loaded only here: where there is a worker the page does without it.
    const { beginJob } = await import('./jobs');
    await nextTurn();
    const work = await beginJob(job, input);
    if (!isSliced(work)) return work;
    for (let turnEnd = performance.now() + TURN; ; ) {
      const slice = work.next();
      if (slice.done) return slice.value;
      if (performance.now() < turnEnd) continue;
      await nextTurn();
      if (ended) return null;
      turnEnd = performance.now() + TURN;
    }
  }

  async function workOff(): Promise<void> {
    busy = true;
    for (let request = waiting.shift(); request && !ended; request = waiting.shift()) {
      const { id } = request;
      const reply = await outputOf(request).then(
        (output): JobReply => ({ id, output }),
        (error): JobReply => ({ id, failure: String(error) }),
      );
      if (!ended) hand.onmessage?.(new MessageEvent('message', { data: reply }));
    }
    busy = false;
  }

  const hand: Hand = {
    onmessage: null,
    onerror: null,
    postMessage(request) {
      waiting.push(request);
      if (!busy) workOff();
    },
    terminate() {
      ended = true;
    },
  };
  return hand;
}
