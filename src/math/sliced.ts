/**
 * Long work in slices: it stops at each `yield`, where whoever does it may turn to something else, and ends in its result. A worker
 * does all of it at once; a page without one does a few slices between two frames. What is yielded on the way, if anything, says
 * how far it is.
 */
export type Sliced<T, Y = undefined> = Generator<Y, T, void>;

/** Does all slices of a work, one after the other. */
export function whole<T>(work: Sliced<T, unknown>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Tells work in slices from a result that came at once. */
export const isSliced = (made: unknown): made is Sliced<unknown> =>
  typeof (made as Partial<Sliced<unknown>> | null | undefined)?.next === 'function';
