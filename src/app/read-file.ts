/** Makes out what is in a file: a track, a run, or a list of takes. Fetched when the first file is opened. */
import { likeMeasured } from '../exchange/like-measured';
import { readRunFile } from '../exchange/run-file';
import { cleanName, isTakesFile } from '../exchange/takes-file';
import { LONGEST_FILE, readingTrackFile } from '../exchange/track-file';
import { measuredJump } from '../exchange/track-run';
import { jumps } from '../jumps';
import type { JumpId } from '../jumps/jump';
import type { Sliced } from '../math/sliced';
import type { Values } from '../parameters/parameter';
import type { TrackRun } from '../ui/state';

export type FileRead =
  | { readonly kind: 'track'; readonly track: TrackRun; readonly notes: readonly string[] }
  | {
      readonly kind: 'run';
      readonly jump: JumpId;
      readonly values: Values;
      readonly notes: readonly string[];
      readonly sameModel: boolean;
      readonly hash: string;
    }
  | { readonly kind: 'takes'; readonly text: string };

/** @returns a sentence where the file is refused */
export async function readFile(file: File): Promise<FileRead | string> {
  if (file.size > LONGEST_FILE) {
    return `The file has ${Math.round(file.size / 1e6)} MB; no more than ${LONGEST_FILE / 1e6} MB are read.`;
  }
  const text = await file.text();
  if (text.trim() === '') return 'The file is empty.';
  if (text.trimStart().startsWith('{')) {
    if (isTakesFile(text)) return { kind: 'takes', text };
    const run = readRunFile(text, jumps);
    return typeof run === 'string' ? run : { kind: 'run', ...run };
  }
  const read = await unhurried(readingTrackFile(text));
  if ('refusal' in read) return read.refusal;
  const measured = measuredJump(read.track);
  if (typeof measured === 'string') return measured;
  const { jump, values, recording, fit, mass } = measured;
  const name = cleanName(file.name.replace(/\.\w{1,5}$/, '')) || 'Track';
  return { kind: 'track', track: { jump, values, recording, fit, mass, name }, notes: read.track.notes };
}

/** ms of a turn: half a frame is left to the picture. */
const TURN = 8;

/** Does work in turns, with room for the page in between. */
async function unhurried<T>(work: Sliced<T>): Promise<T> {
  for (;;) {
    for (const end = performance.now() + TURN; performance.now() < end; ) {
      const step = work.next();
      if (step.done) return step.value;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Values with which the run of one's own flies like the track; with its drag area only where that could be fitted. */
export function valuesLike({ jump, recording, fit }: TrackRun, own: Values): Values {
  const isKnown = typeof fit !== 'string' && fit.verdict === 'good';
  return likeMeasured(jump.id, own, { recording, fit: isKnown ? fit : null });
}
