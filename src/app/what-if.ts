import type { PageState } from '../ui/state';
import type { WhatIfActions } from '../ui/what-if/actions';
import type { Editing } from './editing';
import type { Store } from './store';
import type { Tasks } from './tasks';

/** Questions to the simulator: the work is fetched with the first of them, and what it put on the ground goes with its run. */
export function createWhatIf({ store, editing }: { readonly store: Store<PageState>; readonly editing: Editing }): {
  readonly actions: WhatIfActions;
  dispose(): void;
} {
  let tasks: Promise<Tasks> | null = null;
  let isGone = false;

  function fetchTasks(): Promise<Tasks> {
    tasks ??= import('./tasks').then(({ createTasks }) => {
      const made = createTasks();
      if (isGone) made.dispose();
      return made;
    });
    // What could not be fetched may be asked for again.
    tasks.catch(() => {
      tasks = null;
    });
    return tasks;
  }

  const unsubscribe = store.subscribe(({ groundMarks, runs }) => {
    if (groundMarks && runs[groundMarks.jump].recording.hash !== groundMarks.of) store.set({ groundMarks: null });
  });

  return {
    actions: {
      solve: async (...asked) => (await fetchTasks()).solve(...asked),
      spread: async (...asked) => (await fetchTasks()).spread(...asked),
      takeOver: (jump, changes) => editing.set(jump, { ...editing.valuesOf(jump), ...changes }),
      showOnGround: (groundMarks) => store.set({ groundMarks }),
    },
    dispose() {
      isGone = true;
      unsubscribe();
      void tasks?.then((made) => made.dispose()).catch(() => undefined);
    },
  };
}
