/** The limbs along one recording: which stretches of it are baked, and what loads them at each moment. */
import type { Sliced } from '../math/sliced';
import type { Recording } from '../recording/recording';
import { createSample, type Sample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { attitudeAt } from './attitude';
import type { Frames } from './bake';
import { createFrameWriter } from './frame-writer';
import { createLimbInput, createLimbs, DENSITY, HEAVIEST_BODY, type LimbInput, ROUGHNESS } from './limbs';
import { POSE_SIZE } from './postures';
import { RATE, STEP, STEPS_OF_SLICE } from './rigid';
import { poseAt, type Script } from './script';
import { joinSpans, type Span } from './stretches';
import { swingAt } from './swing-frames';

/** Frames a second. */
const FRAME_RATE = 60;
/** Behind the aircraft and the bike the air is rougher by this factor at first, over some seconds. */
const ROUGH = 2.2;
const ROUGH_TIME = 3;

/** Of a long fall the first and the last seconds are baked. */
const FIRST_OF_FALL = 100;
const LAST_OF_FALL = 40;
/** And under the canopy so long after it is open, and before the ground, s. */
const AFTER_INFLATION = 5;
const BEFORE_LANDING = 14;

/** The stretches of a recording whose limbs are baked. */
export function limbSpans(recording: Recording, script: Script): Span[] {
  const { end } = recording;
  const begin = Math.min(recording.hasBike ? script.release : 0, end);
  const fallEnd = Math.min(end, script.lineStretch);
  return joinSpans(
    [
      { start: begin, end: Math.min(fallEnd, begin + FIRST_OF_FALL) },
      { start: Math.max(begin, fallEnd - LAST_OF_FALL), end: Math.min(end, script.inflated + AFTER_INFLATION) },
      { start: Math.max(begin, end - BEFORE_LANDING), end },
      { start: Math.max(begin, script.turnStart - 1), end: Math.min(end, script.turnEnd + 3) },
    ],
    5,
  );
}

const pitch = new Float64Array(1);

/** Bakes the limbs of one recording. `swing` is what `bakeSwing` made of it. */
export function* bakeLimbs(recording: Recording, script: Script, swing: readonly Frames[]): Sliced<Frames[]> {
  const stretches: Frames[] = [];
  for (const [i, span] of limbSpans(recording, script).entries())
    stretches.push(yield* limbsOver(recording, script, swing, span, i + 1));
  return stretches;
}

const whole = Float64Array.of(1);
const moment = new Float64Array(1);
const towards = new Float64Array(3);

function fill(
  recording: Recording,
  script: Script,
  swing: readonly Frames[],
  time: number,
  sample: Sample,
  input: LimbInput,
): void {
  sampleAt(recording, Math.min(time, recording.end), sample);
  moment[0] = sample.time;
  poseAt(script, moment, input.pose);
  attitudeAt(script, sample, moment, pitch, input.turn);
  swingAt(swing, moment, towards, input.turn, whole);
  input.load[0] = sample.ax;
  input.load[1] = sample.ay + sample.gravity;
  input.load[2] = sample.az;
  input.wind[0] = sample.windX - sample.vx;
  input.wind[1] = -sample.vy;
  input.wind[2] = sample.windZ - sample.vz;
  input.numbers[DENSITY] = sample.airDensity;
  const begin = recording.hasBike ? script.release : 0;
  input.numbers[ROUGHNESS] = 1 + (ROUGH - 1) * Math.max(0, 1 - (sample.time - begin) / ROUGH_TIME);
}

/** Bakes one stretch. The seed is that of its gusts. */
export function* limbsOver(
  recording: Recording,
  script: Script,
  swing: readonly Frames[],
  { start, end }: Span,
  seed: number,
): Sliced<Frames> {
  const sample = createSample();
  const input = createLimbInput();
  fill(recording, script, swing, start, sample, input);
  const limbs = createLimbs(Math.min(sample.mass, HEAVIEST_BODY), recording.jump === 'halo', input, seed);
  const writer = createFrameWriter(start, FRAME_RATE, POSE_SIZE);
  writer.add(start, limbs.pose);
  const steps = Math.max(1, Math.ceil((end - start) * RATE - 1e-6));
  for (let k = 1; k <= steps; k++) {
    fill(recording, script, swing, start + k * STEP, sample, input);
    limbs.step(input);
    writer.add(start + k * STEP, limbs.pose);
    if (k % STEPS_OF_SLICE === 0) yield;
  }
  return writer.finish();
}
