import { isStacked } from '../scene/viewport';
import { type Box, insetsOf, type Plates, watchFreeArea } from './free-area';
import type { Graphics } from './graphics';

/** Keeps the picture as large as its canvas, and centred in what the plates leave free of it. Returns how to stop. */
export function fitPicture(parts: {
  readonly page: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly graphics: Graphics | null;
  readonly plates: Plates<HTMLElement>;
  /** The picture has to be drawn anew. */
  changed(): void;
}): { measure(): void; stop(): void } {
  const { page, canvas, graphics, plates, changed } = parts;
  let boxes: Plates<Box> = { along: [], above: [], below: [] };
  const cover = () => {
    graphics?.cover((view) => insetsOf(view, boxes));
    changed();
  };
  const resize = () => {
    const { clientWidth, clientHeight } = canvas;
    graphics?.resize(clientWidth, clientHeight, devicePixelRatio);
    page.classList.toggle('is-stacked', isStacked(clientWidth, clientHeight));
    cover();
  };
  const watcher = new ResizeObserver(resize);
  watcher.observe(canvas);
  const freeArea = watchFreeArea(page, plates, (now) => {
    boxes = now;
    cover();
  });
  resize();
  return {
    measure: freeArea.measure,
    stop() {
      watcher.disconnect();
      freeArea.stop();
    },
  };
}
