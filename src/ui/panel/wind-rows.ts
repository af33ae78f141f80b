/** Wind as rows of fields that people type in, in their units. The text that is the value stays short, in its own units. */
import type { NumberParameter } from '../../parameters/parameter';
import type { Units } from '../../parameters/reader-units';
import { degrees, fromSi, toSi, type UnitKey, units as unitTable } from '../../parameters/units';
import { rangeText, readableNumber } from '../../parameters/values';
import { formatWind, parseWind, type WindReport, type WindText, windLimits } from '../../parameters/wind';
import { parseTyped, typedNumber } from './panel-range';

export type WindRows = readonly WindReport[];
export type WindField = 'height' | 'speed' | 'from';
export const windFields: readonly WindField[] = ['height', 'speed', 'from'];

interface Column extends NumberParameter {
  /** Key of a row, and the unit that its numbers are in. */
  readonly key: keyof WindReport;
  readonly own: UnitKey;
  /** Most decimals that are shown, and the least that are kept. */
  readonly shown: number;
  readonly kept: number;
}

const columns: Readonly<Record<WindField, Column>> = {
  height: {
    ...typedNumber('Height of the wind', { unit: 'ft', min: -windLimits.height, max: windLimits.height }),
    key: 'height',
    own: 'm',
    shown: 0,
    kept: 0,
  },
  speed: {
    ...typedNumber('Wind speed', { unit: 'kt', min: 0, max: toSi(windLimits.knots, 'kt') }),
    key: 'knots',
    own: 'kt',
    shown: 1,
    kept: 1,
  },
  from: {
    ...typedNumber('Direction of the wind', { unit: 'deg', min: 0, max: degrees(360), step: degrees(1) }),
    key: 'from',
    own: 'deg',
    shown: 1,
    kept: 0,
  },
};

export function windUnit(field: WindField, units: Units): UnitKey {
  return { height: units.length, speed: units.wind, from: 'deg' as const }[field];
}

/** As it stands in the field: "9843", "28.8". */
export function fieldText(row: WindReport, field: WindField, units: Units): string {
  const { key, own, shown } = columns[field];
  return shownText(toSi(row[key], own), windUnit(field, units), shown);
}

function shownText(si: number, unit: UnitKey, digits: number): string {
  return String(Number(fromSi(si, unit).toFixed(digits)) + 0);
}

/** As it is read out: "9,843 ft", "28.8 mph", "270°". */
export function fieldWords(row: WindReport, field: WindField, units: Units): string {
  const unit = windUnit(field, units);
  const text = fieldText(row, field, units);
  if (field === 'from') return `${text}°`;
  const decimals = text.split('.')[1]?.length ?? 0;
  return `${readableNumber(Number(text), decimals)} ${unitTable[unit].symbol}`;
}

/** Rows of a text, lowest first; none of a text that cannot be read. */
export function windRows(text: WindText): WindRows {
  return parseWind(text).rows;
}

/** The text of rows in any order. */
export function windText(rows: WindRows): WindText {
  return formatWind([...rows].sort((a, b) => a.height - b.height));
}

/**
 * Rows with what was typed into one field; the others keep their numbers to the bit. The number is kept as short as still
 * shows what was typed. `problem` says what was mended or refused; what is refused leaves the rows as they are.
 */
export function withField(
  rows: WindRows,
  index: number,
  field: WindField,
  text: string,
  units: Units,
): { readonly rows: WindRows; readonly problem?: string } {
  const row = rows[index];
  // What stands there is what is meant: its rounding must not change the wind.
  if (!row || text.trim() === fieldText(row, field, units)) return { rows };
  const column = columns[field];
  const unit = windUnit(field, units);
  const { value, problem } = parseTyped(column, text, unit);
  if (typeof value !== 'number') return { rows, problem: `${problem}.` };
  const next = { ...row, [column.key]: shortest(value, column, unit) };
  if (field === 'height' && rows.some((each, i) => i !== index && each.height === next.height)) {
    return { rows, problem: `There is a wind at ${fieldWords(next, 'height', units)} already.` };
  }
  const changed = rows.map((each, i) => (i === index ? next : each));
  return problem
    ? { rows: changed, problem: `${column.label} was brought into its range, ${rangeText(column, unit)}.` }
    : { rows: changed };
}

/** The shortest number, in the unit of the text, that shows the same in the unit of the reader. */
function shortest(si: number, { own, kept, shown }: Column, unit: UnitKey): number {
  const wanted = shownText(si, unit, shown);
  for (let digits = kept; digits < 6; digits++) {
    const short = Number(fromSi(si, own).toFixed(digits)) + 0;
    if (shownText(toSi(short, own), unit, shown) === wanted) return short;
  }
  return fromSi(si, own);
}

/** How far above the highest row a new one lies, m, and the first wind in still air, m/s; both rounded to the reader's units. */
const NEXT_ROW = 1_000;
const FIRST_WIND = 5;

/** One row more, above the highest, with the same wind; the first is a light wind at the landing. */
export function withRow(rows: WindRows, units: Units): WindRows {
  const top = rows.reduce<WindReport | null>((a, b) => (a && a.height > b.height ? a : b), null);
  if (rows.length >= windLimits.rows) return rows;
  if (!top) {
    const speed = toSi(5 * Math.round(fromSi(FIRST_WIND, units.wind) / 5), units.wind);
    return [{ height: 0, knots: shortest(speed, columns.speed, units.wind), from: 270 }];
  }
  const next = 500 * Math.round(fromSi(top.height + NEXT_ROW, units.length) / 500);
  const above = toSi(next, units.length);
  const height = shortest(Math.min(above, windLimits.height), columns.height, units.length);
  return rows.some((row) => row.height === height) ? rows : [...rows, { ...top, height }];
}

export function withoutRow(rows: WindRows, index: number): WindRows {
  return rows.filter((_, i) => i !== index);
}

/** The wind in a sentence, for those who do not see it drawn. */
export function windSentence(rows: WindRows, units: Units): string {
  if (rows.length === 0) return 'Still air at all heights.';
  const parts = [...rows]
    .sort((a, b) => a.height - b.height)
    .map(
      (row) =>
        `${fieldWords(row, 'speed', units)} from ${fieldWords(row, 'from', units)} at ${fieldWords(row, 'height', units)}`,
    );
  return `Wind: ${parts.join(', ')}.`;
}
