import type { Cleanup } from '../elements/dom';

/** A place as shares of the plotting area, from 0 at its upper left corner to 1 at its lower right. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What hands do to a plot. */
export interface PlotHands {
  /** Where the plotting area lies in the window, CSS px. */
  area(): { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** The pointer rests here, or is gone. */
  point(place: Place | null): void;
  /** A hand takes the present, moves it, and lets go. */
  grab(): void;
  drag(place: Place): void;
  release(): void;
  /** A span is being drawn; then it is drawn, or given up. */
  span(from: Place, to: Place): void;
  endSpan(from: Place, to: Place, isGivenUp: boolean): void;
  zoom(factor: number, place: Place): void;
  /** By a share of what is shown, to what lies further right if positive. */
  pan(share: number): void;
  reset(): void;
}

/** A finger that moved less than this, CSS px, has not decided between this and scrolling. */
const UNDECIDED = 6;
/** Zoom for each unit of a wheel, as an exponent: a usual notch of 100 brings a quarter. */
const WHEEL = 0.0022;
/** Units of a wheel that counts in lines or pages. */
const WHEEL_LINES = [1, 24, 240] as const;

const placeIn = ({ clientX, clientY }: MouseEvent): Place => ({ x: clientX, y: clientY });

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

  /** A point of the window, as far as it lies in the plotting area. */
  const placeOf = ({ x, y }: Place): Place => {
    const { left, top, width, height } = hands.area();
    const clamped = (share: number) => Math.min(Math.max(share, 0), 1);
    return { x: clamped((x - left) / Math.max(width, 1)), y: clamped((y - top) / Math.max(height, 1)) };
  };
  const pair = (): { spread: number; centre: Place } => {
    const [a, b] = [...down.values()];
    if (!a || !b) return { spread: 1, centre: { x: 0, y: 0 } };
    const spread = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
    return { spread: Math.max(spread, 24), centre: placeOf({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }) };
  };

  function beginDrag(at: Place): void {
    mode = 'drag';
    hands.point(null);
    hands.grab();
    hands.drag(placeOf(at));
  }
  function finish(at: Place, isGivenUp: boolean): void {
    if (mode === 'drag') hands.release();
    if (mode === 'span') hands.endSpan(placeOf(begun), placeOf(at), isGivenUp);
    // A tap is a finger that never moved.
    if (mode === 'undecided' && !isGivenUp) {
      beginDrag(at);
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
      finish(at, true);
      mode = 'pinch';
      spread = pair().spread;
      return;
    }
    begun = { ...at };
    if (event.pointerType === 'touch') mode = 'undecided';
    else if (event.shiftKey) mode = 'span';
    else beginDrag(at);
  });

  cleanup.listen(target, 'pointermove', (event) => {
    const at = down.get(event.pointerId);
    if (!at) {
      if (down.size === 0) hands.point(placeOf(placeIn(event)));
      return;
    }
    at.x = event.clientX;
    at.y = event.clientY;
    if (mode === 'undecided' && Math.abs(at.x - begun.x) > UNDECIDED) beginDrag(at);
    else if (mode === 'drag') hands.drag(placeOf(at));
    else if (mode === 'span') hands.span(placeOf(begun), placeOf(at));
    else if (mode === 'pinch') {
      const now = pair();
      hands.zoom(spread / now.spread, now.centre);
      spread = now.spread;
    }
  });

  const up = (isGivenUp: boolean) => (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    // The finger that is left after a pinch does nothing more.
    finish(placeIn(event), isGivenUp);
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
        hands.zoom(Math.exp(event.deltaY * unit * WHEEL * (event.ctrlKey ? 4 : 1)), placeOf(placeIn(event)));
      }
    },
    { passive: false },
  );
  cleanup.add(() => {
    if (mode === 'drag') hands.release();
  });
}
