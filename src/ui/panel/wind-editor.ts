import type { Value, Values, WindParameter, WindPreset } from '../../parameters/parameter';
import type { Units } from '../../parameters/reader-units';
import { units as unitTable } from '../../parameters/units';
import { windLimits } from '../../parameters/wind';
import { type Cleanup, element } from '../elements/dom';
import { createIcon } from '../elements/icons';
import { createHodograph } from './hodograph';
import {
  fieldText,
  fieldWords,
  type WindField,
  type WindRows,
  windFields,
  windRows,
  windSentence,
  windText,
  windUnit,
  withField,
  withoutRow,
  withRow,
} from './wind-rows';

export interface WindEditorOptions {
  readonly parameter: WindParameter;
  /** Key of the wind among the values. */
  readonly key: string;
  readonly units: Units;
  values(): Values;
  edit(value: Value): void;
  finish(): void;
  /** A whole change at once. */
  set(changes: Values): void;
  say(message: string): void;
  /** Tells of a preset whose button is pointed at. */
  explain(button: HTMLElement, preset: WindPreset): void;
}

interface Line {
  readonly element: HTMLTableRowElement;
  readonly inputs: Readonly<Record<WindField, HTMLInputElement>>;
}

const fieldNames = { height: 'Height', speed: 'Speed', from: 'From' } as const satisfies Record<WindField, string>;

/** Wind by height: named winds, a row for each height, and how they turn, drawn. */
export function createWindEditor(options: WindEditorOptions, cleanup: Cleanup) {
  const { parameter, key, units } = options;
  const hodograph = createHodograph();
  const head = element('tr', {}, ...windFields.map((field) => headCell(field, units)), element('td', {}));
  const body = element('tbody', {});
  const table = element('table', {}, element('thead', {}, head), body);
  const calm = element('p', { class: 'soft', text: 'Still air at all heights.' });
  const icon = createIcon('add');
  const add = element('button', { class: 'wind-add', attributes: { type: 'button' } }, icon.element);
  add.append('Add a height');
  const presets = (parameter.presets ?? []).map((preset) => {
    const button = element('button', { text: preset.label, attributes: { type: 'button' } });
    cleanup.listen(button, 'click', () => options.set(preset.values));
    options.explain(button, preset);
    return { preset, button };
  });
  const root = element(
    'div',
    { class: 'wind-editor' },
    element(
      'div',
      { class: 'wind-presets', attributes: { role: 'group', 'aria-label': 'Winds by name' } },
      ...presets.map(({ button }) => button),
    ),
    element('div', { class: 'wind-rows' }, table, calm, add),
    hodograph.element,
  );

  /** In the order of the lines on the screen, which is that of the heights but for a line that is being typed in. */
  let rows: WindRows = [];
  let lines: Line[] = [];
  /** The text that the screen shows; null before the first. */
  let shown: string | null = null;

  function render(): void {
    lines = rows.map((row) => createLine(row));
    body.replaceChildren(...lines.map((line) => line.element));
    table.hidden = rows.length === 0;
    calm.hidden = rows.length > 0;
    add.disabled = rows.length >= windLimits.rows;
    hodograph.show(rows, units);
  }

  function createLine(row: WindRows[number]): Line {
    const inputs = Object.fromEntries(
      windFields.map((field) => [field, createField(row, field)]),
    ) as unknown as Line['inputs'];
    const remove = element('button', {
      class: 'wind-remove',
      attributes: { type: 'button', 'aria-label': `Remove the wind at ${fieldWords(row, 'height', units)}` },
    });
    remove.append(createIcon('close').element);
    const line: Line = {
      element: element(
        'tr',
        {},
        ...windFields.map((field) => element('td', {}, inputs[field])),
        element('td', {}, remove),
      ),
      inputs,
    };
    for (const field of windFields) listenTo(line, field);
    // Listeners on what leaves the page go with it.
    remove.addEventListener('click', () => {
      const index = lines.indexOf(line);
      store(withoutRow(rows, index));
      const next = lines[Math.min(index, lines.length - 1)];
      (next?.inputs.height ?? add).focus();
    });
    line.element.addEventListener('focusout', (event) => {
      const { relatedTarget } = event;
      options.finish();
      // After the focus has found its next place, which must not be pulled away from it.
      if (!(relatedTarget instanceof Node && line.element.contains(relatedTarget))) setTimeout(sortLines);
    });
    return line;
  }

  function createField(row: WindRows[number], field: WindField): HTMLInputElement {
    const { symbol } = unitTable[windUnit(field, units)];
    const input = element('input', {
      attributes: {
        type: 'text',
        inputmode: 'decimal',
        autocomplete: 'off',
        'aria-label': `${fieldNames[field]} of this wind, ${symbol}`,
      },
    });
    input.value = fieldText(row, field, units);
    return input;
  }

  function listenTo(line: Line, field: WindField): void {
    const input = line.inputs[field];
    input.addEventListener('input', () => {
      const { rows: next, problem } = withField(rows, lines.indexOf(line), field, input.value, units);
      if (problem === undefined) follow(next);
    });
    input.addEventListener('change', () => {
      const index = lines.indexOf(line);
      const { rows: next, problem } = withField(rows, index, field, input.value, units);
      if (problem !== undefined) options.say(problem);
      follow(next);
      options.finish();
      const row = rows[index];
      if (row) input.value = fieldText(row, field, units);
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') setTimeout(sortLines);
    });
  }

  /** Takes new numbers over without touching the fields, in one of which somebody types. */
  function follow(next: WindRows): void {
    if (next === rows) return;
    rows = next;
    shown = windText(rows);
    hodograph.show(rows, units);
    options.edit(shown);
  }
  /** Takes another set of rows over. */
  function store(next: WindRows): void {
    rows = [...next].sort((a, b) => a.height - b.height);
    shown = windText(rows);
    render();
    options.set({ [key]: shown });
  }

  /** Brings the lines into the order of their heights; the one that has the focus keeps it. */
  function sortLines(): void {
    const order = rows.map((_, i) => i).sort((a, b) => (rows[a]?.height ?? 0) - (rows[b]?.height ?? 0));
    if (order.every((from, to) => from === to)) return;
    lines = order.map((from) => lines[from] as Line);
    rows = order.map((from) => rows[from] as WindRows[number]);
    const focused = lines.findIndex((line) => line.element.contains(document.activeElement));
    const anchor = lines[Math.max(focused, 0)] as Line;
    lines.slice(0, Math.max(focused, 0)).forEach((line) => {
      anchor.element.before(line.element);
    });
    body.append(...lines.slice(Math.max(focused, 0) + 1).map((line) => line.element));
  }

  cleanup.listen(add, 'click', () => {
    const next = withRow(rows, units);
    const index = next.length - 1;
    if (next === rows) return;
    store(next);
    lines[index]?.inputs.height.focus();
    lines[index]?.inputs.height.select();
  });

  return {
    element: root,
    /** Shows the present values. */
    refresh(): void {
      const values = options.values();
      for (const { preset, button } of presets) {
        const isThis = Object.entries(preset.values).every(([each, value]) => values[each] === value);
        button.setAttribute('aria-pressed', String(isThis));
      }
      const text = String(values[key]);
      if (text === shown) return;
      rows = windRows(text);
      shown = text;
      render();
    },
    /** The wind in a sentence. */
    sentence: () => windSentence(rows, units),
  };
}

function headCell(field: WindField, units: Units): HTMLElement {
  const unit = windUnit(field, units);
  return element(
    'th',
    { text: `${fieldNames[field]} `, attributes: { scope: 'col' } },
    element('span', { class: 'soft', text: unit === 'deg' ? '° true' : unitTable[unit].symbol }),
  );
}
