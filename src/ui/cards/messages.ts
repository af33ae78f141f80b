import type { Problem } from '../../parameters/values';
import { createCleanup, element } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';

/** Plain sentences about what was refused or changed. They are read out, stay until dismissed, and never block. */
export function createMessages(state: Readable<PageState>, dismiss: () => void): Part {
  const list = element('ul', {});
  const icon = createIcon('close');
  const close = element('button', { class: 'plain', attributes: { type: 'button', 'aria-label': 'Dismiss messages' } });
  close.append(icon.element);
  const plate = element('div', { class: 'messages plate' }, list, close);
  const root = element('div', { class: 'messages-area', attributes: { role: 'status', 'aria-live': 'polite' } }, plate);
  const cleanup = createCleanup();

  function show(messages: readonly Problem[]): void {
    plate.hidden = messages.length === 0;
    list.replaceChildren(...messages.map((problem) => element('li', { text: problem.message })));
  }
  cleanup.listen(close, 'click', dismiss);
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.messages !== before.messages) show(now.messages);
    }),
  );
  show(state.get().messages);
  return {
    element: root,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
