import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { createFrame, type Frame, fitCamera, type Insets, layOut } from '../../src/scene/viewport';

/** Where a camera that looks at a point draws it, px from the upper left of the canvas. */
function seenAt(frame: Frame, angle: number): { readonly x: number; readonly y: number } {
  const camera = new THREE.PerspectiveCamera();
  const target = new THREE.Vector3(40, 1_200, -7);
  camera.position.set(33, 1_204, 2);
  camera.lookAt(target);
  camera.updateMatrixWorld();
  fitCamera(camera, { angle }, frame);
  const seen = target.project(camera);
  return {
    x: frame.x + ((seen.x + 1) / 2) * frame.width,
    y: frame.y + ((1 - seen.y) / 2) * frame.height,
  };
}

function viewOf(index: number, count: number, width: number, height: number, covered: Insets | Insets[]): Frame {
  const frame = createFrame();
  layOut(index, count, width, height, covered, frame);
  return frame;
}

function fovOf(frame: Frame, angle: number): number {
  const camera = new THREE.PerspectiveCamera();
  fitCamera(camera, { angle }, frame);
  return camera.fov;
}

describe('what the camera looks at stands in the middle of what is free', () => {
  const covered = { top: 56, right: 356, bottom: 152, left: 280 };

  it('of one view', () => {
    const seen = seenAt(viewOf(0, 1, 1280, 720, covered), 0.87);
    expect(seen.x).toBeCloseTo((280 + 1280 - 356) / 2, 0);
    expect(seen.y).toBeCloseTo((56 + 720 - 152) / 2, 0);
  });

  it('of each of two views side by side, whose shared edge is free', () => {
    const left = seenAt(viewOf(0, 2, 1280, 720, covered), 0.87);
    expect(left.x).toBeCloseTo((280 + 640) / 2, 0);
    expect(left.y).toBeCloseTo((56 + 720 - 152) / 2, 0);
    const right = seenAt(viewOf(1, 2, 1280, 720, covered), 0.87);
    expect(right.x).toBeCloseTo((640 + 1280 - 356) / 2, 0);
    expect(right.y).toBeCloseTo((56 + 720 - 152) / 2, 0);
  });

  it('of each of two views one above the other', () => {
    const upright = { top: 150, right: 0, bottom: 100, left: 0 };
    const above = seenAt(viewOf(0, 2, 390, 844, upright), 0.87);
    expect(above.x).toBeCloseTo(195, 0);
    expect(above.y).toBeCloseTo((150 + 422) / 2, 0);
    expect(seenAt(viewOf(1, 2, 390, 844, upright), 0.87).y).toBeCloseTo((422 + 744) / 2, 0);
  });

  it('of views that each have plates of their own', () => {
    const each = [
      { top: 0, right: 0, bottom: 0, left: 270 },
      { top: 0, right: 100, bottom: 60, left: 200 },
    ];
    const seen = seenAt(viewOf(1, 2, 1600, 800, each), 0.3);
    expect(seen.x).toBeCloseTo((800 + 200 + 1600 - 100) / 2, 0);
    expect(seen.y).toBeCloseTo(370, 0);
  });

  it('as far as 30 % of the view, however much is covered', () => {
    const seen = seenAt(viewOf(0, 1, 1000, 500, { top: 0, right: 5_000, bottom: 480, left: 0 }), 0.87);
    expect(seen.x).toBeCloseTo(200, 0);
    expect(seen.y).toBeCloseTo(100, 0);
  });
});

it('leaves a little of every view free', () => {
  const { left, right, top, bottom } = viewOf(0, 1, 400, 300, { top: 900, right: 500, bottom: 900, left: 500 });
  expect(left + right).toBeLessThan(400);
  expect(top + bottom).toBeLessThan(300);
});

describe('angle of view', () => {
  const degrees = (0.87 * 180) / Math.PI;
  it('is what the shot asks for where there is room', () => {
    expect(fovOf(createFrame(1280, 720), 0.87)).toBeCloseTo(degrees, 9);
    expect(fovOf(createFrame(1280, 720, { top: 56, right: 356, bottom: 152, left: 280 }), 0.87)).toBeCloseTo(
      degrees,
      9,
    );
  });
  it('grows where plates leave little, by a fifth at most', () => {
    const some = fovOf(createFrame(1280, 720, { top: 60, right: 0, bottom: 280, left: 0 }), 0.87);
    expect(some).toBeGreaterThan(degrees * 1.05);
    const most = fovOf(createFrame(1280, 720, { top: 60, right: 356, bottom: 560, left: 280 }), 0.87);
    expect(most).toBeGreaterThan(some);
    expect(most).toBeCloseTo(degrees * 1.2, 6);
    expect(fovOf(createFrame(1280, 720, { top: 0, right: 0, bottom: 560, left: 0 }), 0.05)).toBeCloseTo(
      (0.06 * 180) / Math.PI,
      6,
    );
  });
  it('is wider on a narrow screen, so that a metre is no wider on it than the screen allows', () => {
    const fov = fovOf(createFrame(390, 844), 0.87);
    expect(fov).toBeGreaterThan(degrees);
    expect(fov).toBeLessThan(90);
  });
});
