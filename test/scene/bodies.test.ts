import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { createSample, type Sample } from '../../src/recording/sample';
import { attitudeOf, loadDirection } from '../../src/scene/bodies/attitude';
import { CORNERS_ALONG, canopySize, cornersAcross, skinCorner } from '../../src/scene/bodies/canopy-shape';
import { createFigure, HIP_HEIGHT } from '../../src/scene/bodies/figure';
import { militaryKit } from '../../src/scene/bodies/kits';
import { blendPose, flutter, POSE_SIZE } from '../../src/bake/postures';

describe('canopy', () => {
  const corners = (inflation: number): THREE.Box3 => {
    const size = canopySize(34.4, 9);
    const out = new Float64Array(3);
    const box = new THREE.Box3();
    for (let i = 0; i < cornersAcross(9); i++) {
      for (let j = 0; j < CORNERS_ALONG; j++) {
        skinCorner(size, i, j, inflation, 0, 0, out);
        box.expandByPoint(new THREE.Vector3(...out));
      }
    }
    return box;
  };

  it('of 370 square feet spans about nine metres and is twice and a half as wide as deep', () => {
    const { span, chord } = canopySize(34.4, 9);
    expect(span * chord).toBeCloseTo(34.4, 6);
    expect(span).toBeGreaterThan(9);
    expect(span).toBeLessThan(9.8);
  });

  it('arcs over its lines: a projected span of four fifths of the flat one', () => {
    const box = corners(1);
    const { span } = canopySize(34.4, 9);
    expect((box.max.z - box.min.z) / span).toBeGreaterThan(0.78);
    expect((box.max.z - box.min.z) / span).toBeLessThan(1);
  });

  it('spreads as it fills', () => {
    const width = (inflation: number): number => {
      const box = corners(inflation);
      return box.max.z - box.min.z;
    };
    expect(width(0)).toBeLessThan(0.25 * width(1));
    expect(width(0.3)).toBeLessThan(width(0.6));
  });
});

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
