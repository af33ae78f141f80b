import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import type { Values } from '../../src/parameters/parameter';
import { feet } from '../../src/parameters/units';
import { channel } from '../../src/recording/channels';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample, type Sample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';

const distance = channel('cameramanDistance');

/** Every fiftieth of a second in which both fall: the sample is lent. */
function* falling(recording: Recording): Generator<Sample> {
  const sample = createSample();
  const last = recording.cameraman?.times.at(-1) ?? Number.NEGATIVE_INFINITY;
  for (let time = 0; time <= last; time += 0.02) yield sampleAt(recording, time, sample);
}

function nearest(recording: Recording): { readonly metres: number; readonly time: number } {
  let found = { metres: Number.POSITIVE_INFINITY, time: 0 };
  for (const sample of falling(recording)) {
    const metres = distance.of(sample);
    if (metres < found.metres) found = { metres, time: sample.time };
  }
  return found;
}

const strongWind = '0:5@230,1500:15@250,5000:35@270,9000:60@285,14000:40@290';
const settings: Readonly<Record<string, Values>> = {
  'the film': {},
  'belly to earth all the way': { recoveryAltitude: feet(140_000) },
  'a dive held to the pull': { recoveryAltitude: 0 },
  'a loaded jumper': { mass: 163, diveDragArea: 0.605, bellyDragArea: 0.605 },
  'a strong wind that turns with height': { wind: strongWind },
  'an exit at 40,000 ft': { exitAltitude: feet(40_000) },
  'an exit at 13,000 ft': { exitAltitude: feet(13_000) },
  'a step from a balloon': { aircraftSpeed: 0 },
  'a fast aircraft': { aircraftSpeed: 170 },
  'a hot day': { temperatureOffset: 40 },
};

describe.each(Object.entries(settings))('the cameraman of %s', (_name, values) => {
  const recording = run(halo, values);

  it('lets the jumper come to 3 ft, and no nearer', () => {
    const { metres, time } = nearest(recording);
    expect(Math.abs(metres - 0.9)).toBeLessThan(0.1);
    expect(time).toBeGreaterThan(8);
    expect(recording.notes.filter((note) => note.includes('cameraman'))).toEqual([]);
  });

  it('falls by forces that the air can exert on a body', () => {
    for (const s of falling(recording)) {
      const c = s.cameraman;
      // Air and wind of the jumper serve where the two are near each other.
      if (distance.of(s) > 12) continue;
      const [x, y, z] = [c.vx - s.windX, c.vy, c.vz - s.windZ];
      const speed = Math.sqrt(x * x + y * y + z * z);
      const force = [c.ax, c.ay + s.gravity, c.az] as const;
      const along = -(force[0] * x + force[1] * y + force[2] * z) / speed;
      const across = Math.sqrt(Math.max(force[0] ** 2 + force[1] ** 2 + force[2] ** 2 - along * along, 0));
      const area = (109 * along) / (0.5 * s.airDensity * speed * speed);
      expect(area, `drag area at ${s.time} s`).toBeGreaterThan(0.26);
      expect(area, `drag area at ${s.time} s`).toBeLessThan(0.97);
      expect(across / along, `lift over drag at ${s.time} s`).toBeLessThan(0.53);
    }
  });

  it('is seen at a distance that is the length between the two bodies', () => {
    for (const time of [-2, 0.5, 9, 20.25, 31]) {
      const s = sampleAt(recording, time, createSample());
      const between = Math.hypot(s.cameraman.x - s.x, s.cameraman.y - s.y, s.cameraman.z - s.z);
      expect(distance.of(s)).toBeCloseTo(between, 9);
    }
  });
});

describe('the cameraman of the film', () => {
  const recording = run(halo);
  const { cameraman } = recording;

  it('rides along, leaves first, is below at the exit and slows while the jumper comes', () => {
    const at = (time: number) => sampleAt(recording, time, createSample());
    expect(distance.of(at(recording.start))).toBeCloseTo(1.3, 9);
    expect(at(-1).cameraman.y).toBe(at(-1).y);
    expect(at(0).cameraman.y).toBeLessThan(at(0).y - 3);
    const [far, near] = [at(4), at(12)];
    expect(distance.of(far)).toBeGreaterThan(20);
    expect(distance.of(near)).toBeLessThan(5);
    // The jumper is the faster of the two all the while.
    for (let time = 6; time < 12; time += 0.5) expect(at(time).vy).toBeLessThan(at(time).cameraman.vy);
  });

  it('stays near until the wave-off and is far below when the canopy opens', () => {
    const pull = eventTime(recording, 'pull')!;
    for (const s of falling(recording)) {
      if (s.time > 14 && s.time < pull - 5) expect(distance.of(s), `at ${s.time} s`).toBeLessThan(4);
    }
    expect(distance.of(sampleAt(recording, pull, createSample()))).toBeGreaterThan(30);
    const after = sampleAt(recording, recording.end, createSample());
    expect(after.hasCameraman).toBe(false);
    expect(distance.of(after)).toBeNaN();
  });

  it('gains no energy from the air: kinetic and potential together only fall', () => {
    let before = Number.POSITIVE_INFINITY;
    for (let k = 2; k < cameraman!.count; k++) {
      const [y, vx, vy, vz] = [1, 3, 4, 5].map((i) => cameraman!.states[9 * k + i]!) as [
        number,
        number,
        number,
        number,
      ];
      // Geopotential height: gravity weakens on the way up.
      const energy = 9.80665 * ((6_356_766 * y) / (6_356_766 + y)) + 0.5 * (vx * vx + vy * vy + vz * vz);
      expect(energy, `knot ${k}`).toBeLessThanOrEqual(before + 0.02);
      before = energy;
    }
  });

  it('leaves the flight of the jumper as it is, and shows in the fingerprint', () => {
    const alone = run(halo, { cameraman: false });
    expect(alone.cameraman).toBeNull();
    expect(alone.track).toEqual(recording.track);
    expect(alone.events).toEqual(recording.events);
    expect(alone.hash).not.toBe(recording.hash);
    expect(sampleAt(alone, 20, createSample()).hasCameraman).toBe(false);
    expect(distance.of(sampleAt(alone, 20, createSample()))).toBeNaN();
  });

  it('is no part of the cliff jump', () => {
    expect(run(cliff).cameraman).toBeNull();
  });
});

describe('where no schedule of areas can do it', () => {
  it.each([
    ['a stone of a jumper', { mass: 250, diveDragArea: 0.2 }, /no nearer than \d+ m .* no body can fall/],
    [
      'a feather of a jumper',
      { mass: 40, diveDragArea: 1, bellyDragArea: 1 },
      /no nearer than \d+ m .* no body can fall/,
    ],
    ['a pull right after the exit', { openingAltitude: feet(24_000) }, /the fall is too short/],
    ['an exit near the ground', { exitAltitude: feet(3_000) }, /too low for the cameraman: he stays aboard/],
  ] as const)('%s: the run says so', (_name, values, words) => {
    const recording = run(halo, values);
    expect(recording.notes.some((note) => words.test(note))).toBe(true);
    if (recording.cameraman) for (const value of recording.cameraman.states) expect(value).toSatisfy(Number.isFinite);
  });
});
