/** What a jump asks of the body in thin air (physics/README.md, "Thin air and the body"). */
import { DECOMPRESSION_FROM, type OxygenNeed, oxygenNeed, PREBREATHING_FROM } from '../physics/physiology';
import { passingTime } from './align';
import type { Recording } from './recording';
import type { Sample } from './sample';

export { DECOMPRESSION_FROM, type OxygenNeed, PREBREATHING_BELOW, PREBREATHING_FROM } from '../physics/physiology';

export function oxygenNeedAt(sample: Sample): OxygenNeed {
  return oxygenNeed(sample.y + sample.landingElevation);
}

/** Whether the jump begins so high that air alone is not enough. */
export function needsOxygen({ moments, environment }: Recording): boolean {
  return oxygenNeed(moments.exitHeight + environment.landingElevation) !== 'none';
}

/** How a jump stands towards decompression sickness. */
export interface Decompression {
  /** Altitude of the exit above sea level, m. */
  readonly exit: number;
  /** Exits below the threshold are free of it; from the height on that the rule names, pure oxygen is breathed before. */
  readonly risk: 'none' | 'possible' | 'prebreathe';
  /** How long after its exit the jumper sinks below the threshold, s; 0 where the exit lies below, null where he never does. */
  readonly above: number | null;
}

export function decompressionOf(recording: Recording): Decompression {
  const { moments, environment } = recording;
  const exit = moments.exitHeight + environment.landingElevation;
  if (exit < DECOMPRESSION_FROM) return { exit, risk: 'none', above: 0 };
  return {
    exit,
    risk: exit < PREBREATHING_FROM ? 'possible' : 'prebreathe',
    above: passingTime(recording, DECOMPRESSION_FROM - environment.landingElevation),
  };
}
