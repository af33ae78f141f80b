import { describe, expect, it, vi } from 'vitest';
import { createRun } from '../../../src/app/runs';
import { jumpById, jumps } from '../../../src/jumps';
import { defaultComparison } from '../../../src/parameters/address';
import { defaultsOf } from '../../../src/parameters/values';
import { simulate } from '../../../src/recording/simulate';
import type { Comparison, PageState, TrackRun } from '../../../src/ui/state';
import { type FileActions, fileGroups } from '../../../src/ui/top-bar/files-menu';

const actions = {
  chooseFile: vi.fn<FileActions['chooseFile']>(),
  saveRun: vi.fn<FileActions['saveRun']>(),
  savePicture: vi.fn<FileActions['savePicture']>(),
  openVideo: vi.fn<FileActions['openVideo']>(),
};
const runs = (['halo', 'cliff'] as const).map((id) => {
  const jump = jumpById(id);
  return { run: createRun(jump, defaultsOf(jump.parameters), simulate), offset: 0, name: id, isOwn: true };
});
const comparison = defaultComparison(jumps) as Comparison;
const groupsOf = (changes: Partial<PageState>) =>
  fileGroups(
    { view: 'halo', shown: runs.slice(0, 1), track: null, tier: 'low', comparison, ...changes } as PageState,
    actions,
  );
const labelsOf = (changes: Partial<PageState>) => groupsOf(changes).map(({ label }) => label);

describe('the files menu', () => {
  it('offers what there is: no picture without one or under the drawing to scale, each of two runs by its name', () => {
    expect(labelsOf({})).toEqual(['Open', 'Save what you see', 'Save this run']);
    expect(labelsOf({ tier: null })).toEqual(['Open', 'Save this run']);
    const both = { view: 'compare', shown: runs } as const;
    expect(labelsOf(both)).toEqual(['Open', 'Save what you see', 'Save run: halo', 'Save run: cliff']);
    expect(labelsOf({ ...both, comparison: { ...comparison, picture: 'scale' } })).not.toContain('Save what you see');
  });

  it('saves the run that is named, in the format that is named', () => {
    const [, second] = groupsOf({ view: 'compare', shown: runs }).slice(-2);
    for (const item of second?.items ?? []) item.choose();
    expect(actions.saveRun.mock.calls).toEqual(
      ['channels', 'flySight1', 'flySight2', 'kml', 'run'].map((format) => [1, format]),
    );
  });

  it('says of each thing what it is for, once', () => {
    const groups = groupsOf({ view: 'compare', shown: runs });
    const [last] = groups.slice(-1);
    for (const group of groups) {
      for (const { label, note } of group.items) expect(note === undefined, label).toBe(group === last);
    }
  });

  it('offers no values of a measured jump', () => {
    const [first, second] = runs as [(typeof runs)[0], (typeof runs)[0]];
    const track = { ...second.run, name: 'x.csv' } as TrackRun;
    const groups = groupsOf({ view: 'compare', track, shown: [first, { ...second, run: track }] });
    const [own, measured] = groups.slice(-2).map(({ items }) => items.map(({ label }) => label));
    expect(own).toContain('Run (JSON)');
    expect(measured).toHaveLength((own?.length ?? 0) - 1);
    expect(measured).not.toContain('Run (JSON)');
  });
});
