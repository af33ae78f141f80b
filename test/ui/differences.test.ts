import { describe, expect, test } from 'vitest';
import { jumpById } from '../../src/jumps';
import { type Units, unitSystems } from '../../src/parameters/reader-units';
import { feet, mph } from '../../src/parameters/units';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import { type Figure, figures } from '../../src/recording/summary';
import {
  differenceShare,
  differenceText,
  type FigureRow,
  figureRows,
  headlineDifferences,
} from '../../src/ui/differences';
import { quantityText } from '../../src/ui/text';

const { imperial, metric } = unitSystems;
const halo = jumpById('halo');
const film = simulate(halo, defaultsOf(halo.parameters));
const heavier = simulate(halo, { ...defaultsOf(halo.parameters), mass: 120 });

/** A row as if two runs had these values. */
function row(a: number | null, b: number | null, figure: Partial<Figure> = {}, units: Units = imperial): FigureRow {
  const whole: Figure = {
    key: 'peak',
    label: 'Peak',
    unit: 'mph',
    quantity: 'climb',
    digits: 1,
    of: () => 0,
    ...figure,
  };
  const difference = a === null || b === null ? null : a - b;
  return { figure: whole, a, b, difference, differs: quantityText(a, whole, units) !== quantityText(b, whole, units) };
}

describe('figures of two runs', () => {
  test('stand side by side in the order of their declaration', () => {
    const rows = figureRows(heavier, film, imperial);
    expect(rows.map(({ figure }) => figure)).toEqual(figures);
    for (const { figure, a, b, difference } of rows) {
      expect([a, b]).toEqual([figure.of(heavier), figure.of(film)]);
      if (a !== null && b !== null) expect(difference).toBe(a - b);
    }
  });

  test('differ where a reader sees different texts, and only there', () => {
    for (const units of Object.values(unitSystems)) {
      const rows = figureRows(heavier, film, units);
      for (const { figure, a, b, differs } of rows) {
        expect(differs, figure.key).toBe(quantityText(a, figure, units) !== quantityText(b, figure, units));
      }
      expect(rows.some((each) => each.differs)).toBe(true);
    }
    expect(figureRows(film, film, imperial).some((each) => each.differs)).toBe(false);
  });

  test('have nothing to differ from alone', () => {
    for (const each of figureRows(film, null, imperial)) {
      expect(each).toMatchObject({ b: null, difference: null, differs: false });
      expect(differenceText(each, imperial)).toBe('');
    }
  });
});

describe('a difference', () => {
  test('carries its sign and the unit of the reader', () => {
    expect(differenceText(row(mph(187.3), mph(200)), imperial)).toBe('\u221212.7 mph');
    expect(differenceText(row(mph(201.2), mph(200)), imperial)).toBe('+1.2 mph');
    const height = { unit: 'ft', quantity: 'length', digits: 0 } as const;
    expect(differenceText(row(feet(25_000), feet(2_000), height), imperial)).toBe('+23,000 ft');
    expect(differenceText(row(1234, 0, height, metric), metric)).toBe('+1,234 m');
  });

  test('is what a reader gets who subtracts the numbers shown', () => {
    // 0.04 and 0.06 show as 0.0 and 0.1.
    expect(differenceText(row(mph(0.06), mph(0.04)), imperial)).toBe('+0.1 mph');
    expect(differenceText(row(mph(5.34), mph(5.26)), imperial)).toBe('');
  });

  test('is not said where none is seen or one run has no such figure', () => {
    expect(differenceText(row(mph(200.01), mph(200)), imperial)).toBe('');
    expect(differenceText(row(mph(-0.01), mph(0.01)), imperial)).toBe('');
    expect(differenceText(row(null, mph(200)), imperial)).toBe('');
    expect(differenceText(row(mph(200), null), imperial)).toBe('');
  });
});

describe('the figures that differ most', () => {
  test('come in their order, those that stand for themselves first, and none that is the same', () => {
    const rows = figureRows(heavier, film, imperial);
    const found = headlineDifferences(rows, 20);
    expect(found.map(({ row }) => row)).toEqual(expect.arrayContaining(rows.filter((each) => each.differs)));
    expect(found).toHaveLength(rows.filter((each) => each.differs).length);
    expect(found[0]).toMatchObject({ label: 'Peak vertical speed', row: { figure: { key: 'peakVerticalSpeed' } } });
    const places = found.map(({ row }) => figures.indexOf(row.figure));
    const turn = places.findIndex((place, i) => i > 0 && place < (places[i - 1] as number));
    expect(turn).toBeGreaterThan(0);
    // What goes on from another figure says from which.
    for (const { label } of found) expect(label).toMatch(/^[A-Z]/);
    expect(found.map(({ label }) => label)).toContain('Peak vertical speed reached at');
  });

  test('are at most as many as there is room for, and none of a run beside itself', () => {
    expect(headlineDifferences(figureRows(heavier, film, imperial), 3)).toHaveLength(3);
    expect(headlineDifferences(figureRows(film, film, imperial), 3)).toEqual([]);
  });
});

describe('the bar of a difference', () => {
  test('is the difference over the larger figure, to the side of the run that has more', () => {
    expect(differenceShare(row(mph(200), mph(150)))).toBeCloseTo(0.25, 12);
    expect(differenceShare(row(mph(150), mph(200)))).toBeCloseTo(-0.25, 12);
    expect(differenceShare(row(mph(-30), mph(30)))).toBe(-1);
  });

  test('is nothing where nobody sees a difference, or one run has no such figure', () => {
    expect(differenceShare(row(mph(200), mph(200.01)))).toBe(0);
    expect(differenceShare(row(0, 0))).toBe(0);
    expect(differenceShare(row(mph(200), null))).toBe(0);
  });
});
