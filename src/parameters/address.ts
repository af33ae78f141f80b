import type { Parameters, Value, Values } from './parameter';
import { readUnits, type Units, unitSystems, writeUnits } from './reader-units';
import { changedKeys, defaultsOf, formatValue, type Problem, parseValue } from './values';

/** A jump as the address needs it. */
export interface Addressed<Id extends string> {
  readonly id: Id;
  readonly parameters: Parameters;
  readonly presets: readonly { readonly key: string }[];
}

/** What Compare lays side by side: see `ui/state.ts`. */
export interface AddressedComparison<Id extends string = string> {
  readonly left: Id;
  readonly right: { readonly jump: Id; readonly preset: string | null };
  readonly alignment: AlignmentKey;
  /** m above the landing. */
  readonly height: number;
  readonly picture: 'scenes' | 'scale';
}
export type AlignmentKey = 'exit' | 'height' | 'opening';

/** Compare as it opens: your own runs of the first two jumps. */
export function defaultComparison<Id extends string>(jumps: readonly Addressed<Id>[]): AddressedComparison<Id> {
  const [first, second = first] = jumps as readonly [Addressed<Id>, Addressed<Id>?];
  return {
    left: first.id,
    right: { jump: second.id, preset: null },
    alignment: 'exit',
    height: 1000,
    picture: 'scenes',
  };
}

/** All that the address of the page holds. */
export interface AddressState<Id extends string = string> {
  /** The jump on show; in Compare the one whose keys stand without a prefix. */
  readonly jump: Id;
  readonly compare: boolean;
  readonly comparison: AddressedComparison<Id>;
  readonly values: Readonly<Record<Id, Values>>;
  /** s since exit, or null for the beginning. */
  readonly time: number | null;
  /** Key of a camera, or null for the default. */
  readonly camera: string | null;
  readonly units: Units;
}

/** Keys that are not parameters. `tier` is read by the picture alone. */
const ownKeys = ['jump', 'view', 'left', 'right', 'align', 'height', 'picture', 't', 'camera', 'units', 'tier'];

const MOST_KEYS = 200;
/** The film's own: 25,000 ft and 200 mph. */
const DEFAULT_UNITS = 'imperial';

/** Keys and texts of a query, decoded, in order: a `URLSearchParams` is one. */
export type Query = Iterable<readonly [key: string, text: string]>;

/**
 * Reads a query such as `?jump=halo&exitAltitude=30000&cliff.holdTime=2&view=compare&t=24`. Numbers are in the declared
 * unit, or carry another. A key without a prefix belongs to the jump on show. What cannot be used is dropped or brought into
 * range, and told; this never throws.
 */
export function readAddress<Id extends string>(
  search: Query,
  jumps: readonly Addressed<Id>[],
): { state: AddressState<Id>; problems: readonly Problem[] } {
  const query = [...search].slice(0, MOST_KEYS);
  const problems: Problem[] = [];
  const first = jumps[0] as Addressed<Id>;
  const own = new Map(query.filter(([key]) => ownKeys.includes(key)));

  const askedJump = own.get('jump');
  const shown = jumps.find(({ id }) => id === askedJump) ?? first;
  if (askedJump !== undefined && shown.id !== askedJump) {
    problems.push({ key: 'jump', message: `There is no jump "${short(askedJump)}"; this is ${shown.id}.` });
  }
  const view = own.get('view');
  if (view !== undefined && view !== 'compare' && view !== 'single') {
    problems.push({ key: 'view', message: `There is no view "${short(view)}".` });
  }
  const askedUnits = own.get('units');
  const units = readUnits(askedUnits ?? DEFAULT_UNITS);
  if (!units) problems.push({ key: 'units', message: `There are no "${short(askedUnits ?? '')}" units.` });
  const t = own.get('t');
  const time = t !== undefined && /^-?\d+(\.\d+)?$/.test(t) ? Number(t) : null;
  if (t !== undefined && time === null) problems.push({ key: 't', message: `"${short(t)}" is not a time in seconds.` });

  const values: Record<string, Record<string, Value>> = {};
  for (const { id, parameters } of jumps) values[id] = { ...defaultsOf(parameters) };
  for (const [key, text] of query) {
    if (ownKeys.includes(key)) continue;
    const dot = key.indexOf('.');
    const jump = dot < 0 ? shown : jumps.find(({ id }) => id === key.slice(0, dot));
    const name = key.slice(dot + 1);
    const parameter = jump && Object.hasOwn(jump.parameters, name) ? jump.parameters[name] : undefined;
    if (!jump || !parameter) {
      problems.push({
        key,
        message: `"${short(key)}" is not a parameter${dot < 0 ? ` of ${shown.id}` : ''}; it was ignored.`,
      });
      continue;
    }
    const { value, problem } = parseValue(parameter, text);
    const mended = value === undefined ? 'it was ignored' : 'the nearest value was taken';
    if (problem) problems.push({ key, message: `${problem}; ${mended}.` });
    if (value !== undefined) (values[jump.id] as Record<string, Value>)[name] = value;
  }
  return {
    state: {
      jump: shown.id,
      compare: view === 'compare',
      comparison: readComparison(own, jumps, problems),
      values: values as Record<Id, Values>,
      time,
      camera: own.get('camera') ?? null,
      units: units ?? unitSystems[DEFAULT_UNITS],
    },
    problems,
  };
}

/** Highest height to align by, m: any jump passes only what lies below its exit. */
const HIGHEST = 45_000;

function readComparison<Id extends string>(
  own: ReadonlyMap<string, string>,
  jumps: readonly Addressed<Id>[],
  problems: Problem[],
): AddressedComparison<Id> {
  const usual = defaultComparison(jumps);
  function read<T>(key: string, otherwise: T, find: (text: string) => T | undefined): T {
    const text = own.get(key);
    if (text === undefined) return otherwise;
    const found = find(text);
    if (found === undefined)
      problems.push({ key, message: `"${short(text)}" is nothing to compare with; it was ignored.` });
    return found ?? otherwise;
  }
  const left = read('left', usual.left, (text) => jumps.find(({ id }) => id === text)?.id);
  const otherJump = jumps.find(({ id }) => id !== left)?.id ?? left;
  const right = read<AddressedComparison<Id>['right']>('right', { jump: otherJump, preset: null }, (text) => {
    const [id, preset = null] = text.split(':');
    const jump = jumps.find((each) => each.id === id);
    if (!jump || (preset === null && jump.id === left)) return undefined;
    return preset === null || jump.presets.some(({ key }) => key === preset) ? { jump: jump.id, preset } : undefined;
  });
  return {
    left,
    right,
    alignment: read('align', usual.alignment, (text) =>
      (['exit', 'height', 'opening'] as const).find((key) => key === text),
    ),
    height: read('height', usual.height, (text) =>
      /^\d+(\.\d+)?$/.test(text) && Number(text) <= HIGHEST ? Number(text) : undefined,
    ),
    picture: read('picture', usual.picture, (text) => (['scenes', 'scale'] as const).find((key) => key === text)),
  };
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The query that {@link readAddress} reads back as this state: only what differs from the default. */
export function writeAddress<Id extends string>(
  state: AddressState<Id>,
  jumps: readonly Addressed<Id>[],
): readonly (readonly [key: string, text: string])[] {
  const query: [string, string][] = [];
  if (state.jump !== jumps[0]?.id) query.push(['jump', state.jump]);
  if (state.compare) query.push(['view', 'compare'], ...writeComparison(state.comparison, jumps));
  for (const { id, parameters } of jumps) {
    const values = state.values[id];
    for (const key of changedKeys(parameters, values)) {
      const parameter = parameters[key];
      const value = values[key];
      if (!parameter || value === undefined) continue;
      query.push([id === state.jump ? key : `${id}.${key}`, formatValue(parameter, value)]);
    }
  }
  if (state.camera !== null) query.push(['camera', state.camera]);
  const units = writeUnits(state.units);
  if (units !== DEFAULT_UNITS) query.push(['units', units]);
  if (state.time !== null) query.push(['t', String(Math.round(state.time * 1000) / 1000)]);
  return query;
}

function writeComparison<Id extends string>(
  { left, right, alignment, height, picture }: AddressedComparison<Id>,
  jumps: readonly Addressed<Id>[],
): [key: string, text: string][] {
  const usual = defaultComparison(jumps);
  const query: [string, string][] = [];
  if (left !== usual.left) query.push(['left', left]);
  if (right.preset !== null) query.push(['right', `${right.jump}:${right.preset}`]);
  if (alignment !== usual.alignment) query.push(['align', alignment]);
  if (height !== usual.height) query.push(['height', String(Math.round(height * 10) / 10)]);
  if (picture !== usual.picture) query.push(['picture', picture]);
  return query;
}
