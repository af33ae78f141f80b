import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { at, preset, run } from '../../../src/accuracy/flights';
import { cliff } from '../../../src/jumps/cliff';
import { halo } from '../../../src/jumps/halo';
import { jumps } from '../../../src/jumps/index';
import {
  type Area,
  type Group,
  heightAt,
  heightOfAir,
  type Label,
  type Margins,
  placeLabels,
  sideViewOf,
  stageOf,
  wholeHeight,
  xOf,
  yOf,
  zoomedBy,
} from '../../../src/ui/compare/scale-layout';

const views = jumps.flatMap((jump) =>
  jump.presets.map((p) => ({ name: `${jump.id} ${p.key}`, view: sideViewOf(run(jump, p.values)) })),
);
const film = sideViewOf(run(halo));
const ride = sideViewOf(run(cliff));
const margins: Margins = { above: 30, left: 60, between: 80, right: 60 };
const window_: Area = { left: 290, top: 130, width: 700, height: 400 };

const anyView = fc.constantFrom(...views.map(({ view }) => view));
const anyArea: fc.Arbitrary<Area> = fc.record({
  left: fc.integer({ min: 0, max: 400 }),
  top: fc.integer({ min: 0, max: 400 }),
  width: fc.integer({ min: 300, max: 2000 }),
  height: fc.integer({ min: 120, max: 1200 }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a side view', () => {
  it.each(views)('follows the flight to within the width of a line: $name', ({ view }) => {
    const { path, recording } = view;
    let farthest = 0;
    expect([path.times[0], path.times[path.count - 1]]).toEqual([recording.start, recording.end]);
    for (let i = 1; i < path.count; i++) {
      const [t0, t1] = [path.times[i - 1]!, path.times[i]!];
      if (!(t1 > t0)) throw new Error(`point ${i} is not later than the one before`);
      const between = at(recording, 0.5 * (t0 + t1));
      const chord = [0.5 * (path.xs[i - 1]! + path.xs[i]!), 0.5 * (path.ys[i - 1]! + path.ys[i]!)];
      farthest = Math.max(farthest, Math.hypot(between.x - chord[0]!, between.y - chord[1]!));
    }
    // Two metres are a pixel at the nearest view in a large window.
    expect(farthest).toBeLessThan(2);
  });

  it.each(views)('has a colour for every stretch of the path: $name', ({ view }) => {
    const { phases, path, recording } = view;
    expect(phases.map(({ phase }) => phase)).toEqual(recording.phases.map(({ name }) => name));
    expect(phases[0]?.from).toBe(0);
    expect(phases.at(-1)?.to).toBe(path.count - 1);
    phases.forEach(({ from, to }, i) => {
      expect(to).toBeGreaterThan(from);
      if (i > 0) expect(from).toBe(phases[i - 1]?.to);
    });
  });

  it('has the bike fall to the ground, apart from the rider', () => {
    const { bike, events } = ride;
    const impact = events.find(({ name }) => name === 'bikeImpact');
    const end = bike!.count - 1;
    expect([bike!.xs[end], bike!.ys[end]]).toEqual([impact?.x, impact?.y]);
    const { ground } = ride.recording.environment;
    expect(Math.abs(impact!.y - ground.heightAt(impact!.x, 0))).toBeLessThan(0.01);
    expect(sideViewOf(run(cliff, preset(cliff, 'step-off'))).bike).toBeNull();
    expect(film.bike).toBeNull();
  });

  it('is as high as its highest point, ground included', () => {
    for (const { view } of views) expect(Math.max(...view.path.ys)).toBeLessThanOrEqual(view.top);
    expect(film.top).toBeCloseTo(at(film.recording, 0).y, 6);
  });
});

describe('the scale', () => {
  it('is the same upwards and along, for both profiles', () => {
    fc.assert(
      fc.property(anyView, anyView, anyArea, share, share, (a, b, area, zoom, pan) => {
        const stage = stageOf([[a], [b]], area, margins, zoom, pan);
        for (const slot of [0, 1]) {
          const [east, high] = [1234.5, 678.9];
          const dx = xOf(stage, slot, east) - xOf(stage, slot, 0);
          const dy = yOf(stage, 0) - yOf(stage, high);
          expect(dx / east).toBeCloseTo(dy / high, 9);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('shows all of both inside the free area, nothing of one over the other, whatever the two', () => {
    fc.assert(
      fc.property(anyView, anyView, anyArea, share, (a, b, area, pan) => {
        const stage = stageOf([[a], [b]], area, margins, 0, pan);
        const ends = [a, b].map(({ path }, slot) => {
          const xs = Array.from(path.xs, (x) => xOf(stage, slot, x));
          const ys = Array.from(path.ys, (y) => yOf(stage, y));
          const [left, right] = [Math.min(...xs), Math.max(...xs)];
          expect(Math.min(...ys)).toBeGreaterThanOrEqual(area.top - 1e-6);
          expect(Math.max(...ys)).toBeLessThanOrEqual(area.top + area.height + 1e-3);
          return { left, right };
        });
        expect(stage.overflow).toBe(0);
        expect(ends[0]!.left).toBeGreaterThanOrEqual(area.left);
        expect(ends[1]!.right).toBeLessThanOrEqual(area.left + area.width);
        expect(ends[0]!.right).toBeLessThan(ends[1]!.left);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('is as large as height or width allow', () => {
    fc.assert(
      fc.property(anyView, anyView, anyArea, (a, b, area) => {
        const groups = [[a], [b]];
        const stage = stageOf(groups, area, margins, 0, 0.5);
        const high = wholeHeight(groups) * stage.scale + margins.above;
        const last = stage.profiles[1]!;
        const first = stage.profiles[0]!;
        const wide = first.right - first.left + last.right - last.left;
        const words = margins.left + margins.between + margins.right;
        const isFull = high > area.height - 1e-6 || wide + words > area.width - 1e-6;
        expect(isFull).toBe(true);
      }),
      { seed: 13, numRuns: 200 },
    );
  });

  it('makes room for the highest summit where it means something, and only there', () => {
    expect(wholeHeight([[film], [ride]])).toBeGreaterThan(8800);
    expect(wholeHeight([[ride], [ride]])).toBeCloseTo(ride.top, 6);
  });

  it('makes room for a ghost that reaches further than the run', () => {
    const higher = sideViewOf(run(halo, { exitAltitude: 11_000 }));
    const stage = stageOf([[film, higher], [ride]], window_, margins, 0, 0.5);
    expect(yOf(stage, Math.max(...higher.path.ys))).toBeGreaterThanOrEqual(window_.top);
    expect(xOf(stage, 0, Math.max(...higher.path.xs))).toBeLessThan(xOf(stage, 1, ride.path.xs[0]!));
  });
});

describe('zoom', () => {
  const groups: readonly Group[] = [[film], [ride]];
  const stageAt = (zoom: number, pan = 0.5) => stageOf(groups, window_, margins, zoom, pan);

  it('keeps the ground where it is', () => {
    for (const zoom of [0, 0.3, 1]) {
      expect(yOf(stageAt(zoom), 0)).toBe(window_.top + window_.height);
      expect(heightAt(stageAt(zoom), yOf(stageAt(zoom), 777))).toBeCloseTo(777, 9);
    }
  });

  it('goes from the whole to the wall filling the height', () => {
    expect(stageAt(0).ceiling).toBeGreaterThan(film.top);
    const near = stageAt(1);
    expect(near.ceiling).toBeLessThan(1300);
    expect(yOf(near, ride.top)).toBeGreaterThanOrEqual(window_.top);
    expect(yOf(near, ride.top)).toBeLessThan(window_.top + 0.2 * window_.height);
  });

  it('brings the two jumps together by what can be seen of them, without a leap and without an overlap', () => {
    // A level run-up comes into view at once: it is a twentieth of the window at most.
    const leap = window_.width / 20;
    let before = stageAt(0);
    for (let zoom = 0.002; zoom <= 1; zoom += 0.002) {
      const stage = stageAt(zoom);
      expect(stage.scale).toBeGreaterThan(before.scale);
      const [a, b] = stage.profiles;
      expect(a!.right).toBeLessThan(b!.left);
      stage.profiles.forEach((profile, i) => {
        expect(Math.abs(profile.left - before.profiles[i]!.left)).toBeLessThan(leap);
        expect(Math.abs(profile.right - before.profiles[i]!.right)).toBeLessThan(leap);
      });
      before = stage;
    }
  });

  it('goes by the factor that was asked for, up to its ends', () => {
    const zoom = zoomedBy(groups, window_, margins, 0.2, 1.7);
    expect(stageAt(zoom).scale / stageAt(0.2).scale).toBeCloseTo(1.7, 9);
    expect(zoomedBy(groups, window_, margins, 0.2, 1e9)).toBe(1);
    expect(zoomedBy(groups, window_, margins, 0.2, 1e-9)).toBe(0);
  });

  it('pans from one end to the other where not all of it fits', () => {
    const narrow: Area = { ...window_, width: 320 };
    const [left, right] = [0, 1].map((pan) => stageOf(groups, narrow, margins, 1, pan));
    expect(left!.overflow).toBeGreaterThan(0);
    expect(left!.profiles[0]!.left).toBeGreaterThanOrEqual(narrow.left);
    expect(right!.profiles[1]!.right).toBeLessThanOrEqual(narrow.left + narrow.width);
    expect(left!.profiles[0]!.left - right!.profiles[0]!.left).toBeCloseTo(left!.overflow, 6);
  });
});

test('the height of a share of the air is where the flight met air of that density', () => {
  for (const view of [film, ride]) {
    const { recording } = view;
    const ground = at(recording, recording.end).airDensity;
    for (const fraction of [0.99, 0.95, 0.91]) {
      // Found here by halving the time of the fall.
      let [thin, thick] = [0, recording.end];
      for (let i = 0; i < 60; i++) {
        const middle = 0.5 * (thin + thick);
        if (at(recording, middle).airDensity < fraction * ground) thin = middle;
        else thick = middle;
      }
      expect(Math.abs(heightOfAir(view, fraction) - at(recording, thick).y)).toBeLessThan(1);
    }
  }
  // Beyond the exit it goes on upwards.
  const heights = [0.9, 0.5, 0.3, 0.1, 0.01].map((fraction) => heightOfAir(film, fraction));
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(heightOfAir(film, 0.3)).toBeGreaterThan(film.top);
});

describe('labels', () => {
  const label = fc.record({
    text: fc.constant('x'),
    x: fc.integer({ min: -50, max: 650 }),
    y: fc.integer({ min: -50, max: 450 }),
    width: fc.integer({ min: 5, max: 120 }),
    height: fc.integer({ min: 8, max: 20 }),
    gap: fc.integer({ min: 0, max: 12 }),
    sides: fc.shuffledSubarray(['left', 'right', 'above', 'below'] as const, { minLength: 1 }),
  }) satisfies fc.Arbitrary<Label>;
  const box = fc
    .record({ left: fc.integer({ min: 0, max: 600 }), top: fc.integer({ min: 0, max: 400 }) })
    .map(({ left, top }) => ({ left, top, right: left + 40, bottom: top + 20 }));
  const bounds = { left: 0, top: 0, right: 600, bottom: 400 };

  it('cover neither each other nor what is there, and stay inside', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 20 }), fc.array(box, { maxLength: 8 }), (labels, taken) => {
        const placed = placeLabels(labels, taken, bounds);
        const boxes = placed.map((each) => each.box);
        boxes.forEach((a, i) => {
          expect(a.left >= 0 && a.top >= 0 && a.right <= 600 && a.bottom <= 400).toBe(true);
          for (const b of [...taken, ...boxes.slice(i + 1)]) {
            const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(apart).toBe(true);
          }
        });
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  it('take their best side, then the next, and are left out where none is free; the first has the choice', () => {
    const one: Label = { text: 'a', x: 300, y: 200, width: 60, height: 14, gap: 8, sides: ['right', 'left'] };
    const placed = placeLabels([one, one, one], [], bounds);
    expect(placed.map((each) => each.box)).toEqual([
      { left: 308, top: 193, right: 368, bottom: 207 },
      { left: 232, top: 193, right: 292, bottom: 207 },
    ]);
  });
});
