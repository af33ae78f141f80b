import { element } from './dom';
import type { Part, Readable } from './part';
import type { PageState } from './state';

/** The keys and what they do, in a dialog. */
export function createHelp(state: Readable<PageState>, close: () => void): Part {
  const root = element('dialog', { class: 'help plate', attributes: { 'aria-label': 'Keys' } });
  const arrange = () => {
    const { helpOpen } = state.get();
    if (helpOpen && !root.open) root.showModal();
    if (!helpOpen && root.open) root.close();
  };
  root.addEventListener('close', close);
  const unsubscribe = state.subscribe(arrange);
  return {
    element: root,
    dispose() {
      unsubscribe();
      root.remove();
    },
  };
}
