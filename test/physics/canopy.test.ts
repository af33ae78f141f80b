import { describe, expect, it } from 'vitest';
import { at, environment, fly, speedOf, uniformAir } from '../../src/accuracy/flying';
import { G0 } from '../../src/physics/atmosphere';
import { baseOpening, openedDragArea, skydiveOpening, trimDragArea, trimLiftArea } from '../../src/physics/canopy';
import { machFactorOf, steadySpeed } from '../../src/physics/drag';
import { changeShare, dragAreaAt, type FlightLaw, liftAreaAt, steadyLaw } from '../../src/physics/flight';
import { dragAreaForPeak, peakFallSpeed } from '../../src/physics/freefall';

const canopy = { area: 34, glideRatio: 3 };
const [drag, lift] = [trimDragArea(canopy), trimLiftArea(canopy)];
const thick = environment({ air: uniformAir(1.225) });

describe('a canopy in trim', () => {
  it('settles on the glide angle of its lift over drag, at the trim speed', () => {
    for (const course of [0, 1, -2.5]) {
      const law = steadyLaw(100, drag, lift, course);
      const end = fly(thick, law, at([0, 800, 0], [0, -7, 0]), { time: 60 });
      const along = Math.cos(course) * end[3]! + Math.sin(course) * end[5]!;
      const aside = Math.cos(course) * end[5]! - Math.sin(course) * end[3]!;
      expect(-end[4]! / along).toBeCloseTo(1 / 3, 5);
      expect(Math.abs(aside)).toBeLessThan(1e-6);
      // V² = 2 m g / (rho S sqrt(CL² + CD²)), with 0.5 for the resultant coefficient of 34 m².
      expect(speedOf(end)).toBeCloseTo(Math.sqrt((2 * 100 * G0) / (1.225 * 0.5 * 34)), 2);
      expect(speedOf(end)).toBeCloseTo(steadySpeed(100, drag, lift, 1.225), 2);
    }
  });

  it('flies faster with more load, as the root of it, along the same path', () => {
    const end = (mass: number) => fly(thick, steadyLaw(mass, drag, lift), at([0, 900, 0], [5, -5, 0]), { time: 60 });
    const [light, heavy] = [end(80), end(160)];
    expect(speedOf(heavy) / speedOf(light)).toBeCloseTo(Math.SQRT2, 3);
    expect(heavy[4]! / heavy[3]!).toBeCloseTo(light[4]! / light[3]!, 5);
  });

  it('moves with the air: the drift in a steady wind is the wind, the glide in the air the same', () => {
    const wind = {
      heights: Float64Array.of(0),
      alongX: Float64Array.of(-4),
      alongZ: Float64Array.of(6),
      gustSpeed: 0,
      gusts: new Float64Array(0),
    };
    const law = steadyLaw(100, drag, lift);
    const calm = fly(thick, law, at([0, 800, 0], [9, -3, 0]), { time: 50 });
    const blown = fly({ ...thick, wind }, law, at([0, 800, 0], [9 - 4, -3, 6]), { time: 50 });
    expect(blown[0]! - calm[0]!).toBeCloseTo(-4 * 50, 4);
    expect(blown[2]! - calm[2]!).toBeCloseTo(6 * 50, 4);
    expect(blown[1]).toBeCloseTo(calm[1]!, 5);
  });
});

describe('a banked turn', () => {
  const speed = steadySpeed(100, drag, lift, 1.225) * (3 / Math.sqrt(10));
  const turned = (rate: number) => {
    const bank = Math.atan2(rate * speed, G0);
    const law: FlightLaw = {
      ...steadyLaw(100, drag, lift),
      turnRate: rate,
      turnStart: 0,
      bankSine: Math.sin(bank),
      bankCosine: Math.cos(bank),
    };
    return (time: number) => fly(thick, law, at([0, 500, 0], [speed, -speed / 3, 0]), { time });
  };
  const rate = (15 * Math.PI) / 180;

  it('goes round at the rate asked for', () => {
    const at20 = turned(rate)(20);
    const at32 = turned(rate)(32);
    const course = (s: Float64Array) => Math.atan2(s[5]!, s[3]!);
    // 15 deg/s for 12 s is half a circle.
    expect(Math.cos(course(at32) - course(at20))).toBeCloseTo(-1, 4);
    // The body points where it flies: 20 s are 300 degrees.
    expect(Math.abs(Math.sin(course(at20) - rate * 20))).toBeLessThan(0.05);
  });

  it('holds the bank that turns without slipping: horizontal force over weight is v times rate over g', () => {
    const s = turned(rate)(20);
    const horizontal = Math.hypot(s[7]!, s[9]!);
    expect(horizontal / (rate * Math.hypot(s[3]!, s[5]!))).toBeCloseTo(1, 1);
    const across = Math.abs(s[7]! * s[5]! - s[9]! * s[3]!) / Math.hypot(s[3]!, s[5]!);
    expect(across / horizontal).toBeGreaterThan(0.98);
  });

  it('goes to the right with a positive rate, and mirrors exactly to the left', () => {
    const [right, left] = [turned(rate)(5), turned(-rate)(5)];
    expect(right[2]).toBeGreaterThan(5);
    expect(left[2]).toBeCloseTo(-right[2]!, 9);
    expect(left[0]).toBeCloseTo(right[0]!, 9);
    expect(left[1]).toBeCloseTo(right[1]!, 9);
  });

  it('costs height: the sink in the turn is more than in straight flight', () => {
    const straight = fly(thick, steadyLaw(100, drag, lift), at([0, 500, 0], [speed, -speed / 3, 0]), { time: 12 });
    expect(turned(rate)(12)[1]).toBeLessThan(straight[1]!);
  });
});

describe('the law of an opening', () => {
  it('grows to the area that sinks at 5 m/s in the air of 1,000 m', () => {
    // 1.1117 kg/m³: US Standard Atmosphere 1976, table I.
    expect(openedDragArea(100)).toBeCloseTo((2 * 100 * 9.80665) / (1.1117 * 25), 9);
    const end = fly(thick, steadyLaw(100, openedDragArea(100)), at([0, 300, 0], [0, -8, 0]), { time: 30 });
    expect(-end[4]!).toBeCloseTo(5 * Math.sqrt(1.1117 / 1.225), 3);
  });

  it('has the delays, times and powers that fit the recorded openings', () => {
    // The opening law by another program: test/README.md.
    expect(skydiveOpening).toEqual({ delay: 1, fillTime: 9.75, exponent: 1.5 });
    expect(baseOpening).toEqual({ delay: 0.3, fillTime: 5.5, exponent: 1 });
  });

  it('fills as a power of the elapsed share, from the body to the whole canopy', () => {
    for (const exponent of [1, 1.5, 2]) {
      const law = { ...steadyLaw(100, 64), dragFrom: 0.5, changeStart: 3, changeTime: 8, exponent };
      expect(dragAreaAt(law, 2.9)).toBe(0.5);
      expect(dragAreaAt(law, 11.1)).toBe(64);
      for (const x of [0.1, 0.5, 0.9]) expect(changeShare(law, 3 + 8 * x)).toBeCloseTo(x ** exponent, 12);
    }
  });

  it('turns into trim flight without a step of drag or lift', () => {
    const law: FlightLaw = {
      ...steadyLaw(100, 64),
      dragFrom: 0.5,
      changeStart: 0,
      changeTime: 9.75,
      exponent: 1.5,
      trimDrag: drag,
      trimLift: lift,
      trimStart: 6.8,
      trimTime: 6,
    };
    expect(dragAreaAt(law, 12.8)).toBeCloseTo(drag, 9);
    expect(liftAreaAt(law, 12.8)).toBeCloseTo(lift, 9);
    expect(liftAreaAt(law, 6.8)).toBe(0);
    for (let t = 0.1; t < 13; t += 0.01) {
      expect(Math.abs(dragAreaAt(law, t + 0.01) - dragAreaAt(law, t))).toBeLessThan(0.5);
      expect(Math.abs(liftAreaAt(law, t + 0.01) - liftAreaAt(law, t))).toBeLessThan(0.3);
    }
  });
});

describe('the drag rise near Mach 1', () => {
  it('is none up to Mach 0.6 and follows the fitted law of the Stratos jump', () => {
    // Guerster and Walter 2017: 0.60; 0.60 + 0.55 (M - 0.6)²; 0.74 - 0.32 (M - 1.1) to M 1.25; 0.692.
    expect(machFactorOf(0.3)).toBe(1);
    expect(machFactorOf(0.6)).toBe(1);
    for (const mach of [0.7, 0.9, 1])
      expect(machFactorOf(mach)).toBeCloseTo((0.6 + 0.55 * (mach - 0.6) ** 2) / 0.6, 12);
    expect(machFactorOf(1.18)).toBeCloseTo((0.74 - 0.32 * 0.08) / 0.6, 12);
    expect(machFactorOf(2)).toBeCloseTo(0.692 / 0.6, 12);
    // The published law breaks at 1.1 (0.7375 to 0.74) and at 1.25: smoothed within 2 % of it.
    expect(Math.abs(machFactorOf(1.1) * 0.6 - 0.73875)).toBeLessThan(0.0148);
    expect(Math.abs(machFactorOf(1.25) * 0.6 - 0.692)).toBeLessThan(0.0138);
  });

  it('has no step and no kink', () => {
    const d = 1e-5;
    let slope = 0;
    for (let mach = 0.5; mach < 1.5; mach += d) {
      const next = (machFactorOf(mach + d) - machFactorOf(mach)) / d;
      if (!(Math.abs(next - slope) < 0.002)) throw new Error(`kink at Mach ${mach}: ${slope} to ${next}`);
      slope = next;
    }
  });

  it('changes nothing at the peak of the film jump, Mach 0.29, and slows a fall at Mach 1.2', () => {
    const law = steadyLaw(100, 0.371);
    const start = at([0, 7_620, 0], [73.8, 0, 0]);
    const plain = peakFallSpeed(environment(), law, start);
    expect(peakFallSpeed(environment({ machFactor: true }), law, start)).toBe(plain);
    const high = at([0, 38_969, 0], [0, 0, 0]);
    const heavy = steadyLaw(121, 0.65);
    const fast = peakFallSpeed(environment(), heavy, high);
    expect(peakFallSpeed(environment({ machFactor: true }), heavy, high)).toBeLessThan(0.97 * fast);
  });
});

describe('the drag area for a peak speed', () => {
  it('gives that peak when flown, for any mass, in proportion to it', () => {
    const start = at([0, 7_620, 0], [73.76, 0, 0]);
    const areas = [60, 100, 163].map((mass) => {
      const area = dragAreaForPeak(environment(), mass, start, 89.408);
      expect(peakFallSpeed(environment(), steadyLaw(mass, area), start)).toBeCloseTo(89.408, 6);
      return area / mass;
    });
    expect(areas[1]! * 100).toBeCloseTo(0.371, 3);
    expect(areas[0]! / areas[1]!).toBeCloseTo(1, 8);
    expect(areas[2]! / areas[1]!).toBeCloseTo(1, 8);
  });

  it('says so when there is no peak above the ground', () => {
    expect(() => peakFallSpeed(environment(), steadyLaw(100, 0.05), at([0, 300, 0], [0, 0, 0]))).toThrow(/no peak/);
  });
});
