import { describe, expect, test } from 'vitest';
import { followedFrame, movedFrame, spannedFrame, wholeFrame, zoomedFrame } from '../../../src/ui/drawer/plot-frames';

describe('a plot over heights', () => {
  const bounds = { whole: { start: 0, end: 25_000 }, isClock: false, shown: null };

  test('zooms about a height, which stays where it is, and no closer than a four-hundredth', () => {
    let frame = zoomedFrame(wholeFrame, bounds, 0.5, { x: 5000, y: 0 });
    expect(frame.x).toEqual({ start: 2500, end: 15_000 });
    for (let i = 0; i < 30; i++) frame = zoomedFrame(frame, bounds, 0.5, { x: 5000, y: 0 });
    expect((frame.x?.end ?? 0) - (frame.x?.start ?? 0)).toBeCloseTo(62.5, 6);
    for (let i = 0; i < 30; i++) frame = zoomedFrame(frame, bounds, 2, { x: 5000, y: 0 });
    expect(frame.x).toBeNull();
  });

  test('moves, and follows the present only when it has left', () => {
    const frame = { x: { start: 2500, end: 15_000 }, y: null };
    expect(movedFrame(frame, bounds, -1000).x).toEqual({ start: 1500, end: 14_000 });
    expect(followedFrame(frame, bounds, 3000, 9)).toBe(frame);
    const next = followedFrame(frame, bounds, 2400, 9);
    expect(next.x?.start).toBeLessThan(2400);
    expect(next.x?.end).toBeGreaterThan(2400);
  });
});

describe('a drawing to scale', () => {
  const shown = { x: { min: -3000, max: 5000 }, y: { min: -100, max: 1100 }, height: 1100 };
  const bounds = { whole: { start: -70, end: 670 }, isClock: false, shown };

  test('zooms both ways about a place, and back to the whole', () => {
    const about = { x: 100, y: 800 };
    const frame = zoomedFrame(wholeFrame, bounds, 0.25, about);
    const { x, y } = { x: frame.x ?? expect.fail(), y: frame.y ?? expect.fail() };
    expect((x.end - x.start) / (y.end - y.start)).toBeCloseTo(8000 / 1200, 9);
    expect((about.x - x.start) / (x.end - x.start)).toBeCloseTo(3100 / 8000, 9);
    expect((about.y - y.start) / (y.end - y.start)).toBeCloseTo(900 / 1200, 9);
    const close = { x: { min: x.start, max: x.end }, y: { min: y.start, max: y.end }, height: 1100 };
    expect(zoomedFrame(frame, { ...bounds, shown: close }, 4, about)).toEqual(wholeFrame);
    expect(zoomedFrame(wholeFrame, bounds, 2, about)).toEqual(wholeFrame);
  });

  test('keeps its shape where a span is drawn, and comes to a present that has left it', () => {
    const frame = spannedFrame(bounds, { x: 600, y: 200 }, { x: 200, y: 100 });
    expect(frame.x).toEqual({ start: 200, end: 600 });
    expect(frame.y).toEqual({ start: 150 - 30, end: 150 + 30 });
    const close = { x: { min: 200, max: 600 }, y: { min: 120, max: 180 }, height: 1100 };
    expect(followedFrame(frame, { ...bounds, shown: close }, 300, 150)).toBe(frame);
    const next = followedFrame(frame, { ...bounds, shown: close }, 300, 90);
    expect(next).toEqual({ x: { start: 100, end: 500 }, y: { start: 60, end: 120 } });
  });
});
