import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { exitMomentOf } from '../../src/exchange/clock';
import { flySight1Of } from '../../src/exchange/flysight';
import { findJump } from '../../src/exchange/landmarks';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { jumpIn, trackIn, trackOf } from './tracks';

const HEAD = 'time,hMSL,velN,velE,velD';
/** A track of 10 fixes a second from pieces of flight: so many seconds, speeds at their end, m/s. */
function flown(height: number, ...pieces: readonly (readonly [seconds: number, east: number, down: number])[]) {
  const lines = [HEAD];
  let [time, east, down, h] = [0, pieces[0]![1], pieces[0]![2], height];
  for (const [seconds, toEast, toDown] of pieces) {
    const steps = Math.round(seconds * 10);
    const [fromEast, fromDown] = [east, down];
    for (let k = 1; k <= steps; k++) {
      const before = down;
      east = fromEast + ((toEast - fromEast) * k) / steps;
      down = fromDown + ((toDown - fromDown) * k) / steps;
      h -= 0.05 * (before + down);
      time += 0.1;
      lines.push([time.toFixed(1), h.toFixed(3), '0', east.toFixed(2), down.toFixed(2)].join(','));
    }
  }
  return trackIn(lines.join('\n'));
}

describe('the jump in a track', () => {
  it('leaves at the corner of its speed, whatever the aircraft sank or the ramp rose with before', () => {
    // Three seconds of fall at 9.5 m/s².
    for (const before of [-5, 0, 3]) {
      const track = flown(2_000, [20, 30, before], [3, 30, before + 28.5], [10, 0, 50], [5, 10, 5], [20, 10, 5]);
      expect(jumpIn(track).exit).toBeCloseTo(20, 1);
    }
  });

  it('is the deepest of several, and no bump of a car', () => {
    const small = [
      [30, 0, 0],
      [2, 0, 19],
      [3, 8, 5],
      [8, 8, 5],
      [0.1, 0, 0],
      [10, 0, 0],
    ] as const;
    const track = flown(
      4_000,
      ...small,
      [60, 30, -4],
      [5, 30, 48],
      [20, 0, 55],
      [6, 10, 6],
      [100, 10, 6],
      [0.2, 0, 0],
      [20, 0, 0],
    );
    const found = jumpIn(track);
    expect(found.exit).toBeGreaterThan(100);
    expect(found.hasLanded).toBe(true);
    // The small one alone is found by itself.
    expect(jumpIn(flown(200, ...small)).exit).toBeCloseTo(30, 1);
    expect(findJump(flown(100, [20, 20, 0], [0.5, 20, 2], [0.5, 20, -2], [20, 20, 0]))).toMatch(/No jump/);
  });

  it('lands where the sinking ends, not where the ground run does', () => {
    const track = flown(500, [20, 0, 0], [3, 4, 28], [3, 9, 5], [40, 9, 5], [0.1, 7, 0.1], [6, 0, 0], [20, 0, 0]);
    expect(jumpIn(track).landing).toBeCloseTo(66.1, 1);
  });

  it('has no landing where the track ends in the air, and no opening where none opened', () => {
    const recording = run(halo);
    const lines = flySight1Of(halo, recording, 5).split('\r\n');
    const cut = trackIn(lines.slice(0, Math.round(lines.length * 0.7)).join('\n'));
    const found = jumpIn(cut);
    expect(found.hasLanded).toBe(false);
    expect(found.opening).not.toBeNull();
    expect(found.landing).toBe(cut.moments[cut.count - 1]);

    const unopened = run(cliff, { openingRule: 'height', openingHeight: 0 });
    const fall = jumpIn(trackOf(cliff, unopened));
    expect(fall.opening).toBeNull();
    expect(fall.landing - exitMomentOf(cliff, unopened)).toBeCloseTo(unopened.end, 1);
  });

  it('is found at every rate that receivers have', () => {
    for (const rate of [1, 2, 5, 10, 25] as const) {
      const recording = run(halo);
      const found = jumpIn(trackOf(halo, recording, rate));
      expect(Math.abs(found.exit - exitMomentOf(halo, recording))).toBeLessThan(rate < 5 ? 0.6 : 0.1);
      expect(Math.abs(found.landing - found.exit - recording.end)).toBeLessThan(rate < 5 ? 1 : 0.15);
    }
  });
});
