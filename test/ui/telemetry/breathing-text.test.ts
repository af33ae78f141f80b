import { expect, test } from 'vitest';
import { unitSystems } from '../../../src/parameters/reader-units';
import { feet } from '../../../src/parameters/units';
import { decompressionText, needTexts, rangeText, rangeUnit } from '../../../src/ui/telemetry/breathing-text';

test('a range of durations is told in the unit of its end, no finer than the table is', () => {
  const text = (least: number, most: number) => `${rangeText(least, most)} ${rangeUnit(most)}`.trim();
  expect(text(1200, 1800)).toBe('20 to 30 min');
  expect(text(180, 300)).toBe('3 to 5 min');
  expect(text(150, 180)).toBe('2.5 to 3 min');
  expect(text(600, 600)).toBe('10 min');
  expect(text(60, 120)).toBe('1 to 2 min');
  expect(text(33, 64)).toBe('35 to 65 s');
  expect(text(9, 12)).toBe('9 to 12 s');
  expect(text(Number.NaN, Number.NaN)).toBe('–');
});

test('the note on decompression says what to do from which height, and what decides', () => {
  const film = { exit: feet(25_000), risk: 'prebreathe', above: 31 } as const;
  expect(decompressionText(film, unitSystems.imperial)).toBe(
    'Against decompression sickness: pure oxygen from below 16,000 ft on; 20 min for the film. Below 18,000 ft after 30 s: what counts is the time aboard.',
  );
  expect(decompressionText({ ...film, above: 750 }, unitSystems.metric)).toMatch(
    /Above 5,486 m for 13 min after the exit: that counts too\.$/,
  );
  expect(decompressionText({ exit: feet(19_000), risk: 'possible', above: 9 }, unitSystems.imperial)).toMatch(
    /^Long stays above 18,000 ft .* rule from 20,000 ft\. Below 18,000 ft after 9 s/,
  );
  expect(decompressionText({ exit: feet(12_000), risk: 'none', above: 0 }, unitSystems.imperial)).toMatch(
    /no pre-breathing/,
  );
  expect(decompressionText({ ...film, above: null }, unitSystems.imperial)).toMatch(/for all of the flight/);
});

test('each need has words of its own', () => {
  expect(new Set(Object.values(needTexts)).size).toBe(Object.keys(needTexts).length);
});
