import { eventNames, type JumpId, type PhaseName, phaseNames } from '../jumps/jump';
import { digitsIn, type Measured, type Units, unitIn } from '../parameters/reader-units';
import { fromSi, units as unitTable } from '../parameters/units';
import { readableNumber } from '../parameters/values';
import type { JumpEvent } from '../recording/recording';

/** True minus sign: as wide as a digit, and read as one. */
export const MINUS = '\u2212';

/** "T+23.9 s", "T−4.0 s": seconds from the exit. */
export function timeText(time: number, digits = 1): string {
  const size = Math.abs(time).toFixed(digits);
  return `T${time < 0 && Number(size) !== 0 ? MINUS : '+'}${size} s`;
}

export function shortName(id: JumpId): string {
  return id === 'halo' ? 'HALO' : 'Cliff';
}

export function phaseText(phase: PhaseName): string {
  return phaseNames[phase];
}

export function eventText(event: JumpEvent): string {
  return `${eventNames[event.name].label}, ${timeText(event.time)}`;
}

/** "1/4×", "2×" */
export function speedText(speed: number): string {
  return speed < 1 ? `1/${Math.round(1 / speed)}×` : `${speed}×`;
}

export function unitSymbol(of: Measured, units: Units): string {
  return unitTable[unitIn(of, units)].symbol;
}

/** A number as it is read: with a true minus sign, and a dash where it has no meaning. */
export function numberText(value: number, digits: number): string {
  return Number.isFinite(value) ? readableNumber(value, digits).replace('-', MINUS) : '–';
}

/** An SI value in the reader's units with its symbol: "200 mph"; a dash where there is none. */
export function quantityText(si: number | null, of: Measured & { readonly digits: number }, units: Units): string {
  if (si === null || !Number.isFinite(si)) return '–';
  const shown = unitIn(of, units);
  const text = readableNumber(fromSi(si, shown), digitsIn(of, shown)).replace('-', MINUS);
  return `${text} ${unitTable[shown].symbol}`.trim();
}
