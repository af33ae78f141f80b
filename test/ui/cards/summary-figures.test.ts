import { expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import { defaultsOf } from '../../../src/parameters/values';
import { simulate } from '../../../src/recording/simulate';
import { figures, summaryOf } from '../../../src/recording/summary';
import { summaryFigures } from '../../../src/ui/cards/summary-figures';

test('every figure of the card is one of the headline figures, once', () => {
  const known = figures.map(({ key }) => key);
  for (const { key, where } of summaryFigures) {
    expect(known).toContain(key);
    if (where !== undefined) expect(known).toContain(where);
  }
  expect(new Set(summaryFigures.map(({ key }) => key)).size).toBe(summaryFigures.length);
});

test('a landing has a touchdown on the card and an impact its speed, never both', () => {
  for (const jump of jumps) {
    const defaults = defaultsOf(jump.parameters);
    const landed = summaryOf(simulate(jump, defaults));
    const tooLow = Object.fromEntries(
      Object.entries(jump.parameters).flatMap(([key, parameter]) =>
        parameter.kind === 'number' && /^opening(Altitude|Height)$/.test(key) ? [[key, parameter.min]] : [],
      ),
    );
    const hit = summaryOf(simulate(jump, { ...defaults, ...tooLow }));
    const onCard = (found: typeof landed) =>
      summaryFigures.filter(({ key }) => found[key] !== null).map(({ key }) => key);
    expect(onCard(landed)).toContain('touchdownSink');
    expect(onCard(landed)).not.toContain('impactSpeed');
    expect(onCard(hit), jump.id).toContain('impactSpeed');
    expect(onCard(hit)).not.toContain('touchdownSink');
  }
});
