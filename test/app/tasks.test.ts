import { describe, expect, it } from 'vitest';
import { inSlices } from '../../src/app/slices';
import { createTasks, type TaskReply, type TaskRequest } from '../../src/app/tasks';
import { halo } from '../../src/jumps/halo';
import { whole } from '../../src/math/sliced';
import { defaultsOf } from '../../src/parameters/values';
import { RUN, usualVariation } from '../../src/what-if/spread';
import type { Steps } from '../../src/what-if/trial';
import { doWork, MOST_RUNS } from '../../src/what-if/work';

const run = { jump: 'halo', values: { ...defaultsOf(halo.parameters), cameraman: false } } as const;
const asked = { variation: usualVariation, seed: 1, runs: 230 };
const all = whole(doWork({ kind: 'spread', ...run, variation: usualVariation, seed: 1, from: 0, to: 230 }));

const watching = () => {
  const stopper = new AbortController();
  const shares: number[] = [];
  return { stopper, shares, watch: { signal: stopper.signal, progress: (share: number) => shares.push(share) } };
};

/** A worker that does its work some while later, those with an odd number more slowly; it notes all that it is told and sends. */
function createHand(number: number, log: { requests: TaskRequest[]; replies: TaskReply[] }) {
  const hand = {
    onmessage: null as ((event: { data: TaskReply }) => void) | null,
    onerror: null as (() => void) | null,
    isEnded: false,
    postMessage(request: TaskRequest) {
      log.requests.push(request);
      if ('stop' in request) return;
      setTimeout(
        () => {
          if (hand.isEnded) return;
          const done = whole(doWork(structuredClone(request.work)));
          const reply = { id: request.id, done };
          log.replies.push(reply);
          hand.onmessage?.({ data: reply });
        },
        number % 2 ? 9 : 1,
      );
    },
    terminate() {
      hand.isEnded = true;
    },
  };
  return hand;
}

function tasksWith(count: number) {
  const log = { requests: [] as TaskRequest[], replies: [] as TaskReply[] };
  const hands: ReturnType<typeof createHand>[] = [];
  const tasks = createTasks({
    count,
    createWorker() {
      const hand = createHand(hands.length, log);
      hands.push(hand);
      return hand as unknown as Worker;
    },
  });
  return { tasks, hands, log };
}

describe('a spread', () => {
  it.each([1, 2, 3, 4])('flown by %d workers is the same to the last bit', async (count) => {
    const { tasks, hands, log } = tasksWith(count);
    const { watch, shares } = watching();
    expect(await tasks.spread(run, asked, watch)).toEqual(all);
    expect(hands).toHaveLength(count);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    // Never more than so many at once.
    for (const reply of log.replies) {
      expect('done' in reply && (reply.done as Float64Array).length / RUN).toBeLessThanOrEqual(MOST_RUNS);
    }
    tasks.dispose();
    expect(hands.every((hand) => hand.isEnded)).toBe(true);
  });

  it('flown here, where workers are refused, is the same too', async () => {
    const tasks = createTasks({ createWorker: () => null, count: 4 });
    const { watch, shares } = watching();
    expect(await tasks.spread(run, asked, watch)).toEqual(all);
    expect(shares.at(-1)).toBe(1);
    tasks.dispose();
  });

  it('goes on with the others, or here, when workers die', async () => {
    for (const dying of [[0], [0, 1]]) {
      const { tasks, hands } = tasksWith(2);
      const { watch } = watching();
      const flying = tasks.spread(run, asked, watch);
      for (const i of dying) hands[i]?.onerror?.();
      expect(await flying).toEqual(all);
      tasks.dispose();
    }
  });

  it('that is stopped comes to nothing, and no more work is given out', async () => {
    const { tasks, log } = tasksWith(1);
    const { watch, stopper } = watching();
    const flying = tasks.spread(run, asked, watch);
    stopper.abort();
    expect(await flying).toBeNull();
    const given = log.requests.filter((request) => 'work' in request).length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(log.requests.filter((request) => 'work' in request)).toHaveLength(given);
    expect(log.requests.filter((request) => 'stop' in request)).toHaveLength(given);
    expect(await tasks.spread(run, asked, watch)).toBeNull();
    tasks.dispose();
  });
});

describe('a question', () => {
  it('has one answer, from a worker or from here', async () => {
    const sink = { sink: 3, grain: 1 };
    const { tasks } = tasksWith(1);
    const alone = createTasks({ createWorker: () => null, count: 1 });
    const answers = await Promise.all(
      [tasks, alone].map((each) => each.solve('lowestOpening', run, sink, watching().watch)),
    );
    expect(answers[0]).toEqual(whole(doWork({ kind: 'solve', ...run, question: 'lowestOpening', asked: sink })));
    expect(answers[1]).toEqual(answers[0]);
    tasks.dispose();
    alone.dispose();
  });

  it('whose work fails says so', async () => {
    const alone = createTasks({ createWorker: () => null, count: 1 });
    const asking = alone.solve('latestRelease', run, { clearance: 0, pullHeight: 0 }, watching().watch);
    await expect(asking).rejects.toThrow();
    alone.dispose();
  });
});

describe('work in slices', () => {
  function* counting(to: number, done: number[]): Steps<number> {
    for (let i = 0; i < to; i++) {
      done.push(i);
      yield i / to;
    }
    return to;
  }

  it('lets others in between, and is done all the same', async () => {
    const done: number[] = [];
    const { watch, shares } = watching();
    let turns = 0;
    const timer = setInterval(() => turns++);
    // No time at all for a turn: one step each.
    expect(await inSlices(counting(20, done), 0, watch)).toBe(20);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
    expect(done).toHaveLength(20);
    expect(shares).toHaveLength(20);
  });

  it('stops before the next step', async () => {
    const done: number[] = [];
    const stopper = new AbortController();
    const stopped = inSlices(counting(100, done), 0, {
      signal: stopper.signal,
      progress: () => done.length === 7 && stopper.abort(),
    });
    expect(await stopped).toBeNull();
    expect(done).toHaveLength(7);
  });
});
