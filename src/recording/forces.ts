import { cos, sin } from '../math/deterministic';
import type { Sample } from './sample';

/**
 * The forces at an instant, each a vector in N in the frame of the jump, three numbers a force in one array.
 *
 * The recorded body is one point mass. Until the canopy fills it is the jumper (with the bike as long as he holds it) and weight,
 * drag and lift act on it. From line stretch on the air works mostly on the canopy, whose `canopyDrag` and `canopyLift` reach
 * the jumper through the lines as `tension`: the canopy has no mass here, so tension is their sum, and all of the recorded
 * mass hangs below. What is left to the jumper is his own drag. `sum` is weight + drag + lift + tension + ground + thrust:
 * the canopy's own two are the source of the tension and are not counted again. It equals mass times recorded acceleration.
 *
 * Before the exit the motion is given. In the hold no wind blows and the floor carries the weight. On the run-up, what weight
 * and drag leave of mass times acceleration is split into `thrust` along the way and `ground` at right angles to it.
 */
export const forceNames = [
  'weight',
  'drag',
  'lift',
  'tension',
  'ground',
  'thrust',
  'sum',
  'canopyDrag',
  'canopyLift',
] as const;
export type ForceName = (typeof forceNames)[number];

/** Where a force begins in the array. */
export const forceAt = Object.fromEntries(forceNames.map((name, i) => [name, 3 * i])) as Readonly<
  Record<ForceName, number>
>;

export function createForces(): Float64Array {
  return new Float64Array(3 * forceNames.length);
}

const WEIGHT = forceAt.weight;
const DRAG = forceAt.drag;
const LIFT = forceAt.lift;
const TENSION = forceAt.tension;
const GROUND = forceAt.ground;
const THRUST = forceAt.thrust;
const SUM = forceAt.sum;
const CANOPY_DRAG = forceAt.canopyDrag;
const CANOPY_LIFT = forceAt.canopyLift;

/** Slower than this, m/s, a way on the ground has no direction of its own: it is the course. */
const STANDING = 1e-3;

/** Writes the forces of an instant to `out`. Allocates nothing. */
export function forcesOf(sample: Sample, out: Float64Array): void {
  out.fill(0);
  out[WEIGHT + 1] = -sample.mass * sample.gravity;
  // Nobody feels the wind of the flight inside the aircraft.
  if (sample.isMeasured) addMeasured(sample, out);
  else if (sample.phase !== 'aboard') addAir(sample, out);
  if (!sample.inFlight) addSupport(sample, out);
  for (let axis = 0; axis < 3; axis++) {
    out[TENSION + axis] = (out[CANOPY_DRAG + axis] as number) + (out[CANOPY_LIFT + axis] as number);
    let sum = 0;
    for (let force = WEIGHT; force < SUM; force += 3) sum += out[force + axis] as number;
    out[SUM + axis] = sum;
  }
}

/**
 * Of a measured jump nobody knows the areas, but what the air does is what weight leaves of mass times acceleration: along the
 * airflow drag, across it lift. Once a canopy fills it is the canopy that does it.
 */
function addMeasured(sample: Sample, out: Float64Array): void {
  if (!sample.inFlight) return;
  const x = sample.vx - sample.windX;
  const y = sample.vy;
  const z = sample.vz - sample.windZ;
  const square = x * x + y * y + z * z;
  const ax = sample.mass * sample.ax;
  const ay = sample.mass * (sample.ay + sample.gravity);
  const az = sample.mass * sample.az;
  const along = square > STANDING ? (ax * x + ay * y + az * z) / square : 0;
  const drag = sample.inflation > 0 ? CANOPY_DRAG : DRAG;
  const lift = sample.inflation > 0 ? CANOPY_LIFT : LIFT;
  out[drag] = along * x;
  out[drag + 1] = along * y;
  out[drag + 2] = along * z;
  out[lift] = ax - along * x;
  out[lift + 1] = ay - along * y;
  out[lift + 2] = az - along * z;
}

/** The course of the last instant with its cosine and sine: it seldom changes from one to the next. */
const heading = Float64Array.of(0, 1, 0);

function takeHeading(sample: Sample): void {
  if (sample.course === heading[0]) return;
  heading[0] = sample.course;
  heading[1] = cos(sample.course);
  heading[2] = sin(sample.course);
}

/** Drag against the airflow; lift at right angles to it and to the horizontal across the course (physics/README.md, "Motion"). */
function addAir(sample: Sample, out: Float64Array): void {
  const x = sample.vx - sample.windX;
  const y = sample.vy;
  const z = sample.vz - sample.windZ;
  const speed = Math.sqrt(x * x + y * y + z * z);
  const perArea = 0.5 * sample.airDensity * speed * sample.machFactor;
  const own = perArea * Math.min(sample.bodyDragArea, sample.dragArea);
  const rest = perArea * sample.dragArea - own;
  out[DRAG] = -own * x;
  out[DRAG + 1] = -own * y;
  out[DRAG + 2] = -own * z;
  out[CANOPY_DRAG] = -rest * x;
  out[CANOPY_DRAG + 1] = -rest * y;
  out[CANOPY_DRAG + 2] = -rest * z;
  if (sample.liftArea === 0 || !sample.inFlight) return;

  takeHeading(sample);
  const courseX = heading[1] as number;
  const courseZ = heading[2] as number;
  const along = courseX * x + courseZ * z;
  const size = (perArea * sample.liftArea * speed) / Math.sqrt(y * y + along * along + 1e-9);
  // In a turn the lift leans over by the bank angle.
  const upright = size * Math.sqrt(1 - sample.bankSine * sample.bankSine);
  const leaning = (size * sample.bankSine) / (speed + 1e-9);
  const nx = -courseX * y;
  const nz = -courseZ * y;
  const on = hasCanopy(sample) ? CANOPY_LIFT : LIFT;
  out[on] = upright * nx + leaning * (y * nz - z * along);
  out[on + 1] = upright * along + leaning * (z * nx - x * nz);
  out[on + 2] = upright * nz + leaning * (x * along - y * nx);
}

/** What carries and drives a body whose motion is given. */
function addSupport(sample: Sample, out: Float64Array): void {
  const { mass } = sample;
  const x = mass * sample.ax - (out[DRAG] as number);
  const y = mass * (sample.ay + sample.gravity) - (out[DRAG + 1] as number);
  const z = mass * sample.az - (out[DRAG + 2] as number);
  const speed = Math.sqrt(sample.vx * sample.vx + sample.vy * sample.vy + sample.vz * sample.vz);
  const isStanding = speed < STANDING;
  takeHeading(sample);
  const alongX = isStanding ? (heading[1] as number) : sample.vx / speed;
  const alongY = isStanding ? 0 : sample.vy / speed;
  const alongZ = isStanding ? (heading[2] as number) : sample.vz / speed;
  const thrust = x * alongX + y * alongY + z * alongZ;
  out[THRUST] = thrust * alongX;
  out[THRUST + 1] = thrust * alongY;
  out[THRUST + 2] = thrust * alongZ;
  out[GROUND] = x - thrust * alongX;
  out[GROUND + 1] = y - thrust * alongY;
  out[GROUND + 2] = z - thrust * alongZ;
}

function hasCanopy(sample: Sample): boolean {
  return sample.phase === 'inflation' || sample.phase === 'canopy' || sample.phase === 'flare';
}

/** Size of a force, N. */
export function forceSize(forces: Float64Array, name: ForceName): number {
  const at = forceAt[name];
  const x = forces[at] as number;
  const y = forces[at + 1] as number;
  const z = forces[at + 2] as number;
  return Math.sqrt(x * x + y * y + z * z);
}
