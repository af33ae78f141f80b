/**
 * The machine on the rock: hits, bounces, slides and comes to rest. In the air it tumbles as before; where it touches, cannon-es
 * solves the contact of each of its corners with the plane that is tangent to the ground below that corner, made anew at each step.
 *
 * Two things are put right afterwards. Friction is Coulomb's, from the impulses that the solver found: the package's own is
 * capped by the weight, whatever presses. And what the solver pushes in to undo overlap is taken out again, so that energy only falls.
 */
import { type Body, Constraint, ContactEquation, Quaternion, Vec3 } from 'cannon-es';
import type { Sliced } from '../math/sliced';
import { G0, gravityAt } from '../physics/atmosphere';
import type { Environment } from '../physics/flight';
import type { Ground } from '../physics/ground/ground';
import { noise } from '../physics/ground/noise';
import { type Mass, RIM_POINTS, touchPoints } from './bike-body';
import { addBody, createRigidWorld, kineticEnergy, STEP } from './rigid';
import { SPIN, type Tumble, turnInto } from './tumble';

/** Friction of metal and rubber on stones, at each corner that touches (chosen). */
const FRICTION = 0.7;
/**
 * Loose stones give way: the machine pushes them before it, which holds back its way as a whole by this share of what presses
 * (chosen, so that it comes to rest on scree that lies at its own angle of rest).
 */
const PLOUGHING = 0.43;
/** The push of the stones lies off the point that touches by up to this, m: as it lies, and for a blow that beds it in (chosen). */
const ROLLING = 0.04;
const BEDDING = 0.22;
/** Bounce of a slow hit; a fast one crumples metal and throws stones. */
const BOUNCE = 0.13;
/** Stiffness of a contact for a machine of 100 kg, N/m, and steps over which it is undone. */
const STIFFNESS = 6e5;
const RELAXATION = 12;
/** Below this speed of motion, m/s as if all were its own, for this time, s, it lies still. */
const STILL_SPEED = 0.12;
const STILL_TIME = 0.4;
/** Rate at which wheels stop that touch the rock, 1/s (chosen). */
const WHEEL_STOP = 6;
/** Longest wreck, s. */
const LONGEST = 25;

const COUNT = touchPoints.length / 4;
const corner = new Float64Array(3);
const local = new Float64Array(3);

/** Writes a corner of the machine to {@link corner}; `centre` is the centre of mass in its frame. */
function placeCorner(state: Float64Array, i: number, centre: Mass['centre']): void {
  for (let k = 0; k < 3; k++) local[k] = (touchPoints[4 * i + k] as number) - (centre[k] as number);
  turnInto(state, 6, local, 0, corner);
  for (let k = 0; k < 3; k++) corner[k] = (corner[k] as number) + (state[k] as number);
}

/** Distance of the nearest corner from the ground, m; negative when one is in it. */
export function clearanceOf(state: Float64Array, ground: Ground, centre: Mass['centre']): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < COUNT; i++) {
    placeCorner(state, i, centre);
    const above = ground.clearanceAt(corner[0] as number, corner[1] as number, corner[2] as number);
    nearest = Math.min(nearest, above - (touchPoints[4 * i + 3] as number));
  }
  return nearest;
}

/** Half the way over which the slope of the ground is taken, m. */
const FEELER = 0.02;

/** Size of the stones, m, and how far their faces lean from the slope as a whole, as a tangent (chosen). */
const STONE = 0.6;
const LEANING = 0.45;

/** Direction away from the ground at a point. */
function normalAt(ground: Ground, x: number, y: number, z: number, rough: number, out: Vec3): void {
  out.set(
    ground.clearanceAt(x + FEELER, y, z) - ground.clearanceAt(x - FEELER, y, z),
    ground.clearanceAt(x, y + FEELER, z) - ground.clearanceAt(x, y - FEELER, z),
    ground.clearanceAt(x, y, z + FEELER) - ground.clearanceAt(x, y, z - FEELER),
  );
  if (out.lengthSquared() > 0) out.normalize();
  else out.set(0, 1, 0);
  if (rough === 0) return;
  out.x += rough * noise(x / STONE, z / STONE, 91);
  out.z += rough * noise(x / STONE, z / STONE, 93);
  out.normalize();
}

/** Contact of all corners of one body with the ground, each with its own tangent plane. */
class GroundContact extends Constraint {
  readonly contacts: readonly ContactEquation[];
  /** Corners that touch in this step. */
  touching = 0;
  readonly #body: Body;
  readonly #ground: Ground;
  readonly #centre: Mass['centre'];
  readonly #state = new Float64Array(10);
  readonly #normal = new Vec3();
  readonly #velocity = new Vec3();

  constructor(rock: Body, body: Body, ground: Ground, { mass, centre }: Mass) {
    super(rock, body);
    this.#body = body;
    this.#ground = ground;
    this.#centre = centre;
    this.contacts = Array.from({ length: COUNT }, () => {
      const contact = new ContactEquation(rock, body, 1e12);
      contact.setSpookParams((STIFFNESS * mass) / 100, RELAXATION, STEP);
      return contact;
    });
    this.equations.push(...this.contacts);
  }

  override update(): void {
    const body = this.#body;
    const state = this.#state;
    const { position, quaternion } = body;
    state.set([position.x, position.y, position.z, 0, 0, 0, quaternion.x, quaternion.y, quaternion.z, quaternion.w]);
    this.touching = 0;
    for (let i = 0; i < COUNT; i++) {
      const contact = this.contacts[i] as ContactEquation;
      placeCorner(state, i, this.#centre);
      const [x, y, z] = corner as unknown as [number, number, number];
      const over = this.#ground.clearanceAt(x, y, z) - (touchPoints[4 * i + 3] as number);
      contact.enabled = over <= 0;
      contact.multiplier = 0;
      if (!contact.enabled) continue;
      this.touching++;
      const normal = this.#normal;
      normalAt(this.#ground, x, y, z, LEANING, normal);
      const radius = touchPoints[4 * i + 3] as number;
      contact.ni.copy(normal);
      contact.rj.set(x, y, z).vsub(normal.scale(radius), contact.rj);
      // The foot of the corner on its plane.
      contact.rj.vadd(normal.scale(-over), contact.ri);
      contact.rj.vsub(position, contact.rj);
      body.getVelocityAtWorldPoint(body.position.vadd(contact.rj), this.#velocity);
      const closing = -this.#velocity.dot(normal);
      contact.restitution = closing > 1 ? BOUNCE / (1 + closing / 30) : 0;
    }
  }
}

export interface WreckOptions {
  readonly mass: Mass;
  /** Of one wheel about its axle, kg m². */
  readonly wheel: number;
  readonly environment: Environment;
  readonly tumble: Tumble;
}

/** What is told of each step of a wreck. */
export interface WreckStep {
  readonly time: number;
  /** Impulse on the front and the rear wheel in this step over its length, N. */
  readonly frontForce: number;
  readonly rearForce: number;
  /** What all contacts together gave in this step, by the mass, m/s; 0 in the air. */
  readonly blow: number;
}

/** Time, s, until a falling state touches within a step of `h` that ends in the ground; leaves the state there. */
export function stepToTouch(
  state: Float64Array,
  time: number,
  h: number,
  { mass, environment, tumble }: WreckOptions,
  before: Float64Array,
): number {
  let low = 0;
  let high = 1;
  for (let round = 0; round < 24; round++) {
    const share = 0.5 * (low + high);
    state.set(before);
    tumble.step(state, time, share * h);
    if (clearanceOf(state, environment.ground, mass.centre) < 0) high = share;
    else low = share;
  }
  state.set(before);
  tumble.step(state, time, high * h);
  return high * h;
}

/**
 * Follows the machine from its first touch until it lies still, or a time limit.
 *
 * @param state   see `tumble.ts`; changed in place
 * @param onStep  called after each step
 * @returns the time at which it came to rest, or the limit, s since exit
 */
export function* wreck(
  state: Float64Array,
  from: number,
  options: WreckOptions,
  onStep: (step: WreckStep) => void,
): Sliced<number> {
  const { mass, wheel, environment, tumble } = options;
  const { ground, landingElevation } = environment;
  const world = createRigidWorld();
  const rock = addBody(world, 0, [0, 0, 0]);
  const [ix, iy, iz] = mass.inertia;
  // The wheels turn on their axles: a blow on the frame does not reach their spin.
  const body = addBody(world, mass.mass, [ix, iy, iz - 2 * wheel]);
  const contact = new GroundContact(rock, body, ground, mass);
  world.addConstraint(contact);
  const before = new Float64Array(state.length);
  const told = { time: from, frontForce: 0, rearForce: 0, blow: 0.5 };
  let time = from;
  let still = 0;
  while (time < from + LONGEST && still < STILL_TIME) {
    let step = STEP;
    told.frontForce = 0;
    told.rearForce = 0;
    if (clearanceOf(state, ground, mass.centre) > 1e-4) {
      before.set(state);
      tumble.step(state, time, STEP);
      if (clearanceOf(state, ground, mass.centre) <= 0) step = stepToTouch(state, time, STEP, options, before);
      told.blow = 0;
      still = 0;
    } else {
      const gravity = gravityAt((state[1] as number) + landingElevation);
      const energy = load(body, state) + mass.mass * gravity * (state[1] as number);
      body.force.set(0, -mass.mass * gravity, 0);
      world.step(STEP);
      told.blow = rub(body, contact.contacts) / mass.mass;
      drain(body, energy - mass.mass * gravity * body.position.y);
      unload(body, state);
      for (let i = 0; i < 2 * RIM_POINTS; i++) {
        const force = (contact.contacts[i] as ContactEquation).multiplier;
        if (i < RIM_POINTS) told.frontForce += force;
        else told.rearForce += force;
      }
      // What touches the rock soon runs no more.
      for (const i of [SPIN, SPIN + 1]) state[i] = (state[i] as number) * (1 - WHEEL_STOP * STEP);
      const speed = Math.sqrt((2 * kineticEnergy(body)) / mass.mass);
      still = speed < STILL_SPEED ? still + STEP : 0;
    }
    time += step;
    told.time = time;
    onStep(told);
    yield;
  }
  return time;
}

/** Hands a state to the body; returns its energy of motion, J. */
function load(body: Body, state: Float64Array): number {
  const at = (i: number): number => state[i] as number;
  body.position.set(at(0), at(1), at(2));
  body.velocity.set(at(3), at(4), at(5));
  body.quaternion.set(at(6), at(7), at(8), at(9));
  body.quaternion.vmult(new Vec3(at(10), at(11), at(12)), body.angularVelocity);
  body.updateInertiaWorld(true);
  return kineticEnergy(body);
}

function unload(body: Body, state: Float64Array): void {
  const { position, velocity, quaternion } = body;
  const spin = quaternion.inverse().vmult(body.angularVelocity);
  state.set([position.x, position.y, position.z, velocity.x, velocity.y, velocity.z]);
  state.set([quaternion.x, quaternion.y, quaternion.z, quaternion.w, spin.x, spin.y, spin.z], 6);
}

/** Takes speed out of a body until its energy of motion is no more than this, J. */
function drain(body: Body, most: number): void {
  const energy = kineticEnergy(body);
  if (energy <= most) return;
  const share = Math.sqrt(Math.max(0, most) / energy);
  body.velocity.scale(share, body.velocity);
  body.angularVelocity.scale(share, body.angularVelocity);
}

const ROUNDS = 8;
const slip = new Vec3();
const arm = new Vec3();
const twist = new Vec3();
const change = new Vec3();
const spun = new Vec3();
const given = Array.from({ length: COUNT }, () => new Vec3());
const earlierVelocity = new Vec3();
const earlierSpin = new Vec3();
const shifted = new Quaternion();

/**
 * Coulomb friction for the contacts of the step just made: impulses along the planes that stop the slip, no larger than the
 * friction of what pressed. The step's way is made good too, else the body would creep downhill by what gravity adds each time.
 *
 * @returns what pressed in this step, N s
 */
function rub(body: Body, contacts: readonly ContactEquation[]): number {
  earlierVelocity.copy(body.velocity);
  earlierSpin.copy(body.angularVelocity);
  let pressed = 0;
  for (let i = 0; i < contacts.length; i++) {
    (given[i] as Vec3).setZero();
    const contact = contacts[i] as ContactEquation;
    if (contact.enabled) pressed += contact.multiplier * STEP;
  }
  if (!(pressed > 0)) return 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < contacts.length; i++) {
      const contact = contacts[i] as ContactEquation;
      if (contact.enabled && contact.multiplier > 0) stick(body, contact, given[i] as Vec3);
    }
  }
  const speed = body.velocity.length();
  if (speed > 0) {
    const held = Math.max(0, 1 - (PLOUGHING * pressed) / (body.mass * speed));
    body.velocity.scale(held, body.velocity);
  }
  const { x, y, z } = body.inertia;
  body.quaternion.inverse(shifted).vmult(body.angularVelocity, spun);
  const turning = Math.sqrt(x * x * spun.x * spun.x + y * y * spun.y * spun.y + z * z * spun.z * spun.z);
  const blow = Math.max(0, pressed - 2 * body.mass * G0 * STEP);
  const resisting = ROLLING * pressed + BEDDING * blow;
  if (turning > 0) body.angularVelocity.scale(Math.max(0, 1 - resisting / turning), body.angularVelocity);

  body.velocity.vsub(earlierVelocity, change);
  body.position.addScaledVector(STEP, change, body.position);
  body.angularVelocity.vsub(earlierSpin, change);
  body.quaternion.integrate(change, STEP, body.angularFactor, body.quaternion);
  body.quaternion.normalize();
  body.updateInertiaWorld(true);
  return pressed;
}

/** Lets one contact hold as well as it can; `sum` is what it has given so far, N s. */
function stick(body: Body, { rj, ni, multiplier }: ContactEquation, sum: Vec3): void {
  body.angularVelocity.cross(rj, slip);
  slip.vadd(body.velocity, slip);
  slip.addScaledVector(-slip.dot(ni), ni, slip);
  const speed = slip.length();
  if (speed < 1e-9) return;
  slip.scale(-1 / speed, arm);
  // How easily the point gives way along the slip.
  rj.cross(arm, twist);
  body.invInertiaWorld.vmult(twist, spun);
  const give = 1 / body.mass + twist.dot(spun);
  arm.scale(speed / give, change);
  const most = FRICTION * multiplier * STEP;
  sum.vadd(change, arm);
  const length = arm.length();
  if (length > most) arm.scale(most / length, arm);
  arm.vsub(sum, change);
  sum.copy(arm);
  body.velocity.addScaledVector(1 / body.mass, change, body.velocity);
  rj.cross(change, twist);
  body.invInertiaWorld.vmult(twist, spun);
  body.angularVelocity.vadd(spun, body.angularVelocity);
}
