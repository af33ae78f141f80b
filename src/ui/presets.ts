import type { Jump, Preset } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import { defaultsOf } from '../parameters/values';

/** All values of a jump as a preset has them: what it does not name is at its default. */
export function presetValues(jump: Jump, preset: Preset): Values {
  return { ...defaultsOf(jump.parameters), ...preset.values };
}

/** The preset that has exactly these values, or null for values of one's own. */
export function presetOf(jump: Jump, values: Values): Preset | null {
  const keys = Object.keys(jump.parameters);
  const isThis = (preset: Preset): boolean => {
    const wanted = presetValues(jump, preset);
    return keys.every((key) => wanted[key] === values[key]);
  };
  return jump.presets.find(isThis) ?? null;
}
