/**
 * The jumper as a pendulum under the canopy. In a frame that rides with the recorded flight the canopy stands still and the load
 * of the recording (acceleration less gravity, turned round) is all the weight there is; the body hangs from its shoulders by two
 * risers, and swings as that load grows, turns and leans. Nothing flows back to the flight.
 *
 * The recorded load is taken to reach the jumper through the risers alone. His own drag is a part of it at line stretch, and
 * soon a few per cent.
 */
import { type Body, Constraint, ContactEquation, type GSSolver, Vec3 } from 'cannon-es';
import { cos, sin } from '../math/deterministic';
import type { Sliced } from '../math/sliced';
import type { Recording } from '../recording/recording';
import { createSample, type Sample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { attitudeAt, pullDirection } from './attitude';
import type { Frames } from './bake';
import { createFrameWriter } from './frame-writer';
import { addBody, addConstraint, createRigidWorld, RATE, STEP, STEPS_OF_SLICE } from './rigid';
import type { Script } from './script';
import { SHOULDER, SHOULDER_OUT } from './skeleton';
import { joinSpans, type Span } from './stretches';
import { SWING_SIZE } from './swing-frames';

/** Frames a second. */
const FRAME_RATE = 60;
/** Lines and risers as one, m: from the middle of the wing to the shoulders (estimated for 25 to 35 m²). */
export const LINES = 6.2;
/** The body as a rod with gear: radii of gyration about front, head and right, m (Winter 2009, whole body, with equipment). */
const GYRATION = [0.44, 0.2, 0.44] as const;
/** Centre of mass above the hips, m. */
const CENTRE = 0.06;
/** Share of critical damping of the swing: the wing resists being moved sideways through the air (chosen). */
const SWING_DAMPING = 0.22;
/** The body's own nodding about the shoulders: arms on the risers and the air hold it (chosen). 1/s */
const NOD_DAMPING = 8;
/** The risers stand apart and turn the body back under the wing: 1/s² and 1/s. */
const TWIST = 14;
const TWIST_DAMPING = 5;
/** A long ride is baked for this long after inflation and before the landing, s. */
const AFTER_INFLATION = 25;
const BEFORE_LANDING = 45;

/** A rope of one length between points of two bodies: it pulls and never pushes. */
class Riser extends Constraint {
  readonly equation: ContactEquation;
  private readonly a = new Vec3();
  private readonly b = new Vec3();

  constructor(
    canopy: Body,
    readonly canopyPoint: Vec3,
    body: Body,
    readonly bodyPoint: Vec3,
    readonly length: number,
  ) {
    super(canopy, body);
    this.equation = new ContactEquation(canopy, body);
    this.equation.minForce = -1e6;
    this.equation.maxForce = 0;
    this.equations.push(this.equation);
  }

  override update(): void {
    const { a, b, equation, length } = this;
    const { ri, rj, ni } = equation;
    this.bodyA.quaternion.vmult(this.canopyPoint, a);
    this.bodyB.quaternion.vmult(this.bodyPoint, b);
    this.bodyB.position.vadd(b, ni);
    ni.vsub(this.bodyA.position, ni);
    ni.vsub(a, ni);
    ni.normalize();
    // The solver wants two points that coincide when the rope has its length: both are moved to the middle of it.
    ni.scale(0.5 * length, ri);
    rj.copy(b);
    rj.vsub(ri, rj);
    ri.vadd(a, ri);
  }
}

export interface SwingWorld {
  /** Unit vector to the canopy and turn of the body. */
  readonly state: Float64Array;
  /** Force that each riser had in the last step, N, as vectors that pull on the jumper: left, then right. */
  readonly risers: Float64Array;
  /** Energy of motion, J. */
  readonly motion: () => number;
  /**
   * One step under a load.
   *
   * @param load     acceleration less gravity, m/s², in the frame of the jump
   * @param heading  the course, as the cosine and sine of its angle from x towards z
   */
  step(load: Float64Array, heading: Float64Array): void;
}

/**
 * The body under its canopy, at rest.
 *
 * @param towards  unit vector from the shoulders to the canopy
 * @param turn     attitude of the body
 * @param damping  0 for a pendulum without any loss
 */
export function createSwing(mass: number, towards: Float64Array, turn: Float64Array, damping = 1): SwingWorld {
  const world = createRigidWorld();
  (world.solver as GSSolver).iterations = 30;
  const [gx, gy, gz] = GYRATION;
  const canopy = addBody(world, 0, [1, 1, 1]);
  const body = addBody(world, mass, [mass * gx * gx, mass * gy * gy, mass * gz * gz]);
  body.quaternion.set(turn[0]!, turn[1]!, turn[2]!, turn[3]!);
  const up = SHOULDER - CENTRE;
  const middle = body.quaternion.vmult(new Vec3(0, up, 0));
  body.position.set(-LINES * towards[0]! - middle.x, -LINES * towards[1]! - middle.y, -LINES * towards[2]! - middle.z);
  const risers = [-1, 1].map((side) => {
    const point = new Vec3(0, up, SHOULDER_OUT * side);
    const length = body.position.vadd(body.quaternion.vmult(point)).length();
    return addConstraint(world, new Riser(canopy, new Vec3(), body, point, length));
  });
  const state = new Float64Array(SWING_SIZE);
  const forces = new Float64Array(6);
  const shoulders = new Vec3();
  const frontwards = new Vec3();
  const force = new Vec3();
  const torque = new Vec3();

  function read(): void {
    shoulders.set(0, up, 0);
    body.quaternion.vmult(shoulders, shoulders);
    shoulders.vadd(body.position, shoulders);
    const long = shoulders.length();
    state[0] = -shoulders.x / long;
    state[1] = -shoulders.y / long;
    state[2] = -shoulders.z / long;
    const { x, y, z, w } = body.quaternion;
    const sign = x * state[3]! + y * state[4]! + z * state[5]! + w * state[6]! < 0 ? -1 : 1;
    state[3] = x * sign;
    state[4] = y * sign;
    state[5] = z * sign;
    state[6] = w * sign;
  }
  read();

  return {
    state,
    risers: forces,
    motion() {
      const spin = body.quaternion.inverse().vmult(body.angularVelocity);
      return (
        0.5 *
        mass *
        (body.velocity.lengthSquared() +
          gx * spin.x * (gx * spin.x) +
          gy * spin.y * (gy * spin.y) +
          gz * spin.z * (gz * spin.z))
      );
    },
    step(load, heading) {
      const [lx, ly, lz] = [load[0]!, load[1]!, load[2]!];
      const strength = Math.sqrt(lx * lx + ly * ly + lz * lz);
      world.gravity.set(-lx, -ly, -lz);
      // Across the lines only: along them the risers decide.
      const rate = 2 * SWING_DAMPING * damping * Math.sqrt(strength / LINES);
      const { velocity: v, angularVelocity: spin } = body;
      const along = v.x * state[0]! + v.y * state[1]! + v.z * state[2]!;
      force.set(v.x - along * state[0]!, v.y - along * state[1]!, v.z - along * state[2]!);
      force.scale(-mass * rate, force);
      body.force.vadd(force, body.force);
      // Nodding, and the twist of the risers against the wing, which looks along the course.
      frontwards.set(1, 0, 0);
      body.quaternion.vmult(frontwards, frontwards);
      const off = (heading[1]! * frontwards.x - heading[0]! * frontwards.z) * -1;
      const inertia = mass * gy * gy;
      const upwards = state[1]! > 0 ? state[1]! : 0;
      spin.scale(-mass * gx * gx * NOD_DAMPING * damping, torque);
      torque.y += damping * inertia * upwards * (TWIST * off - TWIST_DAMPING * spin.y);
      body.torque.vadd(torque, body.torque);
      world.step(STEP);
      for (let i = 0; i < 2; i++) {
        const { multiplier, ni } = risers[i]!.equation;
        forces[3 * i] = multiplier * ni.x;
        forces[3 * i + 1] = multiplier * ni.y;
        forces[3 * i + 2] = multiplier * ni.z;
      }
      read();
    },
  };
}

/** The stretches of a recording whose swing is baked. */
export function swingSpans(script: Script, end: number): Span[] {
  const { lineStretch, inflated } = script;
  if (!(lineStretch < end)) return [];
  return joinSpans(
    [
      { start: lineStretch, end: Math.min(end, inflated + AFTER_INFLATION) },
      { start: Math.max(lineStretch, Math.min(end - BEFORE_LANDING, script.turnStart - 2)), end },
    ],
    5,
  );
}

/** Pitch of the bike, which is long gone. */
const level = new Float64Array(1);

/** Bakes the swing of one recording. */
export function* bakeSwing(recording: Recording, script: Script): Sliced<Frames[]> {
  const stretches: Frames[] = [];
  for (const span of swingSpans(script, recording.end))
    stretches.push(yield* swingOver(recording, script, span, () => {}));
  return stretches;
}

/** Swings through one stretch and tells of each step. */
export function* swingOver(
  recording: Recording,
  script: Script,
  { start, end }: Span,
  onStep: (swing: SwingWorld, sample: Sample) => void,
): Sliced<Frames> {
  const sample = createSample();
  const turn = new Float64Array(4);
  const towards = new Float64Array(3);
  const load = new Float64Array(3);
  const heading = new Float64Array(2);
  sampleAt(recording, start, sample);
  attitudeAt(script, sample, Float64Array.of(start), level, turn);
  pullDirection(script, sample, towards);
  const swing = createSwing(sample.mass, towards, turn);
  const writer = createFrameWriter(start, FRAME_RATE, SWING_SIZE);
  writer.add(start, swing.state);
  const steps = Math.max(1, Math.ceil((end - start) * RATE - 1e-6));
  for (let k = 1; k <= steps; k++) {
    // The load in the middle of the step is that of the whole to second order.
    sampleAt(recording, Math.min(end, start + (k - 0.5) * STEP), sample);
    load[0] = sample.ax;
    load[1] = sample.ay + sample.gravity;
    load[2] = sample.az;
    heading[0] = cos(sample.course);
    heading[1] = sin(sample.course);
    swing.step(load, heading);
    onStep(swing, sample);
    writer.add(start + k * STEP, swing.state);
    if (k % STEPS_OF_SLICE === 0) yield;
  }
  return writer.finish();
}
