import { describe, expect, it } from 'vitest';
import { preset, run } from '../../src/accuracy/flights';
import { flySight1Of, flySight2Of } from '../../src/exchange/flysight';
import { likeMeasured } from '../../src/exchange/like-measured';
import { measuredJump } from '../../src/exchange/track-run';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import type { Jump } from '../../src/jumps/jump';
import { type ChannelKey, channel, channels } from '../../src/recording/channels';
import { createForces, forceAt, forcesOf } from '../../src/recording/forces';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { figures } from '../../src/recording/summary';
import { blurSpeeds, measuredIn, trackIn, trackOf } from './tracks';

const [a, b] = [createSample(), createSample()];

/** Largest difference of a channel between two recordings at the same time since exit, from and to so many seconds. */
function apart(of: ChannelKey, one: Recording, other: Recording, from: number, to: number): number {
  const { of: read } = channel(of);
  let most = 0;
  for (let t = from; t < to; t += 0.037) {
    most = Math.max(most, Math.abs(read(sampleAt(one, t, a)) - read(sampleAt(other, t, b))));
  }
  return most;
}

describe('a simulated jump, exported and imported', () => {
  const cases: readonly (readonly [string, Jump, Recording])[] = [
    ['the film', halo, run(halo)],
    ['a high opening', halo, run(halo, preset(halo, 'haho'))],
    ['the cliff', cliff, run(cliff)],
    ['gusts', cliff, run(cliff, { gustSpeed: 3, gustSeed: 2, wind: '0:5@250' })],
  ];
  it.each(cases)('%s plays as it was recorded', (_, jump, recording) => {
    const measured = measuredIn(flySight2Of(jump, recording)).recording;
    expect(measured.jump).toBe(jump.id);
    expect(measured.ending).toBe(recording.ending);
    const last = Math.min(recording.end, measured.end) - 0.1;
    // The exit is found to a few hundredths, and a fall goes 50 m in a second.
    expect(apart('altitudeAgl', recording, measured, -1, last)).toBeLessThan(1);
    expect(apart('verticalSpeed', recording, measured, -1, last)).toBeLessThan(0.6);
    expect(apart('groundSpeed', recording, measured, -1, last)).toBeLessThan(0.5);
    expect(apart('airDensity', recording, measured, -1, last)).toBeLessThan(2e-4);
    // Away from the corners of exit and line stretch the load is the same too.
    const pull = eventTime(recording, 'pull')!;
    expect(apart('load', recording, measured, 1, pull)).toBeLessThan(0.1);
    expect(apart('load', recording, measured, pull + 2, last)).toBeLessThan(0.4);
    for (const key of ['peakVerticalSpeed', 'pullHeight', 'openingLoad', 'touchdownSink', 'duration']) {
      const figure = figures.find((each) => each.key === key)!;
      const [was, is] = [figure.of(recording)!, figure.of(measured)!];
      expect(Math.abs(is / was - 1), key).toBeLessThan(0.05);
    }
  });

  it('keeps its frame: downrange is the course flown, the landing lies at height zero', () => {
    // A hard wind from the side turns the way over the ground, and with it the frame.
    const recording = run(halo, { wind: '0:20@150,8000:20@150' });
    const measured = measuredIn(flySight2Of(halo, recording)).recording;
    sampleAt(recording, recording.end, a);
    sampleAt(measured, measured.end, b);
    expect(Math.hypot(b.x, b.z)).toBeCloseTo(Math.hypot(a.x, a.z), -1);
    expect(b.y).toBeCloseTo(0, 1);
    expect(measured.environment.landingElevation).toBeCloseTo(recording.environment.landingElevation, 1);
    for (const t of [0, 1, 2]) {
      sampleAt(measured, t, b);
      expect(Math.abs(b.vz)).toBeLessThan(0.05 * b.vx);
    }
  });

  it('flies a canopy that faces where it goes', () => {
    const recording = run(halo, { wind: '0:12@350' });
    const measured = measuredIn(flySight1Of(halo, recording)).recording;
    const open = eventTime(measured, 'inflated')! + 3;
    for (let t = open; t < measured.end - 3; t += 0.9) {
      sampleAt(measured, t, b);
      const along = b.vx * Math.cos(b.course) + b.vz * Math.sin(b.course);
      expect(along / Math.hypot(b.vx, b.vz)).toBeGreaterThan(0.95);
    }
  });
});

describe('a measured jump', () => {
  const plain = flySight1Of(halo, run(halo, { ...preset(halo, 'belly'), exitAltitude: 4_000 }), 5);
  const { recording, fit, values } = measuredIn(plain);

  it('says nothing that no track holds', () => {
    const { recording: dive } = measuredIn(flySight1Of(halo, run(halo), 5));
    for (let t = dive.start; t < dive.end; t += 1.1) {
      sampleAt(dive, t, b);
      for (const key of ['wallClearance', 'bikeDistance', 'cameramanDistance', 'terminalSpeed'] as const) {
        expect(channel(key).of(b), key).toBeNaN();
      }
    }
    expect(dive.notes.join(' ')).toMatch(/wind is unknown/);
    expect(dive.notes.join(' ')).toMatch(/pilot chute does not show/);
    for (const { key, of } of channels) {
      if (Number.isNaN(of(sampleAt(run(halo), 20, a)))) expect(of(sampleAt(dive, 20, b)), key).toBeNaN();
    }
  });

  it('knows its terminal speed where the drag area could be fitted', () => {
    expect(fit).toMatchObject({ verdict: 'good' });
    sampleAt(recording, 30, b);
    expect(channel('terminalSpeed').of(b) / channel('airspeed').of(b)).toBeCloseTo(1, 1);
    // Off a slow aircraft the speed comes up to it from below.
    const slow = measuredIn(flySight1Of(halo, run(halo, { ...preset(halo, 'belly'), aircraftSpeed: 20 }), 5)).recording;
    expect(eventTime(slow, 'terminalSpeed')!).toBeGreaterThan(5);
  });

  it('has forces that add up to mass times acceleration', () => {
    const forces = createForces();
    for (let t = 0.1; t < recording.end; t += 0.77) {
      sampleAt(recording, t, b);
      forcesOf(b, forces);
      for (const [axis, acceleration] of [b.ax, b.ay, b.az].entries()) {
        expect(forces[forceAt.sum + axis]!).toBeCloseTo(b.mass * acceleration, 6);
      }
      const drag = b.inflation > 0 ? forceAt.canopyDrag : forceAt.drag;
      const lift = b.inflation > 0 ? forceAt.canopyLift : forceAt.lift;
      const across = forces[lift]! * b.vx + forces[lift + 1]! * b.vy + forces[lift + 2]! * b.vz;
      expect(across).toBeCloseTo(0, 4);
      if (t > 20 && t < eventTime(recording, 'pull')!)
        expect(forces[drag + 1]! / (b.mass * b.gravity)).toBeCloseTo(1, 1);
    }
  });

  it('is of the aircraft or of the rock', () => {
    const idOf = (jump: Jump, values: Parameters<typeof run>[1]) => {
      // Half the world away from the place of the jump: only the flight itself can tell.
      const text = flySight1Of({ ...jump, place: { ...jump.place, latitude: -33.2 } }, run(jump, values), 5);
      return measuredIn(text).jump.id;
    };
    expect(idOf(halo, {})).toBe('halo');
    expect(idOf(halo, { exitAltitude: 1_500, openingAltitude: 900 })).toBe('halo');
    expect(idOf(halo, { exitAltitude: 4_000, aircraftSpeed: 0 })).toBe('halo');
    expect(idOf(cliff, preset(cliff, 'step-off'))).toBe('cliff');
    expect(idOf(cliff, {})).toBe('cliff');
  });

  it('lends its heights to the parameters of its jump, within their ranges', () => {
    expect(values.exitAltitude as number).toBeCloseTo(4_000, 0);
    expect(values.landingElevation as number).toBeCloseTo(0, 0);
    expect(values.openingAltitude as number).toBeGreaterThan(500);
    const deep = run(halo, { landingElevation: 0 });
    const text = flySight1Of(halo, deep, 5).replace(/Z,(-?[\d.]+),([\d.]+),([\d.]+)/g, (_, lat, lon, h) => {
      return `Z,${lat},${lon},${(Number(h) - 500).toFixed(3)}`;
    });
    const sunk = measuredIn(text);
    expect(sunk.recording.environment.landingElevation).toBeCloseTo(-500, 0);
    expect(sunk.values.landingElevation).toBe(halo.parameters.landingElevation.min);
  });

  it('has a fingerprint of its own, the same for the same bytes', () => {
    expect(measuredIn(plain).recording.hash).toBe(recording.hash);
    const lines = plain.split('\r\n');
    const at = lines.length >> 1;
    const cells = lines[at]!.split(',');
    cells[6] = (Number(cells[6]) + 0.01).toFixed(2);
    lines[at] = cells.join(',');
    const other = lines.join('\r\n');
    expect(measuredIn(other).recording.hash).not.toBe(recording.hash);
  });

  it('bridges gaps, follows its speeds where positions are missing, and stays calm in noise', () => {
    const lines = plain.split('\r\n');
    const at = Math.round(lines.length * 0.3);
    const gap = measuredIn([...lines.slice(0, at), ...lines.slice(at + 15)].join('\n')).recording;
    expect(apart('altitudeAgl', recording, gap, 0, recording.end)).toBeLessThan(3);
    expect(gap.notes.join(' ')).toMatch(/gap in the jump is 3\.2 s/);

    const blind = measuredIn(lines.map((row) => row.replace(/Z,[^,]*,[^,]*,/, 'Z,,,')).join('\n')).recording;
    expect(apart('downrange', recording, blind, 0, recording.end)).toBeLessThan(3);

    const noisy = measuredJump(blurSpeeds(trackIn(plain), 0.3, 5));
    if (typeof noisy === 'string') throw new Error(noisy);
    expect(apart('load', recording, noisy.recording, 2, eventTime(recording, 'pull')! - 1)).toBeLessThan(0.35);
  });

  it('ends in the air where its track does', () => {
    const track = trackOf(halo, run(halo), 5);
    const cut = trackIn(
      flySight1Of(halo, run(halo), 5)
        .split('\r\n')
        .slice(0, Math.round(track.count * 0.6))
        .join('\n'),
    );
    const measured = measuredJump(cut);
    if (typeof measured === 'string') throw new Error(measured);
    expect(measured.recording.verdict).toBe('The track ends in the air.');
    expect(measured.recording.moments.ground).toBeNaN();
    expect(eventTime(measured.recording, 'touchdown')).toBeNull();
  });
});

describe('the model beside a measured jump', () => {
  it.each([
    ['a skydive', halo, { ...preset(halo, 'belly'), exitAltitude: 4_100, bellyDragArea: 0.5, mass: 85 }],
    ['a jump off the cliff', cliff, { holdTime: 0, bikeMass: 0, rampAngle: 0, trackDelay: 0.5 }],
  ] as const)('flies %s as it was flown', (_, jump, values) => {
    const original = run(jump, values);
    const measured = measuredIn(flySight2Of(jump, original));
    if (typeof measured.fit === 'string') throw new Error(measured.fit);
    // Somebody else, as heavy as anyone: what counts is mass over drag area.
    const own = { ...run(jump).values, wind: '0:20@10', [jump === halo ? 'mass' : 'riderMass']: 95 };
    const flown = run(jump, likeMeasured(jump.id, own, { recording: measured.recording, fit: measured.fit }));
    const pull = eventTime(flown, 'pull')!;
    expect(pull).toBeCloseTo(eventTime(original, 'pull')!, jump === halo ? 0 : -1);
    const until = Math.min(pull, eventTime(original, 'pull')!);
    expect(apart('altitudeMsl', flown, original, 0, until)).toBeLessThan(jump === halo ? 15 : 45);
    expect(apart('verticalSpeed', flown, original, 3, until - 0.1)).toBeLessThan(jump === halo ? 0.5 : 3);
  });

  it('takes what lies beyond the range of a parameter to the end of it', () => {
    const low = measuredIn(flySight2Of(cliff, run(cliff, { exitElevation: 260, landingElevation: 0 })));
    const taken = likeMeasured('halo', run(halo).values, { recording: low.recording, fit: null });
    expect(taken.exitAltitude).toBe(halo.parameters.exitAltitude.min);
    expect(run(halo, taken).ending).not.toBe('diverged');
  });
});

describe('a measured jump, exported again', () => {
  it('lies where and when it was, not where the stunt takes place', () => {
    const elsewhere = { ...halo, place: { ...halo.place, latitude: -33.2, longitude: 151.6, heading: 300 } };
    const first = trackIn(flySight2Of(elsewhere, run(halo)));
    const measured = measuredJump(first);
    if (typeof measured === 'string') throw new Error(measured);
    const again = trackIn(flySight2Of(measured.jump, measured.recording));
    let from = 0;
    for (let i = 0; i < again.count; i++) {
      const since = again.moments[i]! - measured.landmarks.exit;
      if (since < 0 || since > measured.recording.end - 0.1) continue;
      while (first.moments[from]! < again.moments[i]! - 1e-4) from++;
      expect(again.moments[i]).toBeCloseTo(first.moments[from]!, 3);
      expect(Math.abs(again.latitudes[i]! - first.latitudes[from]!)).toBeLessThan(5e-7);
      expect(Math.abs(again.longitudes[i]! - first.longitudes[from]!)).toBeLessThan(5e-7);
      expect(Math.abs(again.heights[i]! - first.heights[from]!)).toBeLessThan(0.05);
      expect(Math.abs(again.north[i]! - first.north[from]!)).toBeLessThan(0.02);
    }
    expect(from).toBeGreaterThan(4_000);
  });
});
