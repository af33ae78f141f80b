import { atan2, cos, PI, sin } from '../math/deterministic';
import { airInTable, createAir, gravityAt } from '../physics/atmosphere';
import { type Canopy, type Opening, openedDragArea, trimDragArea, trimLiftArea } from '../physics/canopy';
import { steadySpeed } from '../physics/drag';
import { changedLaw, type Environment, type FlightLaw, type State, steadyLaw } from '../physics/flight';
import { windAt } from '../physics/wind';
import type { Leg, Posture } from './jump';

/** What hangs under which canopy. */
export interface Rig {
  /** All up, kg. */
  readonly mass: number;
  readonly canopy: Canopy;
  readonly opening: Opening;
}

/** The force turns from the drag of the opening to trim flight over the last 30 % of filling and 3 s more (physics/README.md, "Opening"). */
const TRIM_BEGINS = 0.7;
const TRIM_AFTER = 3;
/** Height at which the turn into the wind begins, m, and the least at which it is still flown (chosen). */
const TURN_HEIGHT = 120;
const LOWEST_TURN = 80;
/** rad/s: a gentle half-brake turn (chosen). */
const TURN_RATE = (15 * PI) / 180;
/** Surface wind, m/s, below which nobody turns for it (chosen). */
const CALM = 0.5;
/** Angle off the wind, rad, that nobody corrects (chosen). */
const STRAIGHT_ENOUGH = (5 * PI) / 180;
/** The flare: brakes go down over this time, s, and multiply lift and drag (chosen, to trade a third of the speed). */
const FLARE_TIME = 2;
const FLARE_LIFT = 1.8;
const FLARE_DRAG = 1.5;
/** Seconds of sink in trim before the ground at which the flare begins (fitted to a soft touchdown). */
const FLARE_LEAD = 1.4;

/** The whole sequence from the pilot chute to the ground. `drag` and `lift` are the body's areas, m², at the pull. */
export function throwPilotChute(
  rig: Rig,
  environment: Environment,
  state: State,
  body: { readonly drag: number; readonly lift: number; readonly posture: Posture },
): Leg {
  const time = state[6] as number;
  const { mass, opening } = rig;
  const lineStretch = time + opening.delay;
  return {
    phase: 'deployment',
    event: 'pull',
    law: changedLaw(steadyLaw(mass, body.drag), { liftFrom: body.lift, changeStart: time, changeTime: opening.delay }),
    posture: [body.posture, 'pull'],
    ends: [{ when: { kind: 'time', at: lineStretch }, next: () => inflate(rig, environment, lineStretch, body.drag) }],
  };
}

function inflate(rig: Rig, environment: Environment, lineStretch: number, bodyDrag: number): Leg {
  const { mass, opening } = rig;
  const inflated = lineStretch + opening.fillTime;
  const law: FlightLaw = changedLaw(steadyLaw(mass, 0), {
    dragFrom: bodyDrag,
    dragTo: openedDragArea(mass),
    changeStart: lineStretch,
    changeTime: opening.fillTime,
    exponent: opening.exponent,
    trimDrag: trimDragArea(rig.canopy),
    trimLift: trimLiftArea(rig.canopy),
    trimStart: lineStretch + TRIM_BEGINS * opening.fillTime,
    trimTime: (1 - TRIM_BEGINS) * opening.fillTime + TRIM_AFTER,
  });
  return {
    phase: 'inflation',
    event: 'lineStretch',
    law,
    posture: ['pull', 'hanging'],
    ends: [
      {
        when: { kind: 'time', at: inflated },
        next: () => ({
          phase: 'canopy',
          event: 'inflated',
          law,
          posture: ['hanging', 'hanging'],
          ends: [
            { when: { kind: 'time', at: inflated + TRIM_AFTER }, next: (state) => drive(rig, environment, state) },
            flareEnd(rig, environment, 0),
          ],
        }),
      },
    ],
  };
}

/** Full flight along the course until the turn or the flare. */
function drive(rig: Rig, environment: Environment, state: State): Leg {
  const flight = {
    phase: 'canopy',
    law: trimLaw(rig, 0),
    posture: ['hanging', 'hanging'],
  } as const satisfies Partial<Leg>;
  const course = courseIntoWind(environment, state[6] as number);
  if (course === null || (state[1] as number) < LOWEST_TURN)
    return { ...flight, ends: [flareEnd(rig, environment, 0)] };
  return {
    ...flight,
    ends: [
      {
        when: { kind: 'height', below: TURN_HEIGHT, lead: 0 },
        next: (now) => turn(rig, environment, now, course),
      },
      flareEnd(rig, environment, 0),
    ],
  };
}

/** A turn of constant rate from straight downrange to `course`, banked so that the turn is coordinated. */
function turn(rig: Rig, environment: Environment, state: State, course: number): Leg {
  const time = state[6] as number;
  const rate = course < 0 ? -TURN_RATE : TURN_RATE;
  const speed = trimSpeed(rig, environment) * glideAngle(rig).cosine;
  const bank = atan2(rate * speed, gravityAt(environment.landingElevation));
  return {
    phase: 'canopy',
    event: 'turn',
    law: changedLaw(trimLaw(rig, 0), {
      turnRate: rate,
      turnStart: time,
      bankSine: sin(bank),
      bankCosine: cos(bank),
    }),
    posture: ['hanging', 'hanging'],
    ends: [
      {
        when: { kind: 'time', at: time + course / rate },
        next: () => ({
          phase: 'canopy',
          law: trimLaw(rig, course),
          posture: ['hanging', 'hanging'],
          ends: [flareEnd(rig, environment, course)],
        }),
      },
      flareEnd(rig, environment, 0),
    ],
  };
}

function trimLaw(rig: Rig, course: number): FlightLaw {
  return steadyLaw(rig.mass, trimDragArea(rig.canopy), trimLiftArea(rig.canopy), course);
}

/** Trim speed near the ground, m/s. */
function trimSpeed(rig: Rig, environment: Environment): number {
  const { density } = airInTable(environment.air, environment.landingElevation, createAir());
  return steadySpeed(rig.mass, trimDragArea(rig.canopy), trimLiftArea(rig.canopy), density);
}

/** Sine and cosine of the glide angle below the horizon. */
function glideAngle(rig: Rig): { readonly sine: number; readonly cosine: number } {
  const ratio = rig.canopy.glideRatio;
  const length = Math.sqrt(1 + ratio * ratio);
  return { sine: 1 / length, cosine: ratio / length };
}

function flareEnd(rig: Rig, environment: Environment, course: number): Leg['ends'][number] {
  const sink = trimSpeed(rig, environment) * glideAngle(rig).sine;
  return {
    when: { kind: 'height', below: FLARE_LEAD * sink, lead: 0 },
    next: (state) => {
      const trim = trimLaw(rig, course);
      return {
        phase: 'flare',
        event: 'flare',
        law: changedLaw(trim, {
          dragTo: trim.dragTo * FLARE_DRAG,
          liftTo: trim.liftTo * FLARE_LIFT,
          changeStart: state[6] as number,
          changeTime: FLARE_TIME,
        }),
        posture: ['hanging', 'flaring'],
        ends: [],
      };
    },
  };
}

/** Course against the wind at the landing, angle from x towards z in (-pi, pi], or null in calm or if it blows from ahead. */
function courseIntoWind(environment: Environment, time: number): number | null {
  const blowing = new Float64Array(2);
  windAt(environment.wind, 0, time, blowing);
  const x = blowing[0] as number;
  const z = blowing[1] as number;
  if (x * x + z * z < CALM * CALM) return null;
  const course = atan2(-z, -x);
  return Math.abs(course) < STRAIGHT_ENOUGH ? null : course;
}
