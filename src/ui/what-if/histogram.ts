/** How the loads of the openings are distributed. */
import { readableNumber } from '../../parameters/values';
import { RUN } from '../../what-if/spread';
import type { LoadFigures } from '../../what-if/spread-figures';
import { roundStep } from '../elements/round-scale';
import { svgElement } from '../elements/svg';

const WIDTH = 240;
const HEIGHT = 150;
const [TOP, BOTTOM, SIDE] = [22, 24, 8];
const MOST_BINS = 16;

export interface Bins {
  /** g. */
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
}

/** Bins of a round width that hold all loads of a spread. */
export function binsOf(runs: Float64Array, { least, most }: LoadFigures): Bins {
  const width = roundStep(Math.max(most - least, 0.01), MOST_BINS);
  const first = Math.floor(least / width + 1e-9);
  const counts = Array<number>(Math.floor(most / width + 1e-9) - first + 1).fill(0);
  for (let i = 0; i < runs.length; i += RUN) {
    const load = runs[i + 2] as number;
    if (Number.isNaN(load)) continue;
    const bin = Math.floor(load / width + 1e-9) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { from: first * width, width, counts };
}

export function createHistogram(runs: Float64Array, loads: LoadFigures): SVGSVGElement {
  const { from, width, counts } = binsOf(runs, loads);
  const highest = Math.max(...counts);
  const step = (WIDTH - 2 * SIDE) / counts.length;
  const base = HEIGHT - BOTTOM;
  const xOf = (g: number): number => SIDE + ((g - from) / width) * step;
  const bars = counts.map((count, i) => {
    const tall = (count / highest) * (base - TOP);
    return `M${(SIDE + i * step + 0.5).toFixed(1)} ${base}v${(-tall).toFixed(1)}h${(step - 1).toFixed(1)}V${base}z`;
  });
  const labelAt = (x: number, y: number, text: string) => {
    const label = svgElement('text', { x: x.toFixed(1), y, 'text-anchor': 'middle' });
    label.textContent = text;
    return label;
  };
  const every = roundStep(width * counts.length, 4);
  const digits = every < 0.095 ? 2 : every < 0.95 ? 1 : 0;
  const ticks: SVGElement[] = [];
  for (let k = Math.ceil(from / every - 1e-9); k * every <= from + counts.length * width + 1e-9; k++) {
    const x = Math.min(Math.max(xOf(k * every), 14), WIDTH - 14);
    ticks.push(labelAt(x, HEIGHT - 8, `${readableNumber(k * every, digits)}${ticks.length === 0 ? ' g' : ''}`));
  }
  const marks = [loads.p5, loads.p50, loads.p95].map((g) =>
    svgElement('path', { class: 'histogram-mark', d: `M${xOf(g).toFixed(1)} ${TOP - 4}V${base}` }),
  );
  return svgElement(
    'svg',
    {
      class: 'spread-histogram',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': `Opening loads of ${readableNumber(loads.count, 0)} openings in bins of ${readableNumber(width, 2)} g. The table has the numbers.`,
    },
    svgElement('path', { class: 'histogram-bars', d: bars.join('') }),
    svgElement('path', { class: 'histogram-base', d: `M${SIDE} ${base}H${WIDTH - SIDE}` }),
    ...marks,
    labelAt(xOf(loads.p5), 12, '5 %'),
    labelAt(xOf(loads.p50), 12, '50 %'),
    labelAt(xOf(loads.p95), 12, '95 %'),
    ...ticks,
  );
}
