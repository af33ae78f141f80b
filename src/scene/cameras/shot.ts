import * as THREE from 'three';
import { eventTime, type Recording } from '../../recording/recording';

/** Where a camera stands, what it looks at, and how wide: all that a frame needs. */
export interface Shot {
  readonly eye: THREE.Vector3;
  readonly target: THREE.Vector3;
  /** Vertical angle of view on a wide screen, rad. */
  angle: number;
}

export function createShot(): Shot {
  return { eye: new THREE.Vector3(0, 10, 0), target: new THREE.Vector3(), angle: 0.87 };
}

/** What the cameras take from the recording as a whole. Times in s since exit. */
export interface Cues {
  readonly release: number;
  readonly pull: number;
  readonly inflated: number;
  readonly end: number;
  readonly exitHeight: number;
  /** m/s; 0 where nothing flies on. */
  readonly aircraftSpeed: number;
  readonly landing: { readonly x: number; readonly z: number };
}

export function cuesOf(recording: Recording): Cues {
  const { states, times, count } = recording.track;
  let exit = 0;
  while (exit < count - 1 && times[exit]! < 0) exit++;
  const last = 9 * (count - 1);
  const finite = (value: number | undefined): number => (value !== undefined && Number.isFinite(value) ? value : 0);
  const pull = eventTime(recording, 'pull') ?? Number.POSITIVE_INFINITY;
  const speed = recording.values.aircraftSpeed;
  return {
    release: eventTime(recording, 'release') ?? 0,
    pull,
    inflated: eventTime(recording, 'inflated') ?? pull + 3,
    end: recording.end,
    exitHeight: finite(states[9 * exit + 1]),
    aircraftSpeed: typeof speed === 'number' ? speed : 0,
    landing: { x: finite(states[last]), z: finite(states[last + 2]) },
  };
}

export type SurfaceAt = (x: number, z: number) => number;

/** Lifts the eye out of the ground, and keeps it off what it looks at. */
export function keepAbove(shot: Shot, surfaceAt: SurfaceAt, clearance: number): void {
  const { eye, target } = shot;
  if (!Number.isFinite(eye.x + eye.y + eye.z)) eye.set(0, 10, 0);
  if (!Number.isFinite(target.x + target.y + target.z)) target.set(0, 0, 0);
  const floor = surfaceAt(eye.x, eye.z) + clearance;
  if (eye.y < floor) eye.y = floor;
  if (eye.distanceToSquared(target) < 0.01) eye.y += 1;
}
