import type { NumberParameter, Parameters, Value, Values } from './parameter';
import { readUnits, type Units, unitSystems, writeUnits } from './reader-units';
import { changedKeys, defaultsOf, formatValue, type Problem, parseValue } from './values';

/** A jump as the address needs it. */
export interface Addressed<Id extends string> {
  readonly id: Id;
  readonly parameters: Parameters;
  readonly presets: readonly { readonly key: string }[];
}

/**
 * A run that can stand on either side of Compare: the visitor's own of a jump, a preset as it is, one that was kept under a name, or
 * the imported track. A kept run stands here with all its values, so that a link carries it; a track is data that no link holds.
 */
export type Source<Id extends string = string> =
  | { readonly kind: 'own'; readonly jump: Id }
  | { readonly kind: 'preset'; readonly jump: Id; readonly preset: string }
  | { readonly kind: 'take'; readonly jump: Id; readonly name: string; readonly values: Values }
  | { readonly kind: 'track' };

/** Longest name of a kept run, characters. */
export const LONGEST_NAME = 60;

export function isSameSource(a: Source, b: Source): boolean {
  if (a.kind === 'track' || b.kind === 'track') return a.kind === b.kind;
  if (a.jump !== b.jump) return false;
  if (a.kind === 'preset') return b.kind === 'preset' && a.preset === b.preset;
  if (a.kind === 'own' || b.kind !== 'take') return a.kind === b.kind;
  return a.name === b.name && Object.keys(a.values).every((key) => a.values[key] === b.values[key]);
}

/** What Compare lays side by side, and how. */
export interface AddressedComparison<Id extends string = string> {
  readonly left: Source<Id>;
  readonly right: Source<Id>;
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
    left: { kind: 'own', jump: first.id },
    right: { kind: 'own', jump: second.id },
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
  /** How much the instruments say. */
  readonly readings: ReadingsKey;
}
export type ReadingsKey = 'compact' | 'full';
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
  'readings',
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
  const comparison = readComparison(query, jumps, problems);
  const askedJump = own.get('jump');
  const usualJump = compare ? jumpToChange(comparison, first.id) : first.id;
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
  const askedReadings = own.get('readings');
  const readings = askedReadings === 'full' ? 'full' : 'compact';
  if (askedReadings !== undefined && askedReadings !== readings) {
    problems.push({ key: 'readings', message: `Readings are "compact" or "full", not "${short(askedReadings)}".` });
  }

  const values: Record<string, Record<string, Value>> = {};
  for (const { id, parameters } of jumps) values[id] = { ...defaultsOf(parameters) };
  for (const [key, text] of query) {
    if (ownKeys.includes(key) || sideOf(key)) continue;
    const dot = key.indexOf('.');
    const jump = dot < 0 ? shown : jumps.find(({ id }) => id === key.slice(0, dot));
    if (jump) readValue(jump, key, text, values[jump.id] as Record<string, Value>, problems);
    else problems.push({ key, message: `"${short(key)}" is not a parameter; it was ignored.` });
  }
  return {
    state: {
      jump: compare && !isCompared(shown.id, comparison) ? jumpToChange(comparison, first.id) : shown.id,
      compare,
      comparison,
      values: values as Record<Id, Values>,
      time,
      camera: own.get('camera') ?? null,
      units: units ?? unitSystems[DEFAULT_UNITS],
      tier,
      marks,
      forces,
      readings,
    },
    problems,
  };
}

/** Reads one value of a jump under its key, with or without what stands before the dot. */
function readValue<Id extends string>(
  { id, parameters }: Addressed<Id>,
  key: string,
  text: string,
  values: Record<string, Value>,
  problems: Problem[],
): void {
  const dot = key.indexOf('.');
  const name = key.slice(dot + 1);
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (!parameter) {
    const ofWhat = dot < 0 ? ` of ${id}` : '';
    problems.push({ key, message: `"${short(key)}" is not a parameter${ofWhat}; it was ignored.` });
    return;
  }
  const { value, problem } = parseValue(parameter, text);
  const mended = value === undefined ? 'it was ignored' : 'the nearest value was taken';
  if (problem) problems.push({ key, message: `${problem}; ${mended}.` });
  if (value !== undefined) values[name] = value;
}

// --- what stands side by side ----------------------------------------------------------------------------------------------

type Side = 'left' | 'right';

/** The side that a key such as `right.holdTime` speaks of. */
const sideOf = (key: string): Side | undefined =>
  (['left', 'right'] as const).find((side) => key.startsWith(`${side}.`));

/** Is the visitor's own run of this jump one of the two? */
export function isCompared(id: string, { left, right }: Pick<AddressedComparison, Side>): boolean {
  return [left, right].some((source) => source.kind === 'own' && source.jump === id);
}

/** The jump whose parameters are at hand beside a comparison: that of an own run in it, else that of the left side. */
export function jumpToChange<Id extends string>(
  { left, right }: Pick<AddressedComparison<Id>, Side>,
  otherwise: Id,
): Id {
  for (const source of [left, right]) if (source.kind === 'own') return source.jump;
  for (const source of [left, right]) if (source.kind !== 'track') return source.jump;
  return otherwise;
}

/** What stands on the right where the address does not say: the visitor's own run of the next jump. */
function usualRight<Id extends string>(left: Source<Id>, jumps: readonly Addressed<Id>[]): Source<Id> {
  const beside = left.kind === 'own' ? left.jump : undefined;
  return { kind: 'own', jump: jumps.find(({ id }) => id !== beside)?.id ?? (jumps[0] as Addressed<Id>).id };
}

/** `halo` is the visitor's own run, `halo:belly` a preset; with a name beside it, `right.name=...`, it is a kept run and its values follow. */
function readSource<Id extends string>(
  side: Side,
  query: readonly (readonly [key: string, text: string])[],
  usual: Source<Id>,
  jumps: readonly Addressed<Id>[],
  problems: Problem[],
): Source<Id> {
  const last = new Map(query);
  const text = last.get(side);
  const named = last.get(`${side}.name`)?.trim().slice(0, LONGEST_NAME);
  const [id, preset, ...more] = (text ?? (usual.kind === 'track' ? '' : usual.jump)).split(':');
  const jump = jumps.find((each) => each.id === id);
  const isKnown = jump && more.length === 0 && (preset === undefined || jump.presets.some(({ key }) => key === preset));
  if (!isKnown) {
    problems.push({ key: side, message: `There is no run to compare with "${short(text ?? '')}"; it was ignored.` });
    return usual;
  }
  if (preset !== undefined) return { kind: 'preset', jump: jump.id, preset };
  if (!named) return { kind: 'own', jump: jump.id };
  const values: Record<string, Value> = { ...defaultsOf(jump.parameters) };
  for (const [key, given] of query) {
    if (sideOf(key) === side && key !== `${side}.name`) readValue(jump, key, given, values, problems);
  }
  return { kind: 'take', jump: jump.id, name: named, values };
}

function readComparison<Id extends string>(
  query: readonly (readonly [key: string, text: string])[],
  jumps: readonly Addressed<Id>[],
  problems: Problem[],
): AddressedComparison<Id> {
  const own = new Map(query);
  const usual = defaultComparison(jumps);
  function read<T>(key: string, what: string, otherwise: T, find: (text: string) => T | undefined): T {
    const text = own.get(key);
    if (text === undefined) return otherwise;
    const found = find(text);
    if (found === undefined) problems.push({ key, message: `There is no ${what} "${short(text)}"; it was ignored.` });
    return found ?? otherwise;
  }
  const left = readSource('left', query, usual.left, jumps, problems);
  const asked = readSource('right', query, usualRight(left, jumps), jumps, problems);
  // A run beside itself shows nothing.
  const right = isSameSource(left, asked) ? usualRight(left, jumps) : asked;
  if (right !== asked) {
    problems.push({
      key: 'right',
      message: 'The run on the right stands on the left too; it was ignored.',
    });
  }
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
  const first = (jumps[0] as Addressed<Id>).id;
  if (state.jump !== (state.compare ? jumpToChange(state.comparison, first) : first)) query.push(['jump', state.jump]);
  if (state.compare) query.push(['view', 'compare'], ...writeComparison(state.comparison, jumps));
  for (const jump of jumps) {
    query.push(...writeValues(jump, state.values[jump.id], jump.id === state.jump ? '' : `${jump.id}.`));
  }
  if (state.camera !== null) query.push(['camera', state.camera]);
  const units = writeUnits(state.units);
  if (units !== DEFAULT_UNITS) query.push(['units', units]);
  if (state.tier !== null) query.push(['tier', state.tier]);
  if (state.marks) query.push(['marks', 'on']);
  if (state.forces) query.push(['forces', 'on']);
  if (state.readings !== 'compact') query.push(['readings', state.readings]);
  if (state.time !== null) query.push(['t', String(Math.round(state.time * 1000) / 1000)]);
  return query;
}

function writeComparison<Id extends string>(
  { left, right, alignment, height, picture }: AddressedComparison<Id>,
  jumps: readonly Addressed<Id>[],
): [key: string, text: string][] {
  const usual = defaultComparison(jumps);
  const query = [
    ...writeSource('left', left, usual.left, jumps),
    ...writeSource('right', right, usualRight(left.kind === 'track' ? usual.left : left, jumps), jumps),
  ];
  if (alignment !== usual.alignment) query.push(['align', alignment]);
  if (height !== usual.height) query.push(['height', formatValue(comparedHeight, height)]);
  if (picture !== usual.picture) query.push(['picture', picture]);
  return query;
}

function writeSource<Id extends string>(
  side: Side,
  source: Source<Id>,
  usual: Source<Id>,
  jumps: readonly Addressed<Id>[],
): [key: string, text: string][] {
  // Whoever opens the link has no such track: for him the usual run stands in its place.
  if (source.kind === 'track' || isSameSource(source, usual)) return [];
  if (source.kind === 'preset') return [[side, `${source.jump}:${source.preset}`]];
  if (source.kind === 'own') return [[side, source.jump]];
  const jump = jumps.find(({ id }) => id === source.jump) as Addressed<Id>;
  return [[side, source.jump], [`${side}.name`, source.name], ...writeValues(jump, source.values, `${side}.`)];
}

/** Only what differs from the defaults. */
function writeValues<Id extends string>(
  { parameters }: Addressed<Id>,
  values: Values,
  prefix: string,
): [key: string, text: string][] {
  return changedKeys(parameters, values).flatMap((key): [string, string][] => {
    const parameter = parameters[key];
    const value = values[key];
    return parameter && value !== undefined ? [[`${prefix}${key}`, formatValue(parameter, value)]] : [];
  });
}
