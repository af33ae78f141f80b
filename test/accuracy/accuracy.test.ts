import { describe, expect, it } from 'vitest';
import { errorOf, isWithin, measure } from '../../src/accuracy/accuracy';
import * as tables from '../../src/accuracy/tables';

const measurements = measure();
const names = [...new Set(measurements.map((m) => m.table))];

describe.each(names)('%s', (name) => {
  it.each(measurements.filter((m) => m.table === name).map((m) => [m.what, m] as const))(
    'meets the reference: %s',
    (_what, m) => {
      const said = `${m.got} ${m.unit} against ${m.reference}, ${errorOf(m)} off where ${m.bar} is allowed`;
      expect(isWithin(m), said).toBe(true);
    },
  );
});

describe('every figure', () => {
  it('names its source and stands in a table', () => {
    expect(measurements.filter((m) => m.source.length < 10 || m.table === '' || m.what === '')).toEqual([]);
  });

  it('has a bar that a wrong program would miss: a reference a tenth larger is outside it, but for ranges', () => {
    const ranges = /^Openings on record|^Opening law|the bike/;
    const blind = /one drag area/;
    const loose = measurements.filter(
      (m) =>
        !ranges.test(m.table) && !blind.test(m.table) && Math.abs(m.reference) * 0.1 <= m.bar && m.basis !== 'step',
    );
    expect(loose.map((m) => `${m.table}: ${m.what}`)).toEqual([]);
  });
});

describe('the reference tables', () => {
  it('are all compared: no table is left out and no row is empty', () => {
    const rowsOf = (start: string): number => measurements.filter((m) => m.table.startsWith(start)).length;
    expect(rowsOf('Standard atmosphere')).toBe(tables.atmosphere.length * 4 * 2);
    expect(rowsOf('Distance and time')).toBe(12);
    expect(rowsOf('Red Bull Stratos')).toBe(7);
    expect(rowsOf('Terminal speed')).toBe(tables.terminalSpeeds.length);
    expect(rowsOf('Openings on record')).toBe(10);
    expect(rowsOf('Opening law')).toBe(14);
    expect(rowsOf('MC-4')).toBe(2);
    expect(rowsOf('HALO falls')).toBe(6 + tables.haloSplits.length + tables.haloPeaks.length + 1);
    expect(rowsOf('Cliff, clearance')).toBe(tables.wallClearance.length);
    expect(rowsOf('Cliff, the bike')).toBe(8);
    for (const row of tables.cliffFalls) expect(rowsOf(`Cliff, ${row.name}`)).toBeGreaterThanOrEqual(5);
  });

  it('count a figure that cannot be compared as a failure', () => {
    const row = { table: '', what: '', unit: '', basis: 'model', source: '', reference: 1, bar: 1 } as const;
    expect(isWithin({ ...row, got: Number.NaN })).toBe(false);
    expect(isWithin({ ...row, got: 2.1 })).toBe(false);
    expect(isWithin({ ...row, got: 1.9 })).toBe(true);
  });
});
