/**
 * A second, independent implementation of the free fall, to hold the first against: the standard atmosphere in its closed
 * form with the built-in functions, the equation of motion as in a textbook, and the classical Runge-Kutta method at a
 * fixed step. It shares no line with src/.
 */
const R = 6_356_766;

/** Density, kg/m³, of the US Standard Atmosphere 1976 below 32 km geopotential, at a geometric altitude, m. */
export function standardDensity(z: number): number {
  const h = (R * z) / (R + z);
  const k = (9.80665 * 0.0289644) / 8.31432;
  if (h < 11_000) {
    const t = 288.15 - 0.0065 * h;
    return ((101_325 * (288.15 / t) ** (-k / 0.0065)) / t) * (0.0289644 / 8.31432);
  }
  if (h < 20_000) return (22_632.06 * Math.exp((-k * (h - 11_000)) / 216.65) * 0.0289644) / (8.31432 * 216.65);
  const t = 216.65 + 0.001 * (h - 20_000);
  return ((5_474.889 * (216.65 / t) ** (k / 0.001)) / t) * (0.0289644 / 8.31432);
}

export interface Fall {
  t: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
}

type Derivative = (f: Fall) => readonly [ax: number, ay: number];

/** Acceleration in the vertical plane under gravity, drag and lift; areas per mass, m²/kg, may depend on time. */
export function textbookMotion(
  density: (altitude: number) => number,
  dragPerMass: (t: number) => number,
  liftPerMass: (t: number) => number = () => 0,
  elevation = 0,
): Derivative {
  return ({ t, y, vx, vy }) => {
    const z = y + elevation;
    const g = 9.80665 * (R / (R + z)) ** 2;
    const v = Math.hypot(vx, vy);
    const q = 0.5 * density(z) * v;
    const [d, l] = [q * dragPerMass(t), q * liftPerMass(t)];
    return [-d * vx - l * vy, -g - d * vy + l * vx];
  };
}

export function rungeKutta(f: Derivative, s: Fall, h: number): Fall {
  const move = (k: readonly number[], share: number): Fall => ({
    t: s.t + share * h,
    x: s.x + share * h * k[0]!,
    y: s.y + share * h * k[1]!,
    vx: s.vx + share * h * k[2]!,
    vy: s.vy + share * h * k[3]!,
  });
  const slope = (at: Fall): number[] => [at.vx, at.vy, ...f(at)];
  const k1 = slope(s);
  const k2 = slope(move(k1, 0.5));
  const k3 = slope(move(k2, 0.5));
  const k4 = slope(move(k3, 1));
  return move(
    k1.map((k, i) => (k + 2 * k2[i]! + 2 * k3[i]! + k4[i]!) / 6),
    1,
  );
}

/** Steps until `ended` holds; the last step is halved down to the moment. `seen` is called after every whole step. */
export function fallUntil(
  f: Derivative,
  start: Fall,
  step: number,
  ended: (s: Fall) => boolean,
  seen: (s: Fall) => void = () => {},
): Fall {
  let state = start;
  for (;;) {
    const next = rungeKutta(f, state, step);
    if (ended(next)) break;
    state = next;
    seen(state);
  }
  let [low, high] = [0, step];
  for (let i = 0; i < 50; i++) {
    const middle = 0.5 * (low + high);
    if (ended(rungeKutta(f, state, middle))) high = middle;
    else low = middle;
  }
  return rungeKutta(f, state, high);
}
