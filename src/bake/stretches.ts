/**
 * Stretches of a jump for which something is baked, in order of time. A long jump is not baked from end to end: in between the
 * picture falls back on what needs no bake, and each stretch fades in and out against it. The last one lasts to the end.
 */
import { type Frames, framesAt } from './bake';
import { eased } from './script';

/** Time to fade in or out, s. */
const FADE = 0.4;

/** A stretch of time, s since exit. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans that leave less than `gap`, s, between them as one; empty ones are dropped. */
export function joinSpans(spans: readonly Span[], gap: number): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (!(end > start)) continue;
    const last = joined[joined.length - 1];
    if (last && start - last.end < gap) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/**
 * Writes the numbers baked for a moment, `moments[0]`, s since exit, to `out` and how much they count to `weight[0]`: 0 where
 * nothing is baked, and `out` is then left as it was.
 */
export function stretchAt(
  stretches: readonly Frames[],
  moments: Float64Array,
  out: Float64Array,
  weight: Float64Array,
): void {
  const time = moments[0] as number;
  weight[0] = 0;
  for (let i = 0; i < stretches.length; i++) {
    const frames = stretches[i] as Frames;
    const end = frames.start + (frames.count - 1) / frames.rate;
    const isLast = i === stretches.length - 1;
    if (time < frames.start || (time > end && !isLast)) continue;
    framesAt(frames, moments, out);
    const fadeOut = isLast ? 1 : eased((end - time) / FADE);
    weight[0] = eased((time - frames.start) / FADE) * fadeOut;
    return;
  }
}
