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

/**
 * The lowest point of a lattice from which on something holds.
 *
 * Made for what does not rise or fall evenly: a canopy that is still filling may land more softly than one that has just
 * opened. So a coarse look finds the stretch, halving sharpens its lower end, and the neighbourhood above is walked over: what
 * fails there moves the end up.
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

  let begin: number | null = null;
  let fails: number | null = null;
  let failsAbove: number | null = null;
  for (const point of coarse) {
    const held = look(point);
    yield share();
    const isLong = begin !== null && point - begin > stretch;
    if (held) begin ??= point;
    else if (isLong) failsAbove ??= point;
    else {
      begin = null;
      fails = point;
    }
  }
  if (begin === null) return { at: null, failsAbove: null };

  for (;;) {
    // Between a point that fails and one that holds.
    while (fails !== null && begin - fails > 1) {
      const middle = Math.floor((fails + begin) / 2);
      if (look(middle)) begin = middle;
      else fails = middle;
      yield share();
    }
    const end: number = Math.min(begin + stretch, top);
    let point: number = begin;
    while (point <= end && look(point)) {
      point += point < begin + NEAR ? 1 : THEN;
      yield share();
    }
    if (point > end) return { at: begin, failsAbove };
    // On from the failure to the next point that holds.
    fails = point;
    do {
      point++;
      if (point > top) return { at: null, failsAbove: null };
      yield share();
    } while (!look(point));
    fails = point - 1;
    begin = point;
  }
}
