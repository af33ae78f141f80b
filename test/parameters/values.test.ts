import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumps } from '../../src/jumps/index';
import type { NumberParameter, Parameter, Value } from '../../src/parameters/parameter';
import { siUnitOf, toSi } from '../../src/parameters/units';
import {
  changedKeys,
  checkParameters,
  checkValue,
  defaultsOf,
  digitsOf,
  formatValue,
  parseValue,
  rangeText,
  readableNumber,
  readableValue,
} from '../../src/parameters/values';

const height: NumberParameter = {
  kind: 'number',
  label: 'Height',
  group: 'g',
  doc: 'd',
  source: 's',
  standing: 'chosen',
  unit: 'ft',
  default: 0,
  min: 0,
  max: toSi(140_000, 'ft'),
  step: toSi(100, 'ft'),
};
const flag: Parameter = { ...height, kind: 'flag', default: false };
const choice: Parameter = { ...height, kind: 'choice', default: 'a', options: { a: 'A', b: 'B' } };
const wind: Parameter = { ...height, kind: 'wind', default: '' };

describe('every parameter of every jump', () => {
  it.each(jumps.map((jump) => [jump.id, jump] as const))('is well declared: %s', (_id, jump) => {
    expect(() => checkParameters(jump.parameters)).not.toThrow();
    for (const [key, p] of Object.entries(jump.parameters)) {
      expect(p.label, key).toMatch(/\S/);
      expect(p.doc, key).toMatch(/\.$/);
      expect(p.source, key).toMatch(/\S/);
      if (p.kind === 'number' && p.slider) {
        expect(p.slider[0], key).toBeLessThan(p.slider[1]);
        expect(p.slider[0], key).toBeGreaterThanOrEqual(p.min);
        expect(p.slider[1], key).toBeLessThanOrEqual(p.max);
        expect(p.default, key).toBeGreaterThanOrEqual(p.slider[0]);
        expect(p.default, key).toBeLessThanOrEqual(p.slider[1]);
      }
    }
  });

  it('has presets whose values it accepts as they are', () => {
    for (const jump of jumps) {
      const keys = jump.presets.map((preset) => preset.key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const preset of jump.presets) {
        for (const [key, value] of Object.entries(preset.values)) {
          const parameter = jump.parameters[key];
          expect(parameter, `${jump.id} ${preset.key} ${key}`).toBeDefined();
          expect(checkValue(parameter as Parameter, value)).toEqual({ value });
        }
      }
    }
  });

  it('has presets whose values survive an address to the last bit', () => {
    for (const jump of jumps) {
      for (const preset of jump.presets) {
        for (const [key, value] of Object.entries(preset.values)) {
          const parameter = jump.parameters[key] as Parameter;
          expect(parseValue(parameter, formatValue(parameter, value)), `${preset.key} ${key}`).toEqual({ value });
        }
      }
    }
  });

  it('reads back from its text as exactly the same value', () => {
    for (const jump of jumps) {
      for (const [key, p] of Object.entries(jump.parameters)) {
        const values: fc.Arbitrary<Value> =
          p.kind === 'number'
            ? fc.oneof(
                fc.constantFrom(p.min, p.max, p.default),
                // What a slider, a typed number and a link can give: decimals in the declared unit.
                fc
                  .integer({ min: Math.ceil(p.min / p.step), max: Math.floor(p.max / p.step) })
                  .map((n) => toSi(Number(((n * p.step) / toSi(1, p.unit)).toPrecision(12)), p.unit)),
                // What a solve finds, or what was typed in another unit, where there is another.
                ...(siUnitOf(p.unit) === null
                  ? []
                  : [fc.double({ min: p.min, max: p.max, noNaN: true }).map((x) => x + 0)]),
              )
            : p.kind === 'flag'
              ? fc.boolean()
              : p.kind === 'choice'
                ? fc.constantFrom(...Object.keys(p.options))
                : fc.constantFrom('', '0:5@270', '0:5@270,3000:25@280');
        fc.assert(
          fc.property(values, (value) => {
            const checked = checkValue(p, value).value as Value;
            expect(parseValue(p, formatValue(p, checked)), key).toEqual({ value: checked });
          }),
          { seed: 3, numRuns: 60 },
        );
      }
    }
  });
});

describe('checkParameters', () => {
  it('refuses a default outside its range, a step that is not positive and an empty range', () => {
    expect(() => checkParameters({ height: { ...height, default: -1 } })).toThrow(/height: default -1/);
    expect(() => checkParameters({ height: { ...height, step: 0 } })).toThrow(/step 0/);
    expect(() => checkParameters({ height: { ...height, min: 0, max: 0 } })).toThrow(/empty range/);
    expect(() => checkParameters({ choice: { ...choice, default: 'c' } as Parameter })).toThrow(RangeError);
  });

  it('takes 0 and false for the defaults that they are', () => {
    expect(() => checkParameters({ height, flag })).not.toThrow();
    expect(defaultsOf({ height, flag })).toEqual({ height: 0, flag: false });
  });
});

describe('a value of unknown origin', () => {
  it('is clamped into the range, and said so', () => {
    expect(checkValue(height, 5)).toEqual({ value: 5 });
    expect(checkValue(height, -5).value).toBe(0);
    expect(checkValue(height, 1e30).value).toBe(height.max);
    expect(checkValue(height, Number.POSITIVE_INFINITY).value).toBe(height.max);
    expect(checkValue(height, -5).problem).toMatch(/Height .*0 to 140,000 ft/);
  });

  it('is refused when it has the wrong type', () => {
    for (const junk of [Number.NaN, '5', null, undefined, {}, [], true]) {
      const { value, problem } = checkValue(height, junk);
      expect(value).toBeUndefined();
      expect(problem).toMatch(/number/);
    }
    expect(checkValue(flag, 1).value).toBeUndefined();
    expect(checkValue(choice, 'toString').value).toBeUndefined();
    expect(checkValue(choice, '__proto__').value).toBeUndefined();
    expect(checkValue(wind, 5).value).toBeUndefined();
    expect(checkValue(wind, 'gale').problem).toMatch(/gale/);
  });
});

describe('a typed number', () => {
  const read = (text: string) => parseValue(height, text);

  it('is in the declared unit, or in the one written behind it', () => {
    expect(read('25000').value).toBeCloseTo(7_620, 9);
    expect(read(' 25000 ft ').value).toBeCloseTo(7_620, 9);
    expect(read("100'").value).toBeCloseTo(30.48, 9);
    expect(read('7620 m').value).toBe(7_620);
    expect(read('7.62km').value).toBeCloseTo(7_620, 9);
    expect(read('2.5e4').value).toBeCloseTo(7_620, 9);
    expect(read('.5').value).toBeCloseTo(0.1524, 9);
    expect(read('+5.').value).toBeCloseTo(1.524, 9);
  });

  it('is refused with a sentence when it is none, or of another quantity', () => {
    for (const junk of [
      '',
      '   ',
      'abc',
      'NaN',
      'Infinity',
      '--5',
      '1,2,3',
      '0x10',
      '5 5',
      '5 kg',
      '5 ft2',
      '<b>',
      '5 furlongs',
    ]) {
      const { value, problem } = read(junk);
      expect(value, junk).toBeUndefined();
      expect(problem, junk).toMatch(/Height/);
    }
    expect((read('x'.repeat(10_000)).problem ?? '').length).toBeLessThan(200);
    expect((read(`5 ${'x'.repeat(10_000)}`).problem ?? '').length).toBeLessThan(200);
  });

  it('is brought into range when it is huge', () => {
    expect(read('1e999').value).toBe(height.max);
    expect(read('-1e999').value).toBe(0);
    expect(read('9'.repeat(400)).value).toBe(height.max);
  });

  it('never throws and never lets a bad value through, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string()),
        fc.constantFrom<Parameter>(height, flag, choice, wind),
        (text, p) => {
          const { value, problem } = parseValue(p, text);
          if (value === undefined) expect(problem).toMatch(/\S/);
          else expect(checkValue(p, value)).toEqual({ value });
        },
      ),
      { seed: 4, numRuns: 2_000 },
    );
  });
});

describe('typed words', () => {
  it('switch a flag', () => {
    for (const word of ['on', ' ON ', 'true', 'yes', '1']) expect(parseValue(flag, word)).toEqual({ value: true });
    for (const word of ['off', 'False', 'no', '0']) expect(parseValue(flag, word)).toEqual({ value: false });
    expect(parseValue(flag, 'maybe').problem).toMatch(/on or off/);
    expect(parseValue(flag, '').value).toBeUndefined();
  });

  it('choose an option', () => {
    expect(parseValue(choice, 'b')).toEqual({ value: 'b' });
    expect(parseValue(choice, 'c').problem).toMatch(/a, b/);
  });
});

describe('changedKeys', () => {
  it('names what differs from the default, in order of declaration', () => {
    const parameters = { height, flag, choice };
    expect(changedKeys(parameters, defaultsOf(parameters))).toEqual([]);
    expect(changedKeys(parameters, { choice: 'b', flag: false, height: 3 })).toEqual(['height', 'choice']);
  });
});

describe('numbers for reading', () => {
  it('are grouped by thousands, rounded, and never a negative zero', () => {
    expect(readableNumber(25_000, 0)).toBe('25,000');
    expect(readableNumber(1_234_567.891, 2)).toBe('1,234,567.89');
    expect(readableNumber(-1_234.5, 1)).toBe('-1,234.5');
    expect(readableNumber(-0.04, 1)).toBe('0.0');
    expect(readableNumber(-0, 0)).toBe('0');
    expect(readableNumber(999.96, 1)).toBe('1,000.0');
    expect(readableNumber(123, 0)).toBe('123');
    expect(readableNumber(0.1234567, 4)).toBe('0.1235');
  });

  it('carry their unit, with as many decimals as a step shows', () => {
    expect(readableValue(height, 7_620)).toBe('25,000 ft');
    expect(readableValue(height, 7_620, 'm')).toBe('7,620 m');
    expect(digitsOf(height)).toBe(0);
    expect(digitsOf({ ...height, unit: 's', step: 0.1 })).toBe(1);
    expect(digitsOf({ ...height, unit: 'm2', step: 0.005 })).toBe(3);
    expect(rangeText(height)).toBe('0 to 140,000 ft');
  });

  it('are a clock where they are a time of day, typed and read', () => {
    const hour: NumberParameter = { ...height, unit: 'h', default: 43_200, min: 0, max: 86_400, step: 180 };
    expect(readableValue(hour, 66_420)).toBe('18:27');
    expect(readableValue(hour, 300)).toBe('0:05');
    expect(rangeText(hour)).toBe('0:00 to 24:00');
    expect(parseValue(hour, '18:27')).toEqual({ value: 66_420 });
    expect(parseValue(hour, ' 6:05 ')).toEqual({ value: 21_900 });
    expect(parseValue(hour, '18.45')).toEqual({ value: 66_420 });
    for (const odd of ['18:60', '18:5', '18:', ':30', '18:27 ft'])
      expect(parseValue(hour, odd).problem, odd).toBeTruthy();
    expect(parseValue(hour, '25:00')).toEqual({ value: 86_400, problem: expect.stringContaining('24:00') });
    // Only hours are clocks.
    expect(parseValue(height, '18:27').problem).toBeTruthy();
  });
});
