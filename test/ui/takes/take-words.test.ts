import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName } from '../../../src/exchange/takes-file';
import { jumpById, jumps } from '../../../src/jumps';
import type { Value } from '../../../src/parameters/parameter';
import { unitSystems } from '../../../src/parameters/reader-units';
import { feet, squareFeet } from '../../../src/parameters/units';
import { defaultsOf } from '../../../src/parameters/values';
import { outcomeOf, outcomeTexts } from '../../../src/ui/takes/outcome';
import { changesOf, proposedName } from '../../../src/ui/takes/take-words';
import { presetValues } from '../../../src/ui/top-bar/presets';

const [halo, cliff] = [jumpById('halo'), jumpById('cliff')];
const { imperial, metric, aviation } = unitSystems;
const cliffWith = (changes: Record<string, Value>) => ({ ...defaultsOf(cliff.parameters), ...changes });

describe('what a run has otherwise than the film', () => {
  const values = cliffWith({
    riderMass: 120,
    openingRule: 'delay',
    openingHeight: feet(300),
    wind: '0:5@270,3000:25@280',
    cloudCover: 1,
  });

  test.each([
    [imperial, ['265 lb', '300 ft', 'Wind up to 29 mph']],
    [metric, ['120 kg', '91 m', 'Wind up to 13 m/s']],
    [aviation, ['120 kg', '300 ft', 'Wind up to 25 kt']],
  ] as const)('is read in the units of the reader', (units, [mass, height, wind]) => {
    const changes = changesOf(cliff, values, units);
    expect(changes.slice(0, 3)).toEqual([
      `Rider mass, all up ${mass}`,
      'Open by delay',
      `Opening height (AGL) ${height}`,
    ]);
    expect(changes[3]).toBe(wind);
    expect(changes).toHaveLength(5);
  });

  test('is nothing for the film, and a known wind has its name', () => {
    for (const jump of jumps) expect(changesOf(jump, defaultsOf(jump.parameters), imperial)).toEqual([]);
    expect(changesOf(cliff, cliffWith({ wind: '0:5@270,3000:10@280' }), imperial)).toEqual(['Wind light']);
    expect(changesOf(halo, { ...defaultsOf(halo.parameters), cameraman: false }, imperial)).toEqual(['Cameraman off']);
  });
});

describe('the name that is proposed', () => {
  test('is that of the preset, for each of them', () => {
    for (const jump of jumps) {
      for (const preset of jump.presets) {
        const name = proposedName(jump, presetValues(jump, preset), imperial);
        // The film's cliff jump is also the first of its takes.
        expect(jump.presets.map(({ label }) => label)).toContain(name);
        expect(outcomeOf(jump, presetValues(jump, preset)).verdict).not.toBe('');
      }
    }
  });

  test.each([
    [{ riderMass: 120 }, 'Rider mass 265 lb'],
    [{ cloudCover: 1, riderMass: 120 }, 'Rider mass 265 lb, Cloud cover 100 %'],
    [
      { riderMass: 120, holdTime: 2.2, bikeMass: 90, trackDelay: 3, haze: 1.3 },
      'Hold the bike for 2.2 s, Rider mass 265 lb and 3 more',
    ],
  ] as const)('says what was changed: %j', (changes, name) => {
    expect(proposedName(cliff, cliffWith(changes), imperial)).toBe(name);
  });

  test('fits, however much was changed', () => {
    const parameters = Object.entries(cliff.parameters);
    fc.assert(
      fc.property(fc.subarray(parameters), fc.constantFrom(imperial, metric, aviation), (changed, units) => {
        const changes = changed.map(([key, parameter]): [string, Value] => [
          key,
          parameter.kind === 'number' ? parameter.max : parameter.kind === 'choice' ? 'delay' : '0:299@1,9:1@2',
        ]);
        const name = proposedName(cliff, cliffWith(Object.fromEntries(changes)), units);
        expect(name).not.toBe('');
        expect(cleanName(name)).toBe(name);
      }),
      { numRuns: 200 },
    );
  });
});

describe('how a run went', () => {
  test('has the film’s figures, and a sign for each kind of ending', () => {
    const film = outcomeOf(halo, defaultsOf(halo.parameters));
    expect(film.kind).toBe('good');
    expect(outcomeTexts(film, imperial)[0]).toMatch(/^(199|200|201)\.\d mph$/);
    const low = outcomeOf(cliff, cliffWith({ openingHeight: feet(90) }));
    expect([low.kind, low.verdict]).toEqual(['bad', expect.stringContaining('Not survivable')]);
    // What is hit has a speed in the place of the sink.
    expect(outcomeTexts(low, metric)[3]).toMatch(/^1\d\d km\/h$/);
    const none = outcomeOf(cliff, cliffWith({ openingHeight: 0 }));
    expect(outcomeTexts(none, imperial).slice(1, 3)).toEqual(['–', '–']);
  });

  test('asks for care exactly where the verdict says that it was hard', () => {
    const kinds = new Set<string>();
    for (let riderMass = 50; riderMass <= 160; riderMass += 2) {
      const { kind, verdict } = outcomeOf(
        cliff,
        cliffWith({ riderMass, canopyArea: squareFeet(100), canopyGlideRatio: 1.5 }),
      );
      kinds.add(kind);
      expect([kind === 'hard', riderMass]).toEqual([/, hard:/.test(verdict), riderMass]);
      expect(kind === 'good').toBe(/soft|firm/.test(verdict));
    }
    expect([...kinds].sort()).toEqual(['bad', 'good', 'hard']);
  });
});
