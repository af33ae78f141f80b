/** What all questions have in common: a flight, and the steps in which an answer is found. */
import type { Jump } from '../jumps/jump';
import type { Sliced } from '../math/sliced';
import type { Values } from '../parameters/parameter';
import { eventTime, type Recording } from '../recording/recording';
import { createSample, type Sample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { simulate } from '../recording/simulate';

/** Work in small steps: each yields the share that is done, 0 to 1, and takes a few milliseconds at most. */
export type Steps<T> = Sliced<T, number>;

/** Flies without the cameraman: he changes nothing for the jumper, and most of a flight's time is his. */
export function fly(jump: Jump, values: Values): Recording {
  return simulate(jump, values.cameraman === true ? { ...values, cameraman: false } : values);
}

const sample = createSample();

/** The instant of the contact with the ground. One object for all: read it before the next call. */
export function lastMoment(recording: Recording): Sample {
  return sampleAt(recording, recording.end, sample);
}

/** Height above the landing at which the pilot chute is thrown, m; null without a pull. */
export function pullHeight(recording: Recording): number | null {
  const time = eventTime(recording, 'pull');
  return time === null ? null : sampleAt(recording, time, sample).y;
}
