/**
 * The lines of a canopy: how long each was made, and where each runs. From four links at the ends of the risers through the
 * corners of the slider to the ribs, front and rear groups each joining two and two below the wing; from the trailing edge to
 * the toggles. Plain numbers in the frame of the canopy, m.
 */
import { length3 } from '../../math/length';
import { clamp, smoothstep } from '../../math/smooth';
import { type CanopySize, fanHeight, type Ribs, spreadAt } from './canopy-shape';

/** From the shoulders to the links, and how far apart these hang to either side and fore and aft. */
export const RISER = 0.54;
const LINKS_ASIDE = 0.2;
const LINKS_APART = 0.05;
/** Ring on a rear riser that the brake line runs through, as a share of the way to the link. */
const RING = 0.74;
/** From the ring to the toggle with the brakes up. */
const TOGGLE = 0.07;
/** Share of the way from the link at which two lines of a rib become one. */
const JOINT = 0.6;
/** Slack of a brake line with the brakes up, as a share of its length: the trailing edge is not pulled. */
const BRAKE_SLACK = 0.003;

/** Front left, front right, rear left, rear right. */
const CORNERS = 4;
export const BRAKES_ASIDE = 4;

export interface Rigging {
  readonly cells: number;
  /** Where the risers leave the harness, the links, the grommets of the slider: three numbers a corner. */
  readonly base: Float64Array;
  readonly links: Float64Array;
  readonly grommets: Float64Array;
  /** Left and right. */
  readonly toggles: Float64Array;
  /** By loaded rib and front or rear: length of the line from the link to the joint, and the place of the joint. */
  readonly lowerMade: Float64Array;
  readonly joints: Float64Array;
  /** By loaded rib and group. */
  readonly upperMade: Float64Array;
  /** By side and line, from the trailing edge to the joint of that side; then from the joint to the toggle. */
  readonly brakeMade: Float64Array;
  readonly brakeLowerMade: Float64Array;
  readonly brakeJoints: Float64Array;
}

export function createRigging(cells: number): Rigging {
  const loaded = cells + 1;
  return {
    cells,
    base: new Float64Array(3 * CORNERS),
    links: new Float64Array(3 * CORNERS),
    grommets: new Float64Array(3 * CORNERS),
    toggles: new Float64Array(6),
    lowerMade: new Float64Array(2 * loaded),
    joints: new Float64Array(6 * loaded),
    upperMade: new Float64Array(4 * loaded),
    brakeMade: new Float64Array(2 * BRAKES_ASIDE),
    brakeLowerMade: new Float64Array(2),
    brakeJoints: new Float64Array(6),
  };
}

/** Which corner a line of a rib runs to. */
export const cornerOf = (rib: number, cells: number, isRear: boolean): number =>
  (rib < cells ? 0 : 1) + (isRear ? 2 : 0);
/** Rib of a brake line, counted from the tip of its side. */
export const brakeRib = (side: number, line: number, cells: number): number =>
  side === 0 ? 2 * line : 2 * (cells - line);

/** First number of a row of a rib. */
export const rowOf = (ribs: Ribs, rib: number, row: number): number => 3 * (rib * ribs.shares.length + row);

export function distance(a: Float64Array, i: number, b: Float64Array, k: number): number {
  return length3(a[i]! - b[k]!, a[i + 1]! - b[k + 1]!, a[i + 2]! - b[k + 2]!);
}

/** Places the risers of a jumper who hangs in them, and the slider for a share of the area. */
export function hangUp(rigging: Rigging, size: CanopySize, inflation: number): void {
  const { base, links, grommets } = rigging;
  const spread = spreadAt(inflation);
  const fan = fanHeight(size, inflation);
  const reach = Math.min(0.62, 0.75 * size.lines * spread);
  const high = Math.max(RISER + 0.07, fan + reach);
  const open = smoothstep((1 - spread) / 0.25);
  const aside = LINKS_ASIDE + 0.01 + open * Math.max(0, 0.042 * size.span - LINKS_ASIDE);
  const apart = 0.085 + open * Math.max(0, 0.03 * size.span - 0.085);
  for (let k = 0; k < CORNERS; k++) {
    const side = k % 2 === 0 ? -1 : 1;
    const end = k < 2 ? 1 : -1;
    base[3 * k] = 0.02 * end;
    base[3 * k + 1] = 0;
    base[3 * k + 2] = 0.165 * side;
    links[3 * k] = LINKS_APART * end;
    links[3 * k + 1] = RISER;
    links[3 * k + 2] = LINKS_ASIDE * side;
    grommets[3 * k] = apart * end;
    grommets[3 * k + 1] = high;
    grommets[3 * k + 2] = aside * side;
  }
}

const mid = new Float64Array(3);

function middleOf(ribs: Ribs, rib: number, isRear: boolean): void {
  const a = rowOf(ribs, rib, ribs.groupRows[isRear ? 2 : 0]!);
  const b = rowOf(ribs, rib, ribs.groupRows[isRear ? 3 : 1]!);
  for (let c = 0; c < 3; c++) mid[c] = 0.5 * (ribs.at[a + c]! + ribs.at[b + c]!);
}

/** Point at a length along the way from the link through the grommet towards `mid`. */
function placeJoint(rigging: Rigging, corner: number, length: number, out: number): void {
  const { links, grommets, joints } = rigging;
  const c = 3 * corner;
  const first = distance(links, c, grommets, c);
  const below = length < first;
  const whole = below ? first : distance(grommets, c, mid, 0);
  const share = whole > 1e-6 ? Math.min(1, (below ? length : length - first) / whole) : 0;
  for (let d = 0; d < 3; d++) {
    const from = below ? links[c + d]! : grommets[c + d]!;
    const to = below ? grommets[c + d]! : mid[d]!;
    joints[out + d] = from + (to - from) * share;
  }
}

/** Cuts all lines to the full wing, brakes up, that `ribs` hold. Call after {@link hangUp} for it. */
export function cutLines(rigging: Rigging, ribs: Ribs): void {
  const { cells, links, grommets, lowerMade, upperMade, joints, brakeMade, brakeLowerMade, brakeJoints } = rigging;
  for (let n = 0; n <= cells; n++) {
    const rib = 2 * n;
    for (let rear = 0; rear < 2; rear++) {
      const corner = cornerOf(rib, cells, rear === 1);
      middleOf(ribs, rib, rear === 1);
      const first = distance(links, 3 * corner, grommets, 3 * corner);
      lowerMade[2 * n + rear] = first + JOINT * distance(grommets, 3 * corner, mid, 0);
      placeJoint(rigging, corner, lowerMade[2 * n + rear]!, 3 * (2 * n + rear));
      for (let g = 2 * rear; g < 2 * rear + 2; g++) {
        upperMade[4 * n + g] = distance(joints, 3 * (2 * n + rear), ribs.at, rowOf(ribs, rib, ribs.groupRows[g]!));
      }
    }
  }
  const last = ribs.shares.length - 1;
  for (let side = 0; side < 2; side++) {
    placeRing(rigging, side);
    mid.fill(0);
    for (let line = 0; line < BRAKES_ASIDE; line++) {
      const o = rowOf(ribs, brakeRib(side, line, cells), last);
      for (let c = 0; c < 3; c++) mid[c]! += ribs.at[o + c]! / BRAKES_ASIDE;
    }
    for (let c = 0; c < 3; c++) brakeJoints[3 * side + c] = ring[c]! + JOINT * (mid[c]! - ring[c]!);
    brakeLowerMade[side] = (distance(brakeJoints, 3 * side, ring, 0) + TOGGLE) * (1 + BRAKE_SLACK);
    for (let line = 0; line < BRAKES_ASIDE; line++) {
      const o = rowOf(ribs, brakeRib(side, line, cells), last);
      brakeMade[BRAKES_ASIDE * side + line] = distance(brakeJoints, 3 * side, ribs.at, o) * (1 + BRAKE_SLACK);
    }
  }
}

/** Ring of a side, after {@link placeRing}. */
export const ring = new Float64Array(3);
export function placeRing({ base, links }: Rigging, side: number): void {
  const k = 3 * (2 + side);
  for (let c = 0; c < 3; c++) ring[c] = base[k + c]! + RING * (links[k + c]! - base[k + c]!);
}

const pull = new Float64Array(3);
/** Of its length, what a line reaches while the wing fills. */
const SNUG = 0.99;

/** Draws ribs in that lie further out than their lines reach. */
export function holdByLines(rigging: Rigging, ribs: Ribs): void {
  for (let round = 0; round < 3; round++) drawIn(rigging, ribs);
}

function drawIn(rigging: Rigging, ribs: Ribs): void {
  const { cells, links, grommets, joints, lowerMade, upperMade } = rigging;
  const rows = ribs.shares.length;
  const { at } = ribs;
  for (let n = 0; n <= cells; n++) {
    const rib = 2 * n;
    let most = 0;
    for (let g = 0; g < 4; g++) {
      const rear = g > 1 ? 1 : 0;
      const corner = cornerOf(rib, cells, rear === 1);
      const c = 3 * corner;
      const o = rowOf(ribs, rib, ribs.groupRows[g]!);
      const joint = 3 * (2 * n + rear);
      const lower = lowerMade[2 * n + rear]!;
      const below = distance(links, c, grommets, c);
      if (g % 2 === 0) {
        middleOf(ribs, rib, rear === 1);
        placeJoint(rigging, corner, lower, joint);
      }
      const far = distance(grommets, c, at, o);
      const way = lower < below ? below + far : lower + distance(joints, joint, at, o);
      const over = way - SNUG * (lower + upperMade[4 * n + g]!);
      if (over <= most) continue;
      most = over;
      for (let d = 0; d < 3; d++) pull[d] = (over * (grommets[c + d]! - at[o + d]!)) / Math.max(far, 1e-6);
    }
    if (most === 0) continue;
    // An unloaded rib goes with its neighbours, half with each.
    for (let side = -1; side <= 1; side++) {
      const moved = rib + side;
      if (moved < 0 || moved >= ribs.count) continue;
      const share = side === 0 ? 1 : 0.5;
      for (let o = 3 * moved * rows; o < 3 * (moved + 1) * rows; o += 3) {
        for (let d = 0; d < 3; d++) at[o + d]! += share * pull[d]!;
      }
    }
  }
}

/** Finds joints and toggles for where the ribs are now. */
export function runLines(rigging: Rigging, ribs: Ribs): void {
  const { cells, lowerMade, brakeMade, brakeLowerMade, brakeJoints, toggles } = rigging;
  for (let n = 0; n <= cells; n++) {
    for (let rear = 0; rear < 2; rear++) {
      middleOf(ribs, 2 * n, rear === 1);
      placeJoint(rigging, cornerOf(2 * n, cells, rear === 1), lowerMade[2 * n + rear]!, 3 * (2 * n + rear));
    }
  }
  const last = ribs.shares.length - 1;
  for (let side = 0; side < 2; side++) {
    placeRing(rigging, side);
    mid.fill(0);
    let up = 0;
    for (let line = 0; line < BRAKES_ASIDE; line++) {
      const o = rowOf(ribs, brakeRib(side, line, cells), last);
      for (let c = 0; c < 3; c++) mid[c]! += ribs.at[o + c]! / BRAKES_ASIDE;
      up = Math.max(up, distance(ring, 0, ribs.at, o) - brakeMade[BRAKES_ASIDE * side + line]!);
    }
    const far = Math.max(1e-6, distance(ring, 0, mid, 0));
    // As low as the upper lines let the joint come: the toggle pulls at it.
    for (let round = 0; round < 5; round++) {
      up = clamp(up, 0, Math.min(brakeLowerMade[side]! - 0.5 * TOGGLE, far));
      for (let c = 0; c < 3; c++) brakeJoints[3 * side + c] = ring[c]! + (up / far) * (mid[c]! - ring[c]!);
      let over = Number.NEGATIVE_INFINITY;
      for (let line = 0; line < BRAKES_ASIDE; line++) {
        const o = rowOf(ribs, brakeRib(side, line, cells), last);
        over = Math.max(over, distance(brakeJoints, 3 * side, ribs.at, o) - brakeMade[BRAKES_ASIDE * side + line]!);
      }
      up += over;
    }
    up = distance(ring, 0, brakeJoints, 3 * side);
    const down = clamp(brakeLowerMade[side]! - up, 0.5 * TOGGLE, 0.85);
    toggles[3 * side] = ring[0]! + 0.03;
    toggles[3 * side + 1] = ring[1]! - 0.985 * down;
    toggles[3 * side + 2] = ring[2]! + (side === 0 ? -1 : 1) * Math.min(0.04, 0.15 * down);
  }
}
