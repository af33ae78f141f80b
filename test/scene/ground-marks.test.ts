import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { whole } from '../../src/math/sliced';
import { defaultsOf } from '../../src/parameters/values';
import { createGroundMarks } from '../../src/scene/marks/ground-marks';
import { type GroundMarks, marksOfReleasePoint, marksOfSpread } from '../../src/what-if/ground-marks';
import { releasePoint } from '../../src/what-if/release-point';
import { RUN } from '../../src/what-if/spread';
import { spreadFigures } from '../../src/what-if/spread-figures';

const pointsOf = (marks: GroundMarks, kind: string) =>
  marks.lines
    .filter((line) => line.kind === kind)
    .map(({ points }) =>
      Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i]!, points[2 * i + 1]!] as const),
    );

describe('what an answer lays on the ground', () => {
  it('is target, exit and the way between them', () => {
    const values = { ...defaultsOf(halo.parameters), cameraman: false, wind: '0:15@330' };
    const answer = whole(releasePoint(halo, values, { downrange: 300, right: 50 }));
    const marks = marksOfReleasePoint('halo', 'hash', answer);
    const { target, release } = answer;
    for (const [kind, { x, z }] of [
      ['target', target],
      ['release', release],
    ] as const) {
      const ring = pointsOf(marks, kind).find((points) => points.length > 10)!;
      const radii = ring.map(([px, pz]) => Math.hypot(px - x, pz - z));
      expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(1e-6);
      expect(ring[0]).toEqual(ring.at(-1));
    }
    const [way] = pointsOf(marks, 'way');
    for (const [x, z] of way!) {
      const cross = (x - release.x) * (target.z - release.z) - (z - release.z) * (target.x - release.x);
      expect(Math.abs(cross)).toBeLessThan(1e-3);
    }
    expect(marks.upright).toEqual({ x: release.x, z: release.z, height: 7620 });
  });

  it('is the landing alone where the exit cannot be moved', () => {
    const answer = whole(releasePoint(cliff, defaultsOf(cliff.parameters), { downrange: 0, right: 0 }));
    const marks = marksOfReleasePoint('cliff', 'hash', answer);
    expect(new Set(marks.lines.map(({ kind }) => kind))).toEqual(new Set(['target']));
    expect(marks.upright).toBeNull();
  });

  it('is nothing of a spread without landings', () => {
    const none = spreadFigures(Float64Array.of(0, 0, Number.NaN, 1));
    expect(marksOfSpread('halo', 'hash', none).lines).toEqual([]);
  });
});

describe('lines on the ground', () => {
  const runs = new Float64Array(RUN * 5);
  for (const [i, [x, z]] of [
    [600, 0],
    [640, 30],
    [580, -20],
    [610, 10],
    [650, -15],
  ].entries()) {
    runs.set([x!, z!, 3, 0], RUN * i);
  }
  const marks = marksOfSpread('cliff', 'hash', spreadFigures(runs));

  it('lie a little above it at both ends of every piece, whatever its shape', () => {
    const drawn = createGroundMarks({ value: new THREE.Vector3(1, 1, 1) });
    const mesh = drawn.object as THREE.Mesh<THREE.InstancedBufferGeometry>;
    expect(mesh.visible).toBe(false);
    const surfaceAt = (x: number, z: number) => 20 * Math.sin(x / 30) + 0.1 * z;
    drawn.setMarks(marks, surfaceAt);
    expect(mesh.visible).toBe(true);
    const { geometry } = mesh;
    const pieces = marks.lines.reduce((sum, { points }) => sum + points.length / 2 - 1, 0);
    expect(geometry.instanceCount).toBe(pieces);
    for (const end of ['from', 'to']) {
      const corners = geometry.getAttribute(end);
      for (let i = 0; i < pieces; i++) {
        const above = corners.getY(i) - surfaceAt(corners.getX(i), corners.getZ(i));
        expect(above).toBeGreaterThan(0.3);
        expect(above).toBeLessThan(0.4);
      }
    }
    drawn.setMarks(null, surfaceAt);
    expect(mesh.visible).toBe(false);
    drawn.dispose();
  });
});
