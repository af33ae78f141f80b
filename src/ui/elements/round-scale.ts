/** Steps of a scale that are read without thinking, within a decade. */
const easy = [1, 2, 5, 10] as const;
/** With quarters, for scales that have the room for a number at each. */
export const withQuarters = [1, 2, 2.5, 5, 10] as const;

/** The smallest round step that divides a length into no more than so many parts; 1 for no length at all. */
export function roundStep(length: number, parts: number, factors: readonly number[] = easy): number {
  if (!(length > 0 && Number.isFinite(length))) return 1;
  const least = length / parts;
  const decade = 10 ** Math.floor(Math.log10(least));
  // The rounding of a quotient must not cost a step that fits exactly.
  return decade * (factors.find((factor) => factor * decade >= least * (1 - 1e-9)) ?? 10);
}

/** Multiples of a step from 0 up to a length, both included. */
export function multiples(step: number, length: number): readonly number[] {
  return Array.from({ length: Math.floor(length / step + 1e-9) + 1 }, (_, i) => i * step);
}

/** The least multiple of a step that holds a length. */
export function roundUp(length: number, step: number): number {
  return Math.max(Math.ceil(length / step - 1e-9), 1) * step;
}

/**
 * Moves labels along a line so that none is nearer to the next than a gap, all together as little as possible (least squares),
 * and inside the line while they fit. Keeps their order.
 *
 * @param places  where each belongs, rising
 */
export function spread(places: readonly number[], gap: number, low: number, high: number): readonly number[] {
  // Without the gaps below it each label only has to lie no lower than the one before: labels that would cross form a block
  // around their common middle.
  const blocks: { middle: number; count: number }[] = [];
  places.forEach((place, i) => {
    let block = { middle: place - i * gap, count: 1 };
    for (let last = blocks.at(-1); last && last.middle > block.middle; last = blocks.at(-1)) {
      blocks.pop();
      const count = last.count + block.count;
      block = { middle: (last.middle * last.count + block.middle * block.count) / count, count };
    }
    blocks.push(block);
  });
  const highest = high - (places.length - 1) * gap;
  return blocks
    .flatMap(({ middle, count }) => Array<number>(count).fill(Math.max(Math.min(middle, highest), low)))
    .map((middle, i) => middle + i * gap);
}
