/**
 * Flies one leg of a jump. This is the only loop of the flight: no clock, no frame rate, no randomness without a seed, so the
 * same values give the same bytes everywhere.
 */
import type { EndCondition, Leg } from '../jumps/jump';
import { crossingShare, type Measure, NEAR_ENOUGH, stepTo } from '../physics/events';
import { createFlight, type Environment, type Flight, type FlightLaw, type State } from '../physics/flight';
import { createSolver, type Solver } from '../physics/solver';

/** A jump still in the air after this long is ended, s. The longest documented canopy rides take under an hour. */
const TIME_LIMIT = 7200;

/** Only falls faster than this, m/s, have a peak worth a knot. */
const PEAK_FLOOR = 10;

/** Downward acceleration, m/s², that a step must begin with to lead to a peak: less is a peak just passed. */
const PEAK_MARGIN = 1e-6;

/** Looks at a step in this many places where the ground is not level: no edge of the profile is crossed unseen. */
const GROUND_PIECES = 8;

/** A leg that takes more steps than this is given up: a body of next to no mass would take them without end. */
const MOST_STEPS = 200_000;

/** One body on its way: what flies it and where its knots go. */
export interface Body {
  readonly flight: Flight;
  readonly solver: Solver;
  readonly knots: KnotSink;
}

/** Takes the state at each step as it comes; the array is only lent. */
export interface KnotSink {
  add(state: State): void;
}

/** What ended a leg: the index of one of its ends, or another cause. */
export interface LegEnd {
  readonly by: number | 'ground' | 'timeLimit' | 'diverged';
}

export function createBody(environment: Environment, law: FlightLaw, knots: KnotSink): Body {
  const flight = createFlight(environment, law);
  return { flight, solver: createSolver(flight.acceleration), knots };
}

/**
 * Error allowed in a step of this leg. A canopy in trim forgets: it returns to the same glide from any small error, so its
 * many steps may be coarse. The opening, whose force changes fastest, decides where that glide begins.
 */
function toleranceOf(leg: Leg, tolerance: number): number {
  switch (leg.phase) {
    case 'canopy':
    case 'flare':
      return 10 * tolerance;
    case 'deployment':
    case 'inflation':
      return 0.3 * tolerance;
    default:
      return tolerance;
  }
}

/** Flies one leg up to the first of its ends, recording every step. Leaves the solver where it ended. */
export function flyLeg(body: Body, environment: Environment, leg: Leg, tolerance: number): LegEnd {
  const { flight, solver, knots } = body;
  const { ground } = environment;
  flight.setLaw(leg.law);
  solver.begin(toleranceOf(leg, tolerance));
  knots.add(solver.state);

  // An end that already holds takes over at once: an opening asked for above the exit, say.
  const already = leg.ends.findIndex(({ when }) => isReached(when, solver.state));
  if (already >= 0) return { by: already };
  const limit = leg.ends.reduce((t, { when }) => (when.kind === 'time' ? Math.min(t, when.at) : t), TIME_LIMIT);
  const gap: Measure = (state) => (state[1] as number) - ground.heightAt(state[0] as number, state[2] as number);
  const pieces = ground.isLevel ? 1 : GROUND_PIECES;

  for (let step = 0; ; step++) {
    if (step === MOST_STEPS || !solver.propose(limit)) return { by: 'diverged' };
    let share = 2;
    let reached: Measure | null = null;
    let by: LegEnd['by'] = 'ground';
    for (let i = 0; i < leg.ends.length; i++) {
      const { when } = leg.ends[i] as Leg['ends'][number];
      if (!isReached(when, solver.next)) continue;
      const measure = measureOf(when);
      const found = crossingShare(solver, measure, 1);
      if (found < share) {
        share = found;
        reached = measure;
        by = i;
      }
    }
    const mayTouch = !ground.isLevel || !((solver.next[1] as number) > 0);
    const contact = mayTouch ? crossingShare(solver, gap, pieces) : 2;
    // Below the ground and never come from above it: the leg began on it, and did not rise.
    if (contact === 2 && mayTouch && gap(solver.next) <= 0) return { by: 'ground' };
    // Of two at the same moment the ground counts: an opening at height 0 is none.
    if (contact < 2 && contact <= share + 2 * NEAR_ENOUGH) {
      share = contact;
      reached = gap;
      by = 'ground';
    }
    const peak = isNewPeak(solver) ? crossingShare(solver, downwardPull, 1) : 2;
    // A knot at the greatest speed of fall makes its value the solver's own, not an interpolation.
    if (peak < share) stepTo(solver, downwardPull, peak);
    else if (reached && share < 1) stepTo(solver, reached, share);
    solver.accept();
    knots.add(solver.state);
    if (peak >= share && reached) return { by };
    if ((solver.state[6] as number) >= TIME_LIMIT) return { by: 'timeLimit' };
  }
}

/** The same as a measure that is zero or below, but asked at every step: a number returned would be boxed each time. */
function isReached(when: EndCondition, state: State): boolean {
  if (when.kind === 'time') return (state[6] as number) >= when.at;
  return (state[1] as number) + when.lead * (state[4] as number) - when.below <= 0;
}

/** Positive before the end, zero or below from then on. */
function measureOf(when: EndCondition): Measure {
  if (when.kind === 'time') return (state) => when.at - (state[6] as number);
  return (state) => (state[1] as number) + when.lead * (state[4] as number) - when.below;
}

const downwardPull: Measure = (state) => -(state[8] as number);

/** Does the speed of fall, above that of any calm canopy, pass a maximum within the step in hand? */
function isNewPeak(solver: Solver): boolean {
  const { state, next } = solver;
  return (state[8] as number) < -PEAK_MARGIN && (next[8] as number) >= 0 && (state[4] as number) < -PEAK_FLOOR;
}
