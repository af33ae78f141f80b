/**
 * Runs that were kept under a name, as one file, and the checking of one that comes from a file or from the browser's storage. What
 * can be read is taken, and each thing that cannot is told in a sentence.
 */
import type { Jump, JumpId } from '../jumps/jump';
import { LONGEST_NAME } from '../parameters/address';
import type { Values } from '../parameters/parameter';
import { MODEL_VERSION } from '../recording/recording';
import { brief, checkedValues, isRecord } from './run-file';

const FORMAT = 'two-stunts takes';
const VERSION = 1;
/** Most runs that are kept, and that are read from a file. */
export const MOST_TAKES = 500;
/** Longest file read, characters: so many takes need two million. */
export const LONGEST_TAKES_FILE = 5_000_000;

/** A run under a name. */
export interface NamedRun {
  readonly name: string;
  readonly jump: JumpId;
  readonly values: Values;
  /** When it was kept, ms since 1970; 0 where nobody knows. */
  readonly kept: number;
}

/** A name as it can be shown in one line: without what cannot be seen, no longer than is allowed. Empty where nothing is left. */
export function cleanName(text: string, longest = LONGEST_NAME): string {
  const visible = text
    // Joiners stay: they belong to the letters of some scripts, and hold faces of several signs together.
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  let name = '';
  // By whole characters: half of one is shown as a box.
  for (const character of visible) {
    if (name.length + character.length > longest) break;
    name += character;
  }
  return /[^\s\u200c\u200d]/.test(name) ? name.trim() : '';
}

/** All values are in SI units, as the parameters table names them. */
export function takesFileOf(takes: readonly NamedRun[]): string {
  const written = takes.map(({ name, jump, values, kept }) => ({ name, jump, kept, values }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, model: MODEL_VERSION, takes: written }, null, 1)}\n`;
}

export interface TakesFile {
  readonly takes: readonly NamedRun[];
  /** What was refused, clamped or dropped, in words. */
  readonly notes: readonly string[];
}

/** Whether a text says of itself that it is such a file: for those who open any. */
export function isTakesFile(text: string): boolean {
  return text.slice(0, 200).includes(`"${FORMAT}"`);
}

export function readTakesFile(text: string, jumps: readonly Jump[]): TakesFile | string {
  if (text.length > LONGEST_TAKES_FILE) return 'The file is too long to be a list of takes.';
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'The file is no JSON: takes are saved as JSON.';
  }
  if (!isRecord(read) || read.format !== FORMAT) return 'The file is no list of takes saved by this page.';
  if (read.version !== VERSION)
    return `The file is of version ${brief(read.version)}; this page reads version ${VERSION}.`;
  if (!Array.isArray(read.takes) || read.takes.length === 0) return 'The file holds no takes.';

  const takes: NamedRun[] = [];
  const notes: string[] = [];
  read.takes.slice(0, MOST_TAKES).forEach((entry: unknown, i) => {
    const found = readTake(entry, jumps);
    if (typeof found === 'string') {
      notes.push(`Take ${i + 1} of the file ${found}.`);
      return;
    }
    takes.push(found.take);
    notes.push(...found.notes.map((note) => `“${found.take.name}”: ${note}`));
  });
  const [reason] = notes;
  if (takes.length === 0) return `The file holds no take that can be read. ${reason ?? ''}`.trim();
  if (read.takes.length > MOST_TAKES) {
    notes.push(`The file holds ${read.takes.length} takes; the first ${MOST_TAKES} were read.`);
  }
  if (read.model !== MODEL_VERSION) {
    notes.push(
      `The takes were made by model ${brief(read.model)}; this is model ${MODEL_VERSION}: figures may differ.`,
    );
  }
  return { takes, notes };
}

/** One take of unknown origin; or what is wrong with it, to go on from "Take 3 of the file". */
export function readTake(
  entry: unknown,
  jumps: readonly Jump[],
): { readonly take: NamedRun; readonly notes: readonly string[] } | string {
  if (!isRecord(entry)) return 'is no take';
  const name = typeof entry.name === 'string' ? cleanName(entry.name) : '';
  if (name === '') return 'has no name';
  const jump = jumps.find(({ id }) => id === entry.jump);
  if (!jump) return `is of a jump that does not exist here: ${brief(entry.jump)}`;
  if (!isRecord(entry.values)) return 'holds no values';
  const { values, notes } = checkedValues(jump, entry.values);
  const kept = typeof entry.kept === 'number' && entry.kept >= 0 && entry.kept < 1e14 ? entry.kept : 0;
  return { take: { name, jump: jump.id, values, kept }, notes };
}
