/**
 * The same jump many times, each a little different: how far landings and openings spread.
 *
 * Each run draws from a generator of its own, which depends on the seed and on the number of the run alone. So a run is the same
 * wherever and in whatever order it is flown.
 */
import type { Jump } from '../jumps/jump';
import { atan2, cos, log, PI, sin } from '../math/deterministic';
import { length2 } from '../math/length';
import { createRandom } from '../math/random';
import type { NumberParameter, Parameters, Value, Values } from '../parameters/parameter';
import { toSi } from '../parameters/units';
import { formatWind, parseWind, windLimits } from '../parameters/wind';
import { channel } from '../recording/channels';
import { type Ending, eventTime, type Recording } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { fly, lastMoment, pullHeight } from './trial';

/** Standard deviations of what is varied; 0 leaves it as it is. */
export interface Variation {
  /** All-up mass of the jumper, kg. */
  readonly mass: number;
  /** All drag areas of the falling body by one factor; a share of them. */
  readonly drag: number;
  /** Wind at all heights at once, m/s along each of two horizontal axes. */
  readonly wind: number;
  /** Pulled so much later than meant, s; sooner where negative. */
  readonly delay: number;
}

/**
 * What differs from one jump to the next of one person on one day. Mass: clothes, water and equipment; drag: how exactly a body
 * position is held; delay: reading the altimeter and reaching for the handle; all three chosen. Wind: the Met Office promises
 * airlines forecasts of the upper wind to a root mean square vector error of 2.85 m/s (verification for the CAA, March 2025),
 * which is 2.0 m/s, 3.9 kt, on each axis.
 */
export const usualVariation: Variation = { mass: 3, drag: 0.05, wind: toSi(4, 'kt'), delay: 0.5 };

/** What may be asked for: beyond, values leave their ranges and what is drawn is no longer normal. */
export const mostVariation: Variation = { mass: 15, drag: 0.2, wind: toSi(20, 'kt'), delay: 5 };

export interface SpreadSetup {
  readonly jump: Jump;
  readonly values: Values;
  readonly variation: Variation;
  readonly seed: number;
  /** Rate of fall at the pull of the jump as it is, m/s, and its height above the landing, m; see {@link spreadSetup}. */
  readonly pullRate: number;
  readonly pullHeight: number | null;
}

/** Numbers of a run in the results: where it came down, m; the opening load, g, NaN without an opening; how it ended. */
export const RUN = 4;
/** Endings as the last of these numbers counts them. */
export const endings: readonly Ending[] = ['landed', 'impact', 'wallStrike', 'timeLimit', 'diverged'];

const moment = createSample();

/** Reads off the jump as it is what the variation needs. */
export function spreadSetup(jump: Jump, values: Values, variation: Variation, seed: number): SpreadSetup {
  const present = fly(jump, values);
  const pull = eventTime(present, 'pull');
  const pullRate = pull === null ? 0 : -sampleAt(present, pull, moment).vy;
  return { jump, values, variation, seed, pullRate, pullHeight: pullHeight(present) };
}

/** A number from the normal distribution of mean 0 and deviation 1 (Box and Muller, 1958). */
export function normal(random: () => number): number {
  // 1 less it: never 0.
  const radius = Math.sqrt(-2 * log(1 - random()));
  return radius * cos(2 * PI * random());
}

/** Odd numbers with mixed bits: different runs and seeds begin far apart. */
function seedOf(seed: number, run: number): number {
  return (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b)) | 0;
}

const massKeys = ['mass', 'riderMass'] as const;
const dragKeys = ['diveDragArea', 'bellyDragArea', 'rideDragArea', 'uprightDragArea', 'trackDragArea'] as const;

/** The values of one run. All numbers are drawn whatever is varied, so that one deviation changes nothing for the others. */
export function variedValues(setup: SpreadSetup, run: number): Values {
  const { values, variation } = setup;
  const { parameters } = setup.jump;
  const random = createRandom(seedOf(setup.seed, run));
  const mass = variation.mass * normal(random);
  const factor = 1 + variation.drag * normal(random);
  const east = variation.wind * normal(random);
  const north = variation.wind * normal(random);
  const delay = variation.delay * normal(random);
  const gusts = Math.floor(random() * 10_000);
  const varied: Record<string, Value> = { ...values };
  const put = (key: string, value: number): void => {
    const { min, max } = parameters[key] as NumberParameter;
    varied[key] = Math.min(Math.max(value, min), max);
  };
  for (const key of massKeys) if (key in parameters) put(key, (values[key] as number) + mass);
  for (const key of dragKeys) if (key in parameters) put(key, (values[key] as number) * factor);
  if (variation.wind > 0) varied.wind = windWith(values.wind as string, east, north);
  if ((values.gustSpeed as number) > 0) put('gustSeed', gusts);
  if (setup.pullHeight !== null && variation.delay > 0) delayPull(setup, delay, parameters, put);
  return varied;
}

/** A pull by height comes lower by the delay at the rate of fall there; one by time comes later. */
function delayPull(
  { values, pullRate, pullHeight }: SpreadSetup,
  delay: number,
  parameters: Parameters,
  put: (key: string, value: number) => void,
): void {
  if (values.openingRule === 'delay') put('openingDelay', (values.openingDelay as number) + delay);
  else {
    const key = 'openingAltitude' in parameters ? 'openingAltitude' : 'openingHeight';
    // A pull set above the exit comes at the exit: from there it is counted.
    put(key, Math.min(values[key] as number, pullHeight ?? 0) - delay * pullRate);
  }
}

const KNOT = toSi(1, 'kt');

/** A wind with the same velocity added at all heights, m/s towards east and north. */
export function windWith(text: string, east: number, north: number): string {
  const { rows } = parseWind(text);
  const calm = [{ height: 0, knots: 0, from: 0 }];
  const degree = PI / 180;
  return formatWind(
    (rows.length > 0 ? rows : calm).map(({ height, knots, from }) => {
      const toEast = east / KNOT - knots * sin(from * degree);
      const toNorth = north / KNOT - knots * cos(from * degree);
      const bearing = atan2(-toEast, -toNorth) / degree;
      return {
        height,
        // As many digits as a text may hold without an exponent.
        knots: Number(Math.min(length2(toEast, toNorth), windLimits.knots).toFixed(4)),
        from: Number((bearing < 0 ? bearing + 360 : bearing).toFixed(4)),
      };
    }),
  );
}

const load = channel('load');

/** Flies one run and writes its numbers. */
export function flySpread(setup: SpreadSetup, run: number, out: Float64Array, at: number): void {
  const recording = fly(setup.jump, variedValues(setup, run));
  const { x, z } = lastMoment(recording);
  out[at] = x;
  out[at + 1] = z;
  out[at + 2] = openingLoad(recording);
  out[at + 3] = endings.indexOf(recording.ending);
}

function openingLoad(recording: Recording): number {
  const time = eventTime(recording, 'openingShock');
  return time === null ? Number.NaN : load.of(sampleAt(recording, time, moment));
}
