import { describe, expect, it } from 'vitest';
import { createRun } from '../../../src/app/runs';
import { createPresetRuns, createTakeRuns, shownRuns } from '../../../src/app/shown';
import { jumpById, jumps } from '../../../src/jumps';
import { defaultComparison } from '../../../src/parameters/address';
import { type Units, unitSystems } from '../../../src/parameters/reader-units';
import { feet } from '../../../src/parameters/units';
import { defaultsOf } from '../../../src/parameters/values';
import { simulate } from '../../../src/recording/simulate';
import { alignmentText, isMomentMissing } from '../../../src/ui/compare/alignment-text';
import type { Comparison } from '../../../src/ui/state';

const { imperial, metric } = unitSystems;
const own = (id: 'halo' | 'cliff', changes = {}) =>
  createRun(jumpById(id), { ...defaultsOf(jumpById(id).parameters), ...changes }, simulate);
const runs = { halo: own('halo'), cliff: own('cliff') };
const sources = { preset: createPresetRuns(simulate), take: createTakeRuns(simulate) };

/** The sentence under a comparison. */
function say(changes: Partial<Comparison>, units: Units = imperial, cliff = runs.cliff): string {
  const comparison = { ...(defaultComparison(jumps) as Comparison), ...changes };
  const shown = shownRuns({ view: 'compare', runs: { ...runs, cliff }, comparison, track: null }, sources);
  expect(isMomentMissing(shown, comparison)).toBe(alignmentText(shown, comparison, units).includes('instead'));
  return alignmentText(shown, comparison, units);
}

describe('the sentence about an alignment', () => {
  it('says who leaves later, and by how much', () => {
    // The pulls lie 95.7 s and 24.5 s after their exits (test/landmarks).
    expect(say({ alignment: 'opening' })).toBe('Cliff leaves 71.2 s after HALO: both throw the pilot chute together.');
    const turned = { left: { kind: 'own', jump: 'cliff' }, right: { kind: 'own', jump: 'halo' } } as const;
    expect(say({ ...turned, alignment: 'opening' })).toBe(
      'Cliff leaves 71.2 s after HALO: both throw the pilot chute together.',
    );
  });

  it('names the height in the unit of the reader', () => {
    expect(say({ alignment: 'height', height: feet(2500) })).toMatch(/: both pass 2,500 ft together\.$/);
    expect(say({ alignment: 'height', height: 900 }, metric)).toMatch(/: both pass 900 m together\.$/);
  });

  it('says of the landing itself what it is', () => {
    expect(say({ alignment: 'height', height: 0 })).toMatch(
      /^Cliff leaves 188\.\d s after HALO: both come down together\.$/,
    );
  });

  it('has nothing to count for the exit', () => {
    expect(say({ alignment: 'exit' })).toBe('Both leave at the same instant.');
  });

  it('does not count what nobody can see', () => {
    expect(say({ alignment: 'opening', right: { kind: 'preset', jump: 'halo', preset: 'film' } })).toBe(
      'Both leave and throw the pilot chute together.',
    );
  });

  it('calls two runs of one jump by words, not names', () => {
    const right = { kind: 'preset', jump: 'cliff', preset: 'six-second' } as const;
    expect(say({ left: { kind: 'own', jump: 'cliff' }, right, alignment: 'opening' })).toBe(
      'The preset leaves 18.5 s after your run: both throw the pilot chute together.',
    );
  });

  it('says which of them never comes to the moment', () => {
    expect(say({ alignment: 'height', height: feet(12_000) })).toBe(
      'Cliff never passes 12,000 ft: both start at the exit instead.',
    );
    const unopened = own('cliff', { openingHeight: 0 });
    expect(say({ alignment: 'opening' }, imperial, unopened)).toBe(
      'Cliff never throws a pilot chute: both start at the exit instead.',
    );
    expect(say({ alignment: 'height', height: feet(40_000) })).toBe(
      'Neither run passes 40,000 ft: both start at the exit instead.',
    );
  });
});
