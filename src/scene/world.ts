/** One jump on show: its place, its people and machines, its trail and its cameras, all posed for one instant. */
import * as THREE from 'three';
import type { Jump } from '../jumps/jump';
import { smoothstep } from '../math/smooth';
import type { Ground } from '../physics/ground/ground';
import { eventTime, type Recording } from '../recording/recording';
import type { Sample } from '../recording/sample';
import type { GroundMarks } from '../what-if/ground-marks';
import { createActors } from './bodies/actors';
import { type Aircraft, createAircraft } from './bodies/aircraft';
import { createBakes } from './bodies/bakes';
import { createCameraman } from './bodies/cameraman';
import { HIP_HEIGHT } from './bodies/figure';
import type { Builder } from './build/builder';
import { type CameraView, cameraNamed, camerasOf, createCameras } from './cameras/cameras';
import { type Cues, cuesOf, type Shot } from './cameras/shot';
import { type Shown, subjectIn } from './cameras/subject';
import { compileScene } from './compile';
import { releaseTree } from './disposal';
import { createForceArrows, type ForceUnit } from './forces/forces';
import { createGhost, type Ghost } from './ghost';
import { GHOST_TONE, TRACK_TONE } from './ghost-look';
import { createLight } from './light/light';
import { createSoftShadow, type SoftShadow } from './light/soft-shadow';
import { createGroundMarks } from './marks/ground-marks';
import { createMarks, type MarkUnit } from './marks/marks';
import { createDust } from './settings/props/dust';
import { createSetting, groundColours } from './settings/setting';
import { createStreaks } from './streaks';
import { type QualityTier, tiers } from './tiers';
import { createTrail } from './trail';
import { type Frame, fitCamera } from './viewport';

export type { CameraMode } from './cameras/cameras';

/** What the stage draws of a world. */
export interface Picture {
  readonly scene: THREE.Scene;
  readonly camera: THREE.PerspectiveCamera;
  /** What light is multiplied by before it is shown. */
  readonly exposure: THREE.IUniform<number>;
  /** Readies all programs for the render target in use, without holding up the page, and gives the jumper time to be made. */
  compile(renderer: THREE.WebGLRenderer): Promise<unknown>;
  /** Fits the camera to the view and readies what depends on the eye. */
  prepare(renderer: THREE.WebGLRenderer, frame: Frame): void;
  /**
   * Lets go of all that lies with a lost graphics context; the next picture hands it over anew. Call while it is lost: later
   * the new context would be asked to delete what is not its own.
   */
  release(): void;
}

/** One jump on show, built for a place. */
export interface World {
  /** Takes another recording of the same kind of jump. Cheap enough for every step of a slider. */
  setRecording(recording: Recording): void;
  /** Shows another recording of this jump as a ghost beside it, at the same time since exit; null takes it away. */
  setGhost(recording: Recording | null): void;
  /** Shows a measured jump in the same way, in its own colour. */
  setTrack(recording: Recording | null): void;
  /** Rings at round heights and labels on landmarks, round in this unit; null for none. */
  setMarks(unit: MarkUnit | null): void;
  /** Lines on the ground; null for none. */
  setGroundMarks(marks: GroundMarks | null): void;
  /** Arrows for the forces, with values in this unit; null for none. */
  setForces(unit: ForceUnit | null): void;
  /** Poses everything for this instant. The sample must stay as it is until the next call. */
  update(sample: Sample): void;
  readonly cameraModes: readonly { readonly key: string; readonly label: string }[];
  readonly cameraMode: string;
  /** Unknown keys are ignored; for a camera of another place its counterpart is taken. */
  setCamera(mode: string): void;
  /** Less motion in the picture: no shake, no quick cuts, no ripples in the clothes. */
  setCalm(calm: boolean): void;
  /** The camera in the picture: where it stands and how it shows what it promises to show. */
  readonly shown: Shown;
  /** Looks as another world of this kind does. */
  lookAs(other: World): void;
  readonly cameraView: CameraView;
  /** Turns the orbit camera; from another one, switches to it first. */
  orbitBy(dxRadians: number, dyRadians: number): void;
  /** Above 1 moves away. */
  zoomBy(factor: number): void;
  readonly picture: Picture;
  dispose(): void;
}

/** The first picture waits for its jumper so long at most, ms: other work may be before him. */
const PATIENCE_MS = 1_200;
const soon = (what: Promise<unknown>): Promise<unknown> =>
  Promise.race([what, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

const sunNow = new THREE.Vector3();
const below = new THREE.Vector3();

export function createWorld(jump: Jump, tierName: QualityTier, builder: Builder): World {
  const settingName = jump.setting;
  const tier = tiers[tierName];
  const scene = new THREE.Scene();
  scene.matrixWorldAutoUpdate = true;
  const light = createLight(jump, groundColours[settingName], tier);
  const { air, white } = light;
  // People before their place: what they wear is in the first picture, and jobs are done in the order they are asked for.
  const actors = createActors(settingName, tier, light.threads, builder);
  const cameraman = settingName === 'desert' ? createCameraman(tier, builder) : null;
  const setting = createSetting(settingName, { air, tier, builder });
  const aircraft: Aircraft | null = settingName === 'desert' ? createAircraft(air, white, tierName) : null;
  const trail = createTrail({ width: 1.3, lift: HIP_HEIGHT, white, share: 1 });
  const bikeTrail = createTrail({ width: 0.7, lift: 0.5, white, share: 0.7 });
  const ghost = createGhost({ setting: settingName, tier, tone: GHOST_TONE }, white, builder);
  /** Built for the first track: most visits have none. */
  let track: Ghost | null = null;
  const marks = createMarks(white);
  const groundMarks = createGroundMarks(white);
  const forces = createForceArrows(white);
  const streaks = createStreaks(tier.streaks, white);
  const bodyShadow = createSoftShadow(air.airSun.value, 0.75, 0.55);
  const canopyShadow = createSoftShadow(air.airSun.value, 0.5, 0.5);
  const dust = actors.machine ? createDust(air, tier.smokePuffs) : null;
  const bikeShadow = actors.machine ? createSoftShadow(air.airSun.value, 0.95, 0.7) : null;
  const parts = [
    light,
    setting,
    actors,
    trail,
    bikeTrail,
    ghost,
    marks,
    groundMarks,
    forces,
    streaks,
    bodyShadow,
    canopyShadow,
    bikeShadow,
    dust,
    aircraft,
    cameraman,
  ];
  for (const part of parts) if (part) scene.add(part.object);

  const camera = new THREE.PerspectiveCamera(50, 1, 0.1, 2.5e6);
  const cameras = createCameras(settingName, setting.settle, {
    hips: actors.hips,
    turn: actors.turn,
    overhead: actors.overhead,
    lens: cameraman?.lens ?? actors.hips,
  });
  const cameraModes = camerasOf(settingName);
  let cues: Cues | null = null;
  let ground: Ground | null = null;
  /** s since exit: shortly before the bike hits the ground, if it does. */
  let shadeFrom = Number.POSITIVE_INFINITY;
  let last: Sample | null = null;
  let shot: Shot | null = null;

  /** Where the machine was when its shade was found, its lowest point then, and the ground there. */
  const shadeOf = new THREE.Vector3(Number.NaN, 0, 0);
  const lowest = new THREE.Vector3();
  const lain = new THREE.Vector3();
  const shadedFor = new THREE.Vector3(Number.NaN, 0, 0);
  function moveShade(time: number): void {
    light.sunOfMinute(time, sunNow);
    if (sunNow.equals(shadedFor)) return;
    shadedFor.copy(sunNow);
    setting.setSun(shadedFor);
  }

  function aimCamera(): void {
    if (!last || !cues) return;
    shot = cameras.shotFor(last);
    camera.position.copy(shot.eye);
    camera.up.copy(shot.up);
    camera.lookAt(shot.target);
    cameraman?.wear(shot.worn);
  }

  /** Where it comes down, the bike is far from where the sun's shadows are drawn. */
  function shadeBelow(sample: Sample, machine: THREE.Vector3, shadow: SoftShadow): void {
    if (!ground || sample.time < shadeFrom) {
      shadow.object.visible = false;
      return;
    }
    // Less than a millimetre is rounding; before the first look there is no place yet.
    const dx = shadeOf.x - machine.x;
    const dy = shadeOf.y - machine.y;
    const dz = shadeOf.z - machine.z;
    if (!(dx * dx + dy * dy + dz * dz < 1e-6)) {
      // As it lies its own height throws nothing: the dark is where it touches. On a wall there is nothing to lie on.
      shadeOf.copy(machine);
      lowest.set(machine.x, machine.y - 0.5, machine.z);
      lain.set(machine.x, ground.heightAt(machine.x, machine.z), machine.z);
      shadow.slope = ground.slopeAt(machine.x, machine.z);
      shadow.density = Math.abs(shadow.slope) < 1 ? 0.7 : 0;
    }
    shadow.update(lowest, lain);
  }

  function pose(sample: Sample): void {
    light.setTime(sample.time);
    actors.update(sample, setting.settle);
    cameraman?.update(sample, actors.hips);
    aircraft?.update(sample, actors.hips, cameraman?.object.visible ? cameraman.lens : null);
    trail.update(sample.time);
    bikeTrail.update(sample.time);
    const { hips, overhead } = actors;
    forces.update(sample, hips, overhead);
    ghost.update(sample.time, hips);
    // It may be in the air after one's own landing.
    track?.update(sample.time + sample.sinceEnd, hips);
    dust?.setTime(sample.time);
    below.x = sample.x;
    below.z = sample.z;
    setting.settle(below);
    bodyShadow.update(hips, below);
    // What lies on the ground has no shadow below it.
    const aloft = actors.canopyShown ? 1 - smoothstep(sample.sinceEnd / 3) : 0;
    canopyShadow.radius = actors.canopySpan * 0.42;
    canopyShadow.density = 0.5 * aloft * sample.inflation;
    canopyShadow.update(overhead, below);
    if (actors.machine && bikeShadow) shadeBelow(sample, actors.machine, bikeShadow);
  }

  const bakes = createBakes(builder, (bake, of) => {
    actors.setBake(bake);
    dust?.setBake(bake?.bike ?? null, of);
    if (last) pose(last);
    aimCamera();
  });

  return {
    cameraModes,
    get cameraMode() {
      return cameras.mode;
    },
    setRecording(next) {
      cues = cuesOf(next);
      ground = next.environment.ground;
      shadeOf.x = Number.NaN;
      shadeFrom = (eventTime(next, 'bikeImpact') ?? Number.POSITIVE_INFINITY) - 1;
      cameras.setCues(cues);
      light.setValues(next.values);
      setting.setRecording(next);
      actors.setRecording(next);
      bakes.setRecording(next);
      aircraft?.setRecording(next);
      trail.setTrack(next.track, next.start, next.end);
      bikeTrail.setTrack(next.bike, next.bike?.times[0] ?? 0, next.bike?.times[next.bike.count - 1] ?? 0);
      marks.setRecording(next, cues.exitHeight, setting.landmarks ?? []);
      if (last) pose(last);
      aimCamera();
    },
    setMarks(unit) {
      marks.setUnit(unit);
    },
    setGroundMarks(next) {
      groundMarks.setMarks(next, setting.surfaceAt);
    },
    setForces(unit) {
      forces.setUnit(unit);
      if (last) forces.update(last, actors.hips, actors.overhead);
    },
    setGhost(recording) {
      ghost.setRecording(recording);
      if (last) ghost.update(last.time, actors.hips);
    },
    setTrack(recording) {
      if (recording && !track) {
        track = createGhost({ setting: settingName, tier, tone: TRACK_TONE }, white, builder);
        scene.add(track.object);
      }
      track?.setRecording(recording);
      if (last) track?.update(last.time + last.sinceEnd, actors.hips);
    },
    update(sample) {
      last = sample;
      pose(sample);
      aimCamera();
    },
    setCamera(mode) {
      const named = cameraNamed(mode);
      if (named) cameras.setMode(named);
      aimCamera();
    },
    setCalm(calm) {
      cameras.setCalm(calm);
      actors.setCalm(calm);
      if (last) pose(last);
      aimCamera();
    },
    get shown() {
      return subjectIn(camera, shot, setting.settle);
    },
    get cameraView() {
      return cameras.view;
    },
    lookAs(other) {
      cameras.view = other.cameraView;
      aimCamera();
    },
    orbitBy(dx, dy) {
      if (cameras.mode !== 'orbit') cameras.setMode('orbit');
      cameras.orbitBy(dx, dy);
      aimCamera();
    },
    zoomBy(factor) {
      cameras.zoomBy(factor);
      aimCamera();
    },
    picture: {
      scene,
      camera,
      exposure: light.exposure,
      compile: (renderer) =>
        Promise.all([light.compile(renderer), compileScene(renderer, scene, camera), soon(actors.dressed)]),
      prepare(renderer, frame) {
        if (shot) fitCamera(camera, shot, frame);
        camera.updateMatrixWorld();
        light.prepare(renderer, camera.position, actors.hips, actors.canopyShown);
        ghost.prepare(camera, frame);
        track?.prepare(camera, frame);
        forces.prepare(camera, frame, renderer);
        if (last) {
          moveShade(last.time);
          setting.update(last, camera.position);
          streaks.update(last, camera.position);
        }
      },
      release() {
        releaseTree(scene);
        light.invalidate();
      },
    },
    dispose() {
      bakes.dispose();
      for (const part of parts) part?.dispose();
      track?.dispose();
      scene.clear();
    },
  };
}
