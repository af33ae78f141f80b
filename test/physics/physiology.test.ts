import { describe, expect, it } from 'vitest';
import { airAt, createAir } from '../../src/physics/atmosphere';
import {
  AT_LEAST,
  AT_MOST,
  inspiredOxygen,
  OXYGEN_IN_AIR,
  oxygenNeed,
  PURE_OXYGEN,
  usefulConsciousness,
} from '../../src/physics/physiology';

const MMHG = 101_325 / 760;
const feet = (value: number): number => value * 0.3048;
const pressureAt = (altitude: number): number => airAt(altitude, 0, createAir()).pressure;

describe('the oxygen that reaches the lungs', () => {
  // Arch Dis Child 2003 (adc.bmj.com, "Atmospheric and partial pressures of oxygen at different altitudes"): barometric and
  // inspired pressure, mmHg, the latter to whole ones with 47.1 mmHg of vapour and oxygen rounded up.
  it.each([
    [760, 150],
    [674, 132],
    [596, 115],
    [526, 100],
    [405, 75],
    [267, 46],
    [198, 32],
  ])('is what a medical table gives at %i mmHg', (pressure, inspired) => {
    expect(Math.abs(inspiredOxygen(OXYGEN_IN_AIR, pressure * MMHG) / MMHG - inspired)).toBeLessThan(1);
  });

  it('is 149 mmHg at sea level, 713 from a mask, and a third of the former on leaving at 25,000 ft', () => {
    expect(inspiredOxygen(OXYGEN_IN_AIR, 101_325) / MMHG).toBeCloseTo(149.4, 1);
    expect(inspiredOxygen(PURE_OXYGEN, 101_325) / MMHG).toBeCloseTo(713, 1);
    expect(inspiredOxygen(OXYGEN_IN_AIR, pressureAt(feet(25_000))) / MMHG).toBeCloseTo(49, 0);
    expect(inspiredOxygen(PURE_OXYGEN, pressureAt(feet(25_000))) / MMHG).toBeCloseTo(235, 0);
  });

  it('is nothing where water boils at the warmth of a body, some 63,000 ft up, and above', () => {
    expect(inspiredOxygen(PURE_OXYGEN, pressureAt(feet(62_000)))).toBeGreaterThan(0);
    expect(inspiredOxygen(PURE_OXYGEN, pressureAt(feet(64_000)))).toBe(0);
    expect(inspiredOxygen(OXYGEN_IN_AIR, 0)).toBe(0);
  });
});

describe('the time of useful consciousness', () => {
  // FAA AC 61-107B, table 1-1, standard rate of ascent; the King Air C90GTi manual prints the same at 25,000 and 30,000 ft.
  it.each([
    [18_000, 20 * 60, 30 * 60],
    [22_000, 10 * 60, 10 * 60],
    [25_000, 3 * 60, 5 * 60],
    [28_000, 2.5 * 60, 3 * 60],
    [30_000, 60, 2 * 60],
    [35_000, 30, 60],
    [40_000, 15, 20],
    [43_000, 9, 12],
    [50_000, 9, 12],
  ])('is that of the table at %i ft', (altitude, least, most) => {
    expect(usefulConsciousness(feet(altitude), AT_LEAST)).toBeCloseTo(least, 9);
    expect(usefulConsciousness(feet(altitude), AT_MOST)).toBeCloseTo(most, 9);
  });

  it('only shortens on the way up, lies within the rows about it, and its least never passes its most', () => {
    let before = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let at = 18_000; at <= 50_000; at += 50) {
      const [least, most] = [usefulConsciousness(feet(at), AT_LEAST), usefulConsciousness(feet(at), AT_MOST)];
      expect(least).toBeLessThanOrEqual(most * (1 + 1e-12));
      expect(least).toBeLessThanOrEqual(before[0]! * (1 + 1e-12));
      expect(most).toBeLessThanOrEqual(before[1]! * (1 + 1e-12));
      before = [least, most];
    }
    // Half way between two rows: the geometric mean.
    expect(usefulConsciousness(feet(37_500), AT_LEAST)).toBeCloseTo(Math.sqrt(30 * 15), 9);
  });

  it('is not said outside the table', () => {
    for (const at of [-1_000, 0, 17_999, 50_001, 130_000, Number.NaN]) {
      expect(usefulConsciousness(feet(at), AT_LEAST)).toBeNaN();
      expect(usefulConsciousness(feet(at), AT_MOST)).toBeNaN();
    }
  });
});

describe('what has to be breathed', () => {
  it('follows the heights of the rules', () => {
    expect([0, 9_999, 10_000, 19_999, 20_000, 39_999, 40_000, 128_000].map((at) => oxygenNeed(feet(at)))).toEqual([
      ...['none', 'none', 'added', 'added', 'pure', 'pure', 'suit', 'suit'],
    ]);
  });

  it('is a suit from where pure oxygen gives no more than air does at 10,000 ft', () => {
    const asAt10000 = inspiredOxygen(OXYGEN_IN_AIR, pressureAt(feet(10_000)));
    expect(inspiredOxygen(PURE_OXYGEN, pressureAt(feet(39_000)))).toBeGreaterThan(asAt10000);
    expect(inspiredOxygen(PURE_OXYGEN, pressureAt(feet(40_000)))).toBeLessThan(asAt10000);
  });
});
