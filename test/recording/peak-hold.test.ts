import { describe, expect, it } from 'vitest';
import { at, atEvent, preset, run } from '../../src/accuracy/flights';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { createRandom } from '../../src/math/random';
import { channel } from '../../src/recording/channels';
import { largestAirspeed, largestTerminalSpeed, peakLoadAt } from '../../src/recording/peak-hold';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';

const recordings: readonly (readonly [string, Recording])[] = [
  ['the HALO jump', run(halo)],
  ['the HALO jump from a balloon', run(halo, preset(halo, 'stratos'))],
  ['the HALO jump in gusts', run(halo, { wind: '0:10@240,3000:40@200', gustSpeed: 4 })],
  ['the cliff jump', run(cliff)],
  ['an impact', run(halo, { openingAltitude: 0 })],
];
const load = channel('load');

/** The largest value of a channel at evenly spaced moments from the exit to a time, and at that time. */
function largestByLooking(recording: Recording, key: Parameters<typeof channel>[0], until: number): number {
  const sample = createSample();
  const { of } = channel(key);
  let largest = 0;
  const looks = 40_000;
  for (let i = 0; i <= looks; i++) {
    const value = of(sampleAt(recording, (until * i) / looks, sample));
    if (value > largest) largest = value;
  }
  return largest;
}

describe.each(recordings)('the peak hold of %s', (_name, recording) => {
  it('is the largest load that a close look finds up to any moment', () => {
    const random = createRandom(7);
    for (let i = 0; i < 12; i++) {
      const time = random() * recording.end;
      const looked = largestByLooking(recording, 'load', time);
      const held = peakLoadAt(recording, time);
      expect(held, `at ${time} s`).toBeGreaterThanOrEqual(looked - 1e-9);
      expect(held, `at ${time} s`).toBeLessThan(looked * 1.002);
    }
  });

  it('never falls, and going back shows what was held then', () => {
    const times = Array.from({ length: 400 }, (_, i) => (recording.end * i) / 399);
    const held = times.map((time) => peakLoadAt(recording, time));
    for (let i = 1; i < held.length; i++) expect(held[i]).toBeGreaterThanOrEqual(held[i - 1]!);
    expect([...times].reverse().map((time) => peakLoadAt(recording, time))).toEqual([...held].reverse());
  });

  it('begins at the exit and stays after the end', () => {
    expect(peakLoadAt(recording, -0.01)).toBeNaN();
    expect(peakLoadAt(recording, 0)).toBe(load.of(at(recording, 0)));
    expect(peakLoadAt(recording, recording.end + 60)).toBe(peakLoadAt(recording, recording.end));
  });

  it('knows the largest speeds', () => {
    const flown = largestByLooking(recording, 'airspeed', recording.end);
    expect(largestAirspeed(recording)).toBeLessThanOrEqual(flown * 1.001);
    expect(largestAirspeed(recording)).toBeGreaterThan(flown * 0.999);
    expect(largestTerminalSpeed(recording) / largestByLooking(recording, 'terminalSpeed', recording.end)).toBeCloseTo(
      1,
      3,
    );
  });
});

it.each([
  ['HALO', run(halo)],
  ['cliff', run(cliff)],
] as const)('from the opening shock of the %s jump on, its load is the peak', (_name, recording) => {
  const time = eventTime(recording, 'openingShock')!;
  const shock = load.of(atEvent(recording, 'openingShock'));
  expect(peakLoadAt(recording, time - 0.5)).toBeLessThan(shock - 0.1);
  // The event is found to an eighth of a step of the solver, the peak more closely.
  for (const later of [0.01, 1, 30]) expect(peakLoadAt(recording, time + later)).toBeCloseTo(shock, 2);
});
