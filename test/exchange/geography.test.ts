import { describe, expect, it } from 'vitest';
import { createFix, createGeography, radiiAt } from '../../src/exchange/geography';

const place = { latitude: 62.0578, longitude: 6.9716, heading: 260 };

/** Length of a degree of latitude and of longitude, m: National Geospatial-Intelligence Agency, tables of Bowditch 2002. */
const degrees = [
  { latitude: 0, ofLatitude: 110_574, ofLongitude: 111_320 },
  { latitude: 45, ofLatitude: 111_132, ofLongitude: 78_847 },
  { latitude: 60, ofLatitude: 111_412, ofLongitude: 55_800 },
] as const;

describe('the Earth under a jump', () => {
  it('has degrees of the published length', () => {
    for (const { latitude, ofLatitude, ofLongitude } of degrees) {
      const { meridian, parallel } = radiiAt(latitude);
      expect((meridian * Math.PI) / 180).toBeCloseTo(ofLatitude, -1);
      expect((parallel * Math.PI) / 180).toBeCloseTo(ofLongitude, -1);
    }
  });

  it('turns downrange into a bearing', () => {
    const fix = createGeography(place, 150).toFix({ x: 500, y: 0, z: 0, vx: 10, vy: -3, vz: 0 }, createFix());
    expect(fix.height).toBe(150);
    expect((fix.latitude - place.latitude) * 111_433).toBeCloseTo(500 * Math.cos((260 * Math.PI) / 180), 0);
    expect((fix.longitude - place.longitude) * 52_300).toBeCloseTo(500 * Math.sin((260 * Math.PI) / 180), -1);
    expect(fix.east).toBeCloseTo(-9.848, 3);
    expect(fix.north).toBeCloseTo(-1.736, 3);
    expect(fix.down).toBe(3);
  });

  it('has its right hand to the right: facing west, north', () => {
    const west = createGeography({ ...place, heading: 270 }, 0);
    const fix = west.toFix({ x: 0, y: 0, z: 100, vx: 0, vy: 0, vz: 5 }, createFix());
    expect(fix.latitude).toBeGreaterThan(place.latitude);
    expect(fix.north).toBeCloseTo(5, 12);
  });

  it('comes back to the same point, over the date line too', () => {
    for (const longitude of [6.9716, 179.9999, -179.9999]) {
      const geography = createGeography({ ...place, longitude }, 150);
      const from = { x: 1_234.5, y: 678.9, z: -432.1, vx: 12, vy: -34, vz: 5 };
      const fix = geography.toFix(from, createFix());
      if (fix.longitude > 180) fix.longitude -= 360;
      const back = geography.toPlaced(fix, { x: 0, y: 0, z: 0, vx: 0, vy: 0, vz: 0 });
      for (const key of ['x', 'y', 'z', 'vx', 'vy', 'vz'] as const) expect(back[key]).toBeCloseTo(from[key], 6);
    }
  });
});
