import uPlot from 'uplot';
import type { PhaseName } from '../../jumps/jump';
import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi } from '../../parameters/units';
import type { Span } from '../../playback/playback';
import { channel } from '../../recording/channels';
import type { Sample } from '../../recording/sample';
import { element, liveText } from '../elements/dom';
import type { Part } from '../part';
import { numberText, unitSymbol } from '../text';
import { labelsThatFit, shareOf } from '../transport/timeline-layout';
import { type Curve, linesOf, type Mark, type Pane, type PlotData, type Range, type Role, roles } from './plot-data';
import { createEntry, type LegendEntry } from './plot-legend';
import { axisSteps, brokenLine, numberLabels, timeLabels } from './plot-lines';
import type { PlotTheme } from './plot-theme';

/** All that a pane draws until something changes. */
export interface PaneContent {
  readonly data: PlotData;
  readonly curves: readonly Curve[];
  readonly window: Span;
  readonly marks: readonly Mark[];
  /** A row of phases for each run on show. */
  readonly phases: readonly (readonly { readonly name: PhaseName; readonly start: number; readonly end: number }[])[];
  readonly units: Units;
}

/** A run at the time that is being read; not running where it has not begun or is over. */
export interface Reading {
  readonly role: Role;
  readonly sample: Sample;
  isRunning: boolean;
}

export interface PlotPane extends Part {
  /** What takes the focus and the pointer. */
  readonly field: HTMLElement;
  /** Left edge and width of the plotting area in the window, CSS px. */
  area(): { readonly left: number; readonly width: number };
  draw(content: PaneContent, theme: PlotTheme): void;
  resize(): void;
  /** Moves the line of the present. */
  showPresent(time: number): void;
  /** Moves the line under the pointer; null takes it away. `tip` is written beside it, in one pane. */
  showPointer(time: number | null, tip: string): void;
  /** A span being drawn, as shares of the plotting area; null takes it away. */
  showSpan(span: { readonly left: number; readonly right: number } | null): void;
  read(readings: readonly Reading[], time: number, units: Units): void;
  /** What was read last, in words. */
  spoken(): string;
}

/** Thickness of lines and of the rows of phases under a plot, as shares of the height of the letters. */
const LINE = 0.135;
const THIN_LINE = 0.09;
const PHASE_ROW = 0.28;
/** Space right of a plot: half of the last number of the time stands there. */
const RIGHT = 14;
/** Beside every plot there is room for this number at least: so all begin alike, also below each other. */
const WIDEST = '25,000';
/** Where the present has not been put yet. */
const NOWHERE = Number.POSITIVE_INFINITY;
/** Between names of events, CSS px. */
const NAME_GAP = 10;

const dashes: Readonly<Record<Role, number[]>> = { first: [], second: [], ghost: [5, 3] };
const limitDashes: Readonly<Record<Role, number[]>> = { first: [3, 3], second: [1, 3], ghost: [] };
/** One plot: a line above it that names and reads its curves, the curves, and lines for the present and the pointer. */
export function createPlotPane(pane: Pane, index: number): PlotPane {
  const lines = linesOf(pane);
  const main = channel(pane.channels[0]);

  // --- what is written above ------------------------------------------------------------------------------------------
  const title = liveText(main.label);
  const entries = new Map<Role, LegendEntry>();
  for (const role of [...roles].reverse()) entries.set(role, createEntry(role));
  const limits = pane.channels.slice(1).map((key) => ({ of: channel(key), entry: createEntry('limit') }));
  const legend = element(
    'div',
    { class: 'plot-legend' },
    element('span', { class: 'plot-title' }, title.node),
    ...[...entries.values(), ...limits.map(({ entry }) => entry)].map((entry) => entry.element),
  );

  // --- what is moved over the picture ----------------------------------------------------------------------------------
  const present = element('div', { class: 'plot-present' });
  const pointer = element('div', { class: 'plot-pointer' });
  const tip = element('div', { class: 'plot-tip' });
  const span = element('div', { class: 'plot-span' });
  const dots = new Map<Role, HTMLElement>();
  for (const role of ['second', 'first'] as const)
    dots.set(role, element('div', { class: 'plot-dot', attributes: { 'data-line': role } }));
  pointer.hidden = tip.hidden = span.hidden = true;
  const overlay = [span, pointer, present, ...dots.values(), tip];

  const field = element('div', {
    class: 'plot-field',
    attributes: { role: 'slider', tabindex: '0', 'aria-label': `Time since exit, on the plot of ${main.label}` },
  });
  const root = element('div', { class: 'plot-pane' }, legend, field);

  // --- the picture --------------------------------------------------------------------------------------------------
  let plot: uPlot | null = null;
  let theme: PlotTheme | null = null;
  let content: PaneContent | null = null;
  let range: Range = { min: 0, max: 1 };
  let symbol = '';
  /** Of WIDEST in the letters of the theme; fonts are costly to change, so it is measured once. */
  let widest = 0;
  let pointerTime: number | null = null;
  let presentTime = Number.NaN;
  let presentLeft = NOWHERE;

  function createPlot(theme: PlotTheme, width: number, height: number): uPlot {
    const axis = {
      stroke: theme.ink,
      font: theme.font,
      grid: { stroke: theme.line, width: 1 },
      ticks: { show: false },
      border: { show: false },
    };
    return new uPlot(
      {
        width,
        height,
        padding: [theme.size + 5, RIGHT, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, auto: false }, y: { range: () => [range.min, range.max] } },
        axes: [
          {
            ...axis,
            grid: { show: false },
            gap: phasesHeight(theme),
            size: phasesHeight(theme) + theme.size + 1,
            space: theme.size * 5,
            incrs: axisSteps,
            values: (_, splits) => timeLabels(splits),
          },
          {
            ...axis,
            gap: 6,
            size: (self, labels) => numbersWidth(self, theme, labels ?? []),
            space: theme.size * 2.4,
            incrs: axisSteps,
            values: (_, splits) => numberLabels(splits),
          },
        ],
        series: [
          {},
          ...lines.map(
            ({ role, isLimit }): uPlot.Series => ({
              stroke: isLimit ? theme.limit : theme.roles[role],
              width: theme.size * (isLimit ? THIN_LINE : LINE),
              dash: (isLimit ? limitDashes : dashes)[role],
              // Straight onto the pixel grid, a gentle slope would be drawn as stairs.
              pxAlign: 0,
              points: { show: false },
              // Its scale is given, not sought in the values.
              auto: false,
              paths: brokenLine,
            }),
          ),
        ],
        hooks: { drawClear: [drawBehind], draw: [drawAround] },
      },
      undefined,
      field,
    );
  }

  function numbersWidth({ ctx }: uPlot, { font }: PlotTheme, labels: readonly string[]): number {
    if (widest === 0) {
      ctx.save();
      ctx.font = font;
      widest = ctx.measureText(WIDEST).width;
      ctx.restore();
    }
    const letters = labels.reduce((most, label) => Math.max(most, label.length), WIDEST.length);
    return (widest * letters) / WIDEST.length + 10;
  }

  /** Events as fine lines behind the curves. */
  function drawBehind({ ctx, bbox }: uPlot): void {
    if (!content || !theme) return;
    const { marks, window } = content;
    ctx.save();
    for (const { name, time, role } of marks) {
      if (time < window.start || time > window.end) continue;
      ctx.globalAlpha = pane.told.includes(name) ? 0.3 : 0.12;
      ctx.fillStyle = theme.roles[role];
      const x = Math.round(bbox.left + shareOf(time, window) * bbox.width);
      ctx.fillRect(x, bbox.top, Math.max(Math.round(uPlot.pxRatio), 1), bbox.height);
    }
    ctx.restore();
  }

  /** Names of events above, phases below. */
  function drawAround({ ctx, bbox }: uPlot): void {
    if (!content || !theme) return;
    const { window, phases } = content;
    const ratio = uPlot.pxRatio;
    const thickness = phaseThickness(theme);
    ctx.save();
    phases.forEach((row, i) => {
      const top = bbox.top + bbox.height + (2 + i * (thickness + 1)) * ratio;
      for (const { name, start, end } of row) {
        const left = bbox.left + shareOf(start, window) * bbox.width;
        const right = bbox.left + shareOf(end, window) * bbox.width;
        ctx.fillStyle = theme?.phases[name] ?? '';
        if (right > left) ctx.fillRect(left, top, right - left, thickness * ratio);
      }
    });
    ctx.font = theme.font.replace(`${theme.size}px`, `${theme.size * ratio}px`);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'bottom';
    const named = content.marks
      .filter(({ name, time }) => pane.told.includes(name) && time >= window.start && time <= window.end)
      .map((mark) => ({ ...mark, left: shareOf(mark.time, window) }));
    const fitting = labelsThatFit(
      named,
      ({ name }) => pane.told.indexOf(name),
      ({ label }) => (ctx.measureText(label).width + NAME_GAP * ratio) / bbox.width,
    );
    for (const { tick, centre } of fitting) {
      ctx.fillStyle = (tick as Mark & typeof tick).role === 'first' ? theme.ink : theme.roles.second;
      ctx.fillText(tick.label, bbox.left + centre * bbox.width, bbox.top - 3 * ratio);
    }
    ctx.restore();
  }

  function resize(): void {
    const width = field.clientWidth;
    const height = field.clientHeight;
    if (!theme || width < 60 || height < 40) return;
    if (!plot) {
      plot = createPlot(theme, width, height);
      plot.over.append(...overlay);
    } else if (plot.width !== width || plot.height !== height) {
      plot.setSize({ width, height });
    }
    redraw();
  }

  function redraw(): void {
    if (!plot || !content) return;
    const { data, window } = content;
    const own = data.panes[index];
    if (!own) return;
    range = own.range;
    const drawn = plot;
    drawn.batch(() => {
      drawn.setData([data.times, ...own.lines], false);
      drawn.setScale('x', { min: window.start, max: window.end });
    });
    presentLeft = NOWHERE;
    showPresent(presentTime);
    if (pointerTime !== null) showPointer(pointerTime, tip.textContent ?? '');
  }

  /** CSS px from the left edge of the plotting area; NaN outside. */
  function leftOf(time: number): number {
    if (!plot || !content) return Number.NaN;
    const { start, end } = content.window;
    if (!(time >= start - 1e-9 && time <= end + 1e-9)) return Number.NaN;
    return (shareOf(time, content.window) * plot.bbox.width) / uPlot.pxRatio;
  }

  function showPresent(time: number): void {
    presentTime = time;
    const left = leftOf(time);
    // A tenth of a pixel is not seen.
    if (Math.abs(left - presentLeft) < 0.1 || Object.is(left, presentLeft)) return;
    presentLeft = left;
    const isOutside = Number.isNaN(left);
    if (present.hidden !== isOutside) present.hidden = isOutside;
    if (!isOutside) present.style.transform = `translateX(${left.toFixed(1)}px)`;
  }

  function showPointer(time: number | null, text: string): void {
    pointerTime = time;
    const left = time === null ? Number.NaN : leftOf(time);
    pointer.hidden = Number.isNaN(left);
    tip.hidden = pointer.hidden || text === '';
    if (pointer.hidden || !plot) return;
    pointer.style.transform = `translateX(${left.toFixed(1)}px)`;
    if (tip.hidden) return;
    if (tip.textContent !== text) tip.textContent = text;
    const half = tip.offsetWidth / 2;
    const width = plot.bbox.width / uPlot.pxRatio;
    const centre = Math.min(Math.max(left, half), Math.max(width - half, half));
    tip.style.transform = `translateX(calc(${centre.toFixed(1)}px - 50%))`;
  }

  function nameEntries({ curves, units }: PaneContent): void {
    symbol = unitSymbol(main, units);
    title.set(symbol ? `${main.label}, ${symbol}` : main.label);
    const letters = Math.max(numberText(range.max, main.digits).length, numberText(range.min, main.digits).length);
    for (const [role, entry] of entries) {
      const curve = curves.find((each) => each.role === role);
      entry.element.hidden = !curve;
      // A run alone needs no name.
      entry.name.set(curve && curves.length > 1 ? curve.name : '');
      entry.setRoom(letters);
    }
    for (const { of, entry } of limits) {
      entry.name.set(of.label);
      entry.setRoom(letters * Math.max(curves.filter(({ role }) => role !== 'ghost').length, 1));
    }
  }

  return {
    element: root,
    field,
    area() {
      const { left, width } = (plot?.over ?? field).getBoundingClientRect();
      return { left, width };
    },
    draw(next, nextTheme) {
      if (nextTheme !== theme) {
        theme = nextTheme;
        plot?.destroy();
        plot = null;
        widest = 0;
      }
      content = next;
      range = next.data.panes[index]?.range ?? range;
      nameEntries(next);
      if (plot) redraw();
      else resize();
    },
    resize,
    showPresent,
    showPointer,
    showSpan(drawn) {
      span.hidden = !drawn;
      if (!drawn) return;
      span.style.left = `${drawn.left * 100}%`;
      span.style.width = `${(drawn.right - drawn.left) * 100}%`;
    },
    read(readings, time, units) {
      const unit = unitIn(main, units);
      const left = leftOf(time);
      for (const { role, sample, isRunning } of readings) {
        const value = isRunning ? fromSi(main.of(sample), unit) : Number.NaN;
        entries.get(role)?.value.set(numberText(value, main.digits));
        const dot = dots.get(role);
        if (!dot || !plot) continue;
        const top = plot.valToPos(value, 'y');
        const isSeen = Number.isFinite(left) && top >= -1 && top <= plot.bbox.height / uPlot.pxRatio + 1;
        dot.hidden = !isSeen;
        if (isSeen) dot.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
      }
      for (const [role, dot] of dots) if (!readings.some((each) => each.role === role)) dot.hidden = true;
      for (const { of, entry } of limits) {
        const texts: string[] = [];
        for (const { role, sample, isRunning } of readings) {
          if (role !== 'ghost')
            texts.push(numberText(isRunning ? fromSi(of.of(sample), unitIn(of, units)) : Number.NaN, of.digits));
        }
        entry.value.set(texts.join(' / '));
      }
    },
    spoken() {
      const read = (entry: LegendEntry, symbol: string) =>
        [entry.name.node.data, entry.value.node.data, symbol].filter((text) => text !== '').join(' ');
      const values = [...entries.values()].filter((entry) => !entry.element.hidden);
      return [
        ...values.map((entry, i) => `${i === 0 ? `${main.label} ` : ''}${read(entry, symbol)}`),
        ...limits.map(({ entry }) => read(entry, symbol)),
      ].join(', ');
    },
    dispose() {
      plot?.destroy();
      plot = null;
      root.remove();
    },
  };
}

function phaseThickness({ size }: PlotTheme): number {
  return Math.round(size * PHASE_ROW);
}

/** Two rows and the space around them. */
function phasesHeight(theme: PlotTheme): number {
  return 2 * phaseThickness(theme) + 4;
}
