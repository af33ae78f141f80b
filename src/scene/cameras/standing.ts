/** Cameras that stand, hover or hold off, and look after the jumper through a lens. */
import { length2 } from '../../math/length';
import { mix, smoothstep } from '../../math/smooth';
import { lensFor, type Shot, type Take } from './shot';

/** A long lens at the landing: the wing fills the picture as it comes down, and once it lies, the jumper does. */
export function fromTheGround({ sample, cast, cues, open, settle, zoom }: Take, shot: Shot): void {
  shot.eye.set(cues.landing.x + 16, 0, cues.landing.z + 15);
  settle(shot.eye);
  shot.eye.y += 1.7;
  // Near the end the whole of the wing would leave no room for the feet.
  shot.target.lerp(cast.hips, 0.15 * open);
  shot.shake = 0;
  const near = 1 - smoothstep((cast.hips.y - cues.landing.y - 3) / 25);
  const lies = smoothstep((sample.sinceEnd - 1) / 4);
  lensFor(shot, mix(14, mix(24, mix(15.5, 9, lies), near), open) * zoom);
}

/** Square to the flight line, wide enough for what gives the scale: the aircraft, or the wall behind. */
export function sideOn({ setting, sample, cues, cast, open, zoom }: Take, shot: Shot): void {
  const { hips } = cast;
  let aside = mix(11, 21, open);
  let shift = 0;
  if (setting === 'desert') {
    const ahead = cues.aircraftSpeed * sample.time - hips.x;
    const away = length2(ahead, cues.exitHeight - sample.y);
    const near = 1 - smoothstep((away - 70) / 160);
    aside += near * mix(26, 78, smoothstep(away / 80));
    shift = near * 0.4 * ahead;
  } else if (sample.inFlight && sample.groundClearance > 0) {
    const wall = Math.min(sample.groundClearance, 260);
    aside += wall * 1.15;
    shift = -wall * 0.34;
  }
  shot.angle = 0.7;
  shot.shake = 0;
  shot.target.set(hips.x + shift, hips.y + 3 * open, hips.z);
  shot.eye.set(shot.target.x, shot.target.y + 0.06 * aside, shot.target.z + aside * zoom);
}

/** From the end of the ramp of the aircraft, looking down after whoever left it. */
export function fromTheAircraft({ sample, cues, cast, open, zoom }: Take, shot: Shot): void {
  const x = cues.aircraftSpeed * sample.time;
  // Aboard the jumper stands at the very edge: from further in and from the side.
  const gone = smoothstep((sample.time + 0.4) / 1.6);
  shot.eye.set(x + mix(3.4, 0.05, gone), cues.exitHeight + mix(1.75, 1.55, gone), mix(-1.6, -1.15, gone));
  shot.shake = 0.15;
  const distance = shot.eye.distanceTo(cast.hips);
  lensFor(shot, (mix(4.2, 30, open) + 0.16 * Math.min(distance, 60)) * zoom);
}

/** Low beside the way to the lip: the bike comes, passes and is gone. */
export function besideTheTrack({ cast, settle, zoom }: Take, shot: Shot): void {
  shot.eye.set(-30, 0, 3.9);
  settle(shot.eye);
  shot.eye.y += 0.62;
  shot.clearance = 0.5;
  shot.shake = 0;
  const distance = shot.eye.distanceTo(cast.hips);
  lensFor(shot, (3.6 + 0.05 * distance) * zoom);
}

/** A drone off the end of the ramp, at the height of the lip: set where the bike passes. */
export function droneAtTheRamp({ sample, cues, cast, open, zoom }: Take, shot: Shot): void {
  const drift = 0.25 * Math.sin(sample.time * 0.9);
  shot.eye.set(11.5 + drift, cues.exitHeight + 3.1 + 0.2 * Math.sin(sample.time * 0.7), 8.2 - 0.4 * drift);
  shot.shake = 0.2;
  const distance = shot.eye.distanceTo(cast.hips);
  lensFor(shot, (mix(4.4, 26, open) + 0.05 * Math.min(distance, 120)) * zoom);
}

/**
 * A drone off the wall, looking back at it: it waits where bike and rider come apart, and then dives along ahead of the rider
 * with the wall behind him.
 */
export function droneAtTheWall({ sample, cues, cast, open, zoom }: Take, shot: Shot): void {
  const { hips } = cast;
  const { apart } = cues;
  const along = smoothstep((sample.time - cues.release - 1.5) / 3.5);
  const far = mix(1, 1.55, open);
  shot.eye.set(
    mix(apart.x + 13, hips.x + 9.5 * far, along),
    mix(apart.y - 3 + 0.3 * Math.sin(sample.time * 0.8), hips.y + mix(2.2, 4, open), along),
    mix(apart.z + 18, hips.z + 7.5 * far, along),
  );
  shot.shake = 0.4;
  let wide = mix(5.2, 17, open);
  if (sample.hasBike && sample.bikeReleased) {
    // While the bike is near, the picture is of both.
    const dx = sample.bike.x - sample.x;
    const dy = sample.bike.y - sample.y;
    const off = length2(dx, dy);
    const both = 1 - smoothstep((off - 5) / 9);
    shot.target.x += 0.4 * both * dx;
    shot.target.y += 0.4 * both * dy;
    wide += both * off * 1.1;
  }
  const distance = shot.eye.distanceTo(hips);
  lensFor(shot, (wide + 0.03 * Math.min(distance, 150)) * zoom);
}

/** Where the bike comes down, among the rocks: it falls into the picture. */
export function atTheWreck({ sample, cues, settle }: Take, shot: Shot): void {
  const { wreck } = cues;
  shot.of = 'bike';
  shot.eye.set(wreck.x + 15, 0, wreck.z + 13);
  settle(shot.eye);
  shot.eye.y += 2.2;
  shot.subject.set(sample.bike.x, sample.bike.y + 0.6, sample.bike.z);
  shot.radius = 1.1;
  shot.target.copy(shot.subject);
  shot.shake = 0;
  const distance = shot.eye.distanceTo(shot.subject);
  lensFor(shot, 7 + 0.16 * Math.min(distance, 90));
}

/** A helicopter that holds off beside the wall, where its downwash reaches nobody: the rider small over the valley. */
export function fromTheHelicopter({ sample, cues, open, zoom }: Take, shot: Shot): void {
  const sway = sample.time * 0.17;
  shot.eye.set(
    cues.apart.x - 5 + 5 * Math.sin(sway),
    cues.exitHeight + 35 + 3 * Math.sin(1.7 * sway),
    -235 + 6 * Math.cos(0.8 * sway),
  );
  shot.shake = 0;
  lensFor(shot, mix(13, 36, open) * zoom);
}
