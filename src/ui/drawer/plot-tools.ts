import { createCleanup, element, setAttribute } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import type { Curve } from './plot-curves';
import { colourAs } from './plot-legend';

/** One step of a button or key. */
export const ZOOM_STEP = 0.5;

export interface PlotTools {
  /** What stands in the head of the drawer. */
  readonly elements: readonly HTMLElement[];
  /** Names of the curves, where there are several, and what can be done now. */
  show(now: { readonly curves: readonly Curve[]; readonly isZoomed: boolean; readonly isFull: boolean }): void;
  dispose(): void;
}

/** What is said and done once for all plots. */
export function createPlotTools(actions: { add(): void; zoom(factor: number): void; reset(): void }): PlotTools {
  const cleanup = createCleanup();
  const button = (name: IconName, label: string, title: string, act: () => void) => {
    const made = element('button', { class: 'plain', title, attributes: { type: 'button', 'aria-label': label } });
    made.append(createIcon(name).element);
    cleanup.listen(made, 'click', act);
    return made;
  };
  const key = element('div', { class: 'plot-key', attributes: { 'aria-hidden': 'true' } });
  const adder = button('add', 'Add a plot', 'Add a plot', actions.add);
  const closer = button('zoomIn', 'Zoom in', 'Zoom in on the present (+, wheel, or draw a span with Shift)', () =>
    actions.zoom(ZOOM_STEP),
  );
  const wider = button('zoomOut', 'Zoom out', 'Zoom out (−)', () => actions.zoom(1 / ZOOM_STEP));
  const whole = button('wholeSpan', 'Whole jump', 'Whole jump (0, or double click)', actions.reset);
  const group = element(
    'div',
    { class: 'drawer-zoom', attributes: { role: 'group', 'aria-label': 'Plots and zoom' } },
    adder,
    closer,
    wider,
    whole,
  );

  return {
    elements: [element('div', { class: 'drawer-key' }, key), group],
    show({ curves, isZoomed, isFull }) {
      for (const each of [wider, whole]) setAttribute(each, 'aria-disabled', String(!isZoomed));
      setAttribute(adder, 'aria-disabled', String(isFull));
      const names = curves.map(({ name, role }) => `${role} ${name}`).join();
      if (key.dataset.names === names) return;
      key.dataset.names = names;
      key.replaceChildren(
        ...curves.map(({ role, name }) => {
          const entry = element('span', { class: 'plot-entry' }, element('i'), element('span', { text: name }));
          colourAs(entry, role);
          return entry;
        }),
      );
    },
    dispose: cleanup.run,
  };
}
