import { LONGEST_NAME } from '../../parameters/address';
import { createCleanup, element } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState, ShownRun } from '../state';
import { proposedName } from './take-words';

export interface KeepForm extends Part {
  /** Proposes a name for what is on show now, unless one is being typed. */
  refresh(): void;
  /** To type a name at once. */
  focus(): void;
}

/** A name for a run on show and the button that keeps it. `keep` says whether it did. */
export function createKeepForm(
  state: Readable<PageState>,
  keep: (name: string, shown: ShownRun) => Promise<boolean>,
): KeepForm {
  const cleanup = createCleanup();
  const which = element('select', { class: 'keep-which', attributes: { 'aria-label': 'Run to keep' } });
  const field = element('input', {
    class: 'keep-name',
    attributes: {
      type: 'text',
      'aria-label': 'Name of the take',
      maxlength: String(LONGEST_NAME),
      autocomplete: 'off',
      spellcheck: 'false',
    },
  });
  const button = element('button', { class: 'keep-button', text: 'Keep', attributes: { type: 'submit' } });
  button.append(element('span', { class: 'keep-more', text: ' this run' }));
  const form = element('form', { class: 'keep-form', attributes: { 'aria-label': 'Keep this run' } });
  form.append(which, field, button);

  let offered: readonly ShownRun[] = [];
  /** Typed by hand; what is proposed does not take its place. */
  let isTyped = false;
  const chosen = (): ShownRun | undefined => offered[Math.max(which.selectedIndex, 0)];

  function propose(): void {
    const shown = chosen();
    if (!isTyped) field.value = shown ? proposedName(shown.run.jump, shown.run.values, state.get().units) : '';
    // A measured jump has no values that could be kept.
    field.disabled = button.disabled = shown === undefined;
  }
  function refresh(): void {
    const now = state.get();
    const before = chosen()?.name;
    offered = keptRuns(now);
    const names = offered.map(({ name }) => name);
    which.replaceChildren(...names.map((text) => element('option', { text })));
    const own = offered.findIndex(({ isOwn, run }) => isOwn && run.jump.id === now.jump);
    which.selectedIndex = before !== undefined && names.includes(before) ? names.indexOf(before) : Math.max(own, 0);
    which.hidden = offered.length < 2;
    propose();
  }
  cleanup.listen(which, 'change', propose);
  cleanup.listen(field, 'focus', () => field.select());
  cleanup.listen(field, 'input', () => {
    isTyped = field.value.trim() !== '';
  });
  cleanup.listen(form, 'submit', (event) => {
    event.preventDefault();
    const shown = chosen();
    if (!shown) return;
    const { jump, values } = shown.run;
    const name = field.value.trim() || proposedName(jump, values, state.get().units);
    void keep(name, shown).then((isKept) => {
      if (isKept) isTyped = false;
      propose();
    });
  });

  refresh();
  return {
    element: form,
    refresh,
    focus() {
      field.focus();
      field.select();
    },
    dispose() {
      cleanup.run();
      form.remove();
    },
  };
}

/** The runs on show that have values: all but an imported track. */
function keptRuns({ view, shown, comparison: { left, right } }: PageState): readonly ShownRun[] {
  if (view !== 'compare') return shown;
  return shown.filter((_, i) => [left, right][i]?.kind !== 'track');
}
