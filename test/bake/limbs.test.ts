import { describe, expect, it } from 'vitest';
import type { Frames } from '../../src/bake/bake';
import { bakeJumper } from '../../src/bake/jumper';
import { limbsOver } from '../../src/bake/limb-stretches';
import {
  createLimbInput,
  createLimbs,
  DENSITY,
  HEAD,
  IN_LEE,
  type LimbInput,
  type LimbWorld,
  PACK,
  ROUGHNESS,
  STRENGTH,
  segments,
} from '../../src/bake/limbs';
import { LEFT, POSE_SIZE, poses, RIGHT, RUCKSACK } from '../../src/bake/postures';
import { createScript, type Script } from '../../src/bake/script';
import { joinSpans, type Span } from '../../src/bake/stretches';
import { whole } from '../../src/math/sliced';
import type { Recording } from '../../src/recording/recording';
import { everyEnd, everyPreset, presetOf, runOf } from './runs';

const G = 9.80665;
const MASS = 80;

/** Limbs of a body that stands still, upright, under its own weight. */
function inputWith(pose: Float64Array, changes: { wind?: number; strength?: number; rough?: number }): LimbInput {
  const input = createLimbInput();
  input.pose.set(pose);
  input.load[1] = G;
  input.wind[0] = -(changes.wind ?? 0);
  input.numbers[DENSITY] = 1.2;
  input.numbers[STRENGTH] = changes.strength ?? 1;
  input.numbers[ROUGHNESS] = changes.rough ?? 0;
  return input;
}

function settle(limbs: LimbWorld, input: LimbInput, seconds: number): void {
  for (let k = 0; k < 240 * seconds; k++) limbs.step(input);
}

const degreesBetween = (a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number): number =>
  (180 / Math.PI) * Math.acos(Math.min(1, a[i]! * b[j]! + a[i + 1]! * b[j + 1]! + a[i + 2]! * b[j + 2]!));

describe('limbs', () => {
  it('without wind and muscles never gain energy', () => {
    const input = inputWith(poses.belly, { strength: 0 });
    const limbs = createLimbs(MASS, true, input);
    const start = limbs.energy(input.load);
    let highest = start;
    let moved = 0;
    for (let k = 0; k < 240 * 20; k++) {
      limbs.step(input);
      highest = Math.max(highest, limbs.energy(input.load));
      moved = Math.max(moved, degreesBetween(limbs.pose, RIGHT, poses.belly, RIGHT));
    }
    // The arms fall from the level: some 25 J go to and fro.
    expect(moved).toBeGreaterThan(60);
    expect(highest - start).toBeLessThan(0.5);
  });

  it('hang in a steady wind where weight and drag balance about the joint', () => {
    const wind = 14;
    const input = inputWith(poses.standing, { wind, strength: 0 });
    // As light as a doll, so that the wind counts and the air soon stills the swing.
    const light = 8;
    const limbs = createLimbs(light, true, input);
    settle(limbs, input, 60);
    // A rod of which the air pushes only across: ½ρA (V cos θ)² = m g sin θ, θ from straight down.
    const { mass, dragArea } = segments.rucksack;
    const k = (0.5 * 1.2 * dragArea * (IN_LEE * wind) ** 2) / (mass * light * G);
    const pack = Math.asin((Math.sqrt(1 + 4 * k * k) - 1) / (2 * k));
    expect(Math.atan2(-limbs.directions[3 * PACK]!, -limbs.directions[3 * PACK + 1]!)).toBeCloseTo(pack, 2);
    expect(pack).toBeGreaterThan(0.05);
    // A ball of which the air pushes whichever way it hangs: tan θ = drag over weight.
    const head = Math.atan((0.5 * 1.2 * segments.head.dragArea * wind ** 2) / (segments.head.mass * light * G));
    const { directions } = limbs;
    expect(Math.atan2(-directions[3 * HEAD]!, -directions[3 * HEAD + 1]!)).toBeCloseTo(head, 2);
  });

  it('come back to the body position against a steady wind', () => {
    const input = inputWith(poses.belly, { wind: 50 });
    // Wind from below, as in a fall.
    input.wind[0] = 0;
    input.wind[1] = 50;
    input.turn.set([0, 0, -Math.SQRT1_2, Math.SQRT1_2]);
    const limbs = createLimbs(MASS, false, input);
    settle(limbs, input, 0.15);
    const thrown = degreesBetween(limbs.pose, RIGHT, input.pose, RIGHT);
    expect(thrown).toBeGreaterThan(1.5);
    settle(limbs, input, 6);
    for (let at = RIGHT; at < RUCKSACK; at += 3)
      expect(degreesBetween(limbs.pose, at, input.pose, at)).toBeLessThan(1.5);
  });

  it('shake more the stronger the wind', () => {
    const shake = (wind: number): number => {
      const input = inputWith(poses.belly, { wind, rough: 1 });
      const limbs = createLimbs(MASS, false, input);
      settle(limbs, input, 4);
      let sum = 0;
      for (let k = 0; k < 960; k++) {
        limbs.step(input);
        sum += degreesBetween(limbs.pose, RIGHT + 3, poses.belly, RIGHT + 3) ** 2;
      }
      return Math.sqrt(sum / 960);
    };
    const [calm, fall] = [shake(5), shake(55)];
    expect(calm).toBeLessThan(0.3);
    expect(fall).toBeGreaterThan(0.8);
    expect(fall).toBeLessThan(8);
  });

  it('go down under a load and come back after it', () => {
    const input = inputWith(poses.hanging, {});
    const limbs = createLimbs(MASS, true, input);
    settle(limbs, input, 3);
    const before = limbs.directions[1]!;
    input.load[1] = 4 * G;
    settle(limbs, input, 0.12);
    expect(before - limbs.directions[1]!).toBeGreaterThan(0.03);
    input.load[1] = G;
    settle(limbs, input, 3);
    expect(Math.abs(before - limbs.directions[1]!)).toBeLessThan(0.02);
  });

  it('are the same bytes twice', () => {
    const bytes = (): number[][] =>
      whole(bakeJumper(presetOf('cliff', 'six-second'))).limbs.map(({ values }) => [...new Uint32Array(values.buffer)]);
    expect(bytes()).toEqual(bytes());
  });
});

/** Angle by which a shin bends to the front of its thigh, degrees. */
function overstretched(values: ArrayLike<number>, thigh: number): number {
  const [tx, ty, tz] = [values[thigh]!, values[thigh + 1]!, values[thigh + 2]!];
  const share = tx / Math.max(0.05, 1 - ty);
  const cap = [1 - tx * share, (1 - ty) * share, -tz * share];
  const forward = values[thigh + 3]! * cap[0]! + values[thigh + 4]! * cap[1]! + values[thigh + 5]! * cap[2]!;
  return (180 / Math.PI) * Math.asin(Math.max(-1, Math.min(1, forward)));
}

/** Short stretches around the moments at which most happens: the first seconds, the opening, the last second. */
function busiestOf(recording: Recording, script: Script): Span[] {
  const begin = recording.hasBike ? Math.min(script.release, recording.end) : 0;
  const opening = Math.min(script.lineStretch, recording.end);
  return joinSpans(
    [
      { start: begin, end: Math.min(recording.end, begin + 2) },
      { start: Math.max(begin, opening - 1), end: Math.min(recording.end, opening + 2) },
      { start: Math.max(begin, recording.end - 1), end: recording.end },
    ],
    0,
  );
}

function bakeBusiest(recording: Recording): Frames[] {
  const script = createScript(recording);
  return busiestOf(recording, script).map((span) => whole(limbsOver(recording, script, [], span, 1)));
}

function expectPlausible(limbs: readonly Frames[]): void {
  for (const { values, count, width } of limbs) {
    expect(width).toBe(POSE_SIZE);
    let [worst, knee, elbow, nod, pack] = [0, 0, 180, 0, 0];
    for (let k = 0; k < count; k++) {
      const a = k * POSE_SIZE;
      for (let at = a + RIGHT; at < a + RUCKSACK; at += 3)
        worst = Math.max(worst, Math.abs(Math.hypot(values[at]!, values[at + 1]!, values[at + 2]!) - 1));
      for (const at of [a + RIGHT, a + LEFT]) {
        knee = Math.max(knee, overstretched(values, at + 6));
        // Of the elbow the angle between the two halves of the arm: flesh on flesh at some 30 degrees.
        elbow = Math.min(elbow, 180 - degreesBetween(values, at, values, at + 3));
      }
      nod = Math.max(nod, Math.abs(values[a + 1]!));
      pack = Math.max(pack, Math.abs(values[a + RUCKSACK]!), Math.abs(values[a + RUCKSACK + 1]!));
    }
    expect(worst).toBeLessThan(1e-5);
    expect(knee).toBeLessThan(6);
    expect(elbow).toBeGreaterThan(20);
    expect(nod).toBeLessThanOrEqual(0.91);
    // Head down the weight of the pack works against its straps: it must not swing up between them.
    expect(pack).toBeLessThan(0.8);
  }
}

describe('baked limbs', () => {
  it.each([
    ['halo', 'film'],
    ['cliff', 'film'],
    ['halo', 'stratos'],
  ] as const)('of %s, %s are unit directions with knees and elbows within their reach', (id, key) => {
    const { limbs } = whole(bakeJumper(presetOf(id, key)));
    expectPlausible(limbs);
    const seconds = limbs.reduce((sum, { count, rate }) => sum + count / rate, 0);
    expect(seconds).toBeGreaterThan(20);
    expect(seconds).toBeLessThan(200);
  });

  it.each(everyPreset)('of %s, %s are so at its liveliest', (id, key) => {
    expectPlausible(bakeBusiest(presetOf(id, key)));
  });

  it.each(everyEnd)('of %s with %s at %d are finite', (id, key, value) => {
    for (const { values } of bakeBusiest(runOf(id, { [key]: value }))) expect(values.every(Number.isFinite)).toBe(true);
  });
});
