/** State that outlives a frame: read it, change some of it, or be told of changes. */
export interface Store<T extends object> {
  get(): T;
  /** Changes what is given; those who watch hear of it only if something is different. */
  set(changes: Partial<T>): void;
  /** Returns its unsubscribe. */
  subscribe(listener: (now: T, before: T) => void): () => void;
}

/** @param derive  brings what follows from the rest up to date, before anybody is told */
export function createStore<T extends object>(initial: T, derive: (now: T, before: T) => T = (now) => now): Store<T> {
  let state = initial;
  const listeners = new Set<(now: T, before: T) => void>();
  const untold: (readonly [now: T, before: T])[] = [];
  let telling = false;

  /** A listener may change the state again: everybody hears of the changes one by one and in their order. */
  function tell(): void {
    if (telling) return;
    telling = true;
    try {
      for (let next = untold.shift(); next; next = untold.shift()) {
        for (const listener of [...listeners]) if (listeners.has(listener)) listener(next[0], next[1]);
      }
    } finally {
      telling = false;
    }
  }

  return {
    get: () => state,
    set(changes) {
      const before = state;
      const keys = Object.keys(changes) as (keyof T)[];
      if (keys.every((key) => Object.is(before[key], changes[key]))) return;
      state = derive({ ...before, ...changes }, before);
      untold.push([state, before]);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
