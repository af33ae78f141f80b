import { describe, expect, it, vi } from 'vitest';
import { cliff } from '../../src/jumps/cliff';
import { isSliced } from '../../src/math/sliced';
import { defaultsOf } from '../../src/parameters/values';
import { militaryKit } from '../../src/scene/bodies/kits';
import { createBuilder } from '../../src/scene/build/builder';
import { beginJob, buffersIn, type JobName, type JobReply, type JobRequest, runJob } from '../../src/scene/build/jobs';
import { createStandIn } from '../../src/scene/build/stand-in';
import { landPlan } from '../../src/scene/settings/desert/map';

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
    answer: async () => {
      const { id, job, input } = requests.shift() as JobRequest;
      worker.onmessage?.({ data: { id, output: await runJob(job, input) } });
    },
    fail: () => worker.onmessage?.({ data: { id: (requests.shift() as JobRequest).id, failure: 'no luck' } }),
    die: () => worker.onerror?.(),
  };
}

/** Does a work and counts its slices. */
function slicesOf(work: unknown): number {
  let count = 1;
  if (isSliced(work)) while (!work.next().done) count++;
  return count;
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
    await byHand.answer();
    await byHand.answer();
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
    const expected = await runJob('landTexels', { size: 16 });
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
    await byHand.answer();
    expect((await again).length).toBe(4 * 16 * 16 * 4);
    builder.dispose();
  });

  it('gives way to the page between its slices where there is no worker, and makes the same of it', async () => {
    // A clock by which each slice takes 3 ms: the third of a turn is its last.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 3;
      return now;
    });
    const input = { size: 16 };
    const slices = slicesOf(await beginJob('landTexels', input));
    let turns = 0;
    let over = false;
    const page = (): void => {
      turns++;
      if (!over) setTimeout(page);
    };
    const standIn = createStandIn();
    const replies: JobReply[] = [];
    await new Promise<void>((done) => {
      standIn.onmessage = ({ data }) => {
        replies.push(data);
        if (replies.length === 3) done();
      };
      standIn.postMessage({ id: 7, job: 'landTexels', input });
      standIn.postMessage({ id: 8, job: 'landTexels', input: { size: 1e6 } });
      standIn.postMessage({ id: 9, job: 'waves', input });
      page();
    });
    over = true;
    clock.mockRestore();
    expect(turns).toBeGreaterThan(slices / 4);
    expect(replies.map(({ id }) => id)).toEqual([7, 8, 9]);
    expect(replies[0]).toEqual({ id: 7, output: await runJob('landTexels', input) });
    expect(replies[1]).toHaveProperty('failure');
    expect(replies[2]).toEqual({ id: 9, output: await runJob('waves', input) });
  });

  it('stops between two slices when nobody wants it any more', async () => {
    const standIn = createStandIn();
    const answered = vi.fn();
    standIn.onmessage = answered;
    standIn.postMessage({ id: 1, job: 'landTexels', input: { size: 128 } });
    standIn.postMessage({ id: 2, job: 'waves', input: { size: 16 } });
    standIn.terminate();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).not.toHaveBeenCalled();
  });

  const sun = [0.5, 0.6, 0.62] as const;
  const clouds = { look: 'desert', cover: 0.4, sprites: 900, crossing: null, sun, shadowSize: 64 };
  const jobs: readonly (readonly [job: JobName, input: unknown, slices: number])[] = [
    ['bake', { jump: 'cliff', values: defaultsOf(cliff.parameters) }, 200],
    ['figureSkin', { kit: militaryKit, around: 10, shiny: false }, 50],
    ['clouds', clouds, 200],
    ['puffs', { size: 64 }, 200],
    ['desertGrain', { size: 64 }, 200],
    ['desertLand', landPlan(0.3), 100],
    ['desertMap', { level: 1, size: 64 }, 64],
    ['desertShade', { size: 64, sun }, 256],
    ['landTexels', { size: 64 }, 256],
    ['waves', { size: 64 }, 56],
    ['fjordFarm', null, 30],
    ['fjordLand', { lip: 1096, density: 0.4, skyDirections: 8, heightCell: 20 }, 150],
    ['fjordPlants', { lip: 1096, density: 0.4, trees: 500 }, 100],
    ['fjordSunlight', { lip: 1096, density: 0.4, towards: sun, size: 256 }, 10],
  ];
  it.each(jobs)('can be left in the middle: %s', async (job, input, slices) => {
    expect(slicesOf(await beginJob(job, input))).toBeGreaterThanOrEqual(slices);
  });

  it('hands over each piece of memory once', () => {
    const shared = new Float32Array(8);
    const found = buffersIn({ a: shared, b: [shared.subarray(2), new Uint8Array(3)], c: 'text', d: null, e: 5 });
    expect([...found].map((buffer) => buffer.byteLength)).toEqual([32, 3]);
  });
});
