import type { Units } from '../../parameters/reader-units';
import type { Playback } from '../../playback/playback';
import { differenceText, type FigureRow, figureRows } from '../differences';
import { createCleanup, element, liveText, setAttribute } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import { titleOf } from '../keys/commands';
import type { Part, Readable } from '../part';
import { type Drawer, ghostOf, type PageState, type ShownRun, type View } from '../state';
import { quantityText, shortName } from '../text';
import { type SummaryFigure, summaryFigures } from './summary-figures';

export interface SummaryActions {
  begin(): void;
  choose(view: View): void;
  openDrawer(drawer: Drawer | null): void;
  /** Asks for a name for it. */
  keepRun(): void;
}

/** How it ended, with the figures that matter and what to do next. Shown while the clock stands at the end. */
export function createSummary(
  state: Readable<PageState>,
  playback: Playback,
  actions: SummaryActions,
): Part & { update(): void } {
  const cleanup = createCleanup();
  const button = (text: string, act: () => void, icon?: IconName, title?: string) => {
    const made = element('button', { text, ...(title ? { title } : {}), attributes: { type: 'button' } });
    if (icon) made.prepend(createIcon(icon).element);
    cleanup.listen(made, 'click', act);
    return made;
  };
  let isDismissed = false;
  const close = button('', () => {
    isDismissed = true;
    update();
  });
  close.className = 'plain';
  close.setAttribute('aria-label', 'Close');
  close.append(createIcon('close').element);

  const replay = button('Replay', actions.begin, 'replay', titleOf('replay'));
  replay.classList.add('primary');
  const other = button('', () => actions.choose(otherOf(state.get())));
  const otherName = liveText();
  // The words in front go where there is no room for them.
  other.append(element('span', { class: 'summary-other', text: 'The other jump: ' }), otherName.node);
  const compare = button('Compare', () => actions.choose('compare'), undefined, titleOf('view', 2, 'Compare'));
  const keep = button('Keep', actions.keepRun, undefined, titleOf('keep'));
  keep.classList.add('summary-keep');
  const all = button(
    'All figures',
    () => actions.openDrawer('figures'),
    undefined,
    titleOf('figures', 0, 'All figures'),
  );

  const sentences = element('div', { class: 'summary-sentences' });
  // It scrolls where the window is low, so it can be reached by keys.
  const told = element('div', { class: 'summary-told', attributes: { tabindex: '0', role: 'group' } });
  told.setAttribute('aria-label', 'Figures');
  const root = element(
    'section',
    { class: 'summary plate' },
    sentences,
    told,
    element('div', { class: 'summary-buttons' }, replay, other, compare, all, keep),
    close,
  );
  root.hidden = true;

  let isStale = true;
  function fill(): void {
    isStale = false;
    const now = state.get();
    const [first, second] = now.shown;
    if (!first) return;
    sentences.replaceChildren(...now.shown.map((shown) => sentenceOf(shown, second !== undefined)));
    if (!second && ghostOf(now, first)) {
      sentences.append(
        element('p', { class: 'summary-legend', text: 'In violet: against the run before your change' }),
      );
    }
    told.replaceChildren(second ? tellBoth(first, second, now.units) : tellOne(now, first));
    const isOne = second === undefined;
    root.classList.toggle('is-double', !isOne);
    setAttribute(root, 'aria-label', isOne ? `How it ended, ${first.run.jump.title}` : 'How it ended, both');
    other.hidden = !isOne;
    compare.hidden = !isOne;
    otherName.set(shortName(otherOf(now)));
  }

  function update(): void {
    const isEnd = playback.time >= playback.end;
    if (!isEnd) isDismissed = false;
    // With the loop on the end is only passed.
    const isShown = isEnd && !playback.playing && !isDismissed;
    if (isShown && isStale) fill();
    if (root.hidden === isShown) root.hidden = !isShown;
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.shown !== before.shown || now.units !== before.units || now.ghost !== before.ghost) isStale = true;
    }),
  );

  return {
    element: root,
    update,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

function otherOf({ view }: PageState): 'halo' | 'cliff' {
  return view === 'halo' ? 'cliff' : 'halo';
}

/** The rows of the card in its order, with what a run does not have left out. */
function rowsOf(rows: readonly FigureRow[]): { readonly about: SummaryFigure; readonly row: FigureRow }[] {
  return summaryFigures.flatMap((about) => {
    const row = rows.find(({ figure }) => figure.key === about.key);
    return row && (row.a !== null || row.b !== null) ? [{ about, row }] : [];
  });
}

function tellOne(state: PageState, shown: ShownRun): HTMLElement {
  const { recording } = shown.run;
  const ghost = ghostOf(state, shown);
  const rows = figureRows(recording, ghost?.recording ?? null, state.units);
  const own = rowsOf(rows).filter(({ row }) => row.a !== null);
  const list = element(
    'dl',
    { class: 'summary-figures' },
    ...own.map(({ about, row }) => {
      const difference = differenceText(row, state.units);
      const note = noteOf(about, rows, state.units);
      const cell = element(
        'div',
        {},
        element('dt', { text: about.label }),
        element('dd', { class: 'summary-value' }, ...numberOf(quantityText(row.a, row.figure, state.units))),
      );
      if (note) cell.append(element('dd', { class: 'summary-note', text: note }));
      if (difference) cell.append(element('dd', { class: 'summary-difference', text: difference }));
      return cell;
    }),
  );
  // One row, or two that are as equal as can be.
  list.style.setProperty('--one-row', String(own.length));
  list.style.setProperty('--two-rows', String(Math.ceil(own.length / 2)));
  return list;
}

/** A table that stands upright or lies down as there is room; hence the roles, which such a layout takes from real ones. */
function tellBoth(first: ShownRun, second: ShownRun, units: Units): HTMLElement {
  const cell = (role: string, text: string, className = '') =>
    element('div', { text, class: className, attributes: { role } });
  const line = (...cells: HTMLElement[]) =>
    element('div', { class: 'summary-row', attributes: { role: 'row' } }, ...cells);
  const rows = rowsOf(figureRows(first.run.recording, second.run.recording, units));
  const table = element(
    'div',
    { class: 'summary-table', attributes: { role: 'table', 'aria-label': `${first.name} and ${second.name}` } },
    line(
      cell('cell', ''),
      cell('columnheader', first.name),
      cell('columnheader', second.name, 'is-second'),
      cell('columnheader', 'Difference'),
    ),
    ...rows.map(({ about, row }) =>
      line(
        cell('rowheader', about.label),
        cell('cell', quantityText(row.a, row.figure, units)),
        cell('cell', quantityText(row.b, row.figure, units)),
        cell('cell', differenceText(row, units) || '–', 'summary-apart'),
      ),
    ),
  );
  return table;
}

function sentenceOf({ run, name }: ShownRun, isNamed: boolean): HTMLElement {
  const { ending, verdict } = run.recording;
  const sentence = element('p', { class: 'summary-sentence', text: verdict });
  if (isNamed) sentence.prepend(element('span', { class: 'summary-name', text: `${name} · ` }));
  sentence.dataset.ending = ending;
  return sentence;
}

/** "at 22,583 ft MSL", "model peak". */
function noteOf(about: SummaryFigure, rows: readonly FigureRow[], units: Units): string {
  const where = rows.find(({ figure }) => figure.key === about.where);
  const place = where && where.a !== null ? `at ${quantityText(where.a, where.figure, units)}` : '';
  return `${place} ${about.note ?? ''}`.trim();
}

/** The number large, its unit small. */
function numberOf(text: string): Node[] {
  const [number = '', ...unit] = text.split(' ');
  return [
    element('span', { class: 'summary-number', text: number }),
    element('span', { class: 'summary-unit', text: unit.join(' ') }),
  ];
}
