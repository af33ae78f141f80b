import { describe, expect, it, test } from 'vitest';
import { at, atEvent, run } from '../../src/accuracy/flights';
import { jumps } from '../../src/jumps';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { createForces, type ForceName, forceAt, forceNames, forceSize, forcesOf } from '../../src/recording/forces';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample, type Sample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';

type Vector = readonly [number, number, number];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const size = (a: Vector): number => Math.sqrt(dot(a, a));
const less = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const plus = (...all: readonly Vector[]): Vector => [0, 1, 2].map((i) => all.reduce((s, v) => s + v[i]!, 0)) as never;

function forcesAt(sample: Sample): Record<ForceName, Vector> {
  const out = createForces();
  forcesOf(sample, out);
  return Object.fromEntries(
    forceNames.map((name) => [name, Array.from(out.subarray(forceAt[name], forceAt[name] + 3))]),
  ) as never;
}
const airflow = (s: Sample): Vector => [s.vx - s.windX, s.vy, s.vz - s.windZ];
const need = (s: Sample): Vector => [s.mass * s.ax, s.mass * s.ay, s.mass * s.az];
const weightOf = (s: Sample): number => s.mass * s.gravity;

const runs: readonly (readonly [string, Recording])[] = [
  ...jumps.flatMap((jump) =>
    jump.presets.map(({ key, values }): readonly [string, Recording] => [`${jump.id}: ${key}`, run(jump, values)]),
  ),
  ['halo: a windy one with a turn', run(halo, { wind: '0:8@240,3000:40@200', gustSpeed: 3 })],
  ['halo: with drag that rises near the speed of sound', run(halo, { exitAltitude: 38_000, machFactor: true })],
];

/** A few hundred moments over the whole of a run, approach and end included, none of them on a knot. */
function moments(recording: Recording): number[] {
  const { start, end } = recording;
  return Array.from({ length: 400 }, (_, i) => start + ((i + 0.37) / 400) * (end - start));
}

describe.each(runs)('the forces of %s', (_name, recording) => {
  it('add up to mass times the recorded acceleration', () => {
    let largest = 0;
    for (const time of moments(recording)) {
      const sample = at(recording, time);
      const { sum } = forcesAt(sample);
      largest = Math.max(largest, size(less(sum, need(sample))) / weightOf(sample));
    }
    // The acceleration between two knots is that of a quintic through them, the forces are those of the law.
    expect(largest).toBeLessThan(4e-3);
  });

  it('are a drag against the airflow and a lift across it, of half the density times speed squared and area', () => {
    const sample = createSample();
    for (const time of moments(recording)) {
      sampleAt(recording, time, sample);
      if (!sample.inFlight) continue;
      const { drag, lift, canopyDrag, canopyLift, tension, weight } = forcesAt(sample);
      const u = airflow(sample);
      const pressure = 0.5 * sample.airDensity * dot(u, u) * sample.machFactor;
      const air = weightOf(sample) + pressure * (sample.dragArea + sample.liftArea);
      expect(size(drag) + size(canopyDrag)).toBeCloseTo(pressure * sample.dragArea, 6);
      expect(dot(plus(drag, canopyDrag), u)).toBeCloseTo(-pressure * sample.dragArea * size(u), 5);
      expect(Math.abs(dot(lift, u)) + Math.abs(dot(canopyLift, u))).toBeLessThan(1e-9 * air * size(u));
      expect(size(lift) * size(canopyLift)).toBe(0);
      expect(weight).toEqual([0, -weightOf(sample), 0]);
      expect(size(less(tension, plus(canopyDrag, canopyLift)))).toBeLessThan(1e-9 * air);
    }
  });

  it('step from one leg to the next only as far as the recorded acceleration does', () => {
    for (const leg of recording.legs) {
      if (leg.start <= 0 || leg.end <= leg.start || leg.phase === 'separation') continue;
      const [early, late] = [at(recording, leg.start - 1e-7), at(recording, leg.start)];
      const [before, after] = [forcesAt(early), forcesAt(late)];
      // Where the canopy begins to turn, the lift leans over at once.
      const recorded = size(less(need(early), need(late)));
      for (const name of ['drag', 'lift', 'tension'] as const) {
        const step = size(less(before[name], after[name]));
        expect((step - recorded) / weightOf(late), `${name} into ${leg.phase}`).toBeLessThan(1e-4);
      }
    }
  });
});

test('at terminal speed the drag carries the weight', () => {
  // A long fall on the belly in one body position and calm air: what is left is what thickening air slows it by.
  const recording = run(halo, { recoveryAltitude: 20_000, openingAltitude: 300 });
  const sample = at(recording, eventTime(recording, 'pull')! - 1);
  const { drag, weight, sum } = forcesAt(sample);
  expect(size(drag) / size(weight)).toBeCloseTo(1, 1);
  expect(size(sum)).toBeLessThan(0.05 * size(weight));
  // The event is found from the speed alone; drag there is half the density times its square.
  const reached = forcesAt(atEvent(run(halo), 'terminalSpeed'));
  expect(size(reached.drag) / size(reached.weight)).toBeCloseTo(1, 6);
});

test('on stepping off, the force is the weight and what the wind of the aircraft does', () => {
  const sample = at(run(halo, { aircraftSpeed: 0 }), 1e-6);
  const { sum, weight } = forcesAt(sample);
  expect(size(less(sum, weight)) / size(weight)).toBeLessThan(1e-6);
});

describe('the lines', () => {
  it.each([
    ['halo', run(halo)],
    ['cliff', run(cliff)],
  ] as const)('of %s carry what hangs below them needs beyond gravity and its own drag', (_id, recording) => {
    const [open, flare] = [eventTime(recording, 'lineStretch')!, eventTime(recording, 'flare')!];
    for (let i = 1; i < 200; i++) {
      const sample = at(recording, open + ((flare + 1 - open) * i) / 200);
      const { tension, drag } = forcesAt(sample);
      const load: Vector = [need(sample)[0], need(sample)[1] + weightOf(sample), need(sample)[2]];
      expect(size(less(tension, less(load, drag))) / size(load)).toBeLessThan(2e-3);
    }
  });

  it('are slack before line stretch, and hold the weight in steady flight', () => {
    const recording = run(halo);
    expect(size(forcesAt(at(recording, eventTime(recording, 'lineStretch')! - 0.01)).tension)).toBe(0);
    const steady = at(recording, eventTime(recording, 'inflated')! + 40);
    const { tension, drag } = forcesAt(steady);
    expect(size(tension) / weightOf(steady)).toBeCloseTo(1, 2);
    expect(Math.sqrt(tension[0] ** 2 + tension[2] ** 2) / size(tension)).toBeLessThan(0.01);
    expect(size(drag)).toBe(0);
  });
});

describe('before the exit', () => {
  it('the floor of the aircraft carries the weight, and no wind blows', () => {
    const { weight, ground, drag, thrust } = forcesAt(at(run(halo), -1));
    expect(plus(weight, ground)).toEqual([0, 0, 0]);
    expect(size(drag) + size(thrust)).toBe(0);
  });

  it('the engine speeds the bike up and overcomes the drag, and the foot of the ramp pushes harder than the flat', () => {
    const recording = run(cliff);
    const flat = at(recording, -3);
    const { thrust, drag, ground, weight } = forcesAt(flat);
    // 4 m/s² with 197.5 kg, and the drag of 0.7 m² at 13 m/s.
    expect(size(thrust)).toBeCloseTo(197.5 * 4 + 0.5 * flat.airDensity * 0.7 * flat.vx ** 2, 0);
    expect(dot(thrust, drag)).toBeLessThan(0);
    expect(size(ground)).toBeCloseTo(size(weight), 0);
    const steepest = moments(recording)
      .map((time) => at(recording, time))
      .filter((sample) => !sample.inFlight)
      .map((sample) => size(forcesAt(sample).ground) / weightOf(sample));
    expect(Math.max(...steepest)).toBeGreaterThan(1.2);
  });
});

test('the size of a force is its length', () => {
  const forces = createForces();
  forces.set([3, 4, 12], forceAt.lift);
  expect(forceSize(forces, 'lift')).toBe(13);
});
