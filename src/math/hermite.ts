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

/**
 * {@link quinticValue}, {@link quinticSlope} and {@link quinticCurvature} of three quantities at share `u` of a step of `h` seconds. They lie in arrays, three values
 * then three slopes (per s), and three curvatures (per s²) from place `curvature` on: numbers handed to a function one by
 * one would each be boxed.
 *
 * @param from  the start of the step, beginning at place `a`; `to` its end, beginning at place `b`
 */
export function quinticMotion(
  u: number,
  h: number,
  from: Float64Array,
  a: number,
  to: Float64Array,
  b: number,
  curvature: number,
  out: Float64Array,
): void {
  const half = 0.5 * h * h;
  for (let i = 0; i < 3; i++) {
    const x0 = from[a + i] as number;
    const p = h * (from[a + i + 3] as number);
    const q = half * (from[a + i + curvature] as number);
    const rise = (to[b + i] as number) - x0 - p - q;
    const turn = h * (to[b + i + 3] as number) - p - 2 * q;
    const bend = half * (to[b + i + curvature] as number) - q;
    const c3 = 10 * rise - 4 * turn + bend;
    const c4 = -15 * rise + 7 * turn - 2 * bend;
    const c5 = 6 * rise - 3 * turn + bend;
    out[i] = x0 + u * (p + u * (q + u * (c3 + u * (c4 + u * c5))));
    out[i + 3] = (p + u * (2 * q + u * (3 * c3 + u * (4 * c4 + u * 5 * c5)))) / h;
    out[i + curvature] = (2 * q + u * (6 * c3 + u * (12 * c4 + u * 20 * c5))) / (h * h);
  }
}
