import type { PlotWindow } from './plot-window';

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Room above the highest point, as a share of the scale: a line on the edge would lose half its width. */
const HEADROOM = 0.02;

/** A scale around values that ends at round numbers, so that it stands still while they change a little. */
export function niceRange(least: number, most: number, fromZero: boolean): Range {
  const low = fromZero ? Math.min(least, 0) : least;
  const extent = most - low;
  // Nearly level: as much again above and below, so that noise does not look like an event.
  const spread = Math.max(extent, 0.02 * Math.max(Math.abs(most), Math.abs(low)), 1e-6);
  const step = roundStep(spread / 4);
  // A rounding below a round number is that number.
  const min = Math.floor(low / step + 1e-4) * step + 0;
  const max = Math.ceil((most + HEADROOM * spread) / (step / 5) - 1e-4) * (step / 5);
  return { min, max: max > min ? max : min + step };
}

/** 1, 2 or 5 times a power of ten, no smaller than `size`. */
export function roundStep(size: number): number {
  const decade = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5].find((digit) => digit * decade >= size * (1 - 1e-9)) ?? 10) * decade;
}

/** A scale along the lower edge: it goes no further than its values, for nothing is to be seen there. */
export function tightRange(least: number, most: number): Range {
  if (!(most >= least)) return { min: 0, max: 1 };
  const spread = Math.max(most - least, 0.02 * Math.max(Math.abs(most), Math.abs(least)), 1e-6);
  const spare = most - least < spread ? spread / 2 : 0;
  return { min: least - spare, max: most + spare };
}

/** Space around what is drawn to scale, as a share of it. */
const MARGIN = 0.06;

/**
 * Both scales of a drawing in which a metre is as long upwards as along. Whatever of the window the one or the other direction
 * has to spare is added: upwards where all is shown, so that the ground stays at the lower edge.
 *
 * @param aspect  width over height of the plotting area
 */
export function trueScale(
  whole: { readonly x: Range; readonly y: Range },
  window: { readonly x: PlotWindow; readonly y: PlotWindow },
  aspect: number,
): { readonly x: Range; readonly y: Range } {
  const spare = MARGIN * Math.max(whole.x.max - whole.x.min, whole.y.max - whole.y.min);
  const wanted = {
    x: window.x ? { min: window.x.start, max: window.x.end } : { min: whole.x.min - spare, max: whole.x.max + spare },
    y: window.y ? { min: window.y.start, max: window.y.end } : { min: whole.y.min - spare, max: whole.y.max + spare },
  };
  const height = Math.max(wanted.y.max - wanted.y.min, (wanted.x.max - wanted.x.min) / aspect);
  const wide = height * aspect;
  const middle = (wanted.x.min + wanted.x.max) / 2;
  const bottom = window.y ? (wanted.y.min + wanted.y.max - height) / 2 : wanted.y.min;
  return { x: { min: middle - wide / 2, max: middle + wide / 2 }, y: { min: bottom, max: bottom + height } };
}
