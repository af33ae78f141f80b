import { expect, test } from 'vitest';
import { createFrame, type FrameParts } from '../../src/app/frame';
import { jumpById } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { createPlayback } from '../../src/playback/playback';
import { createSample } from '../../src/recording/sample';
import { simulate } from '../../src/recording/simulate';

const halo = jumpById('halo');
const recording = simulate(halo, defaultsOf(halo.parameters));

function setUp(start = recording.start) {
  const log: string[] = [];
  const times: number[] = [];
  const playback = createPlayback(recording.start, recording.end);
  playback.seek(start);
  const shown = [{ recording, offset: 0, sample: createSample() }];
  const parts: FrameParts = {
    playback,
    shown: () => shown,
    simulateEdits: () => log.push('edits'),
    moveWorld: (_, sample) => log.push(`world ${sample.time.toFixed(2)}`),
    draw: () => log.push('draw'),
    showReadings: (_, sample) => log.push(`readings ${sample.time.toFixed(2)}`),
    updatePanels: () => log.push('panels'),
    onStop: () => log.push('stop'),
    onFrame: ({ seconds }) => times.push(seconds),
  };
  const frame = createFrame(parts);
  const run = (seconds: number) => {
    log.length = 0;
    for (const step of frame.steps) step({ seconds });
    return [...log];
  };
  return { playback, frame, run, times };
}

test('a frame goes from edits to the picture to the numbers', () => {
  const { playback, run } = setUp(0);
  playback.play();
  expect(run(0.1)).toEqual(['edits', 'world 0.10', 'draw', 'readings 0.10', 'panels']);
});

test('numbers change no faster than they can be read, the picture in every frame', () => {
  const { playback, run } = setUp(0);
  playback.play();
  run(0.1);
  expect(run(0.016)).toEqual(['edits', 'world 0.12', 'draw', 'panels']);
});

test('a clock that stands shows its exact moment, then draws no more until something changes', () => {
  const { playback, frame, run } = setUp(0);
  playback.play();
  run(0.1);
  run(0.016);
  playback.pause();
  expect(run(0.016)).toContain('readings 0.12');
  for (let i = 0; i < 30; i++) run(0.016);
  expect(run(0.016)).toEqual(['edits', 'panels']);
  playback.seek(24);
  frame.invalidate();
  expect(run(0.016)).toEqual(['edits', 'world 24.00', 'draw', 'readings 24.00', 'panels']);
});

test('only frames of a moving picture are measured', () => {
  const { playback, frame, run, times } = setUp(0);
  run(0.1);
  playback.play();
  run(0.02);
  run(0.03);
  playback.pause();
  frame.invalidate();
  run(0.04);
  expect(times).toEqual([0.02, 0.03]);
});

test('the end of the jump stops the clock once', () => {
  const { playback, run } = setUp(recording.end - 0.05);
  playback.play();
  expect(run(0.1)).toContain('stop');
  expect(run(0.1)).not.toContain('stop');
  expect(playback.time).toBe(recording.end);
});
