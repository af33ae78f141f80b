/** How the lines of a plot and the numbers of its axes are drawn. */
import type uPlot from 'uplot';
import { numberText } from '../text';
import type { Range } from './plot-data';

/** Steps of the axes: those that are as short as they are round. */
export const axisSteps = [-3, -2, -1, 0, 1, 2, 3, 4, 5].flatMap((power) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${power}`)),
);

/** A step of a line that is shorter than this both ways, in pixels of the screen, is left out. */
const UNSEEN = 0.4;

/** Path of a series that is broken where its values are NaN; the library's own would draw over the gap. */
export function brokenLine(self: uPlot, series: number, from: number, to: number): uPlot.Series.Paths {
  const path = new Path2D();
  const times = self.data[0] as Float64Array;
  const values = self.data[series] as Float64Array;
  const { left, top, width, height } = self.bbox;
  const { x, y } = self.scales as { x: Range; y: Range };
  const perTime = width / (x.max - x.min);
  const perValue = height / (y.max - y.min);
  let isDrawing = false;
  let lastX = 0;
  let lastY = 0;
  for (let i = from; i <= to; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      isDrawing = false;
      continue;
    }
    const px = left + ((times[i] as number) - x.min) * perTime;
    const py = top + (y.max - value) * perValue;
    if (!isDrawing) path.moveTo(px, py);
    else if (px - lastX < UNSEEN && Math.abs(py - lastY) < UNSEEN) continue;
    else path.lineTo(px, py);
    isDrawing = true;
    lastX = px;
    lastY = py;
  }
  return { stroke: path, fill: null, clip: null, band: null, gaps: [], flags: 0 };
}

/** The unit stands at the last number only. */
export function timeLabels(splits: readonly number[]): string[] {
  const digits = decimalsOf(splits);
  const last = splits.length - 1;
  return splits.map((split, i) => `${numberText(split, digits)}${i === last ? ' s' : ''}`);
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
