/**
 * Rigid bodies of cannon-es, with what the package gets wrong by default put right. The only part of the project that makes a
 * world of it.
 *
 * - Damping is 0: the default of 0.01 takes 2.7 % off a terminal speed, and with 0 no `Math.pow` is left whose last digit an
 *   engine may choose.
 * - Forces are given before a step, never in its `preStep` event, which comes after the solver of the constraints.
 * - Constraints are stabilised for the step in use; the package does it for 1/60 s, whatever the step.
 * - Bodies never sleep, and a step takes one length: the forms with more arguments read the clock.
 */
import { Body, type Constraint, NaiveBroadphase, Quaternion, Vec3, World } from 'cannon-es';

/** Steps a second of all that is baked. Fixed: after a bounce another rate ends elsewhere. */
export const RATE = 240;
export const STEP = 1 / RATE;
/** So many steps are made before somebody else may have a turn. */
export const STEPS_OF_SLICE = 24;

const STIFFNESS = 1e9;
const RELAXATION = 3;

/** A world without gravity, to be given its forces at each step. */
export function createRigidWorld(): World {
  const world = new World({ gravity: new Vec3(0, 0, 0), allowSleep: false });
  world.broadphase = new NaiveBroadphase();
  return world;
}

/**
 * Adds a body without shape or damping.
 *
 * @param mass     kg; 0 for one that is moved by hand
 * @param inertia  kg m² about the three axes of the body, which are its principal ones
 */
export function addBody(world: World, mass: number, inertia: readonly [x: number, y: number, z: number]): Body {
  const body = new Body({ mass, linearDamping: 0, angularDamping: 0, type: mass > 0 ? Body.DYNAMIC : Body.KINEMATIC });
  setInertia(body, inertia);
  world.addBody(body);
  return body;
}

/** Sets the principal moments, kg m²: the package takes them from the box around the shapes, in whatever way they lie. */
export function setInertia(body: Body, [x, y, z]: readonly [x: number, y: number, z: number]): void {
  body.inertia.set(x, y, z);
  const of = (moment: number): number => (moment > 0 && body.mass > 0 ? 1 / moment : 0);
  body.invInertia.set(of(x), of(y), of(z));
  body.updateInertiaWorld(true);
}

/** Adds a constraint, stabilised for {@link STEP}. */
export function addConstraint<C extends Constraint>(world: World, constraint: C): C {
  for (const equation of constraint.equations) equation.setSpookParams(STIFFNESS, RELAXATION, STEP);
  world.addConstraint(constraint);
  return constraint;
}

/** Energy of motion of a body, J, turning included. */
export function kineticEnergy(body: Body): number {
  const spin = body.quaternion.inverse(turned).vmult(body.angularVelocity, own);
  const { x, y, z } = body.inertia;
  return (
    0.5 * (body.mass * body.velocity.lengthSquared() + x * spin.x * spin.x + y * spin.y * spin.y + z * spin.z * spin.z)
  );
}

const own = new Vec3();
const turned = new Quaternion();
