import type { Playback } from '../../playback/playback';
import { createCleanup, element } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import type { Part, Readable } from '../part';
import type { Drawer, PageState } from '../state';
import { createFiguresTable } from './figures-table';
import type { Plots } from './plots';

export interface DrawerActions {
  seek(time: number): void;
  hold(held: boolean): void;
  openDrawer(drawer: Drawer | null): void;
}

const tabs = [
  { key: 'plots', label: 'Plots' },
  { key: 'figures', label: 'Figures' },
] as const satisfies readonly { readonly key: Drawer; readonly label: string }[];

/** What opens above the transport: the plots, and the figures of the runs on show side by side. */
export function createDrawer(
  state: Readable<PageState>,
  playback: Playback,
  actions: DrawerActions,
): Part & { update(): void } {
  const cleanup = createCleanup();
  const figures = createFiguresTable(state);

  // --- the row of controls --------------------------------------------------------------------------------------------
  const tabButtons = tabs.map(({ key, label }) => {
    const button = element('button', {
      text: label,
      attributes: { type: 'button', role: 'tab', id: `drawer-tab-${key}`, 'aria-controls': `drawer-${key}` },
    });
    cleanup.listen(button, 'click', () => actions.openDrawer(key));
    return { key, button };
  });
  const tabList = element(
    'div',
    { class: 'drawer-tabs', attributes: { role: 'tablist', 'aria-label': 'Plots and figures' } },
    ...tabButtons.map(({ button }) => button),
  );
  const iconButton = (name: IconName, label: string, title: string, act: () => void) => {
    const made = element('button', { class: 'plain', title, attributes: { type: 'button', 'aria-label': label } });
    made.append(createIcon(name).element);
    cleanup.listen(made, 'click', act);
    return made;
  };
  const closer = iconButton('zoomIn', 'Zoom in', 'Zoom in on the present (+, wheel, or draw a span with Shift)', () =>
    plots?.zoomIn(),
  );
  const wider = iconButton('zoomOut', 'Zoom out', 'Zoom out (−)', () => plots?.zoomOut());
  const whole = iconButton('wholeSpan', 'Whole jump', 'Whole jump (0, or double click)', () => plots?.resetZoom());
  const zoomButtons = element(
    'div',
    { class: 'drawer-zoom', attributes: { role: 'group', 'aria-label': 'Zoom' } },
    closer,
    wider,
    whole,
  );
  const keyPlace = element('div', { class: 'drawer-key' });
  const close = iconButton('close', 'Close plots and figures', 'Close', () => actions.openDrawer(null));
  close.classList.add('close');

  // --- what is below it -----------------------------------------------------------------------------------------------
  const panel = (key: Drawer, ...content: readonly Node[]) =>
    element(
      'div',
      {
        class: 'drawer-body',
        attributes: { role: 'tabpanel', id: `drawer-${key}`, 'aria-labelledby': `drawer-tab-${key}` },
      },
      ...content,
    );
  const bodies: Record<Drawer, HTMLElement> = { plots: panel('plots'), figures: panel('figures', figures.element) };
  // A table has nothing to stand on for those who scroll by keys.
  bodies.figures.tabIndex = 0;
  const root = element(
    'section',
    { class: 'drawer plate', attributes: { id: 'drawer', 'aria-label': 'Plots and figures' } },
    element('header', {}, tabList, keyPlace, zoomButtons, close),
    bodies.plots,
    bodies.figures,
  );

  // --- the plots, which are fetched when they are first asked for ------------------------------------------------------
  let plots: Plots | null = null;
  let isFetching = false;
  let isGone = false;

  async function fetchPlots(): Promise<void> {
    if (plots || isFetching) return;
    isFetching = true;
    try {
      const { createPlots } = await import('./plots');
      if (isGone) return;
      plots = createPlots(state, playback, actions, showZoom);
      bodies.plots.replaceChildren(plots.element);
      keyPlace.replaceChildren(plots.key);
    } catch {
      const text =
        'The plots could not be loaded. The figures hold the same numbers; open this again to try once more.';
      bodies.plots.replaceChildren(element('p', { class: 'drawer-note', text, attributes: { role: 'status' } }));
    } finally {
      isFetching = false;
    }
  }

  function showZoom(isZoomed: boolean): void {
    for (const button of [wider, whole]) button.setAttribute('aria-disabled', String(!isZoomed));
  }

  /** Where the focus was before it came in here. */
  let opener: Element | null = null;

  function arrange(drawer: Drawer | null): void {
    const hadFocus = root.contains(document.activeElement);
    if (drawer !== null && root.hidden) opener = document.activeElement;
    root.hidden = drawer === null;
    if (drawer === null) {
      if (hadFocus && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      return;
    }
    zoomButtons.hidden = keyPlace.hidden = drawer !== 'plots';
    for (const { key, button } of tabButtons) {
      button.setAttribute('aria-selected', String(key === drawer));
      button.tabIndex = key === drawer ? 0 : -1;
      bodies[key].hidden = key !== drawer;
    }
    if (drawer === 'plots') void fetchPlots();
  }

  cleanup.listen(tabList, 'keydown', (event) => {
    const at = tabs.findIndex(({ key }) => key === state.get().drawer);
    const goals: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 };
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    const next = tabButtons[(goal + tabs.length) % tabs.length];
    if (!next) return;
    actions.openDrawer(next.key);
    next.button.focus();
  });
  cleanup.listen(root, 'keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    actions.openDrawer(null);
  });
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.drawer !== before.drawer) arrange(now.drawer);
    }),
  );
  root.hidden = true;
  showZoom(false);
  arrange(state.get().drawer);

  return {
    element: root,
    update() {
      const { drawer, bare } = state.get();
      if (bare) return;
      if (drawer === 'plots') plots?.update();
      else if (drawer === 'figures') figures.update();
    },
    dispose() {
      isGone = true;
      cleanup.run();
      plots?.dispose();
      figures.dispose();
      root.remove();
    },
  };
}
