/**
 * The flight of the one who films: a point mass of his own under the same law of motion (physics/README.md, "The cameraman").
 *
 * He is aboard with the jumper, leaves first, and then makes himself wide or slim and leans this way or that every half second,
 * as a person does who keeps another in the frame: the areas of each leg are those that would bring him softly to his place
 * beside the jumper, held within what a body can do. Once the jumper is as near as he may come, the distance opens slowly.
 * Before the pull he turns away, and his record ends where he opens his own canopy. Nothing flows back to the jumper.
 */
import type { Companion, Leg } from '../jumps/jump';
import { atan2, cos, sin } from '../math/deterministic';
import { clamp, mix, smoothstep } from '../math/smooth';
import { airInTable, createAir, gravityAt } from '../physics/atmosphere';
import { changedLaw, type Environment, type FlightLaw, type State, steadyLaw } from '../physics/flight';
import { windAt } from '../physics/wind';
import { createBody, flyLeg } from './fly-leg';
import type { Flown, Track } from './recording';
import { createMotion } from './sample';
import { createTrackWriter, motionAt, pieceAt } from './track';

/** The jumper's flight, as far as the cameraman looks at it. */
export type Followed = Pick<Flown, 'environment' | 'track' | 'legs' | 'events' | 'start' | 'end'>;

export interface Filmed {
  readonly track: Track | null;
  readonly evaluations: number;
  /** What could not be, in words. */
  readonly note: string | null;
}

/** Local error allowed: a path to be looked at, corrected at every step. */
const TOLERANCE = 1e-4;
/** Below this exit, m above the landing, there is no time to film anything. */
const LOWEST_EXIT = 1_200;
/** Comes to his senses so long after the jumper's exit, s; until then he lies spread. */
const TURNS = 0.3;
/** Changes his areas so often, s: while the two close, and once they fly together. */
const CLOSING_STEP = 0.5;
const TOGETHER_STEP = 1.5;
/** How fast he corrects, 1/step: with more he would overdo it. */
const HASTE = 0.31;
/** Distance beyond which he hurries no more, m: the two close at most at half of it times the haste. */
const FAR = 26;
/** He aims so much short of the nearest, m: what a step of his overdoes is taken from that. */
const SHORT = 0.03;
/** Once within this of the nearest, m, it opens at this rate, m/s, up to so far, m. */
const NEAR_ENOUGH = 0.06;
const OPENING = 0.06;
const APART = 3.2;
/** Turns away so long before the pull, s, and no lower than this, m; opens his own canopy so much later, s, or at this height, m. */
const WAVE_OFF = 4;
const LOWEST_FILMING = 760;
const LEAVES_FOR = 8;
const OWN_OPENING = 450;
/** His track away: lift over drag. */
const TRACK_GLIDE = 0.5;
/** Until then the two drift apart from the ramp, s: no coming near. */
const PARTING = 4;
/** Further than this from the wish, m, the nearest is worth a note. */
const MISSED = 0.1;
/** A fall that ends before this, s, is too short to come near. */
const SHORTEST_FILMING = 25;

/**
 * Where he is as seen from the jumper, as directions: before the front of a diver, who leans forward head down; aside and
 * below of one who lies on the belly. The two bodies then lie along each other, a bent arm apart.
 */
const BESIDE_DIVE = [-0.88, -0.475, 0] as const;
const BESIDE_BELLY = [0.33, -0.76, 0.56] as const;
/** Takes so long from the one to the other, s. */
const CHANGING_SIDES = 4;

const writer = createTrackWriter();
const jumper = createMotion();
const air = createAir();
const blowing = new Float64Array(2);
/** What he does next: drag area, lift area, course; and the nearest so far and when the distance began to open. */
const control = new Float64Array(5);
const [DRAG, LIFT, COURSE, NEAREST, MET] = [0, 1, 2, 3, 4];
const aim = new Float64Array(3);

export function flyCameraman(body: Companion, followed: Followed): Filmed {
  const { environment, track, legs, events, start, end } = followed;
  const exitPiece = pieceAt(track, 0, 0);
  motionAt(track, exitPiece, 0, jumper);
  const [height, speed] = [jumper.y, jumper.vx];
  if (height < LOWEST_EXIT) {
    return { track: null, evaluations: 0, note: 'The exit is too low for the cameraman: he stays aboard.' };
  }

  writer.clear();
  const leaves = -body.lead;
  const state: State = Float64Array.of(speed * start, height, body.aside, speed, 0, 0, start, 0, 0, 0);
  writer.add(state);
  state[0] = speed * leaves;
  state[6] = leaves;
  writer.add(state);

  const pull = events.find((event) => event.name === 'pull')?.time ?? Number.POSITIVE_INFINITY;
  const belly = legs.find((leg) => leg.inFlight && leg.postureTo === 'belly')?.start ?? Number.POSITIVE_INFINITY;
  const first = Math.sqrt(body.leastDrag * body.mostDrag);
  const flight = createBody(environment, steadyLaw(body.mass, first), writer);
  flight.solver.state.set(state);
  control.set([first, 0, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);

  const fly = (law: FlightLaw, until: number): boolean => {
    const leg: Leg = {
      phase: 'dive',
      law,
      posture: ['dive', 'dive'],
      ends: [{ when: { kind: 'time', at: until }, next: never }],
    };
    return flyLeg(flight, environment, leg, TOLERANCE).by === 0;
  };
  const now = flight.solver.state;
  const timeOf = () => now[6] as number;
  const heightOf = () => now[1] as number;

  let piece = exitPiece;
  let flying = fly(steadyLaw(body.mass, first), TURNS);
  const leavesAt = Math.min(pull - WAVE_OFF, end);
  while (flying && timeOf() < leavesAt && heightOf() > LOWEST_FILMING) {
    const time = timeOf();
    const isSettled = time > (control[MET] as number) + 8 && !(time > belly - 2 && time < belly + CHANGING_SIDES + 2);
    const step = isSettled ? TOGETHER_STEP : CLOSING_STEP;
    piece = pieceAt(track, time, piece);
    motionAt(track, piece, time, jumper);
    meet(now, body);
    const ahead = Math.min(time + step, end);
    piece = pieceAt(track, ahead, piece);
    motionAt(track, piece, ahead, jumper);
    const law = steer(body, environment, now, step, ahead, belly);
    flying = fly(law, Math.max(Math.min(time + step, leavesAt), time + 1e-3));
  }
  if (flying) {
    motionAt(track, pieceAt(track, timeOf(), piece), timeOf(), jumper);
    const course = atan2((now[2] as number) - jumper.z, (now[0] as number) - jumper.x);
    const away = steadyLaw(body.mass, body.leastDrag, TRACK_GLIDE * body.leastDrag, course);
    const gone = timeOf() + LEAVES_FOR;
    const change = { dragFrom: control[DRAG]!, liftFrom: 0, changeStart: timeOf(), changeTime: 1.5 };
    while (flying && timeOf() < gone && heightOf() > OWN_OPENING) {
      flying = fly(changedLaw(away, change), Math.min(timeOf() + 1, gone));
    }
  }
  const nearest = control[NEAREST] as number;
  return {
    track: writer.finish(),
    evaluations: flight.solver.evaluations,
    note: nearest <= body.nearest + MISSED ? null : farNote(nearest, timeOf() < SHORTEST_FILMING),
  };
}

function never(): never {
  throw new Error('A leg of the cameraman is followed by the next of his steps.');
}

/** Takes note of the distance to the jumper. */
function meet(now: State, body: Companion): void {
  const x = (now[0] as number) - jumper.x;
  const y = (now[1] as number) - jumper.y;
  const z = (now[2] as number) - jumper.z;
  const distance = Math.sqrt(x * x + y * y + z * z);
  if (now[6]! > PARTING && distance < (control[NEAREST] as number)) control[NEAREST] = distance;
  if (control[MET] === Number.POSITIVE_INFINITY && distance < body.nearest + NEAR_ENOUGH)
    control[MET] = now[6] as number;
}

/** Where he wants to be as seen from the jumper at a moment, m: to `aim`. */
function aimAt(body: Companion, time: number, belly: number): void {
  const turned = smoothstep((time - belly) / CHANGING_SIDES);
  const x = mix(BESIDE_DIVE[0], BESIDE_BELLY[0], turned);
  const y = mix(BESIDE_DIVE[1], BESIDE_BELLY[1], turned);
  const z = mix(BESIDE_DIVE[2], BESIDE_BELLY[2], turned);
  const met = control[MET] as number;
  // Who changes sides goes round the other at a distance.
  const round = met < belly ? APART * turned : APART * turned * (1 - turned);
  const open = Math.min(body.nearest + SHORT + Math.max(time - met, 0) * OPENING + round, APART);
  const scale = open / Math.sqrt(x * x + y * y + z * z);
  aim[0] = x * scale;
  aim[1] = y * scale;
  aim[2] = z * scale;
}

/**
 * The law of his next leg: areas that would accelerate him as the jumper is accelerated, and towards his place besides.
 * `jumper` is where the jumper will be when the change has come about.
 */
function steer(
  body: Companion,
  environment: Environment,
  now: State,
  step: number,
  ahead: number,
  belly: number,
): FlightLaw {
  aimAt(body, ahead, belly);
  const half = 0.5 * step * step;
  // As far off his place as he would be by then, and how fast that changes.
  let ex = now[0]! + now[3]! * step + now[7]! * half - jumper.x - aim[0]!;
  let ey = now[1]! + now[4]! * step + now[8]! * half - jumper.y - aim[1]!;
  let ez = now[2]! + now[5]! * step + now[9]! * half - jumper.z - aim[2]!;
  const vx = now[3]! + now[7]! * step;
  const vy = now[4]! + now[8]! * step;
  const vz = now[5]! + now[9]! * step;
  const off = Math.sqrt(ex * ex + ey * ey + ez * ez);
  const share = off > FAR ? FAR / off : 1;
  const haste = HASTE / step;
  const stiffness = haste * haste * share;
  const damping = 2 * haste;
  ex = jumper.ax - stiffness * ex - damping * (vx - jumper.vx);
  ey = jumper.ay - stiffness * ey - damping * (vy - jumper.vy);
  ez = jumper.az - stiffness * ez - damping * (vz - jumper.vz);

  // What the air has to do of it: drag along the flow, lift across.
  const altitude = now[1]! + now[4]! * step + environment.landingElevation;
  ey += gravityAt(altitude);
  airInTable(environment.air, altitude, air);
  windAt(environment.wind, now[1]!, now[6]!, blowing);
  const ux = vx - blowing[0]!;
  const uz = vz - blowing[1]!;
  const speed = Math.max(Math.sqrt(ux * ux + vy * vy + uz * uz), 1);
  const perArea = (0.5 * air.density * speed * speed) / body.mass;
  const along = (ex * ux + ey * vy + ez * uz) / speed;
  const drag = clamp(-along / perArea, body.leastDrag, body.mostDrag);
  const px = ex - (along * ux) / speed;
  const py = ey - (along * vy) / speed;
  const pz = ez - (along * uz) / speed;
  const course = px * px + pz * pz > 1e-8 ? atan2(pz, px) : (control[COURSE] as number);
  const cx = cos(course);
  const cz = sin(course);
  const level = cx * ux + cz * uz;
  const across = (-cx * vy * px + level * py - cz * vy * pz) / Math.sqrt(vy * vy + level * level + 1e-9);
  const lift = clamp(across / perArea, 0, body.glide * drag);
  const kept = Math.max(cos(course - (control[COURSE] as number)), 0);
  const law = changedLaw(steadyLaw(body.mass, drag, lift, course), {
    dragFrom: control[DRAG] as number,
    liftFrom: (control[LIFT] as number) * kept,
    changeStart: now[6]!,
    changeTime: step,
  });
  control[DRAG] = drag;
  control[LIFT] = lift;
  control[COURSE] = course;
  return law;
}

function farNote(distance: number, isShort: boolean): string {
  const why = isShort ? 'the fall is too short' : 'no body can fall as this one does';
  if (!Number.isFinite(distance)) return `The cameraman never comes near: ${why}.`;
  const metres = distance < 10 ? distance.toFixed(1) : Math.round(distance);
  return `The cameraman comes no nearer than ${metres} m (${Math.round(distance / 0.3048)} ft): ${why}.`;
}
