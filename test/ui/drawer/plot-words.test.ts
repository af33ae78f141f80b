import { describe, expect, test } from 'vitest';
import { jumpById } from '../../../src/jumps';
import { type Units, unitSystems } from '../../../src/parameters/reader-units';
import { defaultsOf } from '../../../src/parameters/values';
import { channel } from '../../../src/recording/channels';
import { eventTime } from '../../../src/recording/recording';
import { createSample } from '../../../src/recording/sample';
import { sampleAt } from '../../../src/recording/sample-at';
import { simulate } from '../../../src/recording/simulate';
import { plotCsv } from '../../../src/ui/drawer/plot-csv';
import { type Curve, marksOf } from '../../../src/ui/drawer/plot-curves';
import { createPlotData, POINTS } from '../../../src/ui/drawer/plot-data';
import { type AxisKey, differenceOf, readSpec, specOf } from '../../../src/ui/drawer/plot-spec';
import { plotText } from '../../../src/ui/drawer/plot-words';

const { imperial, metric } = unitSystems;
const flown = (id: 'halo' | 'cliff') => simulate(jumpById(id), defaultsOf(jumpById(id).parameters));
const halo = { role: 'first', name: 'HALO', recording: flown('halo'), offset: 0 } as const;
const cliff = { role: 'second', name: 'Cliff', recording: flown('cliff'), offset: 60 } as const;

function drawn(
  curves: readonly Curve[],
  x: AxisKey,
  y: Parameters<typeof specOf>[1],
  units: Units,
  window: { start: number; end: number } | null = null,
) {
  const spec = specOf(x, y);
  const whole = { start: halo.recording.start, end: halo.recording.end + 8 };
  const isClock = x === 'time';
  const source = { curves, marks: marksOf(curves), whole, window: (isClock && window) || whole, units };
  const [data] = createPlotData()([{ spec, window: isClock ? null : window }], source, POINTS);
  return { spec, data: data ?? expect.fail(), curves, units };
}
const text = (...asked: Parameters<typeof drawn>) => {
  const { spec, data, curves, units } = drawn(...asked);
  return plotText(spec, data, curves, units);
};

describe('the summary of a plot', () => {
  test('says what is shown and how far, what it reads at the events, and its ends, in the units of the reader', () => {
    const said = text([halo], 'time', 'altitudeAgl', imperial);
    expect(said).toMatch(/^Height AGL against time, from T−4\.0 s to T\+24\d\.\d s\. 25,000 ft at exit/);
    expect(said).toMatch(/2,000 ft at pull \(T\+95\.\d s\), .*0 ft at touchdown/);
    expect(text([halo], 'time', 'airspeed', imperial)).toMatch(/greatest 20\d mph \(T\+2\d\.\d s\)/);
    expect(text([halo], 'time', 'load', metric)).toMatch(/3\.3 g at opening shock/);
  });

  test('tells the heights of what is drawn over heights, and the reach of the limit', () => {
    const said = text([halo], 'altitudeAgl', 'airspeed', metric);
    const time = eventTime(halo.recording, 'peakSpeed') ?? expect.fail();
    const sample = sampleAt(halo.recording, time, createSample());
    const speed = Math.round(3.6 * channel('airspeed').of(sample));
    const height = Math.round(sample.y).toLocaleString('en');
    expect(said).toContain(`${speed} km/h at peak speed (${height} m, T+24.0 s)`);
    expect(said).toMatch(/^True airspeed against height AGL, from 0 m to 7,620 m\./);
    expect(said).toMatch(/Terminal speed: \d+ km\/h to 35\d km\/h\.$/);
  });

  test('speaks of what is seen of it only', () => {
    const said = text([halo], 'time', 'altitudeAgl', imperial, { start: 10, end: 20 });
    expect(said).not.toContain('pull');
    expect(said).toContain('from T+10.0 s to T+20.0 s');
    const low = text([halo], 'altitudeAgl', 'airspeed', imperial, { start: 0, end: 3000 });
    expect(low).toContain('at pull');
    expect(low).not.toContain('peak speed');
  });

  test('names the runs where there are several, each by its own time', () => {
    const said = text([halo, cliff], 'time', 'altitudeAgl', metric);
    expect(said).toContain('HALO: 7,620 m at exit');
    expect(said).toContain('Cliff: 1,096 m at exit (T+0.0 s)');
  });

  test('says where a recording breaks off', () => {
    const recording = { ...halo.recording, ending: 'timeLimit' as const };
    expect(text([{ ...halo, recording }], 'time', 'load', metric)).toMatch(/It breaks off at T\+\d+\.\d s\./);
  });
});

describe('the numbers of a plot', () => {
  const table = (...asked: Parameters<typeof drawn>) => {
    const { spec, data, curves, units } = drawn(...asked);
    const [head = '', ...rows] = plotCsv(spec, data, curves, units).trimEnd().split('\r\n');
    return { head: head.split(','), rows: rows.map((row) => row.split(',')) };
  };

  test('have their units in the head, and every row is a moment of the recording', () => {
    const { head, rows } = table([halo], 'altitudeAgl', 'airspeed', imperial);
    expect(head).toEqual(['Time since exit (s)', 'Height AGL (ft)', 'True airspeed (mph)', 'Terminal speed (mph)']);
    expect(rows.length).toBeGreaterThan(POINTS / 2);
    const sample = createSample();
    for (const [time, height, speed, limit] of rows) {
      sampleAt(halo.recording, Number(time), sample);
      expect(Number(height)).toBeCloseTo(sample.y / 0.3048, 3);
      // Where the acceleration jumps, nine digits of a time may fall on its other side.
      expect(Number(speed)).toBeCloseTo(channel('airspeed').of(sample) / 0.44704, 3);
      if (Number(time) < 0) expect(limit).toBe('');
    }
  });

  test('of several runs stand beside each other on one clock, empty where one does not run', () => {
    const { head, rows } = table([halo, cliff], 'time', 'altitudeAgl', metric);
    expect(head).toEqual(['Time since exit (s): HALO', 'Height AGL (m): HALO', 'Height AGL (m): Cliff']);
    const early = rows.find(([time]) => Number(time) > 1) ?? expect.fail();
    expect(early[2]).toBe('');
    const both = rows.find(([time]) => Number(time) > 65) ?? expect.fail();
    const sample = sampleAt(cliff.recording, Number(both[0]) - cliff.offset, createSample());
    expect(Number(both[2])).toBeCloseTo(sample.y, 4);
  });

  test('are those that are seen, and no name can be taken for a formula or break a row', () => {
    const named = { ...halo, name: '=1+1,"x"' };
    const { spec, data, units } = drawn([named, cliff], 'time', 'altitudeAgl', metric, { start: 10, end: 20 });
    const written = plotCsv(spec, data, [named, cliff], units);
    const [head = '', first = ''] = written.split('\r\n');
    expect(head).toContain('"Height AGL (m): =1+1,""x"""');
    expect(head.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)).toHaveLength(3);
    expect(Number(first.split(',')[0])).toBe(10);
  });
});

test('what a plot shows is written and read back, and nothing else is taken for it', () => {
  expect(readSpec('altitudeAgl:airspeed')).toEqual(specOf('altitudeAgl', 'airspeed'));
  expect(readSpec('time:mach')?.label).toBe('Mach');
  expect(readSpec('mach:load')?.label).toBe('Load against Mach');
  expect(readSpec('time:load:difference')).toEqual(differenceOf(specOf('time', 'load')));
  for (const junk of ['', 'time', 'time:', ':load', 'time:time', 'constructor:load', 'time:__proto__', 'load load']) {
    expect(readSpec(junk), junk).toBeNull();
  }
});
