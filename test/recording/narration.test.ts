import { expect, test } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { jumps } from '../../src/jumps';
import { halo } from '../../src/jumps/halo';
import { phaseNames } from '../../src/jumps/jump';
import { channel } from '../../src/recording/channels';
import { narrationOf } from '../../src/recording/narration';
import { eventTime } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';

const sample = createSample();

test('tells of gaining speed before the peak of the dive and of slowing down after it', () => {
  const film = run(halo);
  const peak = eventTime(film, 'peakSpeed') ?? 0;
  expect(narrationOf(sampleAt(film, peak - 12, sample))).toMatch(/^Gaining/);
  expect(narrationOf(sampleAt(film, peak + 5, sample))).toMatch(/^Slowing.*denser/);
  const recovery = eventTime(film, 'recovery') ?? 0;
  expect(narrationOf(sampleAt(film, recovery + 2, sample))).toMatch(/lower terminal speed/);
});

test('what it says of speed is what the vertical speed does', () => {
  for (const jump of jumps) {
    const recording = run(jump);
    for (let time = 1; time < (eventTime(recording, 'pull') ?? 0); time += 0.5) {
      const text = narrationOf(sampleAt(recording, time, sample));
      // Away from the balance, where a sentence may call it either way.
      if (text.startsWith('Gaining')) expect(sample.ay, `${jump.id} ${time}`).toBeLessThan(0.2);
      if (text.startsWith('Slowing')) expect(sample.ay, `${jump.id} ${time}`).toBeGreaterThan(0);
    }
  }
});

test('changes seldom enough to be read, and has a sentence for every phase', () => {
  const told = new Set<string>();
  for (const jump of jumps) {
    const recording = run(jump);
    let changes = 0;
    let before = '';
    for (let time = recording.start; time <= recording.end; time += 0.05) {
      const text = narrationOf(sampleAt(recording, time, sample));
      if (text !== before) changes++;
      before = text;
      told.add(sample.phase);
    }
    expect(changes, jump.id).toBeLessThanOrEqual(14);
  }
  expect([...told].sort()).toEqual(Object.keys(phaseNames).sort());
});

test('reads the terminal speed that the telemetry shows', () => {
  const film = run(halo);
  sampleAt(film, 60, sample);
  expect(channel('airspeed').of(sample)).toBeGreaterThan(channel('terminalSpeed').of(sample));
});
