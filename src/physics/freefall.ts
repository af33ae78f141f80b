/** What a plain free fall under one law does, without legs and recording: for solving a law from its result. */
import { exp, log } from '../math/deterministic';
import { solveSecant } from '../math/roots';
import { crossingShare, type Measure, stepTo } from './events';
import { createFlight, type Environment, type FlightLaw, type State, steadyLaw } from './flight';
import { createSolver } from './solver';

const downwardPull: Measure = (state) => -(state[8] as number);
const SOLVE_TOLERANCE = 1e-9;
const LONGEST_FALL = 600;

/**
 * Largest downward speed, m/s, of a body that falls from `start` under one law: where drag first carries its weight.
 *
 * @throws RangeError if it is still gaining speed at the ground
 */
export function peakFallSpeed(environment: Environment, law: FlightLaw, start: State): number {
  const solver = createSolver(createFlight(environment, law).acceleration);
  solver.state.set(start);
  solver.begin(SOLVE_TOLERANCE);
  while (solver.propose(LONGEST_FALL) && (solver.next[1] as number) > 0) {
    if ((solver.state[8] as number) < 0 && (solver.next[8] as number) >= 0) {
      stepTo(solver, downwardPull, crossingShare(solver, downwardPull, 1));
      return -(solver.next[4] as number);
    }
    solver.accept();
  }
  throw new RangeError(`peakFallSpeed: no peak above the ground with a drag area of ${law.dragTo} m²`);
}

/** Drag area, m², with which a body of `mass` kg falling from `start` peaks at `speed` m/s downwards. */
export function dragAreaForPeak(environment: Environment, mass: number, start: State, speed: number): number {
  const target = log(speed);
  // Nearly a straight line in logarithms: the speed goes about as the inverse square root of the area.
  const excess = (logArea: number): number =>
    log(peakFallSpeed(environment, steadyLaw(mass, exp(logArea)), start)) - target;
  const guess = log(mass / 270);
  return exp(solveSecant(excess, guess, guess - 2 * (target - log(85)) * 0.1 - 0.02, 1e-12));
}
