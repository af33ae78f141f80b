import { execFile } from 'node:child_process';
import { describe, expect, test } from 'vitest';

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a script would. */
function simulate(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    execFile('node', ['.ci/run-ts.mjs', 'src/cli.ts', ...args], { maxBuffer: 1e8 }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
    });
  });
}

describe('the command line', () => {
  test('prints one JSON object whose keys are those that scripts rely on', async () => {
    const { code, out, err } = await simulate('halo', '--format', 'json', '--every', '10');
    expect([code, err]).toEqual([0, '']);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(['jump', 'values', 'ending', 'verdict', 'events', 'summary', 'hash', 'samples']),
    );
    expect(result.values.exitAltitude).toBe(7620);
    expect(result.events.map((event: { name: string }) => event.name)).toEqual(
      expect.arrayContaining(['exit', 'peakSpeed', 'pull', 'lineStretch', 'inflated', 'flare', 'touchdown']),
    );
    expect(result.samples[0].time).toBe(0);
    expect(result.samples[1].time).toBe(10);
    expect(result.samples[0].sample.altitudeMsl).toBe(7620);
    expect(result.samples[0].sample.bikeDistance).toBeNull();
    // 200 mph and the load of a body falling off an aircraft at 165 mph: only drag acts on it.
    expect(result.summary.peakVerticalSpeed / 0.44704).toBeCloseTo(200, 3);
    const exit = result.samples[0].sample;
    const drag = 0.5 * exit.airDensity * exit.airspeed ** 2 * result.values.diveDragArea;
    expect(exit.load).toBeCloseTo(drag / (100 * 9.80665), 9);
  });

  test('takes presets and settings with units', async () => {
    const { out } = await simulate(
      'halo',
      '--preset',
      'belly',
      '--set',
      'exitAltitude=4000m',
      '--set',
      'mass=176.37lb',
      '--format',
      'json',
    );
    const { values, events } = JSON.parse(out);
    expect(values.exitAltitude).toBe(4000);
    expect(values.mass).toBeCloseTo(80, 3);
    expect(values.recoveryAltitude).toBeCloseTo(42_672, 6);
    expect(events[0].sample.altitudeAgl).toBe(4000);
  });

  test('prints a table of columns that a spreadsheet reads', async () => {
    const { out } = await simulate('cliff', '--preset', 'six-second', '--format', 'csv', '--every', '0.5');
    const [head, ...rows] = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect(head?.slice(0, 3)).toEqual(['time[s]', 'phase', 'altitudeAgl[m]']);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head?.length]));
    const times = rows.map(([time]) => time);
    // The run-up is in it.
    expect(times.slice(times.indexOf('-0.5'), times.indexOf('-0.5') + 4)).toEqual(['-0.5', '0', '0.5', '1']);
  });

  test('lists jumps, presets and parameters', async () => {
    const { code, out } = await simulate('--list');
    expect(code).toBe(0);
    for (const word of ['halo', 'cliff', 'stratos', 'six-second', 'exitAltitude', 'rampSpeed', 'published', '25000']) {
      expect(out).toContain(word);
    }
  });

  test.each([
    [['base'], /no jump "base"/],
    [[], /name a jump/],
    [['halo', '--preset', 'moon'], /no preset "moon"/],
    [['halo', '--set', 'mass=heavy'], /must be a number/],
    [['halo', '--set', 'mass=1000'], /40 to 250 kg/],
    [['halo', '--set', 'exitAltitude=25000kg'], /does not fit/],
    [['halo', '--set', 'colour=red'], /no parameter "colour"/],
    [['halo', '--set', 'wind=breezy'], /height:knots@degrees/],
    [['halo', '--format', 'xml'], /no format "xml"/],
    [['halo', '--every', '0', '--format', 'csv'], /above 0/],
    [['halo', '--every', '0.3', '--format', 'flysight'], /0\.2, 0\.1, 0\.05/],
    [['halo', 'cliff'], /one jump too many/],
    [['halo', '--loud'], /loud/],
  ])('answers %j with one line and exit code 2', async (args, message) => {
    const { code, out, err } = await simulate(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
