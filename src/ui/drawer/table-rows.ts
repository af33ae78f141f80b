import { eventNames } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';

/** Moments of a run, one a row. */
export interface TableRows {
  readonly count: number;
  /** s since exit, rising. */
  readonly times: Float64Array;
  /** Names of what happens in a row, by its number. */
  readonly events: ReadonlyMap<number, string>;
}

/** How far apart rows can be, s. */
export const intervals = [0.1, 0.2, 0.5, 1, 2, 5, 10] as const;
export type Interval = (typeof intervals)[number];

/** Two moments closer than this, s, are one row. */
const SAME = 1e-6;

/** A row at every multiple of the interval, at both ends of the run, and at each of its events. */
export function tableRows({ start, end, events }: Recording, interval: number): TableRows {
  // Whole numbers counted and divided: steps of 0.1 added up would drift off the round times.
  const perSecond = 1 / interval;
  const first = Math.ceil(start * perSecond - SAME);
  const last = Math.floor(end * perSecond + SAME);
  const grid = Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => (first + i) / perSecond);
  const all = Float64Array.from([start, ...grid, ...events.map(({ time }) => time), end]).sort();
  let count = 0;
  for (const time of all) {
    if (count > 0 && time - (all[count - 1] as number) <= SAME) continue;
    all[count++] = time;
  }
  const times = all.subarray(0, count);
  const names = new Map<number, string>();
  for (const { name, time } of events) {
    const row = rowAt(times, time + 2 * SAME);
    const known = names.get(row);
    names.set(row, known ? `${known}, ${eventNames[name].label}` : eventNames[name].label);
  }
  return { count, times, events: names };
}

/** The last row that has begun by a time; -1 before the first. */
export function rowAt(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
