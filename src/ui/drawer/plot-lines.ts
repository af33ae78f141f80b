/** How the lines of a plot and the numbers of its axes are drawn. */
import type uPlot from 'uplot';
import { numberText } from '../text';
import type { Range } from './plot-range';

/** Steps of the axes: those that are as short as they are round. */
export const axisSteps = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6].flatMap((power) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${power}`)),
);

/** A step of a line that is shorter than this both ways, in pixels of the screen, is left out. */
const UNSEEN = 0.4;
/** Nothing is drawn further outside than this, pixels: a canvas loses its numbers far away. */
const FAR = 30_000;

/** Path of a series, which may lead to and fro, broken where its numbers are NaN. */
export function brokenLine(self: uPlot, series: number, from: number, to: number): uPlot.Series.Paths {
  const path = new Path2D();
  const [xs, ys] = self.data[series] as unknown as readonly [Float64Array, Float64Array];
  const { left, top, width, height } = self.bbox;
  const { x, y } = self.scales as unknown as { x: Range & { dir?: number }; y: Range };
  const isFalling = x.dir === -1;
  const zero = isFalling ? x.max : x.min;
  const perX = (isFalling ? -width : width) / (x.max - x.min);
  const perY = height / (y.max - y.min);
  let isDrawing = false;
  let lastX = 0;
  let lastY = 0;
  for (let i = from; i <= to; i++) {
    const px = bounded(left + ((xs[i] as number) - zero) * perX);
    const py = bounded(top + (y.max - (ys[i] as number)) * perY);
    if (Number.isNaN(px + py)) {
      isDrawing = false;
      continue;
    }
    if (!isDrawing) path.moveTo(px, py);
    else if (Math.abs(px - lastX) < UNSEEN && Math.abs(py - lastY) < UNSEEN) continue;
    else path.lineTo(px, py);
    isDrawing = true;
    lastX = px;
    lastY = py;
  }
  return { stroke: path, fill: null, clip: null, band: null, gaps: [], flags: 0 };
}

const bounded = (pixels: number): number => Math.min(Math.max(pixels, -FAR), FAR);

/** The unit stands at the number on the right only. */
export function labelsAlong(splits: readonly number[], unit: string, isFalling: boolean): string[] {
  const digits = decimalsOf(splits);
  const right = isFalling ? 0 : splits.length - 1;
  return splits.map((split, i) => `${numberText(split, digits)}${i === right && unit ? ` ${unit}` : ''}`);
}

export function numberLabels(splits: readonly number[]): string[] {
  const digits = decimalsOf(splits);
  return splits.map((split) => numberText(split, digits));
}

/** Decimals that tell the numbers of an axis apart. */
function decimalsOf(splits: readonly number[]): number {
  const step = Math.abs((splits[1] ?? 0) - (splits[0] ?? 0)) || 1;
  return Math.min(Math.max(-Math.floor(Math.log10(step) + 1e-9), 0), 6);
}
