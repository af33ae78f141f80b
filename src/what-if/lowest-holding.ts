import type { Steps } from './trial';

/** Whole numbers, so that nothing is asked twice and a sweep over all of them is the same search. */
export interface Lattice {
  /** Points that are looked at first, rising. */
  readonly coarse: readonly number[];
  /** It has to hold from the point found over so many more, or to the end of the lattice. */
  readonly stretch: number;
}

export interface Holding {
  /** The lowest point from which on it holds over the stretch; null if there is none. */
  readonly at: number | null;
  /** The lowest point beyond the stretch at which it was seen not to hold. */
  readonly failsAbove: number | null;
}

/** So many points above the one found are looked at one by one; then, to the end of the stretch, every so many-th. */
const NEAR = 40;
const THEN = 4;
/** Of the flights of a search, those after the coarse look. */
const AFTER = NEAR + 35;
/** A stretch that turns out to have holes is given up, and the next one looked for, so often at most. */
const ATTEMPTS = 12;

/**
 * The lowest point of a lattice from which on something holds.
 *
 * Made for what does not rise or fall evenly: a canopy that is still filling may land more softly than one that has just
 * opened. So a coarse look finds a stretch, halving sharpens its lower end, and the neighbourhood above is walked over; what
 * fails there makes the search go on above it.
 */
export function* lowestHolding(holds: (point: number) => boolean, { coarse, stretch }: Lattice): Steps<Holding> {
  const known = new Map<number, boolean>();
  const expected = coarse.length + AFTER;
  const share = () => Math.min(known.size / expected, 1);
  const look = (point: number): boolean => {
    let found = known.get(point);
    if (found === undefined) {
      found = holds(point);
      known.set(point, found);
    }
    return found;
  };
  const top = coarse[coarse.length - 1] as number;
  for (const point of coarse) {
    look(point);
    yield share();
  }

  let failing: number | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const from: number | null = stretchAbove(failing, coarse, look, stretch);
    if (from === null) break;
    // Between the last point that fails and one that holds.
    let begin = from;
    let fails: number | null = failing;
    for (const point of coarse) if (point < begin && !look(point)) fails = Math.max(point, fails ?? point);
    while (fails !== null && begin - fails > 1) {
      const middle = Math.floor((fails + begin) / 2);
      if (look(middle)) begin = middle;
      else fails = middle;
      yield share();
    }
    const end = Math.min(begin + stretch, top);
    let point = begin;
    while (point <= end && look(point)) {
      point += point < begin + NEAR ? 1 : THEN;
      yield share();
    }
    if (point > end) return { at: begin, failsAbove: coarse.find((above) => above > end && !look(above)) ?? null };
    failing = point;
  }
  return { at: null, failsAbove: null };
}

/** The lowest coarse point above `low` from which on all coarse points within the stretch hold; null without one. */
function stretchAbove(
  low: number | null,
  coarse: readonly number[],
  look: (point: number) => boolean,
  stretch: number,
): number | null {
  const above = coarse.filter((point) => low === null || point > low);
  const holdsFrom = (begin: number) => above.every((point) => point < begin || point > begin + stretch || look(point));
  return above.find(holdsFrom) ?? null;
}
