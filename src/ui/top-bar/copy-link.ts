import { createDialog } from '../elements/dialog';
import { createCleanup, element } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Part } from '../part';

/** How long it is said that the link was copied, ms. */
const SAID = 1800;

export interface CopyLink extends Part {
  /** For browsers that do not let pages copy: the link to copy by hand. */
  readonly dialog: HTMLDialogElement;
  copy(): void;
  /** Hands the link to the programs of this device; null where the browser knows no such thing. */
  readonly share: (() => void) | null;
}

/** Puts the address of what is on show on the clipboard, and says so. */
export function createCopyLink(link: () => string): CopyLink {
  const cleanup = createCleanup();
  const field = element('input', { attributes: { type: 'text', readonly: '', 'aria-label': 'Link' } });
  const dialog = createDialog(
    { label: 'Link to what you see', class: 'link-dialog' },
    element('p', { text: 'This browser does not let the page copy by itself. Copy it from here:' }),
    field,
  );

  const icon = createIcon('link');
  const said = element('span', { class: 'copied', text: 'Copied', attributes: { 'aria-hidden': 'true' } });
  const button = element('button', {
    class: 'plain copy-link',
    title: 'Copy a link to what you see',
    attributes: { type: 'button', 'aria-label': 'Copy link' },
  });
  button.append(icon.element);
  const spoken = element('span', { class: 'visually-hidden', attributes: { role: 'status' } });
  const root = element('span', { class: 'copy-area' }, button, said, spoken);

  let timer: ReturnType<typeof setTimeout> | undefined;
  function showCopied(): void {
    clearTimeout(timer);
    icon.show('check');
    root.classList.add('is-copied');
    spoken.textContent = 'Link copied';
    timer = setTimeout(() => {
      icon.show('link');
      root.classList.remove('is-copied');
      spoken.textContent = '';
    }, SAID);
  }
  function offer(text: string): void {
    field.value = text;
    dialog.open();
    field.focus();
    field.select();
  }
  function copy(): void {
    const text = link();
    // Missing where the page does not come from a safe place, a file for one; refused where a person or a frame forbids it.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) offer(text);
    else clipboard.writeText(text).then(showCopied, () => offer(text));
  }
  function share(): void {
    navigator.share({ title: document.title, url: link() }).catch((error: unknown) => {
      // Whoever thought better of it wants no link; where nothing can be shared it is copied.
      if (!(error instanceof DOMException && error.name === 'AbortError')) copy();
    });
  }
  cleanup.listen(button, 'click', copy);
  cleanup.add(() => clearTimeout(timer));

  return {
    element: root,
    dialog: dialog.element,
    copy,
    share: 'share' in navigator ? share : null,
    dispose() {
      cleanup.run();
      dialog.dispose();
      root.remove();
    },
  };
}
