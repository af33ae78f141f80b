/** The solvers of the comparison, each in its best use. */
import { Dopri } from 'dopri';
import createCashKarp from 'ode45-cash-karp';
import { halo } from '../../src/jumps/halo';
import type { State } from '../../src/physics/flight';
import { createBody, flyLeg } from '../../src/recording/fly-leg';
import { eventTime } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { createDriver, type Derivative, type Descent, type Fly, haloValues, type Integrator } from './descent';
import { Solver as Odex } from './odex';

/** First step, s, with which every solver is helped over the jump of the acceleration between two legs. */
function firstStep(state: State, tolerance: number): number {
  const speed = Math.sqrt(state[3]! * state[3]! + state[4]! * state[4]! + state[5]! * state[5]!) + 10;
  const pull = Math.sqrt(state[7]! * state[7]! + state[8]! * state[8]! + state[9]! * state[9]!) + 1e-6;
  return Math.min((1.2 * speed * Math.sqrt(Math.sqrt(tolerance))) / pull, 4);
}

function set(out: State, time: number, y: ArrayLike<number>): void {
  for (let i = 0; i < 6; i++) out[i] = y[i]!;
  out[6] = time;
}

/** A derivative for solvers of first-order systems that write it to an array. */
function firstOrder(derivative: Derivative) {
  const state = new Float64Array(10);
  return (time: number, y: ArrayLike<number>, out: Float64Array | number[]): void => {
    set(state, time, y);
    derivative(state);
    for (let i = 0; i < 3; i++) {
      out[i] = state[3 + i]!;
      out[3 + i] = state[7 + i]!;
    }
  };
}

/** odex 2.0.4. Its dense output serves the events, or else the last step is solved again up to them. */
function odex(dense: boolean, scale: number): (derivative: Derivative) => Integrator {
  return (derivative) => {
    const write = firstOrder(derivative);
    const slope = new Array<number>(6).fill(0);
    const f = (time: number, y: number[]): number[] => {
      write(time, y, slope);
      return slope;
    };
    const solver = new Odex(6);
    solver.denseOutput = dense;
    const again = new Odex(6);
    let read: ((component: number, time: number) => number) | undefined;
    const from = new Float64Array(10);
    const to = new Float64Array(10);
    return {
      integrate(state, limit, tolerance, onStep) {
        for (const each of [solver, again]) {
          each.relativeTolerance = tolerance;
          each.absoluteTolerance = [10, 10, 10, 1, 1, 1].map((weight) => weight * tolerance);
        }
        solver.initialStepSize = scale * firstStep(state, tolerance);
        from.set(state);
        solver.solve(f, state[6]!, Array.from(state.subarray(0, 6)), limit, (n, _before, time, y, interpolate) => {
          if (n === 1) return undefined;
          set(to, time, y);
          read = interpolate;
          if (onStep(from, to)) return false;
          from.set(to);
          return undefined;
        });
      },
      stateAt(from, time, out) {
        if (dense && read) {
          for (let i = 0; i < 6; i++) out[i] = read(i, time);
          out[6] = time;
          return;
        }
        again.initialStepSize = time - from[6]!;
        set(out, time, again.solve(f, from[6]!, Array.from(from.subarray(0, 6)), time).y);
      },
    };
  };
}

/** What dopri keeps to itself: stepping by hand spares it its history and its copies. */
interface DopriInside {
  _t: number;
  _h: number;
  _step(): void;
  _stepper: { y: number[]; yNext: number[]; reset(t: number, y: number[]): void; step(t: number, h: number): void };
}

/** Seconds that dopri is asked for at a time: about a step, so that the quintic through two looks finds the event. */
const LOOK = 2;

/** dopri 0.0.13 by the interface it offers: runs to a time and then knows the solution up to it; runs again to an event. */
function dopri(derivative: Derivative): Integrator {
  const f = firstOrder(derivative);
  const from = new Float64Array(10);
  const to = new Float64Array(10);
  let control = {};
  const create = () => new Dopri((t, y, out) => f(t, y, out), 6, control);
  return {
    integrate(state, limit, tolerance, onStep) {
      control = { atol: tolerance, rtol: tolerance, tcrit: [limit] };
      const solver = create();
      solver.initialise(state[6]!, Array.from(state.subarray(0, 6)));
      from.set(state);
      while (from[6]! < limit) {
        const time = Math.min(from[6]! + LOOK, limit);
        set(to, time, solver.run(time)([time])[0]!);
        if (onStep(from, to)) return;
        from.set(to);
      }
    },
    stateAt(from, time, out) {
      const solver = create();
      solver.initialise(from[6]!, Array.from(from.subarray(0, 6)));
      set(out, time, solver.run(time)([time])[0]!);
    },
  };
}

/** dopri 0.0.13, driven from inside: a step at a time, and one step of the right length to an event. */
function dopriInside(derivative: Derivative): Integrator {
  const f = firstOrder(derivative);
  const from = new Float64Array(10);
  const to = new Float64Array(10);
  const spare = new Dopri((t, y, out) => f(t, y, out), 6) as unknown as DopriInside;
  const start = new Array<number>(6);
  return {
    integrate(state, limit, tolerance, onStep) {
      const solver = new Dopri((t, y, out) => f(t, y, out), 6, { atol: tolerance, rtol: tolerance, tcrit: [limit] });
      solver.initialise(state[6]!, Array.from(state.subarray(0, 6)));
      const inside = solver as unknown as DopriInside;
      from.set(state);
      while (inside._t < limit) {
        inside._step();
        set(to, inside._t, inside._stepper.y);
        if (onStep(from, to)) return;
        from.set(to);
      }
    },
    stateAt(from, time, out) {
      for (let i = 0; i < 6; i++) start[i] = from[i]!;
      spare._stepper.reset(from[6]!, start);
      spare._stepper.step(from[6]!, time - from[6]!);
      set(out, time, spare._stepper.yNext);
    },
  };
}

/** ode45-cash-karp 1.1.0, with an error scale that fits the problem in place of its own. */
function cashKarp(derivative: Derivative): Integrator {
  const write = firstOrder(derivative);
  const f = (out: Float64Array, y: Float64Array, time: number): void => write(time, y, out);
  const options = {
    verbose: false,
    errorScaleFunction: (i: number, _dt: number, y: number) => (i < 3 ? 10 : 1) + Math.abs(y),
  };
  const solver = createCashKarp(new Float64Array(6), f, 0, 0.1, options);
  const again = createCashKarp(new Float64Array(6), f, 0, 0.1, options);
  const from = new Float64Array(10);
  const to = new Float64Array(10);
  return {
    integrate(state, limit, tolerance, onStep) {
      solver.tol = tolerance;
      again.tol = tolerance;
      solver.t = state[6]!;
      solver.dt = firstStep(state, tolerance);
      solver.y.set(state.subarray(0, 6));
      from.set(state);
      for (;;) {
        const isOver = !solver.step(limit);
        set(to, isOver ? limit : solver.t, solver.y);
        if (onStep(from, to) || isOver) return;
        from.set(to);
      }
    },
    stateAt(from, time, out) {
      again.t = from[6]!;
      again.dt = time - from[6]!;
      again.y.set(from.subarray(0, 6));
      while (again.step(time));
      set(out, time, again.y);
    },
  };
}

/** The project's own flight, event code and all, keeping nothing but the peak: like for like with the others. */
function ownFlight(): Fly {
  const plan = halo.plan(haloValues);
  const peak = new Float64Array(1);
  const peakOnly = {
    add(state: State) {
      peak[0] = Math.max(peak[0]!, -state[4]!);
    },
  };
  const body = createBody(plan.environment, plan.first.law, peakOnly);
  const { state } = body.solver;
  return (tolerance) => {
    const before = body.solver.evaluations;
    peak[0] = 0;
    state.set(plan.start);
    let leg = plan.first;
    for (;;) {
      const { by } = flyLeg(body, plan.environment, leg, tolerance);
      if (typeof by !== 'number') break;
      leg = leg.ends[by]!.next(state);
    }
    return {
      peak: peak[0]!,
      touchdown: state[6]!,
      downrange: state[0]!,
      evaluations: body.solver.evaluations - before,
    };
  };
}

const sample = createSample();
let call = 0;

/** The whole of `simulate`, as the page calls it. A number that moves nothing of the flight makes each call a new one. */
function ownSimulate(tolerance: number): Descent {
  call++;
  const recording = simulate(halo, { ...haloValues, gustSeed: call % 9999 }, tolerance);
  const peak = -sampleAt(recording, eventTime(recording, 'peakSpeed') ?? 0, sample).vy;
  const downrange = sampleAt(recording, recording.end, sample).x;
  return { peak, touchdown: recording.end, downrange, evaluations: recording.evaluations };
}

export interface Contestant {
  readonly label: string;
  create(): Fly;
}

/** First is the measure of the others. */
export const contestants = {
  own: { label: 'this project: flight and events alone', create: ownFlight },
  simulate: {
    label: 'this project: simulate(), with plan, recording, all events, verdict and hash',
    create: () => ownSimulate,
  },
  odex: { label: 'odex 2.0.4, last step solved again', create: () => createDriver(odex(false, 1)) },
  odexDense: { label: 'odex 2.0.4, its dense output', create: () => createDriver(odex(true, 1)) },
  dopri: { label: 'dopri 0.0.13', create: () => createDriver(dopri) },
  dopriInside: { label: 'dopri 0.0.13, stepped through its private members', create: () => createDriver(dopriInside) },
  cashKarp: { label: 'ode45-cash-karp 1.1.0', create: () => createDriver(cashKarp) },
} as const satisfies Record<string, Contestant>;

export type ContestantKey = keyof typeof contestants;
