import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestMoment } from '../../../src/ui/drawer/plot-nearest';

const plain = { zeroX: 0, scaleX: 1, zeroY: 0, scaleY: 1 };
const gap = Number.NaN;

test('is where the curve crosses the place, between its points', () => {
  const line = { xs: Float64Array.of(0, 10, 10), ys: Float64Array.of(0, 0, 10) };
  const times = Float64Array.of(5, 7, 8);
  expect(nearestMoment([line], times, plain, { x: 2.5, y: 1 }, false)).toBeCloseTo(5.5, 12);
  expect(nearestMoment([line], times, plain, { x: 12, y: 4 }, false)).toBeCloseTo(7.4, 12);
  expect(nearestMoment([line], times, plain, { x: -3, y: -3 }, false)).toBe(5);
});

test('follows the hand along a curve that leads one way, however far above or below the hand is', () => {
  // A quick fall and then a long level stretch: by plain distance the fall would be nearer.
  const line = { xs: Float64Array.of(0, 1, 100), ys: Float64Array.of(100, 0, 0) };
  const times = Float64Array.of(0, 1, 100);
  const place = { x: 30, y: 90 };
  expect(nearestMoment([line], times, plain, place, true)).toBeCloseTo(30, 0);
  expect(nearestMoment([line], times, plain, place, false)).toBeLessThan(1);
});

test('knows axes that fall, gaps, several lines, and lines without anything', () => {
  const falling = { zeroX: 100, scaleX: -2, zeroY: 50, scaleY: -1 };
  const line = { xs: Float64Array.of(100, gap, 40, 20), ys: Float64Array.of(50, gap, 50, 50) };
  const times = Float64Array.of(0, 1, 2, 3);
  // x 30 lies at 140 px; nothing connects 100 with 40.
  expect(nearestMoment([line], times, falling, { x: 140, y: 0 }, false)).toBeCloseTo(2.5, 12);
  expect(nearestMoment([line], times, falling, { x: 50, y: 0 }, false)).toBe(0);
  const other = { xs: Float64Array.of(0, 0, 0, 0), ys: Float64Array.of(9, 9, 9, 9) };
  expect(nearestMoment([line, other], times, plain, { x: 0, y: 9 }, false)).toBe(3);
  const empty = { xs: new Float64Array(0), ys: new Float64Array(0) };
  expect(nearestMoment([empty], times, plain, { x: 0, y: 0 }, false)).toBeNaN();
});

test('is never further than any point of the curve', () => {
  const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 30 }),
      coordinate,
      coordinate,
      (points, x, y) => {
        const line = {
          xs: Float64Array.from(points, ([px]) => px),
          ys: Float64Array.from(points, ([, py]) => py),
        };
        const times = Float64Array.from(points, (_, i) => i);
        const time = nearestMoment([line], times, plain, { x, y }, false);
        const i = Math.min(Math.floor(time), points.length - 2);
        const share = time - i;
        const at = (row: Float64Array) => (row[i] as number) * (1 - share) + (row[i + 1] as number) * share;
        const distance = Math.hypot(at(line.xs) - x, at(line.ys) - y);
        for (const [px, py] of points) expect(distance).toBeLessThanOrEqual(Math.hypot(px - x, py - y) + 1e-9);
        // Brute force along every piece.
        for (let k = 0; k + 1 < points.length; k++) {
          for (let step = 0; step <= 20; step++) {
            const s = step / 20;
            const mix = (row: Float64Array) => (row[k] as number) * (1 - s) + (row[k + 1] as number) * s;
            expect(distance).toBeLessThanOrEqual(Math.hypot(mix(line.xs) - x, mix(line.ys) - y) + 1e-9);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
