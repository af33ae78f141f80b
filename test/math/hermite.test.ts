import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quinticMotion } from '../../src/math/hermite';

/** A polynomial of degree five by its coefficients, and its derivatives, by Horner. */
const polynomial = (c: readonly number[], t: number): number => c.reduceRight((sum, k) => sum * t + k, 0);
const derivative = (c: readonly number[]): number[] => c.slice(1).map((k, i) => k * (i + 1));

type Ends = readonly [x0: number, v0: number, a0: number, x1: number, v1: number, a1: number];

/** Value, slope and curvature on the second of the three axes, the others standing still. */
function quintic(u: number, h: number, [x0, v0, a0, x1, v1, a1]: Ends) {
  const out = new Float64Array(9);
  quinticMotion(
    u,
    h,
    Float64Array.of(0, x0, 0, 0, v0, 0, 0, a0, 0),
    0,
    Float64Array.of(0, x1, 0, 0, v1, 0, 0, a1, 0),
    0,
    6,
    out,
  );
  return { value: out[1] as number, slope: out[4] as number, curvature: out[7] as number };
}

const coefficient = fc.double({ min: -100, max: 100, noNaN: true });

describe('the quintic Hermite interpolation', () => {
  it('reproduces every polynomial of degree five, with its slope and curvature', () => {
    fc.assert(
      fc.property(
        fc.tuple(coefficient, coefficient, coefficient, coefficient, coefficient, coefficient),
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (c, h, u) => {
          const [d1, d2] = [derivative(c), derivative(derivative(c))];
          const ends = [
            polynomial(c, 0),
            polynomial(d1, 0),
            polynomial(d2, 0),
            polynomial(c, h),
            polynomial(d1, h),
            polynomial(d2, h),
          ] as const satisfies Ends;
          // Slope and curvature divide by the step: the rounding of the values counts that much more.
          const size = 1e-11 * (1 + Math.max(...ends.map(Math.abs))) * Math.max(1, h * h);
          const found = quintic(u, h, ends);
          expect(Math.abs(found.value - polynomial(c, u * h))).toBeLessThan(size);
          expect(Math.abs(found.slope - polynomial(d1, u * h))).toBeLessThan(size / h);
          expect(Math.abs(found.curvature - polynomial(d2, u * h))).toBeLessThan(size / (h * h));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('meets the values it was given at both ends', () => {
    const ends = [1, 2, 3, -4, 5, -6] as const;
    const start = quintic(0, 0.7, ends);
    expect(start.value).toBe(1);
    expect(start.slope).toBeCloseTo(2, 12);
    expect(start.curvature).toBeCloseTo(3, 12);
    const end = quintic(1, 0.7, ends);
    expect(end.value).toBeCloseTo(-4, 12);
    expect(end.slope).toBeCloseTo(5, 11);
    expect(end.curvature).toBeCloseTo(-6, 10);
  });

  it('has a slope and a curvature that are the derivatives of the curve itself', () => {
    const ends = [1, 2, 3, -4, 5, -6] as const;
    const [h, d] = [1.3, 1e-5];
    for (const u of [0.1, 0.35, 0.5, 0.8]) {
      const [before, here, after] = [quintic(u - d, h, ends), quintic(u, h, ends), quintic(u + d, h, ends)];
      expect(here.slope).toBeCloseTo((after.value - before.value) / (2 * d * h), 6);
      expect(here.curvature).toBeCloseTo((after.slope - before.slope) / (2 * d * h), 6);
    }
  });
});
