import { digitsIn, type Units, unitIn } from '../parameters/reader-units';
import { fromSi, units as unitTable } from '../parameters/units';
import { readableNumber } from '../parameters/values';
import type { Recording } from '../recording/recording';
import { type Figure, figures } from '../recording/summary';
import { MINUS } from './text';

/** One headline figure of two runs. */
export interface FigureRow {
  readonly figure: Figure;
  /** SI, or null where the run has none. */
  readonly a: number | null;
  readonly b: number | null;
  /** a - b, SI; null unless both have it. */
  readonly difference: number | null;
  /** Whether a reader sees a difference, at the digits shown. */
  readonly differs: boolean;
}

/** All headline figures of a run beside those of another, in the order of their declaration. */
export function figureRows(a: Recording, b: Recording | null, units: Units): readonly FigureRow[] {
  return figures.map((figure) => {
    const inA = figure.of(a);
    const inB = b ? figure.of(b) : null;
    return {
      figure,
      a: inA,
      b: inB,
      difference: inA === null || inB === null ? null : inA - inB,
      differs: b !== null && shownNumber(inA, figure, units) !== shownNumber(inB, figure, units),
    };
  });
}

/**
 * How far the first run is from the second: "+1.2 mph", "−12.7 mph". Empty where a reader sees no difference, or has nothing
 * to compare with. It is the difference of the numbers that are shown, so that a reader who subtracts them gets it too.
 */
export function differenceText({ figure, a, b, difference }: FigureRow, units: Units): string {
  const now = shownNumber(a, figure, units);
  const before = shownNumber(b, figure, units);
  if (difference === null || now === null || before === null || now === before) return '';
  const unit = unitIn(figure, units);
  const size = readableNumber(Math.abs(now - before), digitsIn(figure, unit));
  return `${now < before ? MINUS : '+'}${size} ${unitTable[unit].symbol}`.trim();
}

/** The difference as a share of the larger of both, -1 to 1: positive where the first run has more. 0 where nobody sees one. */
export function differenceShare({ a, b, difference, differs }: FigureRow): number {
  if (difference === null || !differs) return 0;
  const larger = Math.max(Math.abs(a ?? 0), Math.abs(b ?? 0));
  return Math.min(Math.max(difference / larger, -1), 1);
}

/**
 * The figures that a reader sees differ, at most so many, those that stand for themselves first. A label in small letters goes on
 * from the figure before it ("reached at"): alone it is given both.
 */
export function headlineDifferences(
  rows: readonly FigureRow[],
  most: number,
): readonly { readonly row: FigureRow; readonly label: string }[] {
  let whole = '';
  const named = rows.map((row) => {
    const { label } = row.figure;
    const goesOn = label.charAt(0) !== label.charAt(0).toUpperCase();
    if (!goesOn) whole = label;
    return { row, goesOn, label: goesOn ? `${whole} ${label}` : label };
  });
  const differing = named.filter(({ row }) => row.differs);
  return [...differing.filter(({ goesOn }) => !goesOn), ...differing.filter(({ goesOn }) => goesOn)]
    .slice(0, most)
    .map(({ row, label }) => ({ row, label }));
}

/** As it is shown: in the reader's unit, at its digits. */
function shownNumber(si: number | null, figure: Figure, units: Units): number | null {
  const unit = unitIn(figure, units);
  return si === null ? null : Number(fromSi(si, unit).toFixed(digitsIn(figure, unit))) + 0;
}
