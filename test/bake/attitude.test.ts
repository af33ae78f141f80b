import { describe, expect, it } from 'vitest';
import { attitudeAt, hipsAt, pullDirection } from '../../src/bake/attitude';
import { POSE_SIZE, RIGHT, RUCKSACK } from '../../src/bake/postures';
import { createScript, poseAt, type Script } from '../../src/bake/script';
import { bakeSwing } from '../../src/bake/swing';
import { swingAt } from '../../src/bake/swing-frames';
import { turnVector } from '../../src/math/quaternion';
import { whole } from '../../src/math/sliced';
import type { Recording } from '../../src/recording/recording';
import { eventTime } from '../../src/recording/recording';
import { createSample, type Sample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { everyEnd, everyPreset, presetOf, runOf } from './runs';

const level = new Float64Array(1);
const fully = Float64Array.of(1);

interface Posed {
  readonly sample: Sample;
  readonly turn: Float64Array;
  readonly hips: Float64Array;
  readonly pose: Float64Array;
  readonly pull: Float64Array;
}

/** The body at a moment, without any bake. */
function posedAt(recording: Recording, script: Script, time: number): Posed {
  const sample = sampleAt(recording, time, createSample());
  const moments = Float64Array.of(time);
  const posed = {
    sample,
    turn: new Float64Array(4),
    hips: new Float64Array(3),
    pose: new Float64Array(POSE_SIZE),
    pull: new Float64Array(3),
  };
  attitudeAt(script, sample, moments, level, posed.turn);
  hipsAt(script, sample, moments, level, posed.hips);
  poseAt(script, moments, posed.pose);
  pullDirection(script, sample, posed.pull);
  return posed;
}

/** An axis of the body in the frame of the jump. */
function axisOf(turn: Float64Array, axis: readonly [number, number, number]): [number, number, number] {
  const out = new Float64Array(3);
  turnVector(turn, 1, Float64Array.from(axis), 0, out, 0);
  return [out[0]!, out[1]!, out[2]!];
}
const head = (turn: Float64Array): [number, number, number] => axisOf(turn, [0, 1, 0]);
const front = (turn: Float64Array): [number, number, number] => axisOf(turn, [1, 0, 0]);

const degreesTurned = (a: Float64Array, b: Float64Array): number =>
  (360 / Math.PI) * Math.acos(Math.min(1, Math.abs(a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]! + a[3]! * b[3]!)));

describe('attitude in the HALO jump', () => {
  const recording = runOf('halo');
  const script = createScript(recording);
  const turnAt = (time: number): Float64Array => posedAt(recording, script, time).turn;
  const pull = eventTime(recording, 'pull')!;

  it('stands on the ramp facing out of the aircraft, and runs to its edge', () => {
    expect(head(turnAt(-3))[1]).toBeCloseTo(1, 6);
    expect(front(turnAt(-3))[0]).toBeCloseTo(-1, 6);
    expect(posedAt(recording, script, -3).hips[0]).toBeGreaterThan(4);
    expect(Math.abs(posedAt(recording, script, 0).hips[0]!)).toBeLessThan(0.01);
    // Back on the recorded path before the cameraman is near.
    expect(Math.abs(posedAt(recording, script, 8).hips[0]!)).toBeLessThan(0.1);
  });

  it('goes over the head within 3.5 s and then dives 20 to 30 degrees off the flow', () => {
    expect(head(turnAt(1.5))[0]).toBeLessThan(0);
    for (const time of [5, 20, 60]) {
      const { sample, turn } = posedAt(recording, script, time);
      const speed = Math.hypot(sample.vx, sample.vy, sample.vz);
      const [x, y, z] = head(turn);
      const off = (180 / Math.PI) * Math.acos((x * sample.vx + y * sample.vy + z * sample.vz) / speed);
      expect(off).toBeGreaterThan(20);
      expect(off).toBeLessThan(30);
      // The belly lies on the air, not the back.
      const [fx, fy, fz] = front(turn);
      expect(fx * sample.vx + fy * sample.vy + fz * sample.vz).toBeGreaterThan(0);
    }
    expect(head(turnAt(60))[1]).toBeLessThan(-0.85);
  });

  it('lies level on the belly before the pull', () => {
    const turn = turnAt(pull - 1.5);
    expect(front(turn)[1]).toBeLessThan(-0.98);
    expect(Math.abs(head(turn)[1])).toBeLessThan(0.15);
  });

  it('hangs upright under the canopy, facing its course, and stands after the landing', () => {
    const turn = turnAt(eventTime(recording, 'inflated')! + 20);
    expect(head(turn)[1]).toBeGreaterThan(0.99);
    expect(front(turn)[0]).toBeGreaterThan(0.99);
    expect(head(turnAt(recording.end + 3))[1]).toBeCloseTo(1, 6);
  });
});

describe('attitude in the cliff jump', () => {
  const recording = runOf('cliff');
  const script = createScript(recording);
  const release = eventTime(recording, 'release')!;
  const turnAt = (time: number): Float64Array => posedAt(recording, script, time).turn;

  it('is thrown on the back by the push, turns to the belly and tracks head low', () => {
    expect(head(turnAt(release + 0.5))[0]).toBeLessThan(0);
    expect(front(turnAt(release + 4))[1]).toBeLessThan(-0.7);
    const low = (180 / Math.PI) * Math.asin(-head(turnAt(release + 12))[1]);
    expect(low).toBeGreaterThan(5);
    expect(low).toBeLessThan(30);
  });

  it('leaves the bike upwards and backwards', () => {
    const { hips, sample } = posedAt(recording, script, release + 0.7);
    expect(sample.bikeReleased).toBe(true);
    expect(hips[0]).toBeLessThan(-0.5);
    expect(hips[1]).toBeGreaterThan(1.2);
  });
});

interface Steps {
  /** Largest change between two frames: degrees, degrees, m, degrees, degrees. */
  fall: number;
  opening: number;
  hips: number;
  limb: number;
  canopy: number;
}

const degrees = (cosine: number): number => (180 / Math.PI) * Math.acos(Math.min(1, cosine));

it.each(everyPreset)('%s, %s turns steadily and moves limbs and hips without a jump', (id, key) => {
  const recording = presetOf(id, key);
  const script = createScript(recording);
  const swing = whole(bakeSwing(recording, script));
  const pull = eventTime(recording, 'pull') ?? Number.POSITIVE_INFINITY;
  const most: Steps = { fall: 0, opening: 0, hips: 0, limb: 0, canopy: 0 };
  const dot = (a: Float64Array, b: Float64Array, at: number): number =>
    a[at]! * b[at]! + a[at + 1]! * b[at + 1]! + a[at + 2]! * b[at + 2]!;
  const follow = (from: number, to: number): void => {
    let before: Posed | null = null;
    for (let time = from; time < to; time += 1 / 60) {
      const now = posedAt(recording, script, time);
      swingAt(swing, Float64Array.of(time), now.pull, now.turn, fully);
      if (before) {
        const phase = time > pull && time < script.lineStretch + 4 ? 'opening' : 'fall';
        most[phase] = Math.max(most[phase], degreesTurned(now.turn, before.turn));
        most.hips = Math.max(most.hips, Math.hypot(...now.hips.map((value, i) => value - before!.hips[i]!)));
        for (let at = RIGHT; at < RUCKSACK; at += 3)
          most.limb = Math.max(most.limb, degrees(dot(now.pose, before.pose, at)));
        if (time > script.lineStretch + 1 / 60)
          most.canopy = Math.max(most.canopy, degrees(dot(now.pull, before.pull, 0)));
      }
      before = now;
    }
  };
  // All but the long stretches in which nothing changes.
  const opening = Math.min(pull, recording.end);
  follow(recording.start, Math.min(recording.start + 20, recording.end));
  for (const name of ['recovery', 'inflated', 'turn'] as const) {
    const time = eventTime(recording, name);
    if (time !== null) follow(time - 2, Math.min(time + 30, recording.end));
  }
  follow(opening - 4, Math.min(opening + 16, recording.end));
  follow(Math.max(recording.start, recording.end - 12), recording.end);
  // A BASE canopy sits the body up within a third of a second: the one quick turn.
  expect(most.fall).toBeLessThan(7);
  expect(most.opening).toBeLessThan(11);
  expect(most.hips).toBeLessThan(0.07);
  expect(most.limb).toBeLessThan(30);
  expect(most.canopy).toBeLessThan(1.5);
  expect(most.limb).toBeGreaterThan(1);
});

it.each(everyEnd)('%s with %s at %d knows attitude and pose at every moment', (id, key, value) => {
  const recording = runOf(id, { [key]: value });
  const script = createScript(recording);
  for (let i = -2; i <= 60; i++) {
    const time = recording.start + ((recording.end + 5 - recording.start) * i) / 58;
    const { turn, hips, pose, pull } = posedAt(recording, script, time);
    for (const numbers of [turn, hips, pose, pull]) expect(numbers.every(Number.isFinite)).toBe(true);
    expect(Math.hypot(...turn)).toBeCloseTo(1, 9);
    expect(Math.hypot(...pull)).toBeCloseTo(1, 9);
  }
});
