import { describe, expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import { defaultsOf } from '../../../src/parameters/values';
import { eventTime } from '../../../src/recording/recording';
import { simulate } from '../../../src/recording/simulate';
import type { ShownRun } from '../../../src/ui/state';
import { timeText } from '../../../src/ui/text';
import { entryText, namedMoments, parseTime } from '../../../src/ui/transport/time-entry';

const runs = jumps.map((jump, i): ShownRun => {
  const values = defaultsOf(jump.parameters);
  const run = { jump, values, recording: simulate(jump, values) };
  return { run, offset: i * 10, name: jump.id === 'halo' ? 'HALO' : 'Cliff', isOwn: true };
});
const [halo, cliff] = runs as [ShownRun, ShownRun];
const moments = namedMoments(runs);

describe('a time that is typed', () => {
  test.each([
    ['24', 24],
    ['24.5 s', 24.5],
    ['24s', 24],
    [' 24 seconds ', 24],
    ['.5', 0.5],
    ['7.', 7],
    ['+3', 3],
    ['T+24', 24],
    ['t + 24.25 s', 24.25],
    ['T24', 24],
    ['-4', -4],
    ['T-4', -4],
    ['T\u22124', -4],
    ['\u2212 4.5 s', -4.5],
    ['T\u20133', -3],
    ['1:30', 90],
    ['T+2:05.5', 125.5],
    ['-0:04', -4],
    ['-1:10', -70],
    ['0', 0],
    ['-0', 0],
  ])('%s', (text, time) => {
    expect(parseTime(text, [])).toBe(time);
  });

  test.each([
    '',
    '   ',
    'T',
    '+',
    '-',
    ':',
    '1:',
    ':30',
    '1:75',
    '1:2:3',
    '24 m',
    '1e3',
    '--4',
    '4-',
    '1,5',
    'Infinity',
    'NaN',
    'x24',
  ])('that is none: "%s"', (text) => {
    expect(parseTime(text, moments)).toBeNull();
  });

  test('is read back from what the field shows', () => {
    for (const time of [-4, -0.05, 0, 0.04, 23.94, 24, 95.7, 232.69, 1234.5]) {
      for (const digits of [1, 2]) {
        expect(parseTime(timeText(time, digits), [])).toBeCloseTo(Number(time.toFixed(digits)), 12);
      }
    }
  });

  test('is no number, however many digits it has', () => {
    expect(parseTime('9'.repeat(400), moments)).toBeNull();
  });
});

describe('an event that is typed', () => {
  test('is found by its name and by its label, however they are written', () => {
    const pull = eventTime(halo.run.recording, 'pull');
    for (const text of ['pull', 'Pull', ' PULL ']) expect(parseTime(text, moments)).toBe(pull);
    const stretch = eventTime(halo.run.recording, 'lineStretch');
    for (const text of ['lineStretch', 'Line stretch', 'line-stretch']) expect(parseTime(text, moments)).toBe(stretch);
    expect(parseTime('pul', moments)).toBeNull();
  });

  test('is the first run\u2019s, unless the other is named, and stands where the clock shows it', () => {
    const own = eventTime(cliff.run.recording, 'touchdown') as number;
    expect(parseTime('touchdown', moments)).toBe(eventTime(halo.run.recording, 'touchdown'));
    expect(parseTime('Cliff: touchdown', moments)).toBe(own + 10);
    // Only the second run has it.
    expect(parseTime('release', moments)).toBe((eventTime(cliff.run.recording, 'release') as number) + 10);
    expect(parseTime('release', namedMoments([halo]))).toBeNull();
  });
});

test('the clock shows hundredths only where it stands between tenths', () => {
  expect(entryText(23.94, true)).toBe('T+23.9 s');
  expect(entryText(23.94, false)).toBe('T+23.94 s');
  expect(entryText(24, false)).toBe('T+24.0 s');
  expect(entryText(-3.3, false)).toBe('T\u22123.3 s');
  expect(entryText(1 / 24, false)).toBe('T+0.04 s');
});
