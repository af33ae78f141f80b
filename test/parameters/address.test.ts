import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { jumps } from '../../src/jumps';
import type { JumpId } from '../../src/jumps/jump';
import {
  type Addressed,
  type AddressState,
  comparedHeight,
  defaultComparison,
  isSameSource,
  LONGEST_NAME,
  readAddress,
  type Source,
  writeAddress,
} from '../../src/parameters/address';
import type { Value } from '../../src/parameters/parameter';
import { unitSystems } from '../../src/parameters/reader-units';
import { feet } from '../../src/parameters/units';
import { defaultsOf } from '../../src/parameters/values';

const list = jumps as readonly Addressed<JumpId>[];
const read = (search: string) => readAddress(new URLSearchParams(search), list);
const comparisonOf = (search: string) => read(`view=compare&${search}`).state.comparison;

const plain: AddressState<JumpId> = {
  jump: 'halo',
  compare: false,
  comparison: defaultComparison(list),
  values: { halo: defaultsOf(list[0]!.parameters), cliff: defaultsOf(list[1]!.parameters) },
  time: null,
  camera: null,
  units: unitSystems.imperial,
  tier: null,
  marks: false,
  forces: false,
  readings: 'compact',
};

/** Written, sent as the text of a link, and read again. */
function sent<Id extends string>(state: AddressState<Id>, all: readonly Addressed<Id>[]) {
  const search = new URLSearchParams(writeAddress(state, all).map(([key, text]) => [key, text])).toString();
  return readAddress(new URLSearchParams(search), all);
}

/** Every comparison that a link can hold of these jumps, and the jump whose parameters are beside it. */
function comparisons<Id extends string>(all: readonly Addressed<Id>[]) {
  const source = fc.oneof(
    ...all.flatMap(({ id, parameters, presets }): fc.Arbitrary<Source<Id>>[] => [
      fc.constant({ kind: 'own', jump: id }),
      ...(presets.length > 0
        ? [fc.constantFrom(...presets.map(({ key }): Source<Id> => ({ kind: 'preset', jump: id, preset: key })))]
        : []),
      fc
        .record({ name: fc.string({ minLength: 1, maxLength: LONGEST_NAME }), index: fc.nat() })
        .filter(({ name }) => name.trim() === name)
        .map(({ name, index }): Source<Id> => {
          const values: Record<string, Value> = { ...defaultsOf(parameters) };
          const numbers = Object.entries(parameters).filter(([, each]) => each.kind === 'number');
          const [key, parameter] = numbers[index % numbers.length] ?? [];
          if (key && parameter?.kind === 'number') values[key] = parameter.min;
          return { kind: 'take', jump: id, name, values };
        }),
    ]),
  );
  return fc
    .record({
      left: source,
      right: source,
      alignment: fc.constantFrom('exit' as const, 'height' as const, 'opening' as const),
      height: fc.oneof(
        fc.double({ min: comparedHeight.min, max: comparedHeight.max, noNaN: true }),
        fc.integer({ min: 0, max: 140_000 }).map(feet),
      ),
      picture: fc.constantFrom('scenes' as const, 'scale' as const),
    })
    .filter(({ left, right }) => !isSameSource(left, right))
    .chain((comparison) => {
      const own = [comparison.left, comparison.right].flatMap((each) => (each.kind === 'own' ? [each.jump] : []));
      const jumps = own.length > 0 ? own : comparison.left.kind === 'track' ? [] : [comparison.left.jump];
      return fc.constantFrom(...jumps).map((jump) => ({ jump, comparison }));
    });
}

describe('a comparison', () => {
  it('comes back from its link to the last bit, with the parameters beside it', () => {
    fc.assert(
      fc.property(comparisons(list), ({ jump, comparison }) => {
        const { state, problems } = sent({ ...plain, compare: true, jump, comparison }, list);
        expect(problems).toEqual([]);
        expect(state.comparison).toEqual(comparison);
        expect(state).toMatchObject({ compare: true, jump });
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('comes back where there are three jumps too', () => {
    const three = [...list, { ...list[0]!, id: 'third' as JumpId }];
    const values = { ...plain.values, ['third' as JumpId]: plain.values.halo };
    fc.assert(
      fc.property(comparisons(three), ({ jump, comparison }) => {
        const { state, problems } = sent({ ...plain, values, compare: true, jump, comparison }, three);
        expect(problems).toEqual([]);
        expect([state.jump, state.comparison]).toEqual([jump, comparison]);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('comes back with the changed values of both jumps, whichever of them the panel shows', () => {
    const values = { halo: { ...plain.values.halo, mass: 130 }, cliff: { ...plain.values.cliff, holdTime: 2 } };
    for (const left of ['halo', 'cliff'] as const) {
      for (const jump of ['halo', 'cliff'] as const) {
        const right = { kind: 'own', jump: left === 'halo' ? 'cliff' : 'halo' } as const;
        const comparison = { ...plain.comparison, left: { kind: 'own', jump: left } as const, right };
        const { state } = sent({ ...plain, compare: true, jump, comparison, values }, list);
        expect(state.values).toEqual(values);
        expect(state.jump).toBe(jump);
      }
    }
  });

  it('is left out of the link of a single jump', () => {
    const comparison = { ...plain.comparison, alignment: 'opening', picture: 'scale' } as const;
    expect(writeAddress({ ...plain, comparison }, list)).toEqual([]);
  });

  it('is short where it is the usual one', () => {
    expect(writeAddress({ ...plain, compare: true }, list)).toEqual([['view', 'compare']]);
  });
});

describe('what a link does not say', () => {
  it('is your own run of the other jump on the right', () => {
    expect(comparisonOf('left=cliff').right).toEqual({ kind: 'own', jump: 'halo' });
    expect(comparisonOf('').right).toEqual({ kind: 'own', jump: 'cliff' });
  });

  it('is the panel of the run on the left', () => {
    expect(read('view=compare&left=cliff&right=cliff:six-second').state.jump).toBe('cliff');
    expect(read('view=compare&left=cliff&holdTime=2').state.values.cliff.holdTime).toBe(2);
    expect(read('view=compare&left=cliff&jump=halo').state.jump).toBe('halo');
  });

  it('is never the panel of a jump that is not on show, though its values are read', () => {
    const { state, problems } = read('view=compare&jump=halo&mass=130&left=cliff&right=cliff:film');
    expect([state.jump, state.values.halo.mass, problems]).toEqual(['cliff', 130, []]);
  });
});

describe('nonsense about a comparison', () => {
  const junk = [
    ['left', 'moon'],
    ['right', 'moon'],
    ['right', 'cliff:moon'],
    ['right', 'cliff:film:film'],
    ['right', 'halo'],
    ['right', ''],
    ['align', 'moon'],
    ['align', 'toString'],
    ['height', 'moon'],
    ['height', '12 kg'],
    ['picture', '3d'],
  ] as const;
  test.each(junk)('is dropped, and said: %s=%s', (key, text) => {
    const { state, problems } = readAddress(
      [
        ['view', 'compare'],
        [key, text],
      ],
      list,
    );
    expect(state.comparison).toEqual(plain.comparison);
    expect(problems.map((problem) => problem.key)).toEqual([key]);
    expect(problems[0]?.message).toMatch(/^[A-Z].*it was ignored\.$/);
  });

  it('never throws, whatever the texts, and leaves a comparison that can be shown', () => {
    const key = fc.constantFrom('view', 'left', 'right', 'align', 'height', 'picture', 'jump');
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.string())), (query) => {
        const { state } = readAddress([['view', 'compare'], ...query], list);
        const { left, right, height } = state.comparison;
        expect(height).toBeGreaterThanOrEqual(comparedHeight.min);
        expect(height).toBeLessThanOrEqual(comparedHeight.max);
        expect(isSameSource(left, right)).toBe(false);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

test('a height out of range is brought into it, and said; it may carry a unit', () => {
  expect(comparisonOf('height=3000ft').height).toBe(feet(3000));
  const { state, problems } = read('view=compare&height=99999999');
  expect(state.comparison.height).toBe(comparedHeight.max);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toMatch(/must be within.*the nearest value was taken\.$/);
});

test('quality, scale marks and full readings come back from their link, and nonsense is said', () => {
  const state: AddressState<JumpId> = { ...plain, tier: 'high', marks: true, forces: true, readings: 'full' };
  expect(sent(state, list)).toEqual({ state, problems: [] });
  expect(writeAddress(plain, list)).toEqual([]);
  for (const odd of ['tier=ultra', 'tier=', 'marks=1', 'marks=toString', 'readings=all', 'readings=']) {
    const { state, problems } = read(odd);
    expect(state, odd).toEqual(plain);
    expect(problems, odd).toHaveLength(1);
  }
});
