import { describe, expect, it } from 'vitest';
import { levelGround, profileGround } from '../../src/physics/ground/ground';
import { helsetkopen } from '../../src/physics/ground/helsetkopen';

describe('a ground profile', () => {
  // A 3-4-5 slope between two levels.
  const ground = profileGround(Float64Array.of(0, 40, 30, 0));

  it('runs straight between its corners and level beyond them', () => {
    expect(ground.heightAt(-100, 0)).toBe(40);
    expect(ground.heightAt(0, 0)).toBe(40);
    expect(ground.heightAt(15, 7)).toBe(20);
    expect(ground.heightAt(30, 0)).toBe(0);
    expect(ground.heightAt(500, 0)).toBe(0);
    expect(ground.slopeAt(-1, 0)).toBe(0);
    expect(ground.slopeAt(15, 0)).toBeCloseTo(-4 / 3, 12);
    expect(ground.slopeAt(31, 0)).toBe(0);
  });

  it('knows the shortest distance to it, which is not the vertical one', () => {
    // 25 m straight out from the middle of the slope, along (4, 3) / 5.
    expect(ground.clearanceAt(15 + 20, 20 + 15, 0)).toBeCloseTo(25, 12);
    expect(ground.clearanceAt(-10, 43, 0)).toBeCloseTo(3, 12);
    expect(ground.clearanceAt(200, 12, 0)).toBeCloseTo(12, 12);
    expect(ground.clearanceAt(15, 20, 0)).toBeCloseTo(0, 12);
    expect(ground.clearanceAt(15 - 4, 20 - 3, 0)).toBeCloseTo(-5, 12);
    expect(levelGround.clearanceAt(3, 8, 1)).toBe(8);
  });

  it('refuses corners that do not go forward', () => {
    expect(() => profileGround(Float64Array.of(0, 1, 0, 2))).toThrow(/must rise/);
    expect(() => profileGround(Float64Array.of(0, 1, 5, 2, 4, 0))).toThrow(RangeError);
  });
});

describe('the wall of Helsetkopen', () => {
  it('is the profile that the README of the model gives: metres out, metres below the lip', () => {
    const wall = helsetkopen(1_096);
    const corners = [
      [0, 0],
      [60, 290],
      [215, 385],
      [240, 620],
      [330, 900],
      [420, 1_050],
      [500, 1_096],
    ] as const;
    for (const [out, below] of corners) expect(1_096 - wall.heightAt(out, 0)).toBeCloseTo(below, 9);
    expect(wall.heightAt(1_500, 0)).toBe(0);
    expect(wall.heightAt(30, 0)).toBeCloseTo(1_096 - 145, 9);
  });

  it('stretches to any drop, and keeps the plateau behind the lip', () => {
    const low = helsetkopen(548);
    expect(low.heightAt(0, 0)).toBe(548);
    expect(low.heightAt(215, 0)).toBeCloseTo(548 - 192.5, 9);
    expect(low.heightAt(-50, 0)).toBeCloseTo(546, 9);
    expect(low.heightAt(501, 0)).toBe(0);
  });
});
