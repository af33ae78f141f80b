import type { NumberParameter, Values } from '../../parameters/parameter';
import { type Units, unitIn } from '../../parameters/reader-units';
import { toSi } from '../../parameters/units';
import { figures } from '../../recording/summary';
import { dragAreasOf } from '../../what-if/drag-area';
import { type GroundMarks, marksOfReleasePoint, marksOfSpread } from '../../what-if/ground-marks';
import { mostVariation, usualVariation, type Variation } from '../../what-if/spread';
import { type SpreadFigures, spreadFigures } from '../../what-if/spread-figures';
import type { RunOf } from '../../what-if/work';
import type { Run } from '../state';
import type { Watch, WhatIfActions } from './actions';
import { type Field, roundNear } from './fields';
import {
  dragAreaWords,
  latestReleaseWords,
  lowestOpeningWords,
  quantities,
  releasePointWords,
  spreadWords,
  variationWords,
} from './words';

/** What comes back: words for any reader, and what can be done with it. */
export interface Reply {
  words(units: Units): readonly string[];
  /** To be taken over into the jump; null where there is nothing. */
  readonly changes: Values | null;
  readonly marks: GroundMarks | null;
  /** For the drawings. */
  readonly spread?: { readonly figures: SpreadFigures; readonly runs: Float64Array };
}

/** What was filled in: SI by key of the field, and the choice. */
export interface Given {
  readonly numbers: Readonly<Record<string, number>>;
  readonly choice: string;
  readonly units: Units;
}

export interface Question {
  readonly key: string;
  /** As jumpers ask it. */
  readonly title: string;
  /** What the answer takes into account, in a line. */
  readonly note: string;
  suits(run: Run): boolean;
  /** Among what there is to choose, with its label; nothing where there is no choice. */
  choices?(run: Run): { readonly label: string; readonly options: readonly (readonly [key: string, label: string])[] };
  fields(run: Run, units: Units): readonly Field[];
  /** Null once it is stopped. */
  ask(actions: WhatIfActions, run: Run, given: Given, watch: Watch): Promise<Reply | null>;
}

/** Upper limits of fields, SI: more than any jump has. */
const FASTEST = 1000;
const FARTHEST = 100_000;
const HIGHEST = 6_000;
/** The hardest sink that the model calls a landing, m/s. */
const HARDEST = 7;
const FIRM = 5;
/** A wall clearance that is asked for to begin with, m. */
const ROOM = 5;

const ofRun = ({ jump, values }: Run): RunOf => ({ jump: jump.id, values });
const peakOf = ({ recording }: Run): number =>
  figures.find(({ key }) => key === 'peakVerticalSpeed')?.of(recording) ?? 0;

const dragArea: Question = {
  key: 'drag-area',
  title: 'What drag area gives a peak speed?',
  note: 'All else stays as it is.',
  suits: (run) => dragAreasOf(run.jump, run.recording).length > 0,
  choices: ({ jump, recording }) => ({
    label: 'Gives way',
    options: dragAreasOf(jump, recording).map((key) => [key, jump.parameters[key]?.label ?? key] as const),
  }),
  fields: (run, units) => [
    {
      key: 'peak',
      label: 'Peak vertical speed',
      of: quantities.peak,
      initial: roundNear(1.1 * peakOf(run), quantities.peak, units, 25),
      min: 0.1,
      max: FASTEST,
    },
  ],
  async ask({ solve }, run, { numbers, choice }, watch) {
    const asked = { parameter: choice, peak: numbers.peak as number };
    const answer = await solve('dragAreaForPeak', ofRun(run), asked, watch);
    return (
      answer && {
        words: (units) => dragAreaWords(answer, run.jump, run.values, units),
        changes: answer.changes,
        marks: null,
      }
    );
  },
};

const lowestOpening: Question = {
  key: 'lowest-opening',
  title: 'How low may I open?',
  note: 'Fully open and flared, and so from every opening up to 150 m (500 ft) above it.',
  suits: () => true,
  fields: () => [
    {
      key: 'sink',
      label: 'Touchdown no harder than',
      of: quantities.sink,
      initial: FIRM,
      min: 0.1,
      max: HARDEST,
    },
  ],
  async ask({ solve }, run, { numbers, units }, watch) {
    // A whole foot or metre: nobody reads an altimeter finer.
    const grain = toSi(1, unitIn(quantities.length, units));
    const answer = await solve('lowestOpening', ofRun(run), { sink: numbers.sink as number, grain }, watch);
    return (
      answer && {
        words: (wanted) => lowestOpeningWords(answer, wanted),
        changes: answer.changes,
        marks: null,
      }
    );
  },
};

const latestRelease: Question = {
  key: 'latest-release',
  title: 'How late may I let go of the bike?',
  note: 'To the tenth of a second; 0 where it does not matter.',
  suits: ({ jump, recording }) => 'holdTime' in jump.parameters && recording.hasBike,
  fields: (_, units) => [
    {
      key: 'clearance',
      label: 'Clear of the wall by',
      of: quantities.length,
      initial: roundNear(ROOM, quantities.length, units, 5),
      min: 0,
      max: HIGHEST,
    },
    { key: 'pullHeight', label: 'Pull no lower than (AGL)', of: quantities.length, initial: 0, min: 0, max: HIGHEST },
  ],
  async ask({ solve }, run, { numbers }, watch) {
    const asked = { clearance: numbers.clearance as number, pullHeight: numbers.pullHeight as number };
    const answer = await solve('latestRelease', ofRun(run), asked, watch);
    return (
      answer && {
        words: (units) => latestReleaseWords(answer, run.values, units),
        changes: answer.changes,
        marks: null,
      }
    );
  },
};

const offset = (key: string, label: string): Field => ({
  key,
  label,
  of: quantities.length,
  initial: 0,
  min: -FARTHEST,
  max: FARTHEST,
});

const releasePoint: Question = {
  key: 'release-point',
  title: 'Where do I get out to land on the target?',
  note: 'The target lies where you land now, or so far from there. Shown on the ground.',
  suits: ({ recording }) => recording.environment.ground.isLevel,
  fields: () => [offset('downrange', 'Target farther downrange by'), offset('right', 'and farther right by')],
  async ask({ solve }, run, { numbers }, watch) {
    const asked = { downrange: numbers.downrange ?? 0, right: numbers.right ?? 0 };
    const answer = await solve('releasePoint', ofRun(run), asked, watch);
    return (
      answer && {
        words: (units) => releasePointWords(answer, run.jump.place, units),
        changes: null,
        marks: marksOfReleasePoint(run.jump.id, run.recording.hash, answer),
      }
    );
  },
};

/** Of a jump whose exit cannot be moved. */
const landingPoint: Question = {
  ...releasePoint,
  key: 'landing-point',
  title: 'Where do I come down in this wind?',
  note: 'The lip cannot be moved, so the landing has to be. Shown on the ground.',
  suits: (run) => !releasePoint.suits(run),
  fields: () => [],
};

const variation = (key: keyof Variation, label: string, of: Field['of']): Field => ({
  key,
  label,
  of,
  initial: usualVariation[key],
  min: 0,
  max: mostVariation[key],
  isShort: true,
});

const spread: Question = {
  key: 'spread',
  title: 'How far do landings and openings spread?',
  note: 'Standard deviations; delay is that of the pull.',
  suits: () => true,
  fields: ({ jump }) => [
    variation('mass', 'Mass', quantities.mass),
    variation('drag', 'Drag', quantities.share),
    variation('wind', 'Wind', quantities.wind),
    variation('delay', 'Delay', quantities.time),
    { key: 'runs', label: 'Jumps', of: quantities.count, initial: 1000, min: 50, max: 10_000, isShort: true },
    {
      key: 'seed',
      label: 'Seed',
      of: quantities.count,
      initial: (jump.parameters.gustSeed as NumberParameter).default,
      min: 0,
      max: 999_999,
      isShort: true,
    },
  ],
  async ask(actions, run, { numbers }, watch) {
    const { mass = 0, drag = 0, wind = 0, delay = 0 } = numbers;
    const seed = Math.round(numbers.seed ?? 1);
    const varied: Variation = { mass, drag, wind, delay };
    const asked = { variation: varied, seed, runs: Math.round(numbers.runs ?? 0) };
    const runs = await actions.spread(ofRun(run), asked, watch);
    if (!runs) return null;
    const found = spreadFigures(runs);
    const hasGusts = (run.values.gustSpeed as number) > 0;
    return {
      words: (units) => [...spreadWords(found, units), variationWords(varied, seed, hasGusts, units)],
      changes: null,
      marks: marksOfSpread(run.jump.id, run.recording.hash, found),
      spread: { figures: found, runs },
    };
  },
};

/** In the order in which they are offered. */
export const questions: readonly Question[] = [
  lowestOpening,
  dragArea,
  latestRelease,
  releasePoint,
  landingPoint,
  spread,
];
