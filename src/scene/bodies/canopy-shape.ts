/**
 * Shape of a ram-air canopy in the air, as its ribs: where each lies along its chord, and how full the cells between them are.
 *
 * Frame of the canopy: x to its nose, y along the pull of the lines, z to the right; origin between the shoulders, m. Every cell
 * has a loaded rib on either side, from which lines run, and an unloaded one in its middle. Plain numbers in and out.
 */
import { clamp, smoothstep } from '../../math/smooth';

export interface CanopySize {
  readonly span: number;
  readonly chord: number;
  /** From the shoulders to the middle of the wing, m. */
  readonly lines: number;
  readonly cells: number;
}

/** Span over chord of ordinary ram-air canopies of this kind. */
const ASPECT = 2.55;

/** @param area  planform laid out flat, m² */
export function canopySize(area: number, cells: number): CanopySize {
  const span = Math.sqrt(area * ASPECT);
  return { span, chord: span / ASPECT, lines: span * 0.66, cells };
}

/** Share of the chord where the four groups of lines A to D meet the ribs. */
export const LINE_GROUPS = [0.1, 0.33, 0.57, 0.8] as const;
/** Share of the chord where the lower skin begins: the mouth of a cell is cut slanting from the nose to here. */
export const LIP = 0.07;

/** Rows along a rib. The seam at the second group of lines is there twice: panels of two colours meet in it. */
const ROWS = {
  few: [0, 0.02, 0.07, 0.1, 0.2, 0.33, 0.33, 0.57, 0.8, 1],
  usual: [0, 0.01, 0.03, 0.07, 0.1, 0.16, 0.24, 0.33, 0.33, 0.45, 0.57, 0.68, 0.8, 0.9, 1],
  many: [
    0, 0.006, 0.018, 0.04, 0.07, 0.1, 0.14, 0.19, 0.25, 0.33, 0.33, 0.41, 0.49, 0.57, 0.65, 0.725, 0.8, 0.85, 0.9, 0.95,
    1,
  ],
} as const;

/**
 * Height of the Clark Y section above its flat side, in shares of the chord, at the shares of the chord before it (Abbott and
 * von Doenhoff, Theory of Wing Sections, after NACA TR 628): the classic flat-bottomed section that canopies resemble.
 */
const CLARK_Y = [
  [0, 0.035, 0.035],
  [0.0125, 0.0545, 0.0193],
  [0.025, 0.065, 0.0147],
  [0.05, 0.079, 0.0093],
  [0.1, 0.096, 0.0042],
  [0.2, 0.1136, 0.0003],
  [0.3, 0.117, 0],
  [0.4, 0.114, 0],
  [0.5, 0.1052, 0],
  [0.6, 0.0915, 0],
  [0.7, 0.0735, 0],
  [0.8, 0.0522, 0],
  [0.9, 0.028, 0],
  [1, 0.0012, 0],
] as const;
/** A canopy is fatter than the section of a rigid wing: 15 % of its chord. */
const FATTER = 1.28;

function sectionAt(share: number, side: 1 | 2): number {
  let k = 0;
  while (k < CLARK_Y.length - 2 && share > CLARK_Y[k + 1]![0]) k++;
  const a = CLARK_Y[k]!;
  const b = CLARK_Y[k + 1]!;
  const t = (share - a[0]) / (b[0] - a[0]);
  // Round at the nose.
  return FATTER * (a[side] + (b[side] - a[side]) * (k === 0 ? Math.sqrt(t) : t));
}

/** Ribs from left to right and what lies between them. Numbers of one moment; the layout stays. */
export interface Ribs {
  readonly cells: number;
  /** Ribs, loaded (even) and unloaded (odd). */
  readonly count: number;
  /** Share of the chord of each row, and which row the lower skin begins at. */
  readonly shares: Float64Array;
  readonly lip: number;
  /** Of the four groups of lines. */
  readonly groupRows: readonly number[];
  /** Section above the flat side, in chords, by row. */
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  /** Lower seam of each rib, three numbers a row; then the direction square to the wing there. */
  readonly at: Float64Array;
  readonly up: Float64Array;
  /** How tall each rib stands, 0 to 1. */
  readonly tall: Float64Array;
  /** Pressure in each half of a cell, 0 to 1. */
  readonly pressure: Float64Array;
  /** How far folds have fallen over, 0 to 1: of cloth that lies. */
  slump: number;
}

/** @param roundness  of the tier */
export function createRibs(cells: number, roundness: number): Ribs {
  const count = 2 * cells + 1;
  const shares = Float64Array.from(roundness < 12 ? ROWS.few : roundness < 20 ? ROWS.usual : ROWS.many);
  const lip = shares.indexOf(LIP);
  const upper = shares.map((share) => sectionAt(share, 1));
  const nose = upper[0]!;
  const end = sectionAt(LIP, 2);
  // Ahead of the lip the ribs end at the cut of the mouth.
  const lower = shares.map((share) => (share < LIP ? nose + (end - nose) * (share / LIP) : sectionAt(share, 2)));
  const size = count * shares.length * 3;
  return {
    cells,
    count,
    shares,
    lip,
    groupRows: LINE_GROUPS.map((share) => shares.lastIndexOf(share)),
    upper,
    lower,
    at: new Float64Array(size),
    up: new Float64Array(size),
    tall: new Float64Array(count),
    pressure: new Float64Array(count - 1),
    slump: 0.5,
  };
}

/** What decides the shape in the air. */
export interface Shaping {
  /** Share of the projected area of the full wing. */
  inflation: number;
  /** Brakes, 0 to 1. */
  left: number;
  right: number;
  /** How far the cloth has slipped out of the bag, 0 to 1. */
  unpacked: number;
  /** s, for the flapping of what is not yet full. */
  time: number;
}

/** Share of the chord over the axis of the wing, and how far the nose is trimmed down, rad. */
const AXIS = 0.34;
const TRIM = -0.1;
const SIN_TRIM = Math.sin(TRIM);
const COS_TRIM = Math.cos(TRIM);
/** Of its full width, a cell that lies folded; of its full chord, a wing held together by the slider. */
const FOLDED = 0.07;
const GATHERED = 0.22;
/** Cells further out fill later: a tip begins when the middle is that much of its way. At first all are as narrow. */
const LATER = 0.75;
const laterAt = (inflation: number): number => LATER * smoothstep(inflation / 0.3);
/** How far the trailing edge comes down with full brakes, in chords, and where along the chord it begins to bend. */
const BRAKE_DEPTH = 0.13;
const HINGE = 0.55;
/** How far the tips of a half-open wing hang below the arc of its lines, in radii. */
const DROOP = 0.2;
/** How far air pushes an unloaded rib out of the line of the loaded ones, in widths of half a cell. */
const BILLOW = 0.07;

/** Share of the chord to which a wing is drawn out when a share of its area shows. */
export function deepAt(inflation: number): number {
  return GATHERED + (1 - GATHERED) * smoothstep(inflation / 0.55);
}

/** How far the slider has let the wing spread, 0 to 1: what is left of the area after the chord. */
export function spreadAt(inflation: number): number {
  // The tips of a full wing stand out over its ribs, those of a half-open one hang in: spread a little more makes up for it.
  const spare = 1 + 0.42 * inflation * (1 - inflation);
  return clamp((spare * inflation) / deepAt(inflation), FOLDED, 1);
}

/** Width of a half cell, 0 to 1 of its full one, `out` half cells from the middle of so many, at a stage of the filling. */
function widthAt(stage: number, out: number, halfCells: number, later: number): number {
  const far = (2 * out + 1) / halfCells;
  return FOLDED + (1 - FOLDED) * smoothstep(stage * (1 + later) - later * far);
}

function spreadOfStage(stage: number, halfCells: number, later: number): number {
  let sum = 0;
  for (let out = 0; out < halfCells / 2; out++) sum += widthAt(stage, out, halfCells, later);
  return (2 * sum) / halfCells;
}

/** Stage at which the half cells together are as wide as the spread asks. */
function stageOf(spread: number, halfCells: number, later: number): number {
  if (spread >= 1) return 1;
  let low = 0;
  let high = 1;
  for (let k = 0; k < 24; k++) {
    const middle = 0.5 * (low + high);
    if (spreadOfStage(middle, halfCells, later) < spread) low = middle;
    else high = middle;
  }
  return high;
}

/** Distance from the shoulders of the point about which the wing is spread, m: the lines fan out from there. */
export function fanHeight(size: CanopySize, inflation: number): number {
  return size.lines * 0.985 * (1 - spreadAt(inflation));
}

/** Writes ribs and pressures of a wing in the air. Allocates nothing. */
export function shapeRibs(ribs: Ribs, size: CanopySize, shaping: Shaping): void {
  const { count, shares, at, up, tall, pressure } = ribs;
  const { inflation, left, right, unpacked, time } = shaping;
  const { chord, lines, span } = size;
  const rows = shares.length;
  const halfCells = count - 1;
  const spread = spreadAt(inflation);
  const deep = deepAt(inflation);
  const later = laterAt(inflation);
  const stage = stageOf(spread, halfCells, later);
  const width = span / halfCells;
  const radius = lines * spread;
  const base = fanHeight(size, inflation);
  const middle = halfCells / 2;
  for (let k = 0; k < halfCells; k++) {
    const out = k < middle ? middle - 1 - k : k - middle;
    const wide = widthAt(stage, out, halfCells, later);
    pressure[k] = spread >= 1 ? 1 : wide * wide * smoothstep(inflation / 0.35);
  }
  // Cloth that the shorter chord leaves over stands up in loops between the groups of lines.
  const loose = Math.sqrt(Math.max(0, 1 - deep * deep)) * unpacked;
  ribs.slump = 0;
  for (let side = -1; side <= 1; side += 2) {
    let arc = 0;
    for (let out = 0; out <= middle; out++) {
      if (side > 0 && out === 0) {
        arc += width * widthAt(stage, 0, halfCells, later);
        continue;
      }
      const i = middle + side * out;
      // Trimmed nose down, the tail lies on a wider arc than the nose: as wide as cut half way between.
      const theta = (side * arc) / (radius + (AXIS - 0.5) * chord * deep * SIN_TRIM);
      const sin = Math.sin(theta);
      const cos = Math.cos(theta);
      const u = (i - middle) / middle;
      const brake = left * smoothstep((0.15 - u) / 0.5) + right * smoothstep((0.15 + u) / 0.5);
      const inner = pressure[Math.min(halfCells - 1, Math.max(0, side > 0 ? i - 1 : i))]!;
      const outer = pressure[Math.min(halfCells - 1, Math.max(0, side > 0 ? i : i - 1))]!;
      const full = i === 0 || i === halfCells ? inner : 0.5 * (inner + outer);
      tall[i] = 0.1 + 0.9 * full;
      const billow = i % 2 === 1 ? BILLOW * width * full : 0;
      for (let j = 0; j < rows; j++) {
        const x = shares[j]!;
        let ahead = (AXIS - x) * chord;
        const t = x > HINGE ? (x - HINGE) / (1 - HINGE) : 0;
        const drop = brake * BRAKE_DEPTH * chord * t * t;
        // Bent, the cloth reaches less far back.
        if (t > 0) ahead += (2 * drop * drop) / (3 * (1 - HINGE) * chord);
        let fold = 0;
        let free = 0;
        if (loose > 0) {
          if (x < LINE_GROUPS[0]) {
            fold = (LINE_GROUPS[0] - x) * chord;
            free = fold / chord / LINE_GROUPS[0];
          } else if (x > LINE_GROUPS[3]) {
            fold = (x - LINE_GROUPS[3]) * chord;
            free = fold / chord / (1 - LINE_GROUPS[3]);
          } else {
            const g = x < LINE_GROUPS[1] ? 0 : x < LINE_GROUPS[2] ? 1 : 2;
            const from = LINE_GROUPS[g]!;
            const gap = LINE_GROUPS[g + 1]! - from;
            free = Math.sin((Math.PI * (x - from)) / gap);
            fold = 0.5 * gap * chord * free;
          }
        }
        ahead *= deep;
        const flap = loose * free * 0.04 * chord;
        // A half-open wing stands like a mushroom: nose, tail and tips hang about its middle.
        const edge = (x - 0.45) / 0.55;
        const droop = (1 - spread) * (radius + 0.8) * DROOP * u * u + loose * chord * 0.16 * edge * edge;
        const r =
          radius +
          ahead * SIN_TRIM +
          loose * 0.8 * fold -
          droop -
          drop +
          billow +
          flap * Math.sin(time * 21 + 0.8 * i + 6 * x);
        const o = 3 * (i * rows + j);
        at[o] = ahead * COS_TRIM + flap * Math.sin(time * 17 + 0.7 * i + 5 * x);
        at[o + 1] = base + r * cos;
        at[o + 2] = r * sin + flap * Math.sin(time * 14 + 0.9 * i + 4 * x);
        up[o] = -SIN_TRIM;
        up[o + 1] = cos;
        up[o + 2] = sin;
      }
      if (out < middle) arc += width * widthAt(stage, out, halfCells, later);
    }
  }
}
