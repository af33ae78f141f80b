import {
  quantities,
  systemOf,
  type UnitSystem,
  type Units,
  unitChoices,
  unitSystems,
} from '../../parameters/reader-units';
import { type Quantity, type UnitKey, units as unitTable } from '../../parameters/units';
import { createDialog, type Dialog } from '../elements/dialog';
import { createCleanup, element, liveText, setAttribute } from '../elements/dom';
import { createIcon } from '../elements/icons';
import { createMenu, type MenuGroup } from '../elements/menu';
import { titleOf } from '../keys/commands';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';

const systemNames: Readonly<Record<UnitSystem, string>> = {
  imperial: 'Imperial',
  aviation: 'Aviation',
  metric: 'Metric',
};

const quantityNames: Readonly<Record<Quantity, string>> = {
  length: 'Heights and distances',
  speed: 'Speed',
  climb: 'Vertical speed',
  wind: 'Wind',
  mass: 'Mass',
  area: 'Area',
  force: 'Force',
  pressure: 'Pressure',
  temperature: 'Temperature',
  power: 'Power',
};

/** "ft · kt · ft/min": the units of what matters most, each once. */
export function unitsText(units: Units, of: readonly Quantity[] = ['length', 'speed', 'climb']): string {
  return [...new Set(of.map((quantity) => unitTable[units[quantity]].symbol))].join(' · ');
}

/** The items of a menu in which units are chosen. */
export function unitGroup(units: Units, setUnits: (units: Units) => void, openMixed: () => void): MenuGroup {
  const present = systemOf(units);
  return {
    label: 'Units',
    items: [
      ...(Object.keys(unitSystems) as UnitSystem[]).map((system) => ({
        label: systemNames[system],
        note: unitsText(unitSystems[system], ['length', 'speed', 'climb', 'mass']),
        isChosen: system === present,
        choose: () => setUnits(unitSystems[system]),
      })),
      {
        label: 'Mixed …',
        note:
          present === null
            ? unitsText(units, ['length', 'speed', 'climb', 'mass'])
            : 'Each quantity in a unit of its own',
        isChosen: present === null,
        choose: openMixed,
      },
    ],
  };
}

export function createUnitsMenu(
  state: Readable<PageState>,
  setUnits: (units: Units) => void,
  openMixed: () => void,
): Part {
  const cleanup = createCleanup();
  const label = liveText();
  const text = element('span', { class: 'menu-text' });
  text.append(label.node);
  const menu = createMenu({
    label: 'Units',
    class: 'units-button',
    title: titleOf('units', 0, 'Units'),
    content: [text, createIcon('more').element],
    groups: () => [{ items: unitGroup(state.get().units, setUnits, openMixed).items }],
  });
  function show(): void {
    const { units } = state.get();
    label.set(unitsText(units));
    setAttribute(menu.element, 'aria-label', `Units, ${unitsText(units)}`);
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.units !== before.units) show();
    }),
  );
  show();
  return {
    element: menu.element,
    dispose() {
      cleanup.run();
      menu.dispose();
    },
  };
}

/** A unit for each quantity, shown at once as it is chosen. */
export function createMixedUnits(state: Readable<PageState>, setUnits: (units: Units) => void): Dialog {
  const cleanup = createCleanup();
  const rows = quantities.map((quantity) => {
    const select = element(
      'select',
      {},
      ...unitChoices[quantity].map((unit) =>
        element('option', { text: unitTable[unit].symbol, attributes: { value: unit } }),
      ),
    );
    cleanup.listen(select, 'change', () => setUnits({ ...state.get().units, [quantity]: select.value as UnitKey }));
    return { quantity, select };
  });
  const dialog = createDialog(
    { label: 'Units', class: 'mixed-units' },
    ...rows.map(({ quantity, select }) =>
      element('label', {}, element('span', { text: quantityNames[quantity] }), select),
    ),
  );
  const show = () => {
    const { units } = state.get();
    for (const { quantity, select } of rows) select.value = units[quantity];
  };
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.units !== before.units) show();
    }),
  );
  show();
  return {
    ...dialog,
    get isOpen() {
      return dialog.isOpen;
    },
    dispose() {
      cleanup.run();
      dialog.dispose();
    },
  };
}
