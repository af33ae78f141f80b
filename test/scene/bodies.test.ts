import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { blendPose, flutter, POSE_SIZE } from '../../src/bake/postures';
import { createSample, type Sample } from '../../src/recording/sample';
import { attitudeOf, loadDirection } from '../../src/scene/bodies/attitude';
import { createFigure, HIP_HEIGHT } from '../../src/scene/bodies/figure';
import { militaryKit } from '../../src/scene/bodies/kits';

describe('figure', () => {
  const pose = new Float64Array(POSE_SIZE);
  const figure = createFigure(militaryKit, 8, false);

  it('stands on its soles', () => {
    blendPose('standing', 'standing', 1, pose);
    figure.pose(pose);
    expect(figure.reachAlong(new THREE.Vector3(0, -1, 0))).toBeCloseTo(HIP_HEIGHT, 1);
  });

  it('is about 1.8 m tall and faces forward', () => {
    figure.object.geometry.computeBoundingBox();
    const box = figure.object.geometry.boundingBox!;
    expect(box.max.y - box.min.y).toBeGreaterThan(1.7);
    expect(box.max.y - box.min.y).toBeLessThan(1.9);
  });

  it('keeps the length of its limbs in every posture', () => {
    for (const posture of ['dive', 'belly', 'riding', 'track', 'pull', 'hanging', 'flaring', 'upright'] as const) {
      blendPose('standing', posture, 0.6, pose);
      flutter(pose, 12.3, 0.05);
      figure.pose(pose);
      const [shoulder, elbow] = [3, 4].map((b) =>
        new THREE.Vector3().setFromMatrixPosition(figure.object.skeleton.bones[b]!.matrixWorld),
      );
      expect(shoulder!.distanceTo(elbow!)).toBeCloseTo(0.285, 6);
    }
  });
});

/** A body at rest in still air, changed as asked. */
function sampleWith(change: object): Sample {
  const rest = {
    x: 0,
    y: 0,
    z: 0,
    vx: 0,
    vy: 0,
    vz: 0,
    ax: 0,
    ay: 0,
    az: 0,
    windX: 0,
    windZ: 0,
    course: 0,
    bankSine: 0,
  };
  return Object.assign(createSample(), rest, { gravity: 9.8, inFlight: true }, change);
}

describe('attitude', () => {
  const head = (posture: Parameters<typeof attitudeOf>[0], change: object): THREE.Vector3 => {
    const turn = new THREE.Quaternion();
    attitudeOf(posture, sampleWith(change), 0, turn);
    return new THREE.Vector3(0, 1, 0).applyQuaternion(turn);
  };
  const front = (posture: Parameters<typeof attitudeOf>[0], change: object): THREE.Vector3 => {
    const turn = new THREE.Quaternion();
    attitudeOf(posture, sampleWith(change), 0, turn);
    return new THREE.Vector3(1, 0, 0).applyQuaternion(turn);
  };

  it('dives head down and lies on the belly face down', () => {
    expect(head('dive', { vy: -80 }).y).toBeLessThan(-0.8);
    expect(front('belly', { vy: -50 }).y).toBeLessThan(-0.95);
    expect(head('belly', { vy: -50 }).x).toBeGreaterThan(0.9);
  });

  it('turns the belly into the wind of the flight', () => {
    expect(front('belly', { vx: 70, vy: 0 }).x).toBeGreaterThan(0.95);
  });

  it('faces where the canopy flies', () => {
    expect(front('hanging', { course: Math.PI / 2, vy: -4, inflation: 1 }).z).toBeGreaterThan(0.9);
  });

  it('finds a direction for the lines without load and without speed', () => {
    const out = loadDirection(sampleWith({ ay: -9.8 }), new THREE.Vector3());
    expect(out.length()).toBeCloseTo(1, 9);
  });
});
