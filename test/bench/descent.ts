/**
 * The default HALO descent as a problem for any solver: the same right-hand side, the same legs, every end of a leg landed
 * on exactly, and the peak of the vertical speed found. What differs from solver to solver is an {@link Integrator}.
 */
import { halo } from '../../src/jumps/halo';
import type { EndCondition, Leg } from '../../src/jumps/jump';
import { defaultsOf } from '../../src/parameters/values';
import { interpolateState } from '../../src/physics/events';
import { createFlight, type State } from '../../src/physics/flight';

/** What a descent is judged by, and what it took. */
export interface Descent {
  /** m/s downwards */
  readonly peak: number;
  /** s since exit */
  readonly touchdown: number;
  /** m */
  readonly downrange: number;
  readonly evaluations: number;
}

export type Fly = (tolerance: number) => Descent;

/** Largest relative error of the three results. */
export function errorOf(descent: Descent, reference: Descent): number {
  const relative = (key: 'peak' | 'touchdown' | 'downrange') => Math.abs(descent[key] / reference[key] - 1);
  return Math.max(relative('peak'), relative('touchdown'), relative('downrange'));
}

export const haloValues = defaultsOf(halo.parameters);

/** A solver under test. States hold position, velocity and time; accelerations are filled in by the driver. */
export interface Integrator {
  /** Steps from `state` to `limit` at most; stops when `onStep` returns true. `to` is only lent. */
  integrate(state: State, limit: number, tolerance: number, onStep: (from: State, to: State) => boolean): void;
  /** Called in `onStep`: the state at a time within the step from `from`. */
  stateAt(from: State, time: number, out: State): void;
}

export type Derivative = (state: State) => void;

/** Steeper falls than this, m/s, have a peak to be found: as in `simulate`. */
const PEAK_FLOOR = 10;
const PEAK_MARGIN = 1e-6;
const TIME_LIMIT = 7200;

/** A height to sink to: the ground is one at 0. `end` is the index of the leg's end, -1 for the ground. */
interface Mark {
  readonly below: number;
  readonly lead: number;
  readonly end: number;
}

const leftOf = (mark: Mark, state: State): number => state[1]! + mark.lead * state[4]! - mark.below;
const slopeOf = (mark: Mark, state: State): number => state[4]! + mark.lead * state[8]!;
const isPast = (when: EndCondition, state: State): boolean =>
  when.kind === 'time' ? state[6]! >= when.at : leftOf({ ...when, end: 0 }, state) <= 0;

/** Flies the descent with a solver that knows nothing of legs, events or peaks. */
export function createDriver(create: (derivative: Derivative) => Integrator): Fly {
  const plan = halo.plan(haloValues);
  const flight = createFlight(plan.environment, plan.first.law);
  let evaluations = 0;
  const derivative: Derivative = (state) => {
    evaluations++;
    flight.acceleration(state, state, 7);
  };
  const integrator = create(derivative);
  const state = new Float64Array(10);
  const start = new Float64Array(10);
  const landed = new Float64Array(10);
  const between = new Float64Array(10);
  let peak = 0;

  /** Time within a step at which the mark is met, by Newton's method on the quintic through its ends. */
  const meets = (mark: Mark, from: State, to: State): number => {
    const h = to[6]! - from[6]!;
    const m0 = leftOf(mark, from);
    let u = m0 / (m0 - leftOf(mark, to));
    for (let round = 0; round < 6; round++) {
      interpolateState(from, to, u, between);
      const change = leftOf(mark, between) / (slopeOf(mark, between) * h);
      u = Math.min(Math.max(u - change, 0), 1);
      if (Math.abs(change) < 1e-10) break;
    }
    return from[6]! + u * h;
  };

  /** The peak within a step, from the solver's own state near it and the curvature there. */
  const notePeak = (from: State, to: State, before: number): void => {
    let low = 0;
    let high = 1;
    let u = 0.5;
    for (let round = 0; round < 12; round++) {
      interpolateState(from, to, u, between);
      if (between[8]! < 0) low = u;
      else high = u;
      u = 0.5 * (low + high);
    }
    const h = to[6]! - from[6]!;
    const time = from[6]! + u * h;
    if (time > before) return;
    interpolateState(from, to, u + 1e-3, between);
    const ahead = between[8]!;
    interpolateState(from, to, u - 1e-3, between);
    const jerk = (ahead - between[8]!) / (2e-3 * h);
    integrator.stateAt(from, time, between);
    derivative(between);
    peak = Math.max(peak, -between[4]! + (between[8]! * between[8]!) / (2 * jerk));
  };

  const land = (mark: Mark, from: State, time: number): void => {
    integrator.stateAt(from, time, landed);
    for (let round = 0; ; round++) {
      derivative(landed);
      const rest = -leftOf(mark, landed) / slopeOf(mark, landed);
      if (Math.abs(rest) > 1e-5 && round === 0) {
        integrator.stateAt(from, time + rest, landed);
        continue;
      }
      // So near that the Taylor series is exact to rounding.
      for (let i = 0; i < 3; i++) {
        landed[i]! += rest * (landed[i + 3]! + 0.5 * rest * landed[i + 7]!);
        landed[i + 3]! += rest * landed[i + 7]!;
      }
      landed[6]! += rest;
      return;
    }
  };

  /** Flies one leg on from `state`; returns the index of its end, -1 for the ground. */
  const flyLeg = (leg: Leg, tolerance: number): number => {
    flight.setLaw(leg.law);
    const already = leg.ends.findIndex(({ when }) => isPast(when, state));
    if (already >= 0) return already;
    const marks: Mark[] = [{ below: 0, lead: 0, end: -1 }];
    let limit = TIME_LIMIT;
    let reached = -1;
    leg.ends.forEach(({ when }, end) => {
      if (when.kind === 'height') marks.push({ below: when.below, lead: when.lead, end });
      else if (when.at < limit) {
        limit = when.at;
        reached = end;
      }
    });
    const isFall = leg.law.liftTo === 0 && leg.law.trimTime === 0;
    start.set(state);
    derivative(start);
    integrator.integrate(start, limit, tolerance, (from, to) => {
      if (isFall) derivative(to);
      const isPeak = isFall && from[4]! < -PEAK_FLOOR && from[8]! < -PEAK_MARGIN && to[8]! >= 0;
      let first: Mark | null = null;
      let time = Number.POSITIVE_INFINITY;
      for (const mark of marks) {
        if (leftOf(mark, to) > 0) continue;
        if (!isFall) {
          derivative(from);
          derivative(to);
        }
        const met = meets(mark, from, to);
        if (met >= time) continue;
        time = met;
        first = mark;
      }
      if (isPeak) notePeak(from, to, time);
      if (first === null) {
        state.set(to);
        return false;
      }
      land(first, from, time);
      state.set(landed);
      reached = first.end;
      return true;
    });
    return reached;
  };

  return (tolerance) => {
    evaluations = 0;
    peak = 0;
    state.set(plan.start);
    let leg = plan.first;
    for (;;) {
      const end = flyLeg(leg, tolerance);
      if (end < 0) break;
      leg = leg.ends[end]!.next(state);
    }
    return { peak, touchdown: state[6]!, downrange: state[0]!, evaluations };
  };
}
