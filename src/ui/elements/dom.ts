interface Options {
  readonly class?: string;
  readonly text?: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Builds an element. All text goes in as text, never as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: Options = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (options.class) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  if (options.title) made.title = options.title;
  for (const [name, value] of Object.entries(options.attributes ?? {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A text that is written only when it changes: layout is not disturbed by saying the same again. */
export interface LiveText {
  readonly node: Text;
  set(text: string): void;
}

export function liveText(initial = ''): LiveText {
  const node = document.createTextNode(initial);
  let shown = initial;
  return {
    node,
    set(text) {
      if (text === shown) return;
      shown = text;
      node.data = text;
    },
  };
}

export function setAttribute(target: Element, name: string, value: string): void {
  if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Collects what has to be undone, and undoes it once, last first. */
export interface Cleanup {
  add(undo: () => void): void;
  listen<K extends keyof HTMLElementEventMap>(
    target: HTMLElement,
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    options?: AddEventListenerOptions,
  ): void;
  run(): void;
}

export function createCleanup(): Cleanup {
  const undos: (() => void)[] = [];
  return {
    add(undo) {
      undos.push(undo);
    },
    listen(target, type, listener, options) {
      target.addEventListener(type, listener, options);
      undos.push(() => target.removeEventListener(type, listener, options));
    },
    run() {
      for (const undo of undos.splice(0).reverse()) undo();
    },
  };
}
