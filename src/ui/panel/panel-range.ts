import type { NumberParameter } from '../../parameters/parameter';
import { fromSi, toSi, type UnitKey } from '../../parameters/units';
import { digitsOf, parseValue } from '../../parameters/values';

/** A slider in the unit it is shown in. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly digits: number;
}

/** Rounds away what the conversion of units leaves behind the last digit: 999.9999999999 to 1000. */
const clean = (value: number): number => Number(value.toPrecision(12));

/**
 * The slider of a parameter in `unit`: its comfortable range, or its whole one, widened to hold the present value.
 *
 * In another unit than the declared one the step becomes the nearest round number and the ends fall on whole steps.
 */
export function sliderRange(parameter: NumberParameter, unit: UnitKey, present: number): SliderRange {
  const [low, high] = parameter.slider ?? [parameter.min, parameter.max];
  const isOwnUnit = unit === parameter.unit;
  const step = isOwnUnit ? clean(fromSi(parameter.step, unit)) : roundStep(fromSi(parameter.step, unit));
  // Whole steps inside the range, so that the slider never leaves what is allowed.
  const min = isOwnUnit ? clean(fromSi(low, unit)) : clean(Math.ceil(clean(fromSi(low, unit) / step)) * step);
  const max = isOwnUnit ? clean(fromSi(high, unit)) : clean(Math.floor(clean(fromSi(high, unit) / step)) * step);
  const shown = clean(fromSi(present, unit));
  return {
    min: shown < min ? clean(min - Math.ceil((min - shown) / step) * step) : min,
    max: shown > max ? clean(max + Math.ceil((shown - max) / step) * step) : max,
    step,
    digits: isOwnUnit ? digitsOf(parameter, unit) : digitsOfStep(step),
  };
}

/** 152.4 to 200, 0.22 to 0.2: the nearest of 1, 2, 5 times a power of ten. */
function roundStep(step: number): number {
  const decade = 10 ** Math.floor(Math.log10(step));
  const lead = step / decade;
  return clean((lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10) * decade);
}

function digitsOfStep(step: number): number {
  return Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
}

/** SI of a slider's number. What differs from the default by conversion only is the default, so that it is not a change. */
export function fromSlider(parameter: NumberParameter, shown: number, unit: UnitKey): number {
  const si = Math.min(Math.max(toSi(shown, unit), parameter.min), parameter.max);
  return Math.abs(si - parameter.default) < parameter.step * 1e-6 ? parameter.default : si;
}

/** Reads what was typed: a bare number is in the unit shown, not in the declared one; "25,000" is a number. */
export function parseTyped(parameter: NumberParameter, text: string, unit: UnitKey): ReturnType<typeof parseValue> {
  const plain = text
    .trim()
    .replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1')
    .replace(/^\u2212/, '-');
  const isBare = /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(plain);
  return parseValue(parameter, isBare ? `${plain} ${unit}` : plain);
}

/** A number that is typed and is no parameter of a jump: what {@link parseTyped} needs to know of it, SI. */
export function typedNumber(
  label: string,
  { unit, min, max, step = 1 }: { unit: UnitKey; min: number; max: number; step?: number },
): NumberParameter {
  const unsaid = { group: '', doc: '', source: '', standing: 'chosen' } as const;
  return { kind: 'number', label, unit, min, max, step, default: min, ...unsaid };
}

/** The number after this one; after the last, the first. */
export function nextNumber({ min, max, step }: NumberParameter, present: number): number {
  return present + step > max ? min : present + step;
}
