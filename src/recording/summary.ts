import type { EventName } from '../jumps/jump';
import type { Measured } from '../parameters/reader-units';
import { channel } from './channels';
import { eventTime, type Recording } from './recording';
import { createSample } from './sample';
import { sampleAt } from './sample-at';

/** One headline figure of a jump. */
export interface Figure extends Measured {
  readonly key: string;
  readonly label: string;
  readonly digits: number;
  /** SI, or null where the jump has none. */
  of(recording: Recording): number | null;
}

const sample = createSample();
const load = channel('load');

/** A number read at an event, or null if the event did not happen. */
function at(name: EventName, read: (s: typeof sample) => number): (recording: Recording) => number | null {
  return (recording) => {
    const time = eventTime(recording, name);
    if (time === null) return null;
    const value = read(sampleAt(recording, time, sample));
    return Number.isFinite(value) ? value : null;
  };
}

/** What people compare first. Walked by the command line, the ending and the comparison. */
export const figures: readonly Figure[] = [
  {
    key: 'peakVerticalSpeed',
    label: 'Peak vertical speed',
    unit: 'mph',
    quantity: 'climb',
    digits: 1,
    of: at('peakSpeed', (s) => -s.vy),
  },
  { key: 'peakVerticalSpeedTime', label: 'reached at', unit: 's', digits: 1, of: at('peakSpeed', (s) => s.time) },
  {
    key: 'peakVerticalSpeedAltitude',
    label: 'at altitude (MSL)',
    unit: 'ft',
    digits: 0,
    of: at('peakSpeed', (s) => s.y + s.landingElevation),
  },
  { key: 'freefallTime', label: 'Exit to pull', unit: 's', digits: 1, of: (r) => eventTime(r, 'pull') },
  { key: 'pullHeight', label: 'Pull, above landing', unit: 'ft', digits: 0, of: at('pull', (s) => s.y) },
  {
    key: 'pullSpeed',
    label: 'Vertical speed at pull',
    unit: 'mph',
    quantity: 'climb',
    digits: 1,
    of: at('pull', (s) => -s.vy),
  },
  {
    key: 'openingLoad',
    label: 'Opening load (model peak)',
    unit: 'g',
    digits: 1,
    of: at('openingShock', (s) => load.of(s)),
  },
  { key: 'inflatedHeight', label: 'Fully open, above landing', unit: 'ft', digits: 0, of: at('inflated', (s) => s.y) },
  {
    key: 'timeUnderCanopy',
    label: 'Under canopy',
    unit: 's',
    digits: 0,
    of: (r) => {
      const open = eventTime(r, 'inflated');
      return open === null ? null : r.end - open;
    },
  },
  { key: 'touchdownSink', label: 'Sink at touchdown', unit: 'm/s', digits: 1, of: at('touchdown', (s) => -s.vy) },
  {
    key: 'touchdownGroundSpeed',
    label: 'Ground speed at touchdown',
    unit: 'm/s',
    digits: 1,
    of: at('touchdown', (s) => Math.sqrt(s.vx * s.vx + s.vz * s.vz)),
  },
  {
    key: 'impactSpeed',
    label: 'Vertical speed at impact',
    unit: 'mph',
    quantity: 'climb',
    digits: 0,
    of: (r) => impactSpeed(r),
  },
  {
    key: 'downrange',
    label: 'Landing point downrange',
    unit: 'ft',
    digits: 0,
    of: (r) => sampleAt(r, r.end, sample).x,
  },
  { key: 'duration', label: 'Exit to ground', unit: 's', digits: 1, of: (r) => r.end },
];

function impactSpeed(recording: Recording): number | null {
  if (recording.ending !== 'impact' && recording.ending !== 'wallStrike') return null;
  return -sampleAt(recording, recording.end, sample).vy;
}

/** All headline figures by key, SI or null. */
export function summaryOf(recording: Recording): Record<string, number | null> {
  return Object.fromEntries(figures.map((figure) => [figure.key, figure.of(recording)]));
}
