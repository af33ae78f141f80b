/** A motocross machine as one skinned mesh, every part that moves on a bone of its own. Frame and measures: `bike-measures.ts`. */
import * as THREE from 'three';
import { length2 } from '../../math/length';
import type { Tier } from '../tiers';
import { type Detail, muddy } from './bike-coats';
import { body } from './bike-frame';
import { forkLegs, steering } from './bike-front';
import {
  armTurn,
  FORK_LEAN,
  FRONT_AXLE,
  forkSlide,
  PIVOT,
  REAR_AXLE,
  SHOCK_FOOT,
  SHOCK_HEAD,
  STEERING_LOCK,
  shockStroke,
  steeringAxisAt,
} from './bike-measures';
import { coil, shockFoot, swingarm } from './bike-rear';
import { wheel } from './bike-wheel';
import { createFinish, geometryOf } from './finish';
import { createShape, type Shape } from './pieces';

/** Numbers of a pose, in this order: travel of front and rear in m, turns of front and rear wheel and of the bars in rad. */
export enum BikeState {
  FrontTravel,
  RearTravel,
  FrontTurn,
  RearTurn,
  Steer,
}
export const BIKE_STATE_SIZE = 5;

export interface BikeModel {
  readonly object: THREE.SkinnedMesh;
  /**
   * Moves wheels, springs and bars.
   *
   * @param state  see `BikeState`; wheels turn forwards and bars to the left with growing angles
   */
  pose(state: Float64Array): void;
  dispose(): void;
}

enum Bone {
  Frame,
  Steering,
  ForkLegs,
  FrontWheel,
  Swingarm,
  RearWheel,
  ShockFoot,
}
const BONES = 7;

const details: Readonly<Record<'low' | 'medium' | 'high', Detail>> = {
  low: { sides: 4, around: 6, steps: 1, knobs: 0, spokes: 8, small: false },
  medium: { sides: 8, around: 12, steps: 2, knobs: 26, spokes: 32, small: true },
  high: { sides: 10, around: 16, steps: 3, knobs: 32, spokes: 36, small: true },
};

/** Parts laid into one shape, each corner with the two bones it follows and the share of the second. */
function assemble(detail: Detail): THREE.BufferGeometry {
  const whole = createShape();
  const bones: number[] = [];
  const weights: number[] = [];
  const add = (part: Shape, bone: Bone, at: readonly number[] = [0, 0, 0]): void => {
    const first = whole.position.length / 3;
    for (let i = 0; i < part.position.length; i += 3) {
      const [x, y, z] = [part.position[i]! + at[0]!, part.position[i + 1]! + at[1]!, part.position[i + 2]! + at[2]!];
      whole.position.push(x, y, z);
      if (bone === Bone.ShockFoot) {
        // From the head of the shock, which stands still, to its foot.
        const share = (SHOCK_HEAD[1] - y) / (SHOCK_HEAD[1] - SHOCK_FOOT[1]);
        const follows = part === spring ? Math.min(1, Math.max(0, (share - 0.22) / 0.56)) : 1;
        bones.push(Bone.Frame, Bone.ShockFoot, 0, 0);
        weights.push(1 - follows, follows, 0, 0);
      } else {
        bones.push(bone, 0, 0, 0);
        weights.push(1, 0, 0, 0);
      }
    }
    for (const key of ['normal', 'colour', 'finish'] as const) for (const v of part[key]) whole[key].push(v);
    for (const corner of part.index) whole.index.push(first + corner);
  };
  const spring = coil(detail);
  add(muddy(body(detail), null), Bone.Frame);
  add(muddy(steering(detail), null), Bone.Steering);
  add(muddy(forkLegs(detail), null), Bone.ForkLegs);
  add(muddy(wheel(true, detail), [0, 0.3]), Bone.FrontWheel, FRONT_AXLE);
  add(muddy(swingarm(detail), null), Bone.Swingarm);
  add(muddy(wheel(false, detail), [0, 0.3]), Bone.RearWheel, REAR_AXLE);
  add(spring, Bone.ShockFoot);
  add(shockFoot(detail), Bone.ShockFoot);
  const geometry = geometryOf(whole);
  geometry.setAttribute('skinIndex', new THREE.Uint8BufferAttribute(bones, 4));
  geometry.setAttribute('skinWeight', new THREE.Float32BufferAttribute(weights, 4));
  return geometry;
}

const [axisX, axisY] = steeringAxisAt(0.9);
const steeringAxis = new THREE.Vector3(-Math.sin(FORK_LEAN), Math.cos(FORK_LEAN), 0);
const shockLength = length2(SHOCK_HEAD[0] - SHOCK_FOOT[0], SHOCK_HEAD[1] - SHOCK_FOOT[1]);
const Z = new THREE.Vector3(0, 0, 1);
const turn = new THREE.Quaternion();
const place = new THREE.Vector3();
const unit = new THREE.Vector3(1, 1, 1);
const spin = new THREE.Matrix4();

/** A turn about a line through a point. */
function turnAbout(out: THREE.Matrix4, axis: THREE.Vector3, angle: number, x: number, y: number): THREE.Matrix4 {
  turn.setFromAxisAngle(axis, angle);
  place.set(-x, -y, 0).applyQuaternion(turn);
  place.x += x;
  place.y += y;
  return out.compose(place, turn, unit);
}

export function createBikeModel(tier: Tier): BikeModel {
  const shiny = tier.samples > 0;
  const geometry = assemble(shiny ? (tier.roundness > 16 ? details.high : details.medium) : details.low);
  const material = createFinish(shiny);
  const object = new THREE.SkinnedMesh(geometry, material);
  object.bindMode = THREE.DetachedBindMode;
  object.frustumCulled = false;
  object.boundingSphere = new THREE.Sphere(new THREE.Vector3(0, 0.6, 0), 1.3);
  object.castShadow = true;
  object.receiveShadow = true;
  const bones = Array.from({ length: BONES }, () => {
    const bone = new THREE.Bone();
    bone.matrixAutoUpdate = false;
    bone.matrixWorldAutoUpdate = false;
    return bone;
  });
  object.bind(new THREE.Skeleton(bones), new THREE.Matrix4());
  const at = (bone: Bone): THREE.Matrix4 => bones[bone]!.matrixWorld;
  return {
    object,
    pose(state) {
      const steer = Math.max(-STEERING_LOCK, Math.min(STEERING_LOCK, state[BikeState.Steer]!));
      turnAbout(at(Bone.Steering), steeringAxis, steer, axisX, axisY);
      const slide = forkSlide(state[BikeState.FrontTravel]!);
      spin.makeTranslation(steeringAxis.x * slide, steeringAxis.y * slide, 0);
      at(Bone.ForkLegs).multiplyMatrices(at(Bone.Steering), spin);
      turnAbout(spin, Z, -state[BikeState.FrontTurn]!, FRONT_AXLE[0], FRONT_AXLE[1]);
      at(Bone.FrontWheel).multiplyMatrices(at(Bone.ForkLegs), spin);
      const swing = -armTurn(state[BikeState.RearTravel]!);
      turnAbout(at(Bone.Swingarm), Z, swing, PIVOT[0], PIVOT[1]);
      // Its turn is that against the frame: what the arm turns it by is taken back.
      turnAbout(spin, Z, -swing - state[BikeState.RearTurn]!, REAR_AXLE[0], REAR_AXLE[1]);
      at(Bone.RearWheel).multiplyMatrices(at(Bone.Swingarm), spin);
      const squeezed = shockStroke(state[BikeState.RearTravel]!) / shockLength;
      at(Bone.ShockFoot).makeTranslation(
        (SHOCK_HEAD[0] - SHOCK_FOOT[0]) * squeezed,
        (SHOCK_HEAD[1] - SHOCK_FOOT[1]) * squeezed,
        0,
      );
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      object.skeleton.dispose();
    },
  };
}
