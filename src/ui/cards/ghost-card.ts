import { differenceText, figureRows, headlineDifferences } from '../differences';
import { createCleanup, element, type LiveText, liveText } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Part, Readable } from '../part';
import { type Drawer, ghostOf, type PageState } from '../state';
import { quantityText } from '../text';

export interface GhostActions {
  dismissGhost(): void;
  openDrawer(drawer: Drawer | null): void;
}

/** Most figures there is room for on a wide screen; the style leaves out the last ones on a narrow one. */
const MOST_FIGURES = 4;

interface Cell {
  readonly element: HTMLElement;
  readonly label: LiveText;
  readonly now: LiveText;
  readonly difference: LiveText;
}

/** What a change did: the figures that differ from the run as it was before, until that ghost is dismissed. */
export function createGhostCard(state: Readable<PageState>, actions: GhostActions): Part {
  const cleanup = createCleanup();
  const cells = Array.from({ length: MOST_FIGURES }, createCell);
  const list = element('dl', {}, ...cells.map((cell) => cell.element));
  const nothing = element('p', { class: 'ghost-nothing', text: 'No headline figure changed.' });
  const all = element('button', { class: 'plain ghost-all', text: 'All figures', attributes: { type: 'button' } });
  const dismiss = element('button', {
    class: 'plain',
    title: 'Dismiss (Escape)',
    attributes: { type: 'button', 'aria-label': 'Dismiss the other run' },
  });
  dismiss.append(createIcon('close').element);
  cleanup.listen(all, 'click', () => actions.openDrawer('figures'));
  cleanup.listen(dismiss, 'click', actions.dismissGhost);
  const heading = element('h2', {});
  const title = liveText();
  heading.append(title.node);
  const plate = element(
    'div',
    { class: 'ghost-plate plate' },
    heading,
    list,
    nothing,
    element('div', { class: 'ghost-buttons' }, all, dismiss),
  );
  const root = element('section', { class: 'ghost-card', attributes: { 'aria-label': 'What the change did' } }, plate);

  function show(): void {
    const now = state.get();
    const shown = now.shown.find((each) => ghostOf(now, each) !== null);
    const ghost = shown && ghostOf(now, shown);
    root.hidden = !ghost;
    if (!shown || !ghost) return;
    const { units } = now;
    // Beside another run it has to say whose change.
    const before = ghost.name === null ? 'before your change' : `beside “${ghost.name}”`;
    const sentence = now.shown.length > 1 || ghost.name !== null ? `${shown.name} ${before}` : before;
    title.set(sentence.charAt(0).toUpperCase() + sentence.slice(1));
    const differences = headlineDifferences(figureRows(shown.run.recording, ghost.recording, units), MOST_FIGURES);
    cells.forEach((cell, i) => {
      const found = differences[i];
      cell.element.hidden = !found;
      if (!found) return;
      const { row, label } = found;
      cell.label.set(label);
      cell.now.set(quantityText(row.a, row.figure, units));
      // The unit stands beside the figure already.
      const difference = differenceText(row, units).replace(/ .*/, '');
      cell.difference.set(difference || (row.b === null ? 'new' : `was ${quantityText(row.b, row.figure, units)}`));
    });
    list.hidden = differences.length === 0;
    nothing.hidden = differences.length > 0;
  }

  cleanup.add(
    state.subscribe((now, before) => {
      if (now.ghost !== before.ghost || now.shown !== before.shown || now.units !== before.units) show();
    }),
  );
  show();
  return {
    element: root,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

function createCell(): Cell {
  const [label, now, difference] = [liveText(), liveText(), liveText()];
  const term = element('dt', {});
  const value = element('span', { class: 'ghost-now' });
  const change = element('span', { class: 'ghost-difference' });
  term.append(label.node);
  value.append(now.node);
  change.append(difference.node);
  return {
    element: element('div', {}, term, element('dd', {}, value, document.createTextNode(' '), change)),
    label,
    now,
    difference,
  };
}
