/**
 * A rigid body that falls and turns: the point mass's own equation for its centre, Euler's equations for its turning. cannon-es has
 * no gyroscopic term, so nothing that tumbles freely is left to it. Wheels that run within the body keep it from toppling as a
 * gyroscope does.
 *
 * A state holds fifteen numbers: position of the centre (0 to 2) and velocity (3 to 5) in the frame of the jump, orientation
 * as a quaternion x, y, z, w (6 to 9), angular velocity in the frame of the body (10 to 12), spin of the two wheels (13, 14: their
 * angular momentum about the z axis of the body, in all and not against the body; kg m²/s, negative when they roll forwards).
 */
import { airInTable, createAir } from '../physics/atmosphere';
import { type Acceleration, createFlight, type Environment, type FlightLaw } from '../physics/flight';
import type { Mass } from './bike-body';

export const TUMBLE_SIZE = 15;
export const SPIN = 13;

export interface TumbleOptions {
  readonly mass: Mass;
  /** Of one wheel about its axle, kg m². */
  readonly wheel: number;
  /** Rate at which each wheel comes to turn with the body, 1/s: bearings, chain and engine. */
  readonly braking: readonly [front: number, rear: number];
  readonly environment: Environment;
  readonly law: FlightLaw;
}

export interface Tumble {
  /** One step of `h` seconds from a time, s since exit (Runge and Kutta, fourth order). */
  step(state: Float64Array, time: number, h: number): void;
}

/** Mean square distance of a bike's surfaces from its middle, m² (estimated): what the air has to hold on to against turning. */
export const HOLD = 0.18;

export function createTumble({ mass, wheel, braking, environment, law }: TumbleOptions): Tumble {
  const { acceleration } = createFlight(environment, law);
  const [ix, iy, izz] = mass.inertia;
  // The wheels' own turning about their axles is counted apart.
  const iz = izz - 2 * wheel;
  const stages = [0, 1, 2, 3].map(() => new Float64Array(TUMBLE_SIZE));
  const trial = new Float64Array(TUMBLE_SIZE);
  const point = new Float64Array(10);
  const air = createAir();

  function derive(y: Float64Array, time: number, out: Float64Array): void {
    for (let i = 0; i < 6; i++) point[i] = y[i] as number;
    point[6] = time;
    accelerate(acceleration, point, out);
    const [qx, qy, qz, qw] = [y[6] as number, y[7] as number, y[8] as number, y[9] as number];
    const [wx, wy, wz] = [y[10] as number, y[11] as number, y[12] as number];
    out[6] = 0.5 * (qw * wx + qy * wz - qz * wy);
    out[7] = 0.5 * (qw * wy + qz * wx - qx * wz);
    out[8] = 0.5 * (qw * wz + qx * wy - qy * wx);
    out[9] = -0.5 * (qx * wx + qy * wy + qz * wz);

    airInTable(environment.air, (y[1] as number) + environment.landingElevation, air);
    const [vx, vy, vz] = [y[3] as number, y[4] as number, y[5] as number];
    const drag = 0.5 * air.density * law.dragTo * Math.sqrt(vx * vx + vy * vy + vz * vz) * HOLD;
    const front = braking[0] * (wheel * wz - (y[SPIN] as number));
    const rear = braking[1] * (wheel * wz - (y[SPIN + 1] as number));
    const [lx, ly, lz] = [ix * wx, iy * wy, iz * wz + (y[SPIN] as number) + (y[SPIN + 1] as number)];
    out[10] = (wz * ly - wy * lz - drag * wx) / ix;
    out[11] = (wx * lz - wz * lx - drag * wy) / iy;
    out[12] = (wy * lx - wx * ly - drag * wz - front - rear) / iz;
    out[SPIN] = front;
    out[SPIN + 1] = rear;
  }

  return {
    step(state, time, h) {
      const [k1, k2, k3, k4] = stages as [Float64Array, Float64Array, Float64Array, Float64Array];
      derive(state, time, k1);
      for (let i = 0; i < TUMBLE_SIZE; i++) trial[i] = (state[i] as number) + 0.5 * h * (k1[i] as number);
      derive(trial, time + 0.5 * h, k2);
      for (let i = 0; i < TUMBLE_SIZE; i++) trial[i] = (state[i] as number) + 0.5 * h * (k2[i] as number);
      derive(trial, time + 0.5 * h, k3);
      for (let i = 0; i < TUMBLE_SIZE; i++) trial[i] = (state[i] as number) + h * (k3[i] as number);
      derive(trial, time + h, k4);
      for (let i = 0; i < TUMBLE_SIZE; i++) {
        const sum = (k1[i] as number) + 2 * ((k2[i] as number) + (k3[i] as number)) + (k4[i] as number);
        state[i] = (state[i] as number) + (h / 6) * sum;
      }
      let length = 0;
      for (let i = 6; i < 10; i++) length += (state[i] as number) * (state[i] as number);
      length = Math.sqrt(length);
      for (let i = 6; i < 10; i++) state[i] = (state[i] as number) / length;
    },
  };
}

function accelerate(acceleration: Acceleration, point: Float64Array, out: Float64Array): void {
  out[0] = point[3] as number;
  out[1] = point[4] as number;
  out[2] = point[5] as number;
  acceleration(point, out, 3);
}

/** Energy of a state's motion, J: of the centre, of the turning, and of the wheels. */
export function energyOfMotion(state: Float64Array, { mass, wheel }: Pick<TumbleOptions, 'mass' | 'wheel'>): number {
  const at = (i: number): number => state[i] as number;
  const [ix, iy, iz] = mass.inertia;
  const wheels = wheel > 0 ? (at(SPIN) * at(SPIN) + at(SPIN + 1) * at(SPIN + 1)) / wheel : 0;
  return (
    0.5 *
    (mass.mass * (at(3) * at(3) + at(4) * at(4) + at(5) * at(5)) +
      ix * at(10) * at(10) +
      iy * at(11) * at(11) +
      (iz - 2 * wheel) * at(12) * at(12) +
      wheels)
  );
}

/** Turns a vector of the body at `from[at]` into the frame of the jump; `q` begins at place `turn` of its array. */
export function turnInto(q: Float64Array, turn: number, from: ArrayLike<number>, at: number, out: Float64Array): void {
  const [qx, qy, qz, qw] = [q[turn] as number, q[turn + 1] as number, q[turn + 2] as number, q[turn + 3] as number];
  const [x, y, z] = [from[at] as number, from[at + 1] as number, from[at + 2] as number];
  const tx = 2 * (qy * z - qz * y);
  const ty = 2 * (qz * x - qx * z);
  const tz = 2 * (qx * y - qy * x);
  out[0] = x + qw * tx + qy * tz - qz * ty;
  out[1] = y + qw * ty + qz * tx - qx * tz;
  out[2] = z + qw * tz + qx * ty - qy * tx;
}

/** Angular momentum of a state about its centre, kg m²/s, in the frame of the jump. */
export function angularMomentum(
  state: Float64Array,
  { mass, wheel }: Pick<TumbleOptions, 'mass' | 'wheel'>,
  out: Float64Array,
): void {
  const [ix, iy, iz] = mass.inertia;
  const own = [
    ix * (state[10] as number),
    iy * (state[11] as number),
    (iz - 2 * wheel) * (state[12] as number) + (state[SPIN] as number) + (state[SPIN + 1] as number),
  ];
  turnInto(state, 6, own, 0, out);
}
