/** Files of tracks made from simulated jumps, and what is read from them. */

import { run } from '../../src/accuracy/flights';
import { flySight1Of, type Rate } from '../../src/exchange/flysight';
import { findJump, type Landmarks } from '../../src/exchange/landmarks';
import { readTrackFile, type TrackFile } from '../../src/exchange/track-file';
import { type MeasuredJump, measuredJump } from '../../src/exchange/track-run';
import type { Jump } from '../../src/jumps/jump';
import { createRandom } from '../../src/math/random';
import type { Values } from '../../src/parameters/parameter';
import type { Recording } from '../../src/recording/recording';

export function trackIn(text: string): TrackFile {
  const read = readTrackFile(text);
  if ('refusal' in read) throw new Error(read.refusal);
  return read.track;
}

export function refusalOf(text: string): string {
  const read = readTrackFile(text);
  return 'refusal' in read ? read.refusal : '';
}

export function jumpIn(track: TrackFile): Landmarks {
  const found = findJump(track);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

export function measuredIn(text: string): MeasuredJump {
  const found = measuredJump(trackIn(text));
  if (typeof found === 'string') throw new Error(found);
  return found;
}

export const trackOf = (jump: Jump, recording: Recording, rate?: Rate): TrackFile =>
  trackIn(flySight1Of(jump, recording, rate));

/** Runs of every kind: each preset of a jump, and its defaults in wind, in gusts and in both. */
export function manyRuns(jump: Jump): readonly { readonly name: string; readonly recording: Recording }[] {
  const weather: readonly (readonly [string, Values])[] = [
    ['wind', { wind: '0:8@200,1000:20@220,5000:45@230' }],
    ['gusts', { gustSpeed: 5, gustSeed: 4 }],
    ['wind and gusts', { wind: '0:14@80', gustSpeed: 4, gustSeed: 9 }],
  ];
  const presets = jump.presets.map(({ key, values }) => [key, values] as const);
  return [...presets, ...weather].map(([name, values]) => ({
    name: `${jump.id} ${name}`,
    recording: run(jump, values),
  }));
}

/**
 * The speeds of a track as a receiver has them: noise of so many m/s, each fix like the one before it by 0.9, on speeds alone. Changes
 * the track.
 */
export function blurSpeeds(track: TrackFile, noise: number, seed: number): TrackFile {
  const random = createRandom(seed);
  const fresh = Math.sqrt(1 - 0.81);
  for (const values of [track.north, track.east, track.down]) {
    let now = 0;
    for (let i = 0; i < track.count; i++) {
      // Three even numbers added have a variance of a quarter: twice their sum has 1.
      now = 0.9 * now + fresh * 2 * (random() + random() + random() - 1.5);
      values[i] = values[i]! + noise * now;
    }
  }
  return track;
}
