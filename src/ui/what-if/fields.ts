import type { Measured, Units } from '../../parameters/reader-units';
import { digitsIn, unitIn } from '../../parameters/reader-units';
import { fromSi, toSi, units as unitTable } from '../../parameters/units';
import { rangeText, readableNumber } from '../../parameters/values';
import { roundStep } from '../elements/round-scale';
import { parseTyped, typedNumber } from '../panel/panel-range';

/** A number that goes with a question. */
export interface Field {
  readonly key: string;
  readonly label: string;
  readonly of: Measured & { readonly digits: number };
  /** SI. */
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** Two of these fit beside each other. */
  readonly isShort?: true;
}

/** More than any quantity of a jump, SI: what is beyond a field's own limits is refused, not brought into them. */
const BOUNDLESS = 1e9;

export function fieldText({ of }: Field, si: number, units: Units): string {
  const unit = unitIn(of, units);
  return readableNumber(fromSi(si, unit), digitsIn(of, unit));
}

export const fieldSymbol = ({ of }: Field, units: Units): string => unitTable[unitIn(of, units)].symbol;

/** Reads what was typed, in the reader's unit or in one that is typed with it; a sentence where it cannot be used. */
export function readField(field: Field, text: string, units: Units): { value?: number; problem?: string } {
  // What was left as it was offered is that, without what rounding for the eye took off.
  if (text.trim() === fieldText(field, field.initial, units)) return { value: field.initial };
  const unit = unitIn(field.of, units);
  const { label, of, min, max } = field;
  const step = toSi(1, unit) / 10 ** digitsIn(of, unit);
  const { value, problem } = parseTyped(
    typedNumber(label, { unit: of.unit, min: -BOUNDLESS, max: BOUNDLESS, step }),
    text,
    unit,
  );
  if (typeof value !== 'number') return { problem: `${problem ?? `${label} must be a number`}.` };
  // A limit that is no round number in the reader's unit is one for whoever types what is shown.
  const slack = step * 0.51;
  if (value < min - slack || value > max + slack) {
    return {
      problem: `${label} must be within ${rangeText(typedNumber(label, { unit: of.unit, min, max, step }), unit)}.`,
    };
  }
  return { value: Math.min(Math.max(value, min), max) };
}

/** A round number of the reader's unit near an SI value, a whole one of `parts` steps. */
export function roundNear(si: number, of: Measured, units: Units, parts: number): number {
  const unit = unitIn(of, units);
  const shown = fromSi(si, unit);
  const step = roundStep(Math.abs(shown), parts);
  return toSi(Number((Math.round(shown / step) * step).toPrecision(12)), unit);
}
