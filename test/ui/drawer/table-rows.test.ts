import { expect, test } from 'vitest';
import { jumpById } from '../../../src/jumps';
import { eventNames } from '../../../src/jumps/jump';
import { defaultsOf } from '../../../src/parameters/values';
import { simulate } from '../../../src/recording/simulate';
import { intervals, rowAt, tableRows } from '../../../src/ui/drawer/table-rows';

const jump = jumpById('cliff');
const cliff = simulate(jump, defaultsOf(jump.parameters));

test.each(intervals)(
  'there is a row at every multiple of %d s, at both ends and at each event, and no other',
  (interval) => {
    const { times, count, events } = tableRows(cliff, interval);
    expect(times).toHaveLength(count);
    expect(times[0]).toBe(cliff.start);
    expect(times[count - 1]).toBe(cliff.end);
    const known = [cliff.start, cliff.end, ...cliff.events.map(({ time }) => time)];
    let grid = 0;
    times.forEach((time, i) => {
      if (i > 0) expect(time).toBeGreaterThan(times[i - 1] as number);
      const steps = time / interval;
      const isRound = Math.abs(steps - Math.round(steps)) < 1e-6;
      if (isRound) grid++;
      expect(isRound || known.some((each) => Math.abs(each - time) < 1e-5), String(time)).toBe(true);
    });
    expect(grid).toBe(Math.floor(cliff.end / interval) - Math.ceil(cliff.start / interval) + 1);
    for (const { name, time } of cliff.events) {
      const row = times.findIndex((each) => Math.abs(each - time) < 1e-5);
      expect(events.get(row), name).toContain(eventNames[name].label);
    }
    const named = [...events.values()].flatMap((text) => text.split(', '));
    expect(named.sort()).toEqual(cliff.events.map(({ name }) => eventNames[name].label).sort());
  },
);

test('round times are round, also after many steps', () => {
  const long = { ...cliff, start: 0, end: 7200, events: [] };
  const { times, count } = tableRows(long, 0.1);
  expect(count).toBe(72_001);
  expect(times[71_003]).toBe(7100.3);
});

test('a moment lies in the row that began last', () => {
  const times = Float64Array.of(-1, 0, 0.5, 2);
  expect([-2, -1, -0.1, 0, 0.6, 2, 9].map((time) => rowAt(times, time))).toEqual([-1, 0, 0, 1, 2, 3, 3]);
});
