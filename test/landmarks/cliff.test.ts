import { describe, expect, it } from 'vitest';
import { at, atEvent, firstTime, preset, run } from '../../src/accuracy/flights';
import { cliff } from '../../src/jumps/cliff';
import { degrees } from '../../src/parameters/units';
import { channel } from '../../src/recording/channels';
import { eventTime } from '../../src/recording/recording';
import { expectLandmarks } from './landmarks';

const recording = run(cliff);
const load = channel('load');
const time = (name: Parameters<typeof eventTime>[1]): number => eventTime(recording, name) as number;

describe('the cliff jump of the film, as a jumper would read it', () => {
  it('has these moments in this order', () => {
    expectLandmarks(recording, [
      { event: 'exit', time: [0, 0], height: [3_596, 1] },
      { event: 'release', time: [0.5, 1e-9], height: [3_595, 1] },
      // The rider's height at that moment; the bike lies on the scree bench 385 m below the lip by then.
      { event: 'bikeImpact', time: [10.2, 0.35], height: [2_601, 150] },
      { event: 'terminalSpeed', time: [13.35, 0.3], height: [2_134, 80] },
      { event: 'peakSpeed', time: [13.4, 0.3], height: [2_127, 80] },
      { event: 'pull', time: [24.5, 0.1], height: [500, 1e-5] },
      { event: 'lineStretch', time: [24.8, 0.1], height: [457, 5] },
      { event: 'openingShock', time: [25.26, 0.2], height: [399, 20] },
      { event: 'inflated', time: [30.3, 0.2], height: [226, 30] },
      { event: 'flare', time: [41.8, 3], height: [20, 8] },
      { event: 'touchdown', time: [43.8, 3], height: [0, 1e-5] },
    ]);
    expect(recording.ending).toBe('landed');
  });

  it('goes through its phases without a gap, from the start of the run-up', () => {
    expect(recording.phases.map((phase) => phase.name)).toEqual([
      'runUp',
      'ride',
      'separation',
      'track',
      'deployment',
      'inflation',
      'canopy',
      'flare',
    ]);
  });

  it('rolls up to the lip without a step in position or velocity', () => {
    const [before, after] = [at(recording, -1e-7), at(recording, 0)];
    for (const key of ['x', 'y', 'z', 'vx', 'vy', 'vz'] as const) expect(before[key]).toBeCloseTo(after[key], 4);
    expect(Math.hypot(after.vx, after.vy)).toBeCloseTo(25, 9);
    expect(Math.atan2(after.vy, after.vx)).toBeCloseTo(degrees(5), 9);
    expect(at(recording, recording.start).vx).toBe(0);
  });

  it('is pulled at exactly 500 ft, and opens with 3 to 5.5 g', () => {
    expect(Math.abs(atEvent(recording, 'pull').y - 152.4)).toBeLessThan(1e-6);
    const peak = load.of(atEvent(recording, 'openingShock'));
    expect(peak).toBeGreaterThan(3);
    expect(peak).toBeLessThan(5.5);
  });

  it('leaves some 90 m under the canopy after a 63 m opening: marginal', () => {
    const slow = firstTime(recording, time('pull') + 0.5, (s) => -s.vy - 8);
    const left = at(recording, slow).y;
    expect(152.4 - left).toBeGreaterThan(55);
    expect(152.4 - left).toBeLessThan(75);
    expect(left).toBeGreaterThan(75);
  });

  it('then hangs calmly and touches down slower than 5.5 m/s', () => {
    for (let t = time('inflated') + 1; t < time('flare'); t += 0.02) {
      const g = load.of(at(recording, t));
      expect(g, `${t} s`).toBeGreaterThan(0.6);
      expect(g, `${t} s`).toBeLessThan(1.5);
    }
    expect(-atEvent(recording, 'touchdown').vy).toBeLessThan(5.5);
  });

  it('stays clear of the wall all the way', () => {
    const clearance = channel('wallClearance');
    for (let t = 0.5; t < time('flare'); t += 0.05) expect(clearance.of(at(recording, t))).toBeGreaterThan(3);
  });

  it('parts from the bike slowly at first, and for good', () => {
    const distance = channel('bikeDistance');
    expect(distance.of(at(recording, 0.2))).toBe(0);
    expect(distance.of(at(recording, 0.5))).toBeCloseTo(0, 6);
    let last = 0;
    for (let t = 1; t < time('bikeImpact'); t += 0.5) {
      const now = distance.of(at(recording, t));
      expect(now, `${t} s`).toBeGreaterThan(last);
      last = now;
    }
    // Where the bike came to rest it stays.
    const [landed, later] = [at(recording, time('bikeImpact') + 0.1).bike, at(recording, 40).bike];
    expect(later.x).toBe(landed.x);
    expect(later.y).toBe(landed.y);
  });
});

describe('what the cliff jump is there to show', () => {
  it('the speed at the lip buys the clearance, the hold does not: 0 to 3 s change it by under 6 m', () => {
    const outAt = (values: Record<string, number>, below: number): number => {
      const jump = run(cliff, values);
      const lip = at(jump, 0).y;
      return at(
        jump,
        firstTime(jump, 0, (s) => s.y - (lip - below)),
      ).x;
    };
    for (const below of [50, 100, 150]) {
      const usual = outAt({}, below);
      for (const holdTime of [0, 1, 2, 3]) expect(Math.abs(outAt({ holdTime }, below) - usual)).toBeLessThan(6);
      expect(usual - outAt({ rampSpeed: 15 }, below)).toBeGreaterThan(20);
    }
  });

  it('six seconds and 500 ft cannot both be true: six seconds are 420 ft of fall', () => {
    const six = run(cliff, preset(cliff, 'six-second'));
    const pull = atEvent(six, 'pull');
    expect(pull.time).toBe(6);
    expect((at(six, 0).y - pull.y) / 0.3048).toBeCloseTo(420, -1);
    expect(pull.y).toBeGreaterThan(900);
    expect(time('pull')).toBeGreaterThan(22);
    expect(time('pull')).toBeLessThan(28);
  });

  it('each take of the day releases later and pulls no earlier than it releases', () => {
    const takes = cliff.presets.filter((p) => p.key.startsWith('take-'));
    expect(takes).toHaveLength(6);
    const releases = takes.map((p) => eventTime(run(cliff, p.values), 'release') as number);
    for (let i = 1; i < 6; i++) expect(releases[i]).toBeGreaterThan(releases[i - 1] as number);
  });

  it('an ordinary step-off by delay clears the wall and lands', () => {
    const off = run(cliff, preset(cliff, 'step-off'));
    expect(off.hasBike).toBe(false);
    expect(off.ending).toBe('landed');
    expect(eventTime(off, 'release')).toBeNull();
  });
});

describe('a cliff jump that goes wrong, or is asked for the impossible', () => {
  it('strikes the wall when nobody leaves the lip with any speed', () => {
    for (const bikeMass of [0, 107.5]) {
      const none = run(cliff, { rampSpeed: 0, bikeMass });
      expect(none.ending).toBe('wallStrike');
      expect(none.verdict).toMatch(/^Struck the wall/);
      expect(at(none, none.end).y).toBeCloseTo(1_096, 3);
    }
    // Less than a step of the solver above the edge.
    for (const rampSpeed of [5e-324, 1e-9, 1e-4]) expect(run(cliff, { rampSpeed }).ending).toBe('wallStrike');
    const slow = run(cliff, { rampSpeed: 0.5, bikeMass: 0 });
    expect(slow.ending).toBe('wallStrike');
    expect(at(slow, slow.end).y).toBeCloseTo(slow.environment.ground.heightAt(at(slow, slow.end).x, 0), 6);
  });

  it('hits the scree bench without lift, long before 500 ft', () => {
    const heavy = run(cliff, { trackGlideRatio: 0 });
    expect(heavy.ending).toBe('impact');
    const end = at(heavy, heavy.end);
    expect(1_096 - end.y).toBeGreaterThan(290);
    expect(1_096 - end.y).toBeLessThan(385);
    expect(end.x).toBeLessThan(215);
    expect(heavy.verdict).toMatch(/no canopy was thrown\. Not survivable\./);
  });

  it('hits the meadow when the canopy is thrown too low', () => {
    const low = run(cliff, { openingHeight: 20 });
    expect(low.ending).toBe('impact');
    expect(low.verdict).toMatch(/thrown too low/);
    const none = run(cliff, { openingHeight: 0 });
    expect(none.ending).toBe('impact');
    expect(none.verdict).toMatch(/no canopy was thrown/);
  });

  it('rides the bike into the scree when nobody lets go', () => {
    const held = run(cliff, { holdTime: 15 });
    expect(held.ending).toBe('impact');
    expect(held.phases.map((phase) => phase.name)).toEqual(['runUp', 'ride']);
    expect(held.bike).toBeNull();
  });

  it('takes a bike of next to no mass for none, and says so', () => {
    for (const bikeMass of [5e-324, 1e-9, 0.4]) {
      const light = run(cliff, { bikeMass });
      expect(light.hasBike).toBe(false);
      expect(light.bike).toBeNull();
      expect(light.notes.join()).toMatch(/counts as none/);
    }
    expect(run(cliff, { bikeMass: 0 }).notes).toEqual([]);
    expect(run(cliff, { bikeMass: 0.5 }).hasBike).toBe(true);
  });

  it('pulls at the release, and says so, when the opening lies above the lip or before it', () => {
    const high = run(cliff, { openingHeight: 1_500 });
    expect(eventTime(high, 'pull')).toBe(eventTime(high, 'release'));
    expect(high.notes.join()).toMatch(/above the lip: the pull is at the release/);
    const early = run(cliff, { openingRule: 'delay', openingDelay: 0.2, holdTime: 1 });
    expect(eventTime(early, 'pull')).toBe(1);
    expect(early.notes.join()).toMatch(/waits for the release/);
    const noBike = run(cliff, { openingHeight: 1_500, bikeMass: 0 });
    expect(eventTime(noBike, 'pull')).toBe(0);
  });
});
