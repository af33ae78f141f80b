/** All cameras of a world: which one is in use, what the person has turned and zoomed, and the shot for an instant. */

import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import { length2 } from '../../math/length';
import { clamp, mix, smoothstep } from '../../math/smooth';
import type { Sample } from '../../recording/sample';
import { HIP_HEIGHT } from '../bodies/figure';
import { canopyShare, follow } from './follow';
import { type Cues, createShot, keepAbove, type Shot, type SurfaceAt } from './shot';

export const cameraModes = [
  { key: 'follow', label: 'Follow' },
  { key: 'orbit', label: 'Orbit' },
  { key: 'side', label: 'Side-on' },
  { key: 'ground', label: 'From the ground' },
] as const;
export type CameraMode = (typeof cameraModes)[number]['key'];

export function isCameraMode(key: string): key is CameraMode {
  return cameraModes.some((mode) => mode.key === key);
}

/** Which camera is in use, and what the person has turned and zoomed. */
export interface CameraView {
  readonly mode: CameraMode;
  /** Of the orbit camera, rad. */
  readonly yaw: number;
  readonly pitch: number;
  readonly zoom: number;
}

export interface Cameras {
  readonly mode: CameraMode;
  setMode(mode: CameraMode): void;
  /** Its own, or taken over from another world. */
  view: CameraView;
  orbitBy(dxRadians: number, dyRadians: number): void;
  zoomBy(factor: number): void;
  /** The shot for an instant; the same object each time. */
  shotFor(sample: Sample, cues: Cues): Shot;
}

const fromTarget = new THREE.Vector3();
/** The eye stays this far above the ground, m. */
const CLEARANCE = 1.3;

export function createCameras(setting: SettingName, surfaceAt: SurfaceAt): Cameras {
  const shot = createShot();
  let mode: CameraMode = 'follow';
  let zoom = 1;
  let hasShot = false;
  // Orbit: where the eye stands as seen from the jumper, rad.
  let yaw = 2.6;
  let pitch = 0.3;

  function orbit(sample: Sample, cues: Cues): void {
    const open = canopyShare(sample, cues);
    const distance = mix(6, 18, open) * zoom;
    shot.angle = 0.87;
    shot.target.set(sample.x, sample.y + HIP_HEIGHT + 3 * open, sample.z);
    fromTarget.set(Math.cos(pitch) * Math.cos(yaw), Math.sin(pitch), Math.cos(pitch) * Math.sin(yaw));
    shot.eye.copy(shot.target).addScaledVector(fromTarget, distance);
  }

  /** Square to the flight line, wide enough for what gives the scale: the aircraft, or the wall behind. */
  function side(sample: Sample, cues: Cues): void {
    const open = canopyShare(sample, cues);
    const middle = sample.y + HIP_HEIGHT;
    let aside = mix(11, 21, open);
    let shift = 0;
    if (setting === 'desert') {
      const away = length2(cues.aircraftSpeed * sample.time - sample.x, cues.exitHeight - sample.y);
      const near = 1 - smoothstep((away - 70) / 160);
      aside += near * mix(26, 78, smoothstep(away / 80));
      shift = near * 0.4 * (cues.aircraftSpeed * sample.time - sample.x);
    } else if (sample.inFlight && sample.groundClearance > 0) {
      const wall = Math.min(sample.groundClearance, 260);
      aside += wall * 0.9;
      shift = -wall * 0.42;
    }
    shot.angle = 0.7;
    shot.target.set(sample.x + shift, middle + 3 * open, sample.z);
    shot.eye.set(shot.target.x, shot.target.y + 0.06 * aside, sample.z + aside * zoom);
  }

  /** A long lens at the landing. */
  function fromTheGround(sample: Sample, cues: Cues): void {
    const open = canopyShare(sample, cues);
    shot.eye.set(cues.landing.x + 16, 0, cues.landing.z + 15);
    shot.eye.y = surfaceAt(shot.eye.x, shot.eye.z) + 1.7;
    shot.target.set(sample.x, sample.y + HIP_HEIGHT + 3 * open, sample.z);
    const distance = shot.eye.distanceTo(shot.target);
    const height = mix(14, 34, open) * zoom;
    shot.angle = clamp(2 * Math.atan(height / 2 / Math.max(distance, 1)), 0.004, 0.95);
  }

  return {
    get mode() {
      return mode;
    },
    get view() {
      return { mode, yaw, pitch, zoom };
    },
    set view(next) {
      ({ mode, yaw, pitch, zoom } = next);
    },
    setMode(next) {
      if (next === 'orbit' && mode !== 'orbit' && hasShot) {
        // Takes over where the last camera stood.
        fromTarget.copy(shot.eye).sub(shot.target).normalize();
        if (fromTarget.lengthSq() > 0.5 && mode !== 'ground') {
          pitch = clamp(Math.asin(clamp(fromTarget.y, -1, 1)), -1.45, 1.45);
          yaw = Math.atan2(fromTarget.z, fromTarget.x);
        }
      }
      if (next !== mode) zoom = 1;
      mode = next;
    },
    orbitBy(dx, dy) {
      yaw += dx;
      pitch = clamp(pitch + dy, -1.45, 1.45);
    },
    zoomBy(factor) {
      if (factor > 0 && Number.isFinite(factor)) zoom = clamp(zoom * factor, 0.3, 40);
    },
    shotFor(sample, cues) {
      hasShot = true;
      if (mode === 'follow') follow(setting, sample, cues, surfaceAt, zoom, shot);
      else if (mode === 'orbit') orbit(sample, cues);
      else if (mode === 'side') side(sample, cues);
      else fromTheGround(sample, cues);
      keepAbove(shot, surfaceAt, CLEARANCE);
      return shot;
    },
  };
}
