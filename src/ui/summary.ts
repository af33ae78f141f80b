import type { Units } from '../parameters/reader-units';
import type { Playback } from '../playback/playback';
import { titleOf } from './commands';
import { differenceText, type FigureRow, figureRows } from './differences';
import { createCleanup, element, setAttribute } from './dom';
import { createIcon, type IconName } from './icons';
import type { Part, Readable } from './part';
import { type Drawer, ghostOf, type PageState, type ShownRun, type View } from './state';
import { type SummaryFigure, summaryFigures } from './summary-figures';
import { quantityText, shortName } from './text';

export interface SummaryActions {
  begin(): void;
  choose(view: View): void;
  openDrawer(drawer: Drawer | null): void;
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
  const compare = button('Compare', () => actions.choose('compare'), undefined, titleOf('view', 2, 'Compare'));
  const all = button(
    'All figures',
    () => actions.openDrawer('figures'),
    undefined,
    titleOf('figures', 0, 'All figures'),
  );

  const told = element('div', { class: 'summary-told' });
  const root = element(
    'section',
    { class: 'summary plate' },
    told,
    element('div', { class: 'summary-buttons' }, replay, other, compare, all),
    close,
  );
  root.hidden = true;

  let isStale = true;
  function fill(): void {
    isStale = false;
    const now = state.get();
    const [first, second] = now.shown;
    if (!first) return;
    told.replaceChildren(...(second ? tellBoth(first, second, now.units) : tellOne(now, first)));
    const isOne = second === undefined;
    root.classList.toggle('is-double', !isOne);
    setAttribute(root, 'aria-label', isOne ? `How it ended, ${first.run.jump.title}` : 'How it ended, both');
    other.hidden = !isOne;
    compare.hidden = !isOne;
    if (isOne) other.textContent = `The other jump: ${shortName(otherOf(now))}`;
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

function tellOne(state: PageState, shown: ShownRun): Node[] {
  const { recording } = shown.run;
  const ghost = ghostOf(state, shown);
  const rows = figureRows(recording, ghost?.recording ?? null, state.units);
  const list = element(
    'dl',
    { class: 'summary-figures' },
    ...rowsOf(rows).map(({ about, row }) => {
      const difference = differenceText(row, state.units);
      const note = noteOf(about, rows, state.units);
      const cell = element(
        'div',
        {},
        element('dt', { text: about.label }),
        element('dd', { class: 'summary-value' }, ...numberOf(quantityText(row.a, row.figure, state.units))),
      );
      if (difference) cell.append(element('dd', { class: 'summary-difference', text: difference }));
      if (note) cell.append(element('dd', { class: 'summary-note', text: note }));
      return cell;
    }),
  );
  const nodes: Node[] = [sentenceOf(shown), list];
  if (ghost) nodes.push(element('p', { class: 'summary-legend', text: 'Violet: against the run before your change.' }));
  return nodes;
}

function tellBoth(first: ShownRun, second: ShownRun, units: Units): Node[] {
  const rows = rowsOf(figureRows(first.run.recording, second.run.recording, units));
  const head = (text: string, className = '') =>
    element('th', { text, class: className, attributes: { scope: 'col' } });
  const body = rows.map(({ about, row }) =>
    element(
      'tr',
      {},
      element('th', { text: about.label, attributes: { scope: 'row' } }),
      element('td', { text: quantityText(row.a, row.figure, units) }),
      element('td', { text: quantityText(row.b, row.figure, units) }),
      element('td', { class: 'summary-apart', text: differenceText(row, units) || '–' }),
    ),
  );
  const sentences = [first, second].map((shown) => {
    const sentence = sentenceOf(shown);
    sentence.prepend(element('span', { class: 'summary-name', text: `${shown.name} ` }));
    return sentence;
  });
  const table = element(
    'table',
    { class: 'summary-table' },
    element(
      'thead',
      {},
      element('tr', {}, element('td'), head(first.name), head(second.name, 'is-second'), head('Difference')),
    ),
    element('tbody', {}, ...body),
  );
  return [...sentences, table];
}

function sentenceOf({ run }: ShownRun): HTMLElement {
  const { ending, verdict } = run.recording;
  const sentence = element('p', { class: 'summary-sentence', text: verdict });
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
