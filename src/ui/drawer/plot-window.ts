import type { Span } from '../../playback/playback';

/** The stretch of what lies along a plot that it shows, the clock or any other quantity; null for all of it. */
export type PlotWindow = Span | null;

/** Shorter than this, s, there is nothing more to see on the clock. */
const SHORTEST = 0.25;
/** Shorter than this share of the whole there is nothing more to see of anything else. */
const SHORTEST_SHARE = 1 / 400;

/** The shortest window over a quantity that is not the clock. */
export function shortestOf({ start, end }: Span): number {
  return (end - start) * SHORTEST_SHARE;
}

/** Where the present stands in a window that has just been moved to it, as a share from the side it came in by. */
const LEAD = 0.1;

/** Zooms by a factor (below 1 is closer) about a place, which stays where it is as far as the whole allows. */
export function zoomed(
  window: PlotWindow,
  whole: Span,
  factor: number,
  about: number,
  shortest: number = SHORTEST,
): PlotWindow {
  const { start, end } = window ?? whole;
  const length = Math.max((end - start) * factor, Math.min(shortest, whole.end - whole.start));
  const share = (Math.min(Math.max(about, start), end) - start) / (end - start || 1);
  return within(start + share * (end - start - length), length, whole);
}

/** A window over a span that was drawn with the pointer, in whichever direction. */
export function spanned(from: number, to: number, whole: Span, shortest: number = SHORTEST): PlotWindow {
  const length = Math.max(Math.abs(to - from), shortest);
  return within((from + to - length) / 2, length, whole);
}

/** The window moved by so much, as far as the whole allows. */
export function moved(window: PlotWindow, whole: Span, by: number): PlotWindow {
  return window && within(window.start + by, window.end - window.start, whole);
}

/** The same stretch after the whole has changed; all of it if nothing of the stretch is left. */
export function fitted(window: PlotWindow, whole: Span): PlotWindow {
  if (!window || window.start >= whole.end || window.end <= whole.start) return null;
  return within(window.start, window.end - window.start, whole);
}

/** The window turned like a page, so that a present outside comes into it near the side it came in by. */
export function followed(window: PlotWindow, whole: Span, time: number): PlotWindow {
  if (!window || (time >= window.start && time <= window.end)) return window;
  const length = window.end - window.start;
  return within(time - length * (time > window.end ? LEAD : 1 - LEAD), length, whole);
}

function within(start: number, length: number, whole: Span): PlotWindow {
  // A rounding less than all of it would leave a zoom that nobody sees.
  if (length >= (whole.end - whole.start) * (1 - 1e-9)) return null;
  const from = Math.min(Math.max(start, whole.start), whole.end - length);
  return { start: from, end: from + length };
}
