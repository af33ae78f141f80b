import { expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import { unitSystems } from '../../../src/parameters/reader-units';
import { defaultsOf } from '../../../src/parameters/values';
import { eventTime } from '../../../src/recording/recording';
import { simulate } from '../../../src/recording/simulate';
import type { ShownRun } from '../../../src/ui/state';
import { tipAt } from '../../../src/ui/transport/timeline-tip';

const { aviation, imperial, metric } = unitSystems;
const [halo, cliff] = jumps.map((jump): ShownRun => {
  const values = defaultsOf(jump.parameters);
  return { run: { jump, values, recording: simulate(jump, values) }, offset: 0, name: jump.id, isOwn: true };
}) as [ShownRun, ShownRun];

test('a moment of one jump is told as its phase, height and vertical speed in the reader\u2019s units', () => {
  const peak = eventTime(halo.run.recording, 'peakSpeed') as number;
  // The default dive is set so that it peaks at 200 mph.
  expect(tipAt([halo], peak, imperial).lines).toEqual([
    { run: null, phase: 'dive', where: 'Dive', values: [expect.stringMatching(/^19,8\d\d ft$/), '\u2212200 mph'] },
  ]);
  expect(tipAt([halo], peak, metric).lines[0]?.values[1]).toBe('\u2212322 km/h');
  const pull = eventTime(halo.run.recording, 'pull') as number;
  expect(tipAt([halo], pull, aviation)).toMatchObject({
    events: ['Pull'],
    lines: [{ values: ['2,000 ft', expect.stringMatching(/ft\/min$/)] }],
  });
});

test('events are named at their moment only', () => {
  expect(tipAt([halo], 0, imperial)).toMatchObject({ events: ['Exit'], time: 'T+0.0 s' });
  expect(tipAt([halo], 0.1, imperial).events).toEqual([]);
  expect(tipAt([halo, cliff], 0, imperial).events).toEqual(['halo: Exit', 'cliff: Exit']);
});

test('of two jumps each has its line, and one that has not begun or is over gives no numbers', () => {
  const late = { ...cliff, offset: 60 };
  expect(tipAt([halo, late], 10, imperial).lines.map(({ run, where, values }) => [run, where, values.length])).toEqual([
    ['halo', 'Dive', 2],
    ['cliff', 'Not begun', 0],
  ]);
  expect(tipAt([halo, late], 150, imperial).lines[1]).toEqual({ run: 'cliff', phase: null, where: 'Over', values: [] });
});

test('a shifted run is read in its own time', () => {
  const late = { ...cliff, offset: 60 };
  expect(tipAt([halo, late], 65, metric).lines[1]?.values).toEqual(tipAt([cliff], 5, metric).lines[0]?.values);
});
