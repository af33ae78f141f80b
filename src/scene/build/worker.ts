/** Does the jobs of the picture, one after the other, off the main thread. */
import { buffersIn, type JobReply, type JobRequest, runJob } from './jobs';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<JobRequest>) => void) | null;
  postMessage(reply: JobReply, transfer: Transferable[]): void;
};

scope.onmessage = ({ data: { id, job, input } }) => {
  try {
    const output = runJob(job, input);
    scope.postMessage({ id, output }, [...buffersIn(output)]);
  } catch (error) {
    scope.postMessage({ id, failure: String(error) }, []);
  }
};
