import type { Part } from '../part';
import { element } from './dom';
import { createIcon } from './icons';

/** A window over the page: closed by Escape, its button, or a press beside it; the focus goes back to where it was. */
export interface Dialog extends Part {
  readonly element: HTMLDialogElement;
  readonly isOpen: boolean;
  open(): void;
  close(): void;
}

export function createDialog(
  options: { readonly label: string; readonly class?: string; onClose?(): void },
  ...children: readonly Node[]
): Dialog {
  const close = element('button', { class: 'plain', attributes: { type: 'button', 'aria-label': 'Close' } });
  close.append(createIcon('close').element);
  const box = element(
    'div',
    { class: 'dialog-box' },
    element('header', {}, element('h2', { text: options.label }), close),
    element('div', { class: 'dialog-body' }, ...children),
  );
  const root = element(
    'dialog',
    { class: `dialog ${options.class ?? ''}`.trim(), attributes: { 'aria-label': options.label } },
    box,
  );
  close.addEventListener('click', () => root.close());
  // The box fills the dialog, so what is pressed beside the box is the backdrop.
  root.addEventListener('pointerdown', (event) => {
    if (event.target === root) root.close();
  });
  root.addEventListener('close', () => {
    // Opened from the page itself, it gives the focus back to nothing: then it must not stay on a button that is gone.
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && root.contains(activeElement)) activeElement.blur();
    options.onClose?.();
  });
  return {
    element: root,
    get isOpen() {
      return root.open;
    },
    open() {
      if (!root.open) root.showModal();
    },
    close() {
      if (root.open) root.close();
    },
    dispose: () => root.remove(),
  };
}
