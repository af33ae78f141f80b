import type { NumberParameter, Parameters, Value, Values } from './parameter';
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

/** The height that two runs pass at the same instant. */
export const comparedHeight: NumberParameter = {
  kind: 'number',
  label: 'Height to align by',
  group: 'Compare',
  unit: 'm',
  default: 1000,
  min: 0,
  max: 45_000,
  step: 1,
  doc: 'Height above the landing that both runs pass at the same instant.',
  source: 'Below the lip of the wall, and above both openings',
  standing: 'chosen',
};

/** Compare as it opens: your own runs of the first two jumps. */
export function defaultComparison<Id extends string>(jumps: readonly Addressed<Id>[]): AddressedComparison<Id> {
  const [first, second = first] = jumps as readonly [Addressed<Id>, Addressed<Id>?];
  return {
    left: first.id,
    right: { jump: second.id, preset: null },
    alignment: 'exit',
    height: comparedHeight.default,
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
  /** Quality of the picture, or null for the one that is found fluent. */
  readonly tier: TierKey | null;
  /** Rings at round heights and labels on landmarks. */
  readonly marks: boolean;
  /** Arrows for the forces. */
  readonly forces: boolean;
}
export type TierKey = 'low' | 'medium' | 'high';
const tierKeys: readonly TierKey[] = ['low', 'medium', 'high'];

/** Keys that are not parameters. */
const ownKeys = [
  'jump',
  'view',
  'left',
  'right',
  'align',
  'height',
  'picture',
  't',
  'camera',
  'units',
  'tier',
  'marks',
  'forces',
];

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

  const view = own.get('view');
  if (view !== undefined && view !== 'compare' && view !== 'single') {
    problems.push({ key: 'view', message: `There is no view "${short(view)}".` });
  }
  const compare = view === 'compare';
  const comparison = readComparison(own, jumps, problems);
  const askedJump = own.get('jump');
  const usualJump = compare ? comparison.left : first.id;
  const shown = jumps.find(({ id }) => id === (askedJump ?? usualJump)) ?? first;
  if (askedJump !== undefined && shown.id !== askedJump) {
    problems.push({ key: 'jump', message: `There is no jump "${short(askedJump)}"; this is ${shown.id}.` });
  }
  const askedUnits = own.get('units');
  const units = readUnits(askedUnits ?? DEFAULT_UNITS);
  if (!units) problems.push({ key: 'units', message: `There are no "${short(askedUnits ?? '')}" units.` });
  const t = own.get('t');
  const time = t !== undefined && /^-?\d+(\.\d+)?$/.test(t) ? Number(t) : null;
  if (t !== undefined && time === null) problems.push({ key: 't', message: `"${short(t)}" is not a time in seconds.` });

  const askedTier = own.get('tier');
  const tier = tierKeys.find((key) => key === askedTier) ?? null;
  if (askedTier !== undefined && tier === null) {
    problems.push({
      key: 'tier',
      message: `There is no quality "${short(askedTier)}"; it is picked by how quickly this device draws.`,
    });
  }
  const readSwitch = (key: string, what: string): boolean => {
    const text = own.get(key);
    if (text !== undefined && text !== 'on' && text !== 'off') {
      problems.push({ key, message: `${what} are "on" or "off", not "${short(text)}".` });
    }
    return text === 'on';
  };
  const marks = readSwitch('marks', 'Marks');
  const forces = readSwitch('forces', 'Forces');

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
      jump: compare && !isCompared(shown.id, comparison) ? comparison.left : shown.id,
      compare,
      comparison,
      values: values as Record<Id, Values>,
      time,
      camera: own.get('camera') ?? null,
      units: units ?? unitSystems[DEFAULT_UNITS],
      tier,
      marks,
      forces,
    },
    problems,
  };
}

/** Is the run of your own of this jump one of the two? */
function isCompared<Id extends string>(id: Id, { left, right }: AddressedComparison<Id>): boolean {
  return id === left || (id === right.jump && right.preset === null);
}

/** What stands on the right where the address does not say: your own run of the next jump. */
function usualRight<Id extends string>(left: Id, jumps: readonly Addressed<Id>[]): AddressedComparison<Id>['right'] {
  return { jump: jumps.find(({ id }) => id !== left)?.id ?? left, preset: null };
}

function readComparison<Id extends string>(
  own: ReadonlyMap<string, string>,
  jumps: readonly Addressed<Id>[],
  problems: Problem[],
): AddressedComparison<Id> {
  const usual = defaultComparison(jumps);
  function read<T>(key: string, what: string, otherwise: T, find: (text: string) => T | undefined): T {
    const text = own.get(key);
    if (text === undefined) return otherwise;
    const found = find(text);
    if (found === undefined) problems.push({ key, message: `There is no ${what} "${short(text)}"; it was ignored.` });
    return found ?? otherwise;
  }
  const left = read('left', 'jump', usual.left, (text) => jumps.find(({ id }) => id === text)?.id);
  const right = read('right', 'run to compare with', usualRight(left, jumps), (text) => {
    const [id, preset = null, ...more] = text.split(':');
    const jump = jumps.find((each) => each.id === id);
    if (!jump || more.length > 0) return undefined;
    // A run of your own beside itself shows nothing.
    const isKnown = preset === null ? jump.id !== left : jump.presets.some(({ key }) => key === preset);
    return isKnown ? { jump: jump.id, preset } : undefined;
  });
  const alignment = read('align', 'alignment', usual.alignment, (text) =>
    (['exit', 'height', 'opening'] as const).find((key) => key === text),
  );
  const picture = read('picture', 'picture', usual.picture, (text) =>
    (['scenes', 'scale'] as const).find((key) => key === text),
  );
  const heightText = own.get('height');
  const { value, problem } = heightText === undefined ? {} : parseValue(comparedHeight, heightText);
  if (problem) {
    const mended = value === undefined ? 'it was ignored' : 'the nearest value was taken';
    problems.push({ key: 'height', message: `${problem}; ${mended}.` });
  }
  const height = typeof value === 'number' ? value : usual.height;
  return { left, right, alignment, height, picture };
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
  if (state.jump !== (state.compare ? state.comparison.left : jumps[0]?.id)) query.push(['jump', state.jump]);
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
  if (state.tier !== null) query.push(['tier', state.tier]);
  if (state.marks) query.push(['marks', 'on']);
  if (state.forces) query.push(['forces', 'on']);
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
  else if (right.jump !== usualRight(left, jumps).jump) query.push(['right', right.jump]);
  if (alignment !== usual.alignment) query.push(['align', alignment]);
  if (height !== usual.height) query.push(['height', formatValue(comparedHeight, height)]);
  if (picture !== usual.picture) query.push(['picture', picture]);
  return query;
}
