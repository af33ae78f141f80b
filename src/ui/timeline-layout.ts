import { type EventName, eventNames, type JumpId, type PhaseName, phaseNames } from '../jumps/jump';
import type { JumpEvent, Recording } from '../recording/recording';

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

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** From the first moment of any of the recordings to the last of any. */
export function spanOf(recordings: readonly Recording[]): Span {
  return {
    start: Math.min(...recordings.map((recording) => recording.start)),
    end: Math.max(...recordings.map((recording) => recording.end)),
  };
}

export function shareOf(time: number, span: Span): number {
  const length = span.end - span.start;
  return length > 0 ? Math.min(Math.max((time - span.start) / length, 0), 1) : 0;
}

export function timelineRow(recording: Recording, span: Span): TimelineRow {
  return {
    jump: recording.jump,
    bands: recording.phases.map((phase) => {
      const left = shareOf(phase.start, span);
      return { phase: phase.name, label: phaseNames[phase.name], left, width: shareOf(phase.end, span) - left };
    }),
    ticks: recording.events.map((event) => ({
      name: event.name,
      label: eventNames[event.name].label,
      time: event.time,
      left: shareOf(event.time, span),
    })),
  };
}

/** The event of any recording that is nearest to a time, no further away than `reach`, s. */
export function nearestEvent(recordings: readonly Recording[], time: number, reach: number): JumpEvent | null {
  let nearest: JumpEvent | null = null;
  let least = reach;
  for (const recording of recordings) {
    for (const event of recording.events) {
      const distance = Math.abs(event.time - time);
      if (distance > least) continue;
      least = distance;
      nearest = event;
    }
  }
  return nearest;
}

/**
 * The first event after a time, or the last one before it, among all recordings.
 *
 * @param margin  s; what is nearer than this counts as already there. While playing, some time has passed since the last
 *   jump to an event, and going back must not land on the same one again.
 */
export function neighbourEvent(
  recordings: readonly Recording[],
  time: number,
  direction: 1 | -1,
  margin: number,
): JumpEvent | null {
  let best: JumpEvent | null = null;
  for (const recording of recordings) {
    for (const event of recording.events) {
      const ahead = (event.time - time) * direction;
      if (ahead > margin && (best === null || ahead < (best.time - time) * direction)) best = event;
    }
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
