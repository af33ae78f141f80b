import { expect, test } from 'vitest';
import { createGovernor, type Governor } from '../../src/app/quality';

/** Tells frames of one length for so many seconds. */
function run(governor: Governor, seconds: number, frame: number): void {
  for (let time = 0; time < seconds; time += frame) governor.frame(frame);
}

test('a slow picture loses quality within a few seconds, down to the least', () => {
  const governor = createGovernor('high');
  run(governor, 5, 1 / 20);
  expect(governor.tier).toBe('medium');
  run(governor, 5, 1 / 20);
  expect(governor.tier).toBe('low');
  run(governor, 60, 1 / 10);
  expect(governor.tier).toBe('low');
});

test('a fluent picture gains quality, and keeps it', () => {
  const governor = createGovernor('medium');
  run(governor, 20, 1 / 60);
  expect(governor.tier).toBe('high');
  run(governor, 60, 1 / 60);
  expect(governor.tier).toBe('high');
});

test('what proved too slow is not tried again', () => {
  const governor = createGovernor('medium');
  run(governor, 20, 1 / 60);
  expect(governor.tier).toBe('high');
  for (let i = 0; i < 200 && governor.tier === 'high'; i++) governor.frame(1 / 20);
  expect(governor.tier).toBe('medium');
  run(governor, 600, 1 / 60);
  expect(governor.tier).toBe('medium');
});

test('a few slow frames and stalls change nothing', () => {
  const governor = createGovernor('medium');
  for (let i = 0; i < 600; i++) governor.frame(i % 10 === 0 ? 0.1 : i % 37 === 0 ? 3 : 1 / 40);
  for (const odd of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(governor.frame(odd)).toBe(false);
  expect(governor.tier).toBe('medium');
});
