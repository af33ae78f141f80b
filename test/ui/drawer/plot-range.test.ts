import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { niceRange, roundStep, tightRange, trueScale } from '../../../src/ui/drawer/plot-range';

describe('scales upwards', () => {
  test('end at round numbers and stay above zero where asked', () => {
    expect(niceRange(0, 25_000, false)).toEqual({ min: 0, max: 26_000 });
    expect(niceRange(180, 199, true).min).toBe(0);
    const close = niceRange(1510, 1990, false);
    expect(close.min).toBeGreaterThan(1000);
    expect(close.min).toBeLessThanOrEqual(1510);
    expect(close.max).toBeGreaterThanOrEqual(1990);
  });

  test('are never empty', () => {
    for (const [least, most] of [
      [0, 0],
      [1, 1],
      [-1e-9, 0],
      [25_000, 25_000],
      [1e-12, 2e-12],
    ] as const) {
      for (const fromZero of [true, false]) {
        const { min, max } = niceRange(least, most, fromZero);
        expect(max).toBeGreaterThan(min);
        expect(min).toBeLessThanOrEqual(least);
        expect(max).toBeGreaterThanOrEqual(most);
      }
      const along = tightRange(least, most);
      expect(along.max).toBeGreaterThan(along.min);
      expect(along.min).toBeLessThanOrEqual(least);
      expect(along.max).toBeGreaterThanOrEqual(most);
    }
  });

  test('step by 1, 2 or 5', () => {
    expect([0.7, 1, 1.2, 3, 5, 6250, 0.031].map(roundStep)).toEqual([1, 1, 2, 5, 5, 10_000, 0.05]);
  });
});

describe('a drawing to scale', () => {
  const size = fc.double({ min: 1, max: 1e5, noNaN: true });
  const at = fc.double({ min: -1e5, max: 1e5, noNaN: true });

  test('makes a metre as long upwards as along, whatever its shape, and holds all that there is', () => {
    fc.assert(
      fc.property(at, size, size, fc.double({ min: 0.05, max: 20, noNaN: true }), (left, wide, high, aspect) => {
        const whole = { x: { min: left, max: left + wide }, y: { min: 0, max: high } };
        const { x, y } = trueScale(whole, { x: null, y: null }, aspect);
        expect((x.max - x.min) / (y.max - y.min) / aspect).toBeCloseTo(1, 9);
        expect(x.min).toBeLessThanOrEqual(whole.x.min);
        expect(x.max).toBeGreaterThanOrEqual(whole.x.max);
        expect(y.min).toBeLessThanOrEqual(0);
        expect(y.max).toBeGreaterThanOrEqual(high);
      }),
    );
  });

  test('keeps the ground at its lower edge, and a window in its middle', () => {
    const whole = { x: { min: 0, max: 700 }, y: { min: 0, max: 1100 } };
    const flat = trueScale(whole, { x: null, y: null }, 8);
    const steep = trueScale(whole, { x: null, y: null }, 0.2);
    expect(flat.y.min).toBe(steep.y.min);
    const window = { x: { start: 100, end: 200 }, y: { start: 300, end: 400 } };
    const close = trueScale(whole, window, 3);
    expect([close.y.min, close.y.max]).toEqual([300, 400]);
    expect((close.x.min + close.x.max) / 2).toBeCloseTo(150, 9);
    expect(close.x.max - close.x.min).toBeCloseTo(300, 9);
  });
});
