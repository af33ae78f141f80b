import type { Jump } from '../../jumps/jump';
import type { Values } from '../../parameters/parameter';
import type { Units } from '../../parameters/reader-units';
import type { Recording } from '../../recording/recording';
import { simulate } from '../../recording/simulate';
import { type Figure, figures } from '../../recording/summary';
import { isHard } from '../../recording/verdict';
import { quantityText } from '../text';

/** How a run went, in a row: a sign, a sentence and a few figures. */
export interface Outcome {
  readonly kind: 'good' | 'hard' | 'bad';
  readonly verdict: string;
  /** As the columns have them, SI; null where the run has none. */
  readonly figures: readonly (Headline | null)[];
}
interface Headline {
  readonly figure: Figure;
  readonly si: number;
}

/** The columns with what stands in them: the first figure of theirs that a run has. */
export const outcomeColumns: readonly { readonly label: string; readonly figures: readonly string[] }[] = [
  { label: 'Peak vertical', figures: ['peakVerticalSpeed'] },
  { label: 'Exit to pull', figures: ['freefallTime'] },
  { label: 'Opening load', figures: ['openingLoad'] },
  { label: 'Touchdown', figures: ['touchdownSink', 'impactSpeed'] },
];

/** Only the figures: five hundred recordings would be a burden. */
const known = new WeakMap<Values, Outcome>();

/** Flies the run the first time it is asked for. */
export function outcomeOf(jump: Jump, values: Values): Outcome {
  const outcome = known.get(values) ?? readOutcome(simulate(jump, values));
  known.set(values, outcome);
  return outcome;
}

function readOutcome(recording: Recording): Outcome {
  const headline = (keys: readonly string[]): Headline | null => {
    for (const key of keys) {
      const figure = figures.find((each) => each.key === key);
      const si = figure?.of(recording) ?? null;
      if (figure && si !== null) return { figure, si };
    }
    return null;
  };
  return {
    kind: kindOf(recording),
    verdict: recording.verdict,
    figures: outcomeColumns.map(({ figures }) => headline(figures)),
  };
}

function kindOf(recording: Recording): Outcome['kind'] {
  if (recording.ending === 'landed') return isHard(recording) ? 'hard' : 'good';
  return recording.ending === 'timeLimit' ? 'hard' : 'bad';
}

export function outcomeTexts(outcome: Outcome, units: Units): readonly string[] {
  return outcome.figures.map((headline) => (headline ? quantityText(headline.si, headline.figure, units) : '–'));
}
