import { element } from '../elements/dom';
import type { Part } from '../part';

/** Lies over the page while a file is held above it. */
export function createDropHint(): Part & { show(isShown: boolean): void } {
  const root = element(
    'div',
    { class: 'drop-hint' },
    element(
      'div',
      { class: 'drop-plate plate' },
      element('strong', { text: 'Drop the file to open it' }),
      element('span', { text: 'A track (FlySight, BASEline), a run, or a list of takes' }),
    ),
  );
  root.hidden = true;
  return {
    element: root,
    show(isShown) {
      root.hidden = !isShown;
    },
    dispose: () => root.remove(),
  };
}
