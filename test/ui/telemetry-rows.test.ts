import { expect, test } from 'vitest';
import { jumpById } from '../../src/jumps';
import { unitSystems } from '../../src/parameters/reader-units';
import { defaultsOf } from '../../src/parameters/values';
import { channels } from '../../src/recording/channels';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { meaningfulChannels, readingText, telemetryRows } from '../../src/ui/telemetry-rows';

const halo = simulate(jumpById('halo'), defaultsOf(jumpById('halo').parameters));
const cliff = simulate(jumpById('cliff'), defaultsOf(jumpById('cliff').parameters));

test('every channel has exactly one row', () => {
  expect(telemetryRows.map((row) => row.channel.key).sort()).toEqual(channels.map((channel) => channel.key).sort());
});

test('a jump shows no row that would stay empty from start to end', () => {
  expect(meaningfulChannels(halo)).not.toContain('wallClearance');
  expect(meaningfulChannels(halo)).not.toContain('bikeDistance');
  expect(meaningfulChannels(cliff)).toContain('wallClearance');
  expect(meaningfulChannels(cliff)).toContain('bikeDistance');
  expect(meaningfulChannels(halo)).toContain('terminalSpeed');
});

test('readings are in the units of the reader, with a dash where there is no meaning', () => {
  const exit = sampleAt(halo, 0, createSample());
  const row = (key: string) => telemetryRows.find((each) => each.channel.key === key)?.channel ?? expect.fail(key);
  expect(readingText(row('altitudeMsl'), exit, unitSystems.imperial)).toBe('25,000');
  expect(readingText(row('altitudeMsl'), exit, unitSystems.metric)).toBe('7,620');
  expect(readingText(row('wallClearance'), exit, unitSystems.metric)).toBe('–');
  const falling = sampleAt(halo, 24, createSample());
  expect(readingText(row('verticalSpeed'), falling, unitSystems.imperial)).toBe('\u2212200');
});
