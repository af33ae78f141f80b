import type { PlotLine } from './plot-data';

/** How a pane puts numbers on the screen: a number less `zero`, times `scale`, is px. */
export interface Projection {
  readonly zeroX: number;
  readonly scaleX: number;
  readonly zeroY: number;
  readonly scaleY: number;
}

/**
 * Distance upwards counts this much of that along where a curve leads one way: there a hand that moves along means the place
 * below or above it, and heights decide only between moments at one place.
 */
const LITTLE = 0.01;

/**
 * The moment at which one of some lines comes nearest to a place, px; NaN where there is none. Of moments that are as near, the
 * last.
 *
 * @param times  of the points of all the lines
 * @param isOneWay  whether what lies along only rises, or only falls
 */
export function nearestMoment(
  lines: readonly PlotLine[],
  times: Float64Array,
  { zeroX, scaleX, zeroY, scaleY }: Projection,
  place: { readonly x: number; readonly y: number },
  isOneWay: boolean,
): number {
  const weight = isOneWay ? LITTLE : 1;
  let least = Number.POSITIVE_INFINITY;
  let best = Number.NaN;
  for (const { xs, ys } of lines) {
    let [ax, ay] = [Number.NaN, Number.NaN];
    for (let i = 0; i < xs.length; i++) {
      const bx = ((xs[i] as number) - zeroX) * scaleX - place.x;
      const by = (((ys[i] as number) - zeroY) * scaleY - place.y) * weight;
      const [dx, dy] = [bx - ax, by - ay];
      const square = dx * dx + dy * dy;
      // From the point before to this one, where there is a line; else this point alone.
      const share = square > 0 ? Math.min(Math.max(-(ax * dx + ay * dy) / square, 0), 1) : 1;
      const x = share === 1 ? bx : ax + share * dx;
      const y = share === 1 ? by : ay + share * dy;
      const distance = x * x + y * y;
      if (distance <= least) {
        least = distance;
        const [from, to] = [times[Math.max(i - 1, 0)] as number, times[i] as number];
        best = share === 1 ? to : from + share * (to - from);
      }
      [ax, ay] = [bx, by];
    }
  }
  return best;
}
