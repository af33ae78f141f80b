import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { exitMomentOf } from '../../src/exchange/clock';
import { flySight1Of, flySight2Of, rates } from '../../src/exchange/flysight';
import { createFix, createGeography } from '../../src/exchange/geography';
import { jumps } from '../../src/jumps';
import { halo } from '../../src/jumps/halo';
import { eventTime } from '../../src/recording/recording';
import { createMotion, createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { blurSpeeds, jumpIn, manyRuns, trackIn } from './tracks';

const film = run(halo);

describe('files of a FlySight', () => {
  it('begin with the lines that other programs look for', () => {
    const [head, units, first, next] = flySight1Of(halo, film).split('\r\n') as [string, string, string, string];
    expect(head).toBe('time,lat,lon,hMSL,velN,velE,velD,hAcc,vAcc,sAcc,heading,cAcc,gpsFix,numSV');
    expect(units).toBe(',(deg),(deg),(m),(m/s),(m/s),(m/s),(m),(m),(m/s),(deg),(deg),,');
    // Sixteen seconds before 18:24 by the clock of the place, which is four hours ahead.
    expect(first).toMatch(
      /^2018-03-20T14:23:44\.00Z,24\.\d{7},54\.\d{7},7620\.000,\d\d\.\d\d,\d\d\.\d\d,0\.00,0\.500,0\.500,0\.10,60\.00000,0\.50000,3,14$/,
    );
    expect(next).toMatch(/^2018-03-20T14:23:44\.05Z,/);
    const second = flySight2Of(halo, film);
    expect(second.startsWith('$FLYS,1\n$VAR,FIRMWARE_VER,')).toBe(true);
    expect(second).toContain('\n$COL,GNSS,time,lat,lon,hMSL,velN,velE,velD,hAcc,vAcc,sAcc,numSV\n');
    expect(second).toContain('\n$UNIT,GNSS,,deg,deg,m,m/s,m/s,m/s,m,m,m/s,\n$DATA\n$GNSS,2018-03-20T14:23:44.000Z,');
    expect(second.endsWith(',14\r\n')).toBe(true);
  });

  it('lie on whole parts of a second at every rate, wherever the exit falls between them', () => {
    const late = run(halo, { timeOfDay: 43_200.137 });
    for (const rate of rates) {
      const moments = flySight1Of(halo, late, rate)
        .split('\r\n')
        .slice(2, -1)
        .map((row) => Date.parse(row.split(',')[0]!));
      for (let i = 1; i < 60; i++) {
        expect(moments[i]! - moments[i - 1]!).toBe(1000 / rate);
        expect(moments[i]! % (1000 / rate)).toBe(0);
      }
    }
  });

  it.each(jumps)('give $id back as it was recorded, row by row, and its exit, opening and touchdown', (jump) => {
    const sample = createSample();
    const placed = createMotion();
    const fix = createFix();
    let found = 0;
    for (const { name, recording } of manyRuns(jump)) {
      const geography = createGeography(jump.place, recording.environment.landingElevation);
      const exit = exitMomentOf(jump, recording);
      for (const text of [flySight1Of(jump, recording), flySight2Of(jump, recording)]) {
        const track = trackIn(text);
        expect(track.notes, name).toEqual([]);
        let [off, slip, rows] = [0, 0, 0];
        for (let i = 0; i < track.count; i++) {
          const time = track.moments[i]! - exit;
          if (time < recording.start || time >= recording.end) continue;
          rows++;
          fix.latitude = track.latitudes[i]!;
          fix.longitude = track.longitudes[i]!;
          fix.height = track.heights[i]!;
          [fix.north, fix.east, fix.down] = [track.north[i]!, track.east[i]!, track.down[i]!];
          geography.toPlaced(fix, placed);
          sampleAt(recording, time, sample);
          off = Math.max(off, Math.hypot(placed.x - sample.x, placed.y - sample.y, placed.z - sample.z));
          slip = Math.max(slip, Math.hypot(placed.vx - sample.vx, placed.vy - sample.vy, placed.vz - sample.vz));
        }
        expect(rows).toBeGreaterThan(20 * (recording.end - recording.start) - 2);
        expect(off, name).toBeLessThan(0.02);
        expect(slip, name).toBeLessThan(0.01);

        const marks = jumpIn(track);
        expect(Math.abs(marks.exit - exit), `${name}: exit`).toBeLessThan(0.05);
        expect(Math.abs(marks.landing - exit - recording.end), `${name}: touchdown`).toBeLessThan(0.01);
        expect(marks.landingElevation - sampleAt(recording, recording.end, sample).y, name).toBeCloseTo(
          recording.environment.landingElevation,
          1,
        );
        const lineStretch = eventTime(recording, 'lineStretch');
        if (lineStretch === null) {
          expect(marks.opening, name).toBeNull();
          continue;
        }
        // In a track the canopy shows when it begins to slow the fall down.
        expect(Math.abs(marks.opening! - exit - lineStretch), `${name}: opening`).toBeLessThan(0.2);
        found++;
      }
    }
    expect(found).toBeGreaterThan(15);
  });

  it('give the landmarks of a receiver that is not sure of its speed', () => {
    for (const jump of jumps) {
      for (const { name, recording } of manyRuns(jump)) {
        const exit = exitMomentOf(jump, recording);
        const marks = jumpIn(blurSpeeds(trackIn(flySight1Of(jump, recording, 5)), 0.15, 7));
        expect(Math.abs(marks.exit - exit), `${name}: exit`).toBeLessThan(0.25);
        expect(Math.abs(marks.landing - exit - recording.end), `${name}: touchdown`).toBeLessThan(0.3);
        const lineStretch = eventTime(recording, 'lineStretch');
        if (lineStretch !== null) {
          expect(Math.abs(marks.opening! - exit - lineStretch), `${name}: opening`).toBeLessThan(0.4);
        }
      }
    }
  });
});
