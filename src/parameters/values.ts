import type { NumberParameter, Parameter, Parameters, Value, Values, ValuesOf } from './parameter';
import { findUnit, siUnitOf, toDecimal, toSi, type UnitKey, units } from './units';
import { parseWind } from './wind';

/** A sentence about an input that was clamped or dropped, and the key it belongs to. */
export interface Problem {
  readonly key: string;
  readonly message: string;
}

export function defaultsOf<P extends Parameters>(parameters: P): ValuesOf<P> {
  const values: Record<string, Value> = {};
  for (const key of Object.keys(parameters)) values[key] = (parameters[key] as Parameter).default;
  return values as ValuesOf<P>;
}

/** Keys whose value differs from the default, in order of declaration. */
export function changedKeys(parameters: Parameters, values: Values): string[] {
  return Object.keys(parameters).filter((key) => values[key] !== parameters[key]?.default);
}

/**
 * Fits one value of unknown origin to its declaration: clamps a number into its range, refuses what has the wrong type.
 * `problem` says what was done; `value` is undefined if nothing usable was given.
 */
export function checkValue(parameter: Parameter, value: unknown): { value?: Value; problem?: string } {
  switch (parameter.kind) {
    case 'number': {
      if (typeof value !== 'number' || Number.isNaN(value)) return { problem: `${parameter.label} must be a number` };
      if (value >= parameter.min && value <= parameter.max) return { value };
      // A limit that is no round number of its unit comes back from its own text a rounding beyond itself.
      const rounding = 1e-12 * (parameter.max - parameter.min);
      if (value >= parameter.min - rounding && value <= parameter.max + rounding) {
        return { value: value < parameter.min ? parameter.min : parameter.max };
      }
      return {
        value: value < parameter.min ? parameter.min : parameter.max,
        problem: `${parameter.label} must be within ${rangeText(parameter)}`,
      };
    }
    case 'flag':
      return typeof value === 'boolean' ? { value } : { problem: `${parameter.label} must be on or off` };
    case 'choice':
      if (typeof value === 'string' && Object.hasOwn(parameter.options, value)) return { value };
      return { problem: `${parameter.label} must be one of ${Object.keys(parameter.options).join(', ')}` };
    case 'wind': {
      if (typeof value !== 'string') return { problem: `${parameter.label} must be text` };
      const { problem } = parseWind(value);
      return problem ? { problem: `${parameter.label}: ${problem}` } : { value };
    }
  }
}

/** Reads one value from text: a number may carry a unit, else it is in the declared one. */
export function parseValue(parameter: Parameter, text: string): { value?: Value; problem?: string } {
  if (parameter.kind === 'number') {
    const clock = parameter.unit === 'h' ? /^\s*(\d{1,2}):([0-5]\d)\s*$/.exec(text) : null;
    if (clock) return checkValue(parameter, toSi(Number(clock[1]), 'h') + 60 * Number(clock[2]));
    const found = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*?)\s*$/i.exec(text);
    if (!found) return { problem: `${parameter.label} must be a number, not "${text.slice(0, 40)}"` };
    const unit = found[2] ? findUnit(found[2], parameter.unit) : parameter.unit;
    if (!unit) {
      return {
        problem: `${parameter.label} is measured in ${parameter.unit}; "${(found[2] ?? '').slice(0, 20)}" does not fit`,
      };
    }
    return checkValue(parameter, toSi(Number(found[1]), unit));
  }
  if (parameter.kind === 'flag') {
    const word = text.trim().toLowerCase();
    if (['1', 'true', 'on', 'yes'].includes(word)) return { value: true };
    if (['0', 'false', 'off', 'no'].includes(word)) return { value: false };
    return { problem: `${parameter.label} must be on or off, not "${text.slice(0, 40)}"` };
  }
  return checkValue(parameter, text);
}

/** The text that {@link parseValue} reads back as exactly this value. */
export function formatValue(parameter: Parameter, value: Value): string {
  if (parameter.kind === 'number') return numberText(Number(value), parameter.unit);
  if (parameter.kind === 'flag') return value ? 'on' : 'off';
  return String(value);
}

/** Not every double is a multiple of every unit: such a one, typed in SI units perhaps, is written in them. */
function numberText(si: number, unit: UnitKey): string {
  const text = toDecimal(si, unit);
  const own = siUnitOf(unit);
  return own === null || toSi(Number(text), unit) === si ? text : `${si}${own}`;
}

/** Seconds since midnight as a clock shows them: "18:27". */
export function clockText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const rest = minutes % 60;
  return `${(minutes - rest) / 60}:${rest < 10 ? '0' : ''}${rest}`;
}

/** A number rounded for reading, with its unit: "25,000 ft", "18:27". */
export function readableValue(parameter: NumberParameter, si: number, unit: UnitKey = parameter.unit): string {
  if (unit === 'h') return clockText(si);
  return `${readableNumber(si / units[unit].inSi, digitsOf(parameter, unit))} ${units[unit].symbol}`.trim();
}

/** Decimals that show one step of the parameter, in `unit`. */
export function digitsOf(parameter: NumberParameter, unit: UnitKey = parameter.unit): number {
  const step = parameter.step / units[unit].inSi;
  let digits = 0;
  for (let size = 1; size > step * 1.001 && digits < 6; size /= 10) digits++;
  return digits;
}

export function readableNumber(value: number, digits: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const minus = value < 0 && Number(value.toFixed(digits)) !== 0 ? '-' : '';
  return minus + grouped + (fraction ? `.${fraction}` : '');
}

export function rangeText(parameter: NumberParameter, unit: UnitKey = parameter.unit): string {
  if (unit === 'h') return `${clockText(parameter.min)} to ${clockText(parameter.max)}`;
  const [low, high] = [parameter.min, parameter.max].map((si) =>
    readableNumber(si / units[unit].inSi, digitsOf(parameter, unit)),
  );
  return `${low} to ${high} ${units[unit].symbol}`.trim();
}

/**
 * Checks a declaration itself.
 *
 * @throws RangeError if a default lies outside its range, a step is not positive, or a choice lacks its default
 */
export function checkParameters(parameters: Parameters): void {
  for (const key of Object.keys(parameters)) {
    const parameter = parameters[key] as Parameter;
    const { value, problem } = checkValue(parameter, parameter.default);
    if (problem || value !== parameter.default)
      throw new RangeError(`${key}: default ${parameter.default}: ${problem}`);
    if (parameter.kind !== 'number') continue;
    if (!(parameter.step > 0)) throw new RangeError(`${key}: step ${parameter.step} is not positive`);
    if (!(parameter.min < parameter.max)) throw new RangeError(`${key}: empty range ${parameter.min}…${parameter.max}`);
  }
}
