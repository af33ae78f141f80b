import { element, type LiveText, liveText } from '../elements/dom';
import { type Role, roleStyles } from './plot-roles';

/** A curve's name and its value at the time that is being read. */
export interface LegendEntry {
  readonly element: HTMLElement;
  readonly name: LiveText;
  readonly value: LiveText;
  /** Keeps room for so many letters, so that nothing beside it moves while it is read. */
  setRoom(letters: number): void;
}

export function createEntry(kind: Role | 'limit'): LegendEntry {
  const name = liveText();
  const value = liveText('–');
  const number = element('b', {}, value.node);
  const root = element(
    'span',
    { class: 'plot-entry', attributes: { 'data-line': kind } },
    element('i'),
    element('span', { class: 'plot-name' }, name.node),
    number,
  );
  colourAs(root, kind);
  let room = 0;
  return {
    element: root,
    name,
    value,
    setRoom(letters) {
      if (letters === room) return;
      room = letters;
      number.style.minWidth = `${letters * 0.52}em`;
    },
  };
}

/** Gives what stands for a run the colour and the line of the run. */
export function colourAs(target: HTMLElement, kind: Role | 'limit'): void {
  const style = kind === 'limit' ? null : roleStyles[kind];
  target.style.setProperty('--role', `var(${style?.colour ?? '--limit'})`);
  target.classList.toggle('is-dashed', style === null || style.dash.length > 0);
}
