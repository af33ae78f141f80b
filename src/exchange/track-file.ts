/**
 * Reads the tracks of satellite receivers: FlySight 1 and 2, and files of their kind. A file is data from elsewhere: what cannot be
 * understood is left out and counted, and only a file without a track in it is refused.
 */
import { PI } from '../math/deterministic';
import { parseMoment } from './clock';
import { radiiAt } from './geography';

/** Fixes in order of time. Missing numbers are NaN. */
export interface TrackFile {
  readonly format: 'FlySight 1' | 'FlySight 2' | 'table';
  readonly count: number;
  /** s since 1970 in universal time, or since the first fix where the file has no clock of its own. */
  readonly moments: Float64Array;
  /** Degrees; NaN throughout where the file has no positions. */
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
  /** Above sea level, m. */
  readonly heights: Float64Array;
  /** m/s; down is positive while falling. */
  readonly north: Float64Array;
  readonly east: Float64Array;
  readonly down: Float64Array;
  /** What the receiver claims of its speed, m/s. */
  readonly speedAccuracy: Float64Array;
  /** What was left out or mended, in words. */
  readonly notes: readonly string[];
}

export type TrackRead = { readonly track: TrackFile } | { readonly refusal: string };

/** Longest file read, characters: a whole day of five fixes a second is a third of it. */
export const LONGEST_FILE = 120e6;
/** Fewest fixes that make a track. */
const FEWEST = 10;

const names = ['time', 'lat', 'lon', 'hMSL', 'velN', 'velE', 'velD', 'sAcc', 'hAcc'] as const;
type Name = (typeof names)[number];
/** What other programs call the same. */
const aliases: Readonly<Record<string, Name>> = {
  latitude: 'lat',
  longitude: 'lon',
  altitude_gps: 'hMSL',
  altitude: 'hMSL',
  timestamp: 'time',
};
/** Without a header the columns stand as the receiver writes them. */
const usualOrder: readonly string[] = ['time', 'lat', 'lon', 'hMSL', 'velN', 'velE', 'velD', 'hAcc', 'vAcc', 'sAcc'];

/** Where each column stands, and what its numbers are multiplied by. */
interface Layout {
  readonly columns: ReadonlyMap<Name, number>;
  readonly factors: ReadonlyMap<Name, number>;
}

export function readTrackFile(text: string): TrackRead {
  if (text.length > LONGEST_FILE) return { refusal: 'The file is longer than any track of a day: it is not read.' };
  if (/[\0\ufffd]/.test(text.slice(0, 4096))) return { refusal: 'This is no text: a track is a table of text.' };
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const second = first.startsWith('$FLYS');
  const found = second ? layOutFlySight2(lines) : layOutTable(lines);
  if (typeof found === 'string') return { refusal: found };
  const rows = collect(lines, found.from, found.layout, second);
  if (rows.kept.length < FEWEST) {
    return { refusal: `Only ${rows.kept.length} fixes could be read; a track needs ${FEWEST} or more.` };
  }
  const isFlySight1 = !second && found.layout.columns.has('lat') && found.layout.columns.has('sAcc');
  return { track: seal(rows, second ? 'FlySight 2' : isFlySight1 ? 'FlySight 1' : 'table') };
}

interface Found {
  readonly layout: Layout;
  /** The line after the head. */
  readonly from: number;
}

const cellsOf = (line: string): string[] => line.split(/[,;\t]/).map((cell) => cell.trim());

function columnsOf(cells: readonly string[]): Map<Name, number> {
  const columns = new Map<Name, number>();
  cells.forEach((cell, i) => {
    const name = aliases[cell.toLowerCase()] ?? names.find((each) => each.toLowerCase() === cell.toLowerCase());
    if (name !== undefined && !columns.has(name)) columns.set(name, i);
  });
  return columns;
}

/** Speeds in km/h or mph, lengths in feet: as the row of units says. */
const factorOf: Readonly<Record<string, number>> = {
  'km/h': 1 / 3.6,
  kmh: 1 / 3.6,
  mph: 0.44704,
  kt: 1852 / 3600,
  'ft/s': 0.3048,
  ft: 0.3048,
};

function factorsOf(cells: readonly string[], columns: ReadonlyMap<Name, number>): Map<Name, number> {
  const factors = new Map<Name, number>();
  for (const [name, i] of columns) {
    const unit = (cells[i] ?? '').replace(/[()]/g, '').toLowerCase();
    factors.set(name, factorOf[unit] ?? 1);
  }
  return factors;
}

const NOTHING_FALLS = 'No column says how the jumper falls: a track needs hMSL or velD.';

function checked(columns: Map<Name, number>): string | null {
  if (!columns.has('time')) return 'No column holds the time.';
  return columns.has('velD') || columns.has('hMSL') ? null : NOTHING_FALLS;
}

function layOutFlySight2(lines: readonly string[]): Found | string {
  let columns: Map<Name, number> | null = null;
  let factors = new Map<Name, number>();
  for (let i = 0; i < Math.min(lines.length, 200); i++) {
    const line = (lines[i] as string).trim();
    if (line.startsWith('$COL,GNSS')) columns = columnsOf(cellsOf(line).slice(2));
    if (line.startsWith('$UNIT,GNSS') && columns) factors = factorsOf(cellsOf(line).slice(2), columns);
    if (line !== '$DATA') continue;
    if (!columns) return 'The head of this FlySight file names no columns of positions.';
    return checked(columns) ?? { layout: { columns, factors }, from: i + 1 };
  }
  return 'The head of this FlySight file does not end: there is no line $DATA.';
}

function layOutTable(lines: readonly string[]): Found | string {
  for (let i = 0; i < Math.min(lines.length, 50); i++) {
    const cells = cellsOf(lines[i] as string);
    const columns = columnsOf(cells);
    if (columns.has('time') && columns.size >= 2) {
      const units = cellsOf(lines[i + 1] ?? '');
      const hasUnits =
        units.length >= cells.length - 1 && units.every((cell) => cell === '' || Number.isNaN(Number(cell)));
      const isUnits = hasUnits && Number.isNaN(momentIn(units[columns.get('time') as number] ?? ''));
      return (
        checked(columns) ?? {
          layout: { columns, factors: isUnits ? factorsOf(units, columns) : new Map() },
          from: isUnits ? i + 2 : i + 1,
        }
      );
    }
    // Without a head: the cell with a date says where the row begins.
    const begins = cells.findIndex((cell) => !Number.isNaN(parseMoment(cell)));
    if (begins >= 0 && cells.length - begins >= 7) {
      return {
        layout: { columns: columnsOf([...Array(begins).fill(''), ...usualOrder]), factors: new Map() },
        from: i,
      };
    }
  }
  return 'This is no track that can be read: neither a FlySight file nor a table with a column for the time.';
}

/** A date, or plain seconds. */
function momentIn(cell: string): number {
  const moment = parseMoment(cell);
  return Number.isNaN(moment) && /^[+-]?\d+(\.\d+)?$/.test(cell) ? Number(cell) : moment;
}

/** One row in the order of `names`. */
type Row = Float64Array;
const AT = Object.fromEntries(names.map((name, i) => [name, i])) as Readonly<Record<Name, number>>;

interface Rows {
  readonly kept: Row[];
  readonly unreadable: number;
  readonly notes: string[];
}

function collect(lines: readonly string[], from: number, layout: Layout, tagged: boolean): Rows {
  const { columns, factors } = layout;
  const kept: Row[] = [];
  let unreadable = 0;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.trim() === '') continue;
    let cells = cellsOf(line);
    if (tagged) {
      if (cells[0] !== '$GNSS') continue;
      cells = cells.slice(1);
    }
    const row = new Float64Array(names.length).fill(Number.NaN);
    for (const [name, column] of columns) {
      const cell = cells[column] ?? '';
      const value = name === 'time' ? momentIn(cell) : cell === '' ? Number.NaN : Number(cell);
      row[AT[name]] = value * (factors.get(name) ?? 1);
    }
    const falls = Number.isFinite(row[AT.velD] as number) || Number.isFinite(row[AT.hMSL] as number);
    if (Number.isFinite(row[AT.time] as number) && falls) kept.push(row);
    else unreadable++;
  }
  const notes: string[] = [];
  if (unreadable > 0)
    notes.push(`${unreadable} ${unreadable === 1 ? 'row' : 'rows'} could not be read and were left out.`);
  return { kept, unreadable, notes };
}

function seal({ kept, notes }: Rows, format: TrackFile['format']): TrackFile {
  let rows = inOrder(kept, notes);
  rows = withoutWildStart(rows, notes);
  mendSpikes(rows, notes);
  const column = (name: Name): Float64Array => Float64Array.from(rows, (row) => row[AT[name]] as number);
  const track = {
    format,
    count: rows.length,
    moments: column('time'),
    latitudes: column('lat'),
    longitudes: column('lon'),
    heights: column('hMSL'),
    north: column('velN'),
    east: column('velE'),
    down: column('velD'),
    speedAccuracy: column('sAcc'),
    notes,
  };
  fillIn(track, notes);
  return track;
}

function inOrder(rows: Row[], notes: string[]): Row[] {
  const sorted = rows.slice().sort((a, b) => (a[AT.time] as number) - (b[AT.time] as number));
  const once = sorted.filter(
    (row, i) => i === 0 || (row[AT.time] as number) > ((sorted[i - 1] as Row)[AT.time] as number),
  );
  if (once.length < rows.length) notes.push(`${rows.length - once.length} fixes of the same moment were left out.`);
  return once;
}

/** Faster than this between two fixes, m/s, beyond what they say themselves, a position is wrong. */
const WILD = 100;

/** A receiver that has just woken up may be kilometres off: the track begins after its last leap in the first minute. */
function withoutWildStart(rows: Row[], notes: string[]): Row[] {
  let begin = 0;
  const first = (rows[0] as Row)[AT.time] as number;
  for (let i = 1; i < rows.length; i++) {
    const [a, b] = [rows[i - 1] as Row, rows[i] as Row];
    const seconds = (b[AT.time] as number) - (a[AT.time] as number);
    if ((b[AT.time] as number) - first > 60) break;
    const { meridian, parallel } = radiiAt(Number.isFinite(b[AT.lat] as number) ? (b[AT.lat] as number) : 0);
    const north = (((b[AT.lat] as number) - (a[AT.lat] as number)) * PI * meridian) / 180;
    const east = (((b[AT.lon] as number) - (a[AT.lon] as number)) * PI * parallel) / 180;
    const climb = (b[AT.hMSL] as number) - (a[AT.hMSL] as number);
    const moved = Math.sqrt(
      finite(north) * finite(north) + finite(east) * finite(east) + finite(climb) * finite(climb),
    );
    if (moved / seconds > WILD + speedOf(b)) begin = i;
  }
  if (begin === 0 || rows.length - begin < FEWEST) return rows;
  notes.push(`The first ${begin} fixes leap about and were left out.`);
  return rows.slice(begin);
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
const speedOf = (row: Row): number => {
  const [n, e, d] = [finite(row[AT.velN] as number), finite(row[AT.velE] as number), finite(row[AT.velD] as number)];
  return Math.sqrt(n * n + e * e + d * d);
};

/** A body under a canopy that opens hard changes its speed by 100 m/s in a second; one fix that leaps twice as fast is wrong. */
const SPIKE = 200;

function mendSpikes(rows: Row[], notes: string[]): void {
  let mended = 0;
  for (let i = 1; i + 1 < rows.length; i++) {
    const [before, at, after] = [rows[i - 1] as Row, rows[i] as Row, rows[i + 1] as Row];
    const seconds = (after[AT.time] as number) - (before[AT.time] as number);
    if (seconds > 3) continue;
    const share = ((at[AT.time] as number) - (before[AT.time] as number)) / seconds;
    let off = 0;
    let apart = 0;
    for (const name of ['velN', 'velE', 'velD'] as const) {
      const change = (after[AT[name]] as number) - (before[AT[name]] as number);
      off = Math.max(off, Math.abs((at[AT[name]] as number) - (before[AT[name]] as number) - share * change));
      apart = Math.max(apart, Math.abs(change));
    }
    // Its neighbours agree with each other: it is not one of them that leaps.
    if (!(off > Math.max(8, (SPIKE * seconds) / 2) && apart < off)) continue;
    mended++;
    for (const name of ['velN', 'velE', 'velD'] as const) {
      at[AT[name]] =
        (before[AT[name]] as number) + share * ((after[AT[name]] as number) - (before[AT[name]] as number));
    }
  }
  if (mended > 0)
    notes.push(
      `${mended} ${mended === 1 ? 'leap' : 'leaps'} of the speed in a single fix ${mended === 1 ? 'was' : 'were'} smoothed.`,
    );
}

/** Makes up what the file leaves out from what it has: speeds from positions, heights from speeds. */
function fillIn(track: TrackFile, notes: string[]): void {
  const { count, moments, latitudes, longitudes, heights, north, east, down } = track;
  const none = (values: Float64Array): boolean => !values.some(Number.isFinite);
  const slope = (values: Float64Array, i: number): number => {
    const a = Math.max(0, i - 1);
    const b = Math.min(count - 1, i + 1);
    return ((values[b] as number) - (values[a] as number)) / ((moments[b] as number) - (moments[a] as number));
  };
  if (none(down)) {
    for (let i = 0; i < count; i++) down[i] = -slope(heights, i);
    notes.push('The file has no speeds downwards: they follow from the heights.');
  }
  if (none(heights)) {
    heights[0] = 0;
    for (let i = 1; i < count; i++) {
      const seconds = (moments[i] as number) - (moments[i - 1] as number);
      heights[i] = (heights[i - 1] as number) - 0.5 * seconds * ((down[i] as number) + (down[i - 1] as number));
    }
    const lowest = heights.reduce((least, height) => Math.min(least, height), Number.POSITIVE_INFINITY);
    for (let i = 0; i < count; i++) heights[i] = (heights[i] as number) - lowest;
    notes.push('The file has no heights: they follow from the speeds, above the lowest point.');
  }
  if (none(north) || none(east)) {
    const known = !none(latitudes) && !none(longitudes);
    const { meridian, parallel } = radiiAt(known ? (latitudes.find(Number.isFinite) as number) : 0);
    for (let i = 0; i < count; i++) {
      north[i] = known ? (slope(latitudes, i) * PI * meridian) / 180 : 0;
      east[i] = known ? (slope(longitudes, i) * PI * parallel) / 180 : 0;
    }
    notes.push(
      known
        ? 'The file has no speeds over the ground: they follow from the positions.'
        : 'The file has neither positions nor speeds over the ground: the jump is taken straight down.',
    );
  }
  let filled = 0;
  for (const values of [latitudes, longitudes, heights, north, east, down]) filled += bridge(values, moments);
  if (filled > 0) notes.push(`${filled} missing numbers were taken from their neighbours.`);
}

/** Fills single missing numbers straight between their neighbours; returns how many. None where all are missing. */
function bridge(values: Float64Array, moments: Float64Array): number {
  const count = values.length;
  let filled = 0;
  let before = -1;
  for (let i = 0; i < count; i++) {
    if (Number.isFinite(values[i] as number)) {
      before = i;
      continue;
    }
    let after = i + 1;
    while (after < count && !Number.isFinite(values[after] as number)) after++;
    if (before < 0 && after >= count) return 0;
    const a = before >= 0 ? before : after;
    const b = after < count ? after : before;
    const span = (moments[b] as number) - (moments[a] as number);
    const share = span > 0 ? ((moments[i] as number) - (moments[a] as number)) / span : 0;
    values[i] = (values[a] as number) + share * ((values[b] as number) - (values[a] as number));
    filled++;
    before = i;
  }
  return filled;
}
