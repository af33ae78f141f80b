import type { Cleanup } from './dom';

export interface DragHandlers {
  begin(event: PointerEvent): void;
  move(event: PointerEvent, held: boolean): void;
  end(event: PointerEvent): void;
  /** Nothing points here any more. */
  leave(): void;
}

/** One finger or the main button drags; everything else only looks. What `ignores` names has a hand of its own. */
export function listenToDrag(
  cleanup: Cleanup,
  target: HTMLElement,
  handlers: DragHandlers,
  ignores: (event: PointerEvent) => boolean = () => false,
): void {
  let pointer: number | null = null;
  cleanup.listen(target, 'pointerdown', (event) => {
    if (pointer !== null || event.button !== 0 || ignores(event)) return;
    pointer = event.pointerId;
    target.setPointerCapture(event.pointerId);
    handlers.begin(event);
    handlers.move(event, true);
  });
  cleanup.listen(target, 'pointermove', (event) => {
    if (pointer === null || event.pointerId === pointer) handlers.move(event, pointer !== null);
  });
  const end = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    handlers.end(event);
    if (event.pointerType !== 'mouse') handlers.leave();
  };
  cleanup.listen(target, 'pointerup', end);
  cleanup.listen(target, 'pointercancel', end);
  cleanup.listen(target, 'pointerleave', () => {
    if (pointer === null) handlers.leave();
  });
}
