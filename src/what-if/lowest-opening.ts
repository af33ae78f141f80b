import type { Jump } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import { eventTime, type Recording } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { lowestHolding } from './lowest-holding';
import { fly, lastMoment, pullHeight, type Steps } from './trial';

/** How low may the pilot chute be thrown, so that the canopy is open, flared, and the touchdown no harder than wished? */
export interface LowestOpeningAsked {
  /** Largest sink at touchdown, m/s. */
  readonly sink: number;
  /** The answer is a whole number of these, m. */
  readonly grain: number;
}

export interface LowestOpeningAnswer {
  readonly asked: LowestOpeningAsked;
  readonly changes: Values | null;
  /** m above the landing; null if no opening does it. */
  readonly height: number | null;
  /** Sink at touchdown from there, and height at which the canopy is fully open, m/s and m. */
  readonly sink: number | null;
  readonly openHeight: number | null;
  /** Without an answer: the softest touchdown of all openings looked at, m/s; null if none comes to its feet. */
  readonly softest: number | null;
  /** An opening higher up that again is harder than wished, m: gusts do that. */
  readonly failsAbove: number | null;
  /** Where the pilot chute is thrown in the jump as it is, m; null if it is not. */
  readonly present: number | null;
}

/** The canopy has to do it from the height found over so many metres more: a lucky landing below is no answer. */
const STRETCH = 150;
/** Below this height the coarse look goes in even steps, above in a geometric series: nothing happens there but gusts. m */
const EVEN_TO = 600;
const EVEN_STEP = 12;
const RATIO = 1.12;

const moment = createSample();

export function* lowestOpening(jump: Jump, values: Values, asked: LowestOpeningAsked): Steps<LowestOpeningAnswer> {
  const { sink, grain } = asked;
  const present = fly(jump, values);
  const exit = sampleAt(present, 0, moment).y;
  let softest: number | null = null;
  const holds = (point: number): boolean => {
    const recording = fly(jump, { ...values, ...openingAt(jump, point * grain) });
    const now = softSink(recording);
    if (now !== null && (softest === null || now < softest)) softest = now;
    return now !== null && now <= sink;
  };
  const coarse: number[] = [];
  for (let height = 0; height < exit; height = Math.max(height + EVEN_STEP, height > EVEN_TO ? height * RATIO : 0)) {
    coarse.push(Math.floor(height / grain));
  }
  coarse.push(Math.floor(exit / grain));
  const lattice = { coarse: [...new Set(coarse)], stretch: Math.ceil(STRETCH / grain) };
  const { at, failsAbove } = yield* lowestHolding(holds, lattice);
  const found = at === null ? null : { ...values, ...openingAt(jump, at * grain) };
  const recording = found && fly(jump, found);
  const inflated = recording && eventTime(recording, 'inflated');
  return {
    asked,
    changes: at === null ? null : openingAt(jump, at * grain),
    height: at === null ? null : at * grain,
    sink: recording && softSink(recording),
    openHeight: recording && inflated !== null ? sampleAt(recording, inflated, moment).y : null,
    softest,
    failsAbove: failsAbove === null ? null : failsAbove * grain,
    present: pullHeight(present),
  };
}

/** What has to be set so that the pilot chute is thrown at a height, m above the landing. */
export function openingAt({ parameters }: Jump, height: number): Values {
  return 'openingAltitude' in parameters
    ? { openingAltitude: height }
    : { openingRule: 'height', openingHeight: height };
}

/** Sink at touchdown of a landing under an open canopy that was flared, m/s; null for any other ending. */
function softSink(recording: Recording): number | null {
  if (recording.ending !== 'landed') return null;
  if (eventTime(recording, 'inflated') === null || eventTime(recording, 'flare') === null) return null;
  return -lastMoment(recording).vy;
}
