/**
 * Where the numbers stand in a file of a receiver: FlySight 1 and 2, and tables of their kind, such as those of BASEline. Columns
 * are known by their names, in any order; without a head they stand as a FlySight 1 writes them.
 */
import { parseMoment } from './clock';

export const names = ['time', 'lat', 'lon', 'hMSL', 'velN', 'velE', 'velD', 'sAcc'] as const;
export type Name = (typeof names)[number];

/** Where each column stands, and what its numbers are multiplied by to be SI, degrees for places. */
export interface Layout {
  readonly columns: ReadonlyMap<Name, number>;
  readonly factors: ReadonlyMap<Name, number>;
  /** What stands between two cells, and whether a comma stands for the decimal point. */
  readonly separator: string;
  readonly decimalComma: boolean;
  /** Only lines whose cell in this column is this word are fixes; the others are of other sensors. */
  readonly only: { readonly column: number; readonly word: string } | null;
}

export interface FoundLayout {
  readonly layout: Layout;
  readonly format: 'FlySight 1' | 'FlySight 2' | 'table';
  /** The line after the head. */
  readonly from: number;
}

/** What other programs call the same. */
const aliases: Readonly<Record<string, Name>> = {
  latitude: 'lat',
  longitude: 'lon',
  altitude_gps: 'hMSL',
  altitude: 'hMSL',
  timestamp: 'time',
  millis: 'time',
  timemillis: 'time',
};
const inThousandths = new Set(['millis', 'timemillis']);
/** Without a head the columns stand as the receiver writes them. */
const usualOrder: readonly string[] = ['time', 'lat', 'lon', 'hMSL', 'velN', 'velE', 'velD', 'hAcc', 'vAcc', 'sAcc'];
/** Fewest of these that a row without a head must have. */
const FEWEST_COLUMNS = 7;

/** Lines in which a head may begin, and in which that of a FlySight 2 has to end. */
const HEAD_WITHIN = 50;
const HEAD_ENDS_WITHIN = 200;

const UNKNOWN =
  'This is no track that can be read: neither a file of a FlySight nor a table with a column for the time.';

/** @returns a sentence where no column can be made out */
export function layoutOf(lines: readonly string[]): FoundLayout | string {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return first.trim().startsWith('$FLYS') ? flySight2(lines) : table(lines);
}

const cellsOf = (line: string, separator: string): string[] => line.split(separator).map((cell) => cell.trim());

/** Beside a semicolon or a tab a comma is a decimal sign. */
const separatorIn = (line: string): string => [';', '\t'].find((each) => line.includes(each)) ?? ',';

function columnsOf(cells: readonly string[]): Map<Name, number> {
  const columns = new Map<Name, number>();
  cells.forEach((cell, i) => {
    const lower = cell.toLowerCase();
    const name = aliases[lower] ?? names.find((each) => each.toLowerCase() === lower);
    if (name !== undefined && !columns.has(name)) columns.set(name, i);
  });
  return columns;
}

/** Units other than those of the receivers. */
const factorOf: Readonly<Record<string, number>> = {
  'km/h': 1 / 3.6,
  kmh: 1 / 3.6,
  mph: 0.44704,
  kt: 1852 / 3600,
  'ft/s': 0.3048,
  ft: 0.3048,
  ms: 0.001,
};

function factorsOf(cells: readonly string[], columns: ReadonlyMap<Name, number>): Map<Name, number> {
  const factors = new Map<Name, number>();
  for (const [name, i] of columns) {
    const unit = (cells[i] ?? '').replace(/[()]/g, '').toLowerCase();
    factors.set(name, factorOf[unit] ?? 1);
  }
  return factors;
}

/** What is missing for a jump to be read, in words; null if nothing is. */
function missingIn(columns: ReadonlyMap<Name, number>): string | null {
  if (!columns.has('time')) return 'No column holds the time.';
  return columns.has('velD') || columns.has('hMSL')
    ? null
    : 'No column says how the jumper falls: a track needs hMSL or velD.';
}

function flySight2(lines: readonly string[]): FoundLayout | string {
  let columns: Map<Name, number> | null = null;
  let factors = new Map<Name, number>();
  for (let i = 0; i < Math.min(lines.length, HEAD_ENDS_WITHIN); i++) {
    const line = (lines[i] as string).trim();
    // The word of the row stays in front, so that columns count from it.
    if (line.startsWith('$COL,GNSS')) columns = columnsOf(cellsOf(line, ',').slice(1));
    if (line.startsWith('$UNIT,GNSS') && columns) factors = factorsOf(cellsOf(line, ',').slice(1), columns);
    if (line !== '$DATA') continue;
    if (!columns) return 'This file of a FlySight 2 holds no positions: the jump is in the TRACK.CSV beside it.';
    const only = { column: 0, word: '$GNSS' };
    const layout = { columns, factors, separator: ',', decimalComma: false, only };
    return missingIn(columns) ?? { layout, format: 'FlySight 2', from: i + 1 };
  }
  return 'The head of this FlySight file does not end: there is no line $DATA.';
}

function table(lines: readonly string[]): FoundLayout | string {
  for (let i = 0; i < Math.min(lines.length, HEAD_WITHIN); i++) {
    const line = lines[i] as string;
    const separator = separatorIn(line);
    const cells = cellsOf(line, separator);
    const columns = columnsOf(cells);
    if (columns.has('time') && columns.size >= 2) return missingIn(columns) ?? withHead(lines, i, separator, columns);
    // Without a head: the cell with a date says where the row begins.
    const begins = cells.findIndex((cell) => !Number.isNaN(parseMoment(cell)));
    if (begins >= 0 && cells.length - begins >= FEWEST_COLUMNS) {
      const asUsual = columnsOf([...Array<string>(begins).fill(''), ...usualOrder]);
      const layout = { columns: asUsual, factors: new Map(), separator, decimalComma: separator !== ',', only: null };
      return { layout, format: 'FlySight 1', from: i };
    }
  }
  return UNKNOWN;
}

function withHead(
  lines: readonly string[],
  head: number,
  separator: string,
  columns: ReadonlyMap<Name, number>,
): FoundLayout {
  const cells = cellsOf(lines[head] as string, separator).map((cell) => cell.toLowerCase());
  const units = cellsOf(lines[head + 1] ?? '', separator);
  // The row of units holds words alone, and none of them is a date.
  const isUnits =
    units.length >= cells.length - 1 &&
    units.every((cell) => cell === '' || Number.isNaN(Number(cell))) &&
    Number.isNaN(momentIn(units[columns.get('time') as number] ?? ''));
  const factors = isUnits ? factorsOf(units, columns) : new Map<Name, number>();
  if (inThousandths.has(cells[columns.get('time') as number] ?? '')) factors.set('time', 0.001);
  const sensor = cells.indexOf('sensor');
  return {
    layout: {
      columns,
      factors,
      separator,
      decimalComma: separator !== ',',
      only: sensor < 0 ? null : { column: sensor, word: 'gps' },
    },
    format: columns.has('lat') && columns.has('sAcc') ? 'FlySight 1' : 'table',
    from: isUnits ? head + 2 : head + 1,
  };
}

/** A date, or plain seconds. */
export function momentIn(cell: string): number {
  const moment = parseMoment(cell);
  return Number.isNaN(moment) && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(cell) ? Number(cell) : moment;
}
