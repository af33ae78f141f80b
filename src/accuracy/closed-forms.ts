/**
 * Falls with a known solution, through the real solver.
 *
 * The textbook solutions hold for constant gravity; the program's gravity falls with height. Two ways round that are used. A fall
 * shrunk a millionfold (lengths by L, times and speeds by the root of L, density up by 1/L) obeys the same numbers, and gravity
 * changes by 2e-9 over it. And a fall without air is exact in geopotential height.
 */
import { exp, log } from '../math/deterministic';
import { EARTH_RADIUS, G0 } from '../physics/atmosphere';
import { steadyLaw } from '../physics/flight';
import { airOf, at, environment, fly, uniformAir } from './flying';
import type { Measurement } from './measurement';

const L = 1e-6;
const ROOT = Math.sqrt(L);
const TERMINAL = 50;

/** v = vt tanh(g t / vt) and y = vt² / g ln cosh(g t / vt). */
function constantDensity(): Measurement[] {
  const law = steadyLaw(80, (2 * 80 * G0) / (1.225 * TERMINAL * TERMINAL));
  const surroundings = environment({ air: uniformAir(1.225 / L) });
  return [2, 5, 10, 20, 40].flatMap((time) => {
    const end = fly(surroundings, law, at([0, 0, 0], [0, 0, 0]), { time: time * ROOT }, 1e-13);
    const x = (G0 * time) / TERMINAL;
    const [up, down] = [exp(x), exp(-x)];
    const speed = (TERMINAL * (up - down)) / (up + down);
    const fallen = ((TERMINAL * TERMINAL) / G0) * log((up + down) / 2);
    return [
      entry(`speed after ${time} s`, 'm/s', speed, -(end[4] as number) / ROOT, 1e-8 * speed),
      entry(`fallen after ${time} s`, 'm', fallen, -(end[1] as number) / L, 1e-8 * fallen),
    ];
  });
  function entry(what: string, unit: string, reference: number, got: number, bar: number): Measurement {
    const table = 'Fall through air of constant density';
    return { table, what, unit, basis: 'closed form', source: 'tanh and ln cosh, any textbook', reference, got, bar };
  }
}

/** From rest at 7,620 m, mass over drag area 179.7 kg/m², scale height 8,000 m: seconds and m/s by the exponential integral. */
const exponentialFall = [
  [5, 44.32807649],
  [15, 78.6397279],
  [30, 77.70568052],
  [60, 67.62036746],
  [100, 57.62383775],
] as const;

function exponentialAir(): Measurement[] {
  const [beta, scale, rho0, top] = [179.7, 8_000, 1.225, 7_620];
  const density = (h: number): number => (rho0 / L) * exp(-h / (scale * L));
  const air = airOf(density, (h) => -density(h) / (scale * L), 8_000 * L, 800);
  return exponentialFall.map(([time, reference]) => {
    const start = at([0, top * L, 0], [0, 0, 0]);
    const end = fly(environment({ air }), steadyLaw(beta, 1), start, { time: time * ROOT }, 1e-13);
    return {
      table: 'Fall through an isothermal atmosphere from 25,000 ft',
      what: `speed after ${time} s`,
      unit: 'm/s',
      basis: 'closed form',
      source: 'exponential integral, eight digits, checked against SciPy',
      reference,
      got: -(end[4] as number) / ROOT,
      bar: 2e-6,
    };
  });
}

function withoutAir(): Measurement[] {
  const surroundings = environment({ air: uniformAir(0) });
  const end = fly(
    surroundings,
    steadyLaw(80, 1),
    at([0, 7_620, 0], [0, 0, 0]),
    { measure: (s) => s[1] as number },
    1e-12,
  );
  const height = (EARTH_RADIUS * 7_620) / (EARTH_RADIUS + 7_620);
  return [
    {
      table: 'Fall without air from 25,000 ft',
      what: 'speed at the ground, gravity falling with height',
      unit: 'm/s',
      basis: 'closed form',
      source: 'sqrt(2 g0 H), H the geopotential height',
      reference: Math.sqrt(2 * G0 * height),
      got: -(end[4] as number),
      bar: 1e-8,
    },
  ];
}

/** x = ln(1 + k v0 t) / k: so fast and so short that gravity adds nothing. */
function levelThrow(): Measurement[] {
  const k = 3;
  const surroundings = environment({ air: uniformAir(1) });
  return [1e-4, 1e-3, 3e-3].map((time) => {
    const end = fly(surroundings, steadyLaw(0.5, k), at([0, 0, 0], [1_000, 0, 0]), { time }, 1e-13);
    const reference = log(1 + k * 1_000 * time) / k;
    return {
      table: 'Level throw braked by drag alone',
      what: `distance after ${time * 1000} ms at first 1,000 m/s`,
      unit: 'm',
      basis: 'closed form',
      source: 'ln(1 + k v0 t) / k',
      reference,
      got: end[0] as number,
      bar: 1e-8 * reference,
    };
  });
}

export const closedForms: readonly (() => Measurement[])[] = [constantDensity, exponentialAir, withoutAir, levelThrow];
