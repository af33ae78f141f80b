import { element } from '../elements/dom';
import { multiples, roundStep, roundUp } from '../elements/round-scale';

/** The scale holds at least this, g: an ordinary opening, so that a soft one looks soft. */
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

export interface LoadMeter {
  readonly element: HTMLElement;
  setScale(loads: readonly number[]): void;
  /** The present load and the largest so far, g; NaN for none yet. */
  show(load: number, peak: number): void;
}

/** Load as a bar, with a tick that stays at the largest so far. The numbers stand beside it, as text. */
export function createLoadMeter(): LoadMeter {
  const filled = element('div', { class: 'meter-filled' });
  const peakTick = element('div', { class: 'meter-peak' });
  const bar = element('div', { class: 'meter-bar' }, filled);
  const marks = element('div', { class: 'meter-marks' });
  const root = element('div', { class: 'meter', attributes: { 'aria-hidden': 'true' } }, marks, bar, peakTick);

  let end = LEAST_END;
  let shownLoad = Number.NaN;
  let shownPeak = Number.NaN;
  const shareOf = (load: number) => Math.min(Math.max(load / end, 0), 1);

  return {
    element: root,
    setScale(loads) {
      end = loads.at(-1) ?? LEAST_END;
      shownLoad = Number.NaN;
      shownPeak = Number.NaN;
      marks.replaceChildren(
        ...loads.map((load) => {
          const mark = element('span', { text: String(load) });
          mark.style.left = `${shareOf(load) * 100}%`;
          return mark;
        }),
      );
    },
    show(load, peak) {
      const share = shareOf(load);
      if (!(Math.abs(share - shownLoad) < VISIBLE)) {
        shownLoad = share;
        filled.style.transform = `scaleX(${share.toFixed(4)})`;
      }
      const top = Number.isFinite(peak) ? shareOf(peak) : -1;
      if (!(Math.abs(top - shownPeak) < VISIBLE)) {
        peakTick.hidden = top < 0;
        shownPeak = top;
        peakTick.style.left = `${(top * 100).toFixed(2)}%`;
      }
    },
  };
}
