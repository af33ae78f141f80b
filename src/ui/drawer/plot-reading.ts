import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi } from '../../parameters/units';
import { channel } from '../../recording/channels';
import type { Sample } from '../../recording/sample';
import { references } from './plot-curves';
import type { Role } from './plot-roles';
import type { PaneSpec } from './plot-spec';

/** A run at the time that is being read; not running where it has not begun or is over. */
export interface Reading {
  readonly role: Role;
  readonly sample: Sample;
  isRunning: boolean;
}

/** The height at which a pane draws a run at the time that is read, in the reader's unit; NaN where it draws nothing. */
export type HeightReader = (run: Reading, runs: readonly Reading[], units: Units) => number;

export function createHeightReader({ channels, isDifference }: PaneSpec): HeightReader {
  const main = channel(channels[0]);
  return (run, runs, units) => {
    if (!run.isRunning) return Number.NaN;
    const unit = unitIn(main, units);
    const value = fromSi(main.of(run.sample), unit);
    if (!isDifference) return value;
    const other = referenceAmong(runs);
    if (run.role !== 'first' || !other?.isRunning) return Number.NaN;
    return value - fromSi(main.of(other.sample), unit);
  };
}

function referenceAmong(runs: readonly Reading[]): Reading | null {
  for (let k = 0; k < references.length; k++) {
    for (let i = 0; i < runs.length; i++) if (runs[i]?.role === references[k]) return runs[i] as Reading;
  }
  return null;
}
