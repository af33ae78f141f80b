import type { Insets } from '../scene/viewport';

/** Wider than this share of the page, a plate lies above or below the picture; narrower, or upright, beside it. */
const WIDE = 0.6;
/** Higher than so many times its width, a plate is upright: a sheet on a phone may be a little higher than it is wide. */
const UPRIGHT = 1.25;
/** Further from both sides than this share, it stands inside the picture and belongs to no edge. */
const NEAR = 0.1;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Plates by where they stand: along any edge, or above or under the picture however narrow they are. */
export interface Plates<T> {
  readonly along: readonly T[];
  readonly above: readonly T[];
  readonly below: readonly T[];
}

/** Insets of a page, or of one view in it, from the boxes of the plates: each counts for the edge that it lies along. */
export function insetsOf(area: Box, { along, above, below }: Plates<Box>): Insets {
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  const grow = (edge: keyof Insets, by: number) => {
    insets[edge] = Math.max(insets[edge], by);
  };
  for (const plate of inside(area, above)) grow('top', plate.bottom - area.top);
  for (const plate of inside(area, below)) grow('bottom', area.bottom - plate.top);
  for (const plate of inside(area, along)) {
    const [across, high] = [plate.right - plate.left, plate.bottom - plate.top];
    if (across > WIDE * width && high < UPRIGHT * across) {
      if (plate.top + plate.bottom < area.top + area.bottom && plate.bottom - area.top < 0.6 * height) {
        grow('top', plate.bottom - area.top);
      } else {
        grow('bottom', area.bottom - plate.top);
      }
    } else if (plate.left - area.left < NEAR * width) {
      grow('left', plate.right - area.left);
    } else if (area.right - plate.right < NEAR * width) {
      grow('right', area.right - plate.left);
    }
  }
  return insets;
}

/** The parts of boxes that lie in an area. */
function inside(area: Box, boxes: readonly Box[]): readonly Box[] {
  return boxes
    .map((box) => ({
      left: Math.max(box.left, area.left),
      top: Math.max(box.top, area.top),
      right: Math.min(box.right, area.right),
      bottom: Math.min(box.bottom, area.bottom),
    }))
    .filter((box) => box.right > box.left && box.bottom > box.top);
}

/**
 * Calls back with the boxes of the plates whenever one of them changes its size, and puts what they leave free of the page into
 * `--free-top` and so on for the stylesheets. Returns how to measure at once, and how to stop.
 */
export function watchFreeArea(
  page: HTMLElement,
  plates: Plates<HTMLElement>,
  changed: (boxes: Plates<Box>) => void,
): { measure(): void; stop(): void } {
  const boxesOf = (elements: readonly HTMLElement[]) => elements.map((each) => each.getBoundingClientRect());
  const measure = () => {
    const boxes = { along: boxesOf(plates.along), above: boxesOf(plates.above), below: boxesOf(plates.below) };
    const insets = insetsOf(page.getBoundingClientRect(), boxes);
    for (const edge of ['top', 'right', 'bottom', 'left'] as const) {
      const [name, text] = [`--free-${edge}`, `${Math.round(insets[edge])}px`];
      if (page.style.getPropertyValue(name) !== text) page.style.setProperty(name, text);
    }
    changed(boxes);
  };
  const watcher = new ResizeObserver(measure);
  for (const watched of [page, ...plates.along, ...plates.above, ...plates.below]) watcher.observe(watched);
  return { measure, stop: () => watcher.disconnect() };
}
