/** What stands behind and around the curves of a plot: ground, events, phases. */
import uPlot from 'uplot';
import { type Box, type Label, placeLabels } from '../compare/scale-layout';
import { labelsThatFit } from '../transport/timeline-layout';
import type { PictureContent } from './plot-picture';
import type { PlacedMark } from './plot-places';
import { linesOf, type PaneSpec } from './plot-spec';
import { fontOf, type PlotTheme } from './plot-theme';

/** Between names of events, CSS px. */
const NAME_GAP = 10;
/** Radius of an event on its curve, and of one that is not part of the story, CSS px. */
const DOT = 2.6;
const SMALL_DOT = 1.6;
/** Names keep clear of a curve by boxes of this size along it, CSS px. */
const CLEARANCE = 5;

/** From numbers to pixels of the canvas. */
const xOf = (self: uPlot, x: number): number => self.valToPos(x, 'x', true);
const yOf = (self: uPlot, y: number): number => self.valToPos(y, 'y', true);

const isWithin = (value: number, { min = 0, max = 0 }: uPlot.Scale): boolean => value >= min && value <= max;

const isShown = (self: uPlot, { x, y }: PlacedMark): boolean =>
  isWithin(x, self.scales.x as uPlot.Scale) && (Number.isNaN(y) || isWithin(y, self.scales.y as uPlot.Scale));

/** Ground, and events as fine lines where time runs along. */
export function drawBehind(self: uPlot, spec: PaneSpec, theme: PlotTheme, { data }: PictureContent): void {
  const { ctx, bbox } = self;
  ctx.save();
  for (const mark of data.marks) {
    if (!Number.isNaN(mark.y) || !isShown(self, mark)) continue;
    ctx.globalAlpha = spec.told.includes(mark.name) ? 0.3 : 0.12;
    ctx.fillStyle = theme.roles[mark.role];
    const width = Math.max(Math.round(theme.pixel * uPlot.pxRatio), 1);
    ctx.fillRect(Math.round(xOf(self, mark.x)), bbox.top, width, bbox.height);
  }
  ctx.restore();
  if (spec.isTrueScale) drawGround(self, theme, data.grounds);
}

/** Where there is no wall the ground is level, at the height of the landing. */
const level = Float64Array.of(0, 0);

function drawGround(self: uPlot, theme: PlotTheme, grounds: readonly Float64Array[]): void {
  const { ctx, bbox } = self;
  const [left, right, bottom] = [bbox.left, bbox.left + bbox.width, bbox.top + bbox.height];
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = 1.2 * theme.pixel * uPlot.pxRatio;
  ctx.strokeStyle = theme.rockEdge;
  ctx.fillStyle = theme.rock;
  for (const corners of grounds.length > 0 ? grounds : [level]) {
    const last = corners.length - 2;
    ctx.beginPath();
    // Beyond its ends the ground goes on level.
    ctx.lineTo(Math.min(left, xOf(self, corners[0] as number)), yOf(self, corners[1] as number));
    for (let i = 0; i <= last; i += 2) ctx.lineTo(xOf(self, corners[i] as number), yOf(self, corners[i + 1] as number));
    ctx.lineTo(Math.max(right, xOf(self, corners[last] as number)), yOf(self, corners[last + 1] as number));
    ctx.stroke();
    ctx.lineTo(right, Math.max(bottom, yOf(self, corners[last + 1] as number)));
    ctx.lineTo(left, Math.max(bottom, yOf(self, corners[1] as number)));
    ctx.closePath();
    ctx.fill();
  }
  ctx.restore();
}

/** Phases below, names of events above or beside their dots. */
export function drawAround(
  self: uPlot,
  spec: PaneSpec,
  theme: PlotTheme,
  content: PictureContent,
  thickness: number,
): void {
  const { ctx } = self;
  ctx.save();
  // Seen close, what lies below a drawing to scale is not what is seen of it.
  if (!content.window.y) drawBands(self, theme, content, thickness);
  ctx.font = fontOf({ ...theme, size: theme.size * uPlot.pxRatio });
  if (spec.x === 'time') drawNamesAbove(self, spec, theme, content);
  else drawDots(self, spec, theme, content);
  ctx.restore();
}

function drawBands(self: uPlot, theme: PlotTheme, { data }: PictureContent, thickness: number): void {
  const { ctx, bbox } = self;
  const ratio = uPlot.pxRatio;
  const [from, to] = [bbox.left, bbox.left + bbox.width];
  const place = (x: number) => Math.min(Math.max(xOf(self, x), from), to);
  data.bands.forEach((row, i) => {
    const top = bbox.top + bbox.height + (2 * theme.pixel + i * (thickness + theme.pixel)) * ratio;
    for (const band of row) {
      const [a, b] = [place(band.from), place(band.to)];
      ctx.fillStyle = theme.phases[band.name];
      if (a !== b) ctx.fillRect(Math.min(a, b), top, Math.abs(b - a), thickness * ratio);
    }
  });
}

const inkOf = (theme: PlotTheme, { role }: PlacedMark): string =>
  role === 'first' ? theme.inkSoft : theme.roles[role];

function drawNamesAbove(self: uPlot, spec: PaneSpec, theme: PlotTheme, { data }: PictureContent): void {
  const { ctx, bbox } = self;
  const ratio = theme.pixel * uPlot.pxRatio;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  const told = data.marks
    .filter((mark) => spec.told.includes(mark.name) && isShown(self, mark))
    .map((mark) => ({ ...mark, left: (xOf(self, mark.x) - bbox.left) / bbox.width }));
  const fitting = labelsThatFit(
    told,
    ({ name }) => spec.told.indexOf(name),
    ({ label }) => (ctx.measureText(label).width + NAME_GAP * ratio) / bbox.width,
  );
  for (const { tick, centre } of fitting) {
    ctx.fillStyle = inkOf(theme, tick as (typeof told)[0]);
    ctx.fillText(tick.label, bbox.left + centre * bbox.width, bbox.top - 3 * ratio);
  }
}

/** Events on their curves; those of the story named, where there is room beside the lines. */
function drawDots(self: uPlot, spec: PaneSpec, theme: PlotTheme, content: PictureContent): void {
  const { ctx, bbox } = self;
  const ratio = theme.pixel * uPlot.pxRatio;
  const shown = content.data.marks.filter((mark) => isShown(self, mark));
  for (const mark of shown) {
    const isTold = spec.told.includes(mark.name);
    ctx.beginPath();
    ctx.arc(xOf(self, mark.x), yOf(self, mark.y), (isTold ? DOT : SMALL_DOT) * ratio, 0, 7);
    ctx.fillStyle = theme.roles[mark.role];
    ctx.fill();
  }
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const bounds = {
    left: bbox.left,
    top: bbox.top - theme.size * uPlot.pxRatio,
    right: bbox.left + bbox.width,
    bottom: bbox.top + bbox.height,
  };
  const labels = shown
    .filter(({ name }) => spec.told.includes(name))
    .sort((a, b) => spec.told.indexOf(a.name) - spec.told.indexOf(b.name))
    .map((mark): Label & { mark: PlacedMark } => {
      const width = ctx.measureText(mark.label).width;
      const x = xOf(self, mark.x);
      // At either end, above or below and as far inside as it has to be.
      const inside = Math.min(Math.max(x, bounds.left + width / 2), bounds.right - width / 2);
      return {
        mark,
        text: mark.label,
        x: inside,
        y: yOf(self, mark.y),
        width,
        height: theme.size * uPlot.pxRatio,
        gap: 6 * ratio,
        sides: inside === x ? ['right', 'above', 'left', 'below'] : ['above', 'below'],
      };
    });
  for (const { label, box } of placeLabels(labels, curveBoxes(self, spec, theme, content), bounds)) {
    ctx.fillStyle = inkOf(theme, label.mark);
    ctx.fillText(label.text, box.left, (box.top + box.bottom) / 2);
  }
}

/** Small boxes all along the curves, and the ground at the landing. */
function curveBoxes(self: uPlot, spec: PaneSpec, theme: PlotTheme, { data }: PictureContent): readonly Box[] {
  const half = (CLEARANCE * theme.pixel * uPlot.pxRatio) / 2;
  const boxes: Box[] = [];
  if (spec.isTrueScale) {
    const landing = yOf(self, 0);
    boxes.push({ left: -half, right: self.bbox.left + self.bbox.width, top: landing - half, bottom: landing + half });
  }
  // Both scales are even: two places tell all others.
  const [left, top] = [xOf(self, 0), yOf(self, 0)];
  const [perX, perY] = [xOf(self, 1) - left, yOf(self, 1) - top];
  linesOf(spec).forEach(({ isLimit }, k) => {
    const line = data.lines[k];
    if (!line || isLimit) return;
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    for (let i = 0; i < line.xs.length; i++) {
      const x = left + (line.xs[i] as number) * perX;
      const y = top + (line.ys[i] as number) * perY;
      if (Math.abs(x - lastX) < half && Math.abs(y - lastY) < half) continue;
      if (Number.isNaN(x + y)) continue;
      boxes.push({ left: x - half, top: y - half, right: x + half, bottom: y + half });
      [lastX, lastY] = [x, y];
    }
  });
  return boxes;
}
