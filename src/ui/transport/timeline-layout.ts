import { type EventName, eventNames, type JumpId, type PhaseName, phaseNames } from '../../jumps/jump';
import type { Span } from '../../playback/playback';
import type { JumpEvent, Recording } from '../../recording/recording';
import type { ShownRun } from '../state';

/** A phase on the timeline; places and widths are shares of its whole length, 0 to 1. */
export interface Band {
  readonly phase: PhaseName;
  readonly label: string;
  readonly left: number;
  readonly width: number;
}

export interface Tick {
  readonly name: EventName;
  readonly label: string;
  readonly time: number;
  readonly left: number;
}

/** Where a run holds its first or its last moment while the other goes on. */
export interface Gap {
  readonly label: string;
  readonly left: number;
  readonly width: number;
}

export interface TimelineRow {
  readonly jump: JumpId;
  readonly bands: readonly Band[];
  readonly ticks: readonly Tick[];
  readonly gaps: readonly Gap[];
}

/** What is said of a run outside its own time. */
export const stageNames = { waiting: 'Not begun', over: 'Over' } as const;

export function shareOf(time: number, span: Span): number {
  const length = span.end - span.start;
  return length > 0 ? Math.min(Math.max((time - span.start) / length, 0), 1) : 0;
}

/** A recording on the clock. Of one that is not on show itself, and may last longer, only what lies within the span. */
export function timelineRow({ recording, offset }: Timed, span: Span): TimelineRow {
  const begin = shareOf(recording.start + offset, span);
  const finish = shareOf(recording.end + offset, span);
  const gaps: Gap[] = [
    { label: stageNames.waiting, left: 0, width: begin },
    { label: stageNames.over, left: finish, width: 1 - finish },
  ];
  return {
    jump: recording.jump,
    bands: recording.phases.map((phase) => {
      const left = shareOf(phase.start + offset, span);
      const width = shareOf(phase.end + offset, span) - left;
      return { phase: phase.name, label: phaseNames[phase.name], left, width };
    }),
    ticks: recording.events
      .map((event) => ({ event, time: event.time + offset }))
      .filter(({ time }) => time >= span.start && time <= span.end)
      .map(({ event, time }) => ({
        name: event.name,
        label: eventNames[event.name].label,
        time,
        left: shareOf(time, span),
      })),
    gaps: gaps.filter((gap) => gap.width > 0),
  };
}

/** A recording and the time on the clock at its exit, s. */
export interface Timed {
  readonly recording: Recording;
  readonly offset: number;
}

/** Phase of a run at a time on the clock; null while it has not begun, or once it is over. */
export function phaseAt(shown: ShownRun, clock: number): PhaseName | null {
  const { phases, start, end } = shown.run.recording;
  const time = clock - shown.offset;
  if (time < start || time > end) return null;
  return (phases.find((phase) => time < phase.end) ?? phases[phases.length - 1])?.name ?? null;
}

/** The same in words. */
export function whereaboutsAt(shown: ShownRun, clock: number): string {
  const phase = phaseAt(shown, clock);
  if (phase) return phaseNames[phase];
  return clock - shown.offset < shown.run.recording.start ? stageNames.waiting : stageNames.over;
}

/** An event of a run on show, with its place on the clock. */
export interface ShownEvent {
  readonly event: JumpEvent;
  readonly shown: ShownRun;
  readonly time: number;
}

/** The event of any run on show that is nearest to a time on the clock, no further away than `reach`, s. */
export function nearestEvent(runs: readonly ShownRun[], time: number, reach: number): ShownEvent | null {
  let nearest: ShownEvent | null = null;
  let least = reach;
  for (const shown of runs) {
    for (const event of shown.run.recording.events) {
      const distance = Math.abs(event.time + shown.offset - time);
      if (distance > least) continue;
      least = distance;
      nearest = { event, shown, time: event.time + shown.offset };
    }
  }
  return nearest;
}

/**
 * The first of some times after a time, or the last before it.
 *
 * @param margin  s; what is nearer than this counts as already there. While playing, some time has passed since the last
 *   jump to an event, and going back must not land on the same one again.
 */
export function neighbourEvent(
  times: readonly number[],
  time: number,
  direction: 1 | -1,
  margin: number,
): number | null {
  let best: number | null = null;
  for (const each of times) {
    const ahead = (each - time) * direction;
    if (ahead > margin && (best === null || ahead < (best - time) * direction)) best = each;
  }
  return best;
}

/** Steps that people count time in, s. */
const markSteps = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600] as const;

/** Round times under the timeline, no nearer to one another than `room`, a share of its length. */
export function timeMarks(span: Span, room: number): readonly number[] {
  const length = span.end - span.start;
  const step = markSteps.find((size) => size >= room * length);
  if (step === undefined || !(length > 0)) return [];
  const marks: number[] = [];
  for (let i = Math.ceil(span.start / step); i * step <= span.end; i++) marks.push(i * step);
  return marks;
}

/** A loop with one of its ends moved: the ends never pass each other, and it stays within the whole. */
export function loopWithEnd(loop: Span, which: 'start' | 'end', time: number, whole: Span, shortest: number): Span {
  return which === 'start'
    ? { start: Math.min(Math.max(time, whole.start), loop.end - shortest), end: loop.end }
    : { start: loop.start, end: Math.max(Math.min(time, whole.end), loop.start + shortest) };
}

/** How far a key moves what stands on the timeline, s; null for keys that do not. Home and End go as far as there is. */
export function timeStep(key: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): number | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  const step = key.shiftKey ? 0.1 : 1;
  switch (key.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step;
    case 'ArrowRight':
    case 'ArrowUp':
      return step;
    case 'PageDown':
      return -10;
    case 'PageUp':
      return 10;
    case 'Home':
      return Number.NEGATIVE_INFINITY;
    case 'End':
      return Number.POSITIVE_INFINITY;
    default:
      return null;
  }
}

/** A label above its tick; shares of the timeline. */
export interface PlacedLabel {
  readonly tick: Tick;
  readonly centre: number;
  readonly width: number;
}

/**
 * Which labels can be written above the ticks without touching one another: what comes first in `order` gets its place
 * first.
 *
 * @param widthOf  width of a label as a share of the timeline
 */
export function labelsThatFit(
  ticks: readonly Tick[],
  order: (tick: Tick) => number,
  widthOf: (tick: Tick) => number,
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const tick of [...ticks].sort((a, b) => order(a) - order(b))) {
    const width = widthOf(tick);
    // Labels are centred on their tick, but stay on the timeline.
    const left = Math.min(Math.max(tick.left - width / 2, 0), 1 - width);
    const centre = left + width / 2;
    if (placed.every((other) => Math.abs(other.centre - centre) >= (other.width + width) / 2)) {
      placed.push({ tick, centre, width });
    }
  }
  return placed;
}
