import type { Span } from '../../playback/playback';

/** The stretch of the clock that the plots show; null for all of it. */
export type PlotWindow = Span | null;

/** Shorter than this, s, there is nothing more to see. */
const SHORTEST = 0.25;

/** Where the present stands in a window that has just been moved to it, as a share from the side it came in by. */
const LEAD = 0.1;

/** Zooms by a factor (below 1 is closer) about a time, which stays where it is as far as the whole allows. */
export function zoomed(window: PlotWindow, whole: Span, factor: number, about: number): PlotWindow {
  const { start, end } = window ?? whole;
  const length = Math.max((end - start) * factor, Math.min(SHORTEST, whole.end - whole.start));
  const share = (Math.min(Math.max(about, start), end) - start) / (end - start || 1);
  return within(start + share * (end - start - length), length, whole);
}

/** A window over a span that was drawn with the pointer, in whichever direction. */
export function spanned(from: number, to: number, whole: Span): PlotWindow {
  const length = Math.max(Math.abs(to - from), SHORTEST);
  return within((from + to - length) / 2, length, whole);
}

/** The window `by` seconds later, as far as the whole allows. */
export function moved(window: PlotWindow, whole: Span, by: number): PlotWindow {
  return window && within(window.start + by, window.end - window.start, whole);
}

/** The same stretch after the whole has changed; all of it if nothing of the stretch is left. */
export function fitted(window: PlotWindow, whole: Span): PlotWindow {
  if (!window || window.start >= whole.end || window.end <= whole.start) return null;
  return within(window.start, window.end - window.start, whole);
}

/** The window turned like a page, so that a time outside comes into it near the side it came in by. */
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
