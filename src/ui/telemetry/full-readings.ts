import type { Units } from '../../parameters/reader-units';
import { decompressionOf, needsOxygen, oxygenNeedAt } from '../../recording/breathing';
import { type Channel, type ChannelKey, channel } from '../../recording/channels';
import type { Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import { element, liveText } from '../elements/dom';
import { decompressionText, needTexts, rangeText, rangeUnit } from './breathing-text';
import { createReading, type Reading } from './telemetry-rows';

/** All that the instruments do not say already, in groups. */
export interface FullReadings {
  readonly element: HTMLElement;
  /** For a run, the keys of the channels that have a value in it, and the units of the reader. */
  setRun(recording: Recording, meaningful: ReadonlySet<string>, units: Units): void;
  show(sample: Sample): void;
}

/** A channel, or the clock of the run, under the name that it has within its group. */
type Row = readonly [of: ChannelKey | 'clock', label: string];

interface Group {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Only for jumps that begin in air too thin to breathe. */
  readonly isForThinAir?: boolean;
}

/** Side by side where there is the width, else one below the other. What is near the jumper, and his oxygen, come where they matter. */
const columns: readonly (readonly Group[])[] = [
  [
    {
      name: 'Height',
      rows: [
        ['altitudeMsl', 'MSL'],
        ['fallen', 'Fallen'],
        ['downrange', 'Downrange'],
      ],
    },
    {
      name: 'Speed',
      rows: [
        ['equivalentSpeed', 'Equivalent'],
        ['groundSpeed', 'Ground'],
        ['mach', 'Mach'],
        ['glideRatio', 'Glide ratio'],
      ],
    },
    {
      name: 'Load and heat',
      rows: [
        ['dynamicPressure', 'Dynamic'],
        ['heatPower', 'Heat power'],
      ],
    },
    {
      name: 'Nearby',
      rows: [
        ['wallClearance', 'Wall'],
        ['bikeDistance', 'Bike'],
        ['cameramanDistance', 'Cameraman'],
      ],
    },
  ],
  [
    {
      name: 'Time',
      rows: [
        ['clock', 'Since exit'],
        ['delay', 'Delay'],
        ['timeToOpening', 'To opening'],
        ['timeToGround', 'To ground'],
        ['timeInView', 'In view'],
      ],
    },
    {
      name: 'Air',
      rows: [
        ['airDensity', 'Density'],
        ['densityRatio', 'Of sea level'],
        ['airPressure', 'Pressure'],
        ['airTemperature', 'Temperature'],
      ],
    },
    {
      name: 'Oxygen',
      isForThinAir: true,
      rows: [
        ['oxygenInAir', 'In plain air'],
        ['oxygenInMask', 'In the mask'],
      ],
    },
  ],
];

/** The clock of the run itself: a table of channels has it as its first column. */
const sinceExit: Channel = {
  key: 'sinceExit',
  label: 'Since exit',
  unit: 's',
  digits: 1,
  doc: 'Time since the exit; negative before it.',
  of: (sample) => sample.time,
};

interface LiveRow {
  /** Null for what has a value at every moment. */
  readonly key: ChannelKey | null;
  readonly reading: Reading;
}

/** While there is something to scroll these are not those of the page. */
const scrollKeys: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

const share = { unit: '%', perUnit: 100 } as const;
const least = channel('consciousAtLeast');
const most = channel('consciousAtMost');

export function createFullReadings(): FullReadings {
  const groups: { readonly isForThinAir: boolean; readonly rows: readonly LiveRow[]; readonly element: HTMLElement }[] =
    [];

  const conscious = liveText();
  const consciousUnit = liveText();
  const consciousRow = element(
    'div',
    { class: 'reading', title: `${least.doc} Work shortens it.` },
    element('dt', { text: 'Conscious for' }),
    element(
      'dd',
      {},
      element('span', { class: 'value' }, conscious.node),
      element('span', { class: 'unit' }, consciousUnit.node),
    ),
  );
  const need = liveText();
  const needSign = element('span', { class: 'need-sign', attributes: { 'aria-hidden': 'true' } });
  const needLine = element(
    'span',
    {
      class: 'need',
      title:
        'Oxygen added from 10,000 ft and nothing else breathed from 20,000 ft (US Air Force, AFI 11-409); a pressure suit from 40,000 ft (USPA).',
    },
    needSign,
    element('span', {}, need.node),
  );
  const note = liveText();
  const noteLine = element('p', { class: 'full-note' }, note.node);

  function createGroup({ name, rows: declared, isForThinAir = false }: Group): HTMLElement {
    const rows = declared.map(
      ([of, label]): LiveRow => ({
        key: of === 'clock' ? null : of,
        reading: createReading(of === 'clock' ? sinceExit : channel(of), {
          label,
          ...(of === 'densityRatio' ? share : {}),
        }),
      }),
    );
    const list = element('dl', {}, ...rows.map(({ reading }) => reading.element));
    const heading = element('h3', {}, element('span', { text: name }));
    const made = element('section', {}, heading, list);
    if (isForThinAir) {
      list.append(consciousRow);
      heading.append(needLine);
    }
    groups.push({ isForThinAir, rows, element: made });
    return made;
  }

  const root = element(
    'div',
    // It scrolls where there is no room for all, and then by keys too.
    { class: 'full', attributes: { tabindex: '0', role: 'group', 'aria-label': 'All readings' } },
    element(
      'div',
      { class: 'full-columns' },
      ...columns.map((column) => element('div', {}, ...column.map(createGroup))),
    ),
    noteLine,
  );

  root.addEventListener('keydown', (event) => {
    if (scrollKeys.has(event.key) && root.scrollHeight > root.clientHeight) event.stopPropagation();
  });

  let shown: readonly Reading[] = [];
  let isThin = false;

  return {
    element: root,
    setRun(recording, meaningful, units) {
      isThin = needsOxygen(recording);
      shown = groups.flatMap(({ isForThinAir, rows, element: section }) => {
        const here = rows.filter(({ key }) => (isThin || !isForThinAir) && (key === null || meaningful.has(key)));
        for (const row of rows) row.reading.element.hidden = !here.includes(row);
        section.hidden = here.length === 0;
        return here.map(({ reading }) => reading);
      });
      for (const reading of shown) reading.setUnits(units);
      noteLine.hidden = !isThin;
      if (isThin) note.set(decompressionText(decompressionOf(recording), units));
    },
    show(sample) {
      for (let i = 0; i < shown.length; i++) (shown[i] as Reading).show(sample);
      if (!isThin) return;
      const atMost = most.of(sample);
      conscious.set(rangeText(least.of(sample), atMost));
      consciousUnit.set(rangeUnit(atMost));
      const level = oxygenNeedAt(sample);
      if (needLine.dataset.need === level) return;
      needLine.dataset.need = level;
      need.set(needTexts[level]);
    },
  };
}
