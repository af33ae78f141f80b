import type { Jump } from '../../jumps/jump';
import { LONGEST_NAME } from '../../parameters/address';
import type { Values } from '../../parameters/parameter';
import type { Units } from '../../parameters/reader-units';
import { element, liveText, setAttribute } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import { createMenu } from '../elements/menu';
import type { RunSource } from '../state';
import { shortName } from '../text';
import { type Outcome, outcomeColumns, outcomeOf, outcomeTexts } from './outcome';
import { changesOf } from './take-words';

/** A run in the list. */
export interface ListedRun {
  readonly key: string;
  readonly name: string;
  readonly jump: Jump;
  readonly values: Values;
  readonly source: RunSource;
  /** Of a take; null for a documented run, which nobody renames or deletes. */
  readonly id: string | null;
}

/** What can be done with a run of the list. */
export interface RunActs {
  ghost(run: ListedRun): void;
  compare(run: ListedRun): void;
  restore(run: ListedRun): void;
  rename(run: ListedRun, name: string): void;
  remove(run: ListedRun): void;
}

export interface TakeRow {
  readonly element: HTMLElement;
  readonly tick: HTMLInputElement;
  /** Writes what has changed since. */
  show(run: ListedRun, units: Units, isGhost: boolean): void;
  /** The controls that can be seen, from left to right. */
  controls(): readonly HTMLElement[];
  /** Whether the Tab key comes here. */
  setReachable(isReachable: boolean): void;
  dispose(): void;
}

/** A sign for each kind of ending, apart without its colour. */
const signs: Readonly<Record<Outcome['kind'], { readonly icon: IconName; readonly said: string }>> = {
  good: { icon: 'endGood', said: 'Went well' },
  hard: { icon: 'endHard', said: 'Take care' },
  bad: { icon: 'endBad', said: 'Went wrong' },
};

export function createTakeRow(first: ListedRun, acts: RunActs): TakeRow {
  let run = first;
  let units: Units | null = null;

  const tick = element('input', { attributes: { type: 'checkbox' } });
  const name = element('span', { class: 'take-name' });
  const changes = liveText();
  const title = element(
    'div',
    { class: 'take-title', attributes: { role: 'rowheader' } },
    element(
      'div',
      { class: 'take-called' },
      element('span', { class: 'take-jump', text: shortName(run.jump.id) }),
      name,
    ),
    element('span', { class: 'take-changes' }, changes.node),
  );
  const sign = createIcon('endGood');
  const said = liveText();
  const verdict = element('span', { class: 'take-verdict' });
  const outcome = element(
    'div',
    { class: 'take-outcome', attributes: { role: 'cell' } },
    sign.element,
    element('span', { class: 'visually-hidden' }, said.node),
    verdict,
  );
  const figures = outcomeColumns.map(({ label }) => {
    const value = liveText();
    const cell = element(
      'div',
      { class: 'take-figure', attributes: { role: 'cell' } },
      element('span', { class: 'take-label', text: label }),
      element('span', {}, value.node),
    );
    return { cell, value };
  });

  const button = (text: string, title: string, act: () => void) => {
    const made = element('button', { class: 'plain take-act', text, title, attributes: { type: 'button' } });
    made.addEventListener('click', act);
    return made;
  };
  const ghost = button('Ghost', 'Show it as a ghost beside your run', () => acts.ghost(run));
  const compare = button('Compare', 'Put it beside your run in Compare', () => acts.compare(run));
  const restore = button('Restore', 'Make its values your run', () => acts.restore(run));
  const direct = [ghost, compare, restore];
  const more = createMenu({
    label: '',
    class: 'take-more',
    content: [createIcon('dots').element],
    groups: () => {
      // What stands beside it as a button need not be in it.
      const main = direct
        .filter((each) => !each.checkVisibility())
        .map((each) => ({ label: each === ghost ? 'Show as ghost' : each.innerText, choose: () => each.click() }));
      const own = [
        { label: 'Rename', choose: rename },
        { label: 'Delete', choose: () => acts.remove(run) },
      ];
      return [{ items: main }, { items: run.id === null ? [] : own }].filter(({ items }) => items.length > 0);
    },
  });
  const root = element(
    'div',
    { class: 'take-row', attributes: { role: 'row' } },
    element(
      'div',
      { class: 'take-check', attributes: { role: 'cell' } },
      element('label', { class: 'take-tick' }, tick),
    ),
    title,
    outcome,
    ...figures.map(({ cell }) => cell),
    element('div', { class: 'take-acts', attributes: { role: 'cell' } }, ...direct, more.element),
  );
  root.classList.toggle('is-documented', run.id === null);

  /** In place: Enter takes the name, Escape leaves it. */
  function rename(): void {
    const field = element('input', {
      class: 'take-rename',
      attributes: { type: 'text', 'aria-label': `New name of “${run.name}”`, maxlength: String(LONGEST_NAME) },
    });
    field.value = run.name;
    let isOver = false;
    const end = (isTaken: boolean, isByKey: boolean) => {
      if (isOver) return;
      isOver = true;
      field.replaceWith(name);
      if (isByKey) more.element.focus();
      if (isTaken) acts.rename(run, field.value);
    };
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      if (event.isComposing) return;
      event.preventDefault();
      end(event.key === 'Enter', true);
    });
    field.addEventListener('blur', () => end(true, false));
    name.replaceWith(field);
    field.focus();
    field.select();
  }

  function showName(): void {
    name.textContent = run.name;
    const called = `“${run.name}”`;
    tick.setAttribute('aria-label', `Select ${called}`);
    ghost.setAttribute('aria-label', `Ghost of ${called}`);
    compare.setAttribute('aria-label', `Compare ${called}`);
    restore.setAttribute('aria-label', `Restore ${called}`);
    more.element.setAttribute('aria-label', `More for ${called}`);
  }
  function showFigures(inUnits: Units): void {
    const went = outcomeOf(run.jump, run.values);
    const { icon, said: words } = signs[went.kind];
    sign.show(icon);
    said.set(`${words}: `);
    outcome.dataset.kind = went.kind;
    verdict.textContent = went.verdict;
    outcome.title = went.verdict;
    for (const [i, text] of outcomeTexts(went, inUnits).entries()) figures[i]?.value.set(text);
    const list = changesOf(run.jump, run.values, inUnits);
    changes.set(list.join(' · ') || 'As the film');
    title.title = [run.name, ...list].join('\n');
  }

  return {
    element: root,
    tick,
    show(next, inUnits, isGhost) {
      const isOther = next.values !== run.values || units !== inUnits;
      const isRenamed = next.name !== run.name || units === null;
      run = next;
      units = inUnits;
      if (isRenamed) showName();
      if (isOther) showFigures(inUnits);
      setAttribute(ghost, 'aria-pressed', String(isGhost));
    },
    controls: () => [tick, ...direct, more.element].filter((each) => each.checkVisibility()),
    setReachable(isReachable) {
      for (const each of [tick, ...direct, more.element]) each.tabIndex = isReachable ? 0 : -1;
    },
    dispose() {
      more.dispose();
      root.remove();
    },
  };
}
