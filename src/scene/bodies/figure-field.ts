/**
 * Solids as functions of space: the distance to their surface in m, negative inside, near enough to the true one close to it.
 * Joined softly they make one body without seams.
 */
export type Field = (x: number, y: number, z: number) => number;

/** An ellipsoid. */
export function ball([cx, cy, cz]: readonly number[], [rx, ry, rz]: readonly number[]): Field {
  const [ix, iy, iz] = [1 / rx!, 1 / ry!, 1 / rz!];
  const least = Math.min(rx!, ry!, rz!);
  return (px, py, pz) => {
    const x = (px - cx!) * ix;
    const y = (py - cy!) * iy;
    const z = (pz - cz!) * iz;
    const near = Math.sqrt(x * x + y * y + z * z);
    if (near < 1e-6) return -least;
    const sx = x * ix;
    const sy = y * iy;
    const sz = z * iz;
    const slope = Math.sqrt(sx * sx + sy * sy + sz * sz);
    return (near * (near - 1)) / slope;
  };
}

/** A rod from `a` to `b` whose radius changes evenly. */
export function rod(a: readonly number[], b: readonly number[], ra: number, rb: number): Field {
  const [ax, ay, az] = a as [number, number, number];
  const [dx, dy, dz] = [b[0]! - ax, b[1]! - ay, b[2]! - az];
  const square = dx * dx + dy * dy + dz * dz;
  return (x, y, z) => {
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / square));
    return Math.sqrt((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2 + (z - az - t * dz) ** 2) - ra - (rb - ra) * t;
  };
}

/** Where along, centre across (two numbers), half widths (two numbers). */
export type Girth = readonly [along: number, c1: number, c2: number, a: number, b: number];

/** Smooth numbers between rows, at equal steps. */
const STEP = 0.004;

/** Rows drawn out smoothly: a curve through all points that does not overshoot at a kink more than a drawn one would. */
export function smoothRows(rows: readonly (readonly number[])[], steps: number): number[][] {
  const out: number[][] = [];
  const row = (i: number): readonly number[] => rows[Math.min(rows.length - 1, Math.max(0, i))]!;
  for (let i = 0; i < rows.length - 1; i++) {
    const [p, q, r, s] = [row(i - 1), row(i), row(i + 1), row(i + 2)];
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      out.push(
        q.map(
          (v, c) =>
            0.5 *
            (2 * v +
              (r[c]! - p[c]!) * t +
              (2 * p[c]! - 5 * v + 4 * r[c]! - s[c]!) * t * t +
              (3 * v - p[c]! - 3 * r[c]! + s[c]!) * t * t * t),
        ),
      );
    }
  }
  out.push([...row(rows.length - 1)]);
  return out;
}

/** Entries of a table of {@link normOf}. */
const FINE = 256;

/** Length of (1, t) in the norm that belongs to `square`, for t from 0 to 1: powers are slow. */
function normOf(square: number): Float64Array {
  const out = new Float64Array(FINE + 2);
  for (let i = 0; i < out.length; i++) out[i] = (1 + (i / FINE) ** square) ** (1 / square);
  return out;
}

function lengthIn(norm: Float64Array, p: number, q: number): number {
  const most = p > q ? p : q;
  if (most < 1e-9) return most;
  const place = ((p > q ? q : p) / most) * FINE;
  const i = Math.floor(place);
  return most * (norm[i]! + (norm[i + 1]! - norm[i]!) * (place - i));
}

/**
 * A limb or trunk by its girth at places along an axis, upwards in order.
 *
 * @param axis    'x': across are y and z; 'y': x and z; 'z': x and y, and the same for -z
 * @param square  2 for ellipses, more for boxes with rounded edges
 */
export function girth(axis: 'x' | 'y' | 'z', rows: readonly Girth[], square = 2): Field {
  const fine = smoothRows(rows, 12) as unknown as Girth[];
  const low = rows[0]![0];
  const high = rows[rows.length - 1]![0];
  const count = Math.ceil((high - low) / STEP) + 1;
  const table = new Float64Array(4 * (count + 1));
  const norm = normOf(square);
  const isX = axis === 'x';
  const isY = axis === 'y';
  const isZ = axis === 'z';
  let k = 0;
  for (let i = 0; i <= count; i++) {
    const at = low + ((high - low) * i) / count;
    while (k < fine.length - 2 && fine[k + 1]![0] < at) k++;
    const [from, to] = [fine[k]!, fine[k + 1]!];
    const share = (at - from[0]) / (to[0] - from[0]);
    for (let c = 0; c < 4; c++) table[4 * i + c] = from[c + 1]! + (to[c + 1]! - from[c + 1]!) * share;
  }
  return (x, y, z) => {
    const along = isX ? x : isY ? y : Math.abs(z);
    const place = Math.min(count - 1e-6, Math.max(0, ((along - low) / (high - low)) * count));
    const i = Math.floor(place);
    const u = place - i;
    const o = 4 * i;
    const c1 = table[o]! * (1 - u) + table[o + 4]! * u;
    const c2 = table[o + 1]! * (1 - u) + table[o + 5]! * u;
    const a = table[o + 2]! * (1 - u) + table[o + 6]! * u;
    const b = table[o + 3]! * (1 - u) + table[o + 7]! * u;
    const d1 = (isX ? y : x) - c1;
    const d2 = (isZ ? y : z) - c2;
    const far = Math.sqrt(d1 * d1 + d2 * d2);
    const p = Math.abs(d1) / a;
    const q = Math.abs(d2) / b;
    const near = square === 2 ? Math.sqrt(p * p + q * q) : lengthIn(norm, p, q);
    const d = near < 1e-6 ? -Math.min(a, b) : far - far / near;
    const beyond = along < low ? low - along : along > high ? along - high : 0;
    return beyond === 0 ? d : d > 0 ? Math.sqrt(d * d + beyond * beyond) : Math.max(d, beyond);
  };
}

/** Both, rounded off where they meet within `k` m. */
export function join(a: number, b: number, k: number): number {
  const h = Math.max(0, k - Math.abs(a - b)) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}

/** Distance for {@link slope}, m. */
const EPSILON = 0.002;

/** Distance at a point and the unit vector away from the surface there, into `out`: x, y, z, distance, steepness. */
export function slope(field: Field, x: number, y: number, z: number, out: Float64Array): void {
  // At the corners of a tetrahedron: four looks instead of seven.
  const a = field(x + EPSILON, y - EPSILON, z - EPSILON);
  const b = field(x - EPSILON, y - EPSILON, z + EPSILON);
  const c = field(x - EPSILON, y + EPSILON, z - EPSILON);
  const d = field(x + EPSILON, y + EPSILON, z + EPSILON);
  const dx = a - b - c + d;
  const dy = c + d - a - b;
  const dz = b + d - a - c;
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1;
  out[0] = dx / length;
  out[1] = dy / length;
  out[2] = dz / length;
  out[3] = 0.25 * (a + b + c + d);
  out[4] = length / (4 * EPSILON);
}
