import { expect, test } from 'vitest';
import { movedTo, placeBeside, typedTo } from '../../../src/ui/elements/menu-moves';

test('arrows walk round, Home and End go to the ends, other keys stay', () => {
  expect(movedTo('ArrowDown', 0, 3)).toBe(1);
  expect(movedTo('ArrowDown', 2, 3)).toBe(0);
  expect(movedTo('ArrowUp', 0, 3)).toBe(2);
  expect(movedTo('ArrowUp', -1, 3)).toBe(2);
  expect(movedTo('ArrowDown', -1, 3)).toBe(0);
  expect(movedTo('Home', 2, 3)).toBe(0);
  expect(movedTo('End', 0, 3)).toBe(2);
  expect(movedTo('x', 0, 3)).toBeNull();
  expect(movedTo('ArrowDown', -1, 0)).toBeNull();
});

test('letters lead to what begins with them', () => {
  const labels = ['Take 1', 'Step-off', 'Take 2', 'take 10'];
  expect(typedTo(labels, 't', 0)).toBe(2);
  expect(typedTo(labels, 't', 2)).toBe(3);
  expect(typedTo(labels, 't', 3)).toBe(0);
  expect(typedTo(labels, 'take 1', 0)).toBe(0);
  expect(typedTo(labels, 'take 10', 0)).toBe(3);
  expect(typedTo(labels, 's', -1)).toBe(1);
  expect(typedTo(labels, 'z', 0)).toBeNull();
  expect(typedTo(labels, '', 0)).toBeNull();
});

test('a plate lies within the window wherever its button is and however large it is', () => {
  const sizes = [
    { width: 120, height: 90 },
    { width: 344, height: 380 },
    { width: 344, height: 4000 },
  ];
  const windows = [
    { width: 360, height: 640 },
    { width: 844, height: 390 },
    { width: 2560, height: 1440 },
  ];
  const edge = 8;
  const gap = 6;
  for (const room of windows) {
    for (const size of sizes) {
      for (const x of [0, 0.3, 0.9, 1]) {
        for (const y of [0, 0.4, 0.6, 1]) {
          const left = x * (room.width - 40);
          const top = y * (room.height - 32);
          const button = { left, top, right: left + 40, bottom: top + 32 };
          const placed = placeBeside(button, size, room, edge, gap);
          const height = Math.min(size.height, placed.maxHeight);
          const what = JSON.stringify({ room, size, button, placed });
          expect(placed.left, what).toBeGreaterThanOrEqual(edge);
          expect(placed.left + size.width, what).toBeLessThanOrEqual(room.width - edge);
          expect(placed.top, what).toBeGreaterThanOrEqual(edge);
          expect(placed.top + height, what).toBeLessThanOrEqual(room.height - edge);
          // It never covers its own button.
          expect(placed.top >= button.bottom + gap || placed.top + height <= button.top - gap, what).toBe(true);
        }
      }
    }
  }
});

test('a plate opens downwards where it fits, and upwards where only that has room', () => {
  const room = { width: 800, height: 600 };
  const size = { width: 200, height: 150 };
  expect(placeBeside({ left: 100, top: 10, right: 140, bottom: 40 }, size, room, 8, 6)).toMatchObject({
    left: 100,
    top: 46,
  });
  expect(placeBeside({ left: 700, top: 540, right: 760, bottom: 570 }, size, room, 8, 6)).toMatchObject({
    left: 560,
    top: 384,
  });
});
