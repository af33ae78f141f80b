import type { Hold } from '../../jumps/jump';
import { digitsIn, type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, units as unitTable } from '../../parameters/units';
import { readableNumber } from '../../parameters/values';
import type { Recording } from '../../recording/recording';
import { type Figure, figures } from '../../recording/summary';
import { type Cleanup, element } from '../elements/dom';
import { parseTyped, typedNumber } from './panel-range';

export interface HoldRow {
  readonly element: HTMLElement;
  readonly controls: readonly HTMLElement[];
  /** Shows the present run and what is held of it, SI or null. */
  refresh(recording: Recording, held: number | null): void;
}

/** More than any fall, time or height of a jump, SI. */
const BOUNDLESS = 1e6;

/** "Hold the peak speed at [200.0] mph": a tick keeps what is there, a number typed holds that. */
export function createHoldRow(
  hold: Hold,
  units: Units,
  cleanup: Cleanup,
  actions: { setHold(target: number | null): void; say(message: string): void },
): HoldRow {
  const figure = figures.find((each) => each.key === hold.figure) as Figure;
  const unit = unitIn(figure, units);
  const { symbol } = unitTable[unit];
  const checkbox = element('input', { attributes: { type: 'checkbox' } });
  const tick = element('label', { class: 'hold-name' }, checkbox, element('span', { text: `${hold.label} at` }));
  const input = element('input', {
    class: 'row-number',
    attributes: { type: 'text', inputmode: 'decimal', 'aria-label': `${hold.label} at, ${symbol}` },
  });
  const root = element(
    'div',
    { class: 'lil-controller hold-row', attributes: { role: 'group', 'aria-label': hold.label } },
    tick,
    element('div', { class: 'lil-widget' }, input, element('span', { class: 'row-unit', text: symbol })),
  );
  let present: number | null = null;
  let held: number | null = null;

  const shownText = (si: number) => readableNumber(fromSi(si, unit), digitsIn(figure, unit));
  function write(): void {
    const value = held ?? present;
    checkbox.checked = held !== null;
    checkbox.disabled = value === null;
    input.value = value === null ? '' : shownText(value);
    root.classList.toggle('is-held', held !== null);
  }
  cleanup.listen(checkbox, 'change', () => {
    actions.setHold(checkbox.checked ? present : null);
    write();
  });
  cleanup.listen(input, 'change', () => {
    const { value, problem } = parseTyped(
      typedNumber(figure.label, { unit: figure.unit, min: 0, max: BOUNDLESS }),
      input.value,
      unit,
    );
    if (typeof value !== 'number' || value === 0) actions.say(`${problem ?? `${figure.label} must be more than 0`}.`);
    else if (input.value !== shownText(held ?? present ?? 0)) actions.setHold(value);
    write();
  });
  cleanup.listen(input, 'keydown', (event) => {
    if (event.key === 'Escape') write();
    if (event.key === 'Enter' || event.key === 'Escape') input.blur();
  });

  return {
    element: root,
    controls: [checkbox, input],
    refresh(recording, nowHeld) {
      const now = figure.of(recording);
      if (now === present && nowHeld === held) return;
      present = now;
      held = nowHeld;
      if (document.activeElement === input) checkbox.checked = held !== null;
      else write();
    },
  };
}
