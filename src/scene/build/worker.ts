/** Does the jobs of the picture, one after the other, off the main thread. */
import { buffersIn, type JobReply, type JobRequest, runJob } from './jobs';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<JobRequest>) => void) | null;
  postMessage(reply: JobReply, transfer: Transferable[]): void;
};

async function answer({ id, job, input }: JobRequest): Promise<void> {
  try {
    const output = await runJob(job, input);
    scope.postMessage({ id, output }, [...buffersIn(output)]);
  } catch (error) {
    scope.postMessage({ id, failure: String(error) }, []);
  }
}

// None begins before the one asked for earlier has ended, even where that first has to fetch something.
let last = Promise.resolve();
scope.onmessage = ({ data }) => {
  last = last.then(() => answer(data));
};
