/** What plates cover of the page at each of its edges, px. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Wider than this share of the page, a plate lies above or below the picture; narrower, beside it. */
const WIDE = 0.6;
/** Further from both sides than this share, it stands inside the picture and belongs to no edge. */
const NEAR = 0.1;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Insets of a page from the boxes of its plates: each counts for the edge that it lies along.
 *
 * @param below  plates that stand under the picture, however narrow
 */
export function insetsOf(page: Box, plates: readonly Box[], below: readonly Box[] = []): Insets {
  const [width, height] = [page.right - page.left, page.bottom - page.top];
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  const grow = (edge: keyof Insets, by: number) => {
    insets[edge] = Math.max(insets[edge], by);
  };
  const isSeen = (plate: Box) => plate.right > plate.left && plate.bottom > plate.top;
  for (const plate of below.filter(isSeen)) grow('bottom', page.bottom - plate.top);
  for (const plate of plates.filter(isSeen)) {
    if (plate.right - plate.left > WIDE * width) {
      if (plate.top + plate.bottom < page.top + page.bottom && plate.bottom - page.top < 0.6 * height) {
        grow('top', plate.bottom - page.top);
      } else {
        grow('bottom', page.bottom - plate.top);
      }
    } else if (plate.left - page.left < NEAR * width) {
      grow('left', plate.right - page.left);
    } else if (page.right - plate.right < NEAR * width) {
      grow('right', page.right - plate.left);
    }
  }
  return insets;
}

/**
 * Tells how much of the page is free whenever that changes, and puts it into `--free-top` and so on for the stylesheets.
 * Returns how to stop.
 */
export function watchFreeArea(
  page: HTMLElement,
  plates: readonly HTMLElement[],
  below: readonly HTMLElement[],
  changed: (insets: Insets) => void,
): () => void {
  let shown = '';
  const measure = () => {
    const boxes = (elements: readonly HTMLElement[]) => elements.map((each) => each.getBoundingClientRect());
    const insets = insetsOf(page.getBoundingClientRect(), boxes(plates), boxes(below));
    const text = JSON.stringify(insets);
    if (text === shown) return;
    shown = text;
    for (const edge of ['top', 'right', 'bottom', 'left'] as const) {
      page.style.setProperty(`--free-${edge}`, `${Math.round(insets[edge])}px`);
    }
    changed(insets);
  };
  const watcher = new ResizeObserver(measure);
  for (const watched of [page, ...plates, ...below]) watcher.observe(watched);
  return () => watcher.disconnect();
}
