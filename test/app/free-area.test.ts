import { expect, test } from 'vitest';
import { insetsOf } from '../../src/app/free-area';

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

test('plates along the edges of a wide window each take their edge', () => {
  const insets = insetsOf(box(0, 0, 1280, 720), {
    along: [box(16, 16, 1248, 40), box(16, 70, 264, 400), box(924, 70, 340, 300), box(16, 600, 1248, 104)],
    above: [],
    below: [],
  });
  expect(insets).toEqual({ top: 56, left: 280, right: 356, bottom: 120 });
});

test('on a phone the readings lie above the picture and the sheet below it', () => {
  const insets = insetsOf(box(0, 0, 390, 844), {
    along: [box(8, 8, 374, 40), box(8, 54, 374, 90), box(8, 330, 374, 380), box(8, 716, 374, 120)],
    above: [],
    below: [],
  });
  expect(insets).toEqual({ top: 144, left: 0, right: 0, bottom: 514 });
});

test('the readings of a second picture stand in the middle and take no edge', () => {
  const insets = insetsOf(box(0, 0, 1280, 720), {
    along: [box(16, 70, 210, 200), box(650, 70, 210, 200)],
    above: [],
    below: [],
  });
  expect(insets).toEqual({ top: 0, left: 226, right: 0, bottom: 0 });
});

test('a card under the picture takes the bottom and one above it the top, however narrow they are', () => {
  const insets = insetsOf(box(0, 0, 1280, 720), {
    along: [box(16, 600, 1248, 104)],
    above: [box(500, 60, 200, 40)],
    below: [box(400, 400, 480, 180)],
  });
  expect(insets.top).toBe(100);
  expect(insets.bottom).toBe(320);
});

test('of two views side by side each counts only what lies over itself', () => {
  const plates = {
    along: [box(16, 600, 1248, 104), box(16, 70, 210, 200), box(650, 70, 210, 200), box(924, 70, 340, 300)],
    above: [],
    below: [],
  };
  expect(insetsOf(box(0, 0, 640, 720), plates)).toEqual({ top: 0, left: 226, right: 0, bottom: 120 });
  expect(insetsOf(box(640, 0, 640, 720), plates)).toEqual({ top: 0, left: 220, right: 356, bottom: 120 });
});

test('instruments in a narrow view stand beside the picture, though they take most of its width', () => {
  const insets = insetsOf(box(0, 0, 384, 1024), { along: [box(16, 140, 240, 360)], above: [], below: [] });
  expect(insets).toEqual({ top: 0, left: 256, right: 0, bottom: 0 });
});

test('what is not shown takes nothing', () => {
  expect(insetsOf(box(0, 0, 800, 600), { along: [box(0, 0, 0, 0)], above: [], below: [] })).toEqual({
    top: 0,
    right: 0,
    bottom: 0,
    left: 0,
  });
});
