import * as THREE from 'three';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bake } from '../../src/bake/bake';
import { bakeBike } from '../../src/bake/bike';
import { SADDLE } from '../../src/bake/bike-body';
import { cliff } from '../../src/jumps/cliff';
import { whole } from '../../src/math/sliced';
import { defaultsOf } from '../../src/parameters/values';
import type { Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { createBakes } from '../../src/scene/bodies/bakes';
import { createBike } from '../../src/scene/bodies/bike';
import { type Builder, createBuilder } from '../../src/scene/build/builder';
import type { JobReply, JobRequest } from '../../src/scene/build/jobs';
import { tiers } from '../../src/scene/tiers';

const defaults = defaultsOf(cliff.parameters);
const runAt = (rampSpeed: number, light = {}): Recording => simulate(cliff, { ...defaults, rampSpeed, ...light });
const madeFor = ({ hash }: Recording) => ({ recordingHash: hash, bike: null }) as unknown as Bake;

describe('baking what is on show', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A builder that answers when it is told to. */
  function slowBuilder() {
    const asked: { values: Recording['values']; answer(bake: Bake): void }[] = [];
    const builder = {
      run: (_: string, { values }: { values: Recording['values'] }) =>
        new Promise((resolve) => asked.push({ values, answer: resolve as (bake: Bake) => void })),
    } as unknown as Builder;
    return { builder, asked };
  }
  const settle = () => vi.advanceTimersByTimeAsync(0);

  it('waits until the hand on the slider rests, and asks for the last recording alone', async () => {
    const { builder, asked } = slowBuilder();
    const taken: (Bake | null)[] = [];
    const bakes = createBakes(builder, (bake) => taken.push(bake));
    const runs = Array.from({ length: 20 }, (_, i) => runAt(20 + 0.1 * i));
    for (const run of runs) {
      bakes.setRecording(run);
      await vi.advanceTimersByTimeAsync(30);
    }
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
    expect(asked[0]!.values.rampSpeed).toBe(runs[19]!.values.rampSpeed);
    const bake = madeFor(runs[19]!);
    asked[0]!.answer(bake);
    await settle();
    expect(taken.at(-1)).toBe(bake);
    expect(taken.slice(0, -1).every((each) => each === null)).toBe(true);
    bakes.dispose();
  });

  it('drops what comes too late, and keeps what it has where only the light changes', async () => {
    const { builder, asked } = slowBuilder();
    let shown: Bake | null = null;
    const bakes = createBakes(builder, (bake) => {
      shown = bake;
    });
    const [first, second] = [runAt(20), runAt(25)];
    bakes.setRecording(first);
    await vi.advanceTimersByTimeAsync(1_000);
    bakes.setRecording(second);
    asked[0]!.answer(madeFor(first));
    await settle();
    expect(shown).toBeNull();
    await vi.advanceTimersByTimeAsync(1_000);
    const bake = madeFor(second);
    asked[1]!.answer(bake);
    await settle();
    expect(shown).toBe(bake);
    shown = null;
    bakes.setRecording(runAt(25, { timeOfDay: 50_000 }));
    expect(shown).toBe(bake);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    bakes.setRecording(first);
    bakes.dispose();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
  });
});

describe('a bake among the jobs', () => {
  it('is done by the worker after what was asked before, and is told to nobody as building', async () => {
    const requests: JobRequest[] = [];
    const worker = {
      onmessage: null as ((event: { data: JobReply }) => void) | null,
      postMessage: (request: JobRequest) => requests.push(request),
      terminate() {},
    };
    const seen: string[] = [];
    const builder = createBuilder({
      createWorker: () => worker as unknown as Worker,
      onProgress: () => seen.push(`${builder.progress.done}/${builder.progress.asked}`),
    });
    const answer = (output: unknown) => worker.onmessage?.({ data: { id: requests.shift()!.id, output } });
    const place = builder.run('landTexels', { size: 16 });
    const run = { jump: 'cliff', values: defaults } as const;
    const bake = builder.run('bake', run);
    expect(requests.map(({ job }) => job)).toEqual(['landTexels', 'bake']);
    answer(new Uint8Array(4));
    await place;
    expect(builder.progress).toEqual({ asked: 0, done: 0 });
    answer(madeFor(runAt(25)));
    expect((await bake).recordingHash).toBe(runAt(25).hash);
    expect(seen).toEqual(['0/1', '1/1', '0/0']);
    // Many runs later the place is still known, and so is the latest run.
    for (let i = 0; i < 60; i++) builder.run('bake', { jump: 'cliff', values: { ...defaults, rampSpeed: i } });
    const before = requests.length;
    expect(builder.run('landTexels', { size: 16 })).toBe(place);
    builder.run('bake', { jump: 'cliff', values: { ...defaults, rampSpeed: 59 } });
    expect(requests).toHaveLength(before);
    builder.dispose();
  });
});

describe('the bike in the picture', () => {
  it('holds its rider at the recorded point of the machine until the release, and lets go of him after it', () => {
    const recording = runAt(25);
    const bike = createBike(tiers.low);
    bike.setRecording(recording);
    const baked = whole(bakeBike(recording));
    bike.setBake(baked);
    const sample = createSample();
    const saddle = new THREE.Vector3();
    for (const time of [-6, -3, -1, -0.2, 0, 0.2, 0.45]) {
      bike.update(sampleAt(recording, time, sample), () => undefined);
      saddle.set(SADDLE, 0, 0).applyQuaternion(bike.object.quaternion).add(bike.object.position);
      saddle.sub(bike.shift);
      expect(saddle.distanceTo(new THREE.Vector3(sample.x, sample.y, sample.z))).toBeLessThan(1e-3);
      expect(bike.shift.length()).toBeLessThan(0.15);
      // Its nose points where the rider is told it does.
      const nose = new THREE.Vector3(1, 0, 0).applyQuaternion(bike.object.quaternion);
      expect(Math.asin(nose.y)).toBeCloseTo(bike.pitch[0]!, 5);
    }
    bike.update(sampleAt(recording, 3, sample), () => undefined);
    expect(bike.shift.length()).toBe(0);
    bike.dispose();
  });
});

describe('the page', () => {
  const sources = import.meta.glob<string>('../../src/**/*.ts', { query: '?raw', import: 'default', eager: true });

  /** What a file brings with it when it is loaded: not types, and not what it loads when it needs it. */
  function loadedBy(path: string, seen: Set<string>): Set<string> {
    const text = sources[path];
    if (text === undefined || seen.has(path)) return seen;
    seen.add(path);
    for (const [, names, to] of text.matchAll(/^(?:import|export)\s(?!type\b)([^'"`;]*?)\s*from\s*'([^']+)'/gm)) {
      // `import { type A, type B }` brings nothing either.
      if (/^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names!)) continue;
      if (!to!.startsWith('.')) {
        seen.add(to!);
        continue;
      }
      const whole = new URL(to!, `file:///x/y/${path.replace('../../', '')}`).pathname.replace('/x/y/', '../../');
      loadedBy(`${whole}.ts` in sources ? `${whole}.ts` : `${whole}/index.ts`, seen);
    }
    return seen;
  }

  it('loads nothing of rigid bodies: they are for the worker', () => {
    const loaded = loadedBy('../../src/main.ts', new Set());
    expect(loaded.size).toBeGreaterThan(150);
    expect(loaded).toContain('../../src/scene/bodies/bike.ts');
    expect(loaded).not.toContain('cannon-es');
    // The first picture waits for the worker: what no picture waits for comes to it later.
    const worker = loadedBy('../../src/scene/build/worker.ts', new Set());
    expect(worker).toContain('../../src/scene/bodies/figure-skin.ts');
    expect(worker).not.toContain('cannon-es');
    expect(loadedBy('../../src/scene/build/bake-job.ts', new Set())).toContain('cannon-es');
  });
});
