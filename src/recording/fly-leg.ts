/**
 * Flies one leg of a jump. This is the only loop of the flight: no clock, no frame rate, no randomness without a seed, so the
 * same values give the same bytes everywhere.
 */
import type { EndCondition, Leg } from '../jumps/jump';
import { crossingShare, type Measure, NEAR_ENOUGH, stepTo } from '../physics/events';
import { createFlight, type Environment, type Flight, type FlightLaw, type State } from '../physics/flight';
import type { Ground } from '../physics/ground/ground';
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
  const timeEnd = leg.ends.findIndex(({ when }) => when.kind === 'time' && when.at === limit);
  const lookBelow = heightToLookBelow(leg, ground);
  const gap: Measure = (state) => (state[1] as number) - ground.heightAt(state[0] as number, state[2] as number);
  const pieces = ground.isLevel ? 1 : GROUND_PIECES;

  for (let step = 0; ; step++) {
    if (step === MOST_STEPS || !solver.propose(limit)) return { by: 'diverged' };
    const { next } = solver;
    // What ends the leg within this step, at which share of it, and the measure that finds it exactly.
    let by: LegEnd['by'] | null = null;
    let share = 2;
    let measure: Measure | null = null;
    if ((next[6] as number) >= limit && timeEnd >= 0) {
      by = timeEnd;
      share = 1;
    }
    if ((next[1] as number) <= lookBelow) {
      for (let i = 0; i < leg.ends.length; i++) {
        const { when } = leg.ends[i] as Leg['ends'][number];
        if (when.kind === 'time' || !isReached(when, next)) continue;
        const height = heightMeasure(when);
        const found = crossingShare(solver, height, 1);
        if (found >= share) continue;
        by = i;
        share = found;
        measure = height;
      }
      const contact = crossingShare(solver, gap, pieces);
      // Below the ground and never come from above it: the leg began on it, and did not rise.
      if (contact === 2 && gap(next) <= 0) return { by: 'ground' };
      // Of two at the same moment the ground counts: an opening at height 0 is none.
      if (contact < 2 && contact <= share + 2 * NEAR_ENOUGH) {
        by = 'ground';
        share = contact;
        measure = gap;
      }
    }
    const peak = isNewPeak(solver) ? crossingShare(solver, downwardPull, 1) : 2;
    // A knot at the greatest speed of fall makes its value the solver's own, not an interpolation.
    if (peak < share) stepTo(solver, downwardPull, peak);
    else if (measure && share < 1) stepTo(solver, measure, share);
    solver.accept();
    knots.add(solver.state);
    if (by !== null && peak >= share) return { by };
    if ((solver.state[6] as number) >= TIME_LIMIT) return { by: 'timeLimit' };
  }
}

/** Faster than anything here falls, m/s. */
const FASTEST_FALL = 1000;

/** Height, m above the landing, over which neither an end by height nor the ground can be met. */
function heightToLookBelow(leg: Leg, ground: Ground): number {
  const onlyGround = ground.isLevel ? 0 : Number.POSITIVE_INFINITY;
  return leg.ends.reduce(
    (y, { when }) => (when.kind === 'height' ? Math.max(y, when.below + when.lead * FASTEST_FALL) : y),
    onlyGround,
  );
}

function isReached(when: EndCondition, state: State): boolean {
  return when.kind === 'time' ? (state[6] as number) >= when.at : leftOf(when, state) <= 0;
}

type HeightEnd = Extract<EndCondition, { kind: 'height' }>;

/** Height that is left above an end, m. */
function leftOf(end: HeightEnd, state: State): number {
  return (state[1] as number) + end.lead * (state[4] as number) - end.below;
}

function heightMeasure(end: HeightEnd): Measure {
  return (state) => leftOf(end, state);
}

const downwardPull: Measure = (state) => -(state[8] as number);

/** Does the speed of fall, above that of any calm canopy, pass a maximum within the step in hand? */
function isNewPeak(solver: Solver): boolean {
  const { state, next } = solver;
  return (state[8] as number) < -PEAK_MARGIN && (next[8] as number) >= 0 && (state[4] as number) < -PEAK_FLOOR;
}
