import { expect, test } from 'vitest';
import { jumpById } from '../../../src/jumps';
import { defaultsOf } from '../../../src/parameters/values';
import { simulate } from '../../../src/recording/simulate';
import { columnsOf } from '../../../src/ui/drawer/figures-table';
import type { PageState, Run, ShownRun } from '../../../src/ui/state';

function runOf(id: 'halo' | 'cliff', changes = {}): Run {
  const jump = jumpById(id);
  const values = { ...defaultsOf(jump.parameters), ...changes };
  return { jump, values, recording: simulate(jump, values) };
}
const halo = runOf('halo');
const cliff = runOf('cliff');
const shown = (run: Run, name: string): ShownRun => ({ run, offset: 0, name, isOwn: true });
const columns = (runs: readonly ShownRun[], ghost: Run | null) =>
  columnsOf({ shown: runs, ghost } as PageState).map(({ name, run }) => [name, run]);

test('a run alone has one column, beside what it was before a change two', () => {
  expect(columns([shown(halo, 'HALO')], null)).toEqual([['HALO', halo]]);
  const before = runOf('halo', { mass: 120 });
  expect(columns([shown(halo, 'HALO')], before)).toEqual([
    ['Now', halo],
    ['Before', before],
  ]);
});

test('a change of the light alone leaves one column', () => {
  expect(columns([shown(halo, 'HALO')], runOf('halo', { haze: 5 }))).toEqual([['HALO', halo]]);
});

test('the ghost of the jump that is not in view has no column', () => {
  expect(columns([shown(halo, 'HALO')], cliff)).toEqual([['HALO', halo]]);
});

test('two runs in view are compared with each other, left first', () => {
  expect(columns([shown(cliff, 'Cliff'), shown(halo, 'HALO')], runOf('cliff'))).toEqual([
    ['Cliff', cliff],
    ['HALO', halo],
  ]);
});
