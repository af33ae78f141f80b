import { jumps } from '../../jumps';
import { simulate } from '../../recording/simulate';
import type { DrawerTab, TabContext } from '../drawer/drawer';
import { createCleanup, element, liveText } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import { fileName, saveFile } from '../elements/save-file';
import type { PageState, Take } from '../state';
import { presetValues } from '../top-bar/presets';
import type { TakeKeeper } from './actions';
import { createKeepForm } from './keep-form';
import { createNotice } from './notice';
import type { ListedRun, RunActs } from './take-row';
import { createTakeTable } from './take-table';
import './takes.css';

/** Time that rows may take of a frame, ms. */
const SHARE = 4;
/** Remarks on a file that are told; more are counted. */
const MOST_REMARKS = 3;

/** The documented runs of every jump: its presets as they are. */
const documented: readonly ListedRun[] = jumps.flatMap((jump) =>
  jump.presets.map(
    (preset): ListedRun => ({
      key: `${jump.id}:${preset.key}`,
      name: preset.label,
      jump,
      values: presetValues(jump, preset),
      source: { kind: 'preset', jump: jump.id, preset: preset.key },
      id: null,
    }),
  ),
);

const listed = ({ id, name, jump: jumpId, values }: Take): ListedRun[] =>
  jumps
    .filter((jump) => jump.id === jumpId)
    .map((jump) => ({ key: id, name, jump, values, id, source: { kind: 'take', jump: jumpId, name, values } }));

/** The runs that were kept, and the documented ones: to keep the present one, and to bring any of them back. */
export function createTakes({ state, actions, wanted }: TabContext, keeper: TakeKeeper): DrawerTab {
  const cleanup = createCleanup();
  const notice = createNotice();
  let isListStale = true;
  let isFormStale = false;
  let isWorking = false;

  // --- what a row can do ---------------------------------------------------------------------------------------------
  const acts: RunActs = {
    ghost(run) {
      const { name, jump, values } = run;
      if (isGhost(run)) {
        actions.dismissGhost();
        return;
      }
      const { shown, runs } = state.get();
      const recording = simulate(jump, values);
      if (recording.hash === runs[jump.id].recording.hash) {
        notice.say(`“${name}” is the very run you have: there is nothing to see beside it.`);
        return;
      }
      if (!shown.some((each) => each.isOwn && each.run.jump === jump)) actions.choose(jump.id);
      actions.showGhost({ name, jump, values, recording });
    },
    compare({ source }) {
      const { view, jump, ghost } = state.get();
      // One thing beside the run at a time.
      if (ghost && ghost.name !== null) actions.dismissGhost();
      actions.compare({ left: { kind: 'own', jump: view === 'compare' ? jump : view }, right: source });
      actions.choose('compare');
    },
    restore({ name, jump, values }) {
      actions.takes.restore(jump.id, values);
      notice.say(`“${name}” is your run now.`);
    },
    rename({ id }, name) {
      const problem = id === null ? null : keeper.rename(id, name);
      if (problem) notice.say(problem);
    },
    remove({ id, name }) {
      if (id !== null) notice.say(`“${name}” was deleted.`, keeper.remove(id));
    },
  };
  function isGhost({ name, jump, values }: ListedRun): boolean {
    const { ghost } = state.get();
    return ghost !== null && ghost.name === name && ghost.jump === jump && ghost.values === values;
  }

  // --- the lists -----------------------------------------------------------------------------------------------------
  const own = createTakeTable('Your takes', acts, showExport);
  const others = createTakeTable('Documented', acts, showExport);
  const empty = element('p', {
    class: 'takes-note',
    text: 'None yet. Give the run on show a name above, and keep it.',
  });
  const fleeting = element('p', { class: 'takes-note', attributes: { role: 'status' } });
  const hint = element('p', {
    class: 'visually-hidden',
    text: 'The arrow keys lead from row to row.',
    attributes: { id: 'takes-hint' },
  });
  for (const table of [own, others]) table.element.setAttribute('aria-describedby', hint.id);
  const root = element('div', { class: 'takes' }, hint, fleeting, own.element, empty, others.element, notice.element);

  // --- what stands in the head ---------------------------------------------------------------------------------------
  const form = createKeepForm(state, async (name, { run }) => {
    const kept = await keeper.keep(name, run.jump.id, run.values);
    notice.say(typeof kept === 'string' ? kept : `Kept as “${kept.name}”.`);
    return typeof kept !== 'string';
  });
  const tool = (icon: IconName, ...text: Node[]) =>
    element(
      'button',
      { class: 'plain takes-tool', attributes: { type: 'button' } },
      createIcon(icon).element,
      element('span', {}, ...text),
    );
  const picker = element('input', {
    attributes: { type: 'file', accept: '.json,application/json', 'aria-label': 'File of takes', tabindex: '-1' },
  });
  picker.hidden = true;
  const importing = tool('load', document.createTextNode('Import'));
  importing.title = 'Add the takes of a file';
  importing.setAttribute('aria-label', 'Import takes');
  const exportText = liveText();
  const exporting = tool('save', exportText.node);
  exporting.title = 'Save takes as one file';

  function chosenRuns(): readonly ListedRun[] {
    const mine = state.get().takes.flatMap(listed);
    const ticked = [
      ...mine.filter(({ key }) => own.ticked.has(key)),
      ...documented.filter(({ key }) => others.ticked.has(key)),
    ];
    return ticked.length > 0 ? ticked : mine;
  }
  function showExport(): void {
    const ticked = own.ticked.size + others.ticked.size;
    exportText.set(ticked > 0 ? `Export ${ticked}` : 'Export all');
    exporting.setAttribute('aria-label', ticked > 0 ? `Export ${ticked} ticked` : 'Export all takes');
    exporting.disabled = ticked === 0 && state.get().takes.length === 0;
  }
  cleanup.listen(exporting, 'click', () => {
    const runs = chosenRuns();
    const { takes } = state.get();
    const text = keeper.fileOf(
      runs.map(({ id, name, jump, values }) => {
        const kept = takes.find((take) => take.id === id)?.kept ?? 0;
        return { name, jump: jump.id, values, kept };
      }),
    );
    const [only] = runs;
    const name = runs.length === 1 && only ? fileName('take', only.name) : 'two-stunts-takes';
    saveFile(`${name}.json`, new Blob([text], { type: 'application/json' }));
    own.untick();
    others.untick();
  });
  cleanup.listen(importing, 'click', () => picker.click());
  cleanup.listen(picker, 'change', () => {
    const [file] = picker.files ?? [];
    // So that the same file can be chosen again.
    if (file) void importFrom(file).finally(() => (picker.value = ''));
  });
  async function importFrom(file: File): Promise<void> {
    const said = await file.text().then(keeper.importFile, () => ['The file could not be read.']);
    const rest = said.length - 1 - MOST_REMARKS;
    const more = rest > 0 ? [`And ${rest} more remarks.`] : [];
    notice.say([...said.slice(0, 1 + MOST_REMARKS), ...more].join(' '));
  }

  // --- keeping in step -----------------------------------------------------------------------------------------------
  function arrange(): void {
    const { takes, takesStay, units } = state.get();
    own.show({ runs: takes.flatMap(listed), units, isGhost });
    others.show({ runs: documented, units, isGhost });
    empty.hidden = takes.length > 0;
    fleeting.textContent =
      takesStay === false
        ? 'This browser stores nothing for this page: takes last until it is closed. Export saves them as a file.'
        : '';
    fleeting.hidden = takesStay !== false;
    showExport();
    isListStale = false;
    isWorking = true;
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (isListChanged(now, before)) isListStale = true;
      if (now.shown !== before.shown || now.units !== before.units || now.jump !== before.jump) isFormStale = true;
    }),
  );

  return {
    element: root,
    tools: [form.element, importing, exporting, picker],
    update() {
      if (isFormStale) form.refresh();
      isFormStale = false;
      if (wanted.name) form.focus();
      wanted.name = false;
      if (isListStale) arrange();
      if (!isWorking) return;
      const end = performance.now() + SHARE;
      while (isWorking && performance.now() < end) isWorking = own.work() || others.work();
    },
    dispose() {
      cleanup.run();
      for (const part of [notice, form, own, others]) part.dispose();
      root.remove();
    },
  };
}

const isListChanged = (now: PageState, before: PageState): boolean =>
  now.takes !== before.takes ||
  now.takesStay !== before.takesStay ||
  now.units !== before.units ||
  now.ghost !== before.ghost;
