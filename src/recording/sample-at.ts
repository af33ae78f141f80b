import { airInTable, createAir, gravityAt } from '../physics/atmosphere';
import { machFactorOf } from '../physics/drag';
import { changeShare, courseAt, dragAreaAt, liftAreaAt } from '../physics/flight';
import { windAt } from '../physics/wind';
import type { Flown, FlownLeg } from './recording';
import type { Motion, Sample } from './sample';
import { motionAt, pieceAt, speedAt } from './track';

const air = createAir();
const blowing = new Float64Array(2);

/**
 * Fills `out` with the instant `time`, s since exit, of a recording: the one way to read it. Before its start and after its
 * end the first and the last moment are held. At a moment where the acceleration jumps, the side after it counts.
 * Allocates nothing; cheapest when successive calls with one `out` are near each other in time.
 */
export function sampleAt(recording: Flown, time: number, out: Sample): Sample {
  const { track, bike, cameraman, environment, legs } = recording;
  const t = Math.min(Math.max(time, recording.start), recording.end);
  out.time = t;
  out.isOver = time >= recording.end;
  out.sinceEnd = Math.max(0, time - recording.end);
  out.moments = recording.moments;
  out.isMeasured = recording.measured !== undefined;
  out.piece = pieceAt(track, t, out.piece);
  motionAt(track, out.piece, t, out);
  if (out.isMeasured) speedAt(track, out.piece, t, out);

  out.leg = legAt(recording, t, out.leg);
  describeBody(out, legs[out.leg] as FlownLeg);

  const altitude = out.y + environment.landingElevation;
  airInTable(environment.air, altitude, air);
  out.airDensity = air.density;
  out.airPressure = air.pressure;
  out.temperature = air.temperature;
  out.soundSpeed = air.soundSpeed;
  out.gravity = gravityAt(altitude);
  out.landingElevation = environment.landingElevation;
  windAt(environment.wind, out.y, t, blowing);
  out.windX = blowing[0] as number;
  out.windZ = blowing[1] as number;
  out.machFactor = environment.machFactor ? machFactorOf(airspeedOf(out) / air.soundSpeed) : 1;
  const hasWall = out.inFlight && !environment.ground.isLevel;
  out.groundClearance = hasWall ? environment.ground.clearanceAt(out.x, out.y, out.z) : Number.NaN;

  out.hasBike = recording.hasBike;
  out.bikeReleased = bike !== null && t >= (bike.times[0] as number);
  if (bike && out.bikeReleased) {
    out.bikePiece = pieceAt(bike, t, out.bikePiece);
    motionAt(bike, out.bikePiece, t, out.bike);
  } else if (out.hasBike) {
    copyMotion(out, out.bike);
  }
  out.hasCameraman = cameraman !== null && t <= (cameraman.times[cameraman.count - 1] as number);
  if (cameraman) {
    out.cameramanPiece = pieceAt(cameraman, t, out.cameramanPiece);
    motionAt(cameraman, out.cameramanPiece, t, out.cameraman);
  }
  return out;
}

function describeBody(out: Sample, leg: FlownLeg): void {
  const { phase, law } = leg;
  const { time } = out;
  const share = changeShare(law, time);
  out.phase = phase;
  out.inFlight = leg.inFlight;
  out.mass = law.mass;
  out.dragArea = dragAreaAt(law, time);
  out.liftArea = liftAreaAt(law, time);
  const hasCanopy = phase === 'inflation' || phase === 'canopy' || phase === 'flare';
  // The area law of the opening begins with the body's own area; that of trim flight is measured with the jumper below.
  out.bodyDragArea = !hasCanopy ? out.dragArea : phase === 'inflation' ? law.dragFrom * (1 - share) : 0;
  out.course = courseAt(law, time);
  out.bankSine = law.bankSine;
  out.inflation = phase === 'canopy' || phase === 'flare' ? 1 : phase === 'inflation' ? share : 0;
  out.brakes = phase === 'flare' ? share : 0;
  out.postureFrom = leg.postureFrom;
  out.postureTo = leg.postureTo;
  out.postureShare = leg.inFlight ? share : 1;
}

function airspeedOf(s: Sample): number {
  const x = s.vx - s.windX;
  const z = s.vz - s.windZ;
  return Math.sqrt(x * x + s.vy * s.vy + z * z);
}

/** Index of the leg flown at `time`: the last that began by then; legs of no length never count. */
function legAt({ legs }: Flown, time: number, hint: number): number {
  let i = hint < legs.length && (legs[hint] as FlownLeg).start <= time ? hint : 0;
  while (i + 1 < legs.length && (legs[i + 1] as FlownLeg).start <= time) i++;
  return i;
}

function copyMotion(from: Motion, to: Motion): void {
  to.x = from.x;
  to.y = from.y;
  to.z = from.z;
  to.vx = from.vx;
  to.vy = from.vy;
  to.vz = from.vz;
  to.ax = from.ax;
  to.ay = from.ay;
  to.az = from.az;
}
