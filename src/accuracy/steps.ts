/** How far the figures of both jumps move when the solver is made a thousand times as strict: what its steps cost. */
import { cliff } from '../jumps/cliff';
import { halo } from '../jumps/halo';
import { figures } from '../recording/summary';
import { run } from './flights';
import type { Measurement } from './measurement';

/** Of the solver as it runs in the page, and of the strict one. */
const STRICT = 1e-12;
/** Bars by unit of the figure, SI: far below what is shown, and above the limit of double precision. */
const bars: Readonly<Record<string, number>> = { s: 1e-3, 'm/s': 1e-3, m: 0.02, g: 1e-3 };
/** The figures are declared in the reader's units and computed in SI. */
const unitsInSi: Readonly<Record<string, string>> = { mph: 'm/s', ft: 'm' };

export const stepSizes: readonly (() => Measurement[])[] = [halo, cliff].map((jump) => () => {
  const [usual, strict] = [run(jump), run(jump, {}, STRICT)];
  return figures.flatMap((figure): Measurement[] => {
    const [got, reference] = [figure.of(usual), figure.of(strict)];
    if (got === null || reference === null) return [];
    const unit = unitsInSi[figure.unit] ?? figure.unit;
    return [
      {
        table: `Steps of the solver, ${jump.title}`,
        what: figure.label,
        unit,
        basis: 'step',
        source: 'the same jump at an error bound a thousand times as strict',
        reference,
        got,
        bar: bars[unit] ?? 1e-3,
      },
    ];
  });
});
