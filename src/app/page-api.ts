import type { JumpId } from '../jumps/jump';
import { writeUnits } from '../parameters/reader-units';
import type { Playback } from '../playback/playback';
import { channels } from '../recording/channels';
import type { Ending } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { type PageState, runsInView, type View } from '../ui/state';

/** One jump on show, as numbers. */
export interface JumpReport {
  readonly hash: string;
  readonly ending: Ending;
  readonly verdict: string;
  readonly values: Readonly<Record<string, number | boolean | string>>;
  /** Value of each channel at the present moment, SI; NaN where it has none. */
  readonly channels: Readonly<Record<string, number>>;
}

export interface PageReport {
  readonly time: number;
  readonly start: number;
  readonly end: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly view: View;
  readonly units: string;
  readonly camera: string | null;
  readonly jumps: Readonly<Partial<Record<JumpId, JumpReport>>>;
  /** Quality and numbers of the picture; null without one. */
  readonly picture: unknown;
}

/**
 * `window.twoStunts`: the page in numbers, for a lesson in the browser's console and for the browser tests. It reads what
 * is shown and moves the clock; it changes no parameter.
 */
export interface PageApi {
  state(): PageReport;
  seek(time: number): void;
  play(): void;
  pause(): void;
}

export function createPageApi(parts: {
  readonly playback: Playback;
  /** The state with all edits simulated. */
  settled(): PageState;
  seek(time: number): void;
  play(): void;
  pause(): void;
  picture(): unknown;
}): PageApi {
  const { playback } = parts;
  const sample = createSample();
  return {
    state() {
      const now = parts.settled();
      const jumps: Partial<Record<JumpId, JumpReport>> = {};
      for (const { jump, recording, values } of runsInView(now)) {
        sampleAt(recording, playback.time, sample);
        jumps[jump.id] = {
          hash: recording.hash,
          ending: recording.ending,
          verdict: recording.verdict,
          values,
          channels: Object.fromEntries(channels.map((channel) => [channel.key, channel.of(sample)])),
        };
      }
      return {
        time: playback.time,
        start: playback.start,
        end: playback.end,
        playing: playback.playing,
        speed: playback.speed,
        view: now.view,
        units: writeUnits(now.units),
        camera: now.camera,
        jumps,
        picture: parts.picture(),
      };
    },
    seek: parts.seek,
    play: parts.play,
    pause: parts.pause,
  };
}
