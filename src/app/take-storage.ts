import { createStore, delMany, entries, setMany } from 'idb-keyval';

/** Where takes are kept beyond the page. Every call may fail: private windows, a full disk, a page opened from a file. */
export interface TakeStorage {
  /** All there is, as it lies there. */
  read(): Promise<readonly (readonly [id: unknown, entry: unknown])[]>;
  write(entries: readonly (readonly [id: string, entry: unknown])[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Calls back when another window has written or removed something. Returns how to stop. */
  listen(onChange: () => void): () => void;
}

const NAME = 'two-stunts takes';
/** Some browsers never answer where they ought to refuse, ms. */
const PATIENCE = 5000;

/** The browser's own storage: one key for each take, so that two windows do not write over each other's. */
export function browserStorage(): TakeStorage {
  const store = createStore(NAME, 'takes');
  const channel = openChannel();
  const tell = () => channel?.postMessage('changed');
  // Asynchronous also where the browser throws at once.
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the storage does not answer')), PATIENCE);
    });
    try {
      return await Promise.race([work(), silence]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    read: () => ask(() => entries(store)),
    write: (changed) =>
      ask(() =>
        setMany(
          changed.map(([id, entry]) => [id, entry]),
          store,
        ),
      ).then(tell),
    remove: (ids) => ask(() => delMany([...ids], store)).then(tell),
    listen(onChange) {
      channel?.addEventListener('message', onChange);
      return () => channel?.close();
    },
  };
}

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(NAME);
  } catch {
    return null;
  }
}
