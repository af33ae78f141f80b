/** Cameras on heads: the jumper's own eyes, and the film's camera on the helmet of the one who falls ahead. */
import * as THREE from 'three';
import type { Posture } from '../../jumps/jump';
import { mix, smoothstep } from '../../math/smooth';
import { chase } from './chase';
import { lensFor, type Shot, type Take } from './shot';

/** Where the eyes are in the frame of the hips, m, and where they look: angle from the front of the body to its head, rad. */
interface Gaze {
  readonly x: number;
  readonly y: number;
  readonly raised: number;
}

const gazes: Readonly<Record<Posture, Gaze>> = {
  standing: { x: 0.24, y: 0.74, raised: -0.15 },
  dive: { x: 0.25, y: 0.76, raised: 0.85 },
  belly: { x: 0.18, y: 0.8, raised: 1.02 },
  riding: { x: 0.36, y: 0.7, raised: -0.36 },
  upright: { x: 0.2, y: 0.76, raised: 0.3 },
  track: { x: 0.24, y: 0.76, raised: 1.22 },
  pull: { x: 0.18, y: 0.8, raised: 0.95 },
  hanging: { x: 0.27, y: 0.74, raised: -0.4 },
  flaring: { x: 0.27, y: 0.74, raised: -0.5 },
};

const offset = new THREE.Vector3();
const ahead = new THREE.Vector3();

/** Through the eyes of the jumper. */
export function fromTheHelmet({ sample, cast }: Take, shot: Shot): void {
  const from = gazes[sample.postureFrom];
  const to = gazes[sample.postureTo];
  const share = smoothstep(sample.postureShare);
  const raised = mix(from.raised, to.raised, share);
  offset.set(mix(from.x, to.x, share), mix(from.y, to.y, share), 0).applyQuaternion(cast.turn);
  shot.eye.copy(cast.hips).add(offset);
  ahead.set(Math.cos(raised), Math.sin(raised), 0).applyQuaternion(cast.turn);
  shot.target.copy(shot.eye).addScaledVector(ahead, 10);
  shot.up.set(-Math.sin(raised), Math.cos(raised), 0).applyQuaternion(cast.turn);
  shot.angle = 1.25;
  shot.shake = 0.8;
  shot.clearance = 0.3;
  // The eyes promise to show nothing but what lies ahead of them.
  shot.subject.copy(shot.target);
  shot.radius = 0.5;
}

const face = new THREE.Vector3();

/** From the helmet of the cameraman, looking at the jumper; where nobody films, the camera that goes along. */
export function fromTheCameraman(take: Take, shot: Shot): void {
  const { sample, cues, cast, zoom } = take;
  if (!sample.hasCameraman || sample.time > cues.filmed.gone) {
    chase(take, shot);
    return;
  }
  shot.worn = true;
  shot.eye.copy(cast.lens);
  const distance = shot.eye.distanceTo(cast.hips);
  // Near, it is the head and shoulders that he keeps in the picture.
  const close = 1 - smoothstep((distance - 0.9) / 2.6);
  face.set(0.1, 0.6, 0).applyQuaternion(cast.turn).add(cast.hips);
  shot.subject.lerp(face, close);
  shot.radius = mix(shot.radius, 0.2, close);
  shot.target.copy(shot.subject);
  shot.shake = 0.7;
  lensFor(shot, (mix(3.2, 1.5, close) + 0.16 * Math.min(distance, 70) + 8 * take.open) * zoom);
}
