import { createDialog } from '../elements/dialog';
import { createCleanup, element, setAttribute } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';

const pages = [
  { key: 'model', label: 'The model' },
  { key: 'accuracy', label: 'Accuracy' },
  { key: 'sources', label: 'Sources' },
] as const;
type Page = (typeof pages)[number]['key'];

/** What is modelled and what is not, how near it comes to published figures, and where every default is from. Fetched when first opened. */
export function createAbout(state: Readable<PageState>, close: () => void): Part {
  const cleanup = createCleanup();
  const tabs = pages.map(({ key, label }) => {
    const tab = element('button', {
      text: label,
      attributes: { type: 'button', role: 'tab', id: `about-tab-${key}`, 'aria-controls': `about-${key}` },
    });
    const body = element('div', {
      class: `about-page of-${key}`,
      attributes: { role: 'tabpanel', id: `about-${key}`, 'aria-labelledby': `about-tab-${key}`, tabindex: '0' },
    });
    cleanup.listen(tab, 'click', () => choose(key));
    return { key, tab, body };
  });
  const tabList = element(
    'div',
    { class: 'drawer-tabs', attributes: { role: 'tablist', 'aria-label': 'About' } },
    ...tabs.map(({ tab }) => tab),
  );
  const dialog = createDialog(
    { label: 'About the model', class: 'about', onClose: close },
    tabList,
    ...tabs.map(({ body }) => body),
  );

  let chosen: Page = 'model';
  const filled = new Set<Page>();
  let isGone = false;

  function choose(page: Page): void {
    chosen = page;
    for (const { key, tab, body } of tabs) {
      setAttribute(tab, 'aria-selected', String(key === page));
      tab.tabIndex = key === page ? 0 : -1;
      body.hidden = key !== page;
    }
    void fill(page);
  }
  async function fill(page: Page): Promise<void> {
    const body = tabs.find(({ key }) => key === page)?.body;
    if (!body || filled.has(page)) return;
    filled.add(page);
    try {
      const made = await import('./about-pages');
      if (!isGone) await made.fillPage(page, body, state.get().units, () => !isGone);
    } catch {
      filled.delete(page);
      body.replaceChildren(element('p', { text: 'This page could not be loaded. Choose it again to try once more.' }));
    }
  }

  cleanup.listen(tabList, 'keydown', (event) => {
    const at = tabs.findIndex(({ key }) => key === chosen);
    const goals: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 };
    const goal = goals[event.key];
    const next = goal === undefined ? undefined : tabs[(goal + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    choose(next.key);
    next.tab.focus();
  });
  cleanup.add(
    state.subscribe((now, before) => {
      // Defaults are told in the reader's units.
      if (now.units !== before.units) filled.delete('sources');
      if (now.aboutOpen === before.aboutOpen) return;
      if (!now.aboutOpen) {
        dialog.close();
        return;
      }
      choose(chosen);
      dialog.open();
    }),
  );
  return {
    element: dialog.element,
    dispose() {
      isGone = true;
      cleanup.run();
      dialog.dispose();
    },
  };
}
