/**
 * Shape of a ram-air canopy at one moment of its opening: nine cells across, an upper and a lower skin, brakes at the trailing
 * edge. Frame of the jumper under it: x in the direction flown, y along the pull of the lines, z to the right; origin where the
 * lines meet, m. Plain numbers in and out.
 */
import { ramp } from '../../physics/ground/noise';

export interface CanopySize {
  readonly span: number;
  readonly chord: number;
  /** From the confluence of the lines to the skin, m. */
  readonly lines: number;
  readonly cells: number;
}

/** Span over chord of ordinary ram-air canopies of this kind. */
const ASPECT = 2.55;
/** The arc shortens the projected span: the flat wing is a little wider, and its area counts flat. */
export function canopySize(area: number, cells: number): CanopySize {
  const span = Math.sqrt(area * ASPECT);
  return { span, chord: span / ASPECT, lines: span * 0.66, cells };
}

/** Corners across a cell, and from the trailing edge round the nose back to it. */
export const CELL_STEPS = 4;
export const SKIN_STEPS = 12;
export const cornersAcross = (cells: number): number => cells * CELL_STEPS + 1;
export const CORNERS_ALONG = 2 * SKIN_STEPS + 1;

/** Share of the chord from the nose, 0 to 1, of a corner along the skin. */
export function chordShare(along: number): number {
  const t = along <= SKIN_STEPS ? 1 - along / SKIN_STEPS : (along - SKIN_STEPS) / SKIN_STEPS;
  return t * (0.45 * t + 0.55);
}

function upperSkin(x: number): number {
  return 0.21 * (1.6 * Math.sqrt(x) - 1.05 * x - 0.55 * x ** 3) + 0.018 * (1 - x);
}

function lowerSkin(x: number): number {
  return -0.035 * Math.sqrt(x) * (1 - x) - 0.012 * (1 - x);
}

/** How far the span has spread, 0.1 to 1, at a share of the area. */
export const spreadOf = (inflation: number): number => 0.1 + 0.9 * ramp(0, 1, inflation ** 0.7);

/**
 * Writes one corner of the skin.
 *
 * @param across     corner from left to right
 * @param along      corner from the upper trailing edge over the nose to the lower trailing edge
 * @param inflation  share of the area that has filled
 * @param brakes     share of the full brakes
 * @param time       s, for the flapping of half-filled cells
 */
export function skinCorner(
  size: CanopySize,
  across: number,
  along: number,
  inflation: number,
  brakes: number,
  time: number,
  out: Float64Array,
): void {
  const u = (across / (size.cells * CELL_STEPS)) * 2 - 1;
  const inCell = (across % CELL_STEPS) / CELL_STEPS;
  const x = chordShare(along);
  const upper = along <= SKIN_STEPS;
  const spread = spreadOf(inflation);
  const loose = 1 - ramp(0.3, 1, inflation);
  const chord = size.chord * (0.5 + 0.5 * ramp(0, 0.7, inflation)) * (1 - 0.14 * u * u);
  const thick = 0.15 + 0.85 * ramp(0.1, 0.9, inflation);
  const bulge = Math.sin(Math.PI * inCell) * Math.sqrt(Math.sin(Math.PI * Math.min(1, 0.04 + 0.96 * x)));
  let height = (upper ? upperSkin(x) : lowerSkin(x)) * size.chord * thick;
  height += (upper ? 0.026 : -0.016) * size.chord * bulge * thick;
  height -= brakes * 0.14 * size.chord * ramp(0.62, 1, x);
  // Half-filled, the cloth lies in folds that flap.
  const fold = loose * size.chord * 0.045 * Math.sin(across * 1.9 + 3 * x);
  height += fold + loose * 0.05 * size.chord * Math.sin(time * 19 + across * 1.3 + x * 5);
  const angle = ((u * size.span) / 2 / size.lines) * spread;
  const radius = size.lines * (0.94 + 0.06 * spread) + height;
  out[0] = (0.3 - x) * chord - 0.07 * u * u * chord + loose * 0.06 * size.chord * Math.sin(time * 15 + across * 1.7);
  out[1] = Math.cos(angle) * radius;
  out[2] = Math.sin(angle) * radius;
}
