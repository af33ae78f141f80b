import { describe, expect, it } from 'vitest';
import { at, atEvent, preset, run } from '../../src/accuracy/flights';
import { filmDiveDragArea, halo } from '../../src/jumps/halo';
import { defaultsOf } from '../../src/parameters/values';
import { channel } from '../../src/recording/channels';
import { eventTime } from '../../src/recording/recording';
import { summaryOf } from '../../src/recording/summary';
import { expectLandmarks } from './landmarks';

const recording = run(halo);
const load = channel('load');
const time = (name: Parameters<typeof eventTime>[1]): number => eventTime(recording, name) as number;
const feetOf = (y: number): number => y / 0.3048;

describe('the HALO jump of the film, as a jumper would read it', () => {
  it('has these moments in this order', () => {
    expectLandmarks(recording, [
      { event: 'exit', time: [0, 0], height: [25_000, 1e-6] },
      // The terminal speed falls as the air thickens: it is met half a second before the peak.
      { event: 'terminalSpeed', time: [23.4, 0.5], height: [20_050, 200] },
      { event: 'peakSpeed', time: [24.0, 0.1], height: [19_862, 30] },
      { event: 'recovery', time: [79.5, 0.5], height: [5_177, 30] },
      { event: 'pull', time: [95.6, 0.2], height: [2_000, 1e-5] },
      { event: 'lineStretch', time: [96.6, 0.2], height: [1_817, 20] },
      { event: 'openingShock', time: [97.9, 0.5], height: [1_620, 80] },
      { event: 'inflated', time: [106.4, 0.5], height: [1_280, 60] },
      { event: 'flare', time: [228, 8], height: [14, 6] },
      { event: 'touchdown', time: [231, 8], height: [0, 1e-5] },
    ]);
    expect(recording.ending).toBe('landed');
  });

  it('goes through its phases without a gap, from four seconds before the exit', () => {
    expect(recording.start).toBe(-4);
    expect(recording.phases.map((phase) => phase.name)).toEqual([
      'aboard',
      'dive',
      'belly',
      'deployment',
      'inflation',
      'canopy',
      'flare',
    ]);
  });

  it('peaks at 200 mph, within 1 mph, between 19,000 and 21,500 ft and 20 to 26 s after the exit', () => {
    const { vy, y, time: at200 } = atEvent(recording, 'peakSpeed');
    expect(Math.abs(-vy / 0.44704 - 200)).toBeLessThan(1);
    expect(feetOf(y)).toBeGreaterThan(19_000);
    expect(feetOf(y)).toBeLessThan(21_500);
    expect(at200).toBeGreaterThan(20);
    expect(at200).toBeLessThan(26);
    // Nowhere faster, looked at every 10 ms.
    for (let t = 0; t < 100; t += 0.01) if (-at(recording, t).vy > -vy + 1e-9) throw new Error(`faster at ${t} s`);
  });

  it('is pulled at exactly the height asked for', () => {
    expect(Math.abs(atEvent(recording, 'pull').y - 609.6)).toBeLessThan(1e-6);
    expect(-atEvent(recording, 'pull').vy).toBeGreaterThan(55);
    expect(-atEvent(recording, 'pull').vy).toBeLessThan(56.5);
  });

  it('is fully open between 1,200 and 1,750 ft, with 3 to 5.5 g in the opening', () => {
    const height = feetOf(atEvent(recording, 'inflated').y);
    expect(height).toBeGreaterThan(1_200);
    expect(height).toBeLessThan(1_750);
    const peak = load.of(atEvent(recording, 'openingShock'));
    expect(peak).toBeGreaterThan(3);
    expect(peak).toBeLessThan(5.5);
    for (let t = time('pull'); t < time('flare'); t += 0.005) {
      if (load.of(at(recording, t)) > peak + 2e-3) throw new Error(`more than ${peak} g at ${t} s`);
    }
  });

  it('then hangs calmly: 0.6 to 1.5 g from a second after inflation to the flare', () => {
    for (let t = time('inflated') + 1; t < time('flare'); t += 0.05) {
      const g = load.of(at(recording, t));
      expect(g, `${t} s`).toBeGreaterThan(0.6);
      expect(g, `${t} s`).toBeLessThan(1.5);
    }
  });

  it('flies within 5 % of trim ten seconds after inflation, and stays there to the flare', () => {
    for (let t = time('inflated') + 10; t < time('flare'); t += 1) {
      const sample = at(recording, t);
      const ratio = channel('airspeed').of(sample) / channel('terminalSpeed').of(sample);
      expect(Math.abs(ratio - 1), `${t} s`).toBeLessThan(0.05);
    }
  });

  it('touches down on its feet, sinking slower than 5.5 m/s', () => {
    expect(-atEvent(recording, 'touchdown').vy).toBeLessThan(5.5);
    expect(-atEvent(recording, 'touchdown').vy).toBeGreaterThan(0);
    expect(recording.verdict).toMatch(/^Landed: a (soft|firm, normal) touchdown\.$/);
  });

  it('is summed up in figures that agree with its events', () => {
    const figures = summaryOf(recording);
    expect(figures.peakVerticalSpeed).toBe(-atEvent(recording, 'peakSpeed').vy);
    expect(figures.freefallTime).toBe(time('pull'));
    expect(figures.pullHeight).toBeCloseTo(609.6, 6);
    expect(figures.impactSpeed).toBeNull();
    expect(figures.duration).toBe(recording.end);
    expect(figures.timeUnderCanopy).toBe(recording.end - time('inflated'));
    expect(figures.downrange).toBe(at(recording, recording.end).x);
  });
});

describe('the drag area of the dive', () => {
  it('follows the default mass in proportion, so that any of them peaks at 200 mph', () => {
    const { diveDragArea: _, ...given } = defaultsOf(halo.parameters);
    const usual = filmDiveDragArea(given);
    expect(usual).toBe(halo.parameters.diveDragArea.default);
    expect(usual).toBeCloseTo(0.371, 3);
    for (const mass of [70, 130, 163]) {
      const area = filmDiveDragArea({ ...given, mass });
      expect(area / usual).toBeCloseTo(mass / 100, 8);
      const peak = -atEvent(run(halo, { mass, diveDragArea: area }), 'peakSpeed').vy;
      expect(peak / 0.44704).toBeCloseTo(200, 3);
    }
  });

  it('stays when the user moves another parameter: then the peak changes', () => {
    const heavy = run(halo, { mass: 150 });
    expect(heavy.values.diveDragArea).toBe(recording.values.diveDragArea);
    expect(-atEvent(heavy, 'peakSpeed').vy).toBeGreaterThan(1.15 * -atEvent(recording, 'peakSpeed').vy);
  });
});

describe('what the presets are there to show', () => {
  const peakMph = (key: string): number => -atEvent(run(halo, preset(halo, key)), 'peakSpeed').vy / 0.44704;

  it('belly to earth peaks at 167 mph, far from 200, and takes longer', () => {
    expect(peakMph('belly')).toBeCloseTo(166.9, 0);
    expect(atEvent(run(halo, preset(halo, 'belly')), 'pull').time).toBeGreaterThan(time('pull') + 10);
  });

  it('a dive held to the pull is faster there, opens harder, and is open lower', () => {
    const held = run(halo, preset(halo, 'chase-dive'));
    expect(-atEvent(held, 'pull').vy).toBeCloseTo(68.4, 1);
    expect(load.of(atEvent(held, 'openingShock'))).toBeGreaterThan(load.of(atEvent(recording, 'openingShock')) + 0.5);
    expect(atEvent(held, 'inflated').y).toBeLessThan(atEvent(recording, 'inflated').y);
    expect(eventTime(held, 'recovery')).toBeNull();
  });

  it('a loaded jumper of 163 kg reaches 200 mph on the belly', () => {
    expect(Math.abs(peakMph('loaded') - 200)).toBeLessThan(1);
  });

  it('opening high keeps a jumper in view for half an hour, and carries him many kilometres', () => {
    const high = run(halo, preset(halo, 'haho'));
    expect(high.end - (eventTime(high, 'inflated') as number)).toBeGreaterThan(25 * 60);
    expect(at(high, high.end).x).toBeGreaterThan(15_000);
  });

  it('a warm day is faster and a cold one slower, as much as the reference model says', () => {
    // A3: +20 K gives a peak of 92.5 m/s and 90.4 s to 2,000 ft; -15 K gives 87.0 m/s and 95.8 s.
    for (const [offset, peak, fall] of [
      [20, 92.5, 90.4],
      [-15, 87.0, 95.8],
    ] as const) {
      const day = run(halo, { ...preset(halo, 'chase-dive'), temperatureOffset: offset });
      expect(Math.abs(-atEvent(day, 'peakSpeed').vy - peak)).toBeLessThan(0.06);
      expect(Math.abs(atEvent(day, 'pull').time - fall)).toBeLessThan(0.06);
    }
  });

  it('takes longer and more height to slow down in thin air', () => {
    const lost = (openingAltitude: number): number => {
      const jump = run(halo, { ...preset(halo, 'belly'), openingAltitude });
      return atEvent(jump, 'pull').y - atEvent(jump, 'inflated').y;
    };
    expect(lost(5_000)).toBeGreaterThan(1.15 * lost(600));
  });

  it('a hop and pop from 3,000 ft opens within the times and heights on record', () => {
    // 42 recorded: 28 m/s at the throw, 5.0 s (2.9 to 6.8) and 86 m (50 to 142) until the sink is 8 m/s, 1.9 to 2.8 g at 5
    // readings a second.
    // The law is one of time and fitted to faster openings: here it ends up near the long end of what is on record.
    const hop = run(halo, {
      exitAltitude: 914.4,
      aircraftSpeed: 45,
      diveDragArea: 0.556,
      openingAltitude: 914.4 - 46,
      landingElevation: 0,
    });
    const pull = atEvent(hop, 'pull');
    expect(-pull.vy).toBeGreaterThan(25);
    expect(-pull.vy).toBeLessThan(31);
    let t = pull.time + 1;
    while (-at(hop, t).vy > 8) t += 0.01;
    expect(load.of(atEvent(hop, 'openingShock'))).toBeGreaterThan(1.9);
    expect(load.of(atEvent(hop, 'openingShock'))).toBeLessThan(2.8);
    expect(t - pull.time).toBeGreaterThan(2.9);
    expect(t - pull.time).toBeLessThan(6.8);
    expect(pull.y - at(hop, t).y).toBeGreaterThan(50);
    expect(pull.y - at(hop, t).y).toBeLessThan(142);
  });
});

describe('a HALO jump that goes wrong, or is asked for the impossible', () => {
  it('ends in an impact when nothing is thrown', () => {
    const none = run(halo, { openingAltitude: 0 });
    expect(none.ending).toBe('impact');
    expect(none.verdict).toBe('Hit the ground in free fall: no canopy was thrown. Not survivable.');
    expect(none.events.map((event) => event.name)).not.toContain('pull');
    expect(-at(none, none.end).vy).toBeCloseTo(54, 0);
  });

  it('ends in an impact when the canopy is thrown too low', () => {
    const low = run(halo, { openingAltitude: 60 });
    expect(low.ending).toBe('impact');
    expect(low.verdict).toMatch(/before the canopy was open: it was thrown too low\. Not survivable\./);
    expect(summaryOf(low).impactSpeed).toBeGreaterThan(30);
  });

  it('pulls at the exit, and says so, when the opening lies above it', () => {
    const high = run(halo, { openingAltitude: 9_000 });
    expect(eventTime(high, 'pull')).toBe(0);
    expect(high.notes[0]).toBe('The opening lies above the exit: the pull is at the exit.');
    expect(high.ending).toBe('landed');
  });

  it('never goes back to the belly when that lies below the opening', () => {
    const never = run(halo, { recoveryAltitude: 300, openingAltitude: 600 });
    expect(eventTime(never, 'recovery')).toBeNull();
    expect(never.phases.map((phase) => phase.name)).not.toContain('belly');
  });

  it('raises an exit that lies below the landing, and says so', () => {
    const low = run(halo, { exitAltitude: 304.8, landingElevation: 1_000 });
    expect(at(low, 0).y).toBe(30);
    expect(low.notes[0]).toMatch(/raised/);
  });
});

describe('the wind in a HALO jump', () => {
  it('from ahead shortens the way downrange, from the right pushes to the left', () => {
    const still = at(recording, recording.end);
    const ahead = run(halo, { wind: '0:10@60' });
    expect(at(ahead, ahead.end).x).toBeLessThan(still.x - 500);
    expect(at(ahead, ahead.end).z).toBeCloseTo(0, 6);
    // A turn into the wind begins at 120 m; until then the drift is all of it.
    const right = run(halo, { wind: '0:10@150' });
    expect(at(right, eventTime(right, 'turn') as number).z).toBeLessThan(-500);
  });

  it('makes the jumper turn into it to land, and touch down slower over the ground', () => {
    const behind = run(halo, { wind: '0:10@240' });
    expect(eventTime(behind, 'turn')).not.toBeNull();
    const end = at(behind, behind.end);
    // Heading back against x, within ten degrees.
    expect(Math.cos(end.course)).toBeLessThan(-0.98);
    expect(channel('groundSpeed').of(end)).toBeLessThan(summaryOf(recording).touchdownGroundSpeed as number);
    expect(behind.ending).toBe('landed');
  });
});
