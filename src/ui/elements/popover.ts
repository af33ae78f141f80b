import { createCleanup, element } from './dom';
import { placeBeside } from './menu-moves';

/** A plate with controls that a button opens beside itself. */
export interface Popover {
  readonly isOpen: boolean;
  /** What is on it; empty while it is closed. */
  readonly plate: HTMLElement;
  open(button: HTMLButtonElement, label: string, content: readonly Node[]): void;
  /** Another content, or another button that it belongs to now. */
  change(button: HTMLButtonElement, label: string, content: readonly Node[]): void;
  close(): void;
  /** Closes it; the focus goes back to the button. */
  leave(): void;
}

/** Between the button and its plate, and between the plate and the edge of the window, px. */
const GAP = 6;
const EDGE = 8;

/** Escape or a press elsewhere closes it; Tab goes round within it, for what follows it on the page lies below it. */
export function createPopover(className: string): Popover {
  const plate = element('div', {
    class: `menu plate ${className}`,
    attributes: { role: 'dialog', tabindex: '-1' },
  });
  let button: HTMLButtonElement | null = null;
  let cleanup = createCleanup();

  plate.addEventListener('keydown', (event) => {
    // Letters belong to what is in here, not to the page.
    event.stopPropagation();
    if (event.key === 'Escape') leave();
    else if (event.key === 'Tab') turnTab(event);
  });

  function open(from: HTMLButtonElement, label: string, content: readonly Node[]): void {
    close();
    (from.closest('main') ?? document.body).append(plate);
    change(from, label, content);
    const onPress = ({ target }: Event) => {
      if (target instanceof Node && !plate.contains(target) && !button?.contains(target)) close();
    };
    document.addEventListener('pointerdown', onPress, true);
    window.addEventListener('resize', place);
    cleanup.add(() => document.removeEventListener('pointerdown', onPress, true));
    cleanup.add(() => window.removeEventListener('resize', place));
    const first = plate.querySelector<HTMLElement>('[aria-pressed="true"], button, select, input');
    (first ?? plate).focus();
  }
  function change(from: HTMLButtonElement, label: string, content: readonly Node[]): void {
    button?.setAttribute('aria-expanded', 'false');
    button = from;
    button.setAttribute('aria-expanded', 'true');
    plate.setAttribute('aria-label', label);
    plate.replaceChildren(...content);
    place();
  }
  function close(): void {
    cleanup.run();
    cleanup = createCleanup();
    plate.remove();
    plate.replaceChildren();
    button?.setAttribute('aria-expanded', 'false');
    button = null;
  }
  function leave(): void {
    const from = button;
    close();
    from?.focus();
  }
  function turnTab(event: KeyboardEvent): void {
    const stops = [...plate.querySelectorAll<HTMLElement>('button, select, input')];
    const [first, last] = [stops[0], stops[stops.length - 1]];
    if (document.activeElement !== (event.shiftKey ? first : last)) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
  function place(): void {
    if (!button) return;
    plate.style.maxHeight = '';
    const { offsetWidth: width, offsetHeight: height } = plate;
    const room = { width: window.innerWidth, height: window.innerHeight };
    const at = placeBeside(button.getBoundingClientRect(), { width, height }, room, EDGE, GAP);
    plate.style.left = `${at.left}px`;
    plate.style.top = `${at.top}px`;
    if (height > at.maxHeight) plate.style.maxHeight = `${at.maxHeight}px`;
  }

  return {
    plate,
    get isOpen() {
      return button !== null;
    },
    open,
    change,
    close,
    leave,
  };
}
