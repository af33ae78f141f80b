import type { Playback } from '../playback/playback';
import type { Recording } from '../recording/recording';
import type { Sample } from '../recording/sample';
import { sampleNow } from '../recording/sample-at';

/** Real time since the frame before; never more than a stall may count. One object for all frames: a number would be allocated. */
export interface Passed {
  readonly seconds: number;
}
export type Step = (passed: Passed) => void;

/** A run in view, with the sample that is filled anew each frame. */
export interface Posed {
  readonly recording: Recording;
  /** Time on the clock at its exit, s. */
  readonly offset: number;
  readonly sample: Sample;
}

export interface FrameParts {
  readonly playback: Playback;
  /** From left to right. */
  readonly shown: () => readonly Posed[];
  simulateEdits(): void;
  moveWorld(slot: number, sample: Sample): void;
  draw(): void;
  showReadings(slot: number, sample: Sample): void;
  updatePanels(): void;
  /** The clock came to the end of its span in this frame. */
  onStop(): void;
  /** A frame of the moving picture took so long. */
  onFrame(passed: Passed): void;
}

export interface Frame {
  readonly steps: readonly Step[];
  /** What is on show has changed: the next frames are drawn even if the clock stands. */
  invalidate(): void;
}

/** Longest real time that counts as one frame, s. */
const LONGEST_FRAME = 0.25;
/** Frames drawn after the last change: pictures that settle, such as exposure or a camera, come to rest. */
const SETTLING_FRAMES = 12;
/** Numbers that change faster than this cannot be read, s. */
const READING_INTERVAL = 1 / 10;

/** The order of a frame, top to bottom. */
export function createFrame(parts: FrameParts): Frame {
  const { playback } = parts;
  let settling = SETTLING_FRAMES;
  // In an array: a number in a variable of the closure is an allocation at each write.
  const sinceReading = Float64Array.of(READING_INTERVAL);
  let isMoving = true;

  function advanceClock(passed: Passed): void {
    const wasPlaying = playback.playing;
    playback.advance(passed.seconds);
    if (wasPlaying && !playback.playing) parts.onStop();
    if (playback.playing || wasPlaying) settling = SETTLING_FRAMES;
    isMoving = settling > 0;
    if (isMoving) settling--;
  }

  function sampleRuns(): void {
    if (!isMoving) return;
    const shown = parts.shown();
    for (let i = 0; i < shown.length; i++) {
      const { recording, offset, sample } = shown[i] as Posed;
      sample.time = playback.time - offset;
      sampleNow(recording, sample);
    }
  }

  function moveWorlds(): void {
    if (!isMoving) return;
    const shown = parts.shown();
    for (let i = 0; i < shown.length; i++) parts.moveWorld(i, (shown[i] as Posed).sample);
  }

  function draw(passed: Passed): void {
    if (!isMoving) return;
    parts.draw();
    if (playback.playing) parts.onFrame(passed);
  }

  function showReadings(passed: Passed): void {
    if (!isMoving) return;
    sinceReading[0]! += passed.seconds;
    // A clock that stands shows exactly where it stands.
    if (playback.playing && sinceReading[0]! < READING_INTERVAL) return;
    sinceReading[0] = 0;
    const shown = parts.shown();
    for (let i = 0; i < shown.length; i++) parts.showReadings(i, (shown[i] as Posed).sample);
  }

  return {
    steps: [parts.simulateEdits, advanceClock, sampleRuns, moveWorlds, draw, showReadings, parts.updatePanels],
    invalidate() {
      settling = SETTLING_FRAMES;
      sinceReading[0] = READING_INTERVAL;
    },
  };
}

/** Runs the steps once per frame of the screen. Returns how to stop. */
export function runFrames(steps: readonly Step[]): () => void {
  const before = Float64Array.of(performance.now());
  const passed = { seconds: 0.5 };
  let request = requestAnimationFrame(run);
  function run(now: number): void {
    passed.seconds = Math.min(Math.max((now - (before[0] as number)) / 1000, 0), LONGEST_FRAME);
    before[0] = now;
    // First, so that a step that throws once does not stop the page.
    request = requestAnimationFrame(run);
    for (let i = 0; i < steps.length; i++) (steps[i] as Step)(passed);
  }
  return () => cancelAnimationFrame(request);
}
