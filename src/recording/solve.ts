import type { Jump } from '../jumps/jump';
import { findRoot } from '../math/roots';
import type { NumberParameter, Values } from '../parameters/parameter';
import { simulate } from './simulate';
import { figures } from './summary';

export interface Solution {
  /** Value of the parameter, SI; null if no value in its range does it. */
  readonly value: number | null;
  /**
   * What the figure is at the two ends of the range of the parameter, the smaller first; null where the jump has no such
   * figure at one of them. Only of interest without a value.
   */
  readonly reach: readonly [least: number, most: number] | null;
}

/** Values are rounded to this share of their parameter's step: an address stays short, and nobody can see the difference. */
const ROUNDING = 1e-3;
/** A figure this near to what is wished, relative, is that. */
const CLOSE = 1e-7;
/** Most often the value is not far from the present one: a narrow bracket, widened by this factor, costs few trials. */
const WIDENING = 1.1;

/**
 * The value of one parameter that gives a figure of the jump the wished value, all other values as they are. Each trial is a
 * simulation of the whole jump, and none is flown twice.
 *
 * @param key     a number parameter, greater than 0, with which the figure only rises or only falls
 * @param figure  key of a figure, as in `figures`
 * @param target  SI
 */
export function solveFor(jump: Jump, values: Values, key: string, figure: string, target: number): Solution {
  const parameter = jump.parameters[key] as NumberParameter;
  const { min, max, step } = parameter;
  const figureOf = figures.find((each) => each.key === figure)?.of;
  const flown = new Map<number, number>();
  /** How far the figure is from what is wished; exactly 0 where nobody could tell, NaN where the jump has no such figure. */
  const excess = (value: number): number => {
    const known = flown.get(value);
    if (known !== undefined) return known;
    const got = figureOf?.(simulate(jump, { ...values, [key]: value })) ?? Number.NaN;
    const found = Math.abs(got - target) <= CLOSE * Math.abs(target) ? 0 : got - target;
    flown.set(value, found);
    return found;
  };

  const present = values[key] as number;
  for (const value of [present, parameter.default]) if (excess(value) === 0) return { value, reach: null };

  const side = excess(present) > 0;
  let [low, high] = [present, present];
  let factor = WIDENING;
  let found: [number, number] | null = null;
  while (!found && (low > min || high < max)) {
    const [lower, higher] = [Math.max(low / factor, min), Math.min(high * factor, max)];
    if (excess(lower) > 0 !== side) found = [lower, low];
    else if (excess(higher) > 0 !== side) found = [high, higher];
    [low, high] = [lower, higher];
    factor *= factor;
  }
  if (!found || Number.isNaN(excess(found[0]) + excess(found[1]))) {
    const ends = [excess(min) + target, excess(max) + target] as const;
    return { value: null, reach: ends.some(Number.isNaN) ? null : [Math.min(...ends), Math.max(...ends)] };
  }
  const grain = step * ROUNDING;
  const root = Math.round(findRoot(excess, ...found, grain / 10) / grain) * grain;
  // Twelve figures: what the multiplication leaves behind the last digit of the grain goes.
  return { value: Number(root.toPrecision(12)), reach: null };
}
