/** Flies a body through the solver under one law, without a jump around it: how closed forms are met by the real solver. */
import { length3 } from '../math/length';
import { type AirTable, createAirTable } from '../physics/atmosphere';
import { crossingShare, type Measure, stepTo } from '../physics/events';
import { createFlight, type Environment, type FlightLaw, type State } from '../physics/flight';
import { levelGround } from '../physics/ground/ground';
import { createSolver } from '../physics/solver';
import { stillAir } from '../physics/wind';

/** Still standard air over level ground at sea level, with what a test wants otherwise. */
export function environment(change: Partial<Environment> = {}): Environment {
  return {
    air: createAirTable(0, 40_000),
    wind: stillAir,
    ground: levelGround,
    landingElevation: 0,
    machFactor: false,
    ...change,
  };
}

/** Air of the same density, kg/m³, at every height. */
export function uniformAir(density: number): AirTable {
  return {
    cells: Float64Array.of(density, 0, 0, 0, 340, 0, 0, 0),
    count: 1,
    lowest: 0,
    perMetre: 1e-6,
    temperatureOffset: 0,
  };
}

/**
 * Air whose density is any function of geopotential height, as cubics through value and slope of `cells` even pieces.
 *
 * @param slope  derivative of `density`
 */
export function airOf(
  density: (height: number) => number,
  slope: (height: number) => number,
  top: number,
  count: number,
): AirTable {
  const size = top / count;
  const cells = new Float64Array(count * 8);
  for (let i = 0; i < count; i++) {
    const [f0, f1] = [density(i * size), density((i + 1) * size)];
    const [m0, m1] = [slope(i * size) * size, slope((i + 1) * size) * size];
    cells.set([f0, m0, 3 * (f1 - f0) - 2 * m0 - m1, 2 * (f0 - f1) + m0 + m1, 340, 0, 0, 0], 8 * i);
  }
  return { cells, count, lowest: 0, perMetre: 1 / size, temperatureOffset: 0 };
}

/** A state at time 0. */
export function at(position: readonly [number, number, number], velocity: readonly [number, number, number]): State {
  return Float64Array.of(...position, ...velocity, 0, 0, 0, 0);
}

/** Flies until a time, or until a measure falls to zero on the way. */
export function fly(
  surroundings: Environment,
  law: FlightLaw,
  start: State,
  until: { readonly time?: number; readonly measure?: Measure },
  tolerance = 1e-10,
): State {
  const solver = createSolver(createFlight(surroundings, law).acceleration);
  solver.state.set(start);
  solver.begin(tolerance);
  const limit = until.time ?? 1e4;
  while ((solver.state[6] as number) < limit) {
    if (!solver.propose(limit)) throw new Error('diverged');
    const share = until.measure ? crossingShare(solver, until.measure, 1) : 2;
    if (share <= 1) {
      stepTo(solver, until.measure as Measure, share);
      return Float64Array.from(solver.next);
    }
    solver.accept();
  }
  if (until.measure) throw new Error('never reached');
  return Float64Array.from(solver.state);
}

export const speedOf = (s: State): number => length3(s[3]!, s[4]!, s[5]!);
