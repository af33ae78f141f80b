import { expect, test } from 'vitest';
import { speeds } from '../../../src/playback/playback';
import { paceText, readSpeed, shownSpeed, speedChoices } from '../../../src/ui/transport/speed-text';

test('the speed in force is told with its sign, and set apart where it is the automatic one', () => {
  expect(paceText(1, 1, false)).toBe('1×');
  expect(paceText(0.25, 0.25, true)).toBe('\u22121/4×');
  expect(paceText(32, 32, false)).toBe('32×');
  expect(paceText(1, 'auto', false)).toBe('· 1×');
  expect(paceText(6.2, 'auto', false)).toBe('· 6×');
  expect(paceText(6.2, 'auto', true)).toBe('· \u22126×');
});

test('a hurried clock is never told as the real one', () => {
  for (let speed = 1.05; speed < 16; speed += 0.01) expect(shownSpeed(speed)).toBeGreaterThan(1);
  expect(shownSpeed(1)).toBe(1);
  expect(Math.abs(shownSpeed(1.37) - 1.37)).toBeLessThanOrEqual(0.05);
});

test('every speed on offer can be chosen and read back', () => {
  expect(speedChoices.map(({ value }) => value)).toEqual(['auto', ...speeds]);
  for (const { value } of speedChoices) expect(readSpeed(String(value))).toBe(value);
  expect(readSpeed('')).toBeNull();
  expect(readSpeed('3')).toBeNull();
});
