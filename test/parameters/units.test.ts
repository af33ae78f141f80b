import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  degrees,
  feet,
  findUnit,
  fromSi,
  isSameQuantity,
  mph,
  squareFeet,
  toDecimal,
  toSi,
  type Unit,
  type UnitKey,
  units,
} from '../../src/parameters/units';

/** One pair a unit, from where it is defined or printed: so many of the unit are so much in SI. */
const published: Record<UnitKey, readonly [value: number, si: number, source: string]> = {
  m: [1, 1, 'SI'],
  ft: [25_000, 7_620, 'exact: 0.3048 m (1959)'],
  km: [1.852, 1_852, 'SI'],
  'm/s': [1, 1, 'SI'],
  'km/h': [900, 250, 'an hour is 3,600 s'],
  mph: [100, 44.704, 'NIST SP 811: 1 mile = 1,609.344 m'],
  'ft/s': [100, 30.48, 'NIST SP 811: 0.3048 m/s'],
  'ft/min': [1_000, 5.08, 'NIST SP 811: 0.00508 m/s'],
  kt: [900, 463, 'exact: 1,852 m an hour'],
  s: [1, 1, 'SI'],
  h: [24, 86_400, 'a mean solar day'],
  kg: [1, 1, 'SI'],
  lb: [100, 45.359237, 'exact (1959)'],
  N: [1, 1, 'definition'],
  lbf: [1, 4.4482216152605, 'NIST SP 811, appendix B.8'],
  m2: [1, 1, 'SI'],
  ft2: [370, 34.3741248, 'NIST SP 811: 0.09290304 m²'],
  deg: [180, Math.PI, 'definition'],
  K: [1, 1, 'SI; differences only'],
  degC: [15, 288.15, 'US Standard Atmosphere 1976, sea level'],
  degF: [59, 288.15, 'US Standard Atmosphere 1976, sea level'],
  'kg/m3': [1.225, 1.225, 'SI'],
  Pa: [101_325, 101_325, 'SI'],
  hPa: [1_013.25, 101_325, 'standard atmosphere'],
  inHg: [1, 3_386.388640341, 'NIST SP 811, appendix B.8: 3.386389 kPa; 25.4 conventional mmHg'],
  mmHg: [1, 133.322387415, 'NIST SP 811, appendix B.8: 133.3224 Pa, conventional'],
  W: [1, 1, 'SI'],
  kW: [1, 1_000, 'SI'],
  hp: [1, 745.69987158227022, 'NIST SP 811: 745.6999 W, 550 ft lbf/s'],
  g: [1, 1, 'kept as a multiple'],
  percent: [40, 0.4, 'definition'],
  none: [3, 3, 'a number'],
};

const keys = Object.keys(units) as UnitKey[];

describe('the unit table', () => {
  it.each(keys)('turns %s into SI and back as published', (key) => {
    const [value, si] = published[key];
    expect(Math.abs(toSi(value, key) / si - 1)).toBeLessThan(4e-16 * 2);
    expect(Math.abs(fromSi(si, key) / value - 1)).toBeLessThan(4e-16 * 2);
  });

  it('has the figures that jumpers know', () => {
    expect(fromSi(mph(200), 'm/s')).toBeCloseTo(89.408, 12);
    expect(fromSi(mph(120), 'km/h')).toBeCloseTo(193.12, 2);
    expect(fromSi(feet(4_088), 'm')).toBeCloseTo(1_246, 0);
    expect(degrees(90)).toBe(Math.PI / 2);
    expect(squareFeet(1)).toBeCloseTo(0.09290304, 15);
  });

  it('finds a unit by key, symbol and other spelling, and never two by one', () => {
    for (const key of keys) {
      const unit: { symbol: string; also?: readonly string[] } = units[key];
      expect(findUnit(key)).toBe(key);
      if (unit.symbol) expect(findUnit(unit.symbol, key)).toBe(key);
      for (const word of unit.also ?? []) expect(findUnit(word, key)).toBe(key);
    }
    expect(findUnit('furlong')).toBeNull();
    expect(findUnit('toString')).toBeNull();
  });

  it('tells a temperature from a difference of temperatures by what is meant', () => {
    expect(findUnit('°C', 'K')).toBe('K');
    expect(findUnit('°C', 'degF')).toBe('degC');
    expect(findUnit('kg', 'K')).toBeNull();
    // Both thermometers agree at -40, and stand at 32 and 0 where water freezes.
    expect(toSi(-40, 'degF')).toBeCloseTo(toSi(-40, 'degC'), 10);
    expect(fromSi(273.15, 'degC')).toBe(0);
    expect(fromSi(273.15, 'degF')).toBeCloseTo(32, 10);
    // 10 K warmer is 18 degrees more.
    expect(fromSi(298.15, 'degF') - fromSi(288.15, 'degF')).toBeCloseTo(18, 10);
  });

  it('does not take one quantity for another', () => {
    expect(isSameQuantity('ft', 'km')).toBe(true);
    expect(isSameQuantity('mph', 'kt')).toBe(true);
    expect(isSameQuantity('ft', 'ft2')).toBe(false);
    expect(isSameQuantity('kg', 'none')).toBe(false);
    expect(isSameQuantity('s', 'm')).toBe(false);
  });
});

describe('the decimal text of a value', () => {
  it('reads back as the value, or as the nearest that the unit can express', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
        fc.constantFrom(...keys),
        (si, key) => {
          const back = toSi(Number(toDecimal(si, key)), key);
          // Not every double is a multiple of every unit: then the nearest one is written.
          // Where zero stands elsewhere, rounding is that of the way from there.
          const { zero = 0 }: Unit = units[key];
          expect(Math.abs(back - si)).toBeLessThanOrEqual((Math.abs(si) + 2 * zero) * 2.3e-16 + 1e-300);
        },
      ),
      { seed: 2, numRuns: 2_000 },
    );
  });

  it('is short where the value is a round number of the unit', () => {
    expect(toDecimal(7_620, 'ft')).toBe('25000');
    expect(toDecimal(mph(165), 'mph')).toBe('165');
    expect(toDecimal(degrees(5), 'deg')).toBe('5');
    expect(toDecimal(0, 'ft')).toBe('0');
    expect(toDecimal(feet(127_852.4), 'ft')).toBe('127852.4');
  });
});
