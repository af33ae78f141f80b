/** Answers what-ifs off the main thread; several at once take turns. */
import { doWork } from '../what-if/work';
import { inSlices } from './slices';
import type { TaskReply, TaskRequest } from './tasks';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<TaskRequest>) => void) | null;
  postMessage(reply: TaskReply, transfer?: Transferable[]): void;
};

/** Between two turns it hears that it is to stop, ms. */
const TURN = 30;

const atWork = new Map<number, AbortController>();

scope.onmessage = ({ data }) => {
  if ('stop' in data) {
    atWork.get(data.stop)?.abort();
    return;
  }
  const { id, work } = data;
  const stopper = new AbortController();
  atWork.set(id, stopper);
  const progress = (share: number) => scope.postMessage({ id, share });
  inSlices(doWork(work), TURN, { progress, signal: stopper.signal })
    .then((done) => {
      if (done) scope.postMessage({ id, done }, done instanceof Float64Array ? [done.buffer] : []);
    })
    .catch((error) => scope.postMessage({ id, failure: String(error) }))
    .finally(() => atWork.delete(id));
};
