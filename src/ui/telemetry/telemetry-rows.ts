import { digitsIn, type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, type UnitKey, units as unitTable } from '../../parameters/units';
import { type Channel, channels } from '../../recording/channels';
import type { Recording } from '../../recording/recording';
import { createSample, type Sample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { element, liveText } from '../elements/dom';
import { numberText } from '../text';

const PROBES = 48;
const probe = createSample();

/** Keys of the channels that have a value at some moment of the jump; the others would show a dash from start to end. */
export function meaningfulChannels(recording: Recording): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = 0; i <= PROBES; i++) {
    sampleAt(recording, recording.start + ((recording.end - recording.start) * i) / PROBES, probe);
    for (const channel of channels) if (Number.isFinite(channel.of(probe))) found.add(channel.key);
  }
  return found;
}

/** A reading without its unit. */
export function readingText(channel: Channel, sample: Sample, units: Units): string {
  const unit = unitIn(channel, units);
  return numberText(fromSi(channel.of(sample), unit), digitsIn(channel, unit));
}

/** A number in the page whose text is made anew only when what is read of it changes. */
export interface LiveNumber {
  readonly node: Text;
  setDigits(digits: number): void;
  set(value: number): void;
}

export function liveNumber(initialDigits: number): LiveNumber {
  const text = liveText('–');
  let digits = initialDigits;
  let parts = 10 ** digits;
  let shown = Number.NaN;
  return {
    node: text.node,
    setDigits(next) {
      digits = next;
      parts = 10 ** next;
      // Whatever comes is another text than the one before.
      shown = Number.POSITIVE_INFINITY;
    },
    set(value) {
      const rounded = Math.round(value * parts);
      if (Object.is(rounded, shown)) return;
      shown = rounded;
      text.set(numberText(value, digits));
    },
  };
}

/** One quantity with its name, in the reader's unit. */
export interface Reading {
  readonly element: HTMLElement;
  setUnits(units: Units): void;
  show(sample: Sample): void;
}

/** How a reading differs from what its channel says. */
export interface ReadingOptions {
  readonly class?: string;
  readonly label?: string;
  /** Instead of the unit; `perUnit` of it make one of the channel's. */
  readonly unit?: string;
  readonly perUnit?: number;
  readonly of?: (sample: Sample) => number;
}

/** Name and value of a channel, as a group of a list of descriptions. */
export function createReading(channel: Channel, options: ReadingOptions = {}): Reading {
  const hasOwnUnit = options.unit !== undefined;
  const value = liveNumber(hasOwnUnit ? 0 : channel.digits);
  const unit = liveText(options.unit);
  const of = options.of ?? channel.of;
  const perUnit = options.perUnit ?? 1;
  let shownIn: UnitKey = channel.unit;
  let isNone = false;
  const root = element(
    'div',
    { class: `reading ${options.class ?? ''}`, title: channel.doc },
    element('dt', { text: options.label ?? channel.label }),
    element('dd', {}, element('span', { class: 'value' }, value.node), element('span', { class: 'unit' }, unit.node)),
  );
  return {
    element: root,
    setUnits(units) {
      shownIn = unitIn(channel, units);
      if (hasOwnUnit) return;
      value.setDigits(digitsIn(channel, shownIn));
      unit.set(unitTable[shownIn].symbol);
    },
    show(sample) {
      const si = of(sample);
      if (Number.isNaN(si) !== isNone) {
        isNone = !isNone;
        root.classList.toggle('is-none', isNone);
      }
      value.set(fromSi(si, shownIn) * perUnit);
    },
  };
}
