import { describe, expect, it } from 'vitest';
import {
  addBar,
  addBox,
  addDisc,
  addTurned,
  addWheel,
  createSolids,
  type Solids,
} from '../../src/scene/settings/props/solids';

const GREY = [0.3, 0.3, 0.3] as const;

/** Volume inside the triangles, m³: positive where all of them face outwards. */
function volume({ position: p }: Solids): number {
  let sum = 0;
  for (let k = 0; k < p.length; k += 9) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = p.slice(k, k + 9) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    sum += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
  return sum / 6;
}

describe('simple solids', () => {
  it('enclose the volume of their measures, facing outwards', () => {
    const box = createSolids();
    addBox(box, [2, 3, 5], [7, 1, -4], GREY);
    expect(volume(box)).toBeCloseTo(30, 9);

    for (const to of [
      [4, 5, 6],
      [1, 9, 3],
      [1, -2, 3],
      [6, 2, 3],
    ] as const) {
      const bar = createSolids();
      addBar(bar, [1, 2, 3], to, 0.2, GREY);
      expect(volume(bar)).toBeCloseTo(0.04 * Math.hypot(to[0] - 1, to[1] - 2, to[2] - 3), 9);
    }

    // Of a circle with so many corners, and a frustum over it whose open foot lies in the plane through the origin.
    const SIDES = 40;
    const circle = (SIDES / 2) * Math.sin((2 * Math.PI) / SIDES);
    const turned = createSolids();
    addTurned(turned, 1, 2, 3, SIDES, [0, 0, 0], GREY);
    expect(volume(turned)).toBeCloseTo(circle * 3 * ((1 + 2 + 4) / 3), 9);

    const wheel = createSolids();
    addWheel(wheel, 0.4, 0.3, [5, 0.4, 2], GREY);
    expect(volume(wheel)).toBeCloseTo(7 * Math.sin(Math.PI / 7) * 0.16 * 0.3, 9);
  });

  it('have unit normals on the side from which their triangles are seen', () => {
    const solids = createSolids();
    addBox(solids, [1, 2, 3], [0, 0, 0], GREY);
    addBar(solids, [0, 0, 0], [3, 4, 5], 0.3, GREY);
    addTurned(solids, 0.4, 5.5, 1.6, 20, [3, 1, 2], GREY);
    addWheel(solids, 0.4, 0.28, [1, 1, 1], GREY);
    addDisc(solids, 0.5, 12, [4, 0, 4], GREY);
    const { position: p, normal: n, paint } = solids;
    expect(n.length).toBe(p.length);
    expect(paint.length / 4).toBe(p.length / 3);
    for (let k = 0; k < p.length; k += 9) {
      const e = (a: number, c: number): number => p[k + 3 * a + c]! - p[k + c]!;
      const face = [
        e(1, 1) * e(2, 2) - e(1, 2) * e(2, 1),
        e(1, 2) * e(2, 0) - e(1, 0) * e(2, 2),
        e(1, 0) * e(2, 1) - e(1, 1) * e(2, 0),
      ];
      for (let v = 0; v < 3; v++) {
        const at = k + 3 * v;
        expect(Math.hypot(n[at]!, n[at + 1]!, n[at + 2]!)).toBeCloseTo(1, 9);
        expect(face[0]! * n[at]! + face[1]! * n[at + 1]! + face[2]! * n[at + 2]!).toBeGreaterThan(0);
      }
    }
  });
});
