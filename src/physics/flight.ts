/**
 * The equation of motion of one flying body: point mass under gravity, drag and lift (physics/README.md, "Motion").
 *
 * All phases of all jumps obey this one law; they differ in the numbers of a {@link FlightLaw}. Frame: x downrange, y up
 * from the landing, z right.
 */
import { cos, pow, sin } from '../math/deterministic';
import { smoothstep } from '../math/smooth';
import { type AirTable, EARTH_RADIUS, G0 } from './atmosphere';
import { machFactorOf } from './drag';
import type { Ground } from './ground/ground';
import { isStill, type Wind, windAt } from './wind';

/** What surrounds a jump. */
export interface Environment {
  readonly air: AirTable;
  readonly wind: Wind;
  readonly ground: Ground;
  /** Height of the landing above sea level, m. */
  readonly landingElevation: number;
  /** Whether drag rises near the speed of sound (see `drag.ts`). */
  readonly machFactor: boolean;
}

/**
 * The numbers that say how a body flies during one leg, m² unless said otherwise. Plain data: a recording keeps them.
 *
 * Areas go from `dragFrom` to `dragTo` over `changeTime` (smoothstep if `exponent` is 0, else a power of the elapsed
 * share), and that in turn gives way to `trimDrag` over `trimTime`. Lift likewise.
 */
export interface FlightLaw {
  /** kg */
  readonly mass: number;
  readonly dragFrom: number;
  readonly dragTo: number;
  readonly liftFrom: number;
  readonly liftTo: number;
  /** s since exit; s, 0 for areas that stay; see above. */
  readonly changeStart: number;
  readonly changeTime: number;
  readonly exponent: number;
  readonly trimDrag: number;
  readonly trimLift: number;
  /** s since exit; s, 0 for never. */
  readonly trimStart: number;
  readonly trimTime: number;
  /** Direction flown: angle from x towards z, rad, at `turnStart` (s since exit); it turns at `turnRate`, rad/s. */
  readonly course: number;
  readonly turnRate: number;
  readonly turnStart: number;
  /** Sine and cosine of the bank angle, positive to the right. */
  readonly bankSine: number;
  readonly bankCosine: number;
}

/** A law with constant areas. */
export function steadyLaw(mass: number, drag: number, lift = 0, course = 0): FlightLaw {
  return {
    mass,
    dragFrom: drag,
    dragTo: drag,
    liftFrom: lift,
    liftTo: lift,
    changeStart: 0,
    changeTime: 0,
    exponent: 0,
    trimDrag: drag,
    trimLift: lift,
    trimStart: 0,
    trimTime: 0,
    course,
    turnRate: 0,
    turnStart: 0,
    bankSine: 0,
    bankCosine: 1,
  };
}

/**
 * The law with some of its numbers changed. Written out, not spread: every law then has one layout, which is what makes
 * reading them a thousand times a descent cheap.
 */
export function changedLaw(law: FlightLaw, changes: Partial<FlightLaw>): FlightLaw {
  return {
    mass: changes.mass ?? law.mass,
    dragFrom: changes.dragFrom ?? law.dragFrom,
    dragTo: changes.dragTo ?? law.dragTo,
    liftFrom: changes.liftFrom ?? law.liftFrom,
    liftTo: changes.liftTo ?? law.liftTo,
    changeStart: changes.changeStart ?? law.changeStart,
    changeTime: changes.changeTime ?? law.changeTime,
    exponent: changes.exponent ?? law.exponent,
    trimDrag: changes.trimDrag ?? law.trimDrag,
    trimLift: changes.trimLift ?? law.trimLift,
    trimStart: changes.trimStart ?? law.trimStart,
    trimTime: changes.trimTime ?? law.trimTime,
    course: changes.course ?? law.course,
    turnRate: changes.turnRate ?? law.turnRate,
    turnStart: changes.turnStart ?? law.turnStart,
    bankSine: changes.bankSine ?? law.bankSine,
    bankCosine: changes.bankCosine ?? law.bankCosine,
  };
}

/** Share of the change of area that is done at `time`, 0 to 1. */
export function changeShare(law: FlightLaw, time: number): number {
  if (law.changeTime === 0) return 1;
  const x = (time - law.changeStart) / law.changeTime;
  if (law.exponent === 0) return smoothstep(x);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (law.exponent === 1) return x;
  return law.exponent === 1.5 ? x * Math.sqrt(x) : pow(x, law.exponent);
}

/** Lift is complete after this share of the way into trim: it must turn the path before the drag has gone. */
const LIFT_COMPLETE = 0.6;

/** Writes drag and lift area, m², at `time` to out[0] and out[1]: into an array, because numbers returned would be boxed. */
export function areasAt(law: FlightLaw, time: number, out: Float64Array): void {
  const share = changeShare(law, time);
  let drag = law.dragFrom + (law.dragTo - law.dragFrom) * share;
  let lift = law.liftFrom + (law.liftTo - law.liftFrom) * share;
  if (law.trimTime !== 0) {
    const trim = smoothstep((time - law.trimStart) / law.trimTime);
    if (trim !== 0) {
      // Halfway between the straight blend of areas and that of their inverses: with either alone the canopy dives.
      const straight = drag + (law.trimDrag - drag) * trim;
      const inverse = 1 / ((1 - trim) / drag + trim / law.trimDrag);
      drag = 0.5 * (straight + inverse);
    }
    lift += (law.trimLift - lift) * smoothstep((time - law.trimStart) / (LIFT_COMPLETE * law.trimTime));
  }
  out[0] = drag;
  out[1] = lift;
}

const areas = new Float64Array(2);

export function dragAreaAt(law: FlightLaw, time: number): number {
  areasAt(law, time, areas);
  return areas[0] as number;
}

export function liftAreaAt(law: FlightLaw, time: number): number {
  areasAt(law, time, areas);
  return areas[1] as number;
}

export function courseAt(law: FlightLaw, time: number): number {
  return law.course + law.turnRate * (time - law.turnStart);
}

/** Position (0 to 2), velocity (3 to 5), time (6) and acceleration (7 to 9): m, m/s, s since exit, m/s². */
export type State = Float64Array;

/** Writes the acceleration, m/s², of a state to `out[at]` and the two places after it. */
export type Acceleration = (state: State, out: Float64Array, at: number) => void;

/** A flying body whose law can be changed from leg to leg. */
export interface Flight {
  readonly acceleration: Acceleration;
  setLaw(law: FlightLaw): void;
}

/**
 * The law of motion in an environment. Allocates nothing when called; one square root and two divisions lie on its longest
 * path, which is what bounds the speed of a simulation.
 */
export function createFlight(environment: Environment, first: FlightLaw): Flight {
  const { air, wind, landingElevation, machFactor } = environment;
  const { cells, lowest, perMetre } = air;
  const lastCell = air.count - 1;
  const still = isStill(wind);
  const blowing = new Float64Array(2);
  let law = first;
  // Numbers that change live in a typed array: in a closure variable each would be boxed at every write.
  const now = new Float64Array(5);
  const [DRAG, LIFT, HALF_PER_MASS, COURSE_X, COURSE_Z] = [0, 1, 2, 3, 4];
  let changing = false;
  let turning = false;

  function setLaw(next: FlightLaw): void {
    law = next;
    changing = next.changeTime !== 0 || next.trimTime !== 0;
    turning = next.turnRate !== 0;
    now[HALF_PER_MASS] = 0.5 / next.mass;
    now[DRAG] = next.dragTo;
    now[LIFT] = next.liftTo;
    now[COURSE_X] = cos(next.course);
    now[COURSE_Z] = sin(next.course);
  }

  function acceleration(state: State, out: Float64Array, at: number): void {
    const altitude = (state[1] as number) + landingElevation;
    const ratio = EARTH_RADIUS / (EARTH_RADIUS + altitude);
    const u = (ratio * altitude - lowest) * perMetre;
    const whole = u | 0;
    const cell = whole < 0 ? 0 : whole > lastCell ? lastCell : whole;
    const f = u - cell;
    const c = cell * 8;
    const density =
      (cells[c] as number) +
      f * ((cells[c + 1] as number) + f * ((cells[c + 2] as number) + f * (cells[c + 3] as number)));
    const gravity = G0 * ratio * ratio;

    let vx = state[3] as number;
    const vy = state[4] as number;
    let vz = state[5] as number;
    if (!still) {
      windAt(wind, state[1] as number, state[6] as number, blowing);
      vx -= blowing[0] as number;
      vz -= blowing[1] as number;
    }
    const speedSquared = vx * vx + vy * vy + vz * vz;
    const speed = Math.sqrt(speedSquared);
    if (changing) {
      areasAt(law, state[6] as number, now);
    }
    const lift = now[LIFT] as number;
    let k = density * speed * (now[HALF_PER_MASS] as number);
    if (machFactor) {
      const sound =
        (cells[c + 4] as number) +
        f * ((cells[c + 5] as number) + f * ((cells[c + 6] as number) + f * (cells[c + 7] as number)));
      k *= machFactorOf(speed / sound);
    }
    const pull = k * (now[DRAG] as number);
    if (lift === 0) {
      out[at] = -pull * vx;
      out[at + 1] = -pull * vy - gravity;
      out[at + 2] = -pull * vz;
      return;
    }
    if (turning) {
      const course = courseAt(law, state[6] as number);
      now[COURSE_X] = cos(course);
      now[COURSE_Z] = sin(course);
    }
    const courseX = now[COURSE_X] as number;
    const courseZ = now[COURSE_Z] as number;
    // Lift stands at right angles to the airflow and to the horizontal line across the course: n = r x u, where r points
    // to the right of the course. So it pulls a vertically falling canopy along the course and carries a level one.
    const along = courseX * vx + courseZ * vz;
    const perSpeed = (k * lift * speed) / Math.sqrt(vy * vy + along * along + 1e-9);
    if (!turning) {
      out[at] = -perSpeed * courseX * vy - pull * vx;
      out[at + 1] = perSpeed * along - pull * vy - gravity;
      out[at + 2] = -perSpeed * courseZ * vy - pull * vz;
      return;
    }
    // In a turn the lift leans over by the bank angle, towards u x n, which lies to the right.
    const upright = perSpeed * law.bankCosine;
    const leaning = (perSpeed * law.bankSine) / (speed + 1e-9);
    const nx = -courseX * vy;
    const nz = -courseZ * vy;
    out[at] = upright * nx + leaning * (vy * nz - vz * along) - pull * vx;
    out[at + 1] = upright * along + leaning * (vz * nx - vx * nz) - pull * vy - gravity;
    out[at + 2] = upright * nz + leaning * (vx * along - vy * nx) - pull * vz;
  }

  setLaw(first);
  return { acceleration, setLaw };
}
