/**
 * Quintic Hermite interpolation: the one polynomial of degree five that meets value, slope and curvature at both ends.
 * Its derivatives are those of the curve drawn, so speed and load agree with the path seen on the screen.
 */

/**
 * Value at share `u` of a step of `h` seconds.
 *
 * @param x0 value, `v0` first and `a0` second derivative at the start (per s, per s²); `x1`, `v1`, `a1` at the end
 */
export function quinticValue(
  u: number,
  h: number,
  x0: number,
  v0: number,
  a0: number,
  x1: number,
  v1: number,
  a1: number,
): number {
  const p = h * v0;
  const q = 0.5 * h * h * a0;
  const a = x1 - x0 - p - q;
  const b = h * v1 - p - 2 * q;
  const c = 0.5 * h * h * a1 - q;
  return x0 + u * (p + u * (q + u * (10 * a - 4 * b + c + u * (-15 * a + 7 * b - 2 * c + u * (6 * a - 3 * b + c)))));
}

/** First derivative, per s, of {@link quinticValue}. */
export function quinticSlope(
  u: number,
  h: number,
  x0: number,
  v0: number,
  a0: number,
  x1: number,
  v1: number,
  a1: number,
): number {
  const p = h * v0;
  const q = 0.5 * h * h * a0;
  const a = x1 - x0 - p - q;
  const b = h * v1 - p - 2 * q;
  const c = 0.5 * h * h * a1 - q;
  const c3 = 10 * a - 4 * b + c;
  const c4 = -15 * a + 7 * b - 2 * c;
  const c5 = 6 * a - 3 * b + c;
  return (p + u * (2 * q + u * (3 * c3 + u * (4 * c4 + u * 5 * c5)))) / h;
}

/** Second derivative, per s², of {@link quinticValue}. */
export function quinticCurvature(
  u: number,
  h: number,
  x0: number,
  v0: number,
  a0: number,
  x1: number,
  v1: number,
  a1: number,
): number {
  const p = h * v0;
  const q = 0.5 * h * h * a0;
  const a = x1 - x0 - p - q;
  const b = h * v1 - p - 2 * q;
  const c = 0.5 * h * h * a1 - q;
  const c3 = 10 * a - 4 * b + c;
  const c4 = -15 * a + 7 * b - 2 * c;
  const c5 = 6 * a - 3 * b + c;
  return (2 * q + u * (6 * c3 + u * (12 * c4 + u * 20 * c5))) / (h * h);
}
