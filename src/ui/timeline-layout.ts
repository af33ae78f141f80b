import { type EventName, eventNames, type JumpId, type PhaseName, phaseNames } from '../jumps/jump';
import type { Span } from '../playback/playback';
import type { JumpEvent } from '../recording/recording';
import type { ShownRun } from './state';

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

export interface TimelineRow {
  readonly jump: JumpId;
  readonly bands: readonly Band[];
  readonly ticks: readonly Tick[];
}

export function shareOf(time: number, span: Span): number {
  const length = span.end - span.start;
  return length > 0 ? Math.min(Math.max((time - span.start) / length, 0), 1) : 0;
}

export function timelineRow({ run, offset }: ShownRun, span: Span): TimelineRow {
  const { recording } = run;
  return {
    jump: recording.jump,
    bands: recording.phases.map((phase) => {
      const left = shareOf(phase.start + offset, span);
      const width = shareOf(phase.end + offset, span) - left;
      return { phase: phase.name, label: phaseNames[phase.name], left, width };
    }),
    ticks: recording.events.map((event) => ({
      name: event.name,
      label: eventNames[event.name].label,
      time: event.time + offset,
      left: shareOf(event.time + offset, span),
    })),
  };
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
