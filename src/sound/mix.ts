/**
 * What is heard at an instant of a jump, as plain levels and frequencies. Levels are amplitudes, 1 full scale; a real ear would meet
 * 115 dB in the dive and 60 under the canopy, so the wind keeps less than half of its decibels.
 */
import { length3 } from '../math/length';
import { clamp } from '../math/smooth';
import { channel } from '../recording/channels';
import type { Sample } from '../recording/sample';
import type { Score } from './score';

export interface Mix {
  /** Wind at the ears: level, and the frequency above which it fades, Hz. */
  wind: number;
  windCutoff: number;
  /** Suit and straps: level, and flaps a second. */
  flutter: number;
  flutterRate: number;
  /** Engine of the bike: level, firings a second, and the frequency above which it fades, Hz. */
  engine: number;
  engineRate: number;
  engineCutoff: number;
  /** Engines of the aircraft. */
  drone: number;
  droneCutoff: number;
  /** Cloth that whips while the canopy fills. */
  whip: number;
  whipRate: number;
  /** Rustle of the open canopy, and the tone of its lines, Hz. */
  canopy: number;
  canopyTone: number;
}

export function createMix(): Mix {
  return {
    wind: 0,
    windCutoff: 200,
    flutter: 0,
    flutterRate: 10,
    engine: 0,
    engineRate: 15,
    engineCutoff: 400,
    drone: 0,
    droneCutoff: 300,
    whip: 0,
    whipRate: 8,
    canopy: 0,
    canopyTone: 600,
  };
}

/**
 * Pressure of the sound that a turbulent flow makes at a body, up to a factor: dynamic pressure times Mach number, so that its
 * power grows with the sixth power of the speed (Curle 1955, doi 10.1098/rspa.1955.0191: dipoles). This is its size in a
 * dive of 90 m/s at half of sea-level density.
 */
const DIVE_SOUND = 800;
const load = channel('load');
const WIND_LOUDEST = 0.42;
/** Vortices leave a body of width d at 0.2 V / d (Strouhal). */
const STROUHAL = 0.2;
/** Widths, m: the smallest edges about helmet and goggles that matter; a fold of cloth; a suspension line. */
const EDGE = 0.009;
const FOLD = 0.5;
const LINE = 0.0035;

/** Wheel and gears of a 250 cm³ motocross bike: radius, m; turns of the crank for one of the wheel (usual of the class). */
const WHEEL = 0.335;
const GEARS = [27.5, 21, 16.7, 13.8, 11.6] as const;
/** Turns of the crank a second: idling, slipping clutch, shifting up, and where the ignition cuts. */
const IDLE = 30;
const CLUTCH = 75;
const SHIFT = 172;
const LIMIT = 218;
/** Time in which an engine without load runs up, and runs down with the throttle closed, s. */
const RUNS_UP = 0.22;
const RUNS_DOWN = 0.6;

/** Fills `out` with what is heard at the jumper's ears. Allocates nothing. */
export function mixAt(sample: Sample, score: Score, out: Mix): void {
  const speed = length3(sample.vx - sample.windX, sample.vy, sample.vz - sample.windZ);
  const pressure = 0.5 * sample.airDensity * speed * speed;
  const isAboard = sample.phase === 'aboard';
  const alive = sample.isOver ? 0 : 1;
  const sound = (pressure * speed) / sample.soundSpeed / DIVE_SOUND;
  // In the hold the open ramp roars far behind.
  out.wind = alive * WIND_LOUDEST * (isAboard ? 0.12 : Math.min(sound ** 0.45, 1.6));
  out.windCutoff = isAboard ? 260 : clamp(90 + (STROUHAL * speed) / EDGE, 90, 6_000);

  const loose = sample.phase === 'canopy' || sample.phase === 'flare' ? 0.3 : sample.postureTo === 'dive' ? 0.75 : 1;
  out.flutter = isAboard ? 0 : alive * 0.4 * loose * Math.min((pressure / 3_000) ** 0.6, 1.5);
  out.flutterRate = clamp((STROUHAL * speed) / FOLD, 2, 60);

  engineAt(sample, score, out);
  droneAt(sample, score, out);

  const isFilling = sample.phase === 'inflation';
  out.whip = isFilling ? alive * 0.5 * Math.min(load.of(sample) / 3, 1.2) * (1 - sample.inflation) : 0;
  out.whipRate = clamp(0.22 * speed, 4, 16);
  out.canopy = alive * sample.inflation * 0.2 * Math.min((speed / 12) ** 1.5 * (1 + 0.6 * sample.brakes), 2);
  out.canopyTone = clamp((STROUHAL * speed) / LINE, 200, 3_000);
}

/** Turns of the crank a second on the ground, in the lowest gear that does not ask for the next. */
function crankOf(speed: number): number {
  const wheel = speed / (2 * Math.PI * WHEEL);
  let turns = wheel * GEARS[0];
  for (let gear = 1; gear < GEARS.length && turns > SHIFT; gear++) turns = wheel * (GEARS[gear] as number);
  return Math.min(turns, LIMIT);
}

/** The rear wheel drives until the lip, spins up in the air while the throttle is held, and the engine falls back once it is let go. */
function engineAt(sample: Sample, score: Score, out: Mix): void {
  const { bike, time } = sample;
  if (!sample.hasBike || sample.isOver || time > score.bikeStops) {
    out.engine = 0;
    return;
  }
  const held = Math.min(time, score.release);
  let turns = IDLE;
  let throttle = 0.2;
  if (time < 0) {
    const speed = length3(sample.vx, sample.vy, sample.vz);
    const isDriving = sample.ax > 0.1;
    turns = isDriving ? Math.max(crankOf(speed), CLUTCH) : Math.max(crankOf(speed), IDLE);
    throttle = isDriving ? 1 : 0.2;
  } else {
    const atLip = Math.max(crankOf(score.lipSpeed), IDLE);
    turns = LIMIT - (LIMIT - atLip) * Math.exp(-held / RUNS_UP);
    throttle = 0.75;
    if (time > score.release) {
      const closed = Math.exp(-(time - score.release) / RUNS_DOWN);
      turns = IDLE + (turns - IDLE) * closed;
      throttle = 0.2 + 0.55 * closed;
    }
  }
  const distance = length3(bike.x - sample.x, bike.y - sample.y, bike.z - sample.z);
  const far = 1 / Math.max(1, distance / 2);
  // A four-stroke fires every second turn.
  out.engineRate = turns / 2;
  out.engine = (0.12 + 0.26 * throttle) * far;
  // Air takes the highs over some hundred metres.
  out.engineCutoff = (350 + 14 * turns * throttle) / (1 + distance / 120);
}

/** In the hold engines are heard through its walls; outside they roar, and go as the aircraft flies on. */
function droneAt(sample: Sample, score: Score, out: Mix): void {
  if (score.aircraftSpeed <= 0 || sample.isOver) {
    out.drone = 0;
    return;
  }
  if (sample.phase === 'aboard') {
    out.drone = 0.3;
    out.droneCutoff = 380;
    return;
  }
  const distance = length3(score.aircraftSpeed * sample.time - sample.x, score.exitHeight - sample.y, sample.z);
  out.drone = 0.34 / (1 + distance / 22);
  out.droneCutoff = 120 + 1_500 / (1 + distance / 90);
}

/** Slower and faster than these, times real time, what is heard is no longer the jump: it stands back, and events are silent. */
const SLOWEST = 0.25;
const FASTEST = 4;

/** Of all levels, by how the clock runs: 0 while it stands. */
export function playbackLevel(playing: boolean, speed: number): number {
  if (!playing) return 0;
  return Math.sqrt(Math.min(1, FASTEST / speed, speed / SLOWEST));
}

/** Whether single sounds such as the crack of the canopy are to be heard when the clock went from one moment to another. */
export function strikesBetween(from: number, to: number, speed: number): boolean {
  return to > from && to - from <= 1 && speed >= SLOWEST - 1e-9 && speed <= FASTEST + 1e-9;
}
