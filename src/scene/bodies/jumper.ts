/** The jumper at one instant: how he is held, how he lies in the air, where his hips are. */

import * as THREE from 'three';
import { attitudeAt, hipsAt, pullDirection } from '../../bake/attitude';
import type { JumperBake } from '../../bake/jumper';
import { blendPoses, POSE_SIZE, reachFor } from '../../bake/postures';
import { createScript, eased, poseAt, type Script, TOGGLES } from '../../bake/script';
import { HIP_HEIGHT } from '../../bake/skeleton';
import { stretchAt } from '../../bake/stretches';
import { swingAt } from '../../bake/swing-frames';
import type { SettingName } from '../../jumps/jump';
import { smoothstep } from '../../math/smooth';
import type { Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Builder } from '../build/builder';
import type { Settle } from '../surface';
import type { Tier } from '../tiers';
import { createFigure } from './figure';
import { militaryKit, riderKit } from './kits';

export interface Jumper {
  readonly object: THREE.Object3D;
  /** Unit vector from the shoulders to the canopy. */
  readonly towards: THREE.Vector3;
  /** Settles once there is something to see of him. */
  readonly dressed: Promise<unknown>;
  setRecording(recording: Recording): void;
  setBake(baked: JumperBake | null): void;
  /** Clothes that do not ripple. */
  setCalm(calm: boolean): void;
  /**
   * @param pitch  nose-up angle of the bike under the rider in its first place, rad
   */
  update(sample: Sample, pitch: Float64Array, settle: Settle): void;
  /** Under the open canopy: takes the toggles, which the canopy has by now. To be called after `update`. */
  holdToggles(left: THREE.Vector3, right: THREE.Vector3): void;
  dispose(): void;
}

const pose = new Float64Array(POSE_SIZE);
const played = new Float64Array(POSE_SIZE);
const turn = new Float64Array(4);
const pull = new Float64Array(3);
const hips = new Float64Array(3);
/** On the ground under the hips. */
const below = new THREE.Vector3();
const moment = new Float64Array(1);
const share = new Float64Array(1);
const fade = new Float64Array(1);
const goal = new Float64Array(3);
const hand = new THREE.Vector3();
const down = new THREE.Vector3();
const inverse = new THREE.Quaternion();
/** Time, s, and dynamic pressure, Pa. */
const wind = new Float64Array(2);

/** Below this height the feet reach for the ground, m; for this long after the exit they leave the floor, s. */
const NEAR_GROUND = 0.7;
const STEP_OFF = 0.35;
/** Above this height nothing of the body can touch the ground, m. */
const NEARBY = 3;
/** How far the fingers close about handlebars, toggles and risers, and about nothing, rad. */
const BARS = 1.1;
const TOGGLE = 0.9;
const LOOSE = 0;
/** So long before line stretch nothing is out of the container yet, s. */
const PACKED = 3;
/** After the end the bake gives way within this time, s. */
const FADE = 0.4;

export function createJumper(setting: SettingName, tier: Tier, builder: Builder): Jumper {
  const kit = setting === 'desert' ? militaryKit : riderKit;
  const figure = createFigure(kit, tier.roundness, tier.samples > 0, builder);
  const { object } = figure;
  const towards = new THREE.Vector3(0, 1, 0);
  let script: Script | null = null;
  let baked: JumperBake | null = null;
  let broken = false;
  let isCalm = false;
  /** How firmly the hands hold the toggles, 0 to 1. */
  const holding = new Float64Array(1);

  /** Height of the hips above the ground or floor below them, from the joints as they are posed. */
  function placeOnGround(sample: Sample): void {
    const ground = below.y;
    const above = sample.y - ground;
    if (sample.inFlight && sample.time > STEP_OFF && above > NEARBY) return;
    const onFloor = sample.hasBike ? 0 : sample.inFlight ? 1 - smoothstep(sample.time / STEP_OFF) : 1;
    const near = sample.inFlight ? 1 - smoothstep(above / NEAR_GROUND) : 0;
    const grounded = Math.max(onFloor, near);
    down.set(0, -1, 0).applyQuaternion(inverse.copy(object.quaternion).invert());
    const low = figure.reachAlong(down);
    const { position } = object;
    position.y += (low - HIP_HEIGHT) * grounded;
    if (sample.inFlight) position.y = Math.max(position.y, ground + low);
  }

  return {
    object,
    towards,
    dressed: figure.dressed,
    setRecording(recording) {
      script = createScript(recording);
      baked = null;
      broken = recording.ending === 'impact' || recording.ending === 'wallStrike';
    },
    setBake(next) {
      baked = next;
    },
    setCalm(calm) {
      isCalm = calm;
    },
    update(sample, pitch, settle) {
      if (!script) return;
      const since = sample.sinceEnd;
      moment[0] = sample.time + since;
      fade[0] = sample.isOver ? (broken ? 0 : 1 - smoothstep(since / FADE)) : 1;
      poseAt(script, moment, pose);
      if (baked) {
        stretchAt(baked.limbs, moment, played, share);
        share[0]! *= fade[0]!;
        if (share[0]! > 0) blendPoses(pose, played, share, pose);
      }
      const steers = sample.phase === 'canopy' || sample.phase === 'flare';
      const rides = sample.hasBike && sample.time < script.release;
      figure.grip.fill(rides ? BARS : sample.phase === 'inflation' || steers ? TOGGLE : LOOSE);
      figure.pose(pose);

      attitudeAt(script, sample, moment, pitch, turn);
      if (sample.time > script.lineStretch - PACKED) {
        pullDirection(script, sample, pull);
        if (baked) swingAt(baked.swing, moment, pull, turn, fade);
        towards.fromArray(pull);
      } else {
        towards.set(0, 1, 0);
      }
      hipsAt(script, sample, moment, pitch, hips);
      object.position.x = sample.x + hips[0]!;
      object.position.y = sample.y + hips[1]!;
      object.position.z = sample.z + hips[2]!;
      object.quaternion.fromArray(turn);
      settle(below.copy(object.position));
      placeOnGround(sample);

      holding[0] = steers
        ? eased((sample.time - script.inflated - TOGGLES[0]) / TOGGLES[1]) * (1 - eased(since / 0.3))
        : 0;
      const alongX = sample.vx - sample.windX;
      const alongZ = sample.vz - sample.windZ;
      wind[0] = sample.time;
      wind[1] =
        isCalm || sample.isOver || sample.phase === 'aboard'
          ? 0
          : 0.5 * sample.airDensity * (alongX * alongX + sample.vy * sample.vy + alongZ * alongZ);
      figure.ripple(wind);
    },
    holdToggles(left, right) {
      if (!(holding[0]! > 0)) return;
      inverse.copy(object.quaternion).invert();
      for (let i = 0; i < 2; i++) {
        hand
          .copy(i === 0 ? right : left)
          .sub(object.position)
          .applyQuaternion(inverse)
          .toArray(goal);
        reachFor(pose, i === 0 ? 1 : -1, goal, holding);
      }
      figure.pose(pose);
    },
    dispose: () => figure.dispose(),
  };
}
