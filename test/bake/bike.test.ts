import { describe, expect, it } from 'vitest';
import { environment, uniformAir } from '../../src/accuracy/flying';
import { bakeBike } from '../../src/bake/bike';
import {
  bikeAlone,
  bikeAndRider,
  FRONT_RADIUS,
  REAR_RADIUS,
  SADDLE,
  SAG,
  STROKE,
  wheelInertia,
} from '../../src/bake/bike-body';
import { BIKE, BIKE_WIDTH, type BikeBake } from '../../src/bake/bike-frames';
import { clearanceOf, wreck } from '../../src/bake/bike-wreck';
import {
  angularMomentum,
  createTumble,
  energyOfMotion,
  SPIN,
  TUMBLE_SIZE,
  type TumbleOptions,
  turnInto,
} from '../../src/bake/tumble';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { whole } from '../../src/math/sliced';
import type { Values } from '../../src/parameters/parameter';
import { defaultsOf } from '../../src/parameters/values';
import { gravityAt } from '../../src/physics/atmosphere';
import { steadyLaw } from '../../src/physics/flight';
import { profileGround } from '../../src/physics/ground/ground';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createMotion, createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { motionAt, pieceAt } from '../../src/recording/track';

const defaults = defaultsOf(cliff.parameters);
const runWith = (values: Values): Recording => simulate(cliff, { ...defaults, ...values });
const recording = runWith({});
const bake = whole(bakeBike(recording)) as BikeBake;
const { frames } = bake;

/** The numbers of the frame nearest to a moment. */
function frameAt({ frames: { values, start, rate, count } }: BikeBake, time: number): Float32Array {
  const k = Math.min(Math.max(Math.round((time - start) * rate), 0), count - 1);
  return values.subarray(k * BIKE_WIDTH, (k + 1) * BIKE_WIDTH);
}
const timeOf = (k: number): number => frames.start + k / frames.rate;

/** A point of the machine in the frame of the jump. */
function pointOf(frame: Float32Array, point: readonly [number, number, number]): [number, number, number] {
  const out = new Float64Array(3);
  turnInto(Float64Array.from(frame), BIKE.orientation, point, 0, out);
  return [out[0]! + frame[0]!, out[1]! + frame[1]!, out[2]! + frame[2]!];
}
const pitchOf = (frame: Float32Array): number =>
  2 * Math.atan2(frame[BIKE.orientation + 2]!, frame[BIKE.orientation + 3]!);
const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);

describe('the machine on its way to the lip', () => {
  it('stands with its springs at rest before it starts', () => {
    const frame = frameAt(bake, frames.start + 0.3);
    expect(frame[BIKE.front]).toBeCloseTo(SAG, 3);
    expect(frame[BIKE.rear]).toBeCloseTo(SAG, 3);
    expect(pitchOf(frame)).toBeCloseTo(0, 3);
  });

  it('rolls without slip: its wheels turn by the way over their radius', () => {
    const sample = createSample();
    let way = 0;
    let [x, y] = [Number.NaN, 0];
    const steps = 20_000;
    for (let i = 0; i <= steps; i++) {
      sampleAt(recording, recording.start * (1 - i / steps), sample);
      if (i > 0) way += Math.hypot(sample.x - x, sample.y - y);
      [x, y] = [sample.x, sample.y];
    }
    const first = frameAt(bake, frames.start);
    const last = frameAt(bake, 0);
    expect((last[BIKE.frontTurn]! - first[BIKE.frontTurn]!) * FRONT_RADIUS).toBeCloseTo(way, 1);
    expect((last[BIKE.rearTurn]! - first[BIKE.rearTurn]!) * REAR_RADIUS).toBeCloseTo(way, 1);
  });

  it('squats under the thrust, as much as the springs say, and is pressed down where the ramp bends', () => {
    const mean = (place: number, from: number, to: number): number => {
      let sum = 0;
      let count = 0;
      for (let k = 0; k < frames.count; k++) {
        if (timeOf(k) < from || timeOf(k) > to) continue;
        sum += frames.values[k * BIKE_WIDTH + place]!;
        count++;
      }
      return sum / count;
    };
    // 4 m/s² on springs that carry 9.81 m/s² with 0.1 m: half of the thrust's moment reaches them, 0.02 m at each end.
    expect(mean(BIKE.rear, -5.5, -2)).toBeGreaterThan(mean(BIKE.front, -5.5, -2) + 0.02);
    expect(mean(BIKE.rear, -5.5, -2)).toBeLessThan(mean(BIKE.front, -5.5, -2) + 0.06);
    const level = mean(BIKE.rear, -5.5, -2) + mean(BIKE.front, -5.5, -2);
    const bend = mean(BIKE.rear, -1.05, -0.75) + mean(BIKE.front, -1.05, -0.75);
    expect(bend).toBeGreaterThan(level + 0.04);
  });

  it('reaches the lip in exactly the state of the flight', () => {
    for (const values of [
      {},
      { rampSpeed: 10, rampAngle: 0.3 },
      { rampSpeed: 45, rampAngle: -0.1 },
      { rampSpeed: 2 },
    ]) {
      const run = runWith(values);
      const sample = sampleAt(run, 0, createSample());
      const frame = frameAt(whole(bakeBike(run)) as BikeBake, 0);
      // Single precision at a height of a kilometre.
      expect(distance(pointOf(frame, [SADDLE, 0, 0]), [sample.x, sample.y, sample.z])).toBeLessThan(2e-4);
      expect(pitchOf(frame)).toBeCloseTo(run.values.rampAngle as number, 6);
    }
  });

  it('leaves the recorded way by no more than the springs allow', () => {
    const sample = createSample();
    for (let k = 0; timeOf(k) <= 0; k++) {
      sampleAt(recording, timeOf(k), sample);
      const frame = frameAt(bake, timeOf(k));
      expect(distance(pointOf(frame, [SADDLE, 0, 0]), [sample.x, sample.y, sample.z])).toBeLessThan(STROKE);
    }
  });
});

describe('the machine in the air', () => {
  it('turns with its rider about their common centre, which flies as recorded', () => {
    const release = bake.release as number;
    const { centre } = bikeAndRider(defaults.bikeMass as number, defaults.riderMass as number);
    const sample = createSample();
    const away = (time: number): [number, number, number] => {
      const [x, y, z] = pointOf(frameAt(bake, time), centre);
      sampleAt(recording, frames.start + Math.round((time - frames.start) * frames.rate) / frames.rate, sample);
      return [x - sample.x, y - sample.y, z - sample.z];
    };
    const atLip = away(0);
    for (let time = 0; time < release; time += 1 / 60) expect(distance(away(time), atLip)).toBeLessThan(4e-4);
    // The nose sinks slowly and the wheels hang out.
    const last = frameAt(bake, release - 0.01);
    const sunk = pitchOf(frameAt(bake, 0)) - pitchOf(last);
    expect(sunk).toBeGreaterThan(0.02);
    expect(sunk).toBeLessThan(0.3);
    expect(last[BIKE.front]).toBeLessThan(0.01);
    expect(last[BIKE.rear]).toBeLessThan(0.01);
  });

  it('falls alone as the point mass does until it touches', () => {
    const track = recording.bike!;
    const { centre } = bikeAlone(defaults.bikeMass as number);
    const motion = createMotion();
    const release = bake.release as number;
    const impact = bake.impact as number;
    expect(Math.abs(impact - (eventTime(recording, 'bikeImpact') as number))).toBeLessThan(0.1);
    const first = Math.ceil((release - frames.start) * frames.rate);
    const offset = (k: number): [number, number, number] => {
      const time = timeOf(k);
      motionAt(track, pieceAt(track, time, 0), time, motion);
      const [x, y, z] = pointOf(frameAt(bake, time), centre);
      return [x - motion.x, y - motion.y, z - motion.z];
    };
    const begin = offset(first);
    for (let k = first; timeOf(k) < impact; k += 7) {
      const off = distance(offset(k), begin);
      const fallen = track.states[1]! - motion.y;
      expect(off).toBeLessThan(0.01 * fallen + 1e-3);
    }
  });
});

/** A tumble in still air of one density, kg/m³, over nothing. */
function tumbleIn(density: number, changes: Partial<TumbleOptions> = {}): TumbleOptions {
  return {
    mass: bikeAlone(107.5),
    wheel: wheelInertia(107.5),
    braking: [0, 0],
    environment: environment({ air: uniformAir(density) }),
    law: steadyLaw(107.5, 0.45),
    ...changes,
  };
}

function tumbling(spin: readonly [number, number, number], wheels: readonly [number, number]): Float64Array {
  const state = new Float64Array(TUMBLE_SIZE);
  state.set([0, 900, 0, 20, 5, 1, 0.1, 0.2, -0.3]);
  state[9] = Math.sqrt(1 - 0.14);
  state.set([...spin, ...wheels], 10);
  return state;
}

const RATE = 240;

describe('a body that tumbles', () => {
  it('keeps its angular momentum and energy where there is no air, with wheels that run and wheels that brake', () => {
    for (const braking of [
      [0, 0],
      [0.4, 2],
    ] as const) {
      const options = tumbleIn(0, { braking });
      const { step } = createTumble(options);
      const state = tumbling([3, -2, 4], [-25, -30]);
      const before = new Float64Array(3);
      const after = new Float64Array(3);
      angularMomentum(state, options, before);
      const total = (): number => energyOfMotion(state, options);
      const spinning = total();
      const vx = state[3];
      let last = spinning - 0.5 * 107.5 * (state[4]! * state[4]!);
      for (let i = 0; i < 10 * RATE; i++) {
        step(state, i / RATE, 1 / RATE);
        const turning = total() - 0.5 * 107.5 * (state[4]! * state[4]!);
        expect(turning).toBeLessThan(last + 1e-6 * spinning);
        last = turning;
      }
      angularMomentum(state, options, after);
      expect(distance(after, before) / Math.hypot(before[0]!, before[1]!, before[2]!)).toBeLessThan(1e-6);
      expect(state[3]).toBe(vx);
      if (braking[0] === 0) expect(last / (spinning - 0.5 * 107.5 * 25)).toBeCloseTo(1, 6);
    }
  });

  it('turns over about its middle axis at the times that the elliptic integral gives', () => {
    const options = tumbleIn(0, { wheel: 0 });
    const { step } = createTumble(options);
    const [i1, i2, i3] = options.mass.inertia;
    const state = tumbling([0.05, 3, 0.02], [0, 0]);
    // Landau and Lifshitz, Mechanics, section 37, for L² < 2 E I2: the first and the third axis change places.
    const energy2 = i1 * 0.05 ** 2 + i2 * 9 + i3 * 0.02 ** 2;
    const momentum2 = (i1 * 0.05) ** 2 + (i2 * 3) ** 2 + (i3 * 0.02) ** 2;
    const [a, c] = momentum2 > energy2 * i2 ? [i1, i3] : [i3, i1];
    const rate = Math.sqrt(((c - i2) * (momentum2 - energy2 * a)) / (i1 * i2 * i3));
    const modulus2 = ((i2 - a) * (energy2 * c - momentum2)) / ((c - i2) * (momentum2 - energy2 * a));
    // Complete elliptic integral by the arithmetic-geometric mean.
    let [mean, geometric] = [1, Math.sqrt(1 - modulus2)];
    while (mean - geometric > 1e-15) [mean, geometric] = [(mean + geometric) / 2, Math.sqrt(mean * geometric)];
    const between = Math.PI / mean / rate;
    const crossings: number[] = [];
    for (let i = 0; i < 60 * RATE; i++) {
      const before = state[11]!;
      step(state, i / RATE, 1 / RATE);
      if (before * state[11]! < 0) crossings.push((i + before / (before - state[11]!)) / RATE);
    }
    expect(crossings.length).toBeGreaterThan(4);
    for (let i = 1; i < crossings.length; i++) expect(crossings[i]! - crossings[i - 1]!).toBeCloseTo(between, 3);
  });

  it('only loses energy in the air', () => {
    const options = tumbleIn(1.1, { braking: [0.02, 0.35] });
    const { step } = createTumble(options);
    const state = tumbling([3, -2, 4], [-25, -30]);
    const energy = (): number => energyOfMotion(state, options) + 107.5 * potential(state[1]!);
    let last = energy();
    for (let i = 0; i < 9 * RATE; i++) {
      step(state, i / RATE, 1 / RATE);
      expect(energy()).toBeLessThan(last);
      last = energy();
    }
  });
});

/** Potential of the inverse-square gravity of the model, J/kg, from its closed form. */
function potential(y: number): number {
  const R = 6_356_766;
  return (gravityAt(0) * R * y) / (R + y);
}

describe('the wreck', () => {
  const mass = bikeAlone(107.5);
  const wheel = wheelInertia(107.5);
  const optionsOn = (slope: number) => {
    const ground = profileGround(Float64Array.of(-2_000, 2_000 * slope, 2_000, -2_000 * slope));
    const surroundings = environment({ ground });
    const law = steadyLaw(107.5, 0.45);
    const tumble = createTumble({ mass, wheel, braking: [0.02, 0.35], environment: surroundings, law });
    return { mass, wheel, environment: surroundings, tumble };
  };
  /** On its side, just touching. */
  const lying = (slope: number): Float64Array => {
    const state = new Float64Array(TUMBLE_SIZE);
    state.set([0, 0, 0, 0, 0, 0, Math.SQRT1_2, 0, 0, Math.SQRT1_2]);
    const { ground } = optionsOn(slope).environment;
    state[1] = -clearanceOf(state, ground, mass.centre) * Math.hypot(1, slope);
    return state;
  };

  it('never gains energy, from whatever side it hits', () => {
    for (const [slope, vx, vy, roll] of [
      [0.6, 12, -55, 0.3],
      [0, 30, -20, 2],
      [2, 5, -60, -4],
    ] as const) {
      const options = optionsOn(slope);
      const state = lying(slope);
      state.set([vx, vy, 1], 3);
      state.set([roll, -1, -2, -20, -5], 10);
      state[SPIN] = -20;
      const energy = (): number => energyOfMotion(state, options) + 107.5 * potential(state[1]!);
      let last = energy();
      let most = 0;
      whole(
        wreck(state, 0, options, () => {
          most = Math.max(most, energy() - last);
          last = energy();
        }),
      );
      // What presses the machine out of the stones once it lies: less than 2 mm of its weight.
      expect(most).toBeLessThan(2);
    }
  });

  it('stays where it lies on a slope below the angle of friction, and slides down a wall', () => {
    const still = lying(0.4);
    whole(wreck(still, 0, optionsOn(0.4), () => undefined));
    expect(Math.hypot(still[0]!, still[2]!)).toBeLessThan(0.5);
    const sliding = lying(2.5);
    const end = whole(wreck(sliding, 0, optionsOn(2.5), () => undefined));
    expect(end).toBeGreaterThan(20);
    expect(sliding[0]).toBeGreaterThan(100);
  });

  it('begins where the first corner touches and ends at rest on the scree', () => {
    const { ground } = recording.environment;
    const mine = bikeAlone(defaults.bikeMass as number);
    const stateOf = (frame: Float32Array): Float64Array => {
      const state = new Float64Array(TUMBLE_SIZE);
      state.set(pointOf(frame, mine.centre));
      state.set(frame.subarray(BIKE.orientation, BIKE.orientation + 4), 6);
      return state;
    };
    const impact = bake.impact as number;
    const before = clearanceOf(stateOf(frameAt(bake, impact - 1 / 120)), ground, mine.centre);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(1.5);
    const rest = bake.rest as number;
    expect(rest - impact).toBeGreaterThan(0.5);
    expect(rest - impact).toBeLessThan(10);
    const end = frameAt(bake, rest);
    expect(distance(end, frameAt(bake, rest - 0.3))).toBeLessThan(0.02);
    expect(Math.abs(clearanceOf(stateOf(end), ground, mine.centre))).toBeLessThan(0.03);
    // The bench between the upper wall and the lower.
    expect(end[0]).toBeGreaterThan(60);
    expect(end[0]).toBeLessThan(215);
  });
});

describe('a bake', () => {
  it('is the same to the last byte, and belongs to one recording', () => {
    const again = whole(bakeBike(runWith({}))) as BikeBake;
    expect(Buffer.from(again.frames.values.buffer).equals(Buffer.from(frames.values.buffer))).toBe(true);
    expect(again.rest).toBe(bake.rest);
    const other = whole(bakeBike(runWith({ rampSpeed: 26 }))) as BikeBake;
    expect(Buffer.from(other.frames.values.buffer).equals(Buffer.from(frames.values.buffer))).toBe(false);
  });

  it('is none where there is no bike', () => {
    expect(whole(bakeBike(simulate(halo, defaultsOf(halo.parameters))))).toBeNull();
    expect(whole(bakeBike(runWith({ bikeMass: 0 })))).toBeNull();
  });

  const cases: Values[] = [
    ...cliff.presets.map(({ values }) => values),
    ...[
      'rampSpeed',
      'rampAngle',
      'holdTime',
      'riderMass',
      'bikeMass',
      'bikeDragArea',
      'exitElevation',
      'temperatureOffset',
    ].flatMap((key) => {
      const { min, max } = cliff.parameters[key as keyof typeof cliff.parameters] as { min: number; max: number };
      return [{ [key]: min }, { [key]: max }];
    }),
    { rampSpeed: 60, rampAngle: 0.698 },
    { rampSpeed: 60, rampAngle: -0.174 },
    { rampSpeed: 0.5, holdTime: 0 },
    { bikeMass: 0.5, bikeDragArea: 3 },
  ];
  it.each(cases.map((values) => [JSON.stringify(values), values] as const))('is finite with %s', (_, values) => {
    const run = runWith(values);
    const made = whole(bakeBike(run));
    expect(made === null).toBe(!run.hasBike);
    if (!made) return;
    const { count, start, rate, values: numbers } = made.frames;
    expect(start).toBeLessThanOrEqual(run.start + 1 / rate);
    let worst = 0;
    for (let k = 0; k < count; k++) {
      const frame = numbers.subarray(k * BIKE_WIDTH, (k + 1) * BIKE_WIDTH);
      if (!frame.every(Number.isFinite)) throw new Error(`frame ${k} is not finite`);
      const [x, y, z, w] = frame.subarray(BIKE.orientation, BIKE.orientation + 4) as unknown as number[];
      worst = Math.max(worst, Math.abs(Math.hypot(x!, y!, z!, w!) - 1));
      for (const travel of [frame[BIKE.front]!, frame[BIKE.rear]!]) {
        if (!(travel >= 0 && travel <= STROKE + 1e-6)) throw new Error(`travel ${travel} at frame ${k}`);
      }
    }
    // Frames lie on the steps but for those beside a release or a touch, which are straight between two.
    expect(worst).toBeLessThan(0.01);
  });
});
