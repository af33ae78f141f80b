/**
 * Turns as unit quaternions: four numbers x, y, z, w in an array. Results are written to `out`, which may be one of the
 * arguments; nothing is allocated.
 */
import { atan2, sin, turnOf } from './deterministic';

/** The turn `b` followed by the turn `a`. */
export function multiplyTurns(a: Float64Array, b: Float64Array, out: Float64Array): void {
  const ax = a[0] as number;
  const ay = a[1] as number;
  const az = a[2] as number;
  const aw = a[3] as number;
  const bx = b[0] as number;
  const by = b[1] as number;
  const bz = b[2] as number;
  const bw = b[3] as number;
  out[0] = aw * bx + ax * bw + ay * bz - az * by;
  out[1] = aw * by - ax * bz + ay * bw + az * bx;
  out[2] = aw * bz + ax * by - ay * bx + az * bw;
  out[3] = aw * bw - ax * bx - ay * by - az * bz;
}

/** Turns the vector at `from[a]` and writes it to `out[at]`; with `inwards` -1 by the opposite turn. */
export function turnVector(
  q: Float64Array,
  inwards: 1 | -1,
  from: Float64Array,
  a: number,
  out: Float64Array,
  at: number,
): void {
  const x = (q[0] as number) * inwards;
  const y = (q[1] as number) * inwards;
  const z = (q[2] as number) * inwards;
  const w = q[3] as number;
  const vx = from[a] as number;
  const vy = from[a + 1] as number;
  const vz = from[a + 2] as number;
  const tx = 2 * (y * vz - z * vy);
  const ty = 2 * (z * vx - x * vz);
  const tz = 2 * (x * vy - y * vx);
  out[at] = vx + w * tx + y * tz - z * ty;
  out[at + 1] = vy + w * ty + z * tx - x * tz;
  out[at + 2] = vz + w * tz + x * ty - y * tx;
}

export function normalizeTurn(q: Float64Array): void {
  const x = q[0] as number;
  const y = q[1] as number;
  const z = q[2] as number;
  const w = q[3] as number;
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  if (!(length > 1e-9)) {
    q[0] = q[1] = q[2] = 0;
    q[3] = 1;
    return;
  }
  q[0] = x / length;
  q[1] = y / length;
  q[2] = z / length;
  q[3] = w / length;
}

const half = new Float64Array(1);
const pair = new Float64Array(2);

/** The turn of `angle[0]`, rad, about one of the three axes. */
export function turnAbout(axis: 0 | 1 | 2, angle: Float64Array, out: Float64Array): void {
  half[0] = 0.5 * (angle[0] as number);
  turnOf(half, pair);
  out[0] = out[1] = out[2] = 0;
  out[axis] = pair[1] as number;
  out[3] = pair[0] as number;
}

/** A share of the way from one turn to another, on the shorter arc and at an even rate. */
export function blendTurns(a: Float64Array, b: Float64Array, share: Float64Array, out: Float64Array): void {
  let dot = 0;
  for (let i = 0; i < 4; i++) dot += (a[i] as number) * (b[i] as number);
  const sign = dot < 0 ? -1 : 1;
  const c = Math.min(1, dot * sign);
  const s = share[0] as number;
  let from = 1 - s;
  let to = s;
  // Nearly alike, the arc and its chord are one.
  if (c < 0.9995) {
    const sine = Math.sqrt(1 - c * c);
    const angle = atan2(sine, c);
    from = sin((1 - s) * angle) / sine;
    to = sin(s * angle) / sine;
  }
  for (let i = 0; i < 4; i++) out[i] = (a[i] as number) * from + (b[i] as number) * to * sign;
  normalizeTurn(out);
}

/**
 * The turn that brings y along the vector at `head[0]` and x as near as that allows to the one at `front[0]`. Neither needs unit
 * length. Along one line they leave x free: it then lies in the plane of x and y.
 */
export function turnToFrame(front: Float64Array, head: Float64Array, out: Float64Array): void {
  let yx = head[0] as number;
  let yy = head[1] as number;
  let yz = head[2] as number;
  const long = Math.sqrt(yx * yx + yy * yy + yz * yz);
  if (long > 1e-9) {
    yx /= long;
    yy /= long;
    yz /= long;
  } else {
    yx = yz = 0;
    yy = 1;
  }
  const fx = front[0] as number;
  const fy = front[1] as number;
  const fz = front[2] as number;
  let zx = fy * yz - fz * yy;
  let zy = fz * yx - fx * yz;
  let zz = fx * yy - fy * yx;
  let wide = Math.sqrt(zx * zx + zy * zy + zz * zz);
  if (!(wide > 1e-6)) {
    zx = -yz * yx;
    zy = -yz * yy;
    zz = 1 - yz * yz;
    wide = Math.sqrt(zx * zx + zy * zy + zz * zz);
    if (!(wide > 1e-6)) {
      zx = 1;
      zy = zz = 0;
      wide = 1;
    }
  }
  zx /= wide;
  zy /= wide;
  zz /= wide;
  const xx = yy * zz - yz * zy;
  const xy = yz * zx - yx * zz;
  const xz = yx * zy - yy * zx;
  const trace = xx + yy + zz;
  if (trace > 0) {
    const s = 2 * Math.sqrt(trace + 1);
    out[0] = (yz - zy) / s;
    out[1] = (zx - xz) / s;
    out[2] = (xy - yx) / s;
    out[3] = 0.25 * s;
  } else if (xx > yy && xx > zz) {
    const s = 2 * Math.sqrt(1 + xx - yy - zz);
    out[0] = 0.25 * s;
    out[1] = (xy + yx) / s;
    out[2] = (zx + xz) / s;
    out[3] = (yz - zy) / s;
  } else if (yy > zz) {
    const s = 2 * Math.sqrt(1 + yy - xx - zz);
    out[0] = (xy + yx) / s;
    out[1] = 0.25 * s;
    out[2] = (yz + zy) / s;
    out[3] = (zx - xz) / s;
  } else {
    const s = 2 * Math.sqrt(1 + zz - xx - yy);
    out[0] = (zx + xz) / s;
    out[1] = (yz + zy) / s;
    out[2] = 0.25 * s;
    out[3] = (xy - yx) / s;
  }
}
