import { describe, expect, it } from 'vitest';
import { clamp, mix, smoothstep } from '../../src/math/smooth';

describe('smoothstep', () => {
  it('holds 0 before and 1 after, passes the middle at one half, and is symmetric about it', () => {
    expect(smoothstep(-3)).toBe(0);
    expect(smoothstep(0)).toBe(0);
    expect(smoothstep(0.5)).toBe(0.5);
    expect(smoothstep(1)).toBe(1);
    expect(smoothstep(7)).toBe(1);
    for (let x = 0; x <= 1; x += 0.05) expect(smoothstep(x) + smoothstep(1 - x)).toBeCloseTo(1, 14);
  });

  it('starts and ends without a kink', () => {
    const d = 1e-4;
    expect((smoothstep(d) - smoothstep(0)) / d).toBeLessThan(4 * d);
    expect((smoothstep(1) - smoothstep(1 - d)) / d).toBeLessThan(4 * d);
  });
});

describe('clamp and mix', () => {
  it('hold a value within its limits and blend in a straight line', () => {
    expect([clamp(-1, 0, 5), clamp(2, 0, 5), clamp(9, 0, 5)]).toEqual([0, 2, 5]);
    expect([mix(2, 6, 0), mix(2, 6, 0.25), mix(2, 6, 1)]).toEqual([2, 3, 6]);
  });
});
