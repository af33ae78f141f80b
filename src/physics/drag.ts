/** Drag of bodies in free fall (physics/README.md, "Drag" and "Mach"). */
import { G0 } from './atmosphere';

/** Every change of body position takes this long, centred on its nominal moment, s. */
export const POSITION_CHANGE_TIME = 1.5;

/** A cubic through value and slope at both ends of [x0, x1]. */
function bridge(x: number, x0: number, f0: number, m0: number, x1: number, f1: number, m1: number): number {
  const h = x1 - x0;
  const u = (x - x0) / h;
  const [a, b] = [f1 - f0 - h * m0, h * (m1 - m0)];
  return f0 + u * (h * m0 + u * (3 * a - b + u * (b - 2 * a)));
}

/**
 * How much more drag a falling person has at Mach `mach` than at low speed: 1 up to Mach 0.6, 1.23 just above Mach 1.1.
 *
 * Fitted to the measured fall of Red Bull Stratos: Guerster and Walter 2017, doi 10.1371/journal.pone.0187798, whose law
 * breaks at Mach 1.1 and 1.25; here cubics bridge both breaks. Relative to their subsonic coefficient 0.60 ± 0.05.
 * Off by default, because drag areas inferred from fast jumps already contain it.
 */
export function machFactorOf(mach: number): number {
  if (mach <= 0.6) return 1;
  return coefficientAbove(mach) / 0.6;
}

function coefficientAbove(mach: number): number {
  const rising = (m: number): number => 0.6 + 0.55 * (m - 0.6) * (m - 0.6);
  const falling = (m: number): number => 0.74 - 0.32 * (m - 1.1);
  if (mach <= 1.05) return rising(mach);
  if (mach < 1.15) return bridge(mach, 1.05, rising(1.05), 1.1 * 0.45, 1.15, falling(1.15), -0.32);
  if (mach <= 1.2) return falling(mach);
  if (mach < 1.3) return bridge(mach, 1.2, falling(1.2), -0.32, 1.3, 0.692, 0);
  return 0.692;
}

/**
 * Airspeed, m/s, at which drag and lift together carry the weight: terminal velocity in free fall, trim speed on a canopy.
 *
 * @param mass      kg
 * @param dragArea  drag coefficient times area, m²
 * @param liftArea  lift coefficient times area, m²
 * @param density   of the air, kg/m³
 */
export function steadySpeed(mass: number, dragArea: number, liftArea: number, density: number, gravity = G0): number {
  return Math.sqrt((2 * mass * gravity) / (density * Math.sqrt(dragArea * dragArea + liftArea * liftArea)));
}
