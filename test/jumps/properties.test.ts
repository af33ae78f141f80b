import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { jumps } from '../../src/jumps/index';
import type { Jump } from '../../src/jumps/jump';
import type { Value, Values } from '../../src/parameters/parameter';
import { defaultsOf } from '../../src/parameters/values';
import { G0, geopotentialHeight } from '../../src/physics/atmosphere';
import { channels } from '../../src/recording/channels';
import type { Recording, Track } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { summaryOf } from '../../src/recording/summary';

const endings = ['landed', 'impact', 'wallStrike', 'timeLimit', 'diverged'];
const sample = createSample();

/** Channels that may say NaN, each where its doc says so. */
const mayBeNaN = new Set([
  ...['terminalSpeed', 'wallClearance', 'bikeDistance', 'cameramanDistance', 'fallen', 'glideRatio', 'heatPower'],
  ...['timeToOpening', 'timeToGround', 'delay', 'timeInView', 'consciousAtLeast', 'consciousAtMost'],
]);

function fail(what: string, recording: Recording): never {
  throw new Error(`${what}: ${recording.jump} ${JSON.stringify(recording.values)}`);
}

function checkTrack(track: Track, recording: Recording): void {
  for (let i = 0; i < track.count; i++) {
    if (!Number.isFinite(track.times[i])) fail(`time of knot ${i}`, recording);
    if (i > 0 && track.times[i]! < track.times[i - 1]!) fail(`knot ${i} goes back in time`, recording);
  }
  for (const value of track.states) if (!Number.isFinite(value)) fail('a knot is not finite', recording);
}

/** What must hold of every recording, whatever the settings. */
function checkRecording(recording: Recording): void {
  if (!endings.includes(recording.ending)) fail(`ending ${recording.ending}`, recording);
  if (recording.ending === 'diverged') fail('left the finite world', recording);
  if (!/^[A-Z].*[.]$/.test(recording.verdict)) fail(`verdict "${recording.verdict}"`, recording);
  checkTrack(recording.track, recording);
  for (const other of [recording.bike, recording.cameraman]) if (other) checkTrack(other, recording);

  const { phases, events } = recording;
  phases.forEach((phase, i) => {
    if (!(phase.end > phase.start)) fail(`phase ${phase.name} has no length`, recording);
    if (i > 0 && phase.start !== phases[i - 1]?.end) fail(`a gap before ${phase.name}`, recording);
  });
  if (phases[0]?.start !== recording.start || phases.at(-1)?.end !== recording.end) fail('phases', recording);
  events.forEach((event, i) => {
    if (!Number.isFinite(event.time)) fail(`time of ${event.name}`, recording);
    if (i > 0 && event.time < (events[i - 1]?.time as number)) fail('events out of order', recording);
  });

  const span = recording.end - recording.start;
  for (let i = 0; i <= 60; i++) {
    sampleAt(recording, recording.start + (span * i) / 60, sample);
    for (const c of channels) {
      const value = c.of(sample);
      if (!Number.isFinite(value) && !(Number.isNaN(value) && mayBeNaN.has(c.key))) {
        fail(`${c.key} is ${value} at ${sample.time} s`, recording);
      }
    }
    const ground = recording.environment.ground.heightAt(sample.x, sample.z);
    if (sample.inFlight && sample.y < ground - 1e-3) fail(`below the ground at ${sample.time} s`, recording);
  }
  for (const value of Object.values(summaryOf(recording))) {
    if (value !== null && !Number.isFinite(value)) fail('a figure is not finite', recording);
  }

  if (recording.ending === 'timeLimit') {
    if (Math.abs(recording.end - 7_200) > 1e-6) fail(`time limit at ${recording.end} s`, recording);
    return;
  }
  sampleAt(recording, recording.end, sample);
  const height = sample.y - recording.environment.ground.heightAt(sample.x, sample.z);
  if (!(Math.abs(height) < 1e-5)) fail(`ended ${height} m above the ground`, recording);
}

/** Energy per mass, from the knots: never rises after the exit without wind, whatever drag and lift do. */
function checkEnergy(recording: Recording): void {
  const { times, states, count } = recording.track;
  let last = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    if (times[i]! < 0) continue;
    const o = 9 * i;
    const height = geopotentialHeight(states[o + 1]! + recording.environment.landingElevation);
    const energy = G0 * height + 0.5 * (states[o + 3]! ** 2 + states[o + 4]! ** 2 + states[o + 5]! ** 2);
    // The solver's own error: a ten-millionth of the energy in hand and of a kilometre of height.
    const error = 1e-6 * (G0 * 1_000 + Math.abs(energy)) * 0.1;
    if (energy > last + error) fail(`energy rises by ${energy - last} J/kg at ${times[i]} s`, recording);
    last = energy;
  }
}

const windRow = fc.record({
  height: fc.integer({ min: 0, max: 20_000 }),
  knots: fc.integer({ min: 0, max: 120 }),
  from: fc.integer({ min: 0, max: 360 }),
});
const windText = fc
  .uniqueArray(windRow, { selector: (row) => row.height, maxLength: 4 })
  .map((rows) => rows.map((row) => `${row.height}:${row.knots}@${row.from}`).join(','));

/** Any settings that the declarations allow, the ends of the ranges and the sliders more often than the middle. */
function anyValues(jump: Jump): fc.Arbitrary<Values> {
  const by: Record<string, fc.Arbitrary<Value>> = {};
  for (const [key, p] of Object.entries(jump.parameters)) {
    const usual = fc.constant<Value>(p.default);
    if (p.kind === 'number') {
      const [low, high] = p.slider ?? [p.min, p.max];
      by[key] = fc.oneof(
        { weight: 3, arbitrary: usual },
        { weight: 4, arbitrary: fc.double({ min: low, max: high, noNaN: true }) },
        { weight: 2, arbitrary: fc.double({ min: p.min, max: p.max, noNaN: true }) },
        { weight: 1, arbitrary: fc.constantFrom<Value>(p.min, p.max) },
      );
    } else if (p.kind === 'flag') by[key] = fc.boolean();
    else if (p.kind === 'choice') by[key] = fc.constantFrom(...Object.keys(p.options));
    else by[key] = fc.oneof(usual, windText);
  }
  return fc.record(by);
}

describe.each(jumps.map((jump) => [jump.id, jump] as const))('any setting of %s', (_id, jump) => {
  it('leads to a known ending, on the ground and in finite numbers', () => {
    fc.assert(
      fc.property(anyValues(jump), (values) => {
        checkRecording(simulate(jump, values));
      }),
      { seed: 11, numRuns: 800 },
    );
  });

  it('gives the same bytes twice', () => {
    fc.assert(
      fc.property(anyValues(jump), (values) => {
        const [a, b] = [simulate(jump, values), simulate(jump, { ...values })];
        expect(b.hash).toBe(a.hash);
        expect(Buffer.from(b.track.states.buffer).equals(Buffer.from(a.track.states.buffer))).toBe(true);
        expect(b.events).toEqual(a.events);
        expect(b.verdict).toBe(a.verdict);
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  it('never gains energy after the exit in still air', () => {
    fc.assert(
      fc.property(anyValues(jump), (values) => {
        checkEnergy(simulate(jump, { ...values, wind: '', gustSpeed: 0 }));
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it('is pulled at exactly the height or the time asked for, if it is pulled in the fall', () => {
    fc.assert(
      fc.property(anyValues(jump), (values) => {
        const recording = simulate(jump, values);
        const pull = recording.events.find((event) => event.name === 'pull');
        if (!pull || recording.notes.length > 0) return;
        sampleAt(recording, pull.time, sample);
        const height = Number(values.openingAltitude ?? values.openingHeight);
        if (values.openingRule === 'delay') expect(pull.time).toBeCloseTo(Number(values.openingDelay), 12);
        else if (sample.vy < 0 && pull.time > Number(values.holdTime ?? 0)) {
          if (!(Math.abs(sample.y - height) < 1e-6)) fail(`pulled at ${sample.y} m`, recording);
        }
      }),
      { seed: 14, numRuns: 200 },
    );
  });
});

describe.each(jumps.map((jump) => [jump.id, jump] as const))('each parameter of %s', (_id, jump) => {
  const numbers = Object.entries(jump.parameters).flatMap(([key, p]) =>
    p.kind === 'number' ? [[key, p] as const] : [],
  );

  it.each(numbers)('flies at both ends of its range and of its slider: %s', (key, p) => {
    for (const value of [p.min, p.max, ...(p.slider ?? [])]) checkRecording(run(jump, { [key]: value }));
  });

  it.each(numbers)('flies at both ends together with every preset: %s', (key, p) => {
    for (const preset of jump.presets) {
      for (const value of [p.min, p.max]) checkRecording(run(jump, { ...preset.values, [key]: value }));
    }
  });
});

describe.each(jumps.map((jump) => [jump.id, jump] as const))('the plan of %s', (_id, jump) => {
  it('starts the flight where the approach ends', () => {
    fc.assert(
      fc.property(anyValues(jump), (values) => {
        const { approach, start } = jump.plan(values);
        const last = approach.knots.slice(-10);
        expect(last[0]).toBeCloseTo(0, 12);
        for (let i = 0; i < 6; i++) expect(last[i + 1]).toBeCloseTo(start[i]!, 6);
        for (let i = 10; i < approach.knots.length; i += 10) {
          if (approach.knots[i]! < approach.knots[i - 10]!) throw new Error(`approach goes back in time at ${i / 10}`);
        }
      }),
      { seed: 15, numRuns: 100 },
    );
  });

  it('does not change the values it is given, nor the defaults', () => {
    const values = Object.freeze({ ...defaultsOf(jump.parameters) });
    expect(() => simulate(jump, values)).not.toThrow();
    expect(defaultsOf(jump.parameters)).toEqual(values);
  });
});
