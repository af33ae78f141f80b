import { describe, expect, it } from 'vitest';
import { jumps } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { heightMarks, MINOR, markStep } from '../../src/scene/marks/heights';

describe('marks of height', () => {
  it('stand every 1,000 ft on the way down from 25,000 ft', () => {
    expect(markStep(7_620, 'ft')).toBe(1_000);
    expect(markStep(1_096, 'ft')).toBe(250);
    expect(markStep(1_096, 'm')).toBe(100);
    // A fall from 128,000 ft has no more rings than can be told apart.
    expect(markStep(39_000, 'ft')).toBe(5_000);
  });

  it.each(jumps)('lie on the path of $id, where it passes that height', (jump) => {
    const recording = simulate(jump, defaultsOf(jump.parameters));
    const sample = createSample();
    const exit = sampleAt(recording, 0, sample).y;
    const marks = heightMarks(recording.track, exit, 'ft');
    const step = markStep(exit, 'ft') / MINOR;
    expect(marks.map(({ height }) => height)).toEqual(
      Array.from({ length: Math.ceil(exit / 0.3048 / step - 1e-9) - 1 }, (_, i) => marks[0]!.height - i * step),
    );
    expect(marks[marks.length - 1]!.height).toBe(step);
    for (const { height, isMajor, x, y, z } of marks) {
      expect(isMajor).toBe(height % markStep(exit, 'ft') === 0);
      expect(y).toBeCloseTo(height * 0.3048, 6);
      // The same place by bisection over the whole recording in time.
      let [low, high] = [0, recording.end];
      for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        if (sampleAt(recording, middle, sample).y > y) low = middle;
        else high = middle;
      }
      sampleAt(recording, high, sample);
      expect(Math.hypot(sample.x - x, sample.z - z), `${height} ft`).toBeLessThan(1e-3);
    }
  });
});
