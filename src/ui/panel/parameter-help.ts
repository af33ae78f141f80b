/** What there is to know of a parameter, in words and in the reader's units. */
import type { Parameter, Standing, Value, Values } from '../../parameters/parameter';
import type { UnitKey } from '../../parameters/units';
import { rangeText, readableValue } from '../../parameters/values';

export interface Help {
  readonly title: string;
  /** From where to where it goes. */
  readonly range?: string;
  readonly doc: string;
  /** What is special just now. */
  readonly now?: string;
  readonly origin?: {
    /** "25,000 ft" */
    readonly value: string;
    readonly standing: Standing;
    readonly source: string;
  };
}

/** What each standing says of a default, before its source. */
export const standingMeanings = {
  published: 'stated in public',
  measured: 'measured by others',
  estimated: 'our estimate',
  chosen: 'our choice',
} as const satisfies Record<Standing, string>;

export function parameterHelp(parameter: Parameter, unit: UnitKey | null, now?: string): Help {
  const { label: title, doc, standing, source } = parameter;
  return {
    title,
    doc,
    ...(parameter.kind === 'number' && unit ? { range: rangeText(parameter, unit) } : {}),
    ...(now === undefined ? {} : { now }),
    origin: { value: defaultText(parameter, unit), standing, source },
  };
}

/** The default as it is read: "25,000 ft", "off". */
export function defaultText(parameter: Parameter, unit: UnitKey | null): string {
  return valueText(parameter, parameter.default, unit);
}

/** A value as it is read. */
export function valueText(parameter: Parameter, value: Value, unit: UnitKey | null): string {
  switch (parameter.kind) {
    case 'number':
      return readableValue(parameter, Number(value), unit ?? parameter.unit);
    case 'flag':
      return value ? 'on' : 'off';
    case 'choice':
      return parameter.options[String(value)] ?? String(value);
    case 'wind':
      return String(value) || 'still air';
  }
}

/** Why a parameter plays no part with these values, in a sentence; null where it plays its part. */
export function idleReason(
  parameter: Parameter,
  parameters: Readonly<Record<string, Parameter>>,
  values: Values,
): string | null {
  for (const [key, value] of Object.entries(parameter.idleWith ?? {})) {
    const other = parameters[key];
    if (!other || values[key] !== value) continue;
    const setting =
      other.kind === 'choice'
        ? (other.options[String(value)] ?? value)
        : other.kind === 'flag'
          ? value
            ? 'on'
            : 'off'
          : value;
    return `Plays no part while "${other.label}" is ${setting}.`;
  }
  return null;
}
