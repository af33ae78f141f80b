/** A motocross bike at one instant: as rigid bodies have it once that is baked; until then stiff, and turning over at a steady rate. */

import * as THREE from 'three';
import { framesAt } from '../../bake/bake';
import { BIKE, BIKE_WIDTH, type BikeBake } from '../../bake/bike-frames';
import { length2 } from '../../math/length';
import { eventTime, type Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Settle } from '../surface';
import type { Tier } from '../tiers';
import { SADDLE, SAG } from './bike-measures';
import { BIKE_STATE_SIZE, BikeState, createBikeModel } from './bike-model';

/** Height of the middle about which it tumbles. */
const MIDDLE = 0.55;
/** After the release the rider comes back to the recorded path in this time, s. */
const PARTING = 0.8;

export interface Bike {
  readonly object: THREE.Object3D;
  readonly middle: THREE.Vector3;
  /** Where the recorded point of the ride lies on the machine less where it is recorded, m, as far as it still holds the rider. */
  readonly shift: THREE.Vector3;
  setRecording(recording: Recording): void;
  /** What rigid bodies make of the bike of this recording; null while it is not known. */
  setBake(bake: BikeBake | null): void;
  update(sample: Sample, settle: Settle): void;
  /** Nose-up angle at that moment, rad, in the first place: rider and bike share it until the release. */
  readonly pitch: Float64Array;
  dispose(): void;
}

const turn = new THREE.Quaternion();
const tumbling = new THREE.Quaternion();
const axisY = new THREE.Vector3(0, 1, 0);
const axisX = new THREE.Vector3(1, 0, 0);
const axisZ = new THREE.Vector3(0, 0, 1);
const aside = new THREE.Vector3();
const saddle = new THREE.Vector3();
const frame = new Float64Array(BIKE_WIDTH);
const moment = new Float64Array(1);
/** On the ground under the bike. */
const under = new THREE.Vector3();

export function createBike(tier: Tier): Bike {
  const object = new THREE.Group();
  const model = createBikeModel(tier);
  object.add(model.object);
  const state = new Float64Array(BIKE_STATE_SIZE);
  const pitch = new Float64Array(1);
  const middle = new THREE.Vector3();
  const shift = new THREE.Vector3();
  /** Recorded point at the release, and the shift there. */
  const parting = new THREE.Vector3();
  const partedBy = new THREE.Vector3();
  let release = 0;
  let rest = Number.POSITIVE_INFINITY;
  let rampPitch = 0;
  let bake: BikeBake | null = null;

  const stiffPitchAt = (sample: Sample): number => {
    if (!sample.inFlight) return Math.atan2(sample.vy, Math.max(1, length2(sample.vx, sample.vz)));
    // Off the ramp the nose sinks slowly: the rider's weight is behind the middle and the wheels still turn.
    const t = Math.max(0, Math.min(sample.time, release));
    return rampPitch - 0.22 * t - 0.1 * t * t;
  };

  /** Where the machine has the recorded point at the moment of the frame in hand. */
  function saddleOf(out: THREE.Vector3): void {
    turn.fromArray(frame, BIKE.orientation).normalize();
    out.set(SADDLE, 0, 0).applyQuaternion(turn);
    out.x += frame[BIKE.position]!;
    out.y += frame[BIKE.position + 1]!;
    out.z += frame[BIKE.position + 2]!;
  }

  function play(sample: Sample, { frames }: BikeBake): void {
    moment[0] = sample.time;
    framesAt(frames, moment, frame);
    saddleOf(saddle);
    object.quaternion.copy(turn);
    object.position.fromArray(frame, BIKE.position);
    state[BikeState.FrontTravel] = frame[BIKE.front]!;
    state[BikeState.RearTravel] = frame[BIKE.rear]!;
    state[BikeState.FrontTurn] = frame[BIKE.frontTurn]!;
    state[BikeState.RearTurn] = frame[BIKE.rearTurn]!;
    state[BikeState.Steer] = frame[BIKE.steer]!;
    if (sample.time < release) {
      shift.x = saddle.x - sample.x;
      shift.y = saddle.y - sample.y;
      shift.z = saddle.z - sample.z;
    } else {
      const gone = Math.min(1, (sample.time - release) / PARTING);
      const held = 1 - gone * gone * (3 - 2 * gone);
      shift.x = held * partedBy.x;
      shift.y = held * partedBy.y;
      shift.z = held * partedBy.z;
    }
  }

  function poseStiffly(sample: Sample, settle: Settle): void {
    const { bike } = sample;
    settle(under.set(bike.x, 0, bike.z));
    const alone = Math.max(0, Math.min(sample.time, rest) - release);
    const lying = sample.time >= rest;
    turn.setFromAxisAngle(axisY, -sample.course * (sample.bikeReleased ? 0 : 1));
    turn.multiply(tumbling.setFromAxisAngle(axisZ, stiffPitchAt(sample) - 0.42 * alone - 0.05 * alone * alone));
    turn.multiply(tumbling.setFromAxisAngle(axisX, 0.3 * alone + 0.03 * alone * alone));
    if (lying) turn.setFromAxisAngle(axisX, -1.35).premultiply(tumbling.setFromAxisAngle(axisY, 0.7));
    object.quaternion.copy(turn);
    // While ridden it turns about the recorded point, on its own about its middle.
    object.position.set(bike.x, bike.y, bike.z);
    const share = sample.bikeReleased ? Math.min(1, alone / 0.4) : 0;
    if (share > 0) {
      tumbling.setFromAxisAngle(axisZ, stiffPitchAt(sample));
      object.position.add(aside.set(-SADDLE, MIDDLE, 0).applyQuaternion(tumbling));
      object.position.sub(aside.set(-SADDLE, MIDDLE, 0).applyQuaternion(turn));
    }
    if (lying || bike.y - under.y < 0.2) {
      aside.set(-SADDLE, MIDDLE, 0).applyQuaternion(turn);
      object.position.y = Math.max(object.position.y, under.y + (lying ? 0.22 : 0.3) - aside.y);
    }
    object.position.sub(saddle.set(SADDLE, 0, 0).applyQuaternion(turn));
    const spin = sample.inFlight ? Math.min(sample.time, rest) * 60 : bike.x / 0.34;
    state[BikeState.FrontTravel] = SAG;
    state[BikeState.RearTravel] = SAG;
    state[BikeState.FrontTurn] = 0.8 * spin;
    state[BikeState.RearTurn] = spin;
    state[BikeState.Steer] = 0;
    shift.set(0, 0, 0);
  }

  function readPitch(sample: Sample): void {
    if (!bake) {
      pitch[0] = stiffPitchAt(sample);
      return;
    }
    moment[0] = Math.min(sample.time, release);
    framesAt(bake.frames, moment, frame);
    // It pitches and nothing else as long as it is ridden.
    pitch[0] = 2 * Math.atan2(frame[BIKE.orientation + 2]!, frame[BIKE.orientation + 3]!);
  }

  return {
    object,
    middle,
    shift,
    pitch,
    setRecording(recording) {
      object.visible = recording.hasBike;
      release = eventTime(recording, 'release') ?? recording.end;
      rest = eventTime(recording, 'bikeImpact') ?? Number.POSITIVE_INFINITY;
      const { times, states, count } = recording.track;
      rampPitch = 0;
      for (let k = 0; k < count && times[k]! <= 0; k++) {
        rampPitch = Math.atan2(states[9 * k + 4]!, Math.max(1, length2(states[9 * k + 3]!, states[9 * k + 5]!)));
      }
      if (recording.bike) parting.fromArray(recording.bike.states);
      bake = null;
    },
    setBake(next) {
      bake = next;
      if (!bake) return;
      moment[0] = release;
      framesAt(bake.frames, moment, frame);
      saddleOf(partedBy);
      partedBy.sub(parting);
    },
    update(sample, settle) {
      readPitch(sample);
      if (!sample.hasBike) return;
      if (bake) play(sample, bake);
      else poseStiffly(sample, settle);
      model.pose(state);
      middle.set(0, MIDDLE, 0).applyQuaternion(object.quaternion).add(object.position);
    },
    dispose: () => model.dispose(),
  };
}
