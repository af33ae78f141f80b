import { expect, test } from 'vitest';
import { type Change, createHistory } from '../../src/app/history';

const change = (n: number): Change => ({
  jump: n % 2 ? 'cliff' : 'halo',
  before: { values: { n: n - 1 }, hold: null },
  after: { values: { n }, hold: n },
});

test('changes are taken back from the last to the first, and made again in their order', () => {
  const history = createHistory();
  expect(history).toMatchObject({ canUndo: false, canRedo: false });
  for (const n of [1, 2, 3]) history.add(change(n));
  expect([history.undo(), history.undo()]).toEqual([change(3), change(2)]);
  expect(history).toMatchObject({ canUndo: true, canRedo: true });
  expect([history.redo(), history.redo(), history.redo()]).toEqual([change(2), change(3), null]);
  expect([history.undo(), history.undo(), history.undo(), history.undo()]).toEqual([
    change(3),
    change(2),
    change(1),
    null,
  ]);
  expect(history).toMatchObject({ canUndo: false, canRedo: true });
});

test('a new change forgets what was taken back', () => {
  const history = createHistory();
  history.add(change(1));
  history.add(change(2));
  history.undo();
  history.add(change(5));
  expect(history.canRedo).toBe(false);
  expect([history.undo(), history.undo(), history.undo()]).toEqual([change(5), change(1), null]);
});

test('an evening of changes keeps the last two hundred', () => {
  const history = createHistory();
  for (let n = 1; n <= 1_000; n++) history.add(change(n));
  const taken: (Change | null)[] = [];
  while (history.canUndo) taken.push(history.undo());
  expect(taken).toHaveLength(200);
  expect(taken[0]).toEqual(change(1_000));
  expect(taken[199]).toEqual(change(801));
});
