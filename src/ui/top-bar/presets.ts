import type { Jump, Preset } from '../../jumps/jump';
import type { Values } from '../../parameters/parameter';
import { defaultsOf } from '../../parameters/values';

/** All values of a jump as a preset has them: what it does not name is at its default. */
export function presetValues(jump: Jump, preset: Preset): Values {
  return { ...defaultsOf(jump.parameters), ...preset.values };
}

/**
 * The preset that has exactly these values, or null for values of one's own. Where two have the same (the film's cliff jump is
 * also the first of its takes), that with the `preferred` key.
 */
export function presetOf(jump: Jump, values: Values, preferred: string | null = null): Preset | null {
  const keys = Object.keys(jump.parameters);
  const same = jump.presets.filter((preset) => {
    const wanted = presetValues(jump, preset);
    return keys.every((key) => wanted[key] === values[key]);
  });
  return same.find((preset) => preset.key === preferred) ?? same[0] ?? null;
}
