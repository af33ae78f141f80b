import { createCleanup, element } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Part } from '../part';

/** How long it stays, ms; longer while somebody is at it. */
const STAY = 12_000;

export interface Notice extends Part {
  /** @param undo  brings back what was just done away with */
  say(text: string, undo?: () => void): void;
}

/** What has just been done, at the foot of the list, and the way back for some seconds. */
export function createNotice(): Notice {
  const cleanup = createCleanup();
  const text = element('p');
  const undo = element('button', { class: 'plain take-undo', text: 'Undo', attributes: { type: 'button' } });
  const close = element('button', { class: 'plain', attributes: { type: 'button', 'aria-label': 'Dismiss' } });
  close.append(createIcon('close').element);
  const plate = element('div', { class: 'take-notice' }, text, undo, close);
  // Always there, so that what appears in it is read out.
  const root = element('div', { class: 'take-notices', attributes: { role: 'status' } }, plate);
  plate.hidden = true;

  let bringBack: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function hide(): void {
    clearTimeout(timer);
    plate.hidden = true;
    bringBack = null;
  }
  function wait(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (plate.matches(':hover, :focus-within') ? wait() : hide()), STAY);
  }
  cleanup.listen(close, 'click', hide);
  cleanup.listen(undo, 'click', () => {
    const act = bringBack;
    hide();
    act?.();
  });
  cleanup.add(() => clearTimeout(timer));

  return {
    element: root,
    say(sentence, act) {
      text.textContent = sentence;
      undo.hidden = act === undefined;
      bringBack = act ?? null;
      plate.hidden = false;
      wait();
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
