import { describe, expect, it } from 'vitest';
import { fitFall } from '../../src/exchange/fit';
import { flySight1Of, flySight2Of } from '../../src/exchange/flysight';
import { findJump, type Landmarks } from '../../src/exchange/landmarks';
import { readTrackFile, type TrackFile } from '../../src/exchange/track-file';
import { jumps } from '../../src/jumps';
import { halo } from '../../src/jumps/halo';
import { createRandom } from '../../src/math/random';
import { eventTime } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { preset, run } from '../truth/flights';

function trackIn(text: string): TrackFile {
  const read = readTrackFile(text);
  if ('refusal' in read) throw new Error(read.refusal);
  return read.track;
}
function jumpIn(track: TrackFile): Landmarks {
  const found = findJump(track);
  if (typeof found === 'string') throw new Error(found);
  return found;
}
const refusalOf = (text: string): string => {
  const read = readTrackFile(text);
  return 'refusal' in read ? read.refusal : '';
};

const film = run(halo);

describe('files of a FlySight', () => {
  it('begin with the lines that other programs look for', () => {
    const [head, units, first] = flySight1Of(halo, film).split('\r\n') as [string, string, string];
    expect(head).toBe('time,lat,lon,hMSL,velN,velE,velD,hAcc,vAcc,sAcc,heading,cAcc,gpsFix,numSV');
    expect(units).toBe(',(deg),(deg),(m),(m/s),(m/s),(m/s),(m),(m),(m/s),(deg),(deg),,');
    // Sixteen seconds before 18:24 by the clock of the place, which is four hours ahead.
    expect(first).toMatch(
      /^2018-03-20T14:23:44\.00Z,24\.\d{7},54\.\d{7},7620\.000,\d\d\.\d\d,\d\d\.\d\d,0\.00,0\.500,0\.500,0\.10,60\.00000,0\.50000,3,14$/,
    );
    const second = flySight2Of(halo, film);
    expect(second.startsWith('$FLYS,1\n$VAR,FIRMWARE_VER,')).toBe(true);
    expect(second).toContain('\n$COL,GNSS,time,lat,lon,hMSL,velN,velE,velD,hAcc,vAcc,sAcc,numSV\n');
    expect(second).toContain('\n$UNIT,GNSS,,deg,deg,m,m/s,m/s,m/s,m,m,m/s,\n$DATA\n$GNSS,2018-03-20T14:23:44.000Z,');
    expect(second.endsWith(',14\r\n')).toBe(true);
  });

  it('hold the flight, at the right moments, as it was recorded', () => {
    const sample = createSample();
    for (const jump of jumps) {
      const recording = run(jump);
      for (const text of [flySight1Of(jump, recording), flySight2Of(jump, recording)]) {
        const track = trackIn(text);
        expect(track.notes).toEqual([]);
        const [y, m, d] = jump.place.date;
        const exit =
          Date.UTC(y, m - 1, d) / 1000 + (recording.values.timeOfDay as number) - 3600 * jump.place.utcOffset;
        for (let i = 0; i < track.count; i += 7) {
          const time = track.moments[i]! - exit;
          if (time < recording.start || time > recording.end - 0.2) continue;
          sampleAt(recording, time, sample);
          expect(track.heights[i]! - sample.landingElevation).toBeCloseTo(sample.y, 1);
          expect(track.down[i]!).toBeCloseTo(-sample.vy, 1);
          const over = Math.sqrt(track.north[i]! ** 2 + track.east[i]! ** 2);
          expect(over).toBeCloseTo(Math.sqrt(sample.vx ** 2 + sample.vz ** 2), 1);
        }
      }
    }
  });

  it('give exit, opening and landing back', () => {
    for (const jump of jumps) {
      const recording = run(jump);
      const found = jumpIn(trackIn(flySight1Of(jump, recording)));
      const pull = eventTime(recording, 'pull')!;
      // The bag takes a second or two to come out: that is when the fall begins to slow down.
      const delay = found.opening! - found.exit;
      expect(delay).toBeGreaterThan(pull - 0.3);
      expect(delay).toBeLessThan(pull + 2.5);
      expect(found.landing - found.exit).toBeCloseTo(recording.end, 0);
      expect(found.landingElevation).toBeCloseTo(recording.environment.landingElevation, 0);
    }
  });
});

describe('the fit of a drag area', () => {
  it('finds the one that a belly fall was simulated with', () => {
    for (const bellyDragArea of [0.45, 0.556, 0.7]) {
      const values = { ...preset(halo, 'belly'), bellyDragArea, aircraftSpeed: 0 };
      const track = trackIn(flySight1Of(halo, run(halo, values)));
      const fit = fitFall(track, jumpIn(track), 100);
      if (typeof fit === 'string') throw new Error(fit);
      expect(fit.dragArea / bellyDragArea).toBeCloseTo(1, 2);
      expect(fit.rms).toBeLessThan(0.1);
      expect(fit.ballistic * fit.dragArea).toBeCloseTo(100, 6);
    }
  });

  it('says how bad it is where the position changed on the way, and nothing of a short fall', () => {
    const track = trackIn(flySight1Of(halo, film));
    const fit = fitFall(track, jumpIn(track), 100);
    expect(typeof fit === 'string' ? 0 : fit.rms).toBeGreaterThan(2);
    const short = trackIn(flySight1Of(halo, run(halo, { openingAltitude: 7_600 })));
    expect(fitFall(short, jumpIn(short), 100)).toMatch(/too short/);
  });
});

describe('files as they come', () => {
  const good = flySight1Of(halo, film).split('\r\n').slice(0, 300);
  const rows = good.slice(2);
  const seconds = (track: TrackFile): number => track.moments[track.count - 1]! - track.moments[0]!;
  const whole = trackIn(good.join('\n'));

  it('with the row of units missing, no head, an extra column in front, other ends of lines', () => {
    const head = good[0]!;
    const variants = {
      'no units': [head, ...rows].join('\n'),
      'no head': rows.join('\r'),
      'a column in front': [`,${head}`, ...good.slice(1).map((row) => `device-7,${row}`)].join('\n'),
      'semicolons and a mark of byte order': `\ufeff${good.join('\n').replaceAll(',', ';')}`,
      'unknown columns': good.map((row, i) => `${row},${i === 0 ? 'mood' : i}`).join('\n'),
    };
    for (const [name, text] of Object.entries(variants)) {
      const track = trackIn(text);
      expect(track.count, name).toBe(whole.count);
      expect(track.heights, name).toEqual(whole.heights);
      expect(track.down, name).toEqual(whole.down);
    }
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

  it('with rows that make no sense, gaps, spikes, fixes out of order and twice', () => {
    const broken = good.slice();
    broken[50] = 'rubbish';
    broken[60] = broken[60]!.split(',').slice(0, 3).join(',');
    broken.splice(100, 20);
    const cells = broken[150]!.split(',');
    cells[6] = '285.9';
    broken[150] = cells.join(',');
    broken.push(broken[200]!, broken[10]!);
    const track = trackIn(broken.join('\n'));
    expect(track.count).toBe(whole.count - 22);
    expect(seconds(track)).toBeCloseTo(seconds(whole), 6);
    expect(Math.max(...track.down)).toBeLessThan(100);
    expect(track.notes).toHaveLength(3);
  });

  it('with first fixes that are kilometres off', () => {
    const off = rows.slice(0, 5).map((row) => {
      const cells = row.split(',');
      cells[1] = (Number(cells[1]) + 0.05).toFixed(7);
      return cells.join(',');
    });
    const track = trackIn([...good.slice(0, 2), ...off, ...rows.slice(5)].join('\n'));
    expect(track.count).toBe(whole.count - 5);
  });

  it('refuses in words what is no track', () => {
    expect(refusalOf('')).toMatch(/no track/);
    expect(refusalOf('a,b,c\n1,2,3\n')).toMatch(/no track/);
    expect(refusalOf('PNG\0\0\0')).toMatch(/no text/);
    expect(refusalOf('$FLYS,1\n$VAR,X,1\n')).toMatch(/does not end/);
    expect(refusalOf('time,lat,lon\n2018-03-20T14:23:44.00Z,1,2\n')).toMatch(/how the jumper falls/);
    expect(refusalOf(good.slice(0, 6).join('\n'))).toMatch(/Only 4 fixes/);
  });

  it('never breaks on mutated files', () => {
    const random = createRandom(11);
    const text = good.slice(0, 30).join('\r\n');
    for (let i = 0; i < 500; i++) {
      const characters = [...text];
      for (let k = 0; k < 1 + Math.floor(random() * 30); k++) {
        const at = Math.floor(random() * characters.length);
        if (random() < 0.5) characters[at] = String.fromCharCode(Math.floor(random() * 300));
        else characters.splice(at, Math.floor(random() * 40));
      }
      const read = readTrackFile(characters.join(''));
      if ('refusal' in read) {
        expect(read.refusal).toMatch(/^[A-Z].*\.$/);
        continue;
      }
      const { track } = read;
      for (let j = 1; j < track.count; j++) expect(track.moments[j]!).toBeGreaterThan(track.moments[j - 1]!);
      findJump(track);
    }
  });
});
