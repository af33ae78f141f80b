import { describe, expect, it, test } from 'vitest';
import { at, preset, run } from '../../src/accuracy/flights';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { jumps } from '../../src/jumps/index';
import { feet } from '../../src/parameters/units';
import { alignedMoment, alignments, passingTime } from '../../src/recording/align';
import { eventTime, type Recording } from '../../src/recording/recording';

const film = run(halo);
const ride = run(cliff);
const all: readonly (readonly [string, Recording])[] = jumps.flatMap((jump) =>
  jump.presets.map((p) => [`${jump.id} ${p.key}`, run(jump, p.values)] as const),
);

/** The last moment above a height, by walking back from the end in fine steps and halving what is found. */
function lastAbove(recording: Recording, height: number): number | null {
  const isAbove = (time: number) => at(recording, time).y >= height;
  if (isAbove(recording.end)) return null;
  for (let low = recording.end; low > recording.start; low -= 0.05) {
    if (!isAbove(low - 0.05)) continue;
    let [above, below] = [low - 0.05, low];
    for (let i = 0; i < 45; i++) {
      const middle = 0.5 * (above + below);
      if (isAbove(middle)) above = middle;
      else below = middle;
    }
    return above;
  }
  return null;
}

describe.each(all)('the passing of a height in %s', (_name, recording) => {
  const top = at(recording, 0).y;
  it.each([0.01, 0.1, 0.37, 0.8, 0.999].map((share) => share * top))('is found at %d m', (height) => {
    const found = passingTime(recording, height);
    const expected = lastAbove(recording, height);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 6);
  });

  it('never comes above the highest point', () => {
    for (const height of [top + 2, 2 * top, 1e6, Number.POSITIVE_INFINITY]) {
      expect(passingTime(recording, height)).toBeNull();
    }
  });

  it('comes at the touchdown for the landing itself, unless the jump ends above it', () => {
    const end = at(recording, recording.end);
    const found = passingTime(recording, 0);
    if (end.y < 0.001) expect(found).toBeCloseTo(recording.end, 9);
    else expect(found).toBeNull();
  });
});

test('the arch over the lip is passed on its way down, between two knots of the solver too', () => {
  let highest = { time: 0, y: 0 };
  for (let time = 0; time < 1; time += 1e-4) {
    const { y } = at(ride, time);
    if (y > highest.y) highest = { time, y };
  }
  expect(highest.y).toBeGreaterThan(at(ride, 0).y + 0.05);
  const lip = passingTime(ride, at(ride, 0).y + 0.01) as number;
  expect(lip).toBeGreaterThan(highest.time);
  expect(at(ride, lip).vy).toBeLessThan(0);
  expect(passingTime(ride, highest.y - 1e-4)).toBeGreaterThan(highest.time);
  expect(passingTime(ride, highest.y + 1e-3)).toBeNull();
});

test('a run that ends on the wall never comes to what lies below', () => {
  const strike = run(cliff, { ...preset(cliff, 'step-off'), trackGlideRatio: 0, trackDelay: 3, openingDelay: 20 });
  const end = at(strike, strike.end).y;
  expect(strike.ending).not.toBe('landed');
  expect(end).toBeGreaterThan(100);
  expect(passingTime(strike, end - 1)).toBeNull();
  expect(passingTime(strike, end + 1)).not.toBeNull();
});

describe('the aligned moment', () => {
  it('is the zero of time for the exit, of any run', () => {
    for (const [, recording] of all) expect(alignedMoment(recording, 'exit', 1000)).toBe(0);
  });

  it('is the throw of the pilot chute for the opening', () => {
    for (const [name, recording] of all) {
      const pull = recording.events.find((event) => event.name === 'pull');
      expect(alignedMoment(recording, 'opening', 1000), name).toBe(pull?.time ?? null);
    }
    expect(alignedMoment(film, 'opening', 0)).toBe(eventTime(film, 'pull'));
    expect(at(film, alignedMoment(film, 'opening', 0) as number).y).toBeCloseTo(feet(2000), 3);
  });

  it('is missing for the opening of a jump that never throws one', () => {
    const none = run(cliff, { openingHeight: 0 });
    expect(none.events.some((event) => event.name === 'pull')).toBe(false);
    expect(alignedMoment(none, 'opening', 1000)).toBeNull();
  });

  it('has both runs at the same height at the same instant, for every pair and height that both pass', () => {
    for (const [, first] of all) {
      for (const [, second] of all) {
        for (const height of [150, 500, 1000]) {
          const [a, b] = [first, second].map((each) => alignedMoment(each, 'height', height));
          if (typeof a !== 'number' || typeof b !== 'number') continue;
          for (const y of [at(first, a).y, at(second, b).y]) expect(Math.abs(y - height)).toBeLessThan(0.001);
        }
      }
    }
  });
});

test('every alignment says what it is', () => {
  for (const { label, doc } of Object.values(alignments)) {
    expect(label).toMatch(/^[A-Z]/);
    expect(doc).toMatch(/\.$/);
  }
});
