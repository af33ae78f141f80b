import { jumps } from '../../src/jumps';
import type { JumpId } from '../../src/jumps/jump';
import type { Values } from '../../src/parameters/parameter';
import { defaultsOf } from '../../src/parameters/values';
import type { Recording } from '../../src/recording/recording';
import { simulate } from '../../src/recording/simulate';

/** A jump with its defaults and some values changed. */
export function runOf(id: JumpId, values: Values = {}): Recording {
  const jump = jumps.find((each) => each.id === id)!;
  return simulate(jump, { ...defaultsOf(jump.parameters), ...values });
}

export function presetOf(id: JumpId, key: string): Recording {
  const jump = jumps.find((each) => each.id === id)!;
  return runOf(id, jump.presets.find((preset) => preset.key === key)!.values);
}

/** Every preset of every jump. */
export const everyPreset: readonly (readonly [JumpId, string])[] = jumps.flatMap(({ id, presets }) =>
  presets.map(({ key }) => [id, key] as const),
);

/** Each number of a jump at either end of its range, the rest as usual. */
export const everyEnd: readonly (readonly [JumpId, string, number])[] = jumps.flatMap(({ id, parameters }) =>
  Object.entries(parameters).flatMap(([key, parameter]) =>
    parameter.kind === 'number' ? [[id, key, parameter.min] as const, [id, key, parameter.max] as const] : [],
  ),
);
