/** The people and machines of one run, posed together: jumper, canopy over the shoulders, and the bike where there is one. */
import * as THREE from 'three';
import type { Bake } from '../../bake/bake';
import type { SettingName } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import { createSample, type Sample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import type { Builder } from '../build/builder';
import type { Settle } from '../surface';
import type { Tier } from '../tiers';
import { createBike } from './bike';
import { type Afterwards, createCanopy } from './canopy';
import { createJumper } from './jumper';

export interface Actors {
  readonly object: THREE.Object3D;
  /** Middle of the jumper, and how the body is turned. */
  readonly hips: THREE.Vector3;
  readonly turn: THREE.Quaternion;
  /** Middle of the canopy. */
  readonly overhead: THREE.Vector3;
  /** Middle of the bike; null where there is none. */
  readonly machine: THREE.Vector3 | null;
  readonly canopySpan: number;
  readonly canopyShown: boolean;
  /** Settles once there is something to see of the jumper. */
  readonly dressed: Promise<unknown>;
  setRecording(recording: Recording): void;
  /** What rigid bodies make of this recording; null while it is not known. */
  setBake(bake: Bake | null): void;
  /** Less motion: clothes that do not ripple. */
  setCalm(calm: boolean): void;
  update(sample: Sample, settle: Settle): void;
  dispose(): void;
}

const shoulders = new THREE.Vector3();
/** Of who rides nothing. */
const level = new Float64Array(1);
/** So short a time after the touchdown, s, the canopy is still where it hung. */
const A_MOMENT = 1e-6;

/** @param threads  what a white thread in the light of the place sends out */
export function createActors(setting: SettingName, tier: Tier, threads: THREE.Color, builder: Builder): Actors {
  const jumper = createJumper(setting, tier, builder);
  const canopy = createCanopy(setting, tier, threads);
  const bike = setting === 'fjord' ? createBike(tier) : null;
  const object = new THREE.Group();
  object.add(jumper.object, canopy.object);
  if (bike) object.add(bike.object);
  const hips = jumper.object.position;
  const overhead = new THREE.Vector3();
  const after: Afterwards = { since: 0.5, settle: () => undefined };
  let recording: Recording | null = null;
  const touchdown = createSample();
  let isDown = false;
  function pose(sample: Sample, settle: Settle): void {
    bike?.update(sample, settle);
    jumper.update(sample, bike?.pitch ?? level, settle);
    // Who rides goes along with the machine.
    if (bike) hips.add(bike.shift);
    shoulders.set(0, 0.47, 0).applyQuaternion(jumper.object.quaternion).add(hips);
    after.since = sample.sinceEnd;
    after.settle = settle;
    canopy.update(sample, shoulders, jumper.towards, after);
    jumper.holdToggles(canopy.hands.left, canopy.hands.right);
    overhead.copy(canopy.middle);
  }

  const actors = {
    object,
    hips,
    turn: jumper.object.quaternion,
    dressed: jumper.dressed,
    overhead,
    machine: bike ? bike.middle : null,
    canopySpan: canopy.size.span,
    get canopyShown() {
      return canopy.object.visible;
    },
    setRecording(next: Recording) {
      recording = next;
      isDown = false;
      jumper.setRecording(next);
      canopy.setRecording(next);
      actors.canopySpan = canopy.size.span;
      bike?.setRecording(next);
    },
    setBake(next: Bake | null) {
      bike?.setBake(next?.bike ?? null);
      jumper.setBake(next?.jumper ?? null);
      canopy.forgetLanding();
      isDown = false;
    },
    setCalm: jumper.setCalm,
    update(sample: Sample, settle: Settle) {
      if (!recording) return;
      if (sample.sinceEnd > 0 && !isDown) {
        // The canopy comes down from where it hung at the touchdown, however late one looks for the first time.
        isDown = true;
        sampleAt(recording, recording.end, touchdown).sinceEnd = A_MOMENT;
        pose(touchdown, settle);
      }
      pose(sample, settle);
    },
    dispose() {
      jumper.dispose();
      canopy.dispose();
      bike?.dispose();
    },
  };
  return actors;
}
