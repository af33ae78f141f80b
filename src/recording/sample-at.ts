import { airInTable, createAir, gravityAt } from '../physics/atmosphere';
import { machFactorOf } from '../physics/drag';
import { areasAt, changeShare, courseAt, type Environment } from '../physics/flight';
import { windAt } from '../physics/wind';
import type { Flown, FlownLeg, Track } from './recording';
import type { Motion, Sample } from './sample';
import { motionOf, pieceAt, speedAt } from './track';

const air = createAir();
const blowing = new Float64Array(2);
const areas = new Float64Array(2);
const clearance = new Float64Array(1);

/**
 * Fills `out` with the instant `time`, s since exit, of a recording: the one way to read it. Before its start and after its
 * end the first and the last moment are held. At a moment where the acceleration jumps, the side after it counts.
 * Allocates nothing; cheapest when successive calls with one `out` are near each other in time.
 */
export function sampleAt(recording: Flown, time: number, out: Sample): Sample {
  out.time = time;
  sampleNow(recording, out);
  return out;
}

// From here on all is handed the sample, never its numbers: those that a large function hands to another would each be boxed.

/** The same for the instant that the time of the sample names: for a frame, which hands over no numbers. */
export function sampleNow(recording: Flown, out: Sample): void {
  const { time } = out;
  out.time = Math.min(Math.max(time, recording.start), recording.end);
  out.isOver = time >= recording.end;
  out.sinceEnd = Math.max(0, time - recording.end);
  out.moments = recording.moments;
  out.isMeasured = recording.measured !== undefined;
  out.piece = moveAlong(recording.track, out.piece, out, out);
  if (out.isMeasured) speedAt(recording.track, out.piece, out.time, out);
  out.leg = legAt(recording, out.time, out.leg);
  describeBody(out, recording.legs[out.leg] as FlownLeg);
  describeAir(out, recording.environment);
  describeGround(out, recording.environment);
  moveOthers(recording, out);
}

/** Writes where a body of this track is at the time of the sample to `body`; returns the piece that holds it. */
function moveAlong(track: Track, hint: number, sample: Sample, body: Motion): number {
  const piece = pieceAt(track, sample.time, hint);
  motionOf(track, piece, sample, body);
  return piece;
}

function moveOthers({ bike, cameraman, hasBike }: Flown, out: Sample): void {
  out.hasBike = hasBike;
  out.bikeReleased = bike !== null && out.time >= (bike.times[0] as number);
  if (bike && out.bikeReleased) out.bikePiece = moveAlong(bike, out.bikePiece, out, out.bike);
  else if (hasBike) copyMotion(out, out.bike);
  out.hasCameraman = cameraman !== null && out.time <= (cameraman.times[cameraman.count - 1] as number);
  if (cameraman) out.cameramanPiece = moveAlong(cameraman, out.cameramanPiece, out, out.cameraman);
}

function describeAir(out: Sample, environment: Environment): void {
  const altitude = out.y + environment.landingElevation;
  airInTable(environment.air, altitude, air);
  out.airDensity = air.density;
  out.airPressure = air.pressure;
  out.temperature = air.temperature;
  out.soundSpeed = air.soundSpeed;
  out.gravity = gravityAt(altitude);
  out.landingElevation = environment.landingElevation;
  windAt(environment.wind, out.y, out.time, blowing);
  out.windX = blowing[0] as number;
  out.windZ = blowing[1] as number;
  out.machFactor = environment.machFactor ? machFactorOf(airspeedOf(out) / air.soundSpeed) : 1;
}

function describeGround(out: Sample, { ground }: Environment): void {
  const hasWall = out.inFlight && !ground.isLevel;
  if (hasWall) ground.clearanceOf(out, clearance);
  out.groundClearance = hasWall ? (clearance[0] as number) : Number.NaN;
}

function describeBody(out: Sample, leg: FlownLeg): void {
  const { phase, law } = leg;
  const { time } = out;
  const share = changeShare(law, time);
  out.phase = phase;
  out.inFlight = leg.inFlight;
  out.mass = law.mass;
  areasAt(law, time, areas);
  out.dragArea = areas[0] as number;
  out.liftArea = areas[1] as number;
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
