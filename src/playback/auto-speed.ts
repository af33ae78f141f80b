/** Time from an event within which time runs as it did, s. */
const CALM = 2.5;
const FASTEST = 16;

/**
 * Speed of time that shows every event as it was and hurries through the quiet between them: it grows by 1 with each second of
 * distance from the nearest event. The same forwards and backwards. Growing no quicker than that it needs no look ahead: even a
 * frame of a quarter of a second enters the calm around an event no deeper than one at the speed of life would.
 *
 * @param times  of the events on the clock, s, in any order
 */
export function autoSpeedAt(times: readonly number[], time: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times.length; i++) nearest = Math.min(nearest, Math.abs((times[i] as number) - time));
  return Math.min(1 + Math.max(nearest - CALM, 0), FASTEST);
}
