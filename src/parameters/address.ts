import type { Parameters, Value, Values } from './parameter';
import { readUnits, type Units, unitSystems, writeUnits } from './reader-units';
import { changedKeys, defaultsOf, formatValue, type Problem, parseValue } from './values';

/** A jump as the address needs it. */
export interface Addressed<Id extends string> {
  readonly id: Id;
  readonly parameters: Parameters;
}

/** All that the address of the page holds. */
export interface AddressState<Id extends string = string> {
  /** The jump on show; in Compare the one whose keys stand without a prefix. */
  readonly jump: Id;
  readonly compare: boolean;
  readonly values: Readonly<Record<Id, Values>>;
  /** s since exit, or null for the beginning. */
  readonly time: number | null;
  /** Key of a camera, or null for the default. */
  readonly camera: string | null;
  readonly units: Units;
}

/** Keys that are not parameters. `tier` is read by the picture alone. */
const ownKeys = ['jump', 'view', 't', 'camera', 'units', 'tier'];

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
      values: values as Record<Id, Values>,
      time,
      camera: own.get('camera') ?? null,
      units: units ?? unitSystems[DEFAULT_UNITS],
    },
    problems,
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
  if (state.compare) query.push(['view', 'compare']);
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
