import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi } from '../../parameters/units';
import { type Channel, channel } from '../../recording/channels';
import { element } from '../elements/dom';
import type { Part } from '../part';
import { quantityText } from '../text';
import type { Curve } from './plot-curves';
import type { PlotLine } from './plot-data';
import { createPlotHead } from './plot-head';
import { colourAs } from './plot-legend';
import { nearestMoment, type Projection } from './plot-nearest';
import { createPlotPicture, type PictureContent, type PlotPicture } from './plot-picture';
import { leadsOneWay, type PlacedMark } from './plot-places';
import type { Place } from './plot-pointer';
import type { Range } from './plot-range';
import { createHeightReader, type Reading } from './plot-reading';
import { type Role, roleStyles, roles } from './plot-roles';
import { inSentence, linesOf, type PaneSpec } from './plot-spec';
import type { PlotTheme } from './plot-theme';

/** All that a pane shows until something changes. */
export interface PaneContent extends PictureContent {
  readonly curves: readonly Curve[];
}

export interface PlotPane extends Part {
  readonly spec: PaneSpec;
  /** What takes the focus and the pointer. */
  readonly field: HTMLElement;
  /** Names the pane, and opens the choice of what it shows. */
  readonly title: HTMLButtonElement;
  /** Opens the table of what is drawn. */
  readonly tableLink: HTMLButtonElement;
  /** The plotting area in the window, CSS px. */
  area(): { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** What is drawn, for those who draw it elsewhere; null until there is something. */
  drawn(): { readonly content: PaneContent; readonly theme: PlotTheme; readonly x: Range; readonly y: Range } | null;
  draw(content: PaneContent, theme: PlotTheme): void;
  resize(): void;
  /** What lies along and upwards at a place, in shares of the plotting area from its upper left. */
  valueAt(share: Place): Place;
  /** Whether a place, in the numbers of the axes, is seen. */
  shows(x: number, y: number): boolean;
  /** Of a pane that is not over time: the moment on the clock at which a curve comes nearest to a place, shares as above. */
  nearest(share: Place): number;
  /** The event whose mark is no further from a place than `reach`, CSS px. */
  markNear(share: Place, reach: number): PlacedMark | null;
  /** Moves what marks the present. */
  showPresent(time: number, runs: readonly Reading[], units: Units): void;
  /** Marks what is under the pointer; null takes the mark away. `tip` is written beside it, in one pane. */
  showPointer(time: number | null, runs: readonly Reading[], tip: string, units: Units): void;
  /** A span being drawn, as shares of the plotting area; null takes it away. */
  showSpan(span: { readonly left: number; readonly right: number } | null): void;
  read(runs: readonly Reading[], time: number, units: Units): void;
  /** What was read last, in words. */
  spoken(): string;
}

/** Where the present has not been put yet. */
const NOWHERE = Number.POSITIVE_INFINITY;

/** One plot: a line above it that names and reads its curves, the curves, and what marks the present and the pointer. */
export function createPlotPane(spec: PaneSpec): PlotPane {
  const isClock = spec.x === 'time';
  const lines = linesOf(spec);
  const along: Channel | null = spec.x === 'time' ? null : channel(spec.x);

  const heightOf = createHeightReader(spec);
  const head = createPlotHead(spec, heightOf);

  // --- what is moved over the picture ----------------------------------------------------------------------------------
  const present = element('div', { class: 'plot-present' });
  const pointer = element('div', { class: 'plot-pointer' });
  const tip = element('div', { class: 'plot-tip' });
  const span = element('div', { class: 'plot-span' });
  const marker = (name: string) => {
    const made = new Map<Role, HTMLElement>();
    for (const role of roles) {
      if (!roleStyles[role].isPresent) continue;
      const dot = element('div', { class: name });
      colourAs(dot, role);
      dot.hidden = true;
      made.set(role, dot);
    }
    return made;
  };
  const dots = marker('plot-dot');
  /** Where it is not time that runs along, the present is a place on each curve. */
  const here = isClock ? new Map<Role, HTMLElement>() : marker('plot-here');
  pointer.hidden = tip.hidden = span.hidden = true;
  present.hidden = !isClock;
  const note = element('p', { class: 'plot-note' });
  note.hidden = true;
  const overlay = [note, span, pointer, present, ...here.values(), ...dots.values(), tip];

  const field = element('div', {
    class: 'plot-field',
    attributes: {
      role: 'slider',
      tabindex: '0',
      // Until the first frame reads the clock.
      'aria-valuenow': '0',
      'aria-label': `Time since exit, on the plot of ${inSentence(spec.channels[0])} against ${inSentence(spec.x)}`,
    },
  });
  const root = element(
    'div',
    { class: spec.isDifference ? 'plot-pane is-difference' : 'plot-pane' },
    head.element,
    field,
  );

  // --- the picture --------------------------------------------------------------------------------------------------
  let picture: PlotPicture | null = null;
  let theme: PlotTheme | null = null;
  let content: PaneContent | null = null;
  /** As it was drawn last: asked for at every move of a pointer. */
  let projection: Projection = { zeroX: 0, scaleX: 1, zeroY: 0, scaleY: 1 };
  let width = 0;
  let height = 0;
  let isOneWay = false;
  let presentTime = Number.NaN;
  let presentLeft = NOWHERE;

  function redraw(): void {
    if (!picture || !content) return;
    picture.draw(content);
    measure();
  }
  function measure(): void {
    if (!picture) return;
    ({ width, height } = picture.area());
    projection = picture.projection();
    presentLeft = NOWHERE;
    if (isClock) showClock(presentTime);
  }
  function resize(): void {
    const size = { width: field.clientWidth, height: field.clientHeight };
    if (!theme || size.width < 60 || size.height < 40) return;
    if (picture) {
      picture.resize(size.width, size.height);
      measure();
      return;
    }
    picture = createPlotPicture(spec, theme, field, size);
    picture.plot.over.append(...overlay);
    redraw();
  }

  // --- places -----------------------------------------------------------------------------------------------------------
  const leftOf = (x: number): number => (x - projection.zeroX) * projection.scaleX;
  const topOf = (y: number): number => (y - projection.zeroY) * projection.scaleY;
  const isInside = (at: number, most: number): boolean => at >= -1 && at <= most + 1;

  /** What lies along at a moment of a run. */
  const alongOf = ({ sample }: Reading, time: number, units: Units): number =>
    along ? fromSi(along.of(sample), unitIn(along, units)) : time;

  function place(dot: HTMLElement, run: Reading, runs: readonly Reading[], time: number, units: Units): void {
    const left = leftOf(alongOf(run, time, units));
    const top = topOf(heightOf(run, runs, units));
    const isSeen = isInside(left, width) && isInside(top, height);
    if (dot.hidden === isSeen) dot.hidden = !isSeen;
    if (isSeen) dot.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
  }
  function placeAll(among: ReadonlyMap<Role, HTMLElement>, runs: readonly Reading[], time: number, units: Units): void {
    if (!picture) return;
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i] as Reading;
      const dot = among.get(run.role);
      if (dot) place(dot, run, runs, time, units);
    }
  }

  function showClock(time: number): void {
    const left = picture ? leftOf(time) : Number.NaN;
    // A tenth of a pixel is not seen.
    if (Math.abs(left - presentLeft) < 0.1 || Object.is(left, presentLeft)) return;
    presentLeft = left;
    const isOutside = !isInside(left, width);
    if (present.hidden !== isOutside) present.hidden = isOutside;
    if (!isOutside) present.style.transform = `translateX(${left.toFixed(1)}px)`;
  }

  /** Dots of runs that are no longer there. */
  function hideOthers(curves: readonly Curve[]): void {
    for (const among of [dots, here]) {
      for (const [role, dot] of among) if (!curves.some((curve) => curve.role === role)) dot.hidden = true;
    }
  }

  return {
    spec,
    element: root,
    field,
    title: head.title,
    tableLink: head.tableLink,
    spoken: head.spoken,
    area() {
      const box = (picture?.plot.over ?? field).getBoundingClientRect();
      return { left: box.left, top: box.top, width: box.width, height: box.height };
    },
    drawn: () => (content && theme && picture ? { content, theme, x: picture.x, y: picture.y } : null),
    draw(next, nextTheme) {
      if (nextTheme !== theme) {
        theme = nextTheme;
        picture?.destroy();
        picture = null;
      }
      content = next;
      isOneWay = !isClock && next.data.lines.every(({ xs }) => xs.length === 0 || leadsOneWay(xs));
      head.name(next.curves, next.units, next.data.y);
      hideOthers(next.curves);
      const isEmpty = next.data.lines.every(({ ys }) => ys.every(Number.isNaN));
      note.hidden = !isEmpty;
      if (isEmpty) {
        note.textContent = spec.isDifference
          ? 'Nothing to compare with: change a parameter, or compare two runs.'
          : `Nothing to draw: ${inSentence(spec.channels[0])} has no meaning in this jump.`;
      }
      if (picture) redraw();
      else resize();
    },
    resize,
    valueAt: (share) => ({
      x: projection.zeroX + (share.x * width) / projection.scaleX,
      y: projection.zeroY + (share.y * height) / projection.scaleY,
    }),
    shows: (x, y) => isInside(leftOf(x), width) && isInside(topOf(y), height),
    nearest(share) {
      if (!content) return Number.NaN;
      const { data } = content;
      const meant = data.lines.filter((_, i): boolean => {
        const line = lines[i];
        return line !== undefined && !line.isLimit && roleStyles[line.role].isPresent;
      });
      const at = { x: share.x * width, y: share.y * height };
      return nearestMoment(meant as readonly PlotLine[], data.times, projection, at, isOneWay);
    },
    markNear(share, reach) {
      const marks = content?.data.marks ?? [];
      let [best, least]: [PlacedMark | null, number] = [null, reach * reach];
      for (const mark of marks) {
        const dx = leftOf(mark.x) - share.x * width;
        const dy = Number.isNaN(mark.y) ? 0 : topOf(mark.y) - share.y * height;
        const isSeen = isInside(leftOf(mark.x), width) && dx * dx + dy * dy <= least;
        if (isSeen) [best, least] = [mark, dx * dx + dy * dy];
      }
      return best;
    },
    showPresent(time, runs, units) {
      presentTime = time;
      if (isClock) showClock(time);
      else placeAll(here, runs, time, units);
    },
    showPointer(time, runs, text, units) {
      const first = runs.find(({ isRunning, role }) => isRunning && roleStyles[role].isPresent);
      const isSomewhere = time !== null && picture !== null && (isClock || first !== undefined);
      const left = isSomewhere ? (isClock ? leftOf(time) : leftOf(alongOf(first as Reading, time, units))) : Number.NaN;
      const isSeen = isInside(left, width);
      pointer.hidden = !isClock || !isSeen;
      tip.hidden = !isSeen || text === '';
      if (!pointer.hidden) pointer.style.transform = `translateX(${left.toFixed(1)}px)`;
      if (tip.hidden) return;
      const told = along && first ? `${quantityText(along.of(first.sample), along, units)}, ${text}` : text;
      if (tip.textContent !== told) tip.textContent = told;
      const half = tip.offsetWidth / 2;
      const centre = Math.min(Math.max(left, half), Math.max(width - half, half));
      tip.style.transform = `translateX(calc(${centre.toFixed(1)}px - 50%))`;
    },
    showSpan(drawn) {
      span.hidden = !drawn;
      if (!drawn) return;
      span.style.left = `${drawn.left * 100}%`;
      span.style.width = `${(drawn.right - drawn.left) * 100}%`;
    },
    read(runs, time, units) {
      head.read(runs, units);
      placeAll(dots, runs, time, units);
    },
    dispose() {
      picture?.destroy();
      picture = null;
      root.remove();
    },
  };
}
