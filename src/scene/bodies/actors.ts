/** The people and machines of one run, posed together: jumper, canopy over the shoulders, and the bike where there is one. */
import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Tier } from '../tiers';
import { createBike } from './bike';
import { createCanopy } from './canopy';
import { createJumper } from './jumper';

/** Height of the ground below a point, m. */
export type GroundAt = (x: number, z: number) => number;

export interface Actors {
  readonly object: THREE.Object3D;
  /** Middle of the jumper. */
  readonly hips: THREE.Vector3;
  /** Middle of the canopy. */
  readonly overhead: THREE.Vector3;
  readonly canopySpan: number;
  readonly canopyShown: boolean;
  setRecording(recording: Recording): void;
  update(sample: Sample, groundAt: GroundAt): void;
  dispose(): void;
}

const shoulders = new THREE.Vector3();

/** @param threads  what a white thread in the light of the place sends out */
export function createActors(setting: SettingName, tier: Tier, threads: THREE.Color): Actors {
  const jumper = createJumper(setting, tier);
  const canopy = createCanopy(setting, tier, threads);
  const bike = setting === 'fjord' ? createBike(tier) : null;
  const object = new THREE.Group();
  object.add(jumper.object, canopy.object);
  if (bike) object.add(bike.object);
  const hips = jumper.object.position;
  const overhead = new THREE.Vector3();
  let recording: Recording | null = null;
  return {
    object,
    hips,
    overhead,
    get canopySpan() {
      return canopy.size.span;
    },
    get canopyShown() {
      return canopy.object.visible;
    },
    setRecording(next) {
      recording = next;
      canopy.setRecording(next);
      bike?.setRecording(next);
    },
    update(sample, groundAt) {
      if (!recording) return;
      jumper.update(sample, bike?.pitchAt(sample) ?? 0, groundAt(sample.x, sample.z), recording.ending);
      shoulders.set(0, 0.47, 0).applyQuaternion(jumper.object.quaternion).add(hips);
      canopy.update(sample, shoulders);
      bike?.update(sample, sample.hasBike ? groundAt(sample.bike.x, sample.bike.z) : 0);
      overhead.set(0, canopy.size.lines, 0).applyQuaternion(canopy.object.quaternion).add(shoulders);
    },
    dispose() {
      jumper.dispose();
      canopy.dispose();
      bike?.dispose();
    },
  };
}
