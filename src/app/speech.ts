import type { Problem } from '../parameters/values';
import type { PageState } from '../ui/state';
import type { Store } from './store';

/** Most sentences that are shown at a time; the latest are kept. */
const MOST_MESSAGES = 5;

/** Sentences to the person: what was refused, changed or lost. */
export function createSpeech(store: Store<PageState>) {
  return {
    say(problem: Problem): void {
      const others = store.get().messages.filter((each) => each.key !== problem.key);
      store.set({ messages: [...others, problem].slice(-MOST_MESSAGES) });
    },
    /** Takes back what was said under a key. */
    forget(key: string): void {
      store.set({ messages: store.get().messages.filter((problem) => problem.key !== key) });
    },
  };
}
