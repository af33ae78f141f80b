import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWind, parseWind } from '../../src/parameters/wind';

describe('a wind text', () => {
  it('is rows of height : knots @ degrees, sorted by height', () => {
    expect(parseWind('0:5@270,3000:25@280')).toEqual({
      rows: [
        { height: 0, knots: 5, from: 270 },
        { height: 3_000, knots: 25, from: 280 },
      ],
    });
    expect(parseWind(' 3000:25@280 , 0:5@270 ').rows.map((row) => row.height)).toEqual([0, 3_000]);
    expect(parseWind('-10:0@0,5.5:1.25@360').problem).toBeUndefined();
  });

  it('is still air when empty', () => {
    expect(parseWind('')).toEqual({ rows: [] });
    expect(parseWind('  ')).toEqual({ rows: [] });
  });

  it.each([
    ['a gale', /is not height/],
    ['0:5', /is not height/],
    ['0:-5@270', /is not height/],
    ['0:5@270,', /is not height/],
    ['0:5@-90', /is not height/],
    ['1e3:5@90', /is not height/],
    ['0:NaN@90', /is not height/],
    ['0:301@90', /300 kt/],
    ['0:5@361', /360 degrees/],
    ['99999999:5@90', /90000 m/],
    ['100:5@90,100:6@90', /two wind rows at 100 m/],
    [Array.from({ length: 41 }, (_, i) => `${i}:1@1`).join(','), /more than 40/],
  ])('is refused with a sentence: %s', (text, reason) => {
    const { rows, problem } = parseWind(text);
    expect(rows).toEqual([]);
    expect(problem).toMatch(reason);
    expect((problem ?? '').length).toBeLessThan(160);
  });

  it('takes forty rows', () => {
    expect(parseWind(Array.from({ length: 40 }, (_, i) => `${i}:1@1`).join(',')).rows).toHaveLength(40);
  });

  it('reads back what was written, whatever the rows', () => {
    const row = fc.record({
      height: fc.integer({ min: -1_000, max: 90_000 }),
      knots: fc.integer({ min: 0, max: 3_000 }).map((n) => n / 10),
      from: fc.integer({ min: 0, max: 360 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (r) => r.height, maxLength: 12 }), (rows) => {
        const sorted = [...rows].sort((a, b) => a.height - b.height);
        expect(parseWind(formatWind(rows))).toEqual({ rows: sorted });
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { rows, problem } = parseWind(text);
        if (text.trim() !== '' && rows.length === 0) expect(problem).toMatch(/\S/);
      }),
      { seed: 6, numRuns: 1_000 },
    );
  });
});
