import type { JumpId } from '../../jumps/jump';
import { isCompared } from '../../parameters/address';
import { changedKeys } from '../../parameters/values';
import { createCleanup, element } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import type { Part, Readable } from '../part';
import type { Comparison, PageState } from '../state';
import { shortName } from '../text';
import { adoptLilGuiStyles } from './lil-gui-styles';
import { createForm, type Form, type FormActions, type FormState } from './panel-form';
import { createPanelHelp } from './panel-help';

export interface PanelActions extends FormActions {
  /** Everything of a jump as it is declared. */
  reset(id: JumpId): void;
  undo(): void;
  redo(): void;
  chooseJump(id: JumpId): void;
  compare(changes: Partial<Comparison>): void;
  close(): void;
}

/** What can be changed of a jump, what it means, and what of it could not be done as asked. */
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
  const heading = element('h2', { text: 'Parameters' });
  const undo = iconButton('undo', 'Undo', actions.undo);
  const redo = iconButton('redo', 'Redo', actions.redo);
  const reset = element('button', {
    class: 'plain panel-reset',
    text: 'Reset all',
    title: 'Reset all to defaults',
    attributes: { type: 'button', 'aria-label': 'Reset all to defaults' },
  });
  cleanup.listen(reset, 'click', () => actions.reset(state.get().jump));
  const close = iconButton('close', 'Close parameters', actions.close);
  const notes = element('ul', { class: 'notes', attributes: { 'aria-label': 'Notes on this run' } });
  const elsewhere = element('div', { class: 'panel-elsewhere' });
  const elsewhereText = element('p', {});
  const putLeft = element('button', { text: 'Put it on the left', attributes: { type: 'button' } });
  cleanup.listen(putLeft, 'click', () => actions.compare({ left: { kind: 'own', jump: state.get().jump } }));
  elsewhere.append(elsewhereText, putLeft);
  const body = element('div', { class: 'panel-body' });
  const help = createPanelHelp();
  const root = element(
    'section',
    { class: 'panel plate', attributes: { id: 'panel', 'aria-label': 'Parameters' } },
    element('header', {}, heading, tabRow, undo, redo, reset, close),
    elsewhere,
    body,
    notes,
    help.element,
  );

  function iconButton(icon: IconName, label: string, act: () => void): HTMLButtonElement {
    const button = element('button', {
      class: 'plain',
      title: label,
      attributes: { type: 'button', 'aria-label': label },
    });
    button.append(createIcon(icon).element);
    cleanup.listen(button, 'click', () => act());
    return button;
  }

  /** Folders that were opened or closed stay so when the form is made anew. */
  const folderOpen = new Map<string, boolean>();
  let form: Form | null = null;

  function formState(): FormState {
    const { jump, runs, holds } = state.get();
    return { recording: runs[jump].recording, held: holds[jump] };
  }
  function build(): void {
    const { jump, units, runs } = state.get();
    actions.finish();
    form?.dispose();
    help.clear();
    form = createForm(runs[jump].jump, units, formState(), { folderOpen, help, actions });
    body.replaceChildren(form.element);
  }
  function showNotes(): void {
    const { jump, runs } = state.get();
    const said = runs[jump].recording.notes;
    if (said.join() === [...notes.children].map((each) => each.textContent).join()) return;
    notes.replaceChildren(...said.map((text) => element('li', { text })));
  }
  function arrange(): void {
    const { panelOpen, view, comparison, jump, canUndo, canRedo, runs, holds } = state.get();
    root.hidden = !panelOpen;
    tabRow.hidden = view !== 'compare';
    heading.hidden = !tabRow.hidden;
    for (const { id, tab } of tabs) tab.setAttribute('aria-pressed', String(id === jump));
    undo.disabled = !canUndo;
    redo.disabled = !canRedo;
    // Two runs that cannot be changed stand side by side: what is moved here would move nothing that is seen.
    elsewhere.hidden = view !== 'compare' || isCompared(jump, comparison);
    elsewhereText.textContent = `Your own ${shortName(jump)} run is not among the two in view.`;
    const run = runs[jump];
    reset.disabled = holds[jump] === null && changedKeys(run.jump.parameters, run.values).length === 0;
    showNotes();
    notes.hidden = notes.children.length === 0;
  }

  cleanup.add(
    state.subscribe((now, before) => {
      if (now.jump !== before.jump || now.units !== before.units) build();
      else if (now.runs !== before.runs || now.holds !== before.holds) form?.refresh(formState());
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
