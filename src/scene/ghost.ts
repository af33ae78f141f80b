/**
 * Another run beside the one on show, the run as it was before a change or a measured jump: its path, its figure at the same time since
 * exit, and a marker where the figure is too small or out of sight. Driven by its own recording.
 */
import * as THREE from 'three';
import type { SettingName } from '../jumps/jump';
import { smoothstep } from '../math/smooth';
import type { Recording } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { type Actors, createActors } from './bodies/actors';
import { HIP_HEIGHT } from './bodies/figure';
import type { Builder } from './build/builder';
import { createGhostLook, type Tone } from './ghost-look';
import { createGhostMarker } from './ghost-marker';
import type { White } from './light/light';
import type { Settle } from './surface';
import type { Tier } from './tiers';
import { createTrail } from './trail';
import type { Frame } from './viewport';

export interface Ghost {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording | null): void;
  /**
   * @param time  s since exit
   * @param beside  middle of the jumper on show
   */
  update(time: number, beside: THREE.Vector3): void;
  /** Fits the marker to a camera that stands where it will draw from. */
  prepare(camera: THREE.PerspectiveCamera, frame: Frame): void;
  dispose(): void;
}

/** Nearer to the jumper than the first, m, the ghost cannot be seen for him; from the second on it is there. */
const TOO_NEAR = 0.5;
const APART = 2.5;

/** The light of the place does not touch a ghost. */
const untouched = new THREE.Color();

/** @param white  brightness that comes out white on the screen */
export function createGhost(
  { setting, tier, tone }: { readonly setting: SettingName; readonly tier: Tier; readonly tone: Tone },
  white: White,
  builder: Builder,
): Ghost {
  const object = new THREE.Group();
  const trail = createTrail({ width: 1.1, lift: HIP_HEIGHT, white, share: 1, tone });
  const look = createGhostLook(white, tone);
  const marker = createGhostMarker(white, tone);
  object.add(trail.object, look.samples, marker.object);
  object.visible = false;
  const sample = createSample();
  let recording: Recording | null = null;
  let settle: Settle = () => undefined;
  /** How plain it is; in an object, where a number that changes all the time is not allocated anew. */
  const shown = { strength: 0 };
  /** Built for the first ghost: most visits begin without one. */
  let actors: Actors | null = null;

  function build(): Actors {
    const built = createActors(setting, tier, untouched, builder);
    look.haunt(built.object);
    object.add(built.object);
    return built;
  }

  return {
    object,
    setRecording(next) {
      recording = next;
      object.visible = next !== null;
      if (!next) {
        trail.setTrack(null, 0, 0);
        return;
      }
      trail.setTrack(next.track, next.start, next.end);
      actors ??= build();
      actors.setRecording(next);
      const { ground } = next.environment;
      settle = (point) => {
        point.y = ground.heightAt(point.x, point.z);
      };
    },
    update(time, beside) {
      if (!recording || !actors) return;
      sampleAt(recording, time, sample);
      actors.update(sample, settle);
      trail.update(time);
      shown.strength = smoothstep((actors.hips.distanceTo(beside) - TOO_NEAR) / (APART - TOO_NEAR));
      actors.object.visible = shown.strength > 0;
      look.setStrength(shown.strength);
    },
    prepare(camera, frame) {
      if (recording && actors) marker.update(actors.hips, camera, frame, shown.strength);
    },
    dispose() {
      trail.dispose();
      look.dispose();
      marker.dispose();
      actors?.dispose();
    },
  };
}
