import { describe, expect, it } from 'vitest';
import { airOf, at, environment, fly, speedOf, uniformAir } from '../../src/accuracy/flying';
import { EARTH_RADIUS, G0 } from '../../src/physics/atmosphere';
import { steadySpeed } from '../../src/physics/drag';
import { steadyLaw } from '../../src/physics/flight';

/**
 * Falls with a known solution, through the real solver.
 *
 * The textbook solutions hold for constant gravity; the program's gravity falls with height. Two ways round that are used.
 * A fall shrunk a millionfold (lengths by L, times and speeds by the root of L, density up by 1/L) obeys the same numbers,
 * and gravity changes by 2e-9 over it. And a fall of full size is exact in geopotential height H, if the density has a factor
 * (1 - H/R)²: then dv²/dH = -2 g0 + rho v²/beta with rho as in the textbook.
 */
const L = 1e-6;
const ROOT = Math.sqrt(L);

/** Exponential integral by its power series, whose terms are all positive for x > 0. */
function exponentialIntegral(x: number): number {
  let sum = 0.5772156649015329 + Math.log(x);
  let term = 1;
  for (let k = 1; k < 400; k++) {
    term *= x / k;
    sum += term / k;
  }
  return sum;
}

describe('falling through air of constant density', () => {
  const terminal = 50;
  const law = steadyLaw(80, (2 * 80 * G0) / (1.225 * terminal * terminal));

  it('follows v = vt tanh(g t / vt) and y = vt² / g ln cosh(g t / vt)', () => {
    const surroundings = environment({ air: uniformAir(1.225 / L) });
    for (const time of [0.5, 2, 5, 10, 20, 40]) {
      const end = fly(surroundings, law, at([0, 0, 0], [0, 0, 0]), { time: time * ROOT }, 1e-13);
      const x = (G0 * time) / terminal;
      expect(-end[4]! / ROOT / (terminal * Math.tanh(x)) - 1).toBeCloseTo(0, 8);
      expect(-end[1]! / L / (((terminal * terminal) / G0) * Math.log(Math.cosh(x))) - 1).toBeCloseTo(0, 8);
    }
  });

  it('follows coth when thrown down faster than terminal speed', () => {
    const surroundings = environment({ air: uniformAir(1.225 / L) });
    const phase = Math.atanh(terminal / 90);
    for (const time of [0.5, 2, 5, 10]) {
      const end = fly(surroundings, law, at([0, 0, 0], [0, -90 * ROOT, 0]), { time: time * ROOT }, 1e-13);
      expect(-end[4]! / ROOT).toBeCloseTo(terminal / Math.tanh((G0 * time) / terminal + phase), 6);
    }
  });

  it('has v = vt sqrt(1 - exp(-2 g y / vt²)) at every height of a fall of full size', () => {
    const factor = (h: number): number => 1.225 * (1 - h / EARTH_RADIUS) ** 2;
    const slope = (h: number): number => (-2 * 1.225 * (1 - h / EARTH_RADIUS)) / EARTH_RADIUS;
    const surroundings = environment({ air: airOf(factor, slope, 8_000, 80) });
    const top = (EARTH_RADIUS * 2_000) / (EARTH_RADIUS - 2_000);
    for (const drop of [1, 50, 200, 500, 1_000, 1_900]) {
      const h = 2_000 - drop;
      const height = (EARTH_RADIUS * h) / (EARTH_RADIUS - h);
      const end = fly(surroundings, law, at([0, top, 0], [0, 0, 0]), { measure: (s) => s[1]! - height }, 1e-12);
      const expected = terminal * Math.sqrt(1 - Math.exp((-2 * G0 * drop) / terminal ** 2));
      expect(-end[4]! / expected - 1, `${drop} m`).toBeCloseTo(0, 9);
    }
  });
});

describe('falling through an isothermal atmosphere', () => {
  // beta 179.7 kg/m², scale height 8,000 m, rho0 1.225, from rest at 7,620 m.
  const [beta, scale, rho0, top] = [179.7, 8_000, 1.225, 7_620];
  const c = (rho0 * scale) / beta;
  const xi = (h: number): number => c * Math.exp(-h / scale);
  const speedAt = (h: number): number =>
    Math.sqrt(2 * G0 * scale * Math.exp(-xi(h)) * (exponentialIntegral(xi(h)) - exponentialIntegral(xi(top))));
  const published = [
    [5, 44.32807649],
    [15, 78.6397279],
    [30, 77.70568052],
    [60, 67.62036746],
    [100, 57.62383775],
  ] as const;

  it('reaches the eight digits that the exponential integral gives', () => {
    const density = (h: number): number => (rho0 / L) * Math.exp(-h / (scale * L));
    const air = airOf(density, (h) => -density(h) / (scale * L), 8_000 * L, 800);
    const law = steadyLaw(beta, 1);
    for (const [time, speed] of published) {
      const end = fly(environment({ air }), law, at([0, top * L, 0], [0, 0, 0]), { time: time * ROOT }, 1e-13);
      expect(Math.abs(-end[4]! / ROOT - speed), `${time} s`).toBeLessThan(2e-6);
      // The same moment through the closed form, which knows height and not time.
      expect(Math.abs(-end[4]! / ROOT / speedAt(end[1]! / L) - 1)).toBeLessThan(2e-8);
    }
  });

  it('has the speed of the closed form at every height of a fall of full size', () => {
    const factor = (h: number): number => 1 - h / EARTH_RADIUS;
    const density = (h: number): number => rho0 * Math.exp(-h / scale) * factor(h) ** 2;
    const slope = (h: number): number => -density(h) * (1 / scale + 2 / (EARTH_RADIUS * factor(h)));
    const surroundings = environment({ air: airOf(density, slope, 8_000, 160) });
    const geometric = (h: number): number => (EARTH_RADIUS * h) / (EARTH_RADIUS - h);
    for (const h of [7_600, 7_500, 7_000, 6_000, 4_500, 3_000, 1_500, 300]) {
      const end = fly(
        surroundings,
        steadyLaw(beta, 1),
        at([0, geometric(top), 0], [0, 0, 0]),
        { measure: (s) => s[1]! - geometric(h) },
        1e-12,
      );
      expect(Math.abs(-end[4]! / speedAt(h) - 1), `${h} m`).toBeLessThan(1e-9);
    }
  });
});

describe('other motions with a known solution', () => {
  it('brakes a level throw as v = v0 / (1 + k v0 t), x = ln(1 + k v0 t) / k', () => {
    // So fast and so short that gravity adds nothing: 1e-10 of the speed.
    const k = 3;
    const surroundings = environment({ air: uniformAir(1) });
    for (const time of [1e-4, 5e-4, 1e-3, 3e-3]) {
      const end = fly(surroundings, steadyLaw(0.5, k), at([0, 0, 0], [1_000, 0, 0]), { time }, 1e-13);
      expect(end[3]! / (1_000 / (1 + k * 1_000 * time)) - 1).toBeCloseTo(0, 8);
      expect(end[0]! / (Math.log(1 + k * 1_000 * time) / k) - 1).toBeCloseTo(0, 8);
    }
  });

  it('falls without air as Galileo says: from 7,620 m to the ground at sqrt(2 g0 H)', () => {
    const surroundings = environment({ air: uniformAir(0) });
    const end = fly(surroundings, steadyLaw(80, 1), at([0, 7_620, 0], [0, 0, 0]), { measure: (s) => s[1]! }, 1e-12);
    const h = (EARTH_RADIUS * 7_620) / (EARTH_RADIUS + 7_620);
    expect(-end[4]!).toBeCloseTo(Math.sqrt(2 * G0 * h), 8);
  });

  it("bounds Kittinger's fall at the 614 mph that are told of it", () => {
    // 102,800 ft to 90,000 ft without any air: 616 mph.
    const end = fly(environment({ air: uniformAir(0) }), steadyLaw(80, 1), at([0, 102_800 * 0.3048, 0], [0, 0, 0]), {
      measure: (s) => s[1]! - 90_000 * 0.3048,
    });
    expect(-end[4]! / 0.44704).toBeGreaterThan(610);
    expect(-end[4]! / 0.44704).toBeLessThan(617);
  });

  it('is nearly terminal in the end: speeds at two heights go as the inverse root of density', () => {
    // A drag canopy of 5 m/s settles within a second, so nothing but the density is left.
    const surroundings = environment();
    const law = steadyLaw(100, 64);
    const start = at([0, 4_000, 0], [0, -6, 0]);
    const high = fly(surroundings, law, start, { measure: (s) => s[1]! - 3_000 });
    const low = fly(surroundings, law, start, { measure: (s) => s[1]! - 1_000 });
    // Published densities at 3,000 and 1,000 m: 0.90925 and 1.1117 kg/m³.
    expect(high[4]! / low[4]! / Math.sqrt(1.1117 / 0.90925)).toBeCloseTo(1, 3);
  });

  it('lags behind terminal speed in thickening air by less than 3 % for a skydiver', () => {
    const law = steadyLaw(100, 0.556);
    const start = at([0, 7_620, 0], [0, 0, 0]);
    const high = fly(environment(), law, start, { measure: (s) => s[1]! - 5_000 });
    const low = fly(environment(), law, start, { measure: (s) => s[1]! - 1_000 });
    const ratio = high[4]! / low[4]! / Math.sqrt(1.1117 / 0.73643);
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(1.03);
    expect(speedOf(high)).toBeGreaterThan(steadySpeed(100, 0.556, 0, 0.73643));
  });

  it('falls the same whatever the mass, if mass over drag area is the same', () => {
    const start = at([0, 7_620, 0], [73.8, 0, 0]);
    const light = fly(environment(), steadyLaw(70, 0.35), start, { measure: (s) => s[1]! - 609.6 });
    const heavy = fly(environment(), steadyLaw(140, 0.7), start, { measure: (s) => s[1]! - 609.6 });
    for (let i = 0; i < 10; i++) expect(heavy[i]!).toBeCloseTo(light[i]!, 9);
  });

  it('falls the same whichever way the aircraft heads', () => {
    const end = (vx: number, vz: number) =>
      fly(environment(), steadyLaw(100, 0.5), at([0, 4_000, 0], [vx, 0, vz]), { time: 30 });
    const [east, south] = [end(60, 0), end(0, 60)];
    expect(south[2]).toBeCloseTo(east[0]!, 9);
    expect(south[1]).toBeCloseTo(east[1]!, 9);
    const slant = end(36, 48);
    expect(Math.hypot(slant[0]!, slant[2]!)).toBeCloseTo(east[0]!, 8);
  });
});
