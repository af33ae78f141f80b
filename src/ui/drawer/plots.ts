import { unitIn } from '../../parameters/reader-units';
import { fromSi } from '../../parameters/units';
import { channel } from '../../recording/channels';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { createCleanup, setAttribute } from '../elements/dom';
import { spanOf, trackBeside } from '../state';
import { eventText, timeText } from '../text';
import { nearestEvent, timeStep } from '../transport/timeline-layout';
import type { DrawerTab, TabContext } from './drawer';
import { type Curve, curvesOf, marksOf } from './plot-curves';
import { createPlotData, POINTS } from './plot-data';
import {
  type Frame,
  type FrameBounds,
  followedFrame,
  movedFrame,
  spannedFrame,
  wholeFrame,
  zoomedFrame,
} from './plot-frames';
import { listenToPlot, type Place } from './plot-pointer';
import type { Reading } from './plot-reading';
import { forRoles } from './plot-roles';
import { type PlotTheme, readPlotTheme } from './plot-theme';
import { createPlotTools, ZOOM_STEP } from './plot-tools';
import { createPlotViews, type PlotView } from './plot-views';
import { fitted, followed } from './plot-window';
import { plotText } from './plot-words';

/** A pointer this near to an event, CSS px, means the event. */
const REACH = 6;
/** Numbers that change faster than this cannot be read, ms. */
const READING_INTERVAL = 66;
/** Texts that nobody sees are written once nothing has changed for so long, ms. */
const SETTLED = 300;
/** While time runs on by itself, the reading is said no more often than this, ms. */
const SPEAKING_INTERVAL = 3000;

/** Plots of the runs on show, each over the clock or over another quantity, with the present in all of them. */
export function createPlots({ state, playback, actions, wanted }: TabContext): DrawerTab {
  const cleanup = createCleanup();
  const readPanes = createPlotData();
  const readings = forRoles((role): Reading => ({ role, sample: createSample(), isRunning: false }));
  let curves: readonly Curve[] = [];
  /** The curves' own of `readings`, in their order. */
  let running: readonly Reading[] = [];
  let whole = { start: 0, end: 1 };
  /** The stretch of the clock that all plots over time show. */
  let clockFrame: Frame = wholeFrame;
  let theme: PlotTheme | null = null;
  let isStale = true;
  /** Whether the texts for assistive software say what is drawn. */
  let isTold = false;

  let pointed: number | null = null;
  let pointedTip = '';
  let pointedIn: PlotView | null = null;
  let isPointerStale = false;
  let before = playback.time;
  let leaps = playback.discontinuities;
  let shownTime = Number.NaN;
  let readTime = Number.NaN;
  let readAt = 0;
  let spoken = Number.NaN;
  let spokenAt = 0;

  const views = createPlotViews({
    state,
    curves: () => curves,
    listen,
    refresh() {
      isStale = true;
      update();
      tellTexts();
    },
    openTable(channels) {
      wanted.columns = channels;
      actions.openDrawer('table');
    },
  });
  const root = views.element;

  const tools = createPlotTools({ add: () => views.add(), zoom: zoomAll, reset: resetAll });

  // --- zoom -----------------------------------------------------------------------------------------------------------
  const isClock = ({ pane }: PlotView) => pane.spec.x === 'time';
  const frameOf = (view: PlotView): Frame => (isClock(view) ? clockFrame : view.frame);
  function setFrame(view: PlotView, next: Frame): void {
    if (isClock(view)) {
      setClock(next);
    } else if (next !== view.frame) {
      view.frame = next;
      isStale = true;
    }
  }
  function setClock(next: Frame): void {
    if (next.x === clockFrame.x) return;
    clockFrame = next;
    isStale = true;
  }
  function boundsOf(view: PlotView): FrameBounds {
    const drawn = view.pane.drawn();
    const data = drawn?.content.data;
    return {
      whole: isClock(view) || !data ? whole : { start: data.whole.min, end: data.whole.max },
      isClock: isClock(view),
      shown:
        view.pane.spec.isTrueScale && drawn && data
          ? { x: drawn.x, y: drawn.y, height: data.y.max - data.y.min }
          : null,
    };
  }
  const present = { x: Number.NaN, y: Number.NaN };
  /** Where the present of the first run stands in a plot, in its numbers; NaN where it has none. Filled anew by the next call. */
  function presentIn({ pane }: PlotView): Place {
    const time = playback.time;
    const first = curves[0];
    present.x = time;
    present.y = 0;
    if (pane.spec.x === 'time' || !first) return present;
    const { units } = state.get();
    const [along, main] = [channel(pane.spec.x), channel(pane.spec.channels[0])];
    sampleAt(first.recording, time - first.offset, readings.first.sample);
    present.x = fromSi(along.of(readings.first.sample), unitIn(along, units));
    present.y = fromSi(main.of(readings.first.sample), unitIn(main, units));
    return present;
  }
  function zoom(view: PlotView, factor: number, about: Place): void {
    if (!Number.isNaN(about.x)) setFrame(view, zoomedFrame(frameOf(view), boundsOf(view), factor, about));
  }
  /** All plots about the present; those over time are one. */
  function zoomAll(factor: number): void {
    let isClockDone = false;
    for (const view of views.list()) {
      if (isClock(view) && isClockDone) continue;
      isClockDone ||= isClock(view);
      zoom(view, factor, presentIn(view));
    }
  }
  function resetAll(): void {
    for (const view of views.list()) setFrame(view, wholeFrame);
    setClock(wholeFrame);
  }

  // --- drawing --------------------------------------------------------------------------------------------------------
  function rebuild(): void {
    isStale = false;
    const now = state.get();
    if (now.shown.length === 0) return;
    whole = spanOf(now.shown, trackBeside(now));
    clockFrame = { x: fitted(clockFrame.x, whole), y: null };
    curves = curvesOf(now);
    running = curves.map(({ role }) => readings[role]);
    theme ??= readPlotTheme(root);
    const { units } = now;
    const source = { curves, marks: marksOf(curves), whole, window: clockFrame.x ?? whole, units };
    const list = views.list();
    const wishes = list.map((view) => ({ spec: view.pane.spec, window: frameOf(view).x }));
    const panes = readPanes(wishes, source, POINTS);
    for (let i = 0; i < list.length; i++) {
      const view = list[i] as PlotView;
      const data = panes[i];
      if (!data) continue;
      view.pane.draw({ data, window: frameOf(view), units, curves }, theme);
      // Another jump may have nothing where one looked.
      const isLost = !isClock(view) && !fitted(view.frame.x, { start: data.whole.min, end: data.whole.max });
      if (isLost && view.frame.x) setFrame(view, wholeFrame);
      setAttribute(view.pane.field, 'aria-valuemin', whole.start.toFixed(2));
      setAttribute(view.pane.field, 'aria-valuemax', whole.end.toFixed(2));
    }
    const isZoomed = clockFrame.x !== null || list.some(({ frame }) => frame.x !== null);
    tools.show({ curves: curves.length > 1 ? curves : [], isZoomed, isFull: views.isFull() });
    shownTime = readTime = spoken = Number.NaN;
    isPointerStale = pointed !== null;
    isTold = false;
  }

  function tellTexts(): void {
    isTold = true;
    const { units } = state.get();
    for (const view of views.list()) {
      const drawn = view.pane.drawn();
      if (drawn) view.setText(plotText(view.pane.spec, drawn.content.data, curves, units));
    }
  }

  function fill(time: number): void {
    for (let i = 0; i < running.length; i++) {
      const reading = running[i] as Reading;
      const { recording, offset } = curves[i] as Curve;
      const own = time - offset;
      reading.isRunning = own >= recording.start - 1e-9 && own <= recording.end + 1e-9;
      if (reading.isRunning) sampleAt(recording, own, reading.sample);
    }
  }
  function read(time: number): void {
    const { units } = state.get();
    fill(time);
    for (const { pane } of views.list()) pane.read(running, time, units);
  }

  /** The value of each slider is the time; its text adds what the plot reads there. */
  function speak(now: number): void {
    const time = playback.time;
    if (time === spoken) return;
    const isFocused = root.contains(document.activeElement);
    if (playback.playing && (!isFocused || now - spokenAt < SPEAKING_INTERVAL)) return;
    spoken = time;
    spokenAt = now;
    // What stands there to be seen may be what is under the pointer.
    if (pointed !== null) read(time);
    for (const { pane } of views.list()) {
      setAttribute(pane.field, 'aria-valuenow', time.toFixed(2));
      setAttribute(pane.field, 'aria-valuetext', `${timeText(time)}: ${pane.spoken()}`);
    }
    if (pointed !== null) read(pointed);
  }

  function follow(): void {
    const time = playback.time;
    if (time === before) return;
    const { start, end } = clockFrame.x ?? whole;
    const wasInside = before >= start && before <= end;
    if (wasInside || leaps !== playback.discontinuities) {
      const next = followed(clockFrame.x, whole, time);
      if (next !== clockFrame.x) setClock({ x: next, y: null });
    }
    const list = views.list();
    for (let i = 0; i < list.length; i++) {
      const view = list[i] as PlotView;
      if (isClock(view) || view.frame.x === null) continue;
      const { x, y } = presentIn(view);
      if (!view.pane.shows(x, y)) setFrame(view, followedFrame(view.frame, boundsOf(view), x, y));
    }
    before = time;
    leaps = playback.discontinuities;
  }

  function update(): void {
    follow();
    if (isStale) rebuild();
    const time = playback.time;
    const list = views.list();
    const { units } = state.get();
    if (time !== shownTime) {
      shownTime = time;
      if (views.hasOtherThanClock()) fill(time);
      for (let i = 0; i < list.length; i++) list[i]?.pane.showPresent(time, running, units);
    }
    if (isPointerStale) {
      isPointerStale = false;
      if (pointed !== null) fill(pointed);
      for (const view of list) view.pane.showPointer(pointed, running, view === pointedIn ? pointedTip : '', units);
    }
    const reading = pointed ?? time;
    const now = performance.now();
    if (reading === readTime) {
      if (!isTold && now - readAt > SETTLED) tellTexts();
      speak(now);
      return;
    }
    if (playback.playing && pointed === null && !Number.isNaN(readTime) && now - readAt < READING_INTERVAL) return;
    readAt = now;
    readTime = reading;
    read(reading);
  }

  // --- hands ----------------------------------------------------------------------------------------------------------
  /** The event that a pointer means, or its own moment; NaN where there is none. */
  function meant(view: PlotView, place: Place): { readonly time: number; readonly tip: string } {
    const { shown } = state.get();
    const near = view.pane.markNear(place, REACH);
    const time = near?.time ?? (isClock(view) ? view.pane.valueAt(place).x : view.pane.nearest(place));
    const event = near && nearestEvent(shown, near.time, 1e-6);
    if (!event) return { time, tip: timeText(time) };
    return { time, tip: `${shown.length > 1 ? `${event.shown.name}: ` : ''}${eventText(event.event)}` };
  }
  function point(view: PlotView, place: Place | null): void {
    const at = place === null ? null : meant(view, place);
    pointed = at === null || Number.isNaN(at.time) ? null : at.time;
    pointedTip = at?.tip ?? '';
    pointedIn = view;
    isPointerStale = true;
  }
  function listen(view: PlotView, own: ReturnType<typeof createCleanup>): void {
    const { pane } = view;
    listenToPlot(own, pane.field, {
      area: pane.area,
      point: (place) => point(view, place),
      grab: () => actions.hold(true),
      drag: (place) => actions.seek(meant(view, place).time),
      release: () => actions.hold(false),
      span(from, to) {
        point(view, to);
        const span = { left: Math.min(from.x, to.x), right: Math.max(from.x, to.x) };
        // Plots over time show the same stretch of it.
        for (const each of views.list())
          if (each === view || (isClock(view) && isClock(each))) each.pane.showSpan(span);
      },
      endSpan(from, to, isGivenUp) {
        for (const each of views.list()) each.pane.showSpan(null);
        const isWide = Math.abs(to.x - from.x) * pane.area().width > REACH;
        if (!isGivenUp && isWide) {
          setFrame(view, spannedFrame(boundsOf(view), pane.valueAt(from), pane.valueAt(to)));
        }
      },
      zoom: (factor, place) => zoom(view, factor, pane.valueAt(place)),
      pan(share) {
        const [left, right] = [pane.valueAt({ x: 0, y: 0 }).x, pane.valueAt({ x: 1, y: 0 }).x];
        setFrame(view, movedFrame(frameOf(view), boundsOf(view), share * (right - left)));
      },
      reset: () => setFrame(view, wholeFrame),
    });
    own.listen(pane.field, 'keydown', (event) => onKey(event, view));
  }
  function onKey(event: KeyboardEvent, view: PlotView): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const factor = event.key === '-' ? 1 / ZOOM_STEP : ['+', '='].includes(event.key) ? ZOOM_STEP : null;
    const step = timeStep(event);
    if (factor !== null) zoom(view, factor, presentIn(view));
    else if (event.key === '0') setFrame(view, wholeFrame);
    else if (step !== null) actions.seek(Math.min(Math.max(playback.time + step, playback.start), playback.end));
    else return;
    event.preventDefault();
  }

  // --- what changes around ----------------------------------------------------------------------------------------------
  cleanup.add(
    state.subscribe((now, was) => {
      // Another picture: the stretch that was looked at means nothing in it.
      if (now.view !== was.view || now.comparison !== was.comparison) resetAll();
      const isSame =
        now.shown === was.shown && now.ghost === was.ghost && now.track === was.track && now.units === was.units;
      if (!isSame) isStale = true;
      // Windows over other quantities are in the reader's units.
      if (now.units !== was.units) for (const view of views.list()) view.frame = wholeFrame;
      if (now.drawer !== 'plots') views.closeChooser();
    }),
  );
  views.onResize(() => {
    // Letters change their size with the window.
    const next = readPlotTheme(root);
    if (theme && JSON.stringify(next) !== JSON.stringify(theme)) {
      theme = next;
      isStale = true;
    }
    shownTime = readTime = Number.NaN;
  });
  // Letters drawn before their font had come are drawn again.
  void document.fonts.ready.then(() => {
    isStale = true;
  });

  return {
    element: root,
    tools: tools.elements,
    update,
    dispose() {
      cleanup.run();
      tools.dispose();
      views.dispose();
      root.remove();
    },
  };
}
