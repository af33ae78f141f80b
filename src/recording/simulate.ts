/**
 * Flies a jump to its end. This is the only loop of the flight: no clock, no frame rate, no randomness without a seed, so the
 * same values give the same bytes everywhere.
 */
import type { EndCondition, EventName, Jump, Leg, Plan } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import { crossingShare, type Measure, stepTo } from '../physics/events';
import { createFlight, type Environment, type Flight, type FlightLaw, type State } from '../physics/flight';
import type { Ground } from '../physics/ground/ground';
import { createSolver, type Solver } from '../physics/solver';
import type { Ending, Flown, FlownLeg, JumpEvent, Phase, Recording, Track } from './recording';
import { seal } from './seal';
import { createTrackWriter, type TrackWriter } from './track';

/** Local error allowed by default; see `Solver.begin`. Leaves the whole path within a few millimetres. */
export const DEFAULT_TOLERANCE = 1e-6;

/** A jump still in the air after this long is ended, s. The longest documented canopy rides take under an hour. */
const TIME_LIMIT = 7200;

/** Ground steeper than this, as dy/dx, is a wall. */
const WALL_SLOPE = 1;

/** Sinking faster than this, m/s, a touchdown is an impact (physics/README.md, "Touchdown"). */
const HARDEST_TOUCHDOWN = 7;

/** Only falls faster than this, m/s, have a peak worth a knot. */
const PEAK_FLOOR = 10;

/** Downward acceleration, m/s², that a step must begin with to lead to a peak: less is a peak just passed. */
const PEAK_MARGIN = 1e-6;

/** Looks at a step in this many places where the ground is not level: no edge of the profile is crossed unseen. */
const GROUND_PIECES = 8;

/** How much coarser the steps under an open canopy may be. */
const FORGETFUL = 10;

/** A leg that takes more steps than this is given up: a body of next to no mass would take them without end. */
const MOST_STEPS = 200_000;

/** One body on its way: what flies it and where its knots go. */
interface Body {
  readonly flight: Flight;
  readonly solver: Solver;
  readonly writer: TrackWriter;
  readonly tolerance: number;
}

/** What ended a leg: the index of one of its ends, or another cause. */
interface LegEnd {
  readonly by: number | 'ground' | 'timeLimit' | 'diverged';
}

/** @throws never for values within their declared ranges: a run that fails is a recording that says so */
export function simulate(jump: Jump, values: Values, tolerance = DEFAULT_TOLERANCE): Recording {
  const plan = jump.plan(values);
  const { environment } = plan;
  const body = createBody(environment, plan.first.law, tolerance, writers.jumper);
  addApproach(body.writer, plan);
  const approachStart = plan.approach.knots[0] ?? 0;

  const { phase, posture } = plan.approach;
  const legs: FlownLeg[] = [
    {
      phase,
      law: plan.first.law,
      postureFrom: posture,
      postureTo: posture,
      inFlight: false,
      start: approachStart,
      end: 0,
    },
  ];
  const events: JumpEvent[] = [];
  let bike: Track | null = null;
  let bikeEvaluations = 0;
  let leg = plan.first;
  let ended: LegEnd;
  body.solver.state.set(plan.start);
  for (;;) {
    const start = body.solver.state[6] as number;
    if (leg.event) events.push({ name: leg.event, time: start });
    if (leg.drops) {
      const dropped = flyAlone(environment, leg.drops, body.solver.state, tolerance);
      bike = dropped.track;
      bikeEvaluations = dropped.evaluations;
      if (dropped.hitGround) events.push({ name: 'bikeImpact', time: bike.times[bike.count - 1] as number });
    }
    ended = flyLeg(body, environment, leg);
    const [postureFrom, postureTo] = leg.posture;
    const end = body.solver.state[6] as number;
    legs.push({ phase: leg.phase, law: leg.law, postureFrom, postureTo, inFlight: true, start, end });
    if (typeof ended.by !== 'number') break;
    leg = (leg.ends[ended.by] as Leg['ends'][number]).next(body.solver.state);
  }

  const track = body.writer.finish();
  const end = body.solver.state[6] as number;
  const ending = endingOf(ended.by, leg, environment, body.solver.state);
  if (ending in contactEvents) events.push({ name: contactEvents[ending as keyof typeof contactEvents], time: end });

  const flown: Flown = {
    jump: jump.id,
    values,
    notes: plan.notes,
    environment,
    track,
    bike,
    hasBike: plan.hasBike,
    legs,
    phases: phasesOf(legs),
    events,
    ending,
    start: approachStart,
    end,
    evaluations: body.solver.evaluations + bikeEvaluations,
  };
  return seal(flown);
}

// Their room serves one run after another.
const writers = { jumper: createTrackWriter(), dropped: createTrackWriter() };

function createBody(environment: Environment, law: FlightLaw, tolerance: number, writer: TrackWriter): Body {
  writer.clear();
  const flight = createFlight(environment, law);
  return { flight, solver: createSolver(flight.acceleration), writer, tolerance };
}

function addApproach(writer: TrackWriter, plan: Plan): void {
  const { knots } = plan.approach;
  const state = new Float64Array(10);
  for (let o = 0; o < knots.length; o += 10) {
    state[6] = knots[o] as number;
    for (let i = 0; i < 6; i++) state[i] = knots[o + 1 + i] as number;
    for (let i = 0; i < 3; i++) state[7 + i] = knots[o + 7 + i] as number;
    writer.add(state);
  }
}

/**
 * Error allowed in a step of this leg. A canopy in trim forgets: it returns to the same glide from any small error, so its
 * many steps may be coarser than those of the fall and the opening, which decide speeds and heights for good.
 */
export function toleranceOf(leg: Leg, tolerance: number): number {
  return leg.phase === 'canopy' || leg.phase === 'flare' ? FORGETFUL * tolerance : tolerance;
}

/** Flies one leg up to the first of its ends, recording every step. Leaves the solver where it ended. */
function flyLeg(body: Body, environment: Environment, leg: Leg): LegEnd {
  const { flight, solver, writer } = body;
  const { ground } = environment;
  flight.setLaw(leg.law);
  solver.begin(toleranceOf(leg, body.tolerance));
  writer.add(solver.state);

  // An end that already holds takes over at once: an opening asked for above the exit, say.
  const already = leg.ends.findIndex(({ when }) => isReached(when, solver.state));
  if (already >= 0) return { by: already };
  const limit = leg.ends.reduce((t, { when }) => (when.kind === 'time' ? Math.min(t, when.at) : t), TIME_LIMIT);
  const gap: Measure = (state) => (state[1] as number) - ground.heightAt(state[0] as number, state[2] as number);
  const pieces = ground.isLevel ? 1 : GROUND_PIECES;
  // On the ground already, and not on the way up from it: no later crossing would tell.
  if (gap(solver.state) <= 0 && climbOverGround(ground, solver.state) <= 0) return { by: 'ground' };

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
    // Of two at the same moment the ground counts: an opening at height 0 is none.
    if (contact <= share && contact < 2) {
      share = contact;
      reached = gap;
      by = 'ground';
    }
    const peak = isNewPeak(solver) ? crossingShare(solver, downwardPull, 1) : 2;
    // A knot at the greatest speed of fall makes its value the solver's own, not an interpolation.
    if (peak < share) stepTo(solver, downwardPull, peak);
    else if (reached && share < 1) stepTo(solver, reached, share);
    solver.accept();
    writer.add(solver.state);
    if (peak >= share && reached) return { by };
    if ((solver.state[6] as number) >= TIME_LIMIT) return { by: 'timeLimit' };
  }
}

/** Speed, m/s, at which a body gains height over the ground below it. */
function climbOverGround(ground: Ground, state: State): number {
  return (state[4] as number) - ground.slopeAt(state[0] as number, state[2] as number) * (state[3] as number);
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

/** Flies a dropped body from a state to the ground. */
function flyAlone(environment: Environment, law: FlightLaw, from: State, tolerance: number) {
  const body = createBody(environment, law, tolerance, writers.dropped);
  body.solver.state.set(from);
  const end = flyLeg(body, environment, { phase: 'ride', law, posture: ['riding', 'riding'], ends: [] });
  return { track: body.writer.finish(), evaluations: body.solver.evaluations, hitGround: end.by === 'ground' };
}

function endingOf(by: LegEnd['by'], leg: Leg, environment: Environment, state: State): Ending {
  if (by === 'timeLimit' || by === 'diverged') return by;
  const slope = environment.ground.slopeAt(state[0] as number, state[2] as number);
  if (Math.abs(slope) > WALL_SLOPE) return 'wallStrike';
  const isOpening = leg.phase === 'inflation' || leg.phase === 'canopy' || leg.phase === 'flare';
  return isOpening && -(state[4] as number) <= HARDEST_TOUCHDOWN ? 'landed' : 'impact';
}

const contactEvents = { landed: 'touchdown', impact: 'impact', wallStrike: 'wallStrike' } as const satisfies Partial<
  Record<Ending, EventName>
>;

/** Phases as people name them: neighbouring legs of one phase are one; empty ones are left out. */
function phasesOf(legs: readonly FlownLeg[]): Phase[] {
  const phases: { name: Phase['name']; start: number; end: number }[] = [];
  for (const { phase, start, end } of legs) {
    const last = phases[phases.length - 1];
    if (last?.name === phase) last.end = end;
    else if (end > start) phases.push({ name: phase, start, end });
  }
  return phases;
}
