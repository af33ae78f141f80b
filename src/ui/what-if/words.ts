/** Answers as sentences in the reader's units. */
import type { Jump, Place } from '../../jumps/jump';
import type { NumberParameter, Values } from '../../parameters/parameter';
import { type Measured, type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, units as unitTable } from '../../parameters/units';
import { digitsOf, rangeText, readableNumber } from '../../parameters/values';
import type { DragAreaAnswer } from '../../what-if/drag-area';
import type { LatestReleaseAnswer } from '../../what-if/latest-release';
import type { LowestOpeningAnswer } from '../../what-if/lowest-opening';
import type { ReleasePointAnswer, Way } from '../../what-if/release-point';
import type { Variation } from '../../what-if/spread';
import type { Ellipse, SpreadFigures } from '../../what-if/spread-figures';
import { MINUS, quantityText } from '../text';

export const quantities = {
  length: { unit: 'ft', digits: 0 },
  peak: { unit: 'mph', quantity: 'climb', digits: 1 },
  sink: { unit: 'm/s', digits: 1 },
  time: { unit: 's', digits: 1 },
  load: { unit: 'g', digits: 1 },
  mass: { unit: 'kg', digits: 1 },
  share: { unit: 'percent', digits: 0 },
  wind: { unit: 'kt', digits: 1 },
  count: { unit: 'none', digits: 0 },
} as const satisfies Record<string, Measured & { readonly digits: number }>;

const text = (si: number, of: keyof typeof quantities, units: Units): string => quantityText(si, quantities[of], units);
const length = (si: number, units: Units): string => text(Math.abs(si), 'length', units);

/** A limit that has to be kept is never rounded into what breaks it. */
function atLeast(si: number, units: Units): string {
  const unit = unitIn(quantities.length, units);
  const shown = Math.ceil(Number(fromSi(si, unit).toPrecision(10)));
  return `${readableNumber(shown, 0)} ${unitTable[unit].symbol}`;
}

/** "074°": as a compass and a pilot say it. */
export function bearingText(degrees: number): string {
  return `${String(Math.round(degrees) % 360).padStart(3, '0')}°`;
}

/** "300 ft to the left", or nothing where it is none of a metre. */
const sidewards = (right: number, units: Units): string =>
  Math.abs(right) < 0.5 ? '' : ` and ${length(right, units)} to the ${right < 0 ? 'left' : 'right'}`;
const towards = ({ distance, bearing }: Way, units: Units): string =>
  `${length(distance, units)} towards ${bearingText(bearing)}`;

export function dragAreaWords(answer: DragAreaAnswer, jump: Jump, values: Values, units: Units): readonly string[] {
  const parameter = jump.parameters[answer.asked.parameter] as NumberParameter;
  const name = `“${parameter.label}”`;
  const area = (si: number) => `${readableNumber(si, digitsOf(parameter))} m²`;
  const wished = text(answer.asked.peak, 'peak', units);
  if (answer.area !== null && answer.peak !== null) {
    return [
      `${name} of ${area(answer.area)} gives a peak of ${text(answer.peak, 'peak', units)}; it is ${area(values[answer.asked.parameter] as number)} now.`,
      ...(answer.ending === 'landed' ? [] : [`But that jump ends badly. ${answer.verdict}`]),
    ];
  }
  const [least, most] = answer.reach ?? [];
  if (least === undefined || most === undefined) {
    return [
      `No drag area gives exactly ${wished}: what the fall ends on changes with it, and the peak leaps past that.`,
    ];
  }
  const [low, high] = [text(least, 'peak', units), text(most, 'peak', units)];
  if (low === high) return [`The peak is ${low} whatever ${name} is: another part of the fall is the fastest.`];
  return [`No drag area gives ${wished}: within ${rangeText(parameter)} ${name} reaches from ${low} to ${high}.`];
}

export function lowestOpeningWords(answer: LowestOpeningAnswer, units: Units): readonly string[] {
  const { asked, height, sink, openHeight, softest, failsAbove, present } = answer;
  const wished = text(asked.sink, 'sink', units);
  if (height === null) {
    if (softest === null) return ['No opening lands this jump: none comes to its feet.'];
    if (softest > asked.sink) {
      return [`No opening does: of all heights the softest touchdown is ${text(softest, 'sink', units)}.`];
    }
    return [
      `No opening height is safe for ${wished}: some land as softly as ${text(softest, 'sink', units)}, but others a little higher do not. The gusts decide.`,
    ];
  }
  const more = present === null ? 0 : present - height;
  return [
    `At ${atLeast(height, units)} or higher. From there the canopy is fully open ${length(openHeight ?? 0, units)} above the ground and comes down with ${text(sink ?? Number.NaN, 'sink', units)}.`,
    ...(present === null
      ? ['Now no canopy is thrown.']
      : Math.abs(more) < asked.grain
        ? []
        : [
            `Now it is thrown at ${length(present, units)}, ${length(more, units)} ${more > 0 ? 'higher' : 'lower: too low'}.`,
          ]),
    ...(failsAbove === null
      ? []
      : [`With these gusts some higher openings land harder again, one from ${length(failsAbove, units)}.`]),
    'This is the edge of the model, without any margin.',
  ];
}

export function latestReleaseWords(answer: LatestReleaseAnswer, values: Values, units: Units): readonly string[] {
  const { asked, hold, failsBefore, clearance, pullHeight, fault, verdict } = answer;
  const why = {
    ending: verdict,
    clearance:
      asked.clearance > 0
        ? `It passes the wall nearer than ${length(asked.clearance, units)}.`
        : 'Its path cuts into the rock.',
    pullHeight: `It pulls lower than ${length(asked.pullHeight, units)}.`,
  } as const;
  if (hold === null) {
    return [`No release does it, not even one at the lip. ${fault ? why[fault] : ''}`.trim()];
  }
  return [
    `After ${text(hold, 'time', units)} at the latest; now it is ${text(values.holdTime as number, 'time', units)}.`,
    `With it you pass the wall and the scree below at ${length(clearance, units)}${pullHeight === null ? '' : ` and pull at ${length(pullHeight, units)}`}.`,
    ...(fault
      ? [`A tenth of a second later: ${why[fault].charAt(0).toLowerCase()}${why[fault].slice(1)}`]
      : ['Even the longest hold does it.']),
    ...(failsBefore === null
      ? []
      : [`Not every earlier release does it: ${text(failsBefore, 'time', units)} does not.`]),
  ];
}

export function releasePointWords(answer: ReleasePointAnswer, { heading }: Place, units: Units): readonly string[] {
  const { asked, exit, carried, carriedInStillAir, hasWind, ending, verdict } = answer;
  const still = hasWind ? ` In still air it would be ${towards(carriedInStillAir, units)}.` : '';
  const bad = ending === 'landed' ? [] : [`But this jump ends badly. ${verdict}`];
  if (!exit) {
    return [
      `The lip stays where it is. You come down ${towards(carried, units)} from it: ${length(carried.downrange, units)} out${sidewards(carried.right, units)}.${still}`,
      ...bad,
    ];
  }
  const moved = asked.downrange !== 0 || asked.right !== 0;
  return [
    `Get out ${length(exit.distance, units)} from the target, on a bearing of ${bearingText(exit.bearing)} true from it. On the run-in of ${bearingText(heading)} that is ${length(exit.downrange, units)} ${exit.downrange < 0 ? 'before' : 'past'} it${sidewards(exit.right, units)}.`,
    `From there fall and canopy carry you ${towards(carried, units)}.${still}`,
    ...(moved
      ? [
          `The exit moves ${length(asked.downrange, units)} ${asked.downrange < 0 ? 'back' : 'on'}${sidewards(asked.right, units)} from where it is.`,
        ]
      : []),
    ...bad,
  ];
}

const shareText = (share: number): string => {
  const percent = 100 * share;
  return `${readableNumber(percent, percent > 99 && percent < 100 ? 1 : 0)} %`;
};

/** How a spread ended, lands and opens. */
export function spreadWords(
  { runs, endings, landings, ellipses, loads }: SpreadFigures,
  units: Units,
): readonly string[] {
  const bad = [
    [endings.impact, 'hit the ground'],
    [endings.wallStrike, 'struck the wall'],
    [endings.timeLimit + endings.diverged, 'came to no end'],
  ] as const;
  const others = bad.filter(([count]) => count > 0).map(([count, what]) => `${readableNumber(count, 0)} ${what}`);
  const all = readableNumber(runs, 0);
  const sentences = [
    endings.landed === runs
      ? `All ${all} jumps landed.`
      : `Of ${all} jumps ${readableNumber(endings.landed, 0)} landed; ${others.join(', ')}.`,
  ];
  const [half, most] = ellipses;
  if (landings && half && most) {
    sentences.push(
      `Landings: ellipses for 50 and 95 % of a normal spread are ${ellipseText(half, units)} and ${ellipseText(most, units)}; inside are ${shareText(half.holds)} and ${shareText(most.holds)}.`,
    );
  }
  if (loads) {
    const load = (g: number) => text(g, 'load', units);
    sentences.push(
      `Openings: ${load(loads.p50)} in the middle, ${load(loads.p5).replace(' g', '')} to ${load(loads.p95)} for nine of ten, ${load(loads.most)} at most.`,
    );
  }
  return sentences;
}

/** "2,400 by 2,070 ft": a thousand jumps tell no more than three digits. */
function ellipseText({ major, minor }: Ellipse, units: Units): string {
  const unit = unitIn(quantities.length, units);
  const [long, wide] = [major, minor].map((axis) => {
    const shown = Number(fromSi(2 * axis, unit).toPrecision(3));
    return readableNumber(shown, shown < 10 ? 1 : 0);
  });
  return `${long} by ${wide} ${unitTable[unit].symbol}`;
}

/** What was varied, by how much, and the seed. */
export function variationWords(
  { mass, drag, wind, delay }: Variation,
  seed: number,
  hasGusts: boolean,
  units: Units,
): string {
  const parts = [
    ...(mass > 0 ? [`mass ${text(mass, 'mass', units)}`] : []),
    ...(drag > 0 ? [`drag ${text(drag, 'share', units)}`] : []),
    ...(wind > 0 ? [`wind ${text(wind, 'wind', units)} on each axis`] : []),
    ...(delay > 0 ? [`delay of the pull ${text(delay, 'time', units)}`] : []),
  ];
  const gusts = hasGusts ? ' Each jump has gusts of its own.' : '';
  if (parts.length === 0) return `Nothing was varied.${gusts} Seed ${seed}.`;
  return `Standard deviations: ${parts.join(', ')}.${gusts} Seed ${seed}.`;
}

/** Rows of the table that says what the drawings show. */
export function spreadRows(figures: SpreadFigures, units: Units): readonly (readonly [label: string, value: string])[] {
  const { landings, ellipses, loads } = figures;
  const signed = (si: number) => text(si, 'length', units).replace('-', MINUS);
  const rows: (readonly [string, string])[] = [];
  if (landings) {
    rows.push(
      ['Mean landing, downrange of the exit', signed(landings.x)],
      ['and to the right', signed(landings.z)],
      ['Standard deviation downrange', length(Math.sqrt(landings.xx), units)],
      ['and across', length(Math.sqrt(landings.zz), units)],
    );
  }
  for (const ellipse of ellipses) {
    const name = `Ellipse of ${Math.round(100 * ellipse.share)} %`;
    rows.push([`${name}, length by width`, ellipseText(ellipse, units)]);
    rows.push([`${name}, landings inside`, shareText(ellipse.holds)]);
  }
  if (loads) {
    const load = (g: number) => quantityText(g, { unit: 'g', digits: 2 }, units);
    rows.push(
      ['Opening load, least', load(loads.least)],
      ['5 in 100 below', load(loads.p5)],
      ['half below', load(loads.p50)],
      ['95 in 100 below', load(loads.p95)],
      ['most', load(loads.most)],
    );
  }
  return rows;
}
