import { describe, expect, test } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { jumps } from '../../src/jumps';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import type { Parameter, Value } from '../../src/parameters/parameter';
import { feet, toSi } from '../../src/parameters/units';
import { checkValue } from '../../src/parameters/values';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { figures } from '../../src/recording/summary';

const heightAt = (recording: Recording, time: number) => sampleAt(recording, time, createSample()).y;

describe('an impossible combination is told in words', () => {
  test('a jump as it is declared has nothing to tell', () => {
    for (const jump of jumps) expect(run(jump).notes).toEqual([]);
  });

  test('an exit below the landing, or barely above it', () => {
    expect(run(halo, { exitAltitude: feet(1_000), landingElevation: feet(5_000) }).notes[0]).toBe(
      'The exit lies below the landing: it was raised to 30 m above it.',
    );
    const low = run(cliff, { exitElevation: 200, landingElevation: 180 });
    expect(low.notes[0]).toMatch(/^The exit lies less than 30 m \(100 ft\) above the landing/);
    expect(heightAt(low, 0)).toBeCloseTo(30, 9);
  });

  test('HALO: back to belly at or below the opening, or above the exit', () => {
    const held = run(halo, { recoveryAltitude: feet(2_000) });
    expect(held.notes).toEqual([
      expect.stringMatching(/^Back to belly lies at or below the opening.*held to the pull/),
    ]);
    expect(eventTime(held, 'recovery')).toBeNull();
    // What the note says plays no part plays none.
    expect(run(halo, { recoveryAltitude: feet(2_000), bellyDragArea: 1 }).track).toEqual(held.track);

    const belly = run(halo, { recoveryAltitude: feet(25_000) });
    expect(belly.notes).toEqual([expect.stringMatching(/^Back to belly lies above the exit/)]);
    expect(belly.phases.some(({ name }) => name === 'dive')).toBe(false);
    expect(run(halo, { recoveryAltitude: feet(25_000), diveDragArea: 1 }).track).toEqual(belly.track);

    // Just inside both, there is nothing to say.
    expect(run(halo, { recoveryAltitude: feet(2_100) }).notes).toEqual([]);
    expect(run(halo, { recoveryAltitude: feet(24_900) }).notes).toEqual([]);
  });

  test('HALO: an opening above the exit, or at the ground', () => {
    const high = run(halo, { openingAltitude: feet(30_000) });
    expect(high.notes).toEqual([
      'The opening lies above the exit: the pull is at the exit.',
      'The cameraman never comes near: the fall is too short.',
    ]);
    expect(eventTime(high, 'pull')).toBe(0);
    const never = run(halo, { openingAltitude: 0 });
    expect(never.notes).toEqual(['The opening lies at the ground: no canopy is thrown.']);
    expect(eventTime(never, 'pull')).toBeNull();
  });

  test('cliff: an opening above the lip, at the ground, or before the bike is let go', () => {
    expect(run(cliff, { openingHeight: 2_000 }).notes[0]).toMatch(/above the lip: the pull is at the release/);
    const never = run(cliff, { openingHeight: 0 });
    expect(never.notes).toEqual(['The opening lies at the ground: no canopy is thrown.']);
    expect(eventTime(never, 'pull')).toBeNull();
    const early = run(cliff, { openingRule: 'delay', openingDelay: 1, holdTime: 2 });
    expect(early.notes[0]).toMatch(/shorter than the bike is held: the pull waits for the release/);
    expect(eventTime(early, 'pull')).toBe(2);

    const late = run(cliff, { holdTime: 5, openingHeight: 1_050 });
    expect(late.notes).toContain('The bike is held past the opening height: the pull waits for the release.');
    expect(eventTime(late, 'pull')).toBe(5);
    expect(heightAt(late, 5)).toBeLessThan(1_050);
  });

  test('cliff: a track that would begin after the pull', () => {
    const untracked = run(cliff, { openingRule: 'delay', openingDelay: 3, trackDelay: 4 });
    expect(untracked.notes).toEqual(['The pull comes before the track begins: there is no track.']);
    expect(untracked.phases.some(({ name }) => name === 'track')).toBe(false);
    const tracked = run(cliff, { openingRule: 'delay', openingDelay: 6, trackDelay: 4 });
    expect(tracked.notes).toEqual([]);
    expect(tracked.phases.some(({ name }) => name === 'track')).toBe(true);
  });

  test('cliff: holding a bike that is not there', () => {
    const held = run(cliff, { bikeMass: 0, holdTime: 3 });
    expect(held.notes).toEqual(['Without a bike there is nothing to hold: the time of holding it counts as 0.']);
    expect(held.track).toEqual(run(cliff, { bikeMass: 0, holdTime: 0 }).track);
  });

  test('every preset of every jump says at most two sentences', () => {
    for (const jump of jumps) {
      for (const preset of jump.presets) {
        const { notes } = run(jump, preset.values);
        expect(notes.length, preset.key).toBeLessThanOrEqual(2);
        for (const note of notes) expect(note).toMatch(/^[A-Z].*\.$/);
      }
    }
  });
});

/** A value that is not the one given. */
function another(parameter: Parameter, value: Value): Value {
  if (parameter.kind === 'number') {
    const { min, max } = parameter;
    return Number(value) - min < (max - min) / 2 ? min + 0.7 * (max - min) : min + 0.3 * (max - min);
  }
  if (parameter.kind === 'flag') return !value;
  if (parameter.kind === 'choice') return Object.keys(parameter.options).find((each) => each !== value) ?? value;
  return '0:20@90';
}

describe.each(jumps.map((jump) => [jump.id, jump] as const))('what is declared of %s', (_id, jump) => {
  const declared: readonly [string, Parameter][] = Object.entries(jump.parameters);
  const idle = declared.flatMap(([key, parameter]) =>
    Object.entries(parameter.idleWith ?? {}).map(([other, value]) => [key, other, value] as const),
  );

  test.each(idle)('%s plays no part with %s at %s, and plays one otherwise', (key, other, value) => {
    const parameter = jump.parameters[key] as Parameter;
    const change = { [key]: another(parameter, parameter.default) };
    const without = run(jump, { [other]: value, ...change });
    expect(without.track).toEqual(run(jump, { [other]: value }).track);
    expect(without.bike).toEqual(run(jump, { [other]: value }).bike);

    const counter = jump.parameters[other] as Parameter;
    const active = value === counter.default ? another(counter, value) : counter.default;
    const [a, b] = [run(jump, { [other]: active }), run(jump, { [other]: active, ...change })];
    expect(figures.some(({ of }) => of(a) !== of(b)) || String(a.bike?.states) !== String(b.bike?.states)).toBe(true);
  });

  test('winds that people ask for by name are values of the jump, and each is another wind', () => {
    const winds = declared.flatMap(([, parameter]) => (parameter.kind === 'wind' ? [parameter] : []));
    for (const { presets = [] } of winds) {
      expect(presets.length).toBeGreaterThan(1);
      for (const preset of presets) {
        for (const [key, value] of Object.entries(preset.values)) {
          const parameter = jump.parameters[key];
          expect(parameter, key).toBeDefined();
          expect(checkValue(parameter as Parameter, value), key).toEqual({ value });
        }
        expect(preset.doc).toMatch(/\.$/);
      }
      const flown = presets.map((preset) => String(run(jump, preset.values).track.states));
      expect(new Set(flown).size).toBe(presets.length);
    }
  });

  test('a number that has a next one counts in whole steps', () => {
    for (const [key, parameter] of declared) {
      if (parameter.kind !== 'number' || parameter.next === undefined) continue;
      const { default: usual, step, max } = parameter;
      expect(Number.isInteger(usual) && step === 1 && usual + step <= max, key).toBe(true);
      const gusty = { gustSpeed: toSi(10, 'kt') };
      expect(run(jump, { ...gusty, [key]: usual + step }).hash).not.toBe(run(jump, gusty).hash);
    }
  });
});
