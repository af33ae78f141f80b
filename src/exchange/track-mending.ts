/** Makes a track of fixes as they come: in order, without the leaps of a receiver that has lost its satellites, nothing missing. */
import { PI } from '../math/deterministic';
import { radiiAt } from './geography';
import type { TrackFile } from './track-file';
import { type Name, names } from './track-layout';

/** One fix, in the order of `names`; NaN is missing. */
export type Row = Float64Array;
const AT = Object.fromEntries(names.map((name, i) => [name, i])) as Readonly<Record<Name, number>>;

const velocities = ['velN', 'velE', 'velD'] as const;
const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
const timeOf = (row: Row): number => row[AT.time] as number;

export function inOrder(rows: readonly Row[], notes: string[]): Row[] {
  const sorted = rows.slice().sort((a, b) => timeOf(a) - timeOf(b));
  const once = sorted.filter((row, i) => i === 0 || timeOf(row) > timeOf(sorted[i - 1] as Row));
  const twice = rows.length - once.length;
  withoutDateLine(once);
  if (twice > 0) notes.push(`${twice} ${twice === 1 ? 'fix' : 'fixes'} of the same moment as another left out.`);
  return once;
}

/** Longitudes that go on beyond 180 degrees where the track does. */
function withoutDateLine(rows: readonly Row[]): void {
  const first = rows.find((row) => Number.isFinite(row[AT.lon] as number))?.[AT.lon] as number;
  for (const row of rows) {
    row[AT.lon] = (row[AT.lon] as number) - 360 * Math.round(((row[AT.lon] as number) - first) / 360);
  }
}

/** From one fix to another, m to the north, to the east and up; nothing where either is missing. */
function wayBetween(a: Row, b: Row): readonly [north: number, east: number, up: number] {
  const { meridian, parallel } = radiiAt(finite(b[AT.lat] as number));
  return [
    finite((((b[AT.lat] as number) - (a[AT.lat] as number)) * PI * meridian) / 180),
    finite((((b[AT.lon] as number) - (a[AT.lon] as number)) * PI * parallel) / 180),
    finite((b[AT.hMSL] as number) - (a[AT.hMSL] as number)),
  ];
}

const lengthOf = ([x, y, z]: readonly [number, number, number]): number => Math.sqrt(x * x + y * y + z * z);

function speedOf(row: Row): number {
  const [n, e, d] = velocities.map((name) => finite(row[AT[name]] as number)) as [number, number, number];
  return lengthOf([n, e, d]);
}

/** Faster than this between two fixes, m/s, beyond what they say themselves, a position is wrong. */
const WILD = 100;
/** A receiver has found itself after this long, s. */
const WAKING = 60;
/** Fewest fixes that a beginning may be given up for. */
const WORTH_KEEPING = 10;

/** A receiver that has just woken up may be kilometres off: the track begins after its last leap in the first minute. */
export function withoutWildStart(rows: Row[], notes: string[]): Row[] {
  let begin = 0;
  for (let i = 1; i < rows.length; i++) {
    const [a, b] = [rows[i - 1] as Row, rows[i] as Row];
    if (timeOf(b) - timeOf(rows[0] as Row) > WAKING) break;
    const way = lengthOf(wayBetween(a, b));
    // Of a clock that stumbles two fixes may come in the same instant: less than a leap between them is none.
    if (way > LEAST_LEAP && way / (timeOf(b) - timeOf(a)) > WILD + speedOf(b)) begin = i;
  }
  if (begin === 0 || rows.length - begin < WORTH_KEEPING) return rows;
  notes.push(
    `${begin === 1 ? 'The first fix is far off and was' : `The first ${begin} fixes leap about and were`} left out.`,
  );
  return rows.slice(begin);
}

/** A body under a canopy that opens hard changes its speed by 100 m/s in a second; one fix that leaps twice as fast is wrong. */
const SPEED_LEAP = 200;
/** Least leaps that count: m/s, and m. */
const LEAST_SPEED_LEAP = 8;
const LEAST_LEAP = 25;
/** Between neighbours further apart than this, s, nobody can tell. */
const NEIGHBOURS = 3;

/** Single fixes that leap out of the line of their neighbours are laid between them: speed and place each by itself. */
export function mendLeaps(rows: readonly Row[], notes: string[]): void {
  let mended = 0;
  for (let i = 1; i + 1 < rows.length; i++) {
    const [before, at, after] = [rows[i - 1] as Row, rows[i] as Row, rows[i + 1] as Row];
    const seconds = timeOf(after) - timeOf(before);
    if (seconds > NEIGHBOURS) continue;
    const share = (timeOf(at) - timeOf(before)) / seconds;
    const lay = (laid: readonly Name[]): void => {
      for (const name of laid) {
        const from = before[AT[name]] as number;
        at[AT[name]] = from + share * ((after[AT[name]] as number) - from);
      }
      mended++;
    };
    let [off, apart] = [0, 0];
    for (const name of velocities) {
      const change = finite((after[AT[name]] as number) - (before[AT[name]] as number));
      off = Math.max(off, Math.abs(finite((at[AT[name]] as number) - (before[AT[name]] as number) - share * change)));
      apart = Math.max(apart, Math.abs(change));
    }
    // Its neighbours agree with each other: it is not one of them that leaps.
    if (off > Math.max(LEAST_SPEED_LEAP, (SPEED_LEAP * seconds) / 2) && apart < off) lay(velocities);

    const way = wayBetween(before, after);
    const here = wayBetween(before, at);
    const aside = lengthOf([here[0] - share * way[0], here[1] - share * way[1], here[2] - share * way[2]]);
    const least = Math.max(LEAST_LEAP, (SPEED_LEAP * seconds) / 2, 0.5 * speedOf(before) * seconds);
    if (aside > least && lengthOf(way) < aside) lay(['lat', 'lon', 'hMSL']);
  }
  if (mended > 0)
    notes.push(`${mended} ${mended === 1 ? 'leap of a single fix was' : 'leaps of single fixes were'} smoothed.`);
}

/** Makes up what the file leaves out from what it has: speeds from positions, heights from speeds. */
export function fillIn(track: TrackFile, notes: string[]): void {
  const { latitudes, longitudes, heights, north, east, down, moments } = track;
  let filled = 0;
  const hasHeights = heights.some(Number.isFinite);
  const hasDown = down.some(Number.isFinite);
  // What is there is made whole before anything is made of it.
  for (const values of [latitudes, longitudes, heights, north, east, down]) filled += bridge(values, moments);
  const hasPlaces = Number.isFinite(latitudes[0] as number) && Number.isFinite(longitudes[0] as number);
  if (!hasPlaces) {
    latitudes.fill(Number.NaN);
    longitudes.fill(Number.NaN);
  }
  if (!hasDown) {
    for (let i = 0; i < track.count; i++) down[i] = -slopeOf(heights, track, i);
    notes.push('The file has no speeds downwards: they follow from the heights.');
  }
  if (!hasHeights) {
    integrateHeights(track);
    notes.push('The file has no heights: they follow from the speeds, above the lowest point.');
  }
  if (!Number.isFinite(north[0] as number) || !Number.isFinite(east[0] as number)) {
    const { meridian, parallel } = radiiAt(hasPlaces ? (latitudes[0] as number) : 0);
    for (let i = 0; i < track.count; i++) {
      north[i] = hasPlaces ? (slopeOf(latitudes, track, i) * PI * meridian) / 180 : 0;
      east[i] = hasPlaces ? (slopeOf(longitudes, track, i) * PI * parallel) / 180 : 0;
    }
    notes.push(
      hasPlaces
        ? 'The file has no speeds over the ground: they follow from the positions.'
        : 'The file has neither positions nor speeds over the ground: the jump is taken straight down.',
    );
  }
  if (filled > 0) {
    notes.push(`${filled} ${filled === 1 ? 'missing number was' : 'missing numbers were'} taken from the neighbours.`);
  }
}

/** How a number changes around a fix, per s: from the one before to the one after. */
function slopeOf(values: Float64Array, { count, moments }: TrackFile, i: number): number {
  const a = Math.max(0, i - 1);
  const b = Math.min(count - 1, i + 1);
  return ((values[b] as number) - (values[a] as number)) / ((moments[b] as number) - (moments[a] as number));
}

function integrateHeights({ count, moments, heights, down }: TrackFile): void {
  let lowest = 0;
  heights[0] = 0;
  for (let i = 1; i < count; i++) {
    const seconds = (moments[i] as number) - (moments[i - 1] as number);
    heights[i] = (heights[i - 1] as number) - 0.5 * seconds * ((down[i] as number) + (down[i - 1] as number));
    lowest = Math.min(lowest, heights[i] as number);
  }
  for (let i = 0; i < count; i++) heights[i] = (heights[i] as number) - lowest;
}

/** Fills missing numbers straight between their neighbours, those at an end with the nearest; returns how many. */
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
