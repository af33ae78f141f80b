import { describe, expect, it, vi } from 'vitest';
import { createRun } from '../../src/app/runs';
import { createPresetRuns, createTakeRuns, shownRuns } from '../../src/app/shown';
import { jumpById, jumps } from '../../src/jumps';
import type { JumpId } from '../../src/jumps/jump';
import { defaultComparison, isSameSource } from '../../src/parameters/address';
import { defaultsOf } from '../../src/parameters/values';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import type { Comparison, RunSource } from '../../src/ui/state';

const runs = {
  halo: createRun(jumpById('halo'), { ...defaultsOf(jumpById('halo').parameters), mass: 130 }, simulate),
  cliff: createRun(jumpById('cliff'), { ...defaultsOf(jumpById('cliff').parameters), holdTime: 2 }, simulate),
};
const usual = defaultComparison(jumps) as Comparison;
const sources = { preset: createPresetRuns(simulate), take: createTakeRuns(simulate) };
const own = (jump: JumpId) => ({ kind: 'own', jump }) as const;
const compared = (changes: Partial<Comparison> = {}) =>
  shownRuns({ view: 'compare', runs, comparison: { ...usual, ...changes }, track: null }, sources);
const sample = createSample();

describe('the runs on show', () => {
  it('are one of your own where one jump is in view', () => {
    for (const view of ['halo', 'cliff'] as const) {
      const shown = shownRuns({ view, runs, comparison: usual, track: null }, sources);
      expect(shown).toEqual([{ run: runs[view], offset: 0, name: view === 'halo' ? 'HALO' : 'Cliff', isOwn: true }]);
    }
  });

  it('are your own of two jumps, left and right as asked', () => {
    const [a, b] = compared();
    expect([a?.run, b?.run, a?.isOwn, b?.isOwn]).toEqual([runs.halo, runs.cliff, true, true]);
    const turned = compared({ left: own('cliff'), right: own('halo') });
    expect(turned.map(({ run }) => run)).toEqual([runs.cliff, runs.halo]);
  });

  it('are your own run beside any preset as it is, which is not yours', () => {
    for (const jump of jumps) {
      for (const preset of jump.presets) {
        const [own, other] = compared({ right: { kind: 'preset', jump: jump.id, preset: preset.key } });
        expect(own?.run).toBe(runs.halo);
        expect(other?.isOwn).toBe(false);
        const pure = simulate(jump, { ...defaultsOf(jump.parameters), ...preset.values });
        expect(other?.run.recording.hash, preset.key).toBe(pure.hash);
      }
    }
  });

  it('have two different names, whatever stands beside what', () => {
    const all = jumps.flatMap(({ id, presets, parameters }): RunSource[] => [
      own(id),
      ...presets.map(({ key }) => ({ kind: 'preset', jump: id, preset: key }) as const),
      { kind: 'take', jump: id, name: 'Low', values: { ...defaultsOf(parameters), wind: 'calm' } },
    ]);
    for (const left of all) {
      for (const right of all) {
        if (isSameSource(left, right)) continue;
        const [a, b] = compared({ left, right });
        expect(a?.name).toMatch(/\S/);
        expect(b?.name).toMatch(/\S/);
        expect(a?.name).not.toBe(b?.name);
      }
    }
  });

  it('are a kept run by its name and values, simulated once, on either side', () => {
    const values = { ...defaultsOf(jumpById('halo').parameters), mass: 80 };
    const take = { kind: 'take', jump: 'halo', name: 'Lighter', values } as const;
    const [a, b] = compared({ left: take });
    expect([a?.name, a?.isOwn, b?.isOwn]).toEqual(['Lighter', false, true]);
    expect(a?.run.recording.hash).toBe(simulate(jumpById('halo'), values).hash);
    expect(compared({ right: take })[1]?.run).toBe(a?.run);
  });

  it('are the imported track where one is asked for and there is one', () => {
    const track = { ...runs.cliff, name: 'helsetkopen.csv', fit: '', mass: 100 };
    const comparison = { ...usual, right: { kind: 'track' } as const };
    const [, b] = shownRuns({ view: 'compare', runs, comparison, track }, sources);
    expect([b?.run, b?.isOwn, b?.name]).toEqual([track, false, 'Track']);
  });
});

describe('the offset between them', () => {
  it('is nothing for the exit', () => {
    expect(compared({ alignment: 'exit' }).map(({ offset }) => offset)).toEqual([0, 0]);
  });

  it('brings both to the same height at the same instant of the clock', () => {
    for (const height of [200, 700, 1000, 1090]) {
      const shown = compared({ alignment: 'height', height });
      // The clock at which the first passes, looked for here in steps and halves.
      const first = shown[0]!.run.recording;
      let [above, below] = [0, first.end];
      while (below - above > 1e-9) {
        const middle = 0.5 * (above + below);
        if (sampleAt(first, middle, sample).y >= height) above = middle;
        else below = middle;
      }
      for (const { run, offset } of shown) {
        expect(Math.abs(sampleAt(run.recording, above - offset, sample).y - height)).toBeLessThan(0.001);
      }
    }
  });

  it('brings both to their pull at the same instant', () => {
    const shown = compared({ alignment: 'opening', right: { kind: 'preset', jump: 'cliff', preset: 'six-second' } });
    const clocks = shown.map(({ run, offset }) => {
      const pull = run.recording.events.find(({ name }) => name === 'pull');
      return (pull?.time ?? Number.NaN) + offset;
    });
    expect(clocks[0]).toBeCloseTo(clocks[1]!, 9);
    expect(shown[1]?.offset).toBeGreaterThan(60);
  });

  it('is nothing where one of them never comes to the moment', () => {
    const shown = compared({ alignment: 'height', height: 5000 });
    expect(shown.map(({ offset }) => offset)).toEqual([0, 0]);
  });
});

describe('presets', () => {
  it('are simulated once, when they are first asked for', () => {
    const counted = vi.fn(simulate);
    const ask = createPresetRuns(counted);
    expect(counted).not.toHaveBeenCalled();
    const first = ask('cliff', 'six-second');
    expect(ask('cliff', 'six-second')).toBe(first);
    expect(counted).toHaveBeenCalledOnce();
    ask('halo', 'film');
    expect(ask('cliff', 'film')).not.toBe(ask('halo', 'film'));
    expect(counted).toHaveBeenCalledTimes(3);
  });
});
