import type { Part } from '../part';
import { createCleanup, element } from './dom';
import { createIcon } from './icons';
import { movedTo, placeBeside, typedTo } from './menu-moves';

export interface MenuItem {
  readonly label: string;
  /** One quiet line on it. */
  readonly note?: string;
  /** Of a choice: whether it is the present one. Left out where something is simply done. */
  readonly isChosen?: boolean;
  choose(): void;
}

/** Items that belong together; under a heading if it has a label. */
export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a plate with items. */
export interface Menu extends Part {
  readonly element: HTMLButtonElement;
  open(): void;
  close(): void;
}

/** Letters typed within this time belong together, ms. */
const TYPING = 600;
/** Between the button and its plate, and between the plate and the edge of the window, px. */
const GAP = 6;
const EDGE = 8;

/** So that each item can be described by a line of its own. */
let made = 0;

/**
 * A menu as people know it from their system: arrows, Home, End, letters and Escape; a press elsewhere closes it. `groups` is
 * asked at each opening, so the items are always those of the moment.
 */
export function createMenu(options: {
  /** Its accessible name; what follows from the state can be set on the element later. */
  readonly label: string;
  readonly class?: string;
  readonly title?: string;
  readonly content: readonly Node[];
  groups(): readonly MenuGroup[];
}): Menu {
  const cleanup = createCleanup();
  const button = element(
    'button',
    {
      class: `menu-button ${options.class ?? ''}`.trim(),
      ...(options.title ? { title: options.title } : {}),
      attributes: { type: 'button', 'aria-label': options.label, 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    },
    ...options.content,
  );

  let plate: HTMLElement | null = null;
  let items: readonly { readonly item: MenuItem; readonly node: HTMLElement }[] = [];
  let typed = '';
  let typedAt = 0;

  function open(): void {
    if (plate || button.offsetParent === null) return;
    plate = build();
    // Not inside a plate: a blurred one would hold it in.
    (button.closest('main') ?? document.body).append(plate);
    place();
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', onPressElsewhere, true);
    window.addEventListener('resize', place);
    const chosen = items.findIndex(({ item }) => item.isChosen);
    focus(Math.max(chosen, 0));
  }
  function close(): void {
    if (!plate) return;
    const closing = plate;
    plate = null;
    items = [];
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', onPressElsewhere, true);
    window.removeEventListener('resize', place);
    closing.remove();
  }
  /** Back to where the menu was opened from. */
  function leave(): void {
    close();
    button.focus();
  }
  function choose(item: MenuItem): void {
    // First: what is chosen may move the focus on, to a dialog say.
    leave();
    item.choose();
  }
  function focus(index: number): void {
    const node = items[index]?.node;
    node?.focus();
    node?.scrollIntoView({ block: 'nearest' });
  }

  function build(): HTMLElement {
    const root = element('div', {
      class: 'menu plate',
      attributes: { role: 'menu', 'aria-label': button.getAttribute('aria-label') ?? options.label, tabindex: '-1' },
    });
    const groups = options.groups();
    const withNodes = groups.map(({ label, items: own }) => ({
      label,
      own: own.map((item) => ({ item, node: nodeOf(item) })),
    }));
    items = withNodes.flatMap(({ own }) => own);
    for (const { label, own } of withNodes) {
      const nodes = own.map(({ node }) => node);
      if (label === undefined && withNodes.length === 1) {
        root.append(...nodes);
        continue;
      }
      const group = element('div', { class: 'menu-group', attributes: { role: 'group' } });
      if (label !== undefined) {
        group.setAttribute('aria-label', label);
        group.append(element('div', { class: 'menu-heading', text: label, attributes: { 'aria-hidden': 'true' } }));
      }
      group.append(...nodes);
      root.append(group);
    }
    root.addEventListener('keydown', onKey);
    root.addEventListener('focusout', (event) => {
      const to = event.relatedTarget;
      if (to instanceof Node && (root.contains(to) || button.contains(to))) return;
      close();
    });
    return root;
  }
  function nodeOf(item: MenuItem): HTMLElement {
    const isChoice = item.isChosen !== undefined;
    const node = element(
      'button',
      {
        class: 'menu-item',
        attributes: {
          type: 'button',
          role: isChoice ? 'menuitemradio' : 'menuitem',
          'aria-label': item.label,
          // A number, so that browsers that leave plain buttons without focus give it to these.
          tabindex: '-1',
          ...(isChoice ? { 'aria-checked': String(item.isChosen) } : {}),
        },
      },
      element('span', { class: 'menu-label', text: item.label }),
    );
    if (item.isChosen) node.append(createIcon('check').element);
    if (item.note) {
      const note = element('span', { class: 'menu-note', text: item.note, attributes: { id: `menu-note-${made++}` } });
      node.setAttribute('aria-describedby', note.id);
      node.append(note);
    }
    node.addEventListener('click', () => choose(item));
    return node;
  }

  function place(): void {
    if (!plate) return;
    plate.style.maxHeight = '';
    const { offsetWidth: width, offsetHeight: height } = plate;
    const room = { width: window.innerWidth, height: window.innerHeight };
    const at = placeBeside(button.getBoundingClientRect(), { width, height }, room, EDGE, GAP);
    plate.style.left = `${at.left}px`;
    plate.style.top = `${at.top}px`;
    if (height > at.maxHeight) plate.style.maxHeight = `${at.maxHeight}px`;
  }

  function onKey(event: KeyboardEvent): void {
    const index = items.findIndex(({ node }) => node === document.activeElement);
    const moved = movedTo(event.key, index, items.length);
    if (moved !== null) {
      focus(moved);
    } else if (event.key === 'Escape') {
      leave();
    } else if (event.key === 'Tab') {
      // On from the button, by the browser's own step.
      leave();
      return;
    } else if (event.key === 'Enter' || event.key === ' ') {
      const item = items[index]?.item;
      if (item) choose(item);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      typed = event.timeStamp - typedAt < TYPING ? typed + event.key : event.key;
      typedAt = event.timeStamp;
      const labels = items.map(({ item }) => item.label);
      const found = typedTo(labels, typed, index) ?? typedTo(labels, event.key, index);
      if (found !== null) focus(found);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
  function onPressElsewhere(event: Event): void {
    if (!(event.target instanceof Node) || plate?.contains(event.target) || button.contains(event.target)) return;
    close();
  }

  /** A press takes the focus out of the menu and closes it; the click that follows must not open it again. */
  let wasOpen = false;
  cleanup.listen(button, 'pointerdown', () => {
    wasOpen = plate !== null;
  });
  cleanup.listen(button, 'click', () => {
    if (plate) leave();
    else if (!wasOpen) open();
    wasOpen = false;
  });
  cleanup.listen(button, 'keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open();
  });

  return {
    element: button,
    open,
    close,
    dispose() {
      close();
      cleanup.run();
      button.remove();
    },
  };
}
