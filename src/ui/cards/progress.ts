import { element, setAttribute } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';

/** A thin line along the upper edge while the picture is still getting richer. */
export function createProgress(state: Readable<PageState>): Part {
  const line = element('div', { class: 'progress-line' });
  const root = element(
    'div',
    {
      class: 'progress',
      attributes: {
        role: 'progressbar',
        'aria-label': 'Building the picture',
        'aria-valuemin': '0',
        'aria-valuemax': '100',
      },
    },
    line,
  );
  function show(share: number | null): void {
    root.hidden = share === null;
    if (share === null) return;
    setAttribute(root, 'aria-valuenow', String(Math.round(100 * share)));
    line.style.transform = `scaleX(${Math.max(share, 0.04)})`;
  }
  const unsubscribe = state.subscribe((now, before) => {
    if (now.building !== before.building) show(now.building);
  });
  show(state.get().building);
  return {
    element: root,
    dispose() {
      unsubscribe();
      root.remove();
    },
  };
}
