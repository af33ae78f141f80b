import type { Parameters } from '../parameters/parameter';
import { degrees, squareFeet, toSi } from '../parameters/units';
import { parseWind } from '../parameters/wind';
import { createAirTable } from '../physics/atmosphere';
import type { Environment } from '../physics/flight';
import type { Ground } from '../physics/ground/ground';
import { createWind } from '../physics/wind';

/** What all drag areas have in common: wide enough for any person, bike or tangle. */
export const dragArea = { kind: 'number', unit: 'm2', min: 0.05, max: 3 } as const;

/** What the canopies of all jumps have in common. */
export const canopyArea = {
  kind: 'number',
  label: 'Canopy area',
  group: 'Canopy',
  unit: 'ft2',
  min: squareFeet(100),
  max: squareFeet(500),
  step: squareFeet(5),
} as const;
export const canopyGlideRatio = {
  kind: 'number',
  label: 'Canopy glide ratio',
  group: 'Canopy',
  unit: 'none',
  min: 1,
  max: 6,
  step: 0.1,
  doc: 'Metres forward for each metre down in still air, brakes up.',
} as const;

/** Parameters of the air that every jump has. */
export const airParameters = {
  temperatureOffset: {
    kind: 'number',
    label: 'Temperature offset',
    group: 'Air',
    unit: 'K',
    default: 0,
    min: -60,
    max: 60,
    step: 1,
    doc: 'How much warmer than the standard atmosphere the day is, at all heights. Warmer air is thinner: every fall is faster.',
    source: 'US Standard Atmosphere 1976',
    standing: 'chosen',
  },
  wind: {
    kind: 'wind',
    label: 'Wind',
    group: 'Air',
    default: '',
    doc: 'Rows of height above the landing in m : knots @ true degrees it comes from, such as 0:5@270,3000:25@280. Empty is still air.',
    source: 'No wind of either film day is published',
    standing: 'chosen',
  },
  gustSpeed: {
    kind: 'number',
    label: 'Gusts',
    group: 'Air',
    unit: 'kt',
    default: 0,
    min: 0,
    max: toSi(60, 'kt'),
    step: toSi(1, 'kt'),
    doc: 'Largest departure of the wind from its mean, along each horizontal axis.',
    source: 'Gusts to 50 m/s were measured on Helsetkopen during the shoot; none is assumed in the jump',
    standing: 'chosen',
  },
  gustSeed: {
    kind: 'number',
    label: 'Gust seed',
    group: 'Air',
    unit: 'none',
    default: 1,
    min: 0,
    max: 9999,
    step: 1,
    doc: 'Another number is another gusty day; the same number is the same day again.',
    source: 'Any whole number',
    standing: 'chosen',
  },
  machFactor: {
    kind: 'flag',
    label: 'Drag rise near Mach 1',
    group: 'Air',
    default: false,
    doc: 'Raises the drag of the falling body from Mach 0.6 on. Off, because drag areas inferred from fast jumps already contain it.',
    source: 'Guerster and Walter 2017, doi 10.1371/journal.pone.0187798',
    standing: 'published',
  },
} as const satisfies Parameters;

/** The surroundings of a jump from its values. */
export function environmentOf(
  values: {
    readonly temperatureOffset: number;
    readonly wind: string;
    readonly gustSpeed: number;
    readonly gustSeed: number;
    readonly machFactor: boolean;
  },
  place: { readonly heading: number },
  landingElevation: number,
  highestMsl: number,
  ground: Ground,
): Environment {
  const rows = parseWind(values.wind).rows.map((row) => ({
    height: row.height,
    speed: toSi(row.knots, 'kt'),
    from: degrees(row.from),
  }));
  return {
    air: createAirTable(values.temperatureOffset, highestMsl),
    wind: createWind(rows, degrees(place.heading), values.gustSpeed, values.gustSeed),
    ground,
    landingElevation,
    machFactor: values.machFactor,
  };
}

/** The lowest exit that makes a jump, m above the landing. */
const LOWEST_EXIT = 30;

/** Height of the exit above the landing, m; an impossible pair is mended and said. */
export function exitHeightOf(exitMsl: number, landingElevation: number, notes: string[]): number {
  const height = exitMsl - landingElevation;
  if (height >= LOWEST_EXIT) return height;
  notes.push(`The exit lay less than ${LOWEST_EXIT} m above the landing; it was raised to that.`);
  return LOWEST_EXIT;
}
