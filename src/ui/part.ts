/** A piece of the page: its element, what it does each frame (if anything), and how it goes away. */
export interface Part {
  readonly element: HTMLElement;
  update?(): void;
  /** Stops listening and leaves the page. */
  dispose(): void;
}

/** Something that can be read and watched; `subscribe` returns its unsubscribe. */
export interface Readable<T> {
  get(): T;
  subscribe(listener: (now: T, before: T) => void): () => void;
}
