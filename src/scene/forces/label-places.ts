/** Where labels stand on the screen so that none covers another: plain arithmetic on boxes, in CSS px. */

/** Numbers of a box: middle to the right, middle upwards, half its width, half its height. */
export const BOX = 4;

/** Between two labels. */
const GAP = 3;
const ROUNDS = 12;

/** Numbers of the room labels have: its middle to the right and upwards, half its width, half its height. */
export const ROOM = 4;

/**
 * Moves the boxes apart, each pair along the way on which they part soonest, and keeps them within the room. A box of no width
 * is left out. Allocates nothing.
 */
export function moveApart(boxes: Float64Array, room: Float64Array): void {
  const count = boxes.length / BOX;
  for (let round = 0; round < ROUNDS; round++) {
    let touched = false;
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) if (partPair(boxes, i * BOX, j * BOX)) touched = true;
    }
    for (let i = 0; i < count; i++) keepInside(boxes, i * BOX, room);
    if (!touched) return;
  }
}

function partPair(boxes: Float64Array, a: number, b: number): boolean {
  if (boxes[a + 2]! === 0 || boxes[b + 2]! === 0) return false;
  const dx = boxes[b]! - boxes[a]!;
  const dy = boxes[b + 1]! - boxes[a + 1]!;
  const overX = boxes[a + 2]! + boxes[b + 2]! + GAP - Math.abs(dx);
  const overY = boxes[a + 3]! + boxes[b + 3]! + GAP - Math.abs(dy);
  if (overX <= 0 || overY <= 0) return false;
  // Labels are wide and low: nearly always they part upwards and downwards.
  if (overY <= overX) {
    const by = 0.5 * (overY + 0.01) * (dy < 0 ? -1 : 1);
    boxes[a + 1] = boxes[a + 1]! - by;
    boxes[b + 1] = boxes[b + 1]! + by;
  } else {
    const by = 0.5 * (overX + 0.01) * (dx < 0 ? -1 : 1);
    boxes[a] = boxes[a]! - by;
    boxes[b] = boxes[b]! + by;
  }
  return true;
}

function keepInside(boxes: Float64Array, at: number, room: Float64Array): void {
  for (let axis = 0; axis < 2; axis++) {
    const free = Math.max(room[2 + axis]! - boxes[at + 2 + axis]!, 0);
    const off = boxes[at + axis]! - room[axis]!;
    boxes[at + axis] = room[axis]! + Math.max(-free, Math.min(free, off));
  }
}

/**
 * Of a line on the screen from (line[0], line[1]) to (line[2], line[3]): brings its end back to where it leaves the room, if
 * it begins in it; else to its beginning.
 */
export function endInside(line: Float64Array, room: Float64Array): void {
  let share = 1;
  for (let axis = 0; axis < 2; axis++) {
    const from = line[axis]! - room[axis]!;
    const by = line[2 + axis]! - line[axis]!;
    const limit = by > 0 ? room[2 + axis]! : -room[2 + axis]!;
    if (by !== 0) share = Math.min(share, (limit - from) / by);
  }
  share = Math.max(share, 0);
  for (let axis = 0; axis < 2; axis++) line[2 + axis] = line[axis]! + share * (line[2 + axis]! - line[axis]!);
}

/** Glyphs of a number in the order they are read: `out[k]` is a digit, or {@link COMMA}; returns how many. Allocates nothing. */
export const COMMA = 10;
export const MOST_GLYPHS = 10;
export function glyphsOf(value: number, out: Uint8Array): number {
  // Four figures are more than a hand could weigh: the last one only flickers.
  const shown = Math.abs(value) >= 1_000 ? Math.round(value / 10) * 10 : Math.round(value);
  let rest = Math.min(Math.abs(shown), 9_999_999);
  let count = 0;
  let digits = 0;
  do {
    if (digits > 0 && digits % 3 === 0) out[count++] = COMMA;
    out[count++] = rest % 10;
    rest = Math.floor(rest / 10);
    digits++;
  } while (rest > 0);
  for (let i = 0, j = count - 1; i < j; i++, j--) {
    const swapped = out[i]!;
    out[i] = out[j]!;
    out[j] = swapped;
  }
  return count;
}
