import { Body, Vec3, World } from 'cannon-es';
import { describe, expect, it } from 'vitest';
import { atEvent, preset, run } from '../../src/accuracy/flights';
import { at, environment, fly, uniformAir } from '../../src/accuracy/flying';
import { haloSplits } from '../../src/accuracy/tables';
import { cliff as cliffJump } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { airInTable, createAir, G0, gravityAt } from '../../src/physics/atmosphere';
import { createFlight, type State, steadyLaw } from '../../src/physics/flight';
import { createSolver } from '../../src/physics/solver';
import { eventTime } from '../../src/recording/recording';
import { type Fall, fallUntil, rungeKutta, standardDensity, textbookMotion } from './textbook';

const law = steadyLaw(100, 0.4);
const still = environment({ air: uniformAir(0.8) });
const start = () => at([0, 6_000, 0], [73.8, 0, 0]);

/** The state after 16 s in equal steps of the method itself, without any control of its length. */
function inEqualSteps(count: number): State {
  const solver = createSolver(createFlight(still, law).acceleration);
  solver.state.set(start());
  solver.begin(1e-9);
  for (let i = 0; i < count; i++) {
    solver.cut(16 / count);
    solver.accept();
  }
  return solver.state;
}

const uniform = textbookMotion(
  () => 0.8,
  () => 0.4 / 100,
);

/** The same by the classical method at steps so small that its error is rounding. */
function byTextbook(): Fall {
  let state: Fall = { t: 0, x: 0, y: 6_000, vx: 73.8, vy: 0 };
  for (let i = 0; i < 16_000; i++) state = rungeKutta(uniform, state, 1e-3);
  return state;
}

const reference = byTextbook();
const distance = (s: State): number =>
  Math.hypot(s[0]! - reference.x, s[1]! - reference.y) + Math.hypot(s[3]! - reference.vx, s[4]! - reference.vy);

describe('the solver', () => {
  it('is of fifth order: half the step, a thirty-second of the error', () => {
    const errors = [32, 64, 128, 256].map((n) => distance(inEqualSteps(n)));
    for (let i = 0; i + 1 < errors.length; i++) {
      const ratio = errors[i]! / errors[i + 1]!;
      expect(ratio, `${errors}`).toBeGreaterThan(24);
      expect(ratio, `${errors}`).toBeLessThan(48);
    }
  });

  it('honours the tolerance: ten times less asked for, about ten times less reached, for more work', () => {
    const reached = [1e-4, 1e-6, 1e-8, 1e-10].map((tolerance) => {
      const solver = createSolver(createFlight(still, law).acceleration);
      solver.state.set(start());
      solver.begin(tolerance);
      while (solver.state[6]! < 16) {
        expect(solver.propose(16)).toBe(true);
        solver.accept();
      }
      return { tolerance, error: distance(solver.state), evaluations: solver.evaluations };
    });
    reached.forEach(({ tolerance, error }, i) => {
      // The local error allowed is relative, of a position of 6,000 m, and adds up over some steps.
      expect(error, `${tolerance}`).toBeLessThan(2e4 * tolerance);
      if (i > 0) expect(error).toBeLessThan(reached[i - 1]!.error / 10);
      if (i > 0) expect(reached[i]!.evaluations).toBeGreaterThan(reached[i - 1]!.evaluations);
    });
  });

  it('ends exactly at the limit it is given, and never beyond', () => {
    for (const limit of [0.001, 0.37, 3.2, 17]) {
      const end = fly(still, law, start(), { time: limit }, 1e-6);
      expect(end[6]).toBe(limit);
    }
  });

  it('cuts a step to the length asked for, and knows its state there', () => {
    const solver = createSolver(createFlight(still, law).acceleration);
    solver.state.set(start());
    solver.begin(1e-6);
    solver.propose(100);
    solver.cut(0.125);
    expect(solver.next[6]).toBe(0.125);
    const fine = fly(still, law, start(), { time: 0.125 }, 1e-12);
    for (let i = 0; i < 6; i++) expect(solver.next[i]).toBeCloseTo(fine[i]!, 8);
  });

  it('gives up rather than go on with numbers that are not finite', () => {
    const solver = createSolver((_state, out, place) => {
      out.fill(Number.NaN, place, place + 3);
    });
    solver.state.set(start());
    solver.begin(1e-6);
    expect(solver.propose(1)).toBe(false);
  });

  it('steps to an event with the full order of the method', () => {
    // Where the closed fall passes 5,000 m, by the textbook method.
    const expected = fallUntil(uniform, { t: 0, x: 0, y: 6_000, vx: 73.8, vy: 0 }, 1e-3, (s) => s.y <= 5_000);
    const end = fly(still, law, start(), { measure: (s) => s[1]! - 5_000 }, 1e-9);
    // Heights of events are promised to a micrometre.
    expect(Math.abs(end[1]! - 5_000)).toBeLessThan(1e-7);
    expect(end[6]).toBeCloseTo(expected.t, 6);
    expect(end[0]).toBeCloseTo(expected.x, 4);
  });
});

describe('a second integrator over a second atmosphere', () => {
  // The belly fall of the reference model: 120 mph at sea level, from 7,620 m.
  const area = (2 * 100 * G0) / (1.225 * 53.6448 ** 2);
  const exit: Fall = { t: 0, x: 0, y: 7_620, vx: 73.76, vy: 0 };

  it('finds the same belly fall: the split at each thousand feet, the peak and the throw', () => {
    const motion = textbookMotion(standardDensity, () => area / 100);
    const recording = run(
      halo,
      { aircraftSpeed: 73.76, diveDragArea: area, bellyDragArea: area, recoveryAltitude: 0 },
      1e-10,
    );
    let peak = 0;
    haloSplits.forEach((split, i) => {
      const height = (24_000 - 1_000 * i) * 0.3048;
      const there = fallUntil(
        motion,
        exit,
        0.05,
        (s) => s.y <= height,
        (s) => {
          peak = Math.max(peak, -s.vy);
        },
      );
      expect(Math.abs(there.t - split), `${24_000 - 1_000 * i} ft`).toBeLessThan(0.051);
      if (i < haloSplits.length - 1) return;
      const pull = atEvent(recording, 'pull');
      expect(pull.time).toBeCloseTo(there.t, 5);
      expect(pull.x).toBeCloseTo(there.x, 4);
      expect(pull.vy).toBeCloseTo(there.vy, 5);
      expect(-atEvent(recording, 'peakSpeed').vy).toBeCloseTo(peak, 4);
    });
  });

  it('finds the same default jump up to the pull, the turn to the belly included', () => {
    const recording = run(halo, {}, 1e-10);
    const { diveDragArea, bellyDragArea, mass } = recording.values as Record<string, number>;
    const dive = textbookMotion(standardDensity, () => diveDragArea! / mass!);
    // The turn takes 1.5 s, centred on the moment at which 5,000 ft would be reached at the present rate.
    const turn = fallUntil(dive, { ...exit, vx: 165 * 0.44704 }, 0.02, (s) => s.y + 0.75 * s.vy <= 5_000 * 0.3048);
    expect(eventTime(recording, 'recovery')).toBeCloseTo(turn.t, 5);
    const smooth = (x: number): number => (x >= 1 ? 1 : x <= 0 ? 0 : 3 * x * x - 2 * x * x * x);
    const area = (t: number): number =>
      (diveDragArea! + (bellyDragArea! - diveDragArea!) * smooth((t - turn.t) / 1.5)) / mass!;
    const pull = fallUntil(textbookMotion(standardDensity, area), turn, 0.01, (s) => s.y <= 2_000 * 0.3048);
    const got = atEvent(recording, 'pull');
    expect(got.time).toBeCloseTo(pull.t, 4);
    expect(got.vy).toBeCloseTo(pull.vy, 4);
    expect(got.x).toBeCloseTo(pull.x, 4);
    // The reference model has the pull at 95.5 s.
    expect(Math.abs(got.time - 95.5)).toBeLessThan(0.25);
  });

  it('finds the same track off the cliff: lift, drag and the blends between body positions', () => {
    const smooth = (x: number): number => (x >= 1 ? 1 : x <= 0 ? 0 : 3 * x * x - 2 * x * x * x);
    const angle = (5 * Math.PI) / 180;
    const lip: Fall = { t: 0, x: 0, y: 1_096, vx: 25 * Math.cos(angle), vy: 25 * Math.sin(angle) };
    const together = textbookMotion(
      standardDensity,
      () => 0.7 / 197.5,
      () => 0,
      150,
    );
    const released = fallUntil(together, lip, 0.01, (s) => s.t >= 0.5);
    const share = (t: number): number => smooth((t - 1.75) / 1.5);
    const alone = textbookMotion(
      standardDensity,
      (t) => (0.7 - 0.14 * share(t)) / 90,
      (t) => (0.28 * share(t)) / 90,
      150,
    );
    const pull = fallUntil(alone, released, 0.01, (s) => s.y <= 500 * 0.3048);
    const got = atEvent(run(cliffJump, {}, 1e-10), 'pull');
    expect(got.time).toBeCloseTo(pull.t, 4);
    expect(got.x).toBeCloseTo(pull.x, 3);
    expect(got.vx).toBeCloseTo(pull.vx, 4);
    expect(got.vy).toBeCloseTo(pull.vy, 4);
  });
});

describe('an integrator inside cannon-es', () => {
  it('lands the held dive within 5 mm of the solver, given the mean force of a step and half a step of correction', () => {
    const recording = run(halo, preset(halo, 'chase-dive'), 1e-10);
    const { diveDragArea, mass } = recording.values as Record<string, number>;
    const { air } = recording.environment;
    const pull = atEvent(recording, 'pull');
    const reading = createAir();
    const body = new Body({ mass: mass!, linearDamping: 0, angularDamping: 0 });
    body.position.set(0, 7_620, 0);
    body.velocity.set(165 * 0.44704, 0, 0);
    const world = new World({ gravity: new Vec3(0, 0, 0) });
    world.addBody(body);

    const pullOf = (y: number, v: Vec3): Vec3 => {
      const k = (-0.5 * airInTable(air, y, reading).density * v.length() * diveDragArea!) / mass!;
      return new Vec3(k * v.x, k * v.y - gravityAt(y), k * v.z);
    };
    /** cannon steps velocity first and position with the new velocity: the force is Heun's, the position is put right after. */
    const step = (dt: number): void => {
      const first = pullOf(body.position.y, body.velocity);
      const guess = body.velocity.vadd(first.scale(dt));
      const y = body.position.y + 0.5 * dt * (body.velocity.y + guess.y);
      const mean = first.vadd(pullOf(y, guess)).scale(0.5);
      body.force.copy(mean.scale(mass!));
      world.step(dt);
      body.position.vsub(mean.scale(0.5 * dt * dt), body.position);
    };
    // Whole steps while the next one stays above the pull, then shorter ones down to it.
    let time = 0;
    for (let dt = 1 / 120; dt > 1e-10; ) {
      if (body.position.y + dt * body.velocity.y <= pull.y - 1e-9) {
        dt /= 2;
        continue;
      }
      step(dt);
      time += dt;
    }
    expect(Math.abs(body.position.y - pull.y)).toBeLessThan(1e-6);
    expect(Math.abs(body.position.x - pull.x)).toBeLessThan(0.005);
    expect(Math.abs(time - pull.time)).toBeLessThan(1e-4);
    expect(Math.abs(body.velocity.y - pull.vy)).toBeLessThan(1e-4);
  });
});
