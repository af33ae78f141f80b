import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import { unitSystems } from '../../../src/parameters/reader-units';
import { units as unitTable } from '../../../src/parameters/units';
import { parseWind, windLimits } from '../../../src/parameters/wind';
import { createWind, windAt } from '../../../src/physics/wind';
import { layOutHodograph } from '../../../src/ui/panel/hodograph';
import {
  fieldText,
  type WindField,
  type WindRows,
  windFields,
  windRows,
  windSentence,
  windText,
  withField,
  withoutRow,
  withRow,
} from '../../../src/ui/panel/wind-rows';

const { imperial, aviation, metric } = unitSystems;
const systems = Object.values(unitSystems);
const example: WindRows = [
  { height: 0, knots: 5, from: 270 },
  { height: 3_000, knots: 25, from: 280 },
];
const anyRows = fc
  .uniqueArray(
    fc.record({
      height: fc.integer({ min: -400, max: 30_000 }),
      knots: fc.integer({ min: 0, max: 3_000 }).map((n) => n / 10),
      from: fc.integer({ min: 0, max: 360 }),
    }),
    { selector: (row) => row.height, minLength: 1, maxLength: 8 },
  )
  .map((rows) => rows.sort((a, b) => a.height - b.height));

describe('a wind in fields', () => {
  test('is shown in the units of the reader', () => {
    const texts = (units: typeof metric | typeof imperial) =>
      example.map((row) => windFields.map((field) => fieldText(row, field, units)));
    expect(texts(imperial)).toEqual([
      ['0', '5.8', '270'],
      ['9843', '28.8', '280'],
    ]);
    expect(texts(metric)).toEqual([
      ['0', '2.6', '270'],
      ['3000', '12.9', '280'],
    ]);
  });

  test('comes back as it was when nobody types, or types what stands there', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...systems), fc.constantFrom(...windFields), (rows, units, field) => {
        expect(windRows(windText(rows))).toEqual(rows);
        rows.forEach((row, i) => {
          const typed = withField(rows, i, field, ` ${fieldText(row, field, units)} `, units);
          expect(typed).toEqual({ rows });
        });
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  test('shows the number that was typed, and leaves every other as it is', () => {
    const numbers: Record<WindField, fc.Arbitrary<number>> = {
      height: fc.integer({ min: -1_000, max: 90_000 }),
      speed: fc.integer({ min: 0, max: 1_500 }).map((n) => n / 10),
      from: fc.integer({ min: 0, max: 3_600 }).map((n) => n / 10),
    };
    for (const field of windFields) {
      fc.assert(
        fc.property(anyRows, fc.nat(7), numbers[field], fc.constantFrom(...systems), (rows, pick, number, units) => {
          const index = pick % rows.length;
          const { rows: changed, problem } = withField(rows, index, field, String(number), units);
          if (problem) {
            expect(problem).toMatch(/ already\.$/);
            expect(changed).toBe(rows);
            return;
          }
          expect(Number(fieldText(changed[index] as (typeof rows)[0], field, units))).toBe(number);
          const text = windText(changed);
          expect(parseWind(text).problem).toBeUndefined();
          expect(parseWind(text).rows).toEqual([...changed].sort((a, b) => a.height - b.height));
          rows.forEach((row, i) => {
            if (i !== index) expect(changed[i]).toBe(row);
          });
          for (const other of windFields) {
            const key = other === 'speed' ? 'knots' : other;
            if (other !== field) expect(changed[index]?.[key]).toBe(rows[index]?.[key]);
          }
        }),
        { seed: 22, numRuns: 300 },
      );
    }
  });

  test('stays short in its text', () => {
    const height = withField(example, 1, 'height', '10,000', imperial).rows;
    expect(windText(height)).toBe('0:5@270,3048:25@280');
    expect(windText(withField(example, 1, 'height', '500', imperial).rows)).toBe('0:5@270,152.4:25@280');
    expect(windText(withField(example, 1, 'speed', '30', imperial).rows)).toBe('0:5@270,3000:26.1@280');
    expect(windText(withField(example, 1, 'speed', '60', aviation).rows)).toBe('0:5@270,3000:60@280');
    expect(windText(withField(example, 0, 'from', '247.5', metric).rows)).toBe('0:5@247.5,3000:25@280');
  });

  test('understands units of its own, and is sorted by height in its text', () => {
    expect(withField(example, 0, 'height', '5 km', imperial).rows[0]?.height).toBe(5_000);
    expect(withField(example, 0, 'speed', '40 kt', metric).rows[0]?.knots).toBe(40);
    expect(windText(withField(example, 0, 'height', '5000', metric).rows)).toBe('3000:25@280,5000:5@270');
  });

  test.each([
    ['height', 'high', /must be a number/],
    ['height', '3000', /There is a wind at 3,000 m already/],
    ['height', '', /must be a number/],
    ['speed', '-5', /brought into its range, 0 to 154 m\/s/],
    ['speed', '12 kg', /does not fit/],
    ['from', '400', /brought into its range, 0 to 360/],
    ['from', 'west', /must be a number/],
  ] as const)('says what is wrong with a %s of "%s"', (field, text, sentence) => {
    const { rows, problem } = withField(example, 0, field, text, metric);
    expect(problem).toMatch(sentence);
    expect(problem).toMatch(/^[A-Z].*[^.]\.$/);
    expect(parseWind(windText(rows)).problem).toBeUndefined();
    if (!/brought/.test(problem ?? '')) expect(rows).toBe(example);
  });
});

describe('rows', () => {
  test('begin with a light wind at the landing and go on above the highest, at round heights', () => {
    for (const units of systems) {
      let rows: WindRows = [];
      for (let i = 0; i < 4; i++) rows = withRow(rows, units);
      expect(rows.map((row) => Number(fieldText(row, 'height', units)) % 500)).toEqual([0, 0, 0, 0]);
      expect(Number(fieldText(rows[0] as (typeof rows)[0], 'speed', units)) % 5).toBe(0);
      expect(rows.map(({ height }) => height)).toEqual([...rows].map(({ height }) => height).sort((a, b) => a - b));
      expect(new Set(rows.map(({ knots, from }) => `${knots} ${from}`)).size).toBe(1);
    }
  });

  test('end where the text ends: at the most rows, and at the highest wind', () => {
    let rows: WindRows = [];
    for (let i = 0; i < 200; i++) rows = withRow(rows, metric);
    expect(rows.length).toBeLessThanOrEqual(windLimits.rows);
    expect(parseWind(windText(rows)).problem).toBeUndefined();
    const top = withRow([{ height: windLimits.height, knots: 5, from: 0 }], metric);
    expect(top).toHaveLength(1);
  });

  test('can all be taken away, which is still air', () => {
    expect(windText(withoutRow(example, 0))).toBe('3000:25@280');
    expect(windText(withoutRow(withoutRow(example, 0), 0))).toBe('');
  });

  test('are said in a sentence', () => {
    expect(windSentence([], metric)).toBe('Still air at all heights.');
    expect(windSentence(example, imperial)).toBe('Wind: 5.8 mph from 270° at 0 ft, 28.8 mph from 280° at 9,843 ft.');
  });
});

describe('the hodograph', () => {
  test('points where the air goes: the same way as the wind of the model', () => {
    for (const from of [0, 45, 90, 200, 315]) {
      const rows = [{ height: 0, knots: 20, from }];
      const [point] = layOutHodograph(rows, aviation).points;
      // A jump that heads north has its x axis to the north and its z axis, to the right, to the east.
      const wind = createWind([{ height: 0, speed: 20, from: (from * Math.PI) / 180 }], 0, 0, 0);
      const air = new Float64Array(2);
      windAt(wind, 0, 0, air);
      const [north = 0, east = 0] = air;
      expect((point?.x ?? 0) * 20).toBeCloseTo(east, 9);
      expect((point?.y ?? 0) * 20).toBeCloseTo(north, 9);
    }
  });

  test('has one to four round rings in the unit of the reader, and holds every wind', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...systems), (rows, units) => {
        const { rings, points } = layOutHodograph(rows, units);
        expect(rings.length).toBeGreaterThanOrEqual(1);
        expect(rings.length).toBeLessThanOrEqual(4);
        for (const { radius } of rings) expect(radius).toBeLessThanOrEqual(1);
        // One scale for rings and winds.
        const fastest = rows.reduce((a, b) => (b.knots > a.knots ? b : a));
        const unit = unitTable[units.wind].inSi / unitTable.kt.inSi;
        if (fastest.knots > 10) {
          const { x, y } = points[rows.indexOf(fastest)] as { x: number; y: number };
          const [ring] = rings;
          expect((Math.hypot(x, y) / (ring?.radius ?? 0)) * (ring?.speed ?? 0) * unit).toBeCloseTo(fastest.knots, 6);
        }
        for (const { speed } of rings) expect(String(speed).replace(/[0.]/g, '').length).toBeLessThanOrEqual(2);
        expect(points).toHaveLength(rows.length);
        for (const { x, y } of points) expect(Math.hypot(x, y)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { seed: 23, numRuns: 200 },
    );
    expect(layOutHodograph([{ height: 0, knots: 60, from: 0 }], aviation).rings.map(({ speed }) => speed)).toEqual([
      20, 40, 60,
    ]);
  });

  test('has a scale for still air too, and the winds asked for by name in it', () => {
    expect(layOutHodograph([], imperial)).toMatchObject({ points: [], rings: expect.any(Array) });
    for (const jump of jumps) {
      for (const parameter of Object.values(jump.parameters)) {
        if (parameter.kind !== 'wind') continue;
        for (const { values } of parameter.presets ?? []) {
          for (const text of Object.values(values)) {
            if (typeof text === 'string') expect(windText(windRows(text))).toBe(text);
          }
        }
      }
    }
  });
});
