import type { Jump, JumpId } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import { defaultsOf, type Problem } from '../parameters/values';
import { solveFor } from '../recording/solve';
import { figures } from '../recording/summary';
import type { Ghost, PageState } from '../ui/state';
import { quantityText } from '../ui/text';
import { createHistory, type Setup } from './history';
import { createRuns, type Simulate } from './runs';
import type { Store } from './store';

/** Keys of the sentences said here. */
const HOLD_MESSAGE = 'hold';
const UNDO_MESSAGE = 'undo';

/** What changes a jump: values, holds, undo, and the ghost that shows how it was before. */
export type Editing = ReturnType<typeof createEditing>;

export function createEditing(parts: {
  readonly store: Store<PageState>;
  readonly simulate: Simulate;
  say(problem: Problem): void;
  forget(key: string): void;
}) {
  const { store } = parts;
  const history = createHistory();
  /** Work done since the page opened, for those who measure it. */
  const counts = { simulations: 0, solves: 0 };
  /** A hand is changing this jump; how it was set up when it began. */
  let gesture: { readonly jump: JumpId; readonly before: Setup } | null = null;
  /** The ghost that was put away because the run became it. */
  let lastGhost: Ghost | null = null;

  const runs = createRuns(
    store.get().runs,
    (jump, values) => {
      counts.simulations++;
      return parts.simulate(jump, values);
    },
    settle,
  );
  const setupOf = (id: JumpId): Setup => ({ values: runs.valuesOf(id), hold: store.get().holds[id] });
  const setHoldOf = (id: JumpId, hold: number | null) => store.set({ holds: { ...store.get().holds, [id]: hold } });
  // During a drag the same may be said each frame: only what is new is passed on.
  const isSaid = (key: string, message?: string) =>
    store.get().messages.some((each) => each.key === key && (message === undefined || each.message === message));
  const say = (problem: Problem) => isSaid(problem.key, problem.message) || parts.say(problem);
  const forget = (key: string) => isSaid(key) && parts.forget(key);
  const showHistory = () => store.set({ canUndo: history.canUndo, canRedo: history.canRedo });

  /**
   * The values with the parameter of the hold solved so that its figure is `target`; null if it cannot be. That is said, and
   * forgotten once it can.
   */
  function heldValues(jump: Jump, values: Values, target: number): Values | null {
    const { hold } = jump;
    const figure = figures.find((each) => each.key === hold?.figure);
    const parameter = hold && jump.parameters[hold.parameter];
    if (!hold || !figure || !parameter) return values;
    counts.solves++;
    const { value, reach } = solveFor(jump, values, hold.parameter, hold.figure, target);
    if (value !== null) {
      forget(HOLD_MESSAGE);
      return { ...values, [hold.parameter]: value };
    }
    const text = (si: number) => quantityText(si, figure, store.get().units);
    const [least, most] = reach ? reach.map(text) : [];
    const reason = !reach
      ? 'this jump has none'
      : least === most
        ? `it is ${least}, whatever "${parameter.label}" is`
        : `"${parameter.label}" reaches from ${least} to ${most}`;
    say({ key: HOLD_MESSAGE, message: `${figure.label}: ${text(target)} cannot be held here; ${reason}.` });
    return null;
  }
  /** What is held stays as long as it can; where it cannot, the values stay as they were given. */
  function settle(jump: Jump, values: Values): Values {
    const target = store.get().holds[jump.id];
    return (target !== null && heldValues(jump, values, target)) || values;
  }

  function begin(id: JumpId): void {
    if (gesture?.jump === id) return;
    finish();
    gesture = { jump: id, before: setupOf(id) };
    const { ghost, runs: now } = store.get();
    // The ghost is the run before the first change; it stays until it is dismissed, or the other jump is changed.
    if (ghost?.jump.id === id) return;
    lastGhost = null;
    store.set({ ghost: { ...now[id], name: null } });
  }
  /** New values while a hand is on them; `finish` ends the change. */
  function edit(id: JumpId, values: Values): void {
    begin(id);
    const held = runs.valuesOf(id);
    const parameter = store.get().runs[id].jump.hold?.parameter;
    // Whoever moves what the hold solves for takes it over.
    if (parameter !== undefined && values[parameter] !== held[parameter] && store.get().holds[id] !== null) {
      setHoldOf(id, null);
      forget(HOLD_MESSAGE);
    }
    runs.edit(id, values);
  }
  function finish(): void {
    if (!gesture) return;
    const { jump, before } = gesture;
    gesture = null;
    simulateWaiting();
    const after = setupOf(jump);
    if (after.hold !== before.hold || !isSame(after.values, before.values)) history.add({ jump, before, after });
    dropEqualGhost();
    showHistory();
  }
  function restore(id: JumpId, setup: Setup, done: 'Undone' | 'Redone'): void {
    const { ghost, shown } = store.get();
    if (!ghost && lastGhost?.jump.id === id) store.set({ ghost: lastGhost });
    if (setup.hold === null) forget(HOLD_MESSAGE);
    setHoldOf(id, setup.hold);
    runs.restore(id, setup.values);
    simulateWaiting();
    dropEqualGhost();
    showHistory();
    // Taken back where nobody looks, it has to be told.
    if (shown.some(({ run, isOwn }) => isOwn && run.jump.id === id)) {
      forget(UNDO_MESSAGE);
      store.set({ jump: id });
    } else {
      const { title } = store.get().runs[id].jump;
      say({ key: UNDO_MESSAGE, message: `${done}: a change of the other jump, ${title}.` });
    }
  }
  function simulateWaiting(): void {
    const result = runs.simulateWaiting();
    if (!result) return;
    for (const problem of result.problems) say(problem);
    store.set({ runs: result.runs });
  }
  /** A ghost that is the run itself shows nothing. It comes back when the run is taken away from it again. */
  function dropEqualGhost(): void {
    const { ghost, runs: now } = store.get();
    if (!ghost || now[ghost.jump.id].recording.hash !== ghost.recording.hash) return;
    lastGhost = ghost;
    store.set({ ghost: null });
  }
  /** A whole change at once: a preset, a reset. */
  function set(id: JumpId, values: Values, hold?: null): void {
    finish();
    if (hold === null && store.get().holds[id] !== null) {
      begin(id);
      setHoldOf(id, null);
      forget(HOLD_MESSAGE);
    }
    edit(id, values);
    finish();
  }
  /** Holds the figure at `target`, SI; null lets go. What cannot be held is said, and everything stays as it is. */
  function setHold(id: JumpId, target: number | null): void {
    finish();
    const before = setupOf(id);
    if (target === before.hold) return;
    if (target === null) forget(HOLD_MESSAGE);
    const { jump } = store.get().runs[id];
    const values = target === null ? before.values : heldValues(jump, before.values, target);
    if (!values) return;
    if (isSame(values, before.values)) {
      setHoldOf(id, target);
      history.add({ jump: id, before, after: setupOf(id) });
      showHistory();
      return;
    }
    begin(id);
    setHoldOf(id, target);
    runs.restore(id, values);
    finish();
  }

  return {
    counts,
    valuesOf: runs.valuesOf,
    edit,
    finish,
    set,
    /** Everything of a jump as it is declared. */
    reset: (id: JumpId) => set(id, defaultsOf(store.get().runs[id].jump.parameters), null),
    setHold,
    undo(): void {
      finish();
      const change = history.undo();
      if (change) restore(change.jump, change.before, 'Undone');
    },
    redo(): void {
      finish();
      const change = history.redo();
      if (change) restore(change.jump, change.after, 'Redone');
    },
    /** A kept run as the ghost of the run on show. */
    showGhost(ghost: Ghost): void {
      finish();
      lastGhost = null;
      store.set({ ghost });
    },
    dismissGhost(): void {
      lastGhost = null;
      store.set({ ghost: null });
    },
    simulateWaiting,
  };
}

function isSame(a: Values, b: Values): boolean {
  return Object.keys(a).every((key) => a[key] === b[key]);
}
