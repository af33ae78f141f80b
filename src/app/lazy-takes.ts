import type { PageState } from '../ui/state';
import type { TakeKeeper } from '../ui/takes/actions';
import type { Store } from './store';
import type { Takes } from './takes';

/** Kept runs, fetched and read when somebody first asks for them. */
export interface LazyTakes {
  open(): Promise<Takes & TakeKeeper>;
  dispose(): void;
}

export function createLazyTakes(store: Store<PageState>): LazyTakes {
  let opened: Promise<Takes> | null = null;
  async function fetchTakes(): Promise<Takes> {
    const [{ createTakes }, { browserStorage }] = await Promise.all([import('./takes'), import('./take-storage')]);
    return createTakes({ store, storage: browserStorage() });
  }
  function open(): Promise<Takes> {
    opened ??= fetchTakes().catch((error) => {
      // Not found on the way here: whoever asks again tries again.
      opened = null;
      throw error;
    });
    return opened;
  }
  // The menus of Compare list them; the picture comes first.
  const look = ({ view, building }: PageState) => {
    if (view === 'compare' && building === null && !opened) void open().catch(() => undefined);
  };
  const stop = store.subscribe(look);
  return {
    open,
    dispose() {
      stop();
      void opened?.then((takes) => takes.dispose()).catch(() => undefined);
    },
  };
}
