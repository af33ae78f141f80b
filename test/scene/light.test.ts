import { describe, expect, it } from 'vitest';
import { jumps } from '../../src/jumps';
import type { Place } from '../../src/jumps/jump';
import {
  type Colour,
  createAirTables,
  dipAt,
  PLANET_RADIUS,
  readScatter,
  readTransmittance,
  SUN_IRRADIANCE,
  skyLight,
  transmittance,
} from '../../src/scene/light/atmosphere';
import { cirrusAmount, cirrusTexels } from '../../src/scene/light/cirrus';
import { createDaylight } from '../../src/scene/light/daylight';
import { refraction, sunPosition, sunTowards } from '../../src/scene/light/sun';

const RADIAN = 180 / Math.PI;
const sine = (degrees: number): number => Math.sin(degrees / RADIAN);
const brightness = (c: ArrayLike<number>): number => 0.2126 * c[0]! + 0.7152 * c[1]! + 0.0722 * c[2]!;

describe('the sun over a place', () => {
  const place = (latitude: number, longitude: number, utcOffset: number, date: Place['date'], heading = 0): Place => ({
    name: '',
    latitude,
    longitude,
    heading,
    date,
    utcOffset,
  });
  const at = (where: Place, hours: number) => sunPosition(where, hours * 3600, { elevation: 0, bearing: 0 });
  /** Hour at which the upper rim of the sun meets the horizon: its middle is 0.833 degrees below. */
  const rimAt = (where: Place, from: number, to: number): number => {
    let [early, late] = [from, to];
    const rises = at(where, from).elevation < -0.833;
    for (let i = 0; i < 40; i++) {
      const middle = (early + late) / 2;
      if (at(where, middle).elevation < -0.833 === rises) early = middle;
      else late = middle;
    }
    return early;
  };

  // J. Meeus, "Astronomical Algorithms", example 25.a: 13 October 1992, 0 h dynamical time (59 s ahead of universal time).
  it('has the declination of the worked example of Meeus', () => {
    // At the pole the elevation is the declination.
    const pole = at(place(90, 0, 0, [1992, 10, 13]), -59 / 3600);
    expect(pole.elevation).toBeCloseTo(-7.78507, 2);
  });

  // US Naval Observatory, "Earth's seasons": equinox 20 March 2018 16:15, solstices 21 June 2018 10:07 and 21 December 22:23 UTC.
  it('crosses the equator at the equinox and turns at the solstices', () => {
    expect(at(place(90, 0, 0, [2018, 3, 20]), 16.25).elevation).toBeCloseTo(0, 2);
    expect(at(place(90, 0, 0, [2018, 6, 21]), 10.12).elevation).toBeCloseTo(23.435, 2);
    expect(at(place(90, 0, 0, [2018, 12, 21]), 22.38).elevation).toBeCloseTo(-23.435, 2);
  });

  // US Naval Observatory, rise and set for Greenwich (51.48 N, 0 E): 1 January 2018 8:06 and 16:02, 21 June 3:43 and 20:21 UTC.
  it('rises and sets over Greenwich when the almanac says', () => {
    const winter = place(51.48, 0, 0, [2018, 1, 1]);
    expect(rimAt(winter, 5, 11)).toBeCloseTo(8 + 6 / 60, 1);
    expect(rimAt(winter, 13, 19)).toBeCloseTo(16 + 2 / 60, 1);
    const summer = place(51.48, 0, 0, [2018, 6, 21]);
    expect(rimAt(summer, 1, 9)).toBeCloseTo(3 + 43 / 60, 1);
    expect(rimAt(summer, 15, 23)).toBeCloseTo(20 + 21 / 60, 1);
  });

  it('lifts the setting sun by about its own width, and the zenith not at all', () => {
    expect(refraction(0)).toBeCloseTo(0.48, 1);
    expect(refraction(10)).toBeCloseTo(0.089, 2); // 5.3 minutes of arc
    expect(refraction(90)).toBe(0);
    expect(refraction(-0.575)).toBeCloseTo(refraction(-0.5751), 3);
  });

  it('stands in the frame of the picture: x along the heading, z to the right of it', () => {
    const noon = { x: 0, y: 0, z: 0 };
    const greenwich = place(51.48, 0, 0, [2018, 6, 21], 90);
    sunTowards(greenwich, 12 * 3600, noon);
    expect(Math.hypot(noon.x, noon.y, noon.z)).toBeCloseTo(1, 12);
    expect(noon.y).toBeCloseTo(sine(90 - 51.48 + 23.43), 2);
    expect(noon.z).toBeGreaterThan(0.4); // south, to the right of one who looks east
    expect(Math.abs(noon.x)).toBeLessThan(0.02);
  });

  it('is low and behind on the left at the default exit of the desert, before noon from the left behind at the cliff', () => {
    const [halo, cliff] = jumps;
    const sun = { x: 0, y: 0, z: 0 };
    sunTowards(halo!.place, halo!.parameters.timeOfDay!.default as number, sun);
    expect(sun.y).toBeGreaterThan(sine(0.3));
    expect(sun.y).toBeLessThan(sine(2.5));
    expect(sun.x).toBeLessThan(-0.7);
    expect(sun.z).toBeLessThan(-0.3);
    sunTowards(cliff!.place, cliff!.parameters.timeOfDay!.default as number, sun);
    expect(sun.y).toBeGreaterThan(sine(25));
    expect(sun.z).toBeLessThan(-0.7);
  });
});

describe('light in the air', () => {
  const air = { haze: 1, ground: [0.3, 0.3, 0.3] as Colour };
  const tables = createAirTables(air);

  it('reddens the low sun and leaves it white above the air', () => {
    const [red, , blue] = transmittance(air, 0, sine(8));
    expect(blue / red).toBeLessThan(0.4);
    const [r, , b] = transmittance(air, 78_000, 0.2);
    expect(b / r).toBeGreaterThan(0.98);
  });

  it('passes about what a clear zenith passes: nine tenths of red, seven tenths of blue', () => {
    const [red, , blue] = transmittance(air, 0, 1);
    expect(red).toBeGreaterThan(0.88);
    expect(red).toBeLessThan(0.96);
    expect(blue).toBeGreaterThan(0.7);
    expect(blue).toBeLessThan(0.8);
  });

  it('lets no sun through the ground, and lets the disc set behind the horizon of each height without a jump', () => {
    expect(transmittance(air, 1_000, -0.5)).toEqual([0, 0, 0]);
    for (const height of [0, 300, 7_620, 25_000]) {
      const dip = dipAt(height);
      expect(Math.cos(dip)).toBeCloseTo(PLANET_RADIUS / (PLANET_RADIUS + height), 9);
      let before = transmittance(air, height, Math.sin(-dip + 0.01))[0];
      for (let angle = 0.01; angle > -0.01; angle -= 1e-4) {
        const now = transmittance(air, height, Math.sin(-dip + angle))[0];
        expect(now).toBeLessThanOrEqual(before + 1e-9);
        expect(before - now).toBeLessThan(0.04);
        before = now;
      }
      expect(before).toBe(0);
    }
  });

  it('reads from its table what it has computed, best where it matters: at the horizon', () => {
    const read: Colour = [0, 0, 0];
    for (const height of [0, 40, 600, 3_000, 7_620, 20_000]) {
      for (let elevation = -8; elevation < 90; elevation += 0.37) {
        const exact = transmittance(air, height, sine(elevation));
        readTransmittance(tables.through, Float64Array.of(height, sine(elevation)), read);
        for (let c = 0; c < 3; c++) expect(Math.abs(read[c]! - exact[c]!)).toBeLessThan(0.004);
      }
    }
  });

  it('scatters less light the lower the sun and the higher the eye, all the way into night', () => {
    const read: Colour = [0, 0, 0];
    for (const height of [0, 5_000, 20_000]) {
      let before = Number.POSITIVE_INFINITY;
      for (const elevation of [60, 30, 10, 3, 0, -3, -6, -12, -18, -60]) {
        readScatter(tables.scatter, height, sine(elevation), read);
        expect(brightness(read)).toBeGreaterThan(0);
        expect(brightness(read)).toBeLessThanOrEqual(before);
        before = brightness(read);
      }
    }
  });

  it('shows a sky that is brighter at the horizon than above, and bluer above', () => {
    const zenith: Colour = [0, 0, 0];
    const low: Colour = [0, 0, 0];
    skyLight(tables, 2, 0.999, sine(40), sine(40), 30, zenith);
    skyLight(tables, 2, 0.03, 0, sine(40), 30, low);
    expect(brightness(low)).toBeGreaterThan(2 * brightness(zenith));
    expect(zenith[2] / zenith[0]).toBeGreaterThan(2);
    expect(low[2] / low[0]).toBeLessThan(zenith[2] / zenith[0]);
  });

  it('darkens the sky with height', () => {
    const below: Colour = [0, 0, 0];
    const above: Colour = [0, 0, 0];
    skyLight(tables, 0, 0.7, 0.5, sine(40), 30, below);
    skyLight(tables, 7_620, 0.7, 0.5, sine(40), 30, above);
    expect(brightness(above)).toBeLessThan(0.6 * brightness(below));
  });

  it('glows red towards the set sun, and raises the dark shadow of the Earth opposite', () => {
    const west: Colour = [0, 0, 0];
    const east: Colour = [0, 0, 0];
    const belt: Colour = [0, 0, 0];
    const sun = sine(-2);
    const look = (elevation: number, towards: 1 | -1, out: Colour) =>
      skyLight(tables, 100, sine(elevation), towards * Math.cos((elevation + towards * 2) / RADIAN), sun, 60, out);
    look(2, 1, west);
    look(1, -1, east);
    look(10, -1, belt);
    expect(brightness(west)).toBeGreaterThan(4 * brightness(east));
    expect(west[0]).toBeGreaterThan(2 * west[2]);
    expect(belt[0] / belt[2]).toBeGreaterThan(east[0] / east[2]);
    expect(belt[0]).toBeGreaterThan(east[0]);
  });
});

describe('ice clouds', () => {
  it('repeat without a seam', () => {
    const texels = cirrusTexels();
    const size = Math.sqrt(texels.length / 2);
    const steps = (from: number, to: number): number => {
      let sum = 0;
      for (let j = 0; j < size; j++)
        for (const channel of [0, 1])
          sum += Math.abs(texels[2 * (j * size + from) + channel]! - texels[2 * (j * size + to) + channel]!);
      return sum / size;
    };
    let within = 0;
    for (let i = 1; i < size; i++) within = Math.max(within, steps(i - 1, i));
    expect(steps(size - 1, 0)).toBeLessThanOrEqual(within);
    expect(new Set(texels).size).toBe(256);
  });

  it('come with the other clouds, and not without them', () => {
    expect(cirrusAmount(0)).toBe(0);
    for (let cover = 0.1; cover <= 1; cover += 0.1) {
      expect(cirrusAmount(cover)).toBeGreaterThanOrEqual(cirrusAmount(cover - 0.1));
      expect(cirrusAmount(cover)).toBeLessThanOrEqual(1);
    }
  });
});

describe.each(jumps.map((jump) => [jump.id, jump] as const))('daylight of %s', (_id, jump) => {
  const daylight = createDaylight(jump.place, [0.3, 0.26, 0.2]);
  daylight.setAir(jump.parameters.haze!.default as number, jump.parameters.cloudCover!.default as number);
  const light = new Float64Array(12);
  const sun: Colour = [0, 0, 0];
  const clockOf = (elevation: number): number => {
    // In the afternoon the sun only sinks.
    let [early, late] = [13 * 3600, 23 * 3600];
    for (let i = 0; i < 40; i++) {
      const clock = (early + late) / 2;
      daylight.setClock(clock);
      if (daylight.sun.y > sine(elevation)) early = clock;
      else late = clock;
    }
    return early;
  };
  /** Light on level ground. */
  const ground = (): number[] => {
    daylight.groundLight(light);
    daylight.sunlight({ y: 0 }, sun);
    return [0, 1, 2].map((c) => light[c]! + light[6 + c]! + sun[c]! * Math.max(0, daylight.sun.y));
  };

  it('lights level ground by day as measured: up to nine tenths of what comes to the Earth, a sixth of it from a clear sky', () => {
    daylight.setClock(12.4 * 3600);
    const whole = brightness(ground()) / (SUN_IRRADIANCE * daylight.sun.y);
    expect(whole).toBeGreaterThan(0.75);
    expect(whole).toBeLessThan(1);
    const sky = [0, 1, 2].map((c) => light[c]! + light[6 + c]!);
    expect(brightness(sky) / (brightness(ground()) || 1)).toBeGreaterThan(0.11);
    expect(brightness(sky) / (brightness(ground()) || 1)).toBeLessThan(0.25);
  });

  it('shows grey ground neither black nor white, from the exit to the ground and from noon to after sunset', () => {
    for (const elevation of [30, 20, 10, 5, 3, 2, 1, 0, -1]) {
      daylight.setClock(clockOf(elevation));
      const grey = (0.18 / Math.PI) * brightness(ground());
      for (const height of [1, 100, 1_000, 3_000, 7_620]) {
        const shown = grey * daylight.exposure({ y: height });
        expect(shown, `${elevation} degrees, ${height} m`).toBeGreaterThan(0.02);
        expect(shown, `${elevation} degrees, ${height} m`).toBeLessThan(0.2);
      }
    }
  });

  it('keeps dusk darker than noon, and night darker than dusk, but not black', () => {
    const shownAt = (clock: number): number => {
      daylight.setClock(clock);
      return brightness(ground()) * daylight.exposure({ y: 10 });
    };
    const noon = shownAt(12.4 * 3600);
    const dusk = shownAt(clockOf(-1));
    const night = shownAt(clockOf(-15));
    expect(dusk).toBeLessThan(0.8 * noon);
    expect(night).toBeLessThan(0.8 * dusk);
    expect(night).toBeGreaterThan(0.02 * noon);
  });

  it('changes without a jump, whatever the order in which it is asked', () => {
    const seen = (clock: number, height: number): number => {
      daylight.setClock(clock);
      return Math.log(daylight.exposure({ y: height }));
    };
    for (const height of [0, 400, 7_620]) {
      let before = seen(17.5 * 3600, height);
      for (let clock = 17.5 * 3600; clock < 20 * 3600; clock += 10) {
        const now = seen(clock, height);
        expect(Math.abs(now - before)).toBeLessThan(0.12);
        before = now;
      }
    }
    expect(seen(18 * 3600, 1234)).toBe(seen(18 * 3600, 1234));
  });

  it('is brighter on the side of the glow at sunset', () => {
    daylight.setClock(clockOf(-1));
    daylight.groundLight(light);
    const towards = light[3]! * daylight.sun.x + light[9]! * daylight.sun.z;
    expect(towards).toBeGreaterThan(0.05 * light[0]!);
  });

  it('stays finite at every hour, in every haze, under every cloud, at every height', () => {
    for (const haze of [0, 1, 8]) {
      for (const cover of [0, 1]) {
        daylight.setAir(haze, cover);
        for (let clock = 0; clock <= 86_400; clock += 7_200) {
          daylight.setClock(clock);
          expect(ground().every((value) => value > 0 && Number.isFinite(value))).toBe(true);
          for (const height of [-5, 0, 7_620, 42_000]) {
            daylight.bodyLight({ y: height }, light);
            expect(light.every(Number.isFinite)).toBe(true);
            expect(daylight.exposure({ y: height })).toBeGreaterThan(0);
          }
        }
      }
    }
  });
});
