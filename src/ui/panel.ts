import { type Controller, GUI, type NumberController } from 'lil-gui';
import type { Jump, JumpId, Preset } from '../jumps/jump';
import type { NumberParameter, Parameter, Value, Values } from '../parameters/parameter';
import { type Measured, unitIn } from '../parameters/reader-units';
import { fromSi, type UnitKey, units as unitTable } from '../parameters/units';
import { changedKeys, checkValue, defaultsOf, type Problem, rangeText } from '../parameters/values';
import { createCleanup, element } from './dom';
import { createIcon } from './icons';
import { adoptLilGuiStyles } from './lil-gui-styles';
import { fromSlider, parseTyped, sliderRange } from './panel-range';
import type { Part, Readable } from './part';
import type { PageState } from './state';
import { shortName } from './text';

export interface PanelActions {
  /** The values as last edited, perhaps not simulated yet. */
  valuesOf(id: JumpId): Values;
  /** New values while a hand is on them, and the end of that. */
  edit(id: JumpId, values: Values): void;
  finish(): void;
  /** A whole change at once. */
  set(id: JumpId, values: Values): void;
  chooseJump(id: JumpId): void;
  say(problem: Problem): void;
  close(): void;
}

/** Height of the window that is not for parameters, and of one of them, in pixels; rough. */
const RESERVED = 560;
const ROW = 34;
/** Stands in the preset menu for values that no preset has. */
const OWN = 'own';

/** The parameters of a jump, made by walking their declarations. No parameter is known here by name. */
export function createPanel(state: Readable<PageState>, actions: PanelActions): Part {
  const cleanup = createCleanup();
  cleanup.add(adoptLilGuiStyles());
  const tabs = (['halo', 'cliff'] as const).map((id) => {
    const tab = element('button', { text: shortName(id), attributes: { type: 'button' } });
    cleanup.listen(tab, 'click', () => actions.chooseJump(id));
    return { id, tab };
  });
  const tabRow = element(
    'div',
    { class: 'panel-tabs', attributes: { role: 'group', 'aria-label': 'Parameters of' } },
    ...tabs.map(({ tab }) => tab),
  );
  const icon = createIcon('close');
  const close = element('button', { class: 'plain', attributes: { type: 'button', 'aria-label': 'Close parameters' } });
  close.append(icon.element);
  cleanup.listen(close, 'click', actions.close);
  const heading = element('h2', { text: 'Parameters' });
  const notes = element('ul', { class: 'notes', attributes: { 'aria-label': 'Notes on this run' } });
  const body = element('div', { class: 'panel-body' });
  const root = element(
    'section',
    { class: 'panel plate', attributes: { id: 'panel', 'aria-label': 'Parameters' } },
    element('header', {}, heading, tabRow, close),
    notes,
    body,
  );

  /** Folders that were opened or closed stay so when the panel is made anew. */
  const folderOpen = new Map<string, boolean>();
  let form: Form | null = null;

  function build(): void {
    const { jump, units, runs } = state.get();
    form?.dispose();
    form = createForm(runs[jump].jump, (declared) => unitIn(declared, units), folderOpen, actions);
    body.replaceChildren(form.element);
  }

  function arrange(): void {
    const now = state.get();
    root.hidden = !now.panelOpen;
    tabRow.hidden = now.view !== 'compare';
    heading.hidden = !tabRow.hidden;
    for (const { id, tab } of tabs) tab.setAttribute('aria-pressed', String(id === now.jump));
    const said = now.runs[now.jump].recording.notes;
    notes.replaceChildren(...said.map((text) => element('li', { text })));
    notes.hidden = said.length === 0;
  }

  cleanup.add(
    state.subscribe((now, before) => {
      if (now.jump !== before.jump || now.units !== before.units) build();
      else if (now.runs !== before.runs) form?.refresh();
      arrange();
    }),
  );
  cleanup.add(() => form?.dispose());
  build();
  arrange();

  return {
    element: root,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

interface Form {
  readonly element: HTMLElement;
  /** Shows the present values. */
  refresh(): void;
  dispose(): void;
}

function createForm(
  jump: Jump,
  shownUnit: (declared: Measured) => UnitKey,
  folderOpen: Map<string, boolean>,
  actions: PanelActions,
): Form {
  const { parameters } = jump;
  const cleanup = createCleanup();
  const gui = new GUI({ autoPlace: false, injectStyles: false, title: jump.title });
  const values = () => actions.valuesOf(jump.id);
  const change = (key: string, value: Value) => actions.edit(jump.id, { ...values(), [key]: value });
  const refreshers: (() => void)[] = [];

  addPresets();
  let room = Math.floor((window.innerHeight - RESERVED) / ROW);
  let isFirst = true;
  for (const [group, keys] of groupsOf(jump)) {
    const folder = gui.addFolder(group);
    const folderKey = `${jump.id} ${group}`;
    // As many groups are open as the column can show without scrolling, the first in any case.
    const fits = isFirst || keys.length <= room;
    room = fits ? room - keys.length : 0;
    isFirst = false;
    if (!(folderOpen.get(folderKey) ?? fits)) folder.close();
    folder.onOpenClose((changed: GUI) => folderOpen.set(folderKey, !changed._closed));
    for (const key of keys) addParameter(folder, key, parameters[key] as Parameter);
  }

  function addPresets(): void {
    const model = {
      get preset(): string {
        return jump.presets.find((preset) => isPreset(jump, preset, values()))?.key ?? OWN;
      },
      set preset(key: string) {
        const preset = jump.presets.find((each) => each.key === key);
        if (preset) actions.set(jump.id, presetValues(jump, preset));
      },
      reset: () => actions.set(jump.id, defaultsOf(parameters)),
    };
    const options = Object.fromEntries(jump.presets.map((preset) => [preset.label, preset.key]));
    const menu = gui.add(model, 'preset', { ...options, 'Your own': OWN }).name('Preset');
    const reset = gui.add(model, 'reset').name('Reset all to defaults');
    menu.domElement.classList.add('preset');
    const refresh = () => {
      menu.updateDisplay();
      menu.domElement.title = jump.presets.find((preset) => preset.key === model.preset)?.doc ?? 'Values of your own';
      const isDefault = changedKeys(parameters, values()).length === 0;
      if (reset._disabled !== isDefault) reset.disable(isDefault);
    };
    refreshers.push(refresh);
  }

  function addParameter(folder: GUI, key: string, parameter: Parameter): void {
    const controller = controllerOf(folder, key, parameter);
    const unit = parameter.kind === 'number' ? shownUnit(parameter) : null;
    const symbol = unit ? unitTable[unit].symbol : '';
    controller.name(symbol ? `${parameter.label}, ${symbol}` : parameter.label);
    controller.domElement.title = describe(parameter, unit);
    refreshers.push(() => {
      controller.domElement.classList.toggle('is-changed', values()[key] !== parameter.default);
    });
  }

  function controllerOf(folder: GUI, key: string, parameter: Parameter): Controller {
    switch (parameter.kind) {
      case 'number':
        return addNumber(folder, key, parameter);
      case 'flag':
        return addPlain(folder, key, (model) => folder.add(model, 'value'));
      case 'choice': {
        const options = Object.fromEntries(Object.entries(parameter.options).map(([value, label]) => [label, value]));
        return addPlain(folder, key, (model) => folder.add(model, 'value', options));
      }
      case 'wind':
        return addText(folder, key, parameter);
    }
  }

  function addPlain(_folder: GUI, key: string, add: (model: { value: Value }) => Controller): Controller {
    const model = {
      get value(): Value {
        return values()[key] as Value;
      },
      set value(next: Value) {
        if (checkValue(parameters[key] as Parameter, next).problem === undefined) change(key, next);
      },
    };
    const controller = add(model);
    refreshers.push(() => controller.updateDisplay());
    return controller;
  }

  function addNumber(folder: GUI, key: string, parameter: NumberParameter): Controller {
    const unit = shownUnit(parameter);
    const present = () => values()[key] as number;
    const model = {
      get value(): number {
        return Number(fromSi(present(), unit).toPrecision(12));
      },
      set value(shown: number) {
        change(key, fromSlider(parameter, shown, unit));
      },
    };
    const range = sliderRange(parameter, unit, present());
    const controller = folder.add(model, 'value', range.min, range.max, range.step) as NumberController;
    controller.decimals(range.digits);
    refreshers.push(() => {
      // A value beyond the comfortable range widens the slider before lil-gui would clamp it.
      const { min, max } = sliderRange(parameter, unit, present());
      if (min !== controller._min) controller.min(min);
      if (max !== controller._max) controller.max(max);
      controller.updateDisplay();
    });
    readTyping(controller, {
      read: (text) => parseTyped(parameter, text, unit),
      rangeText: () => rangeText(parameter, unit),
      key,
    });
    return controller;
  }

  function addText(folder: GUI, key: string, parameter: Parameter): Controller {
    const model = { value: String(values()[key]) };
    const controller = folder.add(model, 'value');
    refreshers.push(() => {
      model.value = String(values()[key]);
      if (document.activeElement !== inputOf(controller)) controller.updateDisplay();
    });
    readTyping(controller, { read: (text) => checkValue(parameter, text), rangeText: () => '', key });
    return controller;
  }

  /**
   * Takes typing out of lil-gui's hands, which would snap it to a step and clamp it to the slider while it is half typed.
   * Here a complete, valid text counts at once; anything else waits for Enter or for leaving the field, and is then
   * clamped or refused with a sentence.
   */
  function readTyping(
    controller: Controller,
    field: { key: string; read(text: string): { value?: Value; problem?: string }; rangeText(): string },
  ): void {
    const input = inputOf(controller);
    // On the way down, before the field's own listener.
    const widget = controller.$widget;
    cleanup.listen(
      widget,
      'input',
      (event) => {
        event.stopPropagation();
        const { value, problem } = field.read(input.value);
        if (value !== undefined && problem === undefined && value !== values()[field.key]) change(field.key, value);
      },
      { capture: true },
    );
    cleanup.listen(widget, 'change', () => {
      const { value, problem } = field.read(input.value);
      if (problem !== undefined) {
        const range = field.rangeText();
        actions.say({
          key: field.key,
          message: value === undefined || !range ? `${problem}.` : outside(field.key, range),
        });
      }
      if (value !== undefined && value !== values()[field.key]) change(field.key, value);
      refresh();
    });
  }

  const outside = (key: string, range: string) =>
    `${(parameters[key] as Parameter).label} was brought into its range, ${range}.`;

  function refresh(): void {
    for (const each of refreshers) each();
  }
  refresh();

  return {
    element: gui.domElement,
    refresh,
    dispose() {
      cleanup.run();
      gui.destroy();
    },
  };
}

/** Headings in the order in which they first appear, each with its parameters. */
function groupsOf(jump: Jump): (readonly [group: string, keys: readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const [key, parameter] of Object.entries(jump.parameters)) {
    groups.set(parameter.group, [...(groups.get(parameter.group) ?? []), key]);
  }
  return [...groups];
}

export function presetValues(jump: Jump, preset: Preset): Values {
  return { ...defaultsOf(jump.parameters), ...preset.values };
}

function isPreset(jump: Jump, preset: Preset, values: Values): boolean {
  const wanted = presetValues(jump, preset);
  return Object.keys(jump.parameters).every((key) => wanted[key] === values[key]);
}

/** What it is, how far it goes, and where its default comes from. */
function describe(parameter: Parameter, unit: UnitKey | null): string {
  const range = parameter.kind === 'number' && unit ? `\n${rangeText(parameter, unit)}` : '';
  return `${parameter.doc}${range}\nDefault: ${parameter.standing}; ${parameter.source}`;
}

function inputOf(controller: Controller): HTMLInputElement {
  return controller.domElement.querySelector('input') as HTMLInputElement;
}
