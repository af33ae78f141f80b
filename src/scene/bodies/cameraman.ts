/**
 * Who films the jump, camera on the helmet: leaves head up, leans back the more the jumper is above, and turns head down to fall
 * beside a diver face to face; with one who lies on the belly he lies on his back below.
 */
import * as THREE from 'three';
import { blendPoses, POSE_SIZE, poses } from '../../bake/postures';
import { HIP_HEIGHT } from '../../bake/skeleton';
import { smoothstep } from '../../math/smooth';
import type { Sample } from '../../recording/sample';
import type { Builder } from '../build/builder';
import type { Tier } from '../tiers';
import { createFigure } from './figure';
import { cameramanKit } from './kits';

export interface Cameraman {
  readonly object: THREE.Object3D;
  /** Where the lens on his helmet is, m. */
  readonly lens: THREE.Vector3;
  /** Out of the picture while it is taken with his camera. */
  wear(worn: boolean): void;
  /** @param jumper  middle of whom he films, m */
  update(sample: Sample, jumper: THREE.Vector3): void;
  dispose(): void;
}

/** Seen from nearer than this he is worth his corners, m. */
const FARTHEST = 700;
/** Corners around a limb: no camera comes close. */
const CORNERS = 12;
/** Falls so far, m, until he has turned from standing to lying on the air. */
const TURNED = 9;

const pose = new Float64Array(POSE_SIZE);
const share = new Float64Array(1);
/** Turns over between these distances, m, so that the two are face to face when they meet. */
const TURNS_OVER = [14, 4] as const;
const facing = new THREE.Vector3();
const basis = new THREE.Matrix4();
/** Head up, and a little against the flight: the line of his body is then never that to the jumper. */
const headward = new THREE.Vector3(-0.37, 0.93, 0);
const lensPlace = new THREE.Vector3(0.2, 0.82, 0.08);

/**
 * The axes of who looks along a line, head up or with a lean headward square to it, turned over about the look by so much, rad.
 * In plain numbers into the matrix: vectors store each new number away as an object.
 */
function turnTo(out: number[], look: THREE.Vector3, lies: number, turned: number): void {
  const scale = 1 / (Math.sqrt(look.x * look.x + look.y * look.y + look.z * look.z) || 1);
  const fx = look.x * scale;
  const fy = look.y * scale;
  const fz = look.z * scale;
  let x = lies * headward.x;
  let y = lies * headward.y + 1 - lies;
  let z = lies * headward.z;
  const along = x * fx + y * fy + z * fz;
  x -= along * fx;
  y -= along * fy;
  z -= along * fz;
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  x /= length;
  y /= length;
  z /= length;
  // What is to the right before the turn and after it.
  const rx = fy * z - fz * y;
  const ry = fz * x - fx * z;
  const rz = fx * y - fy * x;
  const c = Math.cos(turned);
  const s = Math.sin(turned);
  out[0] = fx;
  out[1] = fy;
  out[2] = fz;
  out[4] = c * x + s * rx;
  out[5] = c * y + s * ry;
  out[6] = c * z + s * rz;
  out[8] = c * rx - s * x;
  out[9] = c * ry - s * y;
  out[10] = c * rz - s * z;
}

export function createCameraman(tier: Tier, builder: Builder): Cameraman {
  const figure = createFigure(cameramanKit, Math.min(tier.roundness, CORNERS), tier.samples > 0, builder);
  const object = new THREE.Group();
  object.add(figure.object);
  const body = figure.object;
  const lens = new THREE.Vector3();
  return {
    object,
    lens,
    wear(worn) {
      body.visible = !worn;
    },
    update({ cameraman, hasCameraman, y, vy, postureFrom, postureTo, postureShare }, jumper) {
      object.visible = hasCameraman;
      if (!hasCameraman) return;
      body.position.x = cameraman.x;
      body.position.y = cameraman.y + HIP_HEIGHT;
      body.position.z = cameraman.z;
      facing.copy(jumper).sub(body.position);
      const distance = Math.sqrt(facing.x * facing.x + facing.y * facing.y + facing.z * facing.z);
      object.visible = distance < FARTHEST;
      // Aboard he stands; in the air he lies back as the jumper rises over him.
      share[0] = smoothstep((y - cameraman.y) / TURNED + (cameraman.vy < -12 ? 1 : 0));
      blendPoses(poses.standing, poses.upright, share, pose);
      figure.pose(pose);
      const dives = (postureFrom === 'dive' ? 1 - postureShare : 0) + (postureTo === 'dive' ? postureShare : 0);
      const near =
        smoothstep((TURNS_OVER[0] - distance) / (TURNS_OVER[0] - TURNS_OVER[1])) * smoothstep((-vy - 20) / 30);
      turnTo(basis.elements, facing, share[0]!, Math.PI * dives * near);
      body.quaternion.setFromRotationMatrix(basis);
      lens.copy(lensPlace).applyQuaternion(body.quaternion).add(body.position);
    },
    dispose: () => figure.dispose(),
  };
}
