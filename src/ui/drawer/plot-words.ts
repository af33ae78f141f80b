import { eventNames } from '../../jumps/jump';
import { digitsIn, type Units, unitIn } from '../../parameters/reader-units';
import { channel } from '../../recording/channels';
import { numberText, timeText, unitSymbol } from '../text';
import { type Curve, differenceName, presentCurves } from './plot-curves';
import type { PaneData, PlotLine } from './plot-data';
import { readAlong } from './plot-places';
import { type AxisKey, inSentence, linesOf, type PaneSpec } from './plot-spec';

/**
 * What a plot shows, in sentences: what over what and how far, then for each curve what it reads at the events of its story, and
 * where it is greatest and least. Made from the very lines that are drawn.
 */
export function plotText(spec: PaneSpec, data: PaneData, curves: readonly Curve[], units: Units): string {
  const [main, ...limits] = spec.channels;
  const { min, max } = data.x;
  const extent =
    spec.x === 'time'
      ? `from ${timeText(min)} to ${timeText(max)}`
      : `from ${amount(spec.x, min, units)} to ${amount(spec.x, max, units)}`;
  const scale = spec.isTrueScale ? ', drawn to scale above the ground' : '';
  if (spec.isDifference) return differenceText(spec, data, curves, units, extent);
  const heading = `${channel(main).label} against ${inSentence(spec.x)}${scale}, ${extent}.`;
  const sentences = curves.flatMap((curve) => {
    const said = curveText(spec, data, curve, units);
    return said ? [`${curves.length > 1 ? `${curve.name}: ` : ''}${said}`] : [];
  });
  const limitTexts = limits.flatMap((key) =>
    presentCurves(curves).flatMap((curve) => {
      const line = lineOf(spec, data, curve, key, true);
      const reach = line && reachOf(line, data.x);
      if (!reach) return [];
      const [least, most] = [amount(key, reach.least, units), amount(key, reach.most, units)];
      return [`${channel(key).label}${curves.length > 1 ? ` of ${curve.name}` : ''}: ${least} to ${most}.`];
    }),
  );
  return [heading, ...sentences, ...limitTexts].join(' ');
}

function differenceText(
  spec: PaneSpec,
  data: PaneData,
  curves: readonly Curve[],
  units: Units,
  extent: string,
): string {
  const [main] = spec.channels;
  const [line] = data.lines;
  const reach = line && reachOf(line, data.x);
  const name = differenceName(curves);
  if (!reach || name === '') return `Difference in ${inSentence(main)}: there is nothing to compare with here.`;
  const at = (i: number) => timeText(data.times[i] as number);
  const [most, least] = [amount(main, reach.most, units), amount(main, reach.least, units)];
  return `Difference in ${inSentence(main)}, ${name}, against time, ${extent}. Greatest ${most} (${at(reach.mostAt)}), least ${least} (${at(reach.leastAt)}).`;
}

function curveText(spec: PaneSpec, data: PaneData, curve: Curve, units: Units): string {
  const [main] = spec.channels;
  const line = lineOf(spec, data, curve, main, false);
  const reach = line && reachOf(line, data.x);
  if (!line || !reach) return '';
  /** Where and when, less what the sentence says already. */
  const place = (time: number, x: number): string => {
    const when = timeText(time - curve.offset);
    return spec.x === 'time' ? when : `${amount(spec.x, x, units)}, ${when}`;
  };
  const events = curve.recording.events
    .map(({ name, time }) => ({ name, time: time + curve.offset }))
    .filter(({ name }) => spec.told.includes(name))
    .flatMap(({ name, time }) => {
      const x = readAlong(spec.x, curve, time, units);
      const y = readAlong(main, curve, time, units);
      if (Number.isNaN(x + y) || x < data.x.min || x > data.x.max) return [];
      return [`${amount(main, y, units)} at ${eventNames[name].label.toLowerCase()} (${place(time, x)})`];
    });
  const at = (i: number) => place(data.times[i] as number, line.xs[i] as number);
  const extremes = [
    `greatest ${amount(main, reach.most, units)} (${at(reach.mostAt)})`,
    `least ${amount(main, reach.least, units)} (${at(reach.leastAt)})`,
  ];
  const { ending, end } = curve.recording;
  const isOpen = ending === 'timeLimit' || ending === 'diverged';
  return `${[...events, ...extremes].join(', ')}.${isOpen ? ` It breaks off at ${timeText(end)}.` : ''}`;
}

/** The line of a curve in a pane. */
export function lineOf(
  spec: PaneSpec,
  data: PaneData,
  { role }: Curve,
  key: string,
  isLimit: boolean,
): PlotLine | undefined {
  const at = linesOf(spec).findIndex(
    (line) => line.role === role && line.channel.key === key && line.isLimit === isLimit,
  );
  return data.lines[at];
}

/** Least and greatest of what is seen of a line; null where nothing is. */
function reachOf({ xs, ys }: PlotLine, { min, max }: PaneData['x']) {
  let [leastAt, mostAt] = [-1, -1];
  for (let i = 0; i < ys.length; i++) {
    const [x, y] = [xs[i] as number, ys[i] as number];
    if (Number.isNaN(y) || !(x >= min && x <= max)) continue;
    if (leastAt < 0 || y < (ys[leastAt] as number)) leastAt = i;
    if (mostAt < 0 || y > (ys[mostAt] as number)) mostAt = i;
  }
  if (leastAt < 0) return null;
  return { leastAt, mostAt, least: ys[leastAt] as number, most: ys[mostAt] as number };
}

/** A number in the reader's unit with its symbol. */
function amount(axis: AxisKey, shown: number, units: Units): string {
  if (axis === 'time') return timeText(shown);
  const of = channel(axis);
  return `${numberText(shown, digitsIn(of, unitIn(of, units)))} ${unitSymbol(of, units)}`.trim();
}
