import { cleanName, MOST_TAKES, type NamedRun, readTake, readTakesFile, takesFileOf } from '../exchange/takes-file';
import { jumps } from '../jumps';
import type { JumpId } from '../jumps/jump';
import { isSameSource, LONGEST_NAME } from '../parameters/address';
import type { Values } from '../parameters/parameter';
import type { PageState, RunSource, Take } from '../ui/state';
import type { Store } from './store';
import type { TakeStorage } from './take-storage';

/** Runs that are kept under a name: those of the page follow those of the storage, and outlast it where the browser allows. */
export type Takes = ReturnType<typeof createTakes>;

export function createTakes({ store, storage }: { readonly store: Store<PageState>; readonly storage: TakeStorage }) {
  const { get, set } = store;
  /** As they are here they are not in the storage: on the way there, or refused. */
  const unsaved = new Set<string>();
  /** Removed here, perhaps not there yet. */
  const removed = new Set<string>();

  async function read(): Promise<void> {
    try {
      const stored = storedTakes(await storage.read());
      const { takes: before, takesStay } = get();
      const here = before.filter(({ id }) => unsaved.has(id));
      const there = stored.filter(({ id }) => !unsaved.has(id) && !removed.has(id));
      // Those that are the same stay the same: what was worked out of them need not be again.
      const known = new Map(before.map((take) => [take.id, take]));
      set({
        takes: inOrder([...here, ...there.map((take) => unchanged(known.get(take.id), take) ?? take)]),
        takesStay: takesStay ?? true,
      });
    } catch {
      set({ takesStay: false });
    }
  }
  const ready = read();
  const stop = storage.listen(() => void read());

  async function save(takes: readonly Take[]): Promise<void> {
    for (const { id } of takes) unsaved.add(id);
    try {
      await storage.write(takes.map(({ id, ...entry }) => [id, entry]));
      for (const { id } of takes) unsaved.delete(id);
    } catch {
      set({ takesStay: false });
    }
  }

  /** The new take; or a sentence why there is none. */
  async function keep(text: string, jump: JumpId, values: Values): Promise<Take | string> {
    await ready;
    const { takes } = get();
    const same = takes.find((take) => isSameRun(take, { jump, values }));
    if (same) return `This run is kept already, as “${same.name}”.`;
    const [added] = addTakes(takes, [{ name: text, jump, values, kept: Date.now() }]).added;
    if (!added) return cleanName(text) === '' ? 'A take needs a name.' : fullText();
    set({ takes: inOrder([added, ...takes]) });
    // Whoever hears that it is kept may leave.
    await save([added]);
    return added;
  }

  /** Null once it is done; or a sentence why not. */
  function rename(id: string, text: string): string | null {
    const { takes, comparison, ghost } = get();
    const take = takes.find((each) => each.id === id);
    const name = cleanName(text);
    if (!take || name === take.name) return null;
    if (name === '') return 'A take needs a name.';
    const others = takes.filter((each) => each !== take);
    const renamed = { ...take, name: uniqueName(name, namesOf(others)) };
    // Where it is on show, it is shown under its new name.
    const [before, after] = [take, renamed].map(sourceOf) as [RunSource, RunSource];
    const follow = (source: RunSource) => (isSameSource(source, before) ? after : source);
    const [left, right] = [follow(comparison.left), follow(comparison.right)];
    const isCompared = left === after || right === after;
    set({
      takes: takes.map((each) => (each === take ? renamed : each)),
      ...(isCompared ? { comparison: { ...comparison, left, right } } : {}),
      ...(ghost?.name === take.name && ghost.jump.id === take.jump ? { ghost: { ...ghost, name: renamed.name } } : {}),
    });
    void save([renamed]);
    return null;
  }

  /** Returns how to bring it back. */
  function remove(id: string): () => void {
    const { takes } = get();
    const take = takes.find((each) => each.id === id);
    removed.add(id);
    set({ takes: takes.filter((each) => each !== take) });
    storage.remove([id]).catch(() => set({ takesStay: false }));
    return () => {
      const now = get().takes;
      if (!take || now.some((each) => each.id === id)) return;
      removed.delete(id);
      const back = { ...take, name: uniqueName(take.name, namesOf(now)) };
      set({ takes: inOrder([back, ...now]) });
      void save([back]);
    };
  }

  /** Takes of a file beside those that are here; in sentences what came of it. A file that is refused changes nothing. */
  async function importFile(text: string): Promise<readonly string[]> {
    const file = readTakesFile(text, jumps);
    if (typeof file === 'string') return [file];
    await ready;
    const { takes } = get();
    const result = addTakes(takes, file.takes);
    if (result.added.length > 0) {
      set({ takes: inOrder([...result.added, ...takes]) });
      await save(result.added);
    }
    return [addedText(result), ...(result.left > 0 ? [fullText()] : []), ...file.notes];
  }

  return {
    /** Once what the storage holds is on the page. */
    ready,
    keep,
    rename,
    remove,
    importFile,
    fileOf: takesFileOf,
    dispose: stop,
  };
}

/**
 * Runs to be kept beside those that are: under a name of their own each, and not twice the same run under the same name.
 *
 * @returns the new ones, how many were there already, and for how many there is no room
 */
export function addTakes(
  present: readonly Take[],
  runs: readonly NamedRun[],
): { readonly added: readonly Take[]; readonly known: number; readonly left: number } {
  const added: Take[] = [];
  const taken = namesOf(present);
  let known = 0;
  let left = 0;
  for (const { name, jump, values, kept } of runs) {
    const clean = cleanName(name);
    const isKnown = (take: Take) => isCalled(take.name, clean) && isSameRun(take, { jump, values });
    if (clean === '') continue;
    if (present.some(isKnown) || added.some(isKnown)) known++;
    else if (present.length + added.length >= MOST_TAKES) left++;
    else {
      const unique = uniqueName(clean, taken);
      taken.add(unique.toLowerCase());
      added.push({ id: newId(), name: unique, jump, values, kept: kept || Date.now() });
    }
  }
  return { added, known, left };
}

/** What lies in the storage, checked like a file: what is no take is left where it is, and not shown. */
export function storedTakes(entries: readonly (readonly [id: unknown, entry: unknown])[]): readonly Take[] {
  const found = entries.flatMap(([id, entry]): Take[] => {
    const read = typeof id === 'string' && id.length <= 64 ? readTake(entry, jumps) : '';
    return typeof read === 'string' ? [] : [{ id: id as string, ...read.take }];
  });
  // Two windows may each have given the same name: the earlier take keeps it.
  const taken = new Set<string>();
  return inOrder(found)
    .slice(0, MOST_TAKES)
    .reverse()
    .map((take) => {
      const name = uniqueName(take.name, taken);
      taken.add(name.toLowerCase());
      return name === take.name ? take : { ...take, name };
    })
    .reverse();
}

/** The name, or with a number after it where it is taken: "Low 2", and "Hold 5 (2)", for a number means something. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let unique = name;
  for (let count = 2; taken.has(unique.toLowerCase()); count++) {
    const number = /\d$/.test(name) ? ` (${count})` : ` ${count}`;
    unique = cleanName(name, LONGEST_NAME - number.length) + number;
  }
  return unique;
}

/** Whether a take has this name, or got a number after it when it came. */
const isCalled = (name: string, asked: string): boolean =>
  name === asked || (name.startsWith(asked) && /^ (\d+|\(\d+\))$/.test(name.slice(asked.length)));

/** As they are told apart. */
const namesOf = (takes: readonly Take[]): Set<string> => new Set(takes.map(({ name }) => name.toLowerCase()));

export const isSameRun = (a: Pick<Take, 'jump' | 'values'>, b: Pick<Take, 'jump' | 'values'>): boolean =>
  a.jump === b.jump && Object.keys(a.values).every((key) => a.values[key] === b.values[key]);

const sourceOf = ({ jump, name, values }: Take): RunSource => ({ kind: 'take', jump, name, values });

/** The take that is known, where it is the same as that which was read. */
function unchanged(known: Take | undefined, read: Take): Take | null {
  const isSame = known && known.name === read.name && known.kept === read.kept && isSameRun(known, read);
  return isSame ? known : null;
}

/** The latest first. */
function inOrder(takes: readonly Take[]): readonly Take[] {
  return [...takes].sort((a, b) => b.kept - a.kept || (a.id < b.id ? 1 : -1));
}

/** Unlike any other, also of another window. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

function fullText(): string {
  return `${MOST_TAKES} takes are kept, which is the most there can be: delete some first.`;
}

function addedText({ added, known, left }: ReturnType<typeof addTakes>): string {
  const count = (number: number) => (number === 1 ? '1 take' : `${number} takes`);
  const parts = [`${count(added.length)} added`];
  if (known > 0) parts.push(`${known} here already`);
  if (left > 0) parts.push(`no room for ${left}`);
  return `${parts.join(', ')}.`;
}
