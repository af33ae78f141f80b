import type { Jump } from '../jumps/jump';
import { findRoot } from '../math/roots';
import type { NumberParameter, Values } from '../parameters/parameter';
import { simulate } from './simulate';
import { figures } from './summary';

export interface Solution {
  /** Value of the parameter, SI; null if no value in its range does it. */
  readonly value: number | null;
  /** What the figure is at the two ends of the range that was searched; only of interest without a value. */
  readonly reach: readonly [low: number, high: number];
}

/** Values are rounded to this share of their parameter's step: an address stays short, and nobody can see the difference. */
const ROUNDING = 1e-3;
/** A figure this near to what is wished, relative, is that. */
const CLOSE = 1e-7;

/**
 * The value of one parameter that gives a figure of the jump the wished value, all other values as they are. Each trial is a
 * simulation of the whole jump.
 *
 * @param key     a number parameter with which the figure only rises or only falls
 * @param figure  key of a figure, as in `figures`
 * @param target  SI
 */
export function solveFor(jump: Jump, values: Values, key: string, figure: string, target: number): Solution {
  const parameter = jump.parameters[key] as NumberParameter;
  const figureOf = figures.find((each) => each.key === figure)?.of;
  const excess = (value: number): number =>
    (figureOf?.(simulate(jump, { ...values, [key]: value })) ?? Number.NaN) - target;
  const isClose = (value: number): boolean => Math.abs(excess(value)) <= CLOSE * Math.abs(target);

  const present = values[key] as number;
  for (const value of [present, parameter.default]) if (isClose(value)) return { value, reach: [target, target] };

  // Most often the value is not far from the present one: a narrow bracket costs fewer trials.
  let [low, high] = [present, present];
  let [atLow, atHigh] = [excess(present), excess(present)];
  while (atLow > 0 === atHigh > 0 && (low > parameter.min || high < parameter.max)) {
    low = Math.max(low / 1.25, parameter.min);
    high = Math.min(high * 1.25, parameter.max);
    atLow = excess(low);
    atHigh = excess(high);
  }
  if (!(atLow > 0 !== atHigh > 0) || Number.isNaN(atLow + atHigh)) {
    return { value: null, reach: [atLow + target, atHigh + target] };
  }
  const step = parameter.step * ROUNDING;
  return { value: Math.round(findRoot(excess, low, high, step / 10) / step) * step, reach: [target, target] };
}
