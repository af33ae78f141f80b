import { describe, expect, it } from 'vitest';
import { jumpById } from '../../src/jumps';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import type { Jump } from '../../src/jumps/jump';
import { whole } from '../../src/math/sliced';
import type { Values } from '../../src/parameters/parameter';
import { feet, mph } from '../../src/parameters/units';
import { defaultsOf } from '../../src/parameters/values';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { summaryOf } from '../../src/recording/summary';
import { dragAreaForPeak, dragAreasOf } from '../../src/what-if/drag-area';
import { latestRelease } from '../../src/what-if/latest-release';
import { lowestOpening } from '../../src/what-if/lowest-opening';
import { releasePoint } from '../../src/what-if/release-point';
import { doWork } from '../../src/what-if/work';

const valuesOf = (jump: Jump, changes: Values = {}): Values => ({
  ...defaultsOf(jump.parameters),
  ...('cameraman' in jump.parameters ? { cameraman: false } : {}),
  ...changes,
});
const fly = (jump: Jump, changes: Values = {}): Recording => simulate(jump, valuesOf(jump, changes));
/** From low to high in steps. */
const sweep = (low: number, high: number, step: number): number[] =>
  Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step);

const strong = '0:5@230,1500:15@250,5000:35@270,9000:60@285,14000:40@290';

describe('the drag area for a wished peak', () => {
  const cases = [
    ['halo', 'diveDragArea', {}, [mph(180), mph(200), mph(230)]],
    ['halo', 'bellyDragArea', { recoveryAltitude: feet(140_000) }, [mph(120), mph(190)]],
    ['cliff', 'trackDragArea', {}, [40, 50]],
  ] as const;
  it.each(cases)('in the %s (%s) is where a sweep of the area crosses it', (id, parameter, changes, peaks) => {
    const jump = jumpById(id);
    const areas = sweep(0.1, 1.5, 0.005);
    const reached = areas.map((area) => summaryOf(fly(jump, { ...changes, [parameter]: area })).peakVerticalSpeed ?? 0);
    for (const peak of peaks) {
      const k = reached.findIndex((each) => each <= peak);
      expect(k).toBeGreaterThan(0);
      const answer = whole(dragAreaForPeak(jump, valuesOf(jump, changes), { parameter, peak }));
      expect(answer.area).toBeGreaterThanOrEqual(areas[k - 1] as number);
      expect(answer.area).toBeLessThanOrEqual(areas[k] as number);
      const taken = summaryOf(fly(jump, { ...changes, ...answer.changes })).peakVerticalSpeed as number;
      expect(Math.abs(taken / peak - 1)).toBeLessThan(2e-5);
      expect(answer.peak).toBe(taken);
    }
  });

  it('is none where another part of the fall is the fastest, and what the range reaches is said', () => {
    const answer = whole(dragAreaForPeak(halo, valuesOf(halo), { parameter: 'bellyDragArea', peak: mph(100) }));
    const { peakVerticalSpeed } = summaryOf(fly(halo));
    expect(answer).toMatchObject({ area: null, changes: null });
    expect(answer.reach?.[0]).toBeCloseTo(peakVerticalSpeed as number, 6);
  });

  it('says so when the jump with it hits the ledge', () => {
    const answer = whole(dragAreaForPeak(cliff, valuesOf(cliff), { parameter: 'trackDragArea', peak: 70 }));
    expect(answer.ending).toBe(fly(cliff, answer.changes as Values).ending);
    expect(answer.ending).toBe('impact');
  });

  it('is asked of the phases flown, that of the peak first', () => {
    expect(dragAreasOf(halo, fly(halo))).toEqual(['diveDragArea', 'bellyDragArea']);
    expect(dragAreasOf(halo, fly(halo, { recoveryAltitude: feet(140_000) }))).toEqual(['bellyDragArea']);
    expect(dragAreasOf(cliff, fly(cliff))[0]).toBe('trackDragArea');
    expect(dragAreasOf(cliff, fly(cliff, { bikeMass: 0 }))).not.toContain('rideDragArea');
  });
});

/** Sink at touchdown under an open canopy after a flare; infinite for any other ending. */
function sinkOf(recording: Recording): number {
  if (recording.ending !== 'landed') return Number.POSITIVE_INFINITY;
  if (eventTime(recording, 'inflated') === null || eventTime(recording, 'flare') === null) {
    return Number.POSITIVE_INFINITY;
  }
  return summaryOf(recording).touchdownSink as number;
}

describe('the lowest opening', () => {
  const openings = {
    halo: (height: number): Values => ({ openingAltitude: height }),
    cliff: (height: number): Values => ({ openingRule: 'height', openingHeight: height }),
  };
  const cases: readonly (readonly ['halo' | 'cliff', string, Values, readonly number[]])[] = [
    ['halo', 'still air', {}, [1.4, 2, 3, 5, 6.9]],
    ['cliff', 'still air', {}, [1.5, 3, 5]],
    ['cliff', 'gusts', { wind: '0:5@80', gustSpeed: 3, gustSeed: 7 }, [2, 5]],
    ['cliff', 'the rule of delay', { openingRule: 'delay' }, [3]],
  ];
  it.each(cases)(
    'of %s in %s is the first metre of a sweep from which all for 150 m do it',
    (id, _, changes, sinks) => {
      const jump = jumpById(id);
      const heights = sweep(0, 420, 1);
      const reached = heights.map((height) => sinkOf(fly(jump, { ...changes, ...openings[id](height) })));
      for (const sink of sinks) {
        const first = heights.findIndex(
          (_height, i) => i + 150 < heights.length && reached.slice(i, i + 151).every((each) => each <= sink),
        );
        const answer = whole(lowestOpening(jump, valuesOf(jump, changes), { sink, grain: 1 }));
        if (first < 0) {
          expect(answer).toMatchObject({ height: null, changes: null });
          continue;
        }
        expect(answer.height).toBe(heights[first]);
        expect(answer.changes).toEqual(openings[id](heights[first] as number));
        expect(answer.sink).toBe(reached[first]);
        expect(sinkOf(fly(jump, { ...changes, ...answer.changes }))).toBeLessThanOrEqual(sink);
      }
    },
  );

  it('does not take a canopy that is still filling for a landing, soft as it may be', () => {
    // 15 to 30 m below the answer such a one comes down at less than 7 m/s.
    const { height } = whole(lowestOpening(halo, valuesOf(halo), { sink: 6.9, grain: 1 }));
    const lucky = sweep((height as number) - 40, height as number, 1).filter((opening) => {
      const recording = fly(halo, { openingAltitude: opening });
      return recording.ending === 'landed' && eventTime(recording, 'inflated') === null;
    });
    expect(lucky.length).toBeGreaterThan(5);
  });

  it('is none below what the flare can do, and the softest of all is said', () => {
    const answer = whole(lowestOpening(halo, valuesOf(halo), { sink: 0.5, grain: 1 }));
    expect(answer.height).toBeNull();
    expect(answer.softest).toBeGreaterThan(0.5);
  });

  it('is a whole foot where feet are read', () => {
    const { height, changes } = whole(lowestOpening(halo, valuesOf(halo), { sink: 5, grain: feet(1) }));
    expect((height as number) / feet(1)).toBeCloseTo(Math.round((height as number) / feet(1)), 9);
    expect(changes).toEqual({ openingAltitude: feet(Math.round((height as number) / feet(1))) });
  });
});

describe('the latest release', () => {
  /** Least distance from the rock over the free fall but its first two seconds, read more finely than the program does. */
  function clearanceOf(recording: Recording): number {
    const moment = createSample();
    let least = Number.POSITIVE_INFINITY;
    for (let t = 2; t < (eventTime(recording, 'pull') ?? recording.end); t += 0.005) {
      least = Math.min(least, sampleAt(recording, t, moment).groundClearance);
    }
    return least;
  }
  const holds = sweep(0, 150, 1).map((tenths) => Number((tenths / 10).toPrecision(12)));
  const cases = [
    [{}, 0, 0],
    [{}, 6, 0],
    [{ openingRule: 'delay' }, 0, 0],
    [{ openingRule: 'delay' }, 0, 920],
    [{ openingRule: 'delay', rampSpeed: 30 }, 20, 800],
  ] as const;
  it.each(cases)(
    'of %o with %d m of room and a pull at %d m is the last of a sweep',
    (changes, clearance, pullHeight) => {
      const good = holds.map((holdTime) => {
        const recording = fly(cliff, { ...changes, holdTime });
        if (recording.ending !== 'landed') return false;
        if (pullHeight > 0 && (summaryOf(recording).pullHeight ?? 0) < pullHeight) return false;
        return clearanceOf(recording) >= clearance;
      });
      // One that three tenths before it bear out: a lucky one by itself is no answer.
      const last = good.map((_, i) => good.slice(Math.max(i - 3, 0), i + 1).every(Boolean)).lastIndexOf(true);
      const answer = whole(latestRelease(cliff, valuesOf(cliff, changes), { clearance, pullHeight }));
      expect(answer.hold).toBe(holds[last]);
      expect(answer.changes).toEqual({ holdTime: holds[last] });
      expect(answer.failsBefore === null).toBe(good.slice(0, last).every(Boolean));
      expect(fly(cliff, { ...changes, ...answer.changes }).ending).toBe('landed');
      // What is wrong with the next tenth.
      const next = fly(cliff, { ...changes, holdTime: holds[last + 1] as number });
      expect(answer.verdict).toBe(next.verdict);
      expect(answer.fault === 'ending').toBe(next.ending !== 'landed');
    },
  );

  it('is none where even the first does not clear the wall, and why is said', () => {
    const answer = whole(latestRelease(cliff, valuesOf(cliff, { rampSpeed: 10 }), { clearance: 0, pullHeight: 0 }));
    expect(answer).toMatchObject({ hold: null, changes: null, fault: 'ending' });
    expect(answer.verdict).toBe(fly(cliff, { rampSpeed: 10, holdTime: 0 }).verdict);
  });
});

describe('the exit point', () => {
  it('moved as the answer says brings the landing onto the target', () => {
    const values = valuesOf(halo, { wind: strong });
    const recording = simulate(halo, values);
    const landing = sampleAt(recording, recording.end, createSample());
    const answer = whole(releasePoint(halo, values, { downrange: 400, right: -250 }));
    const target = { x: landing.x + 400, z: landing.z - 250 };
    expect(answer.target.x).toBeCloseTo(target.x, 6);
    expect(answer.target.z).toBeCloseTo(target.z, 6);
    // The jump flown from there: the ground is level, so all of it is carried along.
    expect(answer.release.x + landing.x).toBeCloseTo(target.x, 6);
    expect(answer.release.z + landing.z).toBeCloseTo(target.z, 6);
    // As a compass has it, from the target: north and east of the way, by the heading of the run-in.
    const heading = (halo.place.heading * Math.PI) / 180;
    const [dx, dz] = [answer.release.x - target.x, answer.release.z - target.z];
    const north = dx * Math.cos(heading) - dz * Math.sin(heading);
    const east = dx * Math.sin(heading) + dz * Math.cos(heading);
    const bearing = ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
    expect(answer.exit?.bearing).toBeCloseTo(bearing, 6);
    expect(answer.exit?.distance).toBeCloseTo(Math.hypot(dx, dz), 6);
  });

  it('lies upwind: a wind of one strength moves it by the drift, against the wind', () => {
    // From the north-west by west, 60 degrees off the heading of 60: straight ahead is 60, so 330 is from the left.
    const drifted = whole(
      releasePoint(halo, valuesOf(halo, { wind: '0:20@330', openingAltitude: 0 }), { downrange: 0, right: 0 }),
    );
    expect(drifted.hasWind).toBe(true);
    // 20 kt from the left carry to the right, some seconds less than the whole fall.
    const fallen = simulate(halo, valuesOf(halo, { wind: '0:20@330', openingAltitude: 0 })).end;
    expect(drifted.carried.right).toBeGreaterThan(0.9 * 20 * (1852 / 3600) * (fallen - 10));
    expect(drifted.carried.right).toBeLessThan(20 * (1852 / 3600) * fallen);
    expect(drifted.exit?.right).toBeCloseTo(-drifted.carried.right, 9);
    expect(drifted.carriedInStillAir.right).toBeCloseTo(0, 9);
  });

  it('of a cliff cannot be moved: the landing is said instead', () => {
    const values = valuesOf(cliff, { wind: '0:4@200' });
    const answer = whole(releasePoint(cliff, values, { downrange: 0, right: 0 }));
    const recording = simulate(cliff, values);
    const landing = sampleAt(recording, recording.end, createSample());
    expect(answer.exit).toBeNull();
    expect(answer.carried.downrange).toBe(landing.x);
    expect(answer.carried.right).toBe(landing.z);
  });
});

describe('a question', () => {
  it('is the same as plain data, and tells how far it is', () => {
    const values = valuesOf(cliff);
    const asked = { clearance: 3, pullHeight: 0 };
    const work = doWork({ kind: 'solve', jump: 'cliff', values, question: 'latestRelease', asked });
    const shares: number[] = [];
    for (;;) {
      const { done, value } = work.next();
      if (done) {
        expect(value).toEqual(whole(latestRelease(cliff, values, asked)));
        break;
      }
      shares.push(value);
    }
    expect(shares.length).toBeGreaterThan(100);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});
