/** All that this program's numbers can be held against. The tests gate these figures, the page and `npm run truth` show them. */
import { closedForms } from './closed-forms';
import type { Measurement } from './measurement';
import { publishedTables } from './published';
import { stepSizes } from './steps';

export { errorOf, isWithin, type Measurement } from './measurement';

/** In parts, each of some tens of milliseconds. */
export const measurements: readonly (() => Measurement[])[] = [...publishedTables, ...closedForms, ...stepSizes];

export const measure = (): Measurement[] => measurements.flatMap((part) => part());
