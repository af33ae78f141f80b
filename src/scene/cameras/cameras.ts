/** All cameras of a world: which one is in use, what the person has turned and zoomed, and the shot for an instant. */

import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import { clamp, mix, smoothstep } from '../../math/smooth';
import { createSample, type Sample } from '../../recording/sample';
import type { Settle } from '../surface';
import { type Cut, cutsOf } from './automatic';
import { chase } from './chase';
import { shakeBy } from './shake';
import { beginShot, type Cast, type Cues, createShot, type Framing, keepAbove, type Shot, type Take } from './shot';
import { droneAtTheRamp, droneAtTheWall, fromTheAircraft, fromTheGround, fromTheHelicopter, sideOn } from './standing';
import { fromTheCameraman, fromTheHelmet } from './worn';

interface Camera {
  readonly label: string;
  /** Cuts and turning by hand are framed here; the others frame themselves. */
  readonly frame?: Framing;
  /** Where it makes sense, if not everywhere; elsewhere its counterpart takes its place. */
  readonly only?: SettingName;
  readonly counterpart?: CameraMode;
}

const cameras = {
  auto: { label: 'Automatic' },
  cameraman: { label: 'Cameraman', frame: fromTheCameraman, only: 'desert', counterpart: 'wall' },
  aircraft: { label: 'Aircraft', frame: fromTheAircraft, only: 'desert', counterpart: 'ramp' },
  ramp: { label: 'Drone at the ramp', frame: droneAtTheRamp, only: 'fjord', counterpart: 'aircraft' },
  wall: { label: 'Drone at the wall', frame: droneAtTheWall, only: 'fjord', counterpart: 'cameraman' },
  helicopter: { label: 'Helicopter', frame: fromTheHelicopter, only: 'fjord', counterpart: 'side' },
  helmet: { label: 'Helmet', frame: fromTheHelmet },
  chase: { label: 'Chase', frame: chase },
  side: { label: 'Side-on', frame: sideOn },
  ground: { label: 'From the ground', frame: fromTheGround },
  orbit: { label: 'Orbit' },
} as const satisfies Readonly<Record<string, Omit<Camera, 'counterpart'> & { readonly counterpart?: string }>>;
export type CameraMode = keyof typeof cameras;
const all: Readonly<Record<CameraMode, Camera>> = cameras;

/** The cameras of a place in the order of the menu. */
export function camerasOf(setting: SettingName): readonly { readonly key: CameraMode; readonly label: string }[] {
  return (Object.keys(all) as CameraMode[])
    .filter((key) => (all[key].only ?? setting) === setting)
    .map((key) => ({ key, label: all[key].label }));
}

/** Names that cameras had in older links. */
const formerly: Readonly<Record<string, CameraMode>> = { follow: 'chase' };

/** The camera that a name from outside means, or null. */
export function cameraNamed(name: string): CameraMode | null {
  if (Object.hasOwn(formerly, name)) return formerly[name] as CameraMode;
  return Object.hasOwn(all, name) ? (name as CameraMode) : null;
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
  /** A camera that this place has not gives way to its counterpart. */
  setMode(mode: CameraMode): void;
  setCues(cues: Cues): void;
  /** Less motion: no shake, and one camera instead of cuts. */
  setCalm(calm: boolean): void;
  /** Its own, or taken over from another world. */
  view: CameraView;
  orbitBy(dxRadians: number, dyRadians: number): void;
  zoomBy(factor: number): void;
  /** The shot for an instant; the same object each time. */
  shotFor(sample: Sample): Shot;
  /** Moments of the hard cuts of the automatic camera, s since exit. */
  readonly cuts: readonly number[];
}

const fromTarget = new THREE.Vector3();
/** Quicker than the cloth fills: the opening is to be seen. s */
const OPENING_SHOWN = 2;

export function createCameras(setting: SettingName, settle: Settle, cast: Cast): Cameras {
  const shot = createShot();
  let mode: CameraMode = 'auto';
  let calm = false;
  let cuts: readonly Cut[] = [];
  let take: Take | null = null;
  // Orbit: where the eye stands as seen from the jumper, rad. Fields of an object: written often.
  const hand = { yaw: 2.6, pitch: 0.3, zoom: 1.5 };
  hand.zoom = 1;
  let hasShot = false;

  function orbit(now: Take): void {
    const distance = mix(6, 18, now.open) * hand.zoom;
    shot.shake = 0;
    shot.target.copy(cast.hips);
    shot.target.y += 3 * now.open;
    fromTarget.set(
      Math.cos(hand.pitch) * Math.cos(hand.yaw),
      Math.sin(hand.pitch),
      Math.cos(hand.pitch) * Math.sin(hand.yaw),
    );
    shot.eye.copy(shot.target).addScaledVector(fromTarget, distance);
  }
  function cutAt(now: Take): Framing {
    const { time } = now.sample;
    let k = cuts.length - 1;
    while (k > 0 && cuts[k]!.from > time) k--;
    return cuts[k]?.frame ?? chase;
  }
  function edit(): void {
    if (take) cuts = cutsOf(setting, take.cues, calm);
  }

  return {
    get mode() {
      return mode;
    },
    get view() {
      return { mode, yaw: hand.yaw, pitch: hand.pitch, zoom: hand.zoom };
    },
    set view(next) {
      mode = next.mode;
      hand.yaw = next.yaw;
      hand.pitch = next.pitch;
      hand.zoom = next.zoom;
    },
    get cuts() {
      return cuts.filter((cut) => Number.isFinite(cut.from)).map((cut) => cut.from);
    },
    setMode(asked) {
      const { only, counterpart } = all[asked];
      const next = only && only !== setting ? (counterpart ?? 'auto') : asked;
      if (next === 'orbit' && mode !== 'orbit' && hasShot) {
        // Takes over where the last camera stood.
        fromTarget.copy(shot.eye).sub(cast.hips).normalize();
        if (fromTarget.lengthSq() > 0.5 && mode !== 'ground') {
          hand.pitch = clamp(Math.asin(clamp(fromTarget.y, -1, 1)), -1.45, 1.45);
          hand.yaw = Math.atan2(fromTarget.z, fromTarget.x);
        }
      }
      if (next !== mode) hand.zoom = 1;
      mode = next;
    },
    setCues(cues) {
      if (take) take.cues = cues;
      else take = { setting, cast, settle, cues, sample: createSample(), zoom: 1.5, open: 0.5 };
      edit();
    },
    setCalm(next) {
      if (calm === next) return;
      calm = next;
      edit();
    },
    orbitBy(dx, dy) {
      hand.yaw += dx;
      hand.pitch = clamp(hand.pitch + dy, -1.45, 1.45);
    },
    zoomBy(factor) {
      if (factor > 0 && Number.isFinite(factor)) hand.zoom = clamp(hand.zoom * factor, 0.3, 40);
    },
    shotFor(sample) {
      if (!take) return shot;
      hasShot = true;
      take.sample = sample;
      take.zoom = hand.zoom;
      take.open = sample.time > take.cues.pull ? smoothstep((sample.time - take.cues.pull) / OPENING_SHOWN) : 0;
      beginShot(take, shot);
      if (mode === 'orbit') orbit(take);
      else (mode === 'auto' ? cutAt(take) : (all[mode].frame ?? chase))(take, shot);
      if (!calm && shot.shake > 0) shakeBy(sample, shot);
      keepAbove(take, shot);
      return shot;
    },
  };
}
