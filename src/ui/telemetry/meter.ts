import { element } from '../elements/dom';
import { multiples, roundStep, roundUp } from '../elements/round-scale';

/** The scale of loads holds at least this, g: an ordinary opening, so that a soft one looks soft. */
const LEAST_END = 4;
const PARTS = 6;
/** Smaller moves than this share of the bar cannot be seen. */
const VISIBLE = 1 / 500;

/** Round loads along the bar, from 0 to its end, g. */
export function loadScale(peak: number): readonly number[] {
  const reach = Math.max(peak, LEAST_END);
  const step = roundStep(reach, PARTS);
  return multiples(step, roundUp(reach, step));
}

export interface Meter {
  readonly element: HTMLElement;
  /** The numbers along the bar, from 0 to its end. */
  setScale(numbers: readonly number[]): void;
  /** The present value, and the other one that is marked beside it: NaN for none. */
  show(value: number, marked: number): void;
}

/**
 * A value as a bar, with a mark for another one: the largest load so far, the speed that the air allows here. The numbers stand
 * beside it, as text.
 */
export function createMeter(kind: 'load' | 'speed'): Meter {
  const filled = element('div', { class: 'meter-filled' });
  const mark = element('div', { class: 'meter-mark' });
  const bar = element('div', { class: 'meter-bar' }, filled);
  const labels = element('div', { class: 'meter-marks' });
  const root = element(
    'div',
    { class: `meter meter-${kind}`, attributes: { 'aria-hidden': 'true' } },
    labels,
    bar,
    mark,
  );

  let end = LEAST_END;
  let shownValue = Number.NaN;
  let shownMark = Number.NaN;
  const shareOf = (value: number) => Math.min(Math.max(value / end, 0), 1);

  return {
    element: root,
    setScale(numbers) {
      end = numbers.at(-1) ?? LEAST_END;
      shownValue = Number.NaN;
      shownMark = Number.NaN;
      labels.replaceChildren(
        ...numbers.map((number) => {
          const label = element('span', { text: String(Number(number.toPrecision(6))) });
          label.style.left = `${shareOf(number) * 100}%`;
          return label;
        }),
      );
    },
    show(value, marked) {
      const share = shareOf(value);
      if (!(Math.abs(share - shownValue) < VISIBLE)) {
        shownValue = share;
        filled.style.transform = `scaleX(${share.toFixed(4)})`;
      }
      const at = Number.isFinite(marked) ? shareOf(marked) : -1;
      if (!(Math.abs(at - shownMark) < VISIBLE)) {
        mark.hidden = at < 0;
        shownMark = at;
        mark.style.left = `${(at * 100).toFixed(2)}%`;
      }
    },
  };
}
