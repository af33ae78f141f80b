/** Exact location of events: a crossing is bracketed on the step in hand, then the solver steps to it and no further. */
import { quinticMotion } from '../math/hermite';
import { findRoot } from '../math/roots';
import type { State } from './flight';
import type { Solver } from './solver';

/** A quantity of a state whose change from positive to zero or below is the event. */
export type Measure = (state: State) => number;

/** Writes the state at share `u` between two states, by the quintic through both. */
export function interpolateState(from: State, to: State, u: number, out: State): void {
  const t0 = from[6] as number;
  const h = (to[6] as number) - t0;
  quinticMotion(u, h, from, 0, to, 0, 7, out);
  out[6] = t0 + u * h;
}

const between = new Float64Array(10);

/** An event is found when its time would move by no more than this, s. */
const SETTLED = 1e-12;

/** A crossing is looked for to this share of a step: `stepTo` finishes on exact steps. */
export const NEAR_ENOUGH = 1e-6;

/**
 * Share of the step in hand at which the measure first reaches zero, or 2 if it stays positive. Looks at `pieces` evenly
 * spaced moments, so an event shorter than one piece may be missed.
 */
export function crossingShare(solver: Solver, measure: Measure, pieces: number): number {
  let low = 0;
  let high = 2;
  let last = measure(solver.state);
  for (let i = 1; i <= pieces; i++) {
    const u = i / pieces;
    let value: number;
    if (i === pieces) {
      value = measure(solver.next);
    } else {
      interpolateState(solver.state, solver.next, u, between);
      value = measure(between);
    }
    if (value <= 0 && last > 0) {
      high = u;
      break;
    }
    low = u;
    last = value;
  }
  if (high === 2) return 2;
  const within = (u: number): number => {
    interpolateState(solver.state, solver.next, u, between);
    return measure(between);
  };
  // The end of the step may have reached what its interpolant misses by a rounding.
  return within(high) > 0 ? high : findRoot(within, low, high, NEAR_ENOUGH);
}

/**
 * Shortens the step in hand so that it ends where the measure is zero, near share `u` of it: the state there is the solver's
 * own, of full order, and not an interpolation.
 */
export function stepTo(solver: Solver, measure: Measure, u: number): void {
  const start = solver.state[6] as number;
  const whole = (solver.next[6] as number) - start;
  // The slope of the measure in time, read off the interpolant, makes the first correction as good as the later ones.
  const aside = u > 0.5 ? u - 0.01 : u + 0.01;
  interpolateState(solver.state, solver.next, u, between);
  const here = measure(between);
  interpolateState(solver.state, solver.next, aside, between);
  let slope = (measure(between) - here) / ((aside - u) * whole);
  let length = u * whole;
  let last = 0;
  let valueBefore = 0;
  for (let round = 0; round < 6; round++) {
    solver.cut(length);
    const value = measure(solver.next);
    if (round > 0 && length !== last) slope = (value - valueBefore) / (length - last);
    valueBefore = value;
    const correction = slope === 0 ? 0 : value / slope;
    if (!(Math.abs(correction) > SETTLED)) return;
    last = length;
    length = Math.min(Math.max(length - correction, 0), whole);
  }
}
