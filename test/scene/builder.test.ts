import { describe, expect, it } from 'vitest';
import { createBuilder } from '../../src/scene/build/builder';
import { buffersIn, type JobReply, type JobRequest, runJob } from '../../src/scene/build/jobs';

/** A worker that answers when it is told to. */
function createWorkerByHand() {
  const requests: JobRequest[] = [];
  const worker = {
    onmessage: null as ((event: { data: JobReply }) => void) | null,
    onerror: null as (() => void) | null,
    postMessage: (request: JobRequest) => requests.push(request),
    terminate() {},
  };
  return {
    worker: worker as unknown as Worker,
    requests,
    answer: () => {
      const { id, job, input } = requests.shift() as JobRequest;
      worker.onmessage?.({ data: { id, output: runJob(job, input) } });
    },
    fail: () => worker.onmessage?.({ data: { id: (requests.shift() as JobRequest).id, failure: 'no luck' } }),
    die: () => worker.onerror?.(),
  };
}

describe('long work for the picture', () => {
  it('is done by the worker, the same work once', async () => {
    const byHand = createWorkerByHand();
    const seen: string[] = [];
    const builder = createBuilder({
      createWorker: () => byHand.worker,
      onProgress: () => seen.push(`${builder.progress.done}/${builder.progress.asked}`),
    });
    const first = builder.run('landTexels', { size: 16 });
    const again = builder.run('landTexels', { size: 16 });
    const other = builder.run('landTexels', { size: 32 });
    expect(byHand.requests).toHaveLength(2);
    byHand.answer();
    byHand.answer();
    expect(await first).toBe(await again);
    expect((await other).length).toBe(4 * 32 * 32 * 4);
    expect(seen).toEqual(['0/1', '0/2', '1/2', '2/2']);
    expect(builder.progress).toEqual({ asked: 0, done: 0 });
    expect(await builder.run('landTexels', { size: 16 })).toBe(await first);
    expect(byHand.requests).toHaveLength(0);
    builder.dispose();
  });

  it('is done here where there is no worker, and where the worker dies', async () => {
    const alone = createBuilder({ createWorker: () => null });
    const byHand = createWorkerByHand();
    const widowed = createBuilder({ createWorker: () => byHand.worker });
    const before = widowed.run('landTexels', { size: 16 });
    byHand.die();
    const after = widowed.run('landTexels', { size: 32 });
    const expected = runJob('landTexels', { size: 16 });
    expect(await alone.run('landTexels', { size: 16 })).toEqual(expected);
    expect(await before).toEqual(expected);
    expect((await after).length).toBe(4 * 32 * 32 * 4);
    alone.dispose();
    widowed.dispose();
  });

  it('that failed can be asked for again', async () => {
    const byHand = createWorkerByHand();
    const builder = createBuilder({ createWorker: () => byHand.worker });
    const failed = builder.run('landTexels', { size: 16 });
    byHand.fail();
    await expect(failed).rejects.toThrow('no luck');
    const again = builder.run('landTexels', { size: 16 });
    byHand.answer();
    expect((await again).length).toBe(4 * 16 * 16 * 4);
    builder.dispose();
  });

  it('hands over each piece of memory once', () => {
    const shared = new Float32Array(8);
    const found = buffersIn({ a: shared, b: [shared.subarray(2), new Uint8Array(3)], c: 'text', d: null, e: 5 });
    expect([...found].map((buffer) => buffer.byteLength)).toEqual([32, 3]);
  });
});
