import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { createCleanup, element, setAttribute } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import { spanOf } from '../state';
import { eventText, timeText } from '../text';
import { nearestEvent } from '../transport/timeline-layout';
import type { DrawerTab, TabContext } from './drawer';
import {
  type Curve,
  createPlotData,
  curvesOf,
  type Mark,
  marksOf,
  POINTS,
  panes,
  paneText,
  phaseRows,
  type Role,
} from './plot-data';
import { createPlotPane, type PlotPane, type Reading } from './plot-pane';
import { listenToPlot } from './plot-pointer';
import { type PlotTheme, readPlotTheme } from './plot-theme';
import { fitted, followed, moved, type PlotWindow, spanned, zoomed } from './plot-window';

/** A pointer this near to an event, CSS px, means the event. */
const REACH = 6;
/** Numbers that change faster than this cannot be read, ms. */
const READING_INTERVAL = 66;
/** Texts that nobody sees are written once nothing has changed for so long, ms. */
const SETTLED = 300;
/** One step of a button or key. */
const ZOOM_STEP = 0.5;

/** Height, speed and load against time, over one stretch of the clock, with the present as a line through all of them. */
export function createPlots({ state, playback, actions }: TabContext): DrawerTab {
  const cleanup = createCleanup();
  const views = panes.map((pane, i) => ({ pane, view: createPlotPane(pane, i), text: element('p') }));
  const twins = element('div', { class: 'visually-hidden' }, ...views.map(({ text }) => text));
  const root = element('div', { class: 'plots' }, ...views.map(({ view }) => view.element), twins);
  views.forEach(({ view, text, pane }) => {
    text.id = `plot-text-${pane.key}`;
    view.field.setAttribute('aria-describedby', text.id);
  });

  const key = element('div', { class: 'plot-key', attributes: { 'aria-hidden': 'true' } });
  const iconButton = (name: IconName, label: string, title: string, act: () => void) => {
    const made = element('button', { class: 'plain', title, attributes: { type: 'button', 'aria-label': label } });
    made.append(createIcon(name).element);
    cleanup.listen(made, 'click', act);
    return made;
  };
  const closer = iconButton('zoomIn', 'Zoom in', 'Zoom in on the present (+, wheel, or draw a span with Shift)', () =>
    zoom(ZOOM_STEP),
  );
  const wider = iconButton('zoomOut', 'Zoom out', 'Zoom out (−)', () => zoom(1 / ZOOM_STEP));
  const whole_ = iconButton('wholeSpan', 'Whole jump', 'Whole jump (0, or double click)', () => show(null));
  const zoomButtons = element(
    'div',
    { class: 'drawer-zoom', attributes: { role: 'group', 'aria-label': 'Zoom' } },
    closer,
    wider,
    whole_,
  );
  function onZoom(isZoomed: boolean): void {
    for (const button of [wider, whole_]) button.setAttribute('aria-disabled', String(!isZoomed));
  }
  onZoom(false);

  const readLines = createPlotData();
  const readingOf: Readonly<Record<Role, Reading>> = {
    first: { role: 'first', sample: createSample(), isRunning: false },
    second: { role: 'second', sample: createSample(), isRunning: false },
    ghost: { role: 'ghost', sample: createSample(), isRunning: false },
  };
  let curves: readonly Curve[] = [];
  let marks: readonly Mark[] = [];
  let readings: readonly Reading[] = [];
  let whole = { start: 0, end: 1 };
  let window: PlotWindow = null;
  let theme: PlotTheme | null = null;
  let isStale = true;
  /** What the texts for assistive software were written from. */
  let isTold = false;

  let pointed: number | null = null;
  let pointedTip = '';
  let pointedIn: PlotPane | null = null;
  let isPointerStale = false;
  let before = playback.time;
  let leaps = playback.discontinuities;
  let readTime = Number.NaN;
  let readAt = 0;
  let spoken = Number.NaN;

  const shownSpan = () => window ?? whole;
  const timeAt = (share: number): number => {
    const { start, end } = shownSpan();
    return start + share * (end - start);
  };

  // --- zoom -----------------------------------------------------------------------------------------------------------
  function show(next: PlotWindow): void {
    if (next === window) return;
    const wasZoomed = window !== null;
    window = next;
    isStale = true;
    if (wasZoomed !== (window !== null)) onZoom(window !== null);
  }
  function zoom(factor: number, about = playback.time): void {
    show(zoomed(window, whole, factor, about));
  }

  // --- drawing --------------------------------------------------------------------------------------------------------
  function rebuild(): void {
    isStale = false;
    const now = state.get();
    if (now.shown.length === 0) return;
    whole = spanOf(now.shown);
    show(fitted(window, whole));
    isStale = false;
    curves = curvesOf(now);
    nameCurves();
    marks = marksOf(now.shown);
    readings = curves.map(({ role }) => readingOf[role]);
    theme ??= readPlotTheme(root);
    const data = readLines(curves, shownSpan(), now.units, POINTS);
    const content = {
      data,
      curves,
      window: shownSpan(),
      marks,
      phases: phaseRows(now.shown),
      units: now.units,
    };
    for (const { view } of views) {
      view.draw(content, theme);
      setAttribute(view.field, 'aria-valuemin', whole.start.toFixed(2));
      setAttribute(view.field, 'aria-valuemax', whole.end.toFixed(2));
    }
    readTime = spoken = Number.NaN;
    isPointerStale = pointed !== null;
    isTold = false;
  }

  /** Said once for all panes; a run alone needs no name. */
  function nameCurves(): void {
    const names = curves.length > 1 ? curves.map(({ name }) => name).join() : '';
    if (key.dataset.names === names) return;
    key.dataset.names = names;
    key.replaceChildren(
      ...(names === '' ? [] : curves).map(({ role, name }) =>
        element(
          'span',
          { class: 'plot-entry', attributes: { 'data-line': role } },
          element('i'),
          element('span', { text: name }),
        ),
      ),
    );
  }

  function tellTexts(): void {
    isTold = true;
    const { units } = state.get();
    for (const { pane, text } of views) text.textContent = paneText(pane, curves, units);
  }

  function read(time: number): void {
    const { units } = state.get();
    for (let i = 0; i < readings.length; i++) {
      const reading = readings[i] as Reading;
      const { recording, offset } = curves[i] as Curve;
      const own = time - offset;
      reading.isRunning = own >= recording.start - 1e-9 && own <= recording.end + 1e-9;
      if (reading.isRunning) sampleAt(recording, own, reading.sample);
    }
    for (const { view } of views) view.read(readings, time, units);
  }

  /** The value of each slider is the time; its text adds what the plot reads there. */
  function speak(): void {
    const time = playback.time;
    if (time === spoken) return;
    const isFocused = root.contains(document.activeElement);
    if (playback.playing && !isFocused) return;
    spoken = time;
    // What stands there to be seen may be what is under the pointer.
    if (pointed !== null) read(time);
    for (const { view } of views) {
      setAttribute(view.field, 'aria-valuenow', time.toFixed(2));
      setAttribute(view.field, 'aria-valuetext', `${timeText(time)}: ${view.spoken()}`);
    }
    if (pointed !== null) read(pointed);
  }

  function follow(): void {
    const time = playback.time;
    if (time === before) return;
    const { start, end } = shownSpan();
    const wasInside = before >= start && before <= end;
    if (wasInside || leaps !== playback.discontinuities) show(followed(window, whole, time));
    before = time;
    leaps = playback.discontinuities;
  }

  function update(): void {
    follow();
    if (isStale) rebuild();
    const time = playback.time;
    for (let i = 0; i < views.length; i++) views[i]?.view.showPresent(time);
    if (isPointerStale) {
      isPointerStale = false;
      for (const { view } of views) view.showPointer(pointed, view === pointedIn ? pointedTip : '');
    }
    const reading = pointed ?? time;
    if (reading === readTime) {
      if (!isTold && performance.now() - readAt > SETTLED) tellTexts();
      speak();
      return;
    }
    const now = performance.now();
    if (playback.playing && pointed === null && !Number.isNaN(readTime) && now - readAt < READING_INTERVAL) return;
    readAt = now;
    readTime = reading;
    read(reading);
  }

  // --- hands ----------------------------------------------------------------------------------------------------------
  /** The event that a pointer means, or its own time. */
  function meant(share: number, width: number): { readonly time: number; readonly tip: string } {
    const { start, end } = shownSpan();
    const time = timeAt(share);
    const { shown } = state.get();
    const near = nearestEvent(shown, time, (REACH / Math.max(width, 1)) * (end - start));
    if (!near || near.time < start || near.time > end) return { time, tip: timeText(time) };
    const name = shown.length > 1 ? `${near.shown.name}: ` : '';
    return { time: near.time, tip: `${name}${eventText(near.event)}` };
  }
  function point(view: PlotPane, share: number | null): void {
    const at = share === null ? null : meant(share, view.area().width);
    pointed = at?.time ?? null;
    pointedTip = at?.tip ?? '';
    pointedIn = view;
    isPointerStale = true;
  }
  for (const { view } of views) {
    listenToPlot(cleanup, view.field, {
      area: view.area,
      point: (share) => point(view, share),
      grab: () => actions.hold(true),
      drag: (share) => actions.seek(meant(share, view.area().width).time),
      release: () => actions.hold(false),
      span(from, to) {
        point(view, to);
        for (const each of views) each.view.showSpan({ left: Math.min(from, to), right: Math.max(from, to) });
      },
      endSpan(from, to, isGivenUp) {
        for (const each of views) each.view.showSpan(null);
        const isWide = Math.abs(to - from) * view.area().width > REACH;
        if (!isGivenUp && isWide) show(spanned(timeAt(from), timeAt(to), whole));
      },
      zoom: (factor, share) => zoom(factor, timeAt(share)),
      pan(share) {
        const { start, end } = shownSpan();
        show(moved(window, whole, share * (end - start)));
      },
      reset: () => show(null),
    });
    cleanup.listen(view.field, 'keydown', onKey);
  }
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 0.1 : 1;
    const deeds: Record<string, () => void> = {
      ArrowLeft: () => actions.seek(playback.time - step),
      ArrowDown: () => actions.seek(playback.time - step),
      ArrowRight: () => actions.seek(playback.time + step),
      ArrowUp: () => actions.seek(playback.time + step),
      PageDown: () => actions.seek(playback.time - 10),
      PageUp: () => actions.seek(playback.time + 10),
      Home: () => actions.seek(playback.start),
      End: () => actions.seek(playback.end),
      '+': () => zoom(ZOOM_STEP),
      '=': () => zoom(ZOOM_STEP),
      '-': () => zoom(1 / ZOOM_STEP),
      '0': () => show(null),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  // --- what changes around ----------------------------------------------------------------------------------------------
  cleanup.add(
    state.subscribe((now, was) => {
      // Another picture: the stretch that was looked at means nothing in it.
      if (now.view !== was.view || now.comparison !== was.comparison) show(null);
      if (now.shown !== was.shown || now.ghost !== was.ghost || now.units !== was.units) isStale = true;
    }),
  );
  const watcher = new ResizeObserver(() => {
    // Letters change their size with the window.
    const next = readPlotTheme(root);
    if (theme && JSON.stringify(next) !== JSON.stringify(theme)) {
      theme = next;
      isStale = true;
    }
    for (const { view } of views) view.resize();
    readTime = Number.NaN;
  });
  for (const { view } of views) watcher.observe(view.field);
  cleanup.add(() => watcher.disconnect());
  // Letters drawn before their font had come are drawn again.
  void document.fonts.ready.then(() => {
    isStale = true;
  });

  return {
    element: root,
    tools: [element('div', { class: 'drawer-key' }, key), zoomButtons],
    update,
    dispose() {
      cleanup.run();
      for (const { view } of views) view.dispose();
      root.remove();
    },
  };
}
