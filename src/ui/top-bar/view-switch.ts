import { createCleanup, element } from '../elements/dom';
import { titleOf } from '../keys/commands';
import type { Part, Readable } from '../part';
import type { PageState, View } from '../state';

const views: readonly { readonly key: View; readonly label: string; readonly title: string }[] = [
  { key: 'halo', label: 'HALO', title: 'High altitude, low opening' },
  { key: 'cliff', label: 'Cliff', title: 'Motorbike off a cliff' },
  { key: 'compare', label: 'Compare', title: 'Two runs on one clock' },
];

export function createViewSwitch(state: Readable<PageState>, choose: (view: View) => void): Part {
  const cleanup = createCleanup();
  const buttons = views.map(({ key, label, title }, i) => {
    const button = element('button', {
      text: label,
      title: titleOf('view', i, title),
      attributes: { type: 'button' },
    });
    cleanup.listen(button, 'click', () => choose(key));
    return { key, button };
  });
  const root = element(
    'div',
    { class: 'view-switch', attributes: { role: 'group', 'aria-label': 'View' } },
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
