import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { blendPoses, POSE_SIZE, poses } from '../../src/bake/postures';
import { createFigure, HIP_HEIGHT } from '../../src/scene/bodies/figure';
import { militaryKit } from '../../src/scene/bodies/kits';

describe('figure', () => {
  const pose = new Float64Array(POSE_SIZE);
  const figure = createFigure(militaryKit, 8, false);

  it('stands on its soles', () => {
    figure.pose(poses.standing);
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
      blendPoses(poses.standing, poses[posture], Float64Array.of(0.6), pose);
      figure.pose(pose);
      const [shoulder, elbow] = [3, 4].map((b) =>
        new THREE.Vector3().setFromMatrixPosition(figure.object.skeleton.bones[b]!.matrixWorld),
      );
      expect(shoulder!.distanceTo(elbow!)).toBeCloseTo(0.285, 6);
    }
  });
});
