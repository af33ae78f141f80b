/**
 * Makes a recording of a measured jump, which plays like a simulated one. What a track does not hold stays open: the air is the
 * standard one and stands still, so that airspeeds are speeds over the ground; drag and lift are what the measured motion asks for;
 * terminal speeds are known only where a drag area could be fitted.
 */
import { cliff } from '../jumps/cliff';
import { halo } from '../jumps/halo';
import type { Jump, PhaseName, Posture } from '../jumps/jump';
import { atan2, PI } from '../math/deterministic';
import type { Values } from '../parameters/parameter';
import { defaultsOf } from '../parameters/values';
import { createAirTable } from '../physics/atmosphere';
import { baseOpening, skydiveOpening } from '../physics/canopy';
import { changedLaw, type FlightLaw, steadyLaw } from '../physics/flight';
import { levelGround } from '../physics/ground/ground';
import { stillAir } from '../physics/wind';
import { momentsOf } from '../recording/moments';
import type { Ending, Flown, FlownLeg, JumpEvent, Measured, Phase, Recording, Track } from '../recording/recording';
import { seal } from '../recording/seal';
import { type FallFit, fitFall } from './fit';
import { radiiAt } from './geography';
import { findJump, type Landmarks } from './landmarks';
import { likeMeasured } from './like-measured';
import type { TrackFile } from './track-file';
import { GAP, pathOf } from './track-path';

/** A jump as it was measured. */
export interface MeasuredJump {
  readonly jump: Jump;
  /** Of the jump's own parameters what the track says; the others as they are declared. */
  readonly values: Values;
  readonly recording: Recording;
  readonly landmarks: Landmarks;
  /** Mass that the drag area is for, kg: no track holds it. */
  readonly mass: number;
  /** A sentence where there is nothing to fit to. */
  readonly fit: FallFit | string;
}

/** @returns a sentence where there is no jump in the track */
export function measuredJump(track: TrackFile): MeasuredJump | string {
  const landmarks = findJump(track);
  if (typeof landmarks === 'string') return landmarks;
  const jump = jumpOf(track, landmarks);
  const usual = defaultsOf(jump.parameters);
  const mass = usual[jump.id === 'halo' ? 'mass' : 'riderMass'] as number;
  const fit = fitFall(track, landmarks, mass);
  const { path, measured } = pathOf(track, landmarks, -approachOf(jump, track, landmarks));
  const recording = record({ jump, track, landmarks, path, measured, fit: typeof fit === 'string' ? null : fit, mass });
  return { jump, values: recording.values, recording, landmarks, mass, fit };
}

/** Exits higher than this above their landing, m, are from an aircraft. */
const HIGHEST_CLIFF = 2_000;
/** Faster than this, m/s, nobody runs off a rock; and slower than this one stands. */
const FASTER_THAN_FEET = 8;
const STANDING = 1.5;
/** How long before the exit one may have stood, s. */
const STOOD_WITHIN = 60;
/** Nearer to the place of a jump than this, m, it is that jump. */
const NEIGHBOURHOOD = 20_000;

/** The stunt that a track is like: off an aircraft or off a rock. */
function jumpOf(track: TrackFile, { exit, landingElevation }: Landmarks): Jump {
  const { moments, heights } = track;
  let at = 0;
  while (at < track.count - 1 && (moments[at] as number) < exit) at++;
  if (isNear(cliff, track, at)) return cliff;
  if ((heights[at] as number) - landingElevation > HIGHEST_CLIFF) return halo;
  let [fastest, slowest] = [0, Number.POSITIVE_INFINITY];
  for (let i = at; i >= 0 && exit - (moments[i] as number) < STOOD_WITHIN; i--) {
    if ((moments[i] as number) > exit) continue;
    const speed = groundSpeed(track, i);
    slowest = Math.min(slowest, speed);
    fastest = Math.max(fastest, speed);
  }
  return fastest > FASTER_THAN_FEET && slowest > STANDING ? halo : cliff;
}

function isNear({ place }: Jump, { latitudes, longitudes }: TrackFile, at: number): boolean {
  const { meridian, parallel } = radiiAt(place.latitude);
  const north = (((latitudes[at] as number) - place.latitude) * PI * meridian) / 180;
  const east = (((longitudes[at] as number) - place.longitude) * PI * parallel) / 180;
  return north * north + east * east < NEIGHBOURHOOD * NEIGHBOURHOOD;
}

function groundSpeed({ north, east }: TrackFile, i: number): number {
  const [n, e] = [north[i] as number, east[i] as number];
  return Math.sqrt(n * n + e * e);
}

/** What is kept of the time before the exit, s: a look from the ramp, or the run to the edge and a second before it. */
const ABOARD = 4;
const LONGEST_RUN_UP = 12;

function approachOf(jump: Jump, track: TrackFile, { exit }: Landmarks): number {
  if (jump.id === 'halo') return ABOARD;
  for (let i = track.count - 1; i >= 0; i--) {
    const before = exit - (track.moments[i] as number);
    if (before > LONGEST_RUN_UP) break;
    if (before > 0 && groundSpeed(track, i) < 0.5) return Math.min(before + 1, LONGEST_RUN_UP);
  }
  return LONGEST_RUN_UP;
}

/** Least time that a canopy takes to be drawn open, s. */
const SHORTEST_OPENING = 0.5;

function record(of: {
  readonly jump: Jump;
  readonly track: TrackFile;
  readonly landmarks: Landmarks;
  readonly path: Track;
  readonly measured: Measured;
  readonly fit: FallFit | null;
  readonly mass: number;
}): Recording {
  const { jump, track, landmarks, path, measured, fit, mass } = of;
  const { opening, open, hasLanded, landingElevation } = landmarks;
  const start = Math.min(path.times[0] as number, 0);
  const end = path.times[path.count - 1] as number;
  const delay = (jump.id === 'halo' ? skydiveOpening : baseOpening).delay;
  const lineStretch = opening === null ? end : Math.min(opening - landmarks.exit, end);
  const pull = Math.max(lineStretch - delay, 0);
  const opened = open === null ? end : Math.min(Math.max(open - landmarks.exit, lineStretch + SHORTEST_OPENING), end);
  const hasOpening = opening !== null;

  const events: JumpEvent[] = [{ name: 'exit', time: 0 }];
  if (hasOpening) {
    events.push({ name: 'pull', time: pull }, { name: 'lineStretch', time: lineStretch });
    if (opened < end) events.push({ name: 'inflated', time: opened });
  }
  const ending: Ending = !hasLanded ? 'timeLimit' : hasOpening ? 'landed' : 'impact';
  if (hasLanded) events.push({ name: hasOpening ? 'touchdown' : 'impact', time: end });

  const legs = legsOf({ jump, path, fit, mass, start, pull: hasOpening ? pull : end, lineStretch, opened, end });
  const top = highestOf(path) + landingElevation;
  const exitHeight = heightOfExit(path);
  const flown: Flown = {
    jump: jump.id,
    values: {},
    notes: notesOf(track, landmarks, path, delay),
    environment: {
      air: createAirTable(0, Math.max(top, 0) + 1_000),
      wind: stillAir,
      ground: levelGround,
      landingElevation,
      machFactor: false,
    },
    track: path,
    bike: null,
    hasBike: false,
    cameraman: null,
    measured,
    legs,
    phases: phasesOf(legs),
    events,
    moments: momentsOf(exitHeight, events, ending, end),
    ending,
    start,
    end,
    evaluations: 0,
  };
  const values = likeMeasured(jump.id, defaultsOf(jump.parameters), { recording: flown, fit: null });
  const sealed = seal({ ...flown, values }, jump.parameters);
  return hasLanded ? sealed : { ...sealed, verdict: 'The track ends in the air.' };
}

function highestOf({ count, states }: Track): number {
  let highest = 0;
  for (let k = 0; k < count; k++) highest = Math.max(highest, states[9 * k + 1] as number);
  return highest;
}

function heightOfExit({ count, times, states }: Track): number {
  let k = 0;
  while (k < count - 1 && (times[k] as number) < 0) k++;
  return states[9 * k + 1] as number;
}

/** Neither area is known: what they would be follows from the motion. */
const UNKNOWN = Number.NaN;
/** The canopy's course is followed in steps of this, s; on longer flights in coarser ones, so many at most. */
const COURSE_STEP = 1;
const MOST_STEPS = 1_500;

function legsOf(of: {
  readonly jump: Jump;
  readonly path: Track;
  readonly fit: FallFit | null;
  readonly mass: number;
  readonly start: number;
  readonly pull: number;
  readonly lineStretch: number;
  readonly opened: number;
  readonly end: number;
}): FlownLeg[] {
  const { jump, path, fit, mass, start, pull, lineStretch, opened, end } = of;
  const offAircraft = jump.id === 'halo';
  const isFlown = fit?.reason === 'flying' || !offAircraft;
  const dragArea = fit?.verdict === 'good' ? fit.dragArea : UNKNOWN;
  const body = steadyLaw(mass, dragArea, fit?.verdict === 'good' ? 0 : UNKNOWN);
  const fall = isFlown ? changedLaw(body, { changeStart: 0.8, changeTime: 2 }) : body;
  const canopy = changedLaw(steadyLaw(mass, UNKNOWN, UNKNOWN), {
    changeStart: lineStretch,
    changeTime: opened - lineStretch,
    exponent: 1,
  });
  const posture: Posture = isFlown ? 'track' : 'belly';
  const legs: FlownLeg[] = [];
  const step = Math.max(COURSE_STEP, end / MOST_STEPS);
  const add = (
    phase: PhaseName,
    law: FlightLaw,
    [postureFrom, postureTo]: readonly [Posture, Posture],
    from: number,
    to: number,
    turns: boolean,
  ): void => {
    for (let begin = from; begin < to; ) {
      const until = turns ? Math.min(begin + step, to) : to;
      // What is left over is flown with the last.
      const next = to - until < 0.3 * step ? to : until;
      const course = turns ? courseAt(path, begin) : (legs[legs.length - 1]?.law.course ?? 0);
      const turn = turns ? turnBetween(course, courseAt(path, next)) : 0;
      const flown = changedLaw(law, { course, turnRate: turn / (next - begin), turnStart: begin });
      legs.push({ phase, law: flown, postureFrom, postureTo, inFlight: phase !== approach, start: begin, end: next });
      begin = next;
    }
  };
  const approach = offAircraft ? 'aboard' : 'runUp';
  add(approach, body, ['standing', 'standing'], start, 0, false);
  add(offAircraft ? 'belly' : 'track', fall, [offAircraft ? posture : 'upright', posture], 0, pull, isFlown);
  add('deployment', body, [posture, 'pull'], pull, lineStretch, false);
  add('inflation', canopy, ['pull', 'hanging'], lineStretch, opened, true);
  add('canopy', canopy, ['hanging', 'hanging'], opened, end, true);
  return legs;
}

/** Slower than this over the ground, m/s, a course is chance. */
const SLOWEST = 2;

/** Direction over the ground, angle from x towards z, rad: the mean of a second to either side; the way from the exit where it stands. */
function courseAt({ times, states, count }: Track, time: number): number {
  let [x, z, taken] = [0, 0, 0];
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time - 1) low = middle + 1;
    else high = middle;
  }
  for (let k = low; k < count && (taken === 0 || (times[k] as number) <= time + 1); k++) {
    x += states[9 * k + 3] as number;
    z += states[9 * k + 5] as number;
    taken++;
  }
  return x * x + z * z > SLOWEST * SLOWEST * taken * taken ? atan2(z, x) : 0;
}

/** The shorter way around, rad. */
function turnBetween(from: number, to: number): number {
  const turn = to - from;
  return turn - 2 * PI * Math.round(turn / (2 * PI));
}

/** Phases as people name them: neighbouring legs of one phase are one. */
function phasesOf(legs: readonly FlownLeg[]): Phase[] {
  const phases: { name: PhaseName; start: number; end: number }[] = [];
  for (const { phase, start, end } of legs) {
    const last = phases[phases.length - 1];
    if (last?.name === phase) last.end = end;
    else phases.push({ name: phase, start, end });
  }
  return phases;
}

function notesOf(track: TrackFile, { opening, hasLanded }: Landmarks, path: Track, delay: number): string[] {
  const notes = [
    ...track.notes,
    'A measured jump: the wind is unknown, so airspeeds are speeds over the ground, and the air is taken as on a standard day.',
  ];
  if (opening === null) notes.push('No opening was found in this track.');
  else
    notes.push(
      `The throw of the pilot chute does not show in a track: it is taken ${delay} s before the canopy begins to fill.`,
    );
  if (!hasLanded) notes.push('The track ends in the air: its lowest height counts as the landing.');
  let longest = 0;
  for (let k = 1; k < path.count; k++) {
    longest = Math.max(longest, (path.times[k] as number) - (path.times[k - 1] as number));
  }
  if (longest > GAP) notes.push(`The longest gap in the jump is ${longest.toFixed(1)} s: it is bridged.`);
  return notes;
}
