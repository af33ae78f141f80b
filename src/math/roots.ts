/**
 * A zero of `f` between `low` and `high`, where `f` has opposite signs (Illinois variant of the false position: one call a
 * round, never leaves the bracket).
 *
 * @param tolerance  width of the bracket at which to stop, in the unit of `low`
 * @throws RangeError if the signs at the ends do not differ
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance: number): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) throw new RangeError(`findRoot: no sign change between ${low} (${fa}) and ${high} (${fb})`);
  for (let round = 0; round < 200 && Math.abs(b - a) > tolerance; round++) {
    // Every third round halves, so that a flat side cannot hold the bracket open.
    const c = round % 3 === 2 ? 0.5 * (a + b) : (a * fb - b * fa) / (fb - fa);
    const fc = f(c);
    if (fc === 0) return c;
    if (fc > 0 === fb > 0) {
      fa *= 0.5;
    } else {
      a = b;
      fa = fb;
    }
    b = c;
    fb = fc;
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}

/**
 * A zero of `f` near `guess` by the secant method; made for smooth, costly functions such as a whole simulation.
 *
 * @param tolerance  size of the last correction, relative to the result, at which to stop
 * @throws RangeError if 30 calls do not settle it
 */
export function solveSecant(f: (x: number) => number, guess: number, next: number, tolerance: number): number {
  let x0 = guess;
  let x1 = next;
  let f0 = f(x0);
  for (let call = 1; call < 30; call++) {
    const f1 = f(x1);
    if (f1 === 0 || f1 === f0) return x1;
    const x2 = x1 - (f1 * (x1 - x0)) / (f1 - f0);
    x0 = x1;
    f0 = f1;
    x1 = x2;
    if (Math.abs(x1 - x0) <= tolerance * Math.abs(x1)) return x1;
  }
  throw new RangeError(`solveSecant: not settled near ${x1}`);
}
