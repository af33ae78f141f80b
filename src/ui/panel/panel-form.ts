import { type Controller, GUI, type NumberController } from 'lil-gui';
import type { Jump, JumpId } from '../../jumps/jump';
import type { NumberParameter, Parameter, Value, Values, WindParameter } from '../../parameters/parameter';
import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, type UnitKey, units as unitTable } from '../../parameters/units';
import { changedKeys, checkValue, clockText, type Problem, rangeText } from '../../parameters/values';
import type { Recording } from '../../recording/recording';
import { figures } from '../../recording/summary';
import { type Cleanup, createCleanup, element } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { PanelHelp } from './panel-help';
import { createHoldRow } from './panel-hold';
import { fromSlider, nextNumber, parseTyped, sliderRange } from './panel-range';
import { defaultText, idleReason, parameterHelp } from './parameter-help';
import { createWindEditor } from './wind-editor';

export interface FormActions {
  /** The values as last edited, perhaps not simulated yet. */
  valuesOf(id: JumpId): Values;
  /** New values while a hand is on them, and the end of that. */
  edit(id: JumpId, values: Values): void;
  finish(): void;
  /** A whole change at once. */
  set(id: JumpId, values: Values): void;
  /** Keeps the figure of the jump's hold at a value, SI; null lets go. */
  setHold(id: JumpId, target: number | null): void;
  say(problem: Problem): void;
}

/** What the form shows. */
export interface FormState {
  readonly recording: Recording;
  /** The figure that is held, SI. */
  readonly held: number | null;
}

export interface Form {
  readonly element: HTMLElement;
  refresh(state: FormState): void;
  dispose(): void;
}

/** A parameter on the screen. */
interface Row {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  readonly controls: readonly HTMLElement[];
  /** Shows the present value. */
  show(): void;
  /** Shows what follows from other values too. */
  follow?(): void;
}

/** Height of the window that is not for parameters, and of one of them, in pixels; rough. */
const RESERVED = 540;
const ROW = 29;
const WIND_ROWS = 7;
/** A held figure nearer to its target than this, relative, is held. */
const HELD = 1e-4;

/** The parameters of a jump, made by walking their declarations. No parameter is known here by name. */
export function createForm(
  jump: Jump,
  units: Units,
  first: FormState,
  parts: { readonly folderOpen: Map<string, boolean>; readonly help: PanelHelp; readonly actions: FormActions },
): Form {
  const { folderOpen, help, actions } = parts;
  const { parameters, hold } = jump;
  const cleanup = createCleanup();
  const gui = new GUI({ autoPlace: false, injectStyles: false, title: jump.title });
  const values = () => actions.valuesOf(jump.id);
  const editor: Editor = {
    parameters,
    unitOf: (parameter) => (parameter.kind === 'number' ? unitIn(parameter, units) : null),
    units,
    help,
    cleanup,
    values,
    edit: (key, value) => actions.edit(jump.id, { ...values(), [key]: value }),
    set: (changes) => actions.set(jump.id, { ...values(), ...changes }),
    finish: actions.finish,
    say: (key, message) => actions.say({ key, message }),
  };
  const refreshers: ((state: FormState) => void)[] = [];
  // A wheel over a slider is meant to scroll.
  cleanup.listen(gui.domElement, 'wheel', (event) => event.stopPropagation(), { capture: true });
  // A finger that the system takes away ends what it did.
  cleanup.listen(gui.domElement, 'touchcancel', actions.finish);

  let room = Math.floor((window.innerHeight - RESERVED) / ROW);
  let isFirst = true;
  for (const [group, keys] of groupsOf(jump)) {
    const rows = keys.reduce((sum, key) => sum + roomOf(key), 0);
    const folder = gui.addFolder(group);
    const folderKey = `${jump.id} ${group}`;
    // As many groups are open as the column can show without scrolling, the first in any case.
    const fits = isFirst || rows <= room;
    room = fits ? room - rows : 0;
    isFirst = false;
    if (!(folderOpen.get(folderKey) ?? fits)) folder.close();
    folder.onOpenClose((changed: GUI) => folderOpen.set(folderKey, !changed._closed));
    for (const key of keys) {
      const parameter = parameters[key] as Parameter;
      const mark = addMarks(editor, key, parameter, rowOf(editor, folder, key, parameter));
      if (hold?.parameter === key) addHold(folder, mark);
      else refreshers.push(() => mark(null));
    }
    markFolder(folder, keys);
  }

  /** How many rows a parameter takes. */
  function roomOf(key: string): number {
    if (parameters[key]?.kind === 'wind') return WIND_ROWS;
    return hold?.parameter === key ? 2 : 1;
  }

  /** The row of the figure that can be kept, after that of the number that gives way. */
  function addHold(folder: GUI, mark: (tag: Tag | null) => void): void {
    if (!hold) return;
    const figure = figures.find((each) => each.key === hold.figure);
    const row = createHoldRow(hold, units, cleanup, {
      setHold: (target) => actions.setHold(jump.id, target),
      say: (message) => editor.say('hold', message),
    });
    folder.$children.append(row.element);
    help.explain(cleanup, row.element, row.controls, () => ({ title: hold.label, doc: hold.doc }));
    refreshers.push(({ recording, held }) => {
      row.refresh(recording, held);
      const got = figure?.of(recording) ?? 0;
      if (held === null) mark(null);
      else if (Math.abs(got - held) > HELD * Math.abs(held)) mark(outOfReach);
      else mark(solved);
    });
  }

  /** A folder tells when something in it was changed, open or closed. */
  function markFolder(folder: GUI, keys: readonly string[]): void {
    const note = element(
      'span',
      { class: 'folder-mark' },
      element('span', { class: 'visually-hidden', text: 'changed' }),
    );
    folder.$title.append(note);
    refreshers.push(() => {
      const changed = changedKeys(parameters, values());
      note.hidden = !keys.some((key) => changed.includes(key));
    });
  }

  function refresh(state: FormState): void {
    for (const each of refreshers) each(state);
    help.refresh();
  }
  refresh(first);

  return {
    element: gui.domElement,
    refresh,
    dispose() {
      cleanup.run();
      gui.destroy();
    },
  };
}

/** What the rows of one jump work with. */
interface Editor {
  readonly parameters: Jump['parameters'];
  readonly units: Units;
  readonly help: PanelHelp;
  readonly cleanup: Cleanup;
  /** The unit that a number is shown in; null for what is no number. */
  unitOf(parameter: Parameter): UnitKey | null;
  values(): Values;
  edit(key: string, value: Value): void;
  set(changes: Values): void;
  finish(): void;
  say(key: string, message: string): void;
}

/** A word beside the name of a row, and what it means. */
interface Tag {
  readonly word: string;
  readonly meaning: string;
}
const solved: Tag = { word: 'solved', meaning: 'Solved anew with each change, for what is held. Move it to let go.' };
const outOfReach: Tag = { word: 'out of reach', meaning: 'What is held cannot be reached with any value of this one.' };

function rowOf(editor: Editor, folder: GUI, key: string, parameter: Parameter): Row {
  switch (parameter.kind) {
    case 'number':
      return numberRow(editor, folder, key, parameter);
    case 'flag':
      return plainRow(editor, key, parameter, (model) => folder.add(model, 'value'));
    case 'choice': {
      const options = Object.fromEntries(Object.entries(parameter.options).map(([value, label]) => [label, value]));
      return plainRow(editor, key, parameter, (model) => folder.add(model, 'value', options));
    }
    case 'wind':
      return windRow(editor, folder, key, parameter);
  }
}

/**
 * Dot, name and button of a row that was changed; its help; and a word where it is not free. Returns how to bring all that up to
 * date.
 */
function addMarks(editor: Editor, key: string, parameter: Parameter, row: Row): (tag: Tag | null) => void {
  const { help, cleanup, parameters, values } = editor;
  const unit = editor.unitOf(parameter);
  const text = `Reset ${parameter.label} to ${defaultText(parameter, unit)}`;
  const reset = element('button', {
    class: 'row-reset',
    title: text,
    attributes: { type: 'button', 'aria-label': text },
  });
  reset.append(createIcon('toDefault').element);
  const word = element('span', { class: 'row-tag' });
  word.hidden = true;
  row.name.append(' ', word);
  // Last, so that a label around the row stays the label of its control.
  row.element.append(reset);
  cleanup.listen(reset, 'click', (event) => {
    event.preventDefault();
    editor.set({ [key]: parameter.default });
    row.controls[0]?.focus();
  });
  let now: string | null = null;
  help.explain(cleanup, row.element, row.controls, () => parameterHelp(parameter, unit, now ?? undefined));

  let value: Value | undefined;
  return (tag) => {
    const present = values()[key];
    if (present !== value) {
      value = present;
      row.show();
      const isChanged = present !== parameter.default;
      row.element.classList.toggle('is-changed', isChanged);
      reset.hidden = !isChanged;
    }
    row.follow?.();
    const idle = idleReason(parameter, parameters, values());
    now = idle ?? tag?.meaning ?? null;
    const said = idle ? 'idle' : (tag?.word ?? '');
    if (word.textContent === said) return;
    word.textContent = said;
    word.hidden = said === '';
    row.element.classList.toggle('is-idle', idle !== null);
  };
}

/** A tick or a menu. */
function plainRow(
  editor: Editor,
  key: string,
  parameter: Parameter,
  add: (model: { value: Value }) => Controller,
): Row {
  const controller = add({
    get value(): Value {
      return editor.values()[key] as Value;
    },
    set value(next: Value) {
      if (checkValue(parameter, next).problem === undefined) editor.set({ [key]: next });
    },
  });
  controller.name(parameter.label);
  const control = controller.domElement.querySelector<HTMLElement>('input, select');
  return {
    element: controller.domElement,
    name: controller.$name,
    controls: control ? [control] : [],
    show: () => controller.updateDisplay(),
  };
}

/** Name, slider, number and unit; a number that only names something has a button to the next instead of the slider. */
function numberRow(editor: Editor, folder: GUI, key: string, parameter: NumberParameter): Row {
  const unit = editor.unitOf(parameter) ?? parameter.unit;
  const present = () => editor.values()[key] as number;
  const model = {
    get value(): number {
      return Number(fromSi(present(), unit).toPrecision(12));
    },
    set value(shown: number) {
      editor.edit(key, fromSlider(parameter, shown, unit));
    },
  };
  const range = sliderRange(parameter, unit, present());
  const ends = parameter.next === undefined ? [range.min, range.max] : [];
  const controller = folder.add(model, 'value', ...ends) as NumberController;
  controller.step(range.step).decimals(range.digits).name(parameter.label).onFinishChange(editor.finish);

  const { symbol } = unitTable[unit];
  const input = controller.$input;
  input.classList.add('row-number');
  input.removeAttribute('aria-labelledby');
  input.setAttribute('aria-label', symbol ? `${parameter.label}, ${symbol}` : parameter.label);
  input.setAttribute('autocomplete', 'off');
  const unitText = element('span', { class: 'row-unit', text: symbol });
  controller.$widget.append(unitText);
  readTyping(editor, key, parameter, unit, controller);

  const controls: HTMLElement[] = [input];
  if (parameter.next !== undefined) {
    const next = element('button', { class: 'row-next', text: parameter.next, attributes: { type: 'button' } });
    editor.cleanup.listen(next, 'click', () => editor.set({ [key]: nextNumber(parameter, present()) }));
    controller.$widget.prepend(next);
    controller.domElement.classList.add('has-next');
    controls.push(next);
  }
  return {
    element: controller.domElement,
    name: controller.$name,
    controls,
    show() {
      if (parameter.next === undefined) {
        // A value beyond the comfortable range widens the slider before lil-gui would clamp it.
        const { min, max } = sliderRange(parameter, unit, present());
        if (min !== controller._min) controller.min(min);
        if (max !== controller._max) controller.max(max);
        const usual = (fromSi(parameter.default, unit) - min) / (max - min);
        controller.$slider.style.setProperty('--default', `${100 * usual}%`);
      }
      controller.updateDisplay();
      // Hours are dragged as a number and read as a clock.
      if (unit === 'h') unitText.textContent = clockText(present());
    },
  };
}

/**
 * Takes typing out of lil-gui's hands, which would snap it to a step and clamp it to the slider while it is half typed.
 * Here a complete, valid text counts at once; anything else waits for Enter or for leaving the field, and is then
 * clamped or refused with a sentence.
 */
function readTyping(
  editor: Editor,
  key: string,
  parameter: NumberParameter,
  unit: UnitKey,
  controller: NumberController,
): void {
  const { cleanup } = editor;
  const input = controller.$input;
  const take = (value: Value | undefined) => {
    if (value !== undefined && value !== editor.values()[key]) editor.edit(key, value);
  };
  // On the way down, before the field's own listener.
  cleanup.listen(
    controller.$widget,
    'input',
    (event) => {
      event.stopPropagation();
      const { value, problem } = parseTyped(parameter, input.value, unit);
      if (problem === undefined) take(value);
    },
    { capture: true },
  );
  cleanup.listen(input, 'change', () => {
    const { value, problem } = parseTyped(parameter, input.value, unit);
    if (problem !== undefined) {
      const mended = `${parameter.label} was brought into its range, ${rangeText(parameter, unit)}.`;
      editor.say(key, value === undefined ? `${problem}.` : mended);
    }
    take(value);
  });
  cleanup.listen(input, 'blur', editor.finish);
}

function windRow(editor: Editor, folder: GUI, key: string, parameter: WindParameter): Row {
  const { cleanup, help } = editor;
  const wind = createWindEditor(
    {
      parameter,
      key,
      units: editor.units,
      values: editor.values,
      edit: (value) => editor.edit(key, value),
      finish: editor.finish,
      set: editor.set,
      say: (message) => editor.say(key, message),
      explain(button, preset) {
        // After the row's own help, which the same events bring.
        help.explain(cleanup, button, [button], () => ({
          title: `${parameter.label}: ${preset.label}`,
          doc: preset.doc,
        }));
      },
    },
    cleanup,
  );
  const name = element('div', { class: 'lil-name', text: parameter.label });
  const root = element(
    'div',
    { class: 'lil-controller wind-row', attributes: { role: 'group', 'aria-label': parameter.label } },
    name,
    wind.element,
  );
  folder.$children.append(root);
  return { element: root, name, controls: [root], show: wind.refresh, follow: wind.refresh };
}

/** Headings in the order in which they first appear, each with its parameters. */
function groupsOf(jump: Jump): (readonly [group: string, keys: readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const [key, parameter] of Object.entries(jump.parameters)) {
    groups.set(parameter.group, [...(groups.get(parameter.group) ?? []), key]);
  }
  return [...groups];
}
