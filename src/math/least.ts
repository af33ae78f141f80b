/** Golden share of an interval. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Where a function of one variable with a single lowest point is least: golden-section search (J. Kiefer, Proc. Amer. Math. Soc. 4
 * (1953) 502).
 *
 * @param tolerance  width of the interval left, relative to its middle
 */
export function solveLeast(f: (x: number) => number, low: number, high: number, tolerance: number): number {
  let a = low;
  let b = high;
  let left = b - GOLDEN * (b - a);
  let right = a + GOLDEN * (b - a);
  let atLeft = f(left);
  let atRight = f(right);
  while (b - a > tolerance * 0.5 * Math.abs(a + b)) {
    if (atLeft < atRight) {
      b = right;
      right = left;
      atRight = atLeft;
      left = b - GOLDEN * (b - a);
      atLeft = f(left);
    } else {
      a = left;
      left = right;
      atLeft = atRight;
      right = a + GOLDEN * (b - a);
      atRight = f(right);
    }
  }
  return 0.5 * (a + b);
}
