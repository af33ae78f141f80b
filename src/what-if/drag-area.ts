import type { Jump, PhaseName } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import type { Ending, Recording } from '../recording/recording';
import { eventTime } from '../recording/recording';
import { solveFor } from '../recording/solve';
import { figures } from '../recording/summary';
import { fly, type Steps } from './trial';

/** What drag area gives a wished peak of the downward speed? */
export interface DragAreaAsked {
  /** Key of the drag area that gives way, one of {@link dragAreasOf}. */
  readonly parameter: string;
  /** m/s. */
  readonly peak: number;
}

export interface DragAreaAnswer {
  readonly asked: DragAreaAsked;
  /** To be taken over; null if no area in its range does it. */
  readonly changes: Values | null;
  /** m²; null as above. */
  readonly area: number | null;
  /** The peak that was reached with it, m/s. */
  readonly peak: number | null;
  /** Without an answer: the peaks at the two ends of the range, m/s; null where the jump has none there. */
  readonly reach: readonly [least: number, most: number] | null;
  /** How the jump ends with it, and in words; of no meaning without an answer. */
  readonly ending: Ending;
  readonly verdict: string;
}

/** The drag area that each phase of the fall flies with. */
const areaIn: Partial<Record<PhaseName, string>> = {
  dive: 'diveDragArea',
  belly: 'bellyDragArea',
  ride: 'rideDragArea',
  separation: 'uprightDragArea',
  track: 'trackDragArea',
};

const peakOf = figures.find(({ key }) => key === 'peakVerticalSpeed')?.of;

/** A peak this near to what is wished, relative, is that; the solve is finer by far. */
const REACHED = 1e-4;

/** The drag areas that play a part in a jump, that of its fastest moment first. */
export function dragAreasOf({ parameters }: Jump, recording: Recording): readonly string[] {
  const peak = eventTime(recording, 'peakSpeed') ?? 0;
  const phases = [...recording.phases].sort((a, b) => Number(holdsTime(b, peak)) - Number(holdsTime(a, peak)));
  const keys = phases.map(({ name }) => areaIn[name]).filter((key) => key !== undefined && key in parameters);
  return [...new Set(keys as string[])];
}

const holdsTime = (phase: { readonly start: number; readonly end: number }, time: number): boolean =>
  phase.start < time && time <= phase.end;

export function* dragAreaForPeak(jump: Jump, values: Values, asked: DragAreaAsked): Steps<DragAreaAnswer> {
  const { parameter, peak: target } = asked;
  yield 0;
  const still = 'cameraman' in values ? { ...values, cameraman: false } : values;
  const { value, reach } = solveFor(jump, still, parameter, 'peakVerticalSpeed', target);
  yield 0.9;
  const area = value ?? (values[parameter] as number);
  const recording = fly(jump, { ...values, [parameter]: area });
  const peak = peakOf?.(recording) ?? null;
  // Where the fall ends on another ledge the peak leaps, and what lies in between no area gives.
  const isReached = value !== null && peak !== null && Math.abs(peak - target) <= REACHED * target;
  return {
    asked,
    changes: isReached ? { [parameter]: area } : null,
    area: isReached ? area : null,
    peak,
    reach,
    ending: recording.ending,
    verdict: recording.verdict,
  };
}
