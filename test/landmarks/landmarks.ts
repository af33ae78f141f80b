import { expect } from 'vitest';
import { at } from '../../src/accuracy/flights';
import type { EventName } from '../../src/jumps/jump';
import type { Recording } from '../../src/recording/recording';

/** One row of a jump's table of events: its time, s, and height above the landing, feet, each give or take. */
export interface Landmark {
  readonly event: EventName;
  readonly time: readonly [seconds: number, tolerance: number];
  readonly height: readonly [feet: number, tolerance: number];
}

/** The events come in this order, all of them and no others, at these times and heights. */
export function expectLandmarks(recording: Recording, landmarks: readonly Landmark[]): void {
  expect(recording.events.map((event) => event.name)).toEqual(landmarks.map((landmark) => landmark.event));
  recording.events.forEach(({ name, time }, i) => {
    const landmark = landmarks[i] as Landmark;
    const height = at(recording, time).y / 0.3048;
    expect(Math.abs(time - landmark.time[0]), `${name} at ${time} s`).toBeLessThanOrEqual(landmark.time[1]);
    expect(Math.abs(height - landmark.height[0]), `${name} at ${height} ft`).toBeLessThanOrEqual(landmark.height[1]);
  });
}
