import type * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Builder } from '../build/builder';
import type { AirUniforms } from '../light/aerial';
import type { Colour } from '../light/atmosphere';
import type { Landmark } from '../marks/marks';
import type { Settle } from '../surface';
import type { Tier } from '../tiers';
import { createDesert } from './desert';
import { createFjord } from './fjord';

/** What a place is made with. */
export interface SettingParts {
  readonly air: AirUniforms;
  readonly tier: Tier;
  /** Does the long work. A place shows something plain at once and swaps the rest in as it comes. */
  readonly builder: Builder;
}

/** A place: ground, clouds and what stands in it, without people. */
export interface Setting {
  readonly object: THREE.Object3D;
  /** What has a known height, in the frame of the jump. */
  readonly landmarks?: readonly Landmark[];
  /** Onto what is drawn as ground: cameras and shadows stay above it. At or above the ground that the flight meets. */
  readonly settle: Settle;
  /** Its height, m. */
  surfaceAt(x: number, z: number): number;
  /** Fits the place to another recording; rebuilds the ground only where that recording has another one. */
  setRecording(recording: Recording): void;
  /** The sun stands here now, as a unit vector. Called when it has moved far enough for what lies in shadow to change. */
  setSun(towards: THREE.Vector3): void;
  update(sample: Sample, eye: THREE.Vector3): void;
  dispose(): void;
}

/** Mean albedo of the ground of a place, as the air above it sees it. */
export const groundColours: Readonly<Record<SettingName, Readonly<Colour>>> = {
  desert: [0.36, 0.28, 0.19],
  fjord: [0.11, 0.13, 0.07],
};

export function createSetting(name: SettingName, parts: SettingParts): Setting {
  return name === 'desert' ? createDesert(parts) : createFjord(parts);
}
