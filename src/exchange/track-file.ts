/**
 * Reads the tracks of satellite receivers: FlySight 1 and 2, and files of their kind. A file is data from elsewhere: what cannot be
 * understood is left out and counted, and only a file without a track in it is refused. Whose receiver it was is not read.
 */
import { type Sliced, whole } from '../math/sliced';
import { type Layout, layoutOf, momentIn, type Name, names } from './track-layout';
import { fillIn, inOrder, mendLeaps, type Row, withoutWildStart } from './track-mending';

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
  /** What the receiver claims of its speed, m/s; NaN where it claims nothing. */
  readonly speedAccuracy: Float64Array;
  /** What was left out or mended, in words. */
  readonly notes: readonly string[];
}

export type TrackRead = { readonly track: TrackFile } | { readonly refusal: string };

/** Longest file read, characters: a whole day of ten fixes a second is half of it. */
export const LONGEST_FILE = 60e6;
/** Fewest fixes that make a track. */
export const FEWEST_FIXES = 10;

export const readTrackFile = (text: string): TrackRead => whole(readingTrackFile(text));

/** The same in slices: a day of fixes takes seconds. */
export function* readingTrackFile(text: string): Sliced<TrackRead> {
  if (text.length > LONGEST_FILE) return { refusal: 'The file is longer than any track of a day: it is not read.' };
  if (/[\0\ufffd]/.test(text.slice(0, 4096))) return { refusal: 'This is no text: a track is a table of text.' };
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const found = layoutOf(lines);
  if (typeof found === 'string') return { refusal: found };
  const { kept, unreadable } = yield* collect(lines, found.from, found.layout);
  const notes: string[] = [];
  if (unreadable > 0) {
    notes.push(
      `${unreadable} ${unreadable === 1 ? 'row could not be read and was' : 'rows could not be read and were'} left out.`,
    );
  }
  const inTime = inOrder(kept, notes);
  mendLeaps(inTime, notes);
  const rows = withoutWildStart(inTime, notes);
  if (rows.length < FEWEST_FIXES) {
    const many = rows.length === 1 ? 'Only one fix' : rows.length === 0 ? 'No fix' : `Only ${rows.length} fixes`;
    return { refusal: `${many} could be read; a track needs ${FEWEST_FIXES} or more.` };
  }
  const column = (name: Name): Float64Array => Float64Array.from(rows, (row) => row[AT[name]] as number);
  const track: TrackFile = {
    format: found.format,
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
  return { track };
}

const AT = Object.fromEntries(names.map((name, i) => [name, i])) as Readonly<Record<Name, number>>;

/** What a number can be at all: outside it is a slip of the pen. Degrees, m, m/s, s. */
const bounds: Readonly<Record<Name, readonly [least: number, most: number]>> = {
  time: [-1e10, 1e10],
  lat: [-90, 90],
  lon: [-360, 360],
  hMSL: [-1_000, 200_000],
  velN: [-2_000, 2_000],
  velE: [-2_000, 2_000],
  velD: [-2_000, 2_000],
  sAcc: [0, 1e6],
};

/** Rows of one slice. */
const SLICE = 1_000;

function* collect(
  lines: readonly string[],
  from: number,
  layout: Layout,
): Sliced<{ readonly kept: Row[]; readonly unreadable: number }> {
  const { separator, decimalComma, only } = layout;
  const columns = [...layout.columns].map(([name, column]) => ({
    at: AT[name],
    column,
    isTime: name === 'time',
    factor: layout.factors.get(name) ?? 1,
    bounds: bounds[name],
  }));
  const kept: Row[] = [];
  let unreadable = 0;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as string;
    if (i % SLICE === 0) yield;
    // BASEline writes remarks behind a sharp.
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split(separator);
    if (only && cells[only.column]?.trim() !== only.word) continue;
    const row = new Float64Array(names.length).fill(Number.NaN);
    for (const { at, column, isTime, factor, bounds } of columns) {
      const raw = cells[column] ?? '';
      const cell = decimalComma ? raw.replace(',', '.') : raw;
      const value = (isTime ? momentIn(cell) : numberIn(cell)) * factor;
      if (value >= bounds[0] && value <= bounds[1]) row[at] = value;
    }
    const falls = Number.isFinite(row[AT.velD] as number) || Number.isFinite(row[AT.hMSL] as number);
    if (Number.isFinite(row[AT.time] as number) && falls) kept.push(row);
    else unreadable++;
  }
  return { kept, unreadable };
}

const numberIn = (cell: string): number => (cell.trim() === '' ? Number.NaN : Number(cell));
