import { describe, expect, it, test } from 'vitest';
import { at, preset, run } from '../../src/accuracy/flights';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { createMix, type Mix, mixAt, playbackLevel, strikesBetween } from '../../src/sound/mix';
import { scoreOf } from '../../src/sound/score';
import { flapWave, gustWave, strikeWaves } from '../../src/sound/waves';

const heard = (recording: Recording, time: number): Mix => {
  const mix = createMix();
  mixAt(sampleAt(recording, time, createSample()), scoreOf(recording), mix);
  return mix;
};
const airspeed = (recording: Recording, time: number): number => {
  const s = at(recording, time);
  return Math.sqrt((s.vx - s.windX) ** 2 + s.vy ** 2 + (s.vz - s.windZ) ** 2);
};
const dive = run(halo);
const ride = run(cliff);

describe('wind', () => {
  it('is louder and brighter the faster the fall', () => {
    // From slow to fast through one body position, so that nothing but the speed differs much.
    const times = [6, 8, 10, 14, 20].map((time) => ({ time, speed: airspeed(ride, time) }));
    for (let i = 1; i < times.length; i++) {
      if (times[i]!.speed <= times[i - 1]!.speed) continue;
      const [slow, fast] = [heard(ride, times[i - 1]!.time), heard(ride, times[i]!.time)];
      expect(fast.wind).toBeGreaterThan(slow.wind);
      expect(fast.windCutoff).toBeGreaterThan(slow.windCutoff);
      expect(fast.flutterRate).toBeGreaterThan(slow.flutterRate);
    }
    const peak = eventTime(dive, 'peakSpeed')!;
    expect(heard(dive, peak).wind).toBeGreaterThan(4 * heard(dive, 150).wind);
  });

  it('hisses at the frequency at which vortices leave a small edge', () => {
    const { windCutoff } = heard(dive, 24);
    // 0.2 V / d for 9 mm is what a whistle of that width would have.
    expect(windCutoff).toBeCloseTo(90 + (0.2 * airspeed(dive, 24)) / 0.009, 6);
  });

  it('does not blow in the hold', () => {
    expect(heard(dive, -1).wind).toBeLessThan(0.2 * heard(dive, 0.1).wind);
    expect(heard(dive, -1).flutter).toBe(0);
  });
});

describe('the engines', () => {
  it('of the bike rise through the gears, race in the air, and die away after the release', () => {
    const [start, first] = [ride.start + 1.2, -0.05].map((time) => heard(ride, time));
    expect(start!.engineRate).toBeGreaterThan(30);
    // In every gear between what the clutch bears and what the engine can do.
    for (let time = ride.start + 1.01; time < 0; time += 0.05) {
      const turns = 2 * heard(ride, time).engineRate;
      expect(turns).toBeGreaterThan(74);
      expect(turns).toBeLessThan(219);
    }
    const release = eventTime(ride, 'release')!;
    expect(heard(ride, release - 0.01).engineRate).toBeGreaterThan(first!.engineRate);
    expect(heard(ride, release + 1.5).engineRate).toBeLessThan(0.5 * first!.engineRate);
    expect(heard(ride, release + 4).engine).toBeLessThan(0.15 * first!.engine);
    expect(heard(ride, ride.end - 5).engine).toBe(0);
    expect(heard(run(cliff, preset(cliff, 'step-off')), -1).engine).toBe(0);
  });

  it('of the aircraft are loud in the hold and go with its distance; a balloon has none', () => {
    const levels = [-1, 3, 8, 20, 60].map((time) => heard(dive, time).drone);
    for (let i = 2; i < levels.length; i++) expect(levels[i]!).toBeLessThan(levels[i - 1]!);
    expect(levels[4]!).toBeLessThan(0.03 * levels[0]!);
    expect(heard(dive, 20).droneCutoff).toBeLessThan(heard(dive, 3).droneCutoff);
    expect(heard(run(halo, { aircraftSpeed: 0 }), -1).drone).toBe(0);
  });
});

describe('single sounds', () => {
  it('of the opening stand at their events, harder for a harder opening', () => {
    const { strikes } = scoreOf(dive);
    const crack = strikes.find(({ name }) => name === 'crack')!;
    expect(crack.time).toBe(eventTime(dive, 'lineStretch'));
    expect(strikes.find(({ name }) => name === 'whump')!.time).toBe(eventTime(dive, 'openingShock'));
    // Out of the dive instead of from the belly.
    const hard = scoreOf(run(halo, { recoveryAltitude: 0 })).strikes.find(({ name }) => name === 'crack')!;
    expect(hard.level).toBeGreaterThan(crack.level);
  });

  it('of the bike reach the jumper as late as sound travels', () => {
    const impact = eventTime(ride, 'bikeImpact')!;
    const { time } = scoreOf(ride).strikes.find(({ name }) => name === 'crash')!;
    const { bike } = at(ride, impact);
    const ear = at(ride, time);
    const way = Math.sqrt((ear.x - bike.x) ** 2 + (ear.y - bike.y) ** 2 + (ear.z - bike.z) ** 2);
    expect(way).toBeGreaterThan(20);
    expect((time - impact) * ear.soundSpeed).toBeCloseTo(way, 6);
  });

  it('of the altimeter stand where the fall passes its heights, and not under the canopy or right after the exit', () => {
    const calls = scoreOf(dive).strikes.filter(({ name }) => name.startsWith('beep'));
    expect(calls.map(({ time }) => Math.round(at(dive, time).y / 0.3048))).toEqual([5_000, 3_500, 2_500]);
    const high = scoreOf(run(halo, preset(halo, 'haho'))).strikes;
    expect(high.filter(({ name }) => name.startsWith('beep'))).toEqual([]);
    for (const { name, time } of scoreOf(ride).strikes) if (name.startsWith('beep')) expect(time).toBeGreaterThan(5);
  });

  it('come in order, each with a level that can be played', () => {
    for (const jump of [halo, cliff]) {
      for (const { values } of jump.presets) {
        const { strikes } = scoreOf(run(jump, values));
        expect([...strikes].sort((a, b) => a.time - b.time)).toEqual(strikes);
        for (const { level } of strikes) expect(level).toBeGreaterThan(0);
        for (const { level } of strikes) expect(level).toBeLessThanOrEqual(1);
      }
    }
  });
});

test('all levels are numbers that can be played, at either end of every slider', () => {
  const mix = createMix();
  const sample = createSample();
  for (const jump of [halo, cliff]) {
    for (const [key, parameter] of Object.entries(jump.parameters)) {
      if (parameter.kind !== 'number') continue;
      for (const value of [parameter.min, parameter.max]) {
        const recording = run(jump, { [key]: value });
        const score = scoreOf(recording);
        for (let i = 0; i <= 40; i++) {
          const time = recording.start + ((recording.end + 1 - recording.start) * i) / 40;
          mixAt(sampleAt(recording, time, sample), score, mix);
          for (const [name, number] of Object.entries(mix)) {
            expect(Number.isFinite(number) && number >= 0, `${name} with ${key} ${value} at ${time}`).toBe(true);
          }
          for (const level of [mix.wind, mix.flutter, mix.engine, mix.drone, mix.whip, mix.canopy]) {
            expect(level).toBeLessThan(1);
          }
          for (const frequency of [mix.windCutoff, mix.engineRate, mix.engineCutoff, mix.droneCutoff, mix.canopyTone]) {
            expect(frequency).toBeGreaterThan(5);
            expect(frequency).toBeLessThan(8_000);
          }
        }
        expect(mix.wind, 'after the end').toBe(0);
      }
    }
  }
});

describe('the clock', () => {
  it('that stands is silent, one near the speed of life sounds in full, others stand back', () => {
    expect(playbackLevel(false, 1)).toBe(0);
    for (const speed of [0.25, 0.5, 1, 2, 4]) expect(playbackLevel(true, speed)).toBe(1);
    for (const speed of [1 / 16, 8, 16, 32]) {
      expect(playbackLevel(true, speed)).toBeLessThan(0.75);
      expect(playbackLevel(true, speed)).toBeGreaterThan(0.3);
    }
  });

  it('strikes only as it runs on, not backwards, not over leaps, and not in a hurry', () => {
    expect(strikesBetween(10, 10.016, 1)).toBe(true);
    expect(strikesBetween(10, 10.9, 4)).toBe(true);
    expect(strikesBetween(10, 9.9, 1)).toBe(false);
    expect(strikesBetween(10, 10, 1)).toBe(false);
    expect(strikesBetween(10, 25, 1)).toBe(false);
    expect(strikesBetween(10, 10.2, 8)).toBe(false);
    expect(strikesBetween(10, 10.01, 1 / 16)).toBe(false);
    expect(strikesBetween(Number.NaN, 10.01, 1)).toBe(false);
  });
});

describe('the waves', () => {
  it('are the same each time, within full scale, and end in silence', () => {
    const [once, again] = [strikeWaves(22_050), strikeWaves(22_050)];
    for (const [name, wave] of Object.entries(once)) {
      expect(wave).toEqual(again[name as keyof typeof again]);
      let most = 0;
      for (const value of wave) most = Math.max(most, Math.abs(value));
      expect(most, name).toBeGreaterThan(0.9);
      expect(most, name).toBeLessThanOrEqual(1);
      expect(wave[wave.length - 1]).toBeCloseTo(0, 6);
    }
  });

  it('of swell and flaps close on themselves', () => {
    const gust = gustWave(1_000, 4, 1);
    expect(Math.abs(gust[0]! - gust[gust.length - 1]!)).toBeLessThan(0.1);
    const flaps = flapWave(8_000, 1, 1);
    let least = 1;
    for (const value of flaps) least = Math.min(least, value);
    expect(least).toBeGreaterThanOrEqual(0);
  });
});
