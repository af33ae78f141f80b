import { type Playback, SHORTEST_LOOP, type Span } from '../../playback/playback';
import type { JumpEvent } from '../../recording/recording';
import { createCleanup, element, setAttribute } from '../elements/dom';
import { listenToDrag } from '../elements/pointer-drag';
import { createTextRuler } from '../elements/text-ruler';
import type { Part, Readable } from '../part';
import { ghostOf, type PageState, type ShownRun, spanOf, trackBeside } from '../state';
import { timeText } from '../text';
import {
  labelsThatFit,
  nearestEvent,
  shareOf,
  type Tick,
  type TimelineRow,
  timelineRow,
  timeMarks,
  timeStep,
  whereaboutsAt,
} from './timeline-layout';
import { createTimelineLoop } from './timeline-loop';
import { tipAt } from './timeline-tip';

export interface TimelineOptions {
  readonly state: Readable<PageState>;
  readonly playback: Playback;
  seek(time: number): void;
  /** A hand is on the timeline: the clock waits for it. */
  hold(held: boolean): void;
  setLoop(loop: Span): void;
}

/** How near to a tick, in pixels, a pointer takes the tick itself. */
const GRAB = 7;
/** Room that a label leaves to its neighbour and to the end of its band, px. */
const LABEL_ROOM = 16;
/** Time of the animation that stands for the whole, ms. */
const WAY = 100_000;
/** Least distance of the marks under the timeline, px. */
const MARK_ROOM = 72;

/** The events that tell the story come first where there is no room for all. */
const importance: readonly JumpEvent['name'][] = [
  'exit',
  'pull',
  'touchdown',
  'impact',
  'wallStrike',
  'peakSpeed',
  'release',
  'recovery',
  'terminalSpeed',
];

/** The whole jump as a strip: phases as bands, events as ticks, the present as a line that can be dragged. */
export function createTimeline({ state, playback, seek, hold, setLoop }: TimelineOptions): Part & { update(): void } {
  const cleanup = createCleanup();
  const quiet = { 'aria-hidden': 'true' };
  const ruler = createTextRuler();
  const names = element('div', { class: 'timeline-names', attributes: quiet });
  const labels = element('div', { class: 'timeline-labels', attributes: quiet });
  const rows = element('div', { class: 'timeline-rows' });
  const marks = element('div', { class: 'timeline-marks', attributes: quiet });
  const glance = element('div', { class: 'timeline-glance' });
  const head = element('div', { class: 'timeline-head' });
  const tip = element('div', { class: 'timeline-tip', attributes: quiet });
  glance.hidden = true;
  tip.hidden = true;
  const track = element(
    'div',
    {
      class: 'timeline-track',
      attributes: { role: 'slider', tabindex: '0', 'aria-label': 'Time since exit', 'aria-orientation': 'horizontal' },
    },
    rows,
  );
  const loop = createTimelineLoop({ playback, timeAt: (event) => pointed(event), setLoop, settle: enterLoop });
  const zero = element('div', { class: 'timeline-zero' });
  const body = element('div', { class: 'timeline-body' }, track, loop.element, zero, glance, head);
  const root = element('div', { class: 'timeline' }, names, labels, body, marks, tip, ruler.element);

  let runs: readonly ShownRun[] = [];
  let span: Span = { start: 0, end: 1 };
  let width = 0;
  let shownNames = '';
  /** Moves the head along the whole: a place in an animation is a number, where one in a style is a new text each frame. */
  let way: Animation | null = null;
  /** Where it is, ms. */
  const placed = new Float64Array(1);
  let shownTenths = Number.NaN;

  // --- what is drawn when the runs change ----------------------------------------------------------------------------
  function layOut(): void {
    const now = state.get();
    runs = now.shown;
    const beside = trackBeside(now);
    span = spanOf(runs, beside);
    const laid = runs.map((shown) => timelineRow({ recording: shown.run.recording, offset: shown.offset }, span));
    const ghosts = runs.map((shown) => {
      const ghost = ghostOf(now, shown);
      return ghost && timelineRow({ recording: ghost.recording, offset: shown.offset }, span);
    });
    const measured = beside && timelineRow({ recording: beside.recording, offset: runs[0]?.offset ?? 0 }, span);
    const isDouble = laid.length > 1;
    root.classList.toggle('is-double', isDouble);
    nameRows(isDouble ? runs.map(({ name }, i) => ({ name, hasGhost: ghosts[i] !== null })) : []);
    rows.replaceChildren(
      ...laid.flatMap((row, i) => [rowElement(row), ...stripElement(ghosts[i], 'ghost-strip')]),
      ...stripElement(measured, 'ghost-strip is-track'),
    );
    // Two rows would need two rows of labels; the tip names them there.
    const fitting = labelsThatFit(
      isDouble || width === 0 ? [] : (laid[0]?.ticks ?? []),
      importanceOf,
      (tick) => (ruler.widthOf(tick.label) + LABEL_ROOM) / width,
    );
    labels.replaceChildren(
      ...fitting.map(({ tick, centre }) => {
        const label = place(element('span', { class: 'tick-label', text: tick.label }), centre);
        label.dataset.time = String(tick.time);
        return label;
      }),
    );
    zero.hidden = !(span.start <= 0 && span.end >= 0);
    place(zero, shareOf(0, span));
    marks.replaceChildren(
      ...(width > 0 ? timeMarks(span, MARK_ROOM / width) : []).map((time) =>
        place(
          element('span', { class: time === 0 ? 'mark is-zero' : 'mark', text: time === 0 ? '0 s' : markText(time) }),
          shareOf(time, span),
        ),
      ),
    );
    setAttribute(track, 'aria-valuemin', span.start.toFixed(2));
    setAttribute(track, 'aria-valuemax', span.end.toFixed(2));
    shownTenths = Number.NaN;
    loop.layOut();
    update();
  }

  /** Their room is taken from the track, which hears of it by itself. */
  function nameRows(next: readonly { readonly name: string; readonly hasGhost: boolean }[]): void {
    const key = JSON.stringify(next);
    if (key === shownNames) return;
    shownNames = key;
    names.replaceChildren(
      ...next.map(({ name, hasGhost }) =>
        element('span', { class: hasGhost ? 'row-name has-ghost' : 'row-name', text: name }),
      ),
    );
  }

  function rowElement(row: TimelineRow): HTMLElement {
    const fits = (text: string, left: number, room: number) => {
      const needed = (ruler.widthOf(text) + LABEL_ROOM) / Math.max(width, 1);
      return needed < room && !row.ticks.some((tick) => tick.left > left && tick.left < left + needed);
    };
    return element(
      'div',
      { class: 'timeline-row' },
      ...row.gaps.map((gap) => {
        const made = element('div', { class: 'gap', text: fits(gap.label, gap.left, gap.width) ? gap.label : '' });
        // The words stand beside the run that they are about.
        made.classList.toggle('is-waiting', gap.left === 0);
        return stretch(made, gap.left, gap.width);
      }),
      ...row.bands.map((band) => {
        const made = element('div', { class: 'band', text: fits(band.label, band.left, band.width) ? band.label : '' });
        made.dataset.phase = band.phase;
        return stretch(made, band.left, band.width);
      }),
      ...row.ticks.map((tick) => place(element('div', { class: 'tick' }), tick.left)),
    );
  }
  /** The run as it was, or a measured jump, as a thin strip under the one beside it: how far apart their phases are. */
  function stripElement(row: TimelineRow | null | undefined, name: string): HTMLElement[] {
    if (!row) return [];
    return [
      element(
        'div',
        { class: name },
        ...row.bands.map((band) => stretch(element('div', { class: 'ghost-band' }), band.left, band.width)),
        ...row.ticks.map((tick) => place(element('div', { class: 'ghost-tick' }), tick.left)),
      ),
    ];
  }

  // --- what moves with the clock ---------------------------------------------------------------------------------------
  function update(): void {
    loop.update();
    // Whole: the browser is handed a small integer, not a number made for it.
    const place = Math.round(WAY * shareOf(playback.time, span));
    if (way && placed[0] !== place) {
      placed[0] = place;
      way.currentTime = place;
    }
    // Assistive software is told of the time only when the clock stands or its owner looks.
    if (playback.playing && document.activeElement !== track) return;
    const tenths = Math.round(playback.time * 10);
    if (tenths === shownTenths) return;
    shownTenths = tenths;
    setAttribute(track, 'aria-valuenow', playback.time.toFixed(2));
    setAttribute(track, 'aria-valuetext', valueText(playback.time));
  }

  function valueText(time: number): string {
    const where = runs.map((run) => {
      const phase = whereaboutsAt(run, time);
      return runs.length > 1 ? `${run.name} ${phase}` : phase;
    });
    return [timeText(time), ...where].join(', ');
  }

  // --- the hand ------------------------------------------------------------------------------------------------------
  /** The time that a pointer means: that of an event it is near to, or whose name it is on. */
  function pointed(event: PointerEvent): number {
    const named = event.target instanceof HTMLElement ? event.target.dataset.time : undefined;
    if (named !== undefined) return Number(named);
    const box = body.getBoundingClientRect();
    const length = span.end - span.start;
    const share = Math.min(Math.max((event.clientX - box.left) / Math.max(box.width, 1), 0), 1);
    const time = span.start + share * length;
    return nearestEvent(runs, time, (GRAB / Math.max(box.width, 1)) * length)?.time ?? time;
  }

  function showTip(time: number): void {
    const { events, time: when, lines } = tipAt(runs, time, state.get().units);
    tip.replaceChildren(
      element(
        'div',
        { class: 'tip-heading' },
        element('span', { class: 'tip-time', text: when }),
        ...events.map((event) => element('span', { class: 'tip-event', text: event })),
      ),
      ...lines.map(({ run, phase, where, values }) => {
        const stage = element('span', { class: 'tip-phase', text: where });
        if (phase) stage.dataset.phase = phase;
        return element(
          'div',
          { class: 'tip-line' },
          ...(run === null ? [] : [element('span', { class: 'tip-run', text: run })]),
          stage,
          ...values.map((value) => element('span', { class: 'tip-value', text: value })),
        );
      }),
    );
    tip.hidden = false;
    glance.hidden = false;
    const x = shareOf(time, span) * width;
    glance.style.transform = `translateX(${x.toFixed(1)}px)`;
    const half = tip.offsetWidth / 2;
    const centre = Math.max(Math.min(body.offsetLeft + x, root.clientWidth - half), half);
    tip.style.transform = `translateX(${(centre - half).toFixed(1)}px)`;
  }
  function hideTip(): void {
    tip.hidden = true;
    glance.hidden = true;
  }

  /** After a span was chosen, time that lies outside it goes to where the loop begins. */
  function enterLoop(): void {
    const { loop: chosen, time, backwards } = playback;
    if (chosen && (time < chosen.start || time > chosen.end)) seek(backwards ? chosen.end : chosen.start);
  }

  /** With Shift a span is chosen, from here to where the pointer goes. */
  let anchor: number | null = null;
  listenToDrag(
    cleanup,
    root,
    {
      begin(event) {
        anchor = event.shiftKey ? pointed(event) : null;
        if (anchor === null) hold(true);
        // The pointer takes the focus from a field, but not to here: the keys of the page do all that those of the slider do, and more.
        event.preventDefault();
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      },
      move(event, held) {
        const time = pointed(event);
        showTip(time);
        if (!held) return;
        if (anchor === null) seek(time);
        else if (Math.abs(time - anchor) >= SHORTEST_LOOP) {
          setLoop({ start: Math.min(anchor, time), end: Math.max(anchor, time) });
        }
      },
      end() {
        if (anchor === null) hold(false);
        else enterLoop();
        anchor = null;
      },
      leave: hideTip,
    },
    (event) => event.target instanceof Element && event.target.closest('.loop-handle, .timeline-names') !== null,
  );

  cleanup.listen(track, 'keydown', (event) => {
    const step = timeStep(event);
    if (step === null) return;
    event.preventDefault();
    seek(playback.time + step);
  });

  const watcher = new ResizeObserver(() => {
    width = body.clientWidth;
    way?.cancel();
    way = head.animate([{ transform: 'none' }, { transform: `translateX(${width}px)` }], {
      duration: WAY,
      fill: 'both',
    });
    way.pause();
    placed[0] = Number.NaN;
    ruler.forget();
    layOut();
  });
  watcher.observe(body);
  // Letters are as wide as they will stay once their font is there.
  let isGone = false;
  void document.fonts.ready.then(() => {
    if (isGone) return;
    ruler.forget();
    layOut();
  });
  cleanup.add(() => {
    isGone = true;
    way?.cancel();
    watcher.disconnect();
    loop.dispose();
  });
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.shown !== before.shown || now.ghost !== before.ghost) layOut();
    }),
  );
  layOut();

  return {
    element: root,
    update,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

function importanceOf(tick: Tick): number {
  const place = importance.indexOf(tick.name);
  return place < 0 ? importance.length : place;
}

/** A time as a bare number of seconds, with a true minus sign. */
function markText(time: number): string {
  return timeText(time, 0).replace(/^T\+?| s$/g, '');
}

function place<T extends HTMLElement>(target: T, left: number): T {
  target.style.left = `${left * 100}%`;
  return target;
}

function stretch<T extends HTMLElement>(target: T, left: number, width: number): T {
  target.style.width = `${width * 100}%`;
  return place(target, left);
}
