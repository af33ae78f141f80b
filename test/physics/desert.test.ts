import { describe, expect, it } from 'vitest';
import {
  createDesertPoint,
  curvatureDrop,
  DUNE_WIND,
  desertAt,
  LEVEL_RADIUS,
  SEA_LEVEL,
} from '../../src/physics/ground/desert';

const FINE = 5;
const point = createDesertPoint();
const heightAt = (x: number, z: number, finest = FINE): number => {
  desertAt(x, z, finest, point);
  return point.height;
};

/** Points over the whole map, none of them on a grid of the noise. */
function* places(count: number, reach: number): Generator<readonly [x: number, z: number]> {
  for (let i = 0; i < count; i++) {
    const radius = reach * Math.sqrt((i + 0.5) / count);
    yield [radius * Math.cos(i * 2.399963), radius * Math.sin(i * 2.399963)];
  }
}

describe('shape of the desert coast', () => {
  it('is exactly level around the landing, however finely it is asked', () => {
    for (const [x, z] of places(400, LEVEL_RADIUS)) {
      for (const finest of [5, 60, 400]) expect(heightAt(x, z, finest), `at ${x}, ${z}`).toBe(0);
      expect(curvatureDrop(Math.hypot(x, z))).toBe(0);
    }
  });

  it('gives finite heights and shares between none and all, everywhere', () => {
    for (const [x, z] of places(1_000, 300_000)) {
      for (const finest of [5, 158, 500, 5_000]) {
        desertAt(x, z, finest, point);
        expect(Math.abs(point.height), `at ${x}, ${z}, finest ${finest}`).toBeLessThan(2_500);
        for (const share of [point.dune, point.inland, point.rock, point.wash, point.sabkha]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('has the sea to the left and land to the right', () => {
    let wet = 0;
    let dry = 0;
    for (let x = -60_000; x <= 60_000; x += 1_000) {
      if (heightAt(x, -40_000) < SEA_LEVEL) wet++;
      if (heightAt(x, 30_000) > SEA_LEVEL) dry++;
    }
    expect(wet).toBe(121);
    expect(dry).toBe(121);
  });

  it('has islands and shallows before the coast, and deep water beyond', () => {
    let islands = 0;
    let shallow = 0;
    for (let x = -30_000; x < 30_000; x += 250) {
      for (let z = -20_000; z < -9_000; z += 250) {
        const height = heightAt(x, z, 50);
        if (point.shore > -1_000) continue;
        if (height > SEA_LEVEL) islands++;
        else if (height > SEA_LEVEL - 3) shallow++;
      }
    }
    expect(islands).toBeGreaterThan(200);
    expect(shallow).toBeGreaterThan(2_000);
    expect(heightAt(0, -70_000)).toBeLessThan(SEA_LEVEL - 25);
  });

  it('is steeper to leeward of a dune than to windward, and no steeper than sand lies', () => {
    // Walks downwind over the large dunes inland.
    const STEP = 4;
    let windward = 0;
    let leeward = 0;
    let steepest = 0;
    for (let line = 0; line < 12; line++) {
      let before = heightAt(line * 1_300, 24_000);
      for (let d = STEP; d < 9_000; d += STEP) {
        const here = heightAt(line * 1_300 + DUNE_WIND[0] * d, 24_000 + DUNE_WIND[1] * d);
        const slope = (here - before) / STEP;
        if (slope > 0.02) windward++;
        if (slope < -0.02) leeward++;
        if (point.dune > 0.99) steepest = Math.max(steepest, -slope);
        before = here;
      }
    }
    expect(windward).toBeGreaterThan(1.5 * leeward);
    expect(steepest).toBeGreaterThan(0.3);
    expect(steepest).toBeLessThan(1.1);
  });

  it('leaves out what a coarse grid could not show', () => {
    let fine = 0;
    let coarse = 0;
    for (let x = 0; x < 20_000; x += 10) {
      fine += Math.abs(heightAt(x + 10, 26_000, 5) - heightAt(x, 26_000, 5));
      coarse += Math.abs(heightAt(x + 10, 26_000, 2_000) - heightAt(x, 26_000, 2_000));
    }
    expect(coarse).toBeLessThan(0.4 * fine);
  });

  it('sinks to the horizon as the round Earth does', () => {
    // 311 km is the horizon from 7,620 m.
    expect(curvatureDrop(311_000)).toBeGreaterThan(7_200);
    expect(curvatureDrop(311_000)).toBeLessThan(7_620);
  });
});
