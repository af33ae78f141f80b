import { expect, test } from 'vitest';
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
  expect(quantityText(7620, 'ft', 0, 'aviation')).toBe('25,000 ft');
  expect(quantityText(7620, 'ft', 0, 'metric')).toBe('7,620 m');
  expect(quantityText(-1.5, 'm/s', 1, 'metric')).toBe('\u22121.5 m/s');
  expect(quantityText(null, 'g', 1, 'metric')).toBe('–');
  expect(quantityText(Number.NaN, 'g', 1, 'metric')).toBe('–');
});
