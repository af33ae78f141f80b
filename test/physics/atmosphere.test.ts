import { describe, expect, it } from 'vitest';
import {
  airAt,
  airInTable,
  createAir,
  createAirTable,
  EARTH_RADIUS,
  G0,
  geopotentialHeight,
  gravityAt,
} from '../../src/physics/atmosphere';
import { standardDensity } from './textbook';

const air = (altitude: number, offset = 0) => airAt(altitude, offset, createAir());
/** Geometric altitude of a geopotential height. */
const geometric = (h: number): number => (EARTH_RADIUS * h) / (EARTH_RADIUS - h);

// The rows of the standard's table I are held in src/accuracy.
describe('the standard atmosphere', () => {
  it('agrees with a second writing of its equations below 32 km', () => {
    for (let z = 0; z < 31_500; z += 37) {
      expect(Math.abs(air(z).density / standardDensity(z) - 1)).toBeLessThan(1e-12);
    }
  });

  it('is what flight surgeons tabulate: °C and hPa by altitude', () => {
    // Pressure altitudes, printed to 0.1 K and 1 hPa.
    const rows = [
      [0, 15.0, 1013],
      [10_000, -4.8, 697],
      [15_000, -14.7, 572],
      [18_000, -20.7, 506],
      [20_000, -24.6, 466],
      [22_000, -28.6, 428],
      [25_000, -34.5, 376],
      [30_000, -44.4, 301],
    ] as const;
    for (const [altitudeFt, celsius, hectopascal] of rows) {
      const { temperature, pressure } = air(geometric(altitudeFt * 0.3048));
      expect(Math.abs(temperature - 273.15 - celsius), `${altitudeFt} ft`).toBeLessThan(0.051);
      expect(Math.abs(pressure / 100 - hectopascal), `${altitudeFt} ft`).toBeLessThan(0.51);
    }
  });

  it('gives sigma 0.4481, delta 0.3711 and 602.2 kt at a pressure altitude of 25,000 ft', () => {
    const { density, pressure, soundSpeed } = air(geometric(7_620));
    expect(density / 1.225).toBeCloseTo(0.4481, 4);
    expect(pressure / 101_325).toBeCloseTo(0.3711, 4);
    expect((soundSpeed * 3600) / 1852).toBeCloseTo(602.2, 0);
  });

  it('is in hydrostatic balance: pressure falls by the weight of the air', () => {
    for (const h of [-500, 2_000, 10_990, 11_010, 15_000, 25_000, 40_000, 49_000, 60_000, 80_000]) {
      const d = 0.5;
      const slope = (air(geometric(h + d)).pressure - air(geometric(h - d)).pressure) / (2 * d);
      expect(slope / (-G0 * air(geometric(h)).density), `${h} m`).toBeCloseTo(1, 7);
    }
  });

  it('has no step where its layers meet', () => {
    for (const base of [11_000, 20_000, 32_000, 47_000, 51_000, 71_000]) {
      const [below, above] = [air(geometric(base - 1e-6)), air(geometric(base + 1e-6))];
      expect(Math.abs(above.temperature - below.temperature)).toBeLessThan(1e-6);
      // The base pressures are printed to seven digits.
      expect(Math.abs(above.pressure / below.pressure - 1)).toBeLessThan(5e-7);
    }
  });

  it('holds the values of 86 km above it', () => {
    expect(air(120_000)).toEqual(air(86_000.5));
    expect(air(86_000).temperature).toBeCloseTo(186.946, 2);
  });
});

describe('a warmer or colder day', () => {
  it('shifts the temperature everywhere, keeps the pressure and thins the air by the ratio', () => {
    for (const offset of [-60, -15, 20, 60]) {
      for (const z of [0, 3_000, 7_620, 11_500, 25_000, 39_000]) {
        const [day, standard] = [air(z, offset), air(z)];
        expect(day.temperature - standard.temperature).toBeCloseTo(offset, 9);
        expect(day.pressure).toBe(standard.pressure);
        expect(day.density / standard.density).toBeCloseTo(standard.temperature / day.temperature, 12);
        expect((day.soundSpeed / standard.soundSpeed) ** 2).toBeCloseTo(day.temperature / standard.temperature, 12);
      }
    }
  });
});

describe('the table that the solver reads', () => {
  it('keeps to the closed form: within 1e-11 below 11 km on a standard day, 1e-9 at any offset and height', () => {
    const low = createAirTable(0, 12_000);
    for (let z = -950; z < 10_900; z += 3.7) {
      const [got, form] = [airInTable(low, z, createAir()), air(z)];
      expect(Math.abs(got.density / form.density - 1)).toBeLessThan(1e-11);
    }
    for (const offset of [-60, 0, 35]) {
      const table = createAirTable(offset, 45_000);
      let worst = 0;
      let below = 0;
      for (let z = -950; z < 45_000; z += 6.37) {
        const [got, form] = [airInTable(table, z, createAir()), air(z, offset)];
        const h = geopotentialHeight(z);
        // The cell below a layer bridges the seventh digit in which the standard's base pressures are rounded.
        if ([11_000, 20_000, 32_000].some((base) => h > base - 100 && h <= base)) {
          below = Math.max(below, Math.abs(got.density / form.density - 1));
          continue;
        }
        worst = Math.max(
          worst,
          Math.abs(got.density / form.density - 1),
          Math.abs(got.soundSpeed / form.soundSpeed - 1),
          Math.abs(got.pressure / form.pressure - 1) / 2,
          Math.abs(got.temperature / form.temperature - 1) / 2,
        );
      }
      expect(worst, `${offset} K`).toBeLessThan(1e-9);
      expect(below, `${offset} K`).toBeLessThan(5e-7);
    }
  });

  it('joins its cells without a step or a kink inside a layer', () => {
    const table = createAirTable(0, 30_000);
    for (let i = 0; i + 1 < table.count; i++) {
      const [c, next] = [8 * i, 8 * (i + 1)];
      const cells = table.cells;
      const end = cells[c]! + cells[c + 1]! + cells[c + 2]! + cells[c + 3]!;
      expect(Math.abs(end / cells[next]! - 1)).toBeLessThan(5e-7);
      const height = table.lowest + (i + 1) / table.perMetre;
      if ([11_000, 20_000].includes(height)) continue;
      const slope = cells[c + 1]! + 2 * cells[c + 2]! + 3 * cells[c + 3]!;
      expect(Math.abs(slope / cells[next + 1]! - 1)).toBeLessThan(1e-9);
    }
  });

  it('reaches a little above the height asked for, and goes on smoothly there', () => {
    const table = createAirTable(0, 7_620);
    const got = airInTable(table, 7_620, createAir());
    expect(Math.abs(got.density / air(7_620).density - 1)).toBeLessThan(1e-11);
    expect(airInTable(table, 7_630, createAir()).density).toBeLessThan(got.density);
  });
});

describe('gravity', () => {
  it('is the standard value at sea level and falls with the square of the distance', () => {
    expect(gravityAt(0)).toBe(9.80665);
    // -0.24 % at 25,000 ft and -1.21 % at 38,969 m.
    expect(gravityAt(7_620) / G0 - 1).toBeCloseTo(-0.0024, 4);
    expect(gravityAt(38_969.4) / G0 - 1).toBeCloseTo(-0.0121, 4);
    expect(gravityAt(EARTH_RADIUS) / G0).toBeCloseTo(0.25, 12);
  });

  it('is what turns geometric into geopotential height', () => {
    // 25,000 ft lie 9.1 m apart in the two measures.
    expect(7_620 - geopotentialHeight(7_620)).toBeCloseTo(9.1, 1);
    expect(geopotentialHeight(86_000)).toBeCloseTo(84_852, 0);
    for (const z of [0, 5_000, 20_000, 60_000]) {
      const slope = (geopotentialHeight(z + 1) - geopotentialHeight(z - 1)) / 2;
      expect(slope).toBeCloseTo(gravityAt(z) / G0, 10);
    }
  });
});
