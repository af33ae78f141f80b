import type { Units } from '../parameters/reader-units';
import { type Channel, type ChannelKey, channels, readChannel } from '../recording/channels';
import type { Recording } from '../recording/recording';
import { createSample, type Sample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';

/** The two that are read at a glance, and those that stay when there is little room. All others follow in their own order. */
const large: readonly ChannelKey[] = ['altitudeAgl', 'verticalSpeed'];
const kept: readonly ChannelKey[] = ['airspeed', 'load', 'mach', 'wallClearance'];

export type Rank = 'large' | 'kept' | 'rest';

export interface TelemetryRow {
  readonly channel: Channel;
  readonly rank: Rank;
}

/** All channels, the large ones first, then those that are kept, then the rest. */
export const telemetryRows: readonly TelemetryRow[] = (['large', 'kept', 'rest'] as const).flatMap((rank) =>
  channels.filter((channel) => rankOf(channel.key) === rank).map((channel) => ({ channel, rank })),
);

function rankOf(key: ChannelKey): Rank {
  if (large.includes(key)) return 'large';
  return kept.includes(key) ? 'kept' : 'rest';
}

const PROBES = 48;
const probe = createSample();

/** Keys of the channels that have a value at some moment of the jump; the others would show a dash from start to end. */
export function meaningfulChannels(recording: Recording): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = 0; i <= PROBES; i++) {
    sampleAt(recording, recording.start + ((recording.end - recording.start) * i) / PROBES, probe);
    for (const channel of channels) if (Number.isFinite(channel.of(probe))) found.add(channel.key);
  }
  return found;
}

/** A reading without its unit, with a true minus sign and a dash where it has no meaning. */
export function readingText(channel: Channel, sample: Sample, units: Units): string {
  const text = readChannel(channel, channel.of(sample), units);
  return text === '-' ? '–' : text.replace('-', '\u2212');
}
