/**
 * Ram-air canopies: the opening as measured, trim and flare (physics/README.md, "Opening" and "Canopy").
 *
 * The opening is a law of time fitted to recorded openings, not a model of cloth: line twists, slider hang-ups and the
 * snatch of the lines are left out, and real peaks are sharper than this smooth one. Do not use above Mach 0.5.
 */
import { G0 } from './atmosphere';

/** How a canopy opens. */
export interface Opening {
  /** From throwing the pilot chute to line stretch, s. */
  readonly delay: number;
  /** From line stretch until the area law is complete, s. */
  readonly fillTime: number;
  /** The share of the area grows as (time / fillTime) to this power: 1, 1.5 or 2. */
  readonly exponent: number;
}

/**
 * Sinking speed, m/s, of the drag-only canopy to which the area law grows, in the air where the measured openings took place.
 * With it the law meets them (height lost, time, load): physics/README.md, "Opening".
 */
const OPENED_SINK = 5;
/** Density 1,000 m above sea level, kg/m³: about where skydivers open (US Standard Atmosphere). */
const OPENING_DENSITY = 1.1117;

/** Drag area, m², at the end of the area law. */
export function openedDragArea(mass: number): number {
  return (2 * mass * G0) / (OPENING_DENSITY * OPENED_SINK * OPENED_SINK);
}

/** Fitted to 39 slider-up skydives: 170 m and 6.5 s from 47 m/s. */
export const skydiveOpening: Opening = { delay: 1, fillTime: 9.75, exponent: 1.5 };
/** Fitted to BASE openings: 48 m and 2.7 s from 26 m/s. */
export const baseOpening: Opening = { delay: 0.3, fillTime: 5.5, exponent: 1 };

/** A canopy in flight. */
export interface Canopy {
  /** Planform area, m². */
  readonly area: number;
  /** Metres forward for each metre down in trim. */
  readonly glideRatio: number;
}

/**
 * Resultant force coefficient of a ram-air canopy in full flight, brakes up. Chosen so that 370 ft² under 140 kg flies at
 * 21 kt, which is what military planners use for the MC-4 (physics/README.md, "Canopy").
 */
const RESULTANT_COEFFICIENT = 0.5;

/** Drag area in trim, m². */
export function trimDragArea(canopy: Canopy): number {
  return (RESULTANT_COEFFICIENT * canopy.area) / Math.sqrt(1 + canopy.glideRatio * canopy.glideRatio);
}

/** Lift area in trim, m². */
export function trimLiftArea(canopy: Canopy): number {
  return trimDragArea(canopy) * canopy.glideRatio;
}
