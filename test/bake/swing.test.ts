import { describe, expect, it } from 'vitest';
import { createScript } from '../../src/bake/script';
import { bakeSwing, createSwing, LINES, swingOver, swingSpans } from '../../src/bake/swing';
import { SWING_BODY, SWING_SIZE } from '../../src/bake/swing-frames';
import { whole } from '../../src/math/sliced';
import type { Recording } from '../../src/recording/recording';
import { presetOf, runOf } from './runs';

/**
 * The largest difference, over shares of the inflation, between what the risers pull with and mass times load, as a share.
 *
 * @param scale  of the recorded load, to show that the check can fail
 */
function riserError(recording: Recording, shares: readonly number[], scale = 1): number {
  const script = createScript(recording);
  const span = swingSpans(script, recording.end)[0]!;
  const left = [...shares];
  let worst = 0;
  whole(
    swingOver(recording, script, { ...span, end: script.inflated }, ({ risers }, sample) => {
      if (left.length === 0 || sample.inflation < left[0]!) return;
      left.shift();
      const pull = Math.hypot(...[0, 1, 2].map((i) => risers[i]! + risers[i + 3]!));
      const load = scale * Math.hypot(sample.ax, sample.ay + sample.gravity, sample.az);
      worst = Math.max(worst, Math.abs(pull / (sample.mass * load) - 1));
    }),
  );
  expect(left).toEqual([]);
  return worst;
}

const upright = Float64Array.of(0, 0, 0, 1);
const ahead = Float64Array.of(1, 0);

describe('risers', () => {
  const moments = [0.1, 0.3, 0.5, 0.7, 0.9];

  it.each([
    ['halo', 'film', moments],
    ['halo', 'chase-dive', moments],
    ['halo', 'haho', moments],
    // A BASE canopy fills so fast that the body still sits up during the first tenth.
    ['cliff', 'film', [0.2, 0.3, 0.6, 0.75, 0.9]],
  ] as const)('of %s, %s carry mass times recorded load at five moments of the inflation', (id, preset, shares) => {
    expect(riserError(presetOf(id, preset), shares)).toBeLessThan(0.02);
  });

  it('would not with a load of 1.1 times', () => {
    expect(riserError(runOf('halo'), moments, 1.1)).toBeGreaterThan(0.08);
  });

  it('carry the weight of a body at rest', () => {
    const swing = createSwing(100, Float64Array.of(0, 1, 0), upright);
    for (let k = 0; k < 2400; k++) swing.step(Float64Array.of(0, 9.80665, 0), ahead);
    expect(swing.risers[1]! + swing.risers[4]!).toBeCloseTo(980.665, 1);
    expect(swing.risers[1]).toBeCloseTo(swing.risers[4]!, 3);
  });
});

describe('swing', () => {
  it('has the period of a pendulum of the length of lines and body', () => {
    // Small, without loss. The body swings as one with the lines: two masses in a row, of which the slow mode is that of a
    // pendulum to the centre of mass, a little longer for the body's own moment.
    const angle = 0.03;
    const swing = createSwing(
      90,
      Float64Array.of(Math.sin(angle), Math.cos(angle), 0),
      Float64Array.of(0, 0, -Math.sin(angle / 2), Math.cos(angle / 2)),
      0,
    );
    const load = Float64Array.of(0, 9.80665, 0);
    const crossings: number[] = [];
    let before = 1;
    for (let k = 1; k < 240 * 40; k++) {
      swing.step(load, ahead);
      const across = swing.state[0]!;
      if (before > 0 && across <= 0) crossings.push(k / 240);
      before = across;
    }
    // The fast mode shakes single crossings: the mean of many is taken.
    const period = (crossings.at(-1)! - crossings[0]!) / (crossings.length - 1);
    const long = LINES + 0.4;
    expect(period / (2 * Math.PI * Math.sqrt(long / 9.80665))).toBeGreaterThan(0.985);
    expect(period / (2 * Math.PI * Math.sqrt((long + 0.44 ** 2 / long) / 9.80665))).toBeLessThan(1.015);
  });

  it('never gains energy under a steady load', () => {
    const swing = createSwing(100, Float64Array.of(0.6, 0.8, 0), upright, 0);
    const load = Float64Array.of(0, 9.80665, 0);
    const energy = (): number => {
      // Of height: the centre of mass hangs below the shoulders.
      const down = 0.4 * (1 - 2 * (swing.state[SWING_BODY]! ** 2 + swing.state[SWING_BODY + 2]! ** 2));
      return swing.motion() + 100 * 9.80665 * (-LINES * swing.state[1]! - down);
    };
    swing.step(load, ahead);
    const start = energy();
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < 240 * 20; k++) {
      swing.step(load, ahead);
      highest = Math.max(highest, energy());
    }
    // The depth of the swing is 1.2 m: a hundredth of it is the solver's.
    expect(highest - start).toBeLessThan(0.01 * 100 * 9.80665 * 1.24);
  });

  it('is the same bytes twice', () => {
    const bytes = (): number[][] => {
      const recording = runOf('cliff');
      return whole(bakeSwing(recording, createScript(recording))).map(({ values }) => [
        ...new Uint32Array(values.buffer),
      ]);
    };
    expect(bytes()).toEqual(bytes());
  });

  it('gives unit directions and turns, follows the load once the canopy flies, and stops with the jump', () => {
    for (const id of ['halo', 'cliff'] as const) {
      const recording = runOf(id);
      const stretches = whole(bakeSwing(recording, createScript(recording)));
      for (const { values, count } of stretches) {
        for (let k = 0; k < count; k++) {
          const at = k * SWING_SIZE;
          expect(Math.hypot(...values.subarray(at, at + SWING_BODY))).toBeCloseTo(1, 5);
          expect(Math.hypot(...values.subarray(at + SWING_BODY, at + SWING_SIZE))).toBeCloseTo(1, 5);
        }
      }
      const { start, rate, count, values } = stretches.at(-1)!;
      expect(start + (count - 1) / rate).toBeGreaterThan(recording.end - 0.05);
      expect(start + (count - 1) / rate).toBeLessThan(recording.end + 0.05);
      // In the flare it leans back a little, no more.
      expect(values[(count - 1) * SWING_SIZE + 1]).toBeGreaterThan(Math.cos(0.5));
    }
  });

  it('bakes no more of half an hour under canopy than its ends', () => {
    const recording = presetOf('halo', 'haho');
    const stretches = whole(bakeSwing(recording, createScript(recording)));
    const seconds = stretches.reduce((sum, { count, rate }) => sum + count / rate, 0);
    expect(recording.end).toBeGreaterThan(1500);
    expect(seconds).toBeLessThan(120);
  });

  it('has nothing to bake where no canopy opens', () => {
    const recording = runOf('halo', { openingAltitude: 0 });
    expect(whole(bakeSwing(recording, createScript(recording)))).toEqual([]);
  });
});
