import type { Units } from '../../parameters/reader-units';
import { createCleanup, element } from '../elements/dom';
import type { Part } from '../part';
import { outcomeColumns } from './outcome';
import { createTakeRow, type ListedRun, type RunActs, type TakeRow } from './take-row';

export interface Shown {
  readonly runs: readonly ListedRun[];
  readonly units: Units;
  isGhost(run: ListedRun): boolean;
}

export interface TakeTable extends Part {
  show(shown: Shown): void;
  /** Makes the next row that is missing or out of date; false when all is done. */
  work(): boolean;
  /** Keys of the rows that are ticked. */
  readonly ticked: ReadonlySet<string>;
  untick(): void;
}

/**
 * A list of runs, a row each. Rows are made and brought up to date one at a time, from the top, so that five hundred of them hold
 * nothing up. The Tab key comes to one row only; arrows lead from row to row.
 */
export function createTakeTable(label: string, acts: RunActs, onTick: () => void): TakeTable {
  const cleanup = createCleanup();
  const rows = new Map<string, TakeRow>();
  const ticked = new Set<string>();
  let shown: Shown | null = null;
  let next = 0;
  let reachable: TakeRow | null = null;

  const all = element('input', { attributes: { type: 'checkbox', 'aria-label': `Select all: ${label}` } });
  const head = element(
    'div',
    { class: 'take-row take-head', attributes: { role: 'row' } },
    element(
      'div',
      { class: 'take-check', attributes: { role: 'columnheader' } },
      element('label', { class: 'take-tick' }, all),
    ),
    element('div', { class: 'take-title', text: label, attributes: { role: 'columnheader' } }),
    element('div', { class: 'take-outcome', text: 'How it ended', attributes: { role: 'columnheader' } }),
    ...outcomeColumns.map(({ label: text }) =>
      element('div', { class: 'take-figure', text, attributes: { role: 'columnheader' } }),
    ),
    element(
      'div',
      { class: 'take-acts', attributes: { role: 'columnheader' } },
      element('span', { class: 'visually-hidden', text: 'What to do with it' }),
    ),
  );
  const body = element('div', { attributes: { role: 'rowgroup' } });
  const table = element(
    'div',
    { class: 'take-table', attributes: { role: 'table', 'aria-label': label } },
    element('div', { class: 'take-heads', attributes: { role: 'rowgroup' } }, head),
    body,
  );

  const rowOf = (target: EventTarget | null): TakeRow | undefined => {
    const at = target instanceof Element ? target.closest('.take-row') : null;
    return [...rows.values()].find((row) => row.element === at);
  };
  function reach(row: TakeRow | null): void {
    if (row === reachable) return;
    reachable?.setReachable(false);
    reachable = row;
    row?.setReachable(true);
  }
  function showTicks(): void {
    const count = shown?.runs.length ?? 0;
    all.checked = count > 0 && ticked.size === count;
    all.indeterminate = ticked.size > 0 && !all.checked;
  }
  function setTick(key: string, isTicked: boolean): void {
    if (isTicked) ticked.add(key);
    else ticked.delete(key);
    const row = rows.get(key);
    if (row) row.tick.checked = isTicked;
  }

  cleanup.listen(body, 'focusin', (event) => reach(rowOf(event.target) ?? null));
  cleanup.listen(body, 'keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const { target } = event;
    const from = rowOf(target);
    // Within a name that is being typed the keys belong to the text; on the button of a menu they open it.
    if (step === 0 || !from || !(target instanceof HTMLElement) || target.matches('[type="text"], .take-more')) return;
    const list = [...body.children];
    const to = rowOf(list[list.indexOf(from.element) + step] ?? null);
    if (!to) return;
    event.preventDefault();
    const controls = to.controls();
    const at = from.controls().indexOf(target);
    (controls[at] ?? controls[controls.length - 1])?.focus();
  });
  cleanup.listen(table, 'change', (event) => {
    if (event.target === all) for (const { key } of shown?.runs ?? []) setTick(key, all.checked);
    else for (const [key, { tick }] of rows) if (tick === event.target) setTick(key, tick.checked);
    showTicks();
    onTick();
  });

  /** The rows of runs that are gone go at once; the focus stays near. */
  function drop(runs: readonly ListedRun[]): void {
    const keys = new Set(runs.map(({ key }) => key));
    for (const [key, row] of rows) {
      if (keys.has(key)) continue;
      const hasFocus = row.element.contains(document.activeElement);
      const near = rowOf(row.element.nextElementSibling) ?? rowOf(row.element.previousElementSibling) ?? null;
      rows.delete(key);
      if (row === reachable) reach(near);
      row.dispose();
      if (hasFocus) near?.controls().at(-1)?.focus();
    }
  }

  return {
    element: table,
    ticked,
    show(wanted) {
      shown = wanted;
      next = 0;
      drop(wanted.runs);
      for (const key of ticked) if (!wanted.runs.some((run) => run.key === key)) ticked.delete(key);
      all.disabled = wanted.runs.length === 0;
      showTicks();
    },
    work() {
      const run = shown?.runs[next];
      if (!run || !shown) return false;
      let row = rows.get(run.key);
      if (!row) {
        row = createTakeRow(run, acts);
        row.setReachable(false);
        row.tick.checked = ticked.has(run.key);
        rows.set(run.key, row);
      }
      row.show(run, shown.units, shown.isGhost(run));
      const there = body.children[next] ?? null;
      if (there !== row.element) body.insertBefore(row.element, there);
      if (!reachable) reach(row);
      next++;
      return true;
    },
    untick() {
      for (const key of [...ticked]) setTick(key, false);
      showTicks();
      onTick();
    },
    dispose() {
      cleanup.run();
      for (const row of rows.values()) row.dispose();
      table.remove();
    },
  };
}
