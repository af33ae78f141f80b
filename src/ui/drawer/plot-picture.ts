import uPlot from 'uplot';
import { type Units, unitIn } from '../../parameters/reader-units';
import { units as unitTable } from '../../parameters/units';
import { channel } from '../../recording/channels';
import { drawAround, drawBehind } from './plot-backdrop';
import type { PaneData } from './plot-data';
import { axisSteps, brokenLine, labelsAlong, numberLabels } from './plot-lines';
import type { Projection } from './plot-nearest';
import { type Range, trueScale } from './plot-range';
import { roleStyles } from './plot-roles';
import { isFalling, linesOf, type PaneSpec } from './plot-spec';
import { fontOf, type PlotTheme } from './plot-theme';
import type { PlotWindow } from './plot-window';

/** All that a picture draws until something changes. */
export interface PictureContent {
  readonly data: PaneData;
  /** Of a drawing to scale: what of it is shown, upwards too. */
  readonly window: { readonly x: PlotWindow; readonly y: PlotWindow };
  readonly units: Units;
}

/** A plot on a canvas: curves, axes, events, phases. */
export interface PlotPicture {
  readonly plot: uPlot;
  /** The scales as they were drawn last, which in a drawing to scale follow from its shape. */
  readonly x: Range;
  readonly y: Range;
  draw(content: PictureContent): void;
  resize(width: number, height: number): void;
  /** Size of the plotting area, CSS px. */
  area(): { readonly width: number; readonly height: number };
  /** How numbers lie in the plotting area, CSS px from its upper left. */
  projection(): Projection;
  destroy(): void;
}

/** Thickness of lines and of the rows of phases under a plot, as shares of the height of the letters. */
const LINE = 0.135;
const THIN_LINE = 0.09;
const PHASE_ROW = 0.28;
/** Space right of a plot, where half of the last number stands: of the time; of any other quantity with its unit. CSS px. */
const RIGHT = 14;
const RIGHT_OF_OTHERS = 24;
/** Beside every plot there is room for this number at least: so all begin alike, also below each other. */
const WIDEST = '25,000';
const nothing = new Float64Array(0);

export function createPlotPicture(
  spec: PaneSpec,
  theme: PlotTheme,
  host: HTMLElement,
  size: { readonly width: number; readonly height: number },
): PlotPicture {
  const lines = linesOf(spec);
  const falls = isFalling(spec);
  let content: PictureContent | null = null;
  let x: Range = { min: 0, max: 1 };
  let y: Range = { min: 0, max: 1 };
  let unit = '';
  /** Of WIDEST in the letters of the theme; fonts are costly to change, so it is measured once. */
  let widest = 0;

  const axis = {
    stroke: theme.inkSoft,
    font: fontOf(theme),
    grid: { stroke: theme.line, width: theme.pixel },
    ticks: { show: false },
    border: { show: false },
  };
  const plot = new uPlot(
    {
      ...size,
      mode: 2,
      padding: [theme.size + 5 * theme.pixel, (spec.x === 'time' ? RIGHT : RIGHT_OF_OTHERS) * theme.pixel, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, auto: false, dir: falls ? -1 : 1, range: () => [x.min, x.max] },
        y: { range: () => [y.min, y.max] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          gap: phasesHeight(theme),
          size: phasesHeight(theme) + theme.size + theme.pixel,
          space: theme.size * 5,
          incrs: axisSteps,
          values: (_, splits) => labelsAlong(splits, unit, falls),
        },
        {
          ...axis,
          gap: 6 * theme.pixel,
          size: (self, labels) => numbersWidth(self, labels ?? []),
          space: theme.size * 2.4,
          incrs: axisSteps,
          values: (_, splits) => numberLabels(splits),
        },
      ],
      series: [
        null as unknown as uPlot.Series,
        ...lines.map(
          ({ role, isLimit }): uPlot.Series => ({
            facets: [
              { scale: 'x', auto: false },
              { scale: 'y', auto: false },
            ],
            stroke: isLimit ? theme.limit : theme.roles[role],
            width: theme.size * (isLimit ? THIN_LINE : LINE),
            dash: ((isLimit ? roleStyles[role].limitDash : roleStyles[role].dash) ?? []).map(
              (length) => length * theme.pixel * uPlot.pxRatio,
            ),
            // Straight onto the pixel grid, a gentle slope would be drawn as stairs.
            pxAlign: 0,
            points: { show: false },
            // Its scale is given, not sought in the values.
            auto: false,
            paths: brokenLine,
          }),
        ),
      ],
      hooks: {
        drawClear: [(self) => content && drawBehind(self, spec, theme, content)],
        draw: [(self) => content && drawAround(self, spec, theme, content, phaseThickness(theme))],
      },
    },
    [null, ...lines.map(() => [nothing, nothing])] as unknown as uPlot.AlignedData,
    host,
  );

  function numbersWidth({ ctx }: uPlot, labels: readonly string[]): number {
    if (widest === 0) {
      ctx.save();
      ctx.font = fontOf(theme);
      widest = ctx.measureText(WIDEST).width;
      ctx.restore();
    }
    const letters = labels.reduce((most, label) => Math.max(most, label.length), WIDEST.length);
    return (widest * letters) / WIDEST.length + 10 * theme.pixel;
  }

  // Of what the library has laid out itself: asking the page would lay it out once more.
  const area = () => ({ width: plot.bbox.width / uPlot.pxRatio, height: plot.bbox.height / uPlot.pxRatio });

  function takeScales({ data, window }: PictureContent): void {
    const { width, height } = plot.bbox;
    const isPlaced = width > 0 && height > 0;
    ({ x, y } = spec.isTrueScale
      ? trueScale({ x: data.whole, y: data.y }, window, isPlaced ? width / height : 1)
      : data);
  }

  function redraw(): void {
    if (!content) return;
    const { data } = content;
    const { width, height } = plot.bbox;
    takeScales(content);
    plot.batch(() => {
      const rows = data.lines.map(({ xs, ys }) => [xs, ys]);
      plot.setData([null, ...rows] as unknown as uPlot.AlignedData, false);
      plot.setScale('x', { min: x.min, max: x.max });
      plot.setScale('y', { min: y.min, max: y.max });
    });
    // The numbers beside it took another width: to scale, that is another picture.
    const isMoved = Math.abs(plot.bbox.width - width) > 1 || Math.abs(plot.bbox.height - height) > 1;
    if (isMoved && spec.isTrueScale) {
      takeScales(content);
      plot.batch(() => {
        plot.setScale('x', { min: x.min, max: x.max });
        plot.setScale('y', { min: y.min, max: y.max });
      });
    }
  }

  return {
    plot,
    get x() {
      return x;
    },
    get y() {
      return y;
    },
    draw(next) {
      content = next;
      unit = spec.x === 'time' ? 's' : unitTable[unitIn(channel(spec.x), next.units)].symbol;
      redraw();
    },
    resize(width, height) {
      if (plot.width === width && plot.height === height) return;
      plot.setSize({ width, height });
      redraw();
    },
    area,
    projection() {
      const { width, height } = area();
      return {
        zeroX: falls ? x.max : x.min,
        scaleX: (falls ? -width : width) / (x.max - x.min),
        zeroY: y.max,
        scaleY: -height / (y.max - y.min),
      };
    },
    destroy: () => plot.destroy(),
  };
}

function phaseThickness({ size }: PlotTheme): number {
  return Math.round(size * PHASE_ROW);
}

/** Two rows and the space around them. */
function phasesHeight(theme: PlotTheme): number {
  return 2 * phaseThickness(theme) + 4 * theme.pixel;
}
