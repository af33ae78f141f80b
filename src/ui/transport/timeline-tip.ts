import { eventNames, type PhaseName } from '../../jumps/jump';
import type { Units } from '../../parameters/reader-units';
import { channel } from '../../recording/channels';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import type { ShownRun } from '../state';
import { quantityText, timeText } from '../text';
import { phaseAt, whereaboutsAt } from './timeline-layout';

/** One run at one moment of the clock. */
export interface TipLine {
  /** Null where only one run is on show. */
  readonly run: string | null;
  /** Null while the run has not begun, or once it is over. */
  readonly phase: PhaseName | null;
  readonly where: string;
  /** Height above the landing and vertical speed; none outside the run's own time. */
  readonly values: readonly string[];
}

export interface Tip {
  /** Events of this very moment, with two runs also whose they are. */
  readonly events: readonly string[];
  readonly time: string;
  readonly lines: readonly TipLine[];
}

/** Events nearer to one another than this, s, are one moment to the eye. */
const TOGETHER = 0.02;

const told = [channel('altitudeAgl'), channel('verticalSpeed')] as const;
const sample = createSample();

/** What the jumps are doing at a time on the clock. */
export function tipAt(runs: readonly ShownRun[], clock: number, units: Units): Tip {
  const isAlone = runs.length === 1;
  return {
    events: runs.flatMap(({ run, offset, name }) =>
      run.recording.events
        .filter((event) => Math.abs(event.time + offset - clock) < TOGETHER)
        .map((event) => (isAlone ? eventNames[event.name].label : `${name}: ${eventNames[event.name].label}`)),
    ),
    time: timeText(clock),
    lines: runs.map((shown) => {
      const phase = phaseAt(shown, clock);
      sampleAt(shown.run.recording, clock - shown.offset, sample);
      return {
        run: isAlone ? null : shown.name,
        phase,
        where: whereaboutsAt(shown, clock),
        values: phase ? told.map((each) => quantityText(each.of(sample), each, units)) : [],
      };
    }),
  };
}
