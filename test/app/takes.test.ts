import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createRun } from '../../src/app/runs';
import { createPresetRuns, createTakeRuns, shownRuns } from '../../src/app/shown';
import { createStore, type Store } from '../../src/app/store';
import type { TakeStorage } from '../../src/app/take-storage';
import { addTakes, createTakes, storedTakes, type Takes, uniqueName } from '../../src/app/takes';
import { cleanName, MOST_TAKES, takesFileOf } from '../../src/exchange/takes-file';
import { jumpById } from '../../src/jumps';
import type { JumpId } from '../../src/jumps/jump';
import { LONGEST_NAME } from '../../src/parameters/address';
import type { Values } from '../../src/parameters/parameter';
import { unitSystems } from '../../src/parameters/reader-units';
import { checkValue, defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import type { PageState, Take } from '../../src/ui/state';

const valuesOf = (id: JumpId, changes: Values = {}): Values => ({
  ...defaultsOf(jumpById(id).parameters),
  ...changes,
});

/** A browser's storage that several windows share. What lies in it has gone through text, as real storage copies. */
class SharedStorage {
  readonly kept = new Map<string, string>();
  isRefusing = false;
  private readonly listeners = new Map<TakeStorage, () => void>();

  open(): TakeStorage {
    const change = async (act: () => void) => {
      await Promise.resolve();
      if (this.isRefusing) throw new Error('refused');
      act();
      for (const [other, listener] of this.listeners) if (other !== window) listener();
    };
    const window: TakeStorage = {
      read: async () => {
        if (this.isRefusing) throw new Error('refused');
        return [...this.kept].map(([id, text]) => [id, JSON.parse(text)] as const);
      },
      write: (entries) =>
        change(() => {
          for (const [id, entry] of entries) this.kept.set(id, JSON.stringify(entry));
        }),
      remove: (ids) =>
        change(() => {
          for (const id of ids) this.kept.delete(id);
        }),
      listen: (onChange) => {
        this.listeners.set(window, onChange);
        return () => this.listeners.delete(window);
      },
    };
    return window;
  }
}

interface Window {
  readonly store: Store<PageState>;
  readonly takes: Takes;
}

async function openWindow(storage: SharedStorage): Promise<Window> {
  const beginning = {
    view: 'halo',
    runs: {
      halo: createRun(jumpById('halo'), valuesOf('halo'), simulate),
      cliff: createRun(jumpById('cliff'), valuesOf('cliff'), simulate),
    },
    comparison: {
      left: { kind: 'own', jump: 'halo' },
      right: { kind: 'own', jump: 'cliff' },
      alignment: 'exit',
      height: 1000,
      picture: 'scenes',
    },
    track: null,
  } as const;
  const sources = { preset: createPresetRuns(simulate), take: createTakeRuns(simulate) };
  const store = createStore<PageState>({
    ...beginning,
    shown: shownRuns(beginning, sources),
    units: unitSystems.imperial,
    ghost: null,
    takes: [],
    takesStay: null,
  } as Partial<PageState> as PageState);
  const takes = createTakes({ store, storage: storage.open() });
  await takes.ready;
  return { store, takes };
}

/** All that was begun has come to its end. */
const settled = () => new Promise((done) => setTimeout(done));
const namesIn = ({ store }: Window) => store.get().takes.map(({ name }) => name);
async function kept({ takes }: Window, name: string, changes: Values = {}, jump: JumpId = 'halo'): Promise<Take> {
  const take = await takes.keep(name, jump, valuesOf(jump, changes));
  if (typeof take === 'string') throw new Error(take);
  return take;
}

let storage: SharedStorage;
let page: Window;
beforeEach(async () => {
  storage = new SharedStorage();
  page = await openWindow(storage);
});

describe('a take', () => {
  test('is there after a reload, to the last bit of its values', async () => {
    const take = await kept(page, ' Low ', { openingAltitude: 300.1 + 0.2 });
    await settled();
    const again = await openWindow(storage);
    expect(again.store.get().takes).toEqual([take]);
    expect(take).toMatchObject({ name: 'Low', jump: 'halo', values: { openingAltitude: 300.1 + 0.2 } });
    expect(again.store.get().takesStay).toBe(true);
  });

  test('has a name of its own, and a run is kept once', async () => {
    await kept(page, 'Low', { mass: 100 });
    expect((await kept(page, 'low', { mass: 110 })).name).toBe('low 2');
    expect((await kept(page, 'Low', { mass: 120 })).name).toBe('Low 3');
    expect(await page.takes.keep('Other', 'halo', valuesOf('halo', { mass: 110 }))).toBe(
      'This run is kept already, as “low 2”.',
    );
    expect(await page.takes.keep('\u202e \n', 'halo', valuesOf('halo', { mass: 130 }))).toBe('A take needs a name.');
    expect(namesIn(page)).toHaveLength(3);
  });

  test('is renamed here, in the storage, and wherever it is on show', async () => {
    const take = await kept(page, 'Low', { mass: 100 });
    await kept(page, 'High', { mass: 90 });
    const { name, jump, values } = take;
    const { store, takes } = page;
    const halo = jumpById('halo');
    store.set({
      comparison: { ...store.get().comparison, right: { kind: 'take', jump, name, values } },
      ghost: { name, jump: halo, values, recording: simulate(halo, values) },
    });
    expect(takes.rename(take.id, 'HIGH')).toBeNull();
    expect(store.get().comparison.right).toMatchObject({ kind: 'take', name: 'HIGH 2', values });
    expect(store.get().ghost?.name).toBe('HIGH 2');
    expect(takes.rename(take.id, ' ')).toBe('A take needs a name.');
    expect(takes.rename('nobody', 'x')).toBeNull();
    await settled();
    expect(namesIn(await openWindow(storage)).sort()).toEqual(['HIGH 2', 'High']);
  });

  test('is deleted, and brought back as it was', async () => {
    const first = await kept(page, 'Low', { mass: 100 });
    await kept(page, 'High', { mass: 90 });
    const before = page.store.get().takes;
    const undo = page.takes.remove(first.id);
    await settled();
    expect(namesIn(page)).toEqual(['High']);
    expect(namesIn(await openWindow(storage))).toEqual(['High']);
    undo();
    undo();
    await settled();
    expect(page.store.get().takes).toEqual(before);
    expect((await openWindow(storage)).store.get().takes).toEqual(before);
  });

  test('beyond the most there can be is refused in words, and nothing is lost', async () => {
    const many = Array.from({ length: MOST_TAKES }, (_, i) => ({
      name: `No. ${i}`,
      jump: 'halo' as const,
      values: valuesOf('halo', { mass: 60 + i / 10 }),
      kept: i + 1,
    }));
    expect(await page.takes.importFile(takesFileOf(many))).toEqual([`${MOST_TAKES} takes added.`]);
    expect(await page.takes.keep('More', 'cliff', valuesOf('cliff'))).toMatch(/^500 takes are kept/);
    expect(page.store.get().takes).toHaveLength(MOST_TAKES);
    expect(namesIn(page)[0]).toBe(`No. ${MOST_TAKES - 1}`);
  });
});

describe('two windows', () => {
  test('do not lose what the other keeps, renames and deletes', async () => {
    const other = await openWindow(storage);
    const [a] = await Promise.all([kept(page, 'A', { mass: 100 }), kept(other, 'B', { mass: 110 })]);
    await settled();
    expect(namesIn(page).sort()).toEqual(['A', 'B']);
    expect(namesIn(other).sort()).toEqual(['A', 'B']);
    other.takes.rename(a.id, 'C');
    await settled();
    expect(namesIn(page).sort()).toEqual(['B', 'C']);
    page.takes.remove(a.id);
    await settled();
    expect(namesIn(other)).toEqual(['B']);
  });

  test('may give the same name at once: the earlier take has it', async () => {
    const other = await openWindow(storage);
    await Promise.all([kept(page, 'Low', { mass: 100 }), kept(other, 'Low', { mass: 110 })]);
    await settled();
    expect(namesIn(await openWindow(storage)).sort()).toEqual(['Low', 'Low 2']);
  });

  test('leave takes that did not change the same objects', async () => {
    const take = await kept(page, 'A', { mass: 100 });
    await settled();
    await kept(await openWindow(storage), 'B', { mass: 110 });
    await settled();
    expect(page.store.get().takes.find(({ name }) => name === 'A')).toBe(take);
  });
});

describe('a storage that refuses', () => {
  test('from the beginning leaves takes that last for the session', async () => {
    storage.isRefusing = true;
    const session = await openWindow(storage);
    expect(session.store.get().takesStay).toBe(false);
    const take = await kept(session, 'Low', { mass: 100 });
    session.takes.rename(take.id, 'Lower');
    await settled();
    expect(namesIn(session)).toEqual(['Lower']);
    session.takes.remove(take.id)();
    await settled();
    expect(namesIn(session)).toEqual(['Lower']);
  });

  test('when it is full keeps here what it did not take, also when another window changes something', async () => {
    const other = await openWindow(storage);
    await kept(page, 'A', { mass: 100 });
    await settled();
    storage.isRefusing = true;
    await kept(page, 'B', { mass: 110 });
    await settled();
    expect(page.store.get().takesStay).toBe(false);
    storage.isRefusing = false;
    await kept(other, 'C', { mass: 120 });
    await settled();
    expect(namesIn(page).sort()).toEqual(['A', 'B', 'C']);
    expect(page.store.get().takesStay).toBe(false);
  });
});

describe('a file of takes', () => {
  const run = (name: string, mass: number) => ({
    name,
    jump: 'halo' as const,
    values: valuesOf('halo', { mass }),
    kept: 5,
  });

  test('is merged: nothing is doubled, every name is unlike the others', async () => {
    await kept(page, 'Low', { mass: 100 });
    const text = takesFileOf([run('Low', 100), run('Low', 110), run('Other', 100)]);
    expect(await page.takes.importFile(text)).toEqual(['2 takes added, 1 here already.']);
    expect(namesIn(page)).toEqual(['Low', expect.any(String), expect.any(String)]);
    expect(namesIn(page).sort()).toEqual(['Low', 'Low 2', 'Other']);
    // Also where its name got a number: the same file twice is the same file.
    expect(await page.takes.importFile(text)).toEqual(['0 takes added, 3 here already.']);
    const before = page.store.get().takes;
    expect(await page.takes.importFile(takesFileOf(before))).toEqual(['0 takes added, 3 here already.']);
    expect(page.store.get().takes).toBe(before);
    await settled();
    expect((await openWindow(storage)).store.get().takes).toEqual(before);
  });

  test('that is refused changes nothing', async () => {
    const before = page.store.get();
    for (const text of ['', '{}', '[1]', '{"format":"two-stunts run","version":1}']) {
      expect(await page.takes.importFile(text)).toEqual([expect.stringMatching(/^The file .*\.$/)]);
    }
    await settled();
    expect(page.store.get()).toBe(before);
    expect(storage.kept.size).toBe(0);
  });

  test('may hold more than there is room for', () => {
    const present = Array.from(
      { length: MOST_TAKES - 1 },
      (_, i): Take => ({ id: String(i), ...run(`No. ${i}`, 60 + i / 10) }),
    );
    const { added, known, left } = addTakes(present, [run('No. 3', 60.3), run('a', 200), run('b', 201), run('c', 202)]);
    expect([added.map(({ name }) => name), known, left]).toEqual([['a'], 1, 2]);
  });
});

describe('whatever lies in the storage', () => {
  test('is a list of usable takes, unlike each other, the latest first', () => {
    const values = valuesOf('cliff');
    const entry = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      fc.record({
        name: fc.oneof(fc.constantFrom('Low', 'low', 'Low 2', 'x'.repeat(99)), fc.string({ unit: 'binary' })),
        jump: fc.constantFrom('halo', 'cliff', 'toString'),
        kept: fc.oneof(fc.double(), fc.nat(9)),
        values: fc.dictionary(fc.constantFrom(...Object.keys(values)), fc.oneof(fc.double(), fc.anything())),
      }),
    );
    const id = fc.oneof({ weight: 5, arbitrary: fc.string() }, fc.anything());
    let found = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(id, entry), { maxLength: 6 }), (entries) => {
        const takes = storedTakes(entries);
        found += takes.length;
        expect(new Set(takes.map(({ name }) => name.toLowerCase())).size).toBe(takes.length);
        takes.forEach((take, i) => {
          expect(take.name).not.toBe('');
          expect(take.name.length).toBeLessThanOrEqual(LONGEST_NAME);
          expect(take.kept).toBeLessThanOrEqual(takes[i - 1]?.kept ?? Number.POSITIVE_INFINITY);
          const faults = Object.entries(jumpById(take.jump).parameters).filter(([key, parameter]) => {
            const { value, problem } = checkValue(parameter, take.values[key]);
            return problem !== undefined || value !== take.values[key];
          });
          expect(faults).toEqual([]);
        });
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(50);
  });
});

describe('a name', () => {
  const taken = (...names: string[]) => new Set(names.map((name) => name.toLowerCase()));
  test.each([
    ['Low', [], 'Low'],
    ['Low', ['low'], 'Low 2'],
    ['Low', ['low', 'LOW 2'], 'Low 3'],
    ['Hold 5', ['Hold 5'], 'Hold 5 (2)'],
    ['x'.repeat(60), ['x'.repeat(60)], `${'x'.repeat(58)} 2`],
  ])('%s beside %j becomes %s', (name, others, unique) => {
    expect(uniqueName(name, taken(...others))).toBe(unique);
  });

  test('is always found, and never too long', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 }).map((text) => cleanName(text) || 'x');
    fc.assert(
      fc.property(name, fc.nat(12), (first, count) => {
        const names = new Set<string>();
        for (let i = 0; i <= count; i++) {
          const unique = uniqueName(first, names);
          expect(unique.length).toBeLessThanOrEqual(LONGEST_NAME);
          expect(cleanName(unique)).toBe(unique);
          expect(names.has(unique.toLowerCase())).toBe(false);
          names.add(unique.toLowerCase());
        }
      }),
    );
  });
});
