import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quinticCurvature, quinticSlope, quinticValue } from '../../src/math/hermite';

/** A polynomial of degree five by its coefficients, and its derivatives, by Horner. */
const polynomial = (c: readonly number[], t: number): number => c.reduceRight((sum, k) => sum * t + k, 0);
const derivative = (c: readonly number[]): number[] => c.slice(1).map((k, i) => k * (i + 1));

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
          ] as const;
          // Slope and curvature divide by the step: the rounding of the values counts that much more.
          const size = 1e-11 * (1 + Math.max(...ends.map(Math.abs))) * Math.max(1, h * h);
          expect(Math.abs(quinticValue(u, h, ...ends) - polynomial(c, u * h))).toBeLessThan(size);
          expect(Math.abs(quinticSlope(u, h, ...ends) - polynomial(d1, u * h))).toBeLessThan(size / h);
          expect(Math.abs(quinticCurvature(u, h, ...ends) - polynomial(d2, u * h))).toBeLessThan(size / (h * h));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('meets the values it was given at both ends', () => {
    const ends = [1, 2, 3, -4, 5, -6] as const;
    expect(quinticValue(0, 0.7, ...ends)).toBe(1);
    expect(quinticSlope(0, 0.7, ...ends)).toBeCloseTo(2, 12);
    expect(quinticCurvature(0, 0.7, ...ends)).toBeCloseTo(3, 12);
    expect(quinticValue(1, 0.7, ...ends)).toBeCloseTo(-4, 12);
    expect(quinticSlope(1, 0.7, ...ends)).toBeCloseTo(5, 11);
    expect(quinticCurvature(1, 0.7, ...ends)).toBeCloseTo(-6, 10);
  });

  it('has a slope and a curvature that are the derivatives of the curve itself', () => {
    const ends = [1, 2, 3, -4, 5, -6] as const;
    const [h, d] = [1.3, 1e-5];
    for (const u of [0.1, 0.35, 0.5, 0.8]) {
      const rise = (quinticValue(u + d, h, ...ends) - quinticValue(u - d, h, ...ends)) / (2 * d * h);
      expect(quinticSlope(u, h, ...ends)).toBeCloseTo(rise, 6);
      const bend = (quinticSlope(u + d, h, ...ends) - quinticSlope(u - d, h, ...ends)) / (2 * d * h);
      expect(quinticCurvature(u, h, ...ends)).toBeCloseTo(bend, 6);
    }
  });
});
