import { describe, expect, it } from 'vitest';
import { helsetkopen } from '../../src/physics/ground/helsetkopen';
import { curvatureDrop, desertAt } from '../../src/scene/settings/desert-relief';
import { createFjordSheet } from '../../src/scene/settings/fjord';

describe('fjord', () => {
  it.each([1096, 1400, 300])('carries the profile of the flight on the flight line, lip at %i m', (lip) => {
    const ground = helsetkopen(lip);
    const { rows, columns, geometries } = createFjordSheet(ground, 0.6);
    const positions = geometries[0]!.getAttribute('position');
    const middle = (columns.length - 1) / 2;
    expect(columns[middle]).toBe(0);
    let worst = 0;
    for (let r = 0; r < rows.length; r++) {
      const k = r * columns.length + middle;
      const x = positions.getX(k);
      if (x < -400 || x > 3_000) continue;
      worst = Math.max(worst, Math.abs(ground.clearanceAt(x, positions.getY(k), 0)));
    }
    // The roughness of the rock: a metre and a third each way.
    expect(worst).toBeLessThan(1.5);
  });

  it('is level where the bike runs and where the flight lands', () => {
    const ground = helsetkopen(1096);
    const { rows, columns, geometries } = createFjordSheet(ground, 0.6);
    const positions = geometries[0]!.getAttribute('position');
    for (let r = 0; r < rows.length; r++) {
      for (let c = 0; c < columns.length; c++) {
        const k = r * columns.length + c;
        const x = positions.getX(k);
        const z = positions.getZ(k);
        const runUp = x > -300 && x < -1.6 && Math.abs(z) < 6;
        const landing = x > 500 && x < 2_400 && Math.abs(z) < 300;
        if (runUp || landing) expect(positions.getY(k), `at ${x}, ${z}`).toBeCloseTo(ground.heightAt(x, z), 1);
      }
    }
  });

  it('faces outwards', () => {
    const { geometries } = createFjordSheet(helsetkopen(1096), 0.6);
    const normals = geometries[0]!.getAttribute('normal');
    let down = 0;
    for (let k = 0; k < normals.count; k++) if (normals.getY(k) < -0.5) down++;
    expect(down / normals.count).toBeLessThan(0.01);
  });
});

describe('desert', () => {
  const point = { height: 0, rock: 0, dune: 0, wash: 0 };

  it('is level where the flight takes it for level', () => {
    for (let angle = 0; angle < 6.28; angle += 0.2) {
      for (const radius of [0, 500, 1_500, 3_000]) {
        desertAt(radius * Math.cos(angle), radius * Math.sin(angle), point);
        expect(point.height).toBe(0);
        expect(curvatureDrop(radius)).toBe(0);
      }
    }
  });

  it('has hills, and a sea to the left', () => {
    let highest = 0;
    let sea = 0;
    for (let x = -40_000; x < 40_000; x += 2_000) {
      desertAt(x, 25_000, point);
      highest = Math.max(highest, point.height);
      desertAt(x, -25_000, point);
      if (point.height < -7) sea++;
    }
    expect(highest).toBeGreaterThan(100);
    expect(sea).toBe(40);
  });

  it('sinks to the horizon as the round Earth does', () => {
    // 311 km is the horizon from 7,620 m.
    expect(curvatureDrop(311_000)).toBeGreaterThan(7_200);
    expect(curvatureDrop(311_000)).toBeLessThan(7_620);
  });
});
