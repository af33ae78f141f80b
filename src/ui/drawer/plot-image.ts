import uPlot from 'uplot';
import { type Units, unitIn } from '../../parameters/reader-units';
import { units as unitTable } from '../../parameters/units';
import { channel } from '../../recording/channels';
import { element } from '../elements/dom';
import { differenceName } from './plot-curves';
import type { PaneContent } from './plot-pane';
import { createPlotPicture } from './plot-picture';
import { roleStyles } from './plot-roles';
import { type AxisKey, linesOf, type PaneSpec } from './plot-spec';
import { fontOf, type PlotTheme, scaledTheme } from './plot-theme';

/** Size of the picture as it is read, CSS px, and its pixels for each of them. */
const WIDTH = 960;
const HEIGHT = 540;
const DENSITY = 2;
/** Letters are this much larger than on the page: the picture stands alone. */
const LETTERS = 1.3;

/** A plot as a picture that stands by itself: its title, axes with their names and units, and legend on an opaque plate. */
export async function plotImage(
  spec: PaneSpec,
  content: PaneContent,
  theme: PlotTheme,
  subject: string,
): Promise<Blob> {
  const canvas = drawImage(spec, content, scaledTheme({ ...theme, size: theme.size * LETTERS }, DENSITY), subject);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('The browser made no picture.'))), 'image/png'),
  );
}

/** @param theme  in pixels of the picture */
function drawImage(spec: PaneSpec, content: PaneContent, theme: PlotTheme, subject: string): HTMLCanvasElement {
  const [width, height] = [WIDTH * DENSITY, HEIGHT * DENSITY];
  const canvas = element('canvas');
  [canvas.width, canvas.height] = [width, height];
  const g = canvas.getContext('2d') as CanvasRenderingContext2D;
  g.fillStyle = theme.plate;
  g.fillRect(0, 0, width, height);

  const margin = 1.6 * theme.size;
  const line = 1.9 * theme.size;
  g.textBaseline = 'middle';
  const title = { ...theme, size: Math.round(theme.size * 1.35) };
  g.font = `600 ${fontOf(title)}`;
  g.fillStyle = theme.ink;
  g.fillText(spec.label, margin, margin + line / 2);
  g.font = fontOf(theme);
  g.fillStyle = theme.inkSoft;
  g.textAlign = 'right';
  g.fillText(subject, width - margin, margin + line / 2);
  g.textAlign = 'left';
  const legendEnd = drawLegend(g, spec, content, theme, {
    left: margin,
    top: margin + 1.3 * line,
    right: width - margin,
  });

  // The plot is made by the one that makes it on the page, so large that its pixels are those of this picture.
  const top = legendEnd + 0.2 * line;
  const box = { left: margin + line, top, width: width - 2 * margin - line, height: height - top - margin - line };
  const page = uPlot.pxRatio;
  const picture = createPlotPicture(spec, scaledTheme(theme, 1 / page), element('div'), {
    width: Math.round(box.width / page),
    height: Math.round(box.height / page),
  });
  picture.draw(content);
  g.drawImage(picture.plot.ctx.canvas, box.left, box.top, box.width, box.height);
  const { bbox } = picture.plot;
  const middle = box.left + bbox.left + bbox.width / 2;
  const upright = box.top + bbox.top + bbox.height / 2;
  picture.destroy();

  g.font = fontOf(theme);
  g.fillStyle = theme.inkSoft;
  g.textAlign = 'center';
  g.fillText(axisText(spec.x, content.units), middle, height - margin - line / 2);
  g.translate(margin + line / 2, upright);
  g.rotate(-Math.PI / 2);
  g.fillText(axisText(spec.channels[0], content.units), 0, 0);
  return canvas;
}

/** The lines with their names, in as many rows as they need; returns where they end. */
function drawLegend(
  g: CanvasRenderingContext2D,
  spec: PaneSpec,
  { curves, data }: PaneContent,
  theme: PlotTheme,
  { left, top, right }: { readonly left: number; readonly top: number; readonly right: number },
): number {
  const stroke = 2.2 * theme.size;
  const gap = 0.6 * theme.size;
  let [x, y] = [left, top + theme.size / 2];
  linesOf(spec)
    .map((each, i) => ({ ...each, line: data.lines[i] }))
    .filter(({ line }) => line?.ys.some((value) => !Number.isNaN(value)))
    .reverse()
    .forEach(({ role, channel: { label }, isLimit }) => {
      const name = curves.find((curve) => curve.role === role)?.name ?? '';
      const whose = spec.isDifference ? differenceName(curves) : name;
      const text = curves.length > 1 ? `${whose}: ${label}` : label;
      const wide = stroke + gap + g.measureText(text).width;
      if (x > left && x + wide > right) [x, y] = [left, y + 1.5 * theme.size];
      const { dash, limitDash } = roleStyles[role];
      g.save();
      g.strokeStyle = isLimit ? theme.limit : theme.roles[role];
      g.lineWidth = (isLimit ? 1.2 : 2) * theme.pixel;
      g.setLineDash(((isLimit ? limitDash : dash) ?? []).map((length) => length * theme.pixel));
      g.beginPath();
      g.moveTo(x, y);
      g.lineTo(x + stroke, y);
      g.stroke();
      g.restore();
      g.fillStyle = theme.ink;
      g.fillText(text, x + stroke + gap, y);
      x += wide + 2.4 * theme.size;
    });
  return y + theme.size;
}

function axisText(axis: AxisKey, units: Units): string {
  if (axis === 'time') return 'Time since exit, s';
  const of = channel(axis);
  const { symbol } = unitTable[unitIn(of, units)];
  return symbol ? `${of.label}, ${symbol}` : of.label;
}
