/** The single sounds of a recording with their moments, and what the going ones take from it as a whole. */
import { clamp } from '../math/smooth';
import { channel } from '../recording/channels';
import { eventTime, type Recording } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';

export const strikeNames = ['rip', 'crack', 'whump', 'thud', 'crash', 'beep2', 'beep3', 'beep5'] as const;
export type StrikeName = (typeof strikeNames)[number];

export interface Strike {
  readonly name: StrikeName;
  /** s since exit, as heard by the jumper. */
  readonly time: number;
  /** Amplitude, 0 to 1. */
  readonly level: number;
  /** What a voice says then. */
  readonly call?: string;
}

export interface Score {
  /** In order of time. */
  readonly strikes: readonly Strike[];
  /** s since exit; the end of the engine is the impact as it is heard. */
  readonly release: number;
  readonly bikeStops: number;
  /** Speed at the lip, m/s. */
  readonly lipSpeed: number;
  /** m/s; 0 without an aircraft. */
  readonly aircraftSpeed: number;
  /** m above the landing. */
  readonly exitHeight: number;
}

/**
 * Heights of an audible altimeter: break-off, get ready, and the decision height of the skydiver's information manual
 * (USPA, 2,500 ft for licensed jumpers). m above the landing.
 */
const FOOT = 0.3048;
const warnings: readonly { readonly height: number; readonly name: StrikeName; readonly call: string }[] = [
  { height: 5_000 * FOOT, name: 'beep2', call: 'Five thousand' },
  { height: 3_500 * FOOT, name: 'beep3', call: 'Three thousand five hundred' },
  { height: 2_500 * FOOT, name: 'beep5', call: 'Two thousand five hundred' },
];
/** Nobody needs a warning so soon after the exit, s. */
const SOON = 5;

const sample = createSample();
const load = channel('load');

export function scoreOf(recording: Recording): Score {
  const strikes: Strike[] = [];
  const add = (name: StrikeName, time: number | null, level: number, call?: string): void => {
    if (time !== null && Number.isFinite(time)) {
      strikes.push({ name, time, level: clamp(level, 0, 1), ...(call ? { call } : {}) });
    }
  };
  const pull = eventTime(recording, 'pull');
  add('rip', pull, 0.3, 'Pull');
  const shock = eventTime(recording, 'openingShock');
  // Cloth and lines crack as they come taut, the harder the more the opening will take off the speed.
  const peak = shock === null ? 1 : load.of(sampleAt(recording, shock, sample));
  add('crack', eventTime(recording, 'lineStretch'), 0.3 + 0.15 * peak);
  add('whump', shock, 0.12 * peak);
  const sink = (time: number | null) => (time === null ? 0 : -sampleAt(recording, time, sample).vy);
  const touchdown = eventTime(recording, 'touchdown');
  add('thud', touchdown, 0.25 + 0.1 * sink(touchdown));
  for (const name of ['impact', 'wallStrike'] as const) add('thud', eventTime(recording, name), 0.9);

  const bikeStops = heardAt(recording, eventTime(recording, 'bikeImpact'));
  if (bikeStops) add('crash', bikeStops.time, 30 / Math.max(bikeStops.distance, 30));
  for (const { height, name, call } of warnings) add(name, fallsThrough(recording, height, pull), 0.14, call);
  strikes.sort((a, b) => a.time - b.time);

  const start = sampleAt(recording, 0, sample);
  const speed = recording.values.aircraftSpeed;
  return {
    strikes,
    release: eventTime(recording, 'release') ?? 0,
    bikeStops: bikeStops?.time ?? Number.POSITIVE_INFINITY,
    lipSpeed: Math.sqrt(start.vx * start.vx + start.vy * start.vy),
    aircraftSpeed: typeof speed === 'number' ? speed : 0,
    exitHeight: start.y,
  };
}

/**
 * When the jumper hears what the bike does at its impact, s since exit, and how far he is then, m: sound takes its time. The
 * time on the way is longer or shorter as he moves; a few rounds settle it, because he is slower than sound.
 */
function heardAt(recording: Recording, impact: number | null): { time: number; distance: number } | null {
  if (impact === null) return null;
  const { bike } = sampleAt(recording, impact, sample);
  const { x, y, z } = bike;
  let time = impact;
  let distance = 0;
  for (let round = 0; round < 30; round++) {
    sampleAt(recording, time, sample);
    distance = Math.sqrt((sample.x - x) ** 2 + (sample.y - y) ** 2 + (sample.z - z) ** 2);
    time = impact + distance / sample.soundSpeed;
  }
  return { time, distance };
}

/** When a free fall passes a height, s since exit; null where it does not, or too soon to warn of it. */
function fallsThrough(recording: Recording, height: number, pull: number | null): number | null {
  let low = SOON;
  let high = pull ?? recording.end;
  const above = (time: number): boolean => sampleAt(recording, time, sample).y > height;
  if (!(low < high) || !above(low) || above(high)) return null;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (above(middle)) low = middle;
    else high = middle;
  }
  return high;
}
