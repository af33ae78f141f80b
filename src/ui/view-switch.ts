import { createCleanup, element } from './dom';
import type { Part, Readable } from './part';
import type { PageState, View } from './state';

const views: readonly { readonly key: View; readonly label: string; readonly title: string }[] = [
  { key: 'halo', label: 'HALO', title: 'High altitude, low opening (1)' },
  { key: 'cliff', label: 'Cliff', title: 'Motorbike off a cliff (2)' },
  { key: 'compare', label: 'Compare', title: 'Both on one clock (3)' },
];

export function createViewSwitch(state: Readable<PageState>, choose: (view: View) => void): Part {
  const cleanup = createCleanup();
  const buttons = views.map(({ key, label, title }) => {
    const button = element('button', { text: label, title, attributes: { type: 'button' } });
    cleanup.listen(button, 'click', () => choose(key));
    return { key, button };
  });
  const root = element(
    'div',
    { class: 'view-switch plate', attributes: { role: 'group', 'aria-label': 'View' } },
    ...buttons.map(({ button }) => button),
  );
  const show = () => {
    for (const { key, button } of buttons) button.setAttribute('aria-pressed', String(state.get().view === key));
  };
  cleanup.add(state.subscribe(show));
  show();
  return {
    element: root,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
