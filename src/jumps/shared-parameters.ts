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
    doc: 'Wind by height above the landing: its speed and the true bearing it comes from. Between two rows it changes evenly; below the first and above the last it stays as it is.',
    source: 'No wind of either film day is published',
    standing: 'chosen',
    presets: [
      {
        key: 'still',
        label: 'Still air',
        doc: 'No wind at any height, and no gusts.',
        values: { wind: '', gustSpeed: 0 },
      },
      {
        key: 'light',
        label: 'Light',
        doc: 'A pleasant day: 5 kt at the ground, 10 kt at 3,000 m, from the west.',
        values: { wind: '0:5@270,3000:10@280', gustSpeed: 0 },
      },
      {
        key: 'strong',
        label: 'Strong with height',
        doc: 'Light at the ground, a jet of 60 kt at 9,000 m, turning to the right on the way up.',
        values: { wind: '0:5@230,1500:15@250,5000:35@270,9000:60@285,14000:40@290', gustSpeed: 0 },
      },
      {
        key: 'gusty',
        label: 'Gusty',
        doc: '10 kt at the ground with gusts of another 10 kt, and twice that above.',
        values: { wind: '0:10@270,1500:20@280', gustSpeed: toSi(10, 'kt'), gustSeed: 1 },
      },
    ],
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
    next: 'Another gusty day',
    idleWith: { gustSpeed: 0 },
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

/** What the light of the picture depends on. */
export const lightParameters = {
  timeOfDay: {
    kind: 'number',
    label: 'Time of day at exit',
    group: 'Light',
    unit: 'h',
    min: 0,
    max: toSi(24, 'h'),
    step: toSi(0.05, 'h'),
    doc: 'Local clock time at the exit. The sun stands where it stood over this place on the day of the film, and moves on during the jump.',
    pictureOnly: true,
  },
  haze: {
    kind: 'number',
    label: 'Haze',
    group: 'Light',
    unit: 'none',
    min: 0,
    max: 8,
    step: 0.1,
    doc: 'Amount of haze in the air: 1 is a clear day, 5 a dusty one.',
    pictureOnly: true,
  },
  cloudCover: {
    kind: 'number',
    label: 'Cloud cover',
    group: 'Light',
    unit: 'percent',
    min: 0,
    max: 1,
    step: 0.01,
    doc: 'Share of the sky that clouds cover. 0 is a clear sky.',
    pictureOnly: true,
  },
} as const;

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
  notes.push(
    `The exit lies ${height < 0 ? 'below the landing' : `less than ${LOWEST_EXIT} m (100 ft) above the landing`}: it was raised to ${LOWEST_EXIT} m above it.`,
  );
  return LOWEST_EXIT;
}
