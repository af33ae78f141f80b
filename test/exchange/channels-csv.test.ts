import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { channelsCsv, columnUnitOf, timesEvery } from '../../src/exchange/channels-csv';
import { jumps } from '../../src/jumps';
import { toSi, type UnitKey, units } from '../../src/parameters/units';
import { type Channel, channels } from '../../src/recording/channels';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';

const tableOf = (text: string): { head: readonly string[]; rows: readonly (readonly string[])[] } => {
  const [head = [], ...rows] = text.split('\n').map((line) => line.split(','));
  // The last line ends like every other.
  expect(rows.pop()).toEqual(['']);
  return { head, rows };
};

describe('the table of all channels', () => {
  it('reads back to the last bit, from the first moment to the last, with an empty cell for what has no meaning', () => {
    for (const jump of jumps) {
      const recording = run(jump);
      const { head, rows } = tableOf(channelsCsv(recording, 0.5));
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
      const times = rows.map(([time]) => Number(time));
      expect(times[0]).toBeGreaterThanOrEqual(recording.start);
      expect(times[0]).toBeLessThan(recording.start + 0.5);
      expect(times).toContain(0);
      expect(times.at(-1)).toBe(recording.end);
      const sample = createSample();
      let empty = 0;
      for (const row of rows) {
        sampleAt(recording, Number(row[0]), sample);
        expect(row[1]).toBe(sample.phase);
        for (const [i, channel] of channels.entries()) {
          const cell = row[i + 2] ?? expect.fail(channel.key);
          const value = (channel as Channel).of(sample);
          if (cell === '') empty++;
          expect(cell === '' ? Number.NaN : Number(cell), channel.key).toBe(
            Number.isFinite(value) ? value : Number.NaN,
          );
        }
      }
      expect(empty).toBeGreaterThan(0);
    }
  });

  it('names each column with the unit that its numbers are in', () => {
    const { head } = tableOf(channelsCsv(run(jumps[0]!), 10));
    expect(head.slice(0, 4)).toEqual(['time[s]', 'phase', 'altitudeAgl[m]', 'altitudeMsl[m]']);
    expect(head).toContain('verticalSpeed[m/s]');
    expect(head).toContain('airPressure[Pa]');
    expect(head).toContain('airDensity[kg/m3]');
    expect(head).toContain('mach');
    expect(new Set(head).size).toBe(head.length);
  });

  it('knows the SI unit of every unit there is', () => {
    for (const unit of Object.keys(units) as UnitKey[]) {
      const si = columnUnitOf(unit);
      // One of it, read in it, is one: that is what makes it the SI unit.
      if (si !== '' && si !== 'rad') expect(toSi(1, si as UnitKey), unit).toBe(1);
      else expect(['deg', 'percent', 'none'], unit).toContain(unit);
    }
    expect(columnUnitOf('degF')).toBe('K');
    expect(columnUnitOf('ft/min')).toBe('m/s');
  });

  it('has rows at whole steps, written without the errors of sums', () => {
    expect(timesEvery(0.1, { start: -0.25, end: 0.35 })).toEqual([-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.35]);
    expect(timesEvery(2, { start: -4, end: 4 })).toEqual([-4, -2, 0, 2, 4]);
    const zero = timesEvery(0.1, { start: -0.05, end: 1 })[0];
    expect(Object.is(zero, 0)).toBe(true);
  });
});
