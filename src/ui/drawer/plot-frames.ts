/** What of a plot is shown, and how hands change that. */
import type { Span } from '../../playback/playback';
import type { Range } from './plot-range';
import { followed, moved, type PlotWindow, shortestOf, spanned, zoomed } from './plot-window';

/** Windows of a plot; that upwards is only used where it is drawn to scale, else heights follow from what is seen. */
export interface Frame {
  readonly x: PlotWindow;
  readonly y: PlotWindow;
}

export const wholeFrame: Frame = { x: null, y: null };

/** What there is to be seen along a plot. */
export interface FrameBounds {
  readonly whole: Span;
  /** Whether it is the clock that runs along: windows on it are counted in seconds. */
  readonly isClock: boolean;
  /** Of a drawing to scale: what it shows now, and the height of all that there is; null for others. */
  readonly shown: { readonly x: Range; readonly y: Range; readonly height: number } | null;
}

const spanOfRange = ({ min, max }: Range): Span => ({ start: min, end: max });
const shortest = ({ whole, isClock }: FrameBounds): number | undefined => (isClock ? undefined : shortestOf(whole));

/** In a drawing to scale, on less than this share of its height there is nothing more to see. */
const LEAST_SHARE = 1 / 500;

export function zoomedFrame(
  frame: Frame,
  bounds: FrameBounds,
  factor: number,
  about: { readonly x: number; readonly y: number },
): Frame {
  const { shown, whole } = bounds;
  if (!shown) return { x: zoomed(frame.x, whole, factor, about.x, shortest(bounds)), y: null };
  if (factor > 1 && (!frame.x || !frame.y)) return wholeFrame;
  const around = ({ min, max }: Range, at: number): Span => ({
    start: at + (min - at) * factor,
    end: at + (max - at) * factor,
  });
  const [x, y] = [around(shown.x, about.x), around(shown.y, about.y)];
  const high = y.end - y.start;
  if (factor > 1 && high >= shown.height) return wholeFrame;
  return high < shown.height * LEAST_SHARE ? frame : { x, y };
}

/** A span drawn from one place to another. */
export function spannedFrame(
  bounds: FrameBounds,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Frame {
  const { shown, whole } = bounds;
  if (!shown) return { x: spanned(from.x, to.x, whole, shortest(bounds)), y: null };
  const [a, b] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const half = ((b - a) * (shown.y.max - shown.y.min)) / (shown.x.max - shown.x.min) / 2;
  const middle = (from.y + to.y) / 2;
  return { x: { start: a, end: b }, y: { start: middle - half, end: middle + half } };
}

export function movedFrame(frame: Frame, { whole, shown }: FrameBounds, by: number): Frame {
  if (!shown) return { x: moved(frame.x, whole, by), y: null };
  if (!frame.x) return frame;
  return { x: { start: frame.x.start + by, end: frame.x.end + by }, y: frame.y };
}

/** The frame turned so that the present, which has just left it, is in it again. */
export function followedFrame(frame: Frame, { whole, shown }: FrameBounds, x: number, y: number): Frame {
  if (!frame.x || Number.isNaN(x + y)) return frame;
  if (!shown) {
    const next = followed(frame.x, whole, x);
    return next === frame.x ? frame : { x: next, y: null };
  }
  const isSeen = x >= shown.x.min && x <= shown.x.max && y >= shown.y.min && y <= shown.y.max;
  if (isSeen) return frame;
  const about = ({ min, max }: Range, at: number): Range => ({
    min: at - (max - min) / 2,
    max: at + (max - min) / 2,
  });
  return { x: spanOfRange(about(shown.x, x)), y: spanOfRange(about(shown.y, y)) };
}
