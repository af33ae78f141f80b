import { describe, expect, it } from 'vitest';
import { createDesertPoint, curvatureDrop, desertAt } from '../../src/physics/ground/desert';

describe('desert', () => {
  const point = createDesertPoint();

  it('is level where the flight takes it for level', () => {
    for (let angle = 0; angle < 6.28; angle += 0.2) {
      for (const radius of [0, 500, 1_500, 3_000]) {
        desertAt(radius * Math.cos(angle), radius * Math.sin(angle), 10, point);
        expect(point.height).toBe(0);
        expect(curvatureDrop(radius)).toBe(0);
      }
    }
  });

  it('has hills, and a sea to the left', () => {
    let highest = 0;
    let sea = 0;
    for (let x = -40_000; x < 40_000; x += 2_000) {
      desertAt(x, 25_000, 10, point);
      highest = Math.max(highest, point.height);
      desertAt(x, -25_000, 10, point);
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
