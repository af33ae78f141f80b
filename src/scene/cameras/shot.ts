import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import { length3 } from '../../math/length';
import { eventTime, type Recording } from '../../recording/recording';
import { createMotion, type Sample } from '../../recording/sample';
import { motionAt, pieceAt } from '../../recording/track';
import type { Settle } from '../surface';

/** Where a camera stands, what it looks at, and how wide: all that a frame needs. */
export interface Shot {
  readonly eye: THREE.Vector3;
  readonly target: THREE.Vector3;
  /** Which way is up in the picture. */
  readonly up: THREE.Vector3;
  /** Vertical angle of view on a wide screen, rad. */
  angle: number;
  /** The ball, m, that this shot promises to show whole. */
  readonly subject: THREE.Vector3;
  radius: number;
  /** How much the wind shakes the camera, 0 to 1: one that stands or hangs on nothing does not. */
  shake: number;
  /** The eye keeps this far above the ground, m. */
  clearance: number;
  /** True where the eye is on the head of the cameraman. */
  worn: boolean;
  /** Whom it is about. */
  of: 'jumper' | 'bike';
}

/** The eye stays this far above the ground, m, where a shot does not say. */
const CLEARANCE = 1.3;

export function createShot(): Shot {
  // Numbers with fractions from the start: begun as whole ones they would change the layout of the object.
  return {
    eye: new THREE.Vector3(0, 10, 0),
    target: new THREE.Vector3(),
    up: new THREE.Vector3(0, 1, 0),
    angle: 0.87,
    subject: new THREE.Vector3(),
    radius: 1.05,
    shake: 0.5,
    clearance: CLEARANCE,
    worn: false,
    of: 'jumper',
  };
}

/** What the cameras take from the recording as a whole. Times in s since exit. */
export interface Cues {
  readonly start: number;
  readonly release: number;
  /** When the turn to the belly begins; never in most jumps. */
  readonly recovery: number;
  readonly pull: number;
  readonly inflated: number;
  readonly end: number;
  /** When the cameraman leaves the aircraft, is nearest, and opens his own canopy; never without one. */
  readonly filmed: { readonly leaves: number; readonly nearest: number; readonly gone: number };
  readonly exitHeight: number;
  /** m/s; 0 where nothing flies on. */
  readonly aircraftSpeed: number;
  /** Where the jumper is shortly after the release. */
  readonly apart: { readonly x: number; readonly y: number; readonly z: number };
  /** Where and when the bike hits the ground; never without one. */
  readonly wreck: { readonly time: number; readonly x: number; readonly y: number; readonly z: number };
  readonly landing: { readonly x: number; readonly y: number; readonly z: number };
  /** When the jumper comes down to the last 60 m, and to the last 16 m. */
  readonly low: number;
  readonly lower: number;
}

const seen = createMotion();
const filming = createMotion();
/** The bike falls beside its rider for so long, s, until they are well apart. */
const APART = 1.3;

export function cuesOf(recording: Recording): Cues {
  const { track, cameraman, end } = recording;
  const { states, times, count } = track;
  let exit = 0;
  while (exit < count - 1 && times[exit]! < 0) exit++;
  const last = 9 * (count - 1);
  const finite = (value: number | undefined): number => (value !== undefined && Number.isFinite(value) ? value : 0);
  const at = (name: Parameters<typeof eventTime>[1]) => eventTime(recording, name);
  const pull = at('pull') ?? Number.POSITIVE_INFINITY;
  const release = at('release') ?? 0;
  const speed = recording.values.aircraftSpeed;
  const place = (time: number) => {
    motionAt(track, pieceAt(track, time, 0), time, seen);
    return seen;
  };
  const { x, y, z } = place(Math.min(release + APART, end));
  const apart = { x: finite(x), y: finite(y), z: finite(z) };
  const { bike } = recording;
  const crash = bike ? 9 * (bike.count - 1) : 0;
  const wreck = {
    time: at('bikeImpact') ?? Number.POSITIVE_INFINITY,
    x: finite(bike?.states[crash]),
    y: finite(bike?.states[crash + 1]),
    z: finite(bike?.states[crash + 2]),
  };
  const below = (height: number): number => {
    const ground = finite(states[last + 1]);
    let k = count - 1;
    while (k > exit && states[9 * k + 1]! < ground + height) k--;
    // Straight between knots: which frame it is does not matter.
    const [a, b] = [states[9 * k + 1]! - ground, states[9 * Math.min(k + 1, count - 1) + 1]! - ground];
    const share = a > b ? Math.min(Math.max((a - height) / (a - b), 0), 1) : 0;
    return times[k]! + share * (times[Math.min(k + 1, count - 1)]! - times[k]!);
  };
  const filmed = {
    leaves: Number.POSITIVE_INFINITY,
    nearest: Number.POSITIVE_INFINITY,
    gone: Number.NEGATIVE_INFINITY,
  };
  if (cameraman) {
    filmed.leaves = cameraman.times[Math.min(1, cameraman.count - 1)]!;
    filmed.gone = cameraman.times[cameraman.count - 1]!;
    let least = Number.POSITIVE_INFINITY;
    // By his own knots, after the two have drifted apart from the ramp.
    for (let k = 0, piece = 0; k < cameraman.count; k++) {
      const time = cameraman.times[k]!;
      if (time < 4) continue;
      piece = pieceAt(track, time, piece);
      motionAt(track, piece, time, seen);
      motionAt(cameraman, Math.min(k, cameraman.count - 2), time, filming);
      const distance = length3(filming.x - seen.x, filming.y - seen.y, filming.z - seen.z);
      if (distance >= least) continue;
      least = distance;
      filmed.nearest = time;
    }
  }
  return {
    start: recording.start,
    release,
    recovery: at('recovery') ?? Number.POSITIVE_INFINITY,
    pull,
    inflated: at('inflated') ?? pull + 3,
    end,
    filmed,
    exitHeight: finite(states[9 * exit + 1]),
    aircraftSpeed: typeof speed === 'number' ? speed : 0,
    apart,
    wreck,
    landing: { x: finite(states[last]), y: finite(states[last + 1]), z: finite(states[last + 2]) },
    low: below(60),
    lower: below(16),
  };
}

/** The bodies as they are drawn at this instant: cameras look at these, and stand on two of them. Lent, not to be changed. */
export interface Cast {
  /** Middle of the jumper, and how the body is turned (x front, y head, z right). */
  readonly hips: THREE.Vector3;
  readonly turn: THREE.Quaternion;
  /** Middle of the canopy. */
  readonly overhead: THREE.Vector3;
  /** The lens on the helmet of the cameraman. */
  readonly lens: THREE.Vector3;
}

/** All that a camera may look at. One object for each world, whose fields change. */
export interface Take {
  readonly setting: SettingName;
  readonly cast: Cast;
  readonly settle: Settle;
  sample: Sample;
  cues: Cues;
  /** Above 1 moves away. */
  zoom: number;
  /** How far the canopy has come into the picture, 0 to 1. */
  open: number;
}

/** Frames a shot for the instant of a take: a pure function of both. */
export type Framing = (take: Take, shot: Shot) => void;

/** What each framing may take as given. */
export function beginShot(take: Take, shot: Shot): void {
  const { hips, overhead } = take.cast;
  const { open } = take;
  shot.up.set(0, 1, 0);
  shot.angle = 0.87;
  shot.shake = 0.5;
  shot.clearance = CLEARANCE;
  shot.worn = false;
  shot.of = 'jumper';
  shot.subject.copy(hips);
  shot.radius = 1.05;
  if (open > 0) {
    // Jumper and wing together.
    shot.subject.addScaledVector(overhead, 0.5 * open).addScaledVector(hips, -0.5 * open);
    shot.radius += open * Math.min(0.5 * hips.distanceTo(overhead) + 0.2, 7);
  }
  shot.target.copy(shot.subject);
}

/** Sets the lens so that so many metres at the subject fill the height of the picture. */
export function lensFor(shot: Shot, metres: number): void {
  const distance = Math.max(shot.eye.distanceTo(shot.subject), 0.1);
  shot.angle = Math.min(Math.max(2 * Math.atan(metres / 2 / distance), 0.004), 1.05);
}

/** Nothing in the desert is as high as this, m above the landing. */
const OVER_THE_DESERT = 400;

const floor = new THREE.Vector3();

/** Lifts the eye out of the ground, and keeps it off what it looks at. */
export function keepAbove({ setting, settle }: Take, shot: Shot): void {
  const { eye, target } = shot;
  if (!Number.isFinite(eye.x + eye.y + eye.z)) eye.set(0, 10, 0);
  if (!Number.isFinite(target.x + target.y + target.z)) target.set(0, 0, 0);
  if (setting !== 'desert' || eye.y < OVER_THE_DESERT) {
    floor.x = eye.x;
    floor.z = eye.z;
    settle(floor);
    if (eye.y < floor.y + shot.clearance) eye.y = floor.y + shot.clearance;
  }
  if (eye.distanceToSquared(target) < 0.01) eye.y += 1;
}
