import type { Readable } from '../part';
import type { PageState } from '../state';
import { type Binding, type Command, type CommandActions, commands } from './commands';

/** Whether single letters and signs do something: people who speak to their computer may want them not to. */
export interface KeySettings {
  singleKeys: boolean;
}

/**
 * Where the focus is: in a text, which keeps all its keys; in another control, which leaves Escape and those with Control; on a
 * button, which keeps what presses it; or on nothing in particular.
 */
export type Focus = 'text' | 'control' | 'button' | 'page';

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const byChord: ReadonlyMap<string, { readonly command: Command; readonly binding: Binding }> = new Map(
  commands.flatMap((command) => command.bindings.map((binding) => [binding.chord, { command, binding }] as const)),
);

/** A key press as a chord of the command table, or null where it belongs to the browser. */
export function chordOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  const isSign = key.length === 1 && !/[\p{L}\p{N} ]/u.test(key);
  // On many keyboards a bracket is typed with AltGr, which some systems report as Control and Alt, or with Option.
  if (isSign && altKey && !metaKey) return key;
  if (altKey) return null;
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  const isMod = ctrlKey || metaKey;
  // What Shift does to a character is already in the character.
  const isShift = shiftKey && (isMod || key.length > 1);
  return `${isMod ? 'Mod+' : ''}${isShift ? 'Shift+' : ''}${name}`;
}

/** What a key does, or null. */
export function shortcutOf(
  press: KeyPress,
  focus: Focus,
  settings: KeySettings = { singleKeys: true },
): { readonly command: Command; readonly binding: Binding } | null {
  const chord = chordOf(press);
  const found = chord === null ? undefined : byChord.get(chord);
  if (!found || chord === null || focus === 'text') return null;
  if (focus === 'control' && !chord.startsWith('Mod+') && chord !== 'Escape') return null;
  if (focus === 'button' && chord === 'Space') return null;
  return chord.length === 1 && !settings.singleKeys ? null : found;
}

/** Listens for the whole page. Returns how to stop. */
export function listenForShortcuts(
  target: HTMLElement,
  state: Readable<PageState>,
  actions: CommandActions,
  settings: KeySettings,
): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    // A dialog has the page to itself, wherever the focus went.
    if (target.querySelector('dialog:modal')) return;
    const found = shortcutOf(event, focusOf(event.target), settings);
    if (!found) return;
    event.preventDefault();
    if (!event.repeat || found.command.repeats) found.binding.run(actions, state.get());
  };
  // The parameter panel's library keeps what is pressed in its rows to itself: that is heard on the way down.
  const onKeyInRow = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('.lil-controller')) onKey(event);
  };
  target.addEventListener('keydown', onKey);
  target.addEventListener('keydown', onKeyInRow, { capture: true });
  return () => {
    target.removeEventListener('keydown', onKey);
    target.removeEventListener('keydown', onKeyInRow, { capture: true });
  };
}

const texts =
  'textarea, [contenteditable], input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"]), dialog, [role="menu"]';
const controls =
  'input, select, [role="slider"], [role="spinbutton"], [role="tab"], [role="radio"], [role="option"], [role="grid"]';

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(texts)) return 'text';
  if (target.closest(controls)) return 'control';
  return target.closest('button, a, summary') ? 'button' : 'page';
}
