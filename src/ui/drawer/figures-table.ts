import type { Units } from '../../parameters/reader-units';
import { differenceShare, differenceText, type FigureRow, figureRows } from '../differences';
import { createCleanup, element } from '../elements/dom';
import type { Part, Readable } from '../part';
import { ghostOf, type PageState, type Run } from '../state';
import { quantityText } from '../text';

/** From this width on, CSS px, the rows stand in two tables side by side: a low drawer has width and no height. */
const TWO_TABLES = 860;

export interface Column {
  readonly name: string;
  readonly run: Run;
}

/** The runs whose figures are compared: both in view, or the one in view and what it was before it was changed. */
export function columnsOf(state: PageState): readonly Column[] {
  const [first, second] = state.shown;
  if (!first) return [];
  if (second) return [first, second].map(({ name, run }) => ({ name, run }));
  const ghost = ghostOf(state, first);
  return ghost
    ? [
        { name: 'Now', run: first.run },
        { name: ghost.name ?? 'Before', run: ghost },
      ]
    : [{ name: first.name, run: first.run }];
}

/** The headline figures of the runs on show in a table, with their difference where there are two. */
export function createFiguresTable(state: Readable<PageState>): Part & { update(): void } {
  const root = element('div', { class: 'figures-tables' });
  const cleanup = createCleanup();
  let isStale = true;
  let isWide = false;

  function fill(): void {
    isStale = false;
    const now = state.get();
    const columns = columnsOf(now);
    const [first, second = null] = columns;
    if (!first) return;
    const rows = figureRows(first.run.recording, second?.run.recording ?? null, now.units)
      .filter(({ a, b }) => a !== null || b !== null)
      .map((row) => figureRow(row, columns.length, now));
    rows.push(endingRow(columns));
    const half = isWide ? Math.ceil(rows.length / 2) : rows.length;
    const parts = [rows.slice(0, half), rows.slice(half)].filter((part) => part.length > 0);
    root.replaceChildren(
      ...parts.map((part, i) =>
        element(
          'table',
          { class: columns.length > 1 ? 'is-compared' : 'is-single' },
          element('caption', { class: 'visually-hidden', text: i === 0 ? 'Figures' : 'Figures, continued' }),
          headOf(columns),
          element('tbody', {}, ...part),
        ),
      ),
    );
  }

  cleanup.add(
    state.subscribe((now, before) => {
      if (now.shown !== before.shown || now.ghost !== before.ghost || now.units !== before.units) isStale = true;
    }),
  );
  const watcher = new ResizeObserver(() => {
    const next = root.clientWidth >= TWO_TABLES;
    if (next !== isWide) isStale = true;
    isWide = next;
  });
  watcher.observe(root);
  cleanup.add(() => watcher.disconnect());

  return {
    element: root,
    update() {
      if (isStale) fill();
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

function headOf(columns: readonly Column[]): HTMLElement {
  const names = [...columns.map(({ name }) => name), ...(columns.length > 1 ? ['Difference'] : [])];
  return element(
    'thead',
    {},
    element('tr', {}, element('td'), ...names.map((text) => element('th', { text, attributes: { scope: 'col' } }))),
  );
}

function figureRow(row: FigureRow, count: number, { units }: PageState): HTMLElement {
  const { figure, a, b, differs } = row;
  const made = element(
    'tr',
    {},
    element('th', { text: figure.label, attributes: { scope: 'row' } }),
    ...[a, b].slice(0, count).map((si) => element('td', { text: quantityText(si, figure, units) })),
    ...(count > 1 ? [differenceCell(row, units)] : []),
  );
  made.classList.toggle('is-same', count > 1 && !differs);
  return made;
}

/** The difference as a number, and as a bar from the middle: to the right where the first run has more. */
function differenceCell(row: FigureRow, units: Units): HTMLElement {
  const share = differenceShare(row);
  const bar = element('span', { class: 'delta-bar', attributes: { 'aria-hidden': 'true' } });
  bar.style.setProperty('--share', Math.abs(share).toFixed(3));
  bar.classList.toggle('is-less', share < 0);
  return element('td', { class: 'difference' }, element('span', { text: differenceText(row, units) || '–' }), bar);
}

function endingRow(columns: readonly Column[]): HTMLElement {
  return element(
    'tr',
    { class: 'ending' },
    element('th', { text: 'How it ended', attributes: { scope: 'row' } }),
    ...columns.map(({ run }) => element('td', { text: run.recording.verdict })),
    ...(columns.length > 1 ? [element('td')] : []),
  );
}
