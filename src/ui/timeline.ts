import type { Playback, Span } from '../playback/playback';
import type { JumpEvent } from '../recording/recording';
import { type Cleanup, createCleanup, element, setAttribute } from './dom';
import type { Part, Readable } from './part';
import { type PageState, type ShownRun, spanOf, stageOf } from './state';
import { eventText, phaseText, timeText } from './text';
import { labelsThatFit, nearestEvent, type ShownEvent, shareOf, type Tick, timelineRow } from './timeline-layout';

export interface TimelineOptions {
  readonly state: Readable<PageState>;
  readonly playback: Playback;
  seek(time: number): void;
  /** A hand is on the timeline: the clock waits for it. */
  hold(held: boolean): void;
}

/** How near to a tick, in pixels, a pointer takes the tick itself. */
const GRAB = 7;
/** Guess of the width of a letter of a label, in pixels: labels are placed before they are drawn. */
const LETTER = 6.1;

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
export function createTimeline({ state, playback, seek, hold }: TimelineOptions): Part {
  const rows = element('div', { class: 'timeline-rows' });
  const labels = element('div', { class: 'timeline-labels', attributes: { 'aria-hidden': 'true' } });
  const head = element('div', { class: 'timeline-head' });
  const tip = element('div', { class: 'timeline-tip', attributes: { 'aria-hidden': 'true' } });
  tip.hidden = true;
  const track = element('div', { class: 'timeline-track' }, rows, head, tip);
  const root = element(
    'div',
    {
      class: 'timeline',
      attributes: { role: 'slider', tabindex: '0', 'aria-label': 'Time since exit', 'aria-orientation': 'horizontal' },
    },
    labels,
    track,
  );
  const cleanup = createCleanup();

  let runs: readonly ShownRun[] = [];
  let span: Span = { start: 0, end: 1 };
  let width = 0;
  let shownShare = Number.NaN;
  let shownText = '';

  function layOut(): void {
    runs = state.get().shown;
    span = spanOf(runs);
    const laid = runs.map((shown) => timelineRow(shown, span));
    rows.replaceChildren(
      ...laid.map((row, i) =>
        element(
          'div',
          { class: 'timeline-row' },
          ...(laid.length > 1 ? [element('span', { class: 'row-name', text: runs[i]?.name ?? '' })] : []),
          ...row.bands.map((band) => {
            const labelWidth = (band.label.length * LETTER + 14) / Math.max(width, 1);
            const crosses = row.ticks.some((tick) => tick.left > band.left && tick.left < band.left + labelWidth);
            const fits = band.width > labelWidth && !crosses;
            const made = element('div', { class: 'band', text: fits ? band.label : '' });
            made.dataset.phase = band.phase;
            place(made, band.left);
            made.style.width = `${band.width * 100}%`;
            return made;
          }),
          ...row.ticks.map((tick) => place(element('div', { class: 'tick' }), tick.left)),
        ),
      ),
    );
    root.classList.toggle('is-double', laid.length > 1);
    // Two rows would need two rows of labels; the tip names them there.
    const ticks = laid.length === 1 ? (laid[0]?.ticks ?? []) : [];
    const fitting = labelsThatFit(
      ticks,
      importanceOf,
      (tick) => (tick.label.length * LETTER + 16) / Math.max(width, 1),
    );
    labels.replaceChildren(
      ...fitting.map(({ tick, centre }) => place(element('span', { class: 'tick-label', text: tick.label }), centre)),
    );
    setAttribute(root, 'aria-valuemin', span.start.toFixed(2));
    setAttribute(root, 'aria-valuemax', span.end.toFixed(2));
    shownShare = Number.NaN;
    shownText = '';
    update();
  }

  function update(): void {
    const share = shareOf(playback.time, span);
    // A tenth of a pixel of a wide screen.
    if (!(Math.abs(share - shownShare) < 2e-5)) {
      shownShare = share;
      head.style.transform = `translateX(${(share * width).toFixed(2)}px)`;
    }
    // Assistive software is told of whole tenths of seconds only when the clock stands or its owner looks.
    if (playback.playing && document.activeElement !== root) return;
    const text = valueText(playback.time);
    if (text === shownText) return;
    shownText = text;
    setAttribute(root, 'aria-valuenow', playback.time.toFixed(2));
    setAttribute(root, 'aria-valuetext', text);
  }

  function valueText(time: number): string {
    const where = runs.map((run) => {
      const phase = phaseAt(run, time);
      return runs.length > 1 ? `${run.name} ${phase}` : phase;
    });
    return [timeText(time), ...where].join(', ');
  }

  function timeAtPointer(event: PointerEvent): { time: number; event: ShownEvent | null } {
    const box = track.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left) / Math.max(box.width, 1), 0), 1);
    const time = span.start + share * (span.end - span.start);
    const reach = (GRAB / Math.max(box.width, 1)) * (span.end - span.start);
    return { time, event: nearestEvent(runs, time, reach) };
  }

  function showTip(event: PointerEvent): void {
    const at = timeAtPointer(event);
    const time = at.event?.time ?? at.time;
    const names = at.event
      ? [eventTextOf(at.event)]
      : [timeText(time), ...new Set(runs.map((run) => phaseAt(run, time)))];
    tip.textContent = names.join(' · ');
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    const x = shareOf(time, span) * width;
    tip.style.transform = `translateX(${Math.min(Math.max(x, half), Math.max(width - half, half)).toFixed(1)}px)`;
  }

  /** With two runs an event says whose it is. */
  function eventTextOf({ event, shown }: ShownEvent): string {
    return runs.length > 1 ? `${shown.name}: ${eventText(event)}` : eventText(event);
  }

  listenToPointer(cleanup, root, {
    begin: () => hold(true),
    move(event, held) {
      showTip(event);
      if (!held) return;
      const at = timeAtPointer(event);
      seek(at.event?.time ?? at.time);
    },
    end() {
      hold(false);
    },
    leave() {
      tip.hidden = true;
    },
  });

  cleanup.listen(root, 'keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 0.1 : 1;
    const goals: Record<string, number> = {
      ArrowLeft: playback.time - step,
      ArrowDown: playback.time - step,
      ArrowRight: playback.time + step,
      ArrowUp: playback.time + step,
      PageDown: playback.time - 10,
      PageUp: playback.time + 10,
      Home: span.start,
      End: span.end,
    };
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    seek(goal);
  });

  const watcher = new ResizeObserver(() => {
    width = track.clientWidth;
    layOut();
  });
  watcher.observe(track);
  cleanup.add(() => watcher.disconnect());
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.shown !== before.shown) layOut();
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

/** Phase of a run at a time on the clock, or that it has not begun or is over. */
export function phaseAt(shown: ShownRun, clock: number): string {
  const stage = stageOf(shown, clock);
  if (stage === 'waiting') return 'Not begun';
  if (stage === 'over' && shown.offset !== 0) return 'Over';
  const { phases } = shown.run.recording;
  const found = phases.find((phase) => clock - shown.offset < phase.end) ?? phases[phases.length - 1];
  return found ? phaseText(found.name) : '';
}

function importanceOf(tick: Tick): number {
  const place = importance.indexOf(tick.name);
  return place < 0 ? importance.length : place;
}

function place<T extends HTMLElement>(target: T, left: number): T {
  target.style.left = `${left * 100}%`;
  return target;
}

interface PointerHandlers {
  begin(): void;
  move(event: PointerEvent, held: boolean): void;
  end(): void;
  leave(): void;
}

/** One finger or the main button drags; everything else only looks. */
function listenToPointer(cleanup: Cleanup, target: HTMLElement, handlers: PointerHandlers): void {
  let pointer: number | null = null;
  cleanup.listen(target, 'pointerdown', (event) => {
    if (pointer !== null || event.button !== 0) return;
    pointer = event.pointerId;
    target.setPointerCapture(event.pointerId);
    handlers.begin();
    handlers.move(event, true);
  });
  cleanup.listen(target, 'pointermove', (event) => {
    if (pointer === null || event.pointerId === pointer) handlers.move(event, pointer !== null);
  });
  const end = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    handlers.end();
    if (event.pointerType !== 'mouse') handlers.leave();
  };
  cleanup.listen(target, 'pointerup', end);
  cleanup.listen(target, 'pointercancel', end);
  cleanup.listen(target, 'pointerleave', () => {
    if (pointer === null) handlers.leave();
  });
}
