import { eventNames } from '../../jumps/jump';
import type { ShownRun } from '../state';
import { timeText } from '../text';

/** A moment that can be asked for by name. */
export interface NamedMoment {
  readonly names: readonly string[];
  /** s on the clock. */
  readonly time: number;
}

/** The events of the runs on show. Two runs have events of one name: the first run's comes first. */
export function namedMoments(runs: readonly ShownRun[]): readonly NamedMoment[] {
  return runs.flatMap(({ run, offset, name: runName }) =>
    run.recording.events.map(({ name, time }) => {
      const { label } = eventNames[name];
      return { names: [name, label, `${runName} ${label}`], time: time + offset };
    }),
  );
}

// Seconds, or minutes and seconds; before them perhaps the T of a count-down, and which side of the exit.
const seconds = /^(?:t\s*)?([+\-\u2212\u2013]?)\s*(\d+(?:\.\d*)?|\.\d+)\s*(?:s|sec|secs|seconds?)?$/i;
const minutes = /^(?:t\s*)?([+\-\u2212\u2013]?)\s*(\d+):([0-5]\d(?:\.\d*)?)\s*(?:min|minutes?)?$/i;

/** A time as people type it ("24", "24.5 s", "T\u22124", "1:30") or the name of an event on show, s on the clock; or null. */
export function parseTime(text: string, moments: readonly NamedMoment[]): number | null {
  const typed = text.trim();
  const plain = seconds.exec(typed);
  if (plain) return signed(plain[1], Number(plain[2]));
  const long = minutes.exec(typed);
  if (long) return signed(long[1], Number(long[2]) * 60 + Number(long[3]));
  const wanted = lettersOf(typed);
  if (wanted === '') return null;
  return moments.find(({ names }) => names.some((name) => lettersOf(name) === wanted))?.time ?? null;
}

function signed(sign: string | undefined, size: number): number | null {
  if (!Number.isFinite(size)) return null;
  // Not minus zero: it would be written as it is.
  return sign && sign !== '+' && size > 0 ? -size : size;
}

/** What is left of a name when nobody minds how it is written: "line-Stretch" is "Line stretch". */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The clock as the field writes it: to the tenth while it runs; to the hundredth where it stands between tenths, so that a single
 * frame's step can be seen.
 */
export function entryText(time: number, isRunning: boolean): string {
  const isBetween = Math.abs(time * 10 - Math.round(time * 10)) > 0.05;
  return timeText(time, !isRunning && isBetween ? 2 : 1);
}
