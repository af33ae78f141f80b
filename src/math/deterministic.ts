/**
 * Elementary functions made of `+ - * /` and `Math.sqrt` alone, so that every engine gives the same bits.
 *
 * The built-in `Math.exp`, `sin` and their like differ between engines in the last digit (src/README.md, "Determinism"),
 * and a recording must replay byte for byte. Errors stay within 2 units in the last place, 4 for atan2, over the ranges named
 * below, which the tests check against the built-in functions. Methods: argument reduction with a split constant, then
 * Taylor or atanh series (Abramowitz and Stegun 4.1.27, 4.2.1, 4.3.65, 4.3.66, 4.4.42).
 */

const LN2_HIGH = 0.69314718036912381649; // first 32 bits of ln 2
const LN2_LOW = 1.90821492927058770002e-10; // the rest
const PI_HALF_HIGH = 1.57079632673412561417; // first 33 bits of pi/2
const PI_HALF_LOW = 6.07710050650619224932e-11; // the rest

export const PI = 3.141592653589793;

/** 2 to a whole power, by squaring. */
function powerOfTwo(exponent: number): number {
  let result = 1;
  let base = exponent < 0 ? 0.5 : 2;
  for (let n = Math.abs(exponent); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}

/** e to the power x. Infinite above 709.78, 0 below -745. */
export function exp(x: number): number {
  if (!(x > -745)) return Number.isNaN(x) ? x : 0;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  const k = Math.floor(x / Math.LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW; // |r| <= ln2 / 2
  let sum = 1;
  for (let n = 14; n >= 1; n--) sum = 1 + (sum * r) / n;
  // In two factors, because 2^1024 alone overflows where the product does not.
  const half = Math.floor(k / 2);
  return sum * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Natural logarithm of x > 0. -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let mantissa = x;
  let exponent = 0;
  while (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent++;
  }
  while (mantissa < 0.7071067811865476) {
    mantissa *= 2;
    exponent--;
  }
  const s = (mantissa - 1) / (mantissa + 1); // |s| <= 0.1716, ln m = 2 atanh s
  const s2 = s * s;
  let sum = 0;
  for (let n = 23; n >= 3; n -= 2) sum = s2 * (1 / n + sum);
  return exponent * LN2_HIGH + (2 * s + (2 * s * sum + exponent * LN2_LOW));
}

/** x to the power y, for x >= 0. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  return exp(y * log(x));
}

function sineSeries(r: number): number {
  const r2 = r * r;
  let sum = 1;
  for (let n = 16; n >= 2; n -= 2) sum = 1 - (sum * r2) / (n * (n + 1));
  return r * sum;
}

function cosineSeries(r: number): number {
  const r2 = r * r;
  let sum = 1;
  for (let n = 17; n >= 1; n -= 2) sum = 1 - (sum * r2) / (n * (n + 1));
  return sum;
}

/** Sine of an angle in rad. Reduced in two parts: good for |x| up to 1e6. */
export function sin(x: number): number {
  const k = Math.floor(x / (PI / 2) + 0.5);
  const r = x - k * PI_HALF_HIGH - k * PI_HALF_LOW;
  const quadrant = k - 4 * Math.floor(k / 4);
  const size = quadrant % 2 === 0 ? sineSeries(r) : cosineSeries(r);
  return quadrant < 2 ? size : -size;
}

/** Cosine of an angle in rad, with the reduction of {@link sin}. */
export function cos(x: number): number {
  const k = Math.floor(x / (PI / 2) + 0.5);
  const r = x - k * PI_HALF_HIGH - k * PI_HALF_LOW;
  const quadrant = k - 4 * Math.floor(k / 4);
  const size = quadrant % 2 === 0 ? cosineSeries(r) : sineSeries(r);
  return quadrant === 0 || quadrant === 3 ? size : -size;
}

/** Writes cosine and sine of `angle[0]`: in arrays, for whoever would have to hand over and take back boxed numbers in each frame. */
export function turnOf(angle: Float64Array, out: Float64Array): void {
  const x = angle[0] as number;
  const k = Math.floor(x / (PI / 2) + 0.5);
  const r = x - k * PI_HALF_HIGH - k * PI_HALF_LOW;
  const quadrant = k - 4 * Math.floor(k / 4);
  const isOdd = quadrant % 2 !== 0;
  const s = sineSeries(r);
  const c = cosineSeries(r);
  out[0] = (isOdd ? s : c) * (quadrant === 0 || quadrant === 3 ? 1 : -1);
  out[1] = (isOdd ? c : s) * (quadrant < 2 ? 1 : -1);
}

/** Arc tangent of x from 0 to 1, rad. Two half-angle steps bring the series below 0.2. */
function arcTangent(x: number): number {
  const once = x / (1 + Math.sqrt(1 + x * x));
  const r = once / (1 + Math.sqrt(1 + once * once));
  const r2 = r * r;
  let sum = 0;
  for (let n = 23; n >= 3; n -= 2) sum = r2 * (1 / n - sum);
  return 4 * (r - r * sum);
}

/** Angle of the point (x, y) from the x axis, rad, in (-pi, pi]. 0 at the origin. */
export function atan2(y: number, x: number): number {
  if (x === 0 && y === 0) return 0;
  const angle = Math.abs(x) >= Math.abs(y) ? arcTangent(Math.abs(y / x)) : PI / 2 - arcTangent(Math.abs(x / y));
  const upper = x < 0 ? PI - angle : angle;
  return y < 0 ? -upper : upper;
}
