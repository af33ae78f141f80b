import type { Units } from '../../parameters/reader-units';
import { channel } from '../../recording/channels';
import { unitSymbol } from '../text';
import { type Curve, differenceName } from './plot-curves';
import type { PaneData } from './plot-data';
import { linesOf, type PaneSpec } from './plot-spec';

/** Significant digits: what is lost is far below what any of the numbers means. */
const DIGITS = 9;

/**
 * The lines of a plot as a table with commas: the clock, then for each curve what lies along it (where that is not the clock) and
 * what is drawn; units in the head; a row for each point that is seen. Empty where a line has nothing.
 */
export function plotCsv(spec: PaneSpec, data: PaneData, curves: readonly Curve[], units: Units): string {
  const named = (key: Parameters<typeof channel>[0], { name }: Curve): string => {
    const of = channel(key);
    const symbol = unitSymbol(of, units);
    // The name comes last: a table program takes a head that begins with "=" for a formula.
    const whose = spec.isDifference ? differenceName(curves) : name;
    return `${of.label}${symbol ? ` (${symbol})` : ''}${curves.length > 1 ? `: ${whose}` : ''}`;
  };
  const columns = curves.flatMap((curve) => {
    const own = linesOf(spec)
      .map(({ role, channel: { key }, isLimit }, i) => ({ role, key, isLimit, line: data.lines[i] }))
      .filter(({ role, line }) => role === curve.role && line && line.ys.length > 0);
    const main = own.find(({ isLimit }) => !isLimit);
    if (!main?.line) return [];
    const along = spec.x === 'time' ? [] : [{ head: named(spec.x, curve), numbers: main.line.xs }];
    return [
      ...along,
      ...[main, ...own.filter(({ isLimit }) => isLimit)].flatMap(({ key, line }) =>
        line ? [{ head: named(key, curve), numbers: line.ys }] : [],
      ),
    ];
  });
  const [first] = curves;
  const isOneClock = curves.every(({ offset }) => offset === 0);
  const clock = `Time since exit (s)${isOneClock || !first ? '' : `: ${first.name}`}`;
  const rows: string[] = [[clock, ...columns.map(({ head }) => head)].map(quoted).join(',')];
  const mains = linesOf(spec).flatMap(({ isLimit }, i) => {
    const line = data.lines[i];
    return isLimit || !line || line.xs.length === 0 ? [] : [line];
  });
  const { min, max } = data.x;
  for (let i = 0; i < data.times.length; i++) {
    const isSeen = mains.some(({ xs, ys }) => {
      const x = xs[i] as number;
      return !Number.isNaN(ys[i]) && x >= min && x <= max;
    });
    if (!isSeen) continue;
    rows.push([data.times[i] as number, ...columns.map(({ numbers }) => numbers[i] as number)].map(plain).join(','));
  }
  return `${rows.join('\r\n')}\r\n`;
}

function plain(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))) : '';
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
