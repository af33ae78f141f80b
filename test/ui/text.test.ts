import { expect, test } from 'vitest';
import { unitSystems } from '../../src/parameters/reader-units';
import { speeds } from '../../src/playback/playback';
import { quantityText, speedText, timeText } from '../../src/ui/text';

test('time is told from the exit, with a true minus sign', () => {
  expect(timeText(23.94)).toBe('T+23.9 s');
  expect(timeText(-4)).toBe('T\u22124.0 s');
  expect(timeText(-0.01)).toBe('T+0.0 s');
  expect(timeText(0)).toBe('T+0.0 s');
});

test('speeds read as fractions below one', () => {
  expect(speeds.map(speedText)).toEqual(['1/16×', '1/8×', '1/4×', '1/2×', '1×', '2×', '4×', '8×', '16×', '32×']);
});

test('a quantity follows the units of its reader', () => {
  const height = { unit: 'ft', digits: 0 } as const;
  const climb = { unit: 'mph', quantity: 'climb', digits: 0 } as const;
  expect(quantityText(-89.408, climb, unitSystems.imperial)).toBe('\u2212200 mph');
  expect(quantityText(-89.408, climb, unitSystems.aviation)).toBe('\u221217,600 ft/min');
  expect(quantityText(7620, height, unitSystems.aviation)).toBe('25,000 ft');
  expect(quantityText(7620, height, unitSystems.metric)).toBe('7,620 m');
  expect(quantityText(-1.5, { unit: 'm/s', digits: 1 }, unitSystems.metric)).toBe('\u22121.5 m/s');
  expect(quantityText(null, { unit: 'g', digits: 1 }, unitSystems.metric)).toBe('–');
  expect(quantityText(Number.NaN, { unit: 'g', digits: 1 }, unitSystems.metric)).toBe('–');
});
