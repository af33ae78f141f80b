import { describe, expect, it } from 'vitest';
import { at, preset, run } from '../../src/accuracy/flights';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { createRandom } from '../../src/math/random';
import type { Recording } from '../../src/recording/recording';
import { createSample, type Motion, type Sample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';

const recordings: readonly (readonly [string, Recording])[] = [
  ['the HALO jump', run(halo)],
  ['the cliff jump', run(cliff)],
  ['a gusty HALO jump', run(halo, { wind: '0:10@240,3000:40@200', gustSpeed: 4 })],
  ['an impact', run(cliff, { trackGlideRatio: 0 })],
];
const motionKeys = ['x', 'y', 'z', 'vx', 'vy', 'vz', 'ax', 'ay', 'az'] as const satisfies readonly (keyof Motion)[];

/** What is seen of a sample: everything but where it looked last. */
function seen(sample: Sample): Partial<Sample> {
  const { piece: _a, bikePiece: _b, leg: _c, ...rest } = sample;
  return { ...rest, bike: { ...rest.bike } };
}

describe.each(recordings)('looking up %s', (_name, recording) => {
  const { track } = recording;

  it("gives the solver's own numbers at every knot", () => {
    for (let i = 0; i < track.count; i++) {
      // Of knots at one time the last counts: the side after a jump of the acceleration.
      if (i + 1 < track.count && track.times[i + 1] === track.times[i]) continue;
      const sample = at(recording, track.times[i]!);
      motionKeys.forEach((key, k) => {
        expect(sample[key], `${key} at knot ${i}`).toBe(track.states[9 * i + k]);
      });
    }
  });

  it('moves without a step between knots', () => {
    const sample = createSample();
    for (let i = 0; i + 1 < track.count; i++) {
      const [from, to] = [track.times[i]!, track.times[i + 1]!];
      if (to - from < 1e-4) continue;
      for (const [time, knot] of [
        [from + 1e-7, i],
        [to - 1e-7, i + 1],
      ] as const) {
        sampleAt(recording, time, sample);
        for (let k = 0; k < 3; k++) {
          expect(Math.abs(sample[motionKeys[k]!] - track.states[9 * knot + k]!)).toBeLessThan(1e-4);
          expect(Math.abs(sample[motionKeys[k + 3]!] - track.states[9 * knot + k + 3]!)).toBeLessThan(1e-4);
        }
      }
    }
  });

  it('shows speeds that are the slope of the path, and accelerations that are the slope of the speed', () => {
    const [before, here, after] = [createSample(), createSample(), createSample()];
    const d = 1e-4;
    for (let i = 0; i + 1 < track.count; i++) {
      const [from, to] = [track.times[i]!, track.times[i + 1]!];
      if (to - from < 0.01) continue;
      const time = 0.5 * (from + to);
      sampleAt(recording, time - d, before);
      sampleAt(recording, time, here);
      sampleAt(recording, time + d, after);
      for (let k = 0; k < 3; k++) {
        const [x, v, a] = [motionKeys[k]!, motionKeys[k + 3]!, motionKeys[k + 6]!];
        expect(Math.abs((after[x] - before[x]) / (2 * d) - here[v])).toBeLessThan(2e-5);
        expect(Math.abs((after[v] - before[v]) / (2 * d) - here[a])).toBeLessThan(2e-3);
      }
    }
  });

  it('keeps between knots to the path that a far finer simulation takes', () => {
    const jump = recording.jump === 'halo' ? halo : cliff;
    const fine = run(jump, recording.values, 1e-10);
    const [a, b] = [createSample(), createSample()];
    for (let t = recording.start; t < Math.min(recording.end, fine.end); t += 0.37) {
      sampleAt(recording, t, a);
      sampleAt(fine, t, b);
      const away = Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
      if (!(away < 0.01)) throw new Error(`${away} m away at ${t} s`);
    }
  });

  it('holds the first moment before the start and the last after the end', () => {
    for (const early of [recording.start - 1e-9, recording.start - 100, Number.NEGATIVE_INFINITY]) {
      expect(seen(at(recording, early))).toEqual(seen(at(recording, recording.start)));
    }
    for (const late of [recording.end + 1e-9, recording.end + 100, Number.POSITIVE_INFINITY]) {
      const { sinceEnd, ...held } = at(recording, late);
      expect(seen({ ...held, sinceEnd: 0 })).toEqual(seen(at(recording, recording.end)));
      expect(sinceEnd).toBe(late - recording.end);
    }
    expect(at(recording, recording.end - 1).sinceEnd).toBe(0);
    expect(at(recording, recording.end).isOver).toBe(true);
    expect(at(recording, recording.end - 1e-6).isOver).toBe(false);
  });

  it('gives the same bits in whatever order the moments are asked for', () => {
    const random = createRandom(77);
    const times = Array.from(
      { length: 3_000 },
      () => recording.start - 1 + random() * (recording.end - recording.start + 2),
    );
    for (let i = 0; i < track.count; i++) times.push(track.times[i]!);
    const scrubbed = createSample();
    for (const time of times) {
      sampleAt(recording, time, scrubbed);
      expect(seen(scrubbed)).toEqual(seen(sampleAt(recording, time, createSample())));
    }
    // And in order, forward and back, with one sample.
    const sequential = createSample();
    for (const time of [...times].sort((a, b) => a - b)) sampleAt(recording, time, sequential);
    expect(seen(sampleAt(recording, times[5]!, sequential))).toEqual(seen(at(recording, times[5]!)));
  });
});

describe('a moment at which something changes', () => {
  it('belongs to what comes after it', () => {
    const recording = run(cliff);
    // At the release the mass and with it the deceleration changes; at the exit the body lets go of the ramp.
    const release = recording.events.find((event) => event.name === 'release')?.time as number;
    expect(at(recording, release).phase).toBe('separation');
    expect(at(recording, release).mass).toBe(90);
    expect(at(recording, release - 1e-9).phase).toBe('ride');
    expect(at(recording, release - 1e-9).mass).toBe(197.5);
    expect(at(recording, release).ax).toBeLessThan(1.5 * at(recording, release - 1e-9).ax);
    expect(at(recording, 0).inFlight).toBe(true);
    expect(at(recording, -1e-9).inFlight).toBe(false);
    expect(at(recording, 0).ay).toBeLessThan(-9);
    expect(at(recording, -1e-9).ay).toBeGreaterThan(-1);
    for (const phase of recording.phases) expect(at(recording, phase.start).phase).toBe(phase.name);
  });

  it('is where the canopy begins to fill and the brakes to pull', () => {
    const recording = run(halo, preset(halo, 'belly'));
    const time = (name: string): number => recording.events.find((event) => event.name === name)?.time as number;
    expect(at(recording, time('lineStretch')).inflation).toBe(0);
    expect(at(recording, time('inflated') - 1e-6).inflation).toBeCloseTo(1, 5);
    expect(at(recording, time('inflated')).inflation).toBe(1);
    expect(at(recording, time('flare')).brakes).toBe(0);
    expect(at(recording, recording.end).brakes).toBeGreaterThan(0.9);
    expect(at(recording, 10).inflation).toBe(0);
  });

  it('blends body positions and areas together, without a step', () => {
    const recording = run(halo);
    let last = at(recording, 79);
    for (let t = 79; t < 82; t += 0.01) {
      const now = at(recording, t);
      expect(Math.abs(now.dragArea - last.dragArea)).toBeLessThan(0.003);
      last = now;
    }
    expect(at(recording, 79).dragArea).toBeCloseTo(0.3714, 3);
    expect(at(recording, 82).dragArea).toBe(0.556);
    const middle = at(recording, 79.5309 + 0.75);
    expect([middle.postureFrom, middle.postureTo]).toEqual(['dive', 'belly']);
    expect(middle.postureShare).toBeCloseTo(0.5, 3);
    // Centred on the moment at which 5,000 ft are passed.
    expect(middle.y / 0.3048).toBeCloseTo(5_000, -1);
  });
});
