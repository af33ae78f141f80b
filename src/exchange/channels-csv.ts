/**
 * All channels of a run as a table for spreadsheets and scripts: a row for each whole step of time from its first moment to its
 * last, and one for its end. Numbers are written in full, so that they read back to the last bit.
 */
import { siUnitOf, type UnitKey } from '../parameters/units';
import { channels } from '../recording/channels';
import type { Recording } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';

/** Between two rows, s. */
export const USUAL_STEP = 0.1;

/** Whole multiples of a step, s, counted from the exit, as far as a run goes, and its end. */
export function timesEvery(step: number, { start, end }: Pick<Recording, 'start' | 'end'>): number[] {
  const times: number[] = [];
  for (let i = Math.ceil(start / step); i * step < end; i++) {
    // Three steps of 0.1 s are 0.3 s, not 0.30000000000000004 s. Zero has no sign here.
    times.push(Math.round(i * step * 1e6) / 1e6 + 0);
  }
  times.push(end);
  return times;
}

/** The unit in which values of a channel are written; empty where they are bare numbers. */
export function columnUnitOf(unit: UnitKey): string {
  if (unit === 'percent' || unit === 'none') return '';
  if (unit === 'degC' || unit === 'degF') return 'K';
  return siUnitOf(unit) ?? 'rad';
}

/** "altitudeAgl[m]", "mach" */
function headOf(key: string, unit: string): string {
  return unit === '' ? key : `${key}[${unit}]`;
}

/** SI columns: the time, the phase, every channel. An empty cell is a value without meaning there. */
export function channelsCsv(recording: Recording, step: number = USUAL_STEP): string {
  const sample = createSample();
  const heads = channels.map(({ key, unit }) => headOf(key, columnUnitOf(unit)));
  const lines = [[headOf('time', 's'), 'phase', ...heads].join(',')];
  for (const time of timesEvery(step, recording)) {
    sampleAt(recording, time, sample);
    const cells = channels.map((channel) => {
      const value = channel.of(sample);
      return Number.isFinite(value) ? String(value) : '';
    });
    lines.push([String(time), sample.phase, ...cells].join(','));
  }
  return `${lines.join('\n')}\n`;
}
