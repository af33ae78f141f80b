/** The item that a key leads to from the present one, or null for a key that does not move. */
export function movedTo(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (Math.max(index, 0) - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/**
 * The next item whose label begins with what was typed, or null. A single letter leads on from the present item, so that the
 * same letter walks through all that begin with it; more letters may also stay where they are.
 */
export function typedTo(labels: readonly string[], typed: string, index: number): number | null {
  const wanted = typed.toLowerCase();
  if (wanted === '') return null;
  const first = wanted.length === 1 ? 1 : 0;
  for (let i = 0; i < labels.length; i++) {
    const at = (Math.max(index, 0) + first + i) % labels.length;
    if (labels[at]?.toLowerCase().startsWith(wanted)) return at;
  }
  return null;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a plate of this size lies beside its button: under it if there is room, else above, and never out of the window. */
export function placeBeside(
  button: Box,
  size: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
  edge: number,
  gap: number,
): { readonly left: number; readonly top: number; readonly maxHeight: number } {
  const below = room.height - edge - (button.bottom + gap);
  const above = button.top - gap - edge;
  const isBelow = size.height <= below || below >= above;
  const maxHeight = Math.max(isBelow ? below : above, 0);
  const height = Math.min(size.height, maxHeight);
  // Its left edge under that of the button; near the right edge of the window, right under right.
  const wanted = button.left + size.width <= room.width - edge ? button.left : button.right - size.width;
  return {
    left: Math.max(Math.min(wanted, room.width - edge - size.width), edge),
    top: isBelow ? button.bottom + gap : button.top - gap - height,
    maxHeight,
  };
}
