/**
 * Adaptive integration of one body's motion: Dormand and Prince 5(4), J. Comp. Appl. Math. 6 (1980) 19, for x'' = f(t, x, x').
 *
 * Velocity needs no stage function of its own (x' = v), so only accelerations are evaluated. The stages are written out
 * for the three axes: a loop over typed arrays takes three times as long. Nothing is allocated once a solver exists.
 */
import type { Acceleration, State } from './flight';

/** Longest step, s: an event that begins and ends within one step would be missed. */
const LONGEST_STEP = 4;
/** Shortest step, s, before a run counts as diverged. */
const SHORTEST_STEP = 1e-9;

export interface Solver {
  /** Where the solver stands: the start of the step in hand. */
  readonly state: State;
  /** The end of the step in hand; valid after {@link propose} or {@link cut}. */
  readonly next: State;
  /** Evaluations of the acceleration so far. */
  readonly evaluations: number;
  /**
   * Starts afresh from `state`, as after any jump of the acceleration.
   *
   * @param tolerance  local error allowed: relative, and absolute in m/s and tens of m
   */
  begin(tolerance: number): void;
  /** Finds a step that meets the tolerance and ends no later than `limit`, s. False if none does. */
  propose(limit: number): boolean;
  /** Takes the step in hand again with exactly this length, s, which must not be longer than it was. */
  cut(length: number): void;
  /** Moves to the end of the step in hand. */
  accept(): void;
}

export function createSolver(acceleration: Acceleration): Solver {
  const state = new Float64Array(10);
  const next = new Float64Array(10);
  const trial = new Float64Array(10);
  // Numbers that change live in typed arrays: a double in a closure variable would be boxed at every write.
  const control = new Float64Array(6);
  const [LENGTH, ERROR, PROPOSED, MEMORY, RELATIVE, ABSOLUTE] = [0, 1, 2, 3, 4, 5];
  let evaluations = 0;
  let rejected = false;

  /** One step of the length in hand from `state` to `next`; leaves the mean square of the scaled error. */
  function step(): void {
    // The tableau stands here and not above: only constants of the function itself are folded into its arithmetic.
    const C2 = 1 / 5;
    const C3 = 3 / 10;
    const C4 = 4 / 5;
    const C5 = 8 / 9;
    const A21 = 1 / 5;
    const A31 = 3 / 40;
    const A32 = 9 / 40;
    const A41 = 44 / 45;
    const A42 = -56 / 15;
    const A43 = 32 / 9;
    const A51 = 19372 / 6561;
    const A52 = -25360 / 2187;
    const A53 = 64448 / 6561;
    const A54 = -212 / 729;
    const A61 = 9017 / 3168;
    const A62 = -355 / 33;
    const A63 = 46732 / 5247;
    const A64 = 49 / 176;
    const A65 = -5103 / 18656;
    const B1 = 35 / 384;
    const B3 = 500 / 1113;
    const B4 = 125 / 192;
    const B5 = -2187 / 6784;
    const B6 = 11 / 84;
    // Fifth order less fourth: the estimate of the error.
    const E1 = 71 / 57600;
    const E3 = -71 / 16695;
    const E4 = 71 / 1920;
    const E5 = -17253 / 339200;
    const E6 = 22 / 525;
    const E7 = -1 / 40;
    const h = control[LENGTH] as number;
    const time = state[6] as number;
    const px = state[0] as number;
    const py = state[1] as number;
    const pz = state[2] as number;
    const v0x = state[3] as number;
    const v0y = state[4] as number;
    const v0z = state[5] as number;
    const a0x = state[7] as number;
    const a0y = state[8] as number;
    const a0z = state[9] as number;

    // Stage 2
    const v1x = v0x + h * (A21 * a0x);
    const v1y = v0y + h * (A21 * a0y);
    const v1z = v0z + h * (A21 * a0z);
    trial[0] = px + h * (A21 * v0x);
    trial[1] = py + h * (A21 * v0y);
    trial[2] = pz + h * (A21 * v0z);
    trial[3] = v1x;
    trial[4] = v1y;
    trial[5] = v1z;
    trial[6] = time + C2 * h;
    acceleration(trial, trial, 7);
    const a1x = trial[7] as number;
    const a1y = trial[8] as number;
    const a1z = trial[9] as number;

    // Stage 3
    const v2x = v0x + h * (A31 * a0x + A32 * a1x);
    const v2y = v0y + h * (A31 * a0y + A32 * a1y);
    const v2z = v0z + h * (A31 * a0z + A32 * a1z);
    trial[0] = px + h * (A31 * v0x + A32 * v1x);
    trial[1] = py + h * (A31 * v0y + A32 * v1y);
    trial[2] = pz + h * (A31 * v0z + A32 * v1z);
    trial[3] = v2x;
    trial[4] = v2y;
    trial[5] = v2z;
    trial[6] = time + C3 * h;
    acceleration(trial, trial, 7);
    const a2x = trial[7] as number;
    const a2y = trial[8] as number;
    const a2z = trial[9] as number;

    // Stage 4
    const v3x = v0x + h * (A41 * a0x + A42 * a1x + A43 * a2x);
    const v3y = v0y + h * (A41 * a0y + A42 * a1y + A43 * a2y);
    const v3z = v0z + h * (A41 * a0z + A42 * a1z + A43 * a2z);
    trial[0] = px + h * (A41 * v0x + A42 * v1x + A43 * v2x);
    trial[1] = py + h * (A41 * v0y + A42 * v1y + A43 * v2y);
    trial[2] = pz + h * (A41 * v0z + A42 * v1z + A43 * v2z);
    trial[3] = v3x;
    trial[4] = v3y;
    trial[5] = v3z;
    trial[6] = time + C4 * h;
    acceleration(trial, trial, 7);
    const a3x = trial[7] as number;
    const a3y = trial[8] as number;
    const a3z = trial[9] as number;

    // Stage 5
    const v4x = v0x + h * (A51 * a0x + A52 * a1x + A53 * a2x + A54 * a3x);
    const v4y = v0y + h * (A51 * a0y + A52 * a1y + A53 * a2y + A54 * a3y);
    const v4z = v0z + h * (A51 * a0z + A52 * a1z + A53 * a2z + A54 * a3z);
    trial[0] = px + h * (A51 * v0x + A52 * v1x + A53 * v2x + A54 * v3x);
    trial[1] = py + h * (A51 * v0y + A52 * v1y + A53 * v2y + A54 * v3y);
    trial[2] = pz + h * (A51 * v0z + A52 * v1z + A53 * v2z + A54 * v3z);
    trial[3] = v4x;
    trial[4] = v4y;
    trial[5] = v4z;
    trial[6] = time + C5 * h;
    acceleration(trial, trial, 7);
    const a4x = trial[7] as number;
    const a4y = trial[8] as number;
    const a4z = trial[9] as number;

    // Stage 6
    const v5x = v0x + h * (A61 * a0x + A62 * a1x + A63 * a2x + A64 * a3x + A65 * a4x);
    const v5y = v0y + h * (A61 * a0y + A62 * a1y + A63 * a2y + A64 * a3y + A65 * a4y);
    const v5z = v0z + h * (A61 * a0z + A62 * a1z + A63 * a2z + A64 * a3z + A65 * a4z);
    trial[0] = px + h * (A61 * v0x + A62 * v1x + A63 * v2x + A64 * v3x + A65 * v4x);
    trial[1] = py + h * (A61 * v0y + A62 * v1y + A63 * v2y + A64 * v3y + A65 * v4y);
    trial[2] = pz + h * (A61 * v0z + A62 * v1z + A63 * v2z + A64 * v3z + A65 * v4z);
    trial[3] = v5x;
    trial[4] = v5y;
    trial[5] = v5z;
    trial[6] = time + h;
    acceleration(trial, trial, 7);
    const a5x = trial[7] as number;
    const a5y = trial[8] as number;
    const a5z = trial[9] as number;

    // Stage 7 is the new state: its acceleration serves the next step too.
    const v6x = v0x + h * (B1 * a0x + B3 * a2x + B4 * a3x + B5 * a4x + B6 * a5x);
    const v6y = v0y + h * (B1 * a0y + B3 * a2y + B4 * a3y + B5 * a4y + B6 * a5y);
    const v6z = v0z + h * (B1 * a0z + B3 * a2z + B4 * a3z + B5 * a4z + B6 * a5z);
    next[0] = px + h * (B1 * v0x + B3 * v2x + B4 * v3x + B5 * v4x + B6 * v5x);
    next[1] = py + h * (B1 * v0y + B3 * v2y + B4 * v3y + B5 * v4y + B6 * v5y);
    next[2] = pz + h * (B1 * v0z + B3 * v2z + B4 * v3z + B5 * v4z + B6 * v5z);
    next[3] = v6x;
    next[4] = v6y;
    next[5] = v6z;
    next[6] = time + h;
    acceleration(next, next, 7);
    const a6x = next[7] as number;
    const a6y = next[8] as number;
    const a6z = next[9] as number;

    const epx = h * (E1 * v0x + E3 * v2x + E4 * v3x + E5 * v4x + E6 * v5x + E7 * v6x);
    const epy = h * (E1 * v0y + E3 * v2y + E4 * v3y + E5 * v4y + E6 * v5y + E7 * v6y);
    const epz = h * (E1 * v0z + E3 * v2z + E4 * v3z + E5 * v4z + E6 * v5z + E7 * v6z);
    const evx = h * (E1 * a0x + E3 * a2x + E4 * a3x + E5 * a4x + E6 * a5x + E7 * a6x);
    const evy = h * (E1 * a0y + E3 * a2y + E4 * a3y + E5 * a4y + E6 * a5y + E7 * a6y);
    const evz = h * (E1 * a0z + E3 * a2z + E4 * a3z + E5 * a4z + E6 * a5z + E7 * a6z);
    const relative = control[RELATIVE] as number;
    const absolute = control[ABSOLUTE] as number;
    const sx = epx / (10 * absolute + relative * Math.max(Math.abs(px), Math.abs(next[0] as number)));
    const sy = epy / (10 * absolute + relative * Math.max(Math.abs(py), Math.abs(next[1] as number)));
    const sz = epz / (10 * absolute + relative * Math.max(Math.abs(pz), Math.abs(next[2] as number)));
    const sx1 = evx / (absolute + relative * Math.max(Math.abs(v0x), Math.abs(v6x)));
    const sy1 = evy / (absolute + relative * Math.max(Math.abs(v0y), Math.abs(v6y)));
    const sz1 = evz / (absolute + relative * Math.max(Math.abs(v0z), Math.abs(v6z)));
    control[ERROR] = (sx * sx + sy * sy + sz * sz + sx1 * sx1 + sy1 * sy1 + sz1 * sz1) / 6;
    evaluations += 6;
  }

  return {
    state,
    next,
    get evaluations() {
      return evaluations;
    },

    begin(tolerance) {
      control[RELATIVE] = tolerance;
      control[ABSOLUTE] = tolerance;
      control[MEMORY] = 1;
      rejected = false;
      acceleration(state, state, 7);
      evaluations++;
      // First guess: the time in which the acceleration would change the speed by a share of the tolerance's 4th root.
      const speed = norm(state, 3) + 10;
      const guess = (1.2 * speed * Math.sqrt(Math.sqrt(tolerance))) / (norm(state, 7) + 1e-6);
      control[PROPOSED] = Math.min(guess, LONGEST_STEP);
    },

    propose(limit) {
      let h = Math.min(control[PROPOSED] as number, LONGEST_STEP);
      for (;;) {
        const left = limit - (state[6] as number);
        // Two even steps to the limit rather than a long one and a sliver.
        const length = h >= left ? left : h > 0.5 * left ? 0.5 * left : h;
        control[LENGTH] = length;
        step();
        const error = control[ERROR] as number;
        // The eighth root of the error (which is squared), by square roots alone: the same in every engine. Its fifth root
        // would follow the error faster, and hop over the limit of stability, which is what rules a canopy in trim.
        const root = Math.sqrt(Math.sqrt(Math.sqrt(Math.sqrt(error + 1e-30))));
        if (!(error <= 1)) {
          // Also the way out of a step that left the finite world: NaN shrinks it until it is given up.
          h = length * (root > 1 ? Math.max(0.2, 0.9 / root) : 0.2);
          rejected = true;
          if (!(h >= SHORTEST_STEP)) return false;
          continue;
        }
        // Proportional and integral control (Hairer and Wanner, Solving ODEs II, IV.2), exponents 1/8 and 1/32.
        const growth = (0.9 * (control[MEMORY] as number)) / root;
        const factor = Math.max(0.2, Math.min(rejected ? 1 : 5, growth));
        control[MEMORY] = Math.max(0.5, Math.sqrt(Math.sqrt(root)));
        control[PROPOSED] = Math.max(length * factor, length < h ? h : 0);
        rejected = false;
        if (length === left) next[6] = limit;
        return true;
      }
    },

    cut(length) {
      control[LENGTH] = length;
      step();
    },

    accept() {
      // Ten numbers: `set` would take longer to begin than to do it.
      for (let i = 0; i < 10; i++) state[i] = next[i] as number;
    },
  };
}

function norm(vector: Float64Array, at: number): number {
  const x = vector[at] as number;
  const y = vector[at + 1] as number;
  const z = vector[at + 2] as number;
  return Math.sqrt(x * x + y * y + z * z);
}
