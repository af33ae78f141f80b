/**
 * What thin air does to a person (physics/README.md, "Thin air and the body"). Tables and rules for healthy people at rest: how long
 * one person lasts is not computed by anything here.
 */
import { exp, log } from '../math/deterministic';

/** Pa, by definition of the conventional millimetre of mercury. */
const MILLIMETRE_OF_MERCURY = 133.322387415;
/** What is breathed in is full of water by the time it reaches the lungs: saturated vapour at 37 °C, 47 mmHg, Pa. */
const WATER_VAPOUR = 47 * MILLIMETRE_OF_MERCURY;

/** Share of oxygen in what is breathed: of dry air at any height of the model, and of a mask that lets nothing else in. */
export const OXYGEN_IN_AIR = 0.2095;
export const PURE_OXYGEN = 1;

/**
 * Partial pressure of oxygen in the windpipe, Pa: what the lungs are given, FiO2 (p - 47 mmHg). Nothing is left of it where water
 * boils at the warmth of a body, some 19 km up.
 *
 * @param share     of oxygen in the gas breathed, 0 to 1
 * @param pressure  of the air, Pa; of the gas in the mask too: none that pushes is meant
 */
export function inspiredOxygen(share: number, pressure: number): number {
  return Math.max(0, share * (pressure - WATER_VAPOUR));
}

const FOOT = 0.3048;

/**
 * Altitude, ft; for how long those tested there kept their wits, s, at least and at most. FAA AC 61-107B, table 1-1, oxygen lost
 * gradually.
 */
const consciousness = Float64Array.of(
  ...[18_000, 1200, 1800],
  ...[22_000, 600, 600],
  ...[25_000, 180, 300],
  ...[28_000, 150, 180],
  ...[30_000, 60, 120],
  ...[35_000, 30, 60],
  ...[40_000, 15, 20],
  ...[43_000, 9, 12],
  ...[50_000, 9, 12],
);
const ROW = 3;

/** Which end of the range that the table gives. */
export const AT_LEAST = 1;
export const AT_MOST = 2;

/**
 * Time of useful consciousness without oxygen at an altitude, s: how long a resting person who has lost it can still help himself.
 * Between the rows of the table its logarithm runs straight. NaN outside it: below 18,000 ft the time is long and ill defined,
 * above 50,000 ft there is no row. Work shortens it; so does losing the oxygen suddenly, by half.
 *
 * @param altitude  pressure altitude, m
 */
export function usefulConsciousness(altitude: number, end: typeof AT_LEAST | typeof AT_MOST): number {
  const at = altitude / FOOT;
  for (let row = 0; row + ROW < consciousness.length; row += ROW) {
    const low = consciousness[row] as number;
    const high = consciousness[row + ROW] as number;
    if (!(at >= low && at <= high)) continue;
    const share = (at - low) / (high - low);
    const from = consciousness[row + end] as number;
    const to = consciousness[row + ROW + end] as number;
    return exp((1 - share) * log(from) + share * log(to));
  }
  return Number.NaN;
}

/** What has to be breathed: air; oxygen added to it; nothing but oxygen; and where even that is too thin without a pressure suit. */
export type OxygenNeed = 'none' | 'added' | 'pure' | 'suit';

/**
 * What jumpers breathe at an altitude, m. From 10,000 and 20,000 ft: US Air Force, AFI 11-409, for high-altitude drops (some of its
 * courses are let off up to 13,000 ft). From 40,000 ft: USPA, Skydiver's Information Manual 6-7.
 */
export function oxygenNeed(altitude: number): OxygenNeed {
  if (altitude < 10_000 * FOOT) return 'none';
  if (altitude < 20_000 * FOOT) return 'added';
  return altitude < 40_000 * FOOT ? 'pure' : 'suit';
}

/** Nitrogen comes out of the blood as bubbles in those who stay above this for long, m: the threshold long held. */
export const DECOMPRESSION_FROM = 18_000 * FOOT;
/** From this exit on, m, AFI 11-409 has everybody breathe pure oxygen before, ... */
export const PREBREATHING_FROM = 20_000 * FOOT;
/** ... begun before the climb has passed this, m. */
export const PREBREATHING_BELOW = 16_000 * FOOT;
