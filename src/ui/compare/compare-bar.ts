import { comparedHeight, isSameSource } from '../../parameters/address';
import { unitIn } from '../../parameters/reader-units';
import { fromSi, toSi, units as unitTable } from '../../parameters/units';
import { digitsOf } from '../../parameters/values';
import { type Alignment, alignments } from '../../recording/align';
import { channel } from '../../recording/channels';
import { type Cleanup, createCleanup, element, liveText } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Part, Readable } from '../part';
import type { Comparison, PageState, RunSource } from '../state';
import { alignmentText, isMomentMissing } from './alignment-text';
import { type OfferedRun, offeredRuns } from './offered-runs';

export interface CompareActions {
  compare(changes: Partial<Comparison>): void;
}

const pictures = {
  scenes: { label: 'Scenes', doc: 'Both jumps as pictures side by side.' },
  scale: { label: 'To scale', doc: 'Both profiles in one drawing, true to scale.' },
} as const satisfies Record<Comparison['picture'], Choice>;

interface Choice {
  readonly label: string;
  readonly doc: string;
}

/** How Compare is set up: who stands left and right, what is aligned, and which picture. */
export function createCompareBar(state: Readable<PageState>, actions: CompareActions): Part {
  const cleanup = createCleanup();
  const runs = createRunChoosers(state, actions, cleanup);
  const align = createSwitch(alignments, 'Align by', cleanup, (alignment) => actions.compare({ alignment }));
  const alignMenu = createChooser('Align by', 'align-menu', cleanup, (value) =>
    actions.compare({ alignment: value as Alignment }),
  );
  alignMenu.append(
    ...Object.entries(alignments).map(([value, { label }]) =>
      element('option', { text: label, attributes: { value } }),
    ),
  );
  const height = createHeightField(state, actions, cleanup);
  const picture = createSwitch(pictures, 'Picture', cleanup, (picture) => actions.compare({ picture }));
  const words = liveText();
  const sentence = element('p', { class: 'compare-words' }, words.node);
  const root = element(
    'section',
    { class: 'compare-bar', attributes: { 'aria-label': 'Comparison' } },
    element(
      'div',
      { class: 'compare-plate plate' },
      runs.element,
      element('div', { class: 'compare-align' }, align.element, alignMenu, height.element),
      picture.element,
      sentence,
    ),
  );

  const arrange = () => {
    const now = state.get();
    const { view, comparison, shown, units } = now;
    root.hidden = view !== 'compare';
    if (root.hidden) return;
    runs.show(now);
    align.show(comparison.alignment);
    alignMenu.value = comparison.alignment;
    alignMenu.title = alignments[comparison.alignment].doc;
    height.show(comparison);
    picture.show(comparison.picture);
    words.set(alignmentText(shown, comparison, units));
    sentence.classList.toggle('is-missing', isMomentMissing(shown, comparison));
  };
  cleanup.add(
    state.subscribe((now, before) => {
      if (
        now.view !== before.view ||
        now.comparison !== before.comparison ||
        now.shown !== before.shown ||
        now.takes !== before.takes ||
        now.track !== before.track ||
        now.units !== before.units
      ) {
        arrange();
      }
    }),
  );
  arrange();
  return {
    element: root,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

function createChooser(label: string, name: string, cleanup: Cleanup, choose: (value: string) => void) {
  const made = element('select', { class: name, attributes: { 'aria-label': label } });
  cleanup.listen(made, 'change', () => choose(made.value));
  return made;
}

/** Buttons side by side, one of them pressed. */
function createSwitch<K extends string>(
  choices: Readonly<Record<K, Choice>>,
  label: string,
  cleanup: Cleanup,
  choose: (key: K) => void,
) {
  const buttons = (Object.keys(choices) as K[]).map((key) => {
    const button = element('button', {
      text: choices[key].label,
      title: choices[key].doc,
      attributes: { type: 'button' },
    });
    cleanup.listen(button, 'click', () => choose(key));
    return { key, button };
  });
  return {
    element: element(
      'div',
      { class: 'compare-switch', attributes: { role: 'group', 'aria-label': label } },
      ...buttons.map(({ button }) => button),
    ),
    show(chosen: K): void {
      for (const { key, button } of buttons) button.setAttribute('aria-pressed', String(key === chosen));
    },
  };
}

// --- who stands left and right -------------------------------------------------------------------------------------------

function createRunChoosers(state: Readable<PageState>, actions: CompareActions, cleanup: Cleanup) {
  const left = createRunChooser('Run on the left', 'left-run', cleanup, (left) => actions.compare({ left }));
  const right = createRunChooser('Run on the right', 'right-run', cleanup, (right) => actions.compare({ right }));
  const swap = element('button', {
    class: 'plain swap',
    title: 'Change sides',
    attributes: { type: 'button', 'aria-label': 'Change sides' },
  });
  swap.append(createIcon('swap').element);
  cleanup.listen(swap, 'click', () => {
    const { comparison } = state.get();
    actions.compare({ left: comparison.right, right: comparison.left });
  });
  return {
    element: element('div', { class: 'compare-runs' }, left.element, swap, right.element),
    show({ comparison, takes, track }: PageState): void {
      const offered = offeredRuns(takes, track, comparison);
      left.show(offered, comparison.left);
      right.show(offered, comparison.right);
    },
  };
}

/** The menu of one side: all that can stand there, in groups. */
function createRunChooser(label: string, name: string, cleanup: Cleanup, choose: (source: RunSource) => void) {
  let offered: readonly OfferedRun[] = [];
  const menu = createChooser(label, name, cleanup, (value) => {
    const chosen = offered[Number(value)];
    if (chosen) choose(chosen.source);
  });
  return {
    element: menu,
    show(runs: readonly OfferedRun[], present: RunSource): void {
      if (!isSameList(offered, runs)) {
        const groups = new Map<string, HTMLElement>();
        const options = runs.map(({ label, doc, group }, i) => {
          const option = element('option', { text: label, title: doc, attributes: { value: String(i) } });
          if (group === null) return option;
          const known = groups.get(group);
          const parent = known ?? element('optgroup', { attributes: { label: group } });
          groups.set(group, parent);
          parent.append(option);
          return known ? null : parent;
        });
        menu.replaceChildren(...options.filter((option) => option !== null));
      }
      offered = runs;
      menu.value = String(runs.findIndex(({ source }) => isSameSource(source, present)));
      menu.title = menu.selectedOptions[0]?.title ?? '';
    },
  };
}

const isSameList = (a: readonly OfferedRun[], b: readonly OfferedRun[]): boolean =>
  a.length === b.length && a.every((each, i) => each.label === b[i]?.label && isSameSource(each.source, b[i].source));

// --- the height that both pass ---------------------------------------------------------------------------------------------

const altitude = channel('altitudeAgl');

function createHeightField(state: Readable<PageState>, actions: CompareActions, cleanup: Cleanup) {
  const input = element('input', {
    class: 'height',
    title: comparedHeight.doc,
    attributes: { type: 'number', inputmode: 'decimal', 'aria-label': 'Height above the landing' },
  });
  const symbol = liveText();
  const root = element('label', { class: 'compare-height' }, input, element('span', { class: 'unit' }, symbol.node));
  const unit = () => unitIn(altitude, state.get().units);

  let written = '';
  const write = (height: number) => {
    const text = fromSi(height, unit()).toFixed(digitsOf(comparedHeight, unit()));
    // Not under the fingers of who is typing, unless the height itself has changed.
    if (text === written) return;
    written = text;
    input.value = text;
  };
  // Not on every key: on the way to 3,500 ft nobody asks for 3.
  cleanup.listen(input, 'change', () => {
    const typed = toSi(input.valueAsNumber, unit());
    written = '';
    if (Number.isFinite(typed)) {
      actions.compare({ height: Math.min(Math.max(typed, comparedHeight.min), comparedHeight.max) });
    }
    write(state.get().comparison.height);
  });
  return {
    element: root,
    show({ alignment, height }: Comparison): void {
      root.hidden = alignment !== 'height';
      const shown = unit();
      symbol.set(unitTable[shown].symbol);
      input.min = String(Math.ceil(fromSi(comparedHeight.min, shown)));
      input.max = String(Math.floor(fromSi(comparedHeight.max, shown)));
      input.step = shown === 'ft' ? '100' : '50';
      write(height);
    },
  };
}
