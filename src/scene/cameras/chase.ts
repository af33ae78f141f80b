/**
 * The camera that goes along: in the hold before the exit, behind the run-up, behind and above in the fall with the horizon in
 * the picture, further off under the canopy, low for the landing.
 */
import { clamp, mix, smoothstep } from '../../math/smooth';
import type { Shot, Take } from './shot';

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
  leaving: { distance: 6.2, elevation: -10, azimuth: -30, lift: 0.3 },
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
/** From below, near before the pull and further off as it opens: against the light of the desert, the sky over the valley. */
const below = {
  desert: [
    { distance: 6, elevation: -22, azimuth: 142, lift: 0.3 },
    { distance: 15.5, elevation: -25, azimuth: 142, lift: 3.4 },
  ],
  fjord: [
    { distance: 6, elevation: -14, azimuth: -42, lift: 0.3 },
    { distance: 14, elevation: -17, azimuth: -42, lift: 3.2 },
  ],
} as const satisfies Record<string, readonly Station[]>;
/** Steeply above a diver, who falls away towards the ground. */
const above = {
  desert: { distance: 5.6, elevation: 52, azimuth: 118, lift: -0.2 },
  fjord: { distance: 6, elevation: 48, azimuth: -40, lift: -0.2 },
} as const satisfies Record<string, Station>;

/** Whole numbers at the start would make it an object of whole numbers, rebuilt at the first fraction. */
const station = { distance: 0.5, elevation: 0.5, azimuth: 0.5, lift: 0.5 };
/** The share of the way to the next station: in an array, because a number handed over would be boxed. */
const way = new Float64Array(1);

function beginAt(first: Station): void {
  station.distance = first.distance;
  station.elevation = first.elevation;
  station.azimuth = first.azimuth;
  station.lift = first.lift;
}

function goTo(next: Station): void {
  const share = smoothstep(way[0]!);
  if (share === 0) return;
  station.distance = mix(station.distance, next.distance, share);
  station.elevation = mix(station.elevation, next.elevation, share);
  station.azimuth = mix(station.azimuth, next.azimuth, share);
  station.lift = mix(station.lift, next.lift, share);
}

/** Time until which the camera stays in the hold, s since exit. */
export const IN_THE_HOLD = 0.5;

/** In the hold, looking aft to the open ramp. */
export function inTheHold({ sample, cues, cast }: Take, shot: Shot): void {
  const { time } = sample;
  const x = cues.aircraftSpeed * time;
  const inwards = 9.6 - 1.8 * smoothstep((time + 4) / 4.5);
  shot.eye.set(x + inwards, cues.exitHeight + 1.72, 0.85);
  const dive = smoothstep(Math.max(0, time) / IN_THE_HOLD);
  shot.target.set(
    mix(x - 1, cast.hips.x, dive),
    mix(cues.exitHeight + 1.15, cast.hips.y, dive * 0.75),
    mix(0, cast.hips.z, dive),
  );
  shot.angle = 0.84;
  shot.shake = 0.12;
}

function stand({ sample, cast, zoom }: Take, shot: Shot): void {
  // Straight behind is against the course; further round it comes over the right shoulder.
  const azimuth = sample.course + Math.PI - (station.azimuth * Math.PI) / 180;
  // A drift keeps the picture alive. It depends on time alone, and is slow enough to stay calm where time runs sixteenfold.
  const elevation = clamp((station.elevation * Math.PI) / 180 + 0.03 * Math.sin(sample.time * 0.11), -1.3, 1.3);
  const distance = station.distance * zoom;
  const flat = Math.cos(elevation) * distance;
  const { hips } = cast;
  shot.target.set(hips.x, hips.y + station.lift, hips.z);
  shot.eye.set(
    hips.x + Math.cos(azimuth) * flat,
    shot.target.y + Math.sin(elevation) * distance,
    hips.z + Math.sin(azimuth) * flat,
  );
}

export function chase(take: Take, shot: Shot): void {
  const { setting, sample, cues } = take;
  const { time } = sample;
  if (setting === 'desert' && time < IN_THE_HOLD && cues.aircraftSpeed > 0) {
    inTheHold(take, shot);
    return;
  }
  const stations = setting === 'desert' ? overDesert : alongWall;
  if (setting === 'desert') {
    beginAt(overDesert.leaving);
    way[0] = (time - 2.2) / 6;
    goTo(overDesert.falling);
  } else {
    beginAt(alongWall.runUp);
    way[0] = (time + 0.9) / 1.4;
    goTo(alongWall.ride);
    way[0] = (time - cues.release) / 1.6;
    goTo(alongWall.apart);
    way[0] = (time - cues.release - 1.6) / 2.5;
    goTo(alongWall.tracking);
  }
  way[0] = (time - cues.pull) / 2;
  goTo(stations.opening);
  way[0] = (time - cues.inflated) / 6;
  goTo(stations.canopy);
  if (take.open > 0) {
    const ground = take.surfaceAt(sample.x, sample.z);
    way[0] = (70 - (take.cast.hips.y - (ground > 0 ? ground : 0))) / 60;
    goTo(stations.landing);
  }
  stand(take, shot);
}

/** The opening from below. */
export function fromBelow(take: Take, shot: Shot): void {
  const [near, far] = below[take.setting];
  beginAt(near);
  way[0] = (take.sample.time - take.cues.pull + 0.3) / 1.6;
  goTo(far);
  stand(take, shot);
}

/** The dive from above, with the ground under it. */
export function fromAbove(take: Take, shot: Shot): void {
  beginAt(above[take.setting]);
  way[0] = (take.sample.time - take.cues.pull) / 2;
  goTo(take.setting === 'desert' ? overDesert.opening : alongWall.opening);
  stand(take, shot);
}
