import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted, followed, moved, type PlotWindow, spanned, zoomed } from '../../../src/ui/drawer/plot-window';

const whole = { start: -4, end: 236 };
const lengthOf = (window: PlotWindow) => (window ?? whole).end - (window ?? whole).start;

test('zooming keeps the moment under the pointer where it is', () => {
  const closer = zoomed(null, whole, 0.5, 100);
  expect(lengthOf(closer)).toBeCloseTo(120, 9);
  const share = (window: PlotWindow) => (100 - (window ?? whole).start) / lengthOf(window);
  expect(share(closer)).toBeCloseTo(share(null), 9);
  expect(share(zoomed(closer, whole, 0.3, 100))).toBeCloseTo(share(null), 9);
});

test('zooming out as far as in leads back to the whole', () => {
  for (const about of [-4, 0, 97, 236]) {
    expect(zoomed(zoomed(null, whole, 0.5, about), whole, 2, about)).toBeNull();
  }
});

test('zooming has an end', () => {
  let window: PlotWindow = null;
  for (let i = 0; i < 50; i++) window = zoomed(window, whole, 0.5, 97.8);
  expect(lengthOf(window)).toBeCloseTo(0.25, 9);
  expect(window?.start).toBeLessThan(97.8);
  expect(window?.end).toBeGreaterThan(97.8);
});

test('a span drawn either way is the same, and a hair of one is still to be seen', () => {
  expect(spanned(90, 110, whole)).toEqual({ start: 90, end: 110 });
  expect(spanned(110, 90, whole)).toEqual({ start: 90, end: 110 });
  expect(lengthOf(spanned(50, 50.01, whole))).toBeCloseTo(0.25, 9);
  expect(spanned(-4, 236, whole)).toBeNull();
});

test('the window survives a new run, inside its span, and gives up where nothing is left of it', () => {
  const window = { start: 90, end: 110 };
  expect(fitted(window, { start: -4, end: 240 })).toEqual(window);
  expect(fitted(window, { start: -4, end: 100 })).toEqual({ start: 80, end: 100 });
  expect(fitted(window, { start: -4, end: 60 })).toBeNull();
  expect(fitted(window, { start: 92, end: 100 })).toBeNull();
});

test('the window turns like a page when the present leaves it, and only then', () => {
  const window = { start: 90, end: 110 };
  expect(followed(window, whole, 110)).toEqual(window);
  expect(followed(null, whole, 110)).toBeNull();
  const later = followed(window, whole, 110.1) ?? expect.fail();
  expect(lengthOf(later)).toBeCloseTo(20, 9);
  expect((110.1 - later.start) / 20).toBeCloseTo(0.1, 9);
  const earlier = followed(window, whole, 89.9) ?? expect.fail();
  expect((89.9 - earlier.start) / 20).toBeCloseTo(0.9, 9);
  expect(followed(window, whole, 236)?.end).toBeCloseTo(236, 9);
});

test('whatever is done, a window stays within the whole', () => {
  const time = fc.double({ min: -50, max: 300, noNaN: true });
  const deeds = fc.array(
    fc.oneof(
      fc.tuple(fc.constant('zoom' as const), fc.double({ min: 0.01, max: 50, noNaN: true }), time),
      fc.tuple(fc.constant('move' as const), fc.double({ min: -300, max: 300, noNaN: true }), time),
      fc.tuple(fc.constant('span' as const), time, time),
      fc.tuple(fc.constant('follow' as const), time, time),
    ),
  );
  fc.assert(
    fc.property(deeds, (list) => {
      let window: PlotWindow = null;
      for (const [deed, a, b] of list) {
        if (deed === 'zoom') window = zoomed(window, whole, a, b);
        else if (deed === 'move') window = moved(window, whole, a);
        else if (deed === 'span') window = spanned(a, b, whole);
        else window = followed(window, whole, a);
        const { start, end } = window ?? whole;
        expect(start).toBeGreaterThanOrEqual(whole.start - 1e-9);
        expect(end).toBeLessThanOrEqual(whole.end + 1e-9);
        expect(end - start).toBeGreaterThan(0.2);
      }
    }),
  );
});
