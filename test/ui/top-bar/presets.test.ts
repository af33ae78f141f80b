import { expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import { defaultsOf } from '../../../src/parameters/values';
import { presetOf, presetValues } from '../../../src/ui/top-bar/presets';

test('every preset is recognised by its values, the one asked for where two have the same', () => {
  for (const jump of jumps) {
    for (const preset of jump.presets) {
      const values = presetValues(jump, preset);
      expect(presetOf(jump, values, preset.key)).toBe(preset);
      const found = presetOf(jump, values);
      expect(found && presetValues(jump, found)).toEqual(values);
      // Preferring another one does not make it this one.
      const other = jump.presets.find((each) => each.key !== found?.key && each.key !== preset.key);
      expect(presetOf(jump, { ...values }, other?.key)).not.toBe(other);
    }
  }
});

test('values that differ in one parameter belong to no preset', () => {
  for (const jump of jumps) {
    const values = defaultsOf(jump.parameters);
    for (const [key, parameter] of Object.entries(jump.parameters)) {
      if (parameter.kind !== 'number') continue;
      // No preset is likely to ask for this number.
      const odd = parameter.min + (parameter.max - parameter.min) * 0.38196601;
      expect(presetOf(jump, { ...values, [key]: odd }), `${jump.id} ${key}`).toBeNull();
    }
  }
});

test('what a preset does not name is at its default', () => {
  for (const jump of jumps) {
    const defaults = defaultsOf(jump.parameters);
    for (const preset of jump.presets) {
      const values = presetValues(jump, preset);
      expect(Object.keys(values)).toEqual(Object.keys(defaults));
      for (const key of Object.keys(defaults)) {
        expect(values[key]).toBe(key in preset.values ? preset.values[key] : defaults[key]);
      }
    }
  }
});
