import { cos, sin } from '../math/deterministic';
import { smoothstep } from '../math/smooth';

/** Acceleration of the run-up, m/s²: what a motocross bike holds on dirt (chosen). */
const RUN_UP_ACCELERATION = 4;
/** Standing still before it, s. */
const STANDING = 1;
/** The ramp rises by at most this, m: it stands on the plateau behind the lip. */
const HIGHEST_RAMP = 1.8;
const LONGEST_RAMP = 20;
const RUN_UP_KNOTS = 24;

/**
 * The run-up as a given motion that reaches the lip at time 0 with exactly the speed and angle asked for: level, then a
 * smooth foot, then the straight ramp. Picture only; the flight begins with the state at the lip.
 */
export function runUp(speed: number, angle: number, lip: number): Float64Array {
  const slope = sin(angle) / cos(angle);
  const alongX = speed * cos(angle);
  const duration = alongX / RUN_UP_ACCELERATION;
  const reach = slope === 0 ? LONGEST_RAMP : Math.min(LONGEST_RAMP, HIGHEST_RAMP / Math.abs(slope));
  const straight = 0.5 * reach;
  const knots: number[] = [];
  const add = (time: number, vx: number, ax: number): void => {
    const x = (-alongX * alongX + vx * vx) / (2 * RUN_UP_ACCELERATION);
    const u = (x + straight + reach) / reach; // 0 where the foot of the ramp begins, 1 where it is straight
    const steepness = slope * smoothstep(u);
    const bend = u > 0 && u < 1 ? (slope * 6 * u * (1 - u)) / reach : 0;
    // The integral of the smoothstep over the foot: u³ - u⁴/2, of which the whole is 1/2.
    const belowStraight = u >= 1 ? 0 : u <= 0 ? 0.5 : 0.5 - (u * u * u - 0.5 * u * u * u * u);
    const y = lip + slope * (u >= 1 ? x : -straight - reach * belowStraight);
    knots.push(time, x, y, 0, vx, steepness * vx, 0, ax, bend * vx * vx + steepness * ax, 0);
  };
  add(-duration - STANDING, 0, 0);
  add(-duration, 0, 0);
  if (duration > 0) {
    for (let i = 0; i <= RUN_UP_KNOTS; i++) {
      const t = -duration + (duration * i) / RUN_UP_KNOTS;
      add(i === RUN_UP_KNOTS ? 0 : t, alongX + RUN_UP_ACCELERATION * (i === RUN_UP_KNOTS ? 0 : t), RUN_UP_ACCELERATION);
    }
  }
  return Float64Array.from(knots);
}
