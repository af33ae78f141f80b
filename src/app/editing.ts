import type { Jump, JumpId } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import type { Problem } from '../parameters/values';
import { solveFor } from '../recording/solve';
import { figures } from '../recording/summary';
import type { PageState } from '../ui/state';
import { quantityText } from '../ui/text';
import { createHistory, type Setup } from './history';
import { createRuns, type Simulate } from './runs';
import type { Store } from './store';

/** What changes a jump: values, holds, undo, and the ghost that shows how it was before. */
export type Editing = ReturnType<typeof createEditing>;

export function createEditing(parts: {
  readonly store: Store<PageState>;
  readonly simulate: Simulate;
  say(problem: Problem): void;
  forget(key: string): void;
}) {
  const { store, say, forget } = parts;
  const history = createHistory();
  /** Work done since the page opened, for those who measure it. */
  const counts = { simulations: 0, solves: 0 };
  /** A hand is changing this jump; how it was set up when it began. */
  let gesture: { readonly jump: JumpId; readonly before: Setup } | null = null;

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
  const showHistory = () => store.set({ canUndo: history.canUndo, canRedo: history.canRedo });

  /** Lets the parameter of a hold give way. What cannot be held is said, and the values stay as they are. */
  function settle(jump: Jump, values: Values): Values {
    const target = store.get().holds[jump.id];
    const { hold } = jump;
    if (!hold || target === null) return values;
    counts.solves++;
    const { value, reach } = solveFor(jump, values, hold.parameter, hold.figure, target);
    if (value !== null) {
      forget('hold');
      return { ...values, [hold.parameter]: value };
    }
    const figure = figures.find((each) => each.key === hold.figure);
    const parameter = jump.parameters[hold.parameter];
    if (figure && parameter) {
      const text = (si: number) => quantityText(si, figure, store.get().units);
      const [low, high] = [...reach].sort((a, b) => a - b) as [number, number];
      say({
        key: 'hold',
        message: `${figure.label}: ${text(target)} cannot be held here; "${parameter.label}" reaches from ${text(low)} to ${text(high)}.`,
      });
    }
    return values;
  }

  function begin(id: JumpId): void {
    if (gesture?.jump === id) return;
    finish();
    gesture = { jump: id, before: setupOf(id) };
    const { ghost, runs: now } = store.get();
    // The ghost is the run before the first change; it stays until it is dismissed, or the other jump is changed.
    if (ghost?.jump.id !== id) store.set({ ghost: now[id] });
  }
  /** New values while a hand is on them; `finish` ends the change. */
  function edit(id: JumpId, values: Values): void {
    begin(id);
    const held = runs.valuesOf(id);
    const parameter = store.get().runs[id].jump.hold?.parameter;
    // Whoever moves what the hold solves for takes it over.
    if (parameter !== undefined && values[parameter] !== held[parameter]) setHoldOf(id, null);
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
  function restore(id: JumpId, setup: Setup): void {
    setHoldOf(id, setup.hold);
    runs.edit(id, setup.values);
    simulateWaiting();
    dropEqualGhost();
    showHistory();
  }
  function simulateWaiting(): void {
    const result = runs.simulateWaiting();
    if (!result) return;
    for (const problem of result.problems) say(problem);
    store.set({ runs: result.runs });
  }
  /** A ghost that is the run itself shows nothing. */
  function dropEqualGhost(): void {
    const { ghost, runs: now } = store.get();
    if (ghost && now[ghost.jump.id].recording.hash === ghost.recording.hash) store.set({ ghost: null });
  }

  return {
    counts,
    valuesOf: runs.valuesOf,
    edit,
    finish,
    /** A whole change at once: a preset, a reset. */
    set(id: JumpId, values: Values): void {
      finish();
      edit(id, values);
      finish();
    },
    /** Holds the figure at `target`, SI; null lets go. */
    setHold(id: JumpId, target: number | null): void {
      finish();
      if (target === null) forget('hold');
      begin(id);
      setHoldOf(id, target);
      runs.edit(id, runs.valuesOf(id));
      finish();
    },
    undo(): void {
      finish();
      const change = history.undo();
      if (change) restore(change.jump, change.before);
    },
    redo(): void {
      finish();
      const change = history.redo();
      if (change) restore(change.jump, change.after);
    },
    dismissGhost: () => store.set({ ghost: null }),
    simulateWaiting,
  };
}

function isSame(a: Values, b: Values): boolean {
  return Object.keys(a).every((key) => a[key] === b[key]);
}
