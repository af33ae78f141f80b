import { describe, expect, it, test } from 'vitest';
import { at, preset, run } from '../../src/accuracy/flights';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { listing } from '../../src/listing';
import { feet } from '../../src/parameters/units';
import { decompressionOf, oxygenNeedAt } from '../../src/recording/breathing';
import { type ChannelKey, channel, channels } from '../../src/recording/channels';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';

const film = run(halo);
const ride = run(cliff);
const value = (key: ChannelKey, recording: Recording, time: number): number => channel(key).of(at(recording, time));
const timeOf = (recording: Recording, name: Parameters<typeof eventTime>[1]): number =>
  eventTime(recording, name) as number;

test('every channel is explained by the command line, with the unit of its table', () => {
  const text = listing();
  for (const { key, doc } of channels) expect(text).toMatch(new RegExp(`^ {4}${key} .*${doc.slice(0, 20)}`, 'm'));
  expect(text).toMatch(/^ {4}airTemperature +°C /m);
});

describe('the equivalent airspeed', () => {
  it('presses at sea level as the true one does here', () => {
    for (const [recording, time] of [
      [film, 0],
      [film, 24],
      [ride, 6],
      [film, 180],
    ] as const) {
      const equivalent = value('equivalentSpeed', recording, time);
      const pressure = value('dynamicPressure', recording, time);
      expect((0.5 * 1.225 * equivalent ** 2) / pressure).toBeCloseTo(1, 12);
    }
  });

  it('is two thirds of the true one at 25,000 ft, and the same at sea level', () => {
    // US Standard Atmosphere 1976, density ratio of the troposphere: (T / 288.15)^4.2559 at 7,610.9 geopotential metres.
    const ratio = (1 - (0.0065 * 7_610.9) / 288.15) ** 4.2559;
    expect(value('equivalentSpeed', film, 0) / value('airspeed', film, 0)).toBeCloseTo(Math.sqrt(ratio), 4);
    const landed = value('equivalentSpeed', film, film.end) / value('airspeed', film, film.end);
    expect(landed).toBeCloseTo(1, 4);
  });
});

describe('the heat power', () => {
  it('is what kinetic and potential energy lose in still air, with canopy and without', () => {
    const mechanical = (recording: Recording, time: number): number => {
      const s = at(recording, time);
      const altitude = s.y + s.landingElevation;
      const height = (6_356_766 * altitude) / (6_356_766 + altitude);
      return s.mass * (9.80665 * height + 0.5 * (s.vx ** 2 + s.vy ** 2 + s.vz ** 2));
    };
    for (const [recording, time] of [
      [film, 8],
      [film, 24],
      [film, 60],
      [film, 98],
      [film, 150],
      [ride, 8],
      [ride, 15],
      [run(halo, preset(halo, 'stratos')), 120],
    ] as const) {
      const h = 1e-3;
      const lost = (mechanical(recording, time - h) - mechanical(recording, time + h)) / (2 * h);
      expect(lost / value('heatPower', recording, time), `${recording.jump} ${time}`).toBeCloseTo(1, 4);
    }
  });

  it('of a steady fall is weight times speed', () => {
    const s = at(film, 93);
    // A little more: the fall still slows down.
    expect(value('heatPower', film, 93) / (s.mass * 9.80665 * -s.vy)).toBeCloseTo(1, 1);
    expect(value('heatPower', film, -1)).toBeNaN();
  });
});

describe('the glide ratio', () => {
  it("is the canopy's own in still air, and is told over the ground", () => {
    expect(value('glideRatio', film, 160)).toBeCloseTo(film.values.canopyGlideRatio as number, 2);
    expect(value('glideRatio', film, 60)).toBeLessThan(0.01);
  });

  it('is left out where one does not sink: before the exit, on leaving, and never infinite', () => {
    expect(value('glideRatio', film, -1)).toBeNaN();
    expect(value('glideRatio', film, 0)).toBeNaN();
    expect(value('glideRatio', film, 0.05)).toBeNaN();
    expect(value('glideRatio', film, 0.2)).toBeGreaterThan(10);
  });
});

describe('the times', () => {
  it('run down to the opening and to the ground, and end there', () => {
    const pull = timeOf(film, 'pull');
    expect(value('timeToOpening', film, 0)).toBe(pull);
    expect(value('timeToOpening', film, -2)).toBe(pull + 2);
    expect(value('timeToOpening', film, pull)).toBe(0);
    expect(value('timeToOpening', film, pull + 1e-6)).toBeNaN();
    expect(value('timeToGround', film, 0)).toBe(film.end);
    expect(value('timeToGround', film, film.end)).toBe(0);
    expect(value('timeToGround', film, film.end + 5)).toBe(0);
  });

  it('count the delay as BASE jumpers do: from the exit to the pull, and then it stands', () => {
    const sixSeconds = run(cliff, preset(cliff, 'six-second'));
    expect(value('delay', sixSeconds, -1)).toBeNaN();
    expect(value('delay', sixSeconds, 2.5)).toBe(2.5);
    expect(value('delay', sixSeconds, 20)).toBe(timeOf(sixSeconds, 'pull'));
    expect(value('delay', sixSeconds, 20)).toBeCloseTo(6, 9);
  });

  it('count the time in view under the open canopy, longer for HAHO than for HALO', () => {
    expect(value('timeInView', film, timeOf(film, 'pull'))).toBeNaN();
    expect(value('timeInView', film, timeOf(film, 'inflated'))).toBe(0);
    expect(value('timeInView', film, film.end)).toBe(film.end - timeOf(film, 'inflated'));
    const high = run(halo, preset(halo, 'haho'));
    expect(value('timeInView', high, high.end)).toBeGreaterThan(10 * value('timeInView', film, film.end));
  });

  it('are none for what never comes', () => {
    const unopened = run(halo, { openingAltitude: 0 });
    for (const key of ['timeToOpening', 'delay', 'timeInView'] as const) {
      for (const time of [-1, 0, 50, unopened.end]) expect(value(key, unopened, time), key).toBeNaN();
    }
    expect(value('timeToGround', unopened, 0)).toBe(unopened.end);
    // An opening above the exit is thrown at the exit.
    const atOnce = run(halo, { openingAltitude: feet(30_000), cameraman: false });
    expect(value('delay', atOnce, 100)).toBe(0);
    expect(value('timeToOpening', atOnce, -1)).toBe(1);
  });

  it('are unknown to a sample that was never filled', () => {
    for (const c of channels) expect(c.of(createSample()), c.key).toBeNaN();
  });
});

describe('the height fallen', () => {
  it('and the height above the landing make the height of the exit', () => {
    for (const time of [0, 3, 12, ride.end]) {
      expect(value('fallen', ride, time) + value('altitudeAgl', ride, time)).toBeCloseTo(1_096, 9);
    }
    expect(value('fallen', film, -1)).toBeNaN();
    // Off a ramp that points up one first rises.
    expect(value('fallen', ride, 0.2)).toBeLessThan(0);
  });
});

describe('the air', () => {
  it('is as cold and thin as the standard says', () => {
    // US Standard Atmosphere 1976: 6.5 K less for each geopotential kilometre; a day 10 K warmer is so everywhere.
    const aloft = 288.15 - 0.0065 * 7_610.9;
    expect(value('airTemperature', film, 0)).toBeCloseTo(aloft, 3);
    expect(value('airTemperature', film, film.end)).toBeCloseTo(288.15, 4);
    expect(value('airTemperature', run(halo, { temperatureOffset: 10 }), 0)).toBeCloseTo(aloft + 10, 3);
  });
});

describe('what a jump asks of the body', () => {
  it('is read off its air: oxygen on leaving and on landing', () => {
    const mercury = 101_325 / 760;
    expect(value('oxygenInAir', film, 0) / mercury).toBeCloseTo(49, 0);
    expect(value('oxygenInMask', film, 0) / mercury).toBeCloseTo(235, 0);
    expect(value('oxygenInAir', film, film.end) / mercury).toBeCloseTo(149.4, 1);
    expect(value('consciousAtLeast', film, 0)).toBeCloseTo(180, 6);
    expect(value('consciousAtMost', film, 0)).toBeCloseTo(300, 6);
    expect(value('consciousAtLeast', film, 80)).toBeNaN();
    expect([0, 40, 100].map((time) => oxygenNeedAt(at(film, time)))).toEqual(['pure', 'added', 'none']);
  });

  it('is pre-breathing from 20,000 ft on, and most of all a matter of how long one stays up there', () => {
    const filmed = decompressionOf(film);
    expect(filmed).toMatchObject({ risk: 'prebreathe', exit: feet(25_000) });
    expect(at(film, filmed.above as number).y).toBeCloseTo(feet(18_000), 3);
    expect(filmed.above).toBeLessThan(40);
    const high = decompressionOf(run(halo, preset(halo, 'haho')));
    expect(high.above).toBeGreaterThan(300);
    expect(decompressionOf(run(halo, { exitAltitude: feet(19_000) })).risk).toBe('possible');
    expect(decompressionOf(ride)).toMatchObject({ risk: 'none', above: 0 });
    // What counts is the altitude above the sea, wherever the landing lies.
    const plateau = decompressionOf(run(halo, { landingElevation: feet(10_000), exitAltitude: feet(25_000) }));
    expect(plateau).toMatchObject({ risk: 'prebreathe', exit: feet(25_000) });
    expect(plateau.above).toBeCloseTo(filmed.above as number, 3);
  });
});
