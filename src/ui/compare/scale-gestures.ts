import type { Cleanup } from '../elements/dom';

export interface Gestures {
  zoomBy(factor: number): void;
  /** To the right, px. */
  panBy(pixels: number): void;
}

/** Zoom for one pixel of a wheel, and pixels of one of its lines. */
const WHEEL_ZOOM = 1.0016;
const WHEEL_LINE = 30;

/** The wheel zooms, or pans where it goes sideways; one finger pans, two pinch. Buttons and sliders keep their own. */
export function listenToGestures(cleanup: Cleanup, target: HTMLElement, { zoomBy, panBy }: Gestures): void {
  cleanup.listen(
    target,
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : WHEEL_LINE;
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) panBy(-event.deltaX * unit);
      else zoomBy(WHEEL_ZOOM ** (-event.deltaY * unit));
    },
    { passive: false },
  );

  const fingers = new Map<number, { x: number; y: number }>();
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  cleanup.listen(target, 'pointerdown', (event) => {
    if (event.target instanceof Element && event.target.closest('button, [role="slider"]')) return;
    target.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  cleanup.listen(target, 'pointermove', (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const before = spread();
    const moved = event.clientX - finger.x;
    finger.x = event.clientX;
    finger.y = event.clientY;
    if (before > 0) zoomBy(spread() / before);
    panBy(moved / fingers.size);
  });
  const lift = (event: PointerEvent) => void fingers.delete(event.pointerId);
  cleanup.listen(target, 'pointerup', lift);
  cleanup.listen(target, 'pointercancel', lift);
}
