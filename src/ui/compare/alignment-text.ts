import type { Units } from '../../parameters/reader-units';
import type { Alignment } from '../../recording/align';
import { channel } from '../../recording/channels';
import { type Comparison, offsetBetween, type ShownRun } from '../state';
import { quantityText } from '../text';

const altitude = channel('altitudeAgl');

/** What both do together, what one of them may never do, and what neither may. */
const moments: Readonly<Record<Alignment, (height: string) => { together: string; never: string; neither: string }>> = {
  exit: () => ({ together: 'leave together', never: 'never leaves', neither: 'leaves' }),
  height: (height) =>
    height.startsWith('0 ')
      ? {
          together: 'come down together',
          never: 'never comes down to its landing',
          neither: 'comes down to its landing',
        }
      : { together: `pass ${height} together`, never: `never passes ${height}`, neither: `passes ${height}` },
  opening: () => ({
    together: 'throw the pilot chute together',
    never: 'never throws a pilot chute',
    neither: 'throws a pilot chute',
  }),
};

/** What the alignment did, in one sentence: who leaves how much later, or why nobody does. */
export function alignmentText(shown: readonly ShownRun[], comparison: Comparison, units: Units): string {
  const [first, second] = shown;
  if (!first || !second) return '';
  const moment = moments[comparison.alignment](quantityText(comparison.height, altitude, units));
  const { missing } = offsetBetween(first.run.recording, second.run.recording, comparison);
  if (missing.length === 2) return `Neither run ${moment.neither}: both start at the exit instead.`;
  if (missing.length === 1) {
    const never = missing[0] === first.run.recording ? first : second;
    return `${capital(nameInSentence(never))} ${moment.never}: both start at the exit instead.`;
  }
  const seconds = Math.abs(second.offset).toFixed(1);
  if (Number(seconds) === 0) {
    return comparison.alignment === 'exit' ? 'Both leave at the same instant.' : `Both leave and ${moment.together}.`;
  }
  const [earlier, later] = second.offset > 0 ? [first, second] : [second, first];
  return `${capital(nameInSentence(later))} leaves ${seconds} s after ${nameInSentence(earlier)}: both ${moment.together}.`;
}

/** Whether the two do not have the moment that was asked for. */
export function isMomentMissing(shown: readonly ShownRun[], comparison: Comparison): boolean {
  const [first, second] = shown;
  if (!first || !second) return false;
  return offsetBetween(first.run.recording, second.run.recording, comparison).missing.length > 0;
}

/** "HALO" and "Cliff" are names; "Yours" and "Preset" are words. */
function nameInSentence({ name }: ShownRun): string {
  if (name === 'Yours') return 'your run';
  return name === 'Preset' ? 'the preset' : name;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
