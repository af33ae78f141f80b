/** The jumper at one instant: posture, attitude in the air, shaking in the wind. */

import * as THREE from 'three';
import { blendPose, flutter, POSE_SIZE } from '../../bake/postures';
import type { SettingName } from '../../jumps/jump';
import { length3 } from '../../math/length';
import type { Ending } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Tier } from '../tiers';
import { blendAttitude } from './attitude';
import { createFigure, HIP_HEIGHT } from './figure';
import { militaryKit, riderKit } from './kits';

export interface Jumper {
  readonly object: THREE.Object3D;
  /**
   * @param pitch   nose-up angle of the bike under the rider, rad
   * @param ground  height of the ground below, m
   */
  update(sample: Sample, pitch: number, ground: number, ending: Ending): void;
  dispose(): void;
}

const pose = new Float64Array(POSE_SIZE);
const down = new THREE.Vector3();
const inverse = new THREE.Quaternion();
const aboard = new THREE.Quaternion();
const lying = new THREE.Quaternion();
const headward = new THREE.Vector3();

/** Time in which one turns from the ramp into the airflow, s. */
const LEAVING = 2.2;

export function createJumper(setting: SettingName, tier: Tier): Jumper {
  const figure = createFigure(setting === 'desert' ? militaryKit : riderKit, tier.roundness, tier.samples > 0);
  const { object } = figure;
  // Over the back, facing out of the aircraft: where the roll off the ramp begins.
  aboard.setFromAxisAngle(headward.set(0, 1, 0), Math.PI);
  return {
    object,
    update(sample, pitch, ground, ending) {
      const broken = sample.isOver && (ending === 'impact' || ending === 'wallStrike');
      const landed = sample.isOver && ending === 'landed';
      blendPose(sample.postureFrom, sample.postureTo, sample.postureShare, pose);
      if (landed) blendPose('standing', 'standing', 1, pose);
      const flow = length3(sample.vx - sample.windX, sample.vy, sample.vz - sample.windZ);
      const pressure = 0.5 * sample.airDensity * flow * flow;
      if (!sample.isOver)
        flutter(pose, sample.time, Math.min(0.05, 0.05 * (pressure / 3_000)) * (1 - sample.inflation));
      figure.pose(pose);

      blendAttitude(sample, pitch, object.quaternion);
      if (setting === 'desert' && sample.time < LEAVING && sample.inFlight) {
        const t = Math.max(0, sample.time / LEAVING);
        object.quaternion.copy(lying.copy(aboard).slerp(object.quaternion, t * t * (3 - 2 * t)));
      }
      if (landed || broken) {
        // Standing up after a landing; lying on the ground after a fall.
        const turn = -sample.course;
        object.quaternion.setFromAxisAngle(headward.set(0, 1, 0), turn);
        if (broken) object.quaternion.multiply(lying.setFromAxisAngle(headward.set(0, 0, 1), -Math.PI / 2));
      }
      let y = sample.y + HIP_HEIGHT;
      if (sample.isOver || y - ground < 3) {
        down.set(0, -1, 0).applyQuaternion(inverse.copy(object.quaternion).invert());
        const low = figure.reachAlong(down);
        y = broken ? ground + 0.16 : Math.max(y, ground + low);
        if (landed) y = ground + HIP_HEIGHT;
      }
      object.position.set(sample.x, y, sample.z);
      // On the bike the hips lean with it; the recorded point is where its wheels are.
      const riding =
        (sample.postureTo === 'riding' ? 1 : 0) + (sample.postureFrom === 'riding' ? 1 - sample.postureShare : 0);
      if (riding > 0) {
        headward.set(
          -Math.sin(pitch) * Math.cos(sample.course),
          Math.cos(pitch) - 1,
          -Math.sin(pitch) * Math.sin(sample.course),
        );
        object.position.addScaledVector(headward, HIP_HEIGHT * Math.min(1, riding));
      }
    },
    dispose: () => figure.dispose(),
  };
}
