import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { readRunFile, runFileOf } from '../../src/exchange/run-file';
import { jumps } from '../../src/jumps';
import { createRandom } from '../../src/math/random';
import { simulate } from '../../src/recording/simulate';

describe('a run as a file', () => {
  it('comes back as the same flight, for every preset', () => {
    for (const jump of jumps) {
      for (const { values } of jump.presets) {
        const recording = run(jump, values);
        const read = readRunFile(runFileOf(recording), jumps);
        if (typeof read === 'string') throw new Error(read);
        expect(read).toMatchObject({ jump: jump.id, notes: [], sameModel: true, hash: recording.hash });
        expect(simulate(jump, read.values).hash).toBe(recording.hash);
      }
    }
  });

  const halo = JSON.parse(runFileOf(run(jumps[0]!))) as Record<string, unknown>;
  const reading = (changes: object): ReturnType<typeof readRunFile> =>
    readRunFile(JSON.stringify({ ...halo, ...changes }), jumps);

  it('says what it clamped, dropped and missed', () => {
    const read = reading({
      model: '0',
      values: { ...(halo.values as object), mass: 1e9, haze: 'thick', '<b>': 1, constructor: 2, canopyArea: undefined },
    });
    if (typeof read === 'string') throw new Error(read);
    expect(read.values.mass).toBe(250);
    expect(read.values.haze).toBe(2);
    expect(read.sameModel).toBe(false);
    expect(read.notes).toHaveLength(6);
    expect(read.notes.join(' ')).toContain('model "0"');
  });

  it('is refused in words when it is none', () => {
    const refusals = [
      readRunFile('', jumps),
      readRunFile('[]', jumps),
      readRunFile('null', jumps),
      reading({ format: 'other' }),
      reading({ version: 2 }),
      reading({ jump: '__proto__' }),
      reading({ values: [1, 2] }),
      readRunFile(' '.repeat(300_000), jumps),
    ];
    for (const refusal of refusals) expect(refusal).toMatch(/^The file .*\.$/);
    expect(new Set(refusals).size).toBe(6);
  });

  it('never breaks, and never yields a value outside its range', () => {
    const random = createRandom(3);
    const text = JSON.stringify(halo);
    let read = 0;
    for (let i = 0; i < 800; i++) {
      const at = Math.floor(random() * text.length);
      const junk = ['', '0', '-', '9e99', '"', '}', 'null', '[', 'é'][Math.floor(random() * 9)]!;
      const found = readRunFile(text.slice(0, at) + junk + text.slice(at + Math.floor(random() * 4)), jumps);
      if (typeof found === 'string') continue;
      read++;
      const { parameters } = jumps.find(({ id }) => id === found.jump)!;
      for (const [key, parameter] of Object.entries(parameters)) {
        if (parameter.kind !== 'number') continue;
        expect(found.values[key]).toBeGreaterThanOrEqual(parameter.min);
        expect(found.values[key]).toBeLessThanOrEqual(parameter.max);
      }
    }
    expect(read).toBeGreaterThan(30);
  });
});
