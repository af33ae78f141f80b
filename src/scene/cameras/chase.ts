/**
 * The camera that goes along: in the hold before the exit, behind the run-up, behind and above in the fall with the horizon in
 * the picture, further off under the canopy, low for the landing.
 */
import { clamp, mix, smoothstep } from '../../math/smooth';
import type { Shot, Take } from './shot';

/** Station of the camera relative to the jumper. An array, because objects of whole and broken numbers are slow to read. */
type Station = Float64Array;
const [DISTANCE, ELEVATION, AZIMUTH, LIFT] = [0, 1, 2, 3] as const;

/**
 * @param distance   m
 * @param elevation  above the jumper, degrees
 * @param azimuth    from straight behind towards the right, degrees
 * @param lift       height of the point looked at above the jumper's middle, m
 */
function stationAt(distance: number, elevation: number, azimuth: number, lift: number): Station {
  return Float64Array.of(distance, elevation, azimuth, lift);
}

/** Over the desert the sun sets behind the flight: from the fall on the camera goes ahead and looks back at the light. */
const overDesert = {
  leaving: stationAt(6.2, -10, -30, 0.3),
  falling: stationAt(4.6, 13, 146, 0.3),
  opening: stationAt(15, 3, 150, 3),
  canopy: stationAt(18, 9, 138, 3),
  landing: stationAt(15, 3, 152, 2.8),
} as const satisfies Record<string, Station>;
/** Along the wall it stays behind, with the valley ahead. */
const alongWall = {
  runUp: stationAt(5.6, 10, -34, 0.3),
  ride: stationAt(7, 7, -58, 0.2),
  apart: stationAt(8, 14, -78, -0.4),
  tracking: stationAt(5.2, 15, -66, 0.1),
  opening: stationAt(15, 4, -38, 3),
  canopy: stationAt(18, 12, -26, 3),
  landing: stationAt(15, 4, -52, 2.8),
} as const satisfies Record<string, Station>;
/** From below, near before the pull and further off as it opens: against the light of the desert, the sky over the valley. */
const below = {
  desert: [stationAt(6, -22, 142, 0.3), stationAt(15.5, -25, 142, 3.4)],
  fjord: [stationAt(6, -14, -42, 0.3), stationAt(14, -17, -42, 3.2)],
} as const satisfies Record<string, readonly [near: Station, far: Station]>;
/** Steeply above a diver, who falls away towards the ground. */
const above = {
  desert: stationAt(5.6, 52, 118, -0.2),
  fjord: stationAt(6, 48, -40, -0.2),
} as const satisfies Record<string, Station>;

const station = stationAt(0, 0, 0, 0);
/** The share of the way to the next station: in an array, because a number handed over would be boxed. */
const way = new Float64Array(1);

function beginAt(first: Station): void {
  for (let i = 0; i < 4; i++) station[i] = first[i]!;
}

function goTo(next: Station): void {
  const share = smoothstep(way[0]!);
  if (share === 0) return;
  for (let i = 0; i < 4; i++) station[i] = mix(station[i]!, next[i]!, share);
}

/** Time until which the camera stays in the hold, s since exit. */
export const IN_THE_HOLD = 0.5;

/** In the hold, looking aft to the open ramp. */
export function inTheHold({ sample, cues, cast }: Take, shot: Shot): void {
  const { time } = sample;
  const x = cues.aircraftSpeed * time;
  const inwards = 13.4 - 5.6 * smoothstep((time + 4.2) / 4.7);
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
  const azimuth = sample.course + Math.PI - (station[AZIMUTH]! * Math.PI) / 180;
  // A drift keeps the picture alive. It depends on time alone, and is slow enough to stay calm where time runs sixteenfold.
  const elevation = clamp((station[ELEVATION]! * Math.PI) / 180 + 0.03 * Math.sin(sample.time * 0.11), -1.3, 1.3);
  const distance = station[DISTANCE]! * zoom;
  const flat = Math.cos(elevation) * distance;
  const { hips } = cast;
  shot.target.set(hips.x, hips.y + station[LIFT]!, hips.z);
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
    way[0] = (70 - (take.cast.hips.y - cues.landing.y)) / 60;
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
