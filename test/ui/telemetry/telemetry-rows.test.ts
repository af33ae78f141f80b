import { expect, test } from 'vitest';
import { jumpById } from '../../../src/jumps';
import { unitSystems } from '../../../src/parameters/reader-units';
import { defaultsOf } from '../../../src/parameters/values';
import { type ChannelKey, channel } from '../../../src/recording/channels';
import { createSample } from '../../../src/recording/sample';
import { sampleAt } from '../../../src/recording/sample-at';
import { simulate } from '../../../src/recording/simulate';
import { meaningfulChannels, readingText } from '../../../src/ui/telemetry/telemetry-rows';
import { numberText } from '../../../src/ui/text';

const halo = simulate(jumpById('halo'), defaultsOf(jumpById('halo').parameters));
const cliff = simulate(jumpById('cliff'), defaultsOf(jumpById('cliff').parameters));

test('a jump shows no row that would stay empty from start to end', () => {
  expect(meaningfulChannels(halo)).not.toContain('wallClearance');
  expect(meaningfulChannels(halo)).not.toContain('bikeDistance');
  expect(meaningfulChannels(cliff)).toContain('wallClearance');
  expect(meaningfulChannels(cliff)).toContain('bikeDistance');
  expect(meaningfulChannels(halo)).toContain('terminalSpeed');
});

test('readings are in the units of the reader, with a dash where there is no meaning', () => {
  const exit = sampleAt(halo, 0, createSample());
  const text = (key: ChannelKey, units: keyof typeof unitSystems) =>
    readingText(channel(key), exit, unitSystems[units]);
  expect(text('altitudeMsl', 'imperial')).toBe('25,000');
  expect(text('altitudeMsl', 'metric')).toBe('7,620');
  expect(text('wallClearance', 'metric')).toBe('–');
  // US Standard Atmosphere 1976: 0.5495 of 1.225 kg/m³ at 25,000 ft, and 1,013.25 hPa at sea level.
  expect(text('densityRatio', 'metric')).toBe('0.45');
  const landed = sampleAt(halo, halo.end, createSample());
  expect(readingText(channel('airPressure'), landed, unitSystems.metric)).toBe('1,013');
  expect(readingText(channel('densityRatio'), landed, unitSystems.metric)).toBe('1.00');
  const falling = sampleAt(halo, 24, createSample());
  expect(readingText(channel('verticalSpeed'), falling, unitSystems.imperial)).toBe('\u2212200');
});

test('numbers carry a true minus sign, and none where nothing is left of it', () => {
  expect(numberText(-1234.4, 0)).toBe('\u22121,234');
  expect(numberText(-0.04, 1)).toBe('0.0');
  expect(numberText(Number.NaN, 1)).toBe('–');
});
