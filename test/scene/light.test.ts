import { describe, expect, it } from 'vitest';
import { scatterTable, transmittance, transmittanceTable } from '../../src/scene/light/atmosphere';
import { sunTowards } from '../../src/scene/light/sun';

describe('light in the air', () => {
  const air = { sun: sunTowards(8, -60), haze: 1, ground: [0.3, 0.3, 0.3] as [number, number, number] };

  it('reddens the low sun and leaves it white above the air', () => {
    const [red, , blue] = transmittance(air, 0, Math.sin((8 * Math.PI) / 180));
    expect(blue / red).toBeLessThan(0.4);
    const [r, , b] = transmittance(air, 78_000, 0.2);
    expect(b / r).toBeGreaterThan(0.98);
  });

  it('passes about what a clear zenith passes: nine tenths of red, seven tenths of blue', () => {
    const [red, , blue] = transmittance(air, 0, 1);
    expect(red).toBeGreaterThan(0.88);
    expect(red).toBeLessThan(0.96);
    expect(blue).toBeGreaterThan(0.7);
    expect(blue).toBeLessThan(0.8);
  });

  it('lets no sun through the ground', () => {
    expect(transmittance(air, 1_000, -0.5)).toEqual([0, 0, 0]);
  });

  it('scatters more light near the ground than high up, all of it finite', () => {
    const table = scatterTable(air, transmittanceTable(air));
    expect(table.every(Number.isFinite)).toBe(true);
    expect(table[0]).toBeGreaterThan(0);
    expect(table[2]).toBeGreaterThan(0);
  });

  it('points at the sun with a unit vector', () => {
    const [x, y, z] = sunTowards(27, -52);
    expect(Math.hypot(x, y, z)).toBeCloseTo(1, 12);
    expect(z).toBeLessThan(0);
  });
});
