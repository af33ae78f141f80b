import { describe, expect, it } from 'vitest';
import { findRoot, solveSecant } from '../../src/math/roots';

describe('findRoot', () => {
  it('finds known zeros to the width asked for', () => {
    expect(Math.abs(findRoot((x) => x * x - 2, 0, 2, 1e-12) - Math.SQRT2)).toBeLessThan(1e-12);
    expect(Math.abs(findRoot(Math.cos, 0, 3, 1e-12) - Math.PI / 2)).toBeLessThan(1e-12);
    expect(Math.abs(findRoot((x) => Math.exp(x) - 5, -10, 10, 1e-12) - Math.log(5))).toBeLessThan(1e-12);
  });

  it('is not held up by a side that is flat', () => {
    let calls = 0;
    const root = findRoot(
      (x) => {
        calls++;
        return x ** 15 - 1e-15;
      },
      -0.2,
      3,
      1e-10,
    );
    expect(Math.abs(root - 0.1)).toBeLessThan(1e-10);
    expect(calls).toBeLessThan(150);
  });

  it('takes an end that is a zero, and a bracket given backwards', () => {
    expect(findRoot((x) => x - 3, 3, 9, 1e-9)).toBe(3);
    expect(findRoot((x) => x - 9, 3, 9, 1e-9)).toBe(9);
    expect(Math.abs(findRoot((x) => x - 4, 9, 3, 1e-9) - 4)).toBeLessThan(1e-9);
  });

  it('never calls the function outside the bracket', () => {
    findRoot(
      (x) => {
        expect(x).toBeGreaterThanOrEqual(1);
        expect(x).toBeLessThanOrEqual(2);
        return Math.log(x) - 0.3;
      },
      1,
      2,
      1e-12,
    );
  });

  it('throws where the signs do not differ', () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1, 1e-9)).toThrow(/no sign change/);
    expect(() => findRoot((x) => x + 5, -1, 1, 1e-9)).toThrow(RangeError);
  });
});

describe('solveSecant', () => {
  it('settles on the zero of a smooth function in a few calls', () => {
    let calls = 0;
    const root = solveSecant(
      (x) => {
        calls++;
        return Math.log(x) - 2;
      },
      5,
      6,
      1e-13,
    );
    expect(Math.abs(root - Math.exp(2))).toBeLessThan(1e-11);
    expect(calls).toBeLessThan(10);
  });

  it('throws where there is no zero', () => {
    expect(() => solveSecant((x) => Math.cos(1e3 * x) + 2, 0.1, 0.25, 1e-14)).toThrow(RangeError);
  });
});
