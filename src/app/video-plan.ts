/** What a video shows: which span of the clock, how fast, in how many frames. */
import { eventNames, phaseNames } from '../jumps/jump';
import { createPlayback, type Span, type Speed } from '../playback/playback';
import type { StageSize } from '../scene/stage';
import type { ShownRun } from '../ui/state';
import type { NamedSpan, VideoSize } from '../ui/video/video-dialog';

/** Longer than this, s, a video is no longer a clip, and may not fit into the memory of the page. */
const LONGEST = 600;
/** Around an event, s before and after it. */
const BEFORE = 3;
const AFTER = 5;

/**
 * The moments of the frames, s on the clock: as the clock of the page would run through the span, were each frame of the screen as
 * long as one of the video. Null where that is longer than a video may be.
 */
export function frameTimes(
  span: Span,
  speed: Speed,
  rate: number,
  events: readonly number[],
): readonly number[] | null {
  const clock = createPlayback(span.start, span.end);
  clock.setSpeed(speed);
  clock.setEvents(events);
  const times = [clock.time];
  clock.play();
  while (clock.playing) {
    clock.advance(1 / rate);
    times.push(clock.time);
    if (times.length > LONGEST * rate) return null;
  }
  return times;
}

/** Spans that people ask for, the likeliest first: the loop, what is on now, the whole, and each event of the first run. */
export function namedSpans(shown: readonly ShownRun[], clock: Span & { time: number; loop: Span | null }): NamedSpan[] {
  const { start, end, time, loop } = clock;
  const within = (from: number, to: number): Span => ({ start: Math.max(from, start), end: Math.min(to, end) });
  const spans: NamedSpan[] = loop ? [{ label: 'The loop', ...loop }] : [];
  const [first] = shown;
  if (first) {
    const { recording } = first.run;
    const phase = recording.phases.find((each) => time - first.offset < each.end) ?? recording.phases.at(-1);
    if (phase) {
      const span = within(phase.start + first.offset, phase.end + first.offset);
      spans.push({ label: `This phase: ${phaseNames[phase.name].toLowerCase()}`, ...span });
    }
  }
  spans.push({ label: 'All of it', start, end });
  for (const event of first?.run.recording.events ?? []) {
    const at = event.time + (first?.offset ?? 0);
    spans.push({
      label: `Around: ${eventNames[event.name].label.toLowerCase()}`,
      ...within(at - BEFORE, at + AFTER),
    });
  }
  return spans;
}

/** The picture has to measure even numbers: colours are kept for squares of two by two pixels. */
const even = (pixels: number): number => Math.max(2, 2 * Math.round(pixels / 2));

/** As on the page, or a standard size in which marks and letters are as large as on a page of 1,280 by 720. */
export function videoSize(wanted: VideoSize, { width, height, pixelRatio }: StageSize): StageSize {
  if (wanted === '720') return { width: 1280, height: 720, pixelRatio: 1 };
  if (wanted === '1080') return { width: 1280, height: 720, pixelRatio: 1.5 };
  // At least the pixels of the page, and no more than encoders take.
  const ratio = Math.min(Math.max(pixelRatio, 1), 1920 / Math.max(width, height));
  return { width: even(width * ratio) / ratio, height: even(height * ratio) / ratio, pixelRatio: ratio };
}

export const pixelsOf = ({ width, height, pixelRatio }: StageSize): { width: number; height: number } => ({
  width: Math.round(width * pixelRatio),
  height: Math.round(height * pixelRatio),
});

/** Bits a second that keep trees and clouds clean: a pixel changes less from frame to frame where there are more of them. */
export function bitrateOf(size: StageSize, rate: number): number {
  const { width, height } = pixelsOf(size);
  return Math.round(0.2 * width * height * (30 + (rate - 30) / 2));
}
