/** A place on the canvas as shares of its width and height, from the upper left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PointerActions {
  /** Pixels moved, and where the hand is. */
  orbit(point: Point, dx: number, dy: number): void;
  /** Above 1 moves away. */
  zoom(point: Point, factor: number): void;
}

/** One finger or the mouse turns the camera, two fingers or the wheel bring it nearer. Returns how to stop. */
export function listenToCanvas(canvas: HTMLCanvasElement, actions: PointerActions): () => void {
  const hands = new Map<number, { x: number; y: number }>();
  const pointOf = (event: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect();
    const share = (at: number, size: number) => Math.min(Math.max(at / Math.max(size, 1), 0), 1);
    return { x: share(event.clientX - box.left, box.width), y: share(event.clientY - box.top, box.height) };
  };
  const spread = () => {
    const [a, b] = [...hands.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };

  const down = (event: PointerEvent) => {
    hands.set(event.pointerId, { x: event.clientX, y: event.clientY });
    canvas.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const hand = hands.get(event.pointerId);
    if (!hand) return;
    const point = pointOf(event);
    const before = spread();
    const dx = event.clientX - hand.x;
    const dy = event.clientY - hand.y;
    hand.x = event.clientX;
    hand.y = event.clientY;
    if (hands.size === 1) actions.orbit(point, dx, dy);
    else if (before > 0) actions.zoom(point, before / Math.max(spread(), 1));
  };
  const up = (event: PointerEvent) => {
    hands.delete(event.pointerId);
  };
  const wheel = (event: WheelEvent) => {
    // With Ctrl it is the browser's own zoom, which people need.
    if (event.ctrlKey) return;
    event.preventDefault();
    // A notch is about 100 px, in lines about 3.
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 33;
    actions.zoom(pointOf(event), Math.exp(Math.min(Math.max(pixels, -240), 240) * 0.0015));
  };

  canvas.addEventListener('pointerdown', down);
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('wheel', wheel, { passive: false });
  return () => {
    canvas.removeEventListener('pointerdown', down);
    canvas.removeEventListener('pointermove', move);
    canvas.removeEventListener('pointerup', up);
    canvas.removeEventListener('pointercancel', up);
    canvas.removeEventListener('wheel', wheel);
  };
}
