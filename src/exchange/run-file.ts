/**
 * A run as a small file: the jump, its values, and the fingerprint of what came of them. Reading one checks everything; a run made by
 * another version of the model is flown anew by this one, and says so.
 */
import type { Jump, JumpId } from '../jumps/jump';
import type { Value, Values } from '../parameters/parameter';
import { checkValue, defaultsOf } from '../parameters/values';
import { MODEL_VERSION, type Recording } from '../recording/recording';

const FORMAT = 'two-stunts run';
const VERSION = 1;
/** Longest file read, characters: a run needs some two thousand. */
export const LONGEST_RUN_FILE = 200_000;

/** All values are in SI units, as the parameters table names them. */
export function runFileOf(recording: Recording): string {
  const { jump, values, hash } = recording;
  return `${JSON.stringify({ format: FORMAT, version: VERSION, model: MODEL_VERSION, jump, values, hash }, null, 2)}\n`;
}

export interface RunFile {
  readonly jump: JumpId;
  readonly values: Values;
  /** What was clamped or dropped, in words. */
  readonly notes: readonly string[];
  /** Whether this version of the model made it: its fingerprint then has to come out the same. */
  readonly sameModel: boolean;
  readonly hash: string;
}

export function readRunFile(text: string, jumps: readonly Jump[]): RunFile | string {
  if (text.length > LONGEST_RUN_FILE) return 'The file is too long to be a run.';
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'The file is no JSON: a run is saved as JSON.';
  }
  if (!isRecord(read) || read.format !== FORMAT) return 'The file is no run saved by this page.';
  if (read.version !== VERSION)
    return `The file is of version ${brief(read.version)}; this page reads version ${VERSION}.`;
  const jump = jumps.find(({ id }) => id === read.jump);
  if (!jump) return `The file names a jump that does not exist here: ${brief(read.jump)}.`;
  if (!isRecord(read.values)) return 'The file holds no values.';

  const { values, notes } = checkedValues(jump, read.values);
  const sameModel = read.model === MODEL_VERSION;
  if (!sameModel)
    notes.push(`The run was made by model ${brief(read.model)}; this is model ${MODEL_VERSION}: figures may differ.`);
  return { jump: jump.id, values, notes, sameModel, hash: typeof read.hash === 'string' ? read.hash : '' };
}

/** Values of unknown origin brought to what the jump allows; what is missing is at its default. Each change is told in a sentence. */
export function checkedValues(
  { parameters }: Jump,
  given: Readonly<Record<string, unknown>>,
): { readonly values: Values; readonly notes: string[] } {
  const notes: string[] = [];
  const values: Record<string, Value> = { ...defaultsOf(parameters) };
  for (const [key, found] of Object.entries(given)) {
    const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    if (!parameter) {
      notes.push(`${brief(key)} is no parameter of this jump and was left out.`);
      continue;
    }
    const { value, problem } = checkValue(parameter, found);
    if (value !== undefined) values[key] = value;
    if (problem) notes.push(`${problem}.`);
  }
  for (const key of Object.keys(parameters)) {
    if (!Object.hasOwn(given, key)) notes.push(`${key} is not in the file: its default counts.`);
  }
  return { values, notes };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Something from a file, short enough for a sentence. */
export function brief(value: unknown): string {
  const isNested = typeof value === 'object' && value !== null;
  return `"${isNested ? '…' : String(value).slice(0, 30)}"`;
}
