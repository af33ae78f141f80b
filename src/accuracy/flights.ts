/** Jumps with one part exchanged, for figures that a whole jump does not show. */
import { halo } from '../jumps/halo';
import type { Jump, Plan } from '../jumps/jump';
import { throwPilotChute } from '../jumps/under-canopy';
import type { Values } from '../parameters/parameter';
import { squareFeet } from '../parameters/units';
import { defaultsOf } from '../parameters/values';
import { baseOpening, skydiveOpening } from '../physics/canopy';
import { levelGround } from '../physics/ground/ground';
import { channel } from '../recording/channels';
import { eventTime, type JumpEvent, type Recording } from '../recording/recording';
import { createSample, type Sample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { simulate } from '../recording/simulate';

export function run(jump: Jump, values: Values = {}, tolerance?: number): Recording {
  return simulate(jump, { ...defaultsOf(jump.parameters), ...values }, tolerance);
}

export const preset = (jump: Jump, key: string): Values => {
  const found = jump.presets.find((p) => p.key === key);
  if (!found) throw new Error(`no preset ${key}`);
  return found.values;
};

/** The jump over level ground at the landing, as the reference programs computed it. */
export function withoutGround(jump: Jump): Jump {
  return {
    ...jump,
    plan: (values) => {
      const plan = jump.plan(values);
      return { ...plan, environment: { ...plan.environment, ground: levelGround } };
    },
  };
}

export function at(recording: Recording, time: number): Sample {
  return sampleAt(recording, time, createSample());
}

export function atEvent(recording: Recording, name: JumpEvent['name']): Sample {
  const time = eventTime(recording, name);
  if (time === null) throw new Error(`no ${name}`);
  return at(recording, time);
}

/** First time from `from` on at which `measure` has fallen to zero, by fine steps and halving. */
export function firstTime(recording: Recording, from: number, measure: (s: Sample) => number): number {
  const sample = createSample();
  const value = (t: number): number => measure(sampleAt(recording, t, sample));
  for (let t = from; t < recording.end; t += 0.02) {
    if (value(t + 0.02) > 0) continue;
    let [low, high] = [t, t + 0.02];
    for (let i = 0; i < 40; i++) {
      const middle = 0.5 * (low + high);
      if (value(middle) > 0) low = middle;
      else high = middle;
    }
    return high;
  }
  return Number.NaN;
}

/** Where openings are flown from, m above sea level: the reference rows are for air near sea level. */
const OPENING_ALTITUDE = 300;

/**
 * An opening from a vertical fall at `startSpeed`, m/s. The skydiver's drag carries the weight at that speed; who leaves a
 * cliff is still gaining speed when throwing.
 */
export function opening(kind: 'skydive' | 'base', startSpeed: number): { time: number; height: number; load: number } {
  const isBase = kind === 'base';
  const rig = isBase
    ? { mass: 90, canopy: { area: squareFeet(260), glideRatio: 2.3 }, opening: baseOpening }
    : { mass: 100, canopy: { area: squareFeet(370), glideRatio: 3 }, opening: skydiveOpening };
  const drag = isBase ? 0.56 : (2 * rig.mass * 9.80665) / (1.19 * startSpeed * startSpeed);
  const usual = defaultsOf(halo.parameters);
  const plan = (): Plan => {
    const whole = halo.plan(usual);
    const start = Float64Array.of(0, OPENING_ALTITUDE, 0, 0, -startSpeed, 0, 0, 0, 0, 0);
    const first = throwPilotChute(rig, whole.environment, start, { drag, lift: 0, posture: 'belly' });
    return { ...whole, start, first };
  };
  const recording = simulate({ ...halo, plan }, usual);
  const time = firstTime(recording, 0.1, (s) => -s.vy - 8);
  const load = channel('load');
  let peak = 0;
  for (let t = 0; t <= time; t += 0.005) peak = Math.max(peak, load.of(at(recording, t)));
  return { time, height: OPENING_ALTITUDE - at(recording, time).y, load: peak };
}
