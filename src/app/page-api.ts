import type { JumpId } from '../jumps/jump';
import { writeUnits } from '../parameters/reader-units';
import type { Playback, Span, Speed } from '../playback/playback';
import { channels } from '../recording/channels';
import type { Ending } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import type { PageState, View } from '../ui/state';

/** A run on show, as numbers. */
export interface RunReport {
  readonly jump: JumpId;
  readonly name: string;
  /** Its own time, s since its exit, however it is shifted against the clock. */
  readonly time: number;
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
  /** Times real time at this moment. */
  readonly speed: number;
  readonly chosenSpeed: Speed;
  readonly backwards: boolean;
  readonly loop: Span | null;
  readonly view: View;
  readonly units: string;
  readonly camera: string | null;
  /** From left to right. */
  readonly runs: readonly RunReport[];
  /** Hash of the ghost, if there is one. */
  readonly ghost: string | null;
  /** Hash of the imported track, if there is one. */
  readonly track: string | null;
  /** Simulations and solves since the page opened. */
  readonly counts: Readonly<Record<'simulations' | 'solves', number>>;
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
  /**
   * How the first run on show sounds from a moment on, s since its exit, at the speed of life or another, 0 for a clock that
   * stands: left and right, -1 to 1, 44,100 of them a second.
   */
  hear(from: number, seconds: number, speed?: number): Promise<readonly Float32Array[]>;
}

export function createPageApi(parts: {
  readonly playback: Playback;
  /** The state with all edits simulated. */
  settled(): PageState;
  seek(time: number): void;
  play(): void;
  pause(): void;
  readonly counts: PageReport['counts'];
  picture(): unknown;
  readonly hear: PageApi['hear'];
}): PageApi {
  const { playback } = parts;
  const sample = createSample();
  return {
    state() {
      const now = parts.settled();
      const runs = now.shown.map(({ run, offset, name }): RunReport => {
        const { jump, recording, values } = run;
        sampleAt(recording, playback.time - offset, sample);
        return {
          jump: jump.id,
          name,
          time: playback.time - offset,
          hash: recording.hash,
          ending: recording.ending,
          verdict: recording.verdict,
          values,
          channels: Object.fromEntries(channels.map((channel) => [channel.key, channel.of(sample)])),
        };
      });
      return {
        time: playback.time,
        start: playback.start,
        end: playback.end,
        playing: playback.playing,
        speed: playback.speed,
        chosenSpeed: playback.chosenSpeed,
        backwards: playback.backwards,
        loop: playback.loop,
        view: now.view,
        units: writeUnits(now.units),
        camera: now.camera,
        runs,
        ghost: now.ghost?.recording.hash ?? null,
        track: now.track?.recording.hash ?? null,
        counts: { ...parts.counts },
        picture: parts.picture(),
      };
    },
    seek: parts.seek,
    play: parts.play,
    pause: parts.pause,
    hear: parts.hear,
  };
}
