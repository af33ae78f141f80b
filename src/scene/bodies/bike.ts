/** A motocross bike: under its rider until the release, then turning over on its own as it falls. */

import * as THREE from 'three';
import { length2 } from '../../math/length';
import { eventTime, type Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Tier } from '../tiers';
import { SADDLE, SAG } from './bike-measures';
import { BIKE_STATE_SIZE, BikeState, createBikeModel } from './bike-model';

/** Height of the middle about which it tumbles. */
const MIDDLE = 0.55;

export interface Bike {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  /** @param ground  height of the ground under the bike, m */
  update(sample: Sample, ground: number): void;
  /** Nose-up angle, rad, at a moment: rider and bike share it until the release. */
  pitchAt(sample: Sample): number;
  dispose(): void;
}

const turn = new THREE.Quaternion();
const tumbling = new THREE.Quaternion();
const axisY = new THREE.Vector3(0, 1, 0);
const axisX = new THREE.Vector3(1, 0, 0);
const axisZ = new THREE.Vector3(0, 0, 1);
const middle = new THREE.Vector3();

export function createBike(tier: Tier): Bike {
  const object = new THREE.Group();
  const model = createBikeModel(tier);
  // The recorded point is under the rider.
  model.object.position.x = -SADDLE;
  object.add(model.object);
  const state = new Float64Array(BIKE_STATE_SIZE);
  state[BikeState.FrontTravel] = SAG;
  state[BikeState.RearTravel] = SAG;
  let release = 0;
  let rest = Number.POSITIVE_INFINITY;
  let rampPitch = 0;
  const pitchAt = (sample: Sample): number => {
    if (!sample.inFlight) return Math.atan2(sample.vy, Math.max(1, length2(sample.vx, sample.vz)));
    // Off the ramp the nose sinks slowly: the rider's weight is behind the middle and the wheels still turn.
    const t = Math.max(0, Math.min(sample.time, release));
    return rampPitch - 0.22 * t - 0.1 * t * t;
  };
  return {
    object,
    pitchAt,
    setRecording(recording) {
      object.visible = recording.hasBike;
      release = eventTime(recording, 'release') ?? recording.end;
      rest = eventTime(recording, 'bikeImpact') ?? Number.POSITIVE_INFINITY;
      const { times, states, count } = recording.track;
      rampPitch = 0;
      for (let k = 0; k < count && times[k]! <= 0; k++) {
        rampPitch = Math.atan2(states[9 * k + 4]!, Math.max(1, length2(states[9 * k + 3]!, states[9 * k + 5]!)));
      }
    },
    update(sample, ground) {
      if (!sample.hasBike) return;
      const { bike } = sample;
      const alone = Math.max(0, Math.min(sample.time, rest) - release);
      const lying = sample.time >= rest;
      turn.setFromAxisAngle(axisY, -sample.course * (sample.bikeReleased ? 0 : 1));
      turn.multiply(tumbling.setFromAxisAngle(axisZ, pitchAt(sample) - 0.42 * alone - 0.05 * alone * alone));
      turn.multiply(tumbling.setFromAxisAngle(axisX, 0.3 * alone + 0.03 * alone * alone));
      if (lying) turn.setFromAxisAngle(axisX, -1.35).premultiply(tumbling.setFromAxisAngle(axisY, 0.7));
      object.quaternion.copy(turn);
      middle.set(0.2, MIDDLE, 0);
      const share = sample.bikeReleased ? Math.min(1, alone / 0.4) : 0;
      // While ridden it turns about the wheels on the ramp, on its own about its middle.
      object.position.set(bike.x, bike.y, bike.z);
      if (share > 0) {
        tumbling.setFromAxisAngle(axisZ, pitchAt(sample));
        object.position.add(middle.applyQuaternion(tumbling));
        middle.set(0.2, MIDDLE, 0).applyQuaternion(turn);
        object.position.sub(middle);
      }
      if (lying || bike.y - ground < 0.2) {
        middle.set(0.2, MIDDLE, 0).applyQuaternion(turn);
        object.position.y = Math.max(object.position.y, ground + (lying ? 0.22 : 0.3) - middle.y);
      }
      const spin = sample.inFlight ? Math.min(sample.time, rest) * 60 : bike.x / 0.34;
      state[BikeState.FrontTurn] = 0.8 * spin;
      state[BikeState.RearTurn] = spin;
      model.pose(state);
    },
    dispose: () => model.dispose(),
  };
}
