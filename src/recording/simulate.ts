/** Flies a jump from the beginning of its approach to its end, leg by leg, and seals what comes of it. */
import type { EventName, Jump, Leg, Plan } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import type { Environment, FlightLaw, State } from '../physics/flight';
import { flyCameraman } from './cameraman';
import { createBody, flyLeg, type LegEnd } from './fly-leg';
import { momentsOf } from './moments';
import type { Ending, Flown, FlownLeg, JumpEvent, Phase, Recording, Track } from './recording';
import { seal } from './seal';
import { createTrackWriter, type TrackWriter } from './track';

/**
 * Local error allowed by default; see `Solver.begin`. Leaves peak speed, time and place of landing within 1e-6 of themselves
 * and the whole path within a few millimetres.
 */
export const DEFAULT_TOLERANCE = 3e-6;

/** Ground steeper than this, as dy/dx, is a wall. */
const WALL_SLOPE = 1;

/** Sinking faster than this, m/s, a touchdown is an impact (physics/README.md, "Touchdown"). */
const HARDEST_TOUCHDOWN = 7;

/** @throws never for values within their declared ranges: a run that fails is a recording that says so */
export function simulate(jump: Jump, values: Values, tolerance = DEFAULT_TOLERANCE): Recording {
  const plan = jump.plan(values);
  const { environment } = plan;
  const writer = writers.jumper;
  writer.clear();
  const body = createBody(environment, plan.first.law, writer);
  addApproach(writer, plan);
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
    ended = flyLeg(body, environment, leg, tolerance);
    const [postureFrom, postureTo] = leg.posture;
    const end = body.solver.state[6] as number;
    legs.push({ phase: leg.phase, law: leg.law, postureFrom, postureTo, inFlight: true, start, end });
    if (typeof ended.by !== 'number') break;
    leg = (leg.ends[ended.by] as Leg['ends'][number]).next(body.solver.state);
  }

  const track = writer.finish();
  const end = body.solver.state[6] as number;
  const ending = endingOf(ended.by, leg, environment, body.solver.state);
  if (ending in contactEvents) events.push({ name: contactEvents[ending as keyof typeof contactEvents], time: end });

  const filmed = plan.cameraman
    ? flyCameraman(plan.cameraman, { environment, track, legs, events, start: approachStart, end })
    : null;

  const flown: Flown = {
    jump: jump.id,
    values,
    notes: filmed?.note ? [...plan.notes, filmed.note] : plan.notes,
    environment,
    track,
    bike,
    hasBike: plan.hasBike,
    cameraman: filmed?.track ?? null,
    legs,
    phases: phasesOf(legs),
    events,
    ending,
    moments: momentsOf(plan.start[1] as number, events, ending, end),
    start: approachStart,
    end,
    evaluations: body.solver.evaluations + bikeEvaluations + (filmed?.evaluations ?? 0),
  };
  return seal(flown, jump.parameters);
}

// Their room serves one run after another.
const writers = { jumper: createTrackWriter(), dropped: createTrackWriter() };

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

/** Flies a dropped body from a state to the ground. */
function flyAlone(environment: Environment, law: FlightLaw, from: State, tolerance: number) {
  const writer = writers.dropped;
  writer.clear();
  const body = createBody(environment, law, writer);
  body.solver.state.set(from);
  const leg: Leg = { phase: 'ride', law, posture: ['riding', 'riding'], ends: [] };
  const end = flyLeg(body, environment, leg, tolerance);
  return { track: writer.finish(), evaluations: body.solver.evaluations, hitGround: end.by === 'ground' };
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
