import type { Cleanup } from '../elements/dom';

/** What hands do to a plot; places are shares of the plotting area, 0 at its left edge and 1 at its right. */
export interface PlotHands {
  /** Where the plotting area lies in the window, CSS px. */
  area(): { readonly left: number; readonly width: number };
  /** The pointer rests here, or is gone. */
  point(share: number | null): void;
  /** A hand takes the present, moves it, and lets go. */
  grab(): void;
  drag(share: number): void;
  release(): void;
  /** A span is being drawn; then it is drawn, or given up. */
  span(from: number, to: number): void;
  endSpan(from: number, to: number, isGivenUp: boolean): void;
  zoom(factor: number, share: number): void;
  /** By shares of the window, later in time if positive. */
  pan(share: number): void;
  reset(): void;
}

/** A finger that moved less than this, CSS px, has not decided between this and scrolling. */
const UNDECIDED = 6;
/** Zoom for each unit of a wheel, as an exponent: a usual notch of 100 brings a quarter. */
const WHEEL = 0.0022;
/** Units of a wheel that counts in lines or pages. */
const WHEEL_LINES = [1, 24, 240] as const;

/**
 * Main button or one finger takes the present along; with Shift the pointer draws a span; wheel and two fingers zoom; a double
 * click ends the zoom. A finger first shows its direction: up and down belongs to what scrolls.
 */
export function listenToPlot(cleanup: Cleanup, target: HTMLElement, hands: PlotHands): void {
  type Mode = 'undecided' | 'drag' | 'span' | 'pinch';
  let mode: Mode | null = null;
  /** Places of the pointers that are down, by their id. */
  const down = new Map<number, { x: number; y: number }>();
  let begun = { x: 0, y: 0 };
  let spread = 0;

  const shareAt = (x: number): number => {
    const { left, width } = hands.area();
    return (x - left) / Math.max(width, 1);
  };
  const clampedAt = (x: number): number => Math.min(Math.max(shareAt(x), 0), 1);
  const pair = (): { spread: number; centre: number } => {
    const [a, b] = [...down.values()];
    return a && b
      ? { spread: Math.max(Math.abs(a.x - b.x), 24), centre: shareAt((a.x + b.x) / 2) }
      : { spread: 1, centre: 0 };
  };

  function beginDrag(x: number): void {
    mode = 'drag';
    hands.point(null);
    hands.grab();
    hands.drag(clampedAt(x));
  }
  function finish(x: number, isGivenUp: boolean): void {
    if (mode === 'drag') hands.release();
    if (mode === 'span') hands.endSpan(clampedAt(begun.x), clampedAt(x), isGivenUp);
    // A tap is a finger that never moved.
    if (mode === 'undecided' && !isGivenUp) {
      beginDrag(x);
      hands.release();
    }
    mode = null;
  }

  cleanup.listen(target, 'pointerdown', (event) => {
    if (event.button !== 0 || down.size >= 2) return;
    const at = { x: event.clientX, y: event.clientY };
    down.set(event.pointerId, at);
    target.setPointerCapture(event.pointerId);
    if (down.size === 2) {
      finish(at.x, true);
      mode = 'pinch';
      spread = pair().spread;
      return;
    }
    begun = { ...at };
    if (event.pointerType === 'touch') mode = 'undecided';
    else if (event.shiftKey) mode = 'span';
    else beginDrag(at.x);
  });

  cleanup.listen(target, 'pointermove', (event) => {
    const at = down.get(event.pointerId);
    if (!at) {
      if (down.size === 0) hands.point(clampedAt(event.clientX));
      return;
    }
    at.x = event.clientX;
    at.y = event.clientY;
    if (mode === 'undecided' && Math.abs(at.x - begun.x) > UNDECIDED) beginDrag(at.x);
    else if (mode === 'drag') hands.drag(clampedAt(at.x));
    else if (mode === 'span') hands.span(clampedAt(begun.x), clampedAt(at.x));
    else if (mode === 'pinch') {
      const now = pair();
      hands.zoom(spread / now.spread, now.centre);
      spread = now.spread;
    }
  });

  const up = (isGivenUp: boolean) => (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    // The finger that is left after a pinch does nothing more.
    finish(event.clientX, isGivenUp);
    if (event.pointerType !== 'mouse') hands.point(null);
  };
  cleanup.listen(target, 'pointerup', up(false));
  cleanup.listen(target, 'pointercancel', up(true));
  cleanup.listen(target, 'pointerleave', () => {
    if (down.size === 0) hands.point(null);
  });
  cleanup.listen(target, 'dblclick', () => hands.reset());
  cleanup.listen(
    target,
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = WHEEL_LINES[event.deltaMode] ?? 1;
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (isSideways || event.shiftKey) {
        const by = (isSideways ? event.deltaX : event.deltaY) * unit;
        hands.pan(by / Math.max(hands.area().width, 1));
      } else {
        hands.zoom(Math.exp(event.deltaY * unit * WHEEL * (event.ctrlKey ? 4 : 1)), clampedAt(event.clientX));
      }
    },
    { passive: false },
  );
  cleanup.add(() => {
    if (mode === 'drag') hands.release();
  });
}
