import { type ChannelKey, channels } from '../../recording/channels';
import { createCleanup, element } from '../elements/dom';
import { createIcon } from '../elements/icons';
import { createPopover } from '../elements/popover';
import type { Curve } from './plot-curves';
import { type Role, roles } from './plot-roles';
import { type Interval, intervals } from './table-rows';

export interface TableTools {
  /** What stands in the head of the drawer. */
  readonly elements: readonly HTMLElement[];
  /** Offers the runs there are; one alone is no choice. */
  nameRuns(curves: readonly Curve[], chosen: Role): void;
  closeColumns(): void;
  dispose(): void;
}

/** Whose rows, how far apart, and which columns. */
export function createTableTools(parts: {
  readonly interval: Interval;
  columns(): readonly ChannelKey[];
  chooseRun(role: Role): void;
  chooseInterval(interval: Interval): void;
  chooseColumns(columns: readonly ChannelKey[]): void;
}): TableTools {
  const cleanup = createCleanup();

  const run = element('select', { attributes: { 'aria-label': 'Whose rows' } });
  cleanup.listen(run, 'change', () => {
    const role = roles.find((each) => each === run.value);
    if (role) parts.chooseRun(role);
  });

  const interval = element(
    'select',
    { title: 'Time from row to row', attributes: { 'aria-label': 'Time from row to row' } },
    ...intervals.map((size) => element('option', { text: `Every ${size} s`, attributes: { value: String(size) } })),
  );
  interval.value = String(parts.interval);
  cleanup.listen(interval, 'change', () => {
    const chosen = intervals.find((size) => String(size) === interval.value);
    if (chosen) parts.chooseInterval(chosen);
  });

  const popover = createPopover('table-columns');
  const columns = element(
    'button',
    {
      class: 'menu-button',
      title: 'Choose the columns',
      attributes: { type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
    },
    element('span', { text: 'Columns' }),
  );
  columns.append(createIcon('more').element);
  cleanup.listen(columns, 'click', () => {
    if (popover.isOpen) popover.close();
    else popover.open(columns, 'Columns of the table', columnChoices());
  });
  function columnChoices(): readonly Node[] {
    return channels.map(({ key, label, doc }) => {
      const box = element('input', { attributes: { type: 'checkbox' } });
      box.checked = parts.columns().includes(key);
      box.addEventListener('change', () => {
        // In the order of the list, whichever was chosen first; one column always stays.
        const chosen = channels
          .map((each) => each.key)
          .filter((each) => (each === key ? box.checked : parts.columns().includes(each)));
        if (chosen.length === 0) box.checked = true;
        else parts.chooseColumns(chosen);
      });
      return element('label', { title: doc }, box, element('span', { text: label }));
    });
  }

  return {
    elements: [run, interval, columns],
    nameRuns(curves, chosen) {
      const names = curves.map(({ role, name }) => `${role} ${name}`).join();
      run.hidden = curves.length < 2;
      if (run.dataset.names !== names) {
        run.dataset.names = names;
        run.replaceChildren(
          ...curves.map(({ role, name }) => element('option', { text: name, attributes: { value: role } })),
        );
      }
      run.value = chosen;
    },
    closeColumns: popover.close,
    dispose() {
      popover.close();
      cleanup.run();
    },
  };
}
