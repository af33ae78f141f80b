/**
 * Measures of a motocross machine with a four-stroke engine of 250 cm³, and how its wheels move on their springs.
 *
 * Wheelbase 1,480 mm, rake 27°, stroke 0.30 m, seat 0.95 m, clearance 0.33 m, tyres 80/100-21 and 100/90-19, bars 0.82 m: as the
 * makers publish them for the class (Honda CRF250R, KTM 250 SX-F, 2021), rounded. Seat and clearance hold under the rider.
 *
 * Frame: x to the front, y up, z to the right, origin on the ground midway between the wheels as it rests under its rider, both
 * springs compressed by `SAG`; m and rad. Travel is 0 with the springs fully extended and grows as they give way; the frame of
 * the machine stays where it is and the axles move.
 */
import { FRONT_RADIUS, REAR_RADIUS, SAG, STROKE, WHEELBASE } from '../../bake/bike-body';
import { GRIP, PEG } from '../../bake/postures';
import type { Point } from './shape';

export { SADDLE, SAG, STROKE, WHEELBASE } from '../../bake/bike-body';

/** Outer radii of the tyres, knobs included. */
export const TYRES = { front: FRONT_RADIUS, rear: REAR_RADIUS } as const;
export const FRONT_AXLE: Point = [WHEELBASE / 2, TYRES.front, 0];
export const REAR_AXLE: Point = [-WHEELBASE / 2, TYRES.rear, 0];
/** Of the fork from upright. */
export const FORK_LEAN = (27 * Math.PI) / 180;
/** Where the arm of the rear wheel turns. */
export const PIVOT: Point = [-0.155, 0.425, 0];
export const SHOCK_HEAD: Point = [-0.115, 0.8, 0];
export const SHOCK_FOOT: Point = [-0.215, 0.43, 0];
/** Middle of each grip, and of the top of each peg: where the rider's hands and feet are. */
export const GRIPS = { right: GRIP, left: [GRIP[0], GRIP[1], -GRIP[2]] } as const;
export const PEGS = { right: PEG, left: [PEG[0], PEG[1], -PEG[2]] } as const;
/** How far the bars turn to either side. */
export const STEERING_LOCK = 0.75;

const ARM_X = REAR_AXLE[0] - PIVOT[0];
const ARM_Y = REAR_AXLE[1] - PIVOT[1];
/** From pivot to axle. */
export const ARM = Math.sqrt(ARM_X * ARM_X + ARM_Y * ARM_Y);

/** A point of the line about which the fork turns, by its height: behind the fork by the offset of its clamps. */
export function steeringAxisAt(y: number): readonly [x: number, y: number] {
  const behind = (0.032 + 0.022) / Math.cos(FORK_LEAN);
  return [FRONT_AXLE[0] - behind - Math.tan(FORK_LEAN) * (y - FRONT_AXLE[1]), y];
}

const held = (travel: number): number => (travel > STROKE ? STROKE : travel > 0 ? travel : 0);

/** How far the front axle has moved along the fork from its place at rest: upwards positive. */
export function forkSlide(travel: number): number {
  return held(travel) - SAG;
}

/**
 * How far the arm has turned from its place at rest, positive as the wheel rises by the travel: writes the cosine and the sine of that
 * angle to the first two places.
 */
export function turnArm(travel: number, out: Float64Array): void {
  // The arm points backwards: from the pivot the axle lies at an angle below the level. Of the angles only sine and cosine are needed.
  const sine = (ARM_Y + held(travel) - SAG) / ARM;
  const cosine = Math.sqrt(1 - sine * sine);
  const restSine = ARM_Y / ARM;
  const restCosine = Math.sqrt(1 - restSine * restSine);
  out[0] = cosine * restCosine + sine * restSine;
  out[1] = sine * restCosine - cosine * restSine;
}

/** How much shorter the shock is than at rest: its linkage passes on two fifths of the wheel's way. */
export function shockStroke(travel: number): number {
  return 0.4 * (held(travel) - SAG);
}
