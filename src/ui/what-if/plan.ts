/** Where landings lie, seen from above: downrange is up, so that it reads as one flies. */
import type { Jump } from '../../jumps/jump';
import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, toSi, units as unitTable } from '../../parameters/units';
import { readableNumber } from '../../parameters/values';
import { endings, RUN } from '../../what-if/spread';
import { ellipsePoint, type SpreadFigures } from '../../what-if/spread-figures';
import { roundStep } from '../elements/round-scale';
import { svgElement } from '../elements/svg';
import { bearingText, quantities } from './words';

const SIZE = 200;
const MARGIN = 8;
const CORNERS = 64;
/** Longest scale bar, as a share of the drawing. */
const BAR = 0.3;
const ARROW = 11;

/** What is drawn, in units of the drawing: x to the right, y downwards. */
export interface PlanLayout {
  /** Units of the drawing for a metre. */
  readonly scale: number;
  at(x: number, z: number): readonly [number, number];
}

/** Fits all landings and the wider ellipse into the drawing, to one scale. */
export function layOutPlan(runs: Float64Array, { ellipses }: SpreadFigures): PlanLayout {
  const points: (readonly [number, number])[] = [];
  for (let i = 0; i < runs.length; i += RUN) points.push([runs[i] as number, runs[i + 1] as number]);
  for (const ellipse of ellipses) {
    for (let i = 0; i < CORNERS; i++) points.push(ellipsePoint(ellipse, (2 * Math.PI * i) / CORNERS));
  }
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, z] of points) {
    left = Math.min(left, z);
    right = Math.max(right, z);
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  // Half a metre at least: runs that do not differ lie in the middle.
  const span = Math.max(right - left, high - low, 0.5);
  const scale = (SIZE - 2 * MARGIN) / span;
  const [middleX, middleZ] = [(low + high) / 2, (left + right) / 2];
  return {
    scale,
    at: (x, z) => [SIZE / 2 + (z - middleZ) * scale, SIZE / 2 - (x - middleX) * scale],
  };
}

const number = (value: number): string => value.toFixed(1);

export function createPlan(jump: Jump, runs: Float64Array, figures: SpreadFigures, units: Units): SVGSVGElement {
  const layout = layOutPlan(runs, figures);
  const dots = { good: '', bad: '' };
  for (let i = 0; i < runs.length; i += RUN) {
    const [x, y] = layout.at(runs[i] as number, runs[i + 1] as number);
    dots[endings[runs[i + 3] as number] === 'landed' ? 'good' : 'bad'] += `M${number(x)} ${number(y)}h0`;
  }
  const loops = figures.ellipses.map((ellipse, k) => {
    const corners = Array.from({ length: CORNERS }, (_, i) =>
      layout.at(...ellipsePoint(ellipse, (2 * Math.PI * i) / CORNERS)),
    );
    const path = corners.map(([x, y], i) => `${i ? 'L' : 'M'}${number(x)} ${number(y)}`).join('');
    return svgElement('path', { class: k === 0 ? 'plan-half' : 'plan-most', d: `${path}Z` });
  });
  const mean: SVGElement[] = [];
  if (figures.landings) {
    const [x, y] = layout.at(figures.landings.x, figures.landings.z);
    mean.push(
      svgElement('path', { class: 'plan-mean', d: `M${number(x - 4)} ${number(y)}h8M${number(x)} ${number(y - 4)}v8` }),
    );
  }
  const { heading } = jump.place;
  return svgElement(
    'svg',
    {
      class: 'spread-plan',
      viewBox: `0 0 ${SIZE} ${SIZE}`,
      role: 'img',
      'aria-label': `Landings from above, downrange (${bearingText(heading)}) up. The table has the numbers.`,
    },
    svgElement('path', { class: 'plan-bad', d: dots.bad || 'M0 0' }),
    svgElement('path', { class: 'plan-dots', d: dots.good || 'M0 0' }),
    ...loops,
    ...mean,
    northArrow(heading),
    ...scaleBar(layout.scale, units),
  );
}

/** North turns against the heading, which is up. */
function northArrow(heading: number): SVGElement {
  const turn = (-heading * Math.PI) / 180;
  const [x, y] = [Math.sin(turn), -Math.cos(turn)];
  const [cx, cy] = [SIZE - 24, 24];
  const label = svgElement('text', { x: cx + 1.75 * ARROW * x, y: cy + 1.75 * ARROW * y + 4, 'text-anchor': 'middle' });
  label.textContent = 'N';
  const [tipX, tipY] = [cx + ARROW * x, cy + ARROW * y];
  const wing = (side: number) => `${number(tipX - 5 * x + side * 3 * y)} ${number(tipY - 5 * y - side * 3 * x)}`;
  return svgElement(
    'g',
    { class: 'plan-north' },
    svgElement('path', {
      d: `M${number(cx - ARROW * x)} ${number(cy - ARROW * y)}L${number(tipX)} ${number(tipY)}M${wing(1)}L${number(tipX)} ${number(tipY)}L${wing(-1)}`,
    }),
    label,
  );
}

function scaleBar(scale: number, units: Units): readonly SVGElement[] {
  const unit = unitIn(quantities.length, units);
  const most = fromSi((BAR * SIZE) / scale, unit);
  // The longest round length that fits.
  const step = roundStep(most / 2.5, 1);
  const long = toSi(step, unit) * scale;
  const label = svgElement('text', { x: MARGIN, y: SIZE - MARGIN - 5 });
  label.textContent = `${readableNumber(step, step < 1 ? 1 : 0)} ${unitTable[unit].symbol}`;
  return [svgElement('path', { class: 'plan-bar', d: `M${MARGIN} ${SIZE - MARGIN - 3}v3h${number(long)}v-3` }), label];
}
