import { expect, test } from 'vitest';
import { preset, run } from '../../../src/accuracy/flights';
import { type FallFit, type FitReason, fitFall, verdictFor } from '../../../src/exchange/fit';
import { cliff } from '../../../src/jumps/cliff';
import { halo } from '../../../src/jumps/halo';
import type { Jump } from '../../../src/jumps/jump';
import type { Values } from '../../../src/parameters/parameter';
import { unitSystems } from '../../../src/parameters/reader-units';
import { fitWords } from '../../../src/ui/cards/track-words';
import { jumpIn, trackOf } from '../../exchange/tracks';

function fitOf(jump: Jump, values: Values): FallFit {
  const track = trackOf(jump, run(jump, values), 5);
  const fit = fitFall(track, jumpIn(track), 100);
  if (typeof fit === 'string') throw new Error(fit);
  return fit;
}

const cases: readonly (readonly [FitReason, FallFit])[] = [
  ['steady', fitOf(halo, { ...preset(halo, 'belly'), exitAltitude: 4_000 })],
  ['short', fitOf(cliff, preset(cliff, 'step-off'))],
  ['flying', fitOf(cliff, { trackGlideRatio: 1, trackDelay: 0.5 })],
  ['changing', fitOf(halo, {})],
];

test.each(cases)('a fit that is %s is told with its number, its limits and what it leaves', (reason, fit) => {
  expect(fit.reason).toBe(reason);
  const words = fitWords(fit, 100, unitSystems.metric);
  expect(words).toContain(`${fit.dragArea.toFixed(2)} m²`);
  for (const limit of fit.interval) expect(words).toContain(limit.toFixed(2));
  expect(words).toContain(`${(3.6 * fit.rms).toFixed(1)} km/h`);
  expect(words).toContain('100 kg');
  // Each of the four says something else.
  expect(new Set(cases.map((each) => fitWords(each[1], 100, unitSystems.metric).slice(0, 12))).size).toBe(4);
  expect(Object.keys(verdictFor)).toHaveLength(4);
});

test('numbers follow the reader’s units, ratios need none', () => {
  const words = fitWords(cases[0]![1], 100, unitSystems.imperial);
  expect(words).toMatch(/220 lb/);
  expect(words).toMatch(/mph rms/);
  expect(fitWords(cases[2]![1], 100, unitSystems.imperial)).toMatch(/\d\.\d times as far as down/);
});
