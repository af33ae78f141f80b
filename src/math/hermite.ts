/**
 * Quintic Hermite interpolation: the one polynomial of degree five that meets value, slope and curvature at both ends.
 * Its derivatives are those of the curve drawn, so speed and load agree with the path seen on the screen.
 *
 * Writes value, slope and curvature of three quantities at share `u` of a step of `h` seconds. They lie in arrays, three
 * values then three slopes (per s), and three curvatures (per s²) from place `curvature` on: numbers handed to a function one
 * by one would each be boxed.
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
