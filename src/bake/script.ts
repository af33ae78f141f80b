/**
 * What the jumper does when: the body positions of one recording in order, finer than the legs of its flight. A leg says how the
 * body flies; here one also runs to the edge, reaches for the handle before the pull and lowers the toggles in a turn.
 */
import type { Leg } from '../jumps/jump';
import { cos, PI, sin } from '../math/deterministic';
import { length2 } from '../math/length';
import { smoothstep } from '../math/smooth';
import { eventTime, type FlownLeg, type Recording } from '../recording/recording';
import { blendPoses, type PoseName, poses } from './postures';

/** What the trunk follows: the floor, the bike, the airflow, the pull of the canopy, or the ground that it lies on, on face, right side or back. */
export type Lie = 'ramp' | 'floor' | 'bike' | 'air' | 'canopy' | 'ground' | 'side' | 'back';

/** One body position and the change into it from whatever was before. */
export interface Act {
  /** s since exit, and how long the change takes, s. */
  readonly start: number;
  readonly time: number;
  readonly pose: PoseName;
  readonly lie: Lie;
  /** For `air`: cosine and sine of the angle between the motion through the air and the line from feet to head. */
  readonly cosine: number;
  readonly sine: number;
}

export interface Script {
  /** In the order in which they begin. A later one covers those before it as it comes to be complete. */
  readonly acts: readonly Act[];
  /** Whether the exit is off the ramp of an aircraft, facing away from its flight. */
  readonly offRamp: boolean;
  /** Whether it begins with a dive, head first and over. */
  readonly headFirst: boolean;
  /** When the run to the edge begins, s since exit, and how fast it is, m/s; 0 for none. */
  readonly runStart: number;
  readonly runSpeed: number;
  /** s since exit; infinite where it does not happen. */
  readonly release: number;
  readonly lineStretch: number;
  readonly inflated: number;
  /** The turn under the canopy: its first and last moment, and the sine of its bank, positive to the right. */
  readonly turnStart: number;
  readonly turnEnd: number;
  readonly bankSine: number;
  /** Last moment of the flight, s, and how far one runs on from there, m. */
  readonly end: number;
  readonly runOut: number;
}

/** Angle of the body to the airflow in the postures that lie on it, rad. */
const alphas: Readonly<Partial<Record<Leg['posture'][0], number>>> = {
  dive: 0.44,
  belly: 1.5,
  upright: 1.3,
  track: 0.82,
  pull: 1.36,
};

/** The run down the ramp of the aircraft, m/s and s (chosen). */
const RAMP_RUN = 3.2;
const RAMP_RUN_TIME = 2;
/** An aircraft that stands still is a balloon: one steps off. m/s */
const FLYING = 20;
/** Steps a second of somebody who runs. */
const CADENCE = 2.7;
/** Sink at touchdown, m/s, from which one does not stay on one's feet (chosen: the end of the soft band). */
const ROLL_SINK = 3;
/** After the canopy is open the hands go from the risers to the toggles: when, and in what time, s (chosen). */
export const TOGGLES: readonly [after: number, time: number] = [0.6, 1.4];
/** From here on one does not get up again (physics/README.md, "Touchdown": injury likely). */
const INJURY_SINK = 5.5;
/** The last steps after a landing, m, for each m/s over the ground, and no more than so many; and the time they take, s. */
const RUN_OUT = 0.3;
const LONGEST_RUN_OUT = 1.7;
export const RUN_OUT_TIME = 0.9;
const NEVER = Number.POSITIVE_INFINITY;

/** Eases in and out without a jump of speed or of acceleration: 0 below x = 0, 1 above x = 1. */
export function eased(x: number): number {
  return x <= 0 ? 0 : x >= 1 ? 1 : x * x * x * (10 + x * (6 * x - 15));
}

export function createScript(recording: Recording): Script {
  const { legs, end, jump } = recording;
  const found: { act: Act; place: number }[] = [];
  const add = (start: number, time: number, pose: PoseName, lie: Lie, alpha = 0): void => {
    found.push({ act: { start, time, pose, lie, cosine: cos(alpha), sine: sin(alpha) }, place: found.length });
  };
  const at = (name: Parameters<typeof eventTime>[1]): number => eventTime(recording, name) ?? NEVER;
  const [release, pull, lineStretch, inflated] = [at('release'), at('pull'), at('lineStretch'), at('inflated')];
  const first = legs.find((leg) => leg.inFlight) as FlownLeg;
  const offRamp = jump === 'halo';
  const headFirst = offRamp && first.postureTo === 'dive';
  const approach = legs[0] as FlownLeg;

  let runStart = 0;
  let runSpeed = 0;
  if (offRamp) {
    add(-NEVER, 0, 'standing', 'ramp');
    if (speedAtExit(recording) > FLYING) [runStart, runSpeed] = [-RAMP_RUN_TIME, RAMP_RUN];
    add(-0.12, 0.34, 'leap', 'ramp');
    if (headFirst) add(0.35, 0.9, 'tumbling', 'air', alphas.dive);
  } else if (approach.postureTo === 'riding') {
    add(-NEVER, 0, 'waiting', 'bike');
    add(approach.start + 0.5, 0.6, 'riding', 'bike');
    add(-1.7, 0.9, 'pegs', 'bike');
  } else {
    add(-NEVER, 0, 'standing', 'floor');
    [runStart, runSpeed] = [approach.start + 1, speedAtExit(recording)];
    add(-0.1, 0.3, 'leap', 'floor');
  }

  for (const leg of legs) {
    if (!leg.inFlight) continue;
    const { start, law } = leg;
    const [changeStart, changeTime] = law.changeTime > 0 ? [law.changeStart, law.changeTime] : [start, 0];
    if (leg.phase === 'dive' && leg.postureFrom === leg.postureTo) {
      add(start + (start === 0 ? 2.1 : 0), 1.6, 'dive', 'air', alphas.dive);
    } else if (leg.phase === 'belly' && leg.start === 0) {
      add(0.2, 1.3, 'belly', 'air', alphas.belly);
    } else if (leg.phase === 'belly' && changeTime > 0) {
      add(changeStart, 1.2 * changeTime, 'belly', 'air', alphas.belly);
    } else if (leg.phase === 'separation') {
      if (release === start) {
        add(start - 0.1, 0.36, 'pushing', 'bike');
        // Thrown back by the push, then forward onto the air.
        add(start + 0.1, 0.7, 'upright', 'air', 2);
        add(start + 0.8, 0.9, 'upright', 'air', alphas.upright);
      } else {
        add(start + 0.2, 0.9, 'upright', 'air', alphas.upright);
      }
    } else if (leg.phase === 'track' && changeTime > 0) {
      add(changeStart, 1.2 * changeTime, 'track', 'air', alphas.track);
    }
  }
  const before = found[found.length - 1]?.act;
  if (pull < NEVER) {
    // Before the exit nobody reaches for the handle.
    const reaching = Math.max(pull - 1, 0.05);
    const alpha = before?.pose === 'track' ? alphas.track : alphas.belly;
    add(reaching, 0.5, 'sweeping', 'air', alpha);
    add(reaching + 0.36, 0.5, 'reach', 'air', alpha);
    const thrown = Math.max(pull, reaching + 0.5);
    add(thrown - 0.02, 0.2, 'throwing', 'air', alphas.belly);
    add(thrown + 0.24, 0.6, 'pull', 'air', alphas.pull);
  }
  if (lineStretch < NEVER) {
    const filling = Math.max(1, inflated - lineStretch);
    add(lineStretch + 0.02, Math.min(1.5, 0.28 * filling), 'opening', 'canopy');
    add(lineStretch + 0.5 * filling, 2, 'hanging', 'canopy');
    add(lineStretch + filling + TOGGLES[0], TOGGLES[1], 'driving', 'canopy');
  }
  const turn = legs.find((leg) => leg.law.turnRate !== 0);
  if (turn) {
    add(turn.start - 0.25, 0.9, turn.law.turnRate > 0 ? 'turningRight' : 'turningLeft', 'canopy');
    add(turn.end - 0.5, 1, 'driving', 'canopy');
  }
  const flare = at('flare');
  if (flare < NEVER) add(flare, 1.3, 'flaring', 'canopy');
  const runsOut = recording.ending === 'landed' && sinkAtEnd(recording) < ROLL_SINK;
  if (runsOut) {
    add(end - 0.5, 0.5, 'touching', 'canopy');
    add(end, 0.3, 'absorbing', 'floor');
    add(end + 0.55, 0.9, 'standing', 'floor');
  } else if (recording.ending === 'landed') {
    add(end - 0.6, 0.5, 'bracing', 'canopy');
    add(end, 0.5, 'rolled', 'side');
    add(end + 0.4, 0.6, 'rolled', 'back');
    if (sinkAtEnd(recording) < INJURY_SINK) {
      add(end + 2.6, 1.1, 'absorbing', 'floor');
      add(end + 3.5, 0.9, 'standing', 'floor');
    }
  }
  if (recording.ending === 'impact' || recording.ending === 'wallStrike') add(end, 0, 'fallen', 'ground');
  return {
    acts: found.sort((a, b) => a.act.start - b.act.start || a.place - b.place).map(({ act }) => act),
    offRamp,
    headFirst,
    runStart,
    runSpeed,
    release,
    lineStretch,
    inflated: Math.min(inflated, end),
    turnStart: turn?.start ?? NEVER,
    turnEnd: turn?.end ?? NEVER,
    bankSine: turn?.law.bankSine ?? 0,
    end,
    runOut: runsOut ? Math.min(LONGEST_RUN_OUT, RUN_OUT * groundSpeedAtEnd(recording)) : 0,
  };
}

function speedAtExit({ track }: Recording): number {
  let k = 0;
  while (k < track.count - 1 && (track.times[k] as number) < 0) k++;
  return track.states[9 * k + 3] as number;
}

function sinkAtEnd({ track }: Recording): number {
  return -(track.states[9 * (track.count - 1) + 4] as number);
}

function groundSpeedAtEnd({ track }: Recording): number {
  const k = 9 * (track.count - 1);
  return length2(track.states[k + 3] as number, track.states[k + 5] as number);
}

/** Place of the last act that is complete at `time`: what was before it does not show. */
export function completeAt(script: Script, time: number): number {
  const { acts } = script;
  let k = acts.length - 1;
  while (k > 0 && time < (acts[k] as Act).start + (acts[k] as Act).time) k--;
  return k;
}

/** How far the change into an act has come, 0 to 1. */
export function shareOf(act: Act, time: number): number {
  return act.time > 0 ? eased((time - act.start) / act.time) : time >= act.start ? 1 : 0;
}

const share = new Float64Array(1);
const running = poses.standing.slice();

/**
 * Writes how the body is held at a moment, `moments[0]`, s since exit, which may lie after the end of the flight; before wind
 * and load have moved the limbs.
 */
export function poseAt(script: Script, moments: Float64Array, out: Float64Array): void {
  const { acts, runStart, runSpeed, runOut, end } = script;
  const time = moments[0] as number;
  let k = completeAt(script, time);
  out.set(poses[(acts[k] as Act).pose]);
  if (runSpeed > 0 && time > runStart && k === 0) {
    share[0] = 0.5 + 0.5 * sin(PI * CADENCE * (time - runStart));
    blendPoses(poses.otherStride, poses.stride, share, running);
    share[0] = smoothstep((time - runStart) / 0.6) * Math.min(1, runSpeed / 3);
    blendPoses(out, running, share, out);
  }
  for (k++; k < acts.length; k++) {
    const act = acts[k] as Act;
    if (time <= act.start) break;
    share[0] = shareOf(act, time);
    blendPoses(out, poses[act.pose], share, out);
  }
  if (runOut > 0 && time > end && time < end + RUN_OUT_TIME + 0.3) {
    const since = time - end;
    share[0] = 0.5 + 0.5 * sin(PI * CADENCE * since + 0.5 * PI);
    blendPoses(poses.otherStride, poses.stride, share, running);
    share[0] = 0.75 * eased(since / 0.3) * (1 - eased((since - 0.5) / 0.7)) * Math.min(1, runOut);
    blendPoses(out, running, share, out);
  }
}
