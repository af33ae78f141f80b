import { describe, expect, it } from 'vitest';
import { atan2, cos, exp, log, PI, pow, sin } from '../../src/math/deterministic';
import { createRandom } from '../../src/math/random';

/** Distance in units in the last place of the reference. */
function ulps(value: number, reference: number): number {
  if (Object.is(value, reference) || value === reference) return 0;
  if (!Number.isFinite(value) || !Number.isFinite(reference)) return Number.POSITIVE_INFINITY;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(reference))), -1022);
  return Math.abs(value - reference) / 2 ** (exponent - 52);
}

function worst(count: number, argument: (share: number) => number, of: (x: number) => [number, number]): number {
  const random = createRandom(1976);
  let most = 0;
  for (let i = 0; i < count; i++) {
    const [value, reference] = of(argument(random()));
    const error = ulps(value, reference);
    // NaN must not pass as a small error.
    if (!(error <= most)) most = error;
  }
  return most;
}

// The built-in functions of this engine are themselves within 1 unit of the truth.
describe('the elementary functions made of + - * / alone', () => {
  it('give e to the power x within 3 units in the last place over the whole range of doubles', () => {
    expect(
      worst(
        200_000,
        (u) => -700 + 1400 * u,
        (x) => [exp(x), Math.exp(x)],
      ),
    ).toBeLessThanOrEqual(3);
    expect(
      worst(
        100_000,
        (u) => 2 * u - 1,
        (x) => [exp(x), Math.exp(x)],
      ),
    ).toBeLessThanOrEqual(3);
  });

  it('give the logarithm within 3 units, near 1 and far from it', () => {
    expect(
      worst(
        100_000,
        (u) => 10 ** (600 * u - 300),
        (x) => [log(x), Math.log(x)],
      ),
    ).toBeLessThanOrEqual(3);
    expect(
      worst(
        100_000,
        (u) => 0.5 + 1.5 * u,
        (x) => [log(x), Math.log(x)],
      ),
    ).toBeLessThanOrEqual(3);
  });

  it('give powers as exact as the exponent that they go through allows', () => {
    // The error of y ln x counts whole: at ln(result) = 10 that is 10 roundings.
    expect(
      worst(
        100_000,
        (u) => 0.01 + 10 * u,
        (x) => [pow(x, 4.2559), x ** 4.2559],
      ),
    ).toBeLessThanOrEqual(30);
    expect(
      worst(
        100_000,
        (u) => 0.01 + 10 * u,
        (x) => [pow(x, -5.2559), x ** -5.2559],
      ),
    ).toBeLessThanOrEqual(30);
  });

  it('give sine and cosine within 3 units over a turn, and 1e-15 out to a million radians', () => {
    expect(
      worst(
        200_000,
        (u) => 0.01 + 3.12 * u,
        (x) => [sin(x), Math.sin(x)],
      ),
    ).toBeLessThanOrEqual(3);
    expect(
      worst(
        200_000,
        (u) => -1.56 + 3.12 * u,
        (x) => [cos(x), Math.cos(x)],
      ),
    ).toBeLessThanOrEqual(3);
    const random = createRandom(7);
    for (let i = 0; i < 100_000; i++) {
      const x = 2e6 * random() - 1e6;
      // Past a few turns the reduction keeps an absolute error, which near a zero is many units of a small result.
      if (!(Math.abs(sin(x) - Math.sin(x)) < 1e-15)) throw new Error(`sin ${x}: ${sin(x)} against ${Math.sin(x)}`);
      if (!(Math.abs(cos(x) - Math.cos(x)) < 1e-15)) throw new Error(`cos ${x}: ${cos(x)} against ${Math.cos(x)}`);
    }
  });

  it('give the angle of a point within 4 units in all four quadrants', () => {
    const random = createRandom(3);
    expect(
      worst(
        200_000,
        (u) => 2 * u - 1,
        (y) => {
          const x = (2 * random() - 1) * 10 ** (8 * random() - 4);
          return [atan2(y, x), Math.atan2(y, x)];
        },
      ),
    ).toBeLessThanOrEqual(4);
  });

  it('know their values at the edges', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-1e4)).toBe(0);
    expect(exp(1e4)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(709.78)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(exp(Number.NaN)).toBeNaN();
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 10);
    expect(pow(0, 2)).toBe(0);
    expect(pow(0, -2)).toBe(Number.POSITIVE_INFINITY);
    expect(pow(7, 0)).toBe(1);
    expect(pow(-1, 0.5)).toBeNaN();
    expect(sin(0)).toBe(0);
    expect(cos(0)).toBe(1);
    expect(sin(Number.NaN)).toBeNaN();
    expect(cos(Number.POSITIVE_INFINITY)).toBeNaN();
    expect(PI).toBe(Math.PI);
  });

  it('know the angle along the axes', () => {
    expect(atan2(0, 1)).toBe(0);
    expect(atan2(0, -1)).toBe(Math.PI);
    expect(atan2(1, 0)).toBe(Math.PI / 2);
    expect(atan2(-1, 0)).toBe(-Math.PI / 2);
    expect(atan2(0, 0)).toBe(0);
    expect(atan2(1, 1)).toBeCloseTo(Math.PI / 4, 15);
    expect(atan2(Number.NaN, 1)).toBeNaN();
  });

  it('keep the identities that geometry leans on', () => {
    for (let x = -10; x <= 10; x += 0.137) {
      expect(sin(x) * sin(x) + cos(x) * cos(x)).toBeCloseTo(1, 14);
      expect(Math.abs(exp(x) * exp(-x) - 1)).toBeLessThan(1e-15);
      expect(sin(-x)).toBeCloseTo(-sin(x), 15);
    }
  });
});
