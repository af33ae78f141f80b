/**
 * How the jumper lies in the air: the turn (x, y, z, w) that brings the frame of the body (x to its front, y to its head, z to
 * its right) into the frame of the jump. A function of the instant alone: the airflow, the load, and what the body is doing.
 */
import { atan2, cos, PI, sin, turnOf } from '../math/deterministic';
import { blendTurns, multiplyTurns, turnAbout, turnToFrame } from '../math/quaternion';
import type { Sample } from '../recording/sample';
import { ON_PEGS, SEATED } from './postures';
import { type Act, completeAt, eased, RUN_OUT_TIME, type Script, shareOf } from './script';
import { HIP_HEIGHT } from './skeleton';

/** From the ramp into the airflow: over forwards in the first time, and half around in the second, s since exit. */
const OVER: readonly [from: number, to: number] = [-0.1, 3.3];
const AROUND: readonly [from: number, to: number] = [0.9, 3.5];
/** Where speed is small the flow that a body lies on comes from below, as if it already fell. m/s */
const AT_REST = 8;

/** Time in which a bank comes or goes, s. */
const TURNING = 1.3;

const front = new Float64Array(3);
const head = new Float64Array(3);
const turned = new Float64Array(4);
const angle = new Float64Array(1);
const bank = new Float64Array(1);
const share = new Float64Array(1);
const pair = new Float64Array(2);

/** The course last looked at, and its cosine and sine: most of the time it stays. */
const heading = Float64Array.of(0, 1, 0);

function lookAlong(sample: Sample): void {
  if (sample.course === heading[0]) return;
  heading[0] = sample.course;
  heading[1] = cos(sample.course);
  heading[2] = sin(sample.course);
}

/** Lying on the air at the angle of the act between the motion through it and the head, in the vertical plane of the course. */
function lieOnAir(sample: Sample, act: Act, out: Float64Array): void {
  lookAlong(sample);
  const cx = heading[1] as number;
  const cz = heading[2] as number;
  const along = (sample.vx - sample.windX) * cx + (sample.vz - sample.windZ) * cz;
  const sideways = sample.vy * sample.vy + along * along;
  const down = AT_REST / (1 + 0.25 * sideways) - sample.vy;
  const speed = Math.sqrt(along * along + down * down);
  const c = speed > 1e-6 ? along / speed : 0;
  const s = speed > 1e-6 ? down / speed : 1;
  const a = act.cosine;
  const b = act.sine;
  const ahead = a * c + b * s;
  const facing = b * c - a * s;
  head[0] = ahead * cx;
  head[1] = b * c - a * s;
  head[2] = ahead * cz;
  front[0] = facing * cx;
  front[1] = -b * s - a * c;
  front[2] = facing * cz;
  turnToFrame(front, head, out);
}

/**
 * Writes the direction in which the canopy pulls, as the load under it asks; straight up at rest. The bank of a turn comes and
 * goes within about a second, where the recorded one does so at once.
 */
export function pullDirection(script: Script, sample: Sample, out: Float64Array): void {
  lookAlong(sample);
  const cx = heading[1] as number;
  const cz = heading[2] as number;
  let x = sample.ax;
  let y = sample.ay + sample.gravity;
  let z = sample.az;
  let wanted = x * cz - z * cx;
  if (sample.time > script.turnStart - TURNING) {
    // Tangent of the bank, near enough its sine.
    bank[0] = eased((sample.time - script.turnStart + 0.3) / TURNING);
    bank[0] -= eased((sample.time - script.turnEnd + 0.6) / TURNING);
    wanted += script.bankSine * bank[0] * Math.abs(y);
  }
  x -= wanted * cz;
  z += wanted * cx;
  const fx = sample.windX - sample.vx;
  const fy = -sample.vy;
  const fz = sample.windZ - sample.vz;
  const flow = Math.sqrt(fx * fx + fy * fy + fz * fz);
  const load = Math.sqrt(x * x + y * y + z * z);
  // Before the canopy carries, it streams behind the body.
  const streaming = flow > 0.5 ? 1 - Math.min(1, sample.inflation * 1.6) : 0;
  const carried = load > 1e-6 ? (1 - streaming) / load : 0;
  const streamed = streaming > 0 ? streaming / flow : 0;
  x = x * carried + fx * streamed;
  y = y * carried + fy * streamed;
  z = z * carried + fz * streamed;
  let length = Math.sqrt(x * x + y * y + z * z);
  if (!(length > 1e-6)) {
    x = z = 0;
    y = length = 1;
  }
  // The model's load may point anywhere for an instant; an open canopy never hangs far below its jumper.
  const least = 0.3 * Math.min(1, sample.inflation / 0.3);
  if (y / length < least) {
    y = least * length;
    length = Math.sqrt(x * x + y * y + z * z);
  }
  out[0] = x / length;
  out[1] = y / length;
  out[2] = z / length;
}

/** The attitude of one act. `pitch[0]` is the nose-up angle of the bike, rad. */
function lieOf(act: Act, script: Script, sample: Sample, pitch: Float64Array, out: Float64Array): void {
  const { lie } = act;
  if (lie === 'air') {
    lieOnAir(sample, act, out);
    return;
  }
  lookAlong(sample);
  const cx = heading[1] as number;
  const cz = heading[2] as number;
  if (lie === 'ground') {
    // On the face, along the course.
    head[0] = cx;
    head[1] = 0;
    head[2] = cz;
    front[0] = front[2] = 0;
    front[1] = -1;
  } else if (lie === 'side' || lie === 'back') {
    // Over to the right: the head across the course.
    head[0] = -cz;
    head[1] = 0.12;
    head[2] = cx;
    front[0] = lie === 'side' ? cx : 0.2 * cx;
    front[1] = lie === 'side' ? 0 : 1;
    front[2] = lie === 'side' ? cz : 0.2 * cz;
  } else if (lie === 'bike') {
    turnOf(pitch, pair);
    const c = pair[0] as number;
    const s = pair[1] as number;
    head[0] = -s * cx;
    head[1] = c;
    head[2] = -s * cz;
    front[0] = c * cx;
    front[1] = s;
    front[2] = c * cz;
  } else {
    if (lie === 'canopy') pullDirection(script, sample, head);
    else {
      head[0] = head[2] = 0;
      head[1] = 1;
    }
    front[0] = cx;
    front[1] = 0;
    front[2] = cz;
  }
  turnToFrame(front, head, out);
}

/**
 * Off the ramp one faces away from the flight. What is left of the way from there is laid over the attitude that the airflow
 * asks for: back over the head in the plane of the flight, and half around the long axis.
 */
function leaveRamp(script: Script, time: number, out: Float64Array): void {
  if (time >= AROUND[1]) return;
  const left = 1 - eased((time - OVER[0]) / (OVER[1] - OVER[0]));
  const behind = 1 - eased((time - AROUND[0]) / (AROUND[1] - AROUND[0]));
  const x = out[0] as number;
  const y = out[1] as number;
  const z = out[2] as number;
  const w = out[3] as number;
  // How far forward from upright, facing backwards, the head has to go; a dive takes the way over the head.
  const lean = atan2(1 - 2 * (x * x + z * z), 2 * (x * y - w * z)) - PI / 2;
  const whole = script.headFirst || lean < -PI ? 2 * PI : 0;
  angle[0] = -left * (lean + whole);
  turnAbout(2, angle, turned);
  multiplyTurns(turned, out, out);
  angle[0] = behind * PI;
  turnAbout(1, angle, turned);
  multiplyTurns(out, turned, out);
}

const next = new Float64Array(4);

/**
 * Writes the attitude at the instant of a sample.
 *
 * @param moments  the time, s since exit, in its first place: that of the sample, or later where the flight is over
 * @param pitch  nose-up angle of the bike in its first place, rad
 */
export function attitudeAt(
  script: Script,
  sample: Sample,
  moments: Float64Array,
  pitch: Float64Array,
  out: Float64Array,
): void {
  const { acts, offRamp } = script;
  const time = moments[0] as number;
  // On the ramp the attitude is that of the first act in the air, less the whole way from there.
  let k = completeAt(script, time);
  if (offRamp) while (k < acts.length - 1 && (acts[k] as Act).lie === 'ramp') k++;
  lieOf(acts[k] as Act, script, sample, pitch, out);
  for (k++; k < acts.length; k++) {
    const act = acts[k] as Act;
    if (time <= act.start) break;
    share[0] = shareOf(act, time);
    lieOf(act, script, sample, pitch, next);
    blendTurns(out, next, share, out);
  }
  if (offRamp) leaveRamp(script, time, out);
}

/** Share of the weight that still rests on the bike, 1 on it, over these seconds from the release. */
const PARTING = 0.5;
/** How far the push sends him up and back from the bike, m, until the air has parted them anyway. */
const PUSHED_UP = 0.5;
const PUSHED_BACK = 0.8;

/**
 * Writes where the hips are, m from the recorded point: above it, moved with the bike as long as it is held, and on the way to
 * the edge of the ramp still in the hold, and after a landing some steps on.
 */
export function hipsAt(
  script: Script,
  sample: Sample,
  moments: Float64Array,
  pitch: Float64Array,
  out: Float64Array,
): void {
  const { runStart, runSpeed, release, offRamp, runOut, end } = script;
  const time = moments[0] as number;
  lookAlong(sample);
  out[0] = out[2] = 0;
  out[1] = HIP_HEIGHT;
  if (sample.hasBike && time < release + 6) {
    const on = 1 - eased((time - release) / PARTING);
    const standing = eased((time + 1.7) / 0.9);
    const pushed = eased((time - release + 0.05) / 0.7) * (1 - eased((time - release - 1.5) / 4));
    const up = on * (SEATED[1] + (ON_PEGS[1] - SEATED[1]) * standing) + pushed * PUSHED_UP;
    const forward = on * (ON_PEGS[0] - SEATED[0]) * standing - pushed * PUSHED_BACK;
    turnOf(pitch, pair);
    const c = pair[0] as number;
    const s = pair[1] as number;
    const ahead = forward * c - up * s;
    out[0] = ahead * (heading[1] as number);
    out[1] = HIP_HEIGHT * (1 - on) + up * c + forward * s;
    out[2] = ahead * (heading[2] as number);
  }
  if (runOut > 0 && time > end) {
    const u = Math.min(1, (time - end) / RUN_OUT_TIME);
    const ahead = runOut * u * (2 - u);
    out[0] = ahead * (heading[1] as number);
    out[2] = ahead * (heading[2] as number);
  }
  if (offRamp && runSpeed > 0 && time < 8) {
    // He runs out against the flight; what speed that gave him the air soon takes.
    const left = Math.max(0, -time);
    const u = Math.min(1, Math.max(0, (left - 0.6 * -runStart) / (0.4 * -runStart)));
    out[0] =
      time < 0
        ? runSpeed * (Math.min(left, -0.6 * runStart) + -0.4 * runStart * (u - 0.5 * u * u))
        : (-runSpeed * time) / (1 + time * time * (1 + time));
  }
}
