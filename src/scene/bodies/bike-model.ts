/** A motocross machine as one skinned mesh, every part that moves on a bone of its own. Frame and measures: `bike-measures.ts`. */
import * as THREE from 'three';
import { length2 } from '../../math/length';
import type { Tier } from '../tiers';
import { type Detail, muddy } from './bike-coats';
import { body } from './bike-frame';
import { forkLegs, steering } from './bike-front';
import {
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
  turnArm,
} from './bike-measures';
import { coil, shockFoot, swingarm } from './bike-rear';
import { wheel } from './bike-wheel';
import { createFinish } from './finish';
import type { Point, Shape } from './shape';

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
const ORIGIN: Point = [0, 0, 0];

const details: Readonly<Record<'low' | 'medium' | 'high', Detail>> = {
  low: { sides: 4, around: 6, steps: 1, knobs: 0, spokes: 8, small: false },
  medium: { sides: 8, around: 12, steps: 2, knobs: 26, spokes: 32, small: true },
  high: { sides: 10, around: 16, steps: 3, knobs: 32, spokes: 36, small: true },
};

/** Parts laid into one shape, each corner with the two bones it follows and the share of the second. */
function assemble(detail: Detail): THREE.BufferGeometry {
  const spring = coil(detail);
  const parts: readonly (readonly [part: Shape, bone: Bone, at: Point])[] = [
    [muddy(body(detail), null), Bone.Frame, ORIGIN],
    [muddy(steering(detail), null), Bone.Steering, ORIGIN],
    [muddy(forkLegs(detail), null), Bone.ForkLegs, ORIGIN],
    [muddy(wheel(true, detail), [0, 0.3]), Bone.FrontWheel, FRONT_AXLE],
    [muddy(swingarm(detail), null), Bone.Swingarm, ORIGIN],
    [muddy(wheel(false, detail), [0, 0.3]), Bone.RearWheel, REAR_AXLE],
    [spring, Bone.ShockFoot, ORIGIN],
    [shockFoot(detail), Bone.ShockFoot, ORIGIN],
  ];
  let corners = 0;
  let indices = 0;
  for (const [part] of parts) {
    corners += part.position.length / 3;
    indices += part.index.length;
  }
  const position = new Float32Array(3 * corners);
  const normal = new Float32Array(3 * corners);
  const colour = new Float32Array(3 * corners);
  const finish = new Float32Array(2 * corners);
  const bones = new Uint8Array(4 * corners);
  const weights = new Float32Array(4 * corners);
  const index = corners > 0xffff ? new Uint32Array(indices) : new Uint16Array(indices);
  let first = 0;
  let filled = 0;
  for (const [part, bone, [x, y, z]] of parts) {
    normal.set(part.normal, 3 * first);
    colour.set(part.colour, 3 * first);
    finish.set(part.finish, 2 * first);
    const { position: own, index: corner } = part;
    for (let i = 0, at = first; i < own.length; i += 3, at++) {
      const high = own[i + 1]! + y;
      position[3 * at] = own[i]! + x;
      position[3 * at + 1] = high;
      position[3 * at + 2] = own[i + 2]! + z;
      if (bone === Bone.ShockFoot) {
        // From the head of the shock, which stands still, to its foot.
        const share = (SHOCK_HEAD[1] - high) / (SHOCK_HEAD[1] - SHOCK_FOOT[1]);
        const follows = part === spring ? Math.min(1, Math.max(0, (share - 0.22) / 0.56)) : 1;
        bones[4 * at] = Bone.Frame;
        bones[4 * at + 1] = Bone.ShockFoot;
        weights[4 * at] = 1 - follows;
        weights[4 * at + 1] = follows;
      } else {
        bones[4 * at] = bone;
        weights[4 * at] = 1;
      }
    }
    for (let i = 0; i < corner.length; i++) index[filled++] = first + corner[i]!;
    first += own.length / 3;
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(position, 3));
  geometry.setAttribute('normal', new THREE.BufferAttribute(normal, 3));
  geometry.setAttribute('color', new THREE.BufferAttribute(colour, 3));
  geometry.setAttribute('finish', new THREE.BufferAttribute(finish, 2));
  geometry.setAttribute('skinIndex', new THREE.BufferAttribute(bones, 4));
  geometry.setAttribute('skinWeight', new THREE.BufferAttribute(weights, 4));
  geometry.setIndex(new THREE.BufferAttribute(index, 1));
  return geometry;
}

const [axisX, axisY] = steeringAxisAt(0.9);
/** Along the fork, up: the line about which it turns. */
const UP_X = -Math.sin(FORK_LEAN);
const UP_Y = Math.cos(FORK_LEAN);
const shockLength = length2(SHOCK_HEAD[0] - SHOCK_FOOT[0], SHOCK_HEAD[1] - SHOCK_FOOT[1]);

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
  const of = (bone: Bone): number[] => bones[bone]!.matrixWorld.elements;
  const steering = of(Bone.Steering);
  const legs = of(Bone.ForkLegs);
  const front = of(Bone.FrontWheel);
  const armTurn = new Float64Array(2);
  const arm = of(Bone.Swingarm);
  const rear = of(Bone.RearWheel);
  const shock = of(Bone.ShockFoot);
  return {
    object,
    // Written number by number into the matrices: numbers handed to functions would be stored away as objects each frame.
    pose(state) {
      const steer = Math.max(-STEERING_LOCK, Math.min(STEERING_LOCK, state[BikeState.Steer]!));
      const c = Math.cos(steer);
      const s = Math.sin(steer);
      // Turned about the line of the fork, which lies in the plane of x and y.
      const xx = c + (1 - c) * UP_X * UP_X;
      const xy = (1 - c) * UP_X * UP_Y;
      const yy = c + (1 - c) * UP_Y * UP_Y;
      steering[0] = xx;
      steering[1] = xy;
      steering[2] = -s * UP_Y;
      steering[4] = xy;
      steering[5] = yy;
      steering[6] = s * UP_X;
      steering[8] = s * UP_Y;
      steering[9] = -s * UP_X;
      steering[10] = c;
      steering[12] = axisX - xx * axisX - xy * axisY;
      steering[13] = axisY - xy * axisX - yy * axisY;
      steering[14] = s * (UP_Y * axisX - UP_X * axisY);
      // The legs slide along that line, which the turn leaves as it is.
      const slide = forkSlide(state[BikeState.FrontTravel]!);
      legs[0] = xx;
      legs[1] = xy;
      legs[2] = -s * UP_Y;
      legs[4] = xy;
      legs[5] = yy;
      legs[6] = s * UP_X;
      legs[8] = s * UP_Y;
      legs[9] = -s * UP_X;
      legs[10] = c;
      legs[12] = steering[12]! + UP_X * slide;
      legs[13] = steering[13]! + UP_Y * slide;
      legs[14] = steering[14]!;
      // Within them the wheel turns about z, and its axle stays where they take it.
      const cf = Math.cos(state[BikeState.FrontTurn]!);
      const sf = -Math.sin(state[BikeState.FrontTurn]!);
      const fx = FRONT_AXLE[0] - cf * FRONT_AXLE[0] + sf * FRONT_AXLE[1];
      const fy = FRONT_AXLE[1] - sf * FRONT_AXLE[0] - cf * FRONT_AXLE[1];
      front[8] = s * UP_Y;
      front[9] = -s * UP_X;
      front[10] = c;
      // Row by row and not in a loop: an element found by a changing index is a number made anew.
      front[0] = cf * legs[0]! + sf * legs[4]!;
      front[1] = cf * legs[1]! + sf * legs[5]!;
      front[2] = cf * legs[2]! + sf * legs[6]!;
      front[4] = cf * legs[4]! - sf * legs[0]!;
      front[5] = cf * legs[5]! - sf * legs[1]!;
      front[6] = cf * legs[6]! - sf * legs[2]!;
      front[12] = legs[12]! + fx * legs[0]! + fy * legs[4]!;
      front[13] = legs[13]! + fx * legs[1]! + fy * legs[5]!;
      front[14] = legs[14]! + fx * legs[2]! + fy * legs[6]!;
      turnArm(state[BikeState.RearTravel]!, armTurn);
      const ca = armTurn[0]!;
      const sa = -armTurn[1]!;
      arm[0] = ca;
      arm[1] = sa;
      arm[4] = -sa;
      arm[5] = ca;
      arm[12] = PIVOT[0] - ca * PIVOT[0] + sa * PIVOT[1];
      arm[13] = PIVOT[1] - sa * PIVOT[0] - ca * PIVOT[1];
      // The turn of the wheel is that against the frame: the arm only takes its axle along.
      const cr = Math.cos(state[BikeState.RearTurn]!);
      const sr = -Math.sin(state[BikeState.RearTurn]!);
      rear[0] = cr;
      rear[1] = sr;
      rear[4] = -sr;
      rear[5] = cr;
      rear[12] = arm[12]! + (ca - cr) * REAR_AXLE[0] - (sa - sr) * REAR_AXLE[1];
      rear[13] = arm[13]! + (sa - sr) * REAR_AXLE[0] + (ca - cr) * REAR_AXLE[1];
      const squeezed = shockStroke(state[BikeState.RearTravel]!) / shockLength;
      shock[12] = (SHOCK_HEAD[0] - SHOCK_FOOT[0]) * squeezed;
      shock[13] = (SHOCK_HEAD[1] - SHOCK_FOOT[1]) * squeezed;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      object.skeleton.dispose();
    },
  };
}
