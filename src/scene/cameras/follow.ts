/**
 * The camera that goes along: in the hold before the exit, behind the run-up, behind and above in the fall with the horizon in
 * the picture, further off under the canopy, low for the landing. A function of the instant alone, so scrubbing shows what
 * playing shows.
 */
import type { SettingName } from '../../jumps/jump';
import { clamp, mix, smoothstep } from '../../math/smooth';
import type { Sample } from '../../recording/sample';
import { HIP_HEIGHT } from '../bodies/figure';
import type { Cues, Shot, SurfaceAt } from './shot';

/** Station of the camera relative to the jumper: m, degrees. */
interface Station {
  readonly distance: number;
  /** Above the jumper. */
  readonly elevation: number;
  /** From straight behind towards the right. */
  readonly azimuth: number;
  /** Height of the point looked at above the jumper's middle, m. */
  readonly lift: number;
}

/** Over the desert the sun sets behind the flight: from the fall on the camera goes ahead and looks back at the light. */
const overDesert = {
  leaving: { distance: 8.5, elevation: -9, azimuth: -30, lift: 0.4 },
  falling: { distance: 4.6, elevation: 13, azimuth: 160, lift: 0.3 },
  opening: { distance: 15, elevation: 3, azimuth: 150, lift: 3 },
  canopy: { distance: 18, elevation: 9, azimuth: 138, lift: 3 },
  landing: { distance: 15, elevation: 3, azimuth: 152, lift: 2.8 },
} as const satisfies Record<string, Station>;
/** Along the wall it stays behind, with the valley ahead. */
const alongWall = {
  runUp: { distance: 5.6, elevation: 10, azimuth: -34, lift: 0.3 },
  ride: { distance: 7, elevation: 7, azimuth: -58, lift: 0.2 },
  apart: { distance: 8, elevation: 14, azimuth: -78, lift: -0.4 },
  tracking: { distance: 5.2, elevation: 15, azimuth: -66, lift: 0.1 },
  opening: { distance: 15, elevation: 4, azimuth: -38, lift: 3 },
  canopy: { distance: 18, elevation: 12, azimuth: -26, lift: 3 },
  landing: { distance: 15, elevation: 4, azimuth: -52, lift: 2.8 },
} as const satisfies Record<string, Station>;

/** Whole numbers at the start would make it an object of whole numbers, rebuilt at the first fraction. */
const station = { distance: 0.5, elevation: 0.5, azimuth: 0.5, lift: 0.5 };

function beginAt(first: Station): void {
  station.distance = first.distance;
  station.elevation = first.elevation;
  station.azimuth = first.azimuth;
  station.lift = first.lift;
}

function goTo(next: Station, share: number): void {
  station.distance = mix(station.distance, next.distance, share);
  station.elevation = mix(station.elevation, next.elevation, share);
  station.azimuth = mix(station.azimuth, next.azimuth, share);
  station.lift = mix(station.lift, next.lift, share);
}

/** Time until which the camera stays in the hold, s since exit. */
const IN_THE_HOLD = 0.5;

/** How far the canopy has come into the picture, 0 to 1. */
export function canopyShare(sample: Sample, cues: Cues): number {
  if (!(sample.time > cues.pull)) return 0;
  // Quicker than the cloth fills: the opening is to be seen.
  return smoothstep((sample.time - cues.pull) / 2);
}

export function follow(
  setting: SettingName,
  sample: Sample,
  cues: Cues,
  surfaceAt: SurfaceAt,
  zoom: number,
  shot: Shot,
): void {
  const { time } = sample;
  shot.angle = 0.87;
  const middle = sample.y + HIP_HEIGHT;
  if (setting === 'desert' && time < IN_THE_HOLD && cues.aircraftSpeed > 0) {
    const x = cues.aircraftSpeed * time;
    const inwards = 9.6 - 1.8 * smoothstep((time + 4) / 4.5);
    shot.eye.set(x + inwards, cues.exitHeight + 1.72, 0.85);
    const dive = smoothstep(Math.max(0, time) / IN_THE_HOLD);
    shot.target.set(mix(x - 1, sample.x, dive), mix(cues.exitHeight + 1.15, middle, dive * 0.75), 0);
    shot.angle = 0.84;
    return;
  }
  const stations = setting === 'desert' ? overDesert : alongWall;
  if (setting === 'desert') {
    beginAt(overDesert.leaving);
    goTo(overDesert.falling, smoothstep((time - 2.2) / 6));
  } else {
    beginAt(alongWall.runUp);
    goTo(alongWall.ride, smoothstep((time + 0.9) / 1.4));
    goTo(alongWall.apart, smoothstep((time - cues.release) / 1.6));
    goTo(alongWall.tracking, smoothstep((time - cues.release - 1.6) / 2.5));
  }
  const open = canopyShare(sample, cues);
  goTo(stations.opening, open);
  goTo(stations.canopy, smoothstep((time - cues.inflated) / 6));
  const above = middle - Math.max(surfaceAt(sample.x, sample.z), 0);
  goTo(stations.landing, open * smoothstep((70 - above) / 60));

  // Straight behind is against the course; further round it comes over the right shoulder.
  const azimuth = sample.course + Math.PI - (station.azimuth * Math.PI) / 180;
  // A drift keeps the picture alive. It depends on time alone, and is slow enough to stay calm where time runs sixteenfold.
  const elevation = clamp((station.elevation * Math.PI) / 180 + 0.03 * Math.sin(time * 0.11), -1.3, 1.3);
  const distance = station.distance * zoom;
  const flat = Math.cos(elevation) * distance;
  shot.target.set(sample.x, middle + station.lift, sample.z);
  shot.eye.set(
    sample.x + Math.cos(azimuth) * flat,
    shot.target.y + Math.sin(elevation) * distance,
    sample.z + Math.sin(azimuth) * flat,
  );
}
