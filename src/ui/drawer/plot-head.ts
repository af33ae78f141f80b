import { digitsIn, type Units, unitIn } from '../../parameters/reader-units';
import { fromSi } from '../../parameters/units';
import { channel } from '../../recording/channels';
import { element, liveText } from '../elements/dom';
import { createIcon } from '../elements/icons';
import { numberText, quantityText, unitSymbol } from '../text';
import { type Curve, differenceName } from './plot-curves';
import { createEntry, type LegendEntry } from './plot-legend';
import type { Range } from './plot-range';
import type { HeightReader, Reading } from './plot-reading';
import { type Role, roleStyles, roles } from './plot-roles';
import type { PaneSpec } from './plot-spec';

/** The line above a plot. */
export interface PlotHead {
  readonly element: HTMLElement;
  /** Names the plot, and opens the choice of what it shows. */
  readonly title: HTMLButtonElement;
  /** Opens the table of what is drawn. */
  readonly tableLink: HTMLButtonElement;
  /** Other runs, units or scales. */
  name(curves: readonly Curve[], units: Units, heights: Range): void;
  read(runs: readonly Reading[], units: Units): void;
  /** What was read last, in words. */
  spoken(): string;
}

/** What a plot is, whose lines it has, and what they read. */
export function createPlotHead(spec: PaneSpec, heightOf: HeightReader): PlotHead {
  const main = channel(spec.channels[0]);
  const along = spec.x === 'time' ? null : channel(spec.x);
  const text = liveText(spec.label);
  const title = element(
    'button',
    { class: 'plot-title', attributes: { type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' } },
    element('span', {}, text.node),
  );
  title.append(createIcon('more').element);
  const tableLink = element('button', {
    class: 'plain plot-table',
    title: `Data table: ${spec.label}`,
    attributes: { type: 'button', 'aria-label': `Data table of the plot: ${spec.label}` },
  });
  tableLink.append(createIcon('list').element);
  const entries = new Map<Role, LegendEntry>();
  for (const role of [...roles].reverse()) entries.set(role, createEntry(role));
  const limits = spec.channels.slice(1).map((key) => ({ of: channel(key), entry: createEntry('limit') }));
  let symbol = '';
  /** What lies along at the time that was read last, in words; empty over time. */
  let alongRead = '';

  return {
    element: element(
      'div',
      { class: 'plot-legend' },
      title,
      ...[...entries.values(), ...limits.map(({ entry }) => entry)].map((entry) => entry.element),
      tableLink,
    ),
    title,
    tableLink,
    name(curves, units, { min, max }) {
      symbol = unitSymbol(main, units);
      // Over time the channel names the plot; else what it is read against belongs to its name.
      const name = spec.x === 'time' && !spec.isDifference ? main.label : spec.label;
      text.set(symbol ? `${name}, ${symbol}` : name);
      title.setAttribute('aria-label', `${text.node.data}: choose what this plot shows`);
      const difference = spec.isDifference ? differenceName(curves) : null;
      const named = difference === null ? curves : curves.filter(({ role }) => role === 'first' && difference !== '');
      const letters = Math.max(numberText(max, main.digits).length, numberText(min, main.digits).length);
      for (const [role, entry] of entries) {
        const curve = named.find((each) => each.role === role);
        entry.element.hidden = !curve;
        // A run alone needs no name.
        entry.name.set(difference ?? (curve && curves.length > 1 ? curve.name : ''));
        entry.setRoom(letters);
      }
      const withLimits = curves.filter(({ role }) => roleStyles[role].limitDash !== null);
      for (const { of, entry } of limits) {
        entry.name.set(of.label);
        entry.setRoom(letters * Math.max(withLimits.length, 1));
      }
    },
    read(runs, units) {
      const digits = digitsIn(main, unitIn(main, units));
      for (let i = 0; i < runs.length; i++) {
        const run = runs[i] as Reading;
        entries.get(run.role)?.value.set(numberText(heightOf(run, runs, units), digits));
      }
      const first = runs[0];
      alongRead =
        along && first?.isRunning ? `${along.label} ${quantityText(along.of(first.sample), along, units)}` : '';
      for (const { of, entry } of limits) {
        const unit = unitIn(of, units);
        const texts: string[] = [];
        for (const { role, sample, isRunning } of runs) {
          if (roleStyles[role].limitDash === null) continue;
          texts.push(numberText(isRunning ? fromSi(of.of(sample), unit) : Number.NaN, digitsIn(of, unit)));
        }
        entry.value.set(texts.join(' / '));
      }
    },
    spoken() {
      const read = (entry: LegendEntry) =>
        [entry.name.node.data, entry.value.node.data, symbol].filter((part) => part !== '').join(' ');
      const values = [...entries.values()].filter((entry) => !entry.element.hidden);
      return [
        ...(alongRead ? [alongRead] : []),
        ...values.map((entry, i) => `${i === 0 ? `${main.label} ` : ''}${read(entry)}`),
        ...limits.map(({ entry }) => read(entry)),
      ].join(', ');
    },
  };
}
