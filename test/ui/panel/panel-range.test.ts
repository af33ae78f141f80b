import { describe, expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import type { NumberParameter } from '../../../src/parameters/parameter';
import { unitIn, unitSystems } from '../../../src/parameters/reader-units';
import { feet, fromSi } from '../../../src/parameters/units';
import { fromSlider, nextNumber, parseTyped, sliderRange, typedNumber } from '../../../src/ui/panel/panel-range';

const altitude: NumberParameter = {
  kind: 'number',
  label: 'Exit altitude',
  group: 'Exit',
  unit: 'ft',
  default: feet(25_000),
  min: feet(1_000),
  max: feet(140_000),
  step: feet(500),
  slider: [feet(3_000), feet(40_000)],
  doc: '',
  source: '',
  standing: 'chosen',
};
const numbers = jumps.flatMap((jump) => Object.values(jump.parameters).filter((each) => each.kind === 'number'));

describe('slider', () => {
  test('shows whole numbers in the declared unit', () => {
    expect(sliderRange(altitude, 'ft', altitude.default)).toEqual({ min: 3000, max: 40_000, step: 500, digits: 0 });
  });

  test('has round steps and ends inside the range in the other unit', () => {
    expect(sliderRange(altitude, 'm', altitude.default)).toEqual({ min: 1000, max: 12_000, step: 200, digits: 0 });
  });

  test('widens to hold a value that was typed beyond it', () => {
    const { max } = sliderRange(altitude, 'ft', feet(128_100));
    expect(max).toBeGreaterThanOrEqual(128_100);
    expect((max - 40_000) % 500).toBe(0);
  });

  test('holds the default and never leaves the range, for every parameter in all units', () => {
    for (const parameter of numbers) {
      for (const units of Object.values(unitSystems)) {
        const unit = unitIn(parameter, units);
        const range = sliderRange(parameter, unit, parameter.default);
        const shown = fromSi(parameter.default, unit);
        expect(range.step, parameter.label).toBeGreaterThan(0);
        expect(range.min, parameter.label).toBeLessThanOrEqual(shown + 1e-9 * Math.abs(shown));
        expect(range.max, parameter.label).toBeGreaterThanOrEqual(shown - 1e-9 * Math.abs(shown));
        for (const end of [range.min, range.max]) {
          const si = fromSlider(parameter, end, unit);
          expect(si).toBeGreaterThanOrEqual(parameter.min);
          expect(si).toBeLessThanOrEqual(parameter.max);
        }
      }
    }
  });

  test('returns to exactly the default through the number that is shown for it', () => {
    for (const parameter of numbers) {
      for (const units of Object.values(unitSystems)) {
        const unit = unitIn(parameter, units);
        const shown = Number(fromSi(parameter.default, unit).toPrecision(12));
        expect(fromSlider(parameter, shown, unit), parameter.label).toBe(parameter.default);
      }
    }
  });
});

describe('typing', () => {
  test('reads a bare number in the unit on the screen', () => {
    expect(parseTyped(altitude, '8000', 'm').value).toBe(8000);
    expect(parseTyped(altitude, '8000', 'ft').value).toBe(feet(8000));
  });

  test('understands a unit of its own, and thousands', () => {
    expect(parseTyped(altitude, '8 km', 'ft').value).toBe(8000);
    expect(parseTyped(altitude, '25,000', 'ft').value).toBe(feet(25_000));
  });

  test('accepts what lies beyond the slider, clamps what lies beyond the range, refuses the rest', () => {
    expect(parseTyped(altitude, '127852.4', 'ft')).toEqual({ value: feet(127_852.4) });
    expect(parseTyped(altitude, '1e9', 'ft')).toMatchObject({ value: altitude.max, problem: expect.any(String) });
    for (const text of ['', 'high', '12 kg', '--3', '1.2.3', 'NaN', 'Infinity', '<b>7</b>']) {
      const read = parseTyped(altitude, text, 'ft');
      expect(read.value, text).toBeUndefined();
      expect(read.problem, text).toBeTypeOf('string');
    }
  });
});

describe('a number that is no parameter', () => {
  test('is read in the unit shown and kept in its limits', () => {
    const peak = typedNumber('Peak', { unit: 'mph', min: 0, max: 1_000 });
    expect(parseTyped(peak, '180', 'km/h').value).toBeCloseTo(50, 12);
    expect(parseTyped(peak, '180 mph', 'km/h').value).toBeCloseTo(80.4672, 12);
    expect(parseTyped(peak, '-3', 'mph')).toMatchObject({ value: 0, problem: expect.any(String) });
    expect(parseTyped(peak, '', 'mph').value).toBeUndefined();
  });
});

test('the next number is one step on, and after the last comes the first', () => {
  const seed = typedNumber('Seed', { unit: 'none', min: 0, max: 3 });
  const met = [1];
  for (let i = 0; i < 5; i++) met.push(nextNumber(seed, met.at(-1) as number));
  expect(met).toEqual([1, 2, 3, 0, 1, 2]);
});
