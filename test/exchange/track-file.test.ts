import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { flySight1Of, flySight2Of } from '../../src/exchange/flysight';
import { LONGEST_FILE, readTrackFile, type TrackFile } from '../../src/exchange/track-file';
import { measuredJump } from '../../src/exchange/track-run';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { refusalOf, trackIn } from './tracks';

const text1 = flySight1Of(halo, run(halo), 5);
const good = text1.split('\r\n').slice(0, 300);
const rows = good.slice(2);
const whole = trackIn(good.join('\n'));
const seconds = (track: TrackFile): number => track.moments[track.count - 1]! - track.moments[0]!;
const withCell = (row: string, at: number, cell: string): string => {
  const cells = row.split(',');
  cells[at] = cell;
  return cells.join(',');
};

describe('a track as other programs write it', () => {
  it('with the row of units missing, no head, an extra column in front, other ends of lines', () => {
    const head = good[0]!;
    const variants = {
      'no units': [head, ...rows].join('\n'),
      'no head': rows.join('\r'),
      'ends of lines of three kinds': good.map((row, i) => row + ['\r\n', '\n', '\r'][i % 3]).join(''),
      'a column in front': [`,${head}`, ...good.slice(1).map((row) => `device-7,${row}`)].join('\n'),
      'semicolons and a mark of byte order': `\ufeff${good.join('\n').replaceAll(',', ';')}`,
      'commas for points': good.map((row) => row.replaceAll(',', ';').replaceAll('.', ',')).join('\n'),
      'unknown columns': good.map((row, i) => `${row},${i === 0 ? 'mood' : i}`).join('\n'),
      'columns in another order': good.map((row) => row.split(',').reverse().join(',')).join('\n'),
      'empty lines and a remark': good.map((row) => `${row}\n\n# sunny\n`).join(''),
    };
    for (const [name, text] of Object.entries(variants)) {
      const track = trackIn(text);
      expect(track.count, name).toBe(whole.count);
      expect(track.heights, name).toEqual(whole.heights);
      expect(track.down, name).toEqual(whole.down);
      expect(track.moments, name).toEqual(whole.moments);
    }
  });

  it('a FlySight 2 with records of other sensors between the fixes, and thousandths below zero', () => {
    const lines = flySight2Of(halo, run(halo), 5).split(/\r?\n/).slice(0, 200);
    const plain = trackIn(lines.join('\n'));
    const data = lines.indexOf('$DATA');
    const mixed = lines.flatMap((line, i) =>
      i > data ? [line, `$IMU,${i}.5,0.1,0.2,0.3,0,0,1,24`, `$BARO,${i}.25,98000.1,14.2`] : [line],
    );
    mixed.splice(data, 0, '$COL,IMU,time,wx,wy,wz,ax,ay,az,temperature', '$UNIT,IMU,s,deg/s,deg/s,deg/s,g,g,g,deg C');
    const track = trackIn(mixed.join('\r\n'));
    expect(track.format).toBe('FlySight 2');
    expect(track.heights).toEqual(plain.heights);
    expect(track.notes).toEqual([]);

    const late = mixed.map((line) => line.replace(/:45\.000Z/, ':45.-01Z'));
    const read = trackIn(late.join('\n'));
    expect(read.count).toBe(plain.count);
    const at = plain.moments.findIndex((moment) => moment % 60 === 45);
    expect(read.moments[at]! - plain.moments[at]!).toBeCloseTo(-0.001, 6);
  });

  it('a table of BASEline, with its own clock and other sensors, and no speeds downwards', () => {
    const text = [
      'millis,nano,sensor,pressure,lat,lon,hMSL,velN,velE,numSV,gX,gY,gZ,rotX,rotY,rotZ,acc',
      '# 4.4.1 BASEline',
      ...rows.flatMap((row) => {
        const [time, lat, lon, height, north, east] = row.split(',');
        const millis = Date.parse(time!);
        return [
          `${millis},1,gps,,${lat},${lon},${height},${north},${east},12,,,,,,,`,
          `${millis + 40},1,alt,940.2,,,,,,,,,,,,,`,
        ];
      }),
    ].join('\n');
    const track = trackIn(text);
    expect(track.count).toBe(whole.count);
    expect(track.moments[5]).toBeCloseTo(whole.moments[5]!, 6);
    for (let i = 1; i < track.count - 1; i++) expect(Math.abs(track.down[i]! - whole.down[i]!)).toBeLessThan(0.6);
    expect(track.notes.join(' ')).toContain('follow from the heights');
  });

  it('with speeds in km/h and no positions', () => {
    const text = [
      'time,velD,hMSL',
      ',(km/h),(m)',
      ...rows.map((row) => {
        const cells = row.split(',');
        return [cells[0], (3.6 * Number(cells[6])).toFixed(3), cells[3]].join(',');
      }),
    ].join('\n');
    const track = trackIn(text);
    for (let i = 0; i < track.count; i++) expect(track.down[i]!).toBeCloseTo(whole.down[i]!, 3);
    expect(track.latitudes.every(Number.isNaN)).toBe(true);
    expect(track.notes.join(' ')).toContain('straight down');
  });

  it('across the date line', () => {
    // Longitudes around 54.5 become those around 180.
    const moved = rows.map((row) => {
      const lon = Number(row.split(',')[2]) + 125.4496;
      return withCell(row, 2, (lon > 180 ? lon - 360 : lon).toFixed(7));
    });
    expect(new Set(moved.map((row) => row.split(',')[2]!.startsWith('-'))).size).toBe(2);
    const track = trackIn([...good.slice(0, 2), ...moved].join('\n'));
    expect(track.count).toBe(whole.count);
    expect(track.notes).toEqual([]);
    for (let i = 0; i < track.count; i++) expect(track.longitudes[i]! - whole.longitudes[i]!).toBeCloseTo(125.4496, 6);
  });
});

describe('a track with faults', () => {
  it('rows that make no sense, gaps, leaps, fixes out of order and twice', () => {
    const broken = good.slice();
    broken[50] = 'rubbish';
    broken[60] = broken[60]!.split(',').slice(0, 3).join(',');
    broken.splice(100, 20);
    broken[150] = withCell(broken[150]!, 6, '285.9');
    broken[170] = withCell(broken[170]!, 1, '24.31');
    broken.push(broken[200]!, broken[10]!);
    const track = trackIn(broken.join('\n'));
    expect(track.count).toBe(whole.count - 22);
    expect(seconds(track)).toBeCloseTo(seconds(whole), 6);
    expect(Math.max(...track.down)).toBeLessThan(100);
    expect(Math.max(...track.latitudes)).toBeCloseTo(Math.max(...whole.latitudes), 5);
    expect(track.notes).toEqual([
      '2 rows could not be read and were left out.',
      '2 fixes of the same moment as another left out.',
      '2 leaps of single fixes were smoothed.',
    ]);
  });

  it('first fixes that are kilometres off', () => {
    for (const many of [1, 5]) {
      const off = rows.slice(0, many).map((row) => withCell(row, 1, (Number(row.split(',')[1]) + 0.05).toFixed(7)));
      const track = trackIn([...good.slice(0, 2), ...off, ...rows.slice(many)].join('\n'));
      expect(track.count).toBe(whole.count - many);
      expect(track.notes[0]).toMatch(/left out/);
    }
  });

  it('a clock that stumbles', () => {
    const odd = rows.map((row, i) => (i === 41 ? row.replace(/\.\d\dZ/, '.-01Z') : row));
    const track = trackIn([...good.slice(0, 2), ...odd].join('\n'));
    expect(track.count).toBe(whole.count);
    expect(seconds(track)).toBeCloseTo(seconds(whole), 6);
  });

  it('numbers that no receiver writes count as missing', () => {
    const odd = rows.map((row, i) =>
      i % 40 === 7 ? withCell(row, 3, ['1e308', 'NaN', '-Infinity', ''][i % 4]!) : row,
    );
    const track = trackIn([...good.slice(0, 2), ...odd].join('\n'));
    expect(track.count).toBe(whole.count);
    for (let i = 0; i < track.count; i++) expect(Math.abs(track.heights[i]! - whole.heights[i]!)).toBeLessThan(1);
    expect(track.notes.join(' ')).toContain('taken from the neighbours');
  });

  it('is refused in words where it is none', () => {
    expect(refusalOf('')).toMatch(/no track/);
    expect(refusalOf('a,b,c\n1,2,3\n')).toMatch(/no track/);
    expect(refusalOf('PNG\0\0\0')).toMatch(/no text/);
    expect(refusalOf('$FLYS,1\n$VAR,X,1\n')).toMatch(/does not end/);
    expect(refusalOf('$FLYS,1\n$COL,BARO,time,pressure\n$DATA\n$BARO,1,2\n')).toMatch(/TRACK.CSV/);
    expect(refusalOf('time,lat,lon\n2018-03-20T14:23:44.00Z,1,2\n')).toMatch(/how the jumper falls/);
    expect(refusalOf(good.slice(0, 6).join('\n'))).toMatch(/Only 4 fixes/);
    expect(refusalOf('x'.repeat(LONGEST_FILE + 1))).toMatch(/longer/);
    for (const text of ['', 'PNG\0', '$FLYS,1', 'time,lat,lon\n1,2,3']) expect(refusalOf(text)).toMatch(/^[A-Z].*\.$/s);
  });
});

describe('whatever is in a file', () => {
  const short = flySight1Of(cliff, run(cliff), 2);
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 60 }),
    put: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(',', '\n', '\r', '-', '9', '1e308', 'NaN', ',,,', '2020-09-06T10:00:00.-01Z', '$GNSS', '\ufeff'),
    ),
  });
  const mutated = fc.array(edit, { minLength: 1, maxLength: 40 }).map((edits) => {
    let text = short;
    for (const { at, length, put } of edits) {
      const from = Math.floor(at * text.length);
      text = text.slice(0, from) + put + text.slice(from + length);
    }
    return text;
  });

  function survives(text: string): void {
    const read = readTrackFile(text);
    if ('refusal' in read) {
      expect(read.refusal).toMatch(/^[A-Z].*\.$/s);
      return;
    }
    const { track } = read;
    const { count, moments, heights, latitudes, north, east, down } = track;
    for (let i = 0; i < count; i++) {
      if (i > 0) expect(moments[i]!).toBeGreaterThan(moments[i - 1]!);
      expect(Number.isFinite(heights[i]! + north[i]! + east[i]! + down[i]!)).toBe(true);
      expect(Number.isNaN(latitudes[i]!)).toBe(Number.isNaN(latitudes[0]!));
    }
    const measured = measuredJump(track);
    if (typeof measured === 'string') return;
    const { recording } = measured;
    const sample = createSample();
    for (let k = 0; k <= 50; k++) {
      const { x, y, z, vx, vy, vz, ax, ay, az, course } = sampleAt(
        recording,
        recording.start + ((recording.end - recording.start) * k) / 50,
        sample,
      );
      expect(Number.isFinite(x + y + z + vx + vy + vz + ax + ay + az + course)).toBe(true);
    }
  }

  it('nothing throws, and every position is a number: a track with things cut out and put in', () => {
    fc.assert(fc.property(mutated, survives), { seed: 42, numRuns: 150 });
  });

  it('nothing throws: any text at all', () => {
    const head = fc.constantFrom('', 'time,hMSL,velD\n', '$FLYS,1\n$COL,GNSS,time,hMSL\n$DATA\n', `${good[0]}\n`);
    fc.assert(
      fc.property(head, fc.string({ unit: 'binary', maxLength: 400 }), (start, rest) => survives(start + rest)),
      { seed: 43, numRuns: 300 },
    );
  });

  it('nothing throws: tables of any numbers', () => {
    const cell = fc.oneof(fc.double(), fc.integer({ min: -1e4, max: 1e4 }), fc.constant(''));
    const table = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 500 }), cell, cell, cell, cell), { minLength: 12, maxLength: 60 })
      .map((all) => ['time,hMSL,velD,lat,lon', ...all.map((row) => row.join(','))].join('\n'));
    fc.assert(fc.property(table, survives), { seed: 44, numRuns: 200 });
  });
});
