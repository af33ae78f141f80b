import type { Playback } from '../../playback/playback';
import type { ChannelKey } from '../../recording/channels';
import { createCleanup, element } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Part, Readable } from '../part';
import type { Comparison, Drawer, Ghost, PageState, View } from '../state';
import type { TakesActions } from '../takes/actions';
import type { WhatIfActions } from '../what-if/actions';

export interface DrawerActions {
  seek(time: number): void;
  hold(held: boolean): void;
  openDrawer(drawer: Drawer | null): void;
  readonly whatIf: WhatIfActions;
  readonly takes: TakesActions;
  showGhost(ghost: Ghost): void;
  dismissGhost(): void;
  compare(changes: Partial<Comparison>): void;
  choose(view: View): void;
}

/** What a tab is made with. */
export interface TabContext {
  readonly state: Readable<PageState>;
  readonly playback: Playback;
  readonly actions: DrawerActions;
  /** Columns that a plot asks of the table; null once the table has them. */
  readonly wanted: {
    columns: readonly ChannelKey[] | null;
    /** Whether a name is asked for, to keep the run on show. */
    name: boolean;
  };
}

/** What a tab shows. */
export interface DrawerTab extends Part {
  /** In every frame while it is open. */
  update(): void;
  /** What stands in the head of the drawer while it is open. */
  readonly tools?: readonly HTMLElement[];
}

interface TabEntry {
  readonly key: Drawer;
  readonly label: string;
  /** Whether it has nothing to stand on for those who scroll by keys. */
  readonly isReadOnly?: boolean;
  /** Fetched when it is first opened. */
  load(context: TabContext): Promise<DrawerTab>;
}

/** In their order in the head. */
const tabs: readonly TabEntry[] = [
  { key: 'plots', label: 'Plots', load: async (context) => (await import('./plots')).createPlots(context) },
  {
    key: 'figures',
    label: 'Figures',
    isReadOnly: true,
    load: async ({ state }) => (await import('./figures-table')).createFiguresTable(state),
  },
  { key: 'table', label: 'Table', load: async (context) => (await import('./data-table')).createDataTable(context) },
  {
    key: 'whatif',
    label: 'What if',
    load: async (context) => (await import('../what-if/what-if')).createWhatIf(context),
  },
  {
    key: 'takes',
    label: 'Takes',
    async load(context) {
      const [{ createTakes }, keeper] = await Promise.all([import('../takes/takes'), context.actions.takes.open()]);
      return createTakes(context, keeper);
    },
  },
];

/** What opens above the transport: one row of tabs, and what the chosen one shows. */
export function createDrawer(
  state: Readable<PageState>,
  playback: Playback,
  actions: DrawerActions,
): Part & { update(): void; keepRun(): void } {
  const cleanup = createCleanup();
  const context: TabContext = { state, playback, actions, wanted: { columns: null, name: false } };

  const views = tabs.map((tab) => {
    const button = element('button', {
      text: tab.label,
      attributes: { type: 'button', role: 'tab', id: `drawer-tab-${tab.key}`, 'aria-controls': `drawer-${tab.key}` },
    });
    const body = element('div', {
      class: 'drawer-body',
      attributes: { role: 'tabpanel', id: `drawer-${tab.key}`, 'aria-labelledby': `drawer-tab-${tab.key}` },
    });
    if (tab.isReadOnly) body.tabIndex = 0;
    cleanup.listen(button, 'click', () => actions.openDrawer(tab.key));
    return { tab, button, body, content: null as DrawerTab | null, isFetching: false };
  });
  type View = (typeof views)[number];
  let open: View | null = null;
  let isGone = false;

  const tabList = element(
    'div',
    { class: 'drawer-tabs', attributes: { role: 'tablist', 'aria-label': 'Plots, figures and more' } },
    ...views.map(({ button }) => button),
  );
  const tools = element('div', { class: 'drawer-tools' });
  const close = element('button', {
    class: 'plain close',
    title: 'Close',
    attributes: { type: 'button', 'aria-label': 'Close plots, figures and more' },
  });
  close.append(createIcon('close').element);
  cleanup.listen(close, 'click', () => actions.openDrawer(null));
  const root = element(
    'section',
    { class: 'drawer plate', attributes: { id: 'drawer', 'aria-label': 'Plots, figures and more' } },
    element('header', {}, tabList, tools, close),
    ...views.map(({ body }) => body),
  );

  async function fetchContent(view: View): Promise<void> {
    if (view.content || view.isFetching) return;
    view.isFetching = true;
    try {
      const content = await view.tab.load(context);
      if (isGone) {
        content.dispose();
        return;
      }
      view.content = content;
      view.body.replaceChildren(content.element);
      if (open === view) tools.replaceChildren(...(content.tools ?? []));
    } catch {
      const text = `${view.tab.label} could not be loaded. Open this again to try once more.`;
      view.body.replaceChildren(element('p', { class: 'drawer-note', text, attributes: { role: 'status' } }));
    } finally {
      view.isFetching = false;
    }
  }

  /** Where the focus was before it came in here. */
  let opener: Element | null = null;

  function arrange(drawer: Drawer | null): void {
    const hadFocus = root.contains(document.activeElement);
    if (drawer !== null && root.hidden) opener = document.activeElement;
    root.hidden = drawer === null;
    open = views.find(({ tab }) => tab.key === drawer) ?? null;
    if (!open) {
      if (hadFocus && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      return;
    }
    for (const view of views) {
      view.button.setAttribute('aria-selected', String(view === open));
      view.button.tabIndex = view === open ? 0 : -1;
      view.body.hidden = view !== open;
    }
    tools.replaceChildren(...(open.content?.tools ?? []));
    void fetchContent(open);
  }

  cleanup.listen(tabList, 'keydown', (event) => {
    const at = tabs.findIndex(({ key }) => key === state.get().drawer);
    const goals: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 };
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    const next = views[(goal + tabs.length) % tabs.length];
    if (!next) return;
    actions.openDrawer(next.tab.key);
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
  arrange(state.get().drawer);

  return {
    element: root,
    update() {
      if (open && !state.get().bare) open.content?.update();
    },
    keepRun() {
      context.wanted.name = true;
      actions.openDrawer('takes');
    },
    dispose() {
      isGone = true;
      cleanup.run();
      for (const { content } of views) content?.dispose();
      root.remove();
    },
  };
}
