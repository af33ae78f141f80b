import type { View } from './state';

export interface ShortcutActions {
  togglePlay(): void;
  step(seconds: number): void;
  goToEvent(direction: 1 | -1): void;
  choose(view: View): void;
  nextCamera(): void;
}

/** What a key does, or null. Keys that a focused control uses itself stay with that control. */
export function shortcutOf(
  key: { readonly key: string; readonly shiftKey: boolean },
  focus: 'page' | 'button' | 'field',
): ((actions: ShortcutActions) => void) | null {
  if (focus === 'field') return null;
  const step = key.shiftKey ? 0.1 : 1;
  switch (key.key) {
    case ' ':
      return focus === 'button' ? null : (actions) => actions.togglePlay();
    case 'ArrowLeft':
      return (actions) => actions.step(-step);
    case 'ArrowRight':
      return (actions) => actions.step(step);
    case ',':
      return (actions) => actions.goToEvent(-1);
    case '.':
      return (actions) => actions.goToEvent(1);
    case '1':
      return (actions) => actions.choose('halo');
    case '2':
      return (actions) => actions.choose('cliff');
    case '3':
      return (actions) => actions.choose('compare');
    case 'c':
      return (actions) => actions.nextCamera();
    default:
      return null;
  }
}

/** Listens for the whole page. Returns how to stop. */
export function listenForShortcuts(target: HTMLElement, actions: ShortcutActions): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = shortcutOf(event, focusKind(event.target));
    if (!action) return;
    event.preventDefault();
    action(actions);
  };
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}

function focusKind(target: EventTarget | null): 'page' | 'button' | 'field' {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input, select, textarea, [role="slider"], [contenteditable]')) return 'field';
  return target.closest('button, a, summary') ? 'button' : 'page';
}
