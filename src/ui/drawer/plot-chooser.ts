import { type ChannelKey, channels } from '../../recording/channels';
import { element } from '../elements/dom';
import { createPopover } from '../elements/popover';
import { type AxisKey, differenceOf, type PaneSpec, presets, specOf } from './plot-spec';

/** A pane as its choices see it. */
export interface Choosing {
  readonly spec: PaneSpec;
  /** What opened the plate, which stands beside it; another one once the pane shows something else. */
  readonly button: HTMLButtonElement;
  /** What is shown, in words. */
  readonly text: string;
  readonly isAlone: boolean;
  /** "HALO less Cliff"; empty where there is nothing to compare with. */
  readonly differenceName: string;
  /** Whether a plot has anything to show in the jumps at hand. */
  hasAnything(spec: PaneSpec): boolean;
  show(spec: PaneSpec): Choosing;
  savePicture(): void;
  saveNumbers(): void;
  openTable(): void;
  remove(): void;
}

export interface Chooser {
  open(choosing: Choosing): void;
  close(): void;
  readonly isOpen: boolean;
}

/** The plate on which one says what a plot shows, and takes it along: as a picture, as numbers, or into the table. */
export function createPlotChooser(): Chooser {
  const popover = createPopover('plot-chooser');
  let choosing: Choosing | null = null;
  const labelOf = ({ spec }: Choosing) => `Plot: ${spec.label}`;

  /** Another plot in the same pane; the plate stays, and the focus on what was touched. */
  function change(spec: PaneSpec): void {
    if (!choosing) return;
    const touched = document.activeElement?.getAttribute('data-choice');
    choosing = choosing.show(spec);
    popover.change(choosing.button, labelOf(choosing), contentOf(choosing));
    if (touched) popover.plate.querySelector<HTMLElement>(`[data-choice="${touched}"]`)?.focus();
  }

  function contentOf(now: Choosing): readonly Node[] {
    const { spec } = now;
    const offered = presets.filter((preset) => preset.key === spec.key || now.hasAnything(preset));
    const presetButtons = offered.map((preset) => {
      const button = element('button', {
        class: 'plot-preset',
        text: preset.label,
        attributes: {
          type: 'button',
          'data-choice': preset.key,
          'aria-pressed': String(preset.key === spec.key),
        },
      });
      button.addEventListener('click', () => change(preset));
      return button;
    });
    const axis = (label: string, name: string, chosen: AxisKey, choices: readonly (readonly [AxisKey, string])[]) => {
      const select = element(
        'select',
        { attributes: { 'aria-label': label, 'data-choice': name } },
        ...choices.map(([key, text]) => {
          const option = element('option', { text, attributes: { value: key } });
          option.selected = key === chosen;
          return option;
        }),
      );
      return { select, row: element('label', {}, element('span', { text: label }), select) };
    };
    const named = channels.map(({ key, label }) => [key, label] as const);
    const x = axis('Along (x)', 'x', spec.x, [['time', 'Time'], ...named]);
    const y = axis('Upwards (y)', 'y', spec.channels[0], named);
    const difference = element('input', { attributes: { type: 'checkbox', 'data-choice': 'difference' } });
    difference.checked = spec.isDifference;
    const chosen = () => {
      const own = specOf(x.select.value as AxisKey, y.select.value as ChannelKey);
      return difference.checked && own.x === 'time' ? differenceOf(own) : own;
    };
    difference.addEventListener('change', () => change(chosen()));
    x.select.addEventListener('change', () => change(chosen()));
    y.select.addEventListener('change', () => change(chosen()));

    const deed = (text: string, title: string, act: () => void) => {
      const button = element('button', { class: 'plot-deed', text, title, attributes: { type: 'button' } });
      button.addEventListener('click', () => {
        popover.leave();
        act();
      });
      return button;
    };
    return [
      element('div', { class: 'plot-presets', attributes: { role: 'group', 'aria-label': 'Plots' } }, ...presetButtons),
      element('div', { class: 'plot-axes' }, y.row, x.row),
      ...(now.differenceName !== '' && spec.x === 'time'
        ? [
            element(
              'label',
              { class: 'plot-difference' },
              difference,
              element('span', { text: `Difference: ${now.differenceName}` }),
            ),
          ]
        : []),
      element(
        'div',
        { class: 'plot-deeds' },
        deed('Save picture', 'Save as PNG, at twice the resolution', () => now.savePicture()),
        deed('Save numbers', 'Save the lines as CSV, in these units', () => now.saveNumbers()),
        deed('Table', 'Show these columns in the table', () => now.openTable()),
        ...(now.isAlone ? [] : [deed('Remove', 'Remove this plot', () => now.remove())]),
      ),
      element('p', { class: 'plot-words', text: now.text }),
    ];
  }

  return {
    open(next) {
      choosing = next;
      popover.open(next.button, labelOf(next), contentOf(next));
    },
    close: popover.close,
    get isOpen() {
      return popover.isOpen;
    },
  };
}
