import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  cleanName,
  LONGEST_TAKES_FILE,
  MOST_TAKES,
  type NamedRun,
  readTake,
  readTakesFile,
  takesFileOf,
} from '../../src/exchange/takes-file';
import { jumpById, jumps } from '../../src/jumps';
import { LONGEST_NAME } from '../../src/parameters/address';
import { checkValue, defaultsOf } from '../../src/parameters/values';
import { presetValues } from '../../src/ui/top-bar/presets';

const presets: readonly NamedRun[] = jumps.flatMap((jump) =>
  jump.presets.map((preset, i) => ({
    name: preset.label,
    jump: jump.id,
    values: presetValues(jump, preset),
    kept: 1_700_000_000_000 + i,
  })),
);
const written = JSON.parse(takesFileOf(presets)) as { takes: Record<string, unknown>[] } & Record<string, unknown>;
const reading = (changes: object) => readTakesFile(JSON.stringify({ ...written, ...changes }), jumps);
const readingTakes = (...takes: unknown[]) => reading({ takes });

function expectUsable({ name, jump, values }: NamedRun): void {
  expect(cleanName(name)).toBe(name);
  expect(name).not.toBe('');
  const { parameters } = jumpById(jump);
  expect(Object.keys(values)).toEqual(Object.keys(parameters));
  const faults = Object.entries(parameters).filter(([key, parameter]) => {
    const { value, problem } = checkValue(parameter, values[key]);
    return problem !== undefined || value !== values[key];
  });
  expect(faults).toEqual([]);
}

describe('takes as a file', () => {
  it('come back as they were, for every preset of every jump', () => {
    expect(readTakesFile(takesFileOf(presets), jumps)).toEqual({ takes: presets, notes: [] });
  });

  it('come back from any name and any number within its range', () => {
    const jump = jumpById('cliff');
    const run = fc.record({
      name: fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => cleanName(name) === name),
      jump: fc.constant('cliff' as const),
      values: fc
        .record({
          riderMass: fc.double({ min: 40, max: 250, noNaN: true }),
          rampAngle: fc.double({ min: -0.17, max: 0.69, noNaN: true }),
          openingRule: fc.constantFrom('height', 'delay'),
          wind: fc.constantFrom('', '0:5@270,3000:25@280'),
        })
        // A file knows no negative zero, and no flight does.
        .map((changes) => ({ ...defaultsOf(jump.parameters), ...changes, rampAngle: changes.rampAngle + 0 })),
      kept: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 5 }), (takes) => {
        expect(readTakesFile(takesFileOf(takes), jumps)).toEqual({ takes, notes: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('are taken as far as they can be read, with a sentence on each that cannot', () => {
    const [first] = written.takes;
    const read = readingTakes(
      first,
      7,
      { ...first, name: ' \n' },
      { ...first, jump: '__proto__' },
      { ...first, values: null },
      { ...first, name: 'Heavy\u202e', values: { ...(first?.values as object), mass: 1e9 }, kept: 'yesterday' },
    );
    if (typeof read === 'string') throw new Error(read);
    expect(read.takes.map(({ name, kept }) => [name, kept])).toEqual([
      [presets[0]?.name, presets[0]?.kept],
      ['Heavy', 0],
    ]);
    expect(read.takes[1]?.values.mass).toBe(250);
    expect(read.notes).toEqual([
      'Take 2 of the file is no take.',
      'Take 3 of the file has no name.',
      'Take 4 of the file is of a jump that does not exist here: "__proto__".',
      'Take 5 of the file holds no values.',
      expect.stringMatching(/^“Heavy”: .* must be within .*\.$/),
    ]);
  });

  it('are refused in words when they are none', () => {
    const refusals = [
      readTakesFile('', jumps),
      readTakesFile('[]', jumps),
      readTakesFile('null', jumps),
      reading({ format: 'two-stunts run' }),
      reading({ version: 2 }),
      reading({ takes: {} }),
      readingTakes(),
      readingTakes({ name: 'x' }),
      readTakesFile(' '.repeat(LONGEST_TAKES_FILE + 1), jumps),
    ];
    for (const refusal of refusals) expect(refusal).toMatch(/^The file .*\.$/);
    expect(new Set(refusals).size).toBe(6);
    expect(readingTakes({ name: 'x' })).toContain('Take 1 of the file is of a jump');
  });

  it('of another model are read, and it is said', () => {
    const read = reading({ model: '0' });
    if (typeof read === 'string') throw new Error(read);
    expect(read.takes).toHaveLength(presets.length);
    expect(read.notes).toEqual([expect.stringContaining('model "0"')]);
  });

  it('are no more than a page can hold', () => {
    const many = Array.from({ length: MOST_TAKES + 3 }, (_, i) => ({ ...presets[0], name: `No. ${i}` }) as NamedRun);
    const text = takesFileOf(many);
    expect(text.length).toBeLessThan(LONGEST_TAKES_FILE);
    const read = readTakesFile(text, jumps);
    if (typeof read === 'string') throw new Error(read);
    expect(read.takes).toHaveLength(MOST_TAKES);
    expect(read.notes).toEqual([expect.stringContaining(`${MOST_TAKES + 3}`)]);
  });
});

describe('what comes from elsewhere', () => {
  test('whatever a take may be, it is usable or refused', () => {
    const { values } = written.takes[0] as { values: object };
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true });
    const nearly = fc.record({
      name: fc.oneof(fc.string({ unit: 'binary' }), anything),
      jump: fc.oneof(fc.constantFrom('halo', 'cliff'), anything),
      kept: fc.oneof(fc.double(), anything),
      values: fc.oneof(
        anything,
        fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(values)), fc.string()), fc.oneof(fc.double(), anything)),
      ),
    });
    let usable = 0;
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (entry) => {
        const read = readTake(entry, jumps);
        if (typeof read === 'string') return;
        usable++;
        expectUsable(read.take);
      }),
      { numRuns: 2000 },
    );
    expect(usable).toBeGreaterThan(100);
  });

  test('whatever a file may hold, nothing breaks', () => {
    const text = takesFileOf(presets.slice(0, 3));
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(6), fc.string({ maxLength: 6 }), (at, gone, junk) => {
        const read = readTakesFile(text.slice(0, at) + junk + text.slice(at + gone), jumps);
        if (typeof read === 'string') expect(read).toMatch(/^The file .*\.$/s);
        else read.takes.forEach(expectUsable);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['  two\twords\n', 'two words'],
    ['\u0000\u202eevil\u2066', 'evil'],
    ['\u200b\u200d', ''],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['\ud800', ''],
    ['<b>bold</b>', '<b>bold</b>'],
    ['é'.repeat(99), 'é'.repeat(LONGEST_NAME)],
    [`${'x'.repeat(LONGEST_NAME - 1)}👧`, 'x'.repeat(LONGEST_NAME - 1)],
  ])('the name %j is shown as %j', (text, name) => {
    expect(cleanName(text)).toBe(name);
  });

  test('a name once clean stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) => {
        const name = cleanName(text);
        expect(name.length).toBeLessThanOrEqual(LONGEST_NAME);
        expect(cleanName(name)).toBe(name);
      }),
    );
  });
});
